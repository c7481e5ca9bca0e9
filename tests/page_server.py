"""The real server with canned articles and answers, for the chat page's tests: every state at will."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import uvicorn

from api.app import create_app
from qa.archive.listings import ArticlePage
from qa.types import (
    Agreement,
    Answer,
    AnswerSentence,
    ArchiveState,
    Article,
    Citation,
    Coverage,
    Dispute,
    Evidence,
    Filters,
    Interpretation,
    Kind,
    Named,
    Passage,
    Period,
    Phrasing,
    PointKind,
    Provenance,
    PublicationDate,
    Question,
    SearchResult,
    ShortAnswer,
    Side,
    Status,
    Voice,
)
from tests.newsroom import cited

EXAMPLES = (
    "what did Ilmar Teder say about the bridge in 2025",
    "when did the ferry to Saarnes stop",
    "how many lorries crossed the bridge",
)
FIRST = (
    "“The bridge will carry heavy lorries from June 😀 and we shall not charge,” Minister Ilmar Teder said."
)
SECOND = "Minister Ilmar Teder told the harbour board that no toll would be decided before the autumn."
TOLL = "The board had asked for a toll of four crowns."
HOSTILE = (
    '<script>window.ran = "script"</script>'
    '<img src="https://elsewhere.example/pixel.png" onerror="window.ran = 1">'
)
FILLER = "The works had been delayed twice by ice and once by a strike of crane drivers.\n" * 30
BRIDGE = Article(
    # An id may be an address; this one has all that an address must not be broken by.
    id="https://courier.example/bridge?id=1&x=ä#top",
    title="Minister opens the Vantaa bridge 🌉🎉 after two years",
    # Characters beyond U+FFFF stand before the quote: offsets in code points and in UTF-16 differ.
    # Enough stands before and after it that it is out of sight until it is scrolled to.
    text=f"Hundreds came to the river 🌉, some with flags 🇪🇪.\n{HOSTILE}\n{FILLER}{FIRST}\n{FILLER}",
    source="Northern Courier",
    url="https://courier.example/bridge?id=1&x=ä",
    authors=("Mai Kask", "Peeter Roos"),
    published=PublicationDate("2025-05-21", Provenance.METADATA),
    language="en",
)
CORRECTED = replace(BRIDGE, revision=2, text=f"Correction: the toll was misstated. 🌉\n{BRIDGE.text}")
TOLLS = Article(
    id="tolls",
    title="No tolls before the autumn, says Teder",
    text=f"{SECOND}\n{TOLL}",
    source="Harbour Gazette",
    url="javascript:window.ran='link'",
    published=PublicationDate("2025-05", Provenance.TEXT),
)
COPY = replace(
    BRIDGE,
    id="copy",
    title="From our wires",
    source="Northern Wire",
    published=PublicationDate("2025", Provenance.INFERRED),
)
ARTICLES = (BRIDGE, CORRECTED, TOLLS, COPY)
_MINISTER = Voice("Ilmar Teder", BRIDGE.source, BRIDGE.published, 1)
_BOARD = Voice(TOLLS.source, TOLLS.source, TOLLS.published, 2)
DISPUTED = Dispute(
    PointKind.NUMBER,
    "the number of lorries",
    (Side("214 lorries", (_MINISTER,), 1), Side("<b>180</b> lorries", (_BOARD,), 1)),
)
AGREED = Agreement(PointKind.WHEN, "the day", Side("June 2025", (_MINISTER, _BOARD), 2))
SHORT = ShortAnswer("From June, free of charge", "2025-06", 1, 0, 25)
NOTHINGS = {
    Status.NO_ARTICLES: "The archive holds no article from 2025. It holds 38 articles from 2019 to 2024.",
    Status.NO_STATEMENT: "No statement by Ilmar Teder on the bridge was found in the 27 articles from 2025.",
    Status.NO_ANSWER: "Nothing in the 27 articles from 2025 answers this. `dateline articles` lists them.",
}


class CannedArchive:
    """Says that it holds 38 articles, and gives three; the bridge has been corrected since it was cited."""

    def __init__(self) -> None:
        self.empty = False

    def articles(self, _filters: Filters, _limit: int, _cursor: str | None) -> ArticlePage:
        return ArticlePage((), 0 if self.empty else 38, None)

    def revisions(self, article_id: str) -> tuple[Article, ...]:
        return tuple(article for article in ARTICLES if article.id == article_id)

    def article(self, article_id: str, revision: int | None = None) -> Article | None:
        found = [a for a in self.revisions(article_id) if revision in (None, a.revision)]
        return found[-1] if found else None

    def passages_of(self, _article_id: str) -> tuple[Passage, ...]:
        return ()

    def copies(self, article_id: str, _filters: Filters) -> tuple[Article, ...]:
        told = {article.id: article for article in (CORRECTED, COPY)}
        return tuple(other for id_, other in told.items() if article_id in told and id_ != article_id)


class CannedAssistant:
    """Answers every question alike.

    Attributes:
        status: how it answers.
        shift: added to the offsets of citations, to make them wrong.
        confidence: of an answer.
        last_line: follows the sentences in the text.
        broken: asking raises.
        free: it answers only while this is set.
        asked: all questions so far.
        reads: how it takes a question, beside what all are taken for: fields of an interpretation.
        phrasing: what a language model made of the answer.
        did_you_mean: the question that it takes to be meant, instead of one with a word that no article has.
        taken_as: as what it takes a question that has others before it.
        possible: what its toll article says, which has no date then, is only possible.
        file: from which its second article comes, which has no title then.
    """

    def __init__(self, archive: CannedArchive) -> None:
        self.status = Status.ANSWERED
        self.shift = 0
        self.confidence = 0.84
        self.last_line = ""
        self.broken = False
        self.free = threading.Event()
        self.free.set()
        self.asked: list[Question] = []
        self.reads: dict[str, Any] = {}
        self.phrasing: Phrasing | None = None
        self.did_you_mean = ""
        self.short = SHORT
        self.taken_as = ""
        self.file = ""
        self.possible = False
        self._archive = archive

    def examples(self) -> tuple[str, ...]:
        return EXAMPLES

    def ask(self, question: Question) -> Answer:
        self.asked.append(question)
        self.free.wait(30)
        if self.broken:
            raise RuntimeError("broken on purpose")
        answered = self.status is Status.ANSWERED and not self._archive.empty
        text = f"{FIRST} [1]\n{SECOND} [2][1]"
        return Answer(
            question=question.text,
            status=Status.NO_ARTICLES if self._archive.empty else self.status,
            text=text + self.last_line if answered else NOTHINGS.get(self.status, "The archive is empty."),
            sentences=_sentences(text) if answered else (),
            short_answer=self.short.text if question.text == EXAMPLES[2] else None,
            short=self.short if question.text == EXAMPLES[2] else None,
            confidence=self.confidence,
            citations=self._citations() if answered else (),
            interpretation=replace(_interpretation(question.ignore), **self.reads),
            coverage=self._coverage(question.filters.include_undated),
            timings_ms={"interpret": 0.4, "retrieve": 21.7, "compose": 8.9, "total": 31.2},
            archive=ArchiveState(generation=7, model="canned"),
            agreements=(AGREED,) if answered and question.text == EXAMPLES[2] else (),
            disputes=(DISPUTED,) if answered and question.text == EXAMPLES[2] else (),
            unknown=("brigde",) if self.did_you_mean else (),
            did_you_mean=self.did_you_mean,
            taken_as=self.taken_as if question.history else "",
            phrasing=self.phrasing if answered else None,
            possible=(self._possible(3 if answered else 1),) if self.possible else (),
        )

    def search(self, question: Question) -> SearchResult:
        """The toll article, whole."""
        text = TOLLS.text
        passage = Passage(TOLLS.id, 1, ordinal=0, start=0, end=len(text), text=text, id=2)
        return SearchResult(
            question=question.text,
            evidence=(Evidence(passage, TOLLS, 0.7),),
            interpretation=replace(_interpretation(question.ignore), **self.reads),
            coverage=self._coverage(question.filters.include_undated),
            timings_ms={},
            archive=ArchiveState(generation=7, model="canned"),
        )

    def _citations(self) -> tuple[Citation, ...]:
        second = _citation(2, TOLLS, SECOND, self.shift, ("gone",))
        return (
            _citation(1, BRIDGE, FIRST, self.shift, (COPY.id,)),
            replace(second, title="", file=self.file) if self.file else second,
        )

    def _possible(self, number: int) -> Citation:
        cited = _citation(number, TOLLS, TOLL, self.shift, ())
        return replace(cited, published=None, not_before=date(2025, 3, 1))

    def _coverage(self, undated_in: bool) -> Coverage:
        if self._archive.empty:
            return Coverage(articles=0, in_scope=0, undated_left_out=0)
        if undated_in:
            return Coverage(articles=38, in_scope=28, undated_left_out=0)
        return Coverage(articles=38, in_scope=27, undated_left_out=1)


def _citation(number: int, article: Article, quote: str, shift: int, also_in: tuple[str, ...]) -> Citation:
    start = article.text.index(quote)
    right = cited(number, article, start, start + len(quote))
    return replace(
        right, start=right.start + shift, end=right.end + shift, speaker="Ilmar Teder", also_in=also_in
    )


def _sentences(text: str) -> tuple[AnswerSentence, ...]:
    def sentence(words: str, *citations: int) -> AnswerSentence:
        start = text.index(words)
        return AnswerSentence(words, start, start + len(words), citations)

    return sentence(FIRST, 1), sentence(SECOND, 2, 1)


def _interpretation(ignored: tuple[str, ...]) -> Interpretation:
    period = Period(date(2025, 1, 1), date(2025, 12, 31), "in 2025")
    speaker = Named("Ilmar Teder", "Ilmar Teder")
    return Interpretation(
        kind=Kind.STATEMENTS,
        topic="the bridge",
        period=None if period.words in ignored else period,
        speakers=() if speaker.words in ignored else (speaker,),
    )


class PageServer:
    """The server on a port of this machine, in a thread; it can be stopped and started again.

    Attributes:
        opened: until this is set, the server is up but not ready.

    Args:
        gold: where verdicts on answers are appended; none are taken if None.
    """

    def __init__(self, gold: Path | None = None) -> None:
        self.gold = gold
        self.archive = CannedArchive()
        self.assistant = CannedAssistant(self.archive)
        self.opened = threading.Event()
        self.opened.set()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}/"
        self.start()

    def start(self, open_services: Callable[[], Any] | None = None) -> None:
        app = create_app(open_services or self._open, gold_file=self.gold)
        config = uvicorn.Config(app, port=self.port, log_level="critical", timeout_graceful_shutdown=0)
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        while not self._server.started:
            self._thread.join(0.01)
            if not self._thread.is_alive():
                raise RuntimeError(f"the server did not start on port {self.port}")

    def stop(self) -> None:
        self.leave()
        self._thread.join(10)

    def leave(self) -> None:
        """Stop, but do not wait until it has: that takes a fifth of a second."""
        self.opened.set()
        self.assistant.free.set()
        self._server.should_exit = True

    def _open(self) -> Any:
        self.opened.wait(30)
        return SimpleNamespace(archive=self.archive, assistant=self.assistant, close=lambda: None)
