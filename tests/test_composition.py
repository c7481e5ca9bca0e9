"""Evidence to the few sentences that answer, each under its citation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.answering.composing.choosing import choose, choose_words
from qa.answering.composing.days import when
from qa.answering.composing.hearing import by_speaker, telling
from qa.answering.composing.in_short import reckon
from qa.answering.composing.writing import write
from qa.answering.evidence import voices, weighing
from qa.answering.evidence.candidates import Candidate
from qa.answering.evidence.candidates import candidates as candidates_among
from qa.answering.evidence.found import Found
from qa.answering.evidence.voices import Voices
from qa.answering.evidence.weighing import (
    POINTED_WEIGHT,
    Otherwise,
    Scored,
    Signals,
    compared,
    covered,
    score,
)
from qa.archive.lookup import People
from qa.archive.people import Spelling, profiles
from qa.ingest.finding import find
from qa.language.expected import Sort
from qa.language.stemming import stems
from qa.types import (
    Article,
    Evidence,
    Filters,
    Interpretation,
    Kind,
    Named,
    Passage,
    PublicationDate,
    Read,
    Reporting,
    Statement,
    Tally,
)
from tests.newsroom import PRESS, VENSK_2022, VENSK_2025, found

NO_SIGNALS = Signals(0, 0, 0, 0, 0, 0, 0)


def candidates(evidence: Sequence[Evidence], *names: str, put: bool = False) -> tuple[Candidate, ...]:
    """Those of the evidence; of what its articles report the named to say or to be asked, if any are."""
    findings = {one.article.id: find(one.article) for one in evidence}
    known: dict[str, Spelling] = {}
    for found_ in findings.values():
        for statement in found_.statements:
            known.setdefault(statement.speaker, Spelling(statement.speaker))
        for person in found_.people:
            known.setdefault(person.name, Spelling(person.name)).roles[person.role] += 1
    asked = [Named(name, name) for name in names]
    people = voices.meant(asked, People(profiles(known.values())))
    wanted = Voices(tuple(map(voices.called, asked, people)), Filters(), put=put) if names else None
    return candidates_among(evidence, {id_: one.statements for id_, one in findings.items()}, wanted)


def texts(found: Sequence[Candidate]) -> list[str]:
    return [candidate.text for candidate in found]


def whole(article: Article) -> Evidence:
    return found("", article=article)


def scored(text: str, similarity: float, *, article: Article | None = None) -> Scored:
    """A sentence that is all of its article, with only its similarity to speak for it."""
    evidence = found(text, article=article)
    whole = evidence.article.text
    candidate = Candidate(evidence, 0, len(whole), "", "")
    return Scored(candidate, frozenset(text.split()), replace(NO_SIGNALS, similarity=similarity))


class TestCandidates:
    def test_every_sentence_in_order(self) -> None:
        assert texts(candidates([whole(VENSK_2025)])) == [
            "Ilra Vensk said that Taveria would pay nothing more into the Ostrel pact.",
            "Doman Karesh said that Vensk had broken the Ostrel pact with one speech.",
            "The Ostrel pact was signed in Pell in 2009.",
        ]

    def test_a_speakers_sentences_and_not_what_is_said_of_or_after_them(self) -> None:
        assert texts(candidates([whole(VENSK_2022), whole(VENSK_2025)], "Vensk")) == [
            "Ilra Vensk, the foreign minister of Taveria, said that the Ostrel pact keeps the peace.",
            "Ilra Vensk said that Taveria would pay nothing more into the Ostrel pact.",
        ]

    def test_a_role_means_the_one_who_has_it(self) -> None:
        assert texts(candidates([whole(VENSK_2022)], "foreign minister of Taveria")) == [
            "Ilra Vensk, the foreign minister of Taveria, said that the Ostrel pact keeps the peace.",
        ]
        assert candidates([whole(VENSK_2022)], "minister of Orselia") == ()

    @pytest.mark.parametrize("names", [(), ("Vensk",)])
    def test_a_journalists_questions_do_not_answer(self, names: tuple[str, ...]) -> None:
        assert texts(candidates([whole(PRESS)], *names)) == [
            "Ilra Vensk: We measured the Lenna bridge in April, and our engineers saw no damage by lorries.",
            "Ilra Vensk: The town pays half of it, and we pay the other half.",
        ]

    def test_what_somebody_was_asked_is_the_question_before_their_turn(self) -> None:
        asked, _ = candidates([whole(PRESS)], "Vensk", put=True)
        assert asked.text == "Question: Did heavy lorries damage the Lenna bridge in the spring of 2024?"
        assert asked.context == f"{PRESS.title}\n{asked.text}"
        led_in = replace(PRESS, text=f"Vensk spoke on pensions, too.\n{PRESS.text}")
        assert asked.context == candidates([whole(led_in)], "Vensk", put=True)[0].context
        assert candidates([whole(PRESS)], "Karesh", put=True) == ()

    def test_what_a_journalist_says_is_no_answer_either_but_what_one_reports_is(self) -> None:
        turns = "Question: You closed the bridge in May.\nIlra Vensk: I did so with regret, I admit.\n"
        assert texts(candidates([found(turns * 2)])) == 2 * ["Ilra Vensk: I did so with regret, I admit."]
        reported = "Journalist Doman Karesh said the bridge was closed in May."
        assert texts(candidates([found(reported)])) == [reported]

    def test_a_speakers_own_question_is_theirs(self) -> None:
        text = "Ilra Vensk said nobody would pay. “Who would want such a bridge at all?”"
        assert texts(candidates([found(text)], "Vensk")) == [
            "Ilra Vensk said nobody would pay.",
            "“Who would want such a bridge at all?”",
        ]
        assert texts(candidates([found(text)])) == ["Ilra Vensk said nobody would pay."]

    def test_headings_and_stumps_are_too_short(self) -> None:
        assert texts(candidates([found("The bridge today\nThe bridge is open.")])) == ["The bridge is open."]

    def test_a_sentence_cut_in_two_passages_is_cited_within_its_own(self) -> None:
        article = Article("a", "A title", "Before dawn the old bridge of Lenna fell into the river Orsa.")
        cut = article.text.index("fell")
        second = Passage("a", 1, 1, cut, len(article.text), article.text[cut:])
        (candidate,) = candidates([Evidence(second, article, 1.0)])
        assert (candidate.start, candidate.end) == (cut, len(article.text))
        assert candidate.text == "fell into the river Orsa."

    def test_context_is_the_title_and_what_stands_before(self) -> None:
        first, second, _ = candidates([whole(VENSK_2025)])
        assert first.in_context == f"{VENSK_2025.title} {first.text}"
        assert second.in_context == f"{first.text} {second.text}"
        assert second.context.startswith("\n".join((VENSK_2025.title, first.text, second.text)))

    @pytest.mark.parametrize(
        ("title", "listed"),
        [
            ("Floods, a strike and a fair", False),
            ("5 things to know: floods, the strike, a fair in Orsal", True),
            ("Floods; strike over; the fair", True),
            ("12,000 left, 3,000 stay", False),
        ],
    )
    def test_the_title_of_a_digest_does_not_tell_what_one_in_it_speaks_of(
        self, title: str, listed: bool
    ) -> None:
        article = replace(VENSK_2025, title=title)
        (said,) = candidates([whole(article)], "Vensk")
        assert said.context == (said.text if listed else f"{title}\n{said.text}")
        assert said.in_context == (said.text if listed else f"{title} {said.text}")
        assert all(title in one.context for one in candidates([whole(article)]))


class TestScore:
    @pytest.fixture
    def weights(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Weights that tell every signal's part of a sum apart."""
        names = "SIMILARITY IN_CONTEXT COVERAGE CONTEXT_COVERAGE PASSAGE EXPECTED".split()
        for i, name in enumerate(names):
            monkeypatch.setattr(weighing, f"{name}_WEIGHT", 2.0**i)
        monkeypatch.setattr(weighing, "QUESTION_WEIGHT", -64.0)

    def test_the_topic_is_covered_by_weight(self) -> None:
        rarity = {"pact": 1.0, "ostrel": 3.0}
        assert covered(frozenset({"ostrel", "bridge"}), rarity) == 0.75
        assert covered(frozenset({"pact"}), rarity) == 0.25
        assert covered(frozenset(), {}) == 1.0

    def test_passages_that_nothing_speaks_for_count_nothing(self) -> None:
        found_ = candidates([found("The Ostrel pact holds firmly.", score=0.0)])
        (only,) = score(found_, rarity={}, expected=lambda _: False)
        assert only.signals.passage == 0.0

    @pytest.mark.usefixtures("weights")
    def test_is_the_weighted_sum_of_its_signals(self) -> None:
        """The topic is "pact" (1) and "ostrel" (3), and a sentence with "2009" is what is wanted.

        A has both words of the topic; its passage is the best: it scores 4.
           1*0.5 + 2*0.4 + 4*1 + 8*1 + 16*1 + 32*0 = 29.3
        B has "pact", its title has "Ostrel"; its passage scores 2 of 4, and it is wanted.
           1*0.9 + 2*0.7 + 4*0.25 + 8*1 + 16*0.5 + 32*1 = 51.3
        """
        a = found("The Ostrel pact holds firmly.", id_="a", score=4.0)
        b = found("", article=Article("b", "Ostrel", "A pact was signed in 2009."), score=2.0)
        told = score(candidates([a, b]), {"pact": 1.0, "ostrel": 3.0}, lambda text: "2009" in text)
        assert [s.score for s in told] == pytest.approx([51.3 - 2.3, 29.3 - 1.3])
        ranked = compared(told, ([0.9, 0.5], [0.7, 0.4]))
        assert [s.candidate.evidence.article.id for s in ranked] == ["b", "a"]
        assert [s.score for s in ranked] == pytest.approx([51.3, 29.3])
        assert ranked[0].signals == Signals(0.9, 0.7, 0.25, 1.0, 1.0, 0.5, 1.0, title_coverage=0.75)
        assert ranked[1].signals == Signals(0.5, 0.4, 1.0, 1.0, 1.0, 1.0, 0.0)

    @pytest.mark.parametrize(("start", "end"), [(32, 38), (24, 38)])  # in the second, from the first into it
    def test_what_a_reranker_points_at_is_better_by_how_sure_it_is(self, start: int, end: int) -> None:
        """Sure to 1 / (1 + e^0) = .5."""
        text = "The Ostrel pact holds firm. It was signed in Pell."
        plain = found(text)
        both = candidates([plain])
        assert [one.pointed_at for one in both] == [0.0, 0.0]
        read = candidates([replace(plain, read=Read(1.0, 0.0, (start, end)))])
        assert [one.pointed_at for one in read] == [0.5 * (start < 27), 0.5]
        before, after = (score(c, {}, lambda _: 0.0) for c in (both, read))
        gains = {s.candidate.start: s.score for s in after}
        assert [gains[s.candidate.start] - s.score for s in before] == pytest.approx(
            [POINTED_WEIGHT * one.pointed_at for one in read]
        )

    def test_the_topic_is_covered_in_other_words_too(self) -> None:
        texts_ = ("WHO defences cost 12bn.", "Who defended it cost 12 m.")
        rarity = {"health": 1.0, "bodi": 1.0, "defens": 1.0, "12": 0.5, "billion": 0.5}
        also = Otherwise({"health body": ["WHO"]}, {"defense": ["defence"], "12 billion": ["12bn", "twelve"]})
        both = candidates([found(text, id_=text) for text in texts_])
        ranked = score(both, rarity, lambda _: False, also)
        assert [scored.signals.coverage for scored in ranked] == [1.0, pytest.approx(0.5 / 4)]
        assert [scored.signals.passage_coverage for scored in ranked] == [1.0, pytest.approx(0.5 / 4)]

    @pytest.mark.usefixtures("weights")
    def test_a_speakers_question_is_worth_less(self) -> None:
        text = "Ilra Vensk said nobody would pay. “Who would want such a bridge at all?”"
        statement, question = score(candidates([found(text)], "Vensk"), {}, lambda _: False)
        assert question.candidate.text.endswith("?”")
        assert statement.score - question.score == pytest.approx(64)

    def test_whether_the_context_holds_the_rarest_word_of_the_topic(self) -> None:
        found_ = candidates(
            [found("The Ostrel pact holds firmly."), found("The old pact holds firmly.", id_="b")]
        )
        ranked = score(found_, {"pact": 1.0, "ostrel": 3.0}, lambda _: 0.0)
        assert [s.signals.rarest for s in ranked] == [1.0, 0.0]
        assert [s.signals.rarest for s in score(found_, {}, lambda _: 0.0)] == [1.0, 1.0]

    def test_nothing_is_scored_as_nothing(self) -> None:
        assert score([], {"pact": 1.0}, lambda _: True) == []
        assert compared([], ([], [])) == []

    @pytest.mark.usefixtures("weights")
    def test_meaning_changes_the_order(self) -> None:
        """1*0.9 + 2*0.4 more for the second; and what was half as good a passage as one left out since
        is the best of those that are left."""
        texts_ = ("The Ostrel pact holds firmly.", "The Ostrel pact holds well.")
        told = score(candidates([found(text, id_=text) for text in texts_]), {}, lambda _: 0.0)
        halved = [replace(one, signals=replace(one.signals, passage=0.5)) for one in told]
        ranked = compared(halved, ([0.0, 0.9], [0.0, 0.4]))
        assert [one.candidate.text for one in ranked] == [texts_[1], texts_[0]]
        assert ranked[0].score - ranked[1].score == pytest.approx(1.7)
        assert [one.signals.passage for one in ranked] == [1.0, 1.0]


class TestChoose:
    def test_at_most_five_or_three_for_one_fact(self) -> None:
        ranked = [scored(f"word{i} other{i}", 0.9) for i in range(9)]
        assert texts(choose(ranked, Kind.STATEMENTS)) == [f"word{i} other{i}" for i in range(5)]
        nine_have_it = Found(ranked[0], "word0", Sort.NAME, 0, 5, also=tuple(ranked[1:]))
        assert texts(choose(ranked, Kind.WHAT, nine_have_it)) == [f"word{i} other{i}" for i in range(3)]

    def test_for_a_fact_what_answers_stands_first_though_its_article_says_more_before_it(self) -> None:
        article = Article("a", "", "The bridge cost 9 million. It opened in May.")
        opened = Candidate(found("", article=article), 27, 44, "", "")
        cost = Candidate(found("", article=article), 0, 26, "", "")
        ranked = [
            Scored(one, frozenset({one.text}), replace(NO_SIGNALS, similarity=0.9)) for one in (cost, opened)
        ]
        answer = Found(ranked[1], "May", Sort.DATE, 13, 16, also=(ranked[0],))
        assert texts(choose(ranked, Kind.WHEN, answer)) == ["It opened in May.", "The bridge cost 9 million."]

    def test_what_is_much_weaker_than_the_best_is_left_out(self) -> None:
        # 0.65 of the best: 0.65 stays, 0.64 goes
        ranked = [scored("a", 1.0), scored("b", 0.65), scored("c", 0.64)]
        assert texts(choose(ranked, Kind.STATEMENTS)) == ["a", "b"]

    def test_why_takes_one_reason_and_another_only_if_it_is_about_as_good(self) -> None:
        # Worth expected * (own + in context) / 2: 0.9, 0.8 and 0.75; 0.85 of the best are 0.765.
        def because(text: str, coverage: float) -> Scored:
            one = scored(text, 0.1)
            told = replace(one.signals, expected=1.0, coverage=coverage, context_coverage=coverage)
            return replace(one, signals=told)

        ranked = [scored("a", 2.5), because("b", 0.75), because("c", 0.8), because("d", 0.9)]
        assert texts(choose(ranked, Kind.WHY)) == ["d", "c"]
        assert texts(choose([scored("a", 1.0), scored("b", 0.9)], Kind.WHY)) == ["a"]

    @pytest.mark.parametrize(
        ("one", "other", "same"),
        [
            ("PELL (AP) — The bridge opened on Monday.", "The bridge opened in Pell on Tuesday.", True),
            # All eight stems of the shorter stand in the longer.
            (
                "Vensk opened the long iron bridge at Lenna.",
                "At dawn Vensk opened the long iron bridge at Lenna, which Orsal"
                " had built for 9 million crowns after years of quarrels over tolls.",
                True,
            ),
            (
                "The bridge at Pell cost 9 million crowns.",
                "The bridge at Pell cost 12 million crowns.",
                False,
            ),
            ("The bridge at Pell opened.", "The bridge at Pell never opened.", False),
        ],
    )
    def test_the_same_in_other_words_is_said_once(self, one: str, other: str, same: bool) -> None:
        ranked = [
            replace(scored(text, 0.9, article=Article(text, "", text)), stems=frozenset(stems([text])[0]))
            for text in (one, other)
        ]
        chosen = choose(ranked, Kind.WHAT)
        assert [(c.text, c.evidence.also_in) for c in chosen] == (
            [(one, (other,))] if same else [(one, ()), (other, ())]
        )

    def test_the_best_is_given_even_where_it_is_worth_less_than_nothing(self) -> None:
        assert texts(choose([scored("a", -0.1), scored("b", -0.2)], Kind.WHAT)) == ["a"]
        assert choose([], Kind.WHAT) == []

    def test_a_sentence_that_says_the_same_is_a_copy_and_named(self) -> None:
        # 6 shared of 8 in all: 0.75, above 0.6
        ranked = [
            scored("the bridge is open at last today", 0.9, article=Article("a", "", "Open.")),
            scored("the bridge is open at last again", 0.8, article=Article("b", "", "Again.")),
            scored("the bridge is open at last now", 0.7, article=Article("b", "", "Now.")),
            scored("rain fell in Pell", 0.7, article=Article("c", "", "Rain.")),
        ]
        chosen = choose(ranked, Kind.STATEMENTS)
        assert [(c.evidence.article.id, c.evidence.also_in) for c in chosen] == [("a", ("b",)), ("c", ())]

    def test_all_else_goes_best_first_with_an_articles_sentences_together_in_their_order(self) -> None:
        article = Article("a", "", "First sentence. Second sentence.")
        late = Candidate(found("", article=article), 16, 32, "", "")
        early = Candidate(found("", article=article), 0, 15, "", "")
        signals = replace(NO_SIGNALS, similarity=0.9)
        ranked = [
            Scored(late, frozenset({"late"}), signals),
            scored("between", 0.8),
            Scored(early, frozenset({"early"}), replace(signals, similarity=0.7)),
        ]
        together = ["First sentence.", "Second sentence.", "between"]
        assert texts(choose(ranked, Kind.STATEMENTS)) == together


class TestReadAlone:
    TEXT = "The town\nIlra Vensk opened the bridge. She paid for it. It held. Later on she left Pell."

    def choose(self, *words: str, kind: Kind = Kind.WHAT, meant: bool = False, title: int = 0) -> list[str]:
        article = Article("a", "", self.TEXT)
        passage = Passage("a", 1, 0, title, len(article.text), article.text[title:])
        said = Statement("Vensk", True, "", None, None, (), 0, 1, Reporting.INDIRECT) if meant else None
        ranked = []
        for text in words:
            start = self.TEXT.index(text)
            one = Candidate(Evidence(passage, article, 1.0), start, start + len(text), "", "", meant=said)
            ranked.append(Scored(one, frozenset({text}), replace(NO_SIGNALS, similarity=0.9)))
        return texts(choose(ranked, kind))

    def test_what_begins_with_a_pronoun_takes_the_sentence_before_along(self) -> None:
        assert self.choose("She paid for it.") == ["Ilra Vensk opened the bridge. She paid for it."]
        assert self.choose("Later on she left Pell.") == ["Later on she left Pell."]

    def test_not_where_that_is_chosen_itself(self) -> None:
        both = ["Ilra Vensk opened the bridge.", "She paid for it."]
        assert self.choose(*both) == both

    def test_a_heading_is_taken_along_and_a_sentence_of_the_passage_before(self) -> None:
        start = self.TEXT.index("She paid")
        assert self.choose("She paid for it.", title=start) == [
            "Ilra Vensk opened the bridge. She paid for it."
        ]
        self.TEXT = "In the town\nShe paid for it."
        assert self.choose("She paid for it.") == ["In the town\nShe paid for it."]

    def test_what_ends_with_a_pronoun_takes_it_along_too(self) -> None:
        self.TEXT = "The union counted five. “We know,” said Marit Quill, who runs it."
        quoted = "“We know,” said Marit Quill, who runs it."
        assert self.choose(quoted) == [self.TEXT]
        assert self.choose(quoted, meant=True) == [quoted]

    def test_nor_where_somebodys_words_are_asked_for(self) -> None:
        assert self.choose("She paid for it.", meant=True) == ["She paid for it."]


def test_the_points_of_an_overview_go_by_the_days_of_what_they_tell() -> None:
    def point(id_: str, text: str, published: str | None, similarity: float) -> Scored:
        dated = PublicationDate(published) if published else None
        return scored(text, similarity, article=Article(id_, "", text, published=dated))

    points = [
        point("late", "Karesh opened the bridge.", "2025-06-01", 0.9),
        point("undated", "Pell has a harbour.", None, 0.8),
        point("tells", "In March 2025, lorries were banned.", "2025-07-01", 0.7),
        point("early", "Vensk closed the road.", "2025-05-01", 0.6),
    ]
    in_order = ["tells", "early", "late", "undated"]
    for kind in (Kind.OVERVIEW, Kind.TIMELINE):
        assert [one.evidence.article.id for one in choose(points, kind)] == in_order


def by(speaker: str, text: str, similarity: float, *, published: str | None = None) -> Scored:
    """A sentence of an article of its own in which somebody speaks."""
    when = PublicationDate(published) if published else None
    one = scored(text, similarity, article=Article(text, "", text, published=when))
    said = Statement(speaker, True, "", None, None, (), 0, len(text), Reporting.INDIRECT)
    return replace(one, candidate=replace(one.candidate, meant=said))


def test_anybodys_words_are_those_that_hold_most_of_what_is_asked_for() -> None:
    def holding(text: str, own: float, led_to: float) -> Scored:
        signals = replace(NO_SIGNALS, coverage=own, context_coverage=led_to)
        return replace(scored(text, 0.9), signals=signals)

    said = [holding("It will.", 0.5, 1.0), holding("It will open.", 0.6, 0.6)]
    assert weighing.anybodys(said, given=True) == said[1:]
    assert weighing.anybodys(said, given=False) == said[:1]


@pytest.mark.parametrize(
    ("silence", "given"),
    [
        ("Ilra Vensk declined to comment.", False),
        ("Ilra Vensk did not respond to a request for comment.", False),
        ("Ilra Vensk declined to comment on the atlas.", False),
        ("Ilra Vensk declined to comment on the toll.", True),
        ("Asked about the toll, Ilra Vensk declined to comment.", True),
        ("Ilra Vensk declined to comment on it.", True),
        ("Ilra Vensk would not say when it was to end.", True),
        ("Ilra Vensk would not say which.", True),  # of that the sentence before tells
        ("Ilra Vensk declined to comment, but said that lorries were heavy.", True),
    ],
)
def test_who_did_not_comment_said_so_of_what_is_told(silence: str, given: bool) -> None:
    (candidate,) = candidates([whole(Article("a", "The toll", silence))], "Ilra Vensk")
    (scored,) = score([candidate], dict.fromkeys(stems(["toll"])[0], 1.0), lambda _: 0.0)
    assert bool(telling([scored])) == given


def test_who_said_it_is_nobody_who_spoke_after_it_on_something_else() -> None:
    first = by("Vensk", "the road is closed", 0.9)
    after = by("Karesh", "that remains to be seen", 0.9)
    ranked = [
        replace(one, signals=replace(one.signals, coverage=own, context_coverage=1.0))
        for one, own in ((first, 1.0), (after, 0.2))
    ]
    assert texts(choose(ranked, Kind.WHO_SAID)) == ["the road is closed"]


class TestChooseWords:
    ASKED = Interpretation(Kind.STATEMENTS, "")
    VENSK = Voices((("Ilra Vensk", "Vensk"),), Filters())
    BOTH = Voices((("Ilra Vensk", "Vensk"), ("Doman Karesh",)), Filters())

    def test_by_date_and_undated_ones_last(self) -> None:
        days = {"late": "2025-09-02", "undated": None, "early": "2022-03-14", "month": "2025-05"}
        ranked = [by("Vensk", id_, 0.9, published=day) for id_, day in days.items()]
        assert texts(choose_words(by_speaker(ranked, self.VENSK), self.ASKED)) == [
            "early",
            "month",
            "late",
            "undated",
        ]

    def test_by_the_day_of_saying_where_it_is_told(self) -> None:
        late, early = by("Vensk", "late", 0.9, published="2025"), by("Vensk", "early", 0.9, published="2024")
        assert late.candidate.meant is not None
        told = replace(late.candidate.meant, said=PublicationDate("2022"))
        late = replace(late, candidate=replace(late.candidate, meant=told))
        assert texts(choose_words(by_speaker([early, late], self.VENSK), self.ASKED)) == ["late", "early"]

    def test_what_is_said_beside_the_topic_is_left_out(self) -> None:
        def on(text: str, similarity: float, own: float, context: float) -> Scored:
            one = by("Vensk", text, similarity)
            return replace(one, signals=replace(one.signals, coverage=own, context_coverage=context))

        ranked = [on("best", 0.9, 1.0, 1.0), on("too", 0.9, 0.7, 1.0), on("near it", 0.9, 0.2, 1.0)]
        ranked += [on("other", 0.9, 0.7, 0.5), on("full", 0.6, 1.0, 1.0), on("weak", 0.5, 0.7, 1.0)]
        # Its context speaks of the road, 0.71 is less than 0.8 of 0.9, and it has not all of the words.
        unlike = on("unlike", 0.71, 0.7, 1.0)
        ranked.append(replace(unlike, signals=replace(unlike.signals, in_context=0.3)))
        asked = Interpretation(Kind.STATEMENTS, "the road")
        assert sorted(texts(choose_words(by_speaker(ranked, self.VENSK), asked))) == ["best", "full", "too"]
        everything = sorted(
            texts(choose_words(by_speaker(ranked, self.VENSK), replace(asked, wants_all=True)))
        )
        assert everything == ["best", "full", "near it", "too", "unlike", "weak"]

    def test_what_was_promised_is_not_all_that_was_said(self) -> None:
        def one(text: str, similarity: float, expected: float) -> Scored:
            found = by("Vensk", text, similarity)
            return replace(found, signals=replace(found.signals, expected=expected, context_coverage=1.0))

        ranked = [one("said", 0.9, 0.0), one("promised", 0.85, 1.0), one("pledged", 0.85, 0.0)]
        for topic in ("", "the road"):
            asked = Interpretation(Kind.STATEMENTS, topic)
            assert sorted(texts(choose_words(by_speaker(ranked, self.VENSK), asked))) == [
                "pledged",
                "promised",
                "said",
            ]
            promised = replace(asked, act=("promise", "promised"))
            assert texts(choose_words(by_speaker(ranked, self.VENSK), promised)) == ["promised"]
            # None of these promises anything: what there is may do so in other words.
            assert texts(choose_words(by_speaker(ranked[:1], self.VENSK), promised)) == ["said"]

    def test_of_two_speakers_each_is_heard_even_if_one_says_it_better(self) -> None:
        ranked = [by("Vensk", f"v{i}", 0.9) for i in range(8)] + [by("Doman Karesh", "k", 0.2)]
        assert sorted(texts(choose_words(by_speaker(ranked, self.BOTH), self.ASKED))) == [
            "k",
            "v0",
            "v1",
            "v2",
            "v3",
        ]

    def test_of_each_what_is_much_weaker_than_the_best_is_left_out(self) -> None:
        ranked = [by("Vensk", "a", 1.0), by("Vensk", "b", 0.64), by("Doman Karesh", "c", 0.2)]
        assert sorted(texts(choose_words(by_speaker(ranked, self.BOTH), self.ASKED))) == ["a", "c"]

    def test_everything_is_more_than_the_best(self) -> None:
        ranked = [by("Vensk", f"v{i}", 0.9 - i / 10) for i in range(8)]
        assert (
            len(choose_words(by_speaker(ranked, self.VENSK), self.ASKED)) == 4
        )  # .9 to .6 are above .65 of .9
        assert len(choose_words(by_speaker(ranked, self.VENSK), replace(self.ASKED, wants_all=True))) == 8

    def test_the_first_the_last_or_their_number(self) -> None:
        days = {"undated": None, "late": "2025-09-02", "early": "2022-03-14", "month": "2025-05"}
        ranked = [by("Vensk", id_, 0.9, published=day) for id_, day in days.items()]
        ranked.append(by("Vensk", "hardly near the matter", 0.1, published="2020"))

        def told(tally: Tally) -> tuple[list[str], str]:
            asked = replace(self.ASKED, topic="the road", tally=tally)
            chosen = choose_words(by_speaker(ranked, self.VENSK), asked)
            short = reckon(asked, chosen)
            assert short is not None
            assert (short.citation, short.start, short.end) == (1, chosen[0].start, chosen[0].end)
            return texts(chosen), short.text

        assert told(Tally.FIRST) == (["early"], "2022-03-14")
        ranked.append(by("Vensk", "somewhen in that month", 0.9, published="2022-03"))
        assert told(Tally.FIRST) == (["early"], "2022-03-14")
        ranked.pop()
        assert told(Tally.LAST) == (["late"], "2025-09-02")
        assert told(Tally.COUNT) == (["early", "month", "late", "undated"], "4")
        assert reckon(self.ASKED, []) is None


class TestWrite:
    def test_main_points_have_their_days_where_these_change(self) -> None:
        def day_of(text: str, published: str) -> Candidate:
            article = Article(text, "", text, published=PublicationDate(published))
            return candidates([found("", article=article)])[0]

        told = [
            day_of("In 2009 the pact was signed in Pell.", "2022-03-14"),
            day_of("In 2022 nobody paid for it.", "2022-03-14"),  # less than the day of the report tells
            day_of("It is kept in Pell.", "2022-03-14"),
            day_of("On Monday the bridge opened.", "2022-03-15"),
        ]
        text, sentences, _ = write(told, when)
        assert text == (
            "2009: In 2009 the pact was signed in Pell. [1]\n"
            "Reported 14 March 2022: In 2022 nobody paid for it. [2]\n"
            "It is kept in Pell. [3]\n"
            "14 March 2022: On Monday the bridge opened. [4]"
        )
        assert [text[s.start : s.end] for s in sentences] == [one.text for one in told]
        assert [(s.day and s.day.value, s.reported) for s in sentences] == [
            ("2009", False),
            ("2022-03-14", True),
            ("2022-03-14", True),
            ("2022-03-14", False),
        ]

    def test_each_sentence_under_its_own_citation(self) -> None:
        first, second, _ = candidates([whole(VENSK_2025)])
        text, sentences, citations = write([second, first])
        assert text == f"{second.text} [1]\n{first.text} [2]"
        assert [text[s.start : s.end] for s in sentences] == [second.text, first.text]
        assert [s.citations for s in sentences] == [(1,), (2,)]
        assert [(c.number, c.quote, c.start, c.end) for c in citations] == [
            (1, second.text, second.start, second.end),
            (2, first.text, first.start, first.end),
        ]
        assert [c.speaker for c in citations] == ["Doman Karesh", "Ilra Vensk"]
        assert (citations[0].article_id, citations[0].source, citations[0].published) == (
            "vensk-2025",
            "Taveria Wire",
            VENSK_2025.published,
        )

    def test_of_two_who_say_it_the_one_asked_for_is_named(self) -> None:
        text = "Doman Karesh and Ilra Vensk said the bridge was safe."
        assert write(candidates([found(text)], "Vensk"))[2][0].speaker == "Ilra Vensk"
        assert write(candidates([found(text)]))[2][0].speaker == "Doman Karesh"

    def test_words_that_do_not_name_their_speaker_are_led_in_by_the_name(self) -> None:
        text = "Ilra Vensk said nobody would pay. “Who would want such a bridge at all?”"
        written, sentences, _ = write(candidates([found(text)], "Vensk"))
        assert written == (
            "Ilra Vensk said nobody would pay. [1]\nIlra Vensk: “Who would want such a bridge at all?” [2]"
        )
        assert [written[s.start : s.end] for s in sentences] == [s.text for s in sentences]
        assert sentences[1].text == "“Who would want such a bridge at all?”"

    def test_whom_the_first_word_means_is_said_in_brackets_outside_of_the_quotation(self) -> None:
        text = "The mayor Ilra Vensk opened the bridge. She said that nobody would pay."
        for names in ((), ("Vensk",)):
            written, (sentence,), (citation,) = write(candidates([found(text)], *names)[-1:])
            assert written == "[Ilra Vensk] She said that nobody would pay. [1]"
            assert sentence.text == citation.quote == "She said that nobody would pay."

    def test_whom_words_within_mean_is_said_in_brackets_too(self) -> None:
        text = "The mayor Ilra Vensk spoke. The bridge, she said, was lost."
        (*_, last) = candidates([found(text)], "Vensk")
        assert write([last])[0] == "[Ilra Vensk] The bridge, she said, was lost. [1]"

    def test_nobody_is_named_where_nobody_says_it(self) -> None:
        (candidate,) = candidates([found("The Ostrel pact was signed in 2009.")])
        assert write([candidate])[2][0].speaker is None

    def test_nothing_is_written_of_nothing(self) -> None:
        assert write([]) == ("", (), ())


WORDS = st.lists(
    st.sampled_from(
        ["Vensk", "said", "“No”", "the", "bridge", "🌉", "?", ".", "!", "\n", "Question:", "e\u0301"]
    ),
    max_size=60,
)


@given(WORDS, st.sampled_from([(), ("Vensk",)]), st.data())
def test_offsets_hold_whatever_the_text(
    words: list[str], names: tuple[str, ...], data: st.DataObject
) -> None:
    article = Article("a", "Vensk speaks", " ".join(words))
    start = data.draw(st.integers(0, len(article.text)))
    end = data.draw(st.integers(start, len(article.text)))
    passage = Passage("a", 1, 0, start, end, article.text[start:end], id=7)
    text, sentences, citations = write(candidates([Evidence(passage, article, 1.0)], *names))
    assert [s.citations for s in sentences] == [(c.number,) for c in citations]
    for sentence, citation in zip(sentences, citations, strict=True):
        assert text[sentence.start : sentence.end] == sentence.text == citation.quote
        assert article.text[citation.start : citation.end] == citation.quote
        assert start <= citation.start < citation.end <= end


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.floats(0.1, 10), max_size=6),
    st.frozensets(st.sampled_from("abcdef")),
)
def test_coverage_is_a_share(rarity: Mapping[str, float], stems: frozenset[str]) -> None:
    share = covered(stems, rarity)
    assert 0 <= share <= 1 + 1e-9
    assert (share == pytest.approx(1)) == (set(rarity) <= stems)


def test_a_yes_or_no_that_nobody_tells_has_the_best_sentence_alone() -> None:
    ranked = [scored("The bridge is to open in May.", 1.0), scored("A mayor came to the bridge.", 0.95)]
    assert texts(choose(ranked, Kind.YES_NO)) == ["The bridge is to open in May."]
    assert len(choose(ranked, Kind.WHEN)) == 2
    claim = by("Vensk", "Vensk says no.", 1.0)
    again, other = by("I. Vensk", "It rains.", 0.95), by("Karesh", "So it was not.", 0.95)
    assert texts(choose([claim, again], Kind.YES_NO)) == ["Vensk says no."]
    assert texts(choose([claim, other], Kind.YES_NO)) == ["Vensk says no.", "So it was not."]
    assert texts(choose([ranked[0], other], Kind.YES_NO)) == ["The bridge is to open in May."]
