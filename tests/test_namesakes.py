"""Who is another than the one asked for, though of the same surname."""

from __future__ import annotations

import pytest

from qa.archive.lookup import People
from qa.archive.types import Profile
from qa.language.namesakes import is_namesake, spelt_so


@pytest.mark.parametrize(
    ("asked", "spellings"),
    [
        ("Stephen Vale", ("Glenn Vale", "Vale")),
        ("stephen vale", ("Glenn Vale", "Vale")),  # as people type
        ("Paul Vale", ("Paula Vale", "Vale")),
        ("Suren Vale Jr.", ("Suren Vale", "Vale")),
        ("Mrs Vale", ("Stephen Vale", "Vale")),
        ("Mrs Vale", ("Mr Vale",)),
        ("Mr Vale", ("Joan Vale",)),
    ],
)
def test_told_apart_by_given_names_or_by_mr_and_mrs(asked: str, spellings: tuple[str, ...]) -> None:
    assert is_namesake(asked, spellings)


@pytest.mark.parametrize(
    ("asked", "spellings"),
    [
        ("Vale", ("Glenn Vale", "Vale")),
        ("Stephen Vale", ("Vale", "Mr Vale")),  # of whom no more is known
        ("S. Vale", ("Stephen Vale",)),
        ("Steve Vale", ("Stephen Vale", "Vale")),
        ("Bob Vale", ("Robert J. Vale", "Vale")),
        ("Dan Vale", ("Daniel Vale",)),
        ("Danny Vale", ("Daniel Vale",)),
        ("Deborah Vale", ("Debbie Vale",)),
        ("Becky Vale", ("Rebecca Vale",)),
        ("Dmitri Vale", ("Dmitry Vale",)),
        ("Minister Suren Vale", ("Suren Vale",)),
        ("Russia's Vale", ("Suren Vale",)),
        ("Armenian Vale", ("Suren Vale",)),
        ("striker Vale", ("Suren Vale",)),
        ("striker vale", ("Suren Vale",)),
        ("Mrs Vale", ("Joan Vale", "Vale")),
        ("the Taverian Foreign Ministry", ("the Foreign Ministry", "the Orselian Foreign Ministry")),
    ],
)
def test_not_told_apart(asked: str, spellings: tuple[str, ...]) -> None:
    assert not is_namesake(asked, spellings)


def called(asked: str, *people: tuple[str, ...]) -> list[str]:
    known = People(Profile(names[0], names, (), 1, None, None) for names in people)
    return [person.name for person in known.called(asked)]


def test_a_full_name_means_nobody_with_another_given_name_whom_articles_call_by_the_surname() -> None:
    glenn, joan, left_open = ("Glenn Vale", "Vale"), ("Joan Vale",), ("Vale of Pell", "Vale")
    assert called("Stephen Vale", glenn) == []
    assert called("Glenn Vale", glenn, joan) == ["Glenn Vale"]
    assert called("Vale", glenn, joan) == ["Glenn Vale"]
    assert called("Stephen Vale", left_open) == ["Vale of Pell"]


def test_nor_one_who_may_be_either_of_two_others() -> None:
    assert called("Stephen Vale", ("Mr Vale",)) == ["Mr Vale"]
    assert called("Stephen Vale", ("Glenn Vale",), ("Joan Vale",), ("Mr Vale",)) == []
    assert called("Mrs Vale", ("Glenn Vale",), ("Joan Vale",), ("Mr Vale",), ("Vale",)) == [
        "Joan Vale",
        "Vale",
    ]


def test_a_surname_that_is_only_spelt_alike_is_anothers() -> None:
    def known(*spellings: str) -> Profile:
        return Profile(spellings[0], spellings, (), 1, None, None)

    yellen, ellen = known("Ilra Yellen", "Yellen"), known("Jo Ellen")
    ilra, bare, dotted = known("Ilra Ellen"), known("Ellen"), known("Suren Yéllen")
    assert spelt_so("Yellen", [yellen, ellen, ilra, bare, dotted]) == (yellen, ilra, bare, dotted)
    assert spelt_so("Yellen", [ellen, bare]) == (ellen, bare)  # where nobody is spelt so
    assert spelt_so("Ellen", [yellen, ellen, bare]) == (ellen, bare)
