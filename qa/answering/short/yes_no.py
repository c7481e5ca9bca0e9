"""Yes or no, by which sentence and whose word that is. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from qa.answering.evidence.candidates import Candidate
from qa.answering.evidence.found import Found
from qa.answering.evidence.weighing import ALL, Scored
from qa.answering.question.asked_names import has_name
from qa.answering.question.asked_verbs import in_one_word, nearly
from qa.answering.short.assertions import saying
from qa.answering.short.clauses import REFUSES, Around
from qa.answering.short.deeds import is_told
from qa.answering.short.harm import denies as denies_harm
from qa.answering.short.propositions import Proposition, Tense, proposition
from qa.answering.short.still import asks_still, still
from qa.answering.short.undone import is_undone
from qa.language.content import content_words
from qa.language.expected import Sort
from qa.language.gists import NEGATION
from qa.language.inflections import stems_in_all_forms
from qa.language.stemming import stems_of
from qa.types import Statement

TOLD = 0.75  # share of the question's words, weighted by rarity, that a sentence has which answers
DENIED = 2  # words that tell something, behind one that denies: "has not yet formally frozen"
RULED_OUT = -1.0  # a passage's relevance by it, in logits; on 54 questions of our own, see eval/LOG.md
AS_GOOD = 0.9  # of the best one's score, at least, for another sentence to go before it

# By case, since May is a month. Of what somebody wants, plans or fails to do the verb's form tells.
_UNSURE = re.compile(
    r"\b(?:may|(?i:might|could|would|if|whether|unless|should|possibly|probably|perhaps|likely|apparently"
    r"|supposedly|reportedly|accus(?:e[ds]?|ing|ations?)|alleg\w+|reject\w*|nearly|almost|hardly|scarcely|barely"
    r"|all but|not (?:only|just|merely)|(?<!\ba )few|false(?:ly)?|hoax|earlier version"
    # "Only in dreams" but "only in June", "only in Pell", "only in the spring".
    r"|(?:only|just) in\b(?-i:(?!\W+[A-Z\d]))"
    r"(?!\W+(?:(?:the|early|late)\W+){0,2}(?:spring|summer|autumn|winter|morning|afternoon|evening)\b)"
    r"|on paper|in (?:theory|principle|fiction|(?:\w+ )?dreams?)))\b"
)
_REFUSES = re.compile(rf"\b(?:{'|'.join(sorted(REFUSES))}|yet)(?= to\b)", re.IGNORECASE)
_NO_DENIAL = re.compile(r"no(?:-|\s(?=confidence\b))", re.IGNORECASE)  # "a no-fly zone"
_DENIES = re.compile(r"den(?:y|ied|ies)", re.IGNORECASE)


def find(question: str, topic: str, ranked: Sequence[Scored]) -> Found | None:
    """Yes or no by the sentences that flatly say so, in passages that have all names of the question, too.
    What is or has not happened goes by the newest of them, unless a newer sentence on it tells neither;
    what an article says itself goes before what somebody claims. None where they disagree otherwise, and
    where it is asked with a "not".

    Args:
        topic: what the question is about, in its own words.
        ranked: sentences, best first.
    """
    if asks_still(question):
        return still(question, ranked, lambda text, sentences: _by_sentences(text, text, sentences))
    return _by_sentences(question, topic, ranked)


def _by_sentences(question: str, topic: str, ranked: Sequence[Scored]) -> Found | None:
    asked = proposition(question, topic)
    if asked is None or _denials(question, asked):
        return None
    speaking = [scored for scored in ranked if _speaks_of(scored, asked)]
    flat = [told for scored in speaking for told in _told(scored, asked)]
    flat = flat or [_Told(scored, 1) for scored in ranked if _tells_of_nobody(question, scored, asked)]
    if not flat or any(told.denials > 1 for told in flat):
        return None
    newest = max(flat, key=lambda told: told.day)
    otherwise = [told for told in flat if told.denials != newest.denials]
    last = max((told.day for told in otherwise), default=date.min)
    # What has happened once is so for ever, and to deny it later is to dispute it; what has not may since.
    of_now = asked.tense is Tense.PRESENT or newest.denials > 0
    open_since = of_now and any(_day(scored) > newest.day for scored in speaking)
    disputed = otherwise and (last >= newest.day or (newest.denials and not asked.may_change))
    if open_since or disputed:
        return None
    least = newest.day if of_now else last
    same = [told for told in flat if told.denials == newest.denials]
    best = _best([told for told in same if told.day >= least], topic, asked)
    also = sorted((told.scored for told in same if told is not best), key=lambda scored: -scored.score)
    before = max(otherwise, key=lambda told: told.day, default=None)
    rivals = (replace(_found(before, topic, asked), as_of=before.scored.candidate.told_on),) if before else ()
    return replace(_found(best, topic, asked), also=tuple(also), rivals=rivals)


def on_the_matter(question: str, topic: str, ranked: Sequence[Scored]) -> list[Scored]:
    """Where none says so flatly, the sentences that may tell it all the same: of passages that a reader takes
    to answer, and of those that it does not rule out what names all that is asked, if only in what leads to
    it, with the verb or one for nearly the same. All where none was read.

    Args:
        topic, ranked: as for ``find``.
    """
    asked = proposition(question, topic)
    if asked is None or not any(one.candidate.evidence.read for one in ranked):
        return list(ranked)
    return [one for one in ranked if _relevance(one) >= (RULED_OUT if _is_near(one, asked) else 0.0)]


def _relevance(scored: Scored) -> float:
    read = scored.candidate.evidence.read
    return read.relevance if read else RULED_OUT


def _is_near(scored: Scored, asked: Proposition) -> bool:
    return _names(asked, scored.candidate.context) and _touches(scored, asked)


def _names(asked: Proposition, text: str) -> bool:
    told = stems_of(text)
    names = (name[-1] for name in asked.named)
    return all(name.forms.intersection(told) or has_name(text, name.text) for name in names)


def _touches(scored: Scored, asked: Proposition) -> bool:
    if asked.verb is None:
        told = scored.stems | stems_of(scored.candidate.context)
        return all(forms & told for forms in asked.needed)
    verb = asked.verb.forms | nearly(asked.verb.text)
    return is_told(verb, in_one_word(scored.candidate.text))


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence that says so, or denies it."""

    scored: Scored
    denials: int

    @property
    def day(self) -> date:
        return _day(self.scored)


def _day(scored: Scored) -> date:
    """The last on which it may have been said; long ago where that is not known."""
    known = scored.candidate.told_on
    return known.last_day if known else date.min


def _speaks_of(scored: Scored, asked: Proposition) -> bool:
    """Whether it has nearly all of what is asked, among it every word that is no name."""
    named = scored.signals.coverage >= TOLD or all(forms & _in_context(scored) for forms in asked.names)
    told = all(forms & scored.stems for forms in asked.needed) or _tells_in_two_words(scored, asked)
    known = scored.signals.passage_coverage >= ALL or _names_all(asked, scored.candidate)
    return named and told and known and not scored.candidate.asks


def _tells_of_nobody(question: str, scored: Scored, asked: Proposition) -> bool:
    """Whether it says that nobody came to the harm asked about, in a passage on what that is asked of."""
    candidate = scored.candidate
    if candidate.asks or not denies_harm(question, candidate.text) or not _names_all(asked, candidate):
        return False
    read = candidate.evidence.read
    return read.relevance >= RULED_OUT if read else scored.signals.passage_coverage >= TOLD


def _in_context(scored: Scored) -> frozenset[str]:
    """Its words and those of the sentence before, which tells who "she" is."""
    return scored.stems | stems_of(scored.candidate.in_context)


def _tells_in_two_words(scored: Scored, asked: Proposition) -> bool:
    told = in_one_word(scored.candidate.text)
    words = scored.stems | stems_of(told) if told != scored.candidate.text else frozenset()
    return bool(words) and all(forms & words for forms in asked.needed)


def _names_all(asked: Proposition, candidate: Candidate) -> bool:
    """Whether its passage has the last word of each name, a surname, and its article the others."""
    article = candidate.article
    near = stems_of(article.title, candidate.evidence.passage.text)
    surnames = all(name[-1].forms & near for name in asked.named)
    return surnames and all(has_name(article.text, word.text) for name in asked.named for word in name)


def _told(scored: Scored, asked: Proposition) -> list[_Told]:
    """That a sentence says so, or denies it; nothing where it does neither flatly."""
    text = scored.candidate.text
    if asked.may_change and asked.verb and is_undone(text, asked.verb.forms):
        return [_Told(scored, denials=1)]
    around = Around(scored.stems - stems_of(text))
    return [
        _Told(scored, len(_denials(part, asked)))
        for part in saying(text, asked, around)
        if _flatly(part, scored.candidate, asked) and _denies_what_is_asked(part, asked)
    ][:1]


def _best(held: Sequence[_Told], topic: str, asked: Proposition) -> _Told:
    """What answers best; of what is about as good what an article says itself."""
    first = max(held, key=lambda told: told.scored.score)
    as_good = (told for told in held if told.scored.score >= AS_GOOD * first.scored.score)
    return next((told for told in as_good if _statement(topic, told.scored, asked) is None), first)


def _found(told: _Told, topic: str, asked: Proposition) -> Found:
    scored = told.scored
    if whose := _statement(topic, scored, asked):
        scored = replace(scored, candidate=replace(scored.candidate, meant=whose))
    # What is somebody's word has its day in any case; what has not happened may have since.
    dated = asked.may_change or (told.denials and whose is None)
    return Found(
        scored,
        "No" if told.denials else "Yes",
        Sort.TRUTH,
        0,
        len(scored.candidate.text),
        statement=whose,
        as_of=scored.candidate.told_on if dated else None,
    )


def _flatly(part: str, candidate: Candidate, asked: Proposition) -> bool:
    """Whether nothing in a part of a sentence but what is asked makes it unsure; a denial only where it is
    known who denies."""
    first, start = candidate.text.index(part), candidate.start
    cues = [(one.cue.start - start, one.cue.end - start) for one in candidate.statements if one.cue]
    denials = [first + found.start() for found in _denials(part, asked) if _DENIES.fullmatch(found.group())]
    known = all(any(cue <= at < end for cue, end in cues) for at in denials)
    nobodys = any(NEGATION.match(one.speaker) for one in candidate.statements)
    return known and not nobodys and not _but_for(asked, _UNSURE.finditer(part))


def _denies_what_is_asked(text: str, asked: Proposition) -> bool:
    """Whether each word that denies stands right before what is asked: "the frozen membership did not help"
    does not say that it was not frozen."""
    after = (content_words([_denied(text, denial)])[0][:DENIED] for denial in _denials(text, asked))
    needed = frozenset().union(*asked.needed)
    return not needed or all(any(word.stem in needed for word in words) for words in after)


def _denied(text: str, denial: re.Match[str]) -> str:
    """What may be denied: "Vensk, who denied it, has been in jail" denies no jail."""
    rest = text[denial.end() :]
    return rest.split(",")[0] if _DENIES.fullmatch(denial.group()) else rest


def _denials(text: str, asked: Proposition) -> list[re.Match[str]]:
    found = (*NEGATION.finditer(text), *_REFUSES.finditer(text))
    return _but_for(asked, (one for one in found if not _NO_DENIAL.match(text, one.start())))


def _but_for(asked: Proposition, found: Iterable[re.Match[str]]) -> list[re.Match[str]]:
    """Words found but for those that are asked: "did Vensk deny it"."""
    needed = frozenset().union(*asked.needed)
    return [one for one in found if not needed & stems_of(one.group())]


def _statement(topic: str, scored: Scored, proposed: Proposition) -> Statement | None:
    """Whose word a sentence has it by; None where what the article itself tells in it says as much."""
    candidate = scored.candidate
    verbs = stems_in_all_forms(topic)
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
    if asked <= stems_of(own) and len(_denials(own, proposed)) == len(_denials(text, proposed)):
        return None

    def has(statement: Statement) -> tuple[int, int]:
        """How much of what is asked its words hold, and of as much the narrowest."""
        places = reported[statement]
        words = "".join(c if at in places else " " for at, c in enumerate(text))
        return len(asked & stems_of(words)), -len(places)

    best = max(reported, key=has)
    return best if has(best)[0] or len(reported[best]) > len(text) / 2 else None


def _cue(candidate: Candidate, statement: Statement) -> frozenset[str]:
    if statement.cue is None:
        return frozenset()
    start = candidate.start
    return stems_of(candidate.text[statement.cue.start - start : statement.cue.end - start])


def _reported(candidate: Candidate, statement: Statement) -> frozenset[int]:
    """Where in a sentence what somebody is reported to say stands."""
    spans = ((span.start - candidate.start, span.end - candidate.start) for span in statement.contents)
    return frozenset(at for start, end in spans for at in range(max(start, 0), min(end, len(candidate.text))))
