"""Filters, then words and meaning, then one ranking, each story once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from math import exp, log
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from embeddings.types import Encoder
from qa.answering.finding import retrieval
from qa.answering.finding.ranking import BASELINES, Ranking, by_meaning, shipped
from qa.answering.finding.retrieval import Query, openings, retrieve
from qa.archive.findings import Findings
from qa.archive.local import LocalArchive
from qa.archive.types import Match, Scope
from qa.ingest.embedding import embed
from qa.types import Article, Evidence, Filters, PublicationDate
from tests.fakes import WordEncoder
from tests.newsroom import make_archive, store

ASKED = date(2025, 12, 15)
OWN = shipped()
RANKINGS: Mapping[str, Ranking] = {"dateline": OWN, **BASELINES}


def words(text: str, k: int = 10) -> Query:
    return Query(text, ASKED, k)


def ids(found: tuple[Evidence, ...]) -> list[str]:
    return [evidence.article.id for evidence in found]


def look(
    archive: LocalArchive, query: Query, ranking: str = "dateline", **filters: Any
) -> tuple[Evidence, ...]:
    scope = archive.scope(replace(Filters(), **filters))
    return retrieve(archive, WordEncoder(), query, scope, RANKINGS[ranking])


@pytest.fixture
def towns(tmp_path: Path) -> Iterator[LocalArchive]:
    """Three short articles about towns, without titles, so that every word counts once."""
    archive = make_archive(
        tmp_path,
        Article("pell", "", "bridge lorry pell pell"),
        Article("orsal", "", "bridge ferry orsal"),
        Article("lenna", "", "ferry rain"),
    )
    yield archive
    archive.close()


class TestFeatures:
    def test_words_and_meaning_of_each_passage_that_either_finds(self, towns: LocalArchive) -> None:
        """Asked for "bridge pell"; cosines of word counts:

        pell: (1 bridge + 2 pell) / (|2 words| = √2 · |1, 1, 2| = √6) = 3/√12 = 0.866
        orsal: 1/(√2·√3) = 0.408; lenna shares no word: 0, and nothing but its opening speaks for it.
        """
        found = look(towns, words("bridge pell"))
        assert ids(found) == ["pell", "orsal", "lenna"]
        cosines = [evidence.features["cosine"] for evidence in found]
        assert cosines == pytest.approx([3 / 12**0.5, 1 / 6**0.5, 0], abs=5e-4)
        bm25 = [evidence.features["bm25"] for evidence in found]
        assert bm25[0] == 1.0, "as a share of the best"
        assert 0 < bm25[1] < 1
        assert bm25[2] == 0.0
        assert [evidence.features["bm25 rank"] for evidence in found] == [1, 2, 0]
        assert [evidence.features["cosine rank"] for evidence in found] == [1, 2, 3]
        for evidence in found:
            assert evidence.score == OWN(evidence.features)
            assert evidence.features["opening"] == 1.0
            assert (evidence.features["recency"], evidence.features["later"]) == (0.0, 0.0)
        # "bridge" is in 2 of 3 passages, ln(1 + 1.5/2.5), "pell" in 1, ln(1 + 2.5/1.5)
        rarity = log(1.6) / (log(1.6) + log(1 + 2.5 / 1.5))
        assert [evidence.features["coverage"] for evidence in found] == pytest.approx([1, rarity, 0])

    def test_an_article_holds_what_its_passages_hold_together(self, tmp_path: Path) -> None:
        """Each of the first article's two passages holds one of the two words, equally rare."""
        first, second = (" ".join(f"{word}{i}" for i in range(150)) for word in ("first", "second"))
        archive = make_archive(
            tmp_path,
            Article("both", "", f"The bridge fell {first}.\nThe ferry sank {second}."),
            Article("one", "", "bridge rain"),
            Article("other", "", "ferry rain"),
        )
        found = look(archive, words("bridge ferry"), article_ids=("both", "one"))
        told = [
            (e.article.id, e.passage.ordinal, *map(e.features.get, ("coverage", "article coverage")))
            for e in sorted(found, key=lambda e: e.passage.id)
        ]
        assert told == [("both", 0, 0.5, 1.0), ("both", 1, 0.5, 1.0), ("one", 0, 0.5, 0.5)]

    @pytest.mark.parametrize(
        ("ranking", "expected"),
        [
            ("dateline", ["pell", "orsal", "lenna"]),
            ("bm25", ["pell", "orsal"]),
            ("dense", ["pell", "orsal", "lenna"]),
            ("rrf", ["pell", "orsal", "lenna"]),
        ],
    )
    def test_words_alone_find_only_what_holds_one(
        self, towns: LocalArchive, ranking: str, expected: list[str]
    ) -> None:
        assert ids(look(towns, words("bridge pell"), ranking)) == expected

    def test_what_words_alone_find_gets_its_cosine_too(
        self, towns: LocalArchive, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """With room for one candidate of each search: by words the rarest, by meaning the longest match."""

        class Elsewhere(WordEncoder):
            def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
                return self.embed_passages(["ferry rain"] * len(texts))

        monkeypatch.setattr(retrieval, "POOL", 1)
        found = retrieve(towns, Elsewhere(), words("pell"), towns.scope(Filters()), OWN)
        assert sorted(ids(found)) == ["lenna", "pell"]
        by_id = {evidence.article.id: evidence.features for evidence in found}
        assert by_id["lenna"]["cosine"] == pytest.approx(1, abs=5e-4)
        assert (by_id["pell"]["bm25"], by_id["pell"]["cosine"]) == (1.0, 0.0)

    def test_an_articles_opening_goes_before_its_rest(self, tmp_path: Path) -> None:
        first, second = (" ".join(f"{word}{i}" for i in range(150)) for word in ("first", "second"))
        article = Article("a", "", f"The bridge fell {first}.\nThe bridge fell {second}.")
        found = look(make_archive(tmp_path, article), words("bridge fell"))
        assert [(e.passage.ordinal, e.features["opening"]) for e in found] == [(0, 1.0), (1, 0.0)]
        assert found[0].features["bm25"] == found[1].features["bm25"]

    def test_nothing_is_found_in_nothing(self, tmp_path: Path) -> None:
        assert look(make_archive(tmp_path), words("bridge")) == ()

    @pytest.mark.parametrize("text", ["", "?", "…"])
    def test_a_query_without_words_fails_on_nothing(self, towns: LocalArchive, text: str) -> None:
        assert len(look(towns, words(text))) == 3, "in the order of nothing but their openings"


class TestRecency:
    @pytest.fixture
    def news(self, tmp_path: Path) -> LocalArchive:
        days = {"old": "2022-05-02", "new": "2025-11-15", "month": "2025-12", "undated": None}
        return make_archive(
            tmp_path,
            *(
                Article(id_, "", f"bridge toll {id_}", published=PublicationDate(day) if day else None)
                for id_, day in days.items()
            ),
        )

    def test_recent_articles_go_first(self, news: LocalArchive) -> None:
        assert ids(look(news, words("bridge toll"), article_ids=("old", "new"))) == ["new", "old"]
        found = {e.article.id: e.features["recency"] for e in look(news, words("bridge toll"))}
        ages = {"old": (ASKED - date(2022, 5, 2)).days, "new": 30, "month": 16}  # 31 December is in 16 days
        assert found == pytest.approx({**{id_: exp(-age / 30) for id_, age in ages.items()}, "undated": 0})

    def test_but_not_where_the_question_names_its_own_time(self, news: LocalArchive) -> None:
        dated = Query("bridge toll", ASKED, 10, dated=True)
        found = look(news, dated, article_ids=("old", "new"))
        assert ids(found) == ["old", "new"], "equals go in the order they came"
        assert found[0].score == found[1].score
        assert {e.features["recency"] for e in look(news, dated)} == {0.0}

    def test_what_was_published_after_the_day_of_asking_goes_last(self, tmp_path: Path) -> None:
        days = {"after": "2025-12-18", "next": "2025-12-16", "month": "2025-12"}
        archive = make_archive(
            tmp_path,
            *(
                Article(id_, "", f"bridge toll {id_}", published=PublicationDate(day))
                for id_, day in days.items()
            ),
        )
        found = look(archive, words("bridge toll"))
        assert ids(found)[-1] == "after"
        assert {e.article.id: e.features["later"] for e in found} == {"after": 1.0, "next": 0.0, "month": 0.0}


def test_copies_are_one_result_that_names_the_others(tmp_path: Path) -> None:
    story = "The Lenna bridge reopened on Monday after two years of works that cost nine million crowns."
    archive = make_archive(
        tmp_path,
        Article("wire", "The Lenna bridge is open", story),
        Article("gazette", "Lenna bridge is open again", story.replace(" on Monday", "")),
        Article("rain", "", "Rain is expected at the Lenna bridge."),
    )
    found = look(archive, words("Lenna bridge reopened after works"))
    assert ids(found)[-1] == "rain"
    assert {found[0].article.id, *found[0].also_in} == {"wire", "gazette"}
    assert len(found) == 2


def test_a_copy_that_was_given_a_later_day_speaks_by_the_first(tmp_path: Path) -> None:
    """Its "Tuesday" is that before the fourth of March, not before the day that the copy bears."""
    story = (
        "The ferry struck the Lenna bridge on Tuesday, and nine sailors were brought ashore by the pilots."
    )
    texts = {
        "again": ("2025-03-20", story),
        "first": ("2025-03-04", story),
        "edited": ("2025-03-05", story.replace(" on Tuesday", "")),
    }
    archive = make_archive(
        tmp_path,
        *(Article(id_, "", text, published=PublicationDate(day)) for id_, (day, text) in texts.items()),
    )
    query = Query("ferry struck bridge", date(2025, 6, 1), 10)
    (found,) = retrieve(archive, WordEncoder(), query, archive.scope(Filters()), by_recency)
    assert (found.article.id, found.also_in) == ("first", ("edited", "again"))
    assert found.passage == archive.passages_of("first")[0]
    later = archive.scope(Filters(published_from=date(2025, 3, 5)))
    (found,) = retrieve(archive, WordEncoder(), query, later, by_recency)
    assert (found.article.id, found.also_in) == ("again", ("edited",))


def by_recency(features: Mapping[str, float]) -> float:
    return features["recency"]


def test_copies_of_another_period_are_not_named_unless_their_words_are_of_it(tmp_path: Path) -> None:
    """Where somebody's words are asked for, the period is that of the saying, printed in January or not."""
    story = "Ilra Vensk said on Tuesday that the Lenna bridge had reopened after two years of works."
    archive = make_archive(
        tmp_path,
        Article("wire", "", story, published=PublicationDate("2025-12-30")),  # a Tuesday
        Article("gazette", "", story, published=PublicationDate("2026-01-02")),
    )
    year = Filters(published_from=date(2025, 1, 1), published_to=date(2025, 12, 31))
    (printed,) = retrieve(archive, WordEncoder(), words("Lenna bridge"), archive.scope(year), OWN)
    assert (printed.article.id, printed.also_in) == ("wire", ())
    scope = archive.scope(year, ("Ilra Vensk",))
    (said,) = retrieve(archive, WordEncoder(), words("Lenna bridge"), scope, OWN)
    assert {said.article.id, *said.also_in} == {"wire", "gazette"}


class TestOneStoryOrArticleDoesNotCrowdOutOthers:
    def test_three_hundred_copies_are_one_result(self, tmp_path: Path) -> None:
        """Either search finds 200 passages, and every copy's fits better than any other article's."""
        report = " ".join(f"The Lenna bridge reopened{i} after works{i}." for i in range(12))
        copies = [Article(f"copy {i:03}", f"Lenna bridge reopened {i}", report) for i in range(300)]
        others = [
            Article(f"other {i}", "", f"A bridge was closed. {' '.join(f'w{i}x{j}' for j in range(90))}")
            for i in range(8)
        ]
        archive = make_archive(tmp_path)
        for article in [*copies, *others]:
            archive.put(article, *embed(article, WordEncoder()), Findings())
        query = Query("Lenna bridge reopened", ASKED, 10)
        everywhere = archive.scope(Filters())
        searched = archive.nearest(WordEncoder().embed_queries([query.words])[0], 200, everywhere)
        searched += archive.lexical(query.words, 200, everywhere)
        stories = {place.story for place in archive.places([match.passage_id for match in searched])}
        assert stories == {"copy 000"}
        found = look(archive, query)
        assert len(found) == 9
        assert {e.article.id for e in found[1:]} == {other.id for other in others}
        assert {found[0].article.id, *found[0].also_in} == {copy.id for copy in copies}
        known = look(archive, words("bridge reopened"), article_ids=("copy 001", "copy 007", "other 1"))
        assert [(e.article.id, e.also_in) for e in known] == [("copy 001", ("copy 007",)), ("other 1", ())]

    def test_a_long_transcript_has_half_of_the_results_and_is_not_lost(self, tmp_path: Path) -> None:
        turn = "The bridge of Lenna was asked about, and the bridge toll again. {}"
        filler = [" ".join(f"w{part}x{i}" for i in range(150)) for part in range(130)]
        transcript = Article("transcript", "Hearing on the bridge", "\n".join(map(turn.format, filler)))
        others = [
            Article(f"other {i}", "", f"A bridge{i} toll of Lenna, in other words{i}.") for i in range(9)
        ]
        archive = make_archive(tmp_path, *others)
        archive.put(transcript, *embed(transcript, WordEncoder()), Findings())
        assert len(archive.passages_of("transcript")) > 100
        found = look(archive, Query("bridge of Lenna toll asked", ASKED, 10))
        assert ids(found).count("transcript") == 5
        assert ids(found)[0] == "transcript"
        alone = look(archive, Query("bridge of Lenna toll asked", ASKED, 10), article_ids=("transcript",))
        assert ids(alone) == ["transcript"] * 10


class Overtaken(LocalArchive):
    """An archive in which something happens while it is searched, in which of two threads first is open."""

    change: Callable[[LocalArchive], None]

    def nearest(self, vector: NDArray[np.float32], k: int, scope: Scope) -> tuple[Match, ...]:
        found = super().nearest(vector, k, scope)
        self.change(self)
        return found


class OvertakenLater(LocalArchive):
    """The same, when both have found what they find, before what stands there is read."""

    change: Callable[[LocalArchive], None]

    def holding(self, query: str, ids: Sequence[int]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
        held = super().holding(query, ids)
        self.change(self)
        return held


@pytest.mark.parametrize("kind", [Overtaken, OvertakenLater])
@pytest.mark.parametrize(
    ("change", "instead"),
    [
        (lambda archive: archive.delete("orsal"), set()),
        (lambda archive: store(archive, Article("orsal", "", "bridge corrected")), {"bridge corrected"}),
    ],
)
def test_what_was_deleted_or_replaced_since_is_not_shown(
    tmp_path: Path, kind: type[Overtaken], change: Callable[[LocalArchive], None], instead: set[str]
) -> None:
    make_archive(
        tmp_path, Article("orsal", "", "bridge ferry orsal"), Article("pell", "", "bridge lorry pell")
    ).close()
    archive = kind(tmp_path)
    archive.change = change
    found = retrieve(archive, WordEncoder(), words("bridge orsal"), archive.scope(Filters()), OWN)
    texts = {evidence.passage.text for evidence in found}
    if kind is Overtaken:  # the slower search may find what is there instead
        texts -= instead
    assert texts == {"bridge lorry pell"}


SOURCES = ("Orsal Gazette", "Taveria Wire", "Pell Post")
DAYS = (None, "2022", "2024-02", "2024-02-29", "2025-05-21", "2025-12")
VOCABULARY = [f"w{i}" for i in range(12)]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> LocalArchive:
    """Forty articles of one passage each, no two alike, over all outlets and days."""
    draw = Random(7)  # noqa: S311
    articles = [
        Article(
            f"{i}",
            "",
            " ".join([*draw.choices(VOCABULARY, k=draw.randint(1, 6)), *[f"own{i}"] * 3]),
            draw.choice(SOURCES),
            published=PublicationDate(day) if (day := draw.choice(DAYS)) else None,
        )
        for i in range(40)
    ]
    return make_archive(tmp_path_factory.mktemp("archive"), *articles)


def admits(filters: Filters, article: Article) -> bool:
    """The filters' rules, said plainly."""
    day = article.published
    if filters.dated and day is None and not filters.include_undated:
        return False
    if day and filters.published_from and day.first_day < filters.published_from:
        return False
    if day and filters.published_to and day.last_day > filters.published_to:
        return False
    if filters.sources and article.source not in filters.sources:
        return False
    return not filters.article_ids or article.id in filters.article_ids


@settings(max_examples=100, deadline=None)
@given(
    st.builds(
        Filters,
        published_from=st.sampled_from([None, date(2022, 1, 1), date(2024, 2, 10), date(2025, 1, 1)]),
        published_to=st.sampled_from([None, date(2024, 2, 29), date(2025, 12, 30)]),
        sources=st.sampled_from([(), SOURCES[:1], SOURCES[1:]]),
        article_ids=st.sampled_from([(), tuple(map(str, range(0, 40, 3))), ("5",), ("absent",)]),
        include_undated=st.booleans(),
    ),
    st.lists(st.sampled_from([*VOCABULARY, "own3", "2025"]), min_size=1, max_size=6).map(" ".join),
    st.integers(1, 50),
)
def test_k_results_are_k_results_under_every_filter(
    many: LocalArchive, filters: Filters, asked: str, k: int
) -> None:
    """Against every passage that the filters admit."""
    encoder: Encoder = WordEncoder()
    query = encoder.embed_queries([asked])[0]
    admitted = [a for a in many.articles(Filters(), 100).articles if admits(filters, a)]
    cosines = {a.id: float(embed(a, encoder)[1][0] @ query) for a in admitted}
    scope = many.scope(filters)
    assert scope.articles == len(admitted)
    for ranking in RANKINGS.values():
        found = retrieve(many, encoder, words(asked, k), scope, ranking)
        assert {e.article.id for e in found} <= set(cosines)
        assert [e.score for e in found] == sorted((e.score for e in found), reverse=True)
        if ranking is OWN:
            assert len(found) == min(k, len(admitted))
        if ranking is by_meaning:
            best = sorted(cosines.values(), reverse=True)[:k]
            assert [e.score for e in found] == pytest.approx(best, abs=5e-4)
            assert [cosines[e.article.id] for e in found] == pytest.approx(best, abs=5e-4)


def test_how_articles_begin_is_added_where_it_was_not_found(tmp_path: Path) -> None:
    long = " ".join(
        f"Sentence {i} tells of the bridge of Pell, its pillars, its toll and its lorries." for i in range(40)
    )
    archive = make_archive(tmp_path, Article("x", "Pell", long), Article("y", "Lenna", "It rained in Lenna."))
    first, second = (archive.passages_of("x")[i] for i in (0, 1))
    x, y = (
        Evidence(archive.passages_of(id_)[0], article, 0.5)
        for id_ in "xy"
        if (article := archive.article(id_))
    )
    later = replace(x, passage=second)
    assert [one.passage for one in openings(archive, [later, y])] == [first]
    assert list(openings(archive, [later, x, y])) == []
