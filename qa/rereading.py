"""What else a question may mean, sought where its first reading gives too little."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qa.answering.evidence.among import may_be_of
from qa.answering.evidence.lines import names
from qa.answering.evidence.taking import object_of, says_a_verb
from qa.answering.evidence.voices import Voices, meant
from qa.answering.question.asking import as_a_thing
from qa.answering.question.attitudes import asked_attitude, asked_whose_side, asking_who, side_of
from qa.answering.question.collectives import of_the_sort, reading
from qa.answering.question.kinds import kind_of
from qa.answering.question.masking import where, without
from qa.answering.short.deeds import deed, did
from qa.answering.short.harm import as_a_count
from qa.archive.store import Archive
from qa.clock import Clock
from qa.deciding import DEFINED
from qa.language.content import content_stems
from qa.language.expected import wanted
from qa.language.fates import fates
from qa.seeking import Considered, Seeker
from qa.types import Answer, Interpretation, Kind, Named, ShortAnswer, Status
from qa.understanding import Understood, hearing, spoken, understand

_WHETHER = re.compile(r"\W*(?:did|has|have|had)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OtherReadings:
    """Asks a question as it may be meant, too.

    Args:
        seeker: seeks the answer to each reading.
    """

    archive: Archive
    seeker: Seeker

    def better(
        self, understood: Understood, answer: Answer, clock: Clock, depth: int
    ) -> Iterator[Considered]:
        """The answers to other readings that are better than the first one's, each sought when asked for.

        Args:
            understood: the first reading.
            answer: to it.
            depth: how many passages to rank, where more are wanted than are read.
        """
        asked = understood.interpretation
        if (asked_who := _as_a_deed(understood)) and not _by_verb(answer):
            told = self.seeker.seek(asked_who, clock, depth)
            if _tells_who(told.answer, asked.topic) and self._may_be_of(asked.among, told.answer):
                yield replace(told, answer=replace(told.answer, question=understood.question.text))
        if not _answers_of(answer) and (words := _in_their_words(self.archive, understood)):
            said = self.seeker.seek(words, clock, depth)
            if said.answer.status is Status.ANSWERED:
                yield said
        if (counted := _as_a_count(self.archive, understood)) and answer.short is None:
            told = self.seeker.seek(counted, clock, depth)
            if (count := told.answer.short) and (
                count.likely
                or (answer.status is not Status.ANSWERED and _is_of_their_fate(told.answer, count))
            ):
                yield replace(told, answer=_that_some_were(told.answer, count, answer))
        if answer.status is Status.NO_ANSWER and (thing := as_a_thing(understood.question.text)):
            told = self.seeker.seek(_asked_as(self.archive, understood, thing), clock, depth)
            if told.answer.confidence >= DEFINED:
                yield replace(told, answer=replace(told.answer, question=answer.question))
        if answer.status is Status.NO_STATEMENT:
            yield from self._where_nothing_was_said(understood, clock, depth)

    def _where_nothing_was_said(
        self, understood: Understood, clock: Clock, depth: int
    ) -> Iterator[Considered]:
        """The answers to what is meant by a question for words that were not found."""
        if fact := _as_a_fact(understood):
            told = self.seeker.seek(fact, clock, depth)
            if _tells_theirs(told.answer, understood.interpretation.speakers):
                yield told
        if side := _by_their_side(understood):
            said = self.seeker.seek(side, clock, depth)
            if _by_verb(said.answer):
                yield said
        if more := _of_their_sort(self.archive, understood):
            said = self.seeker.seek(more, clock, depth)
            if said.answer.status is Status.ANSWERED:
                yield said

    def _may_be_of(self, group: str, answer: Answer) -> bool:
        """Whether its few words name somebody of those among whom it is asked who."""
        if not group or answer.short is None:
            return True
        article = self.archive.article(answer.cited_for(answer.short).article_id)
        text = article.text if article else ""
        return may_be_of(group, answer.short.text, self.archive.people(), text)


def _as_a_fact(understood: Understood) -> Understood | None:
    """What is asked of somebody's words as told of them: a figure ("How many dead did Taveria report?"), or
    whether they did what is done in words or otherwise ("Did Taveria reject the plan?"); None where it is
    neither."""
    asked = understood.interpretation
    whether = bool(asked.act and _WHETHER.match(understood.question.text))
    if not (asked.kind is Kind.HOW_MANY or whether) or not asked.speakers or asked.tally:
        return None
    kind = Kind.YES_NO if whether else asked.kind
    topic = " ".join((asked.topic, *asked.act[:1], *(speaker.words for speaker in asked.speakers)))
    return _as_told(replace(asked, kind=kind, topic=topic, speakers=(), hearer=None, act=()), understood)


def _as_told(asked: Interpretation, understood: Understood) -> Understood:
    """What is asked sought in all of the scope, in nobody's words."""
    scope = understood.scope
    return Understood(understood.question, asked, scope, None, scope, why_not=understood.why_not)


def _as_a_deed(understood: Understood) -> Understood | None:
    """Who takes a side as a question of who did it: articles tell of many whom they let say nothing; None
    where no verb says what is asked."""
    question, asked = understood.question, understood.interpretation
    found = asked_attitude(question.text)
    if asked.attitude is None or found is None or not found.verb:
        return None
    topic = f"{found.verb} {asked.topic}"
    if asked.among:  # as a question of which of them
        which = replace(asked, kind=kind_of(question.text), topic=f"{asked.among} {topic}")
        return _as_told(replace(which, attitude=None, among=""), understood)
    who = replace(understood, question=replace(question, text=asking_who(question.text)))
    return _as_told(replace(asked, kind=Kind.WHO, topic=topic, attitude=None), who)


def _in_their_words(archive: Archive, understood: Understood) -> Understood | None:
    """Whether somebody is for or against a matter as a question of what they said of it, where the archive
    knows them; None where that is not asked."""
    question, asked = understood.question, understood.interpretation
    found = asked_whose_side(question.text)
    if asked.kind is not Kind.YES_NO or found is None:
        return None
    name, matter = found
    if not any(meant([Named(name, name)], archive.people())):
        return None
    topic = " ".join(without(matter, where(matter, [asked.period.words] if asked.period else [])).split())
    words = replace(asked, kind=Kind.STATEMENTS, topic=topic, speakers=(Named(name, name),))
    return replace(spoken(archive, question, words), why_not=understood.why_not)


def _as_a_count(archive: Archive, understood: Understood) -> Understood | None:
    """Whether anybody came to harm as a question of how many did; None where that is not asked."""
    count = as_a_count(understood.question.text)
    return _asked_as(archive, understood, count) if count else None


def _asked_as(archive: Archive, understood: Understood, text: str) -> Understood:
    """The question in other words."""
    return understand(archive, replace(understood.question, text=text))


def _by_their_side(understood: Understood) -> Understood | None:
    """What critics or supporters say as who is against or for it, whatever articles call them; None where
    nobody is asked for by their side alone."""
    asked, heard = understood.interpretation, understood.voices
    if heard is None or len(asked.speakers) != 1 or not asked.topic:
        return None
    side = side_of(asked.speakers[0].name)
    if side is None:
        return None
    anybody = Voices((), heard.filters, heard.given)
    taken = replace(asked, kind=Kind.WHO_SAID, attitude=side, speakers=(), act=())
    return replace(understood, interpretation=taken, voices=anybody, searched=understood.scope)


def _of_their_sort(archive: Archive, understood: Understood) -> Understood | None:
    """With all who are of a sort that is asked for, "officials", whatever articles call them; None where
    nobody of a sort is."""
    asked, heard = understood.interpretation, understood.voices
    if heard is None or not any(reading(one.name) for one in asked.speakers):
        return None
    people = archive.people()
    each = tuple(
        tuple(dict.fromkeys((*own, *of_the_sort(one.name, people))))
        for one, own in zip(asked.speakers, heard.each, strict=True)
    )
    speakers = tuple(replace(one, reading=reading(one.name)) for one in asked.speakers)
    heard = replace(heard, each=each)
    searched = hearing(archive, heard, understood.scope)
    return replace(
        understood, interpretation=replace(asked, speakers=speakers), voices=heard, searched=searched
    )


def _is_of_their_fate(answer: Answer, count: ShortAnswer) -> bool:
    """Whether the sentence of a count tells what became of those counted."""
    return not fates(answer.question).isdisjoint(fates(answer.cited_for(count).quote))


def _that_some_were(told: Answer, count: ShortAnswer, answer: Answer) -> Answer:
    """How many were as the answer to whether any were."""
    cited = told.cited_for(count)
    yes = replace(count, text="Yes", normalised="yes", start=cited.start, end=cited.end)
    asked = replace(answer.interpretation, kind=Kind.YES_NO)
    return replace(told, question=answer.question, interpretation=asked, short=yes, short_answer="Yes")


def _answers_of(answer: Answer) -> bool:
    """Whether it says yes or no, or what it cites names whom the question asks of."""
    asked = asked_whose_side(answer.question)
    told = asked is not None and any(names(one.quote, asked[0].split()[-1]) for one in answer.citations)
    return answer.short is not None or told


def _by_verb(answer: Answer) -> bool:
    """Whether a sentence of it has a verb that tells the side asked about, not words of judgment alone."""
    attitude = answer.interpretation.attitude
    quotes = (one.quote for one in answer.citations)
    return attitude is not None and any(says_a_verb(quote, attitude) for quote in quotes)


def _tells_who(answer: Answer, matter: str) -> bool:
    """Whether a sentence tells by its word order that its short answer did what it is asked who did, and has
    a word of to whom or what it was done."""
    if answer.short is None:
        return False
    quote = answer.cited_for(answer.short).quote
    whom, held = content_stems([object_of(matter), quote])
    return (not whom or not whom.isdisjoint(held)) and did(
        quote, answer.short.text, deed(asking_who(answer.question))
    )


def _tells_theirs(answer: Answer, speakers: Sequence[Named]) -> bool:
    """Whether it is yes or no, or the sentence of a short answer names those asked about, and what is
    counted."""
    if answer.short and answer.interpretation.kind is Kind.YES_NO:
        return True
    counted = wanted(answer.question, Kind.HOW_MANY)
    if answer.short is None or counted is None or not counted.noun:
        return False
    quote = answer.cited_for(answer.short).quote
    return all(names(quote, words) for words in (counted.noun, *(one.words for one in speakers)))
