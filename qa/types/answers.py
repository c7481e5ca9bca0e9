"""What is answered, every sentence with the words it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qa.types.dates import PublicationDate
from qa.types.differences import Agreement, Dispute, Voice
from qa.types.evidence import ArchiveState, Coverage
from qa.types.phrasing import Phrasing
from qa.types.questions import Interpretation

LIKELY = 0.5  # what is not rather right than wrong is no headline


class Status(StrEnum):
    """Answered, or one of three different nothings."""

    ANSWERED = "answered"
    NO_ARTICLES = "no_articles"
    NO_STATEMENT = "no_statement"
    NO_ANSWER = "no_answer"


@dataclass(frozen=True, slots=True)
class Citation:
    """The exact words a sentence rests on: ``article.text[start:end] == quote``.

    Args:
        speaker: who is reported to say it, None where nobody is.
        said: when they said it, where the text tells; it may differ from ``published``.
        happened: when what they tell happened, where the text tells and it is not when it was said.
        passage_id: where the words end; a sentence that leads to them may stand in the passage before.
        not_before: of an undated article, see ``Article``.
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
    file: str = ""
    not_before: date | None = None


@dataclass(frozen=True, slots=True)
class AnswerSentence:
    """``answer.text[start:end] == text``; ``citations`` are citation numbers, never empty.

    Args:
        day: of main points and in a timeline, which are in its order: when what the sentence tells happened
            or was said, if the text tells, else when it was published. The text has it where it changes.
        reported: whether that is no more than when it was published.
    """

    text: str
    start: int
    end: int
    citations: tuple[int, ...]
    day: PublicationDate | None = None
    reported: bool = False


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    """The few words that answer, in a cited sentence.

    Args:
        text: ``article.text[start:end]`` of the cited revision; or yes, no or who speaks, and the
            sentence there says so; or the day of the statement there, or by what day it had happened; or
            how many statements are cited. A yes or no says of what day it is where that may change, and
            what was so before; on whose word; and who disputes it. A figure, day or name on which accounts
            differ is told as each side has it.
        normalised: a date in ISO 8601, a number in digits with its unit, ``yes`` or ``no`` unless
            disputed; None for anything else.
        citation: the number of the citation, whose quote has the words.
        voice: whose word a yes or no is; None where the article itself says so.
        confidence: from 0 to 1, that these words, chosen among others, are the right ones; None where
            none were chosen: of a yes or no, of who speaks, of a day or a number of statements.
    """

    text: str
    normalised: str | None
    citation: int
    start: int
    end: int
    voice: Voice | None = None
    confidence: float | None = None

    @property
    def likely(self) -> bool:
        """Whether they may stand above the sentences as the answer: rather right than wrong."""
        return self.confidence is None or self.confidence >= LIKELY


@dataclass(frozen=True, slots=True)
class Mention:
    """An article that does not answer, but mentions what was asked for."""

    article_id: str
    title: str
    source: str
    published: PublicationDate | None
    file: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer whose every sentence cites the words it rests on, or an honest nothing.

    Args:
        taken_as: the question as it was taken where it leans on one before it; empty where it does not.
        text: with [1]-style marks; where nothing is found, a sentence that says what.
        short_answer: the text of ``short``.
        confidence: from 0 to 1, that the answer is right.
        citations: those of the sentences, then those that agreements and disputes need beyond them.
        unheard: of several whose words are asked for, those of whom none on the topic was found; the last
            line of the text says so.
        mentions: where no statement was found, articles that mention both speaker and topic; where nothing
            answers, those that have the names and nearly all else that is asked about or, where none does,
            the most of the names.
        possible: sentences that would answer if their articles are of the period asked for, which is not
            known: left out of all else here, and numbered on after the citations.
        agreements, disputes: where what the answer says is told by independent reports alike, or otherwise.
        timings_ms: milliseconds by stage.
        unknown: words of the question that no article has, as they stand there.
        did_you_mean: the question with the archive's own words for what may be misspelt; empty where
            nothing is.
        parts: where two or three questions are asked in one, the answer to each by itself. Text, sentences,
            citations, agreements and disputes of the whole are those of all, each under its question and
            numbered once through; short answers are in the parts alone; interpretation and coverage are
            the whole's.
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
    unheard: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    unknown: tuple[str, ...] = ()
    did_you_mean: str = ""
    phrasing: Phrasing | None = None
    parts: tuple[Answer, ...] = ()
    taken_as: str = ""
    possible: tuple[Citation, ...] = ()

    def cited_for(self, short: ShortAnswer) -> Citation:
        """What a short answer of it stands in."""
        return next(one for one in self.citations if one.number == short.citation)
