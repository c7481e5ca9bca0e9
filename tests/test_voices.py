"""Whose words are asked for, as an archive knows them."""

from __future__ import annotations

from datetime import date

import pytest

from qa.answering.evidence.voices import Voices, called, meant, named
from qa.answering.question.hints import Hint
from qa.archive.lookup import People
from qa.archive.types import Profile
from qa.types import (
    Article,
    Filters,
    Interpretation,
    Kind,
    Named,
    PublicationDate,
    Reporting,
    Statement,
)


def profile(name: str, *others: str, roles: tuple[str, ...] = ()) -> Profile:
    return Profile(name, (name, *others), roles, 1, None, None)


PEOPLE = People(
    (
        profile("Ilra Vensk", "Vensk", roles=("the foreign minister",)),
        profile("Oreb Castin", roles=("the Orselian deputy prime minister",)),
        profile("Tessa Orlen", roles=("the director of the Taverian river office",)),
        profile("Bram Orlen"),
        profile("The road office in Ostrel"),
        profile("the Taverian road office"),
        profile("Orselia"),
        profile("The hauliers' association in Orsal"),
        profile("The foreign ministry in Ostrel"),
        profile("Petra Lorn", roles=("the Palace's spokeswoman",)),
        profile("Ava Moor", roles=("former Treasury Secretary",)),
        profile("Una Sand", roles=("Treasury Secretary", "former mayor")),
        profile("Dara Holt", roles=("a candidate for Treasury Secretary",)),
        profile("Odo Lenz", roles=("an aide to Treasury Secretary Una Sand",)),
        profile("Rema Koss", roles=("Taverian Defense Minister",)),
        profile("Jana Yesten", "Yesten"),
        profile("Jo Esten"),
        profile("Bo Ro Ohw"),
    )
)


@pytest.mark.parametrize(
    ("asked", "people"),
    [
        ("vensk", ["Ilra Vensk"]),
        ("Orlen", ["Tessa Orlen", "Bram Orlen"]),  # either
        ("treasury secretary", ["Una Sand"]),  # who has been, or wants to be, is not
        ("former treasury secretary", ["Ava Moor"]),
        ("Taverian defence minister", ["Rema Koss"]),
        ("Bram Orlen", ["Bram Orlen"]),
        ("OHW", []),
        ("Ohw", ["Bo Ro Ohw"]),
        ("ohw", ["Bo Ro Ohw"]),
        ("Yesten", ["Jana Yesten"]),  # the other is only spelt alike
        ("the deputy prime minister of Orselia", ["Oreb Castin"]),  # not the country
        ("director of the river office", ["Tessa Orlen"]),  # not the office
        ("road office", ["the Taverian road office", "The road office in Ostrel"]),
        ("Orselia", ["Orselia"]),
        ("minister", []),  # too little to tell
        ("Petra Olunde", []),
        ("hauliers", ["The hauliers' association in Orsal"]),
        ("trade ministry in Ostrel", []),  # not the foreign one
    ],
)
def test_by_name_by_role_or_as_a_body(asked: str, people: list[str]) -> None:
    ((*found,),) = meant([Named(asked, asked)], PEOPLE)
    assert sorted(person.name for person in found) == sorted(people)


def test_who_is_meant_is_told() -> None:
    asked = Interpretation(Kind.STATEMENTS, "", speakers=(Named("Orlen", "Orlen"), Named("X", "X")))
    speakers = named(asked, meant(asked.speakers, PEOPLE)).speakers
    assert [one.people for one in speakers] == [("Tessa Orlen", "Bram Orlen"), ()]


def test_each_spelling_once_and_the_words_themselves_where_they_may_be_left_open() -> None:
    vensk, orlen = PEOPLE[0], PEOPLE[3]
    assert called(Named("vensk", ""), [vensk, vensk, orlen]) == ("Ilra Vensk", "Vensk", "Bram Orlen")
    assert called(Named("river office", ""), []) == ("river office", "the river office", "The river office")


@pytest.mark.parametrize(
    ("speaker", "said", "published", "given", "says"),
    [
        ("Vensk", None, "2022-05", Filters(), True),
        ("Karesh", None, "2022-05", Filters(), False),
        ("Vensk", "2022", "2025-05", Filters(), True),  # a report of 2025 on words of 2022
        ("Vensk", "2022", "2025-05", Filters(published_to=date(2024, 12, 31)), False),
        ("Vensk", "2021", "2022-05", Filters(), False),
        ("Vensk", None, "2021-12", Filters(), False),
        ("Vensk", None, None, Filters(), False),
    ],
)
def test_words_of_the_days_asked_for(
    speaker: str, said: str | None, published: str | None, given: Filters, says: bool
) -> None:
    year = Filters(published_from=date(2022, 1, 1), published_to=date(2022, 12, 31))
    when = PublicationDate(said) if said else None
    statement = Statement(speaker, True, "", None, None, (), 0, 1, Reporting.INDIRECT, said=when)
    article = Article("a", "", "Words.", published=PublicationDate(published) if published else None)
    assert Voices((("Ilra Vensk", "Vensk"),), year, given).say(statement, article) is says


def test_who_speaks_for_a_body_is_its_voice() -> None:
    asked = Named("Palace", "Palace")
    assert called(asked, meant([asked], PEOPLE)[0], PEOPLE) == ("Petra Lorn",)


def test_whose_job_is_to_speak_for_a_body_are_its_voices() -> None:
    people = People(
        tuple(
            profile(f"Petra {role[:4]}", roles=(role,))
            for role in (
                "Palace press secretary",
                "a public information officer for the Palace",
                "director of strategic communications at the Palace",
                "former Palace press secretary",
                "professor of communications at the Palace school",
                "the Palace gardener",
            )
        )
    )
    asked = Named("Palace", "Palace")
    assert called(asked, meant([asked], people)[0], people) == ("Petra Pala", "Petra a pu", "Petra dire")


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("State Department", ["the U.S. State Department", "the Department of State"]),
        ("Department of State", ["the U.S. State Department", "the Department of State"]),
        ("health department", ["The state Department of Health", "the Lenna public health department"]),
        ("Lenna department of public health", ["the Lenna public health department"]),
        ("Lenna mayor's office", ["Lenna Mayor Una Sand's office"]),
    ],
)
def test_a_department_is_not_of_what_stands_elsewhere_in_its_name(asked: str, names: list[str]) -> None:
    every = (
        "the U.S. State Department",
        "the Department of State",
        "The state Department of Health",
        "the Lenna State Department of Education",
        "the Lenna public health department",
        "Lenna Mayor Una Sand's office",
    )
    found = meant([Named(asked, asked)], People(tuple(map(profile, every))))[0]
    assert {one.name for one in found} == set(names)


def test_who_speaks_for_a_person_is_somebody_else() -> None:
    people = People((profile("Petra Palace"), profile("Ilra Lorn", roles=("the Palace spokeswoman",))))
    asked = Named("Palace", "Palace")
    assert called(asked, meant([asked], people)[0], people) == ("Petra Palace",)


def test_what_an_article_calls_somebody_counts_where_it_tells_whom_it_means() -> None:
    heard = Voices((("Ilra Vensk",),), Filters(), hints=((Hint("the Taverian minister", (("Vensk",),)),),))
    assert heard.names == ("Ilra Vensk", "the Taverian minister")
    said = Statement("the Taverian minister", False, "", None, None, (), 0, 4, Reporting.INDIRECT)
    assert heard.say(said, Article("a", "", "Vensk spoke."))
    assert not heard.say(said, Article("a", "", "Nobody spoke."))


STATES = People(
    (
        profile("Yerevan"),
        profile("The Foreign Ministry in Yerevan"),
        profile("The Armenian government"),
        profile("The Armenian Defence Ministry"),
        profile("Azerbaijan's defence ministry"),
        profile("The Russian Foreign Ministry"),
        profile("The secretariat of the alliance in Moscow"),
        profile("The police in Moscow"),
    )
)


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("Yerevan", {"Yerevan", "The Foreign Ministry in Yerevan", "The Armenian government"}),
        ("Armenia", {"Yerevan", "The Foreign Ministry in Yerevan", "The Armenian government"}),
        ("Moscow", {"The Russian Foreign Ministry"}),  # and nobody else who sits there
        ("Baku", set()),  # a defence ministry speaks for itself
        ("Baku's defence ministry", {"Azerbaijan's defence ministry"}),
        ("Armenia's foreign ministry", {"The Foreign Ministry in Yerevan"}),
    ],
)
def test_a_capital_or_a_country_speaks_through_its_government(asked: str, names: set[str]) -> None:
    one = Named(asked, asked)
    ((*found,),) = meant([one], STATES)
    known = {person.name for person in STATES}
    assert known & set(called(one, found, STATES)) == names
