// An answer as text, to be pasted into a story or a message.

import { boundText, isWeb, POSSIBLE, saidText } from "./citations.js";
import { periodText, publishedText, shortText } from "./dates.js";
import { headings, voiceText } from "./differences.js";
import { titleText } from "./titles.js";

/**
 * The question, the answer with its marks and whose words it is in, what reports differ and agree on, then each
 * citation with the words it rests on, what is only possible last.
 */
function answerText(answer) {
  const { question, text, phrasing, citations, possible, interpretation: { period } } = answer;
  const asked = period ? `${question}\n(${periodText(period)})` : question;
  const wording = phrasing && !phrasing.failure && `(Phrased by ${phrasing.model})`;
  const parts = [asked, answer.short?.likely && shortText(answer), text, wording, ...headings(answer).map(differenceText), ...citations.map(citationText), possible.length > 0 && `${POSSIBLE}:`, ...possible.map(citationText)];
  return parts.filter(Boolean).join("\n\n");
}

function differenceText({ heading, sides }) {
  const lines = sides.map(({ value, voices }) => `${value}: ${voices.map((voice) => `${voiceText(voice)} [${voice.citation}]`).join("; ")}`);
  return [`${heading}:`, ...lines].join("\n");
}

function citationText(citation) {
  const { number, source, published, speaker, quote, url } = citation;
  const place = `[${number}] ${source}, ${publishedText(published)}${boundText(citation)}. ${titleText(citation)}`;
  return [place, `“${quote}”`, speaker && `Speaker: ${speaker}${saidText(citation)}`, isWeb(url) && url].filter(Boolean).join("\n");
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
