"""Questions written over the passages of an archive, and what competes to answer them.

What competes is what a user would be shown beside it: the best passages that Dateline's own search finds,
without a reader, less those that hold the answer, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from embeddings.types import Encoder
from eval.datasets.files import lines
from eval.training.groups import Group, answering, other, stems_of
from eval.training.searching import Competitor, Searcher, rarity_of, read
from qa.archive.store import Archive
from qa.errors import InvalidRequestError
from qa.types import Article, Passage

COLUMNS = ("article", "start", "question", "answer")
NOWHERE = "-"  # for an answer: the passage sounds as if it told, and does not
LOOKED_AT = 30  # passages found
OTHERS, OTHERS_AMONG = 7, 16  # so many drawn among the best so many that do not hold the answer


@dataclass(frozen=True, slots=True)
class Written:
    """A question with where its answer is.

    Args:
        article: id.
        start: of the passage that it was written over, in the article's text.
        answer: words of that passage, None where it has none.
    """

    article: str
    start: int
    question: str
    answer: str | None


def load(path: Path) -> list[Written]:
    """Read a file of tab-separated ``COLUMNS``, their names in the first line; ``.gz`` is unpacked.

    Raises:
        InvalidRequestError: names the file, the line and what is wrong.
    """
    rows = [(number, line.rstrip("\r\n").split("\t")) for number, line in lines(path)]
    if not rows or tuple(rows[0][1]) != COLUMNS:
        raise InvalidRequestError(f"{path}: the first line must be {', '.join(COLUMNS)}, tab-separated")
    return [_written(row, f"{path}:{number}") for number, row in rows[1:]]


def _written(row: Sequence[str], place: str) -> Written:
    if len(row) != len(COLUMNS) or not all(row) or not row[1].isdigit():
        raise InvalidRequestError(f"{place}: give {', '.join(COLUMNS)}, the start as a number")
    article, start, question, answer = row
    return Written(article, int(start), question, None if answer == NOWHERE else answer)


def read_questions(path: Path, archive: Archive, encoder: Encoder, seed: int) -> Iterator[Group]:
    """A group for each question whose article the archive has, with the passage that answers.

    Raises:
        InvalidRequestError: the file is broken.
    """
    searcher, rng = Searcher.of(archive, encoder), Random(seed)
    for one in load(path):
        article, passage = archive.article(one.article), _passage(archive, one)
        group = _group(searcher, one, article, passage, rng) if article and passage else None
        if group:
            yield group


def _passage(archive: Archive, written: Written) -> Passage | None:
    """The one that it was written over, or what is nearest to it there and holds the answer."""
    holding = [one for one in archive.passages_of(written.article) if (written.answer or "") in one.text]
    return min(holding, key=lambda one: abs(one.start - written.start), default=None)


def _group(searcher: Searcher, written: Written, article: Article, own: Passage, rng: Random) -> Group | None:
    asked = stems_of(written.question)
    rarity = rarity_of(searcher.archive, sorted(asked))
    if written.answer is None:
        # What else would be found may well answer: nobody looked.
        return Group(written.question, None, (other(asked, rarity, article.title, own.text),), article.id)
    spans = [match.span() for match in re.finditer(re.escape(written.answer), own.text)]
    right = answering(asked, rarity, article.title, own.text, spans)
    found = searcher.find(written.question, article.published, LOOKED_AT)[:LOOKED_AT]
    silent = _silent(read(searcher.archive, found), written.answer, own)
    drawn = rng.sample(silent, min(OTHERS, len(silent)))
    others = tuple(other(asked, rarity, one.article.title, one.passage.text) for one in drawn)
    return Group(written.question, right, others, article.id) if right and others else None


def _silent(found: Sequence[Competitor], answer: str, own: Passage) -> list[Competitor]:
    """The best that do not hold the answer."""
    said = re.compile(rf"(?<!\w){re.escape(answer)}(?!\w)", re.IGNORECASE)
    silent = [one for one in found if one.passage.id != own.id and not said.search(one.passage.text)]
    return silent[:OTHERS_AMONG]
