"""What speaks for a mention, and how much each part of that counts. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from importlib import resources
from operator import attrgetter
from typing import Literal

from pydantic import TypeAdapter


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for a mention.

    Args:
        fit: how surely it is of the sort wanted, from 0 to 1.
        sentence: its sentence's score as a share of the best's.
        near: share of the question's words, weighted by rarity, that stand near it, the nearer the more.
        noun: whether it holds or touches what it is to be one of, or to count.
        rare: weight by rarity of its rarest word, as a share of the rarest mention's.
        asked: share of its words that the question has, too.
        known: 1 where it is known to be what the noun calls it, a country for one, -1 where known not to be.
        spread: share of the passages found that mention it, the better ones counting more.
        titles: likewise of those whose titles do.
        passage: its passage's score as a share of the best.
        alike: cosine with what it is to be one of, for names.
        read: how sure the reranker is of words that overlap these, by how much they do; 0 without one.
        exact: how sure it is of just these words.
    """

    fit: float
    sentence: float
    near: float
    noun: float
    rare: float
    asked: float
    known: float
    spread: float
    titles: float
    passage: float
    alike: float = 0.0
    read: float = 0.0
    exact: float = 0.0

    @property
    def values(self) -> tuple[float, ...]:
        return tuple(_VALUES(self))


NAMES = tuple(one.name for one in fields(Signals))
_VALUES = attrgetter(*NAMES)


@dataclass(frozen=True, slots=True)
class Weights:
    """What each signal counts, by conditional logistic regression of the right mention.

    Args:
        read: by name, where a reranker has pointed at words; a signal that is not named counts nothing.
        unread: likewise where none has.
        version: of the signals' meaning.
        fitted_on: names of the data sets, with their weights.
        commit: of the code that measured the signals, empty where it is not known.
        about: how they did on questions held out, in words.
    """

    read: Mapping[str, float]
    unread: Mapping[str, float]
    version: Literal[2] = 2
    fitted_on: tuple[str, ...] = ()
    commit: str = ""
    about: str = field(default="", compare=False)

    def values(self, *, read: bool) -> tuple[float, ...]:
        """In the order of ``NAMES``."""
        weights = self.read if read else self.unread
        return tuple(weights.get(name, 0.0) for name in NAMES)

    def to_json(self) -> str:
        """As ``shipped`` reads it."""
        return TypeAdapter(Weights).dump_json(self, indent=2).decode() + "\n"


@cache
def shipped() -> Weights:
    """What comes with Dateline, fitted by ``dateline eval fit --answers``; see eval/LOG.md."""
    told = resources.files("qa.answering.short").joinpath("mentions.json").read_bytes()
    return TypeAdapter(Weights).validate_json(told)
