"""Text to vectors to nearest ids. Knows nothing about news."""

from embeddings.encoder import load_encoder
from embeddings.reranker import Reranker, load_reranker
from embeddings.types import Encoder, Vectors

__all__ = ["Encoder", "Reranker", "Vectors", "load_encoder", "load_reranker"]
