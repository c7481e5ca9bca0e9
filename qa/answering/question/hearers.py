"""To whom something was said: "what did X tell Y", "what did X say to the BBC". Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from qa.answering.question.asking import phrase
from qa.language.bearers import same
from qa.language.introductions import ANY_OFFICE
from qa.language.naming import is_name
from qa.language.people import INSTITUTION
from qa.language.transliteration import fold
from qa.types import Article, Named, Statement

NEAR = 600  # characters before a statement in which somebody left open is named
_TELLS = re.compile(r"\b(?:tell|told|telling|tells)$", re.IGNORECASE)
_SAYS = re.compile(r"\b(?:say|says|said|saying|explain|explained|promise|promised)$", re.IGNORECASE)
_WORD = (
    r"(?!(?:about|on|regarding|concerning|over|in|at|during|when|while|after|before|since|until|that|to|by|from)\b)"
    r"(?:[\w’'-]|\.(?!\s))+"
)
_WHOM = rf"(?P<whom>{_WORD}(?:\s{_WORD}){{0,6}})"
_TOLD = phrase(rf" {_WHOM}")
_SAID_TO = phrase(rf" to {_WHOM}")
_INTERVIEW = phrase(rf" in \w+ interview (?:with|to|for) {_WHOM}")
_NOBODY = phrase(
    r"(?:me|us|you|him|her|them|it|they|he|she|people|everyone|everybody|anyone"
    r"|(?:the )?truth|(?:a )?lies?)\b"
)
_GROUP = re.compile(
    r"\b(?:reporters?|journalists?|press|media|newspaper|parliament|assembly|lawmakers|allies|voters|supporters|crowd"
    r"|students|soldiers)\b",
    re.IGNORECASE,
)
_WORDS = re.compile(r"\w[\w’'-]*")
_PRONOUN = re.compile(r"(?:me|us|you|him|her|them|it)$", re.IGNORECASE)
# What tells to whom the words around it are spoken, for as long as nobody else is told.
_HEARING = re.compile(
    r"\b(?:told|tells|telling|assured|informed|reminded|interview(?:ed)?(?:\s\w+){0,2}?\s(?:with|to|by|for|on)"
    r"|(?:spoke|speaks|speaking|talked|talking|said|remarks|statement)\sto|(?:addressed|addressing))\s"
    rf"(?P<whom>{_WORD}(?:\s{_WORD}){{0,6}}(?:,\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)?)"
)


def asked_hearer(asking: str, after: str, knows: Callable[[str], bool]) -> tuple[Named, int] | None:
    """To whom the words asked for were said, and how far into what follows that is told.

    Args:
        asking: the words that ask, as "what did Vensk tell".
        after: what follows them.
        knows: whether the archive knows somebody of a name.
    """
    tells = _TELLS.search(asking)
    found = _INTERVIEW.match(after) or (_TOLD.match(after) if tells else None)
    if found is None and _SAYS.search(asking):
        found = _SAID_TO.match(after)
    if found is None or _NOBODY.match(found["whom"]):
        return None
    name = re.sub(r"^(?:the|an?)\s+", "", found["whom"].rstrip("?.!"), flags=re.IGNORECASE)
    if not (tells or _may_hear(name) or knows(name)):
        return None
    return Named(name, found["whom"].rstrip("?.!")), found.end()


def _may_hear(name: str) -> bool:
    """Whether what something was said "to" is somebody: not "to the accusations"."""
    return is_name(name) or any(p.search(name) for p in (_GROUP, ANY_OFFICE, INSTITUTION))


@dataclass(frozen=True, slots=True)
class Hearer:
    """To whom what is asked for was said.

    Args:
        names: all that articles call them.
    """

    names: tuple[str, ...]

    def heard(self, statement: Statement, article: Article) -> bool:
        """Whether a statement was made to them as far as is told: by its own words, else by the last that
        names somebody told or interviewing, or in the outlet itself. Whom "him" or "his counterpart"
        means is left open: it may be they where they are named near it."""
        if statement.addressee and not _is_open(statement.addressee):
            return self._are(statement.addressee)
        if self._are(article.source):
            return True
        if statement.addressee:
            near = article.text[max(0, statement.start - NEAR) : statement.end]
            return self._are(statement.addressee) or any(self._is_in(name, near) for name in self.names)
        told = [found["whom"] for found in _HEARING.finditer(article.text, 0, statement.end)]
        return bool(told) and any(self._is_in(name, told[-1]) for name in self.names)

    def _are(self, words: str) -> bool:
        return bool(words) and any(same(name, words) or self._is_in(name, words) for name in self.names)

    @staticmethod
    def _is_in(name: str, text: str) -> bool:
        """Whether a text has the words of a name, in a row."""
        wanted, words = _folded(name), _folded(text)
        return bool(wanted) and any(
            words[i : i + len(wanted)] == wanted for i in range(len(words) - len(wanted) + 1)
        )


def to_anybody(question: str, hearer: Named) -> str:
    """The question without to whom it was said."""
    told = rf"\s+(?:to\s+|in\s+\w+\s+interview\s+(?:with|to|for)\s+)?{re.escape(hearer.words)}"
    plain = re.sub(rf"\btell{told}", "say", question, flags=re.IGNORECASE)
    plain = re.sub(rf"\btold{told}", "said", plain, flags=re.IGNORECASE)
    return re.sub(told, "", plain, flags=re.IGNORECASE)


def _folded(text: str) -> list[str]:
    return [fold(word) for word in _WORDS.findall(text) if word.casefold() != "the"]


def _is_open(addressee: str) -> bool:
    """Whether it tells by another who is told: "him", "his counterpart", "the minister"."""
    described = ANY_OFFICE.search(addressee) and not is_name(addressee)
    return bool(_PRONOUN.match(addressee) or described)
