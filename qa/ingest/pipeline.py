"""An article's stops in order: clean, date, find statements, split, embed, one transaction in the archive."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from embeddings.types import Encoder
from qa.archive.store import Archive
from qa.archive.types import Outcome
from qa.errors import ArchiveError, RejectedInputError
from qa.ingest.characters import regular
from qa.ingest.cleaning import Cleaned, clean
from qa.ingest.dating import not_before, publication_date
from qa.ingest.embedding import embed
from qa.ingest.finding import find
from qa.ingest.identity import content_id, tidy_url, url_id
from qa.ingest.inferring import inferred_date, lines_above_the_end
from qa.ingest.readers.items import Item, Rejection, reason
from qa.types import Article, Provenance, PublicationDate, RawArticle

_MAX_ID = 2000


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one article; ``passages`` were embedded for it."""

    article_id: str
    outcome: Outcome
    passages: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come.

    Args:
        locator: where the last item came from.
        seconds: since the run began.
    """

    locator: str
    added: int
    updated: int
    unchanged: int
    rejected: int
    passages: int
    seconds: float

    @property
    def articles(self) -> int:
        """Articles that are in the archive, whether this run put them there or an earlier one."""
        return self.added + self.updated + self.unchanged


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did.

    Args:
        rejected: what was not taken in, in the order met.
        passages: how many were embedded.
        interrupted: by Ctrl-C; all that is counted is in the archive and stays.
    """

    added: int
    updated: int
    unchanged: int
    rejected: tuple[Rejection, ...]
    passages: int
    seconds: float
    interrupted: bool


def to_article(raw: RawArticle, today: date) -> Article:
    """The article that was read: cleaned, dated, and under an id that stays.

    Args:
        today: relative dates are resolved against it, and later ones are not believed.

    Raises:
        RejectedInputError: nothing is left of it, or its id cannot be one.
    """
    cleaned = clean(raw)
    url = tidy_url(cleaned.url)
    published = publication_date(raw, cleaned.text, today) or _inferred(raw, cleaned, today)
    return Article(
        id=_given_id(raw) or (url_id(url) if url else content_id(raw)),
        title=cleaned.title,
        text=cleaned.text,
        source=_name(cleaned.source) or "unknown",
        url=url,
        authors=tuple(filter(None, map(_name, cleaned.authors))),
        published=published,
        language=_name(cleaned.language) or None,
        not_before=None if published else not_before(cleaned.text, today),
        file=raw.file,
    )


def _inferred(raw: RawArticle, cleaned: Cleaned, today: date) -> PublicationDate | None:
    page = () if raw.media == "html" else lines_above_the_end(raw.content, cleaned.text)
    return inferred_date(cleaned.title, cleaned.text, today, page)


class Ingestor:
    """Takes articles into an archive, one at a time: a crash loses at most the one in hand.

    Args:
        clock: the time now, where the user is.
    """

    def __init__(
        self, archive: Archive, encoder: Encoder, *, clock: Callable[[], datetime] = datetime.now
    ) -> None:
        self._archive = archive
        self._encoder = encoder
        self._clock = clock
        # Embedding leaves cores and the interpreter idle now and then: finding costs less beside it.
        # One for all articles: an executor that is thrown away runs a callback that can swallow Ctrl-C.
        self._beside = ThreadPoolExecutor(max_workers=1, thread_name_prefix="finding")

    def take(self, raw: RawArticle) -> Taken:
        """Take in one article. What is already in, is noticed before any embedding.

        That holds for an earlier revision, too: where an input has an article and its
        correction, reading it all again must not put the error back. To return to an
        earlier text, delete the article first.

        Raises:
            RejectedInputError: nothing is left of it, or its id cannot be one.
            ArchiveError: the archive cannot take it.
        """
        article = to_article(raw, self._clock().date())
        if self._archive.holds(article.id, article.content_hash):
            self._date(article)
            if article.file:  # archives of an older format have none
                self._archive.name_file(article)
            return Taken(article.id, Outcome.UNCHANGED)
        findings = self._beside.submit(find, article)
        passages, vectors = embed(article, self._encoder)
        outcome = self._archive.put(article, passages, vectors, findings.result())
        return Taken(article.id, outcome, len(passages))

    def _date(self, article: Article) -> None:
        """Bring a date that is inferred today to an article that was taken in without it."""
        if not article.published or article.published.provenance is not Provenance.INFERRED:
            return
        held = self._archive.article(article.id)
        if held and held.content_hash == article.content_hash and held.published != article.published:
            dated = replace(held, published=article.published, not_before=None)
            self._archive.store_findings([(dated, find(dated))])

    def run(self, items: Iterable[Item], observe: Callable[[Progress], None] | None = None) -> Report:
        """Take in all items. A rejection stops nothing; Ctrl-C ends the run and keeps what was done.

        Args:
            observe: called after every item.

        Raises:
            ArchiveError: the archive cannot take anything.
        """
        tally = _Tally()
        interrupted = False
        try:
            for item in items:
                tally.add(item if isinstance(item, Rejection) else self._attempt(item))
                if observe:
                    observe(tally.progress(item.locator))
        except KeyboardInterrupt:
            interrupted = True
        return tally.report(interrupted)

    def _attempt(self, raw: RawArticle) -> Taken | Rejection:
        try:
            return self.take(raw)
        except ArchiveError:
            raise
        except Exception as error:  # noqa: BLE001 a fault over one article must not cost the others
            return Rejection(raw.locator, reason(error).removeprefix(f"{raw.locator}: "))


@dataclass(slots=True)
class _Tally:
    outcomes: dict[Outcome, int] = field(default_factory=lambda: dict.fromkeys(Outcome, 0))
    rejected: list[Rejection] = field(default_factory=list)
    passages: int = 0
    began: float = field(default_factory=time.monotonic)

    def add(self, result: Taken | Rejection) -> None:
        if isinstance(result, Rejection):
            self.rejected.append(result)
            return
        self.outcomes[result.outcome] += 1
        self.passages += result.passages

    def progress(self, locator: str) -> Progress:
        return Progress(locator, *self._counts(), len(self.rejected), self.passages, self._seconds())

    def report(self, interrupted: bool) -> Report:
        return Report(*self._counts(), tuple(self.rejected), self.passages, self._seconds(), interrupted)

    def _counts(self) -> tuple[int, int, int]:
        counts = self.outcomes
        return counts[Outcome.ADDED], counts[Outcome.UPDATED], counts[Outcome.UNCHANGED]

    def _seconds(self) -> float:
        return time.monotonic() - self.began


def _name(value: str | None) -> str:
    """A name on one line, without what cannot be stored or shown."""
    return " ".join(regular(value or "").split())


def _given_id(raw: RawArticle) -> str | None:
    given = (raw.id or "").strip()
    if len(given) > _MAX_ID or any(
        c < " " or "\x7f" <= c < "\xa0" or "\ud800" <= c < "\ue000" for c in given
    ):
        raise RejectedInputError(
            f"id {given[:50]!r} has control characters or is longer than {_MAX_ID}", field="id"
        )
    return given or None
