"""The few words of the evidence that answer. Pure.

Mentions of the sort that the question wants are weighed by a handful of signals; those of one
thing add up, so that what several sentences say counts for more than what one says loudest.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from qa.answering.evidence.candidates import Candidate
from qa.answering.evidence.found import Found
from qa.answering.evidence.offices import Said, asked_office, holding, who_is
from qa.answering.evidence.weighing import Scored
from qa.answering.question.asked_verbs import asks_of_the_past
from qa.answering.short.by_then import by_then
from qa.answering.short.days_told import is_thin, known, names_a_day, precisely
from qa.answering.short.deeds import deed, doing, is_told
from qa.answering.short.events import of_the_event
from qa.answering.short.fates import of_another_fate
from qa.answering.short.lacking import lacks_verb, names_all, names_round
from qa.answering.short.mention_weights import Alike, InSentences, Means, Weighed, weigh
from qa.answering.short.mention_weights import notice as notice_mentions
from qa.answering.short.misleading import is_no_length, is_no_name_of, is_not_the_most, misleads
from qa.answering.short.others_days import happened, on_its_day
from qa.answering.short.others_figures import (
    is_anothers_figure,
    was_an_age_then,
    was_expected,
    was_only_to_be,
)
from qa.answering.short.pairs import (
    asks_for_several,
    did_it_together,
    joined,
    listed,
    names_asked,
    were_together,
)
from qa.answering.short.the_other_way import told_the_other_way
from qa.answering.short.within import asked_within, cannot_be_within, is_of_the_other, is_told_within
from qa.language.bearers import same
from qa.language.expected import FIGURES, NAMES, Sort, Wanted
from qa.language.gists import NEGATION
from qa.language.mentions import mentions
from qa.language.normal import normal
from qa.language.people import full_names
from qa.types import Evidence, Period, PublicationDate

CONSIDERED = 16  # names at most among which the answer is sought
RIVALS = 2  # of an answer, at most
COMPARED = 6  # of them, whose likeness to what is asked for is looked at; of more none was the answer
SURE = 0.5  # the reranker must be of the words that answer where nothing else tells their sort

# What is left of the share of whoever is not told to have done what it is asked who did, or to whom what is
# asked is not told to have happened, and of the support of a mention whose article does not name what the
# question names. Not fitted.
UNTOLD = 0.3
# What the share of an answer loses round which nothing has the verb that is asked: what has little is
# refused, what is sure in other words hardly touched; see eval/LOG.md.
LACKING = 0.2
# Of the most that speaks for any day, as told to have the deed, that must speak for one which is told to for
# it to go first; likewise.
FAINT = 0.1
# Of what speaks for the surname alone, that must speak for the whole name to be given in its place; likewise.
FULLY = 0.2
# "Which of these was not traded": whatever a text names with the matter is it not.
_IS_NOT = re.compile(
    r"\b(?:which|what|who)\b[^?.]*?\b(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could)"
    r"(?:\snot|n[’']t)\b",
    re.IGNORECASE,
)
# Who is to blame is somebody's word, which the sentence names: never a few words.
_BLAMES = re.compile(
    r"\bwho(?:[’']s|se| is| are| was| were)\b[^?]*?\b(?:to blame|(?:at )?fault|responsible|behind)\b",
    re.IGNORECASE,
)
# What is to come of what happened then may be of other days: "when will the pact of 2023 be signed".
_TO_COME = re.compile(
    r"\b(?:will|would|shall|to be|going to|is due|are due|take effect|expires?)\b", re.IGNORECASE
)


def notice(
    question: str, wanted: Wanted, sentences: Sequence[Candidate], evidence: Sequence[Evidence], means: Means
) -> InSentences | None:
    """What ``find`` chooses among as far as it rests on no scores, for ``Means``; None where it chooses by
    other means.

    Args:
        sentences: those that will be ranked.
    """
    if wanted.sort is Sort.ROLE or (wanted.sort is Sort.PERSON and asked_office(question)):
        return None
    return notice_mentions(question, wanted, sentences, evidence, means)


def find(
    question: str, wanted: Wanted, ranked: Sequence[Scored], evidence: Sequence[Evidence], means: Means
) -> Found | None:
    """The short answer, None where the sentences have nothing of the sort that the question does not
    say itself.

    Args:
        ranked: sentences, best first.
        evidence: the passages found, best first, among them those of the sentences.
    """
    if wanted.sort is Sort.ROLE:
        return _told_beside(who_is(wanted.noun, ranked), Sort.ROLE)
    if wanted.sort is Sort.PERSON and (office := asked_office(question)):
        return _told_beside(holding(office, ranked), Sort.PERSON)
    weighed = considered(question, wanted, ranked, evidence, means)
    past = wanted.sort in (Sort.DATE, Sort.YEAR) and asks_of_the_past(question)
    if not weighed:
        return by_then(question, ranked) if past and wanted.sort is Sort.DATE else None
    told = on_its_day(question, weighed) if past else doing(question, weighed)
    doers = {one.key for one in told}
    support = _support(weighed, doers)
    if past:
        support = precisely(known(support), doers)
    total = sum(support.values())
    most = max(support.values())
    first = {name for name in doers if support.get(name, 0.0) >= (FAINT * most if past else 0.0)}
    things = sorted(
        support,
        key=lambda name: (past and not names_a_day(name), name not in first, -support[name]),
    )
    things = [name for i, name in enumerate(things) if i == 0 or not _one_in_the_other(name, things[0])]
    if wanted.sort is Sort.THING and not _sure([one for one in weighed if one.key == things[0]]):
        return None
    answer, *others = (
        _found(question, wanted, _of(name, weighed, told), support[name] / total)
        for name in things[: 1 + RIVALS]
    )
    verb = happened(question) if past else deed(question)
    if names_asked(question, wanted.sort) > 1:
        every = _enumerated(question, wanted.sort, weighed, support)
        answer = every or replace(answer, whole=False)
    if _BLAMES.search(question):
        answer = replace(answer, whole=False)
    named = names_all(question, answer.scored.candidate)
    if not named or is_of_the_other(question, answer.scored.candidate):
        answer = replace(answer, share=0.0)
    elif (
        (not told and not _has_verb(verb, answer))
        or _was_only_to_be(question, wanted.sort, _of(things[0], weighed, told))
        or (past and is_thin(_of(things[0], weighed, told), has_verb=bool(verb), told=things[0] in doers))
        or (wanted.sort is Sort.PLACE and _is_elsewhere(question, answer.scored))
    ):
        answer = replace(answer, share=answer.share * UNTOLD)
    if wanted.sort not in (Sort.DATE, Sort.YEAR) and lacks_verb(question, answer):
        answer = replace(answer, share=max(0.0, answer.share - LACKING))
    texts = [one.text for one in answer.candidates]
    if wanted.sort in NAMES and _IS_NOT.search(question) and not any(map(NEGATION.search, texts)):
        return None
    contrary = (past or not told) and told_the_other_way(question, answer.text, texts)
    unnamed = named and not names_round(question, answer)
    return replace(answer, rivals=tuple(others), past=past, contrary=contrary, unnamed=unnamed)


def _support(weighed: Sequence[Weighed], doers: Set[str]) -> dict[str, float]:
    """What speaks for each thing; less for all others where some are told to have done what is asked."""
    support: dict[str, float] = defaultdict(float)
    for one in weighed:
        support[one.key] += one.support
    return {key: sum_ * (UNTOLD if doers and key not in doers else 1.0) for key, sum_ in support.items()}


def _of(name: str, weighed: Sequence[Weighed], told: Sequence[Weighed]) -> list[Weighed]:
    """The mentions of a thing, best first: one that is told to have done what is asked before one about as
    good."""
    first = {id(one) for one in told}
    own = [one for one in weighed if one.key == name]
    best, *others = sorted(own, key=lambda one: -one.support * (1.0 if id(one) in first else UNTOLD))
    full = next(
        (one for one in others if one.support >= FULLY * best.support and _is_fuller(one, best)), best
    )
    return [full, *(one for one in (best, *others) if one is not full)]


def _is_fuller(one: Weighed, other: Weighed) -> bool:
    """Whether it is the name of whom another mention has the surname alone, by the other's article, too."""
    article = other.scored.candidate.article
    return " " not in other.text and full_names(article.text).get(other.key) == (one.text,)


def _has_verb(verb: frozenset[str], answer: Found) -> bool:
    """Whether a sentence of the answer has the verb that is asked, or the question has none."""
    texts = [one.text for one in answer.candidates]
    return not verb or is_told(verb, *texts)


def _sure(weighed: Sequence[Weighed]) -> bool:
    """Whether the reranker is, of the best."""
    return max(weighed, key=lambda one: one.score).signals.exact >= SURE


def _one_in_the_other(name: str, other: str) -> bool:
    """Whether two things may be one that is called by more or fewer words: "yosemite" and its park."""
    words, others = set(name.split()), set(other.split())
    return words <= others or others <= words


def considered(
    question: str, wanted: Wanted, ranked: Sequence[Scored], evidence: Sequence[Evidence], means: Means
) -> list[Weighed]:
    """The mentions among which the short answer is chosen by what they weigh, none where it is told by
    other means.

    Args:
        ranked, evidence: as for ``find``.
    """
    if wanted.sort is Sort.ROLE:
        return []
    found = weigh(question, wanted, ranked, evidence, means)
    weighed = _compared([one for one in found if not _misleads(question, wanted, one)], wanted, means.alike)
    weighed = _by_places(question, wanted.sort, _by_articles(question, weighed))
    if wanted.sort in (Sort.DATE, Sort.YEAR):
        weighed = of_the_event(question, weighed)
    if wanted.period and wanted.sort is Sort.DATE and not _TO_COME.search(question):
        past = asks_of_the_past(question)
        weighed = [one for one in weighed if _may_be_of(wanted.period, one, past=past)]
    return weighed


def _by_articles(question: str, weighed: Sequence[Weighed]) -> list[Weighed]:
    """With less support where the article does not name what the question names."""
    articles = {one.scored.candidate.article.id: one.scored.candidate for one in weighed}
    unnamed = {id_ for id_, candidate in articles.items() if not names_all(question, candidate)}
    return [
        replace(one, part=UNTOLD) if one.scored.candidate.article.id in unnamed else one for one in weighed
    ]


def _by_places(question: str, sort: Sort, weighed: Sequence[Weighed]) -> list[Weighed]:
    """With less support where it is asked what place or how many in a place, and the sentence is not of it,
    if any is."""
    if sort not in (Sort.PLACE, Sort.NUMBER):
        return list(weighed)
    elsewhere = {id(one.scored) for one in weighed if _is_elsewhere(question, one.scored)}
    if len(elsewhere) == len({id(one.scored) for one in weighed}):
        return list(weighed)
    return [replace(one, part=UNTOLD) if id(one.scored) in elsewhere else one for one in weighed]


def _is_elsewhere(question: str, scored: Scored) -> bool:
    name = asked_within(question)
    return name is not None and not is_told_within(name, scored.candidate)


def _misleads(question: str, wanted: Wanted, one: Weighed) -> bool:
    text, (start, end) = one.scored.candidate.text, (one.mention.start, one.mention.end)
    sort = wanted.sort
    return (
        (sort is Sort.NUMBER and of_another_fate(question, text, one.mention))
        or is_anothers_figure(question, sort, text, one.mention)
        or was_expected(question, sort, text, one.mention)
        or was_an_age_then(question, sort, text, one.mention)
        or misleads(sort, text, start, end)
        or is_no_length(question, text, start, end)
        or is_not_the_most(question, sort, text, one.mention)
        or (sort is Sort.PLACE and cannot_be_within(question, one.text))
        or (sort in (Sort.NAME, Sort.PLACE) and is_no_name_of(wanted.noun, one.text))
    )


def _was_only_to_be(question: str, sort: Sort, weighed: Sequence[Weighed]) -> bool:
    """Whether all that tell a figure tell it as what might be."""
    if sort not in FIGURES:
        return False
    texts = ((one.scored.candidate.text, one.mention) for one in weighed)
    return bool(weighed) and all(was_only_to_be(question, sort, text, mention) for text, mention in texts)


def _found(question: str, wanted: Wanted, found: Sequence[Weighed], share: float) -> Found:
    """What some mentions of one thing say, by the first of them.

    Args:
        found: best first.
    """
    best = found[0]
    answer = _several(question, wanted, found, share) or Found(
        best.scored, best.text, wanted.sort, best.mention.start, best.mention.end, share
    )
    return replace(answer, also=_others(answer.scored, [one.scored for one in found]), weighed=True)


def _others(best: Scored, having: Sequence[Scored]) -> tuple[Scored, ...]:
    """The sentences but one, each once, best first."""
    distinct = {id(scored): scored for scored in having if scored is not best}
    return tuple(sorted(distinct.values(), key=lambda scored: -scored.score))


def _several(question: str, wanted: Wanted, found: Sequence[Weighed], share: float) -> Found | None:
    """The name with those beside it: by the best sentence that lists some where several are asked for, by the
    best where it is asked who did it, or to whom it was done, and that is told of them all."""
    several = asks_for_several(question, wanted)
    together = several or did_it_together(question, wanted.sort)
    for one in found if several else found[:1]:
        text = one.scored.candidate.text
        place = listed(text, wanted.sort, one.mention)
        if place and (together or were_together(question, wanted.sort, text[place[1] :])):
            return Found(one.scored, text[slice(*place)], wanted.sort, *place, share)
    return None


def _enumerated(
    question: str, sort: Sort, weighed: Sequence[Weighed], support: Mapping[str, float]
) -> Found | None:
    """As many names as are asked for, by the best of them that stands among as many; None where none does."""
    number = names_asked(question, sort)
    for one in weighed[:CONSIDERED]:
        text = one.scored.candidate.text
        place = joined(text, sort, one.mention) if number == 2 else listed(text, sort, one.mention, number)
        if place:
            start, end = place
            beside = {
                other.key
                for other in weighed
                if other.scored is one.scored and start <= other.mention.start < end
            }
            share = sum(support[key] for key in beside) / sum(support.values())
            return Found(one.scored, text[start:end], sort, start, end, share, weighed=True)
    return None


def _may_be_of(period: Period, one: Weighed, *, past: bool) -> bool:
    """Whether a date is of the period, or cannot be told."""
    candidate = one.scored.candidate
    lead = candidate.text[: one.mention.start]
    value = normal(one.text, Sort.DATE, candidate.article.published, lead, past=past)
    try:
        day = PublicationDate(value or "")
    except ValueError:
        return True
    too_late = period.end is not None and day.first_day > period.end
    return not too_late and (period.start is None or day.last_day >= period.start)


def _compared(weighed: list[Weighed], wanted: Wanted, alike: Alike) -> list[Weighed]:
    """The best with how alike they are to what is asked for, where that can be told; the weaker of them
    are taken to be as alike as the others on average: they count for the share alone."""
    if wanted.sort not in NAMES or not weighed:
        return weighed
    texts = list(dict.fromkeys(one.text for one in weighed))[:CONSIDERED]
    found = alike(wanted.noun or wanted.sort, texts[:COMPARED])
    cosines = dict.fromkeys(texts, sum(found) / len(found)) | dict(zip(texts, found, strict=False))
    return [
        replace(one, signals=replace(one.signals, alike=cosines[one.text]))
        for one in weighed
        if one.text in cosines
    ]


def _told_beside(said: Said, sort: Sort) -> Found | None:
    """A role, or the name of who has it, by the best sentence that says it."""
    if not said:
        return None
    best, one = said[0]
    text = best.candidate.text
    start, end = one.start, one.end
    if sort is Sort.PERSON:
        start = text.find(one.name)
        end = start + len(one.name)
    if start < 0:
        return None
    return Found(best, text[start:end], sort, start, end, also=_others(best, [scored for scored, _ in said]))


def speaker(ranked: Sequence[Scored]) -> Found | None:
    """Who says the best sentence, for questions of who said something; None where that is left open.

    Where its words do not have the name ("he repeated"), all of it stands for it.
    """
    best = next(iter(ranked), None)
    meant = best.candidate.meant if best else None
    if best is None or meant is None or not meant.resolved:
        return None
    text = best.candidate.text
    for mention in mentions(text, Sort.PERSON):
        words = text[mention.start : mention.end]
        if same(meant.speaker, words):
            return Found(best, words, Sort.PERSON, mention.start, mention.end)
    return Found(best, meant.speaker, Sort.PERSON, 0, len(text))
