"""`dateline stories` and `dateline bench stories`. No test asserts a time."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli import app
from eval.benchmarks.stories import PARTS, Pair, Verdicts, bench_stories, read_pairs, render
from qa.archive.local import LocalArchive
from qa.errors import InvalidRequestError
from tests.newsroom import make_archive, store
from tests.test_stories import EDITED, REPORT, prose, told


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    archive = make_archive(
        tmp_path,
        told(REPORT, "The bridge is open", id_="wire"),
        told(EDITED, "Bridge open again", "2025-06-05", id_="gazette"),
        told(prose(9, 300), "Rain", id_="rain"),
    )
    archive.close()
    return tmp_path


def run(*arguments: str) -> str:
    ran = CliRunner().invoke(app, [*arguments])
    assert ran.exit_code == 0, ran.output
    return ran.stdout


def test_stories_are_listed_with_their_articles(folder: Path) -> None:
    assert run("stories", "--archive", str(folder)).splitlines() == [
        "The bridge is open · 2 articles",
        "    Orsal Gazette, 2025-06-04 · wire",
        "    Orsal Gazette, 2025-06-05 · gazette",
        "",
        "1 story that several articles tell",
    ]
    found = json.loads(run("stories", "--json", "--archive", str(folder)))
    assert (found["total"], found["next"], found["untold"]) == (1, None, 0)
    (story,) = found["stories"]
    assert (story["story"], [article["id"] for article in story["articles"]]) == ("wire", ["wire", "gazette"])


def test_stories_are_found_again(folder: Path) -> None:
    again = run("stories", "--find", "--again", "--archive", str(folder))
    assert again == "3 articles looked at; 1 story that several articles tell\n"
    assert run("stories", "--find", "--archive", str(folder)).startswith("0 articles looked at")


def test_a_listing_says_how_to_find_the_stories_of_an_older_archive(folder: Path) -> None:
    with closing(LocalArchive(folder)) as archive:
        archive.forget_stories()
    assert run("stories", "--archive", str(folder)).splitlines() == [
        "0 stories that several articles tell",
        "3 articles not looked at for their story yet: dateline stories --find",
    ]
    info = dict(line.split(maxsplit=1) for line in run("info", "--archive", str(folder)).splitlines())
    assert info["Stories"] == "0 that several articles tell; 3 articles yet to be looked at"


def test_again_without_find_is_refused(folder: Path) -> None:
    for command in ("stories", "statements"):
        ran = CliRunner().invoke(app, [command, "--again", "--archive", str(folder)])
        assert (ran.exit_code, ran.stdout) == (2, "")
        assert "--again goes with --find" in ran.stderr


def test_stories_are_listed_page_by_page(folder: Path) -> None:
    with closing(LocalArchive(folder)) as archive:
        store(archive, told(prose(9, 300), "Rain again", id_="showers"))
    first = run("stories", "--limit", "1", "--archive", str(folder)).splitlines()
    assert first[0] == "Rain · 2 articles"
    shown, _, cursor = first[-1].rpartition(" ")
    assert shown == "2 stories that several articles tell, 1 shown; the next with --cursor"
    rest = run("stories", "--limit", "1", "--cursor", cursor, "--archive", str(folder)).splitlines()
    assert (rest[0], rest[-1]) == ("The bridge is open · 2 articles", "2 stories that several articles tell")


def test_pairs_are_judged_by_what_the_archive_makes_of_them(folder: Path) -> None:
    pairs = [
        Pair("developing", "wire", "gazette", True),
        Pair("developing", "wire", "rain", False),
        Pair("held-out", "gazette", "wire", False),
        Pair("held-out", "gazette", "rain", True),
        Pair("held-out", "gazette", "absent", True),
    ]
    measured = bench_stories(folder, pairs)
    assert measured.verdicts == {
        "developing": Verdicts(right=1),
        "held-out": Verdicts(wrong=1, missed=1, absent=1),
    }
    assert (measured.articles, measured.stories) == (3, 1)
    assert "P 1.000  R 1.000  F1 1.000  (1 right, 0 wrong, 0 missed)" in render(measured)
    assert (
        "held-out      P 0.000  R 0.000  F1 0.000  (0 right, 1 wrong, 1 missed, 1 not in the archive)"
        in render(measured)
    )


def test_another_archive_than_that_of_the_pairs_is_refused(folder: Path) -> None:
    with pytest.raises(
        InvalidRequestError, match="holds none of the labelled pairs; they are of the archive"
    ):
        bench_stories(folder, [Pair("held-out", "wire", "absent", True)])


def test_the_labelled_pairs_are_what_their_readme_counts() -> None:
    pairs = read_pairs()
    assert Counter(pair.same for pair in pairs) == {True: 43, False: 261}
    assert {pair.part for pair in pairs} == set(PARTS)
    assert len({(pair.a, pair.b) for pair in pairs}) == len(pairs)
    held = [{name for pair in pairs if pair.part == part for name in (pair.a, pair.b)} for part in PARTS]
    assert not held[0] & held[1], "no article is in both parts"
