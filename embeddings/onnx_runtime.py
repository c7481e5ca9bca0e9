"""Running an exported model: tokenizers and ONNX Runtime, nothing heavier."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from embeddings.errors import ModelError
from embeddings.export_record import ExportRecord
from embeddings.types import Vectors
from embeddings.workers import Workers

if TYPE_CHECKING:
    from tokenizers import Encoding

MODEL = "model.onnx"
TOKENIZER = "tokenizer.json"

# Inputs that a graph may have -> the field of a tokenizers.Encoding.
ENCODING = {"input_ids": "ids", "token_type_ids": "type_ids"}

# ONNX Runtime's fused Add + LayerNormalization is scalar code: without it all-MiniLM-L6-v2 does
# 89 instead of 74 passages a second and thread (onnxruntime 1.31, AVX-512).
_SLOWER_WHEN_FUSED = ["SkipLayerNormFusion"]
_REMEDY = "delete its folder to export the model again"


class OnnxEncoder:
    """A sentence-transformers pipeline as one ONNX graph.

    Texts go through the graph one at a time, ``threads`` of them side by side. Measured against
    length-sorted batches of 2 to 16 this is the fastest on a CPU: nothing is padded or masked, the
    activations of one passage stay in the cache, and threads never wait for each other. It also
    makes a vector depend on its text alone; in a batch, int8 activations share one scale.

    Args:
        folder: holds ``model.onnx`` and ``tokenizer.json``.
        threads: None means all cores this process may use.

    Raises:
        ModelError: the files cannot be loaded.
    """

    def __init__(self, folder: Path, record: ExportRecord, *, threads: int | None = None) -> None:
        self.record = record
        self._workers = Workers(threads or available_threads())
        self._folder = folder
        self._tokenizer = self._load_tokenizer()
        self._tokenizer.enable_truncation(record.max_tokens)
        self._session = load_session(folder / MODEL, _REMEDY)
        self._inputs = [(node.name, ENCODING[node.name]) for node in self._session.get_inputs()]

    @property
    def name(self) -> str:
        return self.record.name

    @property
    def fingerprint(self) -> str:
        return self.record.fingerprint

    @property
    def dimension(self) -> int:
        return self.record.dimension

    @property
    def max_tokens(self) -> int:
        return self.record.max_tokens

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text as a passage, prompt and special tokens included, before any cut."""
        prompted = [self.record.passage_prompt + text for text in texts]
        return [len(encoding.ids) for encoding in self._uncut_tokenizer.encode_batch(prompted)]

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """float32 (len(texts), d), unit length, in the order given."""
        return self._embed(self.record.passage_prompt, texts)

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """float32 (len(texts), d), unit length, in the order given."""
        return self._embed(self.record.query_prompt, texts)

    def _embed(self, prompt: str, texts: Sequence[str]) -> Vectors:
        encodings = self._tokenizer.encode_batch([prompt + text for text in texts])
        rows = self._workers.map(self._run, encodings)
        return np.concatenate([np.empty((0, self.dimension), np.float32), *rows])

    def _run(self, encoding: Encoding) -> Vectors:
        """float32 (1, d)."""
        inputs = {name: np.array([getattr(encoding, field)], np.int64) for name, field in self._inputs}
        vector: Vectors = self._session.run(None, inputs)[0]
        return vector

    def _load_tokenizer(self) -> Any:
        from tokenizers import Tokenizer

        try:
            tokenizer = Tokenizer.from_file(str(self._folder / TOKENIZER))
        except Exception as error:  # tokenizers raises plain Exception
            raise ModelError(f"{self._folder / TOKENIZER} cannot be loaded ({error}); {_REMEDY}") from error
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return tokenizer

    @cached_property
    def _uncut_tokenizer(self) -> Any:
        return self._load_tokenizer()


def available_threads() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):  # not on macOS and Windows
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def load_session(path: Path, remedy: str) -> Any:
    """A graph, ready to run in the caller's thread.

    Args:
        remedy: what to do where it cannot be loaded, for the complaint.

    Raises:
        ModelError: it cannot be loaded.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # texts run side by side instead
    options.enable_mem_pattern = False  # it plans memory for one shape; every text has its own
    options.log_severity_level = 3  # errors only
    try:
        return onnxruntime.InferenceSession(
            path, options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER_WHEN_FUSED
        )
    except Exception as error:  # its exceptions have no common base but this
        raise ModelError(f"{path} cannot be loaded ({error}); {remedy}") from error
