"""Comparing runs: pairs, wins and losses, and the gate."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from eval.compare import check_comparable, compare, gate, system
from eval.record import RunRecord
from eval.run import Job, run
from eval.types import GoldQuestion, Result
from qa.errors import InvalidRequestError
from tests.gold import GOOD, QUESTIONS, SETUP, FakeLibrary, FakeSystem, quiet


def results(values: list[float], tag: str = "odd") -> list[Result]:
    """One macro measure over questions 0, 1, ..., every other one tagged."""
    return [
        Result(
            GoldQuestion(str(i), "?", tags=(tag,) if i % 2 else ()), GOOD["when"], {"passage MRR@10": (x, 1)}
        )
        for i, x in enumerate(values)
    ]


def record(path: Path) -> RunRecord:
    return run(Job(QUESTIONS, [FakeSystem(GOOD)], FakeLibrary(), SETUP), path, quiet)


def test_wins_ties_and_losses() -> None:
    delta = compare(results([0.5, 0.5, 1.0, 0.2]), results([1.0, 0.5, 0.5, 0.4])).slices["all"][
        "passage MRR@10"
    ]
    assert (delta.better, delta.ties, delta.worse) == (("0", "3"), 1, ("2",))
    assert [delta.before, delta.after] == pytest.approx([0.55, 0.6])
    assert delta.change == pytest.approx(0.05)


def test_slices_are_compared_on_their_own() -> None:
    slices = compare(results([0.0, 1.0, 0.0, 1.0]), results([1.0, 1.0, 1.0, 1.0])).slices
    assert list(slices) == ["all", "odd"]
    assert slices["odd"]["passage MRR@10"].change == 0
    assert slices["odd"]["passage MRR@10"].n == 2


def test_questions_of_one_run_alone_are_named_and_left_out() -> None:
    comparison = compare(results([1.0, 1.0, 0.0]), results([1.0, 1.0]))
    assert comparison.unpaired == ("2",)
    assert comparison.slices["all"]["passage MRR@10"].before == 1.0


def test_the_gate_closes_on_a_broken_ranking() -> None:
    good, broken = results([1.0] * 12), results([1 / 3] * 12)
    (worse,) = gate(compare(good, broken), ["passage MRR@10"])
    assert worse.p < 0.01
    assert gate(compare(broken, good), ["passage MRR@10"]) == []


def test_the_gate_stays_open_for_chance() -> None:
    before, after = results([1.0, 0.0, 1.0, 0.5, 0.5]), results([0.0, 1.0, 0.5, 0.5, 0.5])
    assert gate(compare(before, after), ["passage MRR@10"]) == []


@pytest.mark.parametrize(
    ("name", "reason"), [("MRR", "is not known"), ("containment", "is not in both runs")]
)
def test_a_gate_that_could_not_close_is_refused(name: str, reason: str) -> None:
    with pytest.raises(InvalidRequestError, match=reason):
        gate(compare(results([1.0]), results([1.0])), [name])


def test_pooled_measures_have_no_wins() -> None:
    before = [replace(one, scores={"citation recall (micro)": (1, 2)}) for one in results([0, 0])]
    after = [replace(one, scores={"citation recall (micro)": (2, 2)}) for one in results([0, 0])]
    delta = compare(before, after).slices["all"]["citation recall (micro)"]
    assert (delta.before, delta.after, delta.better, delta.worse) == (0.5, 1.0, (), ())


def test_a_system_is_found_by_name(tmp_path: Path) -> None:
    made = record(tmp_path)
    assert system(made, None) == system(made, "fake") == made.results["fake"]
    with pytest.raises(InvalidRequestError, match="no system 'bm25', only fake"):
        system(made, "bm25")


def test_other_data_is_not_comparable(tmp_path: Path) -> None:
    made = record(tmp_path)
    check_comparable(made, made)
    other = replace(made, setup=replace(made.setup, dataset_checksum="other"))
    with pytest.raises(InvalidRequestError, match="different data: made-up c0ffee and made-up other"):
        check_comparable(made, other)
