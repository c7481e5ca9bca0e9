"""A small made-up archive and gold for the tests of evaluation."""

from __future__ import annotations

from collections.abc import Mapping

from eval.record import Setup
from eval.types import Cited, Given, GoldCitation, GoldQuestion, Ranked, Response, Sentence
from qa.types import Status

TEXTS = {
    "bridge": "The bridge at Orn opened in June. Mayor Ilva Sten cut the ribbon. Rain fell.",
    "copy": "Reprint. The bridge at Orn opened in June. Mayor Ilva Sten cut the ribbon.",
    "flood": "The river rose two metres. Nobody was hurt.",
}
# Passages by article: id and offsets. 1: bridge, first two sentences; 2: the rain.
SPANS = {"bridge": [(1, 0, 65), (2, 66, 76)], "copy": [(3, 0, 74)], "flood": [(4, 0, 43)]}


class FakeLibrary:
    """``TEXTS`` and ``SPANS``; everything is revision 1."""

    def text(self, article_id: str, revision: int | None) -> str | None:
        return TEXTS.get(article_id) if revision in (None, 1) else None

    def passages(self, article_id: str) -> tuple[Ranked, ...]:
        return tuple(passage(number) for number, _, _ in SPANS.get(article_id, ()))


def passage(number: int, also_in: tuple[str, ...] = ()) -> Ranked:
    """The passage with this id."""
    for article, spans in SPANS.items():
        for id_, start, end in spans:
            if id_ == number:
                return Ranked(id_, article, start, end, also_in, TEXTS[article][start:end])
    raise KeyError(number)


def cite(article: str, quote: str) -> Cited:
    """An exact citation of these words."""
    start = TEXTS[article].index(quote)
    return Cited(1, article, 1, start, start + len(quote), quote, title=article)


def answered(article: str, quote: str, confidence: float = 0.9) -> Given:
    """An answer of one cited sentence."""
    text = f"{quote} [1]"
    return Given(
        Status.ANSWERED,
        text,
        confidence=confidence,
        sentences=(Sentence(text, (1,)),),
        citations=(cite(article, quote),),
    )


def refused(confidence: float = 0.1, status: Status = Status.NO_ANSWER) -> Given:
    return Given(status, "The archive does not say.", confidence=confidence)


WHEN = GoldQuestion(
    "when",
    "When did the bridge open?",
    answers=("June",),
    citations=(GoldCitation("bridge", "opened in June"),),
    status=Status.ANSWERED,
    tags=("when",),
)
WHO = GoldQuestion(
    "who",
    "Who cut the ribbon?",
    answers=("Ilva Sten",),
    citations=(GoldCitation("bridge"),),
    status=Status.ANSWERED,
    tags=("who",),
    choices=("Ilva Sten", "Bo Rahn"),
)
COST = GoldQuestion("cost", "What did it cost?", status=Status.NO_ANSWER, tags=("unanswerable",))
QUESTIONS = (WHEN, WHO, COST)

GOOD: Mapping[str, Response] = {
    "when": Response((passage(1), passage(4)), answered("bridge", "The bridge at Orn opened in June.")),
    "who": Response(
        (passage(4), passage(1)),
        answered("bridge", "Mayor Ilva Sten cut the ribbon.", 0.8),
        choice="Ilva Sten",
    ),
    "cost": Response((passage(4),), refused()),
}


class FakeSystem:
    """Gives the responses it was made with; raises what is an exception."""

    answers = True

    def __init__(self, responses: Mapping[str, Response | BaseException], name: str = "fake") -> None:
        self.name = name
        self.asked: list[str] = []
        self._responses = responses

    def respond(self, gold: GoldQuestion) -> Response:
        self.asked.append(gold.id)
        response = self._responses[gold.id]
        if isinstance(response, BaseException):
            raise response
        return response


def quiet(system: str, done: int, total: int) -> None:
    """Watches a run and says nothing."""


SETUP = Setup(
    dataset="made-up",
    dataset_checksum="c0ffee",
    systems=("fake",),
    limit=None,
    seed=0,
    commit="abc",
    code="def",
    settings={"model": "tiny"},
    model="tiny:1",
    archive_generation=3,
    articles=3,
    passages=4,
)
