"""Questions that cannot be answered as they are asked, and why. Pure."""

from __future__ import annotations

import calendar
import re
from functools import cache
from typing import TYPE_CHECKING

from qa.answering.question import asking
from qa.answering.question.holdings import asks_for_holdings
from qa.answering.question.search_terms import search_words
from qa.language.content import content_words
from qa.language.dates import MONTH, MONTHS
from qa.types import Interpretation, Question

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# Probabilities with which a question is taken to be in another language: at least that of one, at most that
# of English. Keywords in English are given up to .34 of some other; better to search for words of another.
SURE = 0.45
SURE_IN_ANOTHER_SCRIPT = 0.25
ENGLISH_AT_MOST = 0.05

_YEAR = r"(?:,?\s+(?:of\s+)?(?P<year>(?:19|20)\d\d))?\b"
_DAYS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<day>\d\d)(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{MONTH}){_YEAR}",
        rf"\b(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>\d\d)(?:st|nd|rd|th)?\b(?!\s+(?!\d)\w){_YEAR}",
        r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\b",
    )
)
_LEAP_YEAR = 2024
# Words that stand in nearly every question in English and, together, in none of another language.
_ENGLISH = frozenset(
    "who whom whose what when where which why how did does do is are were has have had will would the of"
    " and about say said tell me with from for between after before since this that it its there not many"
    " much latest news timeline summary overview".split()
)
_WAS_DONE = re.compile(r"\W*[Ww]as\s.*\s[a-z]+ed\b")  # "was" is German, too, "was Vensk elected" is not
_A_NAME = re.compile(r"\d|(?<=\S)[A-Z]|(?<=\w )[A-Z]")  # "5G", "the WHO"
_WORD = re.compile(r"[^\W\d_]+")
_GREETING = re.compile(
    r"\W*(?:(?:hello|hi|hey|good (?:morning|afternoon|evening|day))(?: (?:there|all|everyone|again))?"
    r"|(?:please )?help(?: me)?(?: please)?)\W*",
    re.IGNORECASE,
)
_FEWEST_WORDS = 3
_OTHER_SCRIPT = re.compile(r"[^\W\d_](?<![A-Za-z\u00c0-\u024f])")

_AND_WHAT = r"\W*(?:(?:and|but|so|then)\W+)?(?:(?:what|when|where|why|how|whom?)(?: [a-z]+)?\s+)?"
_MAY = rf"(?:{asking.HAVE}|can|could|should|may|might)(?:n[’']t)?"
# "What did they call it" asks for what people call it.
_THEY_SAY = (
    r"(?=\s+(?:(?:ever|also|all|both|each|been)\s+)*(?:say|said|saying|tell|told|think|thought|claim|argue|announce"
    r"|promise|warn|deny|denied|complain|state|suggest|demand|want|comment|react|respond|explain|talk|speak)\b)"
)
_UNNAMED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_AND_WHAT}{_MAY}\s+(?P<pronoun>he|she|they{_THEY_SAY})\b",
        r"\W*(?:(?:and|but|so|then)\W+)?(?:what|how)\s+(?:is|was|are|were|about)\s+(?P<pronoun>his|her|their)\s+(?:\w+\s+)?"
        r"(?:reactions?|response|reply|answer|views?|position|stance|opinion|comments?|remarks?|statements?)\b",
    )
)
_OTHER = re.compile(
    r"\W*(?i:(?:(?:no|sorry|and|but)\W+)*(?:i (?:mean|meant)|(?:what|how) about)?\s*the other)"
    r" (?P<name>[A-Z][\w’'-]+)\W*"
)


_ONE_CLAUSE = 7  # words
# Nobody is "her" in the clause of which they are the subject; in another clause, which a longer question may
# have without a word that begins it ("an actor at a show dedicated to him"), or by "’s", it may be told.
_WHOM = re.compile(
    r"(?!.*(?:,|[’']s?\s|\s(?:when|after|before|because|that|if|while|since|as|where|whose)\s))"
    r"\W*(?:(?:and|but|so|then)\W+)?(?:who|what|when|where|why|how|which|did|does|has|is|was)\b.*"
    r"\s(?:about|against|by|for|from|of|to|with)\s+(?P<pronoun>him|her)\W*",
    re.IGNORECASE,
)


def why_not(question: Question, asked: Interpretation) -> str:
    """Why a question cannot be answered as it is asked, in words; empty where nothing speaks against it."""
    if asks_for_holdings(question.text, asked):
        return "It asks about the archive, not about what its articles tell."
    if pronoun := unnamed(question.text):
        return f"Whom does “{pronoun}” mean? Nothing asked so far tells for sure: ask again with the name."
    if other := _OTHER.fullmatch(question.text):
        return f"Which other {other['name']} is not told: ask again with the full name."
    if day := no_such_day(question.text):
        return f"There is no such day as {day}."
    if names_nothing(question, asked):
        return "The question names nothing to look for, nor does one before it: ask it in full."
    foreign = (
        "The question does not seem to be in English, the only language that questions are understood in."
    )
    return foreign if is_foreign(question.text) else ""


def unnamed(question: str) -> str:
    """The "he", "she", "they" or "their" whose words a question asks for and nobody is named for; empty
    where there is none."""
    match = next((found for pattern in _UNNAMED if (found := pattern.match(question))), None)
    if match is None and len(question.split()) <= _ONE_CLAUSE:
        match = _WHOM.fullmatch(question)
    return match["pronoun"].lower() if match else ""


def no_such_day(question: str) -> str:
    """The first day in a question that no calendar has, as it stands there: "31 November 2022"; or empty."""
    found = (match for pattern in _DAYS for match in pattern.finditer(question))
    return next((match.group() for match in found if not _exists(match)), "")


def _exists(match: re.Match[str]) -> bool:
    named = match["month"].lower().rstrip(".")
    month = int(named) if named.isdigit() else MONTHS[named]
    year = int(match["year"]) if match["year"] else _LEAP_YEAR
    return 1 <= month <= 12 and 1 <= int(match["day"]) <= calendar.monthrange(year, month)[1]


def names_nothing(question: Question, asked: Interpretation) -> bool:
    """Whether there is no word to look for: "Why?", "And in 2022?", "the the", "Hello!"."""
    if _GREETING.fullmatch(question.text):
        return True
    if asked.wants_words or (asked.kind.surveys and not asked.topic):
        return False
    left = re.sub(asking.ABOUT, " ", search_words(question, asked), flags=re.IGNORECASE)
    return not content_words([left])[0] and not _A_NAME.search(left)


def is_foreign(question: str) -> bool:
    """Whether a question is in another language than English, as far as so few words tell."""
    words = {word.casefold() for word in _WORD.findall(question)}
    other_script = _OTHER_SCRIPT.search(question)
    if words & _ENGLISH or _WAS_DONE.match(question) or (len(words) < _FEWEST_WORDS and not other_script):
        return False
    probabilities = dict(language_identifier().rank(question))
    least = SURE_IN_ANOTHER_SCRIPT if other_script else SURE
    return bool(max(probabilities.values()) >= least and probabilities["en"] <= ENGLISH_AT_MOST)


@cache
def language_identifier() -> LanguageIdentifier:
    """Which language a text is in; loaded when first asked for, half a second."""
    from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_DIR / MODEL_FILE, norm_probs=True)
