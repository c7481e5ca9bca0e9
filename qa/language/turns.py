"""Where a speaker's turn begins in a transcript.

A label such as ``Question:`` or ``ANNA ORLOVA, HOST:`` opens a turn. Many other
lines look like one ("Details:", "WHERE:", "Photo:"), so labels that are no role
of a conversation count only where the article as a whole reads like one: people
who talk say I, we and you; lists of facts do not.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache

from qa.language.names import parts, surname
from qa.language.sentences import sentence_spans

SENTENCES_SHARE = 0.5  # of the labels must be followed by a whole sentence, not a headline or a figure
LONGEST_PANEL = 8  # turns whose speakers need not return; more of them is a list of places or things
REPEATING_SHARE = 0.75  # as many different speakers as turns, at most, in a longer one
TALKING_SHARE = 0.3  # of the labels must be followed by I, we, you or a question

_ROLE = re.compile(
    r"(?:Question|Answer|Moderator|Interviewer|Reporter|Journalist|Correspondent|Host|Anchor|Presenter"
    r"|Spokes(?:man|woman|person)|Chair(?:man|woman|person)?|Operator|Translator|Interpreter|Audience"
    r"|Speaker|Participant|Вопрос|Ответ|Ведущ(?:ий|ая)|Корреспондент|Журналист|Հարց|Պատասխան|[QA])"
    r"(?: ?\d{1,2})?",
    re.IGNORECASE,
)
_WORD = r"(?:[^\W\d_a-zа-яё][\w.’'-]*)"
_LINK = r"(?:of|the|for|and|de|da|del|van|von|al|el|bin|ibn)"
_NAME = re.compile(rf"{_WORD}(?:,? (?:{_WORD}|{_LINK})){{0,7}}")
_LABEL = re.compile(r"\W{0,2}([^:\n\"“”?!]{1,80}?)(?: ?[(\[][^:\n]{1,40}[)\]])?\W{0,2}:(?=\s|$)")
_NO_SPEAKER = re.compile(
    r"(?:.*\b(?:Note|Photos?|Video|Image|Picture|Watch|Read|More|See|Also|Updated?|Corrections?|Clarifications?"
    r"|Sources?|Caption|Credit|Contact|E-?mail|Phone|Address|Location|Date|Time|When|Where|What|Why|How|Who"
    r"|Which|Details|Background|Summary|Breaking|Exclusive|Analysis|Opinion|Listen|Follow|Subscribe|Share|Tags?"
    r"|Topics|Published|Facts?|Claim|Warning|Example|Result|Conclusion|Title|Subject|Step|Tip|Day|Part|Chapter"
    r"|Today|Related|Related Topics|Contributing|Advertisement|PS))"
    r"|Said .*|(?:Re|From|To|Cc|By|Or|And|But|Pro|Con)",
    re.IGNORECASE,
)
_TALK = re.compile(
    r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|me|us|[Tt]hank(?:s| you)"
    r"|Я|я|[Мм]ы|[Вв]ы|[Мм]не|[Нн]ас|[Нн]ам|[Вв]ас|[Вв]ам)\b|\?"
)
_PARAGRAPH = re.compile(r"\s*([^\n]*)")
_WORDS = re.compile(r"\S[^\n]*")
_WHOLE_SENTENCE = re.compile(r".*[.!?…։][\"'”’»)\]]*\s*")


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's turn: the label, and where turn and speech begin and the turn ends.

    Offsets are half-open code points into the text the turn was found in.
    """

    speaker: str
    start: int
    speech: int
    end: int


def is_asker(label: str) -> bool:
    """Whether a label names a part in a conversation and nobody: "Question", "Host", "A"."""
    return bool(_ROLE.fullmatch(label.strip()))


def may_be_label(words: str) -> bool:
    """Whether words before a colon may name somebody: not "Note", "Read more" and the like."""
    return bool(_NAME.fullmatch(words)) and not _NO_SPEAKER.fullmatch(words)


@lru_cache(maxsize=4)  # an article is asked about several times in a row
def turns(text: str) -> tuple[Turn, ...]:
    """The turns of a transcript in order; empty for a text that is none.

    What stands before the first turn is nobody's. A turn runs on over following
    paragraphs until the next label, or until one that names its speaker: that is
    about them, not by them. So is what follows the last answer where no other
    turn has a second paragraph and nobody there says I, we or you.
    """
    labels = [label for span in sentence_spans(text) if (label := _label(text, *span))]
    times = Counter(who for who, _, _ in labels)
    labels = [label for label in labels if times[label[0]] > 1 or _opens_line(text, label[1])]
    ends = [*(start for _, start, _ in labels[1:]), len(text)]
    found = tuple(Turn(*label, end) for label, end in zip(labels, ends, strict=False))
    return _without_commentary(text, found) if _exchange(found) and _spoken(text, found) else ()


def _without_commentary(text: str, found: tuple[Turn, ...]) -> tuple[Turn, ...]:
    several = any(len(_paragraphs(text, turn)) > 1 for turn in found[:-1])
    return tuple(
        replace(turn, end=_spoken_end(text, turn, several or turn is not found[-1])) for turn in found
    )


def _spoken_end(text: str, turn: Turn, several: bool) -> int:
    for start, end in _paragraphs(text, turn)[1:]:
        words = text[start:end]
        if surname(turn.speaker) in parts(words) or not (several or _TALK.search(words)):
            return start
    return turn.end


def _paragraphs(text: str, turn: Turn) -> list[tuple[int, int]]:
    """Those with words in them, from where the turn's speech begins."""
    return [found.span() for found in _WORDS.finditer(text, turn.speech, turn.end)]


def _label(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    found = _LABEL.match(text, start, end)
    if not found:
        return None
    who = found[1].strip()
    if _ROLE.fullmatch(who) or may_be_label(who):
        return who, start, found.end()
    return None


def _opens_line(text: str, start: int) -> bool:
    return not text[text.rfind("\n", 0, start) + 1 : start].strip()


def _exchange(found: tuple[Turn, ...]) -> bool:
    """Two or more who take turns, or questions of whom only the questions are labelled."""
    times = Counter(turn.speaker for turn in found)
    if len(times) < 2:
        return any(_ROLE.fullmatch(who) for who, n in times.items() if n > 1)
    return len(times) <= REPEATING_SHARE * len(found) or len(found) <= LONGEST_PANEL


def _spoken(text: str, found: tuple[Turn, ...]) -> bool:
    openings = [_PARAGRAPH.match(text, turn.speech, turn.end) for turn in found]
    said = [opening[1] for opening in openings if opening]
    sentences = sum(bool(_WHOLE_SENTENCE.fullmatch(words)) for words in said)
    talking = sum(bool(_TALK.search(words)) for words in said)
    return sentences >= SENTENCES_SHARE * len(found) and talking >= TALKING_SHARE * len(found)
