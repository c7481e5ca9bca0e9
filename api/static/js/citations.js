// The list of citations under an answer.

import { getArticle } from "./api.js";
import { dayText, originText, publishedText } from "./dates.js";
import { button, h, plural } from "./dom.js";
import { titleText } from "./titles.js";

/** What a mark is called where it cannot be seen. */
export function citationLabel({ number, source, published }) {
  return `Citation ${number}: ${source}, ${publishedText(published)}, opens the article`;
}

/** Whether an address may be offered: an article can name any, "javascript:" among them. */
export const isWeb = (url) => /^https?:\/\//i.test(url ?? "");

export function originalLink(url, label) {
  return isWeb(url) && h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, label);
}


/** Over what would answer if its articles are of the period, which is not known. */
export const POSSIBLE = "Possibly of this period, but not surely";

export function citationList(heading, citations, open, copyButton) {
  return h(
    "section",
    { class: "citations" },
    h("header", {}, h("h3", {}, heading), copyButton),
    h("ol", {}, citations.map((citation) => citationItem(citation, open))),
  );
}

function citationItem(citation, open) {
  const { number, speaker, quote, url, also_in } = citation;
  const title = titleText(citation);
  const opens = (event) => open(citation, event.currentTarget);
  return h(
    "li",
    { value: number },
    h("p", { class: "byline" }, h("span", { class: "number", "aria-hidden": "true" }, number), byline(citation)),
    h("h4", { dir: "auto" }, button(title, opens, { "aria-label": `${title}, opens the article at citation ${number}` })),
    h("blockquote", { dir: "auto" }, quote),
    h(
      "div",
      { class: "more" },
      // Not in front of the quote, where indirect speech would read as the speaker's own words.
      speaker && h("p", { class: "speaker" }, `Speaker: ${speaker}`, saidText(citation)),
      toldText(citation),
      originalLink(url, "Original"),
      also_in.length > 0 && copies(citation, open),
    ),
    isWeb(url) && h("p", { class: "address" }, url),
  );
}

/** What is known of when an undated article was published. */
export const boundText = ({ not_before: bound }) => (bound ? `, not before ${dayText(bound)}` : "");

/** When it was said, where the text tells another day than that of the article. */
export function saidText({ said, published }) {
  return said && said.value !== published?.value ? `, ${publishedText(said)}` : "";
}

/** When what it tells happened, likewise. */
function toldText({ happened, published }) {
  return happened && happened.value !== published?.value && h("p", { class: "speaker" }, `Tells of: ${publishedText(happened)}`);
}

function byline({ source, published, not_before }) {
  const origin = published?.from === "given" ? "" : originText(published);
  return [h("b", {}, source), ", ", h("time", { datetime: published?.value }, publishedText(published)), boundText({ not_before }), origin && ` (${origin})`];
}

/** "also in 2 articles": they are fetched when someone wants to see them. */
function copies(citation, open) {
  const list = h("ul", {}, h("li", {}, "Looking them up…"));
  const details = h("details", {}, h("summary", {}, `also in ${plural(citation.also_in.length, "article")}`), list);
  const look = async () => list.replaceChildren(...(await Promise.all(citation.also_in.map((id) => copyItem(id, citation, open)))));
  details.addEventListener("toggle", look, { once: true });
  return details;
}

async function copyItem(id, citation, open) {
  const name = await getArticle(id).then(
    (article) => `${article.source}, ${publishedText(article.published)}: ${titleText(article)}`,
    () => id,
  );
  // No revision and no offsets: the words are looked for in whatever the article says now.
  const copy = { article_id: id, quote: citation.quote };
  return h("li", { dir: "auto" }, button(name, (event) => open(copy, event.currentTarget)));
}
