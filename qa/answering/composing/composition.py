"""Weighed sentences to an answer with citations. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from qa.answering.evidence.candidates import Candidate
from qa.answering.evidence.found import Found
from qa.answering.evidence.main_points import main_points, to_the_point
from qa.answering.evidence.reasons import reasons, worth
from qa.answering.evidence.tallying import day_of, told
from qa.answering.evidence.weighing import ALL, Scored
from qa.answering.short.bearing import telling
from qa.answering.short.verdicts import attributed
from qa.language.copies import Gist, gist, jaccard, tell_the_same
from qa.language.happening import happened
from qa.language.lines import leaning, left_open, names, whom, with_before
from qa.language.names import same
from qa.language.normal import normal
from qa.language.wording import describe
from qa.types import (
    AnswerSentence,
    Citation,
    Interpretation,
    Kind,
    Period,
    Precision,
    PublicationDate,
    ShortAnswer,
    Tally,
)

MOST_SENTENCES = 5
MOST_FOR_ONE_FACT = 3
MOST_POINTS = 6  # an even number: of two outlets each has half
MOST_IN_A_TIMELINE = 8
MOST_REASONS = 2
WORTH_ADDING = 0.85  # a second reason: of what the best is worth, at least
MOST_OF_EVERYTHING = 20  # where all that somebody said is asked for
WORTH_SAYING = 0.65  # of the best sentence's score, at least
SAME_WORDS = 0.5  # Jaccard overlap of stems from which two sentences say the same
WITHIN = 0.8  # share of the shorter one's stems that the longer one has, likewise
ENOUGH = 8  # stems of the shorter one for that


@dataclass(frozen=True, slots=True)
class Near:
    """How near to the best, as a share of it, a statement must come to be given beside it.

    Args:
        score: how well it answers.
        own, context: how much of the topic's words it holds, alone and with what leads to it.
        similarity: how alike the topic it is, alone, unless it has all of the topic's words: it may have
            other names for them ("the CSTO" in full), which look less alike.
        read: how sure a reader is of it.
    """

    score: float
    own: float
    context: float
    similarity: float
    read: float = 0.0


# Found on half of the sample's questions, the last on real news, see eval/LOG.md.
CLOSELY = Near(0.85, 0.6, 0.9, 0.9, 0.3)
LOOSELY = Near(0.65, 0.0, 0.7, 0.0)  # where all of it is wanted
AS_MUCH = Near(0.65, 0.6, 0.9, 0.0)  # where it is counted, or the first or last of it is wanted
MOST_WHO_SAID = 2
SURE_WHO_SAID = 0.9  # of the best sentence's score, at least
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_REPORTED_FROM = re.compile(r"^(?:\([A-Z][\w ]{1,20}\)|[A-Z][A-Z][A-Z., ]*?(?:\([^)]*\))?\s*[—–-])\s*")
_FACTS = (Kind.WHO, Kind.WHEN, Kind.WHERE, Kind.HOW_MANY, Kind.YES_NO, Kind.WHAT)


def choose(ranked: Sequence[Scored], kind: Kind, found: Found | None = None) -> list[Candidate]:
    """The few that answer, no two saying the same, best first, sentences of one article together; of a
    fact only those that tell it, what answers first; the points of an overview by their days.

    Args:
        ranked: best first.
        found: the short answer, whose sentence goes before better ones.
    """
    if kind is Kind.YES_NO and found is None:
        return _fact(_accounts(telling(ranked, found)))
    if kind in _FACTS:
        return _fact(telling(ranked, found))
    most = MOST_SENTENCES
    worthy = _worthy(sorted(ranked, key=lambda one: found is None or one is not found.scored), ranked)
    if kind is Kind.DEFINITION:
        most, worthy = MOST_FOR_ONE_FACT, [one for one in worthy if one.signals.expected] or worthy
    if kind is Kind.WHY:
        most, worthy = MOST_REASONS, _reasons(ranked)
    if kind is Kind.WHO_SAID:
        most, worthy = MOST_WHO_SAID, _on_topic(_worthy(worthy, ranked, SURE_WHO_SAID), CLOSELY)
    if kind.surveys:
        return _survey(to_the_point(_differing(ranked, len(ranked))), kind)
    kept = [scored.candidate for scored in _differing(worthy, most)]
    first = {c.evidence.article.id: i for i, c in reversed(list(enumerate(kept)))}
    return [_whole(c, kept) for c in sorted(kept, key=lambda c: (first[c.evidence.article.id], c.start))]


def _accounts(near: Sequence[Scored]) -> list[Scored]:
    """The best and, beside somebody's words, those of another: what else is about a matter is no nearer to a
    yes or no."""
    best = near[0].candidate.meant if near else None
    others = [
        one
        for one in near[1:]
        if best and one.candidate.meant and not same(best.speaker, one.candidate.meant.speaker)
    ]
    return [*near[:1], *others]


def _fact(telling: Sequence[Scored]) -> list[Candidate]:
    """As they come: what answers stands first."""
    found = [scored.candidate for scored in _differing(telling, MOST_FOR_ONE_FACT)]
    return [_whole(candidate, found) for candidate in found]


def choose_takers(ranked: Sequence[Scored]) -> list[Candidate]:
    """The few that show best who takes a side, of each who does one before any second.

    Args:
        ranked: those that show it, best first.
    """
    points = _differing(each_speaker_first(_worthy(ranked, ranked)), MOST_SENTENCES)
    return [scored.candidate for scored in points]


def each_speaker_first(ranked: Sequence[Scored]) -> list[Scored]:
    """The best of each who speaks, then the others."""
    seen: set[str] = set()
    first: list[Scored] = []
    later: list[Scored] = []
    for scored in ranked:
        speaker = scored.candidate.meant.speaker if scored.candidate.meant else ""
        (later if speaker in seen else first).append(scored)
        seen.add(speaker)
    return [*first, *later]


def _survey(points: Sequence[Scored], kind: Kind) -> list[Candidate]:
    """The main points by the days of what they tell."""
    if kind is Kind.TIMELINE:
        kept = main_points(points, MOST_IN_A_TIMELINE, lambda point: _day(point.candidate))
    else:
        kept = main_points(points, MOST_POINTS)
    found = [scored.candidate for scored in kept]
    return [_whole(candidate, found) for candidate in sorted(found, key=_by_day)]


def choose_words(
    each: Sequence[Sequence[Scored]], asked: Interpretation, *, kept: int = MOST_SENTENCES
) -> list[Candidate]:
    """What those asked for said on the topic, no two saying the same, by the day of saying; of several
    speakers as much of each as there is.

    Args:
        each: what each of them said, best first.
        kept: how many sentences at most, of which each of several speakers has two.
    """
    if asked.wants_all or asked.tally:
        ranked = sorted((scored for own in each for scored in own), key=lambda scored: -scored.score)
        near = AS_MUCH if asked.tally else LOOSELY
        chosen = _differing(_on_topic(ranked, near) if asked.topic else ranked, MOST_OF_EVERYTHING)
    else:
        doing = [_doing(own) if asked.act else own for own in each]
        best = [_on_topic(own, CLOSELY) if asked.topic else _worthy(own, own) for own in doing]
        in_turn = zip_longest(*best)
        chosen = _differing([s for turn in in_turn for s in turn if s], max(kept, 2 * len(each)))
    said = sorted((scored.candidate for scored in chosen), key=_by_date)
    return told(asked.tally, said) if asked.tally else said


def _doing(said: Sequence[Scored]) -> Sequence[Scored]:
    """Those that do what is asked for, if any on the topic does: what else somebody said is no promise of
    theirs."""
    own = CLOSELY.own * max((scored.signals.coverage for scored in said), default=0.0)
    return [one for one in said if one.signals.expected and one.signals.coverage >= own] or said


def _on_topic(ranked: Sequence[Scored], share: Near) -> list[Scored]:
    """The best, and those that speak of the topic nearly as much as any: what somebody said beside it
    is no answer. One that has as many of its words as any need not come as near in score."""
    if not ranked:
        return []
    most = max(scored.signals.coverage for scored in ranked)
    context = share.context * max(scored.signals.context_coverage for scored in ranked)
    similarity = share.similarity * ranked[0].signals.similarity
    read = share.read * (ranked[0].signals.read or 0.0)

    def near(scored: Scored) -> bool:
        own = scored.signals.coverage
        score = WORTH_SAYING if own == most > 0 else share.score
        on_topic = own >= share.own * most and scored.signals.context_coverage >= context
        alike = own >= ALL or not share.similarity or scored.signals.similarity >= similarity
        sure = scored.signals.read is None or scored.signals.read >= read
        return on_topic and alike and sure and scored.score >= score * ranked[0].score

    return [scored for i, scored in enumerate(ranked) if i == 0 or near(scored)]


def _worthy(
    ranked: Sequence[Scored], best_first: Sequence[Scored], share: float = WORTH_SAYING
) -> list[Scored]:
    """Those up to the first that is much weaker than the best; the first in any case."""
    worth = share * best_first[0].score if best_first else 0.0
    weak = (i for i, scored in enumerate(ranked) if i and scored.score < worth)
    return list(ranked[: next(weak, len(ranked))])


def _reasons(ranked: Sequence[Scored]) -> list[Scored]:
    """The best reason, and those that are about as sure: what else is told of the matter does not say why.
    The best sentence where none gives a reason."""
    found = reasons(ranked) or ranked[:1]
    return [one for one in found if worth(one) >= WORTH_ADDING * worth(found[0])]


def _differing(ranked: Sequence[Scored], most: int) -> list[Scored]:
    """The first so many, a copy of one before it named there."""
    chosen: list[Scored] = []
    for scored in ranked:
        if len(chosen) == most:
            break
        twin = next((i for i, other in enumerate(chosen) if _say_the_same(other, scored)), None)
        if twin is None:
            chosen.append(scored)
        else:
            chosen[twin] = replace(chosen[twin], candidate=_corroborated(chosen[twin], scored))
    return chosen


def _whole(candidate: Candidate, chosen: Sequence[Candidate]) -> Candidate:
    """With what stands before it where it leans on that and the article does not tell
    whom it means, so that it can be read alone; as it is where somebody's words are asked for, since
    the sentence before may be another's."""
    begins = leaning(candidate.text) is not None and not _whom(candidate)
    if candidate.meant is not None or not (begins or left_open(candidate.text)):
        return candidate
    evidence = candidate.evidence
    start = with_before(evidence.article.text, candidate.start)
    read = any(
        c.evidence.article.id == evidence.article.id and start <= c.start < candidate.start for c in chosen
    )
    return candidate if read else replace(candidate, start=start)


def _whom(candidate: Candidate) -> str | None:
    return whom(candidate.evidence.article.text, candidate.start, candidate.end, candidate.statements)


def _say_the_same(a: Scored, b: Scored) -> bool:
    """Whether one says what the other does, in much the same words, and nothing against it; on which
    day of the week or from where it was reported is no matter."""
    shared, shorter = len(a.stems & b.stems), min(len(a.stems), len(b.stems))
    alike = jaccard(a.stems, b.stems) >= SAME_WORDS or (shorter >= ENOUGH and shared >= WITHIN * shorter)
    return alike and tell_the_same(_gist(a), _gist(b), 0.0)


def _gist(scored: Scored) -> Gist:
    return gist(_WEEKDAY.sub("", _REPORTED_FROM.sub("", scored.candidate.text)), scored.stems)


def _corroborated(kept: Scored, copy: Scored) -> Candidate:
    """The sentence kept, with the articles of its copy among those that have it, too."""
    evidence, other = kept.candidate.evidence, copy.candidate.evidence
    known = (evidence.article.id, *evidence.also_in)
    new = [id_ for id_ in (other.article.id, *other.also_in) if id_ not in known]
    also_in = (*evidence.also_in, *dict.fromkeys(new))
    return replace(kept.candidate, evidence=replace(evidence, also_in=also_in))


def _by_day(candidate: Candidate) -> tuple[str, str, int]:
    return _day(candidate), candidate.evidence.article.id, candidate.start


def _day(candidate: Candidate) -> str:
    """What is not known comes last."""
    when, _ = _when(candidate)
    return when.value if when else "9999"


def _when(candidate: Candidate) -> tuple[PublicationDate | None, bool]:
    """When what it tells happened or was said where the text tells, else when it was published, and whether
    it is the latter; "in 2022" tells less than the day in 2022 on which it was published."""
    published, meant = candidate.evidence.article.published, candidate.meant
    when = happened(candidate.text, published) or (meant and meant.said)
    rough = when and published and when.precision is Precision.YEAR and published.value.startswith(when.value)
    return (when, False) if when and not rough else (published, published is not None)


def _by_date(candidate: Candidate) -> tuple[str, str, int]:
    """By the day of the saying where the text tells it."""
    article, meant = candidate.evidence.article, candidate.meant
    when = (meant and meant.said) or article.published
    return when.value if when else "9999", article.id, candidate.start


def write(
    chosen: Sequence[Candidate], *, dated: bool = False
) -> tuple[str, tuple[AnswerSentence, ...], tuple[Citation, ...]]:
    """The answer's text with [1]-style marks, its sentences, and their citations.

    A statement whose own words do not name its speaker is led in by the name; a pronoun or description
    that a sentence begins with is resolved in brackets before it, outside of what is quoted.

    Args:
        dated: whether each has its day before it, unless that is the day of the sentence before.
    """
    text = on = ""
    sentences, citations = [], []
    for number, candidate in enumerate(chosen, start=1):
        day, reported = _when(candidate) if dated else (None, False)
        before, on = on, _on(day, reported)
        text += ("" if on == before else on) + _lead_in(candidate)
        start = len(text)
        text += candidate.text
        sentences.append(AnswerSentence(candidate.text, start, len(text), (number,), day, reported))
        citations.append(cite(number, candidate))
        text += f" [{number}]\n"
    return text.rstrip("\n"), tuple(sentences), tuple(citations)


def _on(day: PublicationDate | None, reported: bool) -> str:
    """ "21 May 2025: ", "Reported 21 May 2025: "."""
    told = describe(Period(day.first_day, day.last_day, "")) if day else ""
    return f"{'Reported ' if reported else ''}{told}: " if told else ""


def _lead_in(candidate: Candidate) -> str:
    """What the words leave open: "Ilra Vensk: “Never.”", "[Ilra Vensk] She paid for it."."""
    if name := _whom(candidate):
        return f"[{name}] "
    said = candidate.meant
    if said is None or not said.resolved or names(candidate.text, said.speaker):
        return ""
    return f"{said.speaker}: "


def reckon(asked: Interpretation, chosen: Sequence[Candidate]) -> ShortAnswer | None:
    """The day of the statement, or how many there are, under the citation of the first; None where
    neither is asked."""
    if asked.tally is None or not chosen:
        return None
    first, count = chosen[0], len(chosen)
    number = f"{count} or more" if count >= MOST_OF_EVERYTHING else str(count)
    text = number if asked.tally is Tally.COUNT else day_of(first)
    return ShortAnswer(text, text, 1, first.start, first.end)


def shorten(found: Found | None, chosen: Sequence[Candidate]) -> ShortAnswer | None:
    """The short answer under the citation of its sentence; None where that was not chosen."""
    if found is None:
        return None
    own = found.scored.candidate
    for number, candidate in enumerate(chosen, start=1):
        if (candidate.evidence.article.id, candidate.end) == (own.evidence.article.id, own.end):
            published = candidate.evidence.article.published
            short = ShortAnswer(
                text=found.text,
                normalised=normal(found.text, found.sort, published),
                citation=number,
                start=own.start + found.start,
                end=own.start + found.end,
            )
            return attributed(short, found)
    return None


def cite(number: int, candidate: Candidate) -> Citation:
    """A citation of a sentence: ``article.text[start:end] == quote``."""
    article, said = candidate.evidence.article, candidate.meant
    return Citation(
        number=number,
        article_id=article.id,
        revision=article.revision,
        title=article.title,
        source=article.source,
        url=article.url,
        authors=article.authors,
        published=article.published,
        start=candidate.start,
        end=candidate.end,
        quote=candidate.text,
        speaker=said.speaker if said else None,
        said=said.said if said else None,
        passage_id=candidate.evidence.passage.id,
        also_in=candidate.evidence.also_in,
        happened=_happened(candidate),
    )


def _happened(candidate: Candidate) -> PublicationDate | None:
    """When what it tells happened, unless that is the day of the telling: "said on Monday"."""
    when = happened(candidate.text, candidate.evidence.article.published)
    told = candidate.meant.said if candidate.meant else None
    return None if when and told and when.value == told.value else when
