"""The citation of a sentence. Pure."""

from __future__ import annotations

from qa.answering.composing.days import happened_on
from qa.answering.evidence.candidates import Candidate
from qa.types import Citation


def cite(number: int, candidate: Candidate) -> Citation:
    """A citation of a sentence: ``article.text[start:end] == quote``."""
    article, said = candidate.article, candidate.meant
    return Citation(
        number=number,
        article_id=article.id,
        revision=article.revision,
        title=article.title,
        source=article.source,
        url=article.url,
        authors=article.authors,
        published=article.published,
        start=candidate.start,
        end=candidate.end,
        quote=candidate.text,
        speaker=said.speaker if said else None,
        said=said.said if said else None,
        passage_id=candidate.evidence.passage.id,
        also_in=candidate.evidence.also_in,
        happened=happened_on(candidate),
        file=article.file,
        not_before=article.not_before,
    )
