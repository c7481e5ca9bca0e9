"""Two questions in one: which they are, and the answer to each by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Thread

import numpy as np
import pytest
from numpy.typing import NDArray

from api.answers import answer_out
from api.render import Page, show_answer
from qa.answering.composing.together import lead_for, numbered_through
from qa.answering.question.antecedents import Reading
from qa.answering.question.following import Before, complete
from qa.answering.question.parts import questions_in
from qa.archive.local import LocalArchive
from qa.assistant import Assistant
from qa.types import AnswerSentence, Article, PublicationDate, Question, Status
from tests.clients import PATIENCE_S
from tests.fakes import WordEncoder
from tests.newsroom import ARTICLES, ASKED, make_archive, store

READING = Reading(date(2025, 12, 15), lambda name: name in ("Vensk", "Karesh", "Rahn", "vensk", "Brazil"))


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        ("Where was the pact signed and when?", "Where was the pact signed?", "When was the pact signed?"),
        ("When and where did the talks begin?", "When did the talks begin?", "Where did the talks begin?"),
        (
            "When and by whom was the pact signed?",
            "When was the pact signed?",
            "By whom was the pact signed?",
        ),
        ("Did the talks fail, and why?", "Did the talks fail?", "Why did the talks fail?"),
        (
            "When did the bridge at Pell open? How much did it cost?",
            "When did the bridge at Pell open?",
            "How much did the bridge at Pell cost?",
        ),
        (
            "Who is the mayor of Orsal and when did Vensk resign?",  # nothing is left out
            "Who is the mayor of Orsal?",
            "When did Vensk resign?",
        ),
        (
            "What did Rahn say about the pact and what did Vensk say?",
            "What did Rahn say about the pact?",
            "What did Vensk say about the pact?",
        ),
        (
            "What did Rahn say about the price of the pact and what did Vensk say about it?",
            "What did Rahn say about the price of the pact?",
            "What did Vensk say about the price of the pact?",
        ),
        (
            "what did vensk say in 2024 and what did she say in 2025",
            "What did vensk say in 2024?",
            "What did vensk say in 2025?",
        ),
        (
            "What did Vensk say about the pact in 2024 and what did she say in 2025?",
            "What did Vensk say about the pact in 2024?",
            "What did Vensk say about the pact in 2025?",
        ),
        (
            "What did Vensk say in 2022 about the pact and what did Karesh say?",
            "What did Vensk say in 2022 about the pact?",
            "What did Karesh say about the pact in 2022?",
        ),
        (
            "When did the bridge close in 2022 and when did it reopen?",  # in whichever year
            "When did the bridge close in 2022?",
            "When did the bridge reopen?",
        ),
        (
            "In 2025, when did the bridge open and how much did it cost?",  # of both
            "In 2025, when did the bridge open?",
            "In 2025, how much did the bridge cost?",
        ),
        (
            "What did Vensk say about the tunnel and when did it open?",
            "What did Vensk say about the tunnel?",
            "When did the tunnel open?",
        ),
        (
            "When did Vensk and Rahn meet, and what did the two agree on?",
            "When did Vensk and Rahn meet?",
            "What did Vensk and Rahn agree on?",
        ),
        (
            "How many observers did Orsal want and how many did Pell offer?",
            "How many observers did Orsal want?",
            "How many observers did Pell offer?",
        ),
        (
            "How many ships did Orsal build in 2024 and how many did Pell build?",
            "How many ships did Orsal build in 2024?",
            "How many ships did Pell build in 2024?",
        ),
        (
            "When did the landslide close the road and how many lorries did it bury?",
            "When did the landslide close the road?",
            "How many lorries did the landslide bury?",
        ),
        (
            "How much did Pell export and how much did it import?",
            "How much did Pell export?",
            "How much did Pell import?",
        ),
        (
            "When did the mission in Pell begin its work and what did its first report find?",
            "When did the mission in Pell begin its work?",
            "What did the mission’s first report find?",
        ),
        (
            "Why was the pact between Orsal and Pell signed, and when?",
            "Why was the pact between Orsal and Pell signed?",
            "When was the pact between Orsal and Pell signed?",
        ),
        (
            "When did the 2025 World Cup final begin and who won it?",
            "When did the 2025 World Cup final begin?",
            "Who won the 2025 World Cup final?",
        ),
        (
            "What is the pox and how does it spread?",
            "What is the pox?",
            "How does the pox spread?",
        ),
        (
            "What did Rahn say about grain exports and what did Vensk say about them?",
            "What did Rahn say about grain exports?",
            "What did Vensk say about grain exports?",
        ),
        (
            "When did Rahn announce his resignation and who replaced him?",
            "When did Rahn announce his resignation?",
            "Who replaced Rahn?",
        ),
        (
            "In May, how many did Orsal hire and how many did Pell hire?",
            "In May, how many did Orsal hire?",
            "In May, how many did Pell hire?",
        ),
        (
            "In May, how many nurses did Orsal hire and how many did Pell hire?",
            "In May, how many nurses did Orsal hire?",
            "In May, how many nurses did Pell hire?",
        ),
        (
            "When did the bridge at Pell open? And how much did it cost?",
            "When did the bridge at Pell open?",
            "How much did the bridge at Pell cost?",
        ),
        (
            "When did the bridge at Pell open and how much did the tunnel cost?",  # a thing of its own
            "When did the bridge at Pell open?",
            "How much did the tunnel cost?",
        ),
        (
            "How many people did the storm kill and when will it rain again?",  # it is nothing
            "How many people did the storm kill?",
            "When will it rain again?",
        ),
        (
            "How much did the bridge cost in 2019 and how many cars use the tunnel?",
            "How much did the bridge cost in 2019?",
            "How many cars use the tunnel?",
        ),
        (
            "When was the bridge opened and in which year was it closed?",
            "When was the bridge opened?",
            "In which year was the bridge closed?",
        ),
        (
            "Who founded the mill, and to whom was it sold?",
            "Who founded the mill?",
            "To whom was the mill sold?",
        ),
        (
            "What is the tallest tower in Pell and how tall is it?",
            "What is the tallest tower in Pell?",
            "How tall is the tallest tower?",
        ),
        (
            "When was the pact signed and under which government?",
            "When was the pact signed?",
            "Under which government was the pact signed?",
        ),
        ("Did the talks fail and if so, why?", "Did the talks fail?", "Why did the talks fail?"),
        (
            "How did the fire start and who put it out?",
            "How did the fire start?",
            "Who put the fire out?",
        ),
        ("How old is Vensk and is she married?", "How old is Vensk?", "Is Vensk married?"),
        (
            "When did Vensk visit Brazil and what did she say about the bridge?",
            "When did Vensk visit Brazil?",
            "What did Vensk say about the bridge?",
        ),
        (
            "When did the talks in Pell begin and how many observers live there?",
            "When did the talks in Pell begin?",
            "How many observers live in Pell?",
        ),
    ],
)
def test_two_questions(question: str, first: str, second: str) -> None:
    one, other = questions_in(question)
    assert one == first
    assert complete(Before(one), other.rstrip("?"), READING) == second


@pytest.mark.parametrize(
    ("question", "answer", "asked"),
    [
        (
            "Who cut the ribbon and what did she say about the bridge?",
            "Nessa Rahn",
            "What did Nessa Rahn say about the bridge?",
        ),
        (
            "Where was the pact signed and how many people live there?",
            "Pell",
            "How many people live in Pell?",
        ),
        (
            "Who said that the bridge was unsafe and why?",
            "Rahn",
            "Why did Rahn say that the bridge was unsafe?",
        ),
        (
            "Who won the vote, and by how much?",
            "Rahn",
            "Won the vote: by how much?",
        ),
        (
            "Who won the vote and with how many votes?",
            "Rahn",
            "Won the vote: with how many votes?",
        ),
        (
            "Who said that the bridge was unsafe and in which year?",
            "Rahn",
            "In which year did Rahn say that the bridge was unsafe?",
        ),
        (
            "Who was shot in Pell in May, and why?",
            "Rahn",
            "Shot in Pell in May: why?",
        ),
        (
            "Where did the Fed raise interest rates and when did it lower them?",
            "",
            "The Fed raise interest rates: when did it lower them?",
        ),
        (
            "When did Orsal's president resign and who designed his house?",
            "",
            "Orsal's president resign: who designed his house?",
        ),
        (
            "Hello, could you tell me who won the vote and how many voted? Thanks!",
            "Rahn",
            "Won the vote: how many voted?",
        ),
        (
            "When did Vensk and Rahn meet and how many observers were proposed?",
            "in May",
            "Vensk and Rahn meet: how many observers were proposed?",
        ),
    ],
)
def test_what_the_first_is_answered_with_or_is_about_goes_before_the_second(
    question: str, answer: str, asked: str
) -> None:
    first, second = questions_in(question)
    assert complete(Before(first, answer), second.rstrip("?"), READING) == asked


@pytest.mark.parametrize(
    "question",
    [
        "What did Vensk and Rahn say about the pact?",
        "Who wrote and directed the film?",
        "What happened between 3 and 5 May?",
        "What did Vensk say about when the talks began and how many observers came?",
        "What is known about the flood and when it began?",
        "Who said that the bridge was closed and who paid for it?",
        "When the talks began, how many observers came?",
        "Which actor died and was buried in May?",
        "Will Orselia leave the pact? What does Rahn say?",
        "What did Rahn say about the pact and when?",
        "What did Rahn say and when did he say it?",
        "How did Rahn explain why the gates opened and who ordered it?",
        "Vensk and where she lives",
        "Who said that the bridge would open and in which year it would close?",
        "Who knows when the talks begin and at which hotel they are held?",
        "Which ferry sank and is still missed?",
        "When did they meet and how many observers were proposed?",
        "Who was the president and who was the prime minister of Orselia in 2025?",
        "How many died and how many were injured in the flood in Pell?",
        "Were the people who died and who were injured in Pell from Orsal?",
        "What is the difference between what is known and what is not known?",
        "Did police find out who did it and why?",
        "When did Vensk meet Rahn, who is the mayor of Pell, and what did they discuss?",
        "What did Vensk say about the talks, when did she say it and who heard it?",
        "Did the talks fail and what did Rahn say?",
        "When was the pact offered, who offered it and what did Rahn say?",
        "When did Vensk meet Rahn, who is mayor of it, and why?",
        # More than can be told apart, or than three.
        "Where and when was the tunnel opened and who said it was dark?",
        "When was the pact signed, where was it signed, and by whom and why?",
        "When did the bridge open, where is it, how long is it and what did it cost?",
        "",
    ],
)
def test_one_question(question: str) -> None:
    assert questions_in(question) == ()


@pytest.mark.parametrize(
    ("question", "each"),
    [
        (
            "When did the bridge open and how much did it cost and who designed it?",
            ["When did the bridge open?", "How much did the bridge cost?", "Who designed the bridge?"],
        ),
        (
            "Who runs the port of Orsal, when was it built and how much did it cost?",
            [
                "Who runs the port of Orsal?",
                "When was the port of Orsal built?",
                "How much did the port of Orsal cost?",
            ],
        ),
        (
            "When did the bridge open? Who designed it? And how tall is it?",
            ["When did the bridge open?", "Who designed the bridge?", "How tall is the bridge?"],
        ),
        (
            "When did the strike begin, who called it and how many took part?",
            ["When did the strike begin?", "Who called the strike?", "The strike begin: how many took part?"],
        ),
        (
            "what is the pact, who will sign it and how long is it",
            ["What is the pact?", "Who will sign the pact?", "How long is the pact?"],
        ),
        (
            "Where did the train derail, why did it happen and when?",
            ["Where did the train derail?", "Why did the train derail?", "When did the train derail?"],
        ),
    ],
)
def test_three_questions(question: str, each: list[str]) -> None:
    first, *others = questions_in(question)
    assert [first, *(complete(Before(first), one.rstrip("?"), READING) for one in others)] == each


def test_each_is_answered_as_if_it_were_asked_alone(assistant: Assistant) -> None:
    both = assistant.ask(
        Question("What did Vensk say about the Ostrel pact, and what did Dulane say?", ASKED)
    )
    first = assistant.ask(Question("What did Vensk say about the Ostrel pact?", ASKED))
    second = assistant.ask(Question("What did Dulane say about the Ostrel pact?", ASKED))
    assert [replace(part, timings_ms={}) for part in both.parts] == [
        replace(one, timings_ms={}) for one in (first, second)
    ]
    assert (first.status, second.status) == (Status.ANSWERED, Status.NO_STATEMENT)
    assert (both.status, both.confidence) == (Status.ANSWERED, first.confidence)
    assert both.short is None


def test_a_thing_of_its_own_has_its_own_price(tmp_path: Path) -> None:
    told = {
        "bridge": "The bridge at Pell opened on 3 May 2024. The bridge cost 4 million crowns.",
        "tunnel": "The tunnel under the Sarn opened on 9 June 2025. The tunnel cost 9 million crowns.",
    }
    published = PublicationDate("2025-06-10")
    articles = (Article(name, name.title(), text, "Wire", published=published) for name, text in told.items())
    assistant = Assistant(make_archive(tmp_path, *articles), WordEncoder())
    both = assistant.ask(
        Question("When did the bridge at Pell open and how much did the tunnel cost?", ASKED)
    )
    assert [part.short_answer for part in both.parts] == ["3 May 2024", "9 million crowns"]
    before = "How much did the bridge at Pell cost?"
    following = assistant.ask(Question("And when did the tunnel open?", ASKED, history=(before,)))
    assert (following.taken_as, following.short_answer) == ("", "9 June 2025")


@pytest.mark.parametrize(
    "question",
    [
        "What did Vensk say about the Ostrel pact, and when did the bridge in Orsal fall?",
        "When did Orsal lose a bridge and how many engineers came?",
        "Who damaged the Lenna bridge and why?",
    ],
)
def test_what_is_shown_is_what_was_looked_for(assistant: Assistant, question: str) -> None:
    both = assistant.ask(Question(question, ASKED))
    assert len(both.parts) == 2
    for part in both.parts:
        alone = assistant.ask(Question(part.question, ASKED))
        assert (part.status, part.short_answer, part.interpretation, part.confidence) == (
            alone.status,
            alone.short_answer,
            alone.interpretation,
            alone.confidence,
        )


def test_citations_are_numbered_once_through(assistant: Assistant) -> None:
    both = assistant.ask(
        Question("What did Vensk say about the Ostrel pact, and what did Karesh say?", ASKED)
    )
    first, second = both.parts
    assert all(part.status is Status.ANSWERED for part in both.parts)
    assert both.citations == (*first.citations, *second.citations)
    assert [one.number for one in both.citations] == list(range(1, len(both.citations) + 1))
    assert [one.text for one in both.sentences] == [one.text for part in both.parts for one in part.sentences]
    for answer in (both, *both.parts):
        numbers = {one.number for one in answer.citations}
        for one in answer.sentences:
            assert answer.text[one.start : one.end] == one.text
            assert answer.text[one.end :].startswith("".join(f" [{number}]" for number in one.citations))
            assert numbers.issuperset(one.citations)


class WhileItIsWritten(WordEncoder):
    """Whenever it embeds a question another article comes into the archive."""

    def __init__(self) -> None:
        self.archive: LocalArchive | None = None
        self.written = 0

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        if self.archive:
            self.written += 1
            article = Article(f"new-{self.written}", "Rain", "It rained in Pell.", "Taveria Wire")
            writer = Thread(target=store, args=(self.archive, article))
            writer.start()
            writer.join(PATIENCE_S)
        return super().embed_queries(texts)


def test_both_are_answered_from_one_state_of_the_archive(tmp_path: Path) -> None:
    encoder = WhileItIsWritten()
    archive = make_archive(tmp_path, *ARTICLES)
    encoder.archive = archive
    before = archive.state.generation
    both = Assistant(archive, encoder).ask(Question("Where was the Ostrel pact signed and when?", ASKED))
    assert [part.archive.generation for part in both.parts] == [before, before]
    assert archive.state.generation == before + encoder.written > before


def test_brackets_of_an_article_are_no_marks(assistant: Assistant) -> None:
    one = assistant.ask(Question("What did Vensk say about the Ostrel pact?", ASKED))
    first = AnswerSentence("He had it from [1] and [2].", 0, 27, (1,))
    second = AnswerSentence("She saw it in [2]", 32, 49, (1, 2))
    text = f"{first.text} [1]\n{second.text} [1][2]"
    given = replace(one, text=text, sentences=(first, second), citations=one.citations[:2])
    _, later = numbered_through([given, given])
    assert later.text == f"{first.text} [3]\n{second.text} [3][4]"
    assert later.sentences == (replace(first, citations=(3,)), replace(second, citations=(3, 4)))


def test_three_are_answered_each(assistant: Assistant) -> None:
    question = "What did Vensk say about the Ostrel pact, what did Karesh say and what did Dulane say?"
    answer = assistant.ask(Question(question, ASKED))
    assert [one.question for one in answer.parts] == [
        f"What did {name} say about the Ostrel pact?" for name in ("Vensk", "Karesh", "Dulane")
    ]
    assert [one.status for one in answer.parts] == [Status.ANSWERED, Status.ANSWERED, Status.NO_STATEMENT]
    assert answer.text.startswith("Three questions in one: each is looked for by itself.\n")
    assert answer.citations == tuple(one for part in answer.parts for one in part.citations)


def test_a_period_of_the_whole_is_that_of_each(assistant: Assistant) -> None:
    both = assistant.ask(
        Question("What did Vensk say in 2022 about the Ostrel pact and what did Karesh say?", ASKED)
    )
    assert len(both.parts) == 2
    assert {part.interpretation.period for part in both.parts} == {both.interpretation.period}
    of_its_own = assistant.ask(
        Question("What did Vensk say in 2022 about the pact and what did Karesh say in 2025?", ASKED)
    )
    assert [part.interpretation.period and part.interpretation.period.words for part in of_its_own.parts] == [
        "in 2022",
        "in 2025",
    ]


def test_what_is_not_answered_in_either_is_not_answered(assistant: Assistant) -> None:
    both = assistant.ask(Question("What did Dulane say about Pell and what did Zorn say?", ASKED))
    assert [part.status for part in both.parts] == [Status.NO_STATEMENT, Status.NO_STATEMENT]
    assert (both.status, both.confidence) == (Status.NO_STATEMENT, 0.0)


def test_the_command_line_shows_each_under_its_question(
    assistant: Assistant, capsys: pytest.CaptureFixture[str]
) -> None:
    both = assistant.ask(
        Question("What did Vensk say about the Ostrel pact, and what did Dulane say?", ASKED)
    )
    show_answer(Page(), both)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == lead_for(2)
    assert both.text.startswith(lead_for(2))
    assert all(part.text in both.text for part in both.parts)
    at = [lines.index(part.question) for part in both.parts]
    assert at == sorted(at)
    assert any(line.startswith("[1]") for line in lines[at[0] : at[1]])
    assert any("No statement by Dulane" in line for line in lines[at[1] :])


def test_over_the_wire_the_whole_has_what_its_parts_have(assistant: Assistant) -> None:
    both = assistant.ask(
        Question("What did Vensk say about the Ostrel pact, and what did Dulane say?", ASKED)
    )
    out = answer_out(both).model_dump()
    assert [part["question"] for part in out["parts"]] == [part.question for part in both.parts]
    assert out["citations"] == out["parts"][0]["citations"]
    assert [one["number"] for one in out["citations"]][:1] == [1]
    assert out["parts"][1]["citations"] == []
    assert [one["text"] for one in out["sentences"]] == [one["text"] for one in out["parts"][0]["sentences"]]
