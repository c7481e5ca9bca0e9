"""What is found in an article beside its passages."""

from __future__ import annotations

from dataclasses import dataclass

from qa.archive.rules import RULES
from qa.language.acronyms import Acronym
from qa.language.people import Person
from qa.types import Statement


@dataclass(frozen=True, slots=True)
class Findings:
    """What the rules find in one revision.

    Args:
        people: whom it gives a role.
        rules: which rules found it, see ``qa.archive.rules``.
    """

    statements: tuple[Statement, ...] = ()
    people: tuple[Person, ...] = ()
    acronyms: tuple[Acronym, ...] = ()
    rules: int = RULES
