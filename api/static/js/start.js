// What stands under the question box before anything was asked.

import { countArticles, getExamples, whenReady } from "./api.js";
import { announce, button, h, plural } from "./dom.js";
import { failureText } from "./failures.js";
import { howToAdd } from "./nothing.js";

/**
 * Fills `place` with example questions, or with what keeps one from asking.
 * @param options {place, count: the element that tells how many articles there are, onpick(question)}
 */
export async function showStart({ place, count, onpick }) {
  const again = () => showStart({ place, count, onpick });
  try {
    const onwait = () => say(place, "Getting ready", "The server is loading its model. This page goes on by itself.");
    const articles = await whenReady(countArticles, { onwait });
    count.textContent = plural(articles, "article");
    if (articles === 0) return showEmpty(place, again);
    return place.replaceChildren(...examples(await getExamples(), onpick));
  } catch (error) {
    const { heading, detail } = failureText(error);
    return say(place, heading, detail, button("Retry", again, { class: "action" }));
  }
}

function showEmpty(place, again) {
  say(place, "The archive is empty", howToAdd(), button("Look again", again, { class: "action" }));
}

function examples(questions, onpick) {
  if (questions.length === 0) return [];
  return [
    h("h2", {}, "For example"),
    h("ul", { class: "examples" }, questions.map((question) => h("li", { dir: "auto" }, button(question, () => onpick(question))))),
  ];
}

function say(place, heading, detail, action) {
  const text = typeof detail === "string" ? h("p", {}, detail) : detail;
  if (place.querySelector("h2")?.textContent === heading && !action) return;
  place.replaceChildren(h("div", { class: "notice" }, h("h2", {}, heading), text, action ?? ""));
  announce(`${heading}. ${text.textContent}`);
}
