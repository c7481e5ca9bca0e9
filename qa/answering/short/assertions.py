"""Whether a sentence says that what a question asks is so. Pure.

English without a parser. The question gives a verb, what stands before it and what after. A sentence says
as much if one of its clauses has that verb, in a form that tells (no "to open", "may open", "the opened
bridge"), with the same on the same sides of it, or the other way round where one of both is passive.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence, Set
from itertools import takewhile

from qa.answering.question.asked_verbs import in_one_word, refusing
from qa.answering.short.clauses import (
    BE,
    CAN,
    DENIES,
    DO,
    FINITE,
    IS,
    MANAGES,
    REFUSES,
    STAYS,
    UNREAL,
    WILL,
    Around,
    Asked,
    Clause,
    read,
)
from qa.answering.short.propositions import Proposition, Tense
from qa.language.dates import MONTHS, WEEKDAYS
from qa.language.inflections import is_past, stems_in_all_forms

_ASIDE = re.compile(
    r",\s(?:(?P<of_it>who|which)|whom|whose|where|after|before|when|while|although|though)\b"
    r"(?P<told>[^,;]*)(?:,|$)"
)
# Of whom it is told by the way: not of what somebody is "of", as the "mayor of Pell, who".
_NAMED_LAST = re.compile(
    r"(?P<led>\b(?:of|for)\s(?:the\s|(?=\S+$)))?(?P<name>\b[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*)*)\s?$"
)
# Who did it is who does what the rest of the sentence tells.
_AFTER_DOING = re.compile(r"\b(?:after|since)\s(?P<doing>\w+ing\b[^,;]*),?(?P<rest>.*)", re.IGNORECASE)
# Of whom they were blamed or praised for it: "police arrested Rahn after shooting".
_FOR_IT = re.compile(
    r"(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bgot )(?<!ly )(?<!\blater )"
    r"\b(?:arrest|detain|charge|jail|fire|sack|dismiss|suspend|fine|ban|expel|praise|thank|accuse|sue|criticise"
    r"|criticize)(?:n?ed|e?d|s)\b"
)
# What follows "because" is so, whatever the rest denies.
_PARTS = re.compile(
    r"[;:—–]|\s\((?=[^()]{20,}\W*$)|,\s(?=(?:and|but|or|so|yet|\w+ing)\b)"
    r"|(?<!,)\s(?:because(?!\sof)|although|though|whereas)\s"
)
# "As anger grew" is a clause, "as its chief" none.
_CLAUSE_ENDS = re.compile(
    r"\bas\b(?!(?:\s[\w’'-]+){1,4}\W*$)"
    r"|\b(?:after|before|when|while|(?!(?-i:WHO))whom?|whose|which|that|because|if|unless|until|where|whether|although|though)\b",
    re.IGNORECASE,
)
# Who was not may have done it all the same.
_NOT_FORCED = re.compile(r"(?:\b(?:not|never|without)|n[’']t)\s(?:be(?:en|ing)\s)?forced\b", re.IGNORECASE)
# Before these words a participle is of a noun: "the closed bridge".
_OF_A_NOUN = frozenset(
    "a an the its his her their our my your this these those no any some of with for by in on at".split()
)
# Capitalised as they begin a sentence, or names of times.
_NO_NAMES = frozenset(
    "the a an all both most many some several few more these those this that its his her their our on in at"
    " by for from of with to but and or if as so".split()
) | {*MONTHS, *WEEKDAYS}
LONGEST = 80  # words of a clause: a longer one is a list or no prose, and would take time with its cube
_PRONOUN = frozenset("he she it they him her them".split())
# "Resigned himself to a long winter" has the verb in another sense.
_SELF = frozenset("himself herself itself themselves myself ourselves yourself".split())


def saying(text: str, asked: Proposition, around: Around) -> Iterator[str]:
    """The parts of a sentence that say so, or deny it; parts do not bear on one another."""
    for part in _PARTS.split(text):
        if any(_clause_says(clause, asked, around) for clause in _clauses(part)):
            yield part


def clauses(text: str) -> Iterator[str]:
    """The clauses of a sentence, each with what belongs to its verb; parts do not bear on one another."""
    for part in _PARTS.split(text):
        yield from _clauses(part)


def _clauses(text: str) -> Iterator[str]:
    """The stretches of a text within which a verb has what belongs to it; what is told of somebody by the
    way is one of its own."""
    for aside in _ASIDE.finditer(text):
        who = _told_of(_CLAUSE_ENDS.split(_ASIDE.sub(" ", text[: aside.start()]))[-1])
        yield f"{who} {aside['told'].strip()}" if aside["of_it"] else aside["told"]
    for after in _AFTER_DOING.finditer(text):
        if _FOR_IT.search(text[: after.start()]):
            continue
        who = _subject(text[: after.start()].strip() or after["rest"])
        yield f"{who} having {after['doing']}"
    yield from _CLAUSE_ENDS.split(_ASIDE.sub(" ", text))


def _told_of(before: str) -> str:
    named = _NAMED_LAST.search(before)
    return before if named is None or named["led"] else named["name"]


def _subject(text: str) -> str:
    """The name that a text begins with, else what stands before the first verb that may be the main one."""
    words = text.split()
    if named := list(takewhile(lambda word: word[:1].isupper() and word.lower() not in _NO_NAMES, words)):
        return " ".join(named)
    verb = (at for at, word in enumerate(words) if word.islower() and (is_past(word) or word in FINITE))
    return " ".join(words[: next(verb, len(words))])


def _clause_says(text: str, asked: Proposition, around: Around) -> bool:
    clause = read(in_one_word(text), around)
    if len(clause.words) > LONGEST or not all(clause.places(word) for word in asked.words if not word.name):
        return False
    if asked.of_what_it_is:
        return any(_is_it(clause, at, asked) for at in range(len(clause.words)))
    if _NOT_FORCED.search(text) or _refuses_to_refuse(clause, asked):
        return False
    return any(
        _as_asked(clause, at, verb, asked) for verb in asked.verbs for at in clause.places(asked.words[verb])
    )


def _as_asked(clause: Clause, at: int, verb: int, asked: Proposition) -> bool:
    """Whether the verb there tells, and has on each side what the question has there."""
    lead, told_by = clause.lead(at), at
    if lead.chain == {"to"} and lead.before in REFUSES | MANAGES:  # in a form that tells
        told_by = lead.start - 1
        lead = clause.lead(told_by)
    if _acts_on_itself(clause.word_after(at), asked) or _is_led_elsewhere(clause, at, asked):
        return False
    if _has_anothers_object(clause, at, asked, verb) or not _tells_of(
        clause.words[told_by].lower(), lead.chain, lead.before, asked
    ):
        return False
    passive = (bool(lead.chain & BE) or clause.word_after(at) == "by") and is_past(clause.words[at])
    subject, rest = asked.words[:verb], asked.words[verb + 1 :]
    if passive == asked.passive:
        return _does(clause, subject, lead.start) and _is_done_to(clause, rest, at)
    if not asked.passive:  # who did it stands after "signed by"
        if not rest:
            return _does(clause, subject, lead.start)
        return _does(clause, rest[:1], lead.start) and _is_done_to(clause, subject, at, led_by="by")
    who = [word for word in rest if word.led == "by"]
    where = [word for word in rest if word.led != "by"]
    everywhere = range(len(clause.words))
    return (
        _is_done_to(clause, subject, at) and _does(clause, who, lead.start) and _on(clause, where, everywhere)
    )


def _has_anothers_object(clause: Clause, at: int, asked: Proposition, verb: int) -> bool:
    """Whether what is asked has no object, and a verb for the same act is followed by what may be its own:
    who "quit smoking" did not resign, and who "hit back" did not strike."""
    if asked.passive or not all(word.led for word in asked.words[verb + 1 :]):
        return False
    own = stems_in_all_forms(asked.words[verb].text)
    return clause.stems[at] not in own and not clause.ends_at(at)


def _is_led_elsewhere(clause: Clause, at: int, asked: Proposition) -> bool:
    """Whether behind a verb the preposition of a name leads something else instead: "to the continent" of
    what is asked to be sent "to Pell"."""
    right = range(at + 1, len(clause.words) - 1)
    return any(
        name[-1].led
        and not any(clause.places(word) for word in name)
        and any(clause.words[one].lower() == name[-1].led and not clause.is_time(one + 1) for one in right)
        for name in asked.named
    )


def _refuses_to_refuse(clause: Clause, asked: Proposition) -> bool:
    """Whether somebody "refused to reject" what is asked to be rejected: neither word tells it alone."""
    refusals = [at for at, word in enumerate(clause.words) if refusing(word.lower())]
    twice = any(at + 2 in refusals and clause.word_after(at).lower() == "to" for at in refusals)
    return twice and sum(bool(refusing(word.text)) for word in asked.words) == 1


def _acts_on_itself(word: str, asked: Proposition) -> bool:
    """Whether a word behind the verb is "himself" or the like, which the question does not have."""
    return word in _SELF and all(word != one.text for one in asked.words)


def _does(clause: Clause, words: Sequence[Asked], start: int) -> bool:
    """Whether words are the subject of a verb whose auxiliaries begin there."""
    side = range(start)
    return (
        _on(clause, words, side)
        and not _are_others(clause, words, side)
        and all(
            _stands(clause, head, side, lambda at: clause.is_subject(at, start)) for head in _heads(words)
        )
    )


def _is_done_to(clause: Clause, words: Sequence[Asked], at: int, led_by: str = "") -> bool:
    """Whether words stand behind a verb, none led by a preposition that has none in the question."""
    right = range(at + 1, len(clause.words))
    return (
        _on(clause, words, right)
        and not _are_others(clause, words, right)
        and all(
            _stands(clause, head, right, lambda place: clause.led(place, at + 1) == led_by)
            for head in _heads(words)
        )
    )


def _are_others(clause: Clause, words: Sequence[Asked], side: range) -> bool:
    """Whether what a name narrows in the question has another name instead: "Pell voters" of "voters in
    Orsal"."""
    for run in _runs(words):
        names = [word for word in run if word.name]
        if run[-1].name or any(clause.places(name) or name.forms & clause.around.otherwise for name in names):
            continue
        heads = clause.places(run[-1])
        if names and any(at not in heads and _is_name(clause.words, at) for at in side):
            return True
    return False


def _is_name(words: Sequence[str], at: int) -> bool:
    word = words[at]
    return word[:1].isupper() and word.lower() not in _NO_NAMES


def _heads(words: Sequence[Asked]) -> Iterator[tuple[Asked, ...]]:
    """Of each noun phrase that no preposition leads its last word; of a name all, since one will do."""
    for run in _runs(words):
        if not run[0].led:
            yield tuple(word for word in run if word.name) if run[-1].name else (run[-1],)


def _runs(words: Sequence[Asked]) -> list[list[Asked]]:
    """The words of each noun phrase."""
    runs: list[list[Asked]] = []
    for word in words:
        if word.follows and runs:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _stands(clause: Clause, head: Sequence[Asked], side: range, fits: Callable[[int], bool]) -> bool:
    """Whether one of the words of a head, or a pronoun for its name, stands on a side where it fits."""
    places = [at for word in head for at in clause.places(word)]
    if any(at in side and fits(at) for at in places):
        return True
    if not head[0].name or any(at not in side or at in clause.owners or clause.led(at, 0) for at in places):
        return False
    elsewhere = frozenset().union(*(word.forms for word in head)) & clause.around.otherwise
    return bool(elsewhere) or any(clause.words[at].lower() in _PRONOUN and fits(at) for at in side)


def _on(clause: Clause, words: Sequence[Asked], side: range) -> bool:
    """Whether words stand on a side of the verb; of names one, or what stands for them."""
    common = [word for word in words if not word.name]
    if common or not words:
        return all(any(at in side for at in clause.places(word)) for word in common)
    return _stands(clause, words, side, lambda _: True)


def _is_it(clause: Clause, at: int, asked: Proposition) -> bool:
    """Whether "is" or the like stands there, between what is asked and what that is asked to be."""
    word, lead, words = clause.words[at].lower(), clause.lead(at), asked.words
    finite = word in (STAYS | (BE if asked.tense is Tense.PAST else IS))
    if not (finite or (word == "been" and lead.chain & {"has", "have"})) or lead.chain & UNREAL:
        return False
    right = range(at + 1, len(clause.words))
    return any(
        _does(clause, words[:to], lead.start)
        and any(
            place in right and clause.is_next(place, at, words[to].led) for place in clause.places(words[to])
        )
        and _stands(clause, words[-1:], right, lambda place: clause.led(place, at + 1) == words[-1].led)
        for to in range(1, len(words))
    )


def _tells_of(word: str, chain: Set[str], before: str, asked: Proposition) -> bool:
    """Whether a verb's form tells that it is so at the time that is asked of."""
    if asked.tense is Tense.ABILITY:
        return bool(chain & CAN) and "to" not in chain
    if chain & (UNREAL | CAN):
        return False
    if asked.tense is Tense.FUTURE or chain & WILL:
        return bool(chain & WILL) and asked.tense in (Tense.FUTURE, Tense.PRESENT)
    if word.endswith("ing"):
        ongoing = asked.tense is Tense.PRESENT or any(
            asked.words[at].text.endswith("ing") for at in asked.verbs
        )
        return before in DENIES or "having" in chain or (ongoing and bool(chain & BE))
    if asked.tense is Tense.PRESENT:
        return _of_now(word, chain, before, asked.passive)
    return "did" in chain or ((is_past(word) or word in REFUSES) and _of_then(chain, before))


def _of_now(word: str, chain: Set[str], before: str, passive: bool) -> bool:
    if chain & BE or passive:
        return bool(chain & IS) or ("been" in chain and bool(chain & {"has", "have"})) or before in STAYS
    if chain & DO:
        return "did" not in chain
    return not chain and not is_past(word) and word.endswith("s") and before not in _OF_A_NOUN


def _of_then(chain: Set[str], before: str) -> bool:
    if chain & BE:
        return "being" not in chain or before in DENIES
    return bool(chain) or before not in _OF_A_NOUN
