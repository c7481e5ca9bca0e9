"""Text to vectors to nearest ids. Knows nothing about news."""

import os

# Nothing leaves this machine: ONNX Runtime (1.31.1, see its Privacy.md) gives the machine an id and sends its
# maker what it runs, from its import on. Set here, since this comes before every import of it.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

from embeddings.encoder import load_encoder
from embeddings.reranker import load_reranker
from embeddings.types import Encoder, Reranker, Vectors

__all__ = ["Encoder", "Reranker", "Vectors", "load_encoder", "load_reranker"]
