"""What the copies of a story all carry is one result; what only one of them says stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qa.answering.finding.copies import Words, once, with_copies
from qa.types import Article, Evidence
from tests.newsroom import found

OPENED = "The Lenna bridge reopened on Monday after two years of works."
COST = "The works cost the town of Orsal nine million crowns."
LORRIES = "Lorries will not be let across before the spring."
BRIDGE = f"{OPENED} {COST} {LORRIES}"
RAIN = "Rain is expected in Pell."


def passage(text: str, article: str, story: str, *, whole: str | None = None) -> Evidence:
    """A passage of an article that is all of it, or whose text is given."""
    evidence = found(text, id_=article)
    return replace(evidence, article=replace(evidence.article, text=whole or text, story=story))


class TestOnce:
    def test_a_story_speaks_by_its_best_article(self) -> None:
        ranked = [
            passage(BRIDGE, "wire", "bridge"),
            passage(RAIN, "rain", "rain"),
            passage(BRIDGE, "gazette", "bridge"),
            passage(OPENED, "radio", "bridge"),
        ]
        assert list(once(ranked)) == ranked[:2]

    def test_passages_of_one_article_are_left_alone(self) -> None:
        ranked = [passage(text, "wire", "bridge", whole=BRIDGE) for text in (OPENED, COST, OPENED)]
        assert list(once(ranked)) == ranked

    def test_a_passage_that_the_best_article_has_elsewhere_goes_too(self) -> None:
        best = passage(OPENED, "wire", "bridge", whole=BRIDGE)
        assert list(once([best, passage(f"{COST} {LORRIES}", "gazette", "bridge")])) == [best]

    def test_what_only_a_copy_says_stays(self) -> None:
        ranked = [
            passage(BRIDGE, "wire", "bridge"),
            passage(f"{COST} Ilra Vensk called that too much, and too late.", "gazette", "bridge"),
        ]
        assert list(once(ranked)) == ranked

    def test_articles_of_different_stories_may_share_a_paragraph(self) -> None:
        ranked = [passage(COST, "wire", "bridge"), passage(COST, "review", "towns in debt")]
        assert list(once(ranked)) == ranked


@pytest.mark.parametrize(
    ("text", "carried"),
    [
        (BRIDGE, True),
        (f"{LORRIES} {OPENED}", True),
        (BRIDGE.replace("on Monday ", ""), True),
        (BRIDGE.replace("nine million", "ten million"), False),
        (BRIDGE.replace("will not be", "will be"), False),
        (BRIDGE.replace("Orsal", "Pell"), False),
        # Less than a fifth of the passage is its own; in the next, half is.
        (f"{BRIDGE} Full stop there.", True),
        (f"{OPENED} A brass band of forty played until the evening, and nobody slept.", False),
        ("", True),
    ],
)
def test_whether_an_article_carries_a_passage(text: str, carried: bool) -> None:
    assert Words(Article("wire", "", BRIDGE)).carry(text) is carried


def test_the_copies_that_carry_a_passage_are_named_in_their_order() -> None:
    edited = BRIDGE.replace("on Monday ", "")
    copies = [
        Words(Article("gazette", "", edited)),
        Words(Article("corrected", "", BRIDGE.replace("nine", "ten"))),
        Words(Article("radio", "", f"{RAIN} {BRIDGE}")),
    ]
    assert with_copies(passage(BRIDGE, "wire", "bridge"), copies).also_in == ("gazette", "radio")


def test_edited_sentences_are_looked_for_in_twenty_copies_the_very_words_in_all() -> None:
    copies = [Words(Article(f"copy {i:02}", "", BRIDGE)) for i in range(30)]
    edited = Words(Article("edited", "", BRIDGE.replace("on Monday ", "")))
    named = with_copies(passage(BRIDGE, "wire", "bridge"), [*copies[:20], edited, *copies[20:]]).also_in
    assert named == tuple(f"copy {i:02}" for i in range(30))
