"""Cut an article into passages: runs of whole sentences, each small enough to embed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from qa.language.sentences import sentence_spans, spans_within, trim
from qa.language.turns import turns
from qa.types import Article, Passage, Precision, Provenance, PublicationDate

LONGEST_TITLE = 192  # UTF-8 bytes of a title that are embedded; no tokenizer makes more tokens than bytes
CHARACTERS_A_WORD = 8  # in running text, white space included; counts words where nothing divides them
MID_PARAGRAPH = (
    0.05  # cost of ending inside a paragraph, where 1 is the cost of a passage of twice the length
)

_CLAUSE_END = re.compile(r"[,;:–—)\]”»]\s+|\s[–—-]\s")
_SPACE = re.compile(r"\s+")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Unit:
    """What is never divided further before tokens are counted: a sentence, or a piece of a long one."""

    start: int
    end: int
    words: int
    ends_paragraph: bool


def split_passages(
    article: Article, count_tokens: Callable[[Sequence[str]], list[int]], max_tokens: int, words: int = 160
) -> tuple[Passage, ...]:
    """The article's passages, in order.

    Every character that is not white space is in exactly one passage. A passage
    holds whole sentences of one speaker's turn, about ``words`` words of them. A
    sentence is cut, at a clause, a word or at last a character, only where it
    alone is too long.

    Args:
        count_tokens: tokens of each text as a passage, as the encoder counts them.
        max_tokens: most tokens of ``embedding_text`` of a passage.
        words: the length aimed at. Passages are even, from about half of it to half as much again.
    """
    text = article.text
    spans = [span for turn in _turns(text, words) for span in _grouped(turn, words)]
    fitting = _fitted(article, spans, count_tokens, max_tokens)
    return tuple(
        Passage(article.id, article.revision, ordinal, start, end, text[start:end])
        for ordinal, (start, end) in enumerate(fitting)
    )


def embedding_text(article: Article, passage_text: str) -> str:
    """What is embedded for a passage: title and date, each on its line where told, then the text."""
    head = [_shortened(article.title)] if article.title else []
    # An inferred one may be inferred otherwise tomorrow, and vectors stay.
    if article.published and article.published.provenance is not Provenance.INFERRED:
        head.append(_spoken_date(article.published))
    return "\n".join([*head, passage_text])


def _shortened(title: str) -> str:
    encoded = title.encode(errors="replace")
    if len(encoded) <= LONGEST_TITLE:
        return title
    kept = encoded[: LONGEST_TITLE - len("…".encode())].decode(errors="ignore")
    return (kept.rsplit(None, 1)[0] if " " in kept else kept) + "…"


def _spoken_date(published: PublicationDate) -> str:
    """As a question would say it: 21 May 2025, May 2025 or 2025."""
    day = published.first_day
    month = published.precision is not Precision.YEAR
    spoken = f"{day:%B %Y}" if month else f"{day.year}"
    return f"{day.day} {spoken}" if published.precision is Precision.DAY else spoken


def _turns(text: str, words: int) -> Iterator[list[_Unit]]:
    """The units of the text, a list for each speaker's turn."""
    starts = [turn.start for turn in turns(text)]
    units = list(_units(text, words))
    first = 0
    for i, unit in enumerate(units):
        if starts and unit.start >= starts[0]:
            starts.pop(0)
            if i > first:
                yield units[first:i]
            first = i
    if units[first:]:
        yield units[first:]


def _units(text: str, words: int) -> Iterator[_Unit]:
    sentences = sentence_spans(text)
    nexts = [*(start for start, _ in sentences[1:]), len(text)]
    for (start, end), following in zip(sentences, nexts, strict=False):
        ends_paragraph = following == len(text) or "\n" in text[end:following]
        for piece in _pieces(text, (start, end), words):
            yield _Unit(*piece, _words(text, piece), ends_paragraph and piece[1] == end)


def _words(text: str, span: Span) -> int:
    piece = text[slice(*span)]
    return max(len(piece.split()), len(piece) // CHARACTERS_A_WORD)


def _pieces(text: str, span: Span, words: int) -> Iterator[Span]:
    """The span, in halves and halves of these where it is longer than a passage may be."""
    pending = [span]
    while pending:
        piece = pending.pop()
        halves = _halves(text, piece) if _words(text, piece) > 1.5 * words else None
        if halves:
            pending += reversed(halves)
        else:
            yield piece


def _grouped(units: list[_Unit], words: int) -> list[Span]:
    """Consecutive units joined so that the sum of the passages' costs is least.

    A passage's cost grows with the square of its distance from ``words``, so
    lengths come out even; dynamic programming over the last passage's first unit.
    """
    best = [0.0]  # cost of the best division of the first i units
    first = [0]  # where its last passage begins
    for end in range(1, len(units) + 1):
        best.append(float("inf"))
        first.append(end - 1)
        length = 0
        for start in range(end - 1, -1, -1):
            length += units[start].words
            if length > 1.5 * words and start < end - 1:
                break
            cost = best[start] + _cost(length, words, units[end - 1].ends_paragraph)
            if cost < best[end]:
                best[end], first[end] = cost, start
    return _backwards(units, first)


def _cost(length: int, words: int, ends_paragraph: bool) -> float:
    return (length / words - 1) ** 2 + (0 if ends_paragraph else MID_PARAGRAPH)


def _backwards(units: list[_Unit], first: list[int]) -> list[Span]:
    spans = []
    end = len(units)
    while end:
        start = first[end]
        spans.append((units[start].start, units[end - 1].end))
        end = start
    return spans[::-1]


def _fitted(
    article: Article, spans: list[Span], count_tokens: Callable[[Sequence[str]], list[int]], max_tokens: int
) -> list[Span]:
    """The spans, those of more than ``max_tokens`` tokens halved until they fit."""
    fitting: list[Span] = []
    while spans:
        counts = count_tokens([embedding_text(article, article.text[start:end]) for start, end in spans])
        halved: list[Span] = []
        for span, count in zip(spans, counts, strict=True):
            halves = _halves(article.text, span) if count > max_tokens else None
            if halves:
                halved += halves
            else:
                fitting.append(span)
        spans = halved
    return sorted(fitting)


def _halves(text: str, span: Span) -> tuple[Span, Span] | None:
    """The span in two near its middle: after a sentence, a clause, a word, or a character.

    None where it is a single character.
    """
    start, end = span
    for cuts in (_sentence_ends, _clause_ends, _word_ends, _middle):
        # A cut in the outer eighths leaves a crumb; a cruder cut is then better.
        inner = [
            cut for cut in cuts(text, start, end) if (end - start) / 8 <= cut - start <= (end - start) * 7 / 8
        ]
        if inner:
            cut = min(inner, key=lambda cut: abs(2 * cut - start - end))
            left, right = trim(text, start, cut), trim(text, cut, end)
            if left and right:
                return left, right
    return None


def _sentence_ends(text: str, start: int, end: int) -> list[int]:
    return [stop for _, stop in spans_within(text, start, end)]


def _clause_ends(text: str, start: int, end: int) -> list[int]:
    return [found.end() for found in _CLAUSE_END.finditer(text, start, end)]


def _word_ends(text: str, start: int, end: int) -> list[int]:
    return [found.end() for found in _SPACE.finditer(text, start, end)]


def _middle(text: str, start: int, end: int) -> list[int]:
    """The middle, moved back to where it tears no combining mark or joined emoji."""
    middle = (start + end) // 2
    whole = (cut for cut in range(middle, max(start, middle - 16), -1) if not _tears(text, cut))
    return [next(whole, middle)]


def _tears(text: str, cut: int) -> bool:
    return unicodedata.category(text[cut]).startswith("M") or "\u200d" in text[cut - 1 : cut + 1]
