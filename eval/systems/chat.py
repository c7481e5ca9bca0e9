"""Any system behind an OpenAI-compatible chat endpoint: its text and whatever it cites."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx

from eval.choices import named
from eval.datasets.files import address_id
from eval.types import Cited, Given, GoldQuestion, Response
from qa.types import Status

REFUSAL = "NO ANSWER"
INSTRUCTION = (
    "Answer from your sources, in a few sentences."
    f" If they do not hold the answer, reply with the two words {REFUSAL} and nothing else."
)


class Chat:
    """One request a question; earlier turns and the date of asking go with it.

    It is told how to refuse, so that a refusal can be told from an answer.
    """

    name = "chat"
    answers = True

    def __init__(self, client: httpx.Client, model: str) -> None:
        self._client = client
        self._model = model

    def respond(self, gold: GoldQuestion) -> Response:
        body = {"model": self._model, "messages": messages(gold), "temperature": 0}
        reply = self._client.post("/v1/chat/completions", json=body).raise_for_status().json()
        answer = given(reply)
        return Response(answer=answer, choice=named(gold.choices, answer.text))


def messages(gold: GoldQuestion) -> list[dict[str, str]]:
    """The conversation that asks it."""
    asked = f" Today is {gold.asked_at.date().isoformat()}." if gold.asked_at else ""
    turns = [{"role": "user", "content": text} for text in (*gold.history, gold.question)]
    return [{"role": "system", "content": INSTRUCTION + asked}, *turns]


def given(reply: dict[str, Any]) -> Given:
    """The first choice. Its citations name articles and quote nothing."""
    message = reply["choices"][0]["message"]
    text = (message.get("content") or "").strip()
    refused = not text or text.upper().startswith(REFUSAL)
    urls = dict.fromkeys(_urls(reply, message))
    return Given(
        status=Status.NO_ANSWER if refused else Status.ANSWERED,
        text=text,
        citations=tuple(Cited(i, address_id(url), None, 0, 0, "") for i, url in enumerate(urls, 1)),
    )


def _urls(reply: dict[str, Any], message: dict[str, Any]) -> Iterator[str]:
    """Addresses in ``annotations`` (OpenAI) or ``citations`` (Perplexity and others)."""
    for annotation in message.get("annotations") or ():
        cited = annotation.get("url_citation") or annotation
        if isinstance(cited.get("url"), str):
            yield cited["url"]
    for citation in reply.get("citations") or message.get("citations") or ():
        url = citation.get("url") if isinstance(citation, dict) else citation
        if isinstance(url, str):
            yield url
