"""What is found in an article beside its passages."""

from __future__ import annotations

from dataclasses import dataclass

from qa.ingest.acronyms import Acronym
from qa.ingest.people import Person
from qa.ingest.rules import RULES
from qa.types import Statement


@dataclass(frozen=True, slots=True)
class Findings:
    """What the rules find in one revision.

    Args:
        people: whom it gives a role.
        rules: which rules found it, see ``qa.ingest.rules``.
    """

    statements: tuple[Statement, ...] = ()
    people: tuple[Person, ...] = ()
    acronyms: tuple[Acronym, ...] = ()
    rules: int = RULES
