// An answer as the server gives it (AnswerOut) -> elements.

import { citationLabel, citationList, POSSIBLE } from "./citations.js";
import { slice } from "./codepoints.js";
import { copyText } from "./copy.js";
import { differences } from "./differences.js";
import { shortText } from "./dates.js";
import { announce, button, h, plural } from "./dom.js";
import { nothing } from "./nothing.js";
import { coverageLine, understanding } from "./understanding.js";

const COPY = "Copy answer with citations";

/**
 * @param reading what was asked beside the question: {ignored, includeUndated}
 * @param actions {ignore, restore, includeUndated, ask(question), alone, open(citation, opener), within(part) -> the same there}
 */
export function answerView(answer, reading, actions) {
  if (answer.taken_as) return h("div", {}, takenAs(answer, actions.alone), answerView({ ...answer, taken_as: "" }, reading, actions));
  if (answer.parts.length > 0) return partsView(answer, reading, actions);
  const answered = answer.status === "answered";
  return h(
    "div",
    { class: "answer" },
    understanding(answer.interpretation, reading.ignored, actions),
    spelling(answer, answered, actions.ask),
    answered ? prose(answer, actions.open) : nothing(answer, actions),
    differences(answer, (number) => mark(citationOf(answer, number), actions.open)),
    answer.coverage.articles > 0 && standing(answer, reading, actions),
    answer.citations.length > 0 && citationList(answered ? "Citations" : "Closest in the archive", answer.citations, actions.open, answered && copyButton(answer)),
    answer.possible.length > 0 && citationList(POSSIBLE, answer.possible, actions.open),
  );
}

/** A question that leans on the ones before it, as it was taken. */
function takenAs({ taken_as: meant, question }, alone) {
  const asIs = button("Ask it alone", alone, { "aria-label": `Ask “${question}” without the questions before` });
  return h("p", { class: "spelling" }, "Your follow-up was read as: ", h("q", { dir: "auto" }, meant), " ", asIs);
}

/** Two or three questions that were asked in one, each with its own answer. */
function partsView({ text, parts }, reading, actions) {
  const part = (one) => h("section", { class: "part" }, h("h3", { dir: "auto" }, one.question), answerView(one, reading, actions.within(one)));
  return h("div", { class: "parts" }, h("p", { class: "spelling" }, text.split("\n")[0]), parts.map(part));
}

/** Names that no article has, where the text does not say it itself, and the question that may be meant. */
function spelling({ unknown, did_you_mean: meant }, answered, ask) {
  const names = answered ? unknown.filter((word) => meant || /^\p{Lu}/u.test(word)) : [];
  const missing = names.length > 0 && `No article has ${names.map((word) => `“${word}”`).join(" or ")}. `;
  const offer = meant && ["Did you mean: ", button(meant, () => ask(meant), { dir: "auto" })];
  return (missing || offer) && h("p", { class: "spelling" }, missing, offer);
}

/** "high, 84%": in words first, because a bare number says little. */
export function confidenceText(confidence) {
  const word = confidence >= 0.8 ? "high" : confidence >= 0.5 ? "moderate" : "low";
  return `${word}, ${Math.round(confidence * 100)}%`;
}

function prose(answer, open) {
  return h(
    "div",
    { class: "prose", dir: "auto" },
    answer.short?.likely && h("p", { class: "short" }, shortText(answer)),
    paragraphs(answer).map((parts) => h("p", {}, parts.flatMap((part, i) => inline(part, answer, open, parts[i + 1]?.day)))),
  );
}

/**
 * The sentences in paragraphs. What stands between two sentences, such as a line break or a
 * lead-in, or follows the last, such as of whom nothing was found, is kept; marks there are not, because
 * every sentence names its own citations.
 */
function paragraphs({ text, sentences }) {
  const found = [[]];
  let at = 0;
  for (const sentence of [...sentences, null]) {
    const between = slice(text, at, sentence?.start ?? text.length).replace(/\s*\[\d+\]/g, "");
    const [same, ...next] = between.split(/\n+/);
    found.at(-1).push(same);
    found.push(...next.map((line) => [line]));
    if (sentence) found.at(-1).push(sentence);
    at = sentence?.end;
  }
  return found.filter((parts) => parts.some((part) => part !== ""));
}

/** @param day of the sentence that follows a text: "Reported 21 May 2025: " */
function inline(part, answer, open, day) {
  if (typeof part === "string") return day ? dated(part, day) : part;
  const cited = part.citations.map((number) => citationOf(answer, number));
  return h("span", { class: "sentence" }, withoutMarks(part), cited.filter(Boolean).map((citation) => mark(citation, open)));
}

/** The day before what else leads in a sentence: it ends in a year, or none stands here. */
function dated(text, day) {
  const [, when, rest] = text.match(/^([^:[]*\d{4}): (.*)$/s) ?? [];
  return when ? [h("time", { class: "day", datetime: day.value }, when), rest] : text;
}

const citationOf = ({ citations }, wanted) => citations.find(({ number }) => number === wanted);

/** The sentence without its own marks at its end, which become buttons. */
function withoutMarks({ text, citations }) {
  const marks = citations.map((number) => `\\[${number}\\]`).join("|");
  return marks ? text.replace(new RegExp(`(?:\\s*(?:${marks}))+$`), "") : text;
}

function mark(citation, open) {
  return button(`[${citation.number}]`, (event) => open(citation, event.currentTarget), {
    class: "mark",
    "aria-label": citationLabel(citation),
    "aria-haspopup": "dialog",
  });
}

/** How far to trust the answer, what it could draw on, how long it took. */
function standing(answer, reading, actions) {
  const answered = answer.status === "answered";
  const low = answer.confidence < 0.5;
  return h(
    "div",
    { class: "standing" },
    answered && h("p", { class: low ? "low" : null }, `Confidence: ${confidenceText(answer.confidence)}`),
    answer.phrasing && wording(answer.phrasing),
    coverageLine(answer.coverage, reading.includeUndated, actions.includeUndated),
    answer.interpretation.speakers.map(timelineLink),
    timings(answer.timings_ms),
  );
}

/** Whose words the answer is in; what a language model wrote and is not given, with the reasons, on demand. */
function wording({ model, written, dropped, failure }) {
  const kept = dropped.length > 0 ? `, ${dropped.length} of ${plural(written, "sentence")} dropped` : "";
  const told = failure ? `In the articles’ own words: ${model} ${failure}` : `Phrased by ${model}${kept}`;
  if (dropped.length === 0) return h("p", { class: "wording" }, told);
  const each = ({ text, fault, detail }) => h("li", {}, h("q", { dir: "auto" }, text), ` ${fault}: ${detail}`);
  return h("details", { class: "wording" }, h("summary", {}, told), h("ul", {}, dropped.map(each)));
}

/** To all that somebody asked for is reported to have said, whenever that was. */
function timelineLink({ name }) {
  return h("p", {}, h("a", { href: `timeline.html?${new URLSearchParams({ speaker: name })}`, dir: "auto" }, `All statements by ${name}`));
}

function timings(stages) {
  const { total = Object.values(stages).reduce((sum, stage) => sum + stage, 0), ...parts } = stages;
  const each = Object.entries(parts).map(([stage, ms]) => `${stage} ${ms.toFixed(1)} ms`);
  return h("p", { class: "timings" }, h("span", { title: each.join(", ") }, `${Math.max(1, Math.round(total))} ms`));
}

function copyButton(answer) {
  return button(COPY, (event) => copy(answer, event.currentTarget));
}

async function copy(answer, pressed) {
  const outcome = (await copyText(answer)) ? "Copied" : "The browser refused to copy";
  pressed.textContent = outcome;
  announce(outcome);
  setTimeout(() => (pressed.textContent = COPY), 2000);
}
