"""What a yes or no is printed with: its day, whose word it is, what was so before, who disputes it. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

from qa.answering.comparing.accounts import is_pronoun
from qa.answering.evidence.found import Found
from qa.answering.short.days_told import names_a_day
from qa.language.expected import Sort
from qa.language.wording import describe
from qa.types import Dispute, PointKind, ShortAnswer, Side, Voice

_ARTICLE = re.compile(r"(?:The|An?)(?= )")


def attributed(short: ShortAnswer, found: Found) -> ShortAnswer:
    """With its day where it may have changed, whose word it is where it is somebody's, and what was so
    before: "No, as of 5 June 2025, according to Ilra Vensk; yes, as of 3 May 2024"."""
    if found.sort is not Sort.TRUTH:
        return short
    before = "".join(
        f"; {rival.text.lower()}{_as_of(rival)}{_on_whose_word(rival)}" for rival in found.rivals
    )
    text = f"{short.text}{_as_of(found)}{_on_whose_word(found)}{before}"
    article = found.scored.candidate.article
    if found.statement is None:
        return replace(short, text=text)
    voice = Voice(_who(found), article.source, found.statement.said or article.published, short.citation)
    return replace(short, text=text, voice=voice)


def _on_whose_word(found: Found) -> str:
    return f", according to {_who(found)}" if found.statement else ""


def _who(found: Found) -> str:
    """Whose word it is, where it is somebody's."""
    source = found.scored.candidate.article.source
    speaker = found.statement.speaker if found.statement else ""
    return f"a speaker whom {_outlet(source)} does not name" if is_pronoun(speaker) else _within(speaker)


def _as_of(found: Found) -> str:
    day = found.as_of
    return f", as of {describe(day.first_day, day.last_day)}" if day else ""


def disputed(short: ShortAnswer | None, disputes: Sequence[Dispute]) -> ShortAnswer | None:
    """No surer than the disputes beside it: a figure, day or name on which accounts differ with theirs; a yes
    or no with who says otherwise, or what accounts differ on, and neither where that is whether it is so."""
    if short is None:
        return None
    if short.normalised not in ("yes", "no"):
        differing = (dispute for dispute in disputes if _is_on(dispute, short))
        return next((_with_all_sides(short, dispute) for dispute in differing), short)
    for dispute in disputes:
        short = _against(short, dispute) or _beside(short, dispute)
    return short


def _is_on(dispute: Dispute, short: ShortAnswer) -> bool:
    """Whether accounts differ on these very words, not on something else that their sentence tells."""
    own = next((side.value for side in dispute.sides if _has(side, short.citation)), None)
    if own is None or dispute.kind is PointKind.TRUTH:
        return False
    if dispute.kind is PointKind.WHEN:
        return names_a_day(short.normalised or "")
    return any(re.search(rf"(?<!\w){re.escape(a)}(?!\w)", b) for a, b in permutations((own, short.text)))


def _with_all_sides(short: ShortAnswer, dispute: Dispute) -> ShortAnswer:
    """What each side says, by one whose word it is: "17 homes, according to Vensk; 21, according to the
    town"."""
    text = "; ".join(
        f"{' '.join(side.value.split())}, according to {_within(_speaker(side, short.citation))}"
        for side in dispute.sides
    )
    return replace(short, text=text, normalised=None)


def _speaker(side: Side, citation: int) -> str:
    """Whose word the citation has, else the oldest."""
    cited = (voice for voice in side.voices if voice.citation == citation)
    return next(cited, side.voices[0]).who


def _against(short: ShortAnswer, dispute: Dispute) -> ShortAnswer | None:
    """With who says otherwise; None where its own sentence is on neither side of whether it is so."""
    ours = [voice for side in dispute.sides for voice in side.voices if voice.citation == short.citation]
    if dispute.kind is not PointKind.TRUTH or not ours:
        return None
    others = [v.who for side in dispute.sides if not _has(side, short.citation) for v in side.voices]
    who = "" if short.voice else f", according to {_within(ours[0].who)}"
    text = f"{short.text}{who}; disputed by {' and '.join(map(_within, dict.fromkeys(others)))}"
    return replace(short, text=text, normalised=None, voice=short.voice or ours[0])


def _beside(short: ShortAnswer, dispute: Dispute) -> ShortAnswer:
    normalised = None if dispute.kind is PointKind.TRUTH else short.normalised
    return replace(short, text=f"{short.text}; accounts differ on {dispute.point}", normalised=normalised)


def _has(side: Side, citation: int) -> bool:
    return any(voice.citation == citation for voice in side.voices)


def _outlet(source: str) -> str:
    return "the article" if source == "unknown" else source


def _within(who: str) -> str:
    """A name as it stands within a sentence: "the harbour master"."""
    return _ARTICLE.sub(lambda found: found.group().lower(), who, count=1) if _ARTICLE.match(who) else who
