"""Passages read together with the question: their order, and what was read where."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from embeddings.types import Pointed, Reading
from qa.answering.finding.ranking import Fusion
from qa.answering.finding.reranking import READ, READ_FIRST, READ_WHOLE, rerank
from qa.assistant import Assistant
from qa.types import Article, Evidence, Passage, Question, Read
from tests.fakes import WordEncoder
from tests.newsroom import ARTICLES, make_archive

WEIGHTS = Fusion({"bm25": 1.0, "reranker": 0.5})
_ids = count(1)


class Librarian:
    """Knows which text is best, and which of its words."""

    name = fingerprint = "librarian"

    def __init__(self, best: str, words: str = "", *, others: float = -1.0) -> None:
        self.best, self.words, self.others = best, words, others
        self.read_texts: list[str] = []

    def read(self, question: str, texts: Sequence[str]) -> list[Reading]:  # noqa: ARG002 # a reranker is given it
        self.read_texts += texts
        return [self._reading(text) for text in texts]

    def _reading(self, text: str) -> Reading:
        if self.best not in text:
            return Reading(self.others, answer=-9.0)
        start = text.find(self.words) if self.words else 0
        further = Pointed(start, start + len(self.words) + 1, 1.0)
        return Reading(2.0, start, start + len(self.words), 3.0, (further,))


def found(text: str, bm25: float, *, before: str = "", title: str = "Notes") -> Evidence:
    number = next(_ids)
    article = Article(f"a{number}", title, before + text)
    passage = Passage(article.id, 1, 0, len(before), len(before) + len(text), text, number)
    return Evidence(passage, article, WEIGHTS({"bm25": bm25}), {"bm25": bm25})


def test_what_is_read_as_best_goes_first() -> None:
    first, second = found("The quay is grey.", 0.9), found("The lock is shut.", 0.5)
    ranked = rerank("Is the lock shut?", [first, second], Librarian("lock"), WEIGHTS, {})
    assert [one.passage.text for one in ranked] == ["The lock is shut.", "The quay is grey."]
    # .5 with nothing lacking; .9 less half of the 3 logits that -1 lacks to 2
    assert [one.score for one in ranked] == pytest.approx([0.5, 0.9 - 1.5])
    assert [one.features["reranker"] for one in ranked] == [0.0, -3.0]


def test_the_words_read_are_places_in_the_article() -> None:
    one = found("The lock is shut.", 0.5, before="Orvel, Monday. ")
    (read,) = rerank("Is the lock shut?", [one], Librarian("lock", "is shut"), WEIGHTS, {})
    assert read.read == Read(2.0, 3.0, (24, 31), (((24, 32), 1.0),))
    assert read.article.text[24:31] == "is shut"


def test_words_of_the_title_are_no_place_in_the_text() -> None:
    one = found("It happened on Monday.", 0.5, title="Lock is shut")
    (read,) = rerank("Is the lock shut?", [one], Librarian("Lock", "Lock is shut"), WEIGHTS, {})
    assert read.read == Read(2.0, 3.0, None)


LONG = "The lock is shut. " + "Herring is cheap on every market of the coast this week. " * 30


def test_the_best_few_are_read_whole_and_of_the_others_one_window_with_their_titles() -> None:
    ranked = [found(LONG, 1 - i / 100, title=f"Lenna {i}") for i in range(READ_WHOLE + 1)]
    librarian = Librarian("lock")
    rerank("Is the lock shut?", ranked, librarian, WEIGHTS, {})
    read: dict[str, list[str]] = {f"Lenna {i}": [] for i in range(READ_WHOLE + 1)}
    for text in librarian.read_texts:
        title, _, rest = text.partition(". ")
        read[title].append(rest)
    *whole, (window,) = read.values()
    assert all(len(text.split()) <= 85 for texts in read.values() for text in texts)
    assert {texts[0] for texts in whole} == {window}
    assert window.startswith("The lock is shut.")
    for texts in whole:  # 30 sentences of 11 words, 7 to a window
        assert sum(text.count("Herring") for text in texts) >= 30
        assert len(texts) <= 6


def test_words_in_another_window_than_the_one_that_promises_most_are_found() -> None:
    text = f"{LONG}The key is with the harbour master."
    librarian = Librarian("harbour", "the harbour master")
    (one,) = rerank("Who can open the lock?", [found(text, 0.5)], librarian, WEIGHTS, {})
    assert one.read
    assert one.read.relevance == 2.0
    assert one.read.span
    assert one.article.text[slice(*one.read.span)] == "the harbour master"


def test_what_stands_in_another_window_does_not_change_the_order() -> None:
    lock, herring = found("The lock is grey.", 0.5), found(f"{LONG}The key is with Venn.", 0.4)
    ranked = rerank("Who can open the lock?", [lock, herring], Librarian("Venn"), WEIGHTS, {})
    assert [one.passage.id for one in ranked] == [lock.passage.id, herring.passage.id]
    assert [one.features["reranker"] for one in ranked] == [0.0, 0.0]
    assert [one.read and one.read.relevance for one in ranked] == [-1.0, 2.0]


def test_only_the_best_few_are_read_and_the_rest_stays_behind_them() -> None:
    ranked = [found(f"The quay is grey, {i}.", 1 - i / 100) for i in range(READ + 3)]
    librarian = Librarian("grey, 7.")
    again = rerank("Is it grey?", ranked, librarian, WEIGHTS, {})
    assert len(librarian.read_texts) == READ
    assert again[0].passage == ranked[7].passage
    assert [one.passage.id for one in again[-3:]] == [one.passage.id for one in ranked[-3:]]
    assert {one.read for one in again[-3:]} == {None}


def test_what_is_read_as_worse_than_the_unread_are_goes_behind_them() -> None:
    ranked = [found(f"The quay is grey, {i}.", 1 - i / 100) for i in range(READ + 2)]
    again = rerank("Is it grey?", ranked, Librarian("grey, 7.", others=-9.0), WEIGHTS, {})
    assert [one.passage for one in again[:3]] == [ranked[i].passage for i in (7, READ, READ + 1)]
    assert [one.features["reranker"] for one in again[:4]] == [0.0, -5.0, -5.0, -11.0]


def test_where_all_are_read_as_worse_the_unread_are_no_better() -> None:
    ranked = [found(f"The quay is grey, {i}.", 1 - i / 100) for i in range(READ + 1)]
    again = rerank("Is it grey?", ranked, Librarian("blue", others=-9.0), WEIGHTS, {})
    assert [one.passage for one in again] == [one.passage for one in ranked]
    assert {one.features["reranker"] for one in again} == {0.0}


@pytest.mark.parametrize(("relevance", "windows"), [(-2.5, 0), (-1.5, 4)])
def test_after_the_first_only_what_may_answer_is_read_whole(relevance: float, windows: int) -> None:
    librarian = Librarian("nothing", others=relevance)
    first, second = found("The lock is grey.", 0.5), found(LONG, 0.4)
    rerank("Who can open the lock?", [first, second], librarian, WEIGHTS, {})
    assert len(librarian.read_texts) == 2 + windows


def test_the_first_is_read_whole_whatever_its_window_tells() -> None:
    librarian = Librarian("harbour", "the harbour master", others=-9.0)
    text = f"{LONG}The key is with the harbour master."
    (one,) = rerank("Who can open the lock?", [found(text, 0.5)], librarian, WEIGHTS, {})
    assert one.read
    assert one.read.relevance == 2.0


def test_no_more_are_read_where_one_of_the_first_answers() -> None:
    ranked = [found(f"The quay is grey, {i}.", 1 - i / 100) for i in range(READ + 3)]
    librarian = Librarian("grey, 5.", "grey")
    again = rerank("Is it grey?", ranked, librarian, WEIGHTS, {})
    assert len(librarian.read_texts) == READ_FIRST
    assert again[0].passage == ranked[5].passage
    assert [one.passage.id for one in again[READ_FIRST:]] == [one.passage.id for one in ranked[READ_FIRST:]]


def test_all_are_read_by_a_reranker_whose_scale_is_not_known() -> None:
    class Unscaled(Librarian):
        def _reading(self, text: str) -> Reading:
            return Reading(40.0 if self.best in text else -40.0)

    ranked = [found(f"The quay is grey, {i}.", 1 - i / 100) for i in range(READ + 3)]
    librarian = Unscaled("grey, 5.")
    again = rerank("Is it grey?", ranked, librarian, WEIGHTS, {})
    assert len(librarian.read_texts) == READ
    assert [one.features["reranker"] for one in again] == [0.0] + [-80.0] * (READ + 2)


def test_nothing_found_is_nothing_read() -> None:
    assert rerank("Is it grey?", [], Librarian("grey"), WEIGHTS, {}) == ()


def test_an_assistant_without_a_reranker_ranks_as_it_finds(tmp_path: Path) -> None:
    archive = make_archive(tmp_path, *ARTICLES)
    question = Question("what is new about the Ostrel pact", datetime(2025, 12, 1, tzinfo=UTC))
    plain = Assistant(archive, WordEncoder()).search(question).evidence
    last = plain[-1].passage
    helped = (
        Assistant(archive, WordEncoder(), reranker=Librarian(last.text[:40], others=-40.0))
        .search(question)
        .evidence
    )
    assert {one.read for one in plain} == {None}
    assert helped[0].passage == last
    assert {one.passage.id for one in helped} == {one.passage.id for one in plain}


@pytest.mark.parametrize("reranker", [None, Librarian("Hearing")])
def test_a_long_transcript_that_is_read_as_the_best_leaves_half_of_the_results(
    tmp_path: Path, reranker: Librarian | None
) -> None:
    turn = "The bridge of Lenna was asked about, and the bridge toll again. {}"
    filler = [" ".join(f"w{part}x{i}" for i in range(150)) for part in range(40)]
    transcript = Article("transcript", "Hearing on the bridge", "\n".join(map(turn.format, filler)))
    others = [Article(f"other {i}", "", f"A bridge{i} toll of Lenna, in other words{i}.") for i in range(12)]
    archive = make_archive(tmp_path, transcript, *others)
    question = Question("bridge of Lenna toll asked", datetime(2025, 12, 1, tzinfo=UTC))
    found = Assistant(archive, WordEncoder(), reranker=reranker).search(question).evidence
    assert [one.article.id for one in found[:5]] == ["transcript"] * 5
    assert [one.article.id for one in found].count("transcript") == 5
    assert len(found) == 10
