"""Whether a sentence gives a reason for what is asked about."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

import pytest

from qa.answering.evidence.reasons import (
    LEAST,
    MAYBE,
    SURELY,
    reason_for,
    reasons,
    speaking_of_it,
)
from qa.answering.evidence.weighing import Scored
from qa.language.content import Word, content_words
from tests.test_composition import scored

ROAD = "the road over the Lenna pass close"


@pytest.mark.parametrize(
    ("topic", "sentence", "sure"),
    [
        (ROAD, "The road over the Lenna pass closed because lorries had damaged it.", SURELY),
        (ROAD, "The road over the Lenna pass closed due to snow.", SURELY),
        (ROAD, "The road over the Lenna pass is due to be cleared of snow in May.", 0.0),
        (ROAD, "Stranded lorries have not caused the closing of the Lenna road.", 0.0),
        (ROAD, "Owing to snow, the road over the Lenna pass was closed.", SURELY),
        (ROAD, "Snow and two stranded lorries led to the closing of the Lenna road.", SURELY),
        (
            ROAD,
            "That is because nobody clears the snow.",
            SURELY,
        ),  # what closed stands in the sentence before
        (ROAD, "Two stranded lorries were decisive for the choice to close the Lenna road.", SURELY),
        (ROAD, "Two stranded lorries persuaded the office to close the Lenna road.", SURELY),
        (ROAD, "Citing a shortage of salt, the office closed the road.", SURELY),
        # What befell it does what is asked, to it.
        (ROAD, "LENNA - A landslide closed the road over the Lenna pass on Monday.", SURELY),
        (ROAD, "The road over the Lenna pass was closed by heavy snow.", SURELY),
        (
            "the bridge closed",
            "The bridge opened, eleven years after a flood and a quarrel closed it.",
            SURELY,
        ),
        ("the bridge open", "The bridge opened, eleven years after a flood closed it.", 0.0),
        (ROAD, "The police closed the road over the Lenna pass.", 0.0),
        (ROAD, "A storm closed in on the road over the Lenna pass.", 0.0),
        ("the slope give way", "A landslide closed the road below the slope.", 0.0),
        ("the landslide close the road", "A landslide closed the road over the Lenna pass.", 0.0),
        (ROAD, "The road closed after two heavy lorries slid down the slope.", MAYBE),
        (ROAD, "The road will close after the season.", 0.0),
        (ROAD, "The road over the Lenna pass is closed.", 0.0),
        # Of something else: the road closed is itself the reason.
        (ROAD, "Bread is short because the road over the Lenna pass closed.", 0.0),
        (ROAD, "The closing of the Lenna road led to a shortage of bread.", 0.0),
        ("the mayor resign", "The mayor resigned over the handling of three unpaid bills.", MAYBE),
        ("the mayor resign", "The mayor spoke over 90 minutes.", 0.0),
    ],
)
def test_a_reason_is_one_for_what_is_asked_about(topic: str, sentence: str, sure: float) -> None:
    assert reason_for(topic)(sentence) == sure


def test_a_long_list_of_what_befell_it_takes_no_long_time() -> None:
    began = time.process_time()
    assert reason_for("the road close")("The road was " + "closed by a flood " * 400) == SURELY
    assert time.process_time() - began < 5  # seconds of this process; word by word for each takes 20


def told(text: str, expected: float, own: float, around: float) -> Scored:
    one = scored(text, 0.5)
    signals = replace(one.signals, expected=expected, coverage=own, context_coverage=around)
    return replace(one, signals=signals)


def test_the_surest_for_most_of_what_is_asked_goes_first() -> None:
    half, most, no, all_of_it = (
        told("half", 1.0, LEAST, LEAST),
        told("most", 1.0, 0.6, 1.0),  # worth 0.8
        told("no", 0.0, 1.0, 1.0),
        told("perhaps, all of it", MAYBE, 1.0, 1.0),  # worth 0.6
    )
    less = told("less", 1.0, LEAST, LEAST - 0.01)
    assert reasons([half, no, less, all_of_it, most]) == [most, all_of_it, half]
    assert speaking_of_it([half, no, less, most]) == [no, most]


def test_a_sentence_is_read_once_however_many_reasons_it_may_give(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def counted(texts: Sequence[str]) -> list[list[Word]]:
        read.extend(texts)
        return content_words(texts)

    monkeypatch.setattr("qa.answering.evidence.reasons.content_words", counted)
    long = "Bread is short because snow fell after the storm, " * 50
    assert reason_for("bread is short")(long) == SURELY
    assert read == [long]
