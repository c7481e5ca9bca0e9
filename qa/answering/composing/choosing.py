"""The few of the weighed sentences that an answer is made of, in its order. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from qa.answering.composing.cutoffs import AS_MUCH, CLOSELY, LOOSELY, on_topic, worthy
from qa.answering.composing.days import by_day, by_day_of_saying, day, told
from qa.answering.composing.hearing import declines
from qa.answering.composing.lead_ins import whole
from qa.answering.composing.quoting import told_whole
from qa.answering.composing.repeats import differing
from qa.answering.evidence.candidates import Candidate
from qa.answering.evidence.found import Found
from qa.answering.evidence.main_points import main_points, newest, to_the_point
from qa.answering.evidence.reasons import reasons, worth
from qa.answering.evidence.weighing import NAMED, Scored
from qa.answering.short.bearing import telling
from qa.language.bearers import same
from qa.types import Interpretation, Kind

MOST_SENTENCES = 5
MOST_FOR_ONE_FACT = 3
MOST_POINTS = 6  # an even number: of two outlets each has half
MOST_IN_A_TIMELINE = 8
MOST_REASONS = 2
MOST_WHO_SAID = 2
MOST_OF_EVERYTHING = 20  # where all that somebody said is asked for
WORTH_ADDING = 0.85  # a second reason: of what the best is worth, at least
SURE_WHO_SAID = 0.9  # of the best sentence's score, at least
_FACTS = (Kind.WHO, Kind.WHEN, Kind.WHERE, Kind.HOW_MANY, Kind.YES_NO, Kind.WHAT)


def choose(
    ranked: Sequence[Scored], kind: Kind, found: Found | None = None, *, last_days: bool = False
) -> list[Candidate]:
    """The few that answer, no two saying the same, best first, sentences of one article together; of a
    fact only those that tell it, what answers first; the points of an overview by their days.

    Args:
        ranked: best first.
        found: the short answer, whose sentence goes before better ones.
        last_days: only what is told of the last days is asked for.
    """
    if kind in _FACTS:
        return _fact(ranked, kind, found)
    if kind.surveys:
        points = to_the_point(differing(ranked, len(ranked)))
        return _survey((newest(points) or points) if last_days else points, kind)
    kept = [scored.candidate for scored in differing(*_admitted(ranked, kind, found))]
    first = {c.article.id: i for i, c in reversed(list(enumerate(kept)))}
    return [whole(c, kept) for c in sorted(kept, key=lambda c: (first[c.article.id], c.start))]


def choose_takers(ranked: Sequence[Scored]) -> list[Candidate]:
    """The few that show best who takes a side, of each who does one before any second.

    Args:
        ranked: those that show it, best first.
    """
    points = differing(each_speaker_first(worthy(ranked, ranked)), MOST_SENTENCES)
    return [scored.candidate for scored in points]


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
        chosen = _all_words(each, asked)
    else:
        chosen = _best_words(each, asked, max(kept, 2 * len(each)))
    said = [scored.candidate for scored in chosen]
    return told(asked.tally, sorted(said, key=by_day_of_saying)) if asked.tally else _at_length(said)


def _at_length(said: Sequence[Candidate]) -> list[Candidate]:
    """With the whole of quotations that they cut, and without lines that this gives, too."""
    kept: list[Candidate] = []
    for one in sorted(map(told_whole, said), key=lambda one: one.start - one.end):
        if not any(_within(one, other) for other in kept):
            kept.append(one)
    return sorted(kept, key=by_day_of_saying)


def _within(one: Candidate, other: Candidate) -> bool:
    same_article = one.article.id == other.article.id
    return same_article and other.start <= one.start and one.end <= other.end


def each_speaker_first(ranked: Sequence[Scored]) -> list[Scored]:
    """The best of each who speaks, then the others."""
    seen: set[str] = set()
    first: list[Scored] = []
    later: list[Scored] = []
    for scored in ranked:
        speaker = _speaker(scored)
        (later if speaker in seen else first).append(scored)
        seen.add(speaker)
    return [*first, *later]


def voices_first(told: Sequence[Scored]) -> list[Scored]:
    """The best of each who is named and names the matter, before the others; without what is asked, since to
    ask is not to speak of it, nor is to decline to."""
    telling = [one for one in told if not (one.candidate.asks or declines(one.candidate))]
    naming = [one for one in telling if one.signals.coverage >= NAMED and _is_named(one)]
    first = {id(one) for one in one_of_each(naming)}
    return sorted(telling, key=lambda scored: id(scored) not in first)


def named(ranked: Sequence[Scored]) -> list[Scored]:
    """Those of which it is told who speaks, if that is told of any."""
    return list(filter(_is_named, ranked)) or list(ranked)


def _is_named(scored: Scored) -> bool:
    return bool(scored.candidate.meant and scored.candidate.meant.resolved)


def one_of_each(ranked: Sequence[Scored]) -> list[Scored]:
    """The best of each who speaks, under whichever of their names."""
    kept: list[Scored] = []
    for scored in ranked:
        speaker = _speaker(scored)
        if not any(same(speaker, _speaker(other)) for other in kept):
            kept.append(scored)
    return kept


def _speaker(scored: Scored) -> str:
    return scored.candidate.meant.speaker if scored.candidate.meant else ""


def _fact(ranked: Sequence[Scored], kind: Kind, found: Found | None) -> list[Candidate]:
    """As they come: what answers stands first."""
    told = telling(ranked, found)
    if kind is Kind.YES_NO and found is None:
        told = _accounts(told)
    kept = [scored.candidate for scored in differing(told, MOST_FOR_ONE_FACT)]
    return [whole(candidate, kept) for candidate in kept]


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


def _survey(points: Sequence[Scored], kind: Kind) -> list[Candidate]:
    """The main points by the days of what they tell."""
    if kind is Kind.TIMELINE:
        kept = main_points(points, MOST_IN_A_TIMELINE, lambda point: day(point.candidate))
    else:
        kept = main_points(points, MOST_POINTS)
    found = [scored.candidate for scored in kept]
    return [whole(candidate, found) for candidate in sorted(found, key=by_day)]


def _admitted(ranked: Sequence[Scored], kind: Kind, found: Found | None) -> tuple[list[Scored], int]:
    """Those that may be given, what answers in short before better ones, and how many of them at most."""
    if kind is Kind.WHY:
        return _reasons(ranked), MOST_REASONS
    near = worthy(sorted(ranked, key=lambda one: found is None or one is not found.scored), ranked)
    if kind is Kind.WHO_SAID:
        return on_topic(worthy(near, ranked, SURE_WHO_SAID), CLOSELY), MOST_WHO_SAID
    if kind is Kind.DEFINITION:
        return [one for one in near if one.signals.expected] or near, MOST_FOR_ONE_FACT
    return near, MOST_SENTENCES


def _reasons(ranked: Sequence[Scored]) -> list[Scored]:
    """The best reason, and those that are about as sure: what else is told of the matter does not say why.
    The best sentence where none gives a reason."""
    found = reasons(ranked) or ranked[:1]
    return [one for one in found if worth(one) >= WORTH_ADDING * worth(found[0])]


def _all_words(each: Sequence[Sequence[Scored]], asked: Interpretation) -> list[Scored]:
    ranked = sorted((scored for own in each for scored in own), key=lambda scored: -scored.score)
    near = AS_MUCH if asked.tally else LOOSELY
    return differing(on_topic(ranked, near) if asked.topic else ranked, MOST_OF_EVERYTHING, words=True)


def _best_words(each: Sequence[Sequence[Scored]], asked: Interpretation, most: int) -> list[Scored]:
    """The best of each, by turns."""
    doing = [_doing(own) if asked.act else own for own in each]
    best = [on_topic(own, CLOSELY) if asked.topic else worthy(own, own) for own in doing]
    return differing([scored for turn in zip_longest(*best) for scored in turn if scored], most, words=True)


def _doing(said: Sequence[Scored]) -> Sequence[Scored]:
    """Those that do what is asked for, if any on the topic does: what else somebody said is no promise of
    theirs."""
    own = CLOSELY.own * max((scored.signals.coverage for scored in said), default=0.0)
    return [one for one in said if one.signals.expected and one.signals.coverage >= own] or said
