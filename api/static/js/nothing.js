// The three different nothings, and what could be asked instead.

import { publishedText } from "./dates.js";
import { button, h } from "./dom.js";
import { titleText } from "./titles.js";
import { readings } from "./understanding.js";

export const HEADINGS = {
  no_articles: "No article to answer from",
  no_statement: "No such statement",
  no_answer: "No answer in these articles",
};

// Which readings, when removed, could turn this nothing into something.
const CULPRITS = {
  no_articles: ["period", "source"],
  no_statement: ["hearer", "speaker", "period", "source"],
  no_answer: ["period", "hearer", "speaker", "source"],
};

export function nothingHeading({ status, coverage, interpretation }) {
  if (interpretation.kind === "holdings") return "What the archive holds";
  return coverage.articles === 0 ? "The archive is empty" : HEADINGS[status];
}

/** Under a heading the server's own words, then the wider questions, each a button. */
export function nothing(answer, actions) {
  const empty = answer.coverage.articles === 0;
  return h(
    "div",
    { class: "nothing" },
    h("h3", {}, nothingHeading(answer)),
    empty ? howToAdd() : [h("p", { dir: "auto" }, withCommands(answer.text)), mentions(answer, actions.open), offers(answer, actions.ignore)],
  );
}

/** What stands in backticks is to be typed. */
function withCommands(text) {
  return text.split("`").map((piece, i) => (i % 2 ? h("code", {}, piece) : piece));
}

/** The articles that mention what was asked for, to be read by whoever asked. */
function mentions({ mentions }, open) {
  const item = (mention) => {
    const read = button(titleText(mention), (event) => open(mention, event.currentTarget));
    return h("li", { dir: "auto" }, `${mention.source}, ${publishedText(mention.published)}: `, read);
  };
  return mentions.length > 0 && h("ul", { class: "mentions" }, mentions.map(item));
}

/** What to do about an empty archive. */
export function howToAdd() {
  return h(
    "p",
    {},
    "Add articles on this machine with ",
    h("code", {}, "dateline ingest PATH"),
    ": a file, a folder, a feed or an address.",
  );
}

function offers({ status, interpretation }, ignore) {
  const removable = readings(interpretation).filter(({ kind, words }) => words && CULPRITS[status].includes(kind));
  const wider = removable.map((reading) => button(`Ask without “${reading.words}”`, () => ignore(reading)));
  return wider.length > 0 && h("div", { class: "offers" }, wider);
}
