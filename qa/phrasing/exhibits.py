"""The evidence as a language model sees it, and as its sentences are held to it. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from qa.phrasing.credits import same_speaker
from qa.types import Answer, Citation, Span, Statement

# Marks of the prompt and of chat templates; from an article they must not come.
_RESOLVED = re.compile(r"\[([^\[\]\n]+)\] $")
_HARMLESS = str.maketrans("[]<>{}【】", "()‹›()()")


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A citation, and what is reported to be said in it.

    Args:
        statements: those that its quote has a part of.
        subject: whom the pronoun or description means that the quote begins with; empty where it begins
            with none, or with one that is left open.
    """

    citation: Citation
    statements: tuple[Statement, ...] = ()
    subject: str = ""

    @property
    def number(self) -> int:
        return self.citation.number

    @property
    def speakers(self) -> tuple[str, ...]:
        """Whose words stand in it."""
        named = (self.citation.speaker, *(statement.speaker for statement in self.statements))
        return tuple(dict.fromkeys(name for name in named if name))

    @property
    def described(self) -> tuple[tuple[str, str], ...]:
        """Each speaker with all that they are called: name, role, and the words that stand for the name."""
        return tuple(
            (one.speaker, " ".join((one.speaker, one.role, self._at(one.source) if one.source else "")))
            for one in self.statements
        )

    def _at(self, span: Span) -> str:
        start = self.citation.start
        return self.citation.quote[max(0, span.start - start) : max(0, span.end - start)]

    def of(self, speaker: str) -> str | None:
        """The quote without what others say in it; None where this one says nothing there."""
        if not any(same_speaker(speaker, name) for name in self.speakers):
            return None
        theirs = self._said(lambda name: same_speaker(speaker, name))
        others = self._said(lambda name: not same_speaker(speaker, name))
        return self._without(others - theirs)

    @property
    def told(self) -> str:
        """The quote without what anybody says in it: what the article tells in its own voice."""
        return self._without(self._said(lambda _: True))

    def _said(self, who: Callable[[str], bool]) -> set[int]:
        """Offsets in the article of what some of the speakers say."""
        return {
            at
            for statement in self.statements
            if who(statement.speaker)
            for span in statement.contents
            for at in range(span.start, span.end)
        }

    def _without(self, offsets: set[int]) -> str:
        characters = enumerate(self.citation.quote, start=self.citation.start)
        return "".join(" " if at in offsets else character for at, character in characters)


def exhibits(
    citations: Sequence[Citation],
    statements: Mapping[str, Sequence[Statement]],
    subjects: Mapping[int, str] | None = None,
) -> tuple[Exhibit, ...]:
    """The citations with the statements of their articles, by article id, and subjects by number."""
    return tuple(
        Exhibit(
            one,
            tuple(s for s in statements.get(one.article_id, ()) if _overlap(s, one)),
            (subjects or {}).get(one.number, ""),
        )
        for one in citations
    )


def subjects(answer: Answer) -> dict[int, str]:
    """By citation, what the answer puts in brackets before its words: "[Ilra Vensk] She paid for it."."""
    found: dict[int, str] = {}
    for sentence in answer.sentences:
        if led := _RESOLVED.search(answer.text[: sentence.start]):
            found |= dict.fromkeys(sentence.citations, led[1])
    return found


def _overlap(statement: Statement, citation: Citation) -> bool:
    return statement.start < citation.end and statement.end > citation.start


def plain(text: str) -> str:
    """One line of visible characters, without those that mark citations, roles or the end of a turn."""
    visible = ("" if unicodedata.category(c) in ("Cf", "Cs", "Co", "Cn") else c for c in text)
    spaced = (" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in "".join(visible))
    return " ".join("".join(spaced).translate(_HARMLESS).split())
