"""Copies of one story: what they all carry is shown once and names the others. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from qa.language.gists import SAME_WORDS, Gist, gists, jaccard, tell_the_same
from qa.language.sentences import sentences
from qa.types import Article, Evidence

OWN_WORDS = 0.2  # of a passage's characters, at most, that a copy which carries it need not have
COMPARED = 20  # copies of a story in which edited sentences are looked for; in more it would take long


def once(ranked: Iterable[Evidence]) -> Iterator[Evidence]:
    """Passages without those that a copy of their article carries, too.

    A story speaks by the article of it that ranks best; of its copies there remains what that one
    does not say.

    Args:
        ranked: best first.
    """
    speaking: dict[str, Words] = {}
    for evidence in ranked:
        own = speaking.get(evidence.article.story)
        if own is None:
            speaking[evidence.article.story] = Words(evidence.article)
        elif own.article.id != evidence.article.id and own.carry(evidence.passage.text):
            continue
        yield evidence


def with_copies(evidence: Evidence, copies: Sequence[Words]) -> Evidence:
    """The passage with those copies of its article that carry it, in the order given."""
    carrying = [
        words.article.id
        for number, words in enumerate(copies)
        if words.carry(evidence.passage.text, letter_for_letter=number >= COMPARED)
    ]
    return replace(evidence, also_in=tuple(carrying))


class Words:
    """An article's words, in which passages of its copies are looked for."""

    def __init__(self, article: Article) -> None:
        self.article = article

    def carry(self, text: str, *, letter_for_letter: bool = False) -> bool:
        """Whether a passage stands here as well, but for a few of its words, and nothing contradicts it.

        Args:
            letter_for_letter: look for no sentence that was edited, which takes longer.
        """
        edited = [sentence for sentence in sentences(text) if sentence not in self.article.text]
        if not edited or letter_for_letter:
            return not edited
        own = 0  # characters that only the passage has
        for found in gists(edited):
            like = [one for one in self._sentences if jaccard(found.stems, one.stems) >= SAME_WORDS]
            if not like:
                own += found.length
            elif not any(tell_the_same(found, one, SAME_WORDS) for one in like):
                return False
        return own <= OWN_WORDS * len(text)

    @cached_property
    def _sentences(self) -> list[Gist]:
        return gists(sentences(self.article.text))
