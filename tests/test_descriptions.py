"""Speakers who are described, as the question and as articles do it."""

from __future__ import annotations

import pytest

from qa.answering.question.described_speakers import described
from qa.archive.lookup import People
from qa.archive.types import Profile
from qa.language.descriptions import Description, describe, singular
from qa.types import Article, Named


@pytest.mark.parametrize(
    ("words", "description"),
    [
        ("farmers", Description("farmer", True, ())),
        ("some of the residents of Orsal", Description("resident", True, (), ("Orsal",))),
        ("a group of angry voters", Description("voter", True, ("angry",))),
        (
            "Taverian opposition lawmakers",
            Description("lawmaker", True, ("Taverian", "opposition")),
        ),
        ("witnesses", Description("witness", True, ())),
        ("the two ministers", Description("minister", True, (), (), (), True)),
        ("the company that runs the dam", Description("company", False, (), (), ("runs", "dam"))),
        ("the company \n , which  runs the dam", Description("company", False, (), (), ("runs", "dam"))),
        ("Lukan Preel", None),
        ("the Post", None),
    ],
)
def test_a_noun_and_what_narrows_it(words: str, description: Description | None) -> None:
    assert describe(words) == description


@pytest.mark.parametrize(
    ("plural", "one"), [("parties", "party"), ("boxes", "box"), ("police", "police"), ("women", "woman")]
)
def test_singular(plural: str, one: str) -> None:
    assert singular(plural) == one


def profile(name: str, *others: str, roles: tuple[str, ...] = ()) -> Profile:
    return Profile(name, (name, *others), roles, 1, None, None)


PEOPLE = People(
    [
        profile("Nessa Torvik", "Torvik", roles=("the mayor of Orsal",)),
        profile("Edda Lorn", roles=("mayor of Ostrel",)),
        profile("The Orvash power company"),
        profile("Ostrel", roles=("the town of the mayor",)),
    ]
)


def hinted(asked: str, *left_open: str) -> list[str]:
    return [hint.words for hint in described(Named(asked, asked), left_open, PEOPLE)]


def test_whoever_has_the_noun_in_either_number() -> None:
    assert hinted("farmers", "a farmer", "most farmers", "dairy farmers near Orsal") == [
        "a farmer",
        "most farmers",
        "dairy farmers near Orsal",
    ]
    assert hinted("two ministers", "Both ministers", "the minister") == ["Both ministers"]


def test_persons_who_hold_the_office_and_bodies() -> None:
    assert hinted("mayor of Orsal") == ["Nessa Torvik", "Torvik"]
    assert hinted("the mayor") == ["Nessa Torvik", "Torvik", "Edda Lorn"]
    assert hinted("power company") == ["The Orvash power company"]


def test_what_the_description_leaves_out_the_article_must_tell() -> None:
    (hint,) = described(Named("residents of Orsal", ""), ("Some residents",), PEOPLE)
    assert hint.fits(Article("a", "Flood in Orsal", "Some residents said so."))
    assert not hint.fits(Article("b", "Flood in Ostrel", "Some residents said so."))
    assert hinted("residents of Orsal", "residents of Ostrel", "angry residents") == []  # of elsewhere
    assert hinted("Taverian officials", "officials", "officials in Taveria", "Orselian officials") == [
        "officials in Taveria"
    ]


def test_a_clause_must_be_told_in_one_sentence() -> None:
    (hint,) = described(Named("company that runs the dam", ""), ("the company",), People(()))
    assert hint.fits(Article("a", "", "The company, which ran the dam and runs it, said so."))
    assert not hint.fits(Article("b", "", "A company runs ferries. The dam is old."))


def test_of_a_clause_only_the_verb_and_the_last_word_must_stand_together() -> None:
    (hint,) = described(Named("company that runs the Tulm dam", ""), ("the company",), People(()))
    assert hint.fits(Article("a", "The Tulm in flood", "The company runs the dam."))
    assert not hint.fits(Article("b", "The Orvash in flood", "The company runs the dam."))


def test_an_initial_is_no_other_word() -> None:
    assert hinted("Ukrainian officials", "U.N. officials", "officials in Ukraine") == ["officials in Ukraine"]
