"""Questions typed as keywords, "lavrov csto 2024": whether they ask for what somebody said. Pure.

There is no verb to tell. A person whom the archive knows as a speaker, first or last, beside what can be
spoken about is read as asking for their words; an event, a deed or a particular of their own life beside
them ("lavrov age", "Lavrov visit to Baku", "takeover by Musk") asks for a fact. A body or country, whose name
is as often the matter itself ("russia sanctions"), wants a word such as "quotes" with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.answering.question.standing import KnownAs, Standing

MOST_WORDS = 9
_LONGEST_NAME = 4
_WORD = re.compile(r"[^\W_][\w’'.\-]*")
_ONLY_WORDS = re.compile(r"[\w\s’'.,\-–—/&?!]+")
_WORDS_OF = re.compile(r"(?:statement|remark|comment|quote|quotation|speech)e?s?", re.IGNORECASE)
_SAYS = re.compile(r"sa(?:ys|id)", re.IGNORECASE)
# Only in sentences: questions, clauses and what stands for somebody named before.
_OF_SENTENCES = frozenset(
    "what who whom whose when where why which how did does do has have had was were is are am be been will"
    " would can could should shall may might must isn't didn't tell show give list find me us i you he she it"
    " we they his her its their my our your this these those that there please if because everything".split()
)
# What is asked of somebody's life and doings, by how the words begin.
_OWN = re.compile(
    r"(?:age|aged|old|birth\w*|born|height|weight|worth|salary|wealth|fortune|income|biograph\w*|bio|career|education"
    r"|school|degree|nationality|religion|address|home|house|phone|email|photos?|pictures?|images?|videos?|memoir|books?"
    r"|wi(?:fe|ves)|husband|spouse|partner|girlfriend|boyfriend|famil\w+|daughters?|sons?|child|children|kids?|mother"
    r"|father|parents?|brothers?|sisters?|married|marri\w+|wedding|divorc\w+|pregnan\w+|hospital\w*|illness|diagnos\w+"
    r"|surgery|health|test(?:s|ed)?|die[sd]|dead|death|funeral|kill(?:ed|ing)|shot|shooting|assassinat\w+|murder\w*"
    r"|visit\w*|trips?|travel\w*|tour|arriv\w+|depart\w+|meet(?:s|ing|ings)?|met|summit|talks|calls?|schedule|date"
    r"|resign\w*|retire\w*|quits?|sack(?:ed|ing)|fired|oust\w*|appoint\w*|nominat\w+|inaugurat\w+|sworn|terms?|tenure"
    r"|successor|predecessor|replace\w*|elect(?:s|ed|ion|ions)|wins?|won|victory|loses?|lost|defeat\w*|votes?|polls?"
    r"|rating|ratings|approval|result|results|arrest\w*|charge[sd]|indict\w+|trial|convict\w*|sentence[sd]?|jail\w*"
    r"|prison|raid\w*|search(?:ed)?|price|cost|who|number|title|position|job|office|by)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Keywords:
    """Whose words keywords ask for.

    Args:
        start, end: of the name, half-open.
        others: where else they ask for words: "quotes".
    """

    name: str
    start: int
    end: int
    others: tuple[tuple[int, int], ...] = ()


def read_keywords(text: str, known_as: KnownAs, *, dated: bool) -> Keywords | None:
    """Whose words they ask for; None where they are a sentence or ask for something else.

    Args:
        text: without the words that name a period or outlet.
        known_as: as what the archive knows a name.
        dated: whether a period was named, which may stand for a topic.
    """
    words = list(_WORD.finditer(text))
    if not _are_keywords(text, words):
        return None
    asking = [word for word in words if _WORDS_OF.fullmatch(word[0]) or _SAYS.fullmatch(word[0])]
    rest = [word for word in words if word not in asking]
    if not asking and any(_OWN.fullmatch(_bare(word)) for word in rest):
        return None
    wanted = (Standing.PERSON, Standing.BODY) if asking else (Standing.PERSON,)
    for name in _names(rest, beside=0 if dated or asking else 1):
        start, end = name[0].start(), name[-1].start() + len(_bare(name[-1]))
        if known_as(text[start:end]) in wanted and not _acts(name, rest):
            return Keywords(text[start:end], start, end, tuple(word.span() for word in asking))
    return None


def _are_keywords(text: str, words: Sequence[re.Match[str]]) -> bool:
    few = 1 <= len(words) <= MOST_WORDS and bool(_ONLY_WORDS.fullmatch(text))
    return few and not any(word[0].casefold() in _OF_SENTENCES for word in words)


def _names(words: Sequence[re.Match[str]], beside: int) -> Iterator[Sequence[re.Match[str]]]:
    """What may be a name, longer ones first, at the beginning before those at the end.

    Args:
        beside: how many words must be left.
    """
    lengths = range(min(_LONGEST_NAME, len(words) - beside), 0, -1)
    yield from (words[:length] for length in lengths)
    yield from (words[-length:] for length in lengths if length < len(words))


def _acts(name: Sequence[re.Match[str]], words: Sequence[re.Match[str]]) -> bool:
    """Whether a verb follows the name: "truss resigned" tells something."""
    after = [word[0] for word in words if word.start() > name[-1].start()]
    return bool(after) and name[0] is words[0] and after[0].islower() and after[0].endswith("ed")


def _bare(word: re.Match[str]) -> str:
    """A word without its possessive, comma or full stop."""
    return re.sub(r"(?:[’']s?)?[.,]*$", "", word[0])
