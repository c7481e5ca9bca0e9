"""Questions and what a system gave for them -> scores."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from eval.library import Library
from eval.measures import EXACTNESS, LEVELS, OF_PARTS
from eval.metrics import citations as cited
from eval.metrics.refusal import refusal_scores
from eval.metrics.retrieval import first_hit, score_rankings, unique
from eval.metrics.text import contains, exact_match, token_f1, without_marks
from eval.relevance import by_story, relevant_passages
from eval.types import Given, GoldQuestion, Ranked, Response, Result, Score
from qa.types import Fault, Status

Scores = dict[str, Score]
Judged = tuple[list[str], dict[str, int]]  # ids best first; grade by id
Tables = tuple[dict[str, list[str]], dict[str, dict[str, int]]]  # the same by question id


def score(
    questions: Sequence[GoldQuestion], responses: Mapping[str, Response], library: Library, *, answers: bool
) -> tuple[Result, ...]:
    """Score every question, in order; one that failed gets the worst of every measure it carries.

    Args:
        responses: by question id, one for every question.
        answers: whether the system answers, or only ranks.
    """
    levels = _rankings(questions, responses, library)
    ranked_scores = {level: score_rankings(*tables) for level, tables in levels.items()}
    results = []
    for gold in questions:
        response = responses[gold.id]
        scores = _named(gold.id, ranked_scores)
        if answers:
            scores |= _answer(gold, response.answer, library)
        if gold.choices and gold.answers:
            scores["choice accuracy"] = (exact_match(response.choice or "", gold.answers), 1)
        hits = {
            level: first_hit(rankings[gold.id], relevances[gold.id])
            for level, (rankings, relevances) in levels.items()
            if gold.id in relevances
        }
        results.append(Result(gold, response, scores, hits))
    return tuple(results)


def _named(question: str, levels: Mapping[str, Mapping[str, Mapping[str, float]]]) -> Scores:
    return {
        f"{level} {measure}": (value, 1)
        for level, scores in levels.items()
        for measure, value in scores.get(question, {}).items()
    }


def _rankings(
    questions: Sequence[GoldQuestion], responses: Mapping[str, Response], library: Library
) -> dict[str, Tables]:
    """Rankings and relevances at the level of passages, articles and stories."""
    levels: dict[str, Tables] = {level: ({}, {}) for level in LEVELS}
    for gold in questions:
        response = responses[gold.id]
        if not gold.citations or (response.ranked is None and response.error is None):
            continue
        for level, (ranking, relevance) in _judged(gold, response.ranked or (), library).items():
            levels[level][0][gold.id] = ranking
            levels[level][1][gold.id] = relevance
    return levels


def _judged(gold: GoldQuestion, ranked: Sequence[Ranked], library: Library) -> dict[str, Judged]:
    judged: dict[str, Judged] = {
        "article": (unique(one.article_id for one in ranked), gold.relevance),
        "story": by_story(ranked, gold.relevance),
    }
    passages = relevant_passages(gold, library)
    if passages is not None and all(one.passage_id for one in ranked):
        judged["passage"] = unique(str(one.passage_id) for one in ranked), passages
    return judged


def _answer(gold: GoldQuestion, given: Given | None, library: Library) -> Scores:
    """Scores of the answer; ``given`` is None for a question that failed."""
    scores: Scores = {}
    if gold.answers:
        short = (given.short_answer if given else None) or ""
        text = without_marks(given.text) if given and given.status is Status.ANSWERED else ""
        scores["exact match"] = (exact_match(short, gold.answers), 1)
        scores["token F1"] = (token_f1(short, gold.answers), 1)
        scores["containment"] = (contains(text, gold.answers), 1)
    if gold.status:
        scores |= refusal_scores(gold.status, given.status if given else None)
    correct = is_correct(gold, given)
    if correct is not None:
        scores["correct"] = (correct, 1)
    return scores | _parts(gold, given, library) | _phrasing(given) | _citations(gold, given, library.text)


def _parts(gold: GoldQuestion, given: Given | None, library: Library) -> Scores:
    """Of two questions in one, whether it was told, and the scores of both added up; what is not given in as
    many parts is judged as the answer to each."""
    split = bool(given and given.parts)
    if not gold.parts:
        return {"split precision": (0, split)} if split else {}
    told = given is not None and len(given.parts) == len(gold.parts)
    each = given.parts if told and given else (given,) * len(gold.parts)
    added: Scores = {"split precision": (told, split), "split recall": (told, 1)}
    for part, answer in zip(gold.parts, each, strict=True):
        scores = _answer(part, answer, library)
        for name, as_part in OF_PARTS.items():
            right, count = scores.get(name, (0, 0))
            before = added.get(as_part, (0, 0))
            added[as_part] = (before[0] + right, before[1] + count)
    return added


def is_correct(gold: GoldQuestion, given: Given | None) -> bool | None:
    """Whether the answer is right: it contains an accepted answer, or is the refusal that was due.

    None where the gold knows neither answers nor a status that is a refusal.
    """
    if gold.status not in (None, Status.ANSWERED):
        return given is not None and given.status is not Status.ANSWERED
    if not gold.answers:
        return None
    answered = given is not None and given.status is Status.ANSWERED
    return answered and given is not None and contains(without_marks(given.text), gold.answers)


def _phrasing(given: Given | None) -> Scores:
    """What became of the sentences that a language model wrote, where one was asked."""
    if given is None or given.written is None:
        return {}
    faults = Counter(given.dropped)
    shares = {f"dropped: {fault}": (faults[fault], given.written) for fault in Fault}
    kept = given.written - len(given.dropped)
    return {"phrased answers": (given.phrased, 1), "sentences kept": (kept, given.written), **shares}


TextOf = Callable[[str, int | None], str | None]


def _citations(gold: GoldQuestion, given: Given | None, text_of: TextOf) -> Scores:
    scores: Scores = {}
    citations = given.citations if given else ()
    quoting = [one for one in citations if one.quote]  # others name an article and claim no more
    if quoting:
        scores[EXACTNESS] = cited.exactness(quoting, text_of)
    if given and given.sentences:
        numbers = {one.number for one in citations}
        backed = sum(bool(one.citations) and numbers.issuperset(one.citations) for one in given.sentences)
        scores["cited sentences"] = (backed, len(given.sentences))
    if gold.citations:
        found = cited.recall(citations, gold.citations, text_of)
        right = cited.precision(citations, gold.citations, text_of)
        scores["citation recall (micro)"] = found
        scores["citation recall (macro)"] = (found[0] / found[1], 1)
        scores["citation precision (micro)"] = right
        scores["citation precision (macro)"] = (right[0] / right[1], 1) if right[1] else (0, 0)
    return scores
