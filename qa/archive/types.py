"""What an archive gives, beside articles and listings of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from qa.types import ArchiveState, Filters

Days = tuple[str, str]
"""The first and the last of them (ISO 8601)."""


class Outcome(StrEnum):
    """What taking in one article did."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Scope:
    """The articles that filters admit.

    Args:
        filters: what was resolved.
        articles: how many there are.
        undated_left_out: how many more there would be if undated ones counted.
        imprecise_left_out: how many more may be of the period, dated to a month or year partly in it.
        passages: mask over passage ids, True where admitted; None admits all.
        speakers: where not None, only passages in which one of them, or anybody with a name if
            there is none, is reported to say something. The period is then that of the saying
            where the text tells it, and that of the article otherwise.
        possible_left_out: how many of the undated ones tell what happened in the period, and so are of it
            or later.
    """

    filters: Filters
    articles: int
    undated_left_out: int
    imprecise_left_out: int
    passages: NDArray[np.bool_] | None
    speakers: tuple[str, ...] | None = None
    possible_left_out: int = 0


class Match(NamedTuple):
    """A passage id and its score, higher is better."""

    passage_id: int
    score: float


class Place(NamedTuple):
    """Where and of when a passage is: what ranking looks at before any text is read.

    Args:
        story: its article's, see ``Article.story``.
        ordinal: its place in the article, from 0.
        first_day, last_day: the days that its article's publication date may mean; None without one.
    """

    passage_id: int
    article_id: str
    story: str
    ordinal: int
    first_day: date | None
    last_day: date | None


@dataclass(frozen=True, slots=True)
class ArchiveInfo:
    """Counts that ``dateline info`` shows.

    Args:
        sources: articles by source, most first.
        first_day, last_day: the oldest and newest publication date as known (ISO 8601).
        stories: those that several articles tell.
        untold: articles whose story the present rules have not looked for.
        ranking: how it was tuned to the archive, in words; None where it is as it ships.
    """

    path: str
    state: ArchiveState
    articles: int
    passages: int
    revisions: int
    undated: int
    sources: tuple[tuple[str, int], ...]
    first_day: str | None
    last_day: str | None
    bytes: int
    stories: int
    untold: int
    ranking: str | None = None


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One thing that ``dateline doctor`` looked at, and how to put it right."""

    name: str
    ok: bool
    detail: str
    repair: str | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """Somebody who speaks in the archive or is introduced there: a person or an institution.

    Args:
        name: the spelling used most, or the one that the corrections file gives.
        spellings: all that are theirs, the name first.
        roles: as articles give them, most given first.
        given: for each of them, the first and the last day of the articles that do, None where none is dated.
        first_day, last_day: of their statements, as known (ISO 8601); None where none is dated.
    """

    name: str
    spellings: tuple[str, ...]
    roles: tuple[str, ...]
    statements: int
    first_day: str | None
    last_day: str | None
    given: tuple[Days | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word that no article has, or hardly any.

    Args:
        word: as it stands in the question.
        instead: the word of the archive that it may be misspelt for, as articles write it; or empty.
    """

    word: str
    instead: str
