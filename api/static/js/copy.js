// An answer as text, to be pasted into a story or a message.

import { isWeb } from "./citations.js";
import { periodText, publishedText } from "./dates.js";

/** The question, the answer with its marks, then each citation with the words it rests on. */
export function answerText({ question, text, citations, interpretation: { period } }) {
  const asked = period ? `${question}\n(${periodText(period)})` : question;
  return [asked, text, citations.map(citationText).join("\n\n")].join("\n\n");
}

function citationText({ number, title, source, published, speaker, quote, url }) {
  const place = `[${number}] ${source}, ${publishedText(published)}. ${title}`;
  return [place, `“${quote}”`, speaker && `Speaker: ${speaker}`, isWeb(url) && url].filter(Boolean).join("\n");
}

/** Puts the answer on the clipboard; false when the browser does not let it. */
export async function copyText(answer) {
  const text = answerText(answer);
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** For pages served over plain HTTP from another machine, where there is no clipboard object. */
function copyBySelection(text) {
  const held = document.activeElement;
  const area = document.createElement("textarea");
  area.className = "unseen";
  area.value = text;
  document.body.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  held?.focus();
  return copied;
}
