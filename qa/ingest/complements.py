"""What was said: the complement of a verb of saying, in a dependency parse (ClearNLP labels). Pure.

The parser's clausal complement is taken first; where it finds none, or breaks a sentence in the
wrong place, the sentence's surface decides: "that", and the commas around "she said".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from qa.ingest.subjects import agent, end_of, is_relative, quoting, speaker
from qa.language.cues import CLAUSAL, CLAUSE_ONLY, FIGURING, OBJECT, VERBS, forms_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Range = tuple[int, int]

LONGEST_ASIDE = 7  # tokens between "she said" and the comma that closes it: ", she said on Monday,"
_TOPICS = frozenset("about of for on against to as with over at".split())
_CIRCUMSTANCES = frozenset(
    "statement interview monday tuesday wednesday thursday friday saturday sunday speech tweet"
    " release letter email conference post address remarks appearance rally briefing reporters"
    " journalists article".split()
)
_WITH_WHOM = forms_of("urge ask advise order call")
_WITH_TO = forms_of("agree admit object respond refer point testify")
_SPEAKING = forms_of("speak talk")
_SPOKEN_OF = frozenset(("about", "of", "against"))
# "Tweeted a photo", "answered a question about the road" and "citing officials" tell no words.
_WORDLESS = (
    (
        forms_of("tweet"),
        frozenset(
            "link links photo photos picture pictures image images video videos clip clips footage".split()
        ),
    ),
    (forms_of("answer ask"), frozenset(("question", "questions"))),
    (
        forms_of("cite quote"),
        frozenset("official officials source sources people person witnesses investigators".split()),
    ),
)
_NO_WORDS = frozenset("it this that them him her so and but".split())  # no words of anybody's by themselves
_OPENS_CLAUSE = frozenset(("that", "whether"))
_OF_THE_CLOCK = re.compile(r"\d*:\d|\w+\s?(?:[ap]\.?m\b|o[’']clock)", re.IGNORECASE)
_EDGES = frozenset(',.;:—–-“”"’')
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_ENDS_OBJECT = frozenset("cc conj punct npadvmod parataxis ccomp".split())


def complement(cue: Token, folded: Mapping[int, int], asides: bool = True) -> tuple[Range, ...]:
    """Offsets of the indirect words of a cue; empty where it has none.

    Args:
        folded: tokens that stand for quotations.
        asides: whether what stands before ", she said" may be the words; not where a quotation is.
    """
    if quoting(cue) is not None or any(
        cue.lower_ in verbs and c.lower_ in nouns for c in cue.rights for verbs, nouns in _WORDLESS
    ):
        return ()
    for taken in _readings(cue, asides):
        if found := spans(cue.doc, _trimmed(taken, cue, folded), folded):
            return found
    return ()


def _readings(cue: Token, asides: bool) -> Iterator[set[int]]:
    """What may be the complement of a cue, best first."""
    if agent(cue) is not None:
        yield under(c for c in cue.lefts if c.dep_ == "nsubjpass")
        if cue.dep_ == "acl" and cue.lower_ in OBJECT:  # "the bridge, criticised by Orel,"
            yield {t.i for t in cue.head.subtree if t.i < cue.left_edge.i}
    objects = _objects(cue)
    after = [c for c in cue.rights if c.dep_ == "ccomp"]
    if asides and (around := _around(cue)):
        yield around
    if cue.lower_ in FIGURING and (at := figure(cue)) is not None:
        yield set(range(cue.i + 1, at.right_edge.i + 1))
    if cue.lower_ not in CLAUSAL:
        yield objects or under(after)
    with_whom = objects if cue.lower_ in _WITH_WHOM else set()
    yield under(after) | ({i for i in with_whom if i < after[0].i} if after else set())
    if cue.i + 1 < len(cue.doc) and cue.doc[cue.i + 1].lower_ in _OPENS_CLAUSE:
        yield set(range(cue.i + 1, cue.sent.end))
    if cue.dep_ == "parataxis" or (cue.dep_ == "advcl" and _marked_as(cue)):
        yield {t.i for t in cue.head.subtree} - {t.i for t in cue.subtree}
    if asides:
        yield under(c for c in cue.lefts if c.dep_ == "ccomp" and _text(cue.doc, c.right_edge.i + 1) == ",")
    yield objects
    if cue.lower_ not in CLAUSE_ONLY:
        yield under(c for c in cue.rights if c.dep_ == "xcomp")
    else:  # of "said the road needed repair" a parser makes an object
        yield under(c for c in cue.rights if c.dep_ == "dobj" and any(t.tag_ in _FINITE for t in c.lefts))
    if cue.lower_ in CLAUSAL:
        yield _from_that(cue)
        if asides:
            yield _before(cue)


def figure(verb: Token) -> Token | None:
    """The "at" of "put the loss at four million"; None where no number follows, or that of a time of day."""
    if any(child.dep_ == "prt" for child in verb.rights):
        return None
    after = verb.doc[verb.i + 1 : verb.right_edge.i + 1]
    at = next((t for t in after if t.lower_ == "at" and t.dep_ == "prep"), None)
    first = next((t for t in at.subtree if t.like_num or t.tag_.startswith("NN")), None) if at else None
    counts = first is not None and first.like_num and not _OF_THE_CLOCK.match(verb.doc.text, first.idx)
    return at if counts else None


def _objects(cue: Token) -> set[int]:
    """From the first object to the last that belongs to it: "the plan a disaster for all"."""
    if cue.lower_ in CLAUSE_ONLY or agent(cue) is not None:
        return set()
    rights = list(cue.rights)
    first = next((n for n, c in enumerate(rights) if _is_object(c, cue)), None)
    if first is None:
        return set()
    last = rights[first]
    for child in rights[first + 1 :]:
        if child.dep_ in _ENDS_OBJECT or (child.dep_ == "advcl" and not _is_object(child, cue)):
            break
        of_it = last.dep_ == "oprd" and child.lower_ == "to"  # "called it an insult to the dead"
        if child.dep_ == "prep" and not (of_it or _is_object(child, cue)):
            break
        last = child
    return set(range(rights[first].left_edge.i, last.right_edge.i + 1))


def _is_object(child: Token, cue: Token) -> bool:
    if child.dep_ == "advcl" and cue.lower_.startswith("call"):
        return any(c.dep_ == "mark" and c.lower_ == "for" for c in child.lefts)
    if child.dep_ in ("dobj", "oprd", "xcomp", "acomp", "dative"):
        return child.dep_ != "dobj" or cue.lower_ not in _SPEAKING or child.left_edge.i == cue.i + 1
    if child.dep_ != "prep" or child.lower_ not in _TOPICS:
        return False
    if child.lower_ == "to" and cue.lower_ not in _WITH_TO:
        return False
    if cue.lower_ in _SPEAKING and child.lower_ not in _SPOKEN_OF:
        return False
    return not any(c.dep_ == "pobj" and c.lower_ in _CIRCUMSTANCES for c in child.children)


def _around(cue: Token) -> set[int]:
    """Both sides of an aside: "The road, Vensk said on Monday, is open"."""
    bounds = _aside(cue)
    if bounds is None:
        return set()
    first, last = bounds
    doc, sentence = cue.doc, cue.sent
    if _text(doc, first - 1) != "," or first - 1 <= sentence.start:
        return set()
    close = next(
        (i for i in range(last + 1, min(last + 1 + LONGEST_ASIDE, sentence.end)) if _stops(doc[i])), None
    )
    if close is None or doc[close].text != "," or close + 2 >= sentence.end:
        return set()
    left = [t for t in doc[sentence.start : first - 1] if t.tag_ in _FINITE]
    told_after = cue.head.i > close or not left
    follows = doc[close + 1]
    if not told_after or follows.tag_ in ("VBG", "WP", "WDT", "VBN") or follows.lower_ in VERBS:
        return set()
    return {*range(sentence.start, first - 1), *range(close + 1, sentence.end)}


def _aside(cue: Token) -> tuple[int, int] | None:
    """First and last token of subject and cue, where nothing else stands between them."""
    who = next((c for c in cue.children if c.dep_ == "nsubj"), None)
    if who is None or is_relative(who) or any(c.dep_ in ("ccomp", "dobj") for c in cue.rights):
        return None
    if who.i > cue.i:
        return cue.i, who.right_edge.i
    return who.left_edge.i, cue.i


def _stops(token: Token) -> bool:
    return token.text == "," or token.tag_ in _FINITE or token.lower_ == "that"


def _before(cue: Token) -> set[int]:
    """All that stands before ", Vensk said" at the end of a sentence, if it is a clause."""
    who = speaker(cue)
    if who is None:
        return set()
    first = min(who.left_edge.i, cue.i)
    sentence = cue.sent
    clause = cue.doc[sentence.start : max(sentence.start, first - 1)]
    if _text(cue.doc, first - 1) != "," or not any(t.tag_ in _FINITE for t in clause):
        return set()
    if clause[0].tag_ in ("VBN", "VBG", "IN", "WRB"):
        return set()
    return set(range(sentence.start, first - 1))


def _from_that(cue: Token) -> set[int]:
    """From "that" after a circumstance: "said in a statement that"."""
    for token in cue.doc[cue.i + 1 : cue.sent.end]:
        if token.lower_ == "that" and token.tag_ in ("IN", "WDT"):
            return set(range(token.i, cue.sent.end))
        if token.tag_ in _FINITE or token.dep_ == "mark":
            break
    return set()


def _trimmed(taken: set[int], cue: Token, folded: Mapping[int, int]) -> set[int]:
    """Up to a quotation that stands by itself, and to where another or the same speaker goes on."""
    kept = set()
    for i in sorted(taken):
        if i > cue.i and (i in folded or _another(cue.doc, i)):
            break
        if i not in folded:
            kept.add(i)
    return kept


def _another(doc: Doc, i: int) -> bool:
    """Whether a saying of its own begins at a token: ", adding that", "according to"."""
    token = doc[i]
    if token.lower_ == "according":
        return True
    return bool(_text(doc, i - 1) == "," and token.tag_ == "VBG" and token.lower_ in VERBS)


def spans(doc: Doc, taken: set[int], folded: Mapping[int, int]) -> tuple[Range, ...]:
    """Offsets of stretches of tokens, without the punctuation at their edges."""
    found: list[Range] = []
    for run in _runs(sorted(taken)):
        inner = [i for i in run if not (doc[i].is_space or doc[i].text in _EDGES)]
        words = (doc[i] for i in run if inner and inner[0] <= i <= inner[-1])
        if any(t.i not in folded and t.lower_ not in _NO_WORDS for t in words):
            found.append((doc[inner[0]].idx, end_of(doc[inner[-1]])))
    return tuple(found)


def under(tokens: Iterable[Token]) -> set[int]:
    """The tokens of whole phrases."""
    return {t.i for token in tokens for t in token.subtree}


def _text(doc: Doc, i: int) -> str:
    return str(doc[i].text) if 0 <= i < len(doc) else ""


def _marked_as(verb: Token) -> bool:
    as_ = any(c.dep_ in ("mark", "advmod") and c.lower_ == "as" for c in verb.lefts)
    return as_ and (verb.i < verb.head.i or _text(verb.doc, verb.left_edge.i - 1) == ",")


def _runs(indices: Sequence[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for i in indices:
        if run and i != run[-1] + 1:
            yield run
            run = []
        run.append(i)
    if run:
        yield run
