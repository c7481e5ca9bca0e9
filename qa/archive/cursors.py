"""Where a page of a listing ended, as a text that the next request gives back."""

from __future__ import annotations

import base64
import json
from typing import TypeVar

from qa.errors import InvalidRequestError

K = TypeVar("K", str, float)


def write_cursor(key: str | float, id_: str) -> str:
    """
    Args:
        key, id_: what the last item of the page is sorted by.
    """
    return base64.urlsafe_b64encode(json.dumps([key, id_]).encode()).decode()


def read_cursor(cursor: str, kind: type[K]) -> tuple[K, str]:
    """The key and id that ``write_cursor`` was given.

    Args:
        kind: of the key.

    Raises:
        InvalidRequestError: no page of such a listing gave it.
    """
    try:
        key, id_ = json.loads(base64.urlsafe_b64decode(cursor.encode()))
    except (ValueError, TypeError):
        key, id_ = None, None
    if not isinstance(key, kind) or not isinstance(id_, str):
        raise InvalidRequestError(
            "cursor is not one that an earlier page gave as next; leave it out for the first page",
            field="cursor",
        )
    return key, id_
