"""Finding a data set by its name or path."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from eval.datasets import beir, folder, jsonl, multihoprag, rtqa, squad, trec
from eval.types import DataSet
from qa.errors import NotFoundError

GOLD = Path(__file__).parents[1] / "gold"
ROOT = Path(__file__).parents[2]
BENCH = "../shared/bench"  # beside the repository, where somebody has put it there


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of data set: how to tell it, and how to read it."""

    name: str
    matches: Callable[[Path], bool]
    load: Callable[[Path], DataSet]


# In this order: the narrower tests first.
FORMATS = (
    Format("RealTimeQA", rtqa.matches, rtqa.load),
    Format("Dateline folder", folder.matches, folder.load),
    Format("BEIR", beir.matches, beir.load),
    Format("MultiHop-RAG", multihoprag.matches, multihoprag.load),
    Format("TREC", trec.matches, trec.load),
    Format("SQuAD", squad.matches, squad.load),
    Format("Dateline JSONL", jsonl.matches, jsonl.load),
)


def known() -> dict[str, tuple[Path, Format]]:
    """Data sets that can be named: those of the project, then those beside it."""
    found: dict[str, tuple[Path, Format]] = {}
    for path in _places():
        format_ = format_of(path)
        if format_ and path.name not in found:
            found[path.name] = (path, format_)
    return found


def _places() -> Iterator[Path]:
    for parent in (GOLD, (ROOT / BENCH).resolve(), Path(BENCH).resolve()):
        if parent.is_dir():
            yield from sorted(path for path in parent.iterdir() if path.is_dir())


def format_of(path: Path) -> Format | None:
    """The first format that the path looks like."""
    return next((one for one in FORMATS if one.matches(path)), None)


def load(name_or_path: str) -> DataSet:
    """A known data set by its name, or any by its path.

    Raises:
        NotFoundError: there is none, or it is in no format that can be read.
        InvalidRequestError: it is broken; names file and line.
    """
    here = known()
    path, format_ = here.get(name_or_path, (Path(name_or_path), None))
    if not path.exists():
        names = ", ".join(here) or "none"
        raise NotFoundError(f"no data set {name_or_path!r}; known by name: {names}; or give a path")
    format_ = format_ or format_of(path)
    if format_ is None:
        kinds = ", ".join(one.name for one in FORMATS)
        raise NotFoundError(f"{path} is in no format that can be read: {kinds}; see eval/README.md")
    return format_.load(path)
