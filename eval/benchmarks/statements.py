"""How well and how fast statements are found, against attributions annotated by hand.

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
Speaker
    Of the matches, right where the speaker is who the source means. Where the source is a name this is
    read off it: the speaker's last name is one of its words. For pronouns and definite descriptions
    PolNeAR has no answer; ``eval/gold/polnear/speakers.tsv`` has one for a random hundred of its dev part,
    by article and first offset of the source, read by hand; empty where the article names nobody: then
    leaving it open is right. The rest has no key and is left out of the share.
"""

from __future__ import annotations

import csv
import re
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from eval import provenance
from eval.benchmarks.score import Score
from eval.datasets.polnear import Annotated, Attribution, read_polnear
from qa.answering.names import fold, parts, same
from qa.ingest.cues import forms
from qa.ingest.sentences import sentence_spans
from qa.ingest.statements import find_statements
from qa.types import Reporting, Span, Statement

LEAST_SHARED = 0.5  # of the characters of either content
KEY = Path(__file__).parents[1] / "gold" / "polnear" / "speakers.tsv"
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
    " other any anyone everyone everybody someone somebody nobody one people all each both both"
    " another none it".split()
)
_HEAD_ENDS = re.compile(
    r"\s*(?:,|\(|—|–|:|\s(?:of|in|for|at|from|with|who|whose|which|that|on|to|by|about|and|as|near|during|behind)\s)"
)
_QUOTED = re.compile(r"[“\"]([^”\"]*)|[‘]([^’]*)")
_WORD = re.compile(r"\w+")
_NAME_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Speakers:
    """Of the matches, how many name the right one, another, or leave it open; the rest has no key."""

    right: int = 0
    wrong: int = 0
    left_open: int = 0
    no_key: int = 0

    @property
    def share(self) -> float:
        return self.right / max(self.right + self.wrong + self.left_open, 1)


@dataclass(frozen=True, slots=True)
class StatementsBenchmark:
    """What was measured, and on what.

    Args:
        articles, words: read.
        statements: found, of every kind.
        direct, indirect: see the module.
        named: speakers of matches whose source is a name.
        meant: speakers of matches whose source is a pronoun or a description.
        words_per_second: of CPU time on one thread, finding alone: sentences are given.
    """

    commit: str
    machine: dict[str, str]
    versions: dict[str, str]
    data: str
    articles: int
    words: int
    statements: int
    direct: Score
    indirect: Score
    named: Speakers
    meant: Speakers
    words_per_second: float

    @property
    def speaker_right(self) -> float:
        """Share of matches with the right speaker; pronouns without a key are taken to be like those
        with one, and left out where none has."""
        named, meant = self.named, self.meant
        known = named.right + named.wrong + named.left_open
        judged = meant.right + meant.wrong + meant.left_open
        others = judged + meant.no_key if judged else 0
        return (named.right + meant.share * others) / max(known + others, 1)

    def as_dict(self) -> dict[str, Any]:
        """All figures, with the rates that follow from the counts."""
        rates = {"direct": self.direct.as_dict(), "indirect": self.indirect.as_dict()}
        return {**asdict(self), **rates, "speaker_right": self.speaker_right}


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


def bench_statements(folder: Path, key: Mapping[tuple[str, int], str]) -> StatementsBenchmark:
    """Find the statements of every article of a part of PolNeAR and hold them to its attributions.

    Args:
        key: last name of whom a source means, by article and the source's first offset; empty
            where nobody could tell.

    Raises:
        InvalidRequestError: the folder holds no such articles.
    """
    articles = list(read_polnear(folder))
    find_statements("He said so.", [(0, 11)])  # what is loaded once is not measured
    compared = [Comparison(article, *_timed(article.text)) for article in articles]
    words = sum(len(article.text.split()) for article in articles)
    return StatementsBenchmark(
        commit=provenance.commit(),
        machine=provenance.machine(),
        versions=provenance.versions(),
        data=f"{folder.parent.name}/{folder.name}",
        articles=len(articles),
        words=words,
        statements=sum(len(c.statements) for c in compared),
        direct=_total([c.score(Reporting.DIRECT) for c in compared]),
        indirect=_total([c.score(Reporting.INDIRECT) for c in compared]),
        named=_heard(compared, {}, named=True),
        meant=_heard(compared, key, named=False),
        words_per_second=words / max(sum(c.seconds for c in compared), 1e-9),
    )


def read_key(path: Path = KEY) -> dict[tuple[str, int], str]:
    """Whom sources mean, by article and the source's first offset."""
    with path.open(encoding="utf-8", newline="") as file:
        return {(r["article"], int(r["source"])): r["speaker"] for r in csv.DictReader(file, delimiter="\t")}


def render(b: StatementsBenchmark) -> str:
    """A table for the terminal."""
    rows = [
        ("data", f"{b.data}: {b.articles} articles, {b.words} words, {b.statements} statements found"),
        *((name, score.row()) for name, score in (("direct", b.direct), ("indirect", b.indirect))),
        ("speaker right", f"{b.speaker_right:.3f} of all matches"),
        ("speaker, of names", _heard_line(b.named)),
        ("speaker, of pronouns", _heard_line(b.meant)),
        ("words a second", f"{b.words_per_second:,.0f} of CPU time, one thread"),
        ("versions", " ".join(f"{name} {version}" for name, version in sorted(b.versions.items()))),
        ("machine", b.machine.get("processor", "unknown")),
        ("commit", b.commit or "unknown"),
    ]
    return "\n".join(f"{name:<24}{value}" for name, value in rows)


def _heard_line(s: Speakers) -> str:
    counts = f"{s.right} right, {s.wrong} wrong, {s.left_open} left open, {s.no_key} without a key"
    return f"{s.share:.3f} right ({counts})"


def _timed(text: str) -> tuple[Sequence[Statement], float]:
    spans = sentence_spans(text)
    start = time.process_time()
    return find_statements(text, spans), time.process_time() - start


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
        matched = {j for j in self.pairs.values() if self.gold[j].wanted}
        wanted = {j for j, side in enumerate(self.gold) if side.wanted and side.reporting is reporting}
        wrong = (
            i not in self.pairs and side.wanted and side.reporting is reporting and not self._joint(side)
            for i, side in enumerate(self.found)
        )
        return Score(right=len(wanted & matched), wrong=sum(wrong), missed=len(wanted - matched))

    def _joint(self, found: Side) -> bool:
        """Whether a statement is another's of those who say a matched attribution together."""
        return any(found.source and found.source <= self.gold[j].source for j in self.pairs.values())


def gold_side(text: str, gold: Attribution) -> Side:
    """An attribution; wanted if it is a saying of somebody named or resolvable."""
    source, cue = _words(text, gold.source), _words(text, gold.cue)
    quoted = _share_quoted(_words(text, gold.content)) >= MOSTLY_QUOTED
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
    quoted = _share_quoted(_words(text, with_marks)) >= MOSTLY_QUOTED
    saying = quoted or found.cue is None or bool(_SAYING.search(_words(text, [found.cue])))
    return Side(
        _head(text, found.source) if found.source else None,
        _positions(text, source),
        _positions(text, found.contents),
        Reporting.DIRECT if quoted else Reporting.INDIRECT,
        saying
        and bool(found.contents)
        and not found.denied
        and (not source or resolvable(_words(text, source))),
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


def _words(text: str, spans: Sequence[Span]) -> str:
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


def _total(scores: Sequence[Score]) -> Score:
    return Score(*(sum(getattr(s, name) for s in scores) for name in ("right", "wrong", "missed")))


def _heard(compared: Sequence[Comparison], key: Mapping[tuple[str, int], str], *, named: bool) -> Speakers:
    counts: Counter[str] = Counter()
    for one in compared:
        for i, j in one.pairs.items():
            source = one.article.attributions[j].source
            if one.gold[j].wanted and (_is_name(_head_word(one, j)) is named):
                meant = key.get((one.article.name, source[0].start))
                counts[_verdict(one.statements[i], _words(one.article.text, source), meant, named)] += 1
    return Speakers(**counts)


def _head_word(one: Comparison, j: int) -> str:
    head = one.gold[j].head
    word = one.article.text[head.start : head.end] if head else ""
    return "" if word.lower() in _THIRD_PERSON | _DEFINITE else word


def _verdict(found: Statement, source: str, meant: str | None, named: bool) -> str:
    last = parts(found.speaker)[-1:]
    if named:
        return "right" if set(last) <= set(map(fold, _NAME_WORD.findall(source))) else "wrong"
    if meant is None:
        return "no_key"
    if not found.resolved:
        return "left_open" if meant else "right"
    return "right" if meant and same(meant, found.speaker) else "wrong"
