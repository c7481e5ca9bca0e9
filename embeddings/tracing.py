"""A whole sentence-transformers pipeline as one ONNX graph: one text's token ids in, its unit vector out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from embeddings.calibration import SAMPLES
from embeddings.onnx_runtime import ENCODING
from embeddings.sentence_transformers_encoder import SentenceTransformersEncoder, quiet

_OPSET = 17  # the first with LayerNormalization as one operator
_LEFT_OUT = frozenset({"attention_mask", "modality"})


class UnsupportedModelError(Exception):
    """The model does something that one graph over token ids cannot do."""


def refuse_unlike(reference: SentenceTransformersEncoder) -> None:
    """Refuse what one graph cannot do, though it may look as if it could.

    Raises:
        UnsupportedModelError: says which that is.
    """
    from sentence_transformers.base.modules import Router

    modules = list(reference.model.modules())
    if any(isinstance(module, Router) for module in modules):
        raise UnsupportedModelError("it sends questions and passages through different modules")
    if any(reference.prompts) and not all(getattr(module, "include_prompt", True) for module in modules):
        raise UnsupportedModelError("it leaves the prompt out of pooling")
    if getattr(reference.model.tokenizer, "backend_tokenizer", None) is None:
        raise UnsupportedModelError("its tokenizer has no fast form (tokenizer.json)")


def graph_inputs(model: Any, text: str) -> dict[str, Any]:
    """Tensors (1, tokens) by name, as the graph takes them: without a mask, as nothing is padded.

    Raises:
        UnsupportedModelError: the model takes something else.
    """
    features = model.preprocess([text])
    inputs = {name: value for name, value in features.items() if name in ENCODING}
    if set(features) - set(inputs) - _LEFT_OUT or any(value.shape[:1] != (1,) for value in inputs.values()):
        raise UnsupportedModelError(f"it takes {', '.join(features)}")
    return inputs


def trace(model: Any, path: Path, *, masked: bool) -> None:
    """Write the graph: transformer, pooling, whatever else the model has, and unit length.

    Args:
        masked: give the model a mask of ones. It changes nothing but the speed, which is a third
            lower with it, but some models insist. torch.export, the newer exporter, always makes one.
    """
    import torch

    inputs = graph_inputs(model, SAMPLES[0])

    class Pipeline(torch.nn.Module):  # type: ignore[misc] # mypy does not follow torch, which takes minutes
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, *tensors: torch.Tensor) -> torch.Tensor:
            features = dict(zip(inputs, tensors, strict=True))
            if masked:
                features["attention_mask"] = torch.ones_like(features["input_ids"])
            vector = self.model(features)["sentence_embedding"][:, : model.truncate_dim]
            return torch.nn.functional.normalize(vector, dim=-1)

    write_graph(Pipeline(), inputs, {"vector": False}, path)


def write_graph(module: Any, inputs: Mapping[str, Any], outputs: Mapping[str, bool], path: Path) -> None:
    """Write what a torch module does with its inputs, as they are given in order.

    Args:
        inputs: tensors (1, tokens) by name.
        outputs: by name, whether it has something for each token.
    """
    import torch

    by_token = [*inputs, *(name for name, each in outputs.items() if each)]
    with quiet(), _silent_stdout(), torch.no_grad():
        torch.onnx.export(
            module.eval(),
            tuple(inputs.values()),
            path,
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes={name: {1: "tokens"} for name in by_token},
            opset_version=_OPSET,
            dynamo=False,
        )


@contextmanager
def _silent_stdout() -> Iterator[None]:
    """Where torch cannot export a model it prints the whole graph, from C++, into what may be an answer."""
    sys.stdout.flush()
    kept = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)
