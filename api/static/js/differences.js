// What reports agree and differ on -> elements: each side with who says so, when and where.

import { publishedText } from "./dates.js";
import { h, plural } from "./dom.js";

/** @param mark the button of a citation's number */
export function differences({ agreements, disputes }, mark) {
  return [
    ...disputes.map(({ point, sides }) => block(`Sources differ on ${point}`, sides, mark)),
    ...agreements.map(({ point, side }) => block(`${plural(side.stories, "independent report")} agree on ${point}`, [side], mark)),
  ];
}

function block(heading, sides, mark) {
  const shown = sides.map((side) => sideView(side, mark));
  return h("section", { class: "difference" }, h("h3", {}, heading), h("div", { class: "sides" }, shown));
}

function sideView({ value, voices }, mark) {
  const said = voices.map((voice) => voiceItem(voice, mark));
  return h("div", { class: "side" }, h("p", { class: "value", dir: "auto" }, value), h("ul", {}, said));
}

function voiceItem({ who, source, said, citation }, mark) {
  const where = who === source ? "" : ` in ${source}`;
  return h("li", {}, h("b", { dir: "auto" }, who), `${where}, `, h("time", { datetime: said?.value }, publishedText(said)), " ", mark(citation));
}
