"""RunRecord -> one HTML page that needs nothing else: tables, plots, every question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from eval import plots, report
from eval.figures import ALL, Figures, confidence_pairs
from eval.measures import CATALOGUE, EXACTNESS
from eval.record import RunRecord
from eval.types import Result

TEMPLATES = Path(__file__).parent / "templates"
SLICED = ("correct", "passage MRR@10", "article MRR@10")  # the first two that there are


@dataclass(frozen=True, slots=True)
class Plot:
    """A plot, and in words what it shows."""

    title: str
    caption: str
    svg: Markup


@dataclass(frozen=True, slots=True)
class Row:
    """A question of the table.

    Args:
        verdict: right, wrong, error, or unjudged.
        change: better, worse or empty, since the other run.
    """

    system: str
    result: Result
    verdict: str
    change: str


def to_html(
    record: RunRecord, figures: Mapping[str, Figures], since: Mapping[str, Sequence[Result]] | None = None
) -> str:
    """The page. It makes no request; article text in it is text, never markup.

    Args:
        since: another run's results by system, to mark what changed.
    """
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html").render(
        record=record,
        figures=figures,
        catalogue=CATALOGUE,
        families=list(dict.fromkeys(one.family for one in CATALOGUE.values())),
        head=report.HEAD,
        cost=report.cost(record),
        everything=ALL,
        show=report.show,
        short=report.short,
        plots=list(pictures(record, figures)),
        rows=list(rows(record, since or {})),
        compared=since is not None,
    )


def pictures(record: RunRecord, figures: Mapping[str, Figures]) -> list[Plot]:
    """The plots that the record has the data for."""
    results = record.results
    first = next(iter(results))
    sliced = [name for name in SLICED if name in figures[first].slices[ALL]]
    found = []
    if any(one.first_hit for one in results[first]):
        caption = "Questions with a gold passage (drawn through) or article (dashed) among the first k."
        found.append(_plot("hit@k", caption, plots.hit_curves(results)))
    if len(confidence_pairs(results[first])[0]):
        found += [
            _plot(
                "Reliability",
                f"{first}: answers by confidence, with their number; on the line they are calibrated.",
                plots.reliability(results[first]),
            ),
            _plot(
                "Risk and coverage",
                f"{first}: errors among the answers if only the most confident were given.",
                plots.risk_coverage(results[first]),
            ),
        ]
    found.append(_plot("Latency", "Questions answered within a time.", plots.latencies(results)))
    if len(figures[first].slices) > 1:
        found += [
            _plot(
                f"By slice: {name}",
                f"{first}, with 95% intervals and the number of questions.",
                plots.slices(figures[first], name),
            )
            for name in sliced[:2]
        ]
    return found


def _plot(title: str, caption: str, svg: str) -> Plot:
    # Drawn by us from numbers and escaped labels: the one thing here that is markup.
    return Plot(title, caption, Markup(svg))  # noqa: S704


def rows(record: RunRecord, since: Mapping[str, Sequence[Result]]) -> list[Row]:
    """Every question of every system, marked."""
    found = []
    for system, results in record.results.items():
        before = {one.gold.id: one for one in since.get(system, ())}
        for one in results:
            change = _change(before[one.gold.id], one) if one.gold.id in before else ""
            found.append(Row(system, one, verdict(one), change))
    return found


def verdict(result: Result) -> str:
    """Right or wrong by the answer, else by whether a gold passage or article is among the first ten."""
    if result.response.error:
        return "error"
    exact = result.scores.get(EXACTNESS, (1, 1))
    if exact[0] < exact[1]:
        return "wrong"
    for name in ("correct", "passage hit@10", "article hit@10"):
        if name in result.scores:
            return "right" if result.scores[name][0] else "wrong"
    return "unjudged"


def _change(before: Result, after: Result) -> str:
    order = {"error": 0, "wrong": 1, "unjudged": 1, "right": 2}
    old, new = order[verdict(before)], order[verdict(after)]
    if old == new:
        return ""
    return "better" if new > old else "worse"
