"""From what a user names to groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random

from eval.training.clozes import read_archive
from eval.training.groups import Group, set_apart
from eval.training.questions import read_questions
from eval.training.topics import read_topics
from eval.training.wikipedia import read_squad, read_timeqa
from qa.assembly import Services
from qa.errors import InvalidRequestError

APART = {
    "squad": 6,
    "clozes": 20,
    "questions": 20,
}  # one in so many pages, or articles, is measured on, not trained on
MOST_APART = {"squad": 10}  # pages: ten have more questions than are measured
APART_SEED = 1  # never another, so that no stage learns from what the one before it was measured on
WRITTEN = ("squad", "timeqa")  # by people
TOLD_EVERY = 100  # groups

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Sources:
    """What to learn from.

    Args:
        squad: a file of SQuAD.
        timeqa: the folder of TimeQA's human-written part.
        written: how many questions of these two, drawn by the seed; None for all.
        questions: a file of questions written over the archive's articles, see ``questions.load``.
        topics: a file of topics with statements of the archive's articles, see ``topics.load``.
        archive: an archive with its encoder, to ask of itself.
        clozes: how many groups of the archive, at most.
    """

    squad: Path | None = None
    timeqa: Path | None = None
    written: int | None = None
    questions: Path | None = None
    topics: Path | None = None
    archive: Services | None = None
    clozes: int = 5000


@dataclass(frozen=True, slots=True)
class Gathered:
    """Groups by source: those to train on, and those set apart."""

    trained: Mapping[str, list[Group]]
    apart: Mapping[str, list[Group]]

    @property
    def all_trained(self) -> list[Group]:
        return [group for own in self.trained.values() for group in own]


def gather(sources: Sources, seed: int, tell: Tell) -> Gathered:
    """Read the sources.

    Raises:
        InvalidRequestError: there are none, or one is broken.
    """
    read = dict(_read(sources, seed, tell))
    trained, apart = dict(read), {}
    for name in sorted(read.keys() & APART.keys()):
        trained[name], apart[name] = set_apart(read[name], APART[name], APART_SEED, MOST_APART.get(name))
    if not any(trained.values()):
        raise InvalidRequestError(
            "there is nothing to train on; name SQuAD, TimeQA, or an archive whose articles share stories"
        )
    return Gathered(_drawn(trained, sources.written, seed), apart)


def _read(sources: Sources, seed: int, tell: Tell) -> Iterator[tuple[str, list[Group]]]:
    if sources.squad:
        yield "squad", read_squad(sources.squad, seed)
    if sources.timeqa:
        yield "timeqa", read_timeqa(sources.timeqa)
    over = sources.questions or sources.topics
    if over and not sources.archive:
        raise InvalidRequestError(f"{over} is about an archive's articles; name that archive, too")
    if sources.archive:
        archive, encoder = sources.archive.archive, sources.archive.encoder
        if sources.questions:
            yield "questions", list(_counted(read_questions(sources.questions, archive, encoder, seed), tell))
        if sources.topics:
            yield "topics", list(read_topics(sources.topics, archive, seed))
        if sources.clozes:
            yield "clozes", list(_counted(islice(read_archive(archive, encoder, seed), sources.clozes), tell))


def _counted(groups: Iterable[Group], tell: Tell) -> Iterator[Group]:
    for n, group in enumerate(groups, 1):
        if n % TOLD_EVERY == 0:
            tell(f"{n} questions asked of the archive")
        yield group


def _drawn(trained: Mapping[str, list[Group]], limit: int | None, seed: int) -> dict[str, list[Group]]:
    """With no more than so many of what people wrote."""
    written = [(name, group) for name in WRITTEN for group in trained.get(name, ())]
    if limit is None or len(written) <= limit:
        return dict(trained)
    chosen = Random(seed).sample(written, limit)
    few = {name: [group for own, group in chosen if own == name] for name in WRITTEN}
    return {name: few.get(name, groups) for name, groups in trained.items()}
