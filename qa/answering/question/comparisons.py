"""Two things compared by a measure that each has: "which opened first, the dam or the bridge?" Pure.

Seldom does one sentence tell it of both. So each is asked after by itself, and what is told of the two is
compared where both are told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa.answering.question.asking import DO, as_question
from qa.language.cues import VERBS
from qa.language.dates import from_iso
from qa.language.inflections import base, is_past
from qa.types import Answer, ShortAnswer

_EACH = "A comparison: each of the two is looked for by itself."

_LEAST = ("first", "earlier", "sooner", "fewer", "less", "younger", "smaller", "cheaper")
_MEASURES = {
    "older": "old",
    "younger": "old",
    "taller": "tall",
    "longer": "long",
    "bigger": "big",
    "larger": "large",
    "smaller": "large",
    "higher": "high",
    "heavier": "heavy",
    "deeper": "deep",
    "wider": "wide",
    "faster": "fast",
}
_FIRST = r"(?P<by>first|earlier|sooner|last|later)"
_MORE = r"(?P<by>more|fewer|less)"
_BE = r"(?P<be>is|are|was|were)"
_ADJECTIVE = rf"(?P<by>{'|'.join(_MEASURES)})"
_NOUN = r"(?P<noun> (?!than\b)[\w’'-]+(?: (?:in|of|from|for) (?:the )?[\w’'-]+| [\w’'-]+)?)?"
# Of verbs that are of no measure: "wants more observers", "is more popular".
_VERB = rf"(?P<verb>(?!(?:{DO}|wants?|needs?|likes?|asks?|asked|wanted|seems?|looks?)\b)[\w’-]+)"
# With what it was done to: "visited Pell".
_PAST = (
    r"(?P<verb>[\w-]{2,}ed|met|won|left|saw|sent|paid|built|bought|sold|took|beat|lost|began|broke|held"
    r"|hit|found)"
)
_OBJECT = r"(?P<object>(?!(?:it|him|her|them|this|that|these|those)\b)[^,?]{2,40}?)"
_THING = r"(?!(?:he|she|it|they|last|first|not|later|earlier|more|less|fewer)\b)[^\s,?][^,?]*?"
_BOTH = rf"(?P<one>{_THING}) or (?P<other>{_THING})"
_DAYS = r"(?P<days>,? (?:in|on|during|since) (?:[A-Z]\w+ )?\d{4})?"
_WHICH = rf"(?:which|who|what)(?: of (?:them|the two))?(?P<sort>(?: (?!{DO}\b)[\w-]+){{0,2}}?)"

# What is asked of each: "{}" is its name, other braces hold what the pattern finds.
_ASKED = tuple(
    (re.compile(rf"{_WHICH} {asks},? {_BOTH}{_DAYS}[\s?.!]*$", re.IGNORECASE), each)
    for asks, each in (
        (rf"{_BE} (?P<verb>\w+) {_FIRST}", "when {be} {} {verb}"),
        (rf"{_VERB} {_FIRST}", "when did {} {base}"),
        (rf"{_PAST} {_OBJECT} {_FIRST}", "when did {} {base} {object}"),
        (rf"{_BE} {_ADJECTIVE}", "how {measure} {be} {}"),
        (rf"{_BE} (?P<by>cheaper|dearer|more expensive)", "how much {does} {} cost"),
        (rf"{_BE} (?P<verb>paid|fined) {_MORE}", "how much {be} {} {verb}"),
        (rf"(?P<verb>has|have) {_MORE}{_NOUN}", "{many}{noun} {does} {} have"),
        (rf"had {_MORE}{_NOUN}", "{many}{noun} did {} have"),
        (rf"(?P<base>cost|earn|weigh)s? {_MORE}", "how much {does} {} {base}"),
        (rf"{_VERB} {_MORE}{_NOUN}", "{many}{noun} did {} {base}"),
    )
)
_INVERTED = tuple(
    (re.compile(rf"{start} {_BOTH} {rest}{_DAYS}[\s?.!]*$", re.IGNORECASE), each)
    for start, rest, each in (
        (_BE, rf"(?P<verb>\w+) {_FIRST}", "when {be} {} {verb}"),
        (_BE, rf"{_ADJECTIVE}", "how {measure} {be} {}"),
        ("(?:does|do)", rf"(?P<base>[\w-]+) {_MORE}{_NOUN}", "{many}{noun} {does} {} {base}"),
        ("did", rf"(?P<base>[\w-]+) {_MORE}{_NOUN}", "{many}{noun} did {} {base}"),
    )
)
_DID_FIRST = re.compile(
    rf"did (?P<one>{_THING}) or (?P<rest>{_THING} [^,?]*?) ?{_FIRST}{_DAYS}[\s?.!]*$", re.IGNORECASE
)
# What each can have done, where nothing else tells the verb from a name: "lavrov or putin visit yerevan".
_DONE = frozenset(
    "visit meet join sign leave reach enter win beat close open reopen build buy sell recognise recognize"
    " ratify adopt approve ban lift invite attack cross quit host break start begin end finish arrive fall"
    " collapse die resign retire agree vote act land launch publish vanish arise marry".split()
)
_OBJECTS = frozenset("it him her them this that".split())
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"(?P<number>-?\d+(?:\.\d+)?)\s*(?P<unit>.*)")


@dataclass(frozen=True, slots=True)
class Comparison:
    """
    Args:
        names: of the two, as the question has them.
        questions: after what each is compared by.
        least: whether the one with less of it, or that was earlier, is asked for.
    """

    names: tuple[str, str]
    questions: tuple[str, str]
    least: bool


def comparison(question: str) -> Comparison | None:
    """What a question compares; None where it compares nothing, or by no measure."""
    text = " ".join(question.split())
    if found := _DID_FIRST.match(text):
        return _did_first(found)
    for pattern, each in (*_ASKED, *_INVERTED):
        if (found := pattern.match(text)) and not _has_an_object(found):
            one, other = found["one"], _whole(found["other"], found["one"])
            questions = (_asked(each, found, name) for name in (one, other))
            return Comparison((one, other), (next(questions), next(questions)), found["by"].lower() in _LEAST)
    return None


def _did_first(found: re.Match[str]) -> Comparison | None:
    """Which did something first, the verb after "did": that of "did the dam or the bridge open first"."""
    one, rest = found["one"], found["rest"].split()
    at = _verb_at(rest, len(one.split()))
    if not at or _OBJECTS.intersection(word.lower() for word in rest[at + 1 :]):
        return None
    names = one, " ".join(rest[:at])
    asked = (as_question(f"when did {name} {' '.join(rest[at:])}{found['days'] or ''}") for name in names)
    return Comparison(names, (next(asked), next(asked)), found["by"].lower() in _LEAST)


def _verb_at(words: Sequence[str], usual: int) -> int:
    """Where the verb stands after the second name; 0 where that cannot be told.

    Args:
        usual: words of the first name, which the second has too, if nothing tells them from the verb.
    """
    last = len(words) - 1
    known = [at for at, word in enumerate(words) if at and word in _DONE]
    if known:
        return last if last in known else known[0]
    plain = last <= usual or all(map(str.istitle, words[:last]))
    return last if plain and words[last].islower() and words[last] not in _OBJECTS else 0


def _has_an_object(found: re.Match[str]) -> bool:
    """Whether what was taken for the verb is what was done something to: "who visited Pell first"."""
    words = found.groupdict(default="")
    before = words.get("sort", "").split()
    who = found.group().lower().startswith("who ")
    verb = words.get("verb", "") or words.get("base", "")
    if words.get("object"):  # of a verb of saying it may be what was said
        return verb.lower() in VERBS or bool(before and (who or any(map(is_past, before))))
    return (who and bool(before)) or any(map(is_past, before)) or verb.istitle() or verb.lower() in _OBJECTS


def _whole(name: str, other: str) -> str:
    """ "The bridge's" beside "the tunnel's builder" is the bridge's builder."""
    return f"{name} {other.rsplit(maxsplit=1)[-1]}" if re.search(r"[’']s$", name) else name


def _asked(each: str, found: re.Match[str], name: str) -> str:
    words = found.groupdict(default="")
    noun = words.get("noun", "")
    many = "how many" if re.match(r" (?:people|\w+s)\b", noun) else "how much"
    verb = words.get("verb", "")
    several = re.match(r"the .*[^su]s$", name)
    does = "do" if several else "does"
    be = words.get("be", "").lower()
    be = {"is": "are", "was": "were"}.get(be, be) if several else be
    filled = {"base": base(verb), "does": does, **words, "many": many}
    filled |= {"be": be, "measure": _MEASURES.get(words["by"].lower(), "")}
    return as_question(each.format(name, **filled) + words["days"])


def lead_of(compared: Comparison, answers: Sequence[Answer]) -> str:
    """That they are looked for by themselves; and which of the two it is by what is told of both, or that
    this is open."""
    one, other = (
        _told_of(name, rival, answer)
        for name, rival, answer in zip(compared.names, reversed(compared.names), answers, strict=True)
    )
    order = _order(one, other) if one and other else 0
    if not (one and other and order):
        return f"{_EACH} Which of them it is stays open."
    name = compared.names[0 if (order < 0) == compared.least else 1]
    told = "; ".join(
        f"{name}, {short.text}" for name, short in zip(compared.names, (one, other), strict=True)
    )
    return f"{_EACH} By what is told of both ({told}) it is {name}."


def _told_of(name: str, other: str, answer: Answer) -> ShortAnswer | None:
    """The few words on one of the two, where they are likely and what is cited, or its headline, names it by
    more than both are called."""
    if not (answer.short and answer.short.likely):
        return None
    cited = answer.cited_for(answer.short)
    own, others = set(_WORD.findall(name.lower())), set(_WORD.findall(other.lower()))
    quote, held = (set(_WORD.findall(text.lower())) for text in (cited.quote, f"{cited.title} {cited.quote}"))
    strange = (others - own) & quote and not (own - others) & quote
    return answer.short if (own - others) & held and not strange else None


def _order(one: ShortAnswer, other: ShortAnswer) -> int:
    """Below 0 where the first is less or earlier, above it where it is more; 0 where it cannot be told."""
    told = one.normalised or "", other.normalised or ""
    numbers = [_NUMBER.fullmatch(value) for value in told]
    days = [from_iso(value) for value in told]
    if days[0] and days[1]:
        return (days[0].first_day > days[1].last_day) - (days[0].last_day < days[1].first_day)
    if not (numbers[0] and numbers[1]) or numbers[0]["unit"] != numbers[1]["unit"]:
        return 0
    first, second = (float(number["number"]) for number in numbers if number)
    return (first > second) - (first < second)
