"""Copies, cut, edited and re-dated versions are one story; follow-ups, round-ups and templates are not."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa.archive.local import LocalArchive
from qa.archive.near_duplicates import one_story, telling
from qa.ingest.rereading import find_stories
from qa.types import Article, Filters, PublicationDate
from tests.newsroom import make_archive, store

SYLLABLES = "ba de fi go lu ma ne pi ro su ta vo".split()


def prose(seed: int, words: int) -> str:
    """The same invented sentences for the same seed."""
    draw = Random(seed)  # noqa: S311
    said = ["".join(draw.choices(SYLLABLES, k=draw.randint(2, 4))) for _ in range(words)]
    return " ".join(word + ("." if i % 12 == 11 else "") for i, word in enumerate(said))


def told(
    text: str, title: str = "The Lenna bridge reopens", day: str = "2025-06-04", id_: str = "a"
) -> Article:
    return Article(id_, title, text, "Orsal Gazette", published=PublicationDate(day))


REPORT = prose(1, 300)
WORDS = REPORT.split()
CUT = " ".join(WORDS[:90])
EDITED = REPORT.replace(WORDS[40], "renamed").replace(WORDS[150], "corrected")
EXTENDED = f"{prose(2, 20)} {REPORT} {prose(3, 60)}"
FOLLOW_UP = f"{prose(4, 300)} {' '.join(WORDS[200:])}"  # a quarter of it is background
ROUND_UP = f"{prose(5, 2000)} {CUT} {prose(6, 2000)}"


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (told(REPORT), True),
        (told(REPORT.upper(), "Another headline altogether", "2021-01-01"), True),
        (told(EDITED, "Lenna bridge is open again"), True),
        (told(CUT), True),
        (told(EXTENDED, "Update: the Lenna bridge reopens", "2025-06-05"), True),
        (told(prose(9, 300)), False),
        (told(FOLLOW_UP, "Who pays for the bridge?", "2025-06-09"), False),
        (told(ROUND_UP, "The week in brief", "2025-06-08"), False),
    ],
)
def test_what_tells_one_story(other: Article, same: bool) -> None:
    report = telling(told(REPORT))
    assert one_story(report, telling(other)) is same
    assert one_story(telling(other), report) is same


def test_what_a_site_puts_on_every_page_makes_no_story() -> None:
    offer = prose(7, 40)
    one, other = told(offer, "Vensk resigns"), told(offer, "Rain is expected in Pell")
    assert not one_story(telling(one), telling(other))
    assert one_story(telling(one), telling(replace(other, title="Vensk resigns as minister")))


def test_the_weekly_template_is_a_story_a_week() -> None:
    # Half of each is the same every week: 150 of 300 words, under titles that share 2 of 4 words.
    frame = prose(8, 150)
    first = told(f"{frame} {prose(10, 150)}", "Orsal market prices, June", "2025-06-01")
    second = told(f"{frame} {prose(11, 150)}", "Orsal market prices, July", "2025-07-01")
    assert not one_story(telling(first), telling(second))


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_texts_can_be_compared(one: str, other: str) -> None:
    a, b = telling(told(one)), telling(told(other))
    assert one_story(a, b) is one_story(b, a)
    assert len(set(a.fingerprints)) == len(a.fingerprints) <= 32


def stories(archive: LocalArchive) -> dict[str, str]:
    return {article.id: article.story for article in archive.articles(Filters(), 100).articles}


def sound(archive: LocalArchive) -> bool:
    return [finding for finding in archive.check() if not finding.ok] == []


def test_a_story_is_called_by_the_article_that_was_taken_in_first(tmp_path: Path) -> None:
    archive = make_archive(
        tmp_path,
        told(REPORT, id_="wire"),
        told(prose(9, 300), id_="rain"),
        told(EDITED, day="2025-06-01", id_="gazette"),
    )
    assert stories(archive) == {"wire": "wire", "gazette": "wire", "rain": "rain"}
    assert [copy.id for copy in archive.copies("gazette", Filters())] == ["wire"]
    assert archive.copies("rain", Filters()) == archive.copies("absent", Filters()) == ()
    assert sound(archive)


def test_copies_are_listed_by_day_and_only_those_that_the_filters_admit(tmp_path: Path) -> None:
    days = {"wire": "2025-06-04", "reprint": "2025-07", "gazette": "2025-06-01", "radio": "2025-06-05"}
    archive = make_archive(tmp_path, *(told(REPORT, id_=id_, day=day) for id_, day in days.items()))
    assert [copy.id for copy in archive.copies("wire", Filters())] == ["gazette", "radio", "reprint"]
    known = Filters(as_of=date(2025, 6, 5))
    assert [copy.id for copy in archive.copies("wire", known)] == ["gazette", "radio"]
    assert {copy.story for copy in archive.copies("wire", Filters())} == {"wire"}


def test_an_article_that_links_two_stories_makes_them_one_and_its_going_two(tmp_path: Path) -> None:
    parts = [" ".join(WORDS[start : start + 150]) for start in (0, 150)]
    archive = make_archive(tmp_path, told(parts[0], id_="first half"), told(parts[1], id_="second half"))
    assert stories(archive) == {"first half": "first half", "second half": "second half"}
    store(archive, told(REPORT, id_="whole"))
    assert set(stories(archive).values()) == {"first half"}
    assert sound(archive)
    archive.delete("whole")
    assert stories(archive) == {"first half": "first half", "second half": "second half"}
    assert sound(archive)


def test_a_story_without_its_first_article_is_called_by_the_next(tmp_path: Path) -> None:
    archive = make_archive(tmp_path, *(told(REPORT, id_=id_) for id_ in ("wire", "radio", "gazette")))
    archive.delete("wire")
    assert stories(archive) == {"radio": "radio", "gazette": "radio"}


def test_another_text_under_an_id_leaves_the_story_and_may_come_back(tmp_path: Path) -> None:
    archive = make_archive(tmp_path, told(REPORT, id_="wire"), told(EDITED, id_="gazette"))
    store(archive, told(prose(9, 300), id_="wire"))
    assert stories(archive) == {"wire": "wire", "gazette": "gazette"}
    store(archive, told(EXTENDED, id_="wire"))
    assert stories(archive) == {"wire": "wire", "gazette": "wire"}, "taken in first under this id"
    assert sound(archive)


def test_stories_can_be_found_later(tmp_path: Path) -> None:
    archive = make_archive(
        tmp_path, told(REPORT, id_="wire"), told(CUT, id_="radio"), told(prose(9, 300), id_="b")
    )
    before = stories(archive)
    archive.forget_stories()
    assert stories(archive) == {"wire": "wire", "radio": "radio", "b": "b"}
    assert [f.repair for f in archive.check() if not f.ok] == ["dateline stories --find"]
    assert archive.count_untold() == 3
    seen: list[tuple[int, int]] = []
    assert find_stories(archive, lambda done, total: seen.append((done, total))) == 3
    assert seen == [(3, 3)]
    assert stories(archive) == before == {"wire": "wire", "radio": "wire", "b": "b"}
    assert find_stories(archive) == 0
    assert sound(archive)


@pytest.mark.parametrize(
    ("damage", "detail"),
    [
        (
            "UPDATE tellings SET story = 'b' WHERE story = 'wire'",
            "in another story than that of their copies",
        ),
        ("DELETE FROM links", "in another story than that of their copies"),
        ("DELETE FROM fingerprints WHERE revision_key = 1", "that their copies cannot be found by: wire"),
    ],
)
def test_doctor_finds_stories_that_do_not_hang_together(tmp_path: Path, damage: str, detail: str) -> None:
    archive = make_archive(
        tmp_path, *(told(REPORT, id_=id_) for id_ in ("wire", "radio")), told(FOLLOW_UP, id_="b")
    )
    assert sound(archive)
    with sqlite3.connect(tmp_path / "archive.sqlite") as raw:
        raw.execute(damage)
    raw.close()
    (broken,) = [finding for finding in archive.check() if not finding.ok]
    assert (broken.name, broken.repair) == ("stories", "dateline stories --find --again")
    assert detail in broken.detail
    archive.forget_stories()
    find_stories(archive)
    assert stories(archive) == {"wire": "wire", "radio": "wire", "b": "b"}
    assert sound(archive)


def test_the_stories_of_most_articles_come_first_a_page_at_a_time(tmp_path: Path) -> None:
    twice, thrice = prose(20, 150), prose(21, 150)
    archive = make_archive(
        tmp_path,
        *(told(twice, id_=f"twice {i}", day=f"2025-01-0{i}") for i in (1, 2)),
        *(told(thrice, id_=f"thrice {i}", day=f"2025-01-0{i}") for i in (3, 2, 1)),
        *(told(REPORT, id_=f"again {i}") for i in (1, 2)),
        told(prose(22, 150), id_="alone"),
    )
    page = archive.stories(2)
    assert page.total == 3
    assert [[article.id for article in story] for story in page.stories] == [
        ["thrice 1", "thrice 2", "thrice 3"],
        ["again 1", "again 2"],
    ]
    rest = archive.stories(2, page.next)
    assert [[article.id for article in story] for story in rest.stories] == [["twice 1", "twice 2"]]
    assert (rest.total, rest.next) == (3, None)


PIECES = [prose(seed, 60) for seed in range(30, 34)]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from("abcdef"), st.lists(st.sampled_from(PIECES), max_size=3, unique=True)),
        min_size=1,
        max_size=12,
    )
)
def test_after_any_changes_stories_are_what_hangs_together(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[str, list[str]]]
) -> None:
    """Against comparing all with all. A change without text deletes the article."""
    archive = make_archive(tmp_path_factory.mktemp("archive"))
    for id_, pieces in changes:
        if pieces:
            store(archive, told(" ".join(pieces), id_=id_))
        else:
            archive.delete(id_)
    held = archive.articles(Filters(), 100).articles
    groups = {article.id: {article.id} for article in held}
    for a in held:
        for b in held:
            if one_story(telling(a), telling(b)):
                joined = groups[a.id] | groups[b.id]
                groups |= dict.fromkeys(joined, joined)
    found = stories(archive)
    assert {id_: {other for other in found if found[other] == found[id_]} for id_ in found} == groups
    assert all(found[name] == name for name in found.values())
    assert sound(archive)
    archive.close()
