"""Who takes a side, by the verb that reports it or by words of judgment."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from qa.answering.composing.choosing import each_speaker_first
from qa.answering.evidence.taking import by_verb, object_of, speaking_of, taking
from qa.answering.evidence.weighing import Holds, Scored
from qa.answering.question.attitudes import asked_attitude, asked_whose_side, side_of
from qa.types import Attitude
from tests.newsroom import told_in

TEXT = (
    "Ilra Vensk criticised the tunnel on Monday. Doman Karesh praised the tunnel. “The tunnel is a mistake,”"
    " Tam Orel said. Nessa Torvik said that the tunnel was long. Petra Lorn blamed the council for the flood."
    " Oreb Castin said that the project was a danger, harmful to the town. Havel Strenn said that the tunnel"
    " was good for trade and bad for the town. Bram Tunnel condemned the tunnel."
)


@pytest.mark.parametrize(
    ("question", "attitude", "matter"),
    [
        ("who slammed the tunnel", Attitude.AGAINST, " the tunnel"),
        ("who criticised the tunnel", Attitude.AGAINST, " the tunnel"),
        ("Who has publicly condemned the tunnel?", Attitude.AGAINST, " the tunnel?"),
        ("which politicians opposed the tunnel", Attitude.AGAINST, " the tunnel"),
        ("who is criticising the tunnel", Attitude.AGAINST, " the tunnel"),
        ("who spoke out against the tunnel", Attitude.AGAINST, " the tunnel"),
        ("who is in favour of the tunnel", Attitude.FOR, " the tunnel"),
        ("who praised the tunnel", Attitude.FOR, " the tunnel"),
        ("who supports the tunnel", Attitude.FOR, " the tunnel"),
        ("who blamed the council for the flood", Attitude.BLAMES, " the council for the flood"),
        ("Who called for a tunnel?", Attitude.CALLS_FOR, " a tunnel?"),
        ("who denied that the tunnel is late", Attitude.DENIES, " the tunnel is late"),
        ("who supports sending tanks?", Attitude.FOR, " sending tanks?"),
        ("who welcomed the opening of the port", Attitude.FOR, " the opening of the port"),
        ("who condemned the death sentence", Attitude.AGAINST, " the death sentence"),
        ("who denied selling visas", Attitude.DENIES, " selling visas"),
    ],
)
def test_asked_who_has_it(question: str, attitude: Attitude, matter: str) -> None:
    asked = asked_attitude(question)
    assert asked is not None
    assert (asked.attitude, asked.start) == (attitude, 0)
    assert question[asked.end :].rstrip() == matter or question[asked.end - 1 :] == matter


@pytest.mark.parametrize(
    "question",
    [
        "who criticised?",
        "who attacked the mayor",  # an event
        "who rejected the sixty observers",  # a decision
        "who called leaving a sovereign decision",
        "who is building the tunnel",
        "Which company has been criticised by campaigners?",
        "what did Vensk criticise",
    ],
)
def test_other_questions_do_not_ask_it(question: str) -> None:
    assert asked_attitude(question) is None


def holding(word: str) -> Holds:
    def holds(texts: Sequence[str]) -> list[float]:
        return [float(word in text) for text in texts]

    return holds


def speakers(shown: Sequence[Scored]) -> list[str]:
    return [one.candidate.meant.speaker for one in shown if one.candidate.meant]


def taken(attitude: Attitude, topic: str, word: str, text: str = TEXT) -> list[str]:
    return speakers(taking(told_in(text), attitude, topic, holding(word), holding(word)))


def test_the_verb_tells_first_and_of_nobody_what_is_theirs() -> None:
    assert taken(Attitude.AGAINST, "the tunnel", "tunnel") == ["Ilra Vensk"]
    assert taken(Attitude.FOR, "the tunnel", "tunnel") == ["Doman Karesh"]
    assert taken(Attitude.BLAMES, "the council for the flood", "flood") == ["Petra Lorn"]
    assert taken(Attitude.BLAMES, "the mayor for the flood", "flood") == []
    assert taken(Attitude.BLAMES, "the town council for the flood", "flood") == ["Petra Lorn"]


def about(text: str, topic: str, attitude: Attitude = Attitude.AGAINST) -> list[str]:
    """Who takes a side in a text by what of a matter their words hold, each word as rare as any."""

    def share(of: str) -> Holds:
        words = {word.lower() for word in of.split() if word not in ("for", "of", "the")}
        return lambda texts: [sum(word in text.lower() for word in words) / len(words) for text in texts]

    return speakers(taking(told_in(text), attitude, topic, share(topic), share(object_of(topic))))


def test_the_verb_tells_it_of_its_object_where_the_sentence_names_the_rest() -> None:
    text = "Ilra Vensk criticised Rahn after his visit to Orsal, and Tam Orel praised the town."
    assert about(text, "Rahn over his visit to Orsal") == ["Ilra Vensk"]
    assert about(text, "Orsal for the visit") == []  # "Rahn" is no part of whom it is asked of


def test_nobody_is_against_what_its_foes_are_told_off_for() -> None:
    text = "Ilra Vensk condemned those who oppose the tunnel. Tam Orel condemned critics of the tunnel."
    assert about(text, "tunnel") == []
    assert about(text, "critics of the tunnel") == ["Tam Orel"]


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("Ilra Vensk dismissed Orselian criticism of the tunnel.", "tunnel"),
        ("Ilra Vensk rejected sharp criticism of the tunnel by farmers.", "tunnel"),
        ("Ilra Vensk denounced Western accusations against the company.", "company"),
        ("Ilra Vensk rejected the allegations against the mayor.", "mayor"),
    ],
)
def test_nobody_is_against_what_they_defend_against_words(text: str, matter: str) -> None:
    assert about(text, matter) == []


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("Ilra Vensk condemned the company's criticism of the union.", "company"),
        ("Ilra Vensk condemned Orselian criticism of the union.", "Orsel"),
        ("Ilra Vensk denounced criticism of the tunnel.", "criticism of the tunnel"),
        ("Ilra Vensk slammed the tunnel amid growing criticism of the board.", "tunnel"),
    ],
)
def test_whose_words_are_told_off_is_told_off(text: str, matter: str) -> None:
    assert about(text, matter) == ["Ilra Vensk"]


def test_who_denies_allegations_of_it_denies_it() -> None:
    assert about("Ilra Vensk denied allegations of fraud.", "fraud", Attitude.DENIES) == ["Ilra Vensk"]


def test_who_is_criticised_for_one_thing_is_not_for_another() -> None:
    text = "Ilra Vensk slammed Rahn for a joke on Orsal."
    assert about(text, "Rahn for slapping Orel") == []
    assert about(text, "Rahn for the joke") == ["Ilra Vensk"]


def test_a_word_of_the_matter_is_no_verb_that_tells_a_side() -> None:
    (attack,) = told_in("The man who attacked Rahn said that he fled.")[:1]
    assert not by_verb(attack, Attitude.AGAINST, "attack on Rahn")
    (denounced,) = told_in("Ilra Vensk denounced the attack on Rahn.")
    assert by_verb(denounced, Attitude.AGAINST, "attack on Rahn")


@pytest.mark.parametrize(
    "told_",
    [
        "did not criticise the tunnel",
        "has never condemned the tunnel",
        "refused to openly denounce the tunnel",
        "didn’t slam the tunnel",
        "would neither praise nor condemn the tunnel",
        "avoided criticising the tunnel",
        "stopped short of condemning the tunnel",
        "did not on Monday criticise the tunnel",
        "declined to say whether the tunnel was a mistake",
        "did not say that the tunnel was a mistake",
    ],
)
def test_who_is_told_not_to_have_done_it_takes_no_side(told_: str) -> None:
    text = f"Ilra Vensk {told_}. Tam Orel, not a friend of hers, criticised the tunnel."
    assert taken(Attitude.AGAINST, "the tunnel", "tunnel", text) == ["Tam Orel"]


@pytest.mark.parametrize(
    "told_", ["not only criticised", "did not hesitate to criticise", "did not just criticise"]
)
def test_not_everything_after_a_not_is_undone(told_: str) -> None:
    text = f"Ilra Vensk {told_} the tunnel, which is late."
    assert taken(Attitude.AGAINST, "the tunnel", "tunnel", text) == ["Ilra Vensk"]


@pytest.mark.parametrize(
    ("told_", "who"),
    [
        ("expressed support for the tunnel", ["Ilra Vensk"]),
        ("expressed the hope that the tunnel would hold", []),
        ("expressed grave concern over the tunnel", []),
    ],
)
def test_what_is_expressed_tells_the_side(told_: str, who: list[str]) -> None:
    assert taken(Attitude.FOR, "the tunnel", "tunnel", f"Ilra Vensk {told_}.") == who


def test_else_words_of_judgment_be_it_both_ways() -> None:
    later = TEXT[TEXT.index("“The tunnel") : TEXT.index("Bram")]
    assert taken(Attitude.AGAINST, "the tunnel", "tunnel", later) == ["Tam Orel", "Havel Strenn"]
    assert taken(Attitude.FOR, "the tunnel", "tunnel", later) == ["Havel Strenn"]
    assert taken(Attitude.CALLS_FOR, "the tunnel", "tunnel") == []


def test_else_those_of_what_was_named_before() -> None:
    text = TEXT[TEXT.index("Nessa") : TEXT.index("Havel")]
    assert taken(Attitude.AGAINST, "the tunnel", "tunnel", text) == ["Oreb Castin"]


def test_each_who_does_before_anybody_twice() -> None:
    shown = told_in(
        "Ilra Vensk praised the tunnel. Ilra Vensk praised it again. Tam Orel praised the tunnel, too."
    )
    assert speakers(each_speaker_first(shown)) == ["Ilra Vensk", "Tam Orel", "Ilra Vensk"]


def test_who_speaks_of_it_at_all() -> None:
    shown = told_in("Ilra Vensk said that the tunnel was long. Officials said that it was not.")
    assert speakers(shown) == ["Ilra Vensk", "Officials"]
    assert speakers(speaking_of(shown)) == ["Ilra Vensk"]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Does Vensk back the tunnel?", ("Vensk", "tunnel")),
        ("Did Ilra Vensk ever oppose a tunnel in 2022?", ("Ilra Vensk", "tunnel in 2022")),
        ("has the council endorsed Rahn?", ("the council", "Rahn")),
        ("Does the bridge carry lorries?", None),
        ("Who backs the tunnel?", None),
    ],
)
def test_of_whom_it_is_asked_whether_they_take_a_side(question: str, found: tuple[str, str] | None) -> None:
    assert asked_whose_side(question) == found


def test_some_are_called_by_their_side_alone() -> None:
    assert (side_of("critics"), side_of("the supporters")) == (Attitude.AGAINST, Attitude.FOR)
    assert (side_of("film critics"), side_of("officials")) == (None, None)
