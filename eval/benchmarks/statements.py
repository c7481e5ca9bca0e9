"""How well and how fast statements are found, against attributions annotated by hand.

What is compared and what matches, see ``eval.benchmarks.sayings``.

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
from dataclasses import dataclass
from pathlib import Path

from eval import provenance
from eval.benchmarks.sayings import Comparison, wording
from eval.benchmarks.score import Score
from eval.datasets.polnear import read_polnear
from qa.ingest.statements import find_statements
from qa.language.bearers import same
from qa.language.names import parts
from qa.language.transliteration import fold
from qa.types import Reporting, Statement

KEY = Path(__file__).parents[1] / "gold" / "polnear" / "speakers.tsv"
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


def bench_statements(folder: Path, key: Mapping[tuple[str, int], str]) -> StatementsBenchmark:
    """Find the statements of every article of a part of PolNeAR and hold them to its attributions.

    Args:
        key: last name of whom a source means, by article and the source's first offset; empty
            where nobody could tell.

    Raises:
        InvalidRequestError: the folder holds no such articles.
    """
    articles = list(read_polnear(folder))
    find_statements("He said so.")  # what is loaded once is not measured
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


def read_key() -> dict[tuple[str, int], str]:
    """Whom sources mean, by article and the source's first offset."""
    with KEY.open(encoding="utf-8", newline="") as file:
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
    start = time.process_time()
    return find_statements(text), time.process_time() - start


def _total(scores: Sequence[Score]) -> Score:
    return Score(*(sum(getattr(s, name) for s in scores) for name in ("right", "wrong", "missed")))


def _heard(compared: Sequence[Comparison], key: Mapping[tuple[str, int], str], *, named: bool) -> Speakers:
    counts: Counter[str] = Counter()
    for one in compared:
        for i, j in one.pairs.items():
            source = one.article.attributions[j].source
            if one.gold[j].wanted and one.is_named(j) is named:
                meant = key.get((one.article.name, source[0].start))
                counts[_verdict(one.statements[i], wording(one.article.text, source), meant, named)] += 1
    return Speakers(**counts)


def _verdict(found: Statement, source: str, meant: str | None, named: bool) -> str:
    last = parts(found.speaker)[-1:]
    if named:
        return "right" if set(last) <= set(map(fold, _NAME_WORD.findall(source))) else "wrong"
    if meant is None:
        return "no_key"
    if not found.resolved:
        return "left_open" if meant else "right"
    return "right" if meant and same(meant, found.speaker) else "wrong"
