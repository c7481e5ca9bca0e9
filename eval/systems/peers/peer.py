"""A peer as a system under evaluation: it ranks, and does not answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from time import perf_counter
from typing import Protocol

from embeddings.types import Encoder
from eval.choices import choose
from eval.systems.base import DEPTH, shown, told
from eval.systems.peers.entries import Entry, entries
from eval.systems.peers.haystack import Haystack
from eval.systems.peers.txtai import Txtai
from eval.types import GoldQuestion, Ranked, Response
from qa.archive.store import Archive
from qa.errors import InvalidRequestError
from qa.types import Filters


class Index(Protocol):
    """A library's index."""

    def take(self, entries: Iterable[Entry]) -> None:
        """Index all of it; called once."""
        ...

    def search(self, question: str, filters: Filters, k: int) -> list[int]:
        """The ids of the best k passages that the filters admit, best first."""
        ...


# By name: the package to be installed, which is not imported before it is opened.
PEERS: dict[str, tuple[str, Callable[[Encoder], Index]]] = {
    "txtai": ("txtai", Txtai),
    "haystack": ("haystack", Haystack),
}


class Peer:
    """A library's index over the archive's current passages; questions go through the archive's encoder.

    ``total`` is the wall clock of the library's search, embedding the question included.
    Where there are choices the evidence alone decides, as no answer is given.
    """

    answers = False

    def __init__(self, name: str, index: Index, archive: Archive) -> None:
        self.name = name
        self._index = index
        self._archive = archive

    def prepare(self, observe: Callable[[int, int], None]) -> int:
        total = self._archive.info().passages
        self._index.take(_counted(entries(self._archive), observe, total))
        return total

    def respond(self, gold: GoldQuestion) -> Response:
        began = perf_counter()
        ids = self._index.search(gold.question, gold.filters, DEPTH)
        took = (perf_counter() - began) * 1000
        found = self._archive.with_articles(ids)
        texts = [told(*one) for one in found]
        return Response(
            ranked=shown(
                Ranked(one.id, one.article_id, one.start, one.end, text=one.text) for one, _ in found
            ),
            choice=choose(gold.question, gold.choices, None, texts, gold.day) if gold.choices else None,
            timings_ms={"total": took},
        )


def _counted(given: Iterable[Entry], observe: Callable[[int, int], None], total: int) -> Iterator[Entry]:
    for done, entry in enumerate(given, 1):
        yield entry
        observe(done, total)


def require(name: str, package: str) -> None:
    """See that a peer's package is installed; imports nothing.

    Raises:
        InvalidRequestError: it is not.
    """
    if find_spec(package) is None:
        raise InvalidRequestError(f"{name} is not installed; pip install '.[peers]'", field="system")


def open_peer(name: str, archive: Archive, encoder: Encoder) -> Peer:
    """The peer with this name in ``PEERS``, its library imported, nothing indexed yet."""
    _, index = PEERS[name]
    return Peer(name, index(encoder), archive)
