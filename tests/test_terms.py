"""What a question says, found in the words that texts have for it."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.archive import lexical
from qa.archive.acronyms import Acronyms
from qa.archive.lexical import Kept, Vocabulary
from qa.archive.local import LocalArchive
from qa.archive.postings import INSTANCES, Lengths
from qa.archive.terms import MOST_TERMS, Term, terms, words
from qa.archive.variants import Variants
from qa.types import Article, Filters
from tests.newsroom import make_archive

KNOWN = Acronyms([("OMAP", "Ostrel Mutual Aid Pact", 3), ("BoT", "Bank of Taveria", 2)])
NAMES = Variants(
    ["Sergei Vensk", "Sergey Vensk", "Nadia Zelensky", "Nadia Zelenskyy", "Hal Bird", "Ilra Byrd"]
)
# How the rest of the archive writes, for what is told by that: each in three passages.
ELSEWHERE = ("health care", "healthcare", "heat", "wave", "this week", "thisweek", "is land", "island") * 3


def expansions(text: str) -> Mapping[str, Sequence[str]]:
    return {**NAMES.expansions(text), **KNOWN.expansions(text)}


def finds(question: str, text: str) -> bool:
    """Whether one passage among others holds all that is asked for."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(
            "CREATE VIRTUAL TABLE passages_fts USING fts5"
            " (title, text, tokenize = 'porter unicode61 remove_diacritics 2')"
        )
        connection.execute("CREATE VIRTUAL TABLE passages_vocabulary USING fts5vocab (passages_fts, row)")
        connection.execute(INSTANCES)
        texts = [("", one) for one in (text, question, *ELSEWHERE, *["this island week"] * 200)]
        connection.executemany("INSERT INTO passages_fts VALUES (?, ?)", texts)
        vocabulary = Vocabulary(connection, Kept(0, len(texts), lexical.frequencies(connection)), Lengths())
        _, held = lexical.holding(vocabulary, terms(question, expansions, vocabulary.counts), [1])
        return bool(held.shape[1] and held.all())


@pytest.mark.parametrize(
    ("question", "text"),
    [
        # acronyms that the archive explains
        ("OMAP", "The Ostrel Mutual Aid Pact met."),
        ("Ostrel Mutual Aid Pact", "OMAP met."),
        ("the Ostrel mutual aid pact's summit", "the OMAP summit"),
        ("Bank of Taveria", "the BoT"),
        ("the UN", "the U.N."),
        ("the U.N.", "the UN"),
        ("U.N. talks", "talks of the U.N."),
        # spelling
        ("organisation", "two organizations"),
        ("organized", "It was organised."),
        ("defence ministry", "the ministry of defense"),
        ("defense", "defence"),
        ("labour", "labor"),
        ("programme", "programs"),
        ("analysed", "they analyze"),
        ("centre", "the centers"),
        ("grey", "gray"),
        ("Sergey Vensk", "Sergei Vensk"),
        ("zelensky", "Zelenskyy"),
        ("Karésh", "Karesh"),
        # numbers and units
        ("$12 billion", "12bn"),
        ("$12 billion", "twelve billion crowns"),
        ("$12bn", "12 billion dollars"),
        ("12 billion dollars", "$12 billion"),
        ("twelve billion", "$12bn"),
        ("5 billion yen", "¥5bn"),
        ("12 billion", "12,000,000,000"),
        ("1.5 million", "1,500,000"),
        ("1.5m", "$1.5 million"),
        ("2,500,000", "2.5 million"),
        ("half a million", "500,000"),
        ("a thousand", "1,000"),
        ("12,000", "12000"),
        ("21 thousand", "21,000"),
        ("thirty-one", "31"),
        ("31", "thirty-one"),
        ("two hundred", "200"),
        ("1.5km", "1.5 kilometers"),
        ("2,000 kg", "two thousand kilograms"),
        ("5", "five"),
        ("10km", "10 kilometres"),
        ("10 kilometers", "a 10-kilometre walk"),
        ("75 mph", "75 miles per hour"),
        ("30 percent", "30 per cent"),
        ("30 per cent", "30 percent"),
        # possessives and hyphens
        ("Vensk's", "Vensk"),
        ("Vensk", "Vensk’s"),
        ("cease-fire", "ceasefire"),
        ("ceasefire", "a cease-fire"),
        ("health care", "healthcare"),
        ("healthcare", "health-care"),
        ("short-term", "short term"),
        ("re-election", "reelection"),
        ("cooperation", "co-operation"),
    ],
)
def test_what_is_meant_is_found(question: str, text: str) -> None:
    assert finds(question, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("OMAP", "The Ostrel mutual fund took aid; no pact."),
        ("omaps", "Ostrel Mutual Aid Pact"),
        ("bot", "the Bank of Taveria"),
        ("an aid pact", "OMAP"),
        ("PM", "at 5 p.m."),
        ("Charles II", "i.i."),
        ("prize", "prise"),
        ("Bird", "Byrd"),
        ("Bird sergey", "Sergei"),
        ("12 billion", "12 million"),
        ("12 billion", "2 billion and 12 cars"),
        ("$12 billion", "12.5 billion"),
        ("1.5 million", "5 million"),
        ("2000", "two thousand"),
        ("12", "120"),
        ("1.5km", "15km"),
        ("5 fees", "5 feet"),
        ("the irs", "theirs"),
        ("31", "thirty days and one"),
        ("10 kilometres", "10 kilograms"),
        ("5th", "five"),
        ("12:30", "thirty past 12"),
        ("this week", "thisweek"),
        ("island", "is land"),
        ("re-sign", "resign"),
        ("heat wave", "heat, then a wage"),
    ],
)
def test_what_only_looks_alike_is_not(question: str, text: str) -> None:
    assert not finds(question, text)


def test_words_in_order_each_once_without_case_and_marks() -> None:
    assert words("Did Vensk's (bridge) AND the “BRIDGE” cost_9?") == [
        "did",
        "vensk",
        "bridge",
        "and",
        "the",
        "cost",
        "9",
    ]
    assert words("?! …") == []


def test_terms_in_order_each_once_as_asked_first() -> None:
    found = terms(
        "Did 12bn dollars of labour and labour cost 12bn?", lambda _: {}, lambda of: dict.fromkeys(of, 0)
    )
    assert [term.forms[0] for term in found] == ["did", "12bn", "of", "labour", "and", "cost"]
    assert found[3] == Term(("labour", "labor"))


def test_no_more_terms_than_a_query_can_bear() -> None:
    found = terms(" ".join(f"w{i}" for i in range(100)), lambda _: {}, lambda of: dict.fromkeys(of, 0))
    assert found == [Term((f"w{i}",)) for i in range(MOST_TERMS)]


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[LocalArchive]:
    """The first explains, the others say the same in other words."""
    opened = make_archive(
        tmp_path,
        Article(
            "explains",
            "",
            "The Ostrel Mutual Aid Pact (OMAP) and the Coastal Rail Alliance Brotherhood (CRAB) met.",
        ),
        Article(
            "long", "", "Sergei Vensk, mayor of Pell, left the Ostrel Mutual Aid Pact. A crab was served."
        ),
        Article(
            "short", "", "Sergey Vensk, mayor of Pell, left OMAP. It cost 12bn. He had crab, and more crab."
        ),
    )
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("OMAP", {"explains", "long", "short"}),
        ("Ostrel Mutual Aid Pact", {"explains", "long", "short"}),
        ("sergey", {"long", "short"}),
        ("$12 billion", {"short"}),
        ("CRAB", {"explains", "long", "short"}),
        ("coastal rail alliance brotherhood", {"explains"}),
        ("unheard", set()),
    ],
)
def test_a_search_finds_all_forms(archive: LocalArchive, question: str, expected: set[str]) -> None:
    found = archive.lexical(question, 10, archive.scope(Filters()))
    places = archive.places([match.passage_id for match in found])
    assert {place.article_id for place in places} == expected


def test_which_forms_an_archive_has_for_the_words_of_a_text(archive: LocalArchive) -> None:
    assert archive.forms("Sergei paid OMAP twelve billion for the defence of Pell") == {
        "sergei": ("sergey",),
        "omap": ("ostrel mutual aid pact",),
        "twelve billion": ("12bn",),
    }
    assert archive.forms("coastal rail alliance brotherhood") == {}, "small, CRAB is what was served"


def test_an_acronym_in_small_letters_is_a_word_where_articles_write_one_so(archive: LocalArchive) -> None:
    assert archive.expansions("omap") == {"omap": ("Ostrel Mutual Aid Pact",)}
    assert archive.expansions("crab soup") == archive.expansions("Crab soup") == {}
    assert archive.expansions("the CRAB") == {"CRAB": ("Coastal Rail Alliance Brotherhood",)}


def test_other_spellings_of_a_name_are_those_of_somebody(archive: LocalArchive) -> None:
    assert archive.expansions("Did Sergei speak?") == {"Sergei": ("Sergey",)}
    assert archive.expansions("sergei") == {"sergei": ("Sergey",)}
    assert archive.expansions("Did sergei speak?") == {}, "a question with capitals gives names theirs"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_text_has_terms(text: str) -> None:
    found = terms(text, expansions, lambda of: dict.fromkeys(of, 1))
    assert all(re.fullmatch(r"[^\W_]+(?:['’ ][^\W_]+)*", form) for term in found for form in term.forms)
