"""Where accounts of one point agree and differ, and what an answer says of it."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli import app
from eval.benchmarks.agreement import Pair, Told, bench_agreement, relations, render
from eval.benchmarks.score import Score
from qa.answering.comparing import accounts
from qa.answering.comparing.differences import Differences, Matter, find
from qa.answering.composing.citations import cite
from qa.answering.evidence.candidates import Candidate, candidates
from qa.answering.evidence.found import Found
from qa.answering.evidence.weighing import Scored, Signals
from qa.errors import InvalidRequestError
from qa.ingest.statements import find_statements
from qa.language.expected import Sort
from qa.language.stances import Mood, stance
from qa.language.stemming import stems
from qa.types import Article, Dispute, PointKind, PublicationDate, Side, Voice
from tests.newsroom import found

DAY = PublicationDate("2025-11-20")


def told(id_: str, text: str, *, source: str = "", day: str = "2025-11-20", story: str = "") -> Candidate:
    """The last sentence of an article with this text."""
    published = PublicationDate(day)
    article = Article(id_, "", text, source or f"{id_} Post", published=published, story=story)
    return candidates([found("", article=article)], {id_: find_statements(text)})[-1]


def even(stems: Set[str]) -> Mapping[str, float]:
    """Every stem weighs the same."""
    return dict.fromkeys(stems, 1.0)


def compared(
    *told_by: Candidate, chosen: int = 1, kinds: tuple[PointKind, ...] = tuple(PointKind)
) -> Differences:
    return find(told_by[:chosen], told_by, even, Matter({}, kinds), cite)


OFFICE = told("a", "The landslide buried three lorries on the pass, the road office said.")
UNION = told("b", "The landslide buried five lorries on the pass, the hauliers' association said.")


class TestDisputes:
    def test_only_on_points_that_bear_on_what_is_asked(self) -> None:
        assert compared(OFFICE, UNION, kinds=(PointKind.NUMBER,)) == compared(OFFICE, UNION)
        assert compared(OFFICE, UNION, kinds=(PointKind.WHEN, PointKind.TRUTH)) == Differences()

    def test_what_is_not_opposed_is_not_denied(self) -> None:
        wants = told("a", "The council wants to open the old ferry to lorries, Ilra Vensk said.")
        not_against = told(
            "b", "The council does not oppose the plan to open the old ferry to lorries, Bo Rahn said."
        )
        closed = told("b", "The council does not want to open the old ferry to lorries, Bo Rahn said.")
        assert not compared(wants, not_against).disputes
        assert compared(wants, closed).disputes

    def test_both_sides_are_named_dated_and_cited(self) -> None:
        # The answer has the first sentence as [1]; the other is cited beyond it.
        different = compared(OFFICE, UNION)
        assert different.disputes == (
            Dispute(
                PointKind.NUMBER,
                "the number of lorries",
                (
                    Side("three lorries", (Voice("the road office", "a Post", DAY, 1),), 1),
                    Side("five lorries", (Voice("the hauliers' association", "b Post", DAY, 2),), 1),
                ),
            ),
        )
        (citation,) = different.citations
        assert (citation.number, citation.article_id, citation.quote) == (2, "b", UNION.text)
        article = UNION.evidence.article
        assert article.text[citation.start : citation.end] == citation.quote

    def test_a_figure_without_its_noun_is_of_what_its_passage_counts(self) -> None:
        text = (
            "The landslide buried three lorries, the road office said. Nobody at all was hurt."
            " The union counted five."
        )
        article = Article("a", "", text, "a Post", published=DAY)
        statements = {"a": find_statements(text)}
        office, _, union = candidates([found("", article=article)], statements)
        asked = Matter(even(set(stems(["landslide bury lorries"])[0])))
        (dispute,) = find([office], [office, union], even, asked, cite).disputes
        assert [(side.value, side.voices[0].who) for side in dispute.sides] == [
            ("three lorries", "the road office"),
            ("five", "The union"),
        ]

    def test_a_figure_without_its_noun_is_of_what_the_sentence_before_it_tells(self) -> None:
        text = "The farmers put the loss of hay at 15 million tavens. The river office spoke of 6 million."
        article = Article("a", "", text, "a Post", published=DAY)
        statements = {"a": find_statements(text)}
        farmers, office = candidates([found("", article=article)], statements)
        asked = Matter(even(set(stems(["hay farmers"])[0])))
        (dispute,) = find([farmers], [farmers, office], even, asked, cite).disputes
        assert [side.value for side in dispute.sides] == ["15 million tavens", "6 million"]
        # Where neither is asked about, none is in dispute.
        assert not find([farmers], [farmers, office], even, Matter({}), cite).disputes

    def test_a_sentence_of_the_answer_keeps_its_number(self) -> None:
        different = compared(OFFICE, UNION, chosen=2)
        (dispute,) = different.disputes
        assert [voice.citation for side in dispute.sides for voice in side.voices] == [1, 2]
        assert different.citations == ()

    def test_of_what_the_answer_does_not_say_nothing_is_said(self) -> None:
        other = told("c", "The mayor opened a school in Pell, she said.")
        assert compared(other, OFFICE, UNION) == Differences()

    def test_those_who_say_the_same_stand_on_one_side(self) -> None:
        third = told("c", "Three lorries lay on the pass under the landslide, the mayor of Pell said.")
        (dispute,) = compared(OFFICE, UNION, third).disputes
        assert [(side.value, side.stories, len(side.voices)) for side in dispute.sides] == [
            ("three lorries", 2, 2),
            ("five lorries", 1, 1),
        ]

    def test_a_second_voice_in_a_sentence_has_its_own_number(self) -> None:
        numbers = "the landslide buried three lorries, while the union spoke of five"
        both = told("a", f"The road office said {numbers}.")
        (dispute,) = compared(both, UNION).disputes
        assert [(side.value, [voice.who for voice in side.voices]) for side in dispute.sides] == [
            ("three lorries", ["The road office"]),
            ("five", ["the union", "the hauliers' association"]),
        ]

    def test_a_later_figure_is_no_dispute(self) -> None:
        early = told("a", "The flood in Arda killed 40 people, the police said.", day="2025-07-02")
        late = told("b", "The flood in Arda killed 66 people, the mayor said.", day="2025-07-04")
        assert compared(early, late).disputes == ()

    def test_nor_is_what_nobody_stands_for(self) -> None:
        first = told("a", "The landslide buried three lorries on the pass.")
        second = told("b", "The landslide buried five lorries on the pass.")
        assert compared(first, second).disputes == ()

    def test_who_denies_is_on_the_other_side(self) -> None:
        claim = told("a", "Orexa dumped waste into the Pell, a former director said.")
        denial = told("b", "The mine's owner denied that Orexa had dumped waste into the Pell.")
        (dispute,) = compared(claim, denial).disputes
        assert dispute.kind is PointKind.TRUTH
        assert [side.value for side in dispute.sides] == ["affirmed", "denied"]


class TestContradictions:
    """Of a claim that answers yes or no, what an article sets against it."""

    CLAIM = "The alliance did not ignore the call of Pell, Bo Rahn said."

    def sides(self, *sentences: str, topic: str = "alliance pell") -> list[tuple[str, str]]:
        """Of a dispute on the first sentence of an article, each value and who says it; else empty."""
        text = " ".join(sentences)
        article = Article("a", "", text, "a Post", published=DAY)
        spoken = {"a": find_statements(text)}
        told_by = candidates([found("", article=article)], spoken)
        matter = Matter(even(frozenset(stems([topic])[0])), (PointKind.TRUTH,), told_by[0])
        disputes = find(told_by[:1], told_by, even, matter, cite).disputes
        return [
            (side.value, voice.who) for dispute in disputes for side in dispute.sides for voice in side.voices
        ]

    @pytest.mark.parametrize(
        "other",
        [
            "By contrast, Ilra Vensk insisted that the allies of Pell failed to keep their word.",
            "Ilra Vensk countered that the allies of Pell had not kept their word.",
            "The mayor, Ilra Vensk, sees it differently. She said that Pell was given too little too late.",
        ],
    )
    def test_another_who_is_set_against_the_claim_stands_on_the_other_side(self, other: str) -> None:
        assert self.sides(self.CLAIM, other) == [("denied", "Bo Rahn"), ("said otherwise", "Ilra Vensk")]

    @pytest.mark.parametrize(
        "others",
        [
            ["Ilra Vensk said that the allies of Pell kept to the treaty."],
            ["By contrast, Rahn insisted that the allies of Pell failed to keep their word."],
            # Against somebody else's words, or on something else.
            [
                "Orsa Tell said that the ferry was late.",
                "Ilra Vensk countered that the alliance had left Pell alone.",
            ],
            ["Rahn also said that ferries were late.", "Ilra Vensk countered that ferries were early."],
            ["By contrast, the allies of Pell had kept their word before."],
        ],
    )
    def test_whoever_is_not_set_against_it_does_not(self, others: list[str]) -> None:
        assert self.sides(self.CLAIM, *others) == []

    def test_whom_it_is_set_against_is_told_by_all_of_the_article(self) -> None:
        between = "Orsa Tell said that the ferry was late."
        text = f"{self.CLAIM} {between} Ilra Vensk countered that the alliance had left Pell alone."
        article = Article("a", "", text, "a Post", published=DAY)
        told_by = candidates([found("", article=article)], {"a": find_statements(text)})
        considered = [one for one in told_by if one.text != between]
        matter = Matter(even(frozenset(stems(["alliance pell"])[0])), (PointKind.TRUTH,), told_by[0])
        assert find(told_by[:1], considered, even, matter, cite).disputes == ()

    def test_nothing_is_set_against_what_is_no_claim(self) -> None:
        text = f"{self.CLAIM} Ilra Vensk countered that the allies of Pell had not kept their word."
        article = Article("a", "", text, "a Post", published=DAY)
        told_by = candidates([found("", article=article)], {"a": find_statements(text)})
        assert find(told_by[:1], told_by, even, Matter({}), cite) == Differences()


class TestAgreements:
    SAME = told("c", "Three lorries lay on the pass under the landslide, the mayor of Pell said.")

    def test_independent_reports_are_counted(self) -> None:
        (agreement,) = compared(OFFICE, self.SAME).agreements
        assert (agreement.point, agreement.side.value, agreement.side.stories) == (
            "the number of lorries",
            "three lorries",
            2,
        )

    @pytest.mark.parametrize(
        ("words", "agreed"), [("three", 1), ("three lorries", 1), ("the pass", 0), ("The", 0)]
    )
    def test_one_on_another_number_than_the_answer_is_beside_the_point(self, words: str, agreed: int) -> None:
        at = OFFICE.text.index(words)
        scored = Scored(OFFICE, frozenset(), Signals(*(0.0,) * 7))
        answer = Found(scored, words, Sort.PLACE, at, at + len(words))
        asked = Matter({}, answer=answer)
        found_ = find([OFFICE], [OFFICE, self.SAME], even, asked, cite)
        assert len(found_.agreements) == agreed

    def test_copies_are_one_report(self) -> None:
        article = replace(self.SAME.evidence.article, story="a")
        copy = replace(self.SAME, evidence=replace(self.SAME.evidence, article=article))
        assert compared(OFFICE, copy).agreements == ()

    def test_so_are_the_same_words_in_another_paper(self) -> None:
        first = told("a", "The repair took seven weeks and cost 38 million tavens, the builder said.")
        second = told("b", "The repair took seven weeks and cost 38 million tavens, the town said.")
        assert compared(first, second).agreements == ()


def test_a_sentence_begins_with_a_name_where_it_is_one_elsewhere() -> None:
    texts = ("Orexa shut the mill, Vensk said.", "Mills were shut by Orexa, Vensk said.")
    first, second = accounts.read([told(text[:3], text) for text in texts])
    assert [set(one.names) for one in (first, second)] == [{"orexa"}, {"orexa"}]


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The bridge is not safe.", "safe"),
        ("She denied that the bridge was safe.", "that the bridge was safe."),
        ("They called the claim that it leaked untrue.", "that it leaked"),
        ("He failed to open it.", "open it"),
        ("They refuse to open it.", "open it"),
        ("The owners dispute the claim that it leaked.", "the claim that it leaked."),
        ("It is open, but not the road.", None),  # of a part
        ("An election-denying crowd came.", None),
        ("The only no-hitter was his.", None),
    ],
)
def test_what_is_denied_is_where_it_stands(text: str, denied: str | None) -> None:
    spans = stance(text).denied
    assert [text[start:end].strip() for start, end in spans] == ([denied] if denied else [])


def test_what_is_supposed_left_open_or_to_come_is_no_fact() -> None:
    assert stance("If it rains, the bridge closes.").mood is Mood.SUPPOSED
    assert stance("The bridge will close.").mood is Mood.TO_COME
    assert stance("The office puts the loss at 4 tavens.").mood is Mood.ESTIMATE
    assert stance("The bridge closed.").mood is Mood.FACT
    assert stance("He would not say whether it closed.").leaves_open
    assert stance("The company denied it.").denies_before


class TestBenchmark:
    def pair(self, id_: str, relation: str, other: str) -> Pair:
        def side(source: str, sentence: str) -> Told:
            return Told(source=source, published="2025-11-20", sentence=sentence)

        return Pair(
            id=id_,
            relation=relation,
            kind="count",
            question="How many lorries were buried?",
            a=side("A", OFFICE.text),
            b=side("B", other),
        )

    def test_pairs_are_held_to_their_labels(self, tmp_path: Path) -> None:
        pairs = [
            self.pair("differ", "differ", UNION.text),
            self.pair("missed", "differ", "Nobody knows how many lorries there are, a driver said."),
            self.pair("wrong", "neither", TestAgreements.SAME.text),
        ]
        file = tmp_path / "pairs.jsonl"
        file.write_text("\n".join(pair.model_dump_json() for pair in pairs))
        measured = bench_agreement(file)
        shown = CliRunner().invoke(app, ["bench", "agreement", str(file)])
        assert shown.stdout == f"{render(measured)}\n"
        assert (measured.differ, measured.agree) == (Score(1, 0, 1), Score(0, 1, 0))
        assert (measured.differ.precision, measured.differ.recall) == (1.0, 0.5)
        assert (measured.missed, measured.wrong) == (("missed",), ("wrong",))
        assert "count                 1 of 3" in render(measured)

    def test_the_relation_does_not_hang_on_which_comes_first(self) -> None:
        pair = self.pair("x", "differ", UNION.text)
        turned = pair.model_copy(update={"a": pair.b, "b": pair.a})
        (one,), (other,) = relations([pair]), relations([turned])
        assert one is not None
        assert other is not None
        assert (one.kind, one.agree, one.values) == (other.kind, other.agree, other.values[::-1])

    def test_a_line_that_is_no_pair_is_named(self, tmp_path: Path) -> None:
        file = tmp_path / "pairs.jsonl"
        file.write_text('{"id": "x"}\n')
        with pytest.raises(InvalidRequestError, match=r"pairs.jsonl, line 1: relation"):
            bench_agreement(file)


@pytest.mark.parametrize(
    ("asking", "differ"),
    [
        ("Why had nobody closed the bridge, Rahn asked.", False),
        ("Rahn wondered why nobody had closed the bridge.", False),
        ("Rahn asked the mayor whether the bridge was not closed.", False),
        ("Nobody had closed the bridge, Rahn said.", True),
    ],
)
def test_who_asks_claims_nothing(asking: str, differ: bool) -> None:
    mayor = told("a", "The town closed the bridge, Ilra Vensk said.")
    assert bool(compared(mayor, told("b", asking)).disputes) is differ


def test_other_numbers_in_other_places_are_of_other_events() -> None:
    pell = told("a", "Guards arrested 12 farmers in Pell on Thursday, Rahn said.")
    orsal = told("b", "Guards arrested 31 farmers in Orsal on Thursday, lawyers said.")
    assert compared(pell, orsal).disputes == ()
    same = told("b", "Guards arrested 12 farmers in Orsal on Thursday, lawyers said.")
    assert [one.kind for one in compared(pell, same).disputes] == [PointKind.WHERE]
