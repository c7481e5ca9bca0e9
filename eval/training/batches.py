"""Groups as tensors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from embeddings.onnx_runtime import TOKENIZER
from eval.training.groups import Group, Shown

if TYPE_CHECKING:
    from tokenizers import Encoding

UNMARKED = -100  # a token of an answer whose words nobody marked; torch's losses pass over it
SORTED = 12  # batches, among which texts of like length go together: nothing of a batch is much padded


@dataclass(frozen=True, slots=True)
class Batch:
    """Pairs of a question and a text, those of one question side by side.

    Args:
        ids, mask, types: int64 tensors (n, tokens).
        group: which question (n,).
        answers: whether the text answers, 0 or 1, float32 (n,).
        first, last: tokens of the answer, 0 for none, ``UNMARKED`` where a text answers as a whole (n,).
    """

    ids: Any
    mask: Any
    types: Any
    group: Any
    answers: Any
    first: Any
    last: Any


def load_tokenizer(model: Path, tokens: int) -> Any:
    """The model's tokenizer, that cuts question and text to so many tokens, the longer of the two first."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(model / TOKENIZER))
    tokenizer.enable_truncation(tokens, strategy="longest_first")
    tokenizer.enable_padding()
    return tokenizer


def drawn(groups: Sequence[Group], size: int, rng: Random) -> Iterator[list[Group]]:
    """All groups, once, in batches of so many; in an order drawn, with like lengths together."""
    order = list(groups)
    rng.shuffle(order)
    for chunk in _cut(order, size * SORTED):
        alike = _cut(sorted(chunk, key=_longest), size)
        rng.shuffle(alike)
        yield from alike


def _cut(groups: list[Group], size: int) -> list[list[Group]]:
    return [groups[start : start + size] for start in range(0, len(groups), size)]


def _longest(group: Group) -> int:
    return max(len(shown.text) for shown in group.shown)


def to_batch(tokenizer: Any, groups: Sequence[Group], size: int, rng: Random) -> Batch:
    """Of each group the text that answers and as many others, drawn, as make ``size``."""
    import torch

    rows = [(i, group, shown) for i, group in enumerate(groups) for shown in _chosen(group, size, rng)]
    encodings = tokenizer.encode_batch([(group.question, as_read(shown)) for _, group, shown in rows])
    right = [shown is group.answering for _, group, shown in rows]
    places = [
        (UNMARKED, UNMARKED) if answers and shown.answer is None else answer_tokens(encoding, shown)
        for encoding, answers, (*_, shown) in zip(encodings, right, rows, strict=True)
    ]
    return Batch(
        ids=torch.tensor([one.ids for one in encodings]),
        mask=torch.tensor([one.attention_mask for one in encodings]),
        types=torch.tensor([one.type_ids for one in encodings]),
        group=torch.tensor([i for i, *_ in rows]),
        answers=torch.tensor([float(answers) for answers in right]),
        first=torch.tensor([first for first, _ in places]),
        last=torch.tensor([last for _, last in places]),
    )


def _chosen(group: Group, size: int, rng: Random) -> list[Shown]:
    right = [group.answering] if group.answering else []
    return right + rng.sample(group.others, min(len(group.others), size - len(right)))


def as_read(shown: Shown) -> str:
    """Title and window, as ``qa.answering.finding.reranking`` shows them to the reader."""
    return f"{shown.title}. {shown.text}"


def text_offset(shown: Shown) -> int:
    """Where the window begins in ``as_read``."""
    return len(as_read(shown)) - len(shown.text)


def answer_tokens(encoding: Encoding, shown: Shown) -> tuple[int, int]:
    """The first and the last token of the answer, both 0, the token that means "not here", for none."""
    if shown.answer is None:
        return 0, 0
    start, end = (offset + text_offset(shown) for offset in shown.answer)
    inside = [
        i
        for i, (first, last) in enumerate(encoding.offsets)
        if encoding.sequence_ids[i] == 1 and first < min(end, last) and last > max(start, first)
    ]
    return (inside[0], inside[-1]) if inside else (0, 0)
