"""A small archive about invented countries, and what every answer from it must keep to."""

from __future__ import annotations

import zlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from qa.answering.evidence.candidates import candidates
from qa.answering.evidence.voices import Voices
from qa.answering.evidence.weighing import Scored, Signals
from qa.archive.local import LocalArchive
from qa.assembly import Services
from qa.assistant import Assistant
from qa.ingest.embedding import embed
from qa.ingest.finding import find
from qa.ingest.pipeline import Ingestor
from qa.settings import Settings
from qa.types import Answer, Article, Citation, Evidence, Filters, Passage, PublicationDate, Question, Status
from tests.fakes import WordEncoder

ASKED = datetime(2025, 12, 15, tzinfo=UTC)
WIRE, GAZETTE = "Taveria Wire", "Orsal Gazette"

VENSK_2022 = Article(
    "vensk-2022",
    "Vensk defends the Ostrel pact",
    "Ilra Vensk, the foreign minister of Taveria, said that the Ostrel pact keeps the peace."
    " Doman Karesh of Orselia answered that the Ostrel pact keeps nobody safe.",
    WIRE,
    published=PublicationDate("2022-03-14"),
)
VENSK_2025 = Article(
    "vensk-2025",
    "Taveria freezes its part in the Ostrel pact",
    "Ilra Vensk said that Taveria would pay nothing more into the Ostrel pact."
    " Doman Karesh said that Vensk had broken the Ostrel pact with one speech."
    " The Ostrel pact was signed in Pell in 2009.",
    WIRE,
    published=PublicationDate("2025-05-21"),
)
VENSK_LATER = Article(
    "vensk-later",
    "Vensk visits Orsal",
    "Orsal prepared for rain and for guests. Vensk told the town that the Ostrel pact had cost it a bridge."
    " The bridge fell in a storm.",
    GAZETTE,
    published=PublicationDate("2025-09-02"),
)
UNDATED = Article(
    "undated",
    "From our archive",
    "Ilra Vensk said that the Ostrel pact had been a mistake from the first day.",
    GAZETTE,
)
PRESS = Article(
    "press",
    "Press conference in Orsal",
    "Question: Did heavy lorries damage the Lenna bridge in the spring of 2024?\n"
    "Ilra Vensk: We measured the Lenna bridge in April, and our engineers saw no damage by lorries.\n"
    "Question: And who pays for the engineers of the Lenna bridge?\n"
    "Ilra Vensk: The town pays half of it, and we pay the other half.",
    GAZETTE,
    published=PublicationDate("2024-06"),
)
ARTICLES = (VENSK_2022, VENSK_2025, VENSK_LATER, UNDATED, PRESS)


def make_archive(folder: Path, *articles: Article) -> LocalArchive:
    """An archive of these articles, embedded by their words."""
    archive = LocalArchive.for_encoder(folder, WordEncoder(), create=True)
    for article in articles:
        store(archive, article)
    return archive


def services_of(archive: LocalArchive, **answering: object) -> Services:
    """All that works on an archive.

    Args:
        answering: what its assistant is made with.
    """
    encoder = WordEncoder()
    assistant = Assistant(archive, encoder, **answering)  # type: ignore[arg-type]
    return Services(Settings(), archive, encoder, assistant, Ingestor(archive, encoder))


def answer_from(folder: Path, text: str, question: str) -> Answer:
    """What an archive of one article answers."""
    archive = make_archive(folder, Article("a", "", text, WIRE))
    return Assistant(archive, WordEncoder()).ask(Question(question, ASKED))


def store(archive: LocalArchive, article: Article) -> None:
    archive.put(article, *embed(article, WordEncoder()), find(article))


def asking(text: str, *ignore: str, top_k: int = 10, **filters: object) -> Question:
    """A question asked on 15 December 2025."""
    return Question(text, ASKED, replace(Filters(), **filters), top_k, ignore)  # type: ignore[arg-type]


def found(text: str, *, id_: str = "", score: float = 1.0, article: Article | None = None) -> Evidence:
    """Evidence of one passage that is all of an article."""
    whole = article or Article(id_ or text, "A title", text)
    id_in_archive = zlib.crc32(whole.id.encode())
    passage = Passage(whole.id, whole.revision, 0, 0, len(whole.text), whole.text, id_in_archive)
    return Evidence(passage, whole, score, {"cosine": score})


def told_in(text: str) -> list[Scored]:
    """The sentences of a text that report what somebody says, in order, each wholly on its topic."""
    article = Article("a", "", text)
    among = candidates([found("", article=article)], {"a": find(article).statements}, Voices((), Filters()))
    return [Scored(one, frozenset(), Signals(0, 0, 1, 1, 1, 0, 0)) for one in among]


def cited(number: int, article: Article, start: int = 0, end: int | None = None) -> Citation:
    """A citation of an article's words, all of them unless told which."""
    return Citation(
        number=number,
        article_id=article.id,
        revision=article.revision,
        title=article.title,
        source=article.source,
        url=article.url,
        authors=article.authors,
        published=article.published,
        start=start,
        end=len(article.text) if end is None else end,
        quote=article.text[start:end],
        speaker=None,
        passage_id=number,
    )


def assert_rests_on_the_archive(answer: Answer, assistant: Assistant, first: int = 1) -> None:
    """Every sentence stands in the answer, cites, and is to the character what its article says; likewise in
    the answers to each of several questions in one, whose citations are numbered on.

    Args:
        first: the number of its first citation.
    """
    cited = {citation.number: citation for citation in answer.citations}
    assert list(cited) == list(range(first, first + len(cited)))
    for one in answer.possible:
        article = assistant.archive.article(one.article_id, one.revision)
        assert article is not None
        assert article.text[one.start : one.end] == one.quote
    for part in answer.parts:
        assert_rests_on_the_archive(part, assistant, first)
        first += len(part.citations)
    for sentence in answer.sentences:
        assert answer.text[sentence.start : sentence.end] == sentence.text
        assert sentence.citations
        for number in sentence.citations:
            citation = cited[number]
            article = assistant.archive.article(citation.article_id, citation.revision)
            assert article is not None
            assert article.text[citation.start : citation.end] == citation.quote == sentence.text
            assert (article.title, article.source, article.published) == (
                citation.title,
                citation.source,
                citation.published,
            )
            ((passage, _),) = assistant.archive.with_articles([citation.passage_id])
            assert passage.article_id == article.id
            assert passage.start < citation.end <= passage.end  # what leads to it may stand before
    given = answer.sentences or any(part.sentences for part in answer.parts)
    assert bool(given) == (answer.status is Status.ANSWERED)
    assert answer.text
    assert 0 <= answer.confidence <= 1
