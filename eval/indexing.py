"""What it takes a system to build an index of its own."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from eval.systems.base import Prepares


def prepare(system: Prepares, observe: Callable[[int, int], None]) -> dict[str, float]:
    """Have the index built; see ``Circumstances.indexing``."""
    before, began = resident_mb(), perf_counter()
    passages = system.prepare(observe)
    took = {"passages": float(passages), "seconds": round(perf_counter() - began, 3)}
    after = resident_mb()
    if before is not None and after is not None:
        took["memory_mb"] = round(after - before, 1)
    return took


def resident_mb() -> float | None:
    """The memory that this process holds now, without garbage, MB; None where /proc does not tell."""
    gc.collect()
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return None
    return pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20)
