"""Five scraped pages as they are: every sentence of the article stays, nothing of the page around it.

Snippets are a few words each; the texts themselves are not part of the repository.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from qa.ingest.cleaning import clean
from qa.ingest.dating import publication_date
from qa.ingest.passages import embedding_text, split_passages
from qa.language.sentences import sentence_spans
from qa.types import Article, RawArticle

SEEDS = Path(__file__).parents[1].parent / "shared" / "seeds"
MAX_TOKENS = 256


@dataclass(frozen=True)
class Seed:
    """What cleaning must make of one file.

    Args:
        title: how the headline begins.
        first, last: how the article's text begins and ends.
        lines: how many it has, headline left out; counted in the file.
        kept: words of the article in places that are easily lost.
        gone: words of the page around it.
    """

    name: str
    title: str
    first: str
    last: str
    lines: int
    kept: tuple[str, ...]
    gone: tuple[str, ...]


EXPECTED = (
    Seed(
        "000_742aca74cc711f63.txt",
        title="Armenian and Russian FM meet in",
        first="Armenian and Russian Foreign Ministers Ararat",
        last="Council to be held in Yerevan.",
        lines=9,
        kept=(
            "wished the victims a speedy recovery.",
            "was especially noted.",
            "The two sides discussed a wide",
        ),
        gone=("Latest news", "Bulgarians", "Mar.2026", "Starlink", "15 Mar 2026", "Khamenei"),
    ),
    Seed(
        "001_a04d2bc6ab2e97e7.txt",
        title="Russia expresses its ‘readiness’ to provide",
        first="Russia also said that Armenia’s ‘frozen’",
        last="USSR’s victory in World War II.",
        lines=16,
        kept=(
            "\nOn Thursday, political consultations were held",
            "Mnatsakan Safaryan and his Russian counterpart",
        ),
        gone=("Become a member", "reader-funded", "outlets like ours", "off grants"),
    ),
    Seed(
        "002_d73893d2131be99a.txt",
        title="",
        first="On May 21st, in a diplomatic",
        last="Plan of Counselling for 2025-2026.",
        lines=8,
        kept=("stated that:", "“Russia is ready to assist in", "in favor of a European Union"),
        gone=("\u00a0",),
    ),
    Seed(
        "003_c8a4a93b001b5305.txt",
        title="Armenian-Russian Relations Much Better Than Reported",
        first="Yesterday in Moscow, Lavrov held extensive",
        last="better attuned to that reality.",
        lines=42,
        kept=(
            "Good afternoon",
            "Ladies and gentlemen,",
            "[My Emphasis]",
            "Question: You have often",
            "No more, no less.",
        ),
        gone=("Like what you", "pledge", "Thank You", "Thanks, Karl", "*", "garbage"),
    ),
    Seed(
        "004_a9d98b447c3639c9.txt",
        title="Russia, Armenia Still Allies, Insist Top",
        first="Russia and Armenia remain allies despite",
        last="“enemy camp” in the West.",
        lines=14,
        kept=("announced more than a year ago.", "he added without elaborating.", "for the first time in 14"),
        gone=("XS", "LG", "May21", "(right)", "attends celebrations", "Տեսչ", "հղում"),
    ),
)
by_name = pytest.mark.parametrize("seed", EXPECTED, ids=lambda seed: seed.name[:3])


@pytest.fixture(params=["as it is", "with metadata"])
def metadata(request: pytest.FixtureRequest) -> dict[str, dict[str, str]]:
    if not SEEDS.is_dir():
        pytest.skip(f"{SEEDS} is not there")
    if request.param == "as it is":
        return {}
    with (SEEDS / "metadata.csv").open(newline="", encoding="utf-8") as file:
        return {row.pop("file"): row for row in csv.DictReader(file)}


def raw(seed: Seed, metadata: dict[str, dict[str, str]]) -> RawArticle:
    content = (SEEDS / seed.name).read_bytes().decode()
    return RawArticle(seed.name, content, **metadata.get(seed.name, {}))  # type: ignore[arg-type]


@by_name
def test_cleaned(seed: Seed, metadata: dict[str, dict[str, str]]) -> None:
    found = clean(raw(seed, metadata))
    assert found.title.startswith(seed.title)
    assert bool(found.title) == bool(seed.title)
    assert found.text.startswith(seed.first)
    assert found.text.endswith(seed.last)
    assert [snippet for snippet in seed.kept if snippet not in found.text] == []
    assert [snippet for snippet in seed.gone if snippet in found.text + found.title] == []
    assert len([line for line in found.text.split("\n") if line]) == seed.lines


@by_name
def test_keeps_the_words_between_first_and_last_sentence(
    seed: Seed, metadata: dict[str, dict[str, str]]
) -> None:
    """What is missing between the article's ends is no more than what is known to be the page's."""
    page = raw(seed, metadata)
    body = page.content[page.content.index(seed.first) : page.content.index(seed.last) + len(seed.last)]
    text = clean(page).text
    missing = [
        body[start:end]
        for start, end in sentence_spans(body)
        if " ".join(body[start:end].split()) not in text
        and not any(words in body[start:end] for words in seed.gone)
    ]
    assert missing == []


@by_name
def test_dated_only_by_what_is_given(seed: Seed, metadata: dict[str, dict[str, str]]) -> None:
    page = raw(seed, metadata)
    found = publication_date(page, clean(page).text, date(2026, 3, 15))
    assert (found.value if found else None) == metadata.get(seed.name, {}).get("published")


@by_name
def test_passages_hold_the_article_and_nothing_else(seed: Seed, metadata: dict[str, dict[str, str]]) -> None:
    found = clean(raw(seed, metadata))
    article = Article("a", found.title, found.text)
    passages = split_passages(article, _tokens, MAX_TOKENS)
    assert "".join("".join(p.text.split()) for p in passages) == "".join(found.text.split())
    assert max(_tokens([embedding_text(article, p.text) for p in passages])) <= MAX_TOKENS
    openings = [p.text.split(":")[0] for p in passages if p.text.startswith(("Question:", "Sergey Lavrov:"))]
    assert openings == (["Question", "Sergey Lavrov"] * 3 if seed.name.startswith("003") else [])


def _tokens(texts: Sequence[str]) -> list[int]:
    """About as many as a word piece tokenizer makes of English."""
    return [2 + sum(-(-len(word) // 6) for word in text.split()) for text in texts]
