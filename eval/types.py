"""What evaluation speaks of: gold questions, what a system gave for them, how it scored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from qa.ingest.readers.items import Item
from qa.types import Filters, Status


@dataclass(frozen=True, slots=True)
class GoldCitation:
    """Where an answer stands.

    Args:
        article_id: as the archive names it.
        quote: the words, verbatim; None where only the article is known.
        relevance: a grade, 1 or more; larger is better (TREC qrels).
    """

    article_id: str
    quote: str | None = None
    relevance: int = 1


@dataclass(frozen=True, slots=True)
class GoldQuestion:
    """A question and what is known of its right answer. Empty or None means: not known.

    Args:
        history: the user's earlier turns, oldest first.
        answers: accepted strings, any of which is right.
        status: what a right system reports.
        choices: the options of a multiple-choice question.
        parts: of two questions in one each with what is known of its own right answer; the whole then
            knows none.
        answerable: whether any article is known to answer; a set may know this without knowing that a
            system which answers all the same is wrong.
    """

    id: str
    question: str
    asked_at: datetime | None = None
    history: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    citations: tuple[GoldCitation, ...] = ()
    status: Status | None = None
    filters: Filters = field(default_factory=Filters)
    tags: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    answerable: bool | None = None
    parts: tuple[GoldQuestion, ...] = ()

    @property
    def day(self) -> date | None:
        """On which it is asked, None where that is any."""
        return self.asked_at.date() if self.asked_at else None

    @property
    def every_citation(self) -> tuple[GoldCitation, ...]:
        """Its own and those of its parts."""
        return (*self.citations, *(one for part in self.parts for one in part.citations))

    @property
    def relevance(self) -> dict[str, int]:
        """Grade by article id, the highest where an article is cited twice."""
        grades: dict[str, int] = {}
        for citation in self.citations:
            grades[citation.article_id] = max(citation.relevance, grades.get(citation.article_id, 0))
        return grades


@dataclass(frozen=True, slots=True)
class DataSet:
    """Questions, and the articles they are asked of.

    Args:
        articles: reads the articles from the start at every call; None where
            the questions come alone and an archive must be named.
        checksum: SHA-256, hex, over the files it was read from.
        aliases: by gold article id, the ids that the articles file itself gives it, under
            which an archive made with ``dateline ingest`` knows it.
    """

    name: str
    questions: tuple[GoldQuestion, ...]
    checksum: str
    articles: Callable[[], Iterable[Item]] | None = None
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage found. Offsets are into its article's text.

    Args:
        passage_id: 0 from systems that rank whole articles.
        also_in: ids of articles that carry the same passage.
        text: the passage; may be left out (empty) once it has been judged.
    """

    passage_id: int
    article_id: str
    start: int
    end: int
    also_in: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation as the system gave it, not yet believed."""

    number: int
    article_id: str
    revision: int | None
    start: int
    end: int
    quote: str
    title: str = ""
    also_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an answer and the numbers of the citations it carries."""

    text: str
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as the system gave it.

    Args:
        confidence: from 0 to 1; None from systems that do not say.
        written: sentences that a language model wrote for it; None where none was asked.
        dropped: the faults of those of them that are not given, as ``qa.types.Fault`` names them.
        phrased: whether it is given in the language model's words.
        parts: of two questions in one the answer to each.
    """

    status: Status
    text: str
    short_answer: str | None = None
    confidence: float | None = None
    sentences: tuple[Sentence, ...] = ()
    citations: tuple[Cited, ...] = ()
    written: int | None = None
    dropped: tuple[str, ...] = ()
    phrased: bool = False
    parts: tuple[Given, ...] = ()


@dataclass(frozen=True, slots=True)
class Response:
    """What a system gave for one question.

    Args:
        ranked: passages, best first; None from systems that do not rank.
        answer: None from systems that do not answer.
        choice: the option picked, None for none of them.
        timings_ms: milliseconds by stage; ``total`` is the wall clock around all of it.
        error: why there is nothing else.
    """

    ranked: tuple[Ranked, ...] | None = None
    answer: Given | None = None
    choice: str | None = None
    timings_ms: Mapping[str, float] = field(default_factory=dict)
    error: str | None = None


# A share as (part, whole). A figure over questions is the sum of the parts over the sum
# of the wholes: the mean of per-question values (macro) where every whole is 1, the
# pooled share (micro) where wholes are counts. A whole of 0 has no say.
Score = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Result:
    """One question, what one system gave for it, and its scores by measure.

    Args:
        scores: a measure that the question's gold does not allow is absent.
        first_hit: by level, the rank from 1 of the first relevant item, None where none was found.
    """

    gold: GoldQuestion
    response: Response
    scores: Mapping[str, Score]
    first_hit: Mapping[str, int | None] = field(default_factory=dict)
