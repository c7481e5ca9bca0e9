"""The publication date of an article: its value, its precision, and where it came from.

A date is taken only from what speaks of the article itself: what the input
gives, the page's own metadata, a dateline, or a date line that stands between
headline and text. Never from a sidebar, a footer, a copyright line, a caption
or the day of the visit in a page's header. No date is better than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache
from typing import Any

from qa.errors import RejectedInputError
from qa.language.dates import YEAR, YEARLESS
from qa.language.dates import parse as in_words
from qa.types import Provenance, PublicationDate, RawArticle

CLOCKS_APART = timedelta(days=1)  # a page may be dated tomorrow where its outlet is east of us
HEADLINE_WORDS = 4  # fewer on a line are a section's name, and a date above the headline is the visit's

_LANGUAGES = ("en", "ru", "hy", "az", "ka", "tr", "uk", "fr", "de", "es", "it", "pt", "nl", "pl", "fa", "ar")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ ./-] ?{_MONTH}[ .,/-] ?\d{{4}}"
    rf"|{_MONTH} ?\d{{1,2}}(?:st|nd|rd|th)?,? ?\d{{4}}"
    r"|\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{4})"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_ZONE = r"(?: ?\(?(?:[A-Z]{1,5}(?:[+-]\d{1,2})?|[+-]\d{2}:?\d{2})\)?)?"
_CLOCK = rf"(?:\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})? ?(?:[ap]\.?m\.?)?{_ZONE})"
_SEPARATOR = r"[\s,|·•/–—-]*(?:at )?"
_LABEL = r"(?:(?P<label>published|posted|updated|last updated|last modified|date|on)(?: on| at)?\s?:?\s*)?"
_AUTHOR = r"(?!published|posted|updated|last)(?-i:(?:[A-ZÀ-Þ][\w.’'-]+ ){2,3})"
_BYLINE = rf"(?:by [^\d|·•]{{3,60}}(?:[|·•–—,-]\s*| )|{_AUTHOR})?"
_DATE_LINE = re.compile(
    rf"\W*{_BYLINE}{_LABEL}(?:{_CLOCK}{_SEPARATOR})?{_WEEKDAY}(?P<date>{_DATE})(?:{_SEPARATOR}{_CLOCK})?\W*",
    re.IGNORECASE,
)
_PLACE = r"[^\W\d_][\w .’'-]{1,30}(?:, [^\W\d_][\w .]{1,20})?"
_AGENCY = r"(?:\([^()\n]{2,40}\)|/[^/\n]{2,20}/)"
_DATELINE = re.compile(
    rf"{_PLACE}[,.] ?(?P<date>{_DATE}),?\.? ?(?:{_AGENCY}\s*[-–—.:]?|[-–—])\s", re.IGNORECASE
)
_NUMBERS = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[./](\d{1,2})[./](\d{1,2})")
# The first newspaper is of 1605. Programs that know of no date write 0001-01-01.
FIRST_NEWS = date(1600, 1, 1)
_WRITE_IT = "write it like 2025-05-21, 2025-05 or 2025"
_REDUCED = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def publication_date(raw: RawArticle, text: str, today: date) -> PublicationDate | None:
    """When the article was published, None where nothing safe says so.

    Args:
        text: the cleaned text of ``raw``.
        today: later dates than the day after it are not believed.

    Raises:
        RejectedInputError: the input gives a date that cannot be read, could be
            two days, or lies in the future. The article is refused rather than
            taken in undated: an undated article silently drops out of every
            question about a period, while a refusal names the value, and the
            same ingest run again after the correction goes on from there.
    """
    if raw.published and raw.published.strip():
        return _given(raw.published.strip(), raw.locator, today)
    found = _from_page(raw.content, today) if raw.media == "html" else None
    return found or _from_text(raw, text, today)


# What tells that a date in a sentence is past, and what leaves that in doubt.
PAST = re.compile(
    r"\b(?:was|were|had|did|said|told|met|took|began|held|won|fell|left|came|went|made|gave|[a-z]{3,}ed)\b"
)
IN_DOUBT = re.compile(
    r"\b(?:will|would|shall|should|may|might|could|can|must|plan\w*|expect\w*|schedul\w*|due|deadline|expir\w*"
    r"|target\w*|goals?|forecast\w*|project\w*|set\s+to|going\s+to|intend\w*|propos\w*|next|future|upcoming|if"
    r"|aim\w*|hop(?:e|es|ed|ing)|valid|imagin\w*|predict\w*|to\s+(?:be|begin|open|end|start|run|last|take))\b"
)
_EVENT_DATE = re.compile(
    rf"\b(?:on|in|during|since)\s+(?P<date>{YEARLESS},?\s+(?:of\s+)?{YEAR})\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"[.!?][\"”’»)]*\s+(?=[\"“«A-ZÀ-Þ])|\n")


def not_before(text: str, today: date) -> date | None:
    """The first day of the latest date on which, by its text, something had happened; None without one.

    Only sentences that speak of the past alone are believed, and no date that is yet to come or of
    a year alone, which may be as well a year to come ("he ran in 2024").
    """
    found = []
    for sentence in _SENTENCE.split(text):
        if not PAST.search(sentence) or IN_DOUBT.search(sentence):
            continue
        for match in _EVENT_DATE.finditer(sentence):
            known = in_words(match["date"])
            if known and known.first_day <= today:
                found.append(known.first_day)
    return max(found, default=None)


def is_date_line(line: str) -> bool:
    """Whether a line says nothing but a date, perhaps with a byline or a time."""
    return bool(_DATE_LINE.fullmatch(line))


def says_published(line: str) -> bool:
    """Whether a date line says that it is of the publication or of a change to it, or names the author."""
    found = _DATE_LINE.fullmatch(line)
    return bool(found and (found["label"] or line.lower().startswith("by ")))


class _UnclearError(ValueError):
    """What is written can be several days, or none."""


def _given(value: str, locator: str, today: date) -> PublicationDate:
    try:
        published = PublicationDate(_reduced(value), Provenance.GIVEN)
    except _UnclearError as error:
        raise RejectedInputError(f"{locator}: published {value!r} {error}", field="published") from error
    except ValueError as error:
        message = f"{locator}: published {value!r} is no day of the calendar, {error}; {_WRITE_IT}"
        raise RejectedInputError(message, field="published") from error
    if not _believable(published, today):
        wrong = "lies before there was any news" if published.first_day < FIRST_NEWS else "lies in the future"
        message = f"{locator}: published {value!r} {wrong}; correct it or leave it out"
        raise RejectedInputError(message, field="published")
    return published


def _believable(published: PublicationDate, today: date) -> bool:
    return FIRST_NEWS <= published.first_day <= today + CLOCKS_APART


def _reduced(value: str) -> str:
    """The ISO 8601 reduced form of a date as written; the day is the one at the place of writing.

    Raises:
        _UnclearError: says what is wrong and what to write instead.
        ValueError: the calendar has no such day.
    """
    if _REDUCED.fullmatch(value):
        return value
    if found := _YEAR_FIRST.fullmatch(value):
        year, month, day = map(int, found.groups())
        return date(year, month, day).isoformat()
    if found := _NUMBERS.fullmatch(value):
        return _day_and_month(*map(int, found.groups())).isoformat()
    return _timestamp(value) or _spoken(value)


def _day_and_month(first: int, second: int, year: int) -> date:
    if first == second or second > 12 or first > 12:
        return date(year, first, second) if second > 12 else date(year, second, first)
    one, other = date(year, second, first), date(year, first, second)
    raise _UnclearError(f"could be {one.day} {one:%B} or {other.day} {other:%B}; write {one} or {other}")


def _timestamp(value: str) -> str | None:
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return parse(value).date().isoformat()
        except ValueError:
            continue
    return None


def _spoken(value: str) -> str:
    """A date in words, in one of a few languages, with its year in full."""
    found = _parser().get_date_data(value)
    if not found.date_obj or not re.search(rf"(?<!\d){found.date_obj.year}(?!\d)", value):
        raise _UnclearError(f"cannot be read as a date; {_WRITE_IT}")
    written: str = found.date_obj.date().isoformat()
    return written[: {"year": 4, "month": 7}.get(found.period, 10)]


@cache
def _parser() -> Any:
    from dateparser.date import DateDataParser

    settings = {"PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["year"]}
    return DateDataParser(languages=list(_LANGUAGES), settings=settings)


def _from_page(html: str, today: date) -> PublicationDate | None:
    """From the page's metadata and markup, by htmldate.

    What could carry another article's date, or this page's later change, is cut out first.
    """
    import htmldate
    from lxml import html as lxml_html

    try:
        tree = lxml_html.fromstring(
            html.encode(errors="replace"), parser=lxml_html.HTMLParser(encoding="utf-8")
        )
    except (ValueError, lxml_html.etree.ParserError):
        return None
    for element in tree.xpath(_NOT_THE_ARTICLES):
        element.drop_tree()
    found = htmldate.find_date(
        tree,
        extensive_search=False,
        original_date=True,
        max_date=today + CLOCKS_APART,
        outputformat="%Y-%m-%d",
    )
    return PublicationDate(found, Provenance.METADATA) if found else None


_LOWERED = "translate(concat(@class, ' ', @id), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"
_NOT_THE_ARTICLES = "|".join(
    [
        *(f"//{tag}" for tag in ("aside", "footer", "nav")),
        "//meta[contains(@property, 'modif') or contains(@property, 'updated') or contains(@name, 'modif')"
        " or contains(@itemprop, 'Modified')]",
        *(
            f"//*[self::div or self::section or self::ul or self::ol][contains({_LOWERED}, '{word}')]"
            for word in "sidebar related footer latest widget recommend popular copyright".split()
        ),
    ]
)


def _from_text(raw: RawArticle, text: str, today: date) -> PublicationDate | None:
    dates = {found["date"] for line in text.split("\n")[:3] if (found := _DATELINE.match(line))}
    dates = dates or set(_head_dates(raw.content, text) if raw.media != "html" else ())
    if len(dates) != 1:
        return None
    try:
        published = PublicationDate(_reduced(" ".join(dates.pop().split())), Provenance.TEXT)
    except ValueError:
        return None
    return published if _believable(published, today) else None


def _head_dates(content: str, text: str) -> Iterator[str]:
    """Dates on lines of their own under the headline and over the text.

    Under a standfirst, which may as well be the first paragraph before a
    chronology, the line must say that it is of the publication, or name the author.
    """
    kept = {line for line in text.split("\n") if not is_date_line(line)}
    lines = [line for line in (" ".join(line.split()) for line in content.splitlines()) if line]
    paragraphs = [i for i, line in enumerate(lines) if line in kept]
    first, second = [*paragraphs, *paragraphs[-1:], 0, 0][:2]  # under the only one nothing is the article's
    for i, line in enumerate(lines[:second]):
        found = _DATE_LINE.fullmatch(line)
        if not found or (found["label"] or "").lower().startswith(("updated", "last")):
            continue
        headline_above = any(map(_may_be_headline, lines[:i]))
        headline_below = any(_may_be_headline(other) for other in lines[i:second] if other not in kept)
        if headline_above and not headline_below and (i < first or says_published(line)):
            yield found["date"]


def _may_be_headline(line: str) -> bool:
    return (
        len(line.split()) >= HEADLINE_WORDS
        and not line.endswith(".")
        and not line.lower().startswith("by ")
        and not is_date_line(line)
    )
