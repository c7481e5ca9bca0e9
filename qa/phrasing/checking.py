"""Each sentence that a language model wrote, held to what it cites. Pure: nothing here embeds.

A sentence is held to the words that its citations quote: of one that credits somebody, to what
that one says there; of one that credits nobody, to what the article tells in its own voice,
unless the sentence names whose words they are. The first fault found is the one told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from qa.answering.names import TITLES, fold, parts, same
from qa.ingest.quotations import quotations
from qa.phrasing import facts, polarity
from qa.phrasing.credits import Credit, How, credits, leans
from qa.phrasing.exhibits import Exhibit, plain
from qa.phrasing.words import content
from qa.phrasing.writing import Claim, Written
from qa.types import Fault

# Shares of a sentence's content words that its citations must have; see eval/LOG.md.
ENOUGH_WORDS = 0.6
ENOUGH_OF_ITS_OWN = 0.3  # of a single citation: one with less is not what the sentence rests on

_DETERMINERS = frozenset("the a an his her their".split())
_ELLIPSIS = re.compile(r"\s*(?:…|\.\.\.|\(\.\.\.\)|\(…\))\s*")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


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
class Reading:
    """What came before the claim that is read.

    Args:
        subject: whom a "he" would refer to: who was credited last, or the first name there.
        broken: whether the sentence before was dropped, so that a "he" refers to nobody.
    """

    subject: str | None = None
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """A sentence whose claims stand, what each rests on, and what the next one may refer to."""

    grounds: tuple[Grounds, ...]
    reading: Reading = field(default_factory=Reading)


def check(written: Written, exhibits: Mapping[int, Exhibit], before: Reading) -> Checked | Wrong:
    """A sentence as it stands, or what is wrong with it.

    Args:
        exhibits: by number.
    """
    found: list[Grounds] = []
    reading = before
    for claim in written.claims:
        grounds = _grounds(claim, exhibits, reading)
        if isinstance(grounds, Wrong):
            return grounds
        if wrong := _contradiction(claim.text, grounds, reading):
            return wrong
        found.append(grounds)
        reading = Reading(grounds.speaker or facts.first_name(claim.text) or reading.subject)
    return Checked(tuple(found), reading)


def _grounds(claim: Claim, exhibits: Mapping[int, Exhibit], before: Reading) -> Grounds | Wrong:
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


def _named(found: Sequence[Credit], cited: Sequence[Exhibit], before: Reading) -> str | Wrong | None:
    """The one speaker whom a claim credits, None where it credits nobody or the outlet alone."""
    names: list[str] = []
    for credit in found:
        if credit.how is How.PRONOUN:
            name = before.subject
            if name is None and fold(credit.who) == "it":
                continue
        elif credit.how is How.DESCRIPTION:
            name = _described(credit.who, cited) or credit.who
        else:
            name = None if any(same(credit.who, one.citation.source) for one in cited) else credit.who
            if name is None:
                continue
        if name is None:
            return Wrong(Fault.SPEAKER, f"it is not clear who “{credit.who}” is")
        names.append(name)
    if any(not same(names[0], name) for name in names[1:]):
        return Wrong(Fault.SPEAKER, f"credits {names[0]} and others at once")
    return max(names, key=len) if names else None


def _described(words: str, cited: Sequence[Exhibit]) -> str | None:
    """Who "the minister" is: one who is so called there, by name, role or what stands for the name."""
    said = (one for exhibit in cited for one in exhibit.described)
    wanted = {fold(word) for word in _WORD.findall(words)} - _DETERMINERS
    found = {name for name, called in said if wanted <= {fold(word) for word in _WORD.findall(called)}}
    direct = [name for one in cited for name in speakers_of(one) if same(words, name)]
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
    name = next(name for name in speakers_of(exhibits[0]) if same(speaker, name))
    return Grounds(exhibits, texts, name)


def _share(exhibit: Exhibit, speaker: str) -> str | None:
    """What a speaker says there, and what the article tells; None where they say nothing."""
    if not any(same(speaker, name) for name in speakers_of(exhibit)):
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
    words = frozenset(fold(word) for word in _WORD.findall(text))
    if speaker.istitle():
        return not words.isdisjoint(parts(speaker)[-1:])
    return words.issuperset(fold(word) for word in _WORD.findall(speaker) if fold(word) not in TITLES)


def _contradiction(text: str, grounds: Grounds, before: Reading) -> Wrong | None:
    return (
        _altered_quotation(text, grounds)
        or _strange_number(text, grounds)
        or _strange_day(text, grounds)
        or _strange_name(text, grounds, before)
        or _unsupported(text, grounds)
        or _reversed(text, grounds)
    )


def _altered_quotation(text: str, grounds: Grounds) -> Wrong | None:
    """Words between quotation marks stand so in one citation, of somebody's between such marks there,
    unless all of that citation is their turn to speak."""
    for quotation in quotations(text):
        inner = text[quotation.inner_start : quotation.inner_end].strip()
        if not any(_quotes(inner, exhibit, grounds.speaker) for exhibit in grounds.exhibits):
            return Wrong(Fault.QUOTATION, f"“{inner}” is not quoted so")
    return None


def _quotes(words: str, exhibit: Exhibit, speaker: str | None) -> bool:
    quote = exhibit.citation.quote
    marked = [quote[one.inner_start : one.inner_end] for one in quotations(quote)]
    turn = any(said.cue is None and same(said.speaker, speaker or "") for said in exhibit.statements)
    places = [quote, *marked] if speaker is None or turn or not exhibit.statements else marked
    return any(_stands_in(words, place) for place in places)


def _stands_in(words: str, place: str) -> bool:
    """Whether words stand there letter for letter, but for kinds of quotation marks, what ends them, and
    what "…" leaves out."""
    text, position = _letters(place), 0
    for part in _ELLIPSIS.split(plain(words).rstrip(" .,;:!?")):
        wanted = _letters(part)
        found = re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", text[position:])
        if not found:
            return False
        position += found.end()
    return True


def _letters(text: str) -> str:
    return re.sub(r"[“”„\"«»]", '"', re.sub(r"[‘’']", "'", plain(text)))


def _strange_number(text: str, grounds: Grounds) -> Wrong | None:
    evidence = " \n".join(grounds.texts)
    for number in sorted(facts.numbers(text) - facts.numbers(evidence)):
        return Wrong(Fault.NUMBER, f"{number} is not in the evidence")
    theirs = facts.money(evidence)
    for currency in sorted(facts.money(text) - theirs if theirs else ()):
        return Wrong(Fault.NUMBER, f"{currency} is not in the evidence")
    return None


def _strange_day(text: str, grounds: Grounds) -> Wrong | None:
    """Days of the evidence are those its words name and that of the saying; that of publication counts for
    words that are credited to somebody and not known to be of another day."""
    known: set[str] = set()
    relative: set[str] = set()
    for exhibit, words in zip(grounds.exhibits, grounds.texts, strict=True):
        cited = exhibit.citation
        known |= facts.days(words, cited.published)
        relative |= facts.relative_words(words) | {found.lower() for found in facts.day_words(words)}
        said = cited.said or (cited.published if grounds.speaker or credits(text) else None)
        known |= {said.value} if said else set()
    strange = facts.strange_day(text, frozenset(known), frozenset(relative))
    return Wrong(Fault.DATE, f"“{strange}” is not in the evidence") if strange else None


def _strange_name(text: str, grounds: Grounds, before: Reading) -> Wrong | None:
    """A name that the evidence does not have; whom a leading "he" stands for is one of the sentence's."""
    around = (name for one in grounds.exhibits for name in _around(one))
    known = facts.vocabulary(*grounds.texts, *around)
    meant = before.subject if leans(text) and before.subject else ""
    strange = facts.strange_name(text, known) or facts.strange_name(meant, known)
    return Wrong(Fault.NAME, f"“{strange}” is not in the evidence") if strange else None


def _reversed(text: str, grounds: Grounds) -> Wrong | None:
    if reason := polarity.reversed_in(text, grounds.texts):
        return Wrong(Fault.NEGATION, reason)
    if word := polarity.overstated(text, grounds.texts):
        return Wrong(Fault.CERTAINTY, f"leaves out “{word}”")
    return None


def _unsupported(text: str, grounds: Grounds) -> Wrong | None:
    share = covered(text, _with_names(grounds))
    if share < ENOUGH_WORDS:
        return Wrong(Fault.SUPPORT, f"{share:.0%} of its words are in the evidence")
    return None


def _with_names(grounds: Grounds) -> list[str]:
    pairs = zip(grounds.exhibits, grounds.texts, strict=True)
    return [" ".join((text, *_around(one))) for one, text in pairs]


def _around(exhibit: Exhibit) -> tuple[str, ...]:
    """Names that belong to an exhibit without standing in its words."""
    return (exhibit.citation.source, exhibit.subject, *speakers_of(exhibit))


def covered(text: str, evidence: Sequence[str]) -> float:
    """The share of a text's content words that some texts have; all of it where it has none."""
    own, *theirs = content([text, *evidence])
    words, there = frozenset(own), frozenset().union(*theirs)
    return len(words & there) / len(words) if words else 1.0


def bearing(written: Written, checked: Checked) -> tuple[int, ...]:
    """The numbers of the citations that a sentence rests on, in its order; those that add nothing are left
    out, the best in any case kept."""
    kept = []
    for claim, grounds in zip(written.claims, checked.grounds, strict=True):
        shares = [covered(claim.text, [text]) for text in grounds.texts]
        least = min(ENOUGH_OF_ITS_OWN, max(shares))
        kept += [one.number for one, share in zip(grounds.exhibits, shares, strict=True) if share >= least]
    return tuple(dict.fromkeys(kept))
