"""Whether a day beside what is asked about is that of something else: of what another did, of an anniversary,
of a thing that is told by it ("the 1977 record"). Pure.

English without a parser; where word order does not tell, the day may be the right one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from qa.answering.evidence.candidates import Candidate
from qa.answering.question.asked_verbs import asked_verb, in_one_word
from qa.answering.short.deeds import akin, is_told
from qa.answering.short.mention_weights import Weighed, as_fully
from qa.answering.short.within import OTHERS
from qa.language.content import content_words
from qa.language.countries import by_word
from qa.language.genders import gender_of
from qa.language.inflections import is_past
from qa.language.mentions import WORD, Mention
from qa.language.names import FOLDED_TITLES, without_possessive
from qa.language.stemming import stems, stems_of
from qa.language.transliteration import fold

NEAR = 60  # characters before a day in which stands what it is the anniversary of

_NAME = r"[A-ZÀ-Þ][\w’-]*\.?(?:\s+(?:(?:of|de|al|bin|van|von)\s+)?[A-ZÀ-Þ][\w’-]*)*"
_AUX = r"(?:,|\s+(?:has|had|have|was|were|is|are|been|being|also|later|then|first|once|\w+ly))*\s+"
# "Peter Shaw, her husband of 53 years, died", "Presley, who died"
_SUBJECT = re.compile(rf"(?P<name>{_NAME})(?:,[^,.;:]{{1,120}},|,?\s+who)?{_AUX}$")
_OBJECT = re.compile(rf"\s+(?:the\s+)?(?P<name>{_NAME})")
_BE = re.compile(r"\b(?:was|were|been|being|is|are)\s+(?:\w+ly\s+)?$")
_PRONOUN = re.compile(rf"\b(?P<who>he|she){_AUX}$", re.IGNORECASE)
# "When her father died": she did not.
_THEIR = re.compile(
    rf"\b(?:his|her|their|my|our|whose)\s+(?:[a-z-]+\s+)?(?P<who>{OTHERS}){_AUX}$", re.IGNORECASE
)
_OWNER = re.compile(rf"(?P<name>{_NAME})[’']s?\s+(?:\w+\s+){{0,2}}$")
# "The shooting of rapper Bo Rahn"
_OF = re.compile(rf"\s+of\s+(?:the\s+)?(?:[a-z][\w-]*\s+){{0,2}}?(?P<name>{_NAME})")
_NAMES = re.compile(_NAME)
_CLAUSE_ENDS = re.compile(r"[,;:()“”\"–—]|--|\b(?:and|but|who|which|that|when|while|after|before)\b")

# "Announced a “partial mobilization” on Wednesday".
_CALLED = re.compile(r"(?:“[^“”,.;:]{1,40}”|\"[^\",.;:]{1,40}\")(?=\s+[a-z])")

_BEGINNINGS = frozenset("if the a an when while as after before since but and though although".split())
_AND = re.compile(r"\s+and\s+$")
_SAID = re.compile(r"said|told|announced|confirmed|reported|according|tweeted|wrote|added")
# What is no such deed yet: "a launch attempt".
_TO_BE_DONE = re.compile(
    r"\s(?:attempt|bid|plan|threat|try|date|window|opportunit|warning|anniversar|rumou?r|talk)(?:s|y|ies)?\b"
)
_DESCRIBED = re.compile(r"\b(?:did|was|were|had)\s+the\s+(?P<role>[a-z]+)\b")
_HAPPENED = re.compile(r"(?P<what>[\w’-]+)\s+(?:happen|occur|take place|come about)\W*$", re.IGNORECASE)

# "Its first win since 1998" is not of that year.
_FIRST_SINCE = re.compile(r"\b(?:first|most|\w+est)\b[^,;.]{1,80}\bsince\s+(?:the\s+)?$", re.IGNORECASE)
_SEASON = re.compile(r"[-–/](?:\d\d|20\d\d)\b(?!-)")  # "in 2017-18"
_AHEAD = re.compile(r"\b(?:scheduled|set|slated|planned|due|expected)\s+for\s+(?:\w+\s+)?$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till)\s+$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_TO = re.compile(r"\s*(?:to|until|till|through|[-–—])\s", re.IGNORECASE)
_YEARLY = re.compile(r"\b(?:anniversary|birthday)\b", re.IGNORECASE)
_OWN = re.compile(r"(?:\b(?:his|her|its|their|our|my|whose)|\w[’']s)\s+(?:[a-z]+\s+)?$", re.IGNORECASE)
_THE = re.compile(
    r"(?<!\bat )(?<!\bin )(?<!\bduring )\b(?:the|an?|this|that)\s+(?:[a-z]+\s+)?$", re.IGNORECASE
)
# "the 1973 Roe v. Wade decision", "the 2022 Winter Games in Pell"
_HEAD = re.compile(r"(?:\s+(?:v\.|of|(?P<name>[A-Z][\w’-]*)))*\s+(?P<noun>[a-z][\w-]*)?")
_NO_NOUN = frozenset(
    "in on at of to for from by with as and or but when while where after before that which who it he she"
    " they is was were has had have said says morning afternoon evening night".split()
)


class _Asked(NamedTuple):
    """What a question asks the day of.

    Args:
        text: the question.
        verb: stems, as of ``asked_verb``.
        names: folded words of whom or what the question names; empty where a country does it, whose deeds
            are told of those who lead it.
        called: of each name its words, folded, in order.
        role: what whoever did it, or to whom it was done, is called instead: "queen"; empty where nothing is.
        passive: it was done to them.
        whom: it was done to somebody or something that is named and no country.
    """

    text: str
    verb: frozenset[str]
    names: frozenset[str]
    called: tuple[tuple[str, ...], ...]
    role: str
    passive: bool
    whom: bool


def is_anothers(question: str, candidate: Candidate, mention: Mention) -> bool:
    """Whether a day or year of a sentence is not that of what a question about the past asks."""
    text, (start, end) = candidate.text, (mention.start, mention.end)
    lead, tail = text[:start], text[end:]
    asked = _asked(question)
    return (
        bool(_AHEAD.search(lead) or _UNTIL.search(lead) or (_FROM.search(lead) and _TO.match(tail)))
        or (_YEARLY.search(lead[-NEAR:]) is not None and not _YEARLY.search(question))
        or (text[start:end].isupper() and not text.isupper())  # "USA TODAY"
        or (_FIRST_SINCE.search(lead) is not None and "since" not in question.lower())
        or _SEASON.match(tail) is not None
        or _dates_a_thing(question, lead, tail, asked.verb)
        or _is_of_another(candidate, start, asked)
    )


def happened(question: str) -> frozenset[str]:
    """The stems of what it is asked the day of: the verb, or the noun for which "happen" stands."""
    if light := _HAPPENED.search(question):
        return stems_of(light["what"])
    return asked_verb(question)


@lru_cache(maxsize=256)
def _asked(question: str) -> _Asked:
    words = WORD.findall(in_one_word(question))
    verb, text = happened(question), " ".join(words)
    behind = text[max((end for _, end in _deeds(text, verb)), default=0) :]
    whom = _OBJECT.match(behind) if verb else None
    to_whom = whom is not None and not all(map(_of_country, words_of_name(whom["name"])))
    doers = text[: len(text) - len(behind)] or text
    by_country = any(_of_country(word) for word in WORD.findall(doers)[1:])
    called = [] if by_country else [words_of_name(name) for name in _NAMES.findall(text[len(words[0]) :])]
    called = [name for name in called if not all(map(_of_country, name))]
    names = frozenset(word for name in called for word in name)
    role = described["role"] if (described := _DESCRIBED.search(text)) else ""
    role = role if fold(role) in FOLDED_TITLES else ""
    return _Asked(question, verb, names, tuple(called), role, passive="did" not in words, whom=to_whom)


def _of_country(word: str) -> bool:
    return fold(word) in by_word(capitals=False)


def words_of_name(name: str) -> tuple[str, ...]:
    """The words of a name, folded, without what makes it an owner."""
    return tuple(fold(without_possessive(word)) for word in WORD.findall(name) if word[0].isupper())


def _may_be(name: str, asked: _Asked) -> bool:
    """Whether a name as told may be one that is asked about."""
    first, *others = words_of_name(name)
    # What begins a sentence: "If Cheney loses".
    told = tuple(others) if others and first in _BEGINNINGS else (first, *others)
    return any(are_one(told, one) for one in asked.called)


def _bears(name: str, role: str, article: str) -> bool:
    """Whether an article gives a role to who has one of the words of a name: "Queen Ilra"."""
    words = "|".join(re.escape(without_possessive(word)) for word in WORD.findall(name))
    return bool(role and re.search(rf"\b(?i:{role})\s(?:[A-Z][\w.’'-]*\s){{0,2}}(?:{words})\b", article))


def are_one(told: tuple[str, ...], asked: tuple[str, ...]) -> bool:
    """Whether two names share a word, and do not differ where they share one: "Hurricane Maria" is not
    "Hurricane Fiona", nor "June Carter" "Aaron Carter", but "Prime Minister Draghi" may be "Mario Draghi"."""
    shared = set(told) & set(asked)
    if len(shared) != 1 or min(len(told), len(asked)) == 1:
        return bool(shared)
    (word,) = shared
    before = {*told[: told.index(word)], *asked[: asked.index(word)]}
    return told[0] != asked[0] and (not told.index(word) * asked.index(word) or bool(before & FOLDED_TITLES))


def on_its_day(question: str, weighed: Sequence[Weighed]) -> list[Weighed]:
    """The days that sentences which speak of the matter about as fully as any give to what a question about
    the past asks."""
    return [
        one
        for one in as_fully(weighed)
        if _tells_its_day(_asked(question), one.scored.candidate, one.mention)
    ]


def _tells_its_day(asked: _Asked, candidate: Candidate, mention: Mention) -> bool:
    """Whether a sentence has the deed and the day in one clause, and names who or what the question does,
    or leads back to it."""
    text = candidate.text
    if not (deed := _nearest(text, mention.start, asked.verb)):
        return False
    return _joins(text, deed, mention) and asked.names.issubset(words_of_name(candidate.context))


def _joins(text: str, deed: tuple[int, int], mention: Mention) -> bool:
    """Whether a deed and a day stand in one clause."""
    begin, end = deed
    between = text[end : mention.start] if end <= mention.start else text[mention.end : begin]
    between = _CALLED.sub("", between)
    if not text[: mention.start].strip():  # "1989: The wall falls"
        between = between.lstrip(" :-–—")
    return not _CLAUSE_ENDS.search(between)


def names_in(text: str) -> list[str]:
    """Names in a text, but not a word that only begins it."""
    return [name for name in _NAMES.findall(text) if _tells(name)]


def tells_of(question: str, candidate: Candidate) -> list[int]:
    """Where a sentence tells of what a question about the past asks, and of nobody else's deed."""
    asked, text = _asked(question), candidate.text
    if not asked.verb or not asked.names.issubset(words_of_name(candidate.context)):
        return []
    return [
        begin for begin, end in _deeds(text, asked.verb) if not _is_others(candidate, (begin, end), asked)
    ]


def _dates_a_thing(question: str, lead: str, tail: str, verb: frozenset[str]) -> bool:
    """Whether a day stands before a noun that is told by it, and is not what is asked about."""
    following = _HEAD.match(tail)
    if following is None or not (_OWN.search(lead) or _THE.search(lead)):
        return False
    noun = following["noun"]
    word = noun if noun and noun not in _NO_NOUN else following["name"]
    if not word:
        return False
    return stems_of(word).isdisjoint(stems_of(question)) and not is_told(verb, word)


def _is_of_another(candidate: Candidate, start: int, asked: _Asked) -> bool:
    """Whether the deed that is told nearest to the day is somebody else's."""
    if not asked.verb or not (asked.names or asked.role):
        return False
    if not (deed := _nearest(candidate.text, start, asked.verb)):
        return False
    return _beside_another_verb(candidate.text, start, deed[0]) or _is_others(candidate, deed, asked)


def _is_told_of_the_doer(text: str, deed: tuple[int, int], asked: _Asked) -> bool:
    """Whether a deed that was done to whom the question names is told of who did it: "Biden signed"."""
    return asked.passive and not _BE.search(text[: deed[0]]) and not _OF.match(text[deed[1] :])


def _is_others(candidate: Candidate, deed: tuple[int, int], asked: _Asked) -> bool:
    """Whether a deed is told to be somebody else's, or done to somebody else."""
    lead, tail = candidate.text[: deed[0]], candidate.text[deed[1] :]
    if _is_told_of_the_doer(candidate.text, deed, asked):
        return False
    if asked.whom and (whom := _OBJECT.match(tail) or _OF.match(tail)) and not _may_be(whom["name"], asked):
        return True
    if (other := _THEIR.search(lead)) and other["who"].lower() not in asked.text.lower():
        return True
    if (pronoun := _PRONOUN.search(lead)) and gender_of(asked.role) not in ("", pronoun["who"].lower()):
        return True
    article = candidate.article.text
    meant = _doers(candidate, lead, tail)
    if not meant and asked.role and not asked.names:
        return not re.search(rf"\b{asked.role}\b", candidate.context, re.IGNORECASE)
    return bool(meant) and not any(
        _may_be(name, asked) or _bears(name, asked.role, article) or not _tells(name) for name in meant
    )


def _doers(candidate: Candidate, lead: str, tail: str) -> list[str]:
    """Whose deed it is that stands between two parts of a sentence; none where that is not told by a name."""
    if _PRONOUN.search(lead):
        before = candidate.in_context[: candidate.in_context.rfind(candidate.text)] + lead
        return names_in(before)[-1:]
    told = _SUBJECT.search(lead), _OWNER.search(lead), _OF.match(tail)
    return [found["name"] for found in told if found]


def _ends(text: str) -> int:
    """Where the first clause ends."""
    found = _CLAUSE_ENDS.search(text)
    return found.start() if found else len(text)


def _beside_another_verb(text: str, start: int, deed: int) -> bool:
    """Whether a day stands in another clause than the deed, which tells of something else that was done."""
    deed = len(_AND.sub("", text[:deed]))  # "was attacked and stabbed"
    begin = max((found.end() for found in _CLAUSE_ENDS.finditer(text, 0, start)), default=0)
    end = start + _ends(text[start:])
    words = WORD.findall(text[begin:end])
    done = any(is_past(word) and not _SAID.fullmatch(word) for word in words if word.islower())
    return not begin <= deed < end and done and not any(map(_SAID.fullmatch, words))


def _nearest(text: str, place: int, verb: frozenset[str]) -> tuple[int, int] | None:
    """Where the deed stands that is told nearest to a place; None where none is."""
    return min(_deeds(text, verb), key=lambda deed: max(deed[0] - place, place - deed[1]), default=None)


def _deeds(text: str, verb: frozenset[str]) -> Iterator[tuple[int, int]]:
    words = list(WORD.finditer(text))
    for word, own in zip(words, stems([word.group() for word in words]), strict=True):
        if any(akin(stem, verb) for stem in own) and not _TO_BE_DONE.match(text, word.end()):
            yield word.span()


def _tells(name: str) -> bool:
    """Whether it is more than a word that begins a sentence."""
    return any(content_words([word])[0] for word in WORD.findall(name))
