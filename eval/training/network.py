"""The network: an encoder over question and text, with heads for relevance and for the words that answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from embeddings.sentence_transformers_encoder import quiet
from eval.training.resuming import WORDS, weights_of

GRAPH = ".onnx"


def new_network(model: Path, seed: int, start: Path | None = None) -> Any:
    """A torch module: (ids, mask, token types), each (n, tokens) -> relevance (n,), spans (n, tokens, 2).

    The mask is None where nothing is padded. Both are logits; spans are of being the first and the last
    token of the answer. Relevance is told from the first token and the mean of all. The word embeddings
    stay as they are: what is learnt of a few words would set them apart from those like them.

    Args:
        model: folder of an encoder as transformers saves it.
        seed: for what is new, the heads.
        start: weights of such a network to go on from, as ``torch.save`` wrote its state, or the
            ``.onnx`` that it was exported to.

    Raises:
        OSError, ValueError, RuntimeError: one of the two cannot be read, or is of another network.
    """
    import torch
    from transformers import AutoModel

    class Network(torch.nn.Module):  # type: ignore[misc] # mypy does not follow torch
        def __init__(self) -> None:
            super().__init__()
            # Nothing drops out: each group is seen once, so none is learnt by heart, and to draw takes long.
            self.encoder = AutoModel.from_pretrained(
                model, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0
            )
            self.encoder.pooler = (
                None  # BERT's own way to one vector; sentence-transformers has no use for it
            )
            width = self.encoder.config.hidden_size
            self.dense = torch.nn.Linear(width, width)
            self.relevance = torch.nn.Linear(width, 1)
            self.spans = torch.nn.Linear(width, 2)
            self.encoder.get_input_embeddings().weight.requires_grad_(False)

        def forward(self, ids: Any, mask: Any, types: Any) -> tuple[Any, Any]:
            hidden = self.encoder(input_ids=ids, attention_mask=mask, token_type_ids=types).last_hidden_state
            weight = torch.ones_like(hidden[..., :1]) if mask is None else mask.unsqueeze(-1).to(hidden.dtype)
            mean = (hidden * weight).sum(1) / weight.sum(1)
            pooled = torch.tanh(self.dense(mean + hidden[:, 0]))
            return self.relevance(pooled).squeeze(-1), self.spans(hidden)

    torch.manual_seed(seed)
    with quiet():
        network = Network()
    if start:
        network.load_state_dict(_state(network, start))
    return network


def _state(network: Any, start: Path) -> dict[str, Any]:
    import torch

    if start.suffix != GRAPH:
        found: dict[str, Any] = torch.load(start, weights_only=True, map_location="cpu")
        return found
    words = {name: value for name, value in network.state_dict().items() if name == WORDS}
    return words | {name: torch.tensor(value) for name, value in weights_of(start).items()}
