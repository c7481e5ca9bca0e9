"""A small encoder that reads a question and a text together: the reranker that comes with the installation,
or one of the user's own training.

What it was trained on, how, what it is worth, and how to train another is told in eval/training/README.md.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from embeddings import bundled
from embeddings.errors import ModelError
from embeddings.onnx_runtime import ENCODING, TOKENIZER, available_threads, load_session
from embeddings.types import Pointed, Reading
from embeddings.workers import Workers

if TYPE_CHECKING:
    from tokenizers import Encoding

NAME = "dateline-reader-3"
FILE_NAME = "reader.onnx"
WEIGHTS = Path(__file__).parent / "weights" / FILE_NAME
WEIGHTS_SHA256 = "dd765312750a17f5aabab69f637961eae972ac9a32455d93ba42bcef17620f5d"
OUTPUTS = ("relevance", "spans")  # of the graph; its inputs are those of ``ENCODING``
MAX_TOKENS = 144  # of question and text together; longer texts are cut
LONGEST_ANSWER = 16  # tokens
POINTED = 20  # words that may answer in a text, at most; many of them are the same but for their borders
_SETTING = "DATELINE_RERANKER"

Logits = NDArray[np.float32]


class OnnxReader:
    """A graph from the tokens of a question and a text to a logit of relevance and, for each token,
    logits of being the first and the last of the answer; those of the first token mean "not here".

    Texts go through one at a time, ``threads`` of them side by side, as in ``OnnxEncoder``.

    Args:
        weights: the graph.
        tokenizer: a ``tokenizer.json``.
        name: as a person would set it.
        threads: None means all cores this process may use.
        remedy: what to do where the weights cannot be used, for the complaint.

    Raises:
        ModelError: one of the two cannot be loaded, or the graph is another.
    """

    def __init__(
        self,
        weights: Path,
        tokenizer: Path,
        *,
        name: str = NAME,
        threads: int | None = None,
        remedy: str = "install Dateline again",
    ) -> None:
        self.name = name
        self._weights = weights
        self._workers = Workers(threads or available_threads())
        self._session = load_session(weights, remedy)
        found = [node.name for node in (*self._session.get_inputs(), *self._session.get_outputs())]
        if found != [*ENCODING, *OUTPUTS]:
            raise ModelError(f"{weights} is no reader, but a graph of {', '.join(found)}; {remedy}")
        self._tokenizer = _load_tokenizer(tokenizer)

    @cached_property
    def fingerprint(self) -> str:
        return f"{self.name} {hashlib.sha256(self._weights.read_bytes()).hexdigest()}"

    def read(self, question: str, texts: Sequence[str]) -> list[Reading]:
        """One reading a text, in the order given."""
        encodings = self._tokenizer.encode_batch([(question, text) for text in texts])
        return self._workers.map(self._read, encodings)

    def _read(self, encoding: Encoding) -> Reading:
        inputs = {name: np.array([getattr(encoding, field)], np.int64) for name, field in ENCODING.items()}
        relevance, spans = self._session.run(None, inputs)
        return reading(float(relevance[0]), spans[0], encoding)


def reading(relevance: float, logits: Logits, encoding: Encoding) -> Reading:
    """The best answers among the words of the text.

    Args:
        logits: (tokens, 2), of being the first and the last of the answer.
    """
    sequences = encoding.sequence_ids
    own = [i for i, sequence in enumerate(sequences) if sequence == 1]
    if not own:
        return Reading(relevance)
    offsets = encoding.offsets[own[0] : own[-1] + 1]
    sums = logits[own[0] : own[-1] + 1, 0][:, None] + logits[own[0] : own[-1] + 1, 1][None, :]
    allowed = np.triu(np.ones_like(sums, bool)) & ~np.triu(np.ones_like(sums, bool), LONGEST_ANSWER)
    most = min(POINTED, int(allowed.sum()))
    minus = np.where(allowed, -sums, np.inf).ravel()
    order = np.argpartition(minus, most - 1)[:most]  # to sort them all takes ten times as long
    order = order[np.lexsort((order, minus[order]))]
    best, *others = [
        Pointed(offsets[first][0], offsets[last][1], float(sums[first, last] - logits[0].sum()))
        for first, last in zip(*np.unravel_index(order, sums.shape), strict=True)
    ]
    return Reading(relevance, *best, others=tuple(others))


def load_reader(*, threads: int | None = None) -> OnnxReader:
    """The reranker of this installation.

    Raises:
        ModelError: its weights are missing or not those this version was measured with.
    """
    try:
        content = WEIGHTS.read_bytes()
    except OSError as error:
        raise ModelError(f"{WEIGHTS} cannot be read ({error}); install Dateline again") from error
    if hashlib.sha256(content).hexdigest() != WEIGHTS_SHA256:
        raise ModelError(f"{WEIGHTS} is not the file this version came with; install Dateline again")
    return OnnxReader(WEIGHTS, bundled.locate() / TOKENIZER, threads=threads)


def load_own(model: str, *, threads: int | None = None) -> OnnxReader | None:
    """The reader that ``dateline eval train`` wrote.

    Args:
        model: the folder that it was written to, or the weights in there.

    Returns:
        None where the name is not of such a folder or file.

    Raises:
        ModelError: the weights are missing or not a reader's.
    """
    path = Path(model).expanduser()
    weights = path if path.suffix == ".onnx" else path / FILE_NAME
    if not weights.is_file():
        if weights == path:
            raise ModelError(f"{_SETTING}={model}: there is no such file; `dateline eval train` writes one")
        return None
    remedy = f"set {_SETTING} to what `dateline eval train` wrote, or unset it for the one that comes along"
    return OnnxReader(weights, bundled.locate() / TOKENIZER, name=model, threads=threads, remedy=remedy)


def _load_tokenizer(path: Path) -> Any:
    from tokenizers import Tokenizer

    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:  # tokenizers raises plain Exception
        raise ModelError(f"{path} cannot be loaded ({error}); install Dateline again") from error
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS, strategy="longest_first")
    return tokenizer
