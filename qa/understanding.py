"""A question as understood, and where in an archive its answer is sought."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qa.answering.composing.nothing import NO_SOURCE
from qa.answering.evidence import voices
from qa.answering.evidence.asked_people import asked_office, asked_people
from qa.answering.evidence.voices import Voices
from qa.answering.question import standing
from qa.answering.question.described_speakers import described
from qa.answering.question.editions import find_edition
from qa.answering.question.hearers import Hearer
from qa.answering.question.hints import Hint, hints
from qa.answering.question.interpretation import interpret
from qa.answering.question.search_terms import needed_words, search_words
from qa.answering.question.standing import Standing
from qa.answering.question.unanswerable import why_not
from qa.archive.lookup import People
from qa.archive.store import Archive
from qa.archive.types import Profile, Scope
from qa.language import dates
from qa.language.descriptions import describe
from qa.types import Filters, Interpretation, Named, Period, Question


@dataclass(frozen=True, slots=True)
class Understood:
    """A question as understood, and where its answer is sought.

    Args:
        question: as asked, or as it is taken.
        scope: the articles that the filters admit.
        voices: whose words are asked for, None where nobody's.
        searched: the passages of the scope; where words are asked for, those in which they stand.
        later: where a fact of a period is asked for, what was published after it and may tell of it.
        why_not: why it cannot be answered as it is asked, in words; empty where nothing speaks against it.
        edition: the year of the one that is asked about of what is held again and again; None where none is.
    """

    question: Question
    interpretation: Interpretation
    scope: Scope
    voices: Voices | None
    searched: Scope
    later: Scope | None = None
    why_not: str = ""
    edition: int | None = None

    @property
    def topic(self) -> str:
        """What an answer should be about."""
        return needed_words(self.question, self.interpretation)

    @property
    def words(self) -> str:
        """What passages are searched for."""
        return search_words(self.question, self.interpretation)

    @property
    def period(self) -> Period | None:
        """The days in which what is asked for happened; that of a saying is its statement's."""
        period = self.interpretation.period
        return period if period and period.binding and not self.voices else None


def understand(archive: Archive, question: Question) -> Understood:
    """How a question is understood, given whom and what an archive knows."""

    def knows(name: str) -> bool:
        return any(voices.meant([Named(name, name)], archive.people()))

    def known_as(name: str) -> Standing:
        typed_small = name.islower() and " " not in name
        if typed_small and archive.is_word(name):
            return Standing.NONE
        return standing.known_as(name, archive.people())

    interpretation = interpret(question, archive.sources(), knows, known_as)
    if not interpretation.wants_words:
        scope = archive.scope(narrowed(question.filters, interpretation))
        later = _later(archive, question, interpretation)
        why, edition = why_not(question, interpretation), _edition(question, interpretation)
        return Understood(question, interpretation, scope, None, scope, later, why, edition)
    return spoken(archive, question, interpretation)


def spoken(archive: Archive, question: Question, interpretation: Interpretation) -> Understood:
    """A question for somebody's words, and where they stand."""
    filters = narrowed(question.filters, interpretation)
    scope = archive.scope(filters)
    heard = Voices((), filters, question.filters)
    if interpretation.speakers:
        interpretation, heard = _voices(archive, interpretation, heard)
    if apart := interpretation.apart:
        heard = replace(heard, apart=_called(archive, apart, asked_people(apart, archive), heard))
    searched = hearing(archive, heard, scope)
    why = why_not(question, interpretation)
    return Understood(question, interpretation, scope, heard, searched, why_not=why)


def _edition(question: Question, interpretation: Interpretation) -> int | None:
    """That of the topic; none where it is asked what is told of it in a period, or now."""
    told_when = interpretation.period or interpretation.prefers_newest
    return None if told_when else find_edition(interpretation.topic, question.day)


def _later(archive: Archive, question: Question, interpretation: Interpretation) -> Scope | None:
    """What was published after the period that a fact is asked of; None where nothing can have been."""
    period = interpretation.period
    if not (period and period.binding and period.end) or question.filters.only_possible:
        return None
    filters = narrowed(question.filters, replace(interpretation, period=None))
    after = max(filter(None, (filters.published_from, dates.day(1, period.end))))
    if filters.last_day and filters.last_day < after:
        return None
    return archive.scope(replace(filters, published_from=after, include_undated=False))


def _voices(
    archive: Archive, interpretation: Interpretation, anybody: Voices
) -> tuple[Interpretation, Voices]:
    """Whom of the archive the speakers asked for may mean, and all that articles call them."""
    speakers = interpretation.speakers
    meant = asked_people(speakers, archive)
    hearer = _hearer(interpretation.hearer, archive.people())
    heard = replace(_called(archive, speakers, meant, anybody), hearer=hearer, put=interpretation.put)
    return voices.named(interpretation, meant), heard


def _called(
    archive: Archive, asked: Sequence[Named], meant: Sequence[Sequence[Profile]], anybody: Voices
) -> Voices:
    """All that articles call some people, be it left open."""
    people, descriptions = archive.people(), archive.descriptions()
    each = tuple(voices.called(one, them, people) for one, them in zip(asked, meant, strict=True))
    offices = tuple(asked_office(one, archive) for one in asked)
    hinted = tuple(
        (
            *hints(one, them, people, descriptions, archive.expansions(one.name)),
            *_described(archive, one, people),
            *(office.left_open(people) if office else ()),
        )
        for one, them, office in zip(asked, meant, offices, strict=True)
    )
    held = tuple(office and office.of(them) for office, them in zip(offices, meant, strict=True))
    return replace(anybody, each=each, hints=hinted, offices=held)


def _hearer(asked: Named | None, people: People) -> Hearer | None:
    """To whom it was said, by all that articles call them."""
    if asked is None:
        return None
    called = voices.called(asked, voices.meant([asked], people)[0], people)
    return Hearer(tuple(dict.fromkeys((asked.name, *called))))


def _described(archive: Archive, asked: Named, people: People) -> Iterator[Hint]:
    wanted = describe(asked.name)
    if wanted and wanted.plural:
        yield Hint(asked.name[:1].upper() + asked.name[1:], ())  # as sentences begin
    yield from described(asked, archive.described(wanted.head) if wanted else (), people)


def hearing(archive: Archive, heard: Voices, scope: Scope) -> Scope:
    """The passages in which those asked for speak, none where the archive knows nobody of such a name; what
    is put to them stands in the one before."""
    if heard.each and not heard.names:
        return replace(scope, articles=0)
    speaking = archive.scope(heard.filters, heard.names)
    if not heard.put or speaking.passages is None:
        return speaking
    before = speaking.passages.copy()
    before[:-1] = speaking.passages[1:]  # by id, in which an article's follow each other
    if (admitted := scope.passages) is not None:  # a mask ends with the last passage that it admits
        before[: len(admitted)] &= admitted[: len(before)]
        before[len(admitted) :] = False
    return replace(speaking, passages=speaking.passages | before)


def narrowed(filters: Filters, interpretation: Interpretation) -> Filters:
    """The caller's filters and the question's own, whichever is narrower; never wider."""
    period, as_of = interpretation.period, interpretation.as_of
    if period and not period.binding:
        period = None
    known = [day for day in (filters.as_of, as_of and as_of.end) if day]
    starts = [day for day in (filters.published_from, period and period.start) if day]
    ends = [day for day in (filters.published_to, period and period.end) if day]
    return replace(
        filters,
        published_from=max(starts, default=None),
        published_to=min(ends, default=None),
        as_of=min(known, default=None),
        sources=_common([named.name for named in interpretation.sources], filters.sources),
    )


def _common(named: Sequence[str], given: Sequence[str]) -> tuple[str, ...]:
    """The outlets that both admit, either being empty admitting all."""
    if not named or not given:
        return tuple(named or given)
    allowed = {name.casefold() for name in given}
    return tuple(name for name in named if name.casefold() in allowed) or (NO_SOURCE,)
