"""Who says what in one parsed sentence, with the quotations given to their speakers. Pure.

Offsets are into the parsed text, a skeleton's: utterances are the stretches that stand for folded
quotations, phrases those of quoted words that belong to the sentence around them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qa.ingest.complements import complement, figure, spans, under
from qa.ingest.silences import REFUSING, is_left_out, is_negated, is_silence, keeping_silent
from qa.ingest.subjects import end_of, has_subject, joint, object_of, speakers, subject
from qa.language.cues import CLAUSAL, FIGURING, FINDERS, FINDING, QUOTED_ONLY, VERBS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Range = tuple[int, int]

_FAR = 1000  # characters; more than lie between a quotation and its verb
_TELLING = frozenset("told tell tells telling assured reminded informed asked".split())
_INTRODUCES = frozenset((":", ","))


@dataclass(frozen=True, slots=True)
class Saying:
    """One act of saying.

    Args:
        cue: the verb, or "according to".
        source: the words that stand for the speaker.
        named: the words that tell who that is: of "Orel, who said" they are "Orel".
        contents: indirect words.
        utterances: indices of the quotations that are theirs.
        addressee: to whom.
        negated: not said.
        proper: whether a name stands among the words that tell who it is.
    """

    cue: Range
    source: Range
    named: Range
    contents: tuple[Range, ...] = ()
    utterances: tuple[int, ...] = ()
    addressee: Range | None = None
    negated: bool = False
    proper: bool = True


def sayings(doc: Doc, utterances: Sequence[Range], phrases: Sequence[Range] = ()) -> list[Saying]:
    """The sayings of a sentence, in the order of their cues."""
    return _Sentence(doc, utterances, phrases).sayings()


def _outer(found: Sequence[Saying]) -> list[Saying]:
    """Without what is said within another's words."""
    return [
        s for s in found if not any(a <= s.cue[0] < b for o in found if o is not s for a, b in o.contents)
    ]


class _Sentence:
    """A parsed sentence, and which of its tokens stand for quotations."""

    def __init__(self, doc: Doc, utterances: Sequence[Range], phrases: Sequence[Range]) -> None:
        self.doc = doc
        self.tokens = list(doc)
        self.utterances = utterances
        self.phrases = phrases
        self.folded = {t.i: n for n, span in enumerate(utterances) for t in self._within(span)}
        self.cues = [t for t in self.tokens if t.i not in self.folded and _reports(t)]

    def sayings(self) -> list[Saying]:
        owners = self._owners()
        found = [saying for token in self.tokens for saying in self._saying(token, owners)]
        found = self._whole_phrases(_outer(found))
        found = [s for s in self._introduced(found, owners) if self._is_spoken_of(s.named)]
        return [replace(s, proper=self._is_proper(s.named)) for s in found]

    def _within(self, span: Range) -> list[Token]:
        return [t for t in self.tokens if span[0] <= t.idx < span[1]]

    def _is_spoken_of(self, span: Range) -> bool:
        """Whether any of the words is the sentence's own: a parser may take a quotation for the subject."""
        return any(t.text[0].isalnum() and t.i not in self.folded for t in self._within(span))

    def _is_proper(self, span: Range) -> bool:
        return any(t.tag_.startswith("NNP") for t in self._within(span))

    def _saying(self, token: Token, owners: dict[int, list[int]]) -> Iterator[Saying]:
        if token.i in self.folded:
            return
        if (to := self._telling_whose(token)) is not None:
            yield from self._according(token, to, () if owners else tuple(range(len(self.utterances))))
        elif token in self.cues:
            yield from self._verb(token, tuple(owners.get(token.i, ())))
        elif (verb := keeping_silent(token)) is not None:
            for source, named in speakers(verb):
                yield Saying((token.idx, end_of(token)), source, named, negated=True)

    def _telling_whose(self, token: Token) -> Token | None:
        """The preposition of "according to Orel" and "per Orel", not of "..., Orel said, per Reuters"."""
        if token.lower_ == "according":
            return next((child for child in token.rights if child.lower_ == "to"), None)
        return token if _is_per(token) and not self._relays(token) else None

    def _according(self, token: Token, to: Token, utterances: tuple[int, ...]) -> Iterator[Saying]:
        who = object_of(to)
        if who is None:
            return
        clause = {t.i for t in token.sent} - {token.i, to.i} - under([who])
        for source, named in joint(who):
            contents = spans(self.doc, clause, self.folded)
            yield Saying((token.idx, end_of(to)), source, named, contents, utterances)

    def _relays(self, token: Token) -> bool:
        """Whether the sentence's verb before tells whose words they are."""
        said = token.sent.root
        return said.i < token.i and said in self.cues and next(speakers(said), None) is not None

    def _verb(self, cue: Token, utterances: tuple[int, ...]) -> Iterator[Saying]:
        """Who says what by a verb of saying; several where they say it together.

        Args:
            utterances: the quotations that are the verb's.
        """
        who = self._inverted(cue)
        wordless = who is not None or cue.lower_ in QUOTED_ONLY
        contents = () if wordless else complement(cue, self.folded, asides=not utterances)
        negated = is_negated(cue)
        if negated and cue.lower_ not in CLAUSAL:
            if utterances or not is_left_out(cue):
                negated, contents = False, () if utterances else contents
            elif not contents and cue.head.lower_ not in REFUSING:
                return  # "does not speak to her", "hadn't called"
        if negated and not is_silence(cue):
            return
        addressee = _addressee(cue)
        for source, named in joint(who) if who is not None else speakers(cue):
            yield Saying((cue.idx, end_of(cue)), source, named, contents, utterances, addressee, negated)

    def _inverted(self, cue: Token) -> Token | None:
        """Of "“Who knows?” read a banner" the banner, that a parser takes for the object."""
        if cue.i - 1 not in self.folded or has_subject(cue):
            return None
        return next((c for c in cue.rights if c.dep_ in ("dobj", "npadvmod")), None)

    def _owners(self) -> dict[int, list[int]]:
        """The utterances of each cue: what the parser hangs on it, else what is closest."""
        cues = [cue for cue in self.cues if self._inverted(cue) is not None or next(speakers(cue), None)]
        owners: dict[int, list[int]] = {}
        for n, span in enumerate(self.utterances):
            word = next((t for t in self._within(span) if t.text.isalpha()), None)
            if cues:
                nearest = min(cues, key=lambda cue: self._distance(cue, span, word))
                owners.setdefault(nearest.i, []).append(n)
        return owners

    def _distance(self, cue: Token, span: Range, word: Token | None) -> int:
        """Characters between a verb and a quotation, more for each sign that it is not the verb's.

        Args:
            word: the quotation's first, as the parser has it.
        """
        gap = span[0] - end_of(cue) if cue.idx < span[0] else int(cue.idx) - span[1]
        hung = word is not None and cue in (word.head, word.head.head)
        against = (cue.lower_ not in CLAUSAL, cue.dep_ == "relcl", is_negated(cue), not hung)
        return int(gap + _FAR * sum(against))

    def _whole_phrases(self, found: Sequence[Saying]) -> list[Saying]:
        """No words end within a quoted phrase, or right before it."""
        return [replace(s, contents=tuple(self._whole(*content) for content in s.contents)) for s in found]

    def _whole(self, start: int, end: int) -> Range:
        for a, b in self.phrases:
            if start <= a <= end + 1 and end < b:
                end = b
            if a < start < b <= end:
                start = a
        return start, end

    def _introduced(self, found: list[Saying], owners: dict[int, list[int]]) -> list[Saying]:
        """With the clauses before ": “...”" or ", “...”", whatever their verb, if nobody else has it."""
        if owners or any(saying.utterances for saying in found):
            return found
        for n, span in enumerate(self.utterances):
            if (verb := self._introducing(span)) is not None and (who := subject(verb)) is not None:
                source, named = next(joint(who))
                found.append(Saying((verb.idx, end_of(verb)), source, named, utterances=(n,)))
                break
        return found

    def _is_tag(self, verb: Token) -> bool:
        """Whether a verb has a speaker and nothing else that it could need: "Orel smiled"."""
        needed = ("dobj", "attr", "acomp", "ccomp", "xcomp")
        bare = not any(c.dep_ in needed for c in verb.rights)
        who = next((c for c in verb.children if c.dep_ == "nsubj" and c.i not in self.folded), None)
        return bare and who is not None and next(speakers(verb), None) is not None

    def _introducing(self, span: Range) -> Token | None:
        """The verb behind the quotation, with its subject ("Orel shrugged"), or before ": " or ", "."""
        after = (t for t in self.tokens if t.idx >= span[1])
        verb = next((t for t in after if t.tag_ in ("VBD", "VBZ") or t.text == ","), None)
        if verb is not None and span[0] == 0 and self.doc.text[span[1] - 2] == "," and self._is_tag(verb):
            return verb
        before = [t for t in self.tokens if end_of(t) <= span[0] and not t.is_space]
        if not before or before[-1].text not in _INTRODUCES:
            return None
        verbs = [t for t in before if t.tag_.startswith("VB") and next(speakers(t), None)]
        return verbs[-1] if verbs else None


def _reports(verb: Token) -> bool:
    if not verb.tag_.startswith("VB"):
        return False
    if verb.lower_ in FINDING:  # "held" without "that" is of hearings
        that = any(
            c.dep_ == "ccomp" and (c.left_edge.lower_ == "that" or verb.lower_ == "found")
            for c in verb.rights
        )
        return that and (who := subject(verb)) is not None and who.lower_ in FINDERS
    return verb.lower_ in VERBS or (verb.lower_ in FIGURING and figure(verb) is not None)


def _is_per(token: Token) -> bool:
    """Whether a "per" is as good as "according to": "The road is shut, per the town", not "9 per day"."""
    if token.lower_ != "per" or not (token.i == token.sent.start or token.nbor(-1).text == ","):
        return False
    whom = object_of(token)
    return whom is not None and (whom.tag_.startswith("NNP") or whom.left_edge.tag_ in ("DT", "PRP$"))


def _addressee(cue: Token) -> Range | None:
    if cue.lower_ not in _TELLING:
        return None
    whom = next((c for c in cue.rights if c.dep_ in ("dobj", "dative")), None)
    return next(joint(whom))[1] if whom is not None else None  # of "his deputy, Orel," it is Orel
