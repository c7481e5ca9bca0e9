// What reports agree and differ on -> elements: each side with who says so, when and where.

import { publishedText } from "./dates.js";
import { h, plural } from "./dom.js";

/** @param mark the button of a citation's number */
export function differences(told, mark) {
  return headings(told).map(({ heading, sides }) => block(heading, sides, mark));
}

/** Each thing that is disputed or agreed on, in words, with its sides. */
export function headings({ agreements, disputes }) {
  return [
    ...disputes.map(({ point, sides }) => ({ heading: `Sources differ on ${point}`, sides })),
    ...agreements.map(({ point, side }) => ({ heading: `${plural(side.stories, "independent report")} agree on ${point}`, sides: [side] })),
  ];
}

/** "Ilmar Teder in Northern Courier, 21 May 2025": whose word it is, where and when. */
export function voiceText({ who, source, said }) {
  return `${who}${where({ who, source })}, ${publishedText(said)}`;
}

const where = ({ who, source }) => (who === source ? "" : ` in ${source}`);

function block(heading, sides, mark) {
  const shown = sides.map((side) => sideView(side, mark));
  return h("section", { class: "difference" }, h("h3", {}, heading), h("div", { class: "sides" }, shown));
}

function sideView({ value, voices }, mark) {
  const said = voices.map((voice) => voiceItem(voice, mark));
  return h("div", { class: "side" }, h("p", { class: "value", dir: "auto" }, value), h("ul", {}, said));
}

function voiceItem(voice, mark) {
  const { who, said, citation } = voice;
  return h("li", {}, h("b", { dir: "auto" }, who), `${where(voice)}, `, h("time", { datetime: said?.value }, publishedText(said)), " ", mark(citation));
}
