"""The main points of a matter, not of one report of it. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence, Set
from datetime import date, timedelta
from itertools import combinations
from math import sqrt

from qa.answering.evidence.candidates import Candidate, is_digest
from qa.answering.evidence.weighing import Scored
from qa.language.announcing import is_announced
from qa.language.content import content_stems
from qa.language.gists import jaccard
from qa.language.placelines import after_place
from qa.types import PublicationDate

# Of the topic's words that any sentence holds, weighted by rarity: what a point must hold, and one that is
# to go first. Not fitted.
MUCH, NEARLY_ALL = 0.5, 0.75
# Characters of an article: what begins there and has so many of its title's words is on what that is on.
FIRST, OF_TITLE = 300, 2
WEIGHTY = 600  # characters of an article after which a sentence is worth half as much as one that opens it
# Words with content that two sentences of one thing share, and their Jaccard overlap, at least.
SHARED, ALIKE = 4, 0.3
AGAIN, MOSTLY = 5, 0.6  # likewise of one that tells what another did, and the share of the shorter one's
LAST_DAYS = timedelta(days=7)  # of a matter whose end or newest state is asked for; not fitted
ENOUGH = 3  # articles with the matter in their titles, beside which others say it by the way; not fitted
PATIENCE = 10  # places among the points after which one must tell twice as much as the first


def leads(found: Sequence[Candidate]) -> list[Candidate]:
    """The sentence that each article opens with, where its opening was found; all, where none was: what
    happened in a period is told there, whatever it was."""
    opening: dict[str, Candidate] = {}
    for one in sorted(found, key=lambda one: one.start):
        if one.evidence.passage.ordinal == 0:
            opening.setdefault(one.article.id, one)
    return list(opening.values()) or list(found)


def to_the_point(points: Sequence[Scored]) -> list[Scored]:
    """Those that speak of the matter themselves, or hold what is wanted of it, and with the sentence before
    and the title nearly as fully as any, or open an article whose title does; then what several articles on
    it tell, whatever they call it. Of the former those that open their article come first: what happened is
    told there, and what stands below is its background. What is said by the way is left out where enough
    articles are on the matter, and so is what was about to happen where later ones are."""
    most = max((point.signals.coverage for point in points), default=0.0)
    around = max((point.signals.context_coverage for point in points), default=0.0)
    titled = max((point.signals.title_coverage for point in points), default=0.0)
    told = _told_by_titles(points)

    def begins_with_it(point: Scored) -> bool:
        if point.signals.coverage >= NEARLY_ALL * most:
            return _opens(point)
        title = point.signals.title_coverage >= MUCH * titled > 0
        around_it = point.signals.context_coverage >= MUCH * around
        return (
            title and around_it and _is_first(point) and len(told[article(point)] & point.stems) >= OF_TITLE
        )

    own = [one for one in points if begins_with_it(one) or _holds(one, MUCH * most, NEARLY_ALL * around)]
    own.sort(key=lambda point: not begins_with_it(point))
    found = _past([*own, *_corroborated([one for one in points if one not in own])])
    if not _often_titled(found):
        return found
    return [one for one in found if one.signals.title_coverage > 0 or begins_with_it(one)]


def _told_by_titles(points: Sequence[Scored]) -> dict[Hashable, frozenset[str]]:
    """By article the stems of its title."""
    titles = {article(point): point.candidate.article.title for point in points}
    return dict(zip(titles, content_stems(list(titles.values())), strict=True))


def _is_first(point: Scored) -> bool:
    """Whether it is among the first sentences of an article that is on one matter."""
    return point.candidate.start < FIRST and not is_digest(point.candidate.article.title)


def newest(points: Sequence[Scored]) -> list[Scored]:
    """Those of the last days on which an article was on the matter."""
    around = max((one.signals.context_coverage for one in points), default=0.0)
    on_it = [one for one in points if one.signals.context_coverage >= NEARLY_ALL * around]
    last = _last_day([one for one in on_it if one.signals.title_coverage > 0] or on_it)
    return [one for one in points if (day := _published(one)) and abs(last - day.last_day) <= LAST_DAYS]


def _last_day(points: Sequence[Scored]) -> date:
    return max((day.last_day for one in points if (day := _published(one))), default=date.min)


def _past(points: Sequence[Scored]) -> list[Scored]:
    """Without what was about to happen when it was written, where something later is told."""
    last = _last_day(points)

    def is_last(point: Scored) -> bool:
        day = _published(point)
        return day is None or day.last_day == last

    return [one for one in points if is_last(one) or not is_announced(_without_place(one))]


def _without_place(point: Scored) -> str:
    one, text = point.candidate, point.candidate.article.text
    return text[after_place(text, one.start, one.end) : one.end]


def _published(point: Scored) -> PublicationDate | None:
    return point.candidate.article.published


def _often_titled(points: Sequence[Scored]) -> bool:
    """Whether enough articles have the matter in their titles, one of them much of it."""
    titled = {article(one): one.signals.title_coverage for one in points if one.signals.title_coverage > 0}
    return len(titled) >= ENOUGH and max(titled.values()) >= MUCH


def _holds(point: Scored, own: float, around: float) -> bool:
    to_it = point.signals.coverage >= own or point.signals.expected > 0
    return to_it and point.signals.context_coverage >= around


def _corroborated(points: Sequence[Scored]) -> list[Scored]:
    """What articles on the matter tell that another tells, too."""
    most = max((point.signals.passage_coverage for point in points), default=0.0)
    on_it = [point for point in points if point.signals.passage_coverage >= NEARLY_ALL * most > 0]
    words = _words(on_it)

    told = [(i, j) for i, j in combinations(range(len(on_it)), 2) if _of_one_thing(words[i], words[j])]
    elsewhere = {k for i, j in told if article(on_it[i]) != article(on_it[j]) for k in (i, j)}
    return [on_it[i] for i in sorted(elsewhere)]


def _of_one_thing(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two sentences tell of one thing, by their words."""
    return len(some & others) >= SHARED and jaccard(some, others) >= ALIKE


def _tells_again(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether one tells mostly what the other does."""
    shared = len(some & others)
    return _of_one_thing(some, others) or shared >= max(AGAIN, MOSTLY * min(len(some), len(others)))


def _opens(point: Scored) -> bool:
    return point.candidate.evidence.passage.ordinal == 0


def article(point: Scored) -> Hashable:
    """What a point stands in."""
    return point.candidate.article.id


def main_points(
    points: Sequence[Scored], most: int, one_each: Callable[[Scored], Hashable] = article
) -> list[Scored]:
    """So many of the points, those first that tell most of what several articles tell and no point before
    does, the sooner in their articles the better; what tells of one thing with another comes last. An outlet
    has more than half of them only for want of articles of others.

    The words of a summary are worth the number of documents that have them: Gillick and Favre, "A scalable
    global model for summarization", 2009; chosen greedily, and the better a point is the sooner.

    Args:
        points: best first, no two saying the same.
        one_each: what is to have one point before any has two; its day, for a timeline.
    """
    outlets = Counter(outlet for outlet, _ in {(_outlet(point), one_each(point)) for point in points})
    total = min(most, len(points))
    words = _words(points)
    worth = _told_by_several(points, words)
    has: Counter[Hashable] = Counter()
    chosen: list[int] = []
    told: set[str] = set()
    left = list(range(len(points)))

    def order(i: int) -> tuple[bool, int, float]:
        news = words[i] - told
        gain = sum(worth[stem] for stem in news) / sqrt(len(words[i]) or 1)
        gain /= 1 + points[i].candidate.start / WEIGHTY
        again = any(_tells_again(words[i], words[k]) for k in chosen)
        return again, has[one_each(points[i])], -gain / (PATIENCE + i)

    while left and len(chosen) < total:
        best = min(left, key=order)
        left.remove(best)
        point, outlet = points[best], _outlet(points[best])
        if has[outlet] < max(total // 2, total - (outlets.total() - outlets[outlet]), 1):
            has.update((outlet, one_each(point)))
            told |= words[best]
            chosen.append(best)
    return [points[i] for i in chosen]


def _words(points: Sequence[Scored]) -> list[frozenset[str]]:
    """The stems with content of each."""
    return content_stems([point.candidate.text for point in points])


def _told_by_several(points: Sequence[Scored], words: Sequence[Set[str]]) -> dict[str, int]:
    """By stem how many articles beside one have it."""
    articles: dict[str, set[Hashable]] = {}
    for point, own in zip(points, words, strict=True):
        for stem in own:
            articles.setdefault(stem, set()).add(article(point))
    return {stem: len(found) - 1 for stem, found in articles.items()}


def in_turn(points: Sequence[Scored]) -> list[Scored]:
    """The best of each article, then their second best, and so on."""
    seen: Counter[Hashable] = Counter()
    turns = []
    for point in points:
        turns.append((seen[article(point)], point))
        seen[article(point)] += 1
    return [point for _, point in sorted(turns, key=lambda turn: turn[0])]


def _outlet(point: Scored) -> str:
    return point.candidate.article.source
