"""The network as ``embeddings.reader`` runs it: one ONNX graph, int8, for one question and text at a time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from embeddings.calibration import SAMPLES
from embeddings.int8 import Inputs, quantize
from embeddings.onnx_runtime import ENCODING
from embeddings.reader import OUTPUTS
from embeddings.tracing import write_graph

# Made up, as the texts are; what an answer is does not matter to how large activations get.
QUESTIONS = (
    "Who signed the grain agreement?",
    "How many people were brought out alive?",
    "When does the draw take place?",
)


def export(network: Any, tokenizer: Any, target: Path) -> float:
    """Write the int8 graph, right on every processor.

    Returns:
        The largest difference of relevance to the network's own on texts of calibration, in logits.
    """
    samples = [_inputs(tokenizer, QUESTIONS[i % len(QUESTIONS)], text) for i, text in enumerate(SAMPLES)]
    whole = target.with_suffix(".float32.onnx")
    network.encoder.set_attn_implementation("sdpa")  # training's would leave a mask in the graph
    try:
        _trace(network, samples[0], whole)
        quantize(whole, target, samples, seven_bits=True)
        return _largest_difference(whole, target, samples)
    finally:
        whole.unlink(missing_ok=True)


def _inputs(tokenizer: Any, question: str, text: str) -> Inputs:
    encoding = tokenizer.encode(question, text)
    return {name: np.array([getattr(encoding, field)], np.int64) for name, field in ENCODING.items()}


def _trace(network: Any, sample: Inputs, path: Path) -> None:
    """The graph without a mask, as nothing is padded: one of ones costs a fifth of the time."""
    import torch

    class Unmasked(torch.nn.Module):  # type: ignore[misc] # mypy does not follow torch
        def __init__(self) -> None:
            super().__init__()
            self.network = network

        def forward(self, ids: Any, types: Any) -> Any:
            return self.network(ids, None, types)

    tensors = {name: torch.from_numpy(array) for name, array in sample.items()}
    write_graph(Unmasked(), tensors, dict(zip(OUTPUTS, (False, True), strict=True)), path)


def _largest_difference(whole: Path, small: Path, samples: list[Inputs]) -> float:
    import onnxruntime

    sessions = [
        onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"]) for path in (whole, small)
    ]
    found = [[session.run(["relevance"], one)[0][0] for session in sessions] for one in samples]
    return float(max(abs(a - b) for a, b in found))
