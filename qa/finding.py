"""The passages that may answer a question: searched for, read with it, no article more than its share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from embeddings.types import Encoder, Reranker
from qa.answering.finding import retrieval
from qa.answering.finding.ranking import Ranking
from qa.answering.finding.reranking import READ, rerank
from qa.answering.question.editions import of_the_edition, without_year
from qa.archive.store import Archive
from qa.archive.types import Scope
from qa.clock import Clock
from qa.language.happening import tells_of
from qa.language.sentences import sentences
from qa.sifting import Sifter
from qa.types import Evidence
from qa.understanding import Understood

OTHER_EDITIONS = 3  # times as many passages where those of other years are left out


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds passages.

    Args:
        ranking: how they are scored; see ``qa.answering.finding.ranking``.
        reranker: reads the best of them with the question; None leaves them as they are ranked.
    """

    archive: Archive
    encoder: Encoder
    ranking: Ranking
    reranker: Reranker | None

    def find(self, understood: Understood, scope: Scope, k: int, clock: Clock) -> tuple[Evidence, ...]:
        """The best ``k`` passages of a scope, best first, at most half of them of one article."""
        with clock.stage("retrieve"):
            wanted = max(k, READ) if self.reranker else k
            wanted *= OTHER_EDITIONS if understood.edition else 1
            of_the_period = self._retrieve(understood, scope, wanted)
            later = self._looking_back(understood, wanted)
            found = tuple(sorted((*of_the_period, *later), key=lambda one: -one.score))
            found = of_the_edition(found, understood.edition) if understood.edition else found
        if self.reranker and found:
            with clock.stage("rerank"):
                asked = understood.question.text
                if understood.edition:
                    asked = without_year(asked, understood.edition, found[:READ])
                rarity = Sifter(self.archive, self.encoder).rarity(asked)
                found = rerank(asked, found, self.reranker, self.ranking, rarity)
        # Once more: what was merged or read anew is in another order.
        return tuple(islice(retrieval.in_turn(found, lambda one: one.article.id), k))

    def candidates(self, understood: Understood) -> list[retrieval.Found]:
        """What the searches find for a question, with its features, unranked: to fit weights to."""
        if not understood.searched.articles:
            return []
        query = _query(understood, understood.question.top_k)
        return retrieval.candidates(self.archive, self.encoder, query, understood.searched)

    def _retrieve(self, understood: Understood, scope: Scope, k: int) -> tuple[Evidence, ...]:
        if not scope.articles:
            return ()
        query = _query(understood, k)
        return retrieval.retrieve(self.archive, self.encoder, query, scope, self.ranking)

    def _looking_back(self, understood: Understood, k: int) -> Iterator[Evidence]:
        """Passages published after the period asked for that tell of it."""
        period, later = understood.period, understood.later
        if period is None or later is None or not later.articles:
            return
        query = _query(understood, k)
        query = replace(query, words=f"{query.words} {period.words}")  # by which they may be told
        for one in retrieval.retrieve(self.archive, self.encoder, query, later, self.ranking):
            told = sentences(one.passage.text)
            if any(tells_of(sentence, one.article.published, period) for sentence in told):
                yield one


def _query(understood: Understood, k: int) -> retrieval.Query:
    asked, day = understood.interpretation, understood.question.day
    period = asked.period
    of_now = period is not None and (period.end is None or period.end >= day)
    dated = period is not None and period.binding and not (of_now or asked.prefers_newest)
    return retrieval.Query(understood.words, day, k, dated)
