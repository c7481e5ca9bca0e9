"""A JSON object, a table row or a front matter to a raw article.

The names that a field may go by, first come first served; all others are left alone:

=========== ==========================================================
id          id, _id
url         url, link
title       title, headline
source      source, outlet, publisher, publication
authors     authors, author, byline
published   published, published_at, published_date, publication_date,
            publish_date, pub_date, date_published, date_publish, date
language    language, lang
text        text, body, content, article
media       media: text (the default), markdown or html
=========== ==========================================================

Capital letters in names do not matter, nor what parts their words: ``pubDate`` and ``Pub Date``
are ``pub_date``. Null, an empty string and, as a source, ``unknown`` mean that the value is not known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypedDict

from qa.errors import RejectedInputError
from qa.ingest.readers.items import MAX_TEXT
from qa.types import RawArticle

NAMES = {
    "id": ("id", "_id"),
    "url": ("url", "link"),
    "title": ("title", "headline"),
    "source": ("source", "outlet", "publisher", "publication"),
    "authors": ("authors", "author", "byline"),
    "published": (
        *("published", "published_at", "published_date", "publication_date", "publish_date", "pub_date"),
        *("date_published", "date_publish", "date"),
    ),
    "language": ("language", "lang"),
    "text": ("text", "body", "content", "article"),
    "media": ("media",),
}
_MEDIA = ("text", "markdown", "html")
_BETWEEN_WORDS = re.compile(r"(?<=\w)[\s_-]+")


class Metadata(TypedDict):
    """What an input says of an article, under the names of ``RawArticle``."""

    id: str | None
    url: str | None
    title: str | None
    source: str | None
    authors: tuple[str, ...]
    published: str | None
    language: str | None


def article_from(record: object, locator: str) -> RawArticle:
    """The article that a JSON object or a row holds.

    Raises:
        RejectedInputError: it is no object, has no text, or a field has the wrong type.
    """
    fields = _fields(record)
    content = _string(fields, "text")
    if content is None:
        raise RejectedInputError(f"has no text (looked for {', '.join(NAMES['text'])})", field="text")
    if len(content) > MAX_TEXT:
        raise RejectedInputError(f"text is longer than {MAX_TEXT:,} characters", field="text")
    media = _string(fields, "media") or "text"
    if media not in _MEDIA:
        raise RejectedInputError(f"media must be one of {', '.join(_MEDIA)}, not {media!r}", field="media")
    return RawArticle(locator, content, media, **_metadata(fields))


def plain(name: str) -> str:
    """A field's name in small letters, without what parts its words."""
    return _BETWEEN_WORDS.sub("", name.strip().casefold())


def metadata_from(record: object) -> Metadata:
    """What a record says of an article whose text is elsewhere.

    Raises:
        RejectedInputError: it is no object, or a field has the wrong type.
    """
    return _metadata(_fields(record))


def _metadata(fields: Mapping[str, object]) -> Metadata:
    source = _string(fields, "source")
    return Metadata(
        id=_string(fields, "id"),
        url=_string(fields, "url"),
        title=_string(fields, "title"),
        source=None if source and source.casefold() == "unknown" else source,
        authors=_authors(fields),
        published=_string(fields, "published"),
        language=_string(fields, "language"),
    )


def _fields(record: object) -> Mapping[str, object]:
    if not isinstance(record, Mapping):
        raise RejectedInputError(f"is {_kind(record)}, not an article with named fields")
    if None in record:
        raise RejectedInputError("has more cells than the table has columns")
    return {plain(str(name)): value for name, value in record.items()}


def _value(fields: Mapping[str, object], field: str) -> tuple[str, object]:
    """The name in use and the value, None where no name has one."""
    for name in NAMES[field]:
        value = fields.get(plain(name))
        if value is not None and not (isinstance(value, str) and not value.strip()):
            return name, value
    return field, None


def _string(fields: Mapping[str, object], field: str) -> str | None:
    name, value = _value(fields, field)
    if value is None:
        return None
    # Numbered articles, and a date of which only the year is known.
    if field in ("id", "published") and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _text(value, name).strip()


def _authors(fields: Mapping[str, object]) -> tuple[str, ...]:
    name, value = _value(fields, "authors")
    if value is None:
        return ()
    if isinstance(value, list):
        names = [_text(author, f"{name}[{n}]") for n, author in enumerate(value)]
    else:
        names = _text(value, name).split(";")
    return tuple(author.strip() for author in names if author.strip())


def _text(value: object, name: str) -> str:
    if not isinstance(value, str):
        raise RejectedInputError(f"{name} must be a string, not {_kind(value)}", field=name)
    return value


def _kind(value: object) -> str:
    kinds = {dict: "an object", list: "a list", bool: "true or false", int: "a number", type(None): "null"}
    if isinstance(value, float):
        return "NaN" if value != value else "a number"  # noqa: PLR0124 only NaN differs from itself
    return kinds.get(type(value), "a string")
