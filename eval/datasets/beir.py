"""BEIR folders (Thakur et al. 2021): corpus.jsonl, queries.jsonl, qrels/*.tsv."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from eval.datasets.files import checksum, field, json_lines, lines
from eval.types import DataSet, GoldCitation, GoldQuestion
from qa.errors import InvalidRequestError
from qa.ingest.pipeline import to_article
from qa.ingest.readers.items import Item
from qa.types import RawArticle

CORPUS, QUERIES = "corpus.jsonl", "queries.jsonl"
SPLITS = ("test", "dev", "train")  # the first that is there is used
HEADER = ("query-id", "corpus-id", "score")


def matches(path: Path) -> bool:
    """Whether the folder looks like one."""
    return (path / CORPUS).is_file() and (path / QUERIES).is_file()


def load(path: Path) -> DataSet:
    """The queries that one split judges, its grades above 0 as gold articles.

    Raises:
        InvalidRequestError: names the file, the line and what is wrong.
    """
    split = _split(path)
    grades = read_qrels(split)
    texts = {
        field(path / QUERIES, number, line, "_id"): field(path / QUERIES, number, line, "text")
        for number, line in json_lines(path / QUERIES)
    }
    missing = [query for query in grades if query not in texts]
    if missing:
        raise InvalidRequestError(f"{path / QUERIES}: no query {missing[0]!r}, which {split.name} judges")
    questions = tuple(judged(query, texts[query], relevant) for query, relevant in grades.items())
    files = [path / CORPUS, path / QUERIES, split]
    return DataSet(path.name, questions, checksum(files), partial(_articles, path / CORPUS))


def judged(query: str, text: str, grades: dict[str, int]) -> GoldQuestion:
    """A question of which only the relevant articles are known."""
    citations = (GoldCitation(article, None, grade) for article, grade in grades.items() if grade > 0)
    return GoldQuestion(query, text, citations=tuple(citations))


def _split(path: Path) -> Path:
    for split in SPLITS:
        file = path / "qrels" / f"{split}.tsv"
        if file.is_file():
            return file
    raise InvalidRequestError(f"{path / 'qrels'}: none of {', '.join(f'{split}.tsv' for split in SPLITS)}")


def read_qrels(path: Path) -> dict[str, dict[str, int]]:
    """Grade by article id by query id.

    Raises:
        InvalidRequestError: names the line that is none.
    """
    grades: dict[str, dict[str, int]] = {}
    for number, line in lines(path):
        cells = line.rstrip("\n").split("\t")
        if number == 1 and tuple(cells) == HEADER:
            continue
        try:
            query, article, grade = cells
            grades.setdefault(query, {})[article] = int(grade)
        except ValueError as error:
            raise InvalidRequestError(f"{path}:{number}: not query, article and grade: {error}") from error
    return grades


def _articles(path: Path) -> Iterator[RawArticle]:
    """Documents without a text of their own are their title."""
    for number, line in json_lines(path):
        title = line.get("title") or None
        text = line.get("text") or title or ""
        yield RawArticle(f"{path.name}:{number}", text, id=field(path, number, line, "_id"), title=title)


def write(data: DataSet, folder: Path) -> None:
    """Write a data set as a BEIR folder, its articles as Dateline cleans them.

    Questions without gold articles have no place in it.

    Raises:
        InvalidRequestError: the data set comes without articles.
    """
    if data.articles is None:
        raise InvalidRequestError(f"{data.name} comes without articles, and BEIR needs a corpus")
    (folder / "qrels").mkdir(parents=True, exist_ok=True)
    kept = [one for one in data.questions if one.citations]
    _write_lines(folder / CORPUS, _documents(data.articles()))
    _write_lines(folder / QUERIES, ({"_id": one.id, "text": one.question, "metadata": {}} for one in kept))
    with (folder / "qrels" / "test.tsv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows((one.id, article, grade) for one in kept for article, grade in one.relevance.items())


def _documents(items: Iterable[Item]) -> Iterator[dict[str, object]]:
    for item in items:
        if isinstance(item, RawArticle):
            article = to_article(item, datetime.now(UTC).date())
            published = article.published.value if article.published else ""
            metadata = {"url": article.url or "", "source": article.source, "published": published}
            yield {"_id": article.id, "title": article.title, "text": article.text, "metadata": metadata}


def _write_lines(path: Path, values: Iterable[dict[str, object]]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in values)
