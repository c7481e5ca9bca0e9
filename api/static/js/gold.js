// Under an answer: keeping it as gold, as it is or put right, where the server takes it.

import { keepGold, offersGold, search } from "./api.js";
import { publishedText } from "./dates.js";
import { announce, button, h } from "./dom.js";
import { failureText } from "./failures.js";
import { HEADINGS } from "./nothing.js";
import { titleText } from "./titles.js";

/**
 * Puts the control at the end of `place`, unless the server does not offer it.
 * @param asked {question, filters, asked_at}
 * @param ignored readings that were removed; gold cannot say so, and is asked as it is worded
 */
export async function offerGold(place, answer, asked, ignored) {
  if (!(await offersGold().catch(() => false))) return;
  const removed = h("p", { class: "gold" }, "To keep this as gold, restore what you removed from the question.");
  place.append(ignored.length > 0 ? removed : new Gold(answer, asked).element);
}

class Gold {
  #answer;
  #asked;
  #details = h("div", {});
  #refusal = h("p", { class: "warning" });
  #busy = false;

  constructor(answer, asked) {
    this.#answer = answer;
    this.#asked = asked;
    const choices = [
      "Keep as gold: ",
      button("right", () => this.#keep(asItIs(answer))),
      " · ",
      this.#disclosure("correct it…", () => this.#correction()),
      " · ",
      this.#disclosure("unanswerable…", () => this.#nothings()),
    ];
    const named = { class: "gold", role: "group", "aria-label": "Keep as gold" };
    this.element = h("div", named, h("p", {}, choices), this.#details, this.#refusal);
  }

  /** A button that shows its details, with the focus on the first control there, or hides them. */
  #disclosure(label, build) {
    const toggle = ({ currentTarget: pressed }) => {
      const open = pressed.getAttribute("aria-expanded") === "true";
      for (const each of this.element.querySelectorAll("[aria-expanded]")) each.setAttribute("aria-expanded", "false");
      this.#refusal.textContent = "";
      this.#details.replaceChildren(open ? "" : build());
      if (open) return;
      pressed.setAttribute("aria-expanded", "true");
      this.#details.querySelector("button, textarea").focus();
    };
    return button(label, toggle, { "aria-expanded": "false" });
  }

  #nothings() {
    const kinds = Object.entries(HEADINGS);
    const each = ([status, heading]) => button(heading, () => this.#keep({ verdict: "unanswerable", status }));
    return h("div", { class: "offers", role: "group", "aria-label": "What to say instead" }, kinds.map(each));
  }

  #correction() {
    const answers = h("textarea", { rows: 2 });
    const passages = [];
    const list = h("ol", {});
    const add = (found) => {
      passages.push(...found);
      list.append(...found.map(({ element }) => element));
    };
    add(this.#answer.citations.map((citation) => passage(citation, citation.quote)));
    search(this.#asked).then(
      (found) => add(found.map((one) => passage(one, one.text))),
      (error) => this.#refuse(error),
    );
    const keep = (event) => {
      event.preventDefault();
      this.#keep({ verdict: "corrected", answers: lines(answers), citations: passages.flatMap(({ chosen }) => chosen()) });
    };
    return h(
      "form",
      { onsubmit: keep },
      h("label", {}, "Accepted answers, one a line, as short as they can be", answers),
      h("fieldset", {}, h("legend", {}, "Words that answer; check a passage to cut it down to them"), list),
      h("button", { class: "action" }, "Keep"),
    );
  }

  async #keep(verdict) {
    if (this.#busy) return;
    this.#busy = true;
    await keepGold({ ...this.#asked, ...verdict }).then(
      (id) => this.#say(id),
      (error) => this.#refuse(error),
    );
    this.#busy = false;
  }

  #say(id) {
    const held = this.element.contains(document.activeElement);
    const kept = h("p", { tabindex: "-1" }, "Kept as gold: ", h("code", {}, id));
    this.element.replaceChildren(kept);
    announce(kept.textContent);
    if (held) kept.focus();
  }

  #refuse(error) {
    const { heading, detail } = failureText(error);
    this.#refusal.textContent = `${heading}. ${detail}`;
    announce(this.#refusal.textContent);
  }
}

/** A yes or no without whose word it is; what is disputed is neither. */
function asItIs({ status, short_answer, short, citations }) {
  if (status !== "answered") return { verdict: "right", status };
  const cited = citations.map(({ article_id, quote }) => ({ article_id, quote }));
  const answer = short?.voice ? short.normalised : short_answer;
  return { verdict: "right", status, answers: answer ? [answer] : [], citations: cited };
}

/** A passage to cite: {element, chosen() -> its citation in a list, or nothing} */
function passage(cited, text) {
  const { article_id, source, published } = cited;
  const name = `${source}, ${publishedText(published)}: ${titleText(cited)}`;
  const words = h("textarea", { rows: 6, hidden: true, dir: "auto", "aria-label": `Words that answer, from ${name}` }, text);
  const whole = h("p", { dir: "auto" }, text);
  const change = () => {
    words.hidden = !box.checked;
    whole.hidden = box.checked;
  };
  const box = h("input", { type: "checkbox", "aria-description": text, onchange: change });
  const element = h("li", {}, h("label", {}, box, " ", name), whole, words);
  return { element, chosen: () => (box.checked ? [{ article_id, quote: words.value.trim() || undefined }] : []) };
}

const lines = ({ value }) => value.split("\n").map((line) => line.trim()).filter(Boolean);
