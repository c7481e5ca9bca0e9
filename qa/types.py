"""The words of the domain as frozen data, no behaviour beyond their own invariants.

Offsets are half-open, count Unicode code points, and refer to the cleaned text
of one revision of one article.
"""

from __future__ import annotations

import calendar
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Precision(StrEnum):
    """How much of a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Provenance(StrEnum):
    """Where a publication date came from."""

    GIVEN = "given"
    METADATA = "page metadata"
    TEXT = "in the text"
    INFERRED = "inferred"


_REDUCED_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """A date known to the day, the month or the year (ISO 8601, reduced precision).

    Args:
        value: ``2025-05-21``, ``2025-05`` or ``2025``.
        provenance: where the value came from.

    Raises:
        ValueError: the value is not such a date.
    """

    value: str
    provenance: Provenance = Provenance.GIVEN

    def __post_init__(self) -> None:
        if not _REDUCED_DATE.fullmatch(self.value):
            raise ValueError(f"{self.value!r} is not a date like 2025-05-21, 2025-05 or 2025")
        date(*self._parts())

    @property
    def precision(self) -> Precision:
        return {4: Precision.YEAR, 7: Precision.MONTH}.get(len(self.value), Precision.DAY)

    @property
    def first_day(self) -> date:
        return date(*self._parts())

    @property
    def last_day(self) -> date:
        year, month, day = self._parts()
        if self.precision is Precision.YEAR:
            month = 12
        if self.precision is not Precision.DAY:
            day = calendar.monthrange(year, month)[1]
        return date(year, month, day)

    def _parts(self) -> tuple[int, int, int]:
        year, month, day = [*map(int, self.value.split("-")), 1, 1][:3]
        return year, month, day


@dataclass(frozen=True, slots=True)
class RawArticle:
    """What a reader found, before cleaning.

    Args:
        locator: the file, line or address it came from, for messages.
        content: the text or HTML as read.
        media: ``text``, ``markdown`` or ``html``.
        The rest is what the input said of itself; None or empty where it said nothing.
        ``published`` is as written there and not yet parsed.
    """

    locator: str
    content: str
    media: str = "text"
    id: str | None = None
    url: str | None = None
    title: str | None = None
    source: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One revision of one article, cleaned.

    Args:
        id: stable across revisions.
        source: the outlet's name; ``unknown`` where it is not known.
        language: ISO 639-1 code, None where not known.
        published: None where not known.
        not_before: where it is not, the day that it cannot be older than, for its text tells of
            something that happened then; None where no such day is known.
        revision: 1 for the first text seen under this id.
        story: what it shares with its copies in the archive and with no other article; its own id
            where it has none. Found by the archive, so it is no part of what makes articles equal.
    """

    id: str
    title: str
    text: str
    source: str = "unknown"
    url: str | None = None
    authors: tuple[str, ...] = ()
    published: PublicationDate | None = None
    language: str | None = None
    revision: int = 1
    not_before: date | None = None
    story: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if not self.story:
            object.__setattr__(self, "story", self.id)

    @property
    def content_hash(self) -> str:
        """SHA-256, hex, of all that a reader could tell apart; not of id and revision."""
        published = self.published.value if self.published else ""
        parts = (
            self.title,
            self.text,
            self.source,
            self.url or "",
            *self.authors,
            published,
            self.language or "",
        )
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences of one article: ``text == article.text[start:end]``.

    Args:
        id: the archive's key, 0 before it is stored. Never reused.
        ordinal: its place in the article, from 0.
    """

    article_id: str
    revision: int
    ordinal: int
    start: int
    end: int
    text: str
    id: int = 0


class Reporting(StrEnum):
    """Whether a statement gives the speaker's own words."""

    DIRECT = "direct"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open offsets into one revision's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Statement:
    """Who is reported to have said what, where.

    Args:
        speaker: the name, as fully as the article gives it ("Sergei Lavrov" also where the
            sentence has "he"), or an institution ("the Russian Foreign Ministry"), or the
            description as it stands where it is not resolved.
        resolved: whether the speaker is a name or an institution, not a pronoun or description left open.
        role: what the article says the speaker is, such as ``the mayor of Orsal``, or empty.
        source: the words that name the speaker here ("he"); None in a transcript's turn or a
            carried-on quotation.
        cue: the reporting words ("said", "according to"); None in a transcript and in a
            carried-on quotation.
        contents: what was said, in order, without the quotation marks around it; several spans
            where the cue stands in between. Empty where only the fact is told ("refused to comment").
        start, end: the sentence (or sentences) that report it, whole.
        reporting: direct (all or part between quotation marks or in a turn) or indirect.
        addressee: to whom, as the text says it, or empty.
        denied: "did not say", "refused to comment": no words of theirs.
        said: when, if the text tells, else None.
    """

    speaker: str
    resolved: bool
    role: str
    source: Span | None
    cue: Span | None
    contents: tuple[Span, ...]
    start: int
    end: int
    reporting: Reporting
    addressee: str = ""
    denied: bool = False
    said: PublicationDate | None = None


class Kind(StrEnum):
    """What kind of answer a question wants."""

    STATEMENTS = "statements"
    WHO_SAID = "who said"
    WHO = "who"
    WHEN = "when"
    WHERE = "where"
    HOW_MANY = "how many"
    YES_NO = "yes or no"
    WHY = "why"
    WHAT = "what"
    OVERVIEW = "overview"


class Status(StrEnum):
    """Answered, or one of three different nothings."""

    ANSWERED = "answered"
    NO_ARTICLES = "no_articles"
    NO_STATEMENT = "no_statement"
    NO_ANSWER = "no_answer"


@dataclass(frozen=True, slots=True)
class Filters:
    """Which articles may be used. Days are inclusive. Empty means no restriction.

    Args:
        as_of: the day whose knowledge is asked for: nothing published later is used.
        include_undated: with a period, also use articles without a known date.
    """

    published_from: date | None = None
    published_to: date | None = None
    sources: tuple[str, ...] = ()
    article_ids: tuple[str, ...] = ()
    include_undated: bool = False
    as_of: date | None = None

    @property
    def dated(self) -> bool:
        return self.published_from is not None or self.last_day is not None

    @property
    def last_day(self) -> date | None:
        """The last day of publication that all of them admit."""
        return min((day for day in (self.published_to, self.as_of) if day), default=None)


@dataclass(frozen=True, slots=True)
class Question:
    """A question as asked.

    Args:
        asked_at: decides what is recent, and which years are yet to come.
        ignore: words of the question that are to be taken as topic, not read as
            a period, a speaker or a source.
    """

    text: str
    asked_at: datetime
    filters: Filters = field(default_factory=Filters)
    top_k: int = 10
    ignore: tuple[str, ...] = ()

    @property
    def day(self) -> date:
        """The day that "last week" is told from: that of asking, or the earlier one it is asked as of."""
        asked = self.asked_at.date()
        return min(asked, self.filters.as_of or asked)


@dataclass(frozen=True, slots=True)
class Period:
    """Days asked for, both inclusive, either open.

    Args:
        words: what said so.
        reading: how they were understood where they could mean other days, such as "taken as
            May 2025, the last May before 15 December 2025"; empty where they could not.
        binding: whether articles of other days are left out; if not, those near the day of asking
            go first.
    """

    start: date | None
    end: date | None
    words: str
    reading: str = ""
    binding: bool = True


@dataclass(frozen=True, slots=True)
class Named:
    """A speaker or source asked for: its name, and the words that said so.

    Args:
        people: whom of the archive it may mean; several where it does not tell them apart.
    """

    name: str
    words: str
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Interpretation:
    """How a question was understood.

    Args:
        topic: what is left of the question once period, speakers, sources and
            question words are taken out; empty where all that a speaker said is asked for;
            what was said, where it is asked who said it.
        as_of: the days up to the one as of which it is asked; nothing published later counts.
        prefers_newest: it speaks of now ("currently", "still"): newer articles go first.
        wants_all: everything that somebody said is asked for, not the best of it.
    """

    kind: Kind
    topic: str
    period: Period | None = None
    speakers: tuple[Named, ...] = ()
    sources: tuple[Named, ...] = ()
    as_of: Period | None = None
    prefers_newest: bool = False
    wants_all: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """What a reranker made of a passage.

    Args:
        relevance: a logit, higher is better; comparable between the passages of one question.
        answer: logits of the words that answer best, less those of "not here".
        span: those words, half-open in the article's text; None where it names none.
    """

    relevance: float
    answer: float = 0.0
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage found, with its article and why it ranks where it does.

    Args:
        score: a similarity, higher is better; comparable within one result only.
        features: the parts of the score by name.
        also_in: ids of articles that carry the same passage.
        read: None where no reranker read it.
    """

    passage: Passage
    article: Article
    score: float
    features: Mapping[str, float] = field(default_factory=dict)
    also_in: tuple[str, ...] = ()
    read: Read | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """The exact words a sentence rests on: ``article.text[start:end] == quote``.

    Args:
        speaker: who is reported to say it, None where nobody is.
        said: when they said it, where the text tells; it may differ from ``published``.
        happened: when what they tell happened, where nobody's words are asked for and the text tells.
        passage_id: where the words end; a sentence that leads to them may stand in the passage before.
    """

    number: int
    article_id: str
    revision: int
    title: str
    source: str
    url: str | None
    authors: tuple[str, ...]
    published: PublicationDate | None
    start: int
    end: int
    quote: str
    speaker: str | None
    passage_id: int
    also_in: tuple[str, ...] = ()
    said: PublicationDate | None = None
    happened: PublicationDate | None = None


@dataclass(frozen=True, slots=True)
class AnswerSentence:
    """``answer.text[start:end] == text``; ``citations`` are citation numbers, never empty."""

    text: str
    start: int
    end: int
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    """The few words that answer, in a cited sentence.

    Args:
        text: ``article.text[start:end]`` of the cited revision; or yes, no or
            who speaks, and the sentence there says so.
        normalised: a date in ISO 8601, a number in digits with its unit; None for anything else.
        citation: the number of the citation, whose quote has the words.
    """

    text: str
    normalised: str | None
    citation: int
    start: int
    end: int


class PointKind(StrEnum):
    """What accounts of one point agree or differ on."""

    NUMBER = "number"
    TRUTH = "truth"
    WHO = "who"
    WHEN = "when"
    WHERE = "where"


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose word it is.

    Args:
        who: who is reported to say it; the outlet, where nobody is.
        said: when they said it where the text tells, else when it was published.
        citation: the number of the citation whose quote has it.
    """

    who: str
    source: str
    said: PublicationDate | None
    citation: int


@dataclass(frozen=True, slots=True)
class Side:
    """Those who say the same of a point.

    Args:
        value: what they say of it, in the words of the first: a number with what it counts, who did it,
            a place; a day in our words; ``affirmed`` or ``denied`` where it is whether something is so.
        voices: oldest first, never empty.
        stories: how many independent reports have it; copies count as one.
    """

    value: str
    voices: tuple[Voice, ...]
    stories: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """What independent reports say alike.

    Args:
        point: what it is, to stand after "agree on": "the number of lorries".
    """

    kind: PointKind
    point: str
    side: Side


@dataclass(frozen=True, slots=True)
class Dispute:
    """What reports or speakers differ on: two sides or more, that of the oldest word first."""

    kind: PointKind
    point: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the answer could draw on.

    Args:
        articles: all articles in the archive.
        in_scope: those that the filters and the period admit.
        undated_left_out: those left out for want of a date alone.
        imprecise_left_out: those left out because the month or year that is all that is
            known of their date lies only partly in the period.
    """

    articles: int
    in_scope: int
    undated_left_out: int
    imprecise_left_out: int = 0


@dataclass(frozen=True, slots=True)
class ArchiveState:
    """Which archive answered: its generation grows with every change."""

    generation: int
    model: str


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Ranked passages, best first."""

    question: str
    evidence: tuple[Evidence, ...]
    interpretation: Interpretation
    coverage: Coverage
    timings_ms: Mapping[str, float]
    archive: ArchiveState


@dataclass(frozen=True, slots=True)
class Mention:
    """An article that does not answer, but mentions both whom and what was asked for."""

    article_id: str
    title: str
    source: str
    published: PublicationDate | None


class Fault(StrEnum):
    """Why a sentence that a language model wrote is not given."""

    UNCITED = "cites nothing"
    UNKNOWN_CITATION = "cites what is not there"
    SPEAKER = "speaker"
    QUOTATION = "quotation"
    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    NEGATION = "negation"
    CERTAINTY = "certainty"
    SUPPORT = "support"
    REPETITION = "repetition"


@dataclass(frozen=True, slots=True)
class Dropped:
    """A sentence that a language model wrote and that is not given.

    Args:
        detail: what in it is wrong, in words.
    """

    text: str
    fault: Fault
    detail: str


@dataclass(frozen=True, slots=True)
class Phrasing:
    """What a language model made of an answer.

    Args:
        model: as its endpoint calls it.
        written: how many sentences it wrote; those not dropped are the answer's.
        failure: why the answer is in the articles' own words all the same; empty where it is in
            the model's.
    """

    model: str
    written: int = 0
    dropped: tuple[Dropped, ...] = ()
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer whose every sentence cites the words it rests on, or an honest nothing.

    Args:
        text: with [1]-style marks; where nothing is found, a sentence that says what.
        short_answer: the text of ``short``.
        confidence: from 0 to 1, that the answer is right.
        citations: those of the sentences, then those that agreements and disputes need beyond them.
        mentions: where no statement was found, articles that mention both speaker and topic.
        agreements, disputes: where what the answer says is told by independent reports alike, or otherwise.
        timings_ms: milliseconds by stage.
        phrasing: of an answer that a language model was to phrase; its sentences are then the model's
            or, where it failed, those that cite their own words. None where there is no model.
    """

    question: str
    status: Status
    text: str
    sentences: tuple[AnswerSentence, ...]
    short_answer: str | None
    confidence: float
    citations: tuple[Citation, ...]
    interpretation: Interpretation
    coverage: Coverage
    timings_ms: Mapping[str, float]
    archive: ArchiveState
    short: ShortAnswer | None = None
    mentions: tuple[Mention, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    phrasing: Phrasing | None = None
