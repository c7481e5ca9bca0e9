"""What fitting learns from: the questions of a data set, each asked as it was meant."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from eval.benchmarks.ask import bench_ask
from eval.judging import examples
from eval.pools import pools
from eval.shortening import questions
from eval.types import DataSet, GoldCitation, GoldQuestion
from qa.assembly import Services
from tests.newsroom import ARTICLES, ASKED, make_archive, services_of

WHOLE = GoldQuestion(
    "q",
    "When was the Ostrel pact signed?",
    ASKED,
    answers=("2009",),
    citations=(GoldCitation("vensk-2025"),),
)
FOLLOWS = replace(WHOLE, question="And when?", history=("Where was the Ostrel pact signed?",))


@pytest.fixture(name="services")
def _services(tmp_path: Path) -> Services:
    return services_of(make_archive(tmp_path, *ARTICLES))


class TestAFollowUpIsAskedWithWhatCameBeforeIt:
    def test_where_ranking_is_fitted(self, services: Services) -> None:
        (pool,), (whole,) = (
            pools(DataSet("mine", (one,), ""), (one,), services, lambda *_: None) for one in (FOLLOWS, WHOLE)
        )
        assert pool.features == whole.features
        assert pool.right.tolist() == whole.right.tolist()

    def test_where_confidence_is_fitted(self, services: Services) -> None:
        found, whole = (
            examples(DataSet("mine", (one,), ""), (one,), services, lambda *_: None)
            for one in (FOLLOWS, WHOLE)
        )
        assert [one.correct for one in found] == [True, False]
        assert found == whole

    def test_where_short_answers_are_fitted(self, services: Services) -> None:
        (found,), (whole,) = (
            questions(DataSet("mine", (one,), ""), (one,), services, lambda *_: None)
            for one in (FOLLOWS, WHOLE)
        )
        assert found.right.any()
        assert found.signals.tolist() == whole.signals.tolist()

    def test_where_it_is_timed(self, services: Services) -> None:
        assert bench_ask(services.assistant, services.encoder, (FOLLOWS,), clients=1).answered == 1
