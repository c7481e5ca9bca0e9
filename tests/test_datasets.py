"""Data sets: what is read from them, and what is said of broken ones."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from eval.datasets import folder, jsonl, registry, rtqa
from eval.types import GoldCitation
from qa.errors import InvalidRequestError, NotFoundError
from qa.types import Filters, RawArticle, Status

BENCH = Path(__file__).parents[1] / "../shared/bench"


def write_lines(path: Path, lines: Iterable[object]) -> Path:
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


class TestJsonl:
    def test_every_field(self, tmp_path: Path) -> None:
        line = {
            "id": "q1",
            "question": "When did the bridge open?",
            "asked_at": "2025-06-07",
            "history": ["Which bridge?"],
            "answers": ["June", "in June"],
            "citations": [
                {"article_id": "a", "quote": "opened in June"},
                {"article_id": "b", "relevance": 2},
            ],
            "status": "answered",
            "filters": {"published_from": "2025-01-01", "sources": ["Courier"]},
            "tags": ["time-bounded"],
            "choices": ["May", "June"],
        }
        (question,) = jsonl.read_questions(write_lines(tmp_path / "gold.jsonl", [line]))
        assert question.asked_at == datetime(2025, 6, 7, 12, tzinfo=UTC)
        assert question.history == ("Which bridge?",)
        assert question.answers == ("June", "in June")
        assert question.citations == (GoldCitation("a", "opened in June"), GoldCitation("b", None, 2))
        assert question.status is Status.ANSWERED
        assert question.filters == Filters(published_from=date(2025, 1, 1), sources=("Courier",))
        assert (question.tags, question.choices) == (("time-bounded",), ("May", "June"))
        assert question.relevance == {"a": 1, "b": 2}

    def test_id_and_question_are_enough(self, tmp_path: Path) -> None:
        path = write_lines(tmp_path / "gold.jsonl", [{"id": "q1", "question": "Why?"}])
        (question,) = jsonl.load(path).questions
        assert (question.answers, question.citations, question.status) == ((), (), None)

    def test_a_time_of_day_is_kept(self, tmp_path: Path) -> None:
        line = {"id": "q", "question": "?", "asked_at": "2025-06-07T23:30:00+04:00"}
        (question,) = jsonl.read_questions(write_lines(tmp_path / "g.jsonl", [line]))
        assert question.asked_at == datetime.fromisoformat("2025-06-07T23:30:00+04:00")

    @pytest.mark.parametrize(
        ("broken", "complaint"),
        [
            ('{"id": "b"', "not JSON"),
            ("[1]", "not a JSON object"),
            ('{"id": "b"}', "question"),
            ('{"id": "a", "question": "?"}', "already on line 1"),
            ('{"id": "b", "question": "?", "answer": ["x"]}', "answer: "),
            ('{"id": "b", "question": "?", "status": "maybe"}', "status: "),
            ('{"id": "b", "question": "?", "citations": [{"quote": "x"}]}', "citations.0.article_id: "),
            ('{"id": "b", "question": "?", "asked_at": "soon"}', "asked_at"),
            ('{"id": "b", "question": "?", "status": "no_answer", "answers": ["x"]}', "excludes answers"),
        ],
    )
    def test_a_broken_line_is_named(self, tmp_path: Path, broken: str, complaint: str) -> None:
        path = tmp_path / "gold.jsonl"
        path.write_text('{"id": "a", "question": "?"}\n\n' + broken + "\n", encoding="utf-8")
        with pytest.raises(InvalidRequestError, match=rf"gold\.jsonl:3: .*{complaint}"):
            list(jsonl.read_questions(path))

    def test_the_checksum_tells_contents_apart(self, tmp_path: Path) -> None:
        path = write_lines(tmp_path / "gold.jsonl", [{"id": "a", "question": "?"}])
        before = jsonl.load(path).checksum
        write_lines(path, [{"id": "a", "question": "??"}])
        assert jsonl.load(path).checksum != before


class TestFolder:
    def test_questions_and_the_articles_beside_them(self, tmp_path: Path) -> None:
        write_lines(tmp_path / "questions.jsonl", [{"id": "q", "question": "?"}])
        (tmp_path / "articles").mkdir()
        write_lines(tmp_path / "articles" / "two.jsonl", [{"id": "a", "text": "One."}, {"text": "Two."}])
        data = folder.load(tmp_path)
        assert data.articles is not None
        for _ in range(2):  # read anew at every call
            items = [item for item in data.articles() if isinstance(item, RawArticle)]
            assert [(item.id, item.content) for item in items] == [("a", "One."), (None, "Two.")]

    def test_without_articles(self, tmp_path: Path) -> None:
        write_lines(tmp_path / "questions.jsonl", [{"id": "q", "question": "?"}])
        assert folder.load(tmp_path).articles is None

    def test_an_article_that_changes_changes_the_checksum(self, tmp_path: Path) -> None:
        write_lines(tmp_path / "questions.jsonl", [{"id": "q", "question": "?"}])
        (tmp_path / "articles").mkdir()
        sums = set()
        for text in ("One.", "Two."):
            (tmp_path / "articles" / "a.txt").write_text(text, encoding="utf-8")
            sums.add(folder.load(tmp_path).checksum)
        assert len(sums) == 2


def rtqa_folder(path: Path, **changes: object) -> Path:
    question = {
        "id": "20250606_0",
        "asked": "2025-06-05",
        "question": "Which bridge opened this week?",
        "choices": ["Sel", "Orn"],
        "answers": ["Orn"],
        "evidence": "",
        "retrieved": ["http://paper.example/orn"],
        "answer_articles": ["http://paper.example/orn", "https://paper.example/orn"],
        **changes,
    }
    article = {
        "id": "http://paper.example/orn",
        "url": "http://paper.example/orn",
        "title": "Orn opens",
        "source": "Paper",
        "authors": ["A. Writer"],
        "published": "2025-06-04",
        "text": "The Orn bridge has opened.",
    }
    write_lines(path / "questions.jsonl", [question])
    with gzip.open(path / "articles.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(article) + "\n")
    return path


class TestRtqa:
    def test_copies_under_http_and_https_are_one_gold_article(self, tmp_path: Path) -> None:
        (question,) = rtqa.load(rtqa_folder(tmp_path)).questions
        assert question.citations == (GoldCitation("https://paper.example/orn"),)
        assert question.asked_at == datetime(2025, 6, 5, 12, tzinfo=UTC)
        assert question.status is Status.ANSWERED
        assert question.choices == ("Sel", "Orn")
        assert question.tags == ("gold article",)

    def test_articles_are_known_by_their_address(self, tmp_path: Path) -> None:
        data = rtqa.load(rtqa_folder(tmp_path))
        assert data.articles is not None
        (article,) = data.articles()
        assert isinstance(article, RawArticle)
        assert (article.id, article.url, article.published) == (
            None,
            "http://paper.example/orn",
            "2025-06-04",
        )

    def test_without_gold_articles_nothing_is_known_of_the_status(self, tmp_path: Path) -> None:
        (question,) = rtqa.load(rtqa_folder(tmp_path, answer_articles=[], answers=["FALSE"])).questions
        assert question.status is None
        assert question.tags == ("true or false", "no gold article")

    def test_a_broken_question_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(InvalidRequestError, match=r"questions\.jsonl:1: .*soon"):
            rtqa.load(rtqa_folder(tmp_path, asked="soon"))

    def test_the_real_one(self) -> None:
        if not (BENCH / "rtqa-mini").is_dir():
            pytest.skip("../shared/bench is not here")
        data = registry.load("rtqa-mini")
        assert len(data.questions) == 90
        assert sum(bool(question.citations) for question in data.questions) == 72
        assert data.articles is not None
        articles = list(data.articles())
        assert len(articles) == 347
        ids = {rtqa.canonical(one.url) for one in articles if isinstance(one, RawArticle) and one.url}
        assert {gold.article_id for question in data.questions for gold in question.citations} <= ids


class TestRegistry:
    def test_by_path(self, tmp_path: Path) -> None:
        path = write_lines(tmp_path / "mine.jsonl", [{"id": "a", "question": "?"}])
        assert registry.load(str(path)).name == "mine"
        assert registry.load(str(rtqa_folder(tmp_path))).questions[0].id == "20250606_0"

    def test_an_unknown_name_says_what_is_known(self) -> None:
        with pytest.raises(NotFoundError, match=r"no data set 'nowhere'; known by name: .*sample"):
            registry.load("nowhere")

    def test_an_unknown_format_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(NotFoundError, match="no format that can be read"):
            registry.load(str(tmp_path))
