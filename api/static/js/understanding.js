// How the question was understood, and what the answer could draw on: both can be changed here.

import { periodText } from "./dates.js";
import { button, h, plural } from "./dom.js";

const WANTED = {
  statements: "statements",
  "who said": "who said it",
  who: "a name",
  when: "a date",
  where: "a place",
  "how many": "a number",
  "yes or no": "a yes or no",
  why: "a reason",
  what: "a fact",
  definition: "what it is",
  overview: "an overview",
  timeline: "a timeline",
  holdings: "what the archive holds",
};

const TALLIED = { first: "the first of the ", last: "the last of the ", count: "the number of " };

const ATTITUDES = {
  against: "was against",
  for: "was for",
  blames: "blamed",
  "calls for": "called for",
  denies: "denied",
};

/** Every reading that was taken from words of the question, in one list: {kind, text, words}. */
export function readings({ period, as_of: asOf, speakers, apart = [], put, hearer, sources }) {
  return [
    ...speakers.map((speaker) => ({ kind: "speaker", text: `${put ? "put to" : "said by"} ${speakerText(speaker)}`, words: speaker.words })),
    ...apart.map(({ name, words }) => ({ kind: "apart", text: `not said by ${name}`, words })),
    ...(hearer ? [{ kind: "hearer", text: `said to ${hearer.name}`, words: hearer.words }] : []),
    ...(period ? [{ kind: "period", text: daysText(period), words: period.words }] : []),
    ...(asOf ? [{ kind: "as of", text: `known ${periodText(asOf)}`, words: asOf.words }] : []),
    ...sources.map(({ name, words }) => ({ kind: "source", text: `in ${name}`, words })),
  ];
}

/** The name as asked for, with whom and what it may mean where it does not tell that. */
function speakerText({ name, people, reading }) {
  const who = people.length > 1 ? `${name}: ${people.join(" or ")}` : name;
  return reading ? `${who}, ${reading}` : who;
}

/** A period's days, whether they bind, and how its words were taken where they could mean others. */
function daysText(period) {
  const days = period.binding ? periodText(period) : `about ${periodText(period)}`;
  return period.reading ? `${days}, ${period.reading}` : days;
}

/**
 * The line of chips under a question.
 * @param ignored readings that were removed before: {kind, words}
 * @param actions {ignore(reading), restore(reading)}
 */
export function understanding(interpretation, ignored, actions) {
  return h(
    "div",
    { class: "understanding", role: "group", "aria-label": "How the question was understood" },
    h("p", { dir: "auto" }, sought(interpretation)),
    h(
      "ul",
      { class: "chips" },
      readings(interpretation).map((reading) => chip(reading, actions.ignore)),
      ignored.map((reading) => removedChip(reading, actions.restore)),
    ),
  );
}

/** What is looked for, in a line: "Looking for statements about “the bridge”". */
function sought({ kind, tally, attitude, among, act, put, topic }) {
  const of = among ? ` among ${among}` : "";
  if (attitude) return `Looking for who${of} ${ATTITUDES[attitude]} “${topic}”`;
  const those = act?.length ? `, those that ${act[0]}` : "";
  const wanted = `${TALLIED[tally] ?? ""}${put ? "questions" : WANTED[kind] ?? kind}${of}${those}`;
  return `Looking for ${wanted}${topic ? ` about “${topic}”` : ""}`;
}

/** Names the control of a reading across answers: its chip, removed or not. */
export const keyOf = ({ kind, words }) => `${kind} ${words}`;

export const UNDATED = "undated";

function chip(reading, ignore) {
  const { text, words } = reading;
  const key = keyOf(reading);
  const remove = button("×", () => ignore(reading), { "aria-label": `Remove ${key}`, "data-key": key });
  const origin = !text.endsWith(words) && [" ", h("q", { dir: "auto" }, words)];
  return h("li", { class: "chip" }, h("span", { dir: "auto" }, text), origin, words && [" ", remove]);
}

function removedChip(reading, restore) {
  const key = keyOf(reading);
  const back = button("Restore", () => restore(reading), { "aria-label": `Restore ${key}`, "data-key": key });
  return h("li", { class: "chip removed" }, h("s", { dir: "auto" }, reading.words), " ", back);
}

/** "27 of 38 articles in scope; 1 undated left out", with the way to let the undated in. */
export function coverageLine({ articles, in_scope, undated_left_out, possible_left_out }, undatedIn, includeUndated) {
  const scope = `${in_scope.toLocaleString("en")} of ${plural(articles, "article")} in scope`;
  const change = (label, wanted) => button(label, () => includeUndated(wanted), { "data-key": UNDATED });
  if (undatedIn) return h("p", {}, `${scope}, undated ones too `, change("leave out undated", false));
  if (!undated_left_out) return h("p", {}, scope);
  const possible = possible_left_out > 0 ? `, ${possible_left_out.toLocaleString("en")} of them possible by what they tell` : "";
  const leftOut = `${scope}; ${undated_left_out.toLocaleString("en")} undated left out${possible} `;
  return h("p", {}, leftOut, change("include undated", true));
}
