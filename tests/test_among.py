"""Whether somebody is of those among whom it is asked who said something."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.answering.evidence.among import is_group, is_of, may_be_of
from qa.answering.question.interpretation import interpret
from qa.archive.lookup import NOBODY
from qa.types import Kind, Question, Status
from tests.newsroom import ASKED, answer_from

TEXT = (
    "Republican Sen. Tam Orel spoke first. Petra Lorn, D-Vt., and Doman Rahn (R-Ohio) followed. Mayor"
    " Nessa Torvik, of Orsal, did not. Ilra Vensk came late."
)


@pytest.mark.parametrize(
    ("group", "name", "role", "expected"),
    [
        ("senators", "Tam Orel", "", True),
        ("Republican senators", "Tam Orel", "", True),
        ("Democratic senators", "Petra Lorn", "", False),
        ("Republicans", "Tam Orel", "", True),
        ("Republicans", "Doman Rahn", "", True),
        ("Republicans", "Petra Lorn", "", False),
        ("Democrats", "Petra Lorn", "", True),
        ("Democrats", "some Democrats", "", True),
        ("politicians", "Petra Lorn", "", True),
        ("politicians", "Nessa Torvik", "", True),
        ("politicians", "Ilra Vensk", "", False),
        ("politicians", "Ilra Vensk", "foreign minister of Taveria", True),
        ("senators", "Nessa Torvik", "", False),
        ("world leaders", "Ilra Vensk", "president of the commission", True),
        ("experts", "Ilra Vensk", "an economist at the bank", True),
        ("experts", "Ilra Vensk", "foreign minister of Taveria", False),
    ],
)
def test_who_is_of_a_group(group: str, name: str, role: str, expected: bool) -> None:
    assert is_of(group, name, (role,), TEXT) is expected


def test_of_a_party_are_those_who_are_not_told_to_be_of_the_other() -> None:
    asked = [
        ("Republicans", "Ilra Vensk"),
        ("Democrats", "Doman Rahn"),
        ("senators", "Ilra Vensk"),
        ("towns", "Orsal"),
    ]
    assert [may_be_of(group, name, NOBODY, TEXT) for group, name in asked] == [True, False, False, True]


def test_of_some_groups_it_cannot_be_told() -> None:
    assert is_group("Republican senators")
    assert is_group("deputies")
    assert not is_group("countries")
    assert not is_group("")


@pytest.mark.parametrize(
    ("text", "among", "topic"),
    [
        ("Which politicians commented on the tunnel?", "politicians", "tunnel"),
        ("Which Republican senators criticised the tunnel?", "Republican senators", "tunnel"),
        ("Who commented on the tunnel?", "", "tunnel"),
    ],
)
def test_among_whom_it_is_asked(text: str, among: str, topic: str) -> None:
    found = interpret(Question(text, ASKED), ())
    assert (found.kind, found.among, found.topic) == (Kind.WHO_SAID, among, topic)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which senators criticised the tunnel?", "Tam Orel"),
        ("Which senators commented on the tunnel?", "Tam Orel"),
        ("Which mayors criticised the tunnel?", "Nessa Torvik"),
        ("Which governors criticised the tunnel?", None),
        ("Which mayors supported the school?", "Nessa Torvik"),  # by word order alone
    ],
)
def test_only_those_of_the_group_are_named(tmp_path: Path, question: str, expected: str | None) -> None:
    text = (
        "Sen. Tam Orel criticised the tunnel. Nessa Torvik, the mayor of Orsal, criticised the tunnel, too."
        " Mayor Nessa Torvik supported the school."
    )
    answer = answer_from(tmp_path, text, question)
    assert answer.short_answer == expected
    assert (answer.status is Status.ANSWERED) == (expected is not None)
