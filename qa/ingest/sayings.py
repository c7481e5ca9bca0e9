"""Who says what in one parsed sentence, with the quotations given to their speakers. Pure.

Offsets are into the parsed text, a skeleton's: utterances are the stretches that stand for folded
quotations, phrases those of quoted words that belong to the sentence around them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qa.ingest.complements import complement, figure, spans, under
from qa.ingest.silences import REFUSING, keeping_silent
from qa.ingest.subjects import end_of, has_subject, joint, object_of, speakers, subject
from qa.language.cues import CLAUSAL, FIGURING, FINDERS, FINDING, OBJECT, QUOTED_ONLY, VERBS, forms_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Range = tuple[int, int]

_FAR = 1000  # characters; more than lie between a quotation and its verb
_GOING = frozenset("go goes went gone going".split())  # "it goes without saying"
_CAN = frozenset("can ca could".split())
_NOT_ONLY = frozenset("only just merely simply".split())
_NEAR = 3  # tokens from a "not" to what is not said: no "not that he says", no "called it not good"
# Not to do these is to keep silent, also without a clause; not to do others ("charge") is another deed.
_SILENT = (OBJECT - forms_of("cast")) | forms_of(
    "say comment respond reply answer elaborate disclose reveal confirm announce explain mention acknowledge"
    " admit deny indicate state tweet apologize apologise clarify speculate concede cite report testify"
)
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
        self.utterances = utterances
        self.phrases = phrases
        self.folded = {
            token.i: n for n, (a, b) in enumerate(utterances) for token in doc if a <= token.idx < b
        }

    def sayings(self) -> list[Saying]:
        owners = self._owners()
        found = [saying for token in self.doc for saying in self._saying(token, owners)]
        found = self._whole_phrases(_outer(found))
        found = [s for s in self._introduced(found, owners) if self._is_spoken_of(s.named)]
        return [replace(s, proper=self._is_proper(s.named)) for s in found]

    def _is_spoken_of(self, span: Range) -> bool:
        """Whether any of the words is the sentence's own: a parser may take a quotation for the subject."""
        within = [t for t in self.doc if span[0] <= t.idx < span[1]]
        return any(t.text[0].isalnum() and t.i not in self.folded for t in within)

    def _is_proper(self, span: Range) -> bool:
        return any(t.tag_.startswith("NNP") for t in self.doc if span[0] <= t.idx < span[1])

    def _cues(self) -> list[Token]:
        return [t for t in self.doc if t.i not in self.folded and _reports(t)]

    def _saying(self, token: Token, owners: dict[int, list[int]]) -> Iterator[Saying]:
        if token.i in self.folded:
            return
        if token.lower_ == "according" or _is_per(token):
            yield from self._according(token, () if owners else tuple(range(len(self.utterances))))
        elif _reports(token):
            yield from self._verb(token, tuple(owners.get(token.i, ())))
        elif (verb := keeping_silent(token)) is not None:
            for source, named in speakers(verb):
                yield Saying((token.idx, end_of(token)), source, named, negated=True)

    def _according(self, token: Token, utterances: tuple[int, ...]) -> Iterator[Saying]:
        to = (
            token if _is_per(token) else next((child for child in token.rights if child.lower_ == "to"), None)
        )
        who = object_of(to) if to is not None else None
        if to is None or who is None or (to is token and self._relays(token)):
            return
        clause = {t.i for t in token.sent} - {token.i, to.i} - under([who])
        for source, named in joint(who):
            contents = spans(self.doc, clause, self.folded)
            yield Saying((token.idx, end_of(to)), source, named, contents, utterances)

    def _relays(self, token: Token) -> bool:
        """Whether "..., Orel said, per Reuters" tells whose words they are: Orel's."""
        said = token.sent.root
        return (
            said.i < token.i and said.i not in self.folded and _reports(said) and bool(list(speakers(said)))
        )

    def _verb(self, cue: Token, utterances: tuple[int, ...]) -> Iterator[Saying]:
        """Who says what by a verb of saying; several where they say it together.

        Args:
            utterances: the quotations that are the verb's.
        """
        who = self._inverted(cue)
        wordless = who is not None or cue.lower_ in QUOTED_ONLY
        contents = () if wordless else complement(cue, self.folded, asides=not utterances)
        negated = _negated(cue)
        if negated and cue.lower_ not in CLAUSAL:
            if utterances or not _is_left_out(cue):
                negated, contents = False, () if utterances else contents
            elif not contents and cue.head.lower_ not in REFUSING:
                return  # "does not speak to her", "hadn't called"
        if negated and not _is_silent(cue):
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
        cues = [cue for cue in self._cues() if self._inverted(cue) is not None or next(speakers(cue), None)]
        owners: dict[int, list[int]] = {}
        for n, span in enumerate(self.utterances):
            word = next((t for t in self.doc if span[0] < t.idx < span[1] and t.text.isalpha()), None)
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
        against = (cue.lower_ not in CLAUSAL, cue.dep_ == "relcl", _negated(cue), not hung)
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
        after = [t for t in self.doc if t.idx >= span[1]]
        verb = next((t for t in after if t.tag_ in ("VBD", "VBZ") or t.text == ","), None)
        if verb is not None and span[0] == 0 and self.doc.text[span[1] - 2] == "," and self._is_tag(verb):
            return verb
        before = [t for t in self.doc if end_of(t) <= span[0] and not t.is_space]
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


def _negated(verb: Token) -> bool:
    """ "Did not say", "refused to say", "has yet to say", "without saying"."""
    if _has_not(verb) or (verb.dep_ == "pcomp" and verb.head.lower_ == "without"):
        return True
    before = [t.lower_ for t in verb.doc[max(0, verb.i - 3) : verb.i]]
    if ["yet", "to"] in (before[-2:], before[:2]):  # "yet to say", "yet to publicly say"
        return True
    head = verb.head
    return bool(verb.dep_ == "xcomp" and verb.tag_ == "VB" and (head.lower_ in REFUSING or _has_not(head)))


def _is_left_out(cue: Token) -> bool:
    """Whether a negated verb that takes an object ("did not discuss it") tells of silence.

    Not after "cannot", nor where the "not" belongs to the verb before: "has not decided whether to appeal",
    "didn't have to defend a seat".
    """
    helping = {c.lower_ for c in cue.lefts if c.dep_ == "aux"}
    if helping & _CAN or (cue.lower_ == "recommend" and helping & {"do", "does"}):  # it advises against it
        return False
    return cue.dep_ != "xcomp" or _has_not(cue) or cue.head.lower_ in (*REFUSING, "has", "had", "have")


def _has_not(verb: Token) -> bool:
    """Whether a verb has a "not" or "never" that is no "not only"."""
    last = len(verb.doc) if verb.lower_ in CLAUSAL else verb.i
    nots = (c for c in verb.children if c.dep_ == "neg" and verb.i - _NEAR <= c.i < last)
    return any(verb.doc[c.i + 1 : c.i + 2].text.lower() not in _NOT_ONLY for c in nots)


def _is_silent(cue: Token) -> bool:
    """Whether somebody keeps silent by not doing it: "did not comment", "never claimed that", but neither
    "did not write the song", "don't worry", "not to mention" nor a "Don't Say Gay" law."""
    if cue.i > cue.sent.start and cue.text[0].isupper():
        return False
    alone = cue.dep_ not in ("conj", "xcomp") and not has_subject(cue)
    if alone and any(c.lower_ in ("do", "to") and c.dep_ == "aux" for c in cue.lefts):
        return False
    if cue.lower_ == "tell" and not _CAN.isdisjoint(c.lower_ for c in cue.lefts):
        return False  # cannot know
    if cue.dep_ == "pcomp" and cue.head.head.lower_ in _GOING:
        return False
    return cue.lower_ in _SILENT or any(c.dep_ == "ccomp" for c in cue.rights)
