"""Attributions of PolNeAR (Newell, Margolin and Ruths, LREC 2018): who said or thought what in news.

A folder holds ``text/NAME.txt`` and ``attributions/NAME_ANNOTATOR.ann`` in brat standoff format:
``T3<tab>Content 120 211;220 230<tab>words`` gives spans, ``E1<tab>Attribution:T4 Content:T3 Cue:T2
Source:T1`` joins them. Roles of one event may be numbered (``Content2``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from qa.errors import InvalidRequestError
from qa.types import Span

_TEXT_BOUND = re.compile(r"(T\d+)\t[\w-]+ ([\d; ]+)(?:\t|$)")
_ROLE = re.compile(r"(Source|Cue|Content)\d*:(T\d+)")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One annotated attribution; half-open offsets into the article's text, a role may be empty."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with what one annotator marked in it."""

    name: str
    text: str
    attributions: tuple[Attribution, ...]


def read_polnear(folder: Path) -> Iterator[Annotated]:
    """The articles by name; where several people annotated one, the first of them by code.

    Raises:
        InvalidRequestError: the folder holds no such articles, or one has no annotation.
    """
    texts = sorted((folder / "text").glob("*.txt"))
    if not texts:
        raise InvalidRequestError(
            f"{folder} holds no text/*.txt; give a part of PolNeAR, such as its dev folder"
        )
    for path in texts:
        found = sorted(p for p in (folder / "attributions").iterdir() if _annotates(p, path.stem))
        if not found:
            raise InvalidRequestError(f"{path} has no attributions/{path.stem}_*.ann beside it")
        yield Annotated(
            path.stem, path.read_text(encoding="utf-8"), parse(found[0].read_text(encoding="utf-8"))
        )


def _annotates(path: Path, name: str) -> bool:
    return path.suffix == ".ann" and path.stem.rpartition("_")[0] == name


def parse(standoff: str) -> tuple[Attribution, ...]:
    """The attributions of one standoff file; an event may stand before what it joins."""
    lines = standoff.splitlines()
    spans = {found[1]: _spans(found[2]) for line in lines if (found := _TEXT_BOUND.match(line))}
    return tuple(_attribution(line, spans) for line in lines if line.startswith("E"))


def _attribution(event: str, spans: dict[str, tuple[Span, ...]]) -> Attribution:
    roles: dict[str, list[Span]] = {"Source": [], "Cue": [], "Content": []}
    for role, mark in _ROLE.findall(event):
        roles[role] += spans[mark]
    return Attribution(*(tuple(sorted(found, key=lambda s: s.start)) for found in roles.values()))


def _spans(pieces: str) -> tuple[Span, ...]:
    return tuple(Span(*map(int, piece.split())) for piece in pieces.split(";"))
