"""Quotations given once, and more than their beginning."""

from __future__ import annotations

from dataclasses import replace

from qa.answering.composing.choosing import choose_words
from qa.answering.composing.quoting import MORE, repeats, told_whole
from qa.answering.evidence.candidates import Candidate, candidates
from qa.answering.evidence.voices import Voices
from qa.answering.evidence.weighing import Scored, Signals
from qa.ingest.finding import find
from qa.language.stemming import stems
from qa.types import Article, Filters, Interpretation, Kind
from tests.newsroom import found

VENSK = Voices((("Ilra Vensk", "Vensk"),), Filters())
BRIEF = "“I never liked the word retirement,” Ilra Vensk wrote on Monday."
FULL = (
    "In a magazine Ilra Vensk wrote: “I never liked the word retirement. I am going on to other"
    " things, of which my family is the first, and tennis, which was all of my life for so long, the last.”"
)


def lines(text: str) -> list[Candidate]:
    """The lines of an article with words of Vensk's."""
    article = Article(text, "", text)
    return list(candidates([found(text, article=article)], {text: find(article).statements}, VENSK))


def test_of_a_long_quotation_that_has_hardly_begun_more_is_given() -> None:
    begun, *_, last = lines(f"Ilra Vensk said: “Dear Orel. {'It is old. ' * 60}”")
    assert begun.text == "Ilra Vensk said: “Dear Orel."
    assert told_whole(begun).text == "Ilra Vensk said: “Dear Orel." + " It is old." * (
        MORE // len(" It is old.")
    )
    assert told_whole(last) == last
    first = "It is as old as the town of Pell, that is so old that nobody knows."
    told = f"Ilra Vensk said: “{first} {'It is old. ' * 60}”"
    assert told_whole(lines(told)[0]).text == told[: told.index(" It is old.")]  # it has more than begun


def test_what_is_whole_is_given_as_it_is() -> None:
    (brief,) = lines(BRIEF)
    assert told_whole(brief) is brief
    open_ended = lines("Ilra Vensk said: “Dear Orel.\nThe road is shut.")
    assert [told_whole(line) for line in open_ended] == open_ended


def test_a_quotation_is_given_from_its_opening_mark_to_its_closing_one() -> None:
    told = f"“The road is shut. {'It is old. ' * 18}It was never good,” Ilra Vensk said."
    text = f"It snowed.\n{told} Then she left.\nIt snowed on."
    begun, ended = lines(text)
    assert (begun.text, ended.text) == ("“The road is shut.", "It was never good,” Ilra Vensk said.")
    assert told_whole(begun).text == told_whole(ended).text == told
    signals = Signals(1, 1, 1, 1, 1, 1, 0)
    ranked = [Scored(line, frozenset((str(line.start),)), signals) for line in (begun, ended)]
    (given,) = choose_words([ranked], Interpretation(Kind.STATEMENTS, ""))
    assert given.text == told


def test_a_line_that_another_gives_is_left_out() -> None:
    begun, second, *_ = lines(f"Ilra Vensk said: “Dear Orel. {'It is very old. ' * 60}”")
    signals = Signals(1, 1, 1, 1, 1, 1, 0)
    ranked = [Scored(line, frozenset((str(line.start),)), signals) for line in (begun, second)]
    (given,) = choose_words([ranked], Interpretation(Kind.STATEMENTS, ""))
    assert given == told_whole(begun)


def test_that_somebody_spoke_is_no_line_of_theirs_beside_words_of_another() -> None:
    assert not lines(
        "“This is a shame,” Tomas Orel wrote on Monday, shortly after Ilra Vensk spoke about the road."
    )
    (given,) = lines("Ilra Vensk spoke about the road on Monday, and Tomas Orel about the bridge.")
    assert given.meant and given.meant.speaker == "Ilra Vensk"
    (given,) = lines("“This is a shame,” Ilra Vensk wrote on Monday, shortly after she spoke about the road.")
    assert given.meant and given.meant.speaker == "Ilra Vensk"


def test_who_quotes_the_same_repeats_it() -> None:
    (brief,), (full,) = lines(BRIEF), lines(FULL)
    assert repeats(brief, full)
    assert not repeats(full, brief)
    (other,) = lines("“I never said that it was shut,” Ilra Vensk wrote on Monday.")
    assert not repeats(brief, other)
    orel = replace(full, meant=replace(full.meant, speaker="Tomas Orel") if full.meant else None)
    assert not repeats(brief, orel)


def test_of_two_reports_of_the_same_words_the_fuller_is_given_and_names_the_other() -> None:
    def scored(line: Candidate, similarity: float) -> Scored:
        signals = Signals(similarity, similarity, 1, 1, 1, 1, 0)
        return Scored(line, frozenset(stems([line.text])[0]), signals)

    fuller = lines(FULL)[0]
    asked = Interpretation(Kind.STATEMENTS, "")
    for first, second in ((0.9, 0.8), (0.8, 0.9)):
        ranked = sorted([scored(lines(BRIEF)[0], first), scored(fuller, second)], key=lambda one: -one.score)
        (given,) = choose_words([ranked], asked)
        assert given.text == FULL
        assert given.evidence.also_in == (BRIEF,)


def test_a_turn_of_a_transcript_is_no_quotation() -> None:
    first, *_, last = lines(
        "Question: Will it open?\nIlra Vensk: We hope for it. I go there every day.\n"
        "Question: Who pays?\nIlra Vensk: You do, and I do."
    )
    assert (told_whole(first), told_whole(last)) == (first, last)
