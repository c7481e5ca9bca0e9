"""The best few passages read together with the question, and ranked anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from embeddings.reranker import Reading, Reranker
from qa.answering.finding.ranking import Ranking
from qa.answering.finding.windows import Span, covering, window
from qa.archive.stemming import stems
from qa.types import Evidence, Read

READ = 16  # passages; with 10 later years had fewer in the first five, with 24 none more, see eval/LOG.md
READ_FIRST = 6  # of them, and no more where one answers
ANSWERS = 2.0  # the logit of relevance from which a passage is read as the answer, .88
READ_WHOLE = 3  # of them, the first: what answers is not in the window that promises most for one in six


def rerank(
    question: str,
    found: Sequence[Evidence],
    reranker: Reranker,
    ranking: Ranking,
    rarity: Mapping[str, float],
) -> tuple[Evidence, ...]:
    """The evidence with the feature "reranker" and what was read in the first ``READ``, best first.

    The feature is what the relevance of a passage's most promising window lacks to the best's, in logits;
    passages that were not read are taken to be no better than the worst that was, so they stay behind.
    The first few are read whole: what their other windows say counts for the answer, not for the order,
    in which those that were read more often would have the better of it.

    Args:
        found: best first.
        rarity: the question's stems with their weights in the archive.
    """
    asked = frozenset(stem for own in stems([question]) for stem in own)

    def read(passages: Sequence[Evidence], whole: int) -> list[list[Read]]:
        """By passage, its windows, the most promising one first."""
        spans = [
            covering(one.passage.text, asked, rarity)
            if i < whole
            else [window(one.passage.text, asked, rarity)]
            for i, one in enumerate(passages)
        ]
        texts = [
            f"{one.article.title}. {one.passage.text[slice(*span)]}"
            for one, own in zip(passages, spans, strict=True)
            for span in own
        ]
        readings = iter(reranker.read(question, texts))
        return [
            [_read(one, next(readings), begin) for begin, _ in own]
            for one, own in zip(passages, spans, strict=True)
        ]

    each = read(found[:READ_FIRST], READ_WHOLE)
    if not any(_answers(own[0]) for own in each):
        each += read(found[READ_FIRST:READ], 0)
    relevances = [own[0].relevance for own in each]
    best, worst = max(relevances, default=0.0), min(relevances, default=0.0)
    lacking = [relevance - best for relevance in relevances] + [worst - best] * (len(found) - len(each))
    head = [replace(one, read=_merged(own)) for one, own in zip(found, each, strict=False)]
    scored = [
        _scored(one, lack, ranking) for one, lack in zip([*head, *found[len(head) :]], lacking, strict=True)
    ]
    return tuple(sorted(scored, key=lambda one: -one.score))


def _answers(read: Read) -> bool:
    """A reranker that looks for no words that answer has a scale that is not known."""
    return read.answer is not None and read.relevance >= ANSWERS


def _read(evidence: Evidence, reading: Reading, begin: int) -> Read:
    """Offsets into the article; what lies in the title is no place in the text.

    Args:
        begin: in the passage, of the window that was read behind the title.
    """
    shift = evidence.passage.start + begin - len(f"{evidence.article.title}. ")

    def place(start: int, end: int) -> Span | None:
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
    sure: dict[Span, float] = {}  # what two windows share was read twice
    for one in answers:
        for span, answer in ((one.span, one.answer), *one.others):
            if span and answer is not None and span != best.span:
                sure[span] = max(answer, sure.get(span, answer))
    return Read(relevance, best.answer, best.span, tuple(sorted(sure.items(), key=lambda each: -each[1])))


def _scored(evidence: Evidence, lacking: float, ranking: Ranking) -> Evidence:
    features = {**evidence.features, "reranker": lacking}
    return replace(evidence, score=ranking(features), features=features)
