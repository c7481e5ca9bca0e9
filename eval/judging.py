"""Gold questions -> answers that are known to be right or wrong, for confidence to be fitted to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from eval.library import ArchiveLibrary, known_as
from eval.metrics.text import contains
from eval.scoring import is_correct
from eval.systems.base import DEPTH
from eval.systems.dateline import given, question
from eval.types import DataSet, GoldQuestion
from qa.answering.composing.confidence import Support
from qa.archive.store import Archive
from qa.assembly import Services
from qa.assistant import Assistant
from qa.seeking import Considered
from qa.types import Answer, Filters, Status


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer, nothing refused.

    Args:
        question: its id.
        due: it should have been refused.
        withheld: it was sought without the articles that are known to answer.
        short: whether the few words that answer, if such were chosen, are the right ones.
    """

    question: str
    support: Support
    correct: bool
    due: bool = False
    withheld: bool = False
    short: bool | None = None


def examples(
    data: DataSet,
    questions: Sequence[GoldQuestion],
    services: Services,
    observe: Callable[[int, int], None],
) -> list[Judged]:
    """Ask every question with the reranker, if there is one, and without, refusing nothing.

    Where a set has no questions to be refused, each is asked again without the articles that answer it.
    Left out are questions whose gold knows neither answers nor that there is none, and those for
    somebody's words.
    """
    ready = replace(services.assistant, refuse_below=0.0)
    modes = [ready, replace(ready, reranker=None)] if ready.reranker else [ready]
    library = ArchiveLibrary(services.archive)
    withholding = not any(map(_due, data.questions))
    found: list[Judged] = []
    for done, gold in enumerate(questions, 1):
        known = known_as(gold, data.aliases, library)
        for assistant in modes:
            found += _judged(known, assistant, withholding=withholding)
        observe(done, len(questions))
    return found


def _judged(gold: GoldQuestion, assistant: Assistant, *, withholding: bool) -> Iterator[Judged]:
    as_it_is = _ask(gold, assistant, gold.filters)
    correct = is_correct(gold, given(as_it_is.answer))
    if correct is None or as_it_is.support is None:
        return
    due = _due(gold)
    yield Judged(gold.id, as_it_is.support, correct and not due, due, short=_short(gold, as_it_is.answer))
    if withholding and gold.citations:
        without = _ask(gold, assistant, _without(_answering(gold, as_it_is), gold.filters, assistant.archive))
        if without.support:
            right = bool(is_correct(gold, given(without.answer)))
            short = _short(gold, without.answer)
            yield Judged(gold.id, without.support, right, not right, withheld=True, short=short)


def _ask(gold: GoldQuestion, assistant: Assistant, filters: Filters) -> Considered:
    return assistant.consider(replace(question(gold), filters=filters), DEPTH)


def _short(gold: GoldQuestion, answer: Answer) -> bool | None:
    """Whether the few words chosen hold an accepted answer or are part of one: "Joe Biden", "Biden"."""
    short = answer.short
    if short is None or short.confidence is None:
        return None
    return contains(short.text, gold.answers) or any(contains(one, [short.text]) for one in gold.answers)


def _due(gold: GoldQuestion) -> bool:
    return gold.status not in (None, Status.ANSWERED)


def _answering(gold: GoldQuestion, considered: Considered) -> set[str]:
    """The gold articles, and those of which a passage found holds an accepted answer."""
    found = {one.article.id for one in considered.evidence if contains(one.passage.text, gold.answers)}
    return found | {citation.article_id for citation in gold.citations}


def _without(articles: set[str], filters: Filters, archive: Archive) -> Filters:
    admitted = archive.articles(filters, archive.info().articles).articles
    return replace(filters, article_ids=tuple(one.id for one in admitted if one.id not in articles))
