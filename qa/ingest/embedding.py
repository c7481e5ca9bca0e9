"""An article to its passages and their vectors."""

from __future__ import annotations

from embeddings.types import Encoder, Vectors
from qa.errors import RejectedInputError
from qa.ingest.passages import embedding_text, split_passages
from qa.types import Article, Passage


def embed(article: Article, encoder: Encoder) -> tuple[tuple[Passage, ...], Vectors]:
    """Passages in order, and float32 (len(passages), d).

    Raises:
        RejectedInputError: there is no text to find.
    """
    passages = split_passages(article, encoder.count_tokens, encoder.max_tokens)
    if not passages:
        raise RejectedInputError("has no text to find")
    return passages, encoder.embed_passages([embedding_text(article, p.text) for p in passages])
