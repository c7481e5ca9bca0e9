"""Real scraped articles, taken in with the real model and asked about."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from embeddings import Encoder
from qa.archive.local import LocalArchive
from qa.assistant import Assistant
from qa.ingest.pipeline import Ingestor
from qa.ingest.readers import read
from qa.types import Answer, Filters, Provenance, PublicationDate, Question, Status

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
ASKED = datetime(2025, 12, 15, tzinfo=UTC)

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles are not beside this checkout")


def taken_in(folder: Path, source: Path, encoder: Encoder) -> Assistant:
    archive = LocalArchive.for_encoder(folder, encoder, create=True)
    report = Ingestor(archive, encoder).run(read(str(source)))
    assert (report.added, report.rejected) == (5, ())
    return Assistant(archive, encoder)


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    """The articles with their metadata.csv."""
    return taken_in(tmp_path_factory.mktemp("described"), SEEDS, encoder)


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    """The articles as they were scraped."""
    scraped = tmp_path_factory.mktemp("scraped")
    for path in SEEDS.glob("*.txt"):
        (scraped / path.name).write_bytes(path.read_bytes())
    return taken_in(tmp_path_factory.mktemp("bare"), scraped, encoder)


def ask(assistant: Assistant, question: str) -> Answer:
    answer = assistant.ask(Question(question, ASKED))
    for citation in (*answer.citations, *answer.possible):
        article = assistant.archive.article(citation.article_id, citation.revision)
        assert article is not None
        assert article.text[citation.start : citation.end] == citation.quote
    return answer


@pytest.mark.parametrize(
    ("question", "source", "words"),
    [
        ("what did Lavrov say about the CSTO in 2025", "Azatutyun", "dismissed Armenian criticism"),
        ("what did Mirzoyan say about the CSTO in 2025", "Azatutyun", "failed to honor"),
        ("who headed the consultations in Moscow?", "OC Media", "Mnatsakan Safaryan"),
        ("how much did Armenia pay for Russian weapons?", "Azatutyun", "$250 million"),
        ("what did the ministers discuss in September 2022?", "Caucasus Watch", "scientific-cultural"),
    ],
)
def test_the_right_article_and_the_exact_words(
    described: Assistant, question: str, source: str, words: str
) -> None:
    answer = ask(described, question)
    assert answer.status is Status.ANSWERED
    assert any(words in c.quote and c.source == source for c in answer.citations), answer.text[:200]


def test_the_speakers_words_alone_are_given(described: Assistant) -> None:
    answer = ask(described, "what did Lavrov say about the CSTO in 2025")
    assert len({c.article_id for c in answer.citations}) == 2
    assert all(c.speaker and c.speaker.endswith("Lavrov") for c in answer.citations)
    assert all(c.published and c.published.value.startswith("2025") for c in answer.citations)


def test_where_two_say_otherwise_and_neither_in_the_words_asked_both_are_cited(described: Assistant) -> None:
    """ "The alliance did not ignore Yerevan's request" is no plain no to whether the CSTO ignored Armenia."""
    answer = ask(described, "Did the CSTO ignore Armenia?")
    assert answer.short_answer is None
    assert [citation.speaker for citation in answer.citations] == ["Sergei Lavrov", "Ararat Mirzoyan"]
    assert "did not ignore" in answer.citations[0].quote
    assert "failed to honor" in answer.citations[1].quote


def test_without_metadata_a_dated_question_is_answered_from_what_the_texts_date(bare: Assistant) -> None:
    """A caption of 21 May 2025, and "in Yerevan on Wednesday". Another article on the same talks names 21 May
    without its year, and tells nothing else that would date it than a meeting in January 2025: what it has of
    the same speaker is offered as possible, nothing of 2022 or of anybody else."""
    answer = ask(bare, "what did Lavrov say about the CSTO in 2025")
    assert answer.status is Status.ANSWERED
    assert {c.speaker for c in answer.citations} == {"Sergei Lavrov"}
    assert {c.published for c in answer.citations} == {PublicationDate("2025-05", Provenance.INFERRED)}
    assert any("dismissed Armenian criticism" in c.quote for c in answer.citations)
    assert (answer.coverage.undated_left_out, answer.coverage.possible_left_out) == (4, 1)
    (possible,) = answer.possible
    assert "had proposed deploying an observation mission" in possible.quote
    assert (possible.speaker, possible.published) == ("Sergei Lavrov", None)
    assert possible.not_before == date(2025, 1, 1)
    assert possible.file.startswith("002_")
    assert possible.quote not in answer.text


def test_with_metadata_what_is_dated_to_the_month_is_possible_on_a_day_of_it(described: Assistant) -> None:
    answer = ask(described, "what did Lavrov say about the CSTO on 21 May 2025")
    assert {c.source for c in answer.citations} == {"Azatutyun"}
    assert [(c.file[:3], c.speaker) for c in answer.possible] == [("002", "Sergei Lavrov")]
    assert ask(described, "what did Lavrov say about the CSTO in 2025").possible == ()


@pytest.mark.parametrize("fixture", ["bare", "described"])
@pytest.mark.parametrize(
    "question", ["what did Lavrov say about the CSTO in 2024", "what did Putin say about the CSTO in 2025"]
)
def test_nothing_is_possible_of_another_year_or_mouth(
    fixture: str, question: str, request: pytest.FixtureRequest
) -> None:
    assistant: Assistant = request.getfixturevalue(fixture)
    answer = ask(assistant, question)
    assert (answer.citations, answer.possible) == ((), ())


def test_with_the_undated_every_article_that_has_the_words_is_cited(bare: Assistant) -> None:
    words = "what did Lavrov say about the CSTO in 2025"
    answer = bare.ask(Question(words, ASKED, Filters(include_undated=True)))
    quotes = " ".join(c.quote for c in answer.citations)
    assert "dismissed Armenian criticism" in quotes
    assert "had proposed deploying an observation mission" in quotes
    assert all(c.speaker and c.speaker.endswith("Lavrov") for c in answer.citations)


@pytest.mark.parametrize("fixture", ["bare", "described"])
def test_what_stood_in_a_sidebar_is_not_in_the_archive(fixture: str, request: pytest.FixtureRequest) -> None:
    assistant: Assistant = request.getfixturevalue(fixture)
    texts = [a.text for a in assistant.archive.articles(Filters(), 10).articles]
    for words in ("Latest news", "Become a member", "Bulgarians", "Starlink", "XS", "Substack? Then"):
        assert not any(words in text for text in texts), words
    for question in ("who is the new supreme leader of Iran?", "what did Armenia strengthen with Starlink?"):
        assert ask(assistant, question).status is not Status.ANSWERED
