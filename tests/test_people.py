"""The people an article introduces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.ingest.statements import find_statements
from qa.language.people import Person, bare, described, full_names, introduced, role_words, roles
from qa.language.sentences import sentence_spans
from tests.newsroom import VENSK_2022


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Nessa Torvik, the mayor of Orsal, came.", [Person("Nessa Torvik", "the mayor of Orsal")]),
        ("The mayor of Orsal, Nessa Torvik, came.", [Person("Nessa Torvik", "The mayor of Orsal")]),
        ("Taverian Foreign Minister Ilra Vensk came.", [Person("Ilra Vensk", "Taverian Foreign Minister")]),
        (
            "Doman Karesh, secretary of the Security Council, met Nessa Torvik, its chairwoman, there.",
            [
                Person("Doman Karesh", "secretary of the Security Council"),
                Person("Nessa Torvik", "its chairwoman"),
            ],
        ),
        ("U.S. Attorney General Ilra Vensk came.", [Person("Ilra Vensk", "U.S. Attorney General")]),
        ("Secretary of State Ilra Vensk came.", [Person("Ilra Vensk", "Secretary of State")]),
        (
            "Taverian Minister of Foreign Affairs Ilra Vensk came.",
            [Person("Ilra Vensk", "Taverian Minister of Foreign Affairs")],
        ),
        ("Vensk, the minister, came.", []),  # who that is, is said elsewhere or nowhere
        ("Nessa Torvik, a baker, came.", []),
        ("Orsal, the capital of the coast, is wet.", []),
        ("", []),
    ],
)
def test_names_and_roles_as_the_text_gives_them(text: str, people: list[Person]) -> None:
    assert list(introduced(text)) == people


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Pell Gov. Nessa Torvik left.", "Pell Governor"),
        ("State Sen. Nessa Torvik, R-Pell, left.", "State Senator"),
        ("The former U.S. Rep. Nessa Torvik left Thursday.", "The former U.S. Representative"),
        (
            "said Nessa Torvik, head of water for the U.S. Bureau of Works.",
            "head of water for the U.S. Bureau of Works",
        ),
        (
            "said Nessa Torvik, a research fellow with the Pell Institute.",
            "a research fellow with the Pell Institute",
        ),
        ("Nessa Torvik, 45, president and CEO at Orsal Mills, left.", "president and CEO at Orsal Mills"),
        ("Nessa Torvik, a lawyer who works there, left.", "a lawyer"),
        ("said Nessa Torvik, a lawyer for Rep. Tomas Orel.", "a lawyer for Rep. Tomas Orel"),
        ("Former county health director Nessa Torvik left.", "Former county health director"),
        ("The court heard U.S. District Judge Nessa Torvik.", "U.S. District Judge"),
        ("It asked ex-Guild Director Nessa Torvik.", "ex-Guild Director"),
        ("Nessa Torvik, head of trust and safety, left.", "head of trust and safety"),
        ("The Herald reached the town’s lawyer, Nessa Torvik, late.", "the town’s lawyer"),
        ("The Herald reached Orel’s lawyer, Nessa Torvik, late.", "Orel’s lawyer"),
        ("But President Nessa Torvik left.", "President"),
        ("Chief Financial Officer Nessa Torvik left.", "Chief Financial Officer"),
        ("University of Pell professor Nessa Torvik left.", "University of Pell professor"),
        ("She ran for president\nRapper Nessa Torvik left.", None),
        ("Nessa Torvik, Secretary of State Anna Orel, and others left.", None),
        ("The mayor of Pell and his wife, Nessa Torvik, left.", None),
    ],
)
def test_a_role_is_told_in_full_and_without_what_stands_around_it(text: str, role: str | None) -> None:
    found = {person.name: person.role for person in introduced(text)}
    assert found.get("Nessa Torvik") == role


@pytest.mark.parametrize(
    "text",
    [
        "A Pell House official left.",
        "She is to head Orsal’s Eastern District.",
        "They sold an official Nessa Torvik Card.",
        "Supreme Court official White House",
        "In Orsal, the governor of all, was late.",
        "It opens on Election Day, the Pell governor’s office, which counts, said.",
    ],
)
def test_what_is_no_person_has_no_role(text: str) -> None:
    assert introduced(text) == ()


def test_namesakes_are_introduced_each() -> None:
    text = "Gov. Nessa Torvik met spokeswoman Ana Torvik. N. Torvik, the mayor, was late."
    assert [(p.name, p.role) for p in introduced(text)] == [
        ("Nessa Torvik", "Governor"),
        ("Ana Torvik", "spokeswoman"),
    ]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Sergei Lavrov told his Armenian counterpart, Ararat Mirzoyan, that it was late.", None),
        ("Ilra Vensk met her deputy, Ararat Mirzoyan, in Orsal.", None),
        ("From Orsal the finance minister, Ararat Mirzoyan, wished her luck.", "the finance minister"),
        ("He said the mayor of Orsal, Ararat Mirzoyan, was late.", "the mayor of Orsal"),
        (
            "His director, Ararat Mirzoyan, left. Ararat Mirzoyan, the mayor of Orsal, stayed.",
            "the mayor of Orsal",
        ),
    ],
)
def test_a_role_told_by_another_is_none_and_words_before_it_are_not_of_it(
    text: str, role: str | None
) -> None:
    assert {person.name: person.role for person in introduced(text)}.get("Ararat Mirzoyan") == role


def test_each_once_with_the_first_role() -> None:
    text = "Nessa Torvik, the mayor of Orsal, came. Later Nessa Torvik, head of the party, left."
    assert introduced(text) == (Person("Nessa Torvik", "the mayor of Orsal"),)


def test_wherever_in_a_long_text_they_stand() -> None:
    rain = "It rained all day on the long road to Pell. " * 20
    text = f"{rain}Nessa Torvik, the mayor of Orsal, came. {rain}Taverian Foreign Minister Ilra Vensk left."
    assert [person.name for person in introduced(text)] == ["Nessa Torvik", "Ilra Vensk"]


def test_what_stands_before_a_role_is_no_part_of_it() -> None:
    text = (
        "She wrote from Orsal after talks with the mayor, Nessa Torvik. From Pell the judge, Ana Orr, came."
    )
    assert roles(text) == (Person("Nessa Torvik", "the mayor"), Person("Ana Orr", "the judge"))


def test_the_top_diplomat_is_the_foreign_minister() -> None:
    vensk = Person("Ilra Vensk", "Taverian Foreign Minister")
    premier = Person("Doman Karesh", "Taverian Prime Minister")
    assert described("the top Taverian diplomat", [premier, vensk]) == vensk
    assert described("a Taverian diplomat", [premier, vensk]) is None


def test_a_description_means_the_only_one_it_fits() -> None:
    mayor = Person("Nessa Torvik", "the mayor of Orsal")
    minister = Person("Ilra Vensk", "the foreign minister of Taveria")
    other = Person("Doman Karesh", "the foreign minister of Orselia")
    people = (mayor, minister, other)
    assert described("the mayor", people) == mayor
    assert described("The Foreign Minister of Taveria", people) == minister
    assert described("the foreign minister", people) is None
    assert described("the governor", people) is None
    assert described("the", people) is None
    assert described("the mayor", ()) is None


def test_a_president_is_no_vice_president_and_one_person_may_have_two_roles() -> None:
    people = roles(
        "Vice President Tomas Orel came. President Nessa Torvik, the head of the party, came, too."
        " Nessa Torvik, the head of the party, left."
    )
    assert described("the president", people) == Person("Nessa Torvik", "President")
    assert described("the head of the party", people) == Person("Nessa Torvik", "the head of the party")


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Foreign Minister Ilra Vensk", "Ilra Vensk"),
        ("U.N. Ambassador Ilra Vensk", "Ilra Vensk"),
        ("President Vensk", "Vensk"),
        ("Works Department Undersecretary Anna Vensk", "Anna Vensk"),
        ("County Administrator Ilra Vensk Thursday", "Ilra Vensk"),
        ("County Response Coordinator Dr. Ilra Vensk", "Ilra Vensk"),
        ("Mr. Vensk", "Mr. Vensk"),
        ("Ilra Vensk’s", "Ilra Vensk"),
        ("Ilra Vensk", "Ilra Vensk"),
    ],
)
def test_titles_are_no_part_of_a_name(name: str, plain: str) -> None:
    assert bare(name) == plain


def test_full_names_by_surname() -> None:
    text = "On Monday Ilra Vensk met Tomas Orel. But Vensk left. Bryn de Sarto and Dana Orel stayed."
    assert full_names(text) == {
        "vensk": ("Ilra Vensk",),
        "orel": ("Tomas Orel", "Dana Orel"),
        "sarto": ("Bryn de Sarto",),
    }


def test_articles_and_prepositions_say_nothing_of_a_role() -> None:
    assert role_words("the Mayor of Orsal") == role_words("mayor, Orsal") == {"maior", "orsal"}
    assert role_words("U.S. Attorney General") == role_words("US attorney general")
    assert role_words("Defence Minister") == role_words("minister of defense") == {"defense", "minister"}


def test_a_description_is_heard_as_the_person_it_means() -> None:
    text = f"{VENSK_2022.text} The minister added that the bridge was safe."
    found = find_statements(text)
    assert [(s.speaker, text[s.cue.start : s.cue.end] if s.cue else None, s.role) for s in found] == [
        ("Ilra Vensk", "said", "the foreign minister of Taveria"),
        ("Doman Karesh of Orselia", "answered", ""),
        ("Ilra Vensk", "added", "the foreign minister of Taveria"),
    ]


PIECES = st.lists(
    st.sampled_from(
        (
            "Ilra Vensk|the mayor|said|, |of Orsal|“|”|.|\n|He|according to|:|Question|? |and|Minister|’s"
            "|И.|Վ|I|(|)|🌉|added"
        ).split("|")
    ),
    max_size=50,
)


@given(PIECES.map(" ".join) | st.text(max_size=200))
def test_whatever_is_written_statements_are_whole_sentences_in_order_with_offsets_that_fit(text: str) -> None:
    spans = sentence_spans(text)
    found = find_statements(text)
    assert {s.start for s in found} <= {start for start, _ in spans}
    assert {s.end for s in found} <= {end for _, end in spans}
    assert [s.start for s in found] == sorted(s.start for s in found)
    for statement in found:
        assert statement.speaker
        assert " ".join(statement.speaker.split()) in " ".join(text.split())
        assert bool(statement.contents) is not statement.denied
        assert [s.start for s in statement.contents] == sorted(s.start for s in statement.contents)
        inside = [statement.source, statement.cue, *statement.contents]
        assert all(statement.start <= s.start < s.end <= statement.end for s in inside if s)


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Actor Ilra Vensk", "Ilra Vensk"),
        ("Actors Ilra Vensk", "Ilra Vensk"),
        ("Democrat Ilra Vensk’s", "Ilra Vensk"),
        ("Republican Superintendent Ilra Vensk", "Ilra Vensk"),
        ("Coach Vensk", "Coach Vensk"),
        ("Screen Actors Guild", "Screen Actors Guild"),
        ("Writers Guild of Orselia", "Writers Guild of Orselia"),
        ("Republican National Committee", "Republican National Committee"),
        ("Republican legislative leaders", "Republican legislative leaders"),
        ("Principal Orsal Group", "Principal Orsal Group"),
        ("Republican Orselian Coalition", "Republican Orselian Coalition"),
        ("", ""),
    ],
)
def test_what_somebody_is_at_a_sentences_beginning_is_no_part_of_the_name(name: str, plain: str) -> None:
    assert bare(name) == plain


def test_a_day_before_a_name_is_no_part_of_it() -> None:
    assert bare("Wednesday Ilra Vensk") == "Ilra Vensk"
    assert bare("May Ilra Vensk") == "Ilra Vensk"
    assert bare("April Vensk") == "April Vensk"


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("OHW Director-General Ilra Vensk said so.", "Ilra Vensk", "OHW Director-General"),
        ("It was late, WHO Director-General Ilra Vensk said.", "Ilra Vensk", "WHO Director-General"),
        ("OHW Administrator Bo Rahn said so.", "Bo Rahn", "OHW Administrator"),
        ("Harbour Chair Una Sand said so.", "Una Sand", "Harbour Chair"),
        ("Bo Rahn, chair of the harbour board, said so.", "Bo Rahn", "chair of the harbour board"),
        ("Bo Rahn, who was the mayor of Pell then, said so.", "Bo Rahn", "former mayor of Pell then"),
        ("Val d’Orsal Police Chief Dara Holt said so.", "Dara Holt", "Val d’Orsal Police Chief"),
    ],
)
def test_titles_that_introduce(text: str, name: str, role: str) -> None:
    assert [(person.name, person.role) for person in introduced(text)] == [(name, role)]
