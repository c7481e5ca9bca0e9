"""Choosing among given options by the evidence, or none of them."""

from __future__ import annotations

from collections.abc import Sequence

from eval.metrics.text import contains


def choose(choices: Sequence[str], short_answer: str | None, evidence: Sequence[str]) -> str | None:
    """The option that the short answer names or else the evidence supports most.

    A passage at rank r that contains an option (case-folded, word-bounded) gives it 1/r.
    None ("none of the above") where nothing found contains any option. Ties go to the
    option that stands first.

    Args:
        evidence: texts, best first.
    """
    named = [choice for choice in choices if short_answer and contains(short_answer, [choice])]
    if len(named) == 1:
        return named[0]
    support = [
        sum(1 / rank for rank, text in enumerate(evidence, 1) if contains(text, [choice]))
        for choice in choices
    ]
    best = max(support, default=0.0)
    return choices[support.index(best)] if best > 0 else None
