"""Where accounts of one point agree, and where they differ. Pure.

Two sentences are compared where they speak of the same point: much the same words, rare ones weighing
more, no name, day or modifier that sets them apart. What is compared has a type: numbers of one thing,
whether something is so, who did it, when, where. A figure that grew from one day to the next is a later
figure, no dispute; what one speaker says twice is no agreement. A dispute that is none is worse than one
that is missed, so whatever is in doubt is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date

from qa import dates
from qa.answering import stances
from qa.answering.accounts import Account, days_between, of_other_days, same_voice
from qa.answering.quantities import Quantity, numbers_agree, numbers_differ
from qa.answering.stances import Mood
from qa.answering.wording import describe
from qa.stretches import written
from qa.types import Period, PointKind

Weights = Mapping[str, float]  # of stems by rarity

# Least share of the words of the shorter account, weighted by rarity, that the other has, too.
SAME_POINT = 0.5
SAME_CLAIM = 0.6
SAME_WORD_FOR_IT = 0.7  # of the longer one, where both say the same
SAME_FIGURE = 0.4  # of the longer one, where figures differ
FARTHEST = 20  # times one figure may be the other
NEGATED_CLAIM = 0.5  # of the longer one, where one says not and one does
DENIED_CLAIM = 0.3  # the same, where one denies a claim
SAME_DEED = 0.3
ON_TOPIC = 0.6  # least share of what was asked that both speak of, likewise
CONTEXT = 0.7  # what a word counts that the other has only in the sentence before or the title
SAME_NEWS = 90  # days after which nothing is compared: it may be another year's
LATER = 3  # days after which another figure is a later figure
DENIED_WITHIN = 60  # days in which a denial is of the claim
CHANGED_WITHIN = 7  # days after which things may have changed


@dataclass(frozen=True, slots=True)
class Relation:
    """Two accounts of one point.

    Args:
        agree: whether both say the same.
        point: what it is that they speak of, to stand after "differ on".
        values: what each says of it, in its own words.
        places: where in each sentence that begins; two numbers of one sentence are two claims.
    """

    kind: PointKind
    agree: bool
    point: str
    values: tuple[str, str]
    places: tuple[int, int] = (0, 0)


def relate(a: Account, b: Account, weights: Weights, topic: Weights) -> list[Relation]:
    """How two accounts stand to each other; empty where that is in doubt, or they speak of different points.

    Args:
        topic: the stems of what was asked.
    """
    alike = likeness(a, b, weights)
    asked = min(_share(a.around, topic), _share(b.around, topic)) >= ON_TOPIC
    if not (alike >= SAME_DEED or asked) or same_voice(a, b) or not (a.claims and b.claims):
        return []
    if (apart := days_between(a, b)) is None or apart > SAME_NEWS:
        return []
    for compare in (_numbers, _doers, _truth, _days, _places):
        if found := compare(a, b, Likeness(alike, topic if asked else {}, weights)):
            return found
    return []


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much two accounts have in common.

    Args:
        best: the share of the words of one that the other has, too, whichever is larger.
        topic: the stems of what was asked, where both speak of that.
    """

    best: float
    topic: Weights
    weights: Weights


def _mutual(a: Account, b: Account, weights: Weights, but: Set[str] = frozenset()) -> float:
    """The share of the words of the longer one that the other has, too."""
    shared = _weight(a.stems & b.stems - but, weights)
    return min(shared / (_weight(own - but, weights) or 1.0) for own in (a.stems, b.stems))


def _weight(found: Set[str], weights: Weights) -> float:
    return sum(weights.get(stem, 1.0) for stem in found)


def _share(found: Set[str], topic: Weights) -> float:
    """The share of what was asked; none where nothing was."""
    total = sum(topic.values())
    return sum(weight for stem, weight in topic.items() if stem in found) / total if total else 0.0


def likeness(a: Account, b: Account, weights: Weights) -> float:
    """The share of the words of one that the other has, too, whichever is larger."""
    return max(_covered(a, b, weights), _covered(b, a, weights))


def _covered(a: Account, b: Account, weights: Weights) -> float:
    total = _weight(a.stems, weights)
    shared = _weight(a.stems & b.stems, weights) + CONTEXT * _weight(a.stems & b.around - b.stems, weights)
    return shared / total if total else 0.0


def _set_apart(a: Account, b: Account) -> bool:
    """Whether names, days or what stands before a shared word tell two points from each other."""
    return _other_names(a, b) or of_other_days(a, b) or _contrasted(a, b)


def _other_names(a: Account, b: Account, but: Set[str] = frozenset()) -> bool:
    return bool(_missing(a.names - but, b.near)) and bool(_missing(b.names - but, a.near))


def _missing(names: Set[str], around: Set[str]) -> set[str]:
    """Names that are not there, nor a people's for its country."""
    return {name for name in names if not any(_akin(name, other) for other in around)}


def _akin(a: str, b: str) -> bool:
    return a == b or (
        min(len(a), len(b)) >= 4 and a[:4] == b[:4] and (a.startswith(b[:-1]) or b.startswith(a[:-1]))
    )


def _contrasted(a: Account, b: Account) -> bool:
    """Whether a shared word has in each another word before it: "food prices", "fuel prices"."""
    before_a, before_b = _modifiers(a), _modifiers(b)
    for stem in before_a.keys() & before_b.keys():
        only_a, only_b = before_a[stem] - b.around, before_b[stem] - a.around
        if only_a and only_b:
            return True
    return False


def _modifiers(account: Account) -> dict[str, set[str]]:
    """By stem, the words right before it."""
    text = account.text
    found: dict[str, set[str]] = {}
    for one, other in zip(account.words, account.words[1:], strict=False):
        if text[one.end : other.start] in (" ", "-"):
            found.setdefault(other.stem, set()).add(one.stem)
    return found


# Numbers.

_STATES = (
    ("killed", r"kill\w*|dead|died|dying|deaths?|drown\w*|perish\w*|fatal\w*|lost their lives|victims"),
    ("hurt", r"injur\w+|wound\w+|hurt"),
    ("missing", r"missing|unaccounted"),
    ("fled", r"fled|flee\w*|displac\w+|evacuat\w+|homeless"),
    ("held", r"arrest\w*|detain\w*|detention|jailed"),
)
_STATE = tuple((name, re.compile(rf"\b(?:{words})\b", re.I)) for name, words in _STATES)
_GROWS = re.compile(
    r"\b(?:ris(?:en|es) to|rose to|climbed to|grown to|grew to|reached|now stands?|revised|updated|so far"
    r"|corrected"
    r"|no longer|up from|down from|fallen to|fell to)\b",
    re.I,
)
_SORT_OF_NUMBER = re.compile(
    r"\b(?:lowest|highest|average|median|minimum|maximum|total|previous|second|third|record)\b"
)
_ALIKE = tuple(
    frozenset(words.split())
    for words in (
        "people persons person inhabitants",
        "lorries trucks",
        "soldiers troops servicemen",
        "marchers demonstrators protesters",
        "homes houses",
        "deaths dead fatalities",
        "planes aircraft jets",
        "ships vessels boats",
    )
)
_AGENTIVE = ("people", "persons", "men")


def _numbers(a: Account, b: Account, like: Likeness) -> list[Relation]:
    if not (a.quantities and b.quantities) or (like.best < SAME_POINT and not like.topic) or _set_apart(a, b):
        return []
    pairs = [(x, y) for x in a.quantities for y in b.quantities if _same_thing(x, y, a, b)]
    agreeing = [_number(True, a, b, x, y) for x, y in pairs if numbers_agree(x, y) and _telling(x)]
    if agreeing:
        return agreeing
    differing = [(x, y) for x, y in pairs if numbers_differ(x, y)]
    moods = {a.stance.mood, b.stance.mood} - {Mood.ESTIMATE}
    if (
        len(differing) != 1
        or len(moods) > 1
        or _grew(a, b, *differing[0])
        or not _contested(a, b, *differing[0], like)
    ):
        return []
    return [_number(False, a, b, *differing[0])]


def _contested(a: Account, b: Account, x: Quantity, y: Quantity, like: Likeness) -> bool:
    """Whether two figures are of one thing and somebody stands for them. Where outlets tell them in their
    own words, figures that differ are nearly always of other things or days."""
    if not (a.speaker or b.speaker) or max(x.value, y.value) > FARTHEST * min(x.value, y.value):
        return False
    if _mutual(a, b, like.weights) >= SAME_FIGURE:
        return bool(a.speaker and b.speaker) or days_between(a, b) == 0
    # "How many lorries": what is counted was asked for.
    return _asked_for(x, y, like.topic) and bool(a.speaker and b.speaker) and days_between(a, b) == 0


def _asked_for(x: Quantity, y: Quantity, topic: Weights) -> bool:
    return any(noun and _like_any(noun, topic.keys()) for noun in (x.noun, y.noun))


def _number(agree: bool, a: Account, b: Account, x: Quantity, y: Quantity) -> Relation:
    values = a.text[x.start : x.end], b.text[y.start : y.end]
    return Relation(PointKind.NUMBER, agree, _measured(x, y), values, (x.start, y.start))


_MEASURED = {
    "%": "the share",
    "seconds": "the duration",
    "years of age": "the age",
    "metres": "the length",
    "kilograms": "the weight",
    "square metres": "the area",
    "cubic metres": "the volume",
}


def _measured(x: Quantity, y: Quantity) -> str:
    """What two numbers are of, in words."""
    if "/" in x.unit:
        return "the rate"
    if noun := x.noun or y.noun:
        return f"the number of {noun}"
    return _MEASURED.get(x.unit, "the amount")


def _telling(quantity: Quantity) -> bool:
    """Whether it is worth saying that two have the same number: not of "the two countries"."""
    return bool(quantity.unit) or quantity.value > 2


def _same_thing(x: Quantity, y: Quantity, a: Account, b: Account) -> bool:
    if x.part or y.part or x.unit != y.unit:
        return False
    if not x.unit and not _same_noun(x, y, a, b):
        return False
    return _same_state(a, b) and _opening(a) == _opening(b) and _sort_of(a) == _sort_of(b)


def _sort_of(account: Account) -> frozenset[str]:
    """Whether it tells of the lowest, the average, the second."""
    return frozenset(_SORT_OF_NUMBER.findall(account.text.casefold()))


def _same_noun(x: Quantity, y: Quantity, a: Account, b: Account) -> bool:
    if not x.noun and not y.noun:
        return False
    if not x.noun or not y.noun:
        noun, other = (x.noun, b) if x.noun else (y.noun, a)
        elsewhere = b if not y.noun else a
        return bool(other) and _says(elsewhere, noun)
    if x.noun == y.noun or any({x.noun, y.noun} <= alike for alike in _ALIKE):
        return True
    return any(
        generic.noun in _AGENTIVE and _says(account, counted.noun)
        for generic, account, counted in ((x, a, y), (y, b, x))
    )


def _says(account: Account, noun: str) -> bool:
    """Whether an account, or what leads to it, has a word like a noun: "marchers" where it has "marched"."""
    return _like_any(noun, account.around)


def _like_any(noun: str, words: Set[str]) -> bool:
    stem = noun.removesuffix("s").removesuffix("er")[:5]
    return any(word.startswith(stem) or (len(word) > 3 and stem.startswith(word)) for word in words)


def _same_state(a: Account, b: Account) -> bool:
    """Whether both tell of dead, or both of injured, if of either."""
    first, second = _state(a), _state(b)
    if first and second:
        return bool(first & second) and (len(first) == len(second) == 1)
    return first == second or _context_has(b if first else a, first or second)


def _state(account: Account) -> frozenset[str]:
    return frozenset(name for name, words in _STATE if words.search(account.text))


def _context_has(account: Account, states: frozenset[str]) -> bool:
    return all(words.search(account.candidate.context) for name, words in _STATE if name in states)


def _opening(account: Account) -> str:
    """The gerund that a claim begins with: "Running the stadium costs" is not what the stadium costs."""
    first = account.words[0] if account.words else None
    return first.stem if first and first.text.endswith("ing") and first.text[0].isupper() else ""


def _grew(a: Account, b: Account, x: Quantity, y: Quantity) -> bool:
    """Whether one may be a later figure."""
    apart = days_between(a, b)
    if apart is None or apart > LATER:
        return True
    if _GROWS.search(a.text) or _GROWS.search(b.text):
        return True
    if not apart or a.day is None or b.day is None:
        return False
    earlier, later = (x, y) if a.day < b.day else (y, x)
    return bool(_state(a) | _state(b)) and later.value > earlier.value


# Whether it is so.

_SO = "whether it is so"
_AGAIN = re.compile(r"\b(?:again|no longer|resumed?|any ?more|since then|reopen\w*|by now|meanwhile)\b", re.I)


def _truth(a: Account, b: Account, like: Likeness) -> list[Relation]:
    shared = (a.stems & b.stems) - (a.names | b.names)
    if len(a.stems & b.stems) < 2 or not shared or like.best < SAME_POINT or _set_apart(a, b):
        return []
    denied = bool(shared & a.denied), bool(shared & b.denied)
    opposites = _opposites(a, b)
    if (denied[0] != denied[1]) == bool(opposites):
        same = not opposites and _mutual(a, b, like.weights) >= SAME_WORD_FOR_IT
        return [Relation(PointKind.TRUTH, True, _SO, _sides(denied))] if same and not _more(a, b) else []
    if not _untrue(a, b, like, _opposing(a, b) if opposites else frozenset()):
        return []
    return [Relation(PointKind.TRUTH, False, _SO, opposites or _sides(denied))]


def _untrue(a: Account, b: Account, like: Likeness, opposing: frozenset[str]) -> bool:
    """Whether what one says against the other is said of the same, by somebody, at the same time."""
    denying = _denies(a) or _denies(b)
    if not (a.speaker or b.speaker or denying):
        return False
    if _mutual(a, b, like.weights, opposing) < (DENIED_CLAIM if denying else NEGATED_CLAIM):
        return False
    apart = {a.stance.mood, b.stance.mood} >= {Mood.FACT, Mood.TO_COME} and not denying
    return not apart and not _changed(a, b, DENIED_WITHIN if denying else CHANGED_WITHIN)


def _denies(account: Account) -> bool:
    return account.stance.denies_before or any(end == len(account.text) for _, end in account.stance.denied)


def _more(a: Account, b: Account) -> bool:
    """Whether numbers make one claim more than the other."""
    return bool(a.quantities or b.quantities)


def _opposing(a: Account, b: Account) -> frozenset[str]:
    """Stems of the words that say the opposite of one another."""
    words = {word for pair in (_opposites(a, b) or ()) for word in pair.casefold().split()}
    return frozenset(w.stem for one in (a, b) for w in one.words if w.text.casefold() in words)


def _opposites(a: Account, b: Account) -> tuple[str, str] | None:
    """Words of theirs that cannot both be true of one thing."""
    first, second = stances.ends(a.text), stances.ends(b.text)
    for kind in first.keys() & second.keys():
        if first[kind][0] != second[kind][0]:
            return first[kind][1], second[kind][1]
    return None


def _changed(a: Account, b: Account, within: int) -> bool:
    apart = days_between(a, b)
    texts = a.text, b.text
    return apart is None or apart > within or any(map(_AGAIN.search, texts))


def _sides(denied: tuple[bool, bool]) -> tuple[str, str]:
    first, second = ("denied" if one else "affirmed" for one in denied)
    return first, second


# Who did it.

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


def _doers(a: Account, b: Account, _like: Likeness) -> list[Relation]:
    """Each says that another did it; both parties are known to both."""
    for deed, (who_a, verb) in _doer(a).items():
        who_b, _ = _doer(b).get(deed, ("", ""))
        if who_b and _may_be_disputed(a, b, who_a, who_b) and not _contrasted(a, b):
            return [Relation(PointKind.WHO, False, f"who {verb} it", (who_a, who_b))]
    return []


def _may_be_disputed(a: Account, b: Account, who_a: str, who_b: str) -> bool:
    mutual = _names(b.candidate.context, who_a) and _names(a.candidate.context, who_b)
    known = (mutual and bool(a.speaker and b.speaker)) or (_speaks(a, who_b) and _speaks(b, who_a))
    rest = (a.stems & b.around | b.stems & a.around) - a.names - b.names
    alike = _akin(who_a.casefold(), who_b.casefold())
    apart = bool(a.denied or b.denied) or of_other_days(a, b) or _changed(a, b, CHANGED_WITHIN)
    return known and bool(rest) and not alike and not apart


def _speaks(account: Account, name: str) -> bool:
    """Whether somebody of that name's side gives the account, or its outlet does."""
    return _names(f"{account.speaker} {account.candidate.evidence.article.source}", name)


def _names(text: str, name: str) -> bool:
    return any(_akin(name.casefold(), other.casefold()) for other in _NAME.findall(text))


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
        return _bare(agent["who"]) if agent else ""
    clauses = re.split(r"[,;:“”\"]|\bthat\b", text[:start])
    clause = next((part for part in reversed(clauses) if _NAME.search(part)), "")
    names = [name for name in _NAME.findall(clause) if name not in _NO_DOERS]
    return _bare(names[0]) if names else ""


def _bare(name: str) -> str:
    return re.sub(r"['’]s$", "", name)


_NO_DOERS = frozenset("It The That He She They This A An In On At After Before When While But And".split())

# When and where.

_ONCE = re.compile(
    r"\b(?:clos(?:e|es|ed)|open(?:s|ed)?|beg[iau]ns?|start(?:s|ed)?|end(?:s|ed)?|sign(?:s|ed)?"
    r"|found(?:ed)?|born|died|dies"
    r"|launch(?:es|ed)?|elect(?:s|ed)?|election|vote|held|arriv(?:es|ed)|expir(?:es|ed)|resign(?:s|ed)?"
    r"|met|meets?"
    r"|arrested|killed|appointed|married|complete[ds]?|finish(?:es|ed)?|takes? effect|take place"
    r"|took place)\b",
    re.I,
)
_CALENDAR = re.compile(
    rf"\b(?:{dates.YEAR}|{dates.MONTH} {dates.DAY}|{dates.DAY} {dates.MONTH})", re.IGNORECASE
)
_MOVED = re.compile(r"\b(?:postpon\w+|delay\w*|brought forward|moved|again|instead)\b", re.I)


def _days(a: Account, b: Account, like: Likeness) -> list[Relation]:
    if len(a.days) != 1 or len(b.days) != 1 or not _one_event(a, b, like):
        return []
    x, y = a.days[0], b.days[0]
    values = _day_words(a), _day_words(b)
    if x == y:
        return [Relation(PointKind.WHEN, True, "the day", values)]
    meet = (x.start - y.end).days <= 1 and (y.start - x.end).days <= 1  # a day may begin elsewhere
    if meet or _MOVED.search(a.text) or _MOVED.search(b.text):
        return []
    # "On Monday" may be the last or the next.
    if not (a.speaker or b.speaker) or not all(_CALENDAR.search(one.text) for one in (a, b)):
        return []
    return [Relation(PointKind.WHEN, False, "the day", values)]


def _day_words(account: Account) -> str:
    days = account.days[0]
    if days.end == date.max:
        return f"not before {days.start:%Y}" if days.start.day == 1 else f"not before {written(days.start)}"
    return describe(Period(days.start, days.end, ""))


def _one_event(a: Account, b: Account, like: Likeness, but: Set[str] = frozenset()) -> bool:
    """Whether both tell of something that happens once, and within a few days of each other."""
    verbs = [{m.group().casefold()[:4] for m in _ONCE.finditer(one.text)} for one in (a, b)]
    apart = days_between(a, b)
    return (
        bool(verbs[0] & verbs[1])
        and apart is not None
        and apart <= CHANGED_WITHIN
        and not (a.denied ^ b.denied)
        and like.best >= SAME_CLAIM
        and not _other_names(a, b, but)
        and not _contrasted(a, b)
    )


_PLACE = re.compile(r"\b(?:in|at|near)\s(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)")


def _places(a: Account, b: Account, like: Likeness) -> list[Relation]:
    first, second = _place(a), _place(b)
    if not first or not second or first == second or of_other_days(a, b):
        return []
    # A town and the country that it lies in are both right, and likely to be named together.
    if first in b.candidate.evidence.article.text or second in a.candidate.evidence.article.text:
        return []
    named = frozenset(w.stem for one in (a, b) for w in one.words if w.text in (first, second))
    if not _one_event(a, b, like, named) or not (a.speaker or b.speaker):
        return []
    return [Relation(PointKind.WHERE, False, "the place", (first, second))]


def _place(account: Account) -> str:
    """The one place that is named in what is told; empty for none or several."""
    if not account.words:
        return ""
    text = account.text[account.words[0].start : account.words[-1].end]
    found = _PLACE.findall(text)
    return str(found[0]) if len(found) == 1 else ""
