"""TREC: a folder with topics*, qrels* and, where the documents are to be had, documents/.

Topics are the classic ``<top>`` blocks or lines of id, tab, text. Runs are read as a
system (``--system run:FILE``) and written from a record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import ir_measures

from eval.datasets.beir import judged
from eval.datasets.files import checksum, lines
from eval.types import DataSet, Result
from qa.errors import InvalidRequestError
from qa.ingest.readers.reading import read

_TOPIC = re.compile(r"<top>(.*?)</top>", re.DOTALL | re.IGNORECASE)
_NUMBER = re.compile(r"<num>\s*(?:Number:)?\s*(\S+)", re.IGNORECASE)
_TITLE = re.compile(r"<title>\s*(?:Topic:)?\s*(.+?)\s*(?:<|$)", re.DOTALL | re.IGNORECASE)
DOCUMENTS = "documents"


def matches(path: Path) -> bool:
    """Whether the folder has topics and qrels."""
    return path.is_dir() and bool(list(path.glob("*topics*"))) and bool(list(path.glob("*qrels*")))


def load(path: Path) -> DataSet:
    """The topics that are judged, by their titles; grades above 0 are gold articles.

    Raises:
        InvalidRequestError: names the file, the line and what is wrong.
    """
    topics, qrels = (_only(path, kind) for kind in ("topics", "qrels"))
    texts, grades = read_topics(topics), read_qrels(qrels)
    missing = [topic for topic in grades if topic not in texts]
    if missing:
        raise InvalidRequestError(f"{topics}: no topic {missing[0]!r}, which {qrels.name} judges")
    questions = tuple(judged(topic, texts[topic], relevant) for topic, relevant in grades.items())
    documents = path / DOCUMENTS
    source = partial(read, str(documents)) if documents.is_dir() else None
    return DataSet(path.name, questions, checksum([topics, qrels]), source)


def _only(path: Path, kind: str) -> Path:
    found = sorted(path.glob(f"*{kind}*"))
    if len(found) != 1:
        raise InvalidRequestError(f"{path}: {len(found)} files named *{kind}*; leave one")
    return found[0]


def read_topics(path: Path) -> dict[str, str]:
    """Text by topic id.

    Raises:
        InvalidRequestError: names the file, the line and what is wrong.
    """
    numbered = list(lines(path))
    blocks = _TOPIC.findall("".join(line for _, line in numbered))
    if blocks:
        return dict(_block(path, block) for block in blocks)
    topics = {}
    for number, line in numbered:
        topic, tab, text = line.rstrip("\n").partition("\t")
        if not tab or not text.strip():
            raise InvalidRequestError(f"{path}:{number}: not id, tab, text")
        topics[topic.strip()] = text.strip()
    return topics


def _block(path: Path, block: str) -> tuple[str, str]:
    number, title = _NUMBER.search(block), _TITLE.search(block)
    if not number or not title:
        raise InvalidRequestError(f"{path}: a <top> without <num> or <title>: {block.strip()[:60]!r}")
    return number[1], " ".join(title[1].split())


def read_qrels(path: Path) -> dict[str, dict[str, int]]:
    """Grade by document id by topic id.

    Raises:
        InvalidRequestError: the file cannot be read as such.
    """
    grades: dict[str, dict[str, int]] = {}
    try:
        for one in ir_measures.read_trec_qrels(str(path)):
            grades.setdefault(one.query_id, {})[one.doc_id] = one.relevance
    except (OSError, ValueError) as error:
        raise InvalidRequestError(f"{path}: not TREC qrels: {error}") from error
    return grades


def read_run(path: Path) -> dict[str, list[str]]:
    """Document ids, best first, by topic id; equal scores in the file's order.

    Raises:
        InvalidRequestError: the file cannot be read as such.
    """
    scored: dict[str, list[tuple[float, str]]] = {}
    try:
        for one in ir_measures.read_trec_run(str(path)):
            scored.setdefault(one.query_id, []).append((-one.score, one.doc_id))
    except (OSError, ValueError) as error:
        raise InvalidRequestError(f"{path}: not a TREC run: {error}") from error
    return {
        topic: [name for _, name in sorted(docs, key=lambda doc: doc[0])] for topic, docs in scored.items()
    }


def run_lines(results: Iterable[Result], tag: str) -> Iterator[str]:
    """A system's ranking of articles as the lines of a TREC run; scores are 1 / rank.

    Blanks, which separate the columns, are written as %20 in ids.
    """
    for result in results:
        articles = dict.fromkeys(one.article_id for one in result.response.ranked or ())
        for rank, article in enumerate(articles, 1):
            names = (one.replace(" ", "%20") for one in (result.gold.id, article))
            yield "{} Q0 {} {} {:.6f} {}\n".format(*names, rank, 1 / rank, tag)
