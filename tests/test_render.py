"""What the command line shows of an answer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.console import Console

from api.render import Page, show_answer
from qa.types import Coverage, Provenance, PublicationDate, Question, Status
from tests.newsroom import ASKED
from tests.page_server import EXAMPLES, FIRST, TOLL, CannedArchive, CannedAssistant


def test_both_sides_of_a_dispute_are_shown_with_who_when_and_where() -> None:
    answer = CannedAssistant(CannedArchive()).ask(Question(EXAMPLES[2], ASKED))
    console = Console(width=200)
    with console.capture() as captured:
        show_answer(Page(console), answer)
    assert (
        "Sources differ on the number of lorries:\n"
        "  214 lorries: Ilmar Teder in Northern Courier, 2025-05-21 [1]\n"
        "  <b>180</b> lorries: Harbour Gazette, 2025-05 [2]\n"
        "2 independent reports agree on the day:\n"
        "  June 2025: Ilmar Teder in Northern Courier, 2025-05-21 [1]; Harbour Gazette, 2025-05 [2]\n"
    ) in captured.get()
    assert captured.get().startswith("From June, free of charge (2025-06)\n")


@pytest.mark.parametrize(("confidence", "above"), [(None, True), (0.5, True), (0.49, False)])
def test_few_words_that_are_rather_wrong_than_right_do_not_stand_above_the_sentences(
    confidence: float | None, above: bool
) -> None:
    answer = CannedAssistant(CannedArchive()).ask(Question(EXAMPLES[2], ASKED))
    assert answer.short
    answer = replace(answer, short=replace(answer.short, confidence=confidence))
    console = Console(width=200)
    with console.capture() as captured:
        show_answer(Page(console), answer)
    assert captured.get().startswith("From June, free of charge (2025-06)\n") == above
    assert FIRST in captured.get()


def test_what_may_be_meant_is_shown_under_what_was_answered() -> None:
    assistant = CannedAssistant(CannedArchive())
    assistant.did_you_mean = EXAMPLES[0]
    console = Console(width=200)
    with console.capture() as captured:
        show_answer(Page(console), assistant.ask(Question("who built the brigde", ASKED)))
    assert f"[2][1]\nNo article has “brigde”.\nDid you mean: {EXAMPLES[0]}\n" in captured.get()


def test_an_inferred_date_says_so_and_what_is_possible_is_counted() -> None:
    answer = CannedAssistant(CannedArchive()).ask(Question(EXAMPLES[2], ASKED))
    inferred = PublicationDate("2025-05", Provenance.INFERRED)
    cited = tuple(replace(citation, published=inferred) for citation in answer.citations)
    console = Console(width=200)
    with console.capture() as captured:
        show_answer(Page(console), replace(answer, citations=cited, coverage=Coverage(38, 27, 4, 0, 1)))
    assert "[1] Northern Courier, 2025-05 (inferred from the text)" in captured.get()
    assert (
        "Searched: 27 of 38 articles; 4 left out for want of a date, 1 of them possible by what they tell"
        " (--include-undated takes them in)\n"
    ) in captured.get()


@pytest.mark.parametrize("status", [Status.ANSWERED, Status.NO_STATEMENT])
def test_what_is_only_possible_stands_apart_with_all_that_is_known_of_its_date(status: Status) -> None:
    assistant = CannedAssistant(CannedArchive())
    assistant.possible, assistant.status = True, status
    console = Console(width=200)
    with console.capture() as captured:
        show_answer(Page(console), assistant.ask(Question(EXAMPLES[0], ASKED)))
    number = 3 if status is Status.ANSWERED else 1
    assert (
        "\n\nPossibly of this period, but not surely:\n"
        f"[{number}] Harbour Gazette, undated, not before 2025-03-01, “{TOLL}”\n"
        "    No tolls before the autumn, says Teder · tolls · said by Ilmar Teder\n"
        "\nUnderstood as: "
    ) in captured.get()
