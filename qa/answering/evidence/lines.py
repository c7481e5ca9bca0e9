"""What lets a line of an answer be read alone. Pure.

A line that begins with "She" or "The minister" says whom it means in brackets, where the article
tells; otherwise the sentence before is taken along. Headings, captions, pointers to other pages and
announcements of what follows are no lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.answering.evidence.captions import is_caption
from qa.language.dates import WRITTEN_WEEKDAY
from qa.language.names import parts
from qa.language.sentences import spans_within
from qa.language.transliteration import fold
from qa.types import Span, Statement

MOST_BEFORE = 2  # sentences that are taken along
REACH = 900  # characters in which they must stand
NO_HEADING = 12  # words; so much without a full stop is hardly a heading

_LEADS_ON = (
    r"(?:(?:But|And|So|Yet|Or|Then|Still|However|Instead|Meanwhile|Later|Also|Now|Though|Nevertheless|Rather"
    r"|Moreover|Similarly|Afterwards?|Earlier|In addition|As a result|For example|For instance|In fact"
    rf"|At the time|After that|Since then|At first|In response|On {WRITTEN_WEEKDAY}"
    r"|In \d{4}),?\s+)?"
)
_PRONOUN = (
    r"(?i:he|she|it|they|his|her|its|their|him|them"
    r"|th(?:is|at|ese|ose)(?!\s+(?:is\s+(?:how|why|what|where)|morning|afternoon|evening|day|week|weekend|month"
    r"|year|season|spring|summer|autumn|fall|winter|decade|century|said)\b))\b(?!['’](?:s|re)\s+(?:raining|time)\b)"
)
_THING = (
    "company|firm|group|team|club|band|film|movie|show|series|song|album|book|novel|game|country|nation|city|town"
    "|village|agency|department|ministry|bill|law|measure|ruling|decision|report|study|survey|poll|statement"
    "|letter|plan|proposal|deal|agreement|move|attack|incident|accident|crash|fire|storm|ship|plane|aircraft"
    "|victims?|suspects?|couple|pair|two|trio|latter|former|man|woman|boy|girl|actor|actress|singer|rapper"
    "|musician|player|author|writer|director|star|comedian|politician|lawmaker|senator|congress(?:man|woman)"
    "|governor|mayor|minister|president|premier|prime minister|spokes(?:man|woman|person)|official|chairman"
    "|secretary|ambassador|judge|diplomat|general"
)
_WHOSE = r"(?!,? (?:of|for|in|from|to|that|who|which|whose|[A-Z]))"
_DESCRIPTION = rf"[Tt]he (?:\d+-year-old(?: [a-z]+)?|(?:[A-Z]?[a-z’'-]+ )?(?:{_THING}))(?![\w-]){_WHOSE}"
_LEANS = re.compile(rf"[“\"‘(]*{_LEADS_ON}(?P<words>{_PRONOUN}|{_DESCRIPTION})")
_LEFT_OPEN = re.compile(r",\s+who\s+[a-z]+\s+(?:it|them)\W*$")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_STOP = re.compile(r"[.!?…][”\"’')\]]*$")
_NO_LINE = re.compile(
    r"\W*(?:(?:read (?:more|also|next|the full)|keep reading|click here|sign up|subscribe|advertisement"
    r"|share this|video ad feedback)\b"
    r"|(?:more|related)(?: (?:on|from) [^:]{2,40}| stories| articles)?:|(?:watch|listen)(?: live)?:"
    r"|see also\b|(?:hide|show) caption\b|photos:|editor[’']s note:|a version of this (?:story|article)\b"
    r"|(?:follow|click|scroll|read|watch) (?:us|along|here|down|through|every|live|the moment)\b"
    r"|(?:check out|browse) (?:our|the|this|these|more)\b|take a look\b|on today[’']s episode\b"
    r"|(?:photos?|images?|video|caption|newsletter|contributing|interactive|graphic|(?:\w+ )?fact check"
    r"|(?:the )?claim):"  # that is checked, and may be false
    r"|follow (?:us|\S+) on\b|(?:just watched|must watch)\b"
    r"|©|copyright (?:©|\(c\)|\d)|(?:ap |file )?photo (?:by|illustration)\b|getty images\b)"
    # A link in the text: "Bridges:Vensk says they are safe", "Bridges:5 that are to be closed"; one that
    # calls for something: "LIVE UPDATES: Get the latest on the bridge".
    r"|[^.:!?]{2,60}:(?-i:[A-Z‘’'“\"]\w|(?<=[^\W\d_]:)\d[\d,]*[\sa-z])"
    r"|[^.:!?]{2,60}:\s+(?:get|sign up|read|watch|see|follow|click|subscribe|check out|find out|listen)\b"
    r"[^.!?]*$",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(
    r"\W*(?:(?:but|and|so) )?here(?:[’']s| is| are| was| were) (?!how\b)[^:.!?]{0,160}[.:!]?\W*$"
    r"|.*\b(?:what (?:else )?(?:you need|we know|to know|to expect)|everything (?:you need )?to know)\b"
    r"[^:,;]{0,90}[.:!]?\W*$"
    r"|.*:\W*$",
    re.IGNORECASE | re.DOTALL,
)
# Before the words themselves: the agency's mark, a caption's photographer, the colon that ends a heading.
_BEFORE_IT = re.compile(
    r"(?:[•►▶▪■●◦‣·*-]\s+|[•►▶▪■●◦‣]\b|(?:[:;]\s+|--\s?|[—–]\s*)(?=[A-Z“\"‘]))?"
    r"(?:(?:\((?:[A-Z]{2,6}|Reuters)\)(?: ?[—–-])?"
    r"|(?:[^/.!?\n()]{2,60}/ ?){1,3}(?:Getty Images|AFP|AP|Reuters|EPA|NASA|Shutterstock|Alamy)"
    r"|AFP/Getty Images)\s+(?=[A-Z“\"‘]))?"
)
_AGENCY = re.compile("Getty Images|AFP|Reuters|Shutterstock|Alamy|AP|EPA")
_IN_A_GALLERY = re.compile(r"\b(?:hide|show) caption \d+ of \d+\b", re.IGNORECASE)
_CREDIT = re.compile(
    r"(?:/|\b)(?:Getty Images|AFP|Reuters|Shutterstock|Alamy|AP Photo\S*|EPA)[)\].]*$"
    r"|\bvia (?:AP|Getty Images)\W*$"
)


def is_line(text: str, *, reported: bool = False) -> bool:
    """Whether a sentence may stand as a line: no heading, caption, credit, pointer to another page, or
    announcement of what follows.

    Args:
        reported: somebody is reported to say it, so a missing full stop makes no heading of it.
    """
    if _leads_elsewhere(text) or _ANNOUNCES.match(text) or is_caption(text):
        return False
    return reported or ":" in text or bool(_STOP.search(text)) or len(text.split()) >= NO_HEADING


def is_ended(text: str) -> bool:
    """Whether it ends as a sentence does: no heading, nor a link to another page."""
    return bool(_STOP.search(text))


def before_it(text: str) -> int:
    """How many characters stand before a sentence that are not its own: "(CNN) ", "Bo Rahn/AP ", "• "."""
    match = _BEFORE_IT.match(text)
    return match.end() if match else 0


def leaning(text: str) -> Span | None:
    """The words at the beginning that mean somebody or something named before; None where there are none."""
    match = _LEANS.match(text)
    return Span(*match.span("words")) if match else None


def left_open(text: str) -> bool:
    """Whether a sentence ends with words that mean something named before it: "Quill, who runs it"."""
    return bool(_LEFT_OPEN.search(text))


def whom(article: str, start: int, end: int, statements: Sequence[Statement]) -> str | None:
    """Whom the words mean with which a sentence leans on those before it; None where the article does
    not tell surely, or the sentence says it itself.

    Args:
        article: its text.
        start, end: the sentence, half-open.
        statements: what is reported to be said in it.
    """
    sentence = article[start:end]
    words = leaning(sentence)
    if words is None:
        return None
    first = start + words.start
    for said in statements:
        if said.source and said.resolved and said.source.start <= first < said.source.end:
            return None if names(sentence, said.speaker) else said.speaker
    return None


def names(sentence: str, name: str) -> bool:
    """Whether a sentence has the last word of a name, however it is spelt."""
    return set(parts(name)[-1:]) <= set(map(fold, _WORD.findall(sentence)))


def with_before(article: str, start: int) -> int:
    """Where to begin so that a sentence that leans on the one before it can be read: there, or one
    earlier where that leans, too; where it begins itself if nothing stands before.

    A heading is taken along, too: "85%", "That is the share of …".
    """
    first = max(0, start - REACH)
    spans = spans_within(article, first, start)
    if first and spans:
        spans = spans[1:]  # it may be cut
    for begin, stop in reversed(spans[-MOST_BEFORE:]):
        text = article[begin:stop]
        if _leads_elsewhere(text):
            break
        start = begin
        if leaning(text) is None:
            break
    return start


def _leads_elsewhere(text: str) -> bool:
    # To look for letters takes a tenth of the time of a pattern that begins with what stands before them.
    credited = _AGENCY.search(text) and _CREDIT.search(text)
    in_gallery = "aption " in text and _IN_A_GALLERY.search(text)
    return bool(_NO_LINE.match(text) or credited or in_gallery)
