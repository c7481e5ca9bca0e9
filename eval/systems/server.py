"""A running Dateline over HTTP. What it returns is believed no more than any other system's."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from functools import lru_cache
from time import perf_counter
from typing import Any
from urllib.parse import quote

import httpx

from eval.choices import choose
from eval.support import Told
from eval.systems.base import DEPTH, TRUTHS, shown
from eval.types import Cited, Given, GoldQuestion, Ranked, Response, Sentence
from qa.types import PublicationDate, Status

MOST_ARTICLES = 4096  # whose texts are kept for judging


class Server:
    """Dateline's own API: the answer of ``/v1/ask``, then the ranking of ``/v1/search``."""

    name = "server"
    answers = True

    def __init__(self, client: httpx.Client) -> None:
        self._client = client

    def respond(self, gold: GoldQuestion) -> Response:
        asked = question(gold)
        began = perf_counter()
        answer = self._post("/v1/ask", asked)
        took = (perf_counter() - began) * 1000
        found = self._post("/v1/search", {**asked, "top_k": DEPTH})["passages"]
        short, texts = _short(answer), [told(one) for one in found]
        choice = choose(gold.question, gold.choices, short, texts, gold.day) if gold.choices else None
        return Response(
            ranked=shown(map(_ranked, found)),
            answer=given(answer),
            choice=choice,
            timings_ms={**answer["timings_ms"], "total": took},
        )

    def _post(self, path: str, body: dict[str, Any]) -> Any:
        return self._client.post(path, json=body).raise_for_status().json()


def question(gold: GoldQuestion) -> dict[str, Any]:
    """The body that asks it."""
    given = {name: value for name, value in asdict(gold.filters).items() if value}
    filters = {name: value.isoformat() if isinstance(value, date) else value for name, value in given.items()}
    asked = gold.asked_at.isoformat() if gold.asked_at else None
    history = list(gold.history)
    return {"question": gold.question, "asked_at": asked, "filters": filters, "history": history}


def told(passage: dict[str, Any]) -> Told:
    """A ``PassageOut`` as an option is chosen by it."""
    published = passage["published"]
    day = PublicationDate(published["value"]).last_day if published else None
    return Told(passage["text"], passage["title"], day)


def _short(answer: dict[str, Any]) -> str | None:
    """The short answer, of a yes or no that alone."""
    short: dict[str, Any] | None = answer.get("short")
    alone = short and (short["voice"] or short["normalised"] in TRUTHS)
    found: str | None = short["normalised"] if short and alone else answer["short_answer"]
    return found


def given(answer: dict[str, Any]) -> Given:
    """An ``AnswerOut`` as it is judged."""
    phrasing = answer.get("phrasing") or {}
    return Given(
        status=Status(answer["status"]),
        text=answer["text"],
        short_answer=_short(answer),
        confidence=answer["confidence"],
        sentences=tuple(Sentence(one["text"], tuple(one["citations"])) for one in answer["sentences"]),
        citations=tuple(_cited(one) for one in answer["citations"]),
        written=phrasing.get("written"),
        dropped=tuple(one["fault"] for one in phrasing.get("dropped", ())),
        phrased=bool(phrasing) and not phrasing["failure"],
        parts=tuple(map(given, answer.get("parts", ()))),
    )


def _cited(one: dict[str, Any]) -> Cited:
    names = ("number", "article_id", "revision", "start", "end", "quote", "title")
    return Cited(**{name: one[name] for name in names}, also_in=tuple(one["also_in"]))


def _ranked(one: dict[str, Any]) -> Ranked:
    place = (one["passage_id"], one["article_id"], one["start"], one["end"])
    return Ranked(*place, tuple(one["also_in"]), one["text"])


class ServerLibrary:
    """The library of a running Dateline; every article is fetched once."""

    def __init__(self, client: httpx.Client) -> None:
        self._client = client
        self._article = lru_cache(MOST_ARTICLES)(self._fetch)

    def text(self, article_id: str, revision: int | None) -> str | None:
        article = self._article(article_id, revision)
        return article["text"] if article else None

    def passages(self, article_id: str) -> tuple[Ranked, ...]:
        article = self._article(article_id, None)
        if article is None:
            return ()
        spans = [(one["id"], one["start"], one["end"]) for one in article["passages"]]
        return tuple(
            Ranked(id_, article_id, start, end, text=article["text"][start:end]) for id_, start, end in spans
        )

    def _fetch(self, article_id: str, revision: int | None) -> Any:
        params = {} if revision is None else {"revision": revision}
        reply = self._client.get(f"/v1/articles/{quote(article_id, safe='')}", params=params)
        return None if reply.status_code == httpx.codes.NOT_FOUND else reply.raise_for_status().json()
