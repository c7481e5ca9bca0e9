"""Where a sentence has words of a sort."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.language.amounts import TENS, TO_NINETEEN
from qa.language.expected import Sort
from qa.language.mentions import held, mentions
from qa.types import Kind


@pytest.mark.parametrize(
    ("sort", "sentence", "expected"),
    [
        (
            Sort.DATE,
            "It opened on 21 May 2025, not in May 2024, on Monday or two years ago.",
            ["21 May 2025", "May 2024", "Monday", "two years ago"],
        ),
        (Sort.DATE, "It may open in the 19th century or in the 1990s.", ["19th century", "1990s"]),
        (Sort.DATE, "It opens at 10 p.m. on Dec. 30.", ["10 p.m.", "Dec. 30"]),
        (Sort.YEAR, "From 1388 to 2014, with 3000 soldiers.", ["1388", "2014"]),
        (
            Sort.AMOUNT,
            "It cost $12 billion, 30 crowns, 12%, twenty-one per cent and 3 km.",
            ["$12 billion", "30 crowns", "12%", "twenty-one per cent", "3 km"],
        ),
        (Sort.MONEY, "It cost £1.5bn, not 7.", ["£1.5bn", "7"]),
        (Sort.MONEY, "It cost half as much again, 900 million tavens.", ["900 million"]),
        (
            Sort.NUMBER,
            "Twenty-one lorries, 1,200 people and a dozen cows.",
            ["Twenty-one", "1,200", "a dozen"],
        ),
        (
            Sort.NUMBER,
            "Two hundred thousand people, a hundred million fish.",
            ["Two hundred thousand", "a hundred million"],
        ),
        (Sort.NUMBER, "Some 12m people took 3.5bn trips; the bridge is 184m long.", ["12m", "3.5bn"]),
        (Sort.NUMBER, "Everyone was content.", []),
        (Sort.MEASURE, "It is half a mile long.", ["half a mile"]),
        (Sort.NUMBER, "Regatta 2022 winners: Pell takes 3.", ["3"]),
        (Sort.NUMBER, "Some 2000 boats came.", ["2000"]),
        (Sort.NUMBER, "The play of Oct. 18 has 20 acts.", ["20"]),
        (Sort.MEASURE, "It was 6 1/2 feet wide and 2½ miles long.", ["6 1/2 feet", "2½ miles"]),
        (Sort.NUMBER, "Of 17 asked for help under Article 4 and Rail 2030, 15 left.", ["17", "15"]),
        (Sort.DURATION, "The 9-year-old sat five hours and 15 minutes.", ["five hours and 15 minutes"]),
        (Sort.DURATION, "The talks took four hours and the 12-day war none.", ["four hours", "12-day"]),
        (Sort.AGE, "Ilra Vensk, 25, met a 31-year-old singer.", ["25", "31"]),
        (Sort.WORK, "They played “The Old Mill,” twice.", ["The Old Mill"]),
        (Sort.PLACE, "They met near Pell and in Abu Rahn.", ["Pell", "Abu Rahn"]),
        (
            Sort.PERSON,
            "Foreign Minister Ilra Vensk of Taveria met Bo Rahn’s aide.",
            ["Ilra Vensk", "Bo Rahn"],
        ),
        (Sort.PERSON, "On Monday The May fair opened.", []),
        (Sort.PERSON, "At its heart is Article 4 of the Ostrel Treaty.", []),
        (Sort.PERSON, "Taveria and Jude Law signed Annex II.", ["Taveria", "Jude Law"]),
        (Sort.NAME, "The Bank of Pell bought 23andMe and Title 42.", ["Bank of Pell", "23andMe", "Title 42"]),
        (Sort.TRUTH, "It opened.", []),
    ],
)
def test_words_in_order(sort: Sort, sentence: str, expected: list[str]) -> None:
    found = mentions(sentence, sort)
    assert [sentence[one.start : one.end] for one in found] == expected


def test_a_sentences_first_word_is_no_name_where_it_is_known_in_lower_case() -> None:
    sentence = "Lorries crossed Pell."
    assert [m.start for m in mentions(sentence, Sort.NAME)] == [0, 16]
    assert [m.start for m in mentions(sentence, Sort.NAME, {"lorries"})] == [16]


def test_fit_tells_the_surer_apart() -> None:
    full, single, place = mentions("Bo Rahn and Vensk met in Pell.", Sort.PERSON)
    assert full.fit > single.fit > place.fit
    assert [m.fit for m in mentions("It cost $7, or 7.", Sort.MONEY)] == [1.0, 0.3]


COUNTS = (
    *TO_NINETEEN[1:],
    *TENS,
    "both",
    "half",
    "none",
    "dozens",
    "millions",
    "a couple",
    "a dozen",
    "1,200",
)
DAYS = ("Today", "midnight", "LAST WEEK", "early spring", "a day ago", "Ten years later", "9 pm")


@pytest.mark.parametrize("before", ["", "It has ", "“", "(", "from 2019/", "then—"])
@pytest.mark.parametrize(("sort", "written"), [(Sort.NUMBER, COUNTS), (Sort.DATE, DAYS)])
def test_a_number_or_day_is_found_wherever_a_word_may_begin(
    sort: Sort, written: tuple[str, ...], before: str
) -> None:
    forms = [form for words in written for form in (words, words.capitalize(), words.upper())]
    texts = [f"{before}{form}, and so on" for form in forms if sort is Sort.NUMBER or form in written]
    ends = [len(text) - len(", and so on") for text in texts]

    found = [(mentions(text, sort)[-1].start, mentions(text, sort)[-1].end) for text in texts]

    assert found == [(len(before), end) for end in ends]


def test_what_a_larger_amount_has_taken_is_no_amount_of_its_own() -> None:
    text = "two hundred thousand dollars, AU$3 and £4 million"

    assert [text[m.start : m.end] for m in mentions(text, Sort.MONEY)] == [
        "two hundred thousand dollars",
        "AU$3",
        "£4 million",
    ]


@pytest.mark.parametrize(
    ("kind", "sentence", "question"),
    [
        (Kind.HOW_MANY, "It cost 9 million crowns.", "how much did it cost"),
        (Kind.HOW_MANY, "Seventeen lorries crossed.", "how many lorries crossed"),
        (Kind.WHEN, "It opened on Monday.", "when did it open"),
        (Kind.WHEN, "It will open next year.", "when will it open"),
        (Kind.WHERE, "They met near the Lenna bridge.", "where did they meet"),
        (Kind.WHO, "Ilra Vensk opened it.", "who opened the bridge"),
    ],
)
def test_holds_what_is_asked_for(kind: Kind, sentence: str, question: str) -> None:
    assert held(question, kind)(sentence) > 0


@pytest.mark.parametrize(
    ("kind", "sentence", "question"),
    [
        (Kind.HOW_MANY, "It cost a lot of money.", "how much did it cost"),
        (Kind.HOW_MANY, "Everyone was content.", "how many came"),  # no "one" in "everyone"
        (Kind.WHEN, "The minister may open it.", "when did it open"),  # "may" is no month here
        (Kind.WHERE, "They met in secret.", "where did they meet"),
        (Kind.WHERE, "They met in Pell.", "where in Pell did they meet"),
        (Kind.WHO, "The bridge was opened by Ilra Vensk.", "who is Ilra Vensk"),
        (Kind.WHO, "Nobody opened it.", "who opened the bridge"),
        (Kind.WHAT, "It cost 9 million crowns in Pell on Monday.", "what happened"),
        (Kind.STATEMENTS, "Ilra Vensk said so on Monday.", "what did Vensk say"),
        (Kind.WHO, "", "who"),
    ],
)
def test_holds_nothing_of_the_kind(kind: Kind, sentence: str, question: str) -> None:
    assert held(question, kind)(sentence) == 0


@given(st.text(alphabet="AÉz9. ,$%“”’-'\n🌉May", max_size=60), st.sampled_from(list(Sort)))
def test_mentions_lie_in_the_sentence_and_never_overlap(sentence: str, sort: Sort) -> None:
    found = mentions(sentence, sort)
    assert all(0 <= one.start < one.end <= len(sentence) and 0 < one.fit <= 1 for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
