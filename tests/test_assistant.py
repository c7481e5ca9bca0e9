"""From a question to an answer: the right period, the right mouth, or which nothing it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from numpy import flatnonzero

from qa.answering.composing.confidence import Curve, shipped
from qa.answering.composing.nothing import NO_SOURCE
from qa.answering.finding.ranking import BASELINES
from qa.answering.question.unanswerable import why_not
from qa.assistant import Assistant
from qa.deciding import OF_A_PERIOD, UNNAMED
from qa.types import (
    Answer,
    Article,
    Coverage,
    Filters,
    Interpretation,
    Kind,
    Named,
    Period,
    PublicationDate,
    Question,
    Status,
)
from qa.understanding import narrowed, understand
from tests.fakes import WordEncoder
from tests.newsroom import (
    ARTICLES,
    ASKED,
    GAZETTE,
    PRESS,
    UNDATED,
    VENSK_2022,
    VENSK_2025,
    VENSK_LATER,
    WIRE,
    answer_from,
    asking,
    assert_rests_on_the_archive,
    make_archive,
    store,
)

ABOUT_THE_PACT = "what did Vensk say about the Ostrel pact"
SAID_2022 = "Ilra Vensk, the foreign minister of Taveria, said that the Ostrel pact keeps the peace."
SAID_2025 = "Ilra Vensk said that Taveria would pay nothing more into the Ostrel pact."
SAID_LATER = "Vensk told the town that the Ostrel pact had cost it a bridge."


def quotes(answer: Answer) -> list[str]:
    return [citation.quote for citation in answer.citations]


class TestStatements:
    def test_what_somebody_said_in_a_year_is_theirs_alone_by_date(self, assistant: Assistant) -> None:
        """Not what Karesh says of Vensk or answers her, nor what she said in 2022 or undated."""
        answer = assistant.ask(asking(f"{ABOUT_THE_PACT} in 2025"))
        assert answer.status is Status.ANSWERED
        assert quotes(answer) == [SAID_2025, SAID_LATER]
        assert [c.speaker for c in answer.citations] == ["Ilra Vensk", "Vensk"]
        assert [(c.source, c.published) for c in answer.citations] == [
            (WIRE, PublicationDate("2025-05-21")),
            (GAZETTE, PublicationDate("2025-09-02")),
        ]
        assert answer.text == f"{SAID_2025} [1]\n{SAID_LATER} [2]"
        assert answer.interpretation == Interpretation(
            Kind.STATEMENTS,
            "Ostrel pact",
            Period(date(2025, 1, 1), date(2025, 12, 31), "in 2025"),
            (Named("Vensk", "Vensk", ("Ilra Vensk",)),),
        )
        assert_rests_on_the_archive(answer, assistant)

    def test_in_another_year_is_another_answer(self, assistant: Assistant) -> None:
        assert quotes(assistant.ask(asking(f"{ABOUT_THE_PACT} in 2022"))) == [SAID_2022]
        said_by_karesh = asking("what did Karesh say about the Ostrel pact in 2022")
        (citation,) = assistant.ask(said_by_karesh).citations
        assert citation.quote == "Doman Karesh of Orselia answered that the Ostrel pact keeps nobody safe."

    def test_without_a_period_all_of_it_by_date_and_undated_last(self, assistant: Assistant) -> None:
        assert quotes(assistant.ask(asking(ABOUT_THE_PACT))) == [
            SAID_2022,
            SAID_2025,
            SAID_LATER,
            UNDATED.text,
        ]

    def test_in_a_transcript_answers_and_not_the_questions_before_them(self, assistant: Assistant) -> None:
        answer = assistant.ask(asking("what did Vensk say about the Lenna bridge and lorries"))
        assert quotes(answer)[0] == (
            "Ilra Vensk: We measured the Lenna bridge in April, and our engineers saw no damage by lorries."
        )
        assert {c.speaker for c in answer.citations} <= {"Ilra Vensk", "Vensk"}

    def test_what_they_were_asked_is_the_question_put_to_them(self, assistant: Assistant) -> None:
        asked = assistant.ask(asking("What was Vensk asked about heavy lorries?"))
        assert [one.quote for one in asked.citations] == [
            "Question: Did heavy lorries damage the Lenna bridge in the spring of 2024?"
        ]
        nothing = assistant.ask(asking("What was Vensk asked about volcanoes?"))
        assert nothing.status is Status.NO_STATEMENT
        assert nothing.text.startswith("No question to Vensk on volcanoes was found in ")

    def test_what_several_were_asked_is_put_to_one_of_them(self, assistant: Assistant) -> None:
        asked = assistant.ask(asking("What were Karesh and Vensk asked about heavy lorries?"))
        assert quotes(asked) == ["Question: Did heavy lorries damage the Lenna bridge in the spring of 2024?"]
        assert asked.unheard == ()

    def test_who_said_it_has_most_of_the_words(self, assistant: Assistant) -> None:
        given = assistant.ask(asking("who said that the Ostrel pact keeps the peace"))
        assert given.citations[0].quote == SAID_2022
        near = assistant.ask(asking("who said that the Lenna bridge harms engineers and ducks"))
        assert (near.status, near.citations) == (Status.NO_ANSWER, ())

    def test_what_was_said_is_anybodys(self, assistant: Assistant) -> None:
        answer = assistant.ask(asking("what was said about the Ostrel pact in 2022"))
        assert {one.speaker for one in answer.citations} == {"Ilra Vensk", "Doman Karesh of Orselia"}
        nothing = assistant.ask(asking("what was said about volcanoes in 2022"))
        assert nothing.status is Status.NO_STATEMENT
        assert nothing.text.startswith("No statement on volcanoes was found in ")

    @pytest.mark.parametrize("name", ["Vensk", "Karesh"])
    def test_what_they_were_asked_is_sought_in_no_other_articles(
        self, assistant: Assistant, name: str
    ) -> None:
        for article in ARTICLES:
            question = Question(f"What was {name} asked?", ASKED, Filters(article_ids=(article.id,)))
            understood = understand(assistant.archive, question)
            searched, scope = understood.searched.passages, understood.scope.passages
            assert searched is not None
            assert scope is not None
            assert set(flatnonzero(searched)) <= set(flatnonzero(scope))

    def test_two_speakers_are_each_named(self, assistant: Assistant) -> None:
        answer = assistant.ask(asking("what did Vensk and Karesh say about the Ostrel pact in 2022"))
        assert [c.speaker for c in answer.citations] == ["Ilra Vensk", "Doman Karesh of Orselia"]

    def test_of_two_speakers_the_one_who_said_nothing_on_it_is_named(self, assistant: Assistant) -> None:
        answer = assistant.ask(asking("what did Karesh and Vensk say about the Lenna bridge and lorries"))
        assert {c.speaker for c in answer.citations} <= {"Ilra Vensk", "Vensk"}
        assert answer.unheard == ("Doman Karesh",)
        assert answer.text.splitlines()[-1] == "No statement by Doman Karesh on this was found."
        assert_rests_on_the_archive(answer, assistant)
        alone = assistant.ask(asking("what did Karesh say about the Lenna bridge and lorries"))
        assert (alone.status, alone.unheard) == (Status.NO_STATEMENT, ())

    def test_a_role_means_whoever_the_archive_knows_in_it(self, assistant: Assistant) -> None:
        answer = assistant.ask(asking("what did the foreign minister of Taveria say about the Ostrel pact"))
        assert answer.interpretation.speakers[0].people == ("Ilra Vensk",)
        assert quotes(answer)[:3] == [SAID_2022, SAID_2025, SAID_LATER]


@pytest.mark.parametrize("text", ["did heavy lorries damage the Lenna bridge", "who pays for the engineers"])
def test_a_journalists_question_is_never_quoted(assistant: Assistant, text: str) -> None:
    certain = replace(assistant, refuse_below=0.0)
    answer = certain.ask(asking(text, article_ids=(PRESS.id,)))
    assert answer.status is Status.ANSWERED
    assert all(quote.startswith("Ilra Vensk: ") for quote in quotes(answer))


class TestNothing:
    def test_statements_that_nobody_looked_for_are_not_said_to_be_missing(self, tmp_path: Path) -> None:
        archive = make_archive(tmp_path, VENSK_2025)
        archive.forget_findings()
        answer = Assistant(archive, WordEncoder()).ask(asking("what did Olunde say about the Ostrel pact"))
        assert answer.status is Status.NO_STATEMENT
        assert answer.text.endswith(
            "1 article was read by older rules or none: `dateline statements --find` finds statements anew."
        )

    def test_what_mentions_both_is_offered_where_no_statement_is(self, assistant: Assistant) -> None:
        answer = assistant.ask(asking("what did Olunde say about the Ostrel pact"))
        assert (answer.status, answer.mentions) == (Status.NO_STATEMENT, ())
        answer = assistant.ask(asking("what did Vensk say about Pell in 2025"))
        assert answer.status is Status.NO_STATEMENT
        assert answer.text.endswith(
            "One article mentions both. Found there on other matters: 2 statements by Vensk."
        )
        assert [(m.article_id, m.published) for m in answer.mentions] == [
            (VENSK_2025.id, VENSK_2025.published)
        ]

    def test_two_who_are_both_spoken_of_need_not_have_talked(self, assistant: Assistant) -> None:
        both = assistant.ask(asking("overview of Vensk and Karesh"))
        talks = assistant.ask(asking("what did Vensk and Karesh discuss"))
        assert both.confidence > talks.confidence == 0.0
        assert (talks.interpretation.topic, talks.interpretation.act[0]) == ("Vensk and Karesh", "discuss")

    def test_that_somebody_did_not_comment_is_no_main_point(self, tmp_path: Path) -> None:
        silent = (
            "A spokesman for the road office in Orsal declined to comment before the vote.",
            "Asked twice at night, the road office of Orsal declined to comment.",
        )
        told = [
            replace(
                VENSK_2025, id=no, title="The Lenna bridge", text=f"The Lenna bridge fell on Monday. {no}"
            )
            for no in silent
        ]
        answer = Assistant(make_archive(tmp_path, *told), WordEncoder()).ask(
            asking("overview of the Lenna bridge")
        )
        assert quotes(answer) == ["The Lenna bridge fell on Monday."]

    def test_why_is_answered_by_a_reason_alone(self, assistant: Assistant) -> None:
        answer = assistant.ask(asking("why was the Ostrel pact signed in Pell"))
        assert (answer.status, answer.confidence) == (Status.NO_ANSWER, 0.0)
        assert answer.text == "Nothing in the 5 articles tells why. One article comes near it."
        assert [m.article_id for m in answer.mentions] == [VENSK_2025.id]

    def test_what_has_the_names_and_nearly_all_else_is_offered_where_nothing_answers(
        self, tmp_path: Path
    ) -> None:
        found = Assistant(make_archive(tmp_path, *ARTICLES), WordEncoder(), refuse_below=1.0)
        answer = found.ask(asking("when was the Ostrel pact signed in Pell"))
        assert answer.status is Status.NO_ANSWER
        assert answer.text == "Nothing in the 5 articles answers this. One article comes near it."
        assert [m.article_id for m in answer.mentions] == [VENSK_2025.id]

    def test_what_lacks_a_name_that_is_asked_about_comes_near_nothing(self, tmp_path: Path) -> None:
        told = "The old stone bridge over the wide Lenna river in {} collapsed, and nobody crossed it again."
        towns = [
            replace(VENSK_2025, id=town, title=f"A bridge in {town}", text=told.format(town))
            for town in ("Pell", "Brenhallow")
        ]
        found = Assistant(make_archive(tmp_path, *towns), WordEncoder(), refuse_below=1.0)
        answer = found.ask(asking("when did the old stone bridge over the wide Lenna river in Pell collapse"))
        assert answer.status is Status.NO_ANSWER
        assert [m.article_id for m in answer.mentions] == ["Pell"]

    def test_which_names_the_nearest_articles_have_is_told_and_which_they_lack(self, tmp_path: Path) -> None:
        told = "The mayor of Pell{} wears a chain of gold, and keeps it in a box of oak."
        towns = [
            replace(VENSK_2025, id=id_, title="A chain of gold", text=told.format(more))
            for id_, more in (("alone", ""), ("beside", ", Ilra Vensk,"))
        ]
        towns.append(replace(VENSK_2025, id="far", title="A fair", text="Orsal buys iron at a fair."))
        found = Assistant(make_archive(tmp_path, *towns), WordEncoder(), refuse_below=1.0)
        answer = found.ask(asking("where did Ilra Vensk of Pell buy Orsal's chain of gold"))
        assert answer.text == (
            "Nothing in the 3 articles answers this."
            " Nearest to the question is one article that names “Ilra Vensk” and “Pell”, not “Orsal”."
        )
        assert [m.article_id for m in answer.mentions] == ["beside"]

    def test_a_word_that_is_written_like_a_name_is_no_mention_of_them(self, tmp_path: Path) -> None:
        """Of three reports one has the name, one the word, one an acronym."""
        swift = replace(VENSK_2025, id="swift", text="Aro Swift came to Pell. The Lenna ferry was slow.")
        word = replace(VENSK_2022, id="word", text="A swift ferry left Pell on Monday. The Lenna was slow.")
        bank = replace(VENSK_2022, id="bank", text="SWIFT sends no money to Pell. The Lenna ferry was slow.")
        answer = Assistant(make_archive(tmp_path, swift, word, bank), WordEncoder()).ask(
            asking("what did Aro Swift say about the ferry in Pell")
        )
        assert answer.status is Status.NO_STATEMENT
        assert [m.article_id for m in answer.mentions] == ["swift"]

    def test_the_place_before_a_report_is_quoted_where_it_is_asked_for_alone(self, tmp_path: Path) -> None:
        text = "ORSAL — The Lenna dam broke on Monday, and a bridge fell."
        found = Assistant(make_archive(tmp_path, replace(VENSK_2025, text=text)), WordEncoder(), 0.0)
        assert quotes(found.ask(asking("when did the Lenna dam break"))) == [text.removeprefix("ORSAL — ")]
        assert quotes(found.ask(asking("where did the Lenna dam break"))) == [text]

    def test_no_article_of_the_period(self, assistant: Assistant) -> None:
        answer = assistant.ask(asking(f"{ABOUT_THE_PACT} in 2019"))
        assert answer.status is Status.NO_ARTICLES
        assert answer.text == (
            "The archive holds no article from 2019. 1 undated article was left out."
            " It holds 5 articles from 14 March 2022 to 2 September 2025."
        )
        assert answer.coverage == Coverage(articles=5, in_scope=0, undated_left_out=1)
        assert (answer.citations, answer.sentences, answer.confidence) == ((), (), 0.0)

    def test_no_statement_by_that_person_on_that(self, assistant: Assistant) -> None:
        answer = assistant.ask(asking("what did Karesh say about the Lenna bridge in 2024"))
        assert answer.status is Status.NO_STATEMENT
        assert answer.text.startswith(
            "No statement by Karesh on Lenna bridge was found in the one article from 2024."
        )
        assert answer.citations == ()

    def test_no_statement_at_all_by_them(self, assistant: Assistant) -> None:
        answer = assistant.ask(asking("what did Torvik say"))
        assert answer.status is Status.NO_STATEMENT
        assert answer.text == "No statement by Torvik was found in the 5 articles. No article has “Torvik”."
        assert answer.unknown == ("Torvik",)

    @pytest.mark.parametrize(
        ("text", "told", "mentions"),
        [
            (
                "how many articles do you have about the Lenna bridge?",
                "1 of 5 articles mentions “the Lenna bridge”.",
                1,
            ),
            (
                "how many articles do you have from the Taveria Wire in 2025",
                "1 of the 5 articles is by Taveria Wire from 2025.",
                0,
            ),
            (
                "how many articles did the Taveria Wire publish in 2025?",
                "1 of the 5 articles is by Taveria Wire from 2025.",
                0,
            ),
            ("who speaks most?", "In the whole archive most statements are by ", 0),
            ("do you have anything about herrings?", "None of 5 articles mention “herrings”.", 0),
            ("how many articles do you have from 1999", "The archive holds no article from 1999.", 0),
            ("which outlets are in this archive?", "The archive holds 5 articles from 14 March 2022 to", 0),
        ],
    )
    def test_the_archive_tells_what_it_holds(
        self, assistant: Assistant, text: str, told: str, mentions: int
    ) -> None:
        answer = assistant.ask(asking(text))
        assert (answer.citations, len(answer.mentions)) == ((), mentions)
        assert answer.text.startswith(told)
        held = answer.status is Status.NO_ANSWER
        assert held is (answer.interpretation.kind is Kind.HOLDINGS)

    def test_nothing_that_answers(self, assistant: Assistant) -> None:
        answer = assistant.ask(asking("which vaccine cured the herring"))
        assert answer.status is Status.NO_ANSWER
        assert answer.text == (
            "Nothing in the 5 articles answers this. No article has “vaccine”, “cured” or “herring”."
        )
        assert answer.confidence < assistant.calibration.refuse_below

    def test_what_may_be_misspelt_is_asked_back(self, assistant: Assistant) -> None:
        answer = assistant.ask(asking("what did Vemsk say about the Ostrol pact"))
        assert answer.unknown == ("Vemsk", "Ostrol")
        assert answer.did_you_mean == "what did Vensk say about the Ostrel pact"
        meant = assistant.ask(asking(answer.did_you_mean))
        assert (meant.status, meant.unknown, meant.did_you_mean) == (Status.ANSWERED, (), "")

    @pytest.mark.parametrize(
        "text", ["Why?", "what happened on 31 June 2025", "wer hat den Ostrel Pakt gekündigt"]
    )
    def test_what_cannot_be_answered_as_asked_is_not(self, assistant: Assistant, text: str) -> None:
        answer = assistant.ask(asking(text))
        assert (answer.status is Status.ANSWERED, answer.confidence) == (False, 0.0)
        assert answer.text == why_not(asking(text), answer.interpretation) != ""

    def test_a_pronoun_that_nobody_is_named_for(self, assistant: Assistant) -> None:
        answer = assistant.ask(asking("and what did he say about the Lenna bridge?"))
        assert (answer.status, answer.citations) == (Status.NO_ANSWER, ())
        assert answer.text.startswith("Whom does “he” mean?")

    def test_what_happened_in_a_period_that_has_articles(self, assistant: Assistant) -> None:
        answer = assistant.ask(asking("what happened in 2024"))
        assert (answer.status, answer.confidence) == (Status.ANSWERED, OF_A_PERIOD)
        assert assistant.ask(asking("what happened in 1950")).status is Status.NO_ARTICLES

    def test_an_overview_is_of_what_the_archive_tells_of(self, assistant: Assistant) -> None:
        """Whatever a few words would answer: none could."""
        answer = assistant.ask(asking("what is going on with the Ostrel pact"))
        assert answer.status is Status.ANSWERED
        days = [when.value for c in answer.citations if (when := c.happened or c.published)]
        assert days == ["2009", "2022-03-14", "2022-03-14", "2025-05-21", "2025-09-02"]
        told = [(one.day.value, one.reported) for one in answer.sentences if one.day]
        assert told == [(day, day != "2009") for day in days]
        assert answer.text.startswith(
            "2009: The Ostrel pact was signed in Pell in 2009. [1]\nReported 14 March 2022: "
        )
        assert assistant.ask(asking("overview of the beetroot mutiny")).status is Status.NO_ANSWER

    def test_an_empty_archive(self, tmp_path: Path) -> None:
        answer = Assistant(make_archive(tmp_path), WordEncoder()).ask(asking("who came"))
        assert answer.status is Status.NO_ARTICLES
        assert answer.text == "The archive is empty. Add articles with `dateline ingest PATH`."

    def test_however_little_sure_one_must_be_an_answer_has_sentences(self, assistant: Assistant) -> None:
        answer = replace(assistant, refuse_below=0.0).ask(asking("what did Vensk say about the herring"))
        assert_rests_on_the_archive(answer, assistant)

    def test_how_sure_it_must_be_is_of_its_kind_unless_set(self, assistant: Assistant) -> None:
        fact, words = asking("when was the Ostrel pact signed"), asking(f"{ABOUT_THE_PACT} in 2022")
        sure = assistant.ask(fact).confidence
        strict = replace(assistant, calibration=replace(assistant.calibration, refuse_below=sure + 1e-9))
        assert assistant.ask(fact).status is Status.ANSWERED
        assert strict.ask(fact).status is Status.NO_ANSWER
        assert strict.ask(words).status is Status.ANSWERED
        assert replace(strict, refuse_below=sure).ask(fact).status is Status.ANSWERED

    def test_how_sure_it_must_be_is_a_setting(self, assistant: Assistant) -> None:
        question = asking(f"{ABOUT_THE_PACT} in 2022")
        sure = assistant.ask(question).confidence
        assert replace(assistant, refuse_below=sure).ask(question).status is Status.ANSWERED
        assert replace(assistant, refuse_below=sure + 1e-9).ask(question).status is Status.NO_STATEMENT


class TestFilters:
    def test_narrower_ones_than_the_question_win(self, assistant: Assistant) -> None:
        question = asking(f"{ABOUT_THE_PACT} in 2025", published_from=date(2025, 6, 1))
        assert quotes(assistant.ask(question)) == [SAID_LATER]

    def test_wider_ones_widen_nothing(self, assistant: Assistant) -> None:
        wide = asking(
            f"{ABOUT_THE_PACT} in 2025",
            published_from=date(2019, 1, 1),
            published_to=date(2030, 1, 1),
            sources=(WIRE, GAZETTE),
        )
        assert quotes(assistant.ask(wide)) == [SAID_2025, SAID_LATER]

    def test_periods_without_a_day_in_common_admit_nothing(self, assistant: Assistant) -> None:
        answer = assistant.ask(asking(f"{ABOUT_THE_PACT} in 2025", published_to=date(2024, 12, 31)))
        assert answer.status is Status.NO_ARTICLES
        assert answer.text.startswith(
            "The archive can hold no such article: the question's period and the filters' have no day"
        )

    def test_outlets_that_exclude_each_other_admit_nothing(self, assistant: Assistant) -> None:
        answer = assistant.ask(asking(f"according to {WIRE} who broke the Ostrel pact", sources=(GAZETTE,)))
        assert answer.interpretation.sources == (Named(WIRE, f"according to {WIRE}"),)
        assert answer.status is Status.NO_ARTICLES
        assert answer.coverage.in_scope == 0
        assert answer.text.startswith(
            "The archive can hold no such article: the question and the filters name different outlets."
        )

    def test_an_outlet_named_in_the_question_is_searched_alone(self, assistant: Assistant) -> None:
        result = assistant.search(asking(f"according to {WIRE} who broke the Ostrel pact"))
        assert {e.article.source for e in result.evidence} == {WIRE}
        assert result.coverage == Coverage(articles=5, in_scope=2, undated_left_out=0)

    def test_undated_articles_are_let_in_when_wanted(self, assistant: Assistant) -> None:
        answer = assistant.ask(asking(f"{ABOUT_THE_PACT} in 2025", include_undated=True))
        assert quotes(answer) == [SAID_2025, SAID_LATER, UNDATED.text]
        assert answer.coverage == Coverage(articles=5, in_scope=3, undated_left_out=0)

    def test_a_month_lies_in_its_year_and_not_in_a_part_of_itself(self, assistant: Assistant) -> None:
        assert assistant.search(asking("the bridge in 2024")).coverage == Coverage(5, 1, 1)
        assert assistant.search(asking("the bridge in June 2024")).coverage == Coverage(5, 1, 1)
        assert assistant.search(asking("the bridge on 3 June 2024")).coverage == Coverage(5, 0, 1, 1)

    def test_ignored_words_go_back_to_the_topic(self, assistant: Assistant) -> None:
        text = f"{ABOUT_THE_PACT} in 2022"
        anytime = assistant.ask(asking(text, "in 2022"))
        assert anytime.interpretation.period is None
        assert anytime.interpretation.topic == "Ostrel pact in 2022"
        assert anytime.coverage == Coverage(articles=5, in_scope=5, undated_left_out=0)
        assert quotes(anytime) == quotes(assistant.ask(asking(ABOUT_THE_PACT)))
        anyone = replace(assistant, refuse_below=0.1).ask(asking(text, "Vensk"))
        assert anyone.interpretation.speakers == ()
        assert "Vensk" in anyone.interpretation.topic
        assert anyone.citations[0].article_id == VENSK_2022.id

    def test_no_outlet_is_no_outlet_to_ask_for(self, tmp_path: Path) -> None:
        assistant = Assistant(
            make_archive(tmp_path, replace(VENSK_2022, source="unknown"), VENSK_2025), WordEncoder()
        )
        result = assistant.search(asking("was the pact broken by unknown speakers"))
        assert result.interpretation.sources == ()
        assert result.coverage.in_scope == 2


@pytest.mark.parametrize(
    ("given", "found", "expected"),
    [
        (
            {"published_from": date(2025, 3, 1)},
            {"period": Period(date(2025, 1, 1), date(2025, 12, 31), "")},
            {"published_from": date(2025, 3, 1), "published_to": date(2025, 12, 31)},
        ),
        (
            {"published_to": date(2025, 3, 1)},
            {"period": Period(None, date(2025, 12, 31), "")},
            {"published_to": date(2025, 3, 1)},
        ),
        ({"sources": (WIRE.upper(), "Pell Post")}, {"sources": (WIRE, GAZETTE)}, {"sources": (WIRE,)}),
        ({"sources": (GAZETTE,)}, {"sources": (WIRE,)}, {"sources": (NO_SOURCE,)}),
        ({}, {"sources": (WIRE,)}, {"sources": (WIRE,)}),
        ({"sources": (WIRE,)}, {}, {"sources": (WIRE,)}),
        (
            {"article_ids": ("a",), "include_undated": True},
            {},
            {"article_ids": ("a",), "include_undated": True},
        ),
    ],
)
def test_the_narrower_of_filters_and_question(
    given: dict[str, Any], found: dict[str, Any], expected: dict[str, Any]
) -> None:
    sources = tuple(Named(name, name) for name in found.get("sources", ()))
    interpretation = Interpretation(Kind.WHAT, "", found.get("period"), sources=sources)
    assert narrowed(Filters(**given), interpretation) == Filters(**expected)


class TestSearch:
    @pytest.mark.parametrize("k", [1, 2, 3, 5])
    def test_gives_the_best_k(self, assistant: Assistant, k: int) -> None:
        text = "the Ostrel pact and the Lenna bridge"
        every = assistant.search(asking(text, top_k=100)).evidence
        assert len(every) > 5
        assert assistant.search(asking(text, top_k=k)).evidence == every[:k]
        assert [e.score for e in every] == sorted((e.score for e in every), reverse=True)

    def test_says_how_the_question_was_understood_and_by_which_archive(self, assistant: Assistant) -> None:
        result = assistant.search(asking("the Ostrel pact in 2025", top_k=1))
        assert result.question == "the Ostrel pact in 2025"
        assert result.interpretation.period == Period(date(2025, 1, 1), date(2025, 12, 31), "in 2025")
        assert result.coverage == Coverage(articles=5, in_scope=2, undated_left_out=1)
        assert result.archive == assistant.archive.state
        assert set(result.timings_ms) == {"interpret", "retrieve", "total"}
        assert (
            0
            <= sum(v for k, v in result.timings_ms.items() if k != "total")
            <= result.timings_ms["total"] + 0.1
        )

    @pytest.mark.parametrize("ranking", BASELINES)
    def test_under_every_ranking_stays_in_scope(self, assistant: Assistant, ranking: str) -> None:
        other = replace(assistant, ranking=BASELINES[ranking])
        found = other.search(asking("Ostrel pact in 2025", sources=(GAZETTE,))).evidence
        assert {e.article.id for e in found} == {VENSK_LATER.id}


class TestCopies:
    def test_of_a_story_are_one_citation_that_names_the_others(self, tmp_path: Path) -> None:
        copy = replace(VENSK_2025, id="copy", source="Pell Post", published=PublicationDate("2025-05-22"))
        assistant = Assistant(make_archive(tmp_path, VENSK_2025, copy), WordEncoder())
        answer = assistant.ask(asking(f"{ABOUT_THE_PACT} in 2025"))
        assert [(c.quote, c.article_id, c.also_in) for c in answer.citations] == [
            (SAID_2025, "vensk-2025", ("copy",))
        ]

    def test_a_sentence_repeated_in_another_story_is_said_once(self, tmp_path: Path) -> None:
        text = f"Rain fell on Pell and on the guests of the mayor that day, and on the band. {SAID_2025}"
        other = Article("other", "Rain in Pell", text, "Pell Post", published=PublicationDate("2025-06-01"))
        assistant = Assistant(make_archive(tmp_path, VENSK_2025, other), WordEncoder())
        (citation,) = assistant.ask(asking(f"{ABOUT_THE_PACT} in 2025")).citations
        assert citation.quote == SAID_2025
        assert {citation.article_id, *citation.also_in} == {"vensk-2025", "other"}


def test_a_corrected_article_is_cited_as_corrected_and_a_deleted_one_not_at_all(tmp_path: Path) -> None:
    assistant = Assistant(make_archive(tmp_path, *ARTICLES), WordEncoder())
    question = asking(f"{ABOUT_THE_PACT} in 2025")
    before = assistant.ask(question)
    store(
        assistant.archive,  # type: ignore[arg-type]
        replace(VENSK_2025, text="Ilra Vensk said that Taveria would pay half as much into the Ostrel pact."),
    )
    corrected = assistant.ask(question)
    assert [(c.revision, c.quote) for c in corrected.citations] == [
        (2, "Ilra Vensk said that Taveria would pay half as much into the Ostrel pact."),
        (1, SAID_LATER),
    ]
    assert corrected.archive.generation == before.archive.generation + 1
    old = assistant.archive.article("vensk-2025", 1)
    assert old is not None
    assert old.text[before.citations[0].start : before.citations[0].end] == SAID_2025
    assistant.archive.delete("vensk-2025")
    assert quotes(assistant.ask(question)) == [SAID_LATER]


PIECES = (
    "what did|Vensk|Karesh|say|about|the Ostrel pact|in 2025|in 2022|between 2022 and 2025|who|when|how many"
    f'|according to|{WIRE}|{GAZETTE}|the Lenna bridge|?|’s view on|and|said|why|lorries|“|"|*|NOT|(|🌉|\n'
    "|latest|the foreign minister of Taveria|2025-13-45|31 February 2025|in|\x00"
).split("|")
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
)
DATES = st.sampled_from([None, date(2022, 3, 14), date(2024, 6, 15), date(2025, 5, 21), date(2025, 12, 31)])
QUESTIONS = st.builds(
    Question,
    TEXTS,
    st.sampled_from([ASKED, datetime(2022, 1, 1, tzinfo=UTC)]),
    st.builds(
        Filters,
        DATES,
        DATES,
        st.sampled_from([(), (WIRE,), (GAZETTE.lower(),), ("nobody",)]),
        st.sampled_from([(), ("vensk-2022", "undated"), ("absent",)]),
        st.booleans(),
    ),
    st.integers(1, 100),
    st.lists(st.sampled_from(["", "in 2025", "Vensk", "(", WIRE]), max_size=2).map(tuple),
)


@settings(max_examples=150, deadline=None)
@given(QUESTIONS, st.sampled_from([0.0, 0.5]))
@example(Question("what did ? what did what did", ASKED), 0.0)
@example(Question("when and what did what did", ASKED), 0.0)
@example(Question("when did Vensk say so and who in 2025 said no", ASKED), 0.0)
def test_whatever_is_asked_is_answered_within_the_filters_and_from_the_archive(
    assistant: Assistant, question: Question, refuse_below: float
) -> None:
    answer = replace(assistant, refuse_below=refuse_below).ask(question)
    result = assistant.search(question)
    assert_rests_on_the_archive(answer, assistant)
    assert len(result.evidence) <= question.top_k
    assert answer.interpretation == result.interpretation
    assert answer.coverage == result.coverage
    filters, period = question.filters, answer.interpretation.period
    asked = (period.start, period.end) if period and period.binding else (None, None)
    cited = [(assistant.archive.article(citation.article_id), citation.said) for citation in answer.citations]
    found = [(evidence.article, None) for evidence in result.evidence]
    for article, said in [*cited, *found]:
        assert article is not None
        given = (filters.published_from, filters.published_to)
        for day, (start, end) in [(article.published, given), (said or article.published, asked)]:
            if day is None:
                assert filters.include_undated or not (start or end)
            else:
                assert start is None or day.first_day >= start
                assert end is None or day.last_day <= end
        if filters.sources:
            assert article.source.casefold() in {source.casefold() for source in filters.sources}
        if named := answer.interpretation.sources:
            assert article.source in {source.name for source in named}
        assert not filters.article_ids or article.id in filters.article_ids
    for ignored in filter(None, question.ignore):
        for taken in (*answer.interpretation.speakers, *answer.interpretation.sources):
            assert ignored != taken.words
    assert answer.coverage.in_scope + answer.coverage.undated_left_out <= answer.coverage.articles == 5


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who slapped the minister Bo Rahn?", "Ilra Vensk"),
        ("Who did Ilra Vensk slap?", "Bo Rahn"),
        ("Who slapped Ilra Vensk?", None),
        ("Who did Bo Rahn slap?", None),
        ("Where did Ilra Vensk slap Bo Rahn?", "Pell"),
        ("Where did Bo Rahn slap Ilra Vensk?", None),
    ],
)
def test_what_is_told_the_other_way_round_answers_nothing(
    tmp_path: Path, question: str, expected: str | None
) -> None:
    text = "Ilra Vensk slapped the minister Bo Rahn at the Pell gala."
    slapped = replace(VENSK_2025, id="gala", title="A slap at the Pell gala", text=text)
    answer = Assistant(make_archive(tmp_path, slapped), WordEncoder()).ask(asking(question))
    assert (answer.short_answer, answer.status is Status.ANSWERED) == (expected, expected is not None)


def test_what_names_round_the_answer_are_not_those_asked_is_hardly_it(tmp_path: Path) -> None:
    """The article names Brenhallow in another passage."""
    filler = " ".join(f"The stall of seller {number} had bread, honey and wool." for number in range(60))
    text = f"A minister came to Brenhallow. {filler} Bo Rahn opened the stone bridge in Pell on Monday."
    fair = replace(VENSK_2025, id="fair", title="A fair", text=text)
    found = Assistant(make_archive(tmp_path, fair), WordEncoder(), refuse_below=0.01)
    told, named_elsewhere, never_named = (
        found.ask(asking(f"Who opened the stone bridge in {place}?"))
        for place in ("Pell", "Brenhallow", "Ostland")
    )
    assert told.short_answer == "Bo Rahn"
    assert named_elsewhere.confidence < UNNAMED * told.confidence
    assert never_named.confidence > UNNAMED / 2  # it may be called otherwise


def test_who_did_no_such_thing_is_not_told_of(assistant: Assistant) -> None:
    for text in ("What did Vensk apologise for?", "Did Vensk apologise to Karesh?"):
        answer = assistant.ask(Question(text, ASKED))
        assert (answer.status, answer.sentences) == (Status.NO_STATEMENT, ()), text


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How many dead did Taveria report?", "50"),
        # Neither another's figure nor that of something else.
        ("How many dead did Orselia report?", None),
        ("How many wounded did Taveria report?", None),
    ],
)
def test_a_figure_that_somebody_reported_may_be_in_nobodys_words(
    tmp_path: Path, question: str, expected: str | None
) -> None:
    text = "By night 50 dead had been carried home to Taveria over the bridge."
    archive = make_archive(tmp_path, Article("border", "Fighting", text, "Wire"))
    answer = Assistant(archive, WordEncoder()).ask(Question(question, ASKED))
    assert answer.short_answer == expected
    assert (answer.status is Status.ANSWERED) == (expected is not None)
    # How it was understood tells that nobody's words were looked for where it is answered.
    assert bool(answer.interpretation.speakers) == (expected is None)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Did Ilra Vensk reject the plan for the harbour?", "Yes"),
        ("Did Bo Rahn reject the plan for the harbour?", None),  # is not told to have
        ("Did Ilra Vensk reject the plan for the school?", None),
    ],
)
def test_whether_somebody_did_what_is_done_in_words_may_be_in_nobodys_words(
    tmp_path: Path, question: str, expected: str | None
) -> None:
    text = "Ilra Vensk turned down the plan for the harbour. Bo Rahn said that the school was closed."
    words = "Ilra Vensk said that it rained."
    archive = make_archive(tmp_path, Article("a", "No", text, "Wire"), Article("b", "Rain", words, "Wire"))
    answer = Assistant(archive, WordEncoder()).ask(Question(question, ASKED))
    assert answer.short_answer == expected
    assert bool(answer.interpretation.speakers) == (expected is None)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who opposed the plan for the harbour?", "Ilra Vensk"),
        ("Who opposed Ilra Vensk over the harbour?", None),
        ("Who opposed Tam Orel?", None),  # whom another sentence of the article names
        ("Who welcomed the plan for the harbour?", "Bo Rahn"),  # by words of judgment alone
    ],
)
def test_who_takes_a_side_may_say_nothing(tmp_path: Path, question: str, expected: str | None) -> None:
    text = (
        "Ilra Vensk opposed the plan for the harbour. Bo Rahn said that the plan for the harbour"
        " was good. Tam Orel came, too."
    )
    answer = answer_from(tmp_path, text, question)
    assert (answer.question, answer.short_answer) == (question, expected)
    assert (answer.status is Status.ANSWERED) == (expected is not None)


@pytest.mark.parametrize(
    ("question", "told", "speakers"),
    [
        ("Does Bo Rahn support the plan for the harbour?", "Bo Rahn said", ["Bo Rahn"]),
        ("Does Bo Rahn support the plan for the bridge?", "", []),
        ("Does Tam Orel support the plan for the harbour?", "", []),
        ("What did critics say about the plan for the harbour?", "", ["critics"]),
        ("What did critics say about the school?", "Ona Castin criticised", []),
        ("What did supporters say about the school?", "", ["supporters"]),
    ],
)
def test_whose_side_somebody_is_on_is_told_by_their_words(
    tmp_path: Path, question: str, told: str, speakers: list[str]
) -> None:
    text = (
        "Ilra Vensk opposed the plan for the harbour. Bo Rahn said that the plan for the harbour"
        " was good. Ona Castin criticised the school."
    )
    archive = make_archive(tmp_path, Article("a", "Port", text, "Wire"))
    answer = Assistant(archive, WordEncoder(), refuse_below=0.6).ask(Question(question, ASKED))
    assert (answer.status is Status.ANSWERED) == bool(told)
    assert not told or answer.text.startswith(told)
    assert [one.name for one in answer.interpretation.speakers] == speakers


@pytest.mark.parametrize(
    ("words", "confidence", "likely"),
    [
        ("criticised the harbour plan", 0.753, True),
        ("said that the harbour plan was a mistake", 0.449, False),
    ],
)
def test_who_takes_a_side_is_less_sure_by_words_of_judgment_than_by_a_verb(
    tmp_path: Path, words: str, confidence: float, likely: bool
) -> None:
    text = f"Ilra Vensk {words} on Monday."
    answer = answer_from(tmp_path, text, "Who criticised the harbour plan?")
    assert answer.short is not None
    assert (answer.short.text, answer.short.likely) == ("Ilra Vensk", likely)
    assert answer.confidence == pytest.approx(confidence, abs=0.01)
    assert answer.short.confidence == answer.confidence


@pytest.mark.parametrize(
    ("words", "share", "likely"),
    [("was safe", 0.71, True), ("was told to be safe if it was closed", 0.4, False)],
)
def test_who_said_it_is_less_sure_where_no_clause_of_theirs_does(
    tmp_path: Path, words: str, share: float, likely: bool
) -> None:
    text = f"Ilra Vensk said that the bridge {words}."
    answer = answer_from(tmp_path / "who", text, "Who said that the bridge was safe?")
    of_them = answer_from(tmp_path / "what", text, "What did Vensk say of the bridge?")
    assert answer.short is not None
    assert (answer.short.text, answer.short.likely) == ("Ilra Vensk", likely)
    assert answer.confidence == pytest.approx(share, abs=0.15)
    assert answer.confidence < share < of_them.confidence


@pytest.mark.parametrize(("question", "likely"), [("Which town", True), ("Which two towns", False)])
def test_one_name_of_two_is_not_shown_as_the_answer(tmp_path: Path, question: str, likely: bool) -> None:
    archive = make_archive(
        tmp_path, Article("bridge", "Bridge", "Workers in Pell opened the bridge.", "Wire")
    )
    sure = replace(shipped(), short_unread=Curve(5.0, {}))
    assistant = Assistant(archive, WordEncoder(), calibration=sure)
    answer = assistant.ask(Question(f"{question} opened the bridge?", ASKED))
    assert answer.short is not None
    assert (answer.short.text, answer.short.likely) == ("Pell", likely)
