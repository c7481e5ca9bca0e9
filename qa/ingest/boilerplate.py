"""Take from the lines of a scraped page what is not its article.

Every rule rests on a general sign: the page's buttons and pleas, a list of
headlines and dates, a line printed twice, letters of another script, crumbs
beyond the first and the last sentence. Within the body a line without a sure
sign is kept. Blank lines part paragraphs and do not count as neighbours.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from qa.ingest.calls_to_action import without_pleas
from qa.ingest.page_lines import (
    CRUMB,
    byline,
    is_caption,
    is_crumb,
    is_dated,
    is_furniture,
    is_headline,
    is_question,
    is_sentence,
    is_sidebar_heading,
    is_teaser,
    same_title,
    unglued,
)

AFTERWORD = 0.1  # of the words may follow a plea that is set off by a rule: thanks, readers' comments
COMMENTS = 0.5  # of the words must precede a heading of comments that ends the article
PRINTED_TWICE = 25  # words; a line this long that comes again was printed, a shorter one may be said, twice
CAPTION = 6  # words; no shorter line that repeats is taken for a caption
GALLERY = 4  # different captions printed twice; more of them are what the article is made of
CRUMBS = 8  # lines; more of them after the last sentence are a list that belongs to the article
NAVIGATION = 4  # words; a headline is known from a menu's entry by having more, where one has
FOREIGN = 12  # words; a longer line in another script is a quotation, not navigation
LIST_OF_HEADLINES = 0.6  # of the lines after a sidebar's heading, to the end of the page

_NOT_LATIN = re.compile(r"[^\W\d_\u0000-\u02af]")
_COMMENTS = re.compile(
    r"\W*(?:\d+ comments?|comments?(?: \(\d+\))?|(?:leave|write|post|add) a (?:comment|reply)|reader comments"
    r"|join the (?:discussion|conversation)|discussion about this (?:post|article)|share your thoughts)\W*",
    re.IGNORECASE,
)
_BREADCRUMBS = re.compile(r"(?:[^\W\d_][\w’'&-]*(?: [\w’'&-]+){0,2}\s*[›»>|/·•→]\s*){2,}[^›»>|/·•→]{0,80}")
_BULLETS = ("- ", "• ", "* ", "◦ ", "▪ ", "– ")
_TELLING = re.compile(r"[\d:(]")  # a score, a time, an odd: a short line with a meaning
_REPLY = re.compile(
    r"\W*(?:reply|report|likes?(?: \(\d+\))?|\d+ (?:likes?|replies)|.{0,60}\bago)\W*", re.IGNORECASE
)


def body(text: str, title: str = "") -> str:
    """The article's own lines of a page's text, the headline among them.

    Args:
        text: lines without white space at their edges.
        title: the headline, where it is known.
    """
    lines = [unglued(line) for line in text.split("\n")]
    lines = _from_headline(title, lines)
    for listed in (
        _foreign_edges,
        _repeats,
        _comments,
        _afterword,
        _sidebars,
        _lists_of_headlines,
        _furniture,
    ):
        lines = _without(listed, lines)
    return "\n".join(_without(_edges, [without_pleas(line) for line in lines]))


def _from_headline(title: str, lines: list[str]) -> list[str]:
    """Without navigation over a headline that is known."""
    at = next((i for i, line in enumerate(lines) if title and same_title(line, title)), 0)
    return lines if any(map(is_sentence, lines[:at])) else lines[at:]


def _without(listed: Callable[[list[str]], Iterable[int]], lines: list[str]) -> list[str]:
    """Without those of the lines that a rule lists; it sees no blank ones.

    A dropped line leaves a blank one: what stood on its two sides stays two paragraphs.
    """
    filled = [i for i, line in enumerate(lines) if line]
    dropped = {filled[n] for n in listed([lines[i] for i in filled])}
    return ["" if i in dropped else line for i, line in enumerate(lines)]


def _words(lines: Iterable[str]) -> int:
    return sum(len(line.split()) for line in lines)


def _foreign_edges(lines: list[str]) -> Iterator[int]:
    """Navigation in another script than the article's, before its first and after its last sentence."""
    if not any(map(_NOT_LATIN.search, lines)):
        return
    scripts = [Counter(map(_script, filter(str.isalpha, line))) for line in lines]
    totals = sum(scripts, Counter[str]())
    own = max(totals, key=totals.__getitem__, default="")
    foreign = [
        script.total() > 0 and 2 * script[own] < script.total() and len(line.split()) <= FOREIGN
        for script, line in zip(scripts, lines, strict=True)
    ]
    sentences = [i for i, line in enumerate(lines) if not foreign[i] and is_sentence(line)]
    if sentences:
        yield from (i for i, one in enumerate(foreign) if one and not sentences[0] < i < sentences[-1])


def _script(letter: str) -> str:
    """LATIN, CYRILLIC, ARMENIAN: the first word of the letter's name."""
    return "LATIN" if letter < "ʰ" else unicodedata.name(letter, "?").split(" ", 1)[0]


def _repeats(lines: list[str]) -> Iterator[int]:
    """All but the first of a paragraph, and all of a caption: its repetition shows that it is a picture's.

    Shorter lines go where they stand twice in a row; apart, they may be said
    twice. Many captions are a gallery, the article itself, and stay once each.
    """
    twice = [line for line, times in Counter(lines).items() if times > 1]
    captions = [line for line in twice if len(line.split()) > CAPTION and is_caption(line)]
    seen: set[str] = set()
    for i, line in enumerate(lines):
        words = len(line.split())
        again = line in seen and (words >= PRINTED_TWICE or lines[i - 1] == line)
        if (line in captions and len(captions) <= GALLERY) or (again and words > CRUMB):
            yield i
        seen.add(line)


def _comments(lines: list[str]) -> Iterable[int]:
    """What readers wrote below: from a heading of comments on, where replies follow."""
    for i, line in enumerate(lines):
        replies = _COMMENTS.fullmatch(line) and any(map(_REPLY.fullmatch, lines[i + 1 :]))
        if replies and _words(lines[:i]) >= COMMENTS * _words(lines):
            return range(i, len(lines))
    return ()


def _afterword(lines: list[str]) -> Iterable[int]:
    """A plea under a rule at the end, and the thanks and comments after it."""
    for i, (above, line) in enumerate(pairwise(lines)):
        ruled = not any(map(str.isalnum, above))
        if ruled and not without_pleas(line) and _words(lines[i + 2 :]) <= AFTERWORD * _words(lines):
            return range(i, len(lines))
    return ()


def _sidebars(lines: list[str]) -> Iterator[int]:
    """A sidebar's heading and the headlines, dates and buttons that follow it."""
    for i, line in enumerate(lines):
        if is_sidebar_heading(line):
            below = lines[i + 1 :]
            listed = _listed(below)
            ends = listed.index(False) if False in listed else len(below)
            if sum(listed) > LIST_OF_HEADLINES * len(below) and not _runs_on(below):
                ends = len(below)
            yield from range(i, i + 1 + ends)


def _listed(lines: list[str]) -> list[bool]:
    """Which of the lines are headlines, dates, buttons, or sentences with their date under them."""
    dated = [*map(is_dated, lines), False]
    return [
        dated[i] or (dated[i + 1] and is_teaser(line)) or not is_sentence(line) or is_question(line)
        for i, line in enumerate(lines)
    ]


def _runs_on(lines: list[str]) -> bool:
    """Whether two paragraphs of text stand one below the other."""
    return any(is_sentence(one) and is_sentence(other) for one, other in pairwise(lines))


def _lists_of_headlines(lines: list[str]) -> Iterable[int]:
    """Headlines that alternate with dates at the end of the page."""
    dated = [False, *map(is_dated, lines), False]
    first = len(lines)
    while first:
        above, own, below = dated[first - 1 : first + 2]
        line = lines[first - 1]
        beside = is_headline(line) and (above or below)
        if not (own or (above and below) or beside or is_furniture(line)):
            break
        first -= 1
    return range(first, len(lines)) if sum(dated[first + 1 :]) > 1 else ()


def _furniture(lines: list[str]) -> Iterable[int]:
    return (i for i, line in enumerate(lines) if is_furniture(line))


def _edges(lines: list[str]) -> Iterator[int]:
    """Crumbs, dates and bylines before the first sentence and after the last one.

    A page of short lines throughout is a list or a poem, and keeps them.
    """
    sentences = [i for i, line in enumerate(lines) if is_sentence(line)]
    if not sentences:
        return
    title = _headline(lines[: sentences[0]])
    for i, line in enumerate(lines[: sentences[0]]):
        if _is_edge(line) or i < title or (title >= 0 and is_crumb(line)):
            yield i
    below = sentences[-1] + 1
    few = len(lines) - below <= CRUMBS
    items = [line.startswith(_BULLETS) for line in [*lines, ""]]
    for i, line in enumerate(lines[below:], start=below):
        item = items[i] and (items[i - 1] or items[i + 1])
        if _is_edge(line) or (few and is_crumb(line) and not item and not _TELLING.search(line)):
            yield i


def _headline(head: list[str]) -> int:
    """Where the headline stands over the first sentence; -1 where none does."""
    candidates = [i for i, line in enumerate(head) if is_headline(line) and not _is_edge(line)]
    long_enough = (i for i in candidates if len(head[i].split()) > NAVIGATION)
    return next(long_enough, min(candidates, default=-1))


def _is_edge(line: str) -> bool:
    return (
        is_dated(line)
        or bool(byline(line))
        or is_sidebar_heading(line)
        or line.isdecimal()
        or bool(_BREADCRUMBS.fullmatch(line))
    )
