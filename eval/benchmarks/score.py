"""What was found held to what was labelled: the counts that benchmarks have in common."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """How many were found rightly, found wrongly, and missed; a rate of nothing is 0."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        return self.right / max(self.right + self.missed, 1)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(2 * self.right + self.wrong + self.missed, 1)

    def row(self, more: str = "") -> str:
        """For a table on the terminal, with more counts behind the three."""
        counts = f"{self.right} right, {self.wrong} wrong, {self.missed} missed{more}"
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}  ({counts})"
