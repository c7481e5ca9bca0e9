"""The best few passages read together with the question, and ranked anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from embeddings.reranker import Reading, Reranker
from qa.answering.ranking import Ranking
from qa.answering.windows import Span, window
from qa.archive.lexical import stems
from qa.types import Evidence, Read

READ = 16  # passages; with 24 none of the first ten were better, see eval/LOG.md


def rerank(
    question: str,
    found: Sequence[Evidence],
    reranker: Reranker,
    ranking: Ranking,
    rarity: Mapping[str, float],
) -> tuple[Evidence, ...]:
    """The evidence with the feature "reranker" and what was read in the first ``READ``, best first.

    The feature is what a passage's relevance lacks to the best's, in logits; passages that were not read
    are taken to be no better than the worst that was, so they stay behind.

    Args:
        found: best first.
        rarity: the question's stems with their weights in the archive.
    """
    head = found[:READ]
    asked = frozenset(stem for own in stems([question]) for stem in own)
    spans = [window(one.passage.text, asked, rarity) for one in head]
    titles = [f"{one.article.title}. " for one in head]
    texts = [
        title + one.passage.text[slice(*span)] for one, span, title in zip(head, spans, titles, strict=True)
    ]
    readings = reranker.read(question, texts)
    relevances = [reading.relevance for reading in readings]
    best, worst = max(relevances, default=0.0), min(relevances, default=0.0)
    read = [
        replace(one, read=_read(one, reading, span[0] - len(title)))
        for one, reading, span, title in zip(head, readings, spans, titles, strict=True)
    ]
    lacking = [relevance - best for relevance in relevances] + [worst - best] * (len(found) - len(head))
    scored = [_scored(one, lack, ranking) for one, lack in zip([*read, *found[READ:]], lacking, strict=True)]
    return tuple(sorted(scored, key=lambda one: -one.score))


def _read(evidence: Evidence, reading: Reading, shift: int) -> Read:
    """Offsets into the article; what lies in the title is no place in the text.

    Args:
        shift: from the text that was read to the passage's.
    """
    begin = evidence.passage.start

    def place(start: int, end: int) -> Span | None:
        start, end = start + shift, end + shift
        return (begin + start, begin + end) if 0 <= start < end else None

    span = place(reading.start, reading.end)
    others = [(place(one.start, one.end), one.answer) for one in reading.others]
    kept = tuple((other, answer) for other, answer in others if other)
    return Read(reading.relevance, reading.answer, span, kept)


def _scored(evidence: Evidence, lacking: float, ranking: Ranking) -> Evidence:
    features = {**evidence.features, "reranker": lacking}
    return replace(evidence, score=ranking(features), features=features)
