"""Every measure by name: what it means, and which way is better."""

from __future__ import annotations

from dataclasses import dataclass

from eval.metrics.retrieval import MEASURES as RANKING
from qa.types import Fault


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure's name and meaning, as reports show them.

    Args:
        paired: whether single questions have a value of their own to compare.
    """

    name: str
    family: str
    meaning: str
    higher_is_better: bool = True
    paired: bool = True


LEVELS = {
    "passage": "a passage with half of a gold quote or, without quotes, with an answer, in a gold article",
    "article": "a gold article",
    "story": "a gold article or a copy of one, copies counted once",
}
_RANKING_MEANING = {
    "hit": "share of questions with {} among the first {}",
    "MRR": "mean of 1 / rank of the first that is {}, 0 beyond rank {}",
    "MAP": "mean average precision of finding {}, over the first {}",
    "nDCG": "normalised discounted gain of finding {}, over the first {}",
    "recall": "mean share of all that are {} found among the first {}",
}


def _retrieval() -> list[Measure]:
    found = []
    for level, item in LEVELS.items():
        for name in RANKING:
            kind, _, depth = name.partition("@")
            meaning = _RANKING_MEANING[kind].format(item, depth)
            found.append(Measure(f"{level} {name}", f"Retrieval, by {level}", meaning))
    return found


_ANSWER = [
    Measure(
        "correct", "Answer", "contains an accepted answer; for a question to be refused: is refused (macro)"
    ),
    Measure(
        "containment", "Answer", "the answer's text contains an accepted answer, case-folded, word-bounded"
    ),
    Measure("exact match", "Answer", "the short answer equals an accepted one, SQuAD normalisation"),
    Measure("token F1", "Answer", "token overlap of short and accepted answer, SQuAD normalisation (macro)"),
    Measure(
        "choice accuracy", "Answer", "the right option chosen by the evidence; choosing none counts as wrong"
    ),
]
_CITATIONS = [
    Measure("citation exactness", "Citations", "citations with text[start:end] == quote; must be 1 (micro)"),
    Measure("cited sentences", "Citations", "answer sentences that carry citations (micro)"),
    Measure(
        "citation precision (macro)",
        "Citations",
        "mean over answers of the share of citations that cover half of a gold quote",
    ),
    Measure("citation precision (micro)", "Citations", "the same share over all citations", paired=False),
    Measure(
        "citation recall (macro)",
        "Citations",
        "mean over questions of the share of gold citations of the highest grade that are covered by half",
    ),
    Measure("citation recall (micro)", "Citations", "the same share over all gold citations", paired=False),
]
_PARTS = [
    Measure(
        "split precision",
        "Two questions in one",
        "answered as two questions: those that are two (micro)",
        paired=False,
    ),
    Measure(
        "split recall",
        "Two questions in one",
        "that are two: those answered in as many parts (micro)",
        paired=False,
    ),
    Measure(
        "part correct", "Two questions in one", "parts that contain an accepted answer or are refused if due"
    ),
    Measure("part status accuracy", "Two questions in one", "parts whose status is the gold one of the four"),
    Measure(
        "part citation precision",
        "Two questions in one",
        "citations of parts that cover half of a gold quote of that part (micro)",
        paired=False,
    ),
    Measure(
        "part citation recall",
        "Two questions in one",
        "gold citations of parts, of the highest grade, that are covered by half (micro)",
        paired=False,
    ),
]
_PHRASING = [
    Measure("phrased answers", "Phrasing", "answers given in a language model's words (macro)", paired=False),
    Measure("sentences kept", "Phrasing", "of those that it wrote (micro)", paired=False),
    *(
        Measure(f"dropped: {fault}", "Phrasing", "sentences of those that it wrote (micro)", False, False)
        for fault in Fault
    ),
]
_REFUSAL = [
    Measure("status accuracy", "Refusal", "the status is the gold one of the four"),
    Measure("refusal precision", "Refusal", "refusals that were due (micro)", paired=False),
    Measure("refusal recall", "Refusal", "due refusals that were made (micro)", paired=False),
    Measure("refusal F1", "Refusal", "harmonic mean of the two (micro)", paired=False),
]
CONFIDENCE = (
    Measure(
        "AUROC", "Confidence", "chance that a right answer is more confident than a wrong one", paired=False
    ),
    Measure(
        "AUROC of answerability",
        "Confidence",
        "chance that an answerable question is more confident than one to refuse",
        paired=False,
    ),
    Measure(
        "AURC",
        "Confidence",
        "area under the risk-coverage curve: mean error rate over all coverages",
        higher_is_better=False,
        paired=False,
    ),
    Measure(
        "ECE",
        "Confidence",
        "expected calibration error, ten bins of equal width",
        higher_is_better=False,
        paired=False,
    ),
)
SHARES = (
    *_ANSWER,
    *_CITATIONS,
    *_PARTS,
    *_PHRASING,
    *_REFUSAL,
    *_retrieval(),
)  # ratios of sums, see eval.types.Score
CATALOGUE = {one.name: one for one in (*SHARES, *CONFIDENCE)}
EXACTNESS = "citation exactness"
# Measures of a question that are those of a part, and what they are called there.
OF_PARTS = {
    "correct": "part correct",
    "status accuracy": "part status accuracy",
    "citation precision (micro)": "part citation precision",
    "citation recall (micro)": "part citation recall",
}
