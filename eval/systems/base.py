"""What a system under evaluation promises."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Protocol, runtime_checkable

from eval.support import Told
from eval.types import GoldQuestion, Ranked, Response
from qa.types import Article, Passage

DEPTH = 50  # passages ranked per question: what a reranker could still save
TRUTHS = ("yes", "no")  # as a short answer of them is normalised
SHOWN = 3  # of those, the ones whose text a record keeps for its reader


def shown(ranked: Iterable[Ranked]) -> tuple[Ranked, ...]:
    """The ranking with the texts of all but its head left out, to keep records small."""
    return tuple(one if rank < SHOWN else replace(one, text="") for rank, one in enumerate(ranked))


def told(passage: Passage, article: Article) -> Told:
    """A passage as an option is chosen by it."""
    return Told(passage.text, article.title, article.published.last_day if article.published else None)


class System(Protocol):
    """Something that takes questions.

    Attributes:
        name: as it stands in tables.
        answers: whether it answers, or only ranks.
    """

    @property
    def name(self) -> str: ...

    @property
    def answers(self) -> bool: ...

    def respond(self, gold: GoldQuestion) -> Response:
        """What it gives for the question. Of the gold only what a user would send is looked at.

        Raises:
            Exception: anything; the runner keeps it as the question's error.
        """
        ...


@runtime_checkable
class Prepares(Protocol):
    """A system with an index of its own, to be built before it is asked."""

    def prepare(self, observe: Callable[[int, int], None]) -> int:
        """Index all passages and return how many; ``observe`` is told how many are done, and of how many."""
        ...
