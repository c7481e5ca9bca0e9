"""The statement benchmark counts what it says. No test asserts a time."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli import app
from eval.benchmarks.sayings import Comparison, resolvable
from eval.benchmarks.score import Score
from eval.benchmarks.statements import bench_statements, read_key, render
from eval.datasets.polnear import Annotated, Attribution, parse, read_polnear
from qa.errors import InvalidRequestError
from qa.ingest.statements import find_statements
from qa.types import Reporting, Span

POLNEAR = Path(__file__).parents[2] / "shared" / "bench" / "polnear"

TEXT = "“The road is open,” Ilra Vensk said. Tomas Orel said it was late. Dana Karesh thinks it is wet."
ANNOTATION = """E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3
T1\tSource 20 30\tIlra Vensk
T2\tCue 31 35\tsaid
T3\tContent 0 19\t“The road is open,”
T4\tAttribution 31 35\tsaid
T5\tSource 37 47\tTomas Orel
T6\tCue 48 52\tsaid
T7\tContent 53 55;56 64\tit was late
T8\tAttribution-no-source 48 52\tsaid
E2\tAttribution:T8 Source:T5 Cue:T6 Content:T7 Content2:T9
T9\tContent 56 64\twas late
#1\tAnnotatorNotes T7\tunsure
"""


def write(folder: Path, text: str = TEXT, annotation: str = ANNOTATION) -> Path:
    for name in ("text", "attributions"):
        (folder / name).mkdir(parents=True)
    (folder / "text" / "one.txt").write_text(text, "utf-8")
    for annotator in ("b", "a"):
        (folder / "attributions" / f"one_{annotator}.ann").write_text(annotation, "utf-8")
    return folder


def spans(*pairs: tuple[int, int]) -> tuple[Span, ...]:
    return tuple(Span(*pair) for pair in pairs)


def test_standoff_events_join_spans_wherever_they_stand() -> None:
    assert parse(ANNOTATION) == (
        Attribution(spans((20, 30)), spans((31, 35)), spans((0, 19))),
        Attribution(spans((37, 47)), spans((48, 52)), spans((53, 55), (56, 64), (56, 64))),
    )


def test_an_article_is_read_once_with_its_first_annotator(tmp_path: Path) -> None:
    (article,) = read_polnear(write(tmp_path))
    assert (article.name, article.text, len(article.attributions)) == ("one", TEXT, 2)


def test_a_folder_without_articles_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidRequestError, match="holds no text"):
        list(read_polnear(tmp_path))


def test_found_missed_and_wrong_are_counted_apart(tmp_path: Path) -> None:
    measured = bench_statements(write(tmp_path), {})
    assert (measured.direct, measured.indirect) == (Score(1, 0, 0), Score(1, 0, 0))
    assert (measured.named.right, measured.named.wrong) == (2, 0)
    assert (measured.articles, measured.words) == (1, len(TEXT.split()))


def compare(text: str, *gold: Attribution) -> Comparison:
    return Comparison(Annotated("one", text, gold), find_statements(text))


def test_what_nobody_annotated_is_wrong_and_what_is_annotated_otherwise_is_not() -> None:
    text = "Tomas Orel said it was late."
    assert compare(text).score(Reporting.INDIRECT) == Score(0, 1, 0)
    belief = Attribution(spans((0, 10)), spans((11, 15)), spans((16, 27)))
    assert compare(text, belief).score(Reporting.INDIRECT) == Score(1, 0, 0)
    other_source = Attribution(spans((16, 18)), spans((11, 15)), spans((16, 27)))
    assert compare(text, other_source).score(Reporting.INDIRECT) == Score(0, 1, 1)
    little = Attribution(spans((0, 10)), spans((11, 15)), spans((16, 18)))
    assert compare(text, little).score(Reporting.INDIRECT) == Score(0, 1, 1)


def test_sayings_of_nobody_in_particular_are_not_asked_for() -> None:
    text = "Some said it was late."
    gold = Attribution(spans((0, 4)), spans((5, 9)), spans((10, 21)))
    assert compare(text, gold).score(Reporting.INDIRECT) == Score(0, 0, 0)


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("Tomas Orel", True),
        ("he", True),
        ("the mayor", True),
        ("his lawyer", True),
        ("a spokesman for Orel", True),
        ("I", False),
        ("who", False),
        ("some voters", False),
        ("critics", False),
        ("", False),
    ],
)
def test_who_can_be_resolved(source: str, wanted: bool) -> None:
    assert resolvable(source) is wanted


def test_rates_of_nothing_are_nought() -> None:
    assert (Score().precision, Score().recall, Score().f1) == (0, 0, 0)
    assert Score(3, 2, 1).f1 == pytest.approx(2 * 0.6 * 0.75 / 1.35)


def test_pronouns_are_right_by_the_key_alone(tmp_path: Path) -> None:
    text = "Ilra Vensk said the road was open. She said it was safe."
    annotation = "T1\tSource 35 38\tShe\nT2\tCue 39 43\tsaid\nT3\tContent 44 55\tit was safe\n"
    folder = write(tmp_path, text, f"{annotation}E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n")
    assert bench_statements(folder, {}).meant.no_key == 1
    assert bench_statements(folder, {("one", 35): "Vensk"}).meant.right == 1
    assert bench_statements(folder, {("one", 35): "Orel"}).meant.wrong == 1
    assert bench_statements(folder, {("one", 35): ""}).meant.wrong == 1


def test_the_command_prints_every_figure(tmp_path: Path) -> None:
    folder = write(tmp_path / "dev")
    shown = CliRunner().invoke(app, ["bench", "statements", str(folder)])
    assert shown.exit_code == 0
    assert "P 1.000  R 1.000  F1 1.000  (1 right, 0 wrong, 0 missed)" in shown.stdout


def test_the_key_is_of_the_annotated_articles() -> None:
    if not POLNEAR.is_dir():
        pytest.skip("needs ../shared/bench/polnear")
    starts = {
        (article.name, one.source[0].start)
        for article in read_polnear(POLNEAR / "dev")
        for one in article.attributions
        if one.source
    }
    assert read_key().keys() <= starts


@pytest.mark.slow
def test_statements_are_found_as_well_as_promised() -> None:
    if not POLNEAR.is_dir():
        pytest.skip("needs ../shared/bench/polnear")
    measured = bench_statements(POLNEAR / "dev", read_key())
    assert measured.direct.f1 >= 0.8
    assert measured.indirect.f1 >= 0.7
    assert measured.speaker_right >= 0.9
    assert "speaker right" in render(measured)
