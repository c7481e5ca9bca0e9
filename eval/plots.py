"""Figures as SVG to stand inside a page, coloured by the page's own style sheet.

matplotlib takes fixed colours only, so it draws in colours that nothing else uses, and
those are replaced by CSS variables: the plots then follow dark and light.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping, Sequence

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Canvas
from matplotlib.ticker import LogLocator, NullFormatter

from eval import figures as made
from eval.figures import Figures
from eval.metrics import calibration
from eval.types import Result

INK, MUTED, GRID = "#010101", "#020202", "#030303"
SERIES = ("#04040a", "#04040b", "#04040c", "#04040d", "#04040e", "#04040f")
_VARIABLES = {
    INK: "var(--ink)",
    MUTED: "var(--muted)",
    GRID: "var(--line)",
    **{colour: f"var(--series-{i})" for i, colour in enumerate(SERIES)},
}
_STYLE = {
    "svg.fonttype": "none",
    "svg.hashsalt": "dateline",
    "font.family": "sans-serif",
    "font.size": 10,
    "text.color": INK,
    "axes.edgecolor": GRID,
    "axes.labelcolor": MUTED,
    "axes.titlesize": 11,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": GRID,
    "grid.linewidth": 0.6,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "legend.frameon": False,
    "figure.constrained_layout.use": True,
}
_UNUSED_ID = re.compile(r' id="([^"]+)"')


def draw(paint: Callable[[Axes], None], size: tuple[float, float] = (5.2, 3.4)) -> str:
    """An ``<svg>`` element of the size in inches, without a background and without outside references."""
    with mpl.rc_context(_STYLE):  # type: ignore[arg-type]
        canvas = Canvas(figsize=size)
        paint(canvas.subplots())
        out = io.StringIO()
        canvas.savefig(out, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    return _embeddable(out.getvalue())


def _embeddable(svg: str) -> str:
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    for colour, variable in _VARIABLES.items():
        svg = svg.replace(colour, variable)
    # Names that nothing refers to would be double in a page with several plots.
    used = set(re.findall(r'(?:url\(#|href="#)([^)"]+)', svg))
    return _UNUSED_ID.sub(lambda found: found[0] if found[1] in used else "", svg)


def slices(one: Figures, measure: str) -> str:
    """Slices down, one measure across, with intervals; the line is all questions."""
    rows = [(name, found[measure]) for name, found in one.slices.items() if measure in found]

    def paint(axes: Axes) -> None:
        _dots(axes, [(i, figure) for i, (_, figure) in enumerate(rows)], 0, measure)
        if rows:
            axes.axvline(rows[0][1].value, color=MUTED, linewidth=0.8, linestyle=":")
        _rows(axes, [f"{name} ({figure.n})" for name, figure in rows])

    return draw(paint, (5.2, 0.8 + 0.24 * len(rows)))


def _dots(axes: Axes, points: Sequence[tuple[float, made.Figure]], series: int, label: str) -> None:
    values = [figure.value for _, figure in points]
    spread = [
        [max(0.0, figure.value - figure.low) for _, figure in points],
        [max(0.0, figure.high - figure.value) for _, figure in points],
    ]
    colour = SERIES[series % len(SERIES)]
    axes.errorbar(
        values, [row for row, _ in points], xerr=spread, fmt="o", markersize=4, color=colour, label=label
    )


def _rows(axes: Axes, names: Sequence[str]) -> None:
    axes.set_yticks(range(len(names)), names)
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.set_xlim(-0.02, 1.02)
    axes.grid(visible=False, axis="y")


def hit_curves(results: Mapping[str, Sequence[Result]]) -> str:
    """hit@k over k for every system: passages drawn through, articles dashed."""

    def paint(axes: Axes) -> None:
        for i, (system, members) in enumerate(results.items()):
            for level, dashes in (("passage", "-"), ("article", "--")):
                curve = made.hit_curve(members, level)
                colour, name = SERIES[i % len(SERIES)], f"{system}, {level}"
                if curve:
                    axes.plot(range(1, len(curve) + 1), curve, dashes, color=colour, label=name)
        axes.set(xlabel="k", ylabel="hit@k", ylim=(0, 1.02), xlim=(1, 50))
        axes.legend(loc="lower right", ncols=2 if len(results) > 1 else 1)

    return draw(paint)


def reliability(results: Sequence[Result]) -> str:
    """Accuracy against confidence in ten bins, the answers of each bin as the dot's area."""
    bins = calibration.reliability(*made.confidence_pairs(results))

    def paint(axes: Axes) -> None:
        axes.plot([0, 1], [0, 1], color=MUTED, linewidth=0.8, linestyle=":")
        x, y = [one.confidence for one in bins], [one.accuracy for one in bins]
        axes.plot(x, y, color=SERIES[0], linewidth=1)
        sizes = [16 + 300 * one.count / sum(other.count for other in bins) for one in bins]
        axes.scatter(x, y, s=sizes, color=SERIES[0], zorder=3)
        for one in bins:
            axes.annotate(
                str(one.count), (one.confidence, one.accuracy), (6, -10), textcoords="offset points"
            )
        axes.set(xlabel="confidence", ylabel="share of right answers", xlim=(0, 1.02), ylim=(-0.02, 1.04))

    return draw(paint)


def risk_coverage(results: Sequence[Result]) -> str:
    """Share of wrong answers among the most confident ones, as more of them are given."""
    coverage, risk = calibration.risk_coverage(*made.confidence_pairs(results))

    def paint(axes: Axes) -> None:
        axes.plot(coverage, risk, color=SERIES[0])
        axes.fill_between(coverage, risk, color=SERIES[0], alpha=0.12)
        axes.set(
            xlabel="share of the answers, most confident first",
            ylabel="share of them that are wrong",
            xlim=(0, 1),
            ylim=(0, max(0.1, 1.1 * float(risk.max(initial=0)))),
        )

    return draw(paint)


def latencies(results: Mapping[str, Sequence[Result]]) -> str:
    """Share of questions done within a time, for every system."""

    def paint(axes: Axes) -> None:
        for i, (system, members) in enumerate(results.items()):
            times = [one.response.timings_ms.get("total", 0.0) for one in members if not one.response.error]
            if times:
                axes.ecdf(np.array(times), color=SERIES[i % len(SERIES)], label=system)
        axes.set(xlabel="milliseconds", ylabel="share of questions done", xscale="log", ylim=(0, 1.02))
        axes.xaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
        axes.xaxis.set_major_formatter("{x:g}")
        axes.xaxis.set_minor_formatter(NullFormatter())
        if len(results) > 1:
            axes.legend(loc="lower right")

    return draw(paint)
