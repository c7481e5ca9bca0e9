"""Evidence to sentences with citations. Pure: nothing here searches or embeds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from qa.answering.copies import jaccard
from qa.answering.names import same
from qa.ingest.sentences import sentence_spans
from qa.ingest.statements import find_statements
from qa.types import AnswerSentence, Citation, Evidence, Interpretation, Kind

MOST_SENTENCES = 5
MOST_FOR_ONE_FACT = 3
WORTH_SAYING = 0.65  # of the best sentence's score, at least
SAME_WORDS = 0.6  # Jaccard overlap of stems from which two sentences say the same
SHORTEST = 4  # words; less is a heading or a caption's stump
_FACTS = (Kind.WHO, Kind.WHEN, Kind.WHERE, Kind.HOW_MANY, Kind.YES_NO)

# Parts of a sentence's score.
SIMILARITY_WEIGHT = 1.0
COVERAGE_WEIGHT = 0.5
CONTEXT_WEIGHT = 0.5
PASSAGE_WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of the evidence that might answer.

    Args:
        evidence: the passage it stands in.
        start, end: its place in the article's text.
        context: title and neighbouring sentences.
        speakers: who is reported to say it.
        similarity: its cosine with the question, set once known.
        stems, context_stems: its words as the archive's index sees them, set once known.
    """

    evidence: Evidence
    start: int
    end: int
    context: str
    speakers: tuple[str, ...] = ()
    similarity: float = 0.0
    stems: frozenset[str] = frozenset()
    context_stems: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        return self.evidence.article.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with how well it answers and how much of the topic it covers."""

    candidate: Candidate
    score: float
    coverage: float


def candidates(evidence: Sequence[Evidence], interpretation: Interpretation) -> tuple[Candidate, ...]:
    """The sentences of the evidence; of those asked-for speakers only, where there are any."""
    found = [candidate for item in evidence for candidate in _sentences(item)]
    if interpretation.speakers:
        found = [c for c in found if _speaker(c, interpretation)]
    return tuple(found)


def _sentences(evidence: Evidence) -> Iterator[Candidate]:
    text, passage = evidence.article.text, evidence.passage
    spans = sentence_spans(text)
    speakers: dict[int, list[str]] = {}
    for statement in find_statements(text, spans):
        speakers.setdefault(statement.start, []).append(statement.speaker)
    for i, span in enumerate(spans):
        # A sentence too long for a passage is cut; what is cited lies in this passage.
        start, end = max(span[0], passage.start), min(span[1], passage.end)
        if start < end and len(text[start:end].split()) >= SHORTEST:
            around = spans[max(0, i - 1)][0], spans[min(len(spans) - 1, i + 1)][1]
            context = f"{evidence.article.title}\n{text[slice(*around)]}"
            yield Candidate(evidence, start, end, context, tuple(speakers.get(span[0], ())))


def _speaker(candidate: Candidate, interpretation: Interpretation) -> str | None:
    """Who of those asked for is reported to say it, as the article names them."""
    return next(
        (who for who in candidate.speakers if any(same(s.name, who) for s in interpretation.speakers)), None
    )


def rank(found: Sequence[Candidate], rarity: Mapping[str, float]) -> list[Scored]:
    """Candidates by how well they answer, best first.

    Args:
        rarity: the topic's stems, each with its weight.
    """
    best = max((c.evidence.score for c in found), default=1.0) or 1.0
    return sorted((_score(c, rarity, best) for c in found), key=lambda s: -s.score)


def _score(candidate: Candidate, rarity: Mapping[str, float], best_passage: float) -> Scored:
    own, context = covered(candidate.stems, rarity), covered(candidate.context_stems, rarity)
    score = (
        SIMILARITY_WEIGHT * candidate.similarity
        + COVERAGE_WEIGHT * own
        + CONTEXT_WEIGHT * context
        + PASSAGE_WEIGHT * candidate.evidence.score / best_passage
    )
    return Scored(candidate, score, context)


def covered(stems: frozenset[str], rarity: Mapping[str, float]) -> float:
    """The share of the topic that words cover, rare words weighing more; 0 without a topic."""
    total = sum(rarity.values())
    return sum(weight for stem, weight in rarity.items() if stem in stems) / total if total else 0.0


def choose(ranked: Sequence[Scored], kind: Kind) -> list[Candidate]:
    """The few that answer, no two saying the same, in the order to be read.

    Statements go by date; everything else best first, sentences of one article together.
    """
    most = MOST_FOR_ONE_FACT if kind in _FACTS else MOST_SENTENCES
    chosen: list[Candidate] = []
    for scored in ranked:
        if len(chosen) == most or scored.score < WORTH_SAYING * ranked[0].score:
            break
        twin = next((i for i, c in enumerate(chosen) if _say_the_same(c, scored.candidate)), None)
        if twin is None:
            chosen.append(scored.candidate)
        else:
            chosen[twin] = _corroborated(chosen[twin], scored.candidate)
    if kind is Kind.STATEMENTS:
        return sorted(chosen, key=_by_date)
    first = {c.evidence.article.id: i for i, c in reversed(list(enumerate(chosen)))}
    return sorted(chosen, key=lambda c: (first[c.evidence.article.id], c.start))


def _say_the_same(a: Candidate, b: Candidate) -> bool:
    return jaccard(a.stems, b.stems) >= SAME_WORDS


def _corroborated(kept: Candidate, copy: Candidate) -> Candidate:
    others = (copy.evidence.article.id, *copy.evidence.also_in)
    new = [id_ for id_ in others if id_ not in (kept.evidence.article.id, *kept.evidence.also_in)]
    also_in = (*kept.evidence.also_in, *dict.fromkeys(new))
    return replace(kept, evidence=replace(kept.evidence, also_in=also_in))


def _by_date(candidate: Candidate) -> tuple[str, str, int]:
    published = candidate.evidence.article.published
    return published.value if published else "9999", candidate.evidence.article.id, candidate.start


def write(
    chosen: Sequence[Candidate], interpretation: Interpretation
) -> tuple[str, tuple[AnswerSentence, ...], tuple[Citation, ...]]:
    """The answer's text with [1]-style marks, its sentences, and their citations."""
    text = ""
    sentences, citations = [], []
    for number, candidate in enumerate(chosen, start=1):
        start = len(text)
        text += candidate.text
        sentences.append(AnswerSentence(candidate.text, start, len(text), (number,)))
        citations.append(_cite(number, candidate, interpretation))
        text += f" [{number}]\n"
    return text.rstrip("\n"), tuple(sentences), tuple(citations)


def _cite(number: int, candidate: Candidate, interpretation: Interpretation) -> Citation:
    article = candidate.evidence.article
    speaker = _speaker(candidate, interpretation) or next(iter(candidate.speakers), None)
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
        speaker=speaker,
        passage_id=candidate.evidence.passage.id,
        also_in=candidate.evidence.also_in,
    )
