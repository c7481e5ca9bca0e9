// The chat page: a conversation, a question box, an article beside them.

import { ArticlePanel } from "./article.js";
import { Box } from "./box.js";
import { announce } from "./dom.js";
import { showStart } from "./start.js";
import { Turn } from "./turn.js";

const element = (id) => document.getElementById(id);
const conversation = element("conversation");
const panel = new ArticlePanel(element("article"));
const box = new Box(element("ask"), ask);
const turns = [];
const REMEMBERED = 10; // questions that the next one may lean on

const page = {
  ask,
  open: (citation, citations, opener) => panel.open(citation, citations, opener),
  takeBack,
  changed: () => (box.busy = waiting()),
  answered: (turn) => turn === turns.at(-1) && remember(turn.alone),
};

const waiting = () => turns.at(-1)?.pending ?? false;

/** Puts a question at the end of the conversation; false while the one before it is in flight. */
function ask(question) {
  if (waiting()) {
    announce("The question before is still being answered.");
    return false;
  }
  const turn = new Turn(question, turns.slice(-REMEMBERED).map(({ alone }) => alone), page);
  turns.push(turn);
  conversation.append(turn.element);
  converse(true);
  remember(question);
  turn.ask();
  turn.element.scrollIntoView({ block: "start" });
  return true;
}

/** Returns a question to the box, unless another stands there by now. */
function takeBack(turn, question, refusal = "") {
  if (box.text.trim() && refusal) return false;
  turn.element.remove();
  turns.splice(turns.indexOf(turn), 1);
  box.text ||= question;
  box.refuse(refusal);
  if (refusal) announce(refusal);
  if (turns.length === 0) converse(false);
  box.focus();
  return true;
}

function converse(talking) {
  document.body.classList.toggle("talking", talking);
  element("new-conversation").hidden = !talking;
  if (!talking) remember(null);
}

/** Keeps the address such that reloading or sharing it asks the last question. */
function remember(question) {
  const query = question ? `?${new URLSearchParams({ q: question })}` : "";
  history.replaceState(null, "", location.pathname + query);
  document.title = question ? `${question} · Dateline` : "Dateline";
}

element("new-conversation").addEventListener("click", () => {
  turns.splice(0).forEach((turn) => turn.stop());
  conversation.replaceChildren();
  panel.close();
  page.changed();
  converse(false);
  box.text = "";
  box.focus();
});

// After an answer the focus is on it, for the keyboard to go on from there; typing goes to the box.
document.addEventListener("keydown", (event) => {
  const elsewhere = !event.target.closest("textarea, input, dialog") && !document.querySelector("dialog:modal");
  const types = /^[\p{L}\p{N}]$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (elsewhere && types) box.focus();
});

showStart({ place: element("start"), count: element("archive"), onpick: ask });
const shared = new URLSearchParams(location.search).get("q")?.trim();
if (shared) ask(shared);
