"""The best few passages read together with the question, and ranked anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from embeddings.types import Reading, Reranker
from qa.answering.finding.ranking import Ranking
from qa.answering.finding.windows import others, window
from qa.language.stemming import stems_of
from qa.types import Evidence, Range, Read

READ = 12  # passages at most; with more later years had none more in the first five, see eval/LOG.md
READ_FIRST = 6  # of them, and no more where one answers
ANSWERS = 2.0  # the logit of relevance from which one does
UNREAD = -3.0  # what passages so far back are read with, in the median
READ_WHOLE = 3  # of the first, at most: what answers is not in the window that promises most for one in six
MAY_ANSWER = -2.0  # the logit of that window from which those after the first are


def rerank(
    question: str,
    found: Sequence[Evidence],
    reranker: Reranker,
    ranking: Ranking,
    rarity: Mapping[str, float],
) -> tuple[Evidence, ...]:
    """The evidence with the feature "reranker" and what was read in the first few, best first.

    The feature is what the relevance of a passage's most promising window lacks to the best's, in logits;
    passages that were not read are taken to be as relevant as such are in the median, or, by a reranker
    whose scale is not known, as the worst that was.

    Args:
        found: best first.
        rarity: the question's stems with their weights in the archive.
    """
    each = _read_first(question, found[:READ], reranker, rarity)
    relevances = [own[0].relevance for own in each]
    best, worst = max(relevances, default=0.0), min(relevances, default=0.0)
    unread = min(UNREAD, best) if all(_is_scaled(own[0]) for own in each) else worst
    head = [replace(one, read=_merged(own)) for one, own in zip(found, each, strict=False)]
    relevances += [unread] * (len(found) - len(head))
    scored = [
        _scored(one, relevance - best, ranking)
        for one, relevance in zip([*head, *found[len(head) :]], relevances, strict=True)
    ]
    return tuple(sorted(scored, key=lambda one: -one.score))


def _read_first(
    question: str, found: Sequence[Evidence], reranker: Reranker, rarity: Mapping[str, float]
) -> list[list[Read]]:
    """By passage, its windows that were read, the most promising one first; of the last passages none where
    one of the first answers.

    The first, and the next that may answer, are read whole: what their other windows say counts for the
    answer, not for the order, in which those that were read more often would have the better of it.
    """
    asked = stems_of(question)
    spans = [window(one.passage.text, asked, rarity) for one in found]

    def read(first: int, last: int) -> list[Read]:
        return _readings(question, list(zip(found, spans, strict=True))[first:last], reranker)

    each = read(0, READ_FIRST)
    if not any(map(finds_an_answer, each)):
        each += read(READ_FIRST, len(found))
    rest = [
        (i, (found[i], span))
        for i, one in enumerate(each[:READ_WHOLE])
        if _is_scaled(one) and (i == 0 or one.relevance >= MAY_ANSWER)
        for span in others(found[i].passage.text, spans[i])
    ]
    further = _readings(question, [place for _, place in rest], reranker)
    return [
        [first, *(one for (of, _), one in zip(rest, further, strict=True) if of == i)]
        for i, first in enumerate(each)
    ]


def _readings(question: str, places: Sequence[tuple[Evidence, Range]], reranker: Reranker) -> list[Read]:
    texts = [f"{one.article.title}. {one.passage.text[slice(*span)]}" for one, span in places]
    readings = reranker.read(question, texts) if texts else []
    return [_read(one, reading, span[0]) for (one, span), reading in zip(places, readings, strict=True)]


def finds_an_answer(read: Read | None) -> bool:
    """Whether a reader takes a passage to answer, in whatever words."""
    return read is not None and _is_scaled(read) and read.relevance >= ANSWERS


def _is_scaled(read: Read) -> bool:
    """A reranker that looks for no words that answer has a scale of its own."""
    return read.answer is not None


def _read(evidence: Evidence, reading: Reading, begin: int) -> Read:
    """Offsets into the article; what lies in the title is no place in the text.

    Args:
        begin: in the passage, of the window that was read behind the title.
    """
    shift = evidence.passage.start + begin - len(f"{evidence.article.title}. ")

    def place(start: int, end: int) -> Range | None:
        start, end = start + shift, end + shift
        return (start, end) if evidence.passage.start <= start < end else None

    span = place(reading.start, reading.end)
    others = [(place(one.start, one.end), one.answer) for one in reading.others]
    kept = tuple((other, answer) for other, answer in others if other)
    return Read(reading.relevance, reading.answer, span, kept)


def _merged(windows: Sequence[Read]) -> Read:
    """What was made of several windows of one passage: as relevant as the best, and all words pointed at."""
    if len(windows) == 1:
        return windows[0]
    relevance = max(one.relevance for one in windows)
    answers = [one for one in windows if one.answer is not None]
    if not answers:
        return Read(relevance)
    best = max(answers, key=lambda one: one.answer or 0.0)
    sure: dict[Range, float] = {}  # what two windows share was read twice
    for one in answers:
        for span, answer in ((one.span, one.answer), *one.others):
            if span and answer is not None and span != best.span:
                sure[span] = max(answer, sure.get(span, answer))
    return Read(relevance, best.answer, best.span, tuple(sorted(sure.items(), key=lambda each: -each[1])))


def _scored(evidence: Evidence, lacking: float, ranking: Ranking) -> Evidence:
    features = {**evidence.features, "reranker": lacking}
    return replace(evidence, score=ranking(features), features=features)
