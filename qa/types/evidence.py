"""What is found for a question, and what it is found in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qa.types.articles import Article, Passage
from qa.types.questions import Interpretation


@dataclass(frozen=True, slots=True)
class Read:
    """What a reranker made of a passage.

    Args:
        relevance: a logit, higher is better; comparable between the passages of one question.
        answer: logits of the words that answer best, less those of "not here"; None from a reranker that
            does not look for them.
        span: those words, half-open in the article's text; None where it names none.
        others: the next best words with their logits, best first, likewise.
    """

    relevance: float
    answer: float | None = None
    span: tuple[int, int] | None = None
    others: tuple[tuple[tuple[int, int], float], ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage found, with its article and why it ranks where it does.

    Args:
        score: a similarity, higher is better; comparable within one result only.
        features: the parts of the score by name.
        also_in: ids of articles that carry the same passage.
        read: None where no reranker read it.
    """

    passage: Passage
    article: Article
    score: float
    features: Mapping[str, float] = field(default_factory=dict)
    also_in: tuple[str, ...] = ()
    read: Read | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the answer could draw on.

    Args:
        articles: all articles in the archive.
        in_scope: those that the filters and the period admit.
        undated_left_out: those left out for want of a date alone.
        imprecise_left_out: those left out because the month or year that is all that is
            known of their date lies only partly in the period.
        possible_left_out: those of the undated ones that tell what happened in the period, and so are of it
            or later.
    """

    articles: int
    in_scope: int
    undated_left_out: int
    imprecise_left_out: int = 0
    possible_left_out: int = 0


@dataclass(frozen=True, slots=True)
class ArchiveState:
    """Which archive answered: its generation grows with every change."""

    generation: int
    model: str


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Ranked passages, best first.

    Args:
        taken_as: the question as it was taken where it leans on one before it; empty where it does not.
    """

    question: str
    evidence: tuple[Evidence, ...]
    interpretation: Interpretation
    coverage: Coverage
    timings_ms: Mapping[str, float]
    archive: ArchiveState
    taken_as: str = ""
