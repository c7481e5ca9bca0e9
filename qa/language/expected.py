"""What sort of words would answer a question. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from qa.language.named_cues import hidden
from qa.types import Kind, Period


class Sort(StrEnum):
    """What an answer in a few words is; a thing where the question does not tell."""

    PERSON = "person"
    ROLE = "role"
    PLACE = "place"
    NAME = "name"
    WORK = "work"
    DATE = "date"
    YEAR = "year"
    DURATION = "duration"
    AMOUNT = "amount"
    MONEY = "money"
    SHARE = "share"
    MEASURE = "measure"
    AGE = "age"
    NUMBER = "number"
    THING = "thing"  # only a reranker finds it
    TRUTH = "truth"


NAMES = (Sort.PERSON, Sort.PLACE, Sort.NAME, Sort.WORK)
NUMBERS = (
    Sort.DURATION,
    Sort.AMOUNT,
    Sort.MONEY,
    Sort.SHARE,
    Sort.MEASURE,
    Sort.AGE,
    Sort.NUMBER,
)
FIGURES = (Sort.DATE, Sort.YEAR, *NUMBERS)
"""Their mentions have a known shape: other words are none, whoever points at them."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question asks for.

    Args:
        noun: what it is to be one of, or to count: "national park" of "which national park", "lorries"
            of "how many lorries"; whose role it is; empty where the question does not say.
        period: when what is asked about happened; a date is then of that period.
    """

    sort: Sort
    noun: str = ""
    period: Period | None = None


_PEOPLE = (
    "person|politician|minister|president|leader|senator|governor|mayor|actor|actress|singer|musician|rapper"
    "|artist|author|writer|novelist|poet|player|athlete|footballer|quarterback|golfer|driver|coach|manager|star"
    "|superstar|celebrity|figure|candidate|nominee|republican|democrat|lawmaker|justice|judge|lawyer|official"
    "|host|comedian|director|designer|scientist|king|queen|prince|princess|duke|billionaire|ceo|executive"
    "|clergyman|general|anchor|model|veteran|man|woman|champion|winner|skater|swimmer|runner|cyclist|boxer"
    "|wrestler|gymnast|sprinter|pitcher|striker|goalkeeper|chef|astronaut|activist|journalist|reporter|speaker"
    "|(?:prime|foreign) minister|attorney general|pope|cardinal|influencer|personality|entertainer|performer"
    "|vocalist|drummer|guitarist|composer|filmmaker|producer|founder|entrepreneur|business(?:man|woman)|congress(?:man|woman)"
    "|member of (?:congress|parliament)|representative|secretary|suspect|hall of famer|monarch|philanthropist"
)
_PERSON = re.compile(rf"(?:{_PEOPLE})s?", re.IGNORECASE)
_PLACES = (
    "city|country|countries|town|place|state|venue|nation|village|region|island|continent|county|province|capital"
    "|district|area|river|location|neighborhood|park"
)
_WORKS = "film|movie|song|album|book|novel|show|series|podcast|play|musical|sitcom|single|word|term|phrase"
_HAVE = "is|are|was|were|do|does|did|has|have|had|will|would|can|could|to|happened|else|on|after|following"
_NO_NOUN = rf"(?!(?:{_HAVE}|that|who|of|the|a|an|this|in)\b)"
_BETWEEN = rf"(?:\s+{_NO_NOUN}[\w’'$.-]+)"
_LEAD = r"^(?:(?:by|to|with|from|for|at|since|until|till|of|in|on)\s+)?"
# "which", or "This …" of a prompt that asks nothing: "This actor died this week at age 72."
_WHICH = (
    rf"(?:\b(?:which|what)\b|^this\b(?=[^?]+$))(?!\s+(?:{_HAVE})\b)"
    r"(?:\s+(?:of (?:these|the)|one of its|other|two|famous|former|would-be))*"
)
# "What was the average price of a house?", "What is his age?": of the nouns behind it the last before "of";
# not "What was in the budget?".
_IS = (
    r"\bwhat(?:[’']s|\s+(?:is|are|was|were))\s+"
    r"(?:(?!(?:of|for|in|at|on|to|by|from|with|about|behind|against|into|over|under|than)\b)[\w’'-]+\s+){0,5}?"
)
_OF = r"s?(?=\s+(?:of|for|in|at|on|to|by|from|per|during|when|after|before|since)\b|\W*$)"
# A name; in lower case of two words at most that are not likely to be anything else.
_SOMEBODY = (
    r"(?-i:[^\W\d_a-z][\w.’'-]*(?:\s+(?:(?:de|del|van|von|bin|al)\s+)*[^\W\d_a-z][\w.’'-]*){0,4})"
    r"|(?:(?!(?:the|an?|in|on|at|to|not|\w+(?:ed|ing))\b)[\w’'-]+\s*){1,2}"
)
# What a question wants, by its words; the first that fits counts. Bare question words come last: they
# also join clauses ("when it announced that it would drop which host").
_ASKED: tuple[tuple[Sort, re.Pattern[str]], ...] = tuple(
    (sort, re.compile(pattern, re.IGNORECASE))
    for sort, pattern in (
        (Sort.ROLE, rf"^who(?:[’']s|\s+(?:is|was|are|were))\s+(?P<noun>{_SOMEBODY})[\s?!.]*$"),
        (Sort.AGE, rf"\bhow old\b|\b(?:what|which) age\b|{_IS}age{_OF}"),
        (Sort.DURATION, r"\bhow long\b"),
        (Sort.MEASURE, r"\bhow (?:far|tall|high|wide|deep|big|large|fast|heavy|hot|cold)\b"),
        (
            Sort.SHARE,
            r"\b(?:what|which) (?:\w+ )?(?:percentage|per cent|percent|share|proportion)\b|\bhow much of\b"
            rf"|{_IS}(?:(?:inflation|unemployment|interest|approval) rat(?:e|ing)|percentage|turnout){_OF}",
        ),
        (
            Sort.MONEY,
            r"\bhow much (?:money|cash)\b|\b(?:what|which) (?:price|salary|fee|amount|sum)\b"
            rf"|{_IS}(?:price|pay|salary|salarie|wage|fee|fine|sum|jackpot|purse|budget|bail|net worth){_OF}"
            r"|\bwhat\b.*\bcosts?\b|\bhow much\b.*\b(?:costs?|pay|paid|worth|earn\w*|spen[dt]|fetch\w*"
            r"|fined?|charged?|sold|dollars?)\b",
        ),
        (Sort.AMOUNT, r"\bhow much\b"),
        (
            Sort.NUMBER,
            r"\bhow (?:many|often)(?: of)?(?: the)?(?:(?:\s+[\w-]+){1,4}[’']s)?"
            rf"\s+(?P<noun>\w[\w&-]*(?:\s+{_NO_NOUN}\w[\w&-]*)?)"
            rf"|\bwhat (?:is the )?number of|{_IS}toll{_OF}",
        ),
        (Sort.YEAR, r"\b(?:what|which) year\b|\bsince(?: at least)?:?\s*$"),
        (Sort.DATE, rf"{_LEAD}when\b|\b(?:what|which) (?:day|date|month|time|century|decade)\b"),
        (Sort.PERSON, rf"{_LEAD}who(?:m|se)?\b"),
        (Sort.PLACE, rf"{_LEAD}where\b|{_WHICH}{_BETWEEN}{{0,3}}?\s+(?P<noun>{_PLACES})(?![\w-])"),
        (Sort.PERSON, rf"{_WHICH}{_BETWEEN}{{0,5}}?\s+(?P<noun>{_PEOPLE})s?(?![\w-])"),
        (
            Sort.WORK,
            rf"{_WHICH}{_BETWEEN}{{0,3}}?\s+(?P<noun>{_WORKS})(?![\w-])|\b(?:titled|called):?\s*$"
            r"|\bwhat\b.{0,40}\btitled\b",
        ),
        (Sort.NAME, rf"{_WHICH}\s+(?P<noun>{_NO_NOUN}[$“\"]?\w[\w’'-]*(?:\s+{_NO_NOUN}[\w-]+){{0,3}})"),
        (Sort.NAME, r"\bwhat\b.{0,60}\b(?:name|called|known as)\b|\b(?:by|named|called|known as):?\s*$"),
        (Sort.MONEY, r"\b(?:price|cost|amount|jackpot|fine)\b[^?]*:\s*$"),
        (Sort.MEASURE, r"\bwhat\b.*\b(?:magnitude|temperature|height|length|weight|speed)\b"),
        (
            Sort.NAME,
            rf"\bthis (?!(?:week|month|year|season|summer|winter|spring|fall|autumn|time)\b)"
            rf"(?P<noun>{_NO_NOUN}[\w-]+)(?=[^?]+$)",
        ),
        (Sort.PERSON, r"\bwho(?:m|se)?\b"),
        (Sort.DATE, r"\bwhen\b"),
        (Sort.PLACE, r"\bwhere\b"),
        (Sort.THING, r"\b(?:what|which)\b(?!.*\b(?:do|doing|done|happen\w*|says?|said|think|mean)\W*$)"),
    )
)
_VERB = re.compile(
    r"\w+(?:ed|ly)|just|won|became|made|took|went|came|saw|got|left|lost|led|beat|hit|set|broke|fell|rose|said|told"
    r"|gave|sold|bought|built|held|kept|met|paid|ran|sent|spent|stood|struck|threw|wore|wrote|grew|drew|began|remains"
    r"|makes|plans|faces|wants|uses|gets|gives|takes|topped|may|might|should|must",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[a-z0-9”\"]{2}[.?!])\s+(?=[A-Z“\"])")
# Of these, what is wanted is not in a few words, or need not be.
_NOT_SHORT = (
    Kind.STATEMENTS,
    Kind.WHO_SAID,
    Kind.OVERVIEW,
    Kind.TIMELINE,
    Kind.WHY,
    Kind.DEFINITION,
    Kind.YES_NO,
)


def wanted(question: str, kind: Kind) -> Wanted | None:
    """What would answer in a few words, None where nothing would.

    Args:
        kind: how the question was understood.
    """
    if kind in _NOT_SHORT and not re.search(r"\bhow (?:many|much)\b", question, re.IGNORECASE):
        return None
    for sentence in reversed(_SENTENCE_END.split(question.strip())):
        for sort, pattern in _ASKED:
            if match := pattern.search(hidden(sentence)):
                noun = sentence[slice(*match.span("noun"))] if "noun" in match.groupdict() else ""
                return Wanted(sort, noun if sort is Sort.ROLE else _bare(noun))  # "Ahmed" is no verb
    return None


def is_kind_of_person(word: str) -> bool:
    """Whether a word says what somebody is: "author"."""
    return _PERSON.fullmatch(word) is not None


def _bare(noun: str) -> str:
    """A noun phrase without the verb that its pattern may have taken along: "airline slashed"."""
    words = noun.split()
    verb = next((i for i, word in enumerate(words) if i and _VERB.fullmatch(word)), len(words))
    return " ".join(words[:verb])
