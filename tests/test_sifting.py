"""How much of what is found is embedded for an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from qa.answering.evidence.candidates import candidates
from qa.sifting import ALIKE_BY_COVERAGE, SENTENCES_EMBEDDED, Sifter
from qa.understanding import understand
from tests.fakes import WordEncoder
from tests.newsroom import asking, found, make_archive

WHAT_FELL = " ".join(
    f"The bridge over the {river} fell in the storm." for river in "Lenna Orsa Pell Vire Ruhn Salm".split()
)


class Counting(WordEncoder):
    """Remembers what it embeds as passages."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.read += texts
        return super().embed_passages(texts)

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return super().embed_passages(texts)


def test_the_best_sentences_are_embedded_and_the_others_taken_as_alike_by_their_words(tmp_path: Path) -> None:
    encoder = Counting()
    sifter = Sifter(make_archive(tmp_path), encoder)
    understood = understand(sifter.archive, asking("What fell in the storm?"))
    evidence = found(WHAT_FELL)
    assert len(candidates([evidence], {})) == 6
    *told, last = sifter.told(understood, [evidence])
    half = replace(last, signals=replace(last.signals, coverage=0.5))
    encoder.read.clear()
    ranked, _ = sifter.ranked(understood, [*told, half], [evidence])
    alike = {one.candidate.text: one.signals.similarity for one in ranked}
    assert set(encoder.read) == {one.candidate.text for one in told[:SENTENCES_EMBEDDED]}
    assert len(encoder.read) == SENTENCES_EMBEDDED
    average = sum(alike[text] for text in encoder.read) / SENTENCES_EMBEDDED
    others = [alike[one.candidate.text] for one in told[SENTENCES_EMBEDDED:]]
    assert others == pytest.approx([average] * (5 - SENTENCES_EMBEDDED))
    assert alike[last.candidate.text] == pytest.approx(average - ALIKE_BY_COVERAGE / 2)


@pytest.mark.parametrize("first_is_longer", [True, False])
def test_each_sentence_has_its_own_cosine_whichever_is_embedded_beside(
    tmp_path: Path, first_is_longer: bool
) -> None:
    long = "The storm fell upon the old bridge over the Lenna, which nobody had repaired since the war."
    short = "The bridge fell in the storm."
    encoder = Counting()
    sifter = Sifter(make_archive(tmp_path), encoder)
    understood = understand(sifter.archive, asking("What fell in the storm?"))
    evidence = found(f"{long} {short}")
    told = sorted(sifter.told(understood, [evidence]), key=lambda one: len(one.candidate.text))
    ranked, _ = sifter.ranked(understood, told[::-1] if first_is_longer else told, [evidence])
    (asked,) = encoder.embed_queries([understood.words])
    for one in ranked:
        (vector,) = encoder.embed_passages([one.candidate.text])
        assert one.signals.similarity == pytest.approx(float(vector @ asked))
    assert len({one.signals.similarity for one in ranked}) == 2


def test_another_form_of_a_word_tells_as_much(tmp_path: Path) -> None:
    sifter = Sifter(make_archive(tmp_path), Counting())
    understood = understand(sifter.archive, asking("When did the mare die?"))
    (told,) = sifter.told(understood, [found("The mare died in the spring.")])
    assert told.signals.coverage == pytest.approx(1)
