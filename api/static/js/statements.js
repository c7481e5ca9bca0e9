// A statement in a list: when, who, the words, where they stand.

import { slice } from "./codepoints.js";
import { publishedText } from "./dates.js";
import { button, h } from "./dom.js";
import { titleText } from "./titles.js";

/** @param open called with the statement and the button that asks for it */
export function statementItem(statement, open) {
  const { person, speaker, role, denied, addressee, source } = statement;
  const when = statement.said ?? statement.published;
  const words = button(quote(statement), (event) => open(statement, event.currentTarget), { dir: "auto", "aria-haspopup": "dialog" });
  return h(
    "li",
    {},
    h("p", {}, h("time", { datetime: when?.value }, publishedText(when))),
    h(
      "div",
      { class: "said" },
      h("p", { dir: "auto" }, h("b", {}, person ?? speaker), role && `, ${role}`, addressee && `, to ${addressee}`, denied && " (denied)"),
      words,
      h("p", { class: "byline", dir: "auto" }, h("b", {}, source), `, ${titleText(statement)}${reported(statement)}`),
    ),
  );
}

/** The sentence whole; what the speaker is reported to have said is marked in it. */
function quote({ quote: text, start, contents }) {
  const cuts = [0, ...contents.flatMap((content) => [content.start - start, content.end - start]), Infinity];
  const pieces = cuts.slice(1).map((cut, i) => slice(text, cuts[i], cut));
  return h("span", {}, pieces.map((piece, i) => (i % 2 ? h("mark", {}, piece) : piece)));
}

/** When it was published, where that is not the day it was said. */
function reported({ said, published }) {
  return said && said.value !== published?.value ? `; published ${publishedText(published)}` : "";
}
