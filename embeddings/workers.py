"""Calls side by side."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Workers:
    """The caller's thread, and others beside it that are kept from one call to the next: to start one
    takes about as long as to embed a name.

    The caller works, too, so it never waits for what others have to do for another caller.

    Args:
        threads: with the caller's.
    """

    def __init__(self, threads: int) -> None:
        self.threads = threads
        self._beside = ThreadPoolExecutor(max(1, threads - 1))  # starts none before there is work

    def map(self, call: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
        """What the call makes of each, in the order given.

        Raises:
            Exception: what a call raises.
        """
        left = deque(range(len(items)))
        results: dict[int, Result] = {}

        def work() -> None:
            while left:
                try:
                    item = left.popleft()
                except IndexError:  # another took the last
                    return
                results[item] = call(items[item])

        helping = [self._beside.submit(work) for _ in range(min(self.threads, len(items)) - 1)]
        work()
        for helper in helping:
            if not helper.cancel():
                helper.result()
        return [results[item] for item in range(len(items))]
