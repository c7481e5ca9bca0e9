"""Data sets: what is read from them, and what is said of broken ones."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from eval.datasets import beir, folder, jsonl, multihoprag, registry, rtqa, squad, trec
from eval.datasets.files import address_id, lines
from eval.library import EmptyLibrary, known_as
from eval.types import GoldCitation, GoldQuestion, Ranked, Response, Result
from qa.errors import InvalidRequestError, NotFoundError
from qa.types import Filters, RawArticle, Status

BENCH = Path(__file__).parents[1] / "../shared/bench"


def write_lines(path: Path, lines: Iterable[object]) -> Path:
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


def test_lines_that_cannot_be_read_name_the_file_once(tmp_path: Path) -> None:
    whole = gzip.compress(b'{"id": "a"}\n' * 1000)
    torn = tmp_path / "torn.jsonl.gz"
    for content in (whole[:-9], whole[:12] + b"\xff" * 9 + whole[21:], b"plain"):
        torn.write_bytes(content)
        with pytest.raises(InvalidRequestError, match=r"torn\.jsonl\.gz: cannot be read: \S"):
            list(lines(torn))
    with pytest.raises(InvalidRequestError) as caught:
        list(lines(tmp_path / "gone.jsonl"))
    assert caught.value.message == f"{tmp_path / 'gone.jsonl'}: cannot be read: No such file or directory"


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
            "filters": {"published_from": "2025-01-01", "as_of": "2025-06-30", "sources": ["Courier"]},
            "tags": ["time-bounded"],
            "choices": ["May", "June"],
        }
        (question,) = jsonl.read_questions(write_lines(tmp_path / "gold.jsonl", [line]))
        assert question.asked_at == datetime(2025, 6, 7, 12, tzinfo=UTC)
        assert question.history == ("Which bridge?",)
        assert question.answers == ("June", "in June")
        assert question.citations == (GoldCitation("a", "opened in June"), GoldCitation("b", None, 2))
        assert question.status is Status.ANSWERED
        assert question.filters == Filters(
            published_from=date(2025, 1, 1), as_of=date(2025, 6, 30), sources=("Courier",)
        )
        assert (question.tags, question.choices) == (("time-bounded",), ("May", "June"))
        assert question.relevance == {"a": 1, "b": 2}

    def test_id_and_question_are_enough(self, tmp_path: Path) -> None:
        path = write_lines(tmp_path / "gold.jsonl", [{"id": "q1", "question": "Why?"}])
        (question,) = jsonl.load(path).questions
        assert (question.answers, question.citations, question.status) == ((), (), None)

    def test_two_questions_in_one_know_what_is_right_for_each(self, tmp_path: Path) -> None:
        parts = [
            {
                "question": "When?",
                "answers": ["June"],
                "citations": [{"article_id": "a"}],
                "status": "answered",
            },
            {"status": "no_answer"},
        ]
        line = {"id": "q", "question": "When and why?", "parts": parts}
        (question,) = jsonl.read_questions(write_lines(tmp_path / "g.jsonl", [line]))
        first, second = question.parts
        assert (question.answers, question.citations, question.status) == ((), (), None)
        assert (first.id, first.question, first.answers) == ("q/1", "When?", ("June",))
        assert (second.id, second.question, second.status) == ("q/2", "", Status.NO_ANSWER)
        assert question.every_citation == first.citations == (GoldCitation("a"),)

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
            ('{"id": "b", "question": "?", "parts": [{"answers": ["x"]}]}', "parts are two or more"),
            ('{"id": "b", "question": "?", "status": "answered", "parts": [{}, {}]}', "parts exclude"),
            (
                '{"id": "b", "question": "?", "parts": [{}, {"status": "no_answer", "answers": ["x"]}]}',
                "parts.1: .*excludes answers",
            ),
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
        assert question.tags == ("gold article", "article retrieved")

    def test_an_archive_may_know_the_gold_by_the_ids_of_the_file(self, tmp_path: Path) -> None:
        data = rtqa.load(rtqa_folder(tmp_path))
        http, https = "http://paper.example/orn", "https://paper.example/orn"
        assert data.aliases == {https: (http, https)}

        class Shelf(EmptyLibrary):
            def text(self, article_id: str, revision: int | None) -> str | None:
                return "x" if (article_id, revision) == (http, None) else None

        (question,) = data.questions
        assert known_as(question, data.aliases, Shelf()).citations == (GoldCitation(http),)
        assert known_as(question, data.aliases, EmptyLibrary()).citations == (GoldCitation(https),)

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
        nothing = rtqa_folder(tmp_path, answer_articles=[], retrieved=[], answers=["FALSE"])
        (question,) = rtqa.load(nothing).questions
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
        ids = {address_id(one.url) for one in articles if isinstance(one, RawArticle) and one.url}
        assert {gold.article_id for question in data.questions for gold in question.citations} <= ids


def beir_folder(path: Path) -> Path:
    (path / "qrels").mkdir(parents=True)
    write_lines(
        path / "corpus.jsonl",
        [{"_id": "d1", "title": "One", "text": "First."}, {"_id": "d2", "title": "Two", "text": ""}],
    )
    write_lines(
        path / "queries.jsonl",
        [{"_id": "q1", "text": "which?"}, {"_id": "q2", "text": "what?"}, {"_id": "q3", "text": "unjudged"}],
    )
    qrels = "query-id\tcorpus-id\tscore\nq2\td1\t2\nq1\td1\t0\nq1\td2\t1\n"
    (path / "qrels" / "test.tsv").write_text(qrels)
    return path


class TestBeir:
    def test_judged_queries_with_their_grades(self, tmp_path: Path) -> None:
        data = registry.load(str(beir_folder(tmp_path)))
        assert [(one.id, one.question) for one in data.questions] == [("q2", "what?"), ("q1", "which?")]
        assert [one.relevance for one in data.questions] == [{"d1": 2}, {"d2": 1}]

    def test_a_document_without_text_is_its_title(self, tmp_path: Path) -> None:
        data = beir.load(beir_folder(tmp_path))
        assert data.articles is not None
        articles = [one for one in data.articles() if isinstance(one, RawArticle)]
        assert [(one.id, one.title, one.content) for one in articles] == [
            ("d1", "One", "First."),
            ("d2", "Two", "Two"),
        ]

    @pytest.mark.parametrize(
        ("file", "content", "complaint"),
        [
            ("qrels/test.tsv", "q1\td1\n", r"test\.tsv:1: not query, article and grade"),
            ("qrels/test.tsv", "q1\td1\thigh\n", r"test\.tsv:1: .*high"),
            ("qrels/test.tsv", "q9\td1\t1\n", r"no query 'q9'"),
            ("queries.jsonl", '{"_id": "q1"}\n', r"queries\.jsonl:1: text: must be a string"),
        ],
    )
    def test_what_is_broken_is_named(self, tmp_path: Path, file: str, content: str, complaint: str) -> None:
        (beir_folder(tmp_path) / file).write_text(content)
        with pytest.raises(InvalidRequestError, match=complaint):
            beir.load(tmp_path)

    def test_what_is_written_reads_the_same(self, tmp_path: Path) -> None:
        data = beir.load(beir_folder(tmp_path / "in"))
        beir.write(data, tmp_path / "out")
        again = beir.load(tmp_path / "out")
        assert again.questions == data.questions
        assert again.articles is not None
        texts = [(one.id, one.content) for one in again.articles() if isinstance(one, RawArticle)]
        assert texts == [("d1", "First."), ("d2", "Two")]

    def test_without_articles_there_is_no_corpus_to_write(self, tmp_path: Path) -> None:
        path = write_lines(tmp_path / "mine.jsonl", [{"id": "a", "question": "?"}])
        with pytest.raises(InvalidRequestError, match="comes without articles"):
            beir.write(jsonl.load(path), tmp_path / "out")


TOPICS = """<top>
<num> Number: 301
<title> bridges over
the Orn
<desc> Description:
Which bridges are there?
</top>
<top>
<num> 302 <title>floods</top>
"""


class TestTrec:
    def folder(self, path: Path, topics: str) -> Path:
        (path / "topics.301-302").write_text(topics)
        (path / "qrels.txt").write_text("301 0 d1 2\n301 0 d2 0\n302 0 d2 1\n")
        return path

    @pytest.mark.parametrize("topics", [TOPICS, "301\tbridges over the Orn\n302\tfloods\n"])
    def test_topics_and_qrels(self, tmp_path: Path, topics: str) -> None:
        data = registry.load(str(self.folder(tmp_path, topics)))
        assert [(one.id, one.question, one.relevance) for one in data.questions] == [
            ("301", "bridges over the Orn", {"d1": 2}),
            ("302", "floods", {"d2": 1}),
        ]
        assert data.articles is None

    def test_documents_beside_them_are_the_articles(self, tmp_path: Path) -> None:
        (self.folder(tmp_path, TOPICS) / "documents").mkdir()
        write_lines(tmp_path / "documents" / "d.jsonl", [{"id": "d1", "text": "One."}])
        data = trec.load(tmp_path)
        assert data.articles is not None
        assert [one.id for one in data.articles() if isinstance(one, RawArticle)] == ["d1"]

    @pytest.mark.parametrize(
        ("topics", "complaint"),
        [
            ("301 no tab\n", r":1: not id, tab, text"),
            ("<top><title> x </top>", "without <num> or <title>"),
            ("301\tx\n", "no topic '302'"),
        ],
    )
    def test_what_is_broken_is_named(self, tmp_path: Path, topics: str, complaint: str) -> None:
        with pytest.raises(InvalidRequestError, match=complaint):
            trec.load(self.folder(tmp_path, topics))

    def test_a_run_that_is_written_reads_the_same(self, tmp_path: Path) -> None:
        ranked = (Ranked(1, "b a", 0, 1), Ranked(2, "c", 0, 1), Ranked(3, "b a", 1, 2))
        result = Result(GoldQuestion("q1", "?"), Response(ranked), {})
        path = tmp_path / "x.run"
        path.write_text("".join(trec.run_lines([result], "mine")))
        assert path.read_text() == "q1 Q0 b%20a 1 1.000000 mine\nq1 Q0 c 2 0.500000 mine\n"
        assert trec.read_run(path) == {"q1": ["b%20a", "c"]}

    def test_a_run_is_ordered_by_score(self, tmp_path: Path) -> None:
        path = tmp_path / "x.run"
        path.write_text("q Q0 low 1 0.5 t\nq Q0 high 2 0.9 t\nq Q0 twin 3 0.9 t\n")
        assert trec.read_run(path) == {"q": ["high", "twin", "low"]}


class TestSquad:
    def file(self, path: Path) -> Path:
        asked = [
            {"id": "a", "question": "When?", "answers": [{"text": "June"}, {"text": "June"}]},
            {"id": "b", "question": "Who?", "answers": [], "is_impossible": True},
        ]
        page = {"title": "Orn_Bridge", "paragraphs": [{"context": "It opened in June.", "qas": asked}]}
        (path / "dev.json").write_text(json.dumps({"version": "v2.0", "data": [page]}))
        return path / "dev.json"

    def test_a_paragraph_is_an_article(self, tmp_path: Path) -> None:
        data = registry.load(str(self.file(tmp_path)))
        possible, impossible = data.questions
        assert (possible.answers, possible.citations) == (("June",), (GoldCitation("Orn_Bridge#0"),))
        assert (impossible.status, impossible.citations) == (Status.NO_ANSWER, ())
        assert data.articles is not None
        (article,) = data.articles()
        assert isinstance(article, RawArticle)
        assert (article.id, article.title, article.content) == (
            "Orn_Bridge#0",
            "Orn Bridge",
            "It opened in June.",
        )

    def test_what_is_broken_is_named(self, tmp_path: Path) -> None:
        path = self.file(tmp_path)
        path.write_text(path.read_text().replace("question", "query"))
        with pytest.raises(InvalidRequestError, match=r"data\.0\.paragraphs\.0\.qas\.0\.question: "):
            squad.load(path)

    def test_the_real_one(self) -> None:
        path = BENCH / "reading" / "squad2" / "dev-v2.0.json"
        if not path.is_file():
            pytest.skip("../shared/bench is not here")
        data = registry.load(str(path))
        assert len(data.questions) == 6078
        assert sum(one.status is Status.NO_ANSWER for one in data.questions) == 3168


class TestMultiHopRag:
    def folder(self, path: Path) -> Path:
        evidence = [{"url": "http://www.paper.example/orn/", "fact": "It opened in June.", "title": "x"}]
        questions = [
            {
                "query": "When?",
                "answer": "June",
                "question_type": "inference_query",
                "evidence_list": evidence,
            },
            {
                "query": "Who?",
                "answer": "Insufficient information.",
                "question_type": "null_query",
                "evidence_list": [],
            },
        ]
        article = {
            "title": "Orn",
            "author": None,
            "source": "Paper",
            "published_at": "2025-06-04T10:00:00+00:00",
            "category": "news",
            "url": "http://www.paper.example/orn/",
            "body": "It opened in June.",
        }
        (path / "MultiHopRAG.json").write_text(json.dumps(questions))
        (path / "corpus.json").write_text(json.dumps([article]))
        return path

    def test_facts_are_gold_quotes_and_null_queries_are_to_be_refused(self, tmp_path: Path) -> None:
        data = registry.load(str(self.folder(tmp_path)))
        first, second = data.questions
        assert first.citations == (GoldCitation("https://paper.example/orn", "It opened in June."),)
        assert (first.answers, first.tags) == (("June",), ("inference_query",))
        assert (second.status, second.answers, second.tags) == (Status.NO_ANSWER, (), ("null_query",))

    def test_articles_are_known_by_their_address(self, tmp_path: Path) -> None:
        data = multihoprag.load(self.folder(tmp_path))
        assert data.articles is not None
        (article,) = data.articles()
        assert isinstance(article, RawArticle)
        assert article.url is not None
        assert address_id(article.url) == data.questions[0].citations[0].article_id
        assert (article.source, article.authors) == ("Paper", ())


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
