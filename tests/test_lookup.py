"""Finding somebody without going through all finds whom going through all does."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from qa.archive.lookup import People
from qa.archive.phrases import Phrases
from qa.archive.types import Profile
from qa.language.bearers import candidates
from qa.language.countries import one_country
from qa.language.people import role_words

# Alike in all the ways in which words may be, and by a letter not.
WORDS = st.sampled_from(
    "Ilra Ilya I. Yulia Julia Julian Yuri Yu. Vensk Venska vensk’s Венск Kim Xi Jinping Jr. U.S. US American"
    " Armenia Armenian Yerevan France French Paris Korea Korean Türkiye Turkish ministry government police"
    " office President minister foreign trade the of in for".split()
)
NAMES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
ANYTHING = st.one_of(NAMES, st.text(max_size=12))


def means(word: str, other: str) -> bool:
    return one_country(word, other, capitals=True) or one_country(other, word, capitals=True)


@given(st.lists(ANYTHING, max_size=12), ANYTHING)
def test_phrases_by_what_their_words_mean(texts: list[str], asked: str) -> None:
    wanted, phrases = role_words(asked), Phrases(texts)
    words = {text: role_words(text) for text in texts}
    saying = [t for t, there in words.items() if all(any(means(w, o) for o in there) for w in wanted)]
    within = [
        t for t, there in words.items() if there and all(any(means(w, o) for w in wanted) for o in there)
    ]
    assert list(phrases.saying(wanted)) == (saying if wanted else [])
    assert list(phrases.within(wanted)) == within


PROFILES = st.builds(
    lambda names, roles: Profile(names[0], tuple(names), tuple(roles), 1, None, None),
    st.lists(ANYTHING, min_size=1, max_size=3),
    st.lists(ANYTHING, max_size=3),
)


@given(st.lists(PROFILES, max_size=8), ANYTHING)
def test_people_by_name(people: list[Profile], asked: str) -> None:
    assert People(people).called(asked) == candidates(asked, people)


@given(st.lists(PROFILES, max_size=8), ANYTHING)
def test_people_by_the_words_of_their_names_and_roles(people: list[Profile], asked: str) -> None:
    known, wanted = People(people), role_words(asked) or {"minister"}

    def says(text: str) -> bool:
        return all(any(one_country(word, other) for other in role_words(text)) for word in wanted)

    assert known.spelt(wanted, says) == tuple(p for p in people if any(map(says, p.spellings)))
    assert known.in_role(wanted, says) == tuple(p for p in people if any(map(says, p.roles)))


@given(st.lists(PROFILES, max_size=8), ANYTHING)
def test_people_are_found_alike_after_they_were_kept(people: list[Profile], asked: str) -> None:
    known, wanted = People(people), role_words(asked)
    again = People.from_json(json.loads(json.dumps(known.as_json())))
    assert tuple(again) == tuple(known)
    assert again.called(asked) == known.called(asked)
    assert again.spelt(wanted, str) == known.spelt(wanted, str)
    assert again.spelt_within(wanted) == known.spelt_within(wanted)
    assert again.in_role(wanted, str) == known.in_role(wanted, str)


def test_whose_a_spelling_is() -> None:
    vensk = Profile("Ilra Vensk", ("Ilra Vensk", "Vensk"), (), 2, None, None)
    known = People([Profile("Karesh", ("Karesh",), (), 3, None, None), vensk])
    assert known.who("Vensk") is vensk
    assert known.who("vensk") is None
    assert [person.name for person in known] == ["Karesh", "Ilra Vensk"]
