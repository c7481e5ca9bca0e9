// Statements as points in time: those of about the same time stand on each other.

import { h } from "./dom.js";

const DAY = 86_400_000;
const MARGIN = 12; // px left and right, so that no point is cut
const STEP = 13; // px from point to point
const TALLEST = 16; // points on each other; what comes on top of them moves to their right
const SHAPES = {
  years: { year: "numeric" },
  months: { month: "short", year: "numeric" },
  days: { day: "numeric", month: "short" },
};

/**
 * A picture of the list beside it: all it shows and opens can be reached there without a mouse.
 * @param statements StatementOut; those without a date are left out
 * @param width px
 * @param onpick called with the statement whose point was clicked
 */
export function chart(statements, width, onpick) {
  const dated = statements.filter(({ first_day }) => first_day).map((statement) => ({ statement, time: middle(statement) }));
  if (dated.length === 0) return h("div");
  const scale = timeScale(dated.map(({ time }) => time), width);
  const points = stacked(dated, scale.x, width - MARGIN);
  const base = (Math.max(...points.map(({ level }) => level)) + 2) * STEP;
  const drawing = svg("svg", { class: "chart", width, height: base + 24, viewBox: `0 0 ${width} ${base + 24}`, "aria-hidden": "true" });
  for (const { time, label } of scale.ticks) {
    const x = scale.x(time);
    drawing.append(svg("line", { x1: x, x2: x, y1: 0, y2: base + 4 }), svg("text", { x, y: base + 18, "text-anchor": "middle" }, label));
  }
  drawing.append(svg("line", { class: "axis", x1: 0, x2: width, y1: base, y2: base }));
  for (const { statement, x, level } of points) {
    const circle = svg("circle", { class: statement.reporting, cx: x, cy: base - STEP * (level + 0.6), r: 5 });
    circle.append(svg("title", {}, `${statement.person ?? statement.speaker}: ${statement.quote}`));
    circle.addEventListener("click", () => onpick(statement));
    drawing.append(circle);
  }
  return h("figure", {}, drawing, legend());
}

/** Between the first and the last day that a date may mean. */
function middle({ first_day, last_day }) {
  return (Date.parse(first_day) + Date.parse(last_day)) / 2;
}

function timeScale(times, width) {
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const slack = Math.max((last - first) * 0.02, 2 * DAY);
  const [from, to] = [first - slack, last + slack];
  const x = (time) => MARGIN + ((time - from) / (to - from)) * (width - 2 * MARGIN);
  return { x, ticks: ticks(from, to, Math.max(2, Math.floor(width / 90))) };
}

/** Beginnings of years, months or days, the finest of which there are not too many. */
function ticks(from, to, most) {
  const units = [
    ["days", 1], ["days", 2], ["days", 7], ["days", 14],
    ["months", 1], ["months", 2], ["months", 3], ["months", 6],
    ["years", 1], ["years", 2], ["years", 5], ["years", 10], ["years", 50],
  ];
  for (const [unit, every] of units) {
    const found = beginnings(unit, every, from, to);
    if (found.length <= most) return found.map((time) => ({ time, label: label(unit, time) }));
  }
  return [];
}

function beginnings(unit, every, from, to) {
  const start = new Date(from);
  const [year, month, day] = [start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate()];
  const nth = {
    days: (n) => Date.UTC(year, month, day + n * every),
    months: (n) => Date.UTC(year, Math.floor(month / every) * every + n * every),
    years: (n) => Date.UTC((Math.floor(year / every) + n) * every, 0),
  }[unit];
  const found = [];
  for (let n = 0; nth(n) <= to && found.length < 100; n += 1) if (nth(n) >= from) found.push(nth(n));
  return found;
}

function label(unit, time) {
  return new Intl.DateTimeFormat("en-GB", { ...SHAPES[unit], timeZone: "UTC" }).format(time);
}

/**
 * Each point as low as it can stand without touching one that stands already.
 * @param most px, how far to the right one may move
 */
function stacked(dated, x, most) {
  const lasts = []; // by level, where its last point stands
  const inOrder = dated.map(({ statement, time }) => ({ statement, x: x(time) })).sort((a, b) => a.x - b.x);
  return inOrder.map(({ statement, x: own }) => {
    for (let place = own; ; place += STEP) {
      const level = lasts.findIndex((last) => place - last >= STEP - 0.01);
      if (level < 0 && lasts.length >= TALLEST && place + STEP <= most) continue;
      const free = level < 0 ? lasts.length : level;
      lasts[free] = place;
      return { statement, x: place, level: free };
    }
  });
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
