"""When what a sentence tells happened: by words that are of the sentence as a whole."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.assistant import Assistant
from qa.language.happening import happened, tells_of
from qa.language.stretches import find
from qa.types import Article, Period, PublicationDate, Status
from tests.fakes import WordEncoder
from tests.newsroom import WIRE, asking, assert_rests_on_the_archive, make_archive

PUBLISHED = PublicationDate("2025-09-01")  # a Monday


@pytest.mark.parametrize(
    ("sentence", "when"),
    [
        ("In May 2022, forty died in the flood.", "2022-05"),
        ("Back in 2022 the port was shut.", "2022"),
        ("Forty people were killed in May 2022.", "2022-05"),
        ("They met in Pell on 6 October 2022 and agreed on a mission.", "2022-10-06"),
        ("The minister said that the bridge was closed on 3 May 2022.", "2022-05-03"),
        ("It was founded in 1890 and closed in May 2022.", "2022-05"),
        ("In 2022 the bridge was closed on 3 May 2022.", "2022-05-03"),
        ("The bridge opened on Wednesday.", "2025-08-27"),
        (
            "The bridge opened on Tuesday.",
            None,
        ),  # or on that of tomorrow, in an article that was changed since
        ("The bridge opened on 26 August.", "2025-08-26"),
        ("Last year the port was shut.", "2024"),
        ("The law passed in 2022 was repealed.", None),
        ("The war that began in 2022 has killed 10,000 people.", None),
        ("More of them died than in 2022.", None),
        ("Prices have doubled since 2022.", None),
        ("Prices rose from 2022 to 2025.", None),
        ("In 2022 and 2023, prices fell.", None),
        ("In 2022 it rose, and it fell in 2023.", None),
        ("The 2022 war cost both of them dearly.", None),
        ("The agreement of 2022 holds.", None),
        ("They may march in may.", None),
        ("In July the bridge was shut.", "2025-07"),
        ("The bridge was shut on 5 March.", "2025-03-05"),
        ("The road office expects to open it on 1 December.", None),
        ("It opens on 1 December.", None),
        ("They will meet again in the summer.", None),
    ],
)
def test_a_sentence_tells_its_time_or_none(sentence: str, when: str | None) -> None:
    found = happened(sentence, PUBLISHED)
    assert (found and found.value) == when


def test_what_is_relative_needs_the_day_of_publication() -> None:
    assert happened("The bridge opened on Tuesday.", None) is None
    assert happened("The bridge opened on Tuesday.", PublicationDate("2025")) is None


@given(st.text(), st.dates(date(1990, 1, 1), date(2099, 1, 1)))
def test_any_text_is_read_and_nothing_is_later_than_its_publication(text: str, day: date) -> None:
    published = PublicationDate(day.isoformat())
    for sentence in (text, f"In {text} 2022, x", f"x on {text} May."):
        found = happened(sentence, published)
        assert found is None or found.first_day <= day


MARCH_2024 = Period(date(2024, 3, 1), date(2024, 3, 31), "in March 2024")


@pytest.mark.parametrize(
    ("sentence", "published", "tells"),
    [
        ("Nine lorries fell in.", "2024-03-09", True),
        ("Nine lorries fell in on 28 February 2024.", "2024-03-09", False),
        ("In 2023, nine lorries fell in.", "2024-03-09", False),
        ("In 2024, nine lorries fell in.", "2024-03-09", True),  # it may have been in March
        ("In March 2024, nine lorries fell in.", "2025-01-09", True),
        ("In 2024, nine lorries fell in.", "2025-01-09", False),  # or in June
        ("Nine lorries fell in.", "2025-01-09", False),
        ("Nine lorries fell in in the first half of March 2024.", "2025-01-09", True),
        ("Nine lorries fell in in the first half of 2024.", "2025-01-09", False),
        ("The ditch in March 2024 took nine lorries.", "2025-01-09", True),
        ("The ditch of March 2024 took nine lorries.", "2025-01-09", False),
        ("Nine lorries fell in in March 2024 compared with two in 2023.", "2025-01-09", True),
        ("Two lorries fell in, less than in March 2024.", "2025-01-09", False),
        ("The report showed that nine lorries fell in in March 2024.", "2025-01-09", True),
        ("The lorries in March 2024 were nine, he said on Wednesday.", "2025-01-09", False),
        ("Nine lorries fell in.", None, True),  # let in by who asked for the undated, too
    ],
)
def test_a_sentence_is_of_its_own_time_else_of_its_publication(
    sentence: str, published: str | None, tells: bool
) -> None:
    known = PublicationDate(published) if published else None
    assert tells_of(sentence, known, MARCH_2024) is tells


def _article(day: str, text: str, title: str = "Lorries on the Lenna bridge") -> Article:
    return Article(f"lenna-{day}", title, text, WIRE, published=PublicationDate(day))


IN_MARCH = _article(
    "2024-03-20",
    "The Lenna bridge carried 300 lorries a day. In 2021, the Lenna bridge carried 900 lorries a day.",
)
LOOKING_BACK = _article(
    "2025-06-02",
    "The Lenna bridge now carries 40 lorries a day. In May 2023, the Lenna bridge carried 700 lorries a day.",
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("archive")
    return Assistant(make_archive(folder, IN_MARCH, LOOKING_BACK), WordEncoder())


class TestAsking:
    def test_an_article_of_the_period_that_tells_of_an_earlier_year_does_not_answer_with_it(
        self, assistant: Assistant
    ) -> None:
        answer = assistant.ask(asking("How many lorries did the Lenna bridge carry a day in March 2024?"))
        assert [c.quote for c in answer.citations] == ["The Lenna bridge carried 300 lorries a day."]
        assert answer.citations[0].happened is None

    def test_a_later_article_that_tells_of_the_period_answers_and_both_dates_are_given(
        self, assistant: Assistant
    ) -> None:
        answer = assistant.ask(asking("How many lorries did the Lenna bridge carry a day in May 2023?"))
        assert [c.quote for c in answer.citations] == [
            "In May 2023, the Lenna bridge carried 700 lorries a day."
        ]
        assert [(c.published, c.happened and c.happened.value) for c in answer.citations] == [
            (PublicationDate("2025-06-02"), "2023-05")
        ]
        assert_rests_on_the_archive(answer, assistant)

    def test_a_later_article_that_does_not_is_left_out(self, assistant: Assistant) -> None:
        answer = assistant.ask(asking("How many lorries did the Lenna bridge carry a day in April 2023?"))
        assert answer.status is Status.NO_ARTICLES

    def test_nothing_published_after_the_day_asked_as_of_looks_back(self, assistant: Assistant) -> None:
        asked = asking(
            "How many lorries did the Lenna bridge carry a day in May 2023?", as_of=date(2025, 1, 1)
        )
        assert assistant.ask(asked).status is Status.NO_ARTICLES

    def test_a_publication_period_of_the_caller_still_binds(self, assistant: Assistant) -> None:
        asked = asking(
            "How many lorries did the Lenna bridge carry a day in May 2023?", published_to=date(2025, 6, 1)
        )
        assert assistant.ask(asked).status is Status.NO_ARTICLES


def test_days_are_found_in_their_place_whatever_their_letters() -> None:
    text = "İn İzmir it rained on MONDAY, Last Week, in May 2022 and on the 3RD OF June."

    assert [text[one.start : one.end] for one in find(text)] == [
        "MONDAY",
        "Last Week",
        "May 2022",
        "the 3RD OF June",
    ]
