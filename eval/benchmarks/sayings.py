"""Statements beside the attributions that people annotated: what is compared, and what matches.

What is measured
    PolNeAR annotates every attribution: sayings, but also beliefs, wishes, findings of a poll. Here a
    gold attribution counts as a *saying* where its cue holds a verb of communication (Levin 1993, class
    37: say, tell, announce, warn, tweet ..., or "according to"), or at least half of its content stands
    between quotation marks. Of those, only sources that are named or can be resolved are asked for: a
    name, a third-person pronoun, a definite description ("the senator", "his lawyer"); not "I", "you",
    "who", "some", "critics", nor "a man".
    A saying is *direct* where at least half of its content stands between quotation marks.
Match
    The head word of one source stands in the other's span, and the contents share at least half of the
    characters of either (letters and digits). One statement to one attribution, the largest overlap first.
    Heads are found by rule: the last word before a comma, a preposition, a relative or a bracket.
False positives
    A statement that matches an attribution of any class, or whose source is none that is asked for, is
    no false positive, nor is one whose cue is no verb of communication and whose words are not quoted.
    A denial ("declined to comment") is none, and is not asked for. A second statement for one
    attribution is one, unless its source stands within the attribution's ("Vensk and Orel said").
    A quotation without a source of its own is held to the attribution's content alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from eval.benchmarks.score import Score
from eval.datasets.polnear import Annotated, Attribution
from qa.language.cues import forms
from qa.types import Reporting, Span, Statement

LEAST_SHARED = 0.5  # of the characters of either content
MOSTLY_QUOTED = 0.5  # of a content's characters

_COMMUNICATION = (
    "acknowledge add admit advise affirm agree allege announce answer apologize argue ask assert"
    " assure attest blog boast brag call caution chant claim clarify comment complain concede"
    " conclude concur confess confirm contend continue counter declare decree demand deny describe"
    " disclose discuss echo elaborate email emphasise emphasize exclaim explain express grumble"
    " guarantee hint imply indicate inform inquire insist interject joke lament maintain mention"
    " muse mutter note object observe opine plead pledge predict proclaim promise propose protest"
    " question quip quote read recall recite recount refer reiterate relate remark remind repeat"
    " reply report respond retort reveal say shout signal speak state stress suggest swear talk"
    " tell testify text threaten tweet underline underscore urge vow warn whisper wonder write yell"
).split()
_VERB = "|".join(form for verb in _COMMUNICATION for form in forms(verb))
_SAYING = re.compile(
    rf"\b(?:{_VERB}|according to|point\w* out|shot back|(?:went|go|goes|going) on to|put\w* it)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:not|never|no|declin\w+|refus\w+|without)\b|n[’']t\b", re.IGNORECASE)
_THIRD_PERSON = frozenset("he she they it him her them".split())
_DEFINITE = frozenset("the his her its their this that these those".split())
_OPEN = frozenset(
    "i we you me us my our your who whom which that those these some many most several few others"
    " other any anyone everyone everybody someone somebody nobody one people all each both"
    " another none it".split()
)
_HEAD_ENDS = re.compile(
    r"\s*(?:,|\(|—|–|:|\s(?:of|in|for|at|from|with|who|whose|which|that|on|to|by|about|and|as|near|during|behind)\s)"
)
_QUOTED = re.compile(r"[“\"]([^”\"]*)|[‘]([^’]*)")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Side:
    """A statement or an attribution, made comparable; positions are of letters and digits.

    Args:
        head: offsets of the source's head word; None without a source.
        source: positions of the source's characters.
        content: positions of the content's letters and digits.
        wanted: whether it counts when nothing matches it.
    """

    head: Span | None
    source: frozenset[int]
    content: frozenset[int]
    reporting: Reporting
    wanted: bool


class Comparison:
    """One article's statements beside its attributions.

    Attributes:
        pairs: index of attribution by index of statement.
    """

    def __init__(self, article: Annotated, statements: Sequence[Statement], seconds: float = 0.0) -> None:
        self.article, self.statements, self.seconds = article, statements, seconds
        self.gold = [gold_side(article.text, one) for one in article.attributions]
        self.found = [found_side(article.text, one) for one in statements]
        self.pairs = _pairs(self.found, self.gold)

    def score(self, reporting: Reporting) -> Score:
        """Of the attributions wanted, those matched and missed; and the statements that match none."""
        matched = {j for j in self.pairs.values() if self.gold[j].wanted}
        wanted = {j for j, side in enumerate(self.gold) if side.wanted and side.reporting is reporting}
        wrong = (
            i not in self.pairs and side.wanted and side.reporting is reporting and not self._joint(side)
            for i, side in enumerate(self.found)
        )
        return Score(right=len(wanted & matched), wrong=sum(wrong), missed=len(wanted - matched))

    def is_named(self, attribution: int) -> bool:
        """Whether the head of an attribution's source is a name."""
        head = self.gold[attribution].head
        word = self.article.text[head.start : head.end] if head else ""
        return word.lower() not in _THIRD_PERSON | _DEFINITE and _is_name(word)

    def _joint(self, found: Side) -> bool:
        """Whether a statement is another's of those who say a matched attribution together."""
        return any(found.source and found.source <= self.gold[j].source for j in self.pairs.values())


def gold_side(text: str, gold: Attribution) -> Side:
    """An attribution; wanted if it is a saying of somebody named or resolvable."""
    source, cue = wording(text, gold.source), wording(text, gold.cue)
    quoted = _share_quoted(wording(text, gold.content)) >= MOSTLY_QUOTED
    saying = bool(gold.content) and (quoted or bool(_SAYING.search(cue))) and not _NEGATED.search(cue)
    return Side(
        _head(text, gold.source[0]) if gold.source else None,
        _positions(text, gold.source),
        _positions(text, gold.content),
        Reporting.DIRECT if quoted else Reporting.INDIRECT,
        saying and resolvable(source),
    )


def found_side(text: str, found: Statement) -> Side:
    """A statement; wanted if it could be a saying of somebody named or resolvable."""
    source = (found.source,) if found.source else ()
    with_marks = [Span(max(0, span.start - 1), span.end + 1) for span in found.contents]
    quoted = _share_quoted(wording(text, with_marks)) >= MOSTLY_QUOTED
    saying = quoted or found.cue is None or bool(_SAYING.search(wording(text, [found.cue])))
    return Side(
        _head(text, found.source) if found.source else None,
        _positions(text, source),
        _positions(text, found.contents),
        Reporting.DIRECT if quoted else Reporting.INDIRECT,
        saying
        and bool(found.contents)
        and not found.denied
        and (not source or resolvable(wording(text, source))),
    )


def resolvable(source: str) -> bool:
    """Whether a source is a name, a third-person pronoun or a definite description."""
    words = source.split()
    if not words:
        return False
    first = words[0].lower().strip("“\"'’,.")
    if first in _THIRD_PERSON:
        return True
    if first in _OPEN:
        return False
    return (
        first in _DEFINITE
        or _is_name(words[0] if len(words) == 1 else " ".join(words[1:]))
        or _is_name(words[0])
    )


def _is_name(words: str) -> bool:
    return any(word[:1].isupper() and word.lower() not in _OPEN | {"a", "an"} for word in words.split())


def _head(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    ends = _HEAD_ENDS.search(words, 1)
    found = list(_WORD.finditer(words, 0, ends.start() if ends else len(words))) or list(
        _WORD.finditer(words)
    )
    last = found[-1].span() if found else (0, len(words))
    return Span(span.start + last[0], span.start + last[1])


def wording(text: str, spans: Sequence[Span]) -> str:
    """The text of spans, a space between."""
    return " ".join(text[span.start : span.end] for span in spans)


def _share_quoted(content: str) -> float:
    quoted = sum(len(found[0]) for found in _QUOTED.finditer(content))
    return quoted / max(len(content), 1)


def _positions(text: str, spans: Sequence[Span]) -> frozenset[int]:
    return frozenset(i for span in spans for i in range(span.start, span.end) if text[i].isalnum())


def _pairs(found: Sequence[Side], gold: Sequence[Side]) -> dict[int, int]:
    shared = sorted(
        (
            (-overlap, i, j)
            for i, a in enumerate(found)
            for j, b in enumerate(gold)
            if (overlap := _shared(a, b))
        ),
    )
    pairs: dict[int, int] = {}
    for _, i, j in shared:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _shared(found: Side, gold: Side) -> int:
    """Characters that a match shares; 0 for no match."""
    overlap = len(found.content & gold.content)
    if overlap < LEAST_SHARED * max(len(found.content), len(gold.content)):
        return 0
    return overlap if found.head is None or _same_head(found, gold) else 0


def _same_head(a: Side, b: Side) -> bool:
    if a.head is None or b.head is None:
        return False
    return a.head.start in b.source or b.head.start in a.source
