// One question of the conversation, from asking to answer. It can be asked again, read otherwise.

import { ask, whenReady } from "./api.js";
import { answerView, confidenceText } from "./answer.js";
import { localMoment } from "./dates.js";
import { announce, button, h, plural } from "./dom.js";
import { failureText } from "./failures.js";
import { offerGold } from "./gold.js";
import { nothingHeading } from "./nothing.js";
import { keyOf, UNDATED } from "./understanding.js";

const BY_ITSELF = "Read by itself: nothing was taken from the questions before it.";

let turns = 0;

export class Turn {
  #question;
  #before;
  #page;
  #heading;
  #notice = h("div", { class: "notices" });
  #body = h("div", { class: "body" });
  #request = null;
  #answered = false;
  // What the answer shown was asked with, and what was last asked: removed chips, undated articles, without the
  // questions before.
  #shown = { ignored: [], includeUndated: false, alone: false };
  #asked = this.#shown;

  /** What is asked, as it would be asked without the questions before. */
  alone;

  /**
   * @param before the questions of the conversation so far, oldest first
   * @param page {ask(question), open(citation, citations, opener), takeBack(turn, question, refusal), changed(), answered(turn)}
   */
  constructor(question, before, page) {
    this.#question = this.alone = question;
    this.#before = before;
    this.#page = page;
    const id = `turn-${(turns += 1)}`;
    this.#heading = h("h2", { id, tabindex: "-1", dir: "auto" }, question);
    this.element = h("article", { class: "turn", "aria-labelledby": id }, this.#heading, this.#notice, this.#body);
  }

  /** Asked, and nothing to show for it yet. */
  get pending() {
    return this.#request !== null && !this.#answered;
  }

  /**
   * Asks, and shows what comes of it. A later call overtakes an earlier one.
   * @param key names the control that is to have the focus in the new answer
   */
  async ask(reading = this.#shown, key = null) {
    this.#request?.abort();
    const request = (this.#request = new AbortController());
    this.#asked = reading;
    this.#showProgress();
    const show = await this.#answerTo(reading, request.signal).then(
      (answer) => () => this.#showAnswer(answer, reading, key),
      (error) => () => this.#showFailure(error, () => this.ask(reading, key)),
    );
    if (this.#request !== request) return;
    this.#rest();
    show();
  }

  /** Lets go of the question in flight without a word, because nobody waits for it any more. */
  stop() {
    this.#request?.abort();
    this.#request = null;
  }

  /** Lets go of the question in flight; the answer before it, if there is one, stays. */
  cancel() {
    this.#request?.abort();
    this.#rest();
    this.#asked = this.#shown;
    announce("Cancelled");
    if (this.#answered) this.#heading.focus({ preventScroll: true });
    else this.#page.takeBack(this, this.#question);
  }

  #rest() {
    this.#request = null;
    this.#notice.replaceChildren();
    this.#body.removeAttribute("aria-busy");
    this.#page.changed();
  }

  #query(question, { includeUndated }) {
    return { question, filters: { include_undated: includeUndated } };
  }

  #answerTo(reading, signal) {
    const history = reading.alone ? [] : this.#before;
    const body = { ...this.#query(this.#question, reading), history, ignore: reading.ignored.map(({ words }) => words) };
    return whenReady(() => ask(body, signal), { signal, onwait: () => this.#showWaiting() });
  }

  #showProgress() {
    const said = h("p", {}, "Reading the archive…");
    this.#notice.replaceChildren(h("div", { class: "progress" }, said, button("Cancel", () => this.cancel(), { class: "quiet" })));
    this.#body.setAttribute("aria-busy", "true");
    announce(said.textContent);
    this.#page.changed();
  }

  #showWaiting() {
    const said = "The server is still loading its model. The question is asked again by itself.";
    this.#notice.querySelector("p").textContent = said;
    announce(said);
  }

  #showAnswer(answer, reading, key) {
    this.#answered = true;
    this.#shown = reading;
    this.alone = answer.taken_as || this.#question;
    this.#page.answered(this);
    const held = this.#holdsFocus();
    const view = answerView(answer, reading, this.#actions(answer));
    if (this.#before.length > 0 && !reading.alone && !answer.taken_as) view.prepend(h("p", { class: "alone" }, BY_ITSELF));
    this.#body.replaceChildren(view);
    if (answer.parts.length === 0) offerGold(view, answer, { ...this.#query(this.alone, reading), asked_at: localMoment(new Date()) }, reading.ignored);
    announce(summary(answer));
    if (held) this.#refocus(key);
  }

  #actions(answer) {
    return {
      ignore: (reading) => this.#askWith({ ignored: [...this.#asked.ignored, reading] }, keyOf(reading)),
      restore: (reading) =>
        this.#askWith({ ignored: this.#asked.ignored.filter(({ words }) => words !== reading.words) }, keyOf(reading)),
      includeUndated: (includeUndated) => this.#askWith({ includeUndated }, UNDATED),
      ask: (question) => this.#page.ask(question),
      alone: () => this.#askWith({ alone: true }, null),
      open: (citation, opener) => this.#page.open(citation, [...answer.citations, ...answer.possible], opener),
      within: (part) => this.#actions(part),
    };
  }

  #askWith(change, key) {
    this.ask({ ...this.#asked, ...change }, key);
  }

  #showFailure(error, retry) {
    if (error.refused && !this.#answered && this.#page.takeBack(this, this.#question, error.message)) return;
    this.#asked = this.#shown;
    const { heading, detail } = failureText(error);
    this.#notice.replaceChildren(
      h("div", { class: "notice" }, h("h3", {}, heading), h("p", {}, detail), button("Retry", retry, { class: "action" })),
    );
    announce(`${heading}. ${detail}`);
  }

  /** Whether moving the focus would take it from nobody: it is here, nowhere, or in an empty box. */
  #holdsFocus() {
    const { activeElement } = document;
    return activeElement === document.body || this.element.contains(activeElement) || activeElement.value === "";
  }

  #refocus(key) {
    const controls = [...this.#body.querySelectorAll("[data-key]")];
    const control = controls.find(({ dataset }) => dataset.key === key) ?? this.#heading;
    control.focus({ preventScroll: true });
  }
}

function summary(answer) {
  if (answer.coverage.articles === 0) return answer.text;
  if (answer.parts.length > 0) return `${answer.text.split("\n")[0]} ${answer.parts.map(summary).join(" ")}`;
  if (answer.status !== "answered") return `${nothingHeading(answer)}. ${answer.text}`;
  return `Answered with ${plural(answer.citations.length, "citation")}. Confidence ${confidenceText(answer.confidence)}.`;
}
