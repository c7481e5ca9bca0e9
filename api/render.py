"""What the command line shows a person: short, coloured on a terminal, plain lines elsewhere."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from qa.answering.composing.nothing import not_held
from qa.archive.types import ArchiveInfo, Diagnosis
from qa.language.wording import dated
from qa.types import (
    Answer,
    Article,
    Citation,
    Coverage,
    Evidence,
    Interpretation,
    Named,
    Period,
    Phrasing,
    SearchResult,
    Side,
    Status,
    Voice,
)

MARK = r"\[\d+\]"
# C0 and C1 control characters but tab and newline: an article must not drive the terminal.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
ISO_DAY = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
POSSIBLE = "Possibly of this period, but not surely:"
EXCERPT = 320  # characters of a passage in a list of them


class Page:
    """Lines for a person, wrapped to the terminal and indented there; one line each elsewhere."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(highlight=False)

    def line(self, *parts: str | tuple[str, str], indent: int = 0, hang: int = 0, marks: str = "") -> None:
        """
        Args:
            parts: texts, or pairs of a text and its style.
            hang: columns that all rows but the first are indented by, beyond ``indent``.
            marks: the style of citation marks.
        """
        text = Text.assemble(*(_safe(part) for part in parts))
        if marks:
            text.highlight_regex(MARK, marks)
        width = self._console.width - indent - hang
        rows = text.wrap(self._console, width) if self._console.is_terminal else [text]
        for number, row in enumerate(rows):
            row.rstrip()
            margin = " " * (indent + (hang if number else 0))
            self._console.print(Text(margin) + row, soft_wrap=True)

    def gap(self) -> None:
        self._console.print()


def _safe(part: str | tuple[str, str]) -> str | tuple[str, str]:
    if isinstance(part, str):
        return CONTROL.sub("\N{REPLACEMENT CHARACTER}", part)
    return CONTROL.sub("\N{REPLACEMENT CHARACTER}", part[0]), part[1]


def show_answer(page: Page, answer: Answer, *, after: bool = False) -> None:
    """The answer, what it rests on, how the question was understood, what was left out.

    Args:
        after: whether it was asked after other questions.
    """
    found = answer.status is Status.ANSWERED
    _show_taken(page, answer.taken_as, after=after)
    if answer.parts:
        page.line((answer.text.partition("\n")[0], "yellow"))
        for part in answer.parts:
            page.gap()
            page.line((part.question, "bold"))
            show_answer(page, part)
        return
    if answer.short and answer.short.likely:
        page.line((_short(answer), "bold green"))
        page.gap()
    page.line((answer.text, "" if found else "yellow"), marks="bold cyan")
    _show_spelling(page, answer, told=not found)
    page.gap()
    _show_differences(page, answer)
    shown = {sentence.text for sentence in answer.sentences}
    for citation in answer.citations:
        _show_citation(page, citation, quoted=citation.quote in shown)
    for mention in answer.mentions:
        about = (dated(mention.published), mention.title or mention.file, mention.article_id)
        page.line((mention.source, "bold"), f", {' · '.join(filter(None, about))}")
    if answer.citations or answer.mentions:
        page.gap()
    if answer.possible:
        page.line((POSSIBLE, "bold yellow"))
        for citation in answer.possible:
            _show_citation(page, citation, quoted=False)
        page.gap()
    if answer.phrasing:
        page.line((phrased(answer.phrasing), "dim"))
    _show_understanding(page, answer.interpretation)
    _show_coverage(page, answer.coverage)
    if found:
        page.line((f"Confidence: {answer.confidence:.0%}", "dim"))


def _show_spelling(page: Page, answer: Answer, *, told: bool) -> None:
    """Names that no article has, where the text has not told of them, and the question that may be meant."""
    names = [word for word in answer.unknown if answer.did_you_mean or word[0].isupper()]
    if names and not told:
        page.line((not_held(names), "yellow"))
    if answer.did_you_mean:
        page.line(("Did you mean: ", "bold"), answer.did_you_mean)


def _short(answer: Answer) -> str:
    """The short answer, with the day that it means where it does not say the year: "June (2025-06)"."""
    text, meant = answer.short_answer or "", (answer.short and answer.short.normalised) or ""
    return f"{text} ({meant})" if ISO_DAY.fullmatch(meant) and meant[:4] not in text else text


def _show_differences(page: Page, answer: Answer) -> None:
    for dispute in answer.disputes:
        page.line(("Sources differ", "bold yellow"), f" on {dispute.point}:")
        for side in dispute.sides:
            _show_side(page, side)
    for agreement in answer.agreements:
        reports = count(agreement.side.stories, "independent report")
        page.line((f"{reports} agree", "bold"), f" on {agreement.point}:")
        _show_side(page, agreement.side)
    if answer.disputes or answer.agreements:
        page.gap()


def _show_side(page: Page, side: Side) -> None:
    """What is said, and by whom, when, where."""
    voices = "; ".join(map(_voice, side.voices))
    page.line((_flat(side.value), "bold"), f": {voices}", indent=2, hang=2, marks="bold cyan")


def _voice(voice: Voice) -> str:
    where = "" if voice.who == voice.source else f" in {voice.source}"
    return f"{voice.who}{where}, {dated(voice.said)} [{voice.citation}]"


def phrased(phrasing: Phrasing) -> str:
    """Whose words the answer is in, and what was dropped for which faults."""
    dropped = Counter(one.fault for one in phrasing.dropped)
    faults = ", ".join(f"{fault} ({number})" for fault, number in dropped.most_common())
    if phrasing.failure:
        return f"In the articles' own words: {phrasing.model} {phrasing.failure}" + (faults and f": {faults}")
    lost = f"{len(phrasing.dropped)} of {count(phrasing.written, 'sentence')} dropped: {faults}"
    return f"Phrased by {phrasing.model}; " + (lost if faults else "no sentence dropped")


def _show_citation(page: Page, citation: Citation, *, quoted: bool) -> None:
    """Where the words are from, and the words where the answer does not give them itself."""
    mark = f"[{citation.number}] "
    published = citation.published.value if citation.published else "undated"
    quote = f", {_dated(citation)}" + ("" if quoted else f", “{_flat(citation.quote)}”")
    page.line((mark, "bold cyan"), (citation.source, "bold"), quote, hang=len(mark))
    about = [text for text in (citation.title or citation.file, citation.article_id) if text]
    if citation.speaker:
        said = citation.said.value if citation.said else published
        when = f", {said}" if said != published else ""
        about.append(f"said by {citation.speaker}{when}")
    if citation.happened and citation.happened.value != published:
        about.append(f"tells of {citation.happened.value}")
    if citation.also_in:
        about.append(f"also in {', '.join(citation.also_in)}")
    page.line((" · ".join(about), "dim"), indent=len(mark))


def _dated(dated_at: Article | Citation) -> str:
    """Its publication date, or all that is known of it."""
    bound = f", not before {dated_at.not_before}" if dated_at.not_before else ""
    return f"{dated(dated_at.published)}{bound}"


def _show_understanding(page: Page, understood: Interpretation) -> None:
    parts = [f"{understood.tally} of {understood.kind}" if understood.tally else str(understood.kind)]
    if understood.attitude:
        parts.append(f"{understood.attitude} it")
    if understood.among:
        parts.append(f"of {understood.among}")
    if understood.act:
        parts.append(f"those that {understood.act[0]}")
    if understood.topic:
        parts.append(f"about “{understood.topic}”")
    asked = "put to" if understood.put else "by"
    parts += [f"{asked} {_speaker(named)}" for named in understood.speakers]
    parts += [f"not by {named.name}" for named in understood.apart]
    if understood.hearer:
        parts.append(f"to {understood.hearer.words}")
    parts += [f"in {named.name}" for named in understood.sources]
    parts += [_period(period) for period in (understood.period, understood.as_of) if period]
    if understood.prefers_newest:
        parts.append("newest first")
    page.line((f"Understood as: {' · '.join(parts)}", "dim"))


def _speaker(named: Named) -> str:
    """The name as asked for, with whom and what it may mean where it does not tell that."""
    may_be = [" or ".join(named.people)] if len(named.people) > 1 else []
    told = "; ".join([*may_be, *filter(None, [named.reading])])
    return f"{named.name} ({told})" if told else named.name


def _period(period: Period) -> str:
    if period.start and period.end:
        days = f"{period.start} to {period.end}"
    elif period.start:
        days = f"from {period.start} on"
    else:
        days = f"up to {period.end}"
    reading = f", {period.reading}" if period.reading else ""
    published = "published" if period.binding else "about the days"
    return f"{published} {days} (“{period.words}”{reading})"


def _show_coverage(page: Page, coverage: Coverage) -> None:
    line = f"Searched: {coverage.in_scope} of {count(coverage.articles, 'article')}"
    if coverage.undated_left_out:
        possible = coverage.possible_left_out
        some = f", {possible} of them possible by what they tell" if possible else ""
        line += f"; {coverage.undated_left_out} left out for want of a date{some}"
        line += " (--include-undated takes them in)"
    if coverage.imprecise_left_out:
        line += f"; {coverage.imprecise_left_out} possible left out: dated to a month or year partly in it"
    page.line((line, "dim"))


def _show_taken(page: Page, taken_as: str, *, after: bool) -> None:
    """How a question after others was read; nothing of one that has none before it."""
    if taken_as:
        page.line(("Your follow-up was read as: ", "dim"), taken_as)
    elif after:
        page.line(("Read by itself: nothing was taken from the questions before it.", "dim"))
    if taken_as or after:
        page.gap()


def show_passages(page: Page, result: SearchResult, *, after: bool = False) -> None:
    """Ranked passages, each with its place.

    Args:
        after: whether they were searched for after other questions.
    """
    _show_taken(page, result.taken_as, after=after)
    if not result.evidence:
        page.line(("No passage was found.", "yellow"))
        page.gap()
    for rank, found in enumerate(result.evidence, start=1):
        _show_passage(page, rank, found)
        page.gap()
    _show_understanding(page, result.interpretation)
    _show_coverage(page, result.coverage)


def _show_passage(page: Page, rank: int, found: Evidence) -> None:
    article, passage = found.article, found.passage
    number = f"{rank}. "
    heading = "".join(f", {one}" for one in (_dated(article), article.title or article.file) if one)
    page.line((number, "bold cyan"), (article.source, "bold"), heading, hang=len(number))
    page.line(textwrap.shorten(passage.text, EXCERPT, placeholder=" …"), indent=len(number))
    place = f"{article.id} [{passage.start}:{passage.end}] · score {found.score:.3f}"
    if found.also_in:
        place += f" · also in {', '.join(found.also_in)}"
    page.line((place, "dim"), indent=len(number))


def show_info(page: Page, info: ArchiveInfo) -> None:
    published = f"{info.first_day} to {info.last_day}" if info.first_day else "no dates known"
    untold = f"; {count(info.untold, 'article')} yet to be looked at" if info.untold else ""
    rows = {
        "Archive": info.path,
        "Articles": f"{info.articles:,}, {info.undated:,} of them without a date",
        "Revisions": f"{info.revisions:,}",
        "Passages": f"{info.passages:,}",
        "Stories": f"{info.stories:,} that several articles tell{untold}",
        "Published": published,
        "Sources": ", ".join(f"{source} ({articles:,})" for source, articles in info.sources) or "none",
        "Model": info.state.model,
        "Ranking": info.ranking or "as it ships",
        "Size": f"{info.bytes / 1e6:,.1f} MB, generation {info.state.generation:,}",
    }
    for name, value in rows.items():
        page.line((f"{name:<11}", "bold"), value, hang=11)


def show_diagnoses(page: Page, diagnoses: Iterable[Diagnosis]) -> None:
    for diagnosis in diagnoses:
        verdict = ("ok     ", "green") if diagnosis.ok else ("WRONG  ", "bold red")
        detail = "" if diagnosis.ok else f": {diagnosis.detail}"
        page.line(verdict, (diagnosis.name, "bold"), detail, hang=len(verdict[0]))
        if diagnosis.repair and not diagnosis.ok:
            page.line(f"To mend it: {diagnosis.repair}", indent=len(verdict[0]))


def show_end(page: Page, shown: int, total: str, cursor: str | None) -> None:
    """How many a listing has, and how to see more of it."""
    more = f", {shown:,} shown; the next with --cursor {cursor}" if cursor else ""
    page.line((f"{total}{more}", "dim"))


def count(number: int, noun: str, plural: str = "") -> str:
    """``1 article``, ``2,000 articles``.

    Args:
        plural: where it takes more than an ``s``.
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def _flat(text: str) -> str:
    return " ".join(text.split())
