// The article beside the conversation, open at the cited words.

import { getArticle, whenReady } from "./api.js";
import { originalLink } from "./citations.js";
import { unitIndex } from "./codepoints.js";
import { originText, publishedText } from "./dates.js";
import { announce, button, h, plural } from "./dom.js";
import { failureText } from "./failures.js";
import { titleText } from "./titles.js";

// Beside the conversation there is room to leave it usable; on a narrow screen the article takes over.
const beside = window.matchMedia("(min-width: 60rem)");

export class ArticlePanel {
  #dialog;
  #citations = [];
  #opener = null;
  #request = null;
  #entered = false; // whether it has an entry of its own in the history

  constructor(dialog) {
    this.#dialog = dialog;
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.close();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && dialog.open && !event.defaultPrevented) this.close();
    });
    beside.addEventListener("change", () => dialog.open && this.#lay());
    window.addEventListener("popstate", () => this.#left());
  }

  /**
   * @param citation a CitationOut, or {article_id, quote} for another article that carries the words
   * @param citations those that can be leafed through from here
   * @param opener gets the focus back on closing
   */
  open(citation, citations, opener) {
    this.#setOpener(opener);
    this.#citations = citations;
    if (!this.#dialog.open) this.#lay();
    return this.#load(citation, citation.revision);
  }

  close() {
    this.#request?.abort();
    this.#dialog.close();
    const opener = this.#opener;
    this.#setOpener(null);
    if (opener?.isConnected) opener.focus();
    if (this.#entered) history.back();
    this.#entered = false;
  }

  #lay() {
    this.#dialog.close();
    if (beside.matches) this.#dialog.show();
    else this.#takeOver();
  }

  /** Over all the page, where "back" means back to the conversation. */
  #takeOver() {
    this.#dialog.showModal();
    if (!this.#entered) history.pushState(null, "");
    this.#entered = true;
  }

  #left() {
    const open = this.#entered;
    this.#entered = false;
    if (open) this.close();
  }

  #setOpener(opener) {
    this.#opener?.removeAttribute("aria-expanded");
    this.#opener = opener;
    opener?.setAttribute("aria-expanded", "true");
  }

  /** @param leafing the label of the button that is to keep the focus */
  async #load(citation, revision, leafing = null) {
    this.#request?.abort();
    const request = (this.#request = new AbortController());
    this.#show(citation, null, h("h2", { id: "article-title", tabindex: "-1" }, "Opening the article…"));
    try {
      const fetched = () => getArticle(citation.article_id, revision, request.signal);
      const article = await whenReady(fetched, { signal: request.signal, onwait: () => {}, tries: 10 });
      this.#showArticle(citation, article);
      this.#focus(leafing);
    } catch (error) {
      if (!request.signal.aborted) this.#fail(error, citation, revision);
    }
  }

  #fail(error, citation, revision) {
    const gone = error.status === 404;
    const { heading, detail } = gone
      ? { heading: "This article is no longer in the archive", detail: citation.article_id }
      : failureText(error);
    const again = button("Retry", () => this.#load(citation, revision), { class: "action" });
    const title = h("h2", { id: "article-title", tabindex: "-1" }, heading);
    this.#show(citation, null, title, h("p", {}, detail), !gone && again);
    announce(`${heading}. ${detail}`);
  }

  #showArticle(citation, article) {
    const place = locate(citation, article);
    this.#show(
      citation,
      `${article.source}, ${publishedText(article.published)}`,
      h("h2", { id: "article-title", tabindex: "-1", dir: "auto" }, titleText(article)),
      byline(article),
      article.copies.length > 0 && this.#copies(citation, article.copies),
      h(
        "div",
        { class: "check" },
        this.#revisionNote(citation, article),
        h("p", { class: place.sure ? "checked" : "checked warning" }, place.note),
      ),
      h("div", { class: "text", lang: article.language, dir: "auto" }, paragraphs(article.text, place.start, place.end)),
    );
    announce(`${titleText(article)}. ${place.note}`);
  }

  /** The other articles that tell this story; the cited words are looked for in the one that is opened. */
  #copies({ quote }, copies) {
    const items = copies.map((copy) =>
      h("li", { dir: "auto" }, button(`${copy.source}, ${publishedText(copy.published)}: ${titleText(copy)}`, () => this.#load({ article_id: copy.id, quote }))),
    );
    return h("details", { class: "copies" }, h("summary", {}, `The same story in ${plural(copies.length, "other article")}`), h("ul", {}, items));
  }

  #focus(leafing) {
    const words = this.#dialog.querySelector("mark") ?? this.#dialog.querySelector("h2");
    words.scrollIntoView({ block: "center" });
    const leaf = leafing && this.#dialog.querySelector(`[aria-label="${leafing}"]:enabled`);
    (leaf || words).focus({ preventScroll: true });
  }

  #revisionNote(citation, article) {
    const newest = Math.max(...article.revisions.map(({ revision }) => revision), article.revision);
    const cited = citation.revision ?? newest;
    if (article.revision !== cited) {
      const back = button(`Show the cited revision ${cited}`, () => this.#load(citation, cited));
      return h("p", {}, `This is revision ${article.revision}. `, back);
    }
    if (cited === newest) return h("p", {}, `Revision ${cited}`);
    const onward = button(`Show revision ${newest}`, () => this.#load(citation, newest));
    return h("p", { class: "warning" }, `Revision ${cited} is cited; the article has since changed. `, onward);
  }

  /** @param where source and date, which stay in sight while the text scrolls */
  #show(citation, where, ...content) {
    const close = button("Close", () => this.close(), { class: "quiet", autofocus: true });
    this.#dialog.replaceChildren(
      h("div", { class: "bar" }, this.#leaf(citation), h("p", { class: "where", "aria-hidden": "true" }, where), close),
      h("div", { class: "reading", tabindex: "0", role: "region", "aria-labelledby": "article-title" }, ...content.filter(Boolean)),
    );
  }

  /** "2 of 4", and to the one before and after. */
  #leaf(citation) {
    const at = this.#citations.indexOf(citation);
    if (at < 0) return h("p", {}, "The same words elsewhere");
    const to = (other, label, sign) =>
      button(sign, () => this.#load(other, other.revision, label), { class: "quiet", "aria-label": label, disabled: !other });
    return h(
      "p",
      {},
      to(this.#citations[at - 1], "Previous citation", "‹"),
      ` ${at + 1} of ${this.#citations.length} `,
      to(this.#citations[at + 1], "Next citation", "›"),
    );
  }
}

/**
 * Where in the article the cited words stand, in UTF-16 units, and in what words to say so.
 * The quote is compared with the article rather than trusted.
 */
function locate({ revision, start, end, quote }, article) {
  if (quote === undefined) return { start: 0, end: 0, sure: true, note: "This article comes near what was asked for; nothing in it is cited." };
  if (revision === article.revision) {
    const [from, to] = [unitIndex(article.text, start), unitIndex(article.text, end)];
    const sure = article.text.slice(from, to) === quote;
    const note = sure
      ? "Checked: the quote is this article’s words, character for character."
      : "Warning: the words at the cited place differ from the quote.";
    return { start: from, end: to, sure, note };
  }
  const from = article.text.indexOf(quote);
  if (from < 0) return { start: 0, end: 0, sure: false, note: "The cited words do not stand in this text letter for letter." };
  return { start: from, end: from + quote.length, sure: true, note: "The cited words stand in this text, letter for letter." };
}

function byline(article) {
  const { source, published, authors, url } = article;
  const origin = originText(published);
  const date = h("time", { datetime: published?.value }, publishedText(published));
  return h(
    "div",
    { class: "byline" },
    h("p", {}, h("b", {}, source), ", ", date, origin && ` (${origin})`),
    authors.length > 0 && h("p", {}, `By ${authors.join(", ")}`),
    h("p", {}, originalLink(url, "Open the original")),
  );
}

/** The article's lines as paragraphs; what lies in start..end is marked, across lines where need be. */
function paragraphs(text, start, end) {
  return [...text.matchAll(/[^\n]*\S[^\n]*/g)].map(({ 0: line, index }) => {
    const from = Math.min(Math.max(start - index, 0), line.length);
    const to = Math.min(Math.max(end - index, from), line.length);
    const cited = to > from && h("mark", { tabindex: "-1" }, line.slice(from, to));
    return h("p", {}, line.slice(0, from), cited, line.slice(to));
  });
}
