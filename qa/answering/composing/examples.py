"""Questions that an archive could be asked, made from what its articles report. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from qa.language.names import TITLES, parts
from qa.language.people import INSTITUTION, introduced
from qa.types import Article, Statement

# What a statement may be about: an acronym, or a capitalised name of two words or more.
_TOPIC = re.compile(r"(?<![\w.])(?:[A-Z]{3,6}|[A-Z][a-z]+(?:\s[A-Z][a-z]+)+)(?![\w])")
_PERSON = re.compile(r"(?:[A-Z][\w’'\-]+\s+)*[A-Z][\w’'\-]+")


def suggest(articles: Sequence[Article], statements: Mapping[str, Sequence[Statement]]) -> Iterator[str]:
    """Candidate questions, about different people and things; whether they are answered is to be tried.

    Args:
        statements: by article id.
    """
    people: set[str] = set()
    topics: set[str] = set()
    for article in articles:
        for speaker, topic in _reported(article, statements.get(article.id, ())):
            surname = parts(speaker)[-1]
            if surname in people or topic in topics:
                continue
            people.add(surname)
            topics.add(topic)
            year = f" in {article.published.first_day.year}" if article.published else ""
            yield f"What did {speaker} say about {topic}{year}?"


def _reported(article: Article, statements: Sequence[Statement]) -> Iterator[tuple[str, str]]:
    """(speaker, topic) of the statements of people named in full elsewhere in the article."""
    people = {parts(person.name)[-1] for person in introduced(article.text)}
    for statement in statements:
        speaker = _person(statement.speaker, article.text)
        if not speaker or not statement.cue:
            continue
        said = (_TOPIC.finditer(article.text, one.start, one.end) for one in statement.contents)
        for found in chain.from_iterable(said):
            topic = found.group()
            if found.start() == statement.start:
                continue  # a capital that begins a sentence
            if not set(parts(topic)) & {*parts(speaker), *people}:
                yield speaker, topic if f"the {topic}" not in article.text else f"the {topic}"
                break


def _person(speaker: str, text: str) -> str | None:
    """The name without the titles before it, where the text gives it with a given name at least once."""
    words = speaker.split()
    titles = [i for i, word in enumerate(words) if word.casefold() in TITLES]
    words = words[max(titles, default=-1) + 1 :]
    if not words or not _PERSON.fullmatch(" ".join(words)) or INSTITUTION.search(speaker):
        return None
    full = re.search(rf"[A-Z][\w’'\-]+\s+{re.escape(words[-1])}\b", text)
    return " ".join(words) if full else None
