"""Small random sentence-transformers models, saved the way real ones are."""

from __future__ import annotations

import string
from collections.abc import Mapping
from pathlib import Path
from typing import Any

WIDTH = 32


def save_tiny_model(
    folder: Path,
    *,
    pooling: str = "mean",
    dense: int | None = None,
    normalize: bool = False,
    prompts: Mapping[str, str] | None = None,
    seed: int = 0,
    **settings: Any,
) -> Path:
    """A BERT of two layers over letters and a few words.

    Args:
        dense: also a dense layer of this width behind the pooling.
        settings: further arguments of SentenceTransformer.
    """
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer import modules

    torch.manual_seed(seed)
    save_bert(folder / "bert")
    parts: list[Any] = [modules.Transformer(str(folder / "bert"), max_seq_length=48)]
    parts.append(modules.Pooling(WIDTH, pooling_mode=pooling))
    if dense:
        parts.append(modules.Dense(WIDTH, dense))
    if normalize:
        parts.append(modules.Normalize())
    model = SentenceTransformer(modules=parts, prompts=dict(prompts or {}), device="cpu", **settings)
    model.save(str(folder / "model"), create_model_card=False)
    return folder / "model"


def save_static_model(folder: Path) -> Path:
    """A table of word vectors: no graph over one row of token ids."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer, models, pre_tokenizers

    torch.manual_seed(0)
    tokenizer = Tokenizer(models.WordLevel({"[UNK]": 0, "the": 1, "grain": 2, "border": 3}, "[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    model = SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_dim=WIDTH)], device="cpu")
    model.save(str(folder / "static"), create_model_card=False)
    return folder / "static"


def save_bert(folder: Path, *, positions: int = 64) -> Path:
    """The BERT alone, as transformers saves it.

    Args:
        positions: tokens that it can read.
    """
    from transformers import BertConfig, BertModel, BertTokenizerFast

    characters = [*string.ascii_lowercase, *string.digits, *string.punctuation]
    pieces = [f"##{character}" for character in characters]
    words = ["the", "ministry", "grain", "border", "said", "query", "passage"]
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *characters, *pieces, *words]
    # Wide initial weights, so that different texts get clearly different vectors.
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=WIDTH,
        num_hidden_layers=2,
        num_attention_heads=4,
        intermediate_size=64,
        max_position_embeddings=positions,
        initializer_range=0.5,
    )
    BertModel(config).save_pretrained(folder)
    BertTokenizerFast(vocab={word: row for row, word in enumerate(vocabulary)}).save_pretrained(folder)
    return folder
