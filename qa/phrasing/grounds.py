"""What a claim is held to: of one that credits somebody, what that one says in what it cites; of one that
credits nobody, what the article tells in its own voice, unless it names whose words it takes. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qa.language.bearers import same
from qa.language.names import TITLES, parts
from qa.language.transliteration import fold
from qa.phrasing.credits import Credit, How, credits, leans, same_speaker
from qa.phrasing.exhibits import Exhibit
from qa.phrasing.words import content, folded
from qa.phrasing.writing import Claim
from qa.types import Fault

# Share of a claim's content words that what it is held to must have; see eval/LOG.md.
ENOUGH_WORDS = 0.6

_DETERMINERS = frozenset("the a an his her their".split())


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with a sentence, in kind and in words."""

    fault: Fault
    detail: str


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a claim is held to.

    Args:
        exhibits: those it cites that are the speaker's, if it credits one.
        texts: of each, the words that count.
        speaker: who is credited, as the evidence names them.
    """

    exhibits: tuple[Exhibit, ...]
    texts: tuple[str, ...]
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Before:
    """What came before a claim.

    Args:
        subject: whom a "he" would refer to: who was credited last, or the first name there.
        broken: whether the sentence before was dropped, so that a "he" refers to nobody.
    """

    subject: str | None = None
    broken: bool = False


def grounds(claim: Claim, exhibits: Mapping[int, Exhibit], before: Before) -> Grounds | Wrong:
    """What a claim is held to, or why there is no such thing.

    Args:
        exhibits: by number.
    """
    if not claim.citations:
        return Wrong(Fault.UNCITED, "cites nothing")
    unknown = [number for number in claim.citations if number not in exhibits]
    if unknown:
        return Wrong(Fault.UNKNOWN_CITATION, f"there is no [{unknown[0]}]")
    if leans(claim.text) and before.broken:
        return Wrong(Fault.SPEAKER, "leans on a sentence that was dropped")
    cited = tuple(exhibits[number] for number in claim.citations)
    credited = _named(credits(claim.text), cited, before)
    if isinstance(credited, Wrong):
        return credited
    return _words_of(credited, cited) if credited else _narrated(claim.text, cited)


def _named(found: Sequence[Credit], cited: Sequence[Exhibit], before: Before) -> str | Wrong | None:
    """The one speaker whom a claim credits, None where it credits nobody or the outlet alone."""
    names: list[str] = []
    for credit in found:
        if _is_nobody(credit, cited, before):
            continue
        name = _meant(credit, cited, before)
        if name is None:
            return Wrong(Fault.SPEAKER, f"it is not clear who “{credit.who}” is")
        names.append(name)
    if any(not same(names[0], name) for name in names[1:]):
        return Wrong(Fault.SPEAKER, f"credits {names[0]} and others at once")
    return max(names, key=len) if names else None


def _is_nobody(credit: Credit, cited: Sequence[Exhibit], before: Before) -> bool:
    """Whether it is "it" that says nothing ("it says a lot that"), or an outlet that only reports."""
    if credit.how is How.PRONOUN:
        return before.subject is None and fold(credit.who) == "it"
    return credit.how is How.NAME and any(same(credit.who, one.citation.source) for one in cited)


def _meant(credit: Credit, cited: Sequence[Exhibit], before: Before) -> str | None:
    if credit.how is How.PRONOUN:
        return before.subject
    described = _described(credit.who, cited) if credit.how is How.DESCRIPTION else None
    return described or credit.who


def _described(words: str, cited: Sequence[Exhibit]) -> str | None:
    """Who "the minister" is: one who is so called there, by name, role or what stands for the name."""
    said = (one for exhibit in cited for one in exhibit.described)
    wanted = set(folded(words)) - _DETERMINERS
    found = {name for name, called in said if wanted.issubset(folded(called))}
    direct = [name for one in cited for name in speakers_of(one) if same_speaker(words, name)]
    return next(iter(found)) if len(found) == 1 else next(iter(direct), None)


def speakers_of(exhibit: Exhibit) -> tuple[str, ...]:
    """Whose words an exhibit has: as statements that were found there tell, or its own words do. Whom "the
    minister" means there is told by the statements, if any were found."""
    told = (
        one.who
        for one in credits(exhibit.citation.quote)
        if one.how is How.NAME or (one.how is How.DESCRIPTION and not exhibit.speakers)
    )
    return tuple(dict.fromkeys((*exhibit.speakers, *told)))


def _words_of(speaker: str, cited: Sequence[Exhibit]) -> Grounds | Wrong:
    theirs = [(one, text) for one in cited if (text := _share(one, speaker)) is not None]
    if not theirs:
        numbers = "".join(f"[{one.number}]" for one in cited)
        return Wrong(Fault.SPEAKER, f"{numbers} has no words of {speaker}")
    exhibits, texts = zip(*theirs, strict=True)
    name = next(name for name in speakers_of(exhibits[0]) if same_speaker(speaker, name))
    return Grounds(exhibits, texts, name)


def _share(exhibit: Exhibit, speaker: str) -> str | None:
    """What a speaker says there, and what the article tells; None where they say nothing."""
    if not any(same_speaker(speaker, name) for name in speakers_of(exhibit)):
        return None
    return exhibit.of(speaker) or exhibit.told


def _narrated(text: str, cited: Sequence[Exhibit]) -> Grounds | Wrong:
    """Grounds of a claim that credits nobody: what the articles tell themselves; else all that they
    have, if the claim names those whose words it takes."""
    told = tuple(one.told for one in cited)
    if covered(text, told) >= ENOUGH_WORDS:
        return Grounds(tuple(cited), told)
    for one in cited:
        unnamed = [name for name in one.speakers if not _names(text, name)]
        if len(unnamed) == len(one.speakers) > 0:
            return Wrong(Fault.SPEAKER, f"gives as fact what {unnamed[0]} said")
    return Grounds(tuple(cited), tuple(one.citation.quote for one in cited))


def _names(text: str, speaker: str) -> bool:
    """Whether a text has a person's surname, or all words of a body or description."""
    words = frozenset(folded(text))
    if speaker.istitle():
        return not words.isdisjoint(parts(speaker)[-1:])
    return words.issuperset(word for word in folded(speaker) if word not in TITLES)


def covered(text: str, evidence: Sequence[str]) -> float:
    """The share of a text's content words that some texts have; all of it where it has none."""
    own, *theirs = content([text, *evidence])
    words, there = frozenset(own), frozenset().union(*theirs)
    return len(words & there) / len(words) if words else 1.0
