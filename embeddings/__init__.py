"""Text to vectors to nearest ids. Knows nothing about news."""

from embeddings.encoder import load_encoder
from embeddings.types import Encoder, Vectors

__all__ = ["Encoder", "Vectors", "load_encoder"]
