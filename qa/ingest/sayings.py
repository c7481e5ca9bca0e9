"""Who says what in one parsed sentence: the subject of a verb of saying, and its complement. Pure.

Offsets are into the parsed text. Utterances are the stretches that stand for folded quotations.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qa.ingest.cues import CLAUSAL, CLAUSE_ONLY, VERBS, forms

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Range = tuple[int, int]

_SUBJECT = frozenset(("nsubj", "csubj"))
_CLIMBS = frozenset("conj advcl xcomp pcomp prep ccomp".split())
_REFUSING = frozenset(
    "decline declines declined declining refuse refuses refused refusing fail failed".split()
)
_NOBODY = frozenset("i we you there that this which what one".split())
_NO_SPEAKERS = frozenset(
    "day days week weeks month months year years time moment hour hours evening morning".split()
)
_TOPICS = frozenset("about of for on against to as with over at".split())
_ADJUNCT_NOUNS = frozenset(
    "statement interview monday tuesday wednesday thursday friday saturday sunday speech tweet"
    " release letter email conference post address remarks appearance rally briefing reporters"
    " journalists article".split()
)
_OPENS_CLAUSE = frozenset("that whether".split())
_WITH_WHOM = frozenset(form for verb in "urge ask advise order call".split() for form in forms(verb))


_FAR = 1000  # characters; more than lie between a quotation and its verb


@dataclass(frozen=True, slots=True)
class Saying:
    """One act of saying.

    Args:
        cue: the verb, or "according to".
        source: the words that stand for the speaker; None where there are none.
        named: the words that tell who that is: of "Orel, who said" they are "Orel".
        contents: indirect words.
        utterances: indices of the quotations that are theirs.
        addressee: to whom.
        negated: not said.
    """

    cue: Range
    source: Range | None
    named: Range | None
    contents: tuple[Range, ...] = ()
    utterances: tuple[int, ...] = ()
    addressee: Range | None = None
    negated: bool = False


def sayings(doc: Doc, utterances: Sequence[Range]) -> list[Saying]:
    """The sayings of a sentence in the order of their cues."""
    reading = _Reading(doc, utterances)
    found = [saying for token in doc for saying in reading.saying(token)]
    return reading.quoted(_outer(found))


def _outer(found: Sequence[Saying]) -> list[Saying]:
    """Without what is said within another's words."""
    return [
        s for s in found if not any(a <= s.cue[0] < b for o in found if o is not s for a, b in o.contents)
    ]


class _Reading:
    """A sentence, and which of its tokens stand for quotations."""

    def __init__(self, doc: Doc, utterances: Sequence[Range]) -> None:
        self.doc = doc
        self.utterances = utterances
        self._at = {int(token.idx): token for token in doc}
        self.quoted_at = {
            token.i: n for n, (a, b) in enumerate(utterances) for token in doc if a <= token.idx < b
        }

    def saying(self, token: Token) -> Iterator[Saying]:
        word = token.lower_
        if token.i in self.quoted_at:
            return
        if word == "according":
            yield from self._according(token)
        elif word in VERBS and token.tag_.startswith("VB"):
            yield from self._verb(token)

    def _according(self, token: Token) -> Iterator[Saying]:
        to = next((child for child in token.rights if child.lower_ == "to"), None)
        who = next((child for child in to.rights if child.dep_ == "pobj"), None) if to else None
        if to is None or who is None:
            return
        cue = (token.idx, _end(to))
        phrase = {token.i, to.i, *(t.i for t in who.subtree)}
        clause = {t.i for t in token.sent} - phrase
        for source in _joint(who):
            yield Saying(cue, *source, contents=self._spans(clause), utterances=())

    def _verb(self, cue: Token) -> Iterator[Saying]:
        passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in cue.children)
        participle = cue.tag_ == "VBN" and not any(child.dep_ == "aux" for child in cue.children)
        if passive or (participle and cue.dep_ == "acl"):
            who = _agent(cue)
        else:
            who = self._inverted(cue) or _speaker(cue)
        if who is None or who.lower_ in _NO_SPEAKERS or (who.lower_ in _NOBODY and not _is_relative(who)):
            return
        contents = self._contents(cue, passive)
        negated = _negated(cue) and cue.lower_ in CLAUSAL
        for source, named in _joint(who):
            yield Saying((cue.idx, _end(cue)), source, named, contents, (), self._addressee(cue), negated)

    def _inverted(self, cue: Token) -> Token | None:
        """Of "“Who knows?” read a banner" the banner, that a parser takes for the object."""
        if cue.i - 1 not in self.quoted_at or any(c.dep_ in _SUBJECT for c in cue.children):
            return None
        return next((c for c in cue.rights if c.dep_ == "dobj"), None)

    def _contents(self, cue: Token, passive: bool) -> tuple[Range, ...]:
        for taken in self._readings(cue, passive):
            if spans := self._spans(self._trimmed(taken, cue)):
                return spans
        return ()

    def _readings(self, cue: Token, passive: bool) -> Iterator[set[int]]:
        """What may be the complement of a cue, best first."""
        objects = (
            [] if passive or cue.lower_ in CLAUSE_ONLY else [c for c in cue.rights if _complement(c, cue)]
        )
        clauses = [c for c in cue.children if c.dep_ == "ccomp"]
        after = [c for c in clauses if c.i > cue.i]
        if cue.lower_ not in CLAUSAL:
            yield _under(objects or after)
        yield _under(
            [*after, *(o for o in objects if after and o.i < after[0].i and cue.lower_ in _WITH_WHOM)]
        )
        if cue.i + 1 < len(self.doc) and self.doc[cue.i + 1].lower_ in _OPENS_CLAUSE:
            yield set(range(cue.i + 1, cue.sent.end))
        if cue.dep_ == "parataxis" or (cue.dep_ == "advcl" and _marked_as(cue)):
            yield {t.i for t in cue.head.subtree} - {t.i for t in cue.subtree}
        yield _under([c for c in clauses if c.i < cue.i and self.doc[c.right_edge.i + 1].text == ","])
        yield _under(objects)
        yield _under([c for c in cue.rights if c.dep_ == "xcomp" and cue.lower_ not in CLAUSE_ONLY])
        who = _subject(cue)
        if (
            who is not None
            and who.left_edge.i
            and self.doc[who.left_edge.i - 1].text == ","
            and self._closes(cue)
        ):
            yield set(range(cue.sent.start, who.left_edge.i - 1))

    def _closes(self, cue: Token) -> bool:
        """Whether nothing but a circumstance comes after a cue."""
        return all(t.is_punct or t.is_space or t.dep_ != "ccomp" for t in cue.rights)

    def _trimmed(self, taken: set[int], cue: Token) -> set[int]:
        """Up to a quotation that stands by itself, and to where another or the same speaker goes on."""
        out = set()
        for i in sorted(taken):
            if i > cue.i and (i in self.quoted_at or self._another(i)):
                break
            if i not in self.quoted_at:
                out.add(i)
        return out

    def _another(self, i: int) -> bool:
        """Whether a saying of its own begins at a token: ", adding that", "according to"."""
        token = self.doc[i]
        if token.lower_ == "according":
            return True
        after_comma = i > 0 and self.doc[i - 1].text == ","
        return bool(after_comma and token.tag_ == "VBG" and token.lower_ in VERBS)

    def _spans(self, taken: set[int]) -> tuple[Range, ...]:
        """Stretches of tokens, without the punctuation at their edges."""
        spans: list[Range] = []
        for run in _runs(sorted(taken)):
            tokens = [self.doc[i] for i in run]
            while tokens and (tokens[0].is_space or tokens[0].text in ',.;:—–-“”"’'):
                tokens.pop(0)
            while tokens and (tokens[-1].is_space or tokens[-1].text in ',.;:—–-“”"’'):
                tokens.pop()
            if tokens and any(t.i not in self.quoted_at for t in tokens):
                spans.append((tokens[0].idx, _end(tokens[-1])))
        return tuple(spans)

    def _addressee(self, cue: Token) -> Range | None:
        if cue.lower_ not in ("told", "tell", "tells", "telling", "assured", "reminded", "informed", "asked"):
            return None
        whom = next((c for c in cue.rights if c.dep_ in ("dobj", "dative")), None)
        return _phrase(whom) if whom is not None else None

    def quoted(self, found: list[Saying]) -> list[Saying]:
        """Every utterance given to the nearest saying beside it, or to the clause that introduces it."""
        given: dict[int, list[int]] = {}
        for n, span in enumerate(self.utterances):
            near = self._nearest(span, found)
            if near is None:
                introduced = self._introduced(span)
                if introduced is None:
                    continue
                found.append(introduced)
                near = len(found) - 1
            given.setdefault(near, []).append(n)
        return [replace(s, utterances=tuple(given.get(i, ()))) for i, s in enumerate(found)]

    def _nearest(self, span: Range, found: Sequence[Saying]) -> int | None:
        """The saying that the parser hangs the quotation on, else the closest."""
        word = next((t for t in self.doc if span[0] < t.idx < span[1] and t.text.isalpha()), None)

        def cost(saying: Saying) -> int:
            gap = span[0] - saying.cue[1] if saying.cue[1] <= span[0] else saying.cue[0] - span[1]
            verb = self._at[saying.cue[0]]
            hung = word is not None and verb in (word.head, word.head.head)
            against = [verb.lower_ not in CLAUSAL, verb.dep_ == "relcl", saying.negated, not hung]
            return gap + _FAR * sum(map(bool, against))

        return min(range(len(found)), key=lambda i: cost(found[i]), default=None)

    def _introduced(self, span: Range) -> Saying | None:
        """The clause before ": “...”" or ", “...”" whatever its verb."""
        before = [t for t in self.doc if _end(t) <= span[0] and not t.is_space]
        if not before or before[-1].text not in (":", ","):
            return None
        roots = [t for t in before if t.tag_.startswith("VB") and _subject(t) is not None]
        if not roots:
            return None
        verb = roots[-1]
        who = _subject(verb)
        if who is None or who.lower_ in _NOBODY:
            return None
        source, named = next(_joint(who))
        return Saying((verb.idx, _end(verb)), source, named)


def _end(token: Token) -> int:
    return int(token.idx) + len(token.text)


def _runs(indices: Sequence[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for i in indices:
        if run and i != run[-1] + 1:
            yield run
            run = []
        run.append(i)
    if run:
        yield run


def _subject(verb: Token) -> Token | None:
    """The subject of a verb, or of the one that it depends on: "Orel smiled, adding that"."""
    for _ in range(5):
        for child in verb.children:
            if child.dep_ in _SUBJECT or (child.dep_ == "nsubjpass"):
                return child
        if verb.dep_ == "relcl" or verb.dep_ not in _CLIMBS:
            return verb.head if verb.dep_ == "acl" and verb.tag_ == "VBG" else None
        if verb.dep_ == "ccomp" and verb.tag_ != "VBG":
            return None
        verb = verb.head
    return None


def _speaker(cue: Token) -> Token | None:
    """The subject of a cue. Of "In a call with Vensk, Orel, who was late, said" and "After meeting Vensk,
    the minister, Orel, said", where parsers take the second name for an apposition, it is that name."""
    if (
        cue.dep_ == "advcl"
        and cue.tag_ in ("VBN", "VBD")
        and not any(c.dep_ in _SUBJECT for c in cue.children)
    ):
        return None  # "Asked what it cost, Orel shrugged"
    who = _subject(cue)
    if who is None:
        opening = [c for c in cue.lefts if c.dep_ in ("prep", "advcl")]
        return _last_name(t for c in opening for t in c.subtree)
    before = who.left_edge.i - 1
    if before >= 0 and who.doc[before].tag_ in ("VBG", "IN") and who.doc[before].is_ancestor(who) is False:
        return _last_name(who.subtree) or who
    return who


def _last_name(tokens: Iterable[Token]) -> Token | None:
    """The last name among appositions."""
    names = [t for t in tokens if t.dep_ == "appos" and _is_proper(t)]
    return names[-1] if names else None


def _is_proper(token: Token) -> bool:
    return bool(token.tag_.startswith("NNP"))


def _agent(verb: Token) -> Token | None:
    by = next((c for c in verb.rights if c.dep_ == "agent"), None)
    return next((c for c in by.rights if c.dep_ == "pobj"), None) if by is not None else None


def _is_relative(token: Token) -> bool:
    return token.tag_ in ("WP", "WDT") and token.head.dep_ == "relcl"


def _joint(who: Token) -> Iterator[tuple[Range, Range]]:
    """(source, named) of every speaker of "Vensk and Orel"."""
    if _is_relative(who):
        yield (who.idx, _end(who)), _phrase(who.head.head)
        return
    name = (
        None
        if _is_proper(who)
        else next((c for c in who.rights if c.dep_ == "appos" and _is_proper(c)), None)
    )
    yield (_phrase(name),) * 2 if name is not None else (_phrase(who),) * 2
    for child in who.children:
        if child.dep_ == "conj":
            yield from _joint(child)


def _phrase(noun: Token) -> Range:
    """A noun phrase up to its apposition, relative clause or coordination."""
    end = noun
    for child in noun.rights:
        if child.dep_ in ("appos", "relcl", "cc", "conj", "punct", "acl", "advcl"):
            break
        end = child.right_edge
    start = noun.left_edge
    while start.i < noun.i and (start.is_punct or start.is_space or start.dep_ == "intj"):
        start = start.nbor(1)
    return start.idx, _end(end)


def _marked_as(verb: Token) -> bool:
    return any(c.dep_ in ("mark", "advmod") and c.lower_ == "as" for c in verb.lefts)


def _under(tokens: Sequence[Token]) -> set[int]:
    return {t.i for token in tokens for t in token.subtree}


def _complement(child: Token, cue: Token) -> bool:
    if child.dep_ == "advcl" and cue.lower_.startswith("call"):
        return any(c.dep_ == "mark" and c.lower_ == "for" for c in child.lefts)
    if child.dep_ in ("dobj", "oprd", "xcomp", "acomp", "dative"):
        return True
    if child.dep_ != "prep" or child.lower_ not in _TOPICS:
        return False
    return not any(c.dep_ == "pobj" and c.lower_ in _ADJUNCT_NOUNS for c in child.children)


def _negated(verb: Token) -> bool:
    if any(c.dep_ == "neg" for c in verb.children):
        return True
    head = verb.head
    return verb.dep_ == "xcomp" and (head.lower_ in _REFUSING or any(c.dep_ == "neg" for c in head.children))
