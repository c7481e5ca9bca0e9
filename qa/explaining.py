"""A nothing in words: what was looked for and where, and what the archive holds instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from qa.answering.composing.nothing import (
    elsewhere,
    explain,
    heard_most,
    held,
    mentioned,
    near,
    nearest,
    not_held,
    not_read,
    others,
)
from qa.answering.evidence.reasons import speaking_of_it
from qa.answering.evidence.taking import speaking_of
from qa.answering.evidence.weighing import Scored
from qa.answering.question.asked_names import asked_names, has_name
from qa.answering.question.holdings import asks_for_holdings, asks_who_speaks_most, on_what
from qa.answering.question.search_terms import looked_up
from qa.archive.listings import StatementQuery
from qa.archive.store import Archive
from qa.archive.types import Scope
from qa.language.bearers import each_once
from qa.types import Answer, Coverage, Filters, Kind, Mention, Status
from qa.understanding import Understood

MENTIONS_SHOWN = 5
HEARD_SHOWN = 5
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Explainer:
    """Tells what an archive was searched for, and what of it there is."""

    archive: Archive

    def coverage(self, scope: Scope) -> Coverage:
        """How much of the archive a scope admits."""
        articles = self.archive.scope(Filters()).articles
        return Coverage(
            articles,
            scope.articles,
            scope.undated_left_out,
            scope.imprecise_left_out,
            scope.possible_left_out,
        )

    def spelling(self, understood: Understood) -> tuple[tuple[str, ...], str]:
        """The words of a question that no article has, and the question as it may be meant; empty where
        nothing may be misspelt."""
        if understood.why_not:
            return (), ""
        question = understood.question
        found = self.archive.unknown(looked_up(question, understood.interpretation))
        meant = _respelt(question.text, {one.word: one.instead for one in found if one.instead})
        return tuple(one.word for one in found), meant if meant != question.text else ""

    def explained(self, answer: Answer, understood: Understood, told: Sequence[Scored]) -> Answer:
        """A nothing with what was looked for and where, and who else spoke of it or what mentions it.

        Args:
            told: the sentences that might have answered, best first.
        """
        if asks_for_holdings(answer.question, answer.interpretation) and answer.coverage.in_scope:
            return self._holding(answer, understood)
        spoke = speaking_of(told) if understood.interpretation.attitude else []
        mentioning = self._mentioning(understood, spoke) if answer.status is Status.NO_STATEMENT else ()
        by_the_way = others(_names(spoke)) if spoke else mentioned(len(mentioning))
        if answer.status is Status.NO_ANSWER and not understood.why_not:
            mentioning = _articles(_naming_it(answer.question, speaking_of_it(told)))
            by_the_way = near(len(mentioning))
            if not mentioning:
                mentioning, by_the_way = _nearest(answer, told)
        text = self._in_words(answer, understood, by_the_way)
        return replace(answer, text=text, mentions=tuple(self._mentions(mentioning)))

    def _holding(self, answer: Answer, understood: Understood) -> Answer:
        """What the archive holds, with the first of the articles on what it is asked for."""
        topic, scope = on_what(answer.question, answer.interpretation), understood.scope
        found = self.archive.mentioning(topic, scope) if topic else ()
        heard = self.archive.people()[:HEARD_SHOWN] if asks_who_speaks_most(answer.question) else ()
        text = heard_most([(one.name, one.statements) for one in heard if one.statements]) or held(
            topic, len(found), scope.filters, answer.coverage, self.archive.info()
        )
        asked = replace(answer.interpretation, kind=Kind.HOLDINGS, topic=topic)
        return replace(answer, text=text, interpretation=asked, mentions=tuple(self._mentions(found)))

    def _in_words(self, answer: Answer, understood: Understood, by_the_way: str) -> str:
        holdings = asks_for_holdings(answer.question, answer.interpretation)
        if understood.why_not and answer.coverage.articles and not holdings:
            return understood.why_not
        filters, info = understood.scope.filters, self.archive.info()
        told = explain(answer.status, answer.interpretation, filters, answer.coverage, info)
        if not info.articles:
            return told
        unread = self.archive.count_unread() if understood.voices else 0
        heard = self._heard(understood) if answer.status is Status.NO_STATEMENT else ""
        return " ".join(filter(None, (told, by_the_way, heard, not_held(answer.unknown), not_read(unread))))

    def _heard(self, understood: Understood) -> str:
        """What else the archive has of those who were asked for by name, of the days asked for."""
        asked, voices = understood.interpretation, understood.voices
        if not voices or not (asked.topic or asked.act) or asked.attitude or asked.hearer or asked.put:
            return ""
        known = [(one.name, names) for one, names in zip(asked.speakers, voices.each, strict=False) if names]
        queries = ((name, StatementQuery(names, filters=voices.filters)) for name, names in known)
        return elsewhere(asked, [(name, self.archive.statements(query, 1).total) for name, query in queries])

    def _mentioning(self, understood: Understood, spoke: Sequence[Scored]) -> tuple[str, ...]:
        """Articles of the scope that mention one of those asked for and the topic in one passage, or in
        which somebody spoke of it."""
        asked = understood.interpretation
        if asked.attitude:
            return _articles(spoke)
        if not asked.topic:
            return ()
        found = (
            article_id
            for speaker in asked.speakers
            for surname in speaker.name.split()[-1:]
            for article_id in self.archive.mentioning(f"{surname} {asked.topic}", understood.scope)
            if not self._has_the_word_alone(article_id, surname)
        )
        return tuple(dict.fromkeys(found))

    def _has_the_word_alone(self, article_id: str, surname: str) -> bool:
        """Whether an article has no such name but words written like it: "a swift reply", "SWIFT"."""
        article = self.archive.article(article_id)
        text = f"{article.title}\n{article.text}" if article else ""
        written = re.findall(rf"\b{re.escape(surname)}\b", text, re.IGNORECASE)
        return bool(written) and all(one.islower() or one.isupper() for one in written)

    def _mentions(self, articles: Sequence[str]) -> Iterator[Mention]:
        for article_id in articles[:MENTIONS_SHOWN]:
            if article := self.archive.article(article_id):
                yield Mention(article.id, article.title, article.source, article.published, article.file)


def _articles(told: Sequence[Scored]) -> tuple[str, ...]:
    """Those that the sentences stand in, each once."""
    return tuple(dict.fromkeys(one.candidate.article.id for one in told))


def _naming_it(question: str, told: Sequence[Scored]) -> list[Scored]:
    """Those that have every name of a question, themselves or in what leads to them; of articles that have
    them in their titles first."""
    names = asked_names(question)

    def named(text: str) -> bool:
        return all(has_name(text, name) for name in names)

    near = [one for one in told if named(one.candidate.context)]
    return sorted(near, key=lambda one: not named(one.candidate.article.title))


def _nearest(answer: Answer, told: Sequence[Scored]) -> tuple[tuple[str, ...], str]:
    """The articles of some sentences with the most names of a question, and which these are, in words."""
    articles = {one.candidate.article.id: one.candidate.article for one in told}
    texts = {id_: f"{article.title}\n{article.text}" for id_, article in articles.items()}
    names = asked_names(answer.question)
    # That they name it is to be true to the letter; that they do not, of any spelling.
    held = {id_: tuple(name for name in names if name in text) for id_, text in texts.items()}
    most = max(held.values(), key=len, default=())
    if not most:
        return (), ""
    near = tuple(id_ for id_, own in held.items() if own == most)
    known = (name for name in names if set(name.split()).isdisjoint(answer.unknown))
    lacking = [name for name in known if not any(has_name(texts[id_], name) for id_ in near)]
    return near, nearest(len(near), most, lacking)


def _names(spoke: Sequence[Scored]) -> list[str]:
    """Of those who speak, the first few."""
    names = (one.candidate.meant.speaker for one in spoke if one.candidate.meant)
    return each_once(names)[:MENTIONS_SHOWN]


def _respelt(question: str, spellings: Mapping[str, str]) -> str:
    """The question with other words for some of its own."""
    return _WORD.sub(lambda match: spellings.get(match.group(), match.group()), question)
