"""A question that leans on the one before it, as it would be asked alone: "And in 2024?". Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from qa.answering.question.antecedents import NAME, Antecedents, Reading, antecedents
from qa.answering.question.asked_words import who_spoke
from qa.answering.question.asking import ABOUT, ASKS, BE, DO, NAMED, as_question
from qa.answering.question.bare_words import (
    ON,
    is_bare_of_words,
    is_reply,
    of_no_more,
    on_the_same,
    with_that,
)
from qa.answering.question.leads import without_lead
from qa.answering.question.pronouns import is_impersonal, meaning, of_a_deed, of_people, points_back
from qa.answering.question.replies import asked_on, is_who_else, matter
from qa.answering.question.swapping import A_QUESTION, AT, NAME_WITHIN, swapped
from qa.language.inflections import is_past

LONGEST = 300  # characters of a turn that leans on another, and of one that it may lean on

# "Who won Wimbledon" and "what causes floods" have a matter of their own.
_BARE = re.compile(
    rf"(?!(?:who|what(?! about\b))\s+\S+\s){ASKS}(?P<noun>(?:\s+(?!{DO}\b)[^\s?]+){{0,2}})", re.IGNORECASE
)
_DONE = re.compile(
    rf"(?P<asks>who|what|how many(?: people| of them)?|{DO} (?:any(?:one|body)|some(?:one|body)|people))"
    r" (?:(?:else|also|was|were|is|are|has|have|had|been|then|first|still|to(?<=had to)) )*(?P<verb>[a-z]+)"
    r"(?:(?<=said) (?:so|that|this))?"
    r"(?: (?:there|then|since|next|first|later|afterwards|again|as a result|in the end))?",
    re.IGNORECASE,
)
# What there is of something: by itself it names nothing, as "the bridge" may.
_OF_WHAT = re.compile(
    rf"who {BE} (?:to blame|at fault|responsible)"
    rf"|(?:who|what|where|when|how (?:big|high|large|bad)) {BE}"
    r" the (?:main |exact |final |likely |official )?"
    r"(?:causes?|motives?|reasons?|results?|outcome|verdict|ruling|sentence|charges?|winners?|victims?|survivors?"
    r"|suspects?|gunm[ae]n|shooters?|attackers?|perpetrators?|culprits?|(?:death )?toll|damage|aftermath"
    r"|consequences|effects?|impact|purpose|aim|reactions?|vote|margin|turnout|dead|injured)",
    re.IGNORECASE,
)
_ABOUT_WHOM = re.compile(r"(?:what|how) about (?:him|her|them)", re.IGNORECASE)
_DO_ANY = re.compile(rf"{DO} ", re.IGNORECASE)
_NAMED = re.compile(NAMED, re.IGNORECASE)
_HAPPENED = re.compile(
    rf"(?P<asks>{ASKS}|how) (?:did|does|will) (?:it|this|that) (?:happen|occur|take place|come about)",
    re.IGNORECASE,
)
_WAS_THAT = re.compile(
    r"(?P<asks>when|where|why"
    r"|(?:(?:on|in|at) )?(?:what|which) (?:day|date|month|year|place|city|country|town))"
    r"(?: exactly)? (?:was|were) (?:this|that)(?: exactly)?",
    re.IGNORECASE,
)
_WHAT_ELSE = re.compile(rf"{ASKS} else", re.IGNORECASE)
_INVERTS = re.compile(rf"(?:{ASKS}(?: (?!{DO}\b)\w+)? )?(?P<rest>{DO}\b.+)", re.IGNORECASE)
_COUNTED = re.compile(
    rf"\bhow (?:many|much) (?P<noun>(?!{DO}\b)[^\W\d]\w*(?: (?!{DO}\b)\w+)?) {DO}\b", re.IGNORECASE
)
_HOW_MUCH = re.compile(r"how (?:many|much)\b", re.IGNORECASE)
_COUNTS = re.compile(rf"how (?:many|much)(?= {DO}\b)", re.IGNORECASE)
_OF_SUBJECT = re.compile(r"who\s+(?!(?:did|do|does)\b)(?P<rest>.+)", re.IGNORECASE)
_TO_WHOM = re.compile(rf"(?i:who)\s+(?:[a-z]+\s+){{1,3}}(?P<whom>{NAME})$")
_SAID_BY = re.compile(r"said\b\s*", re.IGNORECASE)
_WHO_IS = re.compile(
    r"who(?:[’']s|\s+(?:is|was))\s+(?P<who>(?!(?:the|an?)\b)[^?,]+?)[\s?.!]*$", re.IGNORECASE
)
_AFTER = re.compile(rf"(?<=\w): (?:{ASKS}|{DO}|how)\b[^:]*$", re.IGNORECASE)  # what an earlier turn asked
_THERE = re.compile(rf"\s{BE} there\s", re.IGNORECASE)
_SURVEY = re.compile(rf"\W*(?!what (?:has )?happened\b)(?:{ABOUT})\s+", re.IGNORECASE)
_OF_IT = re.compile(
    rf"(?:{ASKS})?\s*(?:{DO}\b)?(?:\s*happened\b(?: (?:to|with)\b)?)?(?P<matter>.+)", re.IGNORECASE
)
# "The first to cross" is nothing by itself, "the first minister" is.
_ORDINAL = r"(?:first|last|most|least|same|others?|rest)\b(?:\s+(?:to|of|in|at|on|by)\b|\W*$)"
_DEFINITE = re.compile(rf"\bthe\s+(?!{_ORDINAL})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Before:
    """The question before, and what it was answered with in few words; empty where that is not known."""

    text: str
    answer: str = ""


def follow(before: Before, question: str, reading: Reading) -> str:
    """A question as it would be asked alone, after the one before it; as it is where it stands alone.

    "And in 2024?" asks the same of other days, "what about Karesh?" the same of somebody else, "why?" the
    reason of what was asked; "she", "it" and "there" are whom and what that named.
    """
    before = replace(before, text=" ".join(before.text.split()))
    text, led = without_lead(question)
    text = with_that(text)
    if not text or not before.text or max(len(text), len(before.text)) > LONGEST:
        return question
    if asked := asked_on(before.text, before.answer, text, _named(before, text, reading), reading):
        return as_question(asked)
    if _WHAT_ELSE.fullmatch(text) or _is_about_nobody(before, text, reading):
        return question
    if other := swapped(before.text, text, reading, led=led):
        return as_question(other)
    if not (led and A_QUESTION.match(text)) and not _leans(before, text, reading):
        return question
    whole = complete(before, text, reading)
    return whole if whole != as_question(text) else question


def may_stand_alone(turns: Sequence[str], reading: Reading) -> bool:
    """Whether the last turn, which asks for somebody's words on nothing, may ask for all of them: "what did
    Vensk promise?" after what happened; not "how did Vensk respond?", nor after what others said of a
    matter."""
    *before, asked = turns
    text, led = without_lead(asked)
    bare = not led and is_bare_of_words(text, reading) and not is_reply(text)
    return bare and not any(map(reading.words, before))


def _is_about_nobody(before: Before, text: str, reading: Reading) -> bool:
    """Whether a turn names nobody but by a pronoun, and nothing tells whom that means: "what about him?"."""
    return bool(_ABOUT_WHOM.fullmatch(text)) and meaning(text, _named(before, text, reading)) == text


def _leans(before: Before, text: str, reading: Reading) -> bool:
    """Whether a turn leaves something out: whom or what a pronoun means, what is asked, or on what somebody's
    words are asked for."""
    if meaning(text, _named(before, text, reading)) != text:
        return True
    back = points_back(text) and (not of_people(text) or of_a_deed(text))
    open_ = _BARE.fullmatch(text) or _WAS_THAT.fullmatch(text) or _is_open(text)
    return back or bool(open_) or is_bare_of_words(text, reading)


def _is_open(text: str) -> bool:
    """Whether a question has a verb, or what there is of something, and nothing else of what it asks about:
    "who was blamed?", "what was the cause?"."""
    done = _DONE.fullmatch(text)
    told = done and (is_past(done["verb"]) or _DO_ANY.match(done["asks"]) or " had to " in done.group())
    return bool(told or _OF_WHAT.fullmatch(text))


def complete(before: Before, text: str, reading: Reading) -> str:
    """A question that the one before it goes on with, with what it leaves out; as it is where it stands
    alone."""
    bare = _BARE.fullmatch(text)
    if (bare and not bare["noun"]) or _NAMED.fullmatch(text):
        return _more(before, text)
    if happened := _HAPPENED.fullmatch(text) or _WAS_THAT.fullmatch(text):
        return _more(before, happened["asks"])
    named = _named(before, text, reading)
    meant = meaning(_counted(before.text, text), named)
    if asked := _words(before, text, meant, reading):
        return as_question(asked)
    held = meant != text or (named.thing and named.thing.lower() in text.lower())
    defined = _DEFINITE.search(text) or is_impersonal(text)
    defined = defined and not _OF_WHAT.fullmatch(text)
    if of_a_deed(text) or (not held and (points_back(text) or not (defined or NAME_WITHIN.search(text)))):
        about = before.text if of_a_deed(text) else _about(before.text, named, reading)
        return as_question(_after(about, meant))
    if not held and defined:
        return as_question(text)
    alike = _HOW_MUCH.match(before.text) and _HOW_MUCH.match(text) and not reading.period(text)
    return as_question(f"{meant} {named.days}" if alike and named.days else meant)


def _about(before: str, named: Antecedents, reading: Reading) -> str:
    """A question, of which only on what it asks for words, where it does, and of when."""
    asks = reading.words(before)
    if asks is None or not asks.speakers or not named.topic:
        return before
    return f"{ON.sub('', named.topic)} {named.days}".strip()


def _words(before: Before, text: str, meant: str, reading: Reading) -> str:
    """A question for somebody's words with what they are on; empty where it is none, or has that already.

    Args:
        meant: the text with what its pronouns mean.
    """
    named, asks = _named(before, text, reading), reading.words(meant)
    if asks and (topic := matter(before.text, named, reading)):
        return on_the_same(meant, asks, replace(named, topic=topic), reading)
    bare = all(is_bare_of_words(one, reading) for one in (text, meant))
    return _after(before.text, of_no_more(meant)) if bare else ""


def needs_answer(before: str, question: str) -> bool:
    """Whether what a question leaves out may be what the one before it is answered with: who or where."""
    asks, _ = without_lead(question)
    leans = points_back(question) or _BARE.fullmatch(asks) or is_who_else(asks)
    return bool(leans) and before.lower().startswith(("who ", "where "))


def _counted(before: str, text: str) -> str:
    """With what it counts: in "how many did Orselia offer?" that is what the question before counts."""
    counted, counts = _COUNTED.search(before), _COUNTS.search(text)
    return f"{text[: counts.end()]} {counted['noun']}{text[counts.end() :]}" if counted and counts else text


def _named(before: Before, text: str, reading: Reading) -> Antecedents:
    """What the question before names for a turn, and what its answer does."""
    found = antecedents(before.text, reading)
    asks = before.text.partition(" ")[0].lower()
    if who := _WHO_IS.match(before.text):
        return replace(found, people=(who["who"],))
    if asks == "who":
        return replace(found, people=_whom(before, found, text, reading))
    if asks != "where" or not before.answer:
        return found
    return replace(found, place=before.answer if AT.match(before.answer) else f"in {before.answer}")


def _whom(before: Before, found: Antecedents, text: str, reading: Reading) -> tuple[str, ...]:
    """Whom a turn may mean after who did something: who did, or to whom it was done. Of both it is the
    second where the turn asks who did something, too; else neither is told."""
    to_somebody = _TO_WHOM.match(before.text.strip(" ?.!").removesuffix(found.days).strip())
    whom = to_somebody["whom"] if to_somebody and reading.knows(to_somebody["whom"]) else ""
    if whom:
        spoke = who_spoke(before.text, reading.knows) and not before.answer
        return (whom,) if spoke or _OF_SUBJECT.match(text) else ()
    if before.answer:
        return (before.answer,)
    return found.people if who_spoke(before.text, reading.knows) else ()


def _after(before: str, text: str) -> str:
    """A question after what the one before it is about."""
    before = ON.sub("", _SURVEY.sub("", before, count=1)) if _SURVEY.match(before) else before
    of_it = _OF_IT.match(_AFTER.sub("", before.rstrip(" ?.!")))
    about = _THERE.sub(" ", of_it["matter"]).strip() if of_it else ""
    return f"{about}: {text[:1].lower()}{text[1:]}" if about else text


def _more(before: Before, asks: str) -> str:
    """Another question word of the same verb: "and why?"."""
    text = before.text.rstrip(" ?.!")
    of_subject = _OF_SUBJECT.match(text)
    inverted = None if of_subject else _INVERTS.match(text)
    if inverted:
        return as_question(f"{asks} {inverted['rest'][:1].lower()}{inverted['rest'][1:]}")
    said = _SAID_BY.match(of_subject["rest"]) if of_subject and before.answer else None
    if of_subject and said:
        return as_question(f"{asks} did {before.answer} say {of_subject['rest'][said.end() :]}")
    return as_question(_after(text, asks))
