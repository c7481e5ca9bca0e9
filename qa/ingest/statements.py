"""Who is reported to have said what, sentence by sentence. Pure.

A rule-based reading: transcript turns, "X said ...", "..., said X", "according to X", and
the sentences that carry on from one of those. What it cannot assign it leaves unassigned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qa.answering.names import parts, same
from qa.ingest.people import ANY_OFFICE, DESCRIPTION, NAME, NAME_WORD, Person, described, introduced
from qa.ingest.turns import Turn, turns
from qa.types import Reporting, Span, Statement

_REGULAR = (
    "accuse acknowledge add affirm agree announce answer appeal argue ask assert assure blame call caution"
    " cite claim comment complain confirm contend counter criticise criticize declare defend demand"
    " describe disagree dismiss emphasise emphasize expect explain express highlight hint indicate insist"
    " justify maintain mention note object observe point praise promise propose reaffirm recall recount"
    " reiterate reject remark repeat report respond reveal signal state stress suggest underline underscore"
    " urge voice vow warn welcome"
).split()
_OTHERS = (
    "says said tells told thinks thought writes wrote denies denied replies replied admits admitted"
    " concedes conceded refers referred went goes"
).split()


def _finite(verb: str) -> tuple[str, str]:
    return verb + "s", verb + ("d" if verb.endswith("e") else "ed")


_VERB = "|".join([*(form for verb in _REGULAR for form in _finite(verb)), *_OTHERS])
_ADVERB = r"(?:(?:has|had|have|also|again|then|later|earlier|further|once|previously|in turn,?|\w+ly)\s+)*"
# What a name in a sentence such as "But Lavrov said", "With Lavrov, ..." stands behind.
_PREPOSITION = (
    "about|after|against|among|as for|at|before|behind|besides|between|by|despite|during|following|for|from"
    "|in|including|like|meeting|near|of|on|over|since|than|through|to|toward|towards|under|unlike|until|upon"
    "|via|with|without"
)
_BEFORE_NAMES = (
    rf"(?:{_PREPOSITION}|and|as|but|if|so|though|although|because|what|when|whether|while|yet"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
)
_SPEAKER = rf"(?!(?i:{_BEFORE_NAMES})\s){NAME}(?:,?\s+and\s+{NAME})*"
_WHO = rf"(?P<who>{_SPEAKER}|{DESCRIPTION}(?:[’']s\s+statement)?|[Hh]e|[Ss]he|[Tt]hey|It)"
_APPOSITION = r"(?P<apposition>,[^“”\".;]{3,120},|\s+\([^)]{1,60}\))?"
_PATTERNS = (
    re.compile(rf"(?<![\w’'\-]){_WHO}{_APPOSITION}\s+{_ADVERB}(?P<cue>{_VERB})\b"),
    re.compile(rf"[,”\"’']\s*(?P<cue>said|says|wrote|added|replied|explained)\s+{_WHO}"),
    re.compile(rf"\b(?P<cue>[Aa]ccording to|[Ii]n the words of)\s+(?:the\s+)?{_WHO}"),
)
_CUES = re.compile(rf"\b(?:{_VERB}|[Aa]ccording to|[Ii]n the words of)\b")  # quick to tell that nobody speaks
_NAMED = re.compile(rf"{NAME_WORD}(?:\s+{NAME_WORD})+")
# After these a name is no subject ("a call with Lavrov, ..."), or its verb tells of no statement
# ("asked what Lavrov said").
_NO_SUBJECT = re.compile(
    rf"\b(?:{_PREPOSITION}|if|how|unless|what|whether|whom?|whose|why|(?:after|before|by|on|since|upon|when|while)"
    r"\s+\w+ing)\s+(?:(?:the|an?|his|her|its|their)\s+)?$|^\W*\w+ing\s+$",
    re.IGNORECASE,
)
_LOOK_BACK = 40  # characters before a name in which such words are looked for
_PRONOUNS = frozenset(("he", "she", "they", "it"))
REMEMBERED = 2  # sentences without a statement after which "he" is no longer taken for its speaker
_QUOTED = re.compile(r"[“”\"«»„]|(?<!\w)‘")
_NEVER_SPEAK = frozenset(
    "january february march april may june july august september october november december yesterday today"
    " note photo photos video read more also source sources update editor correction caption image related"
    " it this that what which the a an his her its their there who when where on in at".split()
)


Spans = Sequence[tuple[int, int]]


def find_statements(text: str, sentences: Spans) -> tuple[Statement, ...]:
    """Statements with the offsets of the sentence that reports them, in order.

    Args:
        sentences: half-open offsets of the text's sentences, in order.
    """
    return tuple(_read(text, list(_paragraphs(text, sentences)), turns(text)))


def _paragraphs(text: str, sentences: Spans) -> Iterator[Spans]:
    paragraph: list[tuple[int, int]] = []
    for start, end in sentences:
        if paragraph and "\n" in text[paragraph[-1][1] : start]:
            yield paragraph
            paragraph = []
        paragraph.append((start, end))
    if paragraph:
        yield paragraph


def _read(text: str, paragraphs: Sequence[Spans], found: Sequence[Turn]) -> Iterator[Statement]:
    """What stands in a speaker's turn is theirs, up to a paragraph that names them: it is
    about them, no longer by them. All else is prose."""
    people = introduced(text)
    over: Turn | None = None
    prose: list[Spans] = []
    for paragraph in paragraphs:
        start, end = paragraph[0][0], paragraph[-1][1]
        turn = next((turn for turn in found if turn.start <= start < turn.end), None)
        if turn and start > turn.start and parts(turn.speaker)[-1] in parts(text[start:end]):
            over = turn
        if turn is None or turn is over:
            prose.append(paragraph)
            continue
        yield from _prose(text, prose, people)
        prose = []
        for start, end in paragraph:
            at = next(t for t in reversed(found) if t.start <= start)
            role = _role(at.speaker, people)
            contents = (Span(min(max(start, at.speech), end), end),)
            yield Statement(at.speaker, True, role, None, None, contents, start, end, Reporting.DIRECT)
    yield from _prose(text, prose, people)


def _prose(text: str, paragraphs: Sequence[Spans], people: Sequence[Person]) -> Iterator[Statement]:
    memory = _Memory(people)
    for paragraph in paragraphs:
        for start, end in paragraph:
            sentence = text[start:end]
            readings: list[_Said] = list(_readings(sentence, memory))
            carries_on = (start, end) != paragraph[0] and _QUOTED.match(sentence)
            if not readings and memory.fresh and carries_on:
                readings = [(memory.speaker, None, None)]
            reporting = Reporting.DIRECT if _QUOTED.search(sentence) else Reporting.INDIRECT
            for who, source, cue in readings:
                yield Statement(
                    who,
                    not re.fullmatch(DESCRIPTION, who),
                    _role(who, people),
                    _at(source, start),
                    _at(cue, start),
                    _contents(sentence, start, cue),
                    start,
                    end,
                    reporting,
                )
            memory.hear(readings[0][0] if readings else "")


_Said = tuple[str, tuple[int, int] | None, tuple[int, int] | None]
_QUOTATION = re.compile(r"[“\"«„]([^“”\"«»„]+)")


def _at(span: tuple[int, int] | None, offset: int) -> Span | None:
    return Span(span[0] + offset, span[1] + offset) if span else None


def _contents(sentence: str, offset: int, cue: tuple[int, int] | None) -> tuple[Span, ...]:
    """What stands between quotation marks, else what follows the reporting words, else all."""
    quoted = [found.span(1) for found in _QUOTATION.finditer(sentence)]
    told = quoted or [(cue[1] if cue and sentence[cue[1] :].strip(" .") else 0, len(sentence))]
    return tuple(Span(start + offset, end + offset) for start, end in told)


class _Memory:
    """Who spoke last, and as what: what "he" and "the minister" can mean at a sentence."""

    def __init__(self, people: Sequence[Person]) -> None:
        self.people = people
        self.speaker = ""
        self._pronouns: dict[str, str] = {}
        self._silence = 0

    @property
    def fresh(self) -> bool:
        """Whether the sentence before was a statement."""
        return bool(self.speaker) and not self._silence

    def hear(self, speaker: str) -> None:
        """A sentence has gone by, with a statement or without."""
        self._silence = 0 if speaker else self._silence + 1
        self.speaker = speaker or (self.speaker if self._silence <= REMEMBERED else "")

    def meant_by(self, who: str, apposition: str) -> str:
        """The name behind what a sentence calls its speaker, or that itself; empty for nobody."""
        if (pronoun := who.lower()) in _PRONOUNS:
            # Whoever was "she" before is not "he" now.
            known = self._pronouns.setdefault(self.speaker, pronoun)
            return self.speaker if known == pronoun else ""
        if pronoun in _NEVER_SPEAK:
            return ""
        if person := described(who, self.people):
            return person.name
        # "The Kremlin's spokesman, Dmitry Peskov, said"
        return _named(apposition) or who


def _readings(sentence: str, memory: _Memory) -> Iterator[_Said]:
    """Speaker, source and cue, of each pattern the first it finds."""
    if not _CUES.search(sentence):
        return
    for pattern in _PATTERNS:
        found = pattern.search(sentence)
        while found and not _is_subject(found):
            found = pattern.search(sentence, found.end("who"))
        if found:
            for who in re.split(r",?\s+and\s+(?=[A-Z])", found["who"]):
                if speaker := memory.meant_by(who, found.groupdict().get("apposition") or ""):
                    yield speaker, found.span("who"), found.span("cue")


def _is_subject(found: re.Match[str]) -> bool:
    """Whether who is found before a verb is its subject. Of "with Lavrov, Mirzoyan, who ..., said"
    it is the last name: what begins or ends with another name is no apposition."""
    if "apposition" not in found.groupdict():
        return True
    start = found.start("who")
    if _NO_SUBJECT.search(found.string[max(0, start - _LOOK_BACK) : start]):
        return False
    first, *others = (found["apposition"] or "").strip(", ()").split(",")
    return not others or not (_other(first) or _named(others[-1]))


def _other(words: str) -> bool:
    """Whether words are a name and no office, nor a party ("R-Ohio")."""
    return bool(re.fullmatch(rf"(?!\w-){NAME}", words.strip())) and not ANY_OFFICE.search(words)


def _named(words: str) -> str:
    """A name of several words, no office, or nothing."""
    named = words.strip(", ()")
    return named if _NAMED.fullmatch(named) and not ANY_OFFICE.search(named) else ""


def _role(speaker: str, people: Sequence[Person]) -> str:
    return next((person.role for person in people if same(speaker, person.name)), "")
