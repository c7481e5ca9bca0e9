"""Each sentence that a language model wrote, held to what it cites. Pure: nothing here embeds.

The first fault found is the one told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from qa.language.amounts import currencies
from qa.language.bearers import same
from qa.language.quantities import quantities
from qa.language.quotations import quotations
from qa.phrasing import facts, polarity
from qa.phrasing.credits import credits, leans
from qa.phrasing.exhibits import Exhibit, plain
from qa.phrasing.grounds import ENOUGH_WORDS, Before, Grounds, Wrong, covered, grounds, speakers_of
from qa.phrasing.writing import Written
from qa.types import Fault

# Share of a sentence's content words that a single citation must have: one with less is not what the
# sentence rests on; see eval/LOG.md.
ENOUGH_OF_ITS_OWN = 0.3

_ELLIPSIS = re.compile(r"\s*(?:…|\.\.\.|\(\.\.\.\)|\(…\))\s*")


@dataclass(frozen=True, slots=True)
class Checked:
    """A sentence whose claims stand, what each rests on, and what the next one may refer to."""

    grounds: tuple[Grounds, ...]
    after: Before = field(default_factory=Before)


def check(written: Written, exhibits: Mapping[int, Exhibit], before: Before) -> Checked | Wrong:
    """A sentence as it stands, or what is wrong with it.

    Args:
        exhibits: by number.
    """
    found: list[Grounds] = []
    for claim in written.claims:
        held_to = grounds(claim, exhibits, before)
        if isinstance(held_to, Wrong):
            return held_to
        if wrong := _contradiction(claim.text, held_to, before):
            return wrong
        found.append(held_to)
        before = Before(held_to.speaker or facts.first_name(claim.text) or before.subject)
    return Checked(tuple(found), before)


def _contradiction(text: str, grounds: Grounds, before: Before) -> Wrong | None:
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
    """A number or currency that the evidence does not have, or a number of what it counts otherwise."""
    evidence = " \n".join(grounds.texts)
    for number in sorted(facts.numbers(text) - facts.numbers(evidence)):
        return Wrong(Fault.NUMBER, f"{number} is not in the evidence")
    theirs = currencies(evidence)
    for currency in sorted(currencies(text) - theirs if theirs else ()):
        return Wrong(Fault.NUMBER, f"{currency} is not in the evidence")
    known = quantities(evidence)
    for one in quantities(text):
        alike = [other.value for other in known if (other.unit, other.noun) == (one.unit, one.noun)]
        if alike and one.value not in alike:
            return Wrong(Fault.NUMBER, f"“{text[one.start : one.end]}” is not in the evidence")
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


def _strange_name(text: str, grounds: Grounds, before: Before) -> Wrong | None:
    """A name that the evidence does not have; whom a leading "he" stands for is one of the sentence's.
    Outlets are known as wholes: the Moscow Times makes no Moscow known."""
    outlets = [one.citation.source for one in grounds.exhibits]
    known = facts.vocabulary(*grounds.texts, *(name for one in grounds.exhibits for name in _people(one)))
    meant = before.subject if leans(text) and before.subject else ""
    named = (facts.strange_name(facts.without(words, outlets), known) for words in (text, meant))
    strange = next(filter(None, named), None) or facts.strange_office(text, " \n".join(grounds.texts))
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
    return [" ".join((text, one.citation.source, *_people(one))) for one, text in pairs]


def _people(exhibit: Exhibit) -> tuple[str, ...]:
    """Whom an exhibit is of without their names standing in its words."""
    return (exhibit.subject, *speakers_of(exhibit))


def bearing(written: Written, checked: Checked) -> tuple[int, ...]:
    """The numbers of the citations that a sentence rests on, in its order; those that add nothing are left
    out, the best in any case kept."""
    kept = []
    for claim, held_to in zip(written.claims, checked.grounds, strict=True):
        shares = [covered(claim.text, [text]) for text in held_to.texts]
        least = min(ENOUGH_OF_ITS_OWN, max(shares))
        kept += [one.number for one, share in zip(held_to.exhibits, shares, strict=True) if share >= least]
    return tuple(dict.fromkeys(kept))
