"""Passages: nothing lost, nothing too long, sentences and speakers kept apart."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.ingest.passages import LONGEST_TITLE, embedding_text, split_passages
from qa.types import Article, Passage, PublicationDate

NASTY = 'aB .!?,;"“”‘’«»()\n\r\t\x85\u2028\xa0\u200b\u200d\u202e\ufeffe\u0301👩‍🚀אب։。1-:'
nasty_text = st.one_of(st.text(), st.text(alphabet=NASTY, max_size=400))


def words_as_tokens(texts: Sequence[str]) -> list[int]:
    """A word counts one token for each four characters begun, and each text two more."""
    return [2 + sum(-(-len(word) // 4) for word in text.split()) for text in texts]


def bytes_as_tokens(texts: Sequence[str]) -> list[int]:
    return [len(text.encode(errors="replace")) for text in texts]


def split(text: str, max_tokens: int = 512) -> tuple[Passage, ...]:
    return split_passages(Article("a", "", text), words_as_tokens, max_tokens)


def assert_whole(article: Article, passages: tuple[Passage, ...]) -> None:
    position = 0
    for ordinal, passage in enumerate(passages):
        assert passage.ordinal == ordinal
        assert position <= passage.start < passage.end
        assert not article.text[position : passage.start].strip()
        assert passage.text == article.text[passage.start : passage.end] == passage.text.strip()
        position = passage.end
    assert not article.text[position:].strip()


@given(nasty_text, st.text(max_size=300), st.integers(1, 60), st.integers(100, 300))
def test_nothing_is_lost_and_nothing_too_long(text: str, title: str, words: int, max_tokens: int) -> None:
    article = Article("a", title, text, published=PublicationDate("2025-05-21"))
    passages = split_passages(article, words_as_tokens, max_tokens, words)
    assert_whole(article, passages)
    assert max(words_as_tokens([embedding_text(article, p.text) for p in passages]), default=0) <= max_tokens


@given(nasty_text, st.text(max_size=300))
def test_fits_when_every_byte_is_a_token(text: str, title: str) -> None:
    article = Article("a", title, text, published=PublicationDate("2025-12-31"))
    passages = split_passages(article, bytes_as_tokens, 256)
    assert_whole(article, passages)
    assert max(bytes_as_tokens([embedding_text(article, p.text) for p in passages]), default=0) <= 256


SENTENCE = "The delegation from the northern valley discussed water, roads and schools. "  # 11 words


def test_passages_are_even_and_end_with_sentences() -> None:
    passages = split(SENTENCE * 33)  # 363 words
    assert sorted(len(passage.text.split()) for passage in passages) == [176, 187]
    assert all(passage.text.endswith("schools.") for passage in passages)


def test_no_tiny_last_passage() -> None:
    text = SENTENCE * 15 + "It ended."  # 167 words
    assert [passage.text for passage in split(text)] == [text]


def test_passages_prefer_to_end_with_paragraphs() -> None:
    paragraph = (SENTENCE * 13).strip()  # 143 words
    passages = split(f"{paragraph}\n\n{paragraph}\n\n{paragraph}")
    assert [passage.text for passage in passages] == [paragraph] * 3


def test_a_long_sentence_is_cut_at_a_clause() -> None:
    clause = "the road over the pass stays closed to lorries until the snow is gone"
    text = "; ".join([clause] * 30) + "."
    passages = split(text)
    assert len(passages) > 1
    assert all(passage.text.endswith((";", ".")) for passage in passages)


def test_a_long_list_without_clauses_is_cut_at_words() -> None:
    assert {word for passage in split("goat " * 1000) for word in passage.text.split()} == {"goat"}


def test_a_word_of_ten_thousand_characters_is_cut_by_characters() -> None:
    passages = split("x" * 10_000)
    assert "".join(passage.text for passage in passages) == "x" * 10_000
    assert max(words_as_tokens([passage.text for passage in passages])) <= 512


def test_cutting_by_characters_tears_no_accent_and_no_joined_emoji() -> None:
    for unit in ("e\u0301", "👩\u200d🚀"):
        passages = split(unit * 3000)
        assert all(len(passage.text) % len(unit) == 0 for passage in passages)


def test_turns_are_never_joined() -> None:
    text = (
        "An interview.\nQuestion: Are you ready?\nLena Hovik: We are.\nVery ready.\n"
        "Question: When?\nLena Hovik: I know."
    )
    assert [passage.text for passage in split(text)] == [
        "An interview.",
        "Question: Are you ready?",
        "Lena Hovik: We are.\nVery ready.",
        "Question: When?",
        "Lena Hovik: I know.",
    ]


def test_a_long_turn_is_split_within() -> None:
    text = f"Question: Why?\nLena Hovik: {SENTENCE * 40}\nQuestion: Are you sure?\nLena Hovik: I am."
    passages = [passage.text for passage in split(text)]
    assert passages[0] == "Question: Why?"
    assert passages[1].startswith("Lena Hovik: The delegation")
    assert passages[-2:] == ["Question: Are you sure?", "Lena Hovik: I am."]
    assert len(passages) == 6


@pytest.mark.parametrize(
    ("published", "line"), [("2025-05-21", "21 May 2025"), ("2025-05", "May 2025"), ("2025", "2025")]
)
def test_embedding_text_has_title_and_date_in_front(published: str, line: str) -> None:
    article = Article("a", "The bridge", "Text.", published=PublicationDate(published))
    assert embedding_text(article, "Text.") == f"The bridge\n{line}\nText."


def test_embedding_text_without_title_and_date_is_the_passage() -> None:
    assert embedding_text(Article("a", "", "Text."), "Text.") == "Text."


def test_a_very_long_title_is_shortened_at_a_word() -> None:
    head = embedding_text(Article("a", "мост " * 100, "Text."), "Text.").split("\n")[0]
    assert head.endswith("мост…")
    assert LONGEST_TITLE - 11 < len(head.encode()) <= LONGEST_TITLE


def test_empty_article_has_no_passages() -> None:
    assert split(" \n ") == ()
