"""Evidence to sentences with citations. Pure: nothing here searches or embeds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from qa.answering.copies import gist, tell_the_same
from qa.answering.names import same
from qa.archive.lexical import stems
from qa.ingest.people import role_words
from qa.ingest.sentences import sentence_spans
from qa.ingest.statements import find_statements
from qa.ingest.turns import Turn, turns
from qa.types import AnswerSentence, Citation, Evidence, Interpretation, Kind, Statement

MOST_SENTENCES = 5
MOST_FOR_ONE_FACT = 3
WORTH_SAYING = 0.65  # of the best sentence's score, at least
SAME_WORDS = 0.6  # Jaccard overlap of stems from which two sentences say the same
SHORTEST = 4  # words; less is a heading or a caption's stump
_FACTS = (Kind.WHO, Kind.WHEN, Kind.WHERE, Kind.HOW_MANY, Kind.YES_NO)

# Parts of a sentence's score; see eval/LOG.md for how they were found.
SIMILARITY_WEIGHT = 0.6
IN_CONTEXT_WEIGHT = 0.6
COVERAGE_WEIGHT = 0.3
CONTEXT_COVERAGE_WEIGHT = 0.3
PASSAGE_WEIGHT = 0.3
EXPECTED_WEIGHT = 0.2
QUESTION_WEIGHT = -0.5

Cosines = tuple[Sequence[float], Sequence[float]]
Expected = Callable[[str], bool]

_ASKS = re.compile(r"(?:question|q|moderator|host|interviewer|reporter|journalist)\b", re.IGNORECASE)
_QUESTION_MARK = re.compile(r"\?[\s”\"’'»)]*$")


class Reading:
    """An article read as far as is asked for: finding statements takes longest."""

    def __init__(self, text: str) -> None:
        self.spans = sentence_spans(text)
        self._text = text

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        return turns(self._text)

    @cached_property
    def statements(self) -> Mapping[int, Sequence[Statement]]:
        """What is reported to be said in each sentence, by the sentence's start."""
        found: dict[int, list[Statement]] = {}
        for statement in find_statements(self._text, self.spans):
            found.setdefault(statement.start, []).append(statement)
        return found


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of the evidence that might answer.

    Args:
        evidence: the passage it stands in.
        start, end: its place in the article's text.
        in_context: the sentence with the one before it, or with the title where it is the first.
        context: title, the sentence before, and the sentence.
        reading: of its article.
        sentence: where the whole sentence begins; before ``start`` where a passage cuts it.
    """

    evidence: Evidence
    start: int
    end: int
    in_context: str
    context: str
    reading: Reading
    sentence: int

    @property
    def text(self) -> str:
        return self.evidence.article.text[self.start : self.end]

    @property
    def statements(self) -> Sequence[Statement]:
        """What is reported to be said in it."""
        return self.reading.statements.get(self.sentence, ())

    @property
    def asks(self) -> bool:
        """Whether it is itself a question, or from a questioner's turn."""
        turn = next((t.speaker for t in self.reading.turns if t.start <= self.sentence < t.end), "")
        return bool(_QUESTION_MARK.search(self.text) or _ASKS.match(turn))


@dataclass(frozen=True, slots=True)
class Signals:
    """What tells how well a sentence answers, each from 0 to 1.

    Args:
        similarity, in_context: cosine of the question with the sentence, alone and in context.
        coverage, context_coverage, passage_coverage: share of the topic's words, weighted by
            rarity, that the sentence, its context, and its passage with its title hold.
        passage: the passage's score as a share of the best.
        expected: whether it holds what the kind of question wants.
    """

    similarity: float
    in_context: float
    coverage: float
    context_coverage: float
    passage_coverage: float
    passage: float
    expected: float


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with how well it answers.

    Args:
        stems: its words as the archive's index sees them.
    """

    candidate: Candidate
    stems: frozenset[str]
    signals: Signals

    @property
    def score(self) -> float:
        signals = self.signals
        return (
            SIMILARITY_WEIGHT * signals.similarity
            + IN_CONTEXT_WEIGHT * signals.in_context
            + COVERAGE_WEIGHT * signals.coverage
            + CONTEXT_COVERAGE_WEIGHT * signals.context_coverage
            + PASSAGE_WEIGHT * signals.passage
            + EXPECTED_WEIGHT * signals.expected
            + QUESTION_WEIGHT * self.candidate.asks
        )


def candidates(evidence: Sequence[Evidence], interpretation: Interpretation) -> tuple[Candidate, ...]:
    """The sentences of the evidence that tell; where speakers are asked for, all that they say."""
    readings = {item.article.id: Reading(item.article.text) for item in evidence}
    found = [c for item in evidence for c in _sentences(item, readings[item.article.id])]
    if interpretation.speakers:
        return tuple(c for c in found if _speaker(c, interpretation))
    return tuple(c for c in found if not c.asks)


def _sentences(evidence: Evidence, reading: Reading) -> Iterator[Candidate]:
    text, title, passage = evidence.article.text, evidence.article.title, evidence.passage
    spans = reading.spans
    for i, span in enumerate(spans):
        # A sentence too long for a passage is cut; what is cited lies in this passage.
        start, end = max(span[0], passage.start), min(span[1], passage.end)
        if start < end and len(text[start:end].split()) >= SHORTEST:
            before = text[slice(*spans[i - 1])] if i else title
            yield Candidate(
                evidence,
                start,
                end,
                in_context=f"{before} {text[start:end]}",
                context="\n".join((title, before, text[start:end])),
                reading=reading,
                sentence=span[0],
            )


def _speaker(candidate: Candidate, interpretation: Interpretation) -> str | None:
    """Who of those asked for is reported to say it, as the article names them."""
    return next(
        (
            said.speaker
            for said in candidate.statements
            if any(_is_meant(asked.name, said) for asked in interpretation.speakers)
        ),
        None,
    )


def _is_meant(asked: str, said: Statement) -> bool:
    """By name, or by a role: "the mayor of Orsal"."""
    role = role_words(asked)
    return same(asked, said.speaker) or (len(role) > 1 and role <= role_words(said.role))


def covered(stems: frozenset[str], rarity: Mapping[str, float]) -> float:
    """The share of the topic that words cover, rare words weighing more; all of it without a topic."""
    total = sum(rarity.values())
    return sum(weight for stem, weight in rarity.items() if stem in stems) / total if total else 1.0


def score(
    found: Sequence[Candidate], cosines: Cosines, rarity: Mapping[str, float], expected: Expected
) -> list[Scored]:
    """Candidates with how well they answer, best first.

    Args:
        cosines: of the question with each candidate's text, and with its text in context.
        rarity: the topic's stems with their weights.
        expected: whether a text holds what the question wants.
    """
    own = stems([c.text for c in found])
    context = stems([c.context for c in found])
    evidence = {c.evidence.passage.id: c.evidence for c in found}
    read = stems([f"{e.article.title}\n{e.passage.text}" for e in evidence.values()])
    passages = dict(zip(evidence, map(frozenset, read), strict=True))
    best = max((c.evidence.score for c in found), default=1.0)
    scored = [
        Scored(
            candidate,
            frozenset(own[i]),
            Signals(
                similarity=cosines[0][i],
                in_context=cosines[1][i],
                coverage=covered(frozenset(own[i]), rarity),
                context_coverage=covered(frozenset(context[i]), rarity),
                passage_coverage=covered(passages[candidate.evidence.passage.id], rarity),
                passage=candidate.evidence.score / best,
                expected=expected(candidate.text),
            ),
        )
        for i, candidate in enumerate(found)
    ]
    return sorted(scored, key=lambda s: -s.score)


def on_topic(ranked: Sequence[Scored], kind: Kind) -> list[Scored]:
    """Without statements that speak of the topic neither themselves nor by what leads to them:
    they may be right beside one that does."""
    return [s for s in ranked if kind is not Kind.STATEMENTS or s.signals.context_coverage]


def choose(ranked: Sequence[Scored], kind: Kind) -> list[Candidate]:
    """The few that answer, no two saying the same, in the order to be read.

    Statements go by date; everything else best first, sentences of one article together.

    Args:
        ranked: best first.
    """
    most = MOST_FOR_ONE_FACT if kind in _FACTS else MOST_SENTENCES
    chosen: list[Scored] = []
    for scored in ranked:
        if len(chosen) == most or (chosen and scored.score < WORTH_SAYING * ranked[0].score):
            break
        twin = next((i for i, other in enumerate(chosen) if _say_the_same(other, scored)), None)
        if twin is None:
            chosen.append(scored)
        else:
            chosen[twin] = replace(chosen[twin], candidate=_corroborated(chosen[twin], scored))
    found = [scored.candidate for scored in chosen]
    if kind is Kind.STATEMENTS:
        return sorted(found, key=_by_date)
    first = {c.evidence.article.id: i for i, c in reversed(list(enumerate(found)))}
    return sorted(found, key=lambda c: (first[c.evidence.article.id], c.start))


def _say_the_same(a: Scored, b: Scored) -> bool:
    return tell_the_same(gist(a.candidate.text, a.stems), gist(b.candidate.text, b.stems), SAME_WORDS)


def _corroborated(kept: Scored, copy: Scored) -> Candidate:
    """The sentence kept, with the articles of its copy among those that have it, too."""
    evidence, other = kept.candidate.evidence, copy.candidate.evidence
    known = (evidence.article.id, *evidence.also_in)
    new = [id_ for id_ in (other.article.id, *other.also_in) if id_ not in known]
    also_in = (*evidence.also_in, *dict.fromkeys(new))
    return replace(kept.candidate, evidence=replace(evidence, also_in=also_in))


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
    speaker = _speaker(candidate, interpretation) or next(
        (said.speaker for said in candidate.statements), None
    )
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
