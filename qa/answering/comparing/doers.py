"""Who did it, where each account says that another did. Pure."""

from __future__ import annotations

import re

from qa.answering.comparing.accounts import Account
from qa.answering.comparing.points import (
    CHANGED_WITHIN,
    Likeness,
    Relation,
    akin,
    changed,
    contrasted,
    of_other_days,
)
from qa.language.names import without_possessive
from qa.types import PointKind

_DEEDS = (
    r"reject(?:s|ed)?|refus(?:es|ed)|turn(?:s|ed) down|declin(?:es|ed)|spurn(?:s|ed)|would not have",
    r"(?:began|started|provoked|launched|opened fire|fired first|shot first|attacked first)",
    r"(?:block(?:s|ed)|veto(?:es|ed))",
    r"(?:broke(?:n)? off|walked (?:out|away)|cancel(?:s|led)|called off|suspended)",
    r"(?:violated|breached|broke)",
    r"(?:won|beat|defeated)",
    r"(?:killed|shelled|bombed|attacked|struck|shot down|blew up)",
    r"(?:proposed|initiated|put forward)",
)
_DEED = tuple(re.compile(rf"\b(?:{deed})\b") for deed in _DEEDS)
_ANY_DEED = re.compile("|".join(deed.pattern for deed in _DEED))
_PASSIVE = re.compile(r"\b(?:was|were|been|being)\s$")
_AGENT = re.compile(r"\sby\s(?:the\s)?(?P<who>[A-Z][\w’'-]+)")
_NAME = re.compile(r"\b[A-Z][\w’'-]+")


def doers(a: Account, b: Account, _like: Likeness) -> list[Relation]:
    """Each says that another did it; both parties are known to both."""
    for deed, (who_a, verb) in _doer(a).items():
        who_b, _ = _doer(b).get(deed, ("", ""))
        if who_b and _may_be_disputed(a, b, who_a, who_b) and not contrasted(a, b):
            return [Relation(PointKind.WHO, False, f"who {verb} it", (who_a, who_b))]
    return []


def _may_be_disputed(a: Account, b: Account, who_a: str, who_b: str) -> bool:
    mutual = _names(b.candidate.context, who_a) and _names(a.candidate.context, who_b)
    known = (mutual and bool(a.speaker and b.speaker)) or (_speaks(a, who_b) and _speaks(b, who_a))
    rest = (a.stems & b.around | b.stems & a.around) - a.names - b.names
    alike = akin(who_a.casefold(), who_b.casefold())
    apart = bool(a.denied or b.denied) or of_other_days(a, b) or changed(a, b, CHANGED_WITHIN)
    return known and bool(rest) and not alike and not apart


def _speaks(account: Account, name: str) -> bool:
    """Whether somebody of that name's side gives the account, or its outlet does."""
    return _names(f"{account.speaker} {account.candidate.article.source}", name)


def _names(text: str, name: str) -> bool:
    return any(akin(name.casefold(), other.casefold()) for other in _NAME.findall(text))


def _doer(account: Account) -> dict[int, tuple[str, str]]:
    """By kind of deed, the name that is its subject, or after "by", and the verb."""
    found: dict[int, tuple[str, str]] = {}
    text = account.text
    for match in _ANY_DEED.finditer(text):
        kind = next(i for i, deed in enumerate(_DEED) if deed.fullmatch(match.group()))
        if who := _subject(text, match.start(), match.end()):
            found.setdefault(kind, (who, match.group()))
    return found


def _subject(text: str, start: int, end: int) -> str:
    if _PASSIVE.search(text[:start]):
        agent = _AGENT.match(text[end:])
        return without_possessive(agent["who"]) if agent else ""
    clauses = re.split(r"[,;:“”\"]|\bthat\b", text[:start])
    clause = next((part for part in reversed(clauses) if _NAME.search(part)), "")
    names = [name for name in _NAME.findall(clause) if name not in _NO_DOERS]
    return without_possessive(names[0]) if names else ""


_NO_DOERS = frozenset("It The That He She They This A An In On At After Before When While But And".split())
