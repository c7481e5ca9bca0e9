// The timeline: statements by person, topic and period, as points on a line and as a list.

import { getPeople, getStatements, whenReady } from "./api.js";
import { ArticlePanel } from "./article.js";
import { chart } from "./chart.js";
import { announce, button, h, plural } from "./dom.js";
import { failureText } from "./failures.js";
import { statementItem } from "./statements.js";

const FIELDS = ["speaker", "topic", "from", "to"];
const PAGE = 200; // statements fetched at a time: as many points as a line can show
const CHOICES = 12; // people of a name to choose from, those who said most

const element = (id) => document.getElementById(id);
const form = element("wanted");
const panel = new ArticlePanel(element("article"));
let request = null;
let draw = () => {}; // the points again, for the width that there is now

/** Shows what the form asks for; a later call overtakes an earlier one. */
async function show() {
  const wanted = query();
  remember(wanted);
  request?.abort();
  request = new AbortController();
  const { signal } = request;
  element("found").setAttribute("aria-busy", "true");
  const onwait = () => element("found").replaceChildren(h("p", {}, "The server is loading its model. This page goes on by itself."));
  try {
    const found = await whenReady(() => getStatements({ ...wanted, limit: PAGE }, signal), { signal, onwait });
    showFound(wanted, found);
  } catch (error) {
    if (!signal.aborted) showFailure(error);
  }
}

function showFound(wanted, found) {
  const statements = [...found.statements];
  const said = summary(wanted, found.total);
  const list = h("ol");
  const more = [h("p", { class: "earlier" }), h("p", { class: "earlier" })]; // above the list, where the line ends, and below it
  const place = h("div");
  const open = (statement, opener) => panel.open(statement, statements, opener);
  // A point has its citation opened by its line in the list, which the focus then returns to.
  const line = (statement) => list.children[statements.indexOf(statement)].querySelector("button");
  draw = () => place.replaceChildren(...(statements.length ? [chart(statements, place.clientWidth, (one) => line(one).click(), (one) => line(one).focus())] : []));
  const add = (page) => {
    list.append(...page.statements.map((statement) => statementItem(statement, open)));
    draw();
    const shown = `The newest ${statements.length.toLocaleString("en")} of ${found.total.toLocaleString("en")} are shown.`;
    for (const line of more) line.replaceChildren(...(page.next ? [shown, rest(page.next)] : []));
  };
  const rest = (cursor) => button("Show earlier ones", (event) => fetchMore(cursor, event.currentTarget), { class: "action" });
  const fetchMore = async (cursor, pressed) => {
    const above = more[0].contains(pressed);
    pressed.setAttribute("aria-disabled", "true");
    const page = await getStatements({ ...wanted, limit: PAGE, cursor }).catch(showFailure);
    if (!page) return;
    const first = list.children.length;
    statements.push(...page.statements);
    add(page);
    announce(`${plural(page.statements.length, "more statement")} shown`);
    (above && more[0].querySelector("button") || list.children[first].querySelector("button")).focus();
  };
  element("found").replaceChildren(h("h2", { dir: "auto" }, said), ...notes(wanted, found), place, more[0]);
  element("statements").replaceChildren(list, more[1]);
  add(found);
  element("found").removeAttribute("aria-busy");
  announce(said);
}

/** "12 statements by Ilra Vensk on “tolls”". */
function summary({ speaker, topic }, total) {
  const by = speaker ? ` by ${speaker}` : "";
  return `${plural(total, "statement")}${by}${topic ? ` on “${topic}”` : ""}`;
}

/** What has to be known to read the list rightly. */
function notes({ speaker }, { people, total, unread, statements }) {
  const undated = statements.filter(({ first_day }) => !first_day).length;
  const heard = people.filter((person) => person.statements);
  const rest = heard.length - CHOICES;
  return [
    speaker && people.length === 0 && h("p", {}, `Nobody of that name is known to speak in this archive.`),
    heard.length > 1 && h("p", {}, `${speaker} may be `, choices(heard.slice(0, CHOICES)), rest > 0 && ` or one of ${plural(rest, "other")}`),
    unread > 0 && h("p", { class: "warning" }, `${plural(unread, "article")} read by older rules or none: `, h("code", {}, "dateline statements --find")),
    total > 0 && undated > 0 && h("p", {}, `${plural(undated, "statement")} without a date ${undated === 1 ? "stands" : "stand"} in the list alone.`),
  ].filter(Boolean);
}

function choices(people) {
  return people.flatMap(({ name, statements }, i) => [i ? ", " : "", button(name, () => pick(name)), ` (${statements.toLocaleString("en")})`]);
}

function pick(name) {
  form.elements.speaker.value = name;
  show();
}

function showFailure(error) {
  const { heading, detail } = failureText(error);
  const wrong = FIELDS.find((name) => name === error.field);
  if (wrong) form.elements[wrong].setAttribute("aria-invalid", "true");
  const again = !error.refused && button("Retry", show, { class: "action" });
  element("found").replaceChildren(h("div", { class: "notice" }, h("h2", {}, heading), h("p", {}, detail), again));
  element("statements").replaceChildren();
  element("found").removeAttribute("aria-busy");
  announce(`${heading}. ${detail}`);
}

/** What the form asks for, without what was left empty. */
function query() {
  const given = FIELDS.map((name) => [name, form.elements[name].value.trim()]);
  return Object.fromEntries(given.filter(([, value]) => value));
}

/** Keeps the address such that reloading or sharing it shows the same. */
function remember(wanted) {
  const search = new URLSearchParams(wanted).toString();
  history.replaceState(null, "", location.pathname + (search && `?${search}`));
  for (const name of FIELDS) form.elements[name].removeAttribute("aria-invalid");
}

async function suggestPeople() {
  const { people } = await whenReady(() => getPeople(PAGE), { onwait: () => {} });
  element("people").replaceChildren(...people.filter((person) => person.statements).map(({ name }) => h("option", { value: name })));
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  show();
});

new ResizeObserver(() => draw()).observe(element("page"));
const shared = new URLSearchParams(location.search);
for (const name of FIELDS) form.elements[name].value = shared.get(name) ?? "";
show();
suggestPeople().catch(() => {}); // suggestions only: what fails is said where the statements are
