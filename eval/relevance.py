"""Which passages, articles and stories are right for a question."""

from __future__ import annotations

from collections.abc import Iterable

from eval.library import Library
from eval.metrics.citations import covers
from eval.metrics.retrieval import unique
from eval.metrics.text import contains
from eval.types import GoldCitation, GoldQuestion, Ranked


def relevant_passages(gold: GoldQuestion, library: Library) -> dict[str, int] | None:
    """Grade by passage id; None where the gold does not reach down to passages.

    A passage is relevant if it holds at least half of a gold quote or, where a
    citation has no quote, belongs to its article and contains an accepted answer.
    """
    usable = [one for one in gold.citations if one.quote or gold.answers]
    if not usable:
        return None
    grades: dict[str, int] = {}
    for citation in usable:
        for passage in _standing_in(citation, gold.answers, library):
            key = str(passage.passage_id)
            grades[key] = max(citation.relevance, grades.get(key, 0))
    return grades


def _standing_in(citation: GoldCitation, answers: tuple[str, ...], library: Library) -> Iterable[Ranked]:
    passages = library.passages(citation.article_id)
    if citation.quote is None:
        return [one for one in passages if contains(one.text, answers)]
    text = library.text(citation.article_id, None) or ""
    return [one for one in passages if covers(one.start, one.end, text, citation.quote)]


def by_story(ranked: Iterable[Ranked], relevance: dict[str, int]) -> tuple[list[str], dict[str, int]]:
    """The ranking and the grades with copies of one story made one item.

    Which articles are copies is taken from the ranking itself (``also_in``).
    """
    ranked = tuple(ranked)
    stories = _stories(ranked)
    grades: dict[str, int] = {}
    for article, grade in relevance.items():
        story = stories.get(article, article)
        grades[story] = max(grade, grades.get(story, 0))
    return unique(stories[one.article_id] for one in ranked), grades


def _stories(ranked: Iterable[Ranked]) -> dict[str, str]:
    """Article id to the id that stands for its story."""
    story: dict[str, str] = {}
    for one in ranked:
        group = {one.article_id, *one.also_in}
        joined = {story[article] for article in group if article in story}
        name = min(joined | group)
        story |= dict.fromkeys(group, name)
        story |= {article: name for article, other in story.items() if other in joined}
    return story
