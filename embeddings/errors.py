"""What can go wrong with models and vectors."""

from __future__ import annotations


class EmbeddingsError(Exception):
    """Base of this package's errors; the message names the thing and says what to do."""


class ModelError(EmbeddingsError):
    """A model cannot be found, is damaged or cannot be run."""


class IndexFileError(EmbeddingsError):
    """A file is not a vector index, or not a whole one."""
