"""Two things compared by a measure of each: what is asked of them, and which of them it is."""

from __future__ import annotations

import pytest

from qa.answering.question.comparisons import comparison, lead_of
from qa.assistant import Assistant
from qa.language.inflections import base
from qa.types import Article, PublicationDate, Status
from tests.fakes import WordEncoder
from tests.newsroom import asking, make_archive


@pytest.mark.parametrize(
    ("question", "questions", "least"),
    [
        (
            "Which opened first, the Sarn tunnel or the Pell bridge?",
            ("When did the Sarn tunnel open?", "When did the Pell bridge open?"),
            True,
        ),
        (
            "Which was paid more, the tunnel's builder or the bridge's?",
            ("How much was the tunnel's builder paid?", "How much was the bridge's builder paid?"),
            False,
        ),
        (
            "Who has more seats, the Greens or the Liberals?",
            ("How many seats do the Greens have?", "How many seats do the Liberals have?"),
            False,
        ),
        ("Who is older, Vensk or Karesh?", ("How old is Vensk?", "How old is Karesh?"), False),
        ("Is Vensk or Karesh younger?", ("How old is Vensk?", "How old is Karesh?"), True),
        (
            "which country exported more, Taveria or Orselia in 2024",
            ("How much did Taveria export in 2024?", "How much did Orselia export in 2024?"),
            False,
        ),
        (
            "Which of the two opened later, the tunnel or the bridge?",
            ("When did the tunnel open?", "When did the bridge open?"),
            False,
        ),
        (
            "Did the tunnel or the bridge open later?",
            ("When did the tunnel open?", "When did the bridge open?"),
            False,
        ),
        (
            "Who visited Pell first, Vensk or Karesh?",
            ("When did Vensk visit Pell?", "When did Karesh visit Pell?"),
            True,
        ),
        (
            "which country signed the pact later, taveria or orselia",
            ("When did taveria sign the pact?", "When did orselia sign the pact?"),
            False,
        ),
        (
            "Did Vensk or Karesh visit Pell first?",
            ("When did Vensk visit Pell?", "When did Karesh visit Pell?"),
            True,
        ),
        (
            "did vensk or karesh visit pell first",
            ("When did vensk visit pell?", "When did karesh visit pell?"),
            True,
        ),
        (
            "did taveria or south orselia sign first",
            ("When did taveria sign?", "When did south orselia sign?"),
            True,
        ),
        (
            "Did Taveria or South Orselia surrender first?",
            ("When did Taveria surrender?", "When did South Orselia surrender?"),
            True,
        ),
        (
            "Which was paid more, the tunnel's engineers or the bridge's?",
            ("How much were the tunnel's engineers paid?", "How much were the bridge's engineers paid?"),
            False,
        ),
        (
            "Which is cheaper, a bus or a train?",
            ("How much does a bus cost?", "How much does a train cost?"),
            True,
        ),
    ],
)
def test_each_is_asked_after(question: str, questions: tuple[str, str], least: bool) -> None:
    compared = comparison(question)
    assert compared is not None
    assert (compared.questions, compared.least) == (questions, least)


@pytest.mark.parametrize(
    "question",
    [
        "Which side turned down the observers, Taveria or Orselia?",
        "Who opened the bridge, Vensk or Karesh?",
        "Was it Vensk or Karesh who resigned first?",
        "Who is more popular, Vensk or Karesh?",
        "Who wants more observers, Vensk or Karesh?",
        "What did Vensk say about opening first, the tunnel or the bridge?",
        "Is Pell bigger than Orsal?",
        "Will the tunnel open first or last?",
        # What was done to something, which is no verb.
        "Who criticised the tunnel first, Vensk or Karesh?",  # what was said
        "did vensk or karesh tour pell first",
        "did vensk or karesh open it first",
        "Who criticised it first, Vensk or Karesh?",
        "Which country signed it first, Taveria or Orselia?",
    ],
)
def test_no_comparison_by_a_measure(question: str) -> None:
    assert comparison(question) is None


def test_verbs_after_did() -> None:
    past = "opened closed scored created arrived died agreed carried stopped used won began cost export"
    now = "open close score create arrive die agree carry stop use win begin cost export"
    assert [base(verb) for verb in past.split()] == now.split()


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    told = {
        "Lenna bridge": "The Lenna bridge opened on 3 May 2019. The Lenna bridge cost 4 million crowns.",
        "Orvash bridge": "The Orvash bridge opened on 9 June 2021. The Orvash bridge cost 6 million crowns.",
        "Vote in Pell": "The Liberals won 38 seats on Sunday.",
    }
    day = PublicationDate("2021-06-10")
    articles = (Article(title, title, text, "Wire", published=day) for title, text in told.items())
    return Assistant(make_archive(tmp_path_factory.mktemp("compared"), *articles), WordEncoder())


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "Which opened first, the Orvash bridge or the Lenna bridge?",
            "By what is told of both (the Orvash bridge, 9 June 2021; the Lenna bridge, 3 May 2019) it is"
            " the Lenna bridge.",
        ),
        (
            "Which cost more, the Lenna bridge or the Orvash bridge?",
            "By what is told of both (the Lenna bridge, 4 million crowns; the Orvash bridge, 6 million"
            " crowns) it is the Orvash bridge.",
        ),
        ("Which cost more, the Lenna bridge or the Sarn tunnel?", "Which of them it is stays open."),
        ("Who won more seats, the Greens or the Liberals?", "Which of them it is stays open."),
    ],
)
def test_which_it_is_goes_by_what_is_told_of_both(assistant: Assistant, question: str, told: str) -> None:
    answer = assistant.ask(asking(question))
    assert answer.text.partition("\n")[0] == f"A comparison: each of the two is looked for by itself. {told}"
    assert len(answer.parts) == 2
    for sentence in answer.sentences:
        assert answer.text[sentence.start : sentence.end] == sentence.text


def test_both_are_cited(assistant: Assistant) -> None:
    answer = assistant.ask(asking("Which opened first, the Orvash bridge or the Lenna bridge?"))
    assert answer.status is Status.ANSWERED
    assert [one.quote for part in answer.parts for one in part.citations[:1]] == [
        "The Orvash bridge opened on 9 June 2021.",
        "The Lenna bridge opened on 3 May 2019.",
    ]


def test_a_figure_of_the_other_tells_nothing(assistant: Assistant) -> None:
    question = "Which opened first, the Orvash bridge or the Lenna bridge?"
    compared, answer = comparison(question), assistant.ask(asking(question))
    assert compared is not None
    assert lead_of(compared, answer.parts).endswith("it is the Lenna bridge.")
    assert lead_of(compared, answer.parts[::-1]).endswith("Which of them it is stays open.")
