"""The sample archive and its gold: what they promise in their README is so."""

from __future__ import annotations

import calendar
import json
import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import pytest

from eval.datasets import folder
from eval.metrics.text import contains
from eval.types import GoldQuestion
from qa.archive.local import LocalArchive
from qa.ingest.pipeline import Ingestor, to_article
from qa.ingest.readers import read
from qa.language.turns import turns
from qa.types import Article, Precision, Provenance, RawArticle, Status
from tests.fakes import WordEncoder

SAMPLE = Path(__file__).parents[1] / "eval/gold/sample"
TODAY = date(2025, 12, 15)
LABEL = "Written for the Dateline sample archive"

REAL = {
    "Dateline Sample Gazette",
    "Sample Briefs",
    "Sample Business Daily",
    "Sample Caucasus Review",
    "Sample Radio News",
    "Sample Wire",
    "The Sample Observer",
}
INVENTED = {
    "Orselia Sample Courier",
    "Sample Conversations",
    "Sample Rivers Bulletin",
    "Taveria Sample Post",
}
FLOOD = "post-2025-07-14-flood"
BRIDGE = {"rivers-2025-06-04-bridge", "post-2025-06-05-bridge", "courier-2025-06-05-bridge"}
TUNNEL = {"rivers-2023-06-15-tunnel", "post-2023-06-16-tunnel"}
HOST = "https://sample.example"

Revisions = dict[str, list[Article]]
Days = tuple[date, date]


@pytest.fixture(scope="module")
def revisions() -> Revisions:
    """The revisions of every article as an archive would hold them, oldest first."""
    found: Revisions = {}
    for item in read(str(SAMPLE / "articles")):
        assert isinstance(item, RawArticle), item
        article = to_article(item, TODAY)
        found.setdefault(article.id, []).append(article)
    return found


@pytest.fixture(scope="module")
def articles(revisions: Revisions) -> dict[str, Article]:
    return {key: texts[-1] for key, texts in revisions.items()}


@pytest.fixture(scope="module")
def gold() -> Sequence[GoldQuestion]:
    """Validated as it is read: fields, statuses, unique ids, no answers to what has none."""
    return folder.load(SAMPLE).questions


@pytest.fixture(scope="module")
def each(gold: Sequence[GoldQuestion]) -> Sequence[GoldQuestion]:
    """The questions, of two in one each by itself."""
    return [one for question in gold for one in question.parts or (question,)]


@pytest.fixture(scope="module")
def periods() -> dict[str, Days]:
    """By question, its period as its note gives it (``2025-05-01/..``), both days inclusive.

    Written down by hand, so that what is right does not hang on how Dateline reads a question.
    """
    found = {}
    for line in (SAMPLE / "questions.jsonl").read_text("utf-8").splitlines():
        question = json.loads(line)
        if note := question.get("note"):
            start, end = note.removeprefix("Period: ").split("/")
            found[question["id"]] = (
                date.min if start == ".." else date.fromisoformat(start),
                date.max if end == ".." else date.fromisoformat(end),
            )
    return found


def invented(article: Article) -> bool:
    return article.source in INVENTED


class TestArticles:
    def test_the_readme_counts_them(self, revisions: Revisions) -> None:
        texts = sum(map(len, revisions.values()))
        assert f"{texts} texts of {len(revisions)} articles" in (SAMPLE / "README.md").read_text("utf-8")

    def test_every_outlet_is_plainly_the_samples_own(self, articles: dict[str, Article]) -> None:
        assert {article.source for article in articles.values()} == REAL | INVENTED
        assert all("Sample" in source for source in REAL | INVENTED)

    def test_every_article_says_whose_it_is(self, articles: dict[str, Article]) -> None:
        for article in articles.values():
            assert article.authors == ("Dateline sample desk",), article.id
            assert (article.url or "").startswith(f"{HOST}/"), article.id
            assert article.title, article.id
            assert article.language == "en", article.id

    def test_every_file_that_can_carries_the_label(self) -> None:
        files = [path for path in (SAMPLE / "articles").rglob("*") if path.suffix not in (".txt", ".csv", "")]
        for path in files:
            text = path.read_text("utf-8")
            wanted = text.count('"id"') if path.suffix in (".json", ".jsonl") else 1
            assert text.count(LABEL) >= wanted, path.name

    def test_no_label_and_no_furniture_in_the_text(self, revisions: Revisions) -> None:
        for article in (text for texts in revisions.values() for text in texts):
            for words in (LABEL, "note:", "Latest news", "newsletter", "Become a member", "XS SM MD LG"):
                assert words not in article.text, (article.id, words)

    def test_the_web_page_gives_its_article_and_nothing_else(self, articles: dict[str, Article]) -> None:
        page = articles[f"{HOST}/radio/2023/02/13/margara"]
        assert page.title == "Five trucks across the Margara bridge"
        assert page.text.startswith("Five trucks with food, water and medicine from Armenia")
        assert page.text.endswith("The trucks are expected to return the way they came.")
        assert page.published is not None
        assert page.published.value == "2023-02-13"
        assert "chess" not in page.text

    def test_nobody_real_is_quoted(self, revisions: Revisions) -> None:
        """Outlets that write about real people use no quotation marks, apostrophes aside."""
        marks = re.compile(r"[\"“”„«»‘‹›`]|(?<!\w)['’]")
        for article in (text for texts in revisions.values() for text in texts):
            if not invented(article):
                assert not marks.findall(article.title + "\n" + article.text), article.id

    def test_nobody_real_is_in_the_invented_world(self, articles: dict[str, Article]) -> None:
        """What both kinds of outlets write with a capital inside a sentence is no name."""
        names = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}")
        real = {w for a in articles.values() if not invented(a) for w in names.findall(a.text)}
        others = {w for a in articles.values() if invented(a) for w in names.findall(a.text)}
        days, months = set(calendar.day_name), set(calendar.month_name)
        assert "Vensk" in others
        assert "Lavrov" in real
        assert others & real - days - months <= {"Foreign", "Minister", "State"}

    def test_both_worlds_quote_and_report(self, articles: dict[str, Article]) -> None:
        quoting = [article.id for article in articles.values() if re.search("[“‘]", article.text)]
        assert len(quoting) >= 8
        assert all(invented(articles[key]) for key in quoting)

    def test_dates_that_are_not_to_the_day(self, articles: dict[str, Article]) -> None:
        dates = {key: article.published for key, article in articles.items()}
        assert {key for key, value in dates.items() if value is None} == {
            "rivers-brenhallow-market",
            f"{HOST}/review/csto-explainer",
        }
        rough = {key: d.value for key, d in dates.items() if d and d.precision is not Precision.DAY}
        assert rough == {
            "business-2024-09-half-year-trade": "2024-09",
            "review-2025-05-arms-and-paris": "2025-05",
            f"{HOST}/observer/2022/09/moscow-ministers": "2022-09",
            f"{HOST}/review/2025/consultations": "2025",
        }
        inferred = {key for key, d in dates.items() if d and d.provenance is not Provenance.GIVEN}
        assert inferred == {f"{HOST}/radio/2023/02/13/margara"}

    def test_only_the_flood_was_corrected_and_the_correction_comes_last(self, revisions: Revisions) -> None:
        assert {key for key, texts in revisions.items() if len(texts) > 1} == {FLOOD}
        first, corrected = revisions[FLOOD]
        assert "drove 1,400 people from their homes" in first.text
        assert "drove 140 people from their homes" in corrected.text
        assert "1,400" not in corrected.text

    @pytest.mark.parametrize(("story", "words"), [(BRIDGE, "214 trucks"), (TUNNEL, "Rail 2030")])
    def test_one_story_in_several_outlets(
        self, articles: dict[str, Article], story: set[str], words: str
    ) -> None:
        copies = [articles[key] for key in story]
        shared = set.intersection(*(set(copy.text.split("\n")) for copy in copies)) - {""}
        assert any(words in paragraph for paragraph in shared)
        assert len({copy.text for copy in copies}) == len({copy.source for copy in copies}) == len(story)

    def test_two_people_of_one_surname(self, articles: dict[str, Article]) -> None:
        """Each speaks in an article without the other, under the bare surname, and both in one."""

        def where(name: str) -> set[str]:
            return {article.id for article in articles.values() if name in article.text}

        tessa, bram = where("Tessa Orlen"), where("Bram Orlen")
        assert tessa & bram == {"rivers-2025-09-26-hearing"}
        bare = re.compile(r"(?<!Tessa )(?<!Bram )Orlen (?:said|told)")
        assert [key for key in sorted(tessa ^ bram) if bare.search(articles[key].text)] == [
            "courier-2025-06-20-farmers",
            "post-2025-08-22-gauges",
        ]

    def test_turns_of_the_transcript_and_the_interview(self, articles: dict[str, Article]) -> None:
        def speakers(key: str) -> Counter[str]:
            return Counter(turn.speaker for turn in turns(articles[key].text))

        assert speakers("post-2025-04-10-transcript") == {
            "Doman Karesh": 4,
            "Ilra Vensk": 3,
            "Petra Olunde": 2,
            "Question": 4,
        }
        assert speakers("post-2025-03-20-transcript-tunnel") == {
            "Edda Solvane": 4,
            "Lukan Preel": 2,
            "Question": 5,
        }
        assert speakers("conversations-2025-11-28-preel") == {"Question": 6, "Lukan Preel": 6}
        assert speakers(f"{HOST}/conversations/2024/11/18/strenn") == {"Question": 6, "Havel Strenn": 6}


class TestGold:
    def test_the_readme_counts_them(self, gold: Sequence[GoldQuestion]) -> None:
        readme = (SAMPLE / "README.md").read_text("utf-8")
        rows = {name: int(n) for name, n in re.findall(r"^\| ([\w-]+) \| (\d+) \|", readme, re.MULTILINE)}
        counts = Counter(tag for question in gold for tag in question.tags)
        counts.update(str(question.status) for question in gold if not question.parts)
        assert rows == counts
        assert f"`questions.jsonl`: {len(gold)} questions" in readme

    def test_questions_and_their_ids_are_different(self, gold: Sequence[GoldQuestion]) -> None:
        asked = Counter((q.question.casefold(), q.asked_at, q.filters) for q in gold)
        assert max(asked.values()) == 1

    def test_quotes_are_in_the_current_text(
        self, each: Sequence[GoldQuestion], articles: dict[str, Article]
    ) -> None:
        for question in each:
            for citation in question.citations:
                assert citation.quote, question.id
                assert citation.quote in articles[citation.article_id].text, (question.id, citation.quote)

    def test_every_article_answers_something(
        self, gold: Sequence[GoldQuestion], articles: dict[str, Article]
    ) -> None:
        assert {citation.article_id for question in gold for citation in question.citations} == set(articles)

    def test_what_is_tagged_as_unanswerable_has_no_answer(self, gold: Sequence[GoldQuestion]) -> None:
        for question in gold:
            statuses = {one.status for one in question.parts or (question,)}
            assert (Status.ANSWERED not in statuses) == ("unanswerable" in question.tags), question.id
            one_of_two = len(statuses) > 1 and Status.ANSWERED in statuses
            assert one_of_two == ("one-of-two" in question.tags), question.id
            assert bool(question.parts) == ("two-in-one" in question.tags), question.id

    def test_what_has_an_answer_has_one_that_can_be_cited(self, each: Sequence[GoldQuestion]) -> None:
        for question in each:
            assert question.status is not None
            quotes = "\n".join(citation.quote or "" for citation in question.citations)
            assert contains(quotes, question.answers) == (question.status is Status.ANSWERED), question.id

    def test_periods_admit_what_is_cited_and_nothing_where_there_is_no_article(
        self, gold: Sequence[GoldQuestion], articles: dict[str, Article], periods: dict[str, Days]
    ) -> None:
        """What was said or happened before it was published is found in articles of a later time.

        Neither status hangs on an article whose date is known only in part.
        """
        for question in gold:
            period = periods.get(question.id)
            certain = _scope(question, articles, period, possible=False)
            if question.status is Status.NO_ARTICLES:
                assert not _scope(question, articles, period, possible=True), question.id
            elif question.status is not Status.ANSWERED:
                assert certain, question.id
            elif not {"said-date", "happened"} & set(question.tags):
                assert {citation.article_id for citation in question.citations} <= certain, question.id

    def test_words_are_not_reported_before_they_were_said(
        self, gold: Sequence[GoldQuestion], articles: dict[str, Article], periods: dict[str, Days]
    ) -> None:
        late = set()
        for question in gold:
            if "said-date" not in question.tags or question.id not in periods:
                continue
            start, end = periods[question.id]
            for citation in question.citations:
                published = articles[citation.article_id].published
                assert published, question.id
                assert published.last_day >= start, question.id
                if published.first_day > end:
                    late.add(question.id)
        assert len(late) >= 12

    def test_nothing_that_was_published_later_counts_as_known(
        self, gold: Sequence[GoldQuestion], articles: dict[str, Article], periods: dict[str, Days]
    ) -> None:
        for question in gold:
            if "as-of" in question.tags:
                dates = [articles[citation.article_id].published for citation in question.citations]
                assert all(day and day.last_day <= periods[question.id][1] for day in dates), question.id

    def test_what_is_tagged_as_bounded_by_time_has_a_period(
        self, gold: Sequence[GoldQuestion], periods: dict[str, Days]
    ) -> None:
        for question in gold:
            if "time-bounded" in question.tags:
                assert (question.id in periods) != question.filters.dated, question.id
            else:
                assert question.id not in periods, question.id
        assert all(start <= end for start, end in periods.values())

    def test_periods_have_begun_when_they_are_asked_about(
        self, gold: Sequence[GoldQuestion], periods: dict[str, Days]
    ) -> None:
        for question in gold:
            assert question.asked_at
            if question.id in periods:
                assert periods[question.id][0] <= question.asked_at.date(), question.id

    def test_every_way_of_asking_has_a_twin_that_is_to_be_refused(self, gold: Sequence[GoldQuestion]) -> None:
        kinds = (
            "according-to as-of described ever everything institution journalist reaction relative-period"
            " said-date same-surname topic-year two-speakers view who-said"
            " keywords stance addressee first-last"
        )
        for kind in kinds.split():
            statuses = Counter(question.status for question in gold if kind in question.tags)
            assert statuses[Status.ANSWERED] >= 2, kind
            assert sum(statuses.values()) - statuses[Status.ANSWERED] >= 1, kind

    def test_copies_are_all_cited(self, gold: Sequence[GoldQuestion]) -> None:
        for question in gold:
            cited = {citation.article_id for citation in question.every_citation}
            if "syndicated" in question.tags:
                assert len(cited & BRIDGE) >= 2 or cited >= TUNNEL, question.id
            if "corrected" in question.tags:
                assert FLOOD in cited, question.id

    def test_disputes_have_two_sides_that_no_passage_holds_both_of(
        self, gold: Sequence[GoldQuestion]
    ) -> None:
        for question in gold:
            if "dispute" not in question.tags:
                continue
            assert len(question.answers) == 2, question.id
            quotes = [citation.quote or "" for citation in question.citations]
            for side, other in (question.answers, question.answers[::-1]):
                alone = [q for q in quotes if contains(q, [side]) and not contains(q, [other])]
                assert alone, (question.id, side)

    def test_agreements_are_no_disputes(self, gold: Sequence[GoldQuestion]) -> None:
        for question in gold:
            assert len({"agreement", "dispute", "no-dispute"} & set(question.tags)) <= 1, question.id

    def test_corrected_answers_are_not_in_the_first_version(
        self, gold: Sequence[GoldQuestion], revisions: Revisions
    ) -> None:
        first = revisions[FLOOD][0].text
        for question in gold:
            if "corrected" in question.tags:
                quotes = [c.quote for c in question.citations if c.article_id == FLOOD and c.quote]
                assert quotes, question.id
                assert not [quote for quote in quotes if quote in first], question.id

    def test_the_first_question_a_user_sees(
        self, gold: Sequence[GoldQuestion], articles: dict[str, Article]
    ) -> None:
        (question,) = [q for q in gold if q.question == "what did Lavrov say about the CSTO in 2025"]
        cited = [articles[citation.article_id] for citation in question.citations]
        assert len({article.source for article in cited}) >= 2
        assert {(article.published.value[:4] if article.published else "") for article in cited} == {"2025"}
        others = [a for a in articles.values() if "Lavrov" in a.text and "CSTO" in a.text and a not in cited]
        assert {a.published.value[:4] for a in others if a.published} == {"2022", "2023", "2024", "2025"}


def _scope(
    question: GoldQuestion, articles: dict[str, Article], period: Days | None, *, possible: bool
) -> set[str]:
    """The articles that the question's filters admit and its period holds, by brute force.

    Args:
        possible: also those of which only the month or year is known and may lie in the period.
    """
    filters = question.filters
    first, last = period or (date.min, date.max)
    first, last = max(first, filters.published_from or first), min(last, filters.published_to or last)
    dated = period is not None or filters.dated
    admitted = set()
    for article in articles.values():
        if filters.sources and article.source not in filters.sources:
            continue
        day = article.published
        if day is None:
            inside = filters.include_undated or not dated
        elif possible:
            inside = first <= day.last_day and day.first_day <= last
        else:
            inside = first <= day.first_day and day.last_day <= last
        if inside:
            admitted.add(article.id)
    return admitted


def test_taking_it_in_again_changes_nothing(tmp_path: Path) -> None:
    encoder = WordEncoder()
    archive = LocalArchive.for_encoder(tmp_path / "archive", encoder, create=True)
    ingestor = Ingestor(archive, encoder, clock=lambda: datetime(2025, 12, 15, 9))
    first, second = (ingestor.run(read(str(SAMPLE / "articles"))) for _ in range(2))
    assert (first.added, first.updated, first.unchanged, first.rejected) == (58, 1, 0, ())
    assert (second.added, second.updated, second.unchanged, second.rejected) == (0, 0, 59, ())
    assert [("1,400" in a.text, a.revision) for a in archive.revisions(FLOOD)] == [(True, 1), (False, 2)]
