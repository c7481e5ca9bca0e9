"""What describes somebody without a name: "residents of Orsal", "the company that runs the dam". Pure.

A description has a noun at its head and what narrows it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SOME = (
    r"(?:the|a|an|some|many|most|all|several|few|a few|other|another|one|two|three|four|five|both|any|certain"
    r"|various|dozens|hundreds|thousands|scores|lots|members?|groups?|families|number|majority|contingent"
    r"|crowds?|\d[\d,.]*)"
)
_BEFORE = re.compile(rf"^(?:{_SOME}\s+(?:of\s+(?:the\s+|its\s+|their\s+|these\s+)?)?)+", re.IGNORECASE)
_CLAUSE = re.compile(r" ?,? (?:that|which|who) ", re.IGNORECASE)
_AFTER = re.compile(
    r"\s*(?:,|\(|\s(?:of|in|at|from|for|with|near|on|to|as|whose|by|under|close)\s)", re.IGNORECASE
)
_COUNTED = re.compile(r"^(?:the\s+)?(?:two|three|four|five|both)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_PLAIN = frozenset(
    "the a an of in at from for with near on to as by its their his her and is are was were".split()
)
_PLURALS = {"men": "man", "women": "woman", "children": "child", "people": "person"}


@dataclass(frozen=True, slots=True)
class Description:
    """
    Args:
        head: its noun, in the singular.
        plural: whether it stands in the plural.
        before: the words that narrow it before it: "Taverian".
        after: and after it: "of Orsal".
        clause: those of a relative clause, as written.
        counted: "the two ministers": only several together are meant.
    """

    head: str
    plural: bool
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    clause: tuple[str, ...] = ()
    counted: bool = False


def describe(words: str) -> Description | None:
    """What a description says; None for what has no common noun at its head, such as a name."""
    main, *clauses = _CLAUSE.split(" ".join(words.split()), maxsplit=1)
    body = _BEFORE.sub("", main)
    noun, after = _at_preposition(body)
    found = _WORD.findall(noun)
    if not found or not found[-1].islower():
        return None
    head = singular(found[-1])
    clause = _telling(" ".join(clauses))
    counted = bool(_COUNTED.match(main))
    return Description(
        head, head != found[-1], _telling(" ".join(found[:-1])), _telling(after), clause, counted
    )


def _telling(words: str) -> tuple[str, ...]:
    return tuple(word for word in _WORD.findall(words) if word.lower() not in _PLAIN)


def _at_preposition(body: str) -> tuple[str, str]:
    cut = _AFTER.search(body)
    return (body[: cut.start()], body[cut.start() :]) if cut else (body, "")


def singular(noun: str) -> str:
    """By the rules of English spelling; a word that has no plural may come out shorter, alike each time."""
    if noun in _PLURALS:
        return _PLURALS[noun]
    if re.search(r"(?:ss|sh|ch|x|z)es$", noun):
        return noun[:-2]
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    return noun[:-1] if re.search(r"[^su]s$", noun) else noun
