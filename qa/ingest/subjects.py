"""Who is the subject of a verb of saying, in a dependency parse (ClearNLP labels). Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from qa.language.cues import BY_WHOM, PAPERS, VERBS, forms_of
from qa.language.given_names import gender
from qa.language.introductions import ANY_OFFICE

if TYPE_CHECKING:
    from spacy.tokens import Token

Range = tuple[int, int]

_SUBJECT = frozenset(("nsubj", "csubj"))
_CLIMBS = frozenset("conj advcl xcomp pcomp prep ccomp".split())
_HIGHEST = 5  # verbs climbed to a subject
_NOBODY = frozenset("i we you there that this which what one".split())
_TIMES = frozenset(
    "day days week weeks month months year years time moment hour hours evening morning".split()
)
_QUOTING = forms_of("quote cite")
_STORMS = frozenset("hurricane typhoon cyclone storm".split())
# "A letter obtained by the Herald" is not the Herald's.
_NOT_WRITTEN = frozenset(
    "obtained seen reviewed viewed received cited quoted leaked verified read acquired accessed examined"
    " found reported heard followed".split()
)
_AFTER_NOUN = frozenset("appos relcl cc conj punct acl advcl".split())


def speakers(cue: Token) -> Iterator[tuple[Range, Range]]:
    """(the words that stand for a speaker, the words that name them) of all who say it together.

    Of "Orel, who said" the first is "who", the second "Orel"; else both are the same.
    """
    who = _passive_speaker(cue) if _is_passive(cue) else speaker(cue)
    if who is not None and all(_may_speak(one) for one in (who, *who.conjuncts)):
        yield from joint(who)


def _passive_speaker(cue: Token) -> Token | None:
    """Of "was criticised by Orel" and "was told by Orel that" Orel, of "was shot by Orel" nobody."""
    told = any(c.dep_ in ("ccomp", "xcomp") for c in cue.rights)
    return agent(cue) if told or cue.lower_ in BY_WHOM else None


def _may_speak(who: Token) -> bool:
    if who.i and who.nbor(-1).lower_ in _STORMS and gender(f"{who.text} Vensk"):
        return False  # "Hurricane Fiona slams the coast"
    one_of = who.lower_ == "one" and any(c.lower_ == "of" for c in who.rights)
    return who.lower_ not in _TIMES and (who.lower_ not in _NOBODY or one_of or is_relative(who))


def _is_passive(cue: Token) -> bool:
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in cue.children):
        return True
    participle = cue.tag_ == "VBN" and cue.dep_ == "acl" and not any(c.dep_ == "aux" for c in cue.children)
    return participle and not _is_the_verb(cue)


def _is_the_verb(cue: Token) -> bool:
    """Whether a participle is the sentence's verb, misread after a name between commas: "The town's
    minister, Orel, announced in Pell that ..."."""
    who = cue.head
    between = any(c.dep_ == "appos" and c.i < cue.i for c in who.rights)
    says = any(c.dep_ == "ccomp" for c in cue.rights)
    return cue.dep_ == "acl" and who.dep_ == "ROOT" and between and says


def speaker(cue: Token) -> Token | None:
    """The subject of a cue. Of "In a call with Vensk, Orel, who was late, said" and "After meeting Vensk,
    the minister, Orel, said", where parsers take the second name for an apposition, it is that name."""
    if cue.dep_ == "advcl" and cue.tag_ in ("VBN", "VBD") and not has_subject(cue):
        return None  # "Asked what it cost, Orel shrugged"
    if cue.dep_ == "pcomp" and (quoted := quoting(cue.head.head)) is not None:
        return quoted
    who = _goes_on(cue) or subject(cue)
    if who is not None and (named := _right_before(cue, who)) is not None:
        return named
    if who is None:
        opening = [c for c in cue.lefts if c.dep_ in ("prep", "advcl")]
        return _last_name(t for c in opening for t in c.subtree)
    before = who.left_edge.i - 1
    if before >= 0 and who.doc[before].tag_ in ("VBG", "IN") and not who.doc[before].is_ancestor(who):
        return _last_name(who.subtree) or who
    return who


def _right_before(cue: Token, who: Token) -> Token | None:
    """Of "At talks with Vensk, Rahn and Karesh, Orel said", where parsers take all for the subject, Orel:
    what tells of somebody named ends with a comma, too."""
    several = (who, *who.conjuncts)
    led_in = any(child.dep_ in ("prep", "advcl") for child in cue.lefts)
    if not led_in or not all(_is_proper(one) for one in several):
        return None
    names = (c for one in several for c in one.rights if c.dep_ == "appos" and _is_proper(c))
    return next((c for c in names if c.right_edge.i + 1 == cue.i and not ANY_OFFICE.fullmatch(c.text)), None)


def _goes_on(cue: Token) -> Token | None:
    """Of "Orel said the road, that is closed, opens, adding that" Orel: whoever spoke last goes on."""
    within = cue.dep_ == "acl" or cue.head.dep_ in ("ccomp", "relcl")
    if cue.tag_ != "VBG" or not within or cue.i == 0 or cue.doc[cue.i - 1].text != ",":
        return None
    for verb in reversed(cue.doc[cue.sent.start : cue.i]):
        if verb.lower_ in VERBS and verb.tag_ in ("VBD", "VBZ", "VBP"):
            who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
            if who is not None and not is_relative(who) and _may_speak(who):
                return who
    return None


def has_subject(verb: Token) -> bool:
    return any(child.dep_ in _SUBJECT for child in verb.children)


def subject(verb: Token) -> Token | None:
    """The subject of a verb, or of the one that it depends on: "Orel smiled, adding that"."""
    for _ in range(_HIGHEST):
        found = [c for c in verb.children if c.dep_ in _SUBJECT or c.dep_ == "nsubjpass"]
        if found:
            return found[-1] if _are_one(found, verb) or _is_what_is_said(found[0], verb) else found[0]
        if verb.dep_ == "relcl" or verb.dep_ not in _CLIMBS:
            misread = verb.dep_ == "acl" and (verb.tag_ == "VBG" or _is_the_verb(verb))
            return verb.head if misread else None
        if verb.dep_ == "ccomp" and verb.tag_ != "VBG":
            return None
        verb = verb.head
    return None


def _are_one(subjects: Sequence[Token], verb: Token) -> bool:
    """Whether a parser took one for several: "his widow Ilra Vensk said", "said co-owner Ilra Vensk"."""
    broken = verb.doc[subjects[0].i + 1].text == "-" if subjects[0].i + 1 < len(verb.doc) else False
    return broken or (_is_proper(subjects[-1]) and subjects[-1].i < verb.i)


def _is_what_is_said(first: Token, verb: Token) -> bool:
    """Of "Orel, who fell, was brave, the family said" whether a parser took the first subject from "was"."""
    return any(c.dep_ == "ccomp" and first.i < c.i < verb.i for c in verb.lefts)


def quoting(verb: Token) -> Token | None:
    """Of "quoted Orel as saying that" Orel."""
    saying = any(c.lower_ == "as" and any(t.dep_ == "pcomp" for t in c.rights) for c in verb.rights)
    quotes = saying and verb.lower_ in _QUOTING
    return next((c for c in verb.rights if c.dep_ == "dobj"), None) if quotes else None


def agent(verb: Token) -> Token | None:
    """Of "was said by Orel" Orel."""
    by = next((c for c in verb.rights if c.dep_ == "agent"), None)
    return object_of(by) if by is not None else None


def object_of(preposition: Token) -> Token | None:
    """Of "by Orel" Orel."""
    return next((c for c in preposition.rights if c.dep_ == "pobj"), None)


def is_relative(token: Token) -> bool:
    return token.tag_ in ("WP", "WDT") and token.head.dep_ == "relcl"


def joint(who: Token) -> Iterator[tuple[Range, Range]]:
    """See ``speakers``; a name in apposition stands for its description: "the minister, Orel,"."""
    if is_relative(who):
        yield (who.idx, end_of(who)), phrase(_last_before(who.head.head, who))
        return
    if (author := _author(who)) is not None:
        yield phrase(who), phrase(author)
        return
    named = _is_proper(who) and not ANY_OFFICE.fullmatch(who.text)
    names = (c for c in who.rights if c.dep_ == "appos" and _is_proper(c))
    words = phrase(who if named else next(names, who))
    yield words, words
    for child in who.children:
        if child.dep_ == "conj":
            yield from joint(child)


def _author(paper: Token) -> Token | None:
    """Of "a statement by the council" and "a letter sent by Orel" who it is by."""
    if paper.lower_ not in PAPERS:
        return None
    for child in paper.rights:
        written = child.dep_ == "acl" and child.lower_ not in _NOT_WRITTEN
        by = object_of(child) if child.lower_ in ("by", "from", "of") else None
        if (who := agent(child) if written else by) is not None:
            return who
    return None


def _last_before(noun: Token, who: Token) -> Token:
    """Of "Orel, Vensk and others who said" the others."""
    later = [c for c in noun.rights if c.dep_ == "conj" and c.i < who.i]
    return _last_before(later[-1], who) if later else noun


def phrase(noun: Token) -> Range:
    """A noun phrase up to its apposition, relative clause or coordination."""
    last = noun
    for child in noun.rights:
        if child.dep_ in _AFTER_NOUN:
            break
        last = child.right_edge
    first = _unbroken(noun.left_edge)
    for child in noun.lefts:
        if child.dep_ in ("prep", "advcl") or child.left_edge.tag_ == "WRB":  # "In a letter, Orel"
            first = child.right_edge.nbor(1)
    while first.i < noun.i and (first.is_punct or first.is_space or first.dep_ in ("intj", "preconj")):
        first = first.nbor(1)
    return first.idx, end_of(last)


def _unbroken(first: Token) -> Token:
    """Of "his ex-wife", that a parser breaks at the hyphen, all."""
    broken = first.i > 1 and first.nbor(-1).text == "-" and not first.nbor(-2).whitespace_
    return first.nbor(-2).left_edge if broken else first


def end_of(token: Token) -> int:
    return int(token.idx) + len(token.text)


def _last_name(tokens: Iterable[Token]) -> Token | None:
    """The last name among appositions, or after a comma in a list."""
    names = [t for t in tokens if _is_proper(t) and (t.dep_ == "appos" or _is_before_verb(t))]
    return names[-1] if names else None


def _is_before_verb(name: Token) -> bool:
    """Whether a name stands between a comma and a verb of saying: "With Vensk and Rahn, Orel said"."""
    after = [t.lower_ for t in name.doc[name.right_edge.i + 1 : name.right_edge.i + 3] if t.text != ","]
    return name.dep_ == "conj" and name.left_edge.nbor(-1).text == "," and not VERBS.isdisjoint(after[:1])


def _is_proper(token: Token) -> bool:
    return bool(token.tag_.startswith("NNP"))
