"""Sentences of the evidence read for what they claim: of what, whose word it is, of which day. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from qa.answering.evidence.candidates import Candidate
from qa.language import dates
from qa.language.amounts import DIGITS
from qa.language.content import Word, content_words
from qa.language.dates import Days
from qa.language.expected import Sort
from qa.language.mentions import mentions
from qa.language.normal import normal
from qa.language.quantities import Quantity, quantities
from qa.language.stances import Mood, Stance, stance
from qa.language.stemming import stems_of
from qa.language.transliteration import fold
from qa.types import Precision, PublicationDate, Statement

LEAST_TOLD = 4  # words of a statement's content from which nothing else of its sentence is looked at
_PRONOUN = re.compile(r"(?:he|she|it|they|we|i|you|who|one|some|others|many)$", re.I)
# Who gives a figure without a verb of saying: "The coast guard counted nine boats".
_COUNTS = re.compile(
    r"(?!(?:He|She|It|They|We|This|That|Nobody)\b)(?P<who>[A-Z][\w’'-]*(?:\s[\w’'-]+){0,5}?)"
    r"\s(?:count(?:s|ed)|puts?(?=\s.*\bat\b)|measured|estimate[sd]?|reckon(?:s|ed)?|sp(?:eaks?|oke)\sof)\s"
)
_ANOTHER = re.compile(
    r"(?:[,;]|\b(?:and|but|while|whereas))\s(?P<who>(?:the\s|[A-Z])[\w’' -]{2,50}?)"
    r"(?:\s(?:of|at|to|says?|said|counts?|counted|sp(?:oke|eaks?) of|puts? it at))*\s$"
)
_ANSWERS_A_CLAIM = re.compile(r"\b(?:den|reject|dismiss|refut|disput|contradict|rebuff|believe|doubt)", re.I)
# A question in indirect speech: "Why had nobody warned them, Rahn asked."
_ASKS = re.compile(
    r"^\W*(?:why|how|what|when|where|who|which)\b.*\b(?:ask|wonder)(?:s|ed)\b"
    r"|\b(?:ask|wonder)(?:s|ed) (?:(?!to\b)\w+ ){0,3}?(?:why|how|what|when|where|who|which|whether|if)\b",
    re.I,
)
_QUOTED = re.compile(r"[“”]|\"[^\"]*\s[^\"]*\s[^\"]*\"")
# Of a text in small letters: to ignore the case takes ten times as long.
_DIGITS = re.compile(rf"\d+|\b(?:{'|'.join(DIGITS)})\b")


@dataclass(frozen=True, eq=False)
class Account:
    """What a sentence claims, by whose word. What takes long is read when it is first asked for.

    Args:
        capitals: folded words that are names wherever they stand.
        other: who speaks in this part of the sentence, where it is another than its speaker.
    """

    candidate: Candidate
    capitals: frozenset[str] = frozenset()
    other: str = ""

    @property
    def story(self) -> str:
        return self.candidate.article.story

    @cached_property
    def sentence(self) -> tuple[Word, ...]:
        """Its words with content."""
        return tuple(content_words([self.text])[0])

    @cached_property
    def before(self) -> tuple[Word, ...]:
        """Those of the sentence before."""
        return tuple(content_words([self.candidate.in_context[: -len(self.text) - 1]])[0])

    @cached_property
    def around(self) -> frozenset[str]:
        """Stems of the sentence, the one before and the title; of a number of nothing ("The union counted
        five.") those of its passage up to there, too, which says what of."""
        return stems_of(self.candidate.context, self._counted_of)

    @property
    def _counted_of(self) -> str:
        if not any(not one.unit and not one.noun for one in self.quantities):
            return ""
        candidate = self.candidate
        return candidate.article.text[candidate.evidence.passage.start : candidate.start]

    @cached_property
    def near(self) -> frozenset[str]:
        """Stems of the sentence and of the one before."""
        return frozenset(word.stem for word in (*self.sentence, *self.before))

    @cached_property
    def text(self) -> str:
        return self.candidate.text

    @cached_property
    def statement(self) -> Statement | None:
        """Whose words it reports."""
        return self.candidate.meant or next(iter(self.candidate.statements), None)

    @property
    def speaker(self) -> str:
        """As the article gives it; empty where nobody is named or resolved."""
        if self.other:
            return self.other
        if self.statement is None:
            counting = _COUNTS.match(self.text)
            return counting["who"] if counting else ""
        return "" if is_pronoun(self.statement.speaker) else self.statement.speaker

    @property
    def told_on(self) -> PublicationDate | None:
        """When it was said where the text tells, else when it was published."""
        return (self.statement.said if self.statement else None) or self.candidate.article.published

    @cached_property
    def day(self) -> date | None:
        """Of the saying where the text tells, else of publication; None where not known to the day."""
        known = self.told_on
        return known.first_day if known and known.precision is Precision.DAY else None

    @cached_property
    def told(self) -> tuple[tuple[int, int], ...]:
        """Where in the sentence stands what somebody is reported to say; empty where it is all of it."""
        spans = []
        if self.statement is None and (counting := _COUNTS.match(self.text)):
            return ((counting.end(), len(self.text)),)
        for statement in self.candidate.statements:
            for content in statement.contents if statement.cue else ():
                start = max(content.start, self.candidate.start) - self.candidate.start
                end = min(content.end, self.candidate.end) - self.candidate.start
                if start < end:
                    spans.append((start, end))
        enough = sum(len(self.text[start:end].split()) for start, end in spans) >= LEAST_TOLD
        return tuple(sorted(spans)) if enough else ()

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Those with content in what is told, in order; who tells it and the cue left out."""
        return tuple(word for word in self.sentence if not self.told or _inside(word.start, self.told))

    @cached_property
    def stems(self) -> frozenset[str]:
        """Of what is told; where all that is told is "it", of the sentence before."""
        words = (
            self.before if _ANSWERS_A_CLAIM.search(self.text) and self.stance.denies_before else self.words
        )
        return frozenset(word.stem for word in words)

    @cached_property
    def names(self) -> frozenset[str]:
        """Stems of the names in what is told."""
        return frozenset(
            word.stem
            for word in self.words
            if word.text[0].isupper() and (word.start or fold(word.text) in self.capitals)
        )

    @cached_property
    def stance(self) -> Stance:
        cue = self.statement.cue if self.statement else None
        reported = bool(self.told and cue and cue.end - self.candidate.start <= self.told[0][0])
        return stance(self.text, reported=reported)

    @cached_property
    def denied(self) -> frozenset[str]:
        """Stems of what is said not to be so."""
        if self.stance.denies_before:
            return self.stems
        return frozenset(word.stem for word in self.words if _parity(word.start, self.stance.denied))

    @cached_property
    def denied_first(self) -> frozenset[str]:
        """Of each stretch that is said not to be so the first stem that is no name: what is not done."""
        if self.stance.denies_before:
            return self.stems
        words = [word for word in self.words if word.stem in self.denied - self.names]
        first = (
            next((w for w in words if start <= w.start < end), None) for start, end in self.stance.denied
        )
        return frozenset(word.stem for word in first if word)

    @cached_property
    def claims(self) -> bool:
        """Whether it says that something is so, or not so."""
        speechless = any(said.denied and not said.contents for said in self.candidate.statements)
        unsure = speechless or self.stance.leaves_open or self.stance.mood is Mood.SUPPOSED
        # Words between quotation marks by nobody that is known are not the outlet's.
        stray = self.statement is None and bool(_QUOTED.search(self.text))
        return "?" not in self.text and not unsure and not stray and not _ASKS.search(self.text)

    @cached_property
    def numbers(self) -> tuple[Quantity, ...]:
        """Those of all its sentence."""
        return quantities(self.text)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The numbers in it; of two voices each its own."""
        found = self.numbers
        if _another(self.text, found) is None:
            return found
        return found[1:] if self.other else found[:1]

    @cached_property
    def days(self) -> tuple[Days, ...]:
        """Those that what is told names; that on which it was said is none of them."""
        return tuple(_days(self))


def is_pronoun(speaker: str) -> bool:
    """Whether who speaks is left open."""
    return bool(_PRONOUN.match(speaker))


def read(candidates: Sequence[Candidate]) -> tuple[Account, ...]:
    """What each sentence claims; twice where a second voice follows in it: "the town speaks of 20 families,
    the tenants of 65"."""
    capitals = _capitals([candidate.context for candidate in candidates])
    found = [Account(candidate, capitals) for candidate in candidates]
    return tuple(part for account in found for part in _voices(account))


def _voices(account: Account) -> tuple[Account, ...]:
    """The account, and another where somebody else's number follows without its noun."""
    if not account.speaker or len(_DIGITS.findall(account.text.casefold())) < 2:
        return (account,)
    who = _another(account.text, account.numbers)
    return (account, replace(account, other=who)) if who else (account,)


def _another(text: str, numbers: Sequence[Quantity]) -> str | None:
    """Who it is that the second of two numbers is by, where it follows without its noun."""
    if len(numbers) != 2 or numbers[1].noun:
        return None
    other = _ANOTHER.search(text[numbers[0].end : numbers[1].start])
    return other["who"].strip() if other else None


def _capitals(contexts: Sequence[str]) -> frozenset[str]:
    """Folded words that are written with a capital where no sentence begins."""
    return frozenset(
        fold(word) for text in contexts for word in re.findall(r"(?<=[a-z,] )[A-Z][\w’'-]+", text)
    )


def _days(account: Account) -> Iterator[Days]:
    text, published = account.text, account.candidate.article.published
    for mention in mentions(text, Sort.DATE):
        if account.told and not _inside(mention.start, account.told):
            continue
        value = normal(text[mention.start : mention.end], Sort.DATE, published, text[: mention.start])
        if value and (known := dates.from_iso(value)):
            yield dates.days_of(known)


def _inside(position: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in spans)


def _parity(position: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether an odd number of denials reach it."""
    return bool(sum(start <= position < end for start, end in spans) % 2)
