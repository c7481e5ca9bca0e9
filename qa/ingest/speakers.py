"""Who the words that stand for a speaker mean, as far as the article itself tells. Pure.

Nothing is guessed: what could mean two people, or somebody not named, is left as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa.answering.names import BODIES, parts, same
from qa.ingest.people import Person, described, full_names, introduced

REMEMBERED = 2  # paragraphs without a word of theirs after which "he" is no longer a speaker

_SINGULAR = frozenset(("he", "she"))
_PRONOUNS = _SINGULAR | {"they", "it", "him", "her", "them"}
_SAME = {"him": "he", "her": "she", "them": "they"}
_ARTICLE = re.compile(r"(?:the|a|an|his|her|its|their|this|that|these|those|some|one)\s+", re.IGNORECASE)
_BODIES = BODIES | frozenset(
    "campaign administration department committee house senate council team group board bank"
    " institute ministries newspaper magazine website network channel university court foundation"
    " authorities leadership military".split()
)
_TITLED = re.compile(r"(?:Mr|Mrs|Ms|Miss|Sir|Lady|Dame)\b\.?")
_HE = re.compile(r"(?:Mr|Sir|\w*(?:man|men))\b", re.IGNORECASE)
_SHE = re.compile(r"(?:Mrs|Ms|Miss|Lady|Dame|\w*(?:woman|women))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker as far as known; see Statement."""

    name: str
    resolved: bool
    role: str = ""


class Cast:
    """The people of one article, and who of them spoke last."""

    def __init__(self, text: str) -> None:
        self.people: Sequence[Person] = introduced(text)
        self._full = full_names(text)
        self._pronouns: dict[str, str] = {}
        self._last: Speaker | None = None
        self._silence = 0

    def heard(self, speaker: Speaker | None) -> None:
        """A unit has gone by, with somebody's words or without."""
        if speaker is None:
            self._silence += 1
        else:
            self._silence = 0
            self._last = speaker

    @property
    def last(self) -> Speaker | None:
        return self._last if self._silence <= REMEMBERED else None

    def speaker(self, words: str) -> Speaker:
        """Whom the words mean."""
        plain = " ".join(words.split())
        if plain.lower() in _PRONOUNS:
            return self._pronoun(plain)
        if is_name(plain):
            return self._named(plain)
        if person := described(plain, self.people):
            return Speaker(self._whole(person.name), True, person.role)
        return Speaker(plain, _is_institution(plain), "")

    def _pronoun(self, word: str) -> Speaker:
        pronoun = _SAME.get(word.lower(), word.lower())
        last = self.last
        if last is None or not last.resolved:
            return Speaker(word, False)
        known = self._pronouns.setdefault(last.name, pronoun)
        return last if known == pronoun else Speaker(word, False)

    def _named(self, words: str) -> Speaker:
        name = self._whole(words)
        return Speaker(name, True, self._role(name))

    def _whole(self, name: str) -> str:
        """A surname with the given name, where the article has one bearer of it."""
        known = parts(name)
        if len(known) != 1:
            return name
        bearers = self._full.get(known[-1], ())
        return bearers[0] if len(bearers) == 1 else name

    def _role(self, name: str) -> str:
        return next((p.role for p in self.people if same(name, p.name)), "")


def is_name(words: str) -> bool:
    """Whether words name somebody: their last word before an "of" is capitalised, and no office."""
    head = re.split(r"\s(?:of|for|in|at|from)\s", words)[0].split()
    return bool(head) and head[-1][:1].isupper() and head[-1].lower() not in _PRONOUNS | {"the", "a", "an"}


def _is_institution(words: str) -> bool:
    """Whether a description names a body: "the Vensk campaign", "Orselia's ministry"."""
    head = re.split(r"\s(?:of|for|in|at|from)\s", words)[0].split()[-1:]
    named = any(w[:1].isupper() for w in _ARTICLE.sub("", words, count=1).split())
    return named and bool(head) and head[0].lower() in _BODIES
