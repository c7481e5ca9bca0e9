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
from collections.abc import Iterable
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
    lines = _without_what_is_above(title, lines)
    for rule in (
        _without_foreign_edges,
        _without_repeats,
        _without_comments,
        _without_afterword,
        _without_sidebars,
        _without_lists_of_headlines,
        _without_furniture,
        _without_edges,
    ):
        lines = rule(lines)
    return "\n".join(lines)


def _without_what_is_above(title: str, lines: list[str]) -> list[str]:
    """Without navigation over a headline that is known."""
    at = next((i for i, line in enumerate(lines) if title and same_title(line, title)), 0)
    return lines if any(map(is_sentence, lines[:at])) else lines[at:]


def _filled(lines: list[str]) -> list[int]:
    return [i for i, line in enumerate(lines) if line]


def _blanked(lines: list[str], dropped: Iterable[int]) -> list[str]:
    """A dropped line leaves a blank one: what stood on its two sides stays two paragraphs."""
    gone = set(dropped)
    return ["" if i in gone else line for i, line in enumerate(lines)]


def _words(lines: Iterable[str]) -> int:
    return sum(len(line.split()) for line in lines)


def _without_foreign_edges(lines: list[str]) -> list[str]:
    """Without navigation in another script than the article's, before its first and after its last line."""
    if not any(map(_NOT_LATIN.search, lines)):
        return lines
    scripts = [Counter(map(_script, filter(str.isalpha, line))) for line in lines]
    own = sum(scripts, Counter[str]()).most_common(1)
    if not own:
        return lines
    foreign = [
        script.total() > 0 and 2 * script[own[0][0]] < script.total() and len(line.split()) <= FOREIGN
        for script, line in zip(scripts, lines, strict=True)
    ]
    sentences = [i for i in _filled(lines) if not foreign[i] and is_sentence(lines[i])]
    if not sentences:
        return lines
    return _blanked(lines, (i for i in _filled(lines) if foreign[i] and not sentences[0] < i < sentences[-1]))


def _script(letter: str) -> str:
    """LATIN, CYRILLIC, ARMENIAN: the first word of the letter's name."""
    return "LATIN" if letter < "ʰ" else unicodedata.name(letter, "?").split(" ", 1)[0]


def _without_repeats(lines: list[str]) -> list[str]:
    """Paragraphs once, and none of a caption: its repetition shows that it is a picture's.

    Shorter lines go where they stand twice in a row; apart, they may be said
    twice. Many captions are a gallery, the article itself, and stay once each.
    """
    filled = _filled(lines)
    captions = {
        line for line in _twice(lines[i] for i in filled) if len(line.split()) > CAPTION and is_caption(line)
    }
    if len(captions) > GALLERY:
        captions = set()
    seen: set[str] = set()
    dropped = []
    for above, i in zip([-1, *filled], filled, strict=False):
        words = len(lines[i].split())
        again = lines[i] in seen and (words >= PRINTED_TWICE or (above >= 0 and lines[above] == lines[i]))
        if lines[i] in captions or (again and words > CRUMB):
            dropped.append(i)
        seen.add(lines[i])
    return _blanked(lines, dropped)


def _twice(lines: Iterable[str]) -> set[str]:
    return {line for line, times in Counter(lines).items() if times > 1}


def _without_comments(lines: list[str]) -> list[str]:
    """Without what readers wrote below: from a heading of comments on, where replies follow."""
    total = _words(lines)
    headings = [i for i in _filled(lines) if _COMMENTS.fullmatch(lines[i])]
    for i in headings:
        replies = any(map(_REPLY.fullmatch, lines[i + 1 :]))
        if replies and _words(lines[:i]) >= COMMENTS * total:
            return lines[:i]
    return lines


def _without_afterword(lines: list[str]) -> list[str]:
    """Without a plea under a rule at the end, and the thanks and comments after it."""
    total = _words(lines)
    filled = _filled(lines)
    for above, i in pairwise(filled):
        ruled = not any(map(str.isalnum, lines[above]))
        if ruled and not without_pleas(lines[i]) and _words(lines[i + 1 :]) <= AFTERWORD * total:
            return lines[:above]
    return lines


def _without_sidebars(lines: list[str]) -> list[str]:
    """Without a sidebar's heading and the headlines, dates and buttons that follow it."""
    dropped: list[int] = []
    for i in _filled(lines):
        if not is_sidebar_heading(lines[i]):
            continue
        below = [j for j in _filled(lines) if j > i]
        listed = _listed(lines, below)
        ends = next((n for n, j in enumerate(below) if j not in listed), len(below))
        if len(listed) > LIST_OF_HEADLINES * len(below) and not _runs_on(lines, below):
            ends = len(below)
        dropped += [i, *below[:ends]]
    return _blanked(lines, dropped)


def _listed(lines: list[str], below: list[int]) -> list[int]:
    """Those of the lines that are headlines, dates, buttons, or sentences with their date under them."""
    dated = {j for j in below if is_dated(lines[j])}
    teasers = {a for a, b in pairwise(below) if b in dated and is_teaser(lines[a])}
    return [j for j in below if j in dated | teasers or not is_sentence(lines[j]) or is_question(lines[j])]


def _runs_on(lines: list[str], below: list[int]) -> bool:
    """Whether two paragraphs of text stand one below the other."""
    return any(is_sentence(lines[a]) and is_sentence(lines[b]) for a, b in pairwise(below))


def _without_lists_of_headlines(lines: list[str]) -> list[str]:
    """Without headlines that alternate with dates at the end of the page."""
    filled = _filled(lines)
    dates = 0
    tail = len(filled)
    while tail:
        line = lines[filled[tail - 1]]
        above = lines[filled[tail - 2]] if tail > 1 else ""
        below = lines[filled[tail]] if tail < len(filled) else ""
        dated = is_dated(line)
        between = is_dated(above) and is_dated(below)
        beside = is_headline(line) and (is_dated(above) or is_dated(below))
        if not (dated or between or beside or is_furniture(line)):
            break
        dates += dated
        tail -= 1
    return _blanked(lines, filled[tail:]) if dates > 1 else lines


def _without_furniture(lines: list[str]) -> list[str]:
    return ["" if is_furniture(line) else without_pleas(line) for line in lines]


def _without_edges(lines: list[str]) -> list[str]:
    """Without crumbs, dates and bylines before the first sentence and after the last one.

    A page of short lines throughout is a list or a poem, and keeps them.
    """
    filled = _filled(lines)
    sentences = [i for i in filled if is_sentence(lines[i])]
    if not sentences:
        return lines
    head = [i for i in filled if i < sentences[0]]
    tail = [i for i in filled if i > sentences[-1]]
    candidates = [i for i in head if is_headline(lines[i]) and not _is_edge(lines[i])]
    long_enough = (i for i in candidates if len(lines[i].split()) > NAVIGATION)
    title = next(long_enough, min(candidates, default=-1))
    dropped = [i for i in head if _is_edge(lines[i]) or i < title or (title >= 0 and is_crumb(lines[i]))]
    dropped += [i for i in tail if _is_edge(lines[i])]
    if len(tail) <= CRUMBS:
        items = {
            i for pair in pairwise(filled) for i in pair if all(lines[j].startswith(_BULLETS) for j in pair)
        }
        dropped += [
            i for i in tail if i not in items and is_crumb(lines[i]) and not _TELLING.search(lines[i])
        ]
    return _blanked(lines, dropped)


def _is_edge(line: str) -> bool:
    return (
        is_dated(line)
        or bool(byline(line))
        or is_sidebar_heading(line)
        or line.isdecimal()
        or bool(_BREADCRUMBS.fullmatch(line))
    )
