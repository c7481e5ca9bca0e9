"""A ranking made elsewhere: a TREC run file over the same articles."""

from __future__ import annotations

from pathlib import Path

from eval.datasets.trec import read_run
from eval.types import GoldQuestion, Ranked, Response

PREFIX = "run:"


class TrecRun:
    """The articles that a run file ranks; it does not reach down to passages.

    Raises:
        InvalidRequestError: the file is not a run.
    """

    answers = False

    def __init__(self, path: Path) -> None:
        self.name = path.stem
        self._run = read_run(path)

    def respond(self, gold: GoldQuestion) -> Response:
        articles = self._run.get(gold.id, [])
        return Response(ranked=tuple(Ranked(0, article, 0, 0) for article in articles))
