"""Whether anybody was killed, hurt or arrested: by how many were, and by who says that nobody was."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.answering.short.harm import as_a_count, denies
from qa.assistant import Assistant
from qa.types import Article, Kind, Question
from tests.fakes import WordEncoder
from tests.newsroom import ASKED, make_archive


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("Was anyone killed in the flood at Pell?", "How many people were killed in the flood at Pell?"),
        ("did anybody die in the fire", "How many people died in the fire"),
        ("Did anyone get hurt on the bridge?", "How many people were hurt on the bridge?"),
        ("Has anyone else been injured since Monday?", "How many people were injured since Monday?"),
        ("Were any fishermen drowned at Brenhallow?", "How many fishermen died at Brenhallow?"),
        ("Were any of the lorry drivers hurt?", "How many lorry drivers were hurt?"),
        ("Were there any deaths in the Orvash flood?", "How many people died in the Orvash flood?"),
        ("were there casualties when the dam broke", "How many people were injured when the dam broke"),
        ("Has anyone been arrested over the fire?", "How many people were arrested over the fire?"),
        ("was anybody detained after the match", "How many people were detained after the match"),
        ("Have any arrests been made over the fire?", "How many people were arrested over the fire?"),
        ("Have police arrested anyone over the fire?", "How many people were arrested over the fire?"),
        ("Has anyone else been charged since?", "How many people were charged since?"),
        ("Were there any charges over the fire?", "How many people were charged over the fire?"),
        ("Did deaths rise in Pell?", ""),
        ("Has Vensk been arrested?", ""),
        ("Was Vensk killed in the flood?", ""),
        ("Did anyone say that the dam would hold?", ""),
        ("How many people were killed in the flood?", ""),
        ("Was the bridge hurt by the flood?", ""),
    ],
)
def test_whether_anybody_was_is_how_many_were(question: str, count: str) -> None:
    assert as_a_count(question) == count


KILLED, HURT = "Was anyone killed in the flood?", "Was anyone hurt in the flood?"


@pytest.mark.parametrize(
    ("sentence", "of_killed", "of_hurt"),
    [
        ("Nobody was killed, the office said.", True, False),
        ("No one was hurt.", True, True),
        ("No-one is known to have been injured.", False, False),
        ("None of the drivers were injured.", True, True),
        ("No injuries were reported.", True, True),
        ("There were no reports of casualties.", True, True),
        ("There were no deaths or injuries.", True, True),
        ("The water fell without loss of life.", True, False),
        ("No other injuries were reported.", False, False),
        ("Nobody else was killed.", False, False),
        ("No new deaths have been reported.", False, False),
        ("No more people died.", False, False),
        ("Two people were killed.", False, False),
        ("No bridge was closed.", False, False),
    ],
)
def test_nobody_denies_it_and_nobody_else_does_not(sentence: str, of_killed: bool, of_hurt: bool) -> None:
    assert denies(KILLED, sentence) is of_killed
    assert denies(HURT, sentence) is of_hurt
    assert not denies("Was Vensk killed in the flood?", sentence)


@pytest.mark.parametrize(
    ("sentence", "of_arrested", "of_charged"),
    [
        ("No arrests have been made.", True, False),
        ("No one has been charged with a crime at this time.", False, True),
        ("Nobody was arrested or charged.", True, False),
        ("There were no charges or arrests.", True, True),
        ("No further arrests were made.", False, False),
        ("Two men were arrested.", False, False),
    ],
)
def test_nobody_was_arrested_or_charged(sentence: str, of_arrested: bool, of_charged: bool) -> None:
    assert denies("Was anyone arrested over the fire?", sentence) is of_arrested
    assert denies("Has anybody been charged over the fire?", sentence) is of_charged


FLOOD = Article(
    "flood",
    "Flood at Pell",
    "The Orvash flooded Pell on Monday. The flood in Pell killed three fishermen. Two bridges fell.",
)


@pytest.mark.parametrize(
    "question", ["Was anyone killed in the flood in Pell?", "Were there any deaths in the flood in Pell?"]
)
def test_yes_where_it_is_told_how_many_were(tmp_path: Path, question: str) -> None:
    answer = Assistant(make_archive(tmp_path, FLOOD), WordEncoder()).ask(Question(question, ASKED))
    assert answer.short is not None
    assert (answer.short.text, answer.short.normalised) == ("Yes", "yes")
    assert (answer.question, answer.interpretation.kind) == (question, Kind.YES_NO)
    cited = answer.cited_for(answer.short)
    assert "killed three fishermen" in cited.quote
    assert (answer.short.start, answer.short.end) == (cited.start, cited.end)


FIRE = Article("fire", "Fire at the mill in Pell", "The mill in Pell burnt. Police arrested four people.")
NO_FIRE = Article(
    "no-fire",
    "Fire at the mill in Orsal",
    "The mill in Orsal burnt. There was smoke for days after that, more than any other had made."
    " No arrests have been made.",
)


@pytest.mark.parametrize(("town", "told"), [("Pell", "yes"), ("Orsal", "no")])
def test_whether_anybody_was_arrested(tmp_path: Path, town: str, told: str) -> None:
    asked = Question(f"Were there any arrests after the fire at the mill in {town}?", ASKED)
    answer = Assistant(make_archive(tmp_path, FIRE, NO_FIRE), WordEncoder()).ask(asked)
    assert answer.short is not None
    assert answer.short.normalised == told
