"""Yes or no: by what it is said, whose word it is, and who disputes that."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qa.answering.composing.in_short import shorten
from qa.answering.evidence.candidates import candidates
from qa.answering.evidence.found import Found
from qa.answering.evidence.weighing import Scored, Signals
from qa.answering.short.bearing import telling
from qa.answering.short.still import asks_still
from qa.answering.short.verdicts import disputed
from qa.answering.short.yes_no import AS_GOOD, RULED_OUT, TOLD, find, on_the_matter
from qa.ingest.statements import find_statements
from qa.language.expected import Sort
from qa.language.stemming import stems
from qa.types import (
    Article,
    Dispute,
    Evidence,
    Passage,
    PointKind,
    PublicationDate,
    Read,
    ShortAnswer,
    Side,
    Voice,
)
from tests.newsroom import found as evidence

DAY = PublicationDate("2025-05-23")
QUESTION, TOPIC = "Did the bridge open?", "bridge open"


def told(
    text: str,
    *,
    id_: str = "a",
    source: str = "Pell Post",
    score: float = 1.0,
    coverage: float = 1.0,
    passage: float = 1.0,
    day: PublicationDate = DAY,
) -> Scored:
    """A sentence that is all of its article, with what is reported to be said in it.

    Args:
        coverage, passage: share of the topic's words that it and its passage are taken to hold.
    """
    article = Article(id_, "", text, source, published=day)
    (one,) = candidates([evidence("", article=article)], {id_: find_statements(text)})
    signals = Signals(score, 0, coverage, 0, passage, 0, 0)
    return Scored(one, frozenset(stems([text])[0]), signals)


def answered(question: str, *ranked: Scored) -> str | None:
    """The short answer to a question whose topic is all of it but the first word."""
    answer = short(*ranked, question=question, topic=question.partition(" ")[2].rstrip("?"))
    return answer.text if answer else None


def short(*ranked: Scored, question: str = QUESTION, topic: str = TOPIC) -> ShortAnswer | None:
    answer = find(question, topic, ranked)
    return shorten(answer, [answer.scored.candidate]) if answer else None


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (["The bridge opened in May."], "Yes"),
        (["The bridge did not open in May."], "No, as of 23 May 2025"),
        (["The bridge opened in May.", "The bridge did not open."], None),
        (["The bridge may open in May."], None),
        (["The bridge has not yet formally opened."], "No, as of 23 May 2025"),
        (["The open bridge did not help the town."], None),
        (["The open bridge did not help the town.", "The bridge opened in May."], "Yes"),
        (["No bridge opened in May."], "No, as of 23 May 2025"),
        (["The bridge failed to open."], "No, as of 23 May 2025"),
        (["The bridge was unable to open in May."], "No, as of 23 May 2025"),
        (["The bridge has yet to open."], "No, as of 23 May 2025"),
        (["The bridge managed to open."], "Yes"),
        (["They urged the bridge to open."], None),
        (["They prevented the bridge from opening."], None),
        (["The bridge was due to open in May."], None),
        (["Rahn accused them of opening the bridge."], None),
        (["An earlier version of this article said that the bridge had opened."], None),
        (["Nobody denied that the bridge did not open."], None),
        (["The owners were denied leave to open the bridge."], None),
        (["The bridge in Pell was painted again."], None),
        ([], None),
    ],
)
def test_only_where_it_is_said_flatly(sentences: list[str], expected: str | None) -> None:
    answer = short(*(told(text, id_=text) for text in sentences))
    assert (answer and answer.text) == expected


def test_no_where_nobody_was_in_a_passage_on_what_is_asked_of() -> None:
    hurt = "Was anyone hurt in the fire?"
    nobody = told("Nobody was injured on Tuesday.", coverage=0.2)
    assert answered(hurt, nobody) == "No, as of 23 May 2025"
    assert answered(hurt, told("Nobody was injured on Tuesday.", coverage=0.2, passage=TOLD - 0.1)) is None
    assert answered("Was anyone hurt in the fire in Orvel?", nobody) is None
    assert answered("Was Vensk hurt in the fire?", nobody) is None


def test_not_where_the_passage_lacks_a_name_of_the_question() -> None:
    question, topic = "Did Pell open a bridge in Orvel?", "Pell open bridge Orvel"
    assert short(told("Pell opened a bridge.", coverage=TOLD), question=question, topic=topic)
    assert (
        short(told("Pell opened a bridge.", coverage=TOLD, passage=0.9), question=question, topic=topic)
        is None
    )


def test_not_where_it_is_asked_with_a_not() -> None:
    assert short(told("The bridge did not open."), question="Did the bridge not open?") is None


def test_of_a_name_one_word_will_do_but_a_name_must_be_there_or_nearly_all_else() -> None:
    question, topic = "Did Ilra Vensk open the bridge in Orsal?", "Ilra Vensk open the bridge in Orsal"
    surname = told("Vensk opened the bridge in Orsal.", coverage=TOLD - 0.01)
    assert short(surname, question=question, topic=topic)
    nowhere = "Vensk opened the bridge in May."
    assert short(told(nowhere, coverage=TOLD), question=question, topic=topic)
    assert short(told(nowhere, coverage=TOLD - 0.01), question=question, topic=topic) is None
    assert short(told("Ilra Vensk painted the bridge in Orsal."), question=question, topic=topic) is None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Voters in Orsal approved the bridge.", None),  # though its passage names Pell
        ("Orsal voters approved the bridge.", None),
        ("Voters in Pell approved the bridge.", "Yes"),
        ("On Tuesday voters approved the bridge.", "Yes"),
    ],
)
def test_whose_voters_they_are_must_not_be_told_otherwise(sentence: str, expected: str | None) -> None:
    topic = "Pell voters approve the bridge"
    answer = short(told(sentence), question=f"Did {topic}?", topic=topic)
    assert (answer and answer.text) == expected


@pytest.mark.parametrize(
    ("topic", "sentence", "text"),
    [
        ("Vensk die in Pell", "Ilra Vensk died in Pell.", "Yes"),
        ("dam break", "The dam broke on Monday.", "Yes"),
        ("Vensk shut the bridge", "Ilra Vensk shut the bridge.", "Yes"),
        ("Vensk buy the bridge", "Ilra Vensk bought the bridge.", "Yes"),
        ("Vensk buy the bridge", "Rahn said that Vensk bought the bridge.", "Yes, according to Rahn"),
        (
            "Ilra Vensk open the bridge",
            "Ilra Vensk, who opened the bridge in May, said that it was safe.",
            "Yes",
        ),
        ("Vensk buy the bridge", "Vensk bought the bridge, and Rahn said that he was glad.", "Yes"),
    ],
)
def test_words_count_in_all_their_forms(topic: str, sentence: str, text: str) -> None:
    answer = short(told(sentence), question=f"Did {topic}?", topic=topic)
    assert answer is not None
    assert answer.text == text


def test_all_that_say_it_go_with_it() -> None:
    ranked = [
        told("The bridge opened in May."),
        told("The bridge may open.", id_="b"),
        told("The bridge opened again.", id_="c"),
    ]
    answer = find(QUESTION, TOPIC, ranked)
    assert answer is not None
    assert (answer.text, answer.scored, answer.also, answer.rivals) == ("Yes", ranked[0], (ranked[2],), ())


@pytest.mark.parametrize(
    ("sentence", "text", "normalised"),
    [
        ("The bridge opened in May.", "Yes", "yes"),
        ("The bridge opened in May, said Ilra Vensk.", "Yes, according to Ilra Vensk", "yes"),
        (
            "The bridge opened in May, according to the road office.",
            "Yes, according to the road office",
            "yes",
        ),
        ("The road office said that the bridge did not open.", "No, according to the road office", "no"),
        ("Ilra Vensk denied that the bridge had opened.", "No, according to Ilra Vensk", "no"),
        (
            "He said that the bridge opened in May.",
            "Yes, according to a speaker whom Pell Post does not name",
            "yes",
        ),
        # What the article says itself is nobody's word, whatever somebody adds to it.
        ("The bridge opened in May, and Ilra Vensk said that she was glad of that.", "Yes", "yes"),
    ],
)
def test_whose_word_it_is(sentence: str, text: str, normalised: str) -> None:
    answer = short(told(sentence))
    assert answer is not None
    assert (answer.text, answer.normalised) == (text, normalised)


def test_the_word_is_dated_and_cited() -> None:
    answer = short(told("The bridge opened in May, Ilra Vensk said."))
    assert answer is not None
    assert answer.voice == Voice("Ilra Vensk", "Pell Post", DAY, 1)


@pytest.mark.parametrize(
    ("score", "text"), [(AS_GOOD, "Yes"), (AS_GOOD - 0.01, "Yes, according to Ilra Vensk")]
)
def test_what_an_article_says_itself_goes_before_a_claim_if_it_is_as_good(score: float, text: str) -> None:
    claim = told("Ilra Vensk said that the bridge opened.", coverage=0.8)
    # The score is .6 of the similarity and .3 of the coverage.
    own = told(
        "The bridge opened in May.", id_="b", coverage=0.8, score=(score * claim.score - 0.24) / 0.6 + 1e-9
    )
    answer = short(claim, own)
    assert answer is not None
    assert answer.text == text


SHORT = ShortAnswer("No, according to Ilra Vensk", "no", 1, 0, 9, Voice("Ilra Vensk", "Pell Post", DAY, 1))
assert SHORT.voice
DENIED = Side("denied", (SHORT.voice,), 1)
OTHER = Side("affirmed", (Voice("The road office", "Orel Post", DAY, 2),), 1)


def dispute(*sides: Side) -> Dispute:
    return Dispute(PointKind.TRUTH, "whether it is so", sides)


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Did the board postpone the vote?", "The board refused to postpone the vote.", "No"),
        ("Did the board postpone the vote?", "The board has declined to postpone the vote.", "No"),
        ("Did the board postpone the vote?", "The board wants to postpone the vote.", None),
        ("Did the board postpone the vote?", "Rahn refused to postpone the vote.", None),
        ("Did the board refuse to postpone the vote?", "The board refused to postpone the vote.", "Yes"),
        ("Did Vensk reject the plan?", "Vensk declined to take the plan.", "Yes"),
        ("Did Vensk reject the plan?", "Vensk refused the plan, and turned to Rahn.", "Yes"),
        ("Did Vensk reject the plan?", "Vensk refused to reject the plan.", None),
        ("Did Vensk refuse to reject the plan?", "Vensk refused to reject the plan.", "Yes"),
        ("Did Vensk reject the plan?", "Vensk regretted that the plan was rejected by Rahn.", None),
        ("Did Vensk reject the plan?", "Rahn rejected Vensk's plan.", None),
        ("Did the pilots refuse the offer?", "It was taken by the drivers and refused by the pilots.", None),
        ("Did the pilots refuse the offer?", "The offer was taken by Rahn and refused by the pilots.", "Yes"),
        ("Did Rahn refuse the offer?", "The offer was taken by Rahn and refused by the pilots.", None),
        ("Did Pell reject the plan?", "Orvel and Pell rejected the plan.", "Yes"),
    ],
)
def test_who_refuses_does_not_do_it_and_rejects_it(
    question: str, sentence: str, expected: str | None
) -> None:
    topic = question.partition(" ")[2].rstrip("?")
    answer = short(told(sentence), question=question, topic=topic)
    assert (answer and answer.text.partition(",")[0]) == expected


@pytest.mark.parametrize("bare", [False, True])
def test_what_is_disputed_is_neither_yes_nor_no(bare: bool) -> None:
    answer = disputed(replace(SHORT, text="No", voice=None) if bare else SHORT, [dispute(DENIED, OTHER)])
    assert answer is not None
    assert answer.text == "No, according to Ilra Vensk; disputed by the road office"
    assert (answer.normalised, answer.voice) == (None, SHORT.voice)


def test_no_surer_than_the_figures_beside_it() -> None:
    answer = disputed(SHORT, [Dispute(PointKind.NUMBER, "the number of cows", (DENIED, OTHER))])
    assert answer is not None
    assert answer.text == "No, according to Ilra Vensk; accounts differ on the number of cows"
    assert answer.normalised == "no"


def test_nor_than_a_dispute_of_other_sentences() -> None:
    others = dispute(OTHER, Side("denied", (Voice("Rahn", "Orel Post", DAY, 3),), 1))
    answer = disputed(SHORT, [others])
    assert answer is not None
    assert answer.text == "No, according to Ilra Vensk; accounts differ on whether it is so"
    assert answer.normalised is None


def test_other_answers_stay_as_they_are() -> None:
    assert disputed(None, [dispute(DENIED, OTHER)]) is None
    figure = ShortAnswer("40", "40", 1, 0, 9)
    assert disputed(figure, [dispute(DENIED, OTHER)]) == figure


TOWN = Side("17 homes", (Voice("Vensk", "Orel Post", DAY, 4), Voice("The town", "Pell Post", DAY, 1)), 2)
UNION = Side("21", (Voice("Bo Rahn", "Orel Post", DAY, 2), Voice("Orel Post", "Orel Post", DAY, 3)), 1)


@pytest.mark.parametrize(
    ("kind", "sides", "short", "expected"),
    [
        (
            PointKind.NUMBER,
            (TOWN, UNION),
            ShortAnswer("17", "17", 1, 0, 2),
            ("17 homes, according to the town; 21, according to Bo Rahn", None),
        ),
        # Of another sentence, or of another number of the same.
        (PointKind.NUMBER, (TOWN, UNION), ShortAnswer("17", "17", 5, 0, 2), ("17", "17")),
        (PointKind.NUMBER, (TOWN, UNION), ShortAnswer("7", "7", 1, 0, 2), ("7", "7")),
        (
            PointKind.WHEN,
            (replace(TOWN, value="1 June 2025"), replace(UNION, value="3 June 2025")),
            ShortAnswer("June 1", "2025-06-01", 1, 0, 6),
            ("1 June 2025, according to the town; 3 June 2025, according to Bo Rahn", None),
        ),
        # It is no day that is asked for.
        (
            PointKind.WHEN,
            (replace(TOWN, value="1 June 2025"), replace(UNION, value="3 June 2025")),
            ShortAnswer("17", "17", 1, 0, 6),
            ("17", "17"),
        ),
        (
            PointKind.WHO,
            (replace(TOWN, value="Orselia"), replace(UNION, value="Taveria")),
            ShortAnswer("the Orselia office", None, 1, 0, 6),
            ("Orselia, according to the town; Taveria, according to Bo Rahn", None),
        ),
    ],
)
def test_what_accounts_differ_on_is_told_as_each_has_it(
    kind: PointKind, sides: tuple[Side, ...], short: ShortAnswer, expected: tuple[str, str | None]
) -> None:
    answer = disputed(short, [Dispute(kind, "it", sides)])
    assert answer is not None
    assert (answer.text, answer.normalised) == expected


def test_other_short_answers_are_nobodys_word() -> None:
    one = told("Ilra Vensk said that 40 cows drowned.")
    answer = shorten(Found(one, "40", Sort.NUMBER, 21, 23), [one.candidate])
    assert answer is not None
    assert answer.voice is None


def test_all_are_all_and_as_many_as_many() -> None:
    gates = "Two of the six gates opened."
    assert short(told(gates), question="Did all gates open?", topic="all gates open") is None
    assert short(told(gates), question="Did 500 gates open?", topic="500 gates open") is None
    answer = short(
        told("All gates of the dam opened in May."), question="Did all gates open?", topic="all gates open"
    )
    assert answer and answer.text == "Yes"


def test_who_praises_is_told_by_the_article() -> None:
    answer = short(
        told("Vensk praised the bridge."),
        question="Did Vensk praise the bridge?",
        topic="Vensk praise bridge",
    )
    assert answer and (answer.text, answer.voice) == ("Yes", None)


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        # What is asked about must be what the verb is of.
        ("Was the peace treaty signed?", "The treaty of peace was signed in Pell.", "Yes"),
        ("Was the peace treaty signed?", "Vensk signed the peace treaty in Pell.", "Yes"),
        ("Did Vensk sign the treaty?", "The treaty was signed by Vensk in Pell.", "Yes"),
        ("Did Vensk sign the treaty?", "The treaty was signed by Rahn in May.", None),
        ("Was the treaty signed by Vensk?", "Rahn signed the treaty in May.", None),
        ("Was the treaty signed by Vensk?", "Vensk signed the treaty in May.", "Yes"),
        (
            "Was the peace treaty signed?",
            "They initialled the peace treaty, and their leaders signed a declaration.",
            None,
        ),
        ("Was the treaty signed?", "They initialled the treaty and signed a declaration.", None),
        ("Did Vensk buy Pell Water?", "Vensk bought a house, and Pell Water lost money.", None),
        ("Did Orvel win the cup?", "Pell won the cup, which Orvel had won before.", None),
        ("Was the bridge closed?", "It opened the bridge eleven years after a flood closed it.", None),
        # A form that does not tell: infinitives, participles of a noun, modal verbs.
        ("Did Orvel join the pact?", "Orvel and Pell are formally set to join the pact.", None),
        ("Was the bridge closed?", "The money was better spent on the closed bridge.", None),
        ("Did the dam break?", "The dam would have broken in May.", None),
        # Part of them, in no more than a dream, or another sense of the verb.
        ("Did the 12 gates open?", "6 of the 12 gates opened in May.", None),
        ("Did Pell open the gates?", "Pell opened 6 of the 12 gates.", None),
        ("Did the gates open?", "All of the 12 gates opened in May.", "Yes"),
        ("Did the gates open?", "On 12 May the gates opened.", "Yes"),
        ("Did the gates open?", "In 2024 the gates opened again.", "Yes"),
        ("Did the bridge open?", "The bridge opened only in dreams.", None),
        ("Did the bridge open?", "The bridge has opened on paper.", None),
        ("Did the bridge open?", "The bridge opened only in June.", "Yes"),
        ("Did the bridge open?", "The bridge opened only in the early spring.", "Yes"),
        ("Did Vensk resign?", "Vensk resigned herself to a long winter.", None),
        ("Did Vensk hurt himself?", "Vensk hurt himself on Monday.", "Yes"),
        # Words of another part of the sentence make it no less sure.
        ("Did the dam break?", "The dam broke, but the wall did not.", "Yes"),
        ("Was a treaty signed?", "No treaty was signed, and no date was set.", "No, as of 23 May 2025"),
        ("Was anybody killed?", "Nobody was killed in the storm.", "No, as of 23 May 2025"),
        # Of now.
        ("Is the bridge open?", "The bridge in Pell is open again.", "Yes, as of 23 May 2025"),
        ("Is the bridge open?", "The bridge in Pell was open again.", None),
        ("Is the bridge closed?", "The bridge in Pell has been closed since May.", "Yes, as of 23 May 2025"),
        ("Is the bridge closed?", "The bridge in Pell was closed in May.", None),
        ("Does Pell pay for the bridge?", "Pell pays for the bridge in Orvel.", "Yes, as of 23 May 2025"),
        ("Does Pell pay for the bridge?", "Pell will not pay for the bridge.", "No, as of 23 May 2025"),
        ("Does Pell control the bridge?", "Pell took control of the bridge.", None),
        ("Has the dam broken?", "The dam has not broken yet.", "No, as of 23 May 2025"),
        ("Will Pell leave the pact?", "Pell will leave the pact in May.", "Yes, as of 23 May 2025"),
        ("Will Pell leave the pact?", "Pell left the pact in May.", None),
        ("Will Vensk resign as mayor?", "Vensk will resign as mayor of Pell.", "Yes, as of 23 May 2025"),
        ("Did the mayor flee the country?", "The mayor fled as anger grew in the country.", None),
        ("Did Vensk call the bridge a ruin?", "Vensk called the bridge a ruin.", "Yes"),
        ("Can Pell leave the pact?", "Pell can leave the pact in May.", "Yes, as of 23 May 2025"),
        # What stands between two commas is told by the way.
        ("Did Vensk sue the owner?", "Vensk, after a long inquiry, sued the owner.", "Yes"),
        ("Did Rahn close the bridge?", "Vensk, after Rahn left, closed the bridge.", None),
        # Its government acts for a country, in this order, too.
        ("Did Pell leave the pact?", "The government of Pell left the pact.", "Yes"),
        ("Did Pell sign the pact?", "The pact was signed by the government of Pell.", "Yes"),
        ("Did Pell sign the pact?", "It was signed with the government of Pell.", None),
    ],
)
def test_what_is_asked_is_what_is_said(question: str, sentence: str, expected: str | None) -> None:
    assert answered(question, told(sentence)) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The brother of Ilra Vensk signed the pact.",
        "Karesh, a rival of Ilra Vensk, signed the pact.",
        "Karesh, not Vensk, signed the pact.",
        "Karesh, who succeeded Vensk, signed the pact.",
        "Aides to Ilra Vensk signed the pact in Pell.",
        "Vensk’s deputy signed the pact in Pell.",
        "Vensk’s government promised it had signed the pact.",
        "Vensk ally Tor Karesh signed the pact.",
        "Vensk refused and the council signed the pact.",
        "In a debate with Vensk, Karesh signed the pact.",
        "The council that Vensk leads signed the pact.",
        "President Karesh signed the pact.",
        "Had Vensk signed the pact, Orvel would have left.",
        "Vensk has all but signed the pact.",
        "Vensk reportedly signed the pact.",
        "Few believed that Vensk signed the pact.",
        "Vensk was not only asked, she signed the pact.",
        "Vensk signed a book about the pact.",
    ],
)
def test_not_where_somebody_else_does_it_or_it_is_taken_back(sentence: str) -> None:
    assert answered("Did President Ilra Vensk sign the pact?", told(sentence)) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The president of Orselia, Ilra Vensk, signed the pact in Pell.",
        "President Ilra Vensk and her counterpart Tor Karesh signed the pact.",
        "Ilra Vensk, the president of Orselia, signed the pact.",
        "On Monday Vensk formally signed the pact.",
        "Vensk flew to Pell and signed the pact.",
        "Vensk, who signed the pact in May, said that it was safe.",
        "The pact was signed by Ilra Vensk in Pell.",
    ],
)
def test_what_stands_between_may_be_harmless(sentence: str) -> None:
    assert answered("Did President Ilra Vensk sign the pact?", told(sentence)) == "Yes"


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Did Pell ban the lorries?", "The city of Pell banned heavy lorries.", "Yes"),
        ("Did Orvel attack Pell?", "Orvel’s army attacked Pell at dawn.", "Yes"),
        ("Did Karesh beat Vensk?", "Karesh beat Vensk’s brother in May.", None),
        ("Was Karesh arrested?", "Police arrested Karesh and two of his aides.", "Yes"),
        ("Was Karesh arrested?", "The son of Karesh was arrested in Pell.", None),
        ("Was Vensk fired?", "Vensk fired the coach of Pell.", None),
        ("Was Vensk fired?", "Vensk was fired on Monday by Rahn.", "Yes"),
        ("Was Vensk fired?", "Vensk was fired on in Pell.", None),
        ("Was Vensk dismissed?", "Vensk was fired at by gunmen in Pell.", None),
        ("Did the storm hit Pell?", "The storm struck Pell in May.", "Yes"),
        ("Did the storm hit Pell?", "The storm struck Pell off the list.", None),
        ("Did Vensk resign?", "Vensk stepped down from the board on Monday.", "Yes"),
        ("Did Vensk resign?", "Vensk stepped down from the stage on Monday.", None),
        ("Did Karesh shoot Rahn?", "Karesh was later arrested after shooting Rahn.", "Yes"),
        ("Did police shoot Rahn?", "Police fled after shooting Rahn.", "Yes"),
        ("Did police shoot Rahn?", "Police arrested a man after shooting Rahn.", None),
        ("Did the WHO ban lorries?", "On Monday the WHO banned lorries.", "Yes"),
        ("Did the WHO ban lorries?", "On Monday Pell banned lorries.", None),
        ("Did the PPO ban lorries?", "The Pell Port Office (PPO) on Monday banned lorries.", "Yes"),
        ("Was Vensk jailed?", "Vensk was not only jailed but fined.", None),
        ("Did the gates open?", "Hardly any gates opened in May.", None),
        ("Did the gates open?", "Only a handful of the gates opened.", None),
        ("Did the gates open?", "None of the gates opened in May.", "No, as of 23 May 2025"),
        ("Did the bridge open?", "Nobody believes the bridge opened.", None),
        ("Did the bridge open?", "No official said the bridge opened.", None),
        ("Did Vensk resign?", "Had Vensk resigned, Karesh said.", None),
        ("Is Vensk in jail?", "Vensk, who denied the charges, has been in jail since May.", None),
    ],
)
def test_of_whom_it_is_told(question: str, sentence: str, expected: str | None) -> None:
    assert answered(question, told(sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Vensk is the mayor of Pell.", "Yes, as of 23 May 2025"),
        ("Vensk, a former judge, is still mayor of Pell.", "Yes, as of 23 May 2025"),
        ("Vensk is no longer the mayor of Pell.", "No, as of 23 May 2025"),
        ("Vensk is the former mayor of Pell.", None),
        ("Vensk is the acting mayor of Pell.", None),
        ("Vensk is the deputy mayor of Pell.", None),
        ("Vensk is an adviser to the mayor of Pell.", None),
        ("Vensk is the daughter of the mayor of Pell.", None),
        ("Vensk is running against the mayor of Pell.", None),
        ("Vensk is the mayor of Orvel, near Pell.", None),
    ],
)
def test_what_one_is_nothing_before_it_takes_back(sentence: str, expected: str | None) -> None:
    assert answered("Is Vensk the mayor of Pell?", told(sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Armenia is a founding member of the CSTO.", "Yes, as of 23 May 2025"),
        ("Armenia is a former member of the CSTO.", None),
        ("Armenia is an aspiring member of the CSTO.", None),
        ("Armenia is a neighbour of a member of the CSTO.", None),
    ],
)
def test_of_what_one_is_a_member_nothing_before_it_takes_it_back(sentence: str, expected: str | None) -> None:
    assert answered("Is Armenia a member of the CSTO?", told(sentence)) == expected


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Did Vensk reject the pact?", "Vensk rejected the pact on Monday.", "Yes"),
        ("Did Vensk reject the pact?", "Vensk did not reject the pact.", "No, as of 23 May 2025"),
        ("Did Vensk reject the pact?", "Orvel accused Vensk of rejecting the pact.", None),
        ("Did Vensk accept the pact?", "Vensk rejected the pact, and accepted a job.", None),
        ("Did Vensk deny the claim?", "Vensk denied the claim on Monday.", "Yes"),
        ("Did Vensk accuse Orvel of spying?", "Vensk accused Orvel of spying on her.", "Yes"),
        ("Was the mayor accused?", "The mayor was accused of theft.", "Yes"),
        ("Was the alarm false?", "The alarm in Pell was false.", "Yes"),
        ("Was the attack a hoax?", "The attack on Pell was a hoax.", "Yes"),
        ("Did the attack kill Vensk?", "The hoax attack killed Vensk.", None),
    ],
)
def test_to_deny_may_be_what_is_asked(question: str, sentence: str, expected: str | None) -> None:
    assert answered(question, told(sentence)) == expected


def test_not_by_a_clause_longer_than_prose_has() -> None:
    question, clause = "Did Vensk sign the pact?", "Vensk signed the pact"
    assert answered(question, told(f"{clause} {'in Pell ' * 38}.")) == "Yes"
    assert answered(question, told(f"{clause} {'in Pell ' * 39}.")) is None


OLD = PublicationDate("2022-10-21")
WILL_NOT = told("Pell will not pay for the bridge.", id_="old", day=OLD, score=2.0)
PAYS = told("Pell pays for the bridge in Orvel.")


def test_what_may_change_goes_by_the_newest_and_tells_what_was_before() -> None:
    expected = "Yes, as of 23 May 2025; no, as of 21 October 2022"
    assert answered("Does Pell pay for the bridge?", WILL_NOT, PAYS) == expected
    answer = find("Does Pell pay for the bridge?", "Pell pay for the bridge", [WILL_NOT, PAYS])
    assert answer and telling([WILL_NOT, PAYS], answer) == [PAYS, WILL_NOT]


def test_what_was_before_on_somebodys_word_has_its_day_and_whose_it_was() -> None:
    before = told("The bridge has not opened, Ilra Vensk said.", id_="old", day=OLD)
    opened = told("The bridge opened in May.")
    assert answered(QUESTION, before, opened) == "Yes; no, as of 21 October 2022, according to Ilra Vensk"


def test_what_has_not_happened_yet_goes_by_the_newest() -> None:
    first, second = (told("The dam has not broken yet.", id_=str(day), day=day) for day in (OLD, DAY))
    assert answered("Has the dam broken?", first, second) == "No, as of 23 May 2025"


def test_a_newer_sentence_that_tells_neither_leaves_it_open() -> None:
    wants = told("Pell wants to pay for the bridge.", id_="wants")
    assert answered("Does Pell pay for the bridge?", WILL_NOT) == "No, as of 21 October 2022"
    assert answered("Does Pell pay for the bridge?", WILL_NOT, wants) is None


def test_what_has_happened_stays_so_and_to_deny_it_later_is_to_dispute_it() -> None:
    shut = told("The bridge did not open.", id_="old", day=OLD)
    assert answered(QUESTION, shut, told("The bridge opened in May.")) == "Yes; no, as of 21 October 2022"
    opened = told("The bridge opened in May.", id_="old", day=OLD)
    assert answered(QUESTION, opened, told("The bridge did not open.")) is None


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        # "Will" may be a name.
        ("Did Will Rahn open the bridge?", "It began when Will Rahn opened the bridge.", "Yes"),
        # Who does something after doing another thing has done both.
        (
            "Did Vensk open the bridge?",
            "After opening the bridge on Monday, Ilra Vensk left for Orsal.",
            "Yes",
        ),
        ("Did Vensk open the bridge?", "Ilra Vensk sinks to her knees after opening the bridge.", "Yes"),
        ("Did Rahn open the bridge?", "Rahn praised Vensk after closing the bridge.", None),
        ("Did Rahn open the bridge?", "After Vensk opening the bridge, Rahn left.", None),
        # Who is doing something need not have done it.
        ("Did Vensk join the board?", "She was told that Vensk was joining the board.", None),
        ("Was Vensk joining the board?", "Vensk was joining the board.", "Yes"),
        # What is told by the way, at the end, too: of the name right before it.
        ("Did Vensk open the bridge?", "Rahn spoke with Ilra Vensk, who opened the bridge.", "Yes"),
        ("Did Rahn open the bridge?", "Rahn spoke with Ilra Vensk, who opened the bridge.", None),
        ("Did Pell open the bridge?", "They met the mayor of Pell, who opened the bridge.", None),
        # Other words for the very act.
        ("Did Vensk resign?", "Ilra Vensk stepped down on Monday.", "Yes"),
        ("Did Vensk die?", "Ilra Vensk passed away on Monday.", "Yes"),
        ("Did Pell buy the bridge?", "Pell acquired the bridge in May.", "Yes"),
        ("Was Vensk ousted?", "Ilra Vensk was pushed out of office.", "Yes"),
        ("Did Vensk resign?", "Ilra Vensk stepped into the hall.", None),
        ("Did Vensk die?", "Ilra Vensk passed her test.", None),
        ("Was Vensk killed?", "Ilra Vensk was shot in May.", None),
        # A "no" that denies nothing, and one told in brackets of something else.
        ("Did Vensk survive the vote?", "Vensk survived the vote of no confidence.", "Yes"),
        ("Was Vensk vaccinated?", "Vensk was vaccinated (Orsal has no such rule for its guests).", "Yes"),
        # What follows "because" is so, whatever is denied before.
        ("Was Vensk vaccinated?", "Vensk could not go because she was vaccinated.", "Yes"),
        ("Was Vensk vaccinated?", "Vensk was not let in because she is not vaccinated.", "No"),
        # A verb that is else one of saying, and a noun that accuses nobody.
        ("Was Vensk confirmed to the court?", "Vensk was confirmed to the court.", "Yes"),
        ("Was Vensk confirmed to the court?", "Vensk spoke to the court.", None),
        ("Did Rahn settle with Vensk?", "Rahn settled a suit with an accuser, Ilra Vensk.", "Yes"),
        # To whom it was done stands there, unless somebody else does.
        ("Did Orsal send boats to Pell?", "Orsal sent boats to the islands of the north.", None),
        ("Did Orsal send boats to Pell?", "Orsal sent boats in May.", "Yes"),
        # Each of two who are named.
        ("Did Rahn and Vensk sign it?", "Rahn signed it in Pell.", None),
    ],
)
def test_by_whom_and_to_whom_it_is_told_to_be_done(
    question: str, sentence: str, expected: str | None
) -> None:
    topic = question.partition(" ")[2].rstrip("?")
    answer = short(told(sentence), question=question, topic=topic)
    assert (answer and answer.text.partition(",")[0]) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Did Ilra Vensk beat Bo Rahn?", "Yes"),
        ("Did Bo Rahn beat Ilra Vensk?", None),
        ("Did Oren Lum beat Bo Rahn?", None),
    ],
)
def test_who_she_is_may_stand_in_the_sentence_before(question: str, expected: str | None) -> None:
    text = "Ilra Vensk won her first race. She beat Bo Rahn, whom her town knows."
    article = Article("a", "", text, "Pell Post", published=DAY)
    _, one = candidates([evidence("", article=article)], {})
    said = Scored(one, frozenset(stems([one.text])[0]), Signals(1, 0, 0.5, 0, 1, 0, 0))
    answer = find(question, question[4:-1], [said])
    assert (answer and answer.text) == expected


def test_a_given_name_may_stand_elsewhere_in_the_article() -> None:
    question, topic = "Did Ilra Vensk open the bridge?", "Ilra Vensk open the bridge"
    text = "Ilra Vensk came to Pell. Vensk opened the bridge."
    article = Article("a", "", text, "Pell Post", published=DAY)
    passage = Passage("a", 1, 1, text.index("Vensk opened"), len(text), "Vensk opened the bridge.")
    (one,) = candidates([Evidence(passage, article, 1.0)], {})
    said = Scored(one, frozenset(stems([one.text])[0]), Signals(1, 0, 0.8, 0, 0.8, 0, 0))
    assert find(question, topic, [said])
    other = replace(article, text=text.replace("Ilra", "Oren"))
    elsewhere = replace(one, evidence=Evidence(passage, other, 1.0))
    assert find(question, topic, [replace(said, candidate=elsewhere)]) is None


@pytest.mark.parametrize(
    ("sentence", "relevance", "kept"),
    [
        ("Ilra Vensk may open the bridge in May.", RULED_OUT, True),
        ("Vensk was at the opening of the bridge.", RULED_OUT, True),
        ("Ilra Vensk may open the bridge in May.", RULED_OUT - 0.1, False),
        ("Ilra Vensk painted the bridge.", RULED_OUT, False),
        ("Bo Rahn opened the bridge.", RULED_OUT, False),
        ("Ilra Vensk cut the ribbon.", 0.0, True),
    ],
)
def test_where_none_says_so_what_is_of_something_else_is_left_out(
    sentence: str, relevance: float, kept: bool
) -> None:
    one = told(sentence)
    read = replace(one.candidate.evidence, read=Read(relevance))
    one = replace(one, candidate=replace(one.candidate, evidence=read))
    found = on_the_matter("Did Vensk open the bridge?", "Vensk open the bridge", [one])
    assert found == ([one] if kept else [])


def test_without_a_reader_all_are_kept() -> None:
    one = told("Bo Rahn painted the bridge.")
    assert on_the_matter("Did Vensk open the bridge?", "Vensk open the bridge", [one]) == [one]


@pytest.mark.parametrize(
    ("question", "sentences", "expected"),
    [
        ("Is Ilra Vensk still mayor?", ["Mayor Ilra Vensk came to Pell."], "Yes, as of 23 May 2025"),
        (
            "Is Ilra Vensk still the mayor?",
            ["Former mayor Ilra Vensk came to Pell."],
            "No, as of 23 May 2025",
        ),
        ("Is Ilra Vensk still mayor?", ["Ilra Vensk resigned as mayor in May."], "No, as of 23 May 2025"),
        ("Is Ilra Vensk still mayor?", ["Ilra Vensk was ousted as mayor."], "No, as of 23 May 2025"),
        ("Is Ilra Vensk still mayor?", ["Mayor Ilra Vensk announced her resignation."], None),
        ("Is Ilra Vensk still mayor?", ["Former mayor Bo Rahn met Ilra Vensk."], None),
        ("Is Ilra Vensk still mayor?", ["Ilra Vensk, who could become mayor of Pell, left."], None),
        ("Is Ilra Vensk still mayor?", ["Ilra Vensk, the next mayor of Pell, left."], None),
        ("Is Ilra Vensk still mayor?", ["Mayor Bo Rahn met Ilra Vensk in Pell."], None),
        ("Is Ilra Vensk still alive?", ["Ilra Vensk died on Monday."], "No, as of 23 May 2025"),
        ("Is Ilra Vensk still alive?", ["Ilra Vensk said that she was well."], None),
        ("Is Ilra Vensk alive?", ["Ilra Vensk died on Monday."], "No, as of 23 May 2025"),
        ("Is Ilra Vensk still in prison?", ["Ilra Vensk was released."], "No, as of 23 May 2025"),
        ("Is Ilra Vensk still detained in Pell?", ["Ilra Vensk was freed."], "No, as of 23 May 2025"),
        ("Is Ilra Vensk still in jail?", ["Ilra Vensk was not released."], None),
        # The newest tells.
        (
            "Is Ilra Vensk still mayor?",
            ["Ilra Vensk has resigned as mayor.", "Ilra Vensk has yet to resign as mayor."],
            "No, as of 23 May 2025; yes, as of 5 January 2025",
        ),
        (
            "Is Ilra Vensk still mayor?",
            ["Former mayor Ilra Vensk came to Pell.", "Mayor Ilra Vensk came to Pell."],
            "No, as of 23 May 2025",
        ),
        (
            "Is Ilra Vensk still mayor?",
            ["Mayor Ilra Vensk came to Pell.", "Former mayor Ilra Vensk came to Pell."],
            "Yes, as of 23 May 2025",
        ),
    ],
)
def test_whether_somebody_is_still_what_they_were(
    question: str, sentences: list[str], expected: str | None
) -> None:
    ranked = [
        told(text, id_=text, day=day)
        for text, day in zip(sentences, (DAY, PublicationDate("2025-01-05")), strict=False)
    ]
    answer = short(*ranked, question=question, topic=question[3:-1])
    assert (answer and answer.text) == expected


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Did Bo Rahn resign?", "Bo Rahn quit on Monday.", "Yes"),
        ("Did Bo Rahn resign?", "Bo Rahn quit smoking in May.", None),
        ("Did Bo Rahn resign in May?", "Bo Rahn quit smoking in May.", None),
        ("Did the nurses strike?", "The nurses hit back at the council.", None),
        ("Did the nurses strike?", "The nurses hit the streets on Monday.", None),
        ("Did the war start?", "The war began in May.", "Yes"),
        ("Did the rocket start?", "The rocket began to shake.", None),
        ("Did Pell launch the rocket?", "Pell began fuelling the rocket.", None),
    ],
)
def test_another_verb_for_it_has_no_object_that_is_not_asked(
    question: str, sentence: str, expected: str | None
) -> None:
    assert answered(question, told(sentence)) == expected


def test_who_was_not_forced_to_may_have_done_it() -> None:
    assert answered("Did Bo Rahn resign?", told("Bo Rahn was not forced to resign.")) is None
    assert answered("Did Bo Rahn resign?", told("Bo Rahn was forced to resign.")) == "Yes"


@pytest.mark.parametrize("conjunction", ["although", "though", "whereas", "because"])
def test_what_a_clause_beside_it_denies_is_another_matter(conjunction: str) -> None:
    assert answered(QUESTION, told(f"The bridge opened {conjunction} the gates were not ready.")) == "Yes"


def test_an_article_before_whoever_did_it_is_no_name() -> None:
    assert answered("Did the mayor leave Pell?", told("The mayor died after leaving Pell.")) == "Yes"


def test_initials_before_what_is_told_by_the_way_take_no_time() -> None:
    initials = "A." * 30
    assert answered(QUESTION, told(f"They saw {initials} x!, who opened the bridge.")) is None


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Is Ilra Vensk still the mayor of Pell?", True),
        ("Is Ilra Vensk still alive?", True),
        ("Is Ilra Vensk alive?", True),
        ("Is Ilra Vensk still in custody?", True),
        ("Is Ilra Vensk still angry at the mayor?", False),
        ("Is Ilra Vensk still running for president?", False),
        ("Is   still mayor?", False),
    ],
)
def test_what_is_asked_to_be_still_held_is_an_office(question: str, expected: bool) -> None:
    assert asks_still(question) is expected


@pytest.mark.parametrize(
    ("question", "newer", "expected"),
    [
        (
            "Has Vensk retired?",
            "Vensk’s retirement was short-lived.",
            "No, as of 1 June 2025; yes, as of 23 May 2025",
        ),
        (
            "Has Vensk retired?",
            "Vensk reversed the decision on her retirement.",
            "No, as of 1 June 2025; yes, as of 23 May 2025",
        ),
        (
            "Has Vensk retired?",
            "After her retirement Vensk changed her mind.",
            "No, as of 1 June 2025; yes, as of 23 May 2025",
        ),
        ("Is Vensk banned?", "The ban on Vensk was lifted.", "No, as of 1 June 2025; yes, as of 23 May 2025"),
        (
            "Is Vensk banned?",
            "The ban on Vensk lasted a week.",
            "No, as of 1 June 2025; yes, as of 23 May 2025",
        ),
        # What was done is so for ever, and what was reversed may be something else.
        ("Did Vensk retire?", "Vensk’s retirement was short-lived.", "Yes"),
        ("Has Vensk retired?", "Vensk retired, and the court reversed its ruling.", "Yes, as of 23 May 2025"),
    ],
)
def test_what_is_undone_later_is_so_no_more(question: str, newer: str, expected: str) -> None:
    older = told("Vensk retired on Monday.") if "retire" in question else told("Vensk is banned in Pell.")
    day = PublicationDate("2025-06-01")
    assert answered(question, older, told(newer, id_="b", day=day, score=0.5)) == expected
