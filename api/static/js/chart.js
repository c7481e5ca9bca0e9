// Statements as points in time: those of a day stand together, or of a longer stretch where days are too narrow.

import { h } from "./dom.js";

const DAY = 86_400_000;
const MARGIN = 12; // px left and right, so that no point is cut
const STEP = 13; // px from point to point
const TALLEST = 12; // points on each other
const LABELLED = 90; // px that a day or a month below the line takes
const COUNTED = 32; // px that a count above points takes
const SHAPES = {
  years: { year: "numeric" },
  months: { month: "short", year: "numeric" },
  days: { day: "numeric", month: "short" },
};
const UNITS = [
  ["days", 1], ["days", 2], ["days", 7], ["days", 14],
  ["months", 1], ["months", 2], ["months", 3], ["months", 6],
  ["years", 1], ["years", 2], ["years", 5], ["years", 10], ["years", 50], ["years", 1000],
];

/**
 * A picture of the list beside it: all it shows and opens can be reached there without a mouse.
 * @param statements StatementOut; those without a date are left out
 * @param width px
 * @param onpick called with the statement whose point was clicked
 * @param onmore called with the first of the statements for which there is but a count, when that was clicked
 */
export function chart(statements, width, onpick, onmore) {
  const dated = statements.filter(({ first_day }) => first_day);
  if (dated.length === 0) return h("div");
  const inner = width - 2 * MARGIN;
  const stretches = stretched(dated, inner);
  const [from, to] = [stretches[0].start, stretches.at(-1).end];
  const x = (time) => MARGIN + ((time - from) / (to - from)) * inner;
  const most = Math.max(...stretches.map(({ said }) => said.length));
  const across = Math.min(Math.ceil(most / TALLEST), room(stretches, inner));
  const base = (Math.min(Math.ceil(most / across), TALLEST) + 2) * STEP;
  const drawing = svg("svg", { class: "chart", width, height: base + 24, viewBox: `0 0 ${width} ${base + 24}`, "aria-hidden": "true" });
  for (const { time, label } of ticks(from, to, inner)) {
    drawing.append(svg("line", { x1: x(time), x2: x(time), y1: 0, y2: base + 4 }), svg("text", { x: x(time), y: base + 18, "text-anchor": "middle" }, label));
  }
  drawing.append(svg("line", { class: "axis", x1: 0, x2: width, y1: base, y2: base }));
  for (const { start, end, said } of stretches) {
    const middle = x((start + end) / 2);
    const drawn = said.slice(0, across * TALLEST);
    drawn.forEach((statement, i) => drawing.append(point(statement, middle + STEP * ((i % across) - (across - 1) / 2), base - STEP * (Math.floor(i / across) + 0.6), onpick)));
    if (drawn.length < said.length) drawing.append(count(said.length - drawn.length, middle, () => onmore(said[drawn.length])));
  }
  return h("figure", {}, drawing, legend());
}

function point(statement, cx, cy, onpick) {
  const circle = svg("circle", { class: statement.reporting, cx, cy, r: 5 });
  circle.append(svg("title", {}, `${statement.person ?? statement.speaker}: ${statement.quote}`));
  circle.addEventListener("click", () => onpick(statement));
  return circle;
}

/** How many more there are than points, above them. */
function count(more, x, onclick) {
  const words = svg("text", { class: "more", x, y: STEP, "text-anchor": "middle" }, `+${more.toLocaleString("en")}`);
  words.append(svg("title", {}, "The rest of them, in the list"));
  words.addEventListener("click", onclick);
  return words;
}

/** Stretches of one length, each with what was said in it: as short as points, and counts if any are needed, have room. */
function stretched(dated, width) {
  const times = dated.map(middle);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const cut = (narrowest) => {
    const { starts } = finest(first, last, Math.max(1, Math.floor(width / narrowest)));
    const stretches = starts.slice(1).map((end, i) => ({ start: starts[i], end, said: [] }));
    dated.forEach((statement, i) => stretches.findLast(({ start }) => start <= times[i]).said.push(statement));
    return stretches;
  };
  const short = cut(STEP);
  const most = TALLEST * room(short, width);
  return short.some(({ said }) => said.length > most) ? cut(COUNTED) : short;
}

/** How many points fit beside each other in a stretch. */
function room(stretches, width) {
  return Math.max(1, Math.floor(width / stretches.length / STEP));
}

/** Between the first and the last day that a date may mean. */
function middle({ first_day, last_day }) {
  return (Date.parse(first_day) + Date.parse(last_day) + DAY) / 2;
}

/** Days, or beginnings of months or years, with room for their names. */
function ticks(from, to, width) {
  const { unit, starts } = finest(from, to - 1, Math.max(2, Math.floor(width / LABELLED)));
  const aside = unit === "days" ? DAY / 2 : 0; // a day's points stand in its middle
  const shown = starts.map((start) => start + aside).filter((time) => from <= time && time <= to);
  return shown.map((time) => ({ time, label: label(unit, time) }));
}

/** Beginnings of the shortest stretches of which not more than `most` hold all from `first` to `last`, and the end of them. */
function finest(first, last, most) {
  for (const [unit, every] of UNITS) {
    const starts = beginnings(unit, every, first, last, most);
    if (starts.at(-1) > last || unit === "years" && every === 1000) return { unit, starts };
  }
}

/** Of the stretch of `from` and of those that follow, till one begins after `to`, or there are `most` and the end. */
function beginnings(unit, every, from, to, most) {
  const start = new Date(from);
  const [year, month, day] = [start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate()];
  const nth = {
    days: (n) => Date.UTC(year, month, day + n * every),
    months: (n) => Date.UTC(year, Math.floor(month / every) * every + n * every),
    years: (n) => Date.UTC((Math.floor(year / every) + n) * every, 0),
  }[unit];
  const found = [nth(0)];
  while (found.at(-1) <= to && found.length <= most) found.push(nth(found.length));
  return found;
}

function label(unit, time) {
  return new Intl.DateTimeFormat("en-GB", { ...SHAPES[unit], timeZone: "UTC" }).format(time);
}

function legend() {
  const entry = (kind, words) => h("span", {}, h("i", { class: kind }), words);
  return h("figcaption", { class: "legend", "aria-hidden": "true" }, entry("direct", "in their own words"), entry("indirect", "in the reporter’s words"));
}

function svg(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
