"""The doors: HTTP, command line, chat page."""

from __future__ import annotations


def installed_version() -> str:
    """Dateline's version, ``unknown`` where it runs from a tree that was never installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("dateline")
    except PackageNotFoundError:
        return "unknown"
