"""Single values of a request: what is read, what is refused, in words a caller can act on."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from qa.types import PublicationDate, plain

FIRST_YEAR, LAST_YEAR = 1900, 2200


def _dated(value: object) -> PublicationDate:
    """Left to itself pydantic reads 2025 as seconds since 1970."""
    try:
        return PublicationDate(value if isinstance(value, str) else "")
    except ValueError:
        raise PydanticCustomError("dated", "should be a date such as 2025-05-21, 2025-05 or 2025") from None


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


# Of the days that a date may mean.
FirstDay = Annotated[date, BeforeValidator(lambda value: _dated(value).first_day)]
LastDay = Annotated[date, BeforeValidator(lambda value: _dated(value).last_day)]
Moment = Annotated[datetime, BeforeValidator(_moment)]
Readable = Annotated[str, AfterValidator(_readable)]
Worded = Annotated[Readable, AfterValidator(_worded)]
Cursor = Annotated[str | None, Field(max_length=5_000, description="``next`` of the page before.")]
