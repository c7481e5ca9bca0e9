"""Figures and reports of a run."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from eval.figures import figures, hit_curve, latency, system_figures
from eval.measures import CATALOGUE
from eval.page import rows, to_html, verdict
from eval.record import RunRecord
from eval.report import cost, short, table, to_json, to_markdown
from eval.run import Job, run
from eval.types import GoldQuestion, Response, Result
from tests.gold import (
    GOOD,
    QUESTIONS,
    SETUP,
    WHEN,
    FakeLibrary,
    FakeSystem,
    answered,
    passage,
    quiet,
    refused,
)

HOSTILE = '<script>alert("x")</script>'


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> RunRecord:
    systems = [FakeSystem(GOOD, "one"), FakeSystem({**GOOD, "who": ValueError(HOSTILE)}, "two")]
    questions = (replace(QUESTIONS[0], question=f"When {HOSTILE}?"), *QUESTIONS[1:])
    return run(Job(questions, systems, FakeLibrary(), SETUP), tmp_path_factory.mktemp("run"), quiet)


@pytest.fixture(scope="module")
def page(record: RunRecord) -> str:
    return to_html(record, figures(record))


class TestFigures:
    def test_counts_who_carries_a_measure(self, record: RunRecord) -> None:
        all_ = figures(record)["one"].slices["all"]
        assert (all_["containment"].n, all_["containment"].left_out) == (2, 1)
        assert (all_["choice accuracy"].n, all_["correct"].n, all_["refusal F1"].n) == (1, 3, 1)

    def test_values_and_intervals(self, record: RunRecord) -> None:
        # passage MRR: 1 and 1/2
        figure = figures(record)["one"].slices["all"]["passage MRR@10"]
        assert (figure.value, figure.low, figure.high) == (0.75, 0.5, 1.0)

    def test_slices_are_the_tags(self, record: RunRecord) -> None:
        found = figures(record)["two"]
        assert list(found.slices) == ["all", "unanswerable", "when", "who"]
        assert found.counts == {"all": 3, "unanswerable": 1, "when": 1, "who": 1}
        assert found.slices["who"]["correct"].value == 0
        assert found.slices["when"]["correct"].value == 1

    def test_latency_percentiles_leave_failures_out(self) -> None:
        times = [Response(timings_ms={"read": i / 4, "total": float(i)}) for i in range(1, 101)]
        failed = Response(timings_ms={"total": 9999.0}, error="x")
        results = [Result(GoldQuestion(str(i), "?"), one, {}) for i, one in enumerate([*times, failed])]
        # numpy's linear interpolation over 1..100: 1 + 99 p
        whole = {"p50": 50.5, "p95": 95.05, "p99": 99.01}
        assert latency(results)["total"] == pytest.approx(whole | {"share": 1})
        quarter = {name: value / 4 for name, value in whole.items()}
        assert latency(results)["read"] == pytest.approx(quarter | {"share": 0.25})

    def test_hit_curve(self) -> None:
        results = [Result(WHEN, GOOD["when"], {}, {"passage": rank}) for rank in (1, 3, None, None)]
        assert hit_curve(results, "passage", depth=4) == [0.25, 0.25, 0.5, 0.5]
        assert hit_curve(results, "article") == []

    def test_overconfident_answers_and_refusals_show(self) -> None:
        def measured(confidences: tuple[float, float]) -> dict[str, float]:
            right = Result(
                WHEN, Response(answer=answered("bridge", "June", confidences[0])), {"correct": (1, 1)}
            )
            wrong = Result(
                WHEN, Response(answer=answered("bridge", "Rain", confidences[1])), {"correct": (0, 1)}
            )
            found = system_figures([right] * 5 + [wrong] * 5).slices["all"]
            return {name: found[name].value for name in ("AUROC", "AURC", "ECE")}

        assert measured((1.0, 0.0)) == pytest.approx(
            {"AUROC": 1, "AURC": sum(i / (5 + i) for i in range(1, 6)) / 10, "ECE": 0}
        )
        assert measured((0.9, 0.9))["ECE"] == pytest.approx(0.4)
        assert measured((0.2, 0.9))["AUROC"] == 0

    def test_a_confident_refusal_of_an_answerable_question_lowers_the_auroc_of_answerability(self) -> None:
        cost = GoldQuestion("cost", "?", status=refused().status)
        results = [
            Result(WHEN, Response(answer=refused(0.05)), {}),
            Result(cost, Response(answer=refused(0.4)), {}),
        ]
        assert system_figures(results).slices["all"]["AUROC of answerability"].value == 0.0

    def test_what_no_article_is_known_to_answer_counts_where_the_status_is_not_known(self) -> None:
        unknown = GoldQuestion("unknown", "?")
        nowhere = GoldQuestion("nowhere", "?", answerable=False)
        results = [
            Result(WHEN, Response(answer=answered("bridge", "Rain", 0.6)), {}),
            Result(nowhere, Response(answer=answered("bridge", "Rain", 0.4)), {}),
            Result(unknown, Response(answer=answered("bridge", "Rain", 0.9)), {}),
        ]
        found = system_figures(results).slices["all"]["AUROC of answerability"]
        assert (found.value, found.n) == (1.0, 2)

    def test_every_score_has_a_meaning(self, record: RunRecord) -> None:
        names = {name for results in record.results.values() for one in results for name in one.scores}
        assert names <= CATALOGUE.keys()


class TestReports:
    def test_json_has_setup_and_figures(self, record: RunRecord) -> None:
        data = json.loads(to_json(record, figures(record)))
        assert data["setup"]["model"] == "tiny:1"
        assert data["figures"]["one"]["slices"]["all"]["correct"]["value"] == 1.0

    def test_markdown_sets_the_systems_side_by_side(self, record: RunRecord) -> None:
        text = to_markdown(record, figures(record))
        assert "|  | one | two | n | left out |" in text
        assert "| correct | 1.000 [1.000, 1.000] | .667 [.000, 1.000] | 3 | 0 |" in text
        assert f"- two, who: ValueError: {HOSTILE}" in text

    def test_the_rate_of_taking_in_names_what_was_embedded_earlier(self, record: RunRecord) -> None:
        took = {"articles": 10, "passages": 100, "seconds": 4.0, "rejected": 0, "remembered": 90}
        counted = replace(record.circumstances, seconds=9.0, peak_memory_mb=512.4, ingest=took)
        said = "Peak memory 512 MB, 9 s in all."
        assert cost(replace(record, circumstances=replace(counted, ingest={}))) == said
        rate = "The archive took 4 s: 2.5 articles/s, 25 passages/s"
        assert cost(replace(record, circumstances=counted)) == f"{said} {rate}, 90 of them embedded earlier."

    def test_the_cost_names_what_systems_indexed_for_themselves(self, record: RunRecord) -> None:
        indexing = {
            "one": {"passages": 1200.0, "seconds": 4.25, "memory_mb": 88.6},
            "two": {"passages": 7.0, "seconds": 0.5},
        }
        counted = replace(record.circumstances, seconds=9.0, peak_memory_mb=512.4, indexing=indexing)
        assert cost(replace(record, circumstances=counted)) == (
            "Peak memory 512 MB, 9 s in all. one indexed 1200 passages in 4.2 s, 89 MB."
            " two indexed 7 passages in 0.5 s."
        )

    def test_tables_escape_bars(self) -> None:
        assert table(["a"], [["x|y"]]).splitlines()[-1] == "| x\\|y |"

    @pytest.mark.parametrize(
        ("value", "shown"), [(0.5, ".500"), (0.0, ".000"), (1.0, "1.000"), (-0.25, "-.250"), (12.5, "12.500")]
    )
    def test_numbers_have_three_decimals(self, value: float, shown: str) -> None:
        assert short(value) == shown


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.sources: list[str] = []
        self.ids: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name in ("src", "href", "xlink:href") and value:
                self.sources.append(value)
            if name == "id" and value:
                self.ids.append(value)


class TestPage:
    def test_it_needs_nothing_from_outside(self, page: str) -> None:
        assert all(source.startswith("#") for source in _Page(page).sources)
        assert not re.findall(r"url\((?!#)", page)
        assert "@import" not in page

    def test_texts_are_never_markup(self, page: str) -> None:
        assert _Page(page).tags.count("script") == 1
        assert "&lt;script&gt;alert(" in page

    def test_ids_are_unique_but_for_equal_shapes(self, page: str) -> None:
        named = [one for one in _Page(page).ids if not re.fullmatch(r"[mp][0-9a-f]{10}", one)]
        assert len(named) == len(set(named))

    def test_plots_take_their_colours_from_the_page(self, page: str) -> None:
        assert page.count("<svg") >= 4
        assert "var(--series-1)" in page
        assert not re.findall(r"#0[1-4]0[1-4]0", page)

    def test_every_question_of_every_system_is_there_with_its_verdict(
        self, record: RunRecord, page: str
    ) -> None:
        found = [(row.system, row.result.gold.id, row.verdict) for row in rows(record, {})]
        assert found[:3] == [("one", "when", "right"), ("one", "who", "right"), ("one", "cost", "right")]
        assert found[4] == ("two", "who", "error")
        assert page.count("<article") == 6

    def test_changes_since_another_run(self, record: RunRecord) -> None:
        since = {"one": record.results["two"]}
        assert [row.change for row in rows(record, since)] == ["", "better", "", "", "", ""]
        assert "changed only" in to_html(record, figures(record), since={})

    def test_a_wrong_offset_makes_a_right_answer_wrong(self) -> None:
        scores = {"correct": (1.0, 1.0), "citation exactness": (1.0, 2.0)}
        assert verdict(Result(WHEN, Response((passage(1),)), scores)) == "wrong"
        assert verdict(Result(WHEN, Response(), {})) == "unjudged"
