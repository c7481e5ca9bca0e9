"""Whom of the people of an article a sentence names, and whom as its subject. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from qa.language.naming import POSSESSIVE

NEAR = 60  # characters before a name in which a preposition is looked for
# A name after one of these is no subject; nor is one before a possessive.
_DEPENDENT = re.compile(
    r"\b(?:about|after|against|among|at|before|behind|between|by|for|from|in|into|like|near|of|on|over|than|to"
    r"|toward|towards|under|with|without|via)\s+(?:the\s+|his\s+|her\s+|their\s+)?(?:[A-Z][\w.’'-]*\s+)*$"
)


class Mentions:
    """Finds the people of an article where a sentence names them.

    Args:
        known: whom words that may stand for somebody mean.
        bystanders: those of whom no words are told.
    """

    def __init__(self, known: Mapping[str, str], bystanders: Collection[str]) -> None:
        self._known = known
        self._bystanders = bystanders
        self._pattern = _any_of(known)

    def __call__(self, sentence: str) -> list[tuple[str, int]]:
        """The names in a sentence, as fully as known, and where each begins."""
        found = self._pattern.finditer(sentence) if self._pattern else ()
        return [(self._known[name[0]], name.start()) for name in found]

    def by_focus(self, sentence: str) -> list[str]:
        """The people a sentence names, subjects first."""
        named = self(sentence)
        subjects = [name for name, start in named if _is_subject(sentence, name, start)]
        others = [name for name, _ in named if name not in self._bystanders]
        return list(dict.fromkeys([*subjects, *others]))

    def subjects(self, sentence: str) -> list[str]:
        """The people it names neither after a preposition nor before what is theirs."""
        return [name for name, start in self(sentence) if _is_subject(sentence, name, start)]


def _is_subject(sentence: str, name: str, start: int) -> bool:
    end = start + len(name if sentence.startswith(name, start) else name.rsplit(maxsplit=1)[-1])
    dependent = _DEPENDENT.search(sentence, max(0, start - NEAR), start)
    return not dependent and not POSSESSIVE.match(sentence, end)


def _any_of(names: Iterable[str]) -> re.Pattern[str] | None:
    words = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{words})(?!\w)") if words else None
