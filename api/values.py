"""Single values of a request: what is read, what is refused, in words a caller can act on."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from qa.types import plain

FIRST_YEAR, LAST_YEAR = 1900, 2200


def _day(value: object) -> object:
    """A day written YYYY-MM-DD. Left to itself pydantic reads 2025 as seconds since 1970."""
    if type(value) is date:
        return value
    try:
        return datetime.strptime(value if isinstance(value, str) else "", "%Y-%m-%d").date()
    except ValueError:
        raise PydanticCustomError("day", "should be a day such as 2025-05-21") from None


def _moment(value: object) -> datetime:
    """ISO 8601, UTC where no zone is given, in years that calendar arithmetic cannot leave."""
    try:
        moment = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    except ValueError:
        raise PydanticCustomError(
            "moment", "should be a date and time such as 2025-05-21T09:30:00Z"
        ) from None
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise PydanticCustomError(
            "moment",
            "should lie between the years {first} and {last}",
            {"first": FIRST_YEAR, "last": LAST_YEAR},
        )
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _readable(value: str) -> str:
    """Something to read, and nothing that only a terminal would obey."""
    if not value.strip():
        raise PydanticCustomError("blank", "should not be blank")
    for character in value:
        if unicodedata.category(character) == "Cc" and character not in "\t\r\n":
            code = f"U+{ord(character):04X}"
            raise PydanticCustomError("control", "should hold no control character ({code})", {"code": code})
    return value


def _worded(value: str) -> str:
    """With a letter or a digit: marks and markup alone ask nothing, and would be answered with anything."""
    if not any(character.isalnum() for character in plain(value)):
        raise PydanticCustomError("wordless", "should have words in it")
    return value


Day = Annotated[date, BeforeValidator(_day)]
Moment = Annotated[datetime, BeforeValidator(_moment)]
Readable = Annotated[str, AfterValidator(_readable)]
Worded = Annotated[Readable, AfterValidator(_worded)]
Cursor = Annotated[str | None, Field(max_length=5_000, description="``next`` of the page before.")]
