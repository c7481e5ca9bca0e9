"""Questions that an archive asks itself: what one article tells, sought in the others.

A name or number of a sentence is asked for (see ``asking``). Dateline's own search, without a reader, finds
what it would show of other articles, and what of that holds the name or number is taken to answer if it holds
the question's words, too. That errs now and then; the network learns from thousands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from random import Random

from embeddings.types import Encoder
from eval.training.asking import Cloze, clozes
from eval.training.groups import Group, answering, other, stems_of
from eval.training.searching import Competitor, Searcher, rarity_of, read
from qa.archive.store import Archive
from qa.language.sentences import sentence_spans
from qa.language.stemming import stems
from qa.types import Article, Filters

LEADING = 13  # passages of an article that sentences are taken from: what is told late is told nowhere else
SENTENCE = (10, 42)  # words, at least and at most
LOOKED_AT = 40  # passages found
COMPETING = 25  # of them, those that are no copies
COPIED = 0.9  # share of a sentence's stems from which a passage is taken to hold a copy of it
MOST_ANSWERING = 8  # of those competing; what more of them hold tells nothing
FEWEST_OTHERS = 4
OTHERS, OTHERS_AMONG = 5, 10  # so many drawn among the best so many that do not answer
COVERED = 0.45  # share of the question's words, by rarity, that a passage must hold to answer
PAGE = 500  # articles


@dataclass(frozen=True, slots=True)
class _Origin:
    article: Article
    sentence: str


def read_archive(archive: Archive, encoder: Encoder, seed: int) -> Iterator[Group]:
    """Groups, as many as the archive gives, from its articles in an order drawn by the seed.

    The article that tells, others of its story and those that copy the sentence are never among the texts.
    """
    searcher = Searcher.of(archive, encoder)
    told = ((origin.sentence, origin) for origin in _sentences(archive, Random(seed)))
    drawn = Random(seed)
    for cloze, origin in clozes(told, Random(seed)):
        found = _competing(searcher, cloze, origin)
        group = _group(archive, cloze, found, origin, drawn)
        if group:
            yield group


def _sentences(archive: Archive, rng: Random) -> Iterator[_Origin]:
    """One of each leading passage of each article."""
    ids = list(_article_ids(archive))
    rng.shuffle(ids)
    for id_ in ids:
        article = archive.article(id_)
        for passage in archive.passages_of(id_)[:LEADING] if article else ():
            text = passage.text
            fitting = [text[a:b] for a, b in sentence_spans(text) if _fits(text[a:b])]
            if article and fitting:
                yield _Origin(article, rng.choice(fitting))


def _fits(sentence: str) -> bool:
    return SENTENCE[0] <= len(sentence.split()) <= SENTENCE[1]


def _article_ids(archive: Archive) -> Iterator[str]:
    cursor = None
    while True:
        page = archive.articles(Filters(), PAGE, cursor)
        yield from (article.id for article in page.articles)
        if not (cursor := page.next):
            return


def _competing(searcher: Searcher, cloze: Cloze, origin: _Origin) -> list[Competitor]:
    """What the search shows of other stories, best first, copies of the sentence left out."""
    ranked = searcher.find(cloze.question, origin.article.published, LOOKED_AT)
    elsewhere = (one for one in ranked if one.place.story != origin.article.story)
    found = read(searcher.archive, list(islice(elsewhere, LOOKED_AT)))
    copies = _copying(origin.sentence, found)
    return [one for one in found if one.article.id not in copies][:COMPETING]


def _copying(sentence: str, found: Sequence[Competitor]) -> set[str]:
    """Ids of the articles that tell a sentence in nearly its own words."""
    own = stems_of(sentence)
    held = stems([one.passage.text for one in found])
    return {
        one.article.id
        for one, words in zip(found, held, strict=True)
        if len(own.intersection(words)) >= COPIED * len(own)
    }


def _group(
    archive: Archive, cloze: Cloze, found: Sequence[Competitor], origin: _Origin, rng: Random
) -> Group | None:
    holding = [one for one in found if cloze.pattern.search(one.passage.text)]
    silent = [one for one in found if not cloze.pattern.search(one.passage.text)]
    covered = next((one for one in holding if one.coverage >= COVERED), None)
    if covered is None or len(holding) > MOST_ANSWERING or len(silent) < FEWEST_OTHERS:
        return None
    asked = stems_of(cloze.question)
    rarity = rarity_of(archive, sorted(asked))
    spans = [match.span() for match in cloze.pattern.finditer(covered.passage.text)]
    right = answering(asked, rarity, covered.article.title, covered.passage.text, spans)
    best = silent[:OTHERS_AMONG]
    drawn = rng.sample(best, min(OTHERS, len(best)))
    others = tuple(other(asked, rarity, one.article.title, one.passage.text) for one in drawn)
    return Group(cloze.question, right, others, origin.article.id) if right else None
