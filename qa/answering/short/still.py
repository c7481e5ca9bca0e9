"""Whether somebody still holds an office, lives or is held: by the newest that tells. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from qa.answering.evidence.found import Found
from qa.answering.evidence.offices import holding
from qa.answering.evidence.weighing import Scored
from qa.language.bearers import same
from qa.language.expected import Sort
from qa.language.introductions import ANY_ROLE
from qa.language.transliteration import fold

Told = Callable[[str, Sequence[Scored]], Found | None]
"""Yes or no to another question by some sentences."""

_STILL = re.compile(
    r"\W*is\s+(?P<who>\S.*?)\s+(?:still\s+(?:the\s+|an?\s+)?|(?=alive\b))(?P<what>[^?!]+?)\W*$", re.IGNORECASE
)
_OF_WHOM = re.compile(r"\s(?:of|at|for|in|to|with|by|on|about|against)\s")
# Who did or suffered this holds no office any more; who died is not alive, who was freed in no prison.
_ENDS = ("Did {} resign", "Was {} ousted", "Was {} sacked", "Was {} succeeded", "Was {} replaced")
_ENDED = (
    (re.compile(r"alive|living", re.IGNORECASE), ("Did {} die",)),
    (
        re.compile(
            r"(?:in (?:prison|jail|custody|detention)|detained|imprisoned|behind bars)\b.*", re.IGNORECASE
        ),
        ("Was {} released", "Was {} freed"),
    ),
)
# "Vensk, who could become mayor"
_TO_COME = re.compile(
    r"\b(?:(?:could|would|might|may|will|to)\s(?:be|become)|next|would-be|candidates?)\b", re.IGNORECASE
)
# Who is named with the office in such a sentence may hold it no longer.
_LEAVING = re.compile(
    r"\b(?:resign\w*|step(?:s|ped|ping)? down|giv(?:es?|en|ing) up|gave up|ousted|outgoing"
    r"|succeeded by|successor|replaced|replacement|leav(?:e|es|ing) office|last day|final day)\b",
    re.IGNORECASE,
)


def asks_still(question: str) -> bool:
    found = _STILL.match(question)
    return bool(found and (_endings(found) or ANY_ROLE.search(_OF_WHOM.split(found["what"])[0])))


def still(question: str, ranked: Sequence[Scored], told: Told) -> Found | None:
    """Yes where the newest sentence on it gives the office to whom the question names, no where it tells that
    they had it once, or have lost it; None where it tells that they are to leave, and where none tells."""
    found = _STILL.match(question)
    if found is None:
        return None
    who, what = found["who"], found["what"]
    of_them = [one for one in ranked if fold(who.split()[-1]) in fold(one.candidate.text)]
    if endings := _endings(found):
        return _newest([_no(one) for one in _ended(endings, who, of_them, told)])
    of_it = [one for one in of_them if _names(what, one.candidate.context)]
    was = _former(what, who)
    left = [_found(one, "No") for one in of_it if was.search(one.candidate.text)]
    left += [_no(one) for one in _ended(_ENDS, who, of_it, told)]
    real = [one for one in of_them if not _TO_COME.search(one.candidate.text)]
    has = [_found(one, "Yes") for one, role in holding(what, real) if same(who, role.name)]
    newest = _newest([*left, *has])
    return None if newest and newest.text == "Yes" and _may_have_left(of_it, newest) else newest


def _may_have_left(ranked: Sequence[Scored], newest: Found) -> bool:
    """Whether a sentence of that day or later speaks of their leaving."""
    leaving = [_found(one, "No") for one in ranked if _LEAVING.search(one.candidate.text)]
    last = _newest([newest, *leaving])
    return bool(leaving) and (last is not newest or any(one.as_of == newest.as_of for one in leaving))


def _former(office: str, who: str) -> re.Pattern[str]:
    """ "Former Orsal mayor Ilra Vensk", with or without the given name."""
    *given, surname = map(re.escape, who.split())
    head = re.escape(office.partition(" of ")[0].split()[-1])
    named = rf"(?:{' '.join(given)}\s)?{surname}" if given else surname
    return re.compile(rf"\b(?:former|ex)[\s-](?:[\w’'-]+\s){{0,4}}?{head}\s{named}\b", re.IGNORECASE)


def _endings(found: re.Match[str]) -> Sequence[str]:
    """What ends it, as questions; none of an office by name."""
    return next((ends for what, ends in _ENDED if what.fullmatch(found["what"])), ())


def _names(office: str, text: str) -> bool:
    told = set(re.findall(r"[a-z]+", text.lower()))
    return told.issuperset(re.findall(r"[a-z]+", office.partition(" of ")[0].lower()))


def _ended(questions: Sequence[str], who: str, ranked: Sequence[Scored], told: Told) -> list[Found]:
    found = (told(question.format(who), ranked) for question in questions)
    return [one for one in found if one and one.text == "Yes"]


def _no(found: Found) -> Found:
    """That they have resigned is no to whether they are it still, and that they had not was yes."""
    before = tuple(replace(rival, text="Yes") for rival in found.rivals)
    return replace(
        found, text="No", as_of=found.as_of or found.scored.candidate.article.published, rivals=before
    )


def _found(scored: Scored, text: str) -> Found:
    candidate = scored.candidate
    return Found(scored, text, Sort.TRUTH, 0, len(candidate.text), as_of=candidate.article.published)


def _newest(found: Sequence[Found]) -> Found | None:
    """Of the newest day; on one day that they have lost it goes before that they had it."""
    return max(found, key=lambda one: one.as_of.last_day if one.as_of else date.min, default=None)
