"""The training loop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from math import ceil
from random import Random
from typing import Any, NamedTuple

from eval.training.batches import UNMARKED, Batch, drawn, to_batch
from eval.training.groups import Group

BINARY, SPANS = 0.5, 0.5  # weights of these losses; that of the order within a group is 1
NOWHERE = 0.3  # weight, in the loss of spans, of a text without an answer: there are four times as many
WARM_UP = 0.06  # of the steps
DECAY = 0.01  # of matrices, not of biases and norms
LONGEST_GRADIENT = 1.0
IMPOSSIBLE = -1e4  # a logit that bfloat16 holds, of a token that is not of the text


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train.

    Args:
        rate: the highest learning rate.
        batch: groups.
        size: texts of a group at most.
        tokens: of question and text at most.
        threads: of torch.
    """

    rate: float = 6e-5
    batch: int = 8
    size: int = 5
    tokens: int = 128
    seed: int = 1
    threads: int = 1

    def steps(self, groups: Sequence[Group]) -> int:
        return ceil(len(groups) / self.batch)


class Losses(NamedTuple):
    """Of a batch, tensors () or numbers.

    Args:
        order: cross-entropy of the text that answers among those of its question.
        binary: cross-entropy of each text answering.
        spans: mean cross-entropy of the first and the last token.
        best: share of the questions whose answering text is read as the best.
    """

    order: Any
    binary: Any
    spans: Any
    best: Any

    @property
    def total(self) -> Any:
        return self.order + BINARY * self.binary + SPANS * self.spans


def train(network: Any, tokenizer: Any, groups: Sequence[Group], plan: Plan) -> Iterator[Losses]:
    """Train on every group once; yields the losses of each step, as numbers.

    The seed decides all but rounding, given the number of threads.
    """
    import torch

    torch.set_num_threads(plan.threads)
    torch.manual_seed(plan.seed)
    rng = Random(plan.seed)
    # The gradient of torch's fused attention takes most of a step on a processor, in bfloat16.
    network.encoder.set_attn_implementation("eager")
    optimizer, schedule = _optimizer(network, plan.rate, plan.steps(groups))
    network.train()
    for chosen in drawn(groups, plan.batch, rng):
        yield _step(network, to_batch(tokenizer, chosen, plan.size, rng), optimizer)
        schedule.step()


def _step(network: Any, batch: Batch, optimizer: Any) -> Losses:
    import torch

    with autocast():
        relevance, spans = network(batch.ids, batch.mask, batch.types)
    found = losses(relevance.float(), spans.float(), batch)
    found.total.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), LONGEST_GRADIENT)
    optimizer.step()
    optimizer.zero_grad()
    return Losses(*map(_number, found))


def _number(value: Any) -> float:
    return float(value.detach()) if hasattr(value, "detach") else value


def losses(relevance: Any, spans: Any, batch: Batch) -> Losses:
    """What the network's logits for a batch cost; see ``Losses``.

    The order is that of listwise softmax (Cao et al. 2007, "Learning to Rank"), spans are sought as in
    Devlin et al. 2019, "BERT", where the first token means that the text does not answer.
    """
    from torch.nn import functional

    right = batch.answers > 0
    of_group = [(relevance[rows], right[rows]) for rows in (batch.group == i for i in batch.group.unique())]
    ranked = [(logits, own.float().argmax()) for logits, own in of_group if own.any()]
    order = sum((functional.cross_entropy(*one) for one in ranked), relevance.sum() * 0) / max(1, len(ranked))
    best = sum(float(logits.argmax() == own) for logits, own in ranked) / max(1, len(ranked))
    elsewhere = (batch.types != 1) | (batch.mask == 0)
    elsewhere[:, 0] = False
    possible = spans.masked_fill(elsewhere.unsqueeze(-1), IMPOSSIBLE)
    weight = (right.float() + NOWHERE * (~right).float()) * (batch.first != UNMARKED)
    ends = (batch.first, batch.last)
    missed = sum(functional.cross_entropy(possible[..., i], ends[i], reduction="none") for i in (0, 1)) / 2
    return Losses(
        order=order,
        binary=functional.binary_cross_entropy_with_logits(relevance, batch.answers),
        spans=(missed * weight).sum() / weight.sum().clamp(min=NOWHERE),
        best=best,
    )


def _optimizer(network: Any, rate: float, steps: int) -> tuple[Any, Any]:
    """AdamW (Loshchilov and Hutter 2019), whose rate rises at first and then falls to 0."""
    import torch

    learnt = [one for one in network.parameters() if one.requires_grad]
    parts = [
        {"params": [one for one in learnt if one.ndim > 1], "weight_decay": DECAY},
        {"params": [one for one in learnt if one.ndim < 2], "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW(parts, rate)
    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: share_of_rate(step, steps))


def share_of_rate(step: int, steps: int) -> float:
    """Of the highest rate, at a step counted from 0."""
    return min(1.0, (step + 1) / max(1.0, WARM_UP * steps)) * max(0.0, 1 - step / steps)


def autocast() -> AbstractContextManager[None]:
    """Products in bfloat16 where this processor multiplies it in hardware: twice as fast."""
    import torch

    ask = getattr(torch.cpu, "get_capabilities", None)  # not in older versions of torch
    has = ask() if ask else {}
    if has.get("avx512_bf16") or has.get("amx_bf16"):
        context: AbstractContextManager[None] = torch.autocast("cpu", torch.bfloat16)
        return context
    return nullcontext()
