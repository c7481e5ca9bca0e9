"""Yes or no, and whose word that is. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from qa.answering.accounts import is_pronoun
from qa.answering.candidates import Candidate
from qa.answering.content import content_words
from qa.answering.copies import NEGATION, gist
from qa.answering.expected import Sort
from qa.answering.inflections import other_forms
from qa.answering.short_answers import Found
from qa.answering.weighing import ALL, Scored
from qa.archive.lexical import stems
from qa.types import Dispute, PointKind, ShortAnswer, Side, Statement, Voice

TOLD = 0.75  # share of the question's words, weighted by rarity, that a sentence has which answers
DENIED = 2  # words that tell something, behind one that denies: "has not yet formally frozen"
AS_GOOD = 0.9  # of the best one's score, at least, for another sentence to go before it

# By case, since May is a month.
_UNSURE = re.compile(
    r"\b(?:may|might|could|would|[Ii]f|[Ww]hether|unless|should|[Pp]ossibly|[Pp]erhaps|likely|accus\w+|alleg\w+"
    r"|reject\w*|refus\w+|demand\w*|propos\w+|offer\w*|want\w*|hope[sd]?|plan\w*"
    r"|fail\w*|avoid\w*|prevent\w*|stopped|cancel\w*|ruled out|nearly|almost|false(?:ly)?|hoax"
    r"|(?:is|was|are|were) (?:due|set) to)\b"
)
_EXACTLY = re.compile(r"\b(?:all|every|\d+(?:[.,]\d+)*)\b", re.IGNORECASE)  # how many: two of six are not all
_DENIES = re.compile(r"\bden(?:y|ied|ies)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:The|An?)(?= )")


def find(question: str, topic: str, ranked: Sequence[Scored]) -> Found | None:
    """Yes or no by the sentences that flatly say nearly all of what is asked, among it every word that is
    no name, in passages that have the names, too; None where they disagree, and where it is asked with a
    "not". What an article says itself goes before what somebody claims.

    Args:
        topic: what the question is about, in its own words.
        ranked: sentences, best first.
    """
    needed = _but_names(topic)
    flat = [
        (scored, _denials(scored.candidate.text))
        for scored in ranked
        if scored.signals.coverage >= TOLD
        and scored.signals.passage_coverage >= ALL
        and all(forms & scored.stems for forms in needed)
        and _flatly(scored.candidate)
        and _denies_what_is_asked(scored.candidate.text, needed)
    ]
    says = {denials for _, denials in flat}
    if _denials(question) or says not in ({0}, {1}):
        return None
    as_good = [scored for scored, _ in flat if scored.score >= AS_GOOD * flat[0][0].score]
    best = next((scored for scored in as_good if _statement(topic, scored) is None), flat[0][0])
    also = tuple(sorted((one for one, _ in flat if one is not best), key=lambda scored: -scored.score))
    if whose := _statement(topic, best):
        best = replace(best, candidate=replace(best.candidate, meant=whose))
    text = "No" if says == {1} else "Yes"
    return Found(best, text, Sort.TRUTH, 0, len(best.candidate.text), also=also, statement=whose)


def _but_names(topic: str) -> tuple[frozenset[str], ...]:
    """Stems of each word that tells what is asked of somebody or something, in all its forms: a sentence
    without it tells something else."""
    words = [word.text for word in content_words([topic])[0] if word.text.islower() and word.text.isalpha()]
    words += _EXACTLY.findall(topic)
    return tuple(frozenset(stems([_in_all_forms(word)])[0]) for word in words)


def _in_all_forms(text: str) -> str:
    return " ".join((text, *(form for forms in other_forms(text).values() for form in forms)))


def _flatly(candidate: Candidate) -> bool:
    """Whether it tells that something is so or not so; a denial only where it is known who denies."""
    text, start = candidate.text, candidate.start
    cues = [(one.cue.start - start, one.cue.end - start) for one in candidate.statements if one.cue]
    denials = [found.start() for found in _DENIES.finditer(text)]
    known = all(any(first <= at < end for first, end in cues) for at in denials)
    return known and not candidate.asks and not _UNSURE.search(text)


def _denies_what_is_asked(text: str, needed: Sequence[Set[str]]) -> bool:
    """Whether each word that denies stands right before what is asked: "the frozen membership did not help"
    does not say that it was not frozen."""
    after = (content_words([text[denial.end() :]])[0][:DENIED] for denial in NEGATION.finditer(text))
    asked = frozenset().union(*needed)
    return not asked or all(any(word.stem in asked for word in words) for words in after)


def _denials(text: str) -> int:
    return gist(text, frozenset()).negations


def _statement(topic: str, scored: Scored) -> Statement | None:
    """Whose word a sentence has it by; None where what the article itself tells in it says as much."""
    candidate = scored.candidate
    verbs = frozenset(stems([_in_all_forms(topic)])[0])
    # Who is praised or attacked is told by the article: what is asked is the cue itself, not what was said.
    reported = {
        one: _reported(candidate, one)
        for one in candidate.statements
        if one.contents and not verbs & _cue(candidate, one)
    }
    if not reported:
        return None
    text = candidate.text
    own = "".join(
        " " if any(at in places for places in reported.values()) else c for at, c in enumerate(text)
    )
    asked = verbs & scored.stems
    if asked <= frozenset(stems([own])[0]) and _denials(own) == _denials(text):
        return None

    def has(statement: Statement) -> tuple[int, int]:
        """How much of what is asked its words hold, and of as much the narrowest."""
        places = reported[statement]
        words = "".join(c if at in places else " " for at, c in enumerate(text))
        return len(asked.intersection(stems([words])[0])), -len(places)

    best = max(reported, key=has)
    return best if has(best)[0] or len(reported[best]) > len(text) / 2 else None


def _cue(candidate: Candidate, statement: Statement) -> frozenset[str]:
    if statement.cue is None:
        return frozenset()
    start = candidate.start
    return frozenset(stems([candidate.text[statement.cue.start - start : statement.cue.end - start]])[0])


def _reported(candidate: Candidate, statement: Statement) -> frozenset[int]:
    """Where in a sentence what somebody is reported to say stands."""
    spans = ((span.start - candidate.start, span.end - candidate.start) for span in statement.contents)
    return frozenset(at for start, end in spans for at in range(max(start, 0), min(end, len(candidate.text))))


def attributed(short: ShortAnswer, found: Found) -> ShortAnswer:
    """With whose word it is, where it is somebody's: "No, according to Ilra Vensk"."""
    statement, article = found.statement, found.scored.candidate.evidence.article
    if statement is None:
        return short
    unnamed = f"a speaker whom {_outlet(article.source)} does not name"
    who = unnamed if is_pronoun(statement.speaker) else _within(statement.speaker)
    voice = Voice(who, article.source, statement.said or article.published, short.citation)
    return replace(short, text=f"{short.text}, according to {who}", voice=voice)


def disputed(short: ShortAnswer | None, disputes: Sequence[Dispute]) -> ShortAnswer | None:
    """With who says otherwise, where it is one speaker's word against another's; neither yes nor no then."""
    if short is None or short.voice is None:
        return short
    others = [
        voice.who
        for dispute in disputes
        if dispute.kind is PointKind.TRUTH and any(_has(side, short.citation) for side in dispute.sides)
        for side in dispute.sides
        if not _has(side, short.citation)
        for voice in side.voices
    ]
    if not others:
        return short
    against = " and ".join(map(_within, dict.fromkeys(others)))
    return replace(short, text=f"{short.text}; disputed by {against}", normalised=None)


def _has(side: Side, citation: int) -> bool:
    return any(voice.citation == citation for voice in side.voices)


def _outlet(source: str) -> str:
    return "the article" if source == "unknown" else source


def _within(who: str) -> str:
    """A name as it stands within a sentence: "the harbour master"."""
    return _ARTICLE.sub(lambda found: found.group().lower(), who, count=1) if _ARTICLE.match(who) else who
