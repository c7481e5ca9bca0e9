"""The errors a user can meet. Each names the thing and says what to do next."""

from __future__ import annotations


class DatelineError(Exception):
    """Base of every error that is meant to be read by a user.

    Attributes:
        message: what is wrong, naming the thing.
        field: the request field or option it concerns, if one does.
    """

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class InvalidRequestError(DatelineError):
    """What the caller asked for cannot be understood or is out of range."""


class NotFoundError(DatelineError):
    """The named article, revision or data set does not exist."""


class RejectedInputError(DatelineError):
    """A file, page or article cannot be taken in. Names it and the reason."""


class ArchiveError(DatelineError):
    """The archive cannot be opened or is out of step. Names the repair."""


class ReadOnlyArchiveError(ArchiveError):
    """What was to be written to an archive may only be read."""


class ModelMismatchError(ArchiveError):
    """The archive's vectors were made by another model than the one in use."""


class SettingsError(DatelineError):
    """A DATELINE_* setting is unknown or has a value it cannot have."""
