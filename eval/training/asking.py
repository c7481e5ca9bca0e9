"""A sentence with a name or number asked for instead of told: a question without a person to write it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

T = TypeVar("T")

# By label of OntoNotes (Weischedel et al. 2013): how such a thing is asked for.
WORDS = {
    "PERSON": ("who", "which person"),
    "ORG": ("which company", "which organization", "what group", "which team"),
    "GPE": ("which country", "which city", "which state", "where"),
    "NORP": ("which nationality", "which country's"),
    "CARDINAL": ("how many",),
    "MONEY": ("how much", "how much money"),
    "PERCENT": ("what percentage", "how much"),
    "QUANTITY": ("how much",),
    "ORDINAL": ("which",),
    "WORK_OF_ART": ("which film", "what", "which show", "which book"),
    "EVENT": ("which event", "what"),
    "PRODUCT": ("which product", "what"),
    "FAC": ("where", "which building"),
    "LOC": ("where", "which region"),
    "LAW": ("which law",),
    "DATE": ("when", "what day"),
}
NUMBERS = frozenset({"CARDINAL", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "DATE"})
DATES = 0.15  # of the dates are asked for: other articles tell few of them in the same words
FEWEST_NAMES = 2  # one to ask for, and one to know what of
DROPPED = 0.1  # of the words are left out
WHOLE = 0.4  # of the questions have the whole sentence
FIRST = 0.55  # begin with the question word, the others have it where the answer stood
REACH = (4, 16)  # words on either side, where not the whole sentence

_AROUND = re.compile(r"^(?:the|about|more than|nearly|over|at least)\s+|['’]s$", re.IGNORECASE)
_QUOTES = re.compile(r"[“”\"]")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Cloze:
    """What a sentence tells, asked for.

    Args:
        answer: as other texts may tell it, without "the" and the like.
        is_number: spelling in capitals means nothing in it.
    """

    question: str
    answer: str
    is_number: bool

    @property
    def pattern(self) -> re.Pattern[str]:
        """Finds the answer as whole words."""
        return re.compile(rf"(?<!\w){re.escape(self.answer)}(?!\w)", re.IGNORECASE * self.is_number)


def clozes(sentences: Iterable[tuple[str, T]], rng: Random) -> Iterator[tuple[Cloze, T]]:
    """A question for each sentence that names enough, with what came with the sentence."""
    for doc, origin in _recognizer().pipe(sentences, as_tuples=True):
        if found := _cloze(doc, rng):
            yield found, origin


def question(words: Sequence[str], first: int, last: int, asking: str, rng: Random) -> str:
    """The words round an answer, some left out, with question words for it.

    Args:
        words: of the sentence, each with the white space behind it.
        first, last: where the answer stands, half-open.
    """
    begin, end = max(0, first - rng.randint(*REACH)), last + rng.randint(*REACH)
    if rng.random() < WHOLE:
        begin, end = 0, len(words)
    before = "".join(word for word in words[begin:first] if rng.random() >= DROPPED)
    after = "".join(word for word in words[last:end] if rng.random() >= DROPPED)
    asked = f"{asking} {before}{after}" if rng.random() < FIRST else f"{before}{asking} {after}"
    plain = _SPACE.sub(" ", _QUOTES.sub("", asked)).strip(" .,;:-–—")
    return f"{plain[:1].upper()}{plain[1:]}?"


def _cloze(doc: Doc, rng: Random) -> Cloze | None:
    asked = [name for name in doc.ents if _worth_asking(name, rng)]
    if len(doc.ents) < FEWEST_NAMES or not asked:
        return None
    name = rng.choice(asked)
    words = [token.text_with_ws for token in doc]
    text = question(words, name.start, name.end, rng.choice(WORDS[name.label_]), rng)
    answer = _AROUND.sub("", name.text)
    return Cloze(text, answer, name.label_ in NUMBERS) if len(answer) > 1 else None


def _worth_asking(name: Span, rng: Random) -> bool:
    return name.label_ in WORDS and len(name.text) > 1 and (name.label_ != "DATE" or rng.random() < DATES)


@lru_cache(maxsize=1)
def _recognizer() -> Language:
    import spacy

    from qa.ingest.parsing import MODEL

    return spacy.load(MODEL, exclude=["parser", "tagger", "lemmatizer", "senter", "attribute_ruler"])
