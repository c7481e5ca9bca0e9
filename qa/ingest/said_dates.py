"""When each statement of an article was made, where the article tells. Pure.

What reports a statement may name the time, or the sentence before it does; who goes on speaking does so
on the same day. Where that is in doubt, nothing is told.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from qa.ingest.said_times import SENTENCE_END, times_after_object, times_around_cue
from qa.language.dates import YEARLESS, Days
from qa.language.happening import may_be_tomorrow
from qa.language.introductions import ANY_OFFICE
from qa.language.times import A_WEEKDAY, AT_A_TIME, covering, days_named, times
from qa.types import Precision, PublicationDate, Statement

NEWS = timedelta(days=7)  # before publication; what was said longer ago is looked back on
LONG_AGO = timedelta(days=275)  # for a day without its year: then it is as well one of the next months
REACH = 400  # characters before a statement in which the sentence before it is looked for
_THEN = re.compile(
    r"\b(?:at\s+the\s+time(?!,)|(?:that|(?:that|the)\s+same)\s+(?:day|evening|night|week|month|year)"
    r"|after\s+(?:that|this)\s+\w+)\b",
    re.IGNORECASE,
)
_THAT_DAY = re.compile(r"that\s+(?:same\s+)?(?:day|evening|night)", re.IGNORECASE)
_SPOKE_THEN = re.compile(rf"\s+{_THAT_DAY.pattern}(?=\s+(?:of|about|that)\b)", re.IGNORECASE)
_YEARLESS_DAY = re.compile(rf"(?=.*\d){YEARLESS}", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:had|earlier|previously|once|then)\W+(?:\w+\W+)?$", re.IGNORECASE)


def dated(
    text: str, statements: Iterable[Statement], published: PublicationDate | None
) -> tuple[Statement, ...]:
    """An article's statements with the day, month or year on which each was made, as far as it tells.

    Args:
        text: what their offsets refer to.
        published: of the article: "on Tuesday" is the last Tuesday up to it. What cannot be
            resolved without it, or with all it may mean, is not told.
    """
    report = _Report(text, published)
    return report.on_one_day(tuple(report.each_told(statements)))


@dataclass(frozen=True, slots=True)
class _Report:
    text: str
    published: PublicationDate | None

    @property
    def day(self) -> date | None:
        """Of publication, where it is known to the day."""
        published = self.published
        return published.first_day if published and published.precision is Precision.DAY else None

    def each_told(self, statements: Iterable[Statement]) -> Iterator[Statement]:
        """With what is told of each; what somebody goes on to say in the next sentence of a paragraph was
        said when they began."""
        before: Statement | None = None
        for statement in statements:
            said = self._told_on(statement) or self._told_before(statement)
            if before and not said and self._goes_on(before, statement):
                said = self._unless_another(statement, before.said)
            before = replace(statement, said=said)
            yield before

    def on_one_day(self, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
        """All that a report has of somebody was said on the one day of the news that it tells of them,
        where it tells no other, nor one that may be after its own date."""
        if any(map(self._may_be_later, statements)):
            return statements
        told: dict[str, set[PublicationDate]] = defaultdict(set)
        for statement in statements:
            if statement.said and statement.resolved:
                told[statement.speaker].add(statement.said)
        days = {who: day for who, (day, *others) in told.items() if not others and self._is_news(day)}
        only = next(iter(days.values())) if len(set(days.values())) == 1 and len(days) == len(told) else None

        def day(statement: Statement) -> PublicationDate | None:
            if statement.said or statement.cue is None or self._looks_back(statement):
                return statement.said
            open_ = not statement.resolved and ANY_OFFICE.search(statement.speaker)
            return self._unless_another(statement, only if open_ else days.get(statement.speaker))

        return tuple(replace(statement, said=day(statement)) for statement in statements)

    def _told_on(self, statement: Statement) -> PublicationDate | None:
        """What belongs to the telling says: the most precise of several that agree."""
        named = [*times_around_cue(self.text, statement)] or times_after_object(self.text, statement)
        found = [one for words in named if (one := self._resolved(words))]
        closest = max(found, key=lambda one: len(one.value), default=None)
        agree = closest and all(closest.value.startswith(one.value) for one in found)
        return closest if agree else None

    def _told_before(self, statement: Statement) -> PublicationDate | None:
        """Of what was said "at the time", "that same week" or "after that meeting" the time that the sentence
        before it tells, at its beginning or to the day; "that evening", where it tells none, the last day
        named before."""
        if statement.cue is None:
            return None
        # "spoke that evening of peace", where a clause seems to begin with "that"
        then = _THEN.search(self._telling(statement)) or _SPOKE_THEN.match(self.text, statement.cue.end)
        if not then:
            return None
        sentence = SENTENCE_END.split(self.text[max(0, statement.start - REACH) : statement.start].rstrip())[
            -1
        ]
        known = self._dates(sentence)
        opens = known and not AT_A_TIME.sub(" ", sentence[: next(times(sentence)).start]).strip()
        leads = known[:1] if opens else _to_the_day(known)
        if not leads and _THAT_DAY.fullmatch(then.group().strip()):
            leads = _to_the_day(self._dates(self.text[: statement.start]))[-1:]
        return leads[0] if len(leads) == 1 else None

    def _may_be_later(self, statement: Statement) -> bool:
        """Whether it was made on a day that may be one after publication, the article changed since."""
        named = times_around_cue(self.text, statement)
        return any(
            (days := days_named(time, self.published)) and self._may_be_to_come(time, days) for time in named
        )

    def _unless_another(self, statement: Statement, day: PublicationDate | None) -> PublicationDate | None:
        """The day, if what reports a statement names no time that is neither within it nor around it."""
        if day is None:
            return None
        telling = self._telling(statement)
        named = (telling[words.start : words.end] for words in times(telling))
        known = (covering(days) for words in named if (days := days_named(words, self.published)))
        others = (one.value for one in known if one)
        agree = all(one.startswith(day.value) or day.value.startswith(one) for one in others)
        return day if agree else None

    def _telling(self, statement: Statement) -> str:
        """What a statement's sentence has beside what was said."""
        told, at = "", statement.start
        for content in statement.contents:
            told, at = told + self.text[at : content.start] + " ", content.end
        return told + self.text[at : statement.end]

    def _dates(self, words: str) -> list[PublicationDate]:
        """Those that words name, in order."""
        named = (words[one.start : one.end] for one in times(words))
        return [one for time in named if (one := self._resolved(time))]

    def _resolved(self, time: str) -> PublicationDate | None:
        days = days_named(time, self.published)
        return covering(days) if days and not self._may_be_to_come(time, days) else None

    def _may_be_to_come(self, time: str, days: Days) -> bool:
        """Whether a weekday, or a day without its year, is rather one soon after the article's date: articles
        are changed, and keep the date on which they first came out."""
        if self.day is None:
            return False
        if A_WEEKDAY.fullmatch(time):
            return may_be_tomorrow(days, self.published)
        return bool(_YEARLESS_DAY.fullmatch(time)) and self.day - days.start > LONG_AGO

    def _goes_on(self, before: Statement, statement: Statement) -> bool:
        between = self.text[before.end : statement.start]
        return before.speaker == statement.speaker and before.resolved and between == " "

    def _is_news(self, day: PublicationDate) -> bool:
        return day.precision is Precision.DAY and self.day is not None and self.day - day.first_day <= NEWS

    def _looks_back(self, statement: Statement) -> bool:
        """ "Orel had said before", "earlier said"."""
        cue = statement.cue
        return cue is not None and bool(_EARLIER.search(self.text, statement.start, cue.start))


def _to_the_day(dates: Iterable[PublicationDate]) -> list[PublicationDate]:
    return [one for one in dates if one.precision is Precision.DAY]
