"""On which day somebody announced something, by sentences that tell it of that deed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from qa.answering.evidence.weighing import Scored
from qa.answering.short.announced import day_announced
from qa.answering.short.mention_weights import Means
from qa.assistant import Assistant
from qa.types import Article, PublicationDate, Question, ShortAnswer
from tests.fakes import WordEncoder
from tests.newsroom import ASKED, make_archive
from tests.test_short_answers import passages, rarity, said, unlike

QUESTION = "When did Ilra Vensk announce that she would leave the union?"


def day(*told: Scored, question: str = QUESTION) -> str | None:
    ranked = [
        replace(one, candidate=replace(one.candidate, in_context=text, context=text))
        for one in told
        for text in [one.candidate.text]
    ]
    answer = day_announced(question, ranked, passages(ranked), Means(rarity, unlike))
    return answer.text if answer else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ilra Vensk announced on Monday that she would leave the union.", "Monday"),
        ("Ilra Vensk announced her leave from the union as its head on 3 May.", "3 May"),
        ("Ilra Vensk announced her “partial leave” on 3 May.", "3 May"),
        ("Ilra Vensk announced her “leave, or so” on 3 May.", None),
        # The day of what was announced, or of what another did.
        ("Ilra Vensk announced that she would leave the union on 3 May.", None),
        ("Ilra Vensk announced her leave from the union, which ends on 3 May.", None),
        ("Bo Rahn announced on Monday that Ilra Vensk would leave the union.", None),
        ("Ilra Vensk will announce on Tuesday whether she leaves the union.", None),
        # Another deed of hers, and no day.
        ("Ilra Vensk denied on Monday that she would leave the union.", None),
        ("Ilra Vensk announced in May that she would leave the union.", None),
        ("Ilra Vensk announced that she would leave the union.", None),
    ],
)
def test_the_day_is_that_of_the_announcement(text: str, expected: str | None) -> None:
    assert day(said(text)) == expected


def test_most_of_what_tells_a_day_must_tell_one() -> None:
    monday = said("Ilra Vensk announced on Monday that she would leave the union.")
    again = said("Ilra Vensk announced on Monday to leave.", id_="b")
    other = said("Ilra Vensk announced on Tuesday that she would leave the union.", id_="c")
    assert day(monday, other) is None
    assert day(monday, other, again) == "Monday"


def test_without_a_verb_of_announcing_there_is_none() -> None:
    told = said("Ilra Vensk said on Monday that she would leave the union.")
    assert day(told, question="When did Ilra Vensk say that she would leave the union?") is None


def answered(folder: Path, question: str, *articles: Article) -> ShortAnswer | None:
    assistant = Assistant(make_archive(folder, *articles), WordEncoder())
    return assistant.ask(Question(question, ASKED)).short


def test_of_words_of_several_days_the_day_of_the_announcement_is_told(tmp_path: Path) -> None:
    first = Article(
        "first",
        "At the lake",
        "Ilra Vensk announced her farewell from the Orsal union on Tuesday.",
        published=PublicationDate("2025-03-05"),
    )
    later = Article(
        "later",
        "In the town",
        "Ilra Vensk said on Friday that her farewell from the Orsal union was final.",
        published=PublicationDate("2025-06-07"),
    )
    short = answered(tmp_path, "When did Vensk announce her farewell from the Orsal union?", first, later)
    assert short
    assert (short.text, short.normalised) == ("Tuesday", "2025-03-04")


@pytest.mark.parametrize(("when", "expected"), [("on Tuesday ", "2025-03-04"), ("", None)])
def test_a_day_is_told_only_where_a_text_tells_it(tmp_path: Path, when: str, expected: str | None) -> None:
    article = Article(
        "toll",
        "At the lake",
        f"Ilra Vensk said {when}that the Orsal toll was a trap.",
        published=PublicationDate("2025-03-05"),
    )
    short = answered(tmp_path, "When did Vensk say that the Orsal toll was a trap?", article)
    assert (short.text if short else None) == expected
