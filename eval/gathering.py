"""What fitting learns from: what comes of the questions of data sets, each set over its own archive."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from eval import archives
from eval.datasets import registry
from eval.run import Observe, select
from eval.types import DataSet, GoldQuestion
from qa.assembly import Services
from qa.settings import Settings

T = TypeVar("T")
# What comes of questions of a set; after each it is told how many are done, and of how many.
Ask = Callable[[DataSet, Sequence[GoldQuestion], Services, Callable[[int, int], None]], Sequence[T]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to fit on.

    Args:
        dataset: a known name or a path.
        weight: how much each of its questions counts.
        limit: how many questions, drawn by the seed; None for all.
        usable: which questions are drawn from.
    """

    dataset: str
    weight: float = 1.0
    limit: int | None = None
    seed: int = 0
    usable: Callable[[GoldQuestion], bool] = lambda _: True


@dataclass(frozen=True, slots=True)
class Gathered(Generic[T]):
    """What came of the questions of one set.

    Args:
        weight: how much each counts in fitting.
    """

    name: str
    found: tuple[T, ...]
    weight: float = 1.0

    @property
    def weighed(self) -> str:
        """Its name with its weight."""
        return f"{self.name}={self.weight:g}"


def gather(
    ask: Ask[T],
    wanted: Wanted,
    settings: Settings,
    ingesting: archives.Observe | None,
    asking: Observe,
) -> Gathered[T]:
    """What comes of a data set's questions; see ``archives.opened`` for over which archive."""
    data = registry.load(wanted.dataset)
    with closing(archives.opened(data, settings, ingesting)) as services:
        chosen = select([one for one in data.questions if wanted.usable(one)], wanted.limit, wanted.seed)
        found = ask(data, chosen, services, partial(asking, data.name))
    return Gathered(data.name, tuple(found), wanted.weight)
