"""What a model wants in front of a question and of a passage."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple


class Prompts(NamedTuple):
    """Put in front of a text as it is; empty for most models."""

    query: str
    passage: str


# Families whose prompts stand in their model cards only, not in their configuration:
# https://huggingface.co/intfloat/e5-base-v2 and https://huggingface.co/BAAI/bge-base-en-v1.5
_BY_NAME = {
    r"(multilingual-)?e5-(small|base|large)(-unsupervised)?(-v2)?": Prompts("query: ", "passage: "),
    r"bge-(small|base|large)-en(-v1\.5)?": Prompts(
        "Represent this sentence for searching relevant passages: ", ""
    ),
}


def choose_prompts(name: str, configured: Mapping[str, str]) -> Prompts:
    """The prompts of the model's configuration, else those of its family.

    sentence-transformers' ``encode_document`` takes an empty ``document`` prompt for an answer and
    so leaves out a configured ``passage`` prompt; here the first that is not empty counts.

    Args:
        name: the model's name or path, of which the last part tells the family.
        configured: ``SentenceTransformer.prompts``.
    """
    passages = (configured.get(key) for key in ("document", "passage", "corpus"))
    prompts = Prompts(configured.get("query") or "", next(filter(None, passages), ""))
    if any(prompts):
        return prompts
    last = name.rstrip("/").rsplit("/", 1)[-1]
    families = (family for pattern, family in _BY_NAME.items() if re.fullmatch(pattern, last))
    return next(families, prompts)
