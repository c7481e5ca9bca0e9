"""RunRecord -> JSON and Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict

from eval.figures import ALL, Figure, Figures
from eval.measures import CATALOGUE
from eval.record import RunRecord

HEAD = (
    "passage hit@1",
    "passage hit@5",
    "passage hit@10",
    "passage MRR@10",
    "passage nDCG@10",
    "article hit@1",
    "article MRR@10",
    "correct",
    "containment",
    "choice accuracy",
    "refusal precision",
    "refusal recall",
    "citation exactness",
)


def to_json(record: RunRecord, figures: Mapping[str, Figures]) -> str:
    """Setup, circumstances and figures, without the single questions."""
    data = {
        "setup": asdict(record.setup),
        "circumstances": asdict(record.circumstances),
        "figures": {system: asdict(one) for system, one in figures.items()},
    }
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def to_markdown(record: RunRecord, figures: Mapping[str, Figures]) -> str:
    """All figures as tables, the systems side by side."""
    setup = record.setup
    parts = [
        f"# {setup.dataset}",
        f"{_asked(record)} questions, commit {setup.commit or 'unknown'}, {setup.articles} articles, "
        f"{setup.passages} passages, model {setup.model}. Intervals are 95%, bootstrap over questions.",
        *_families(figures),
        *_slices(figures),
        *_confusions(figures),
        "## Latency, ms",
        _latency(figures),
        cost(record),
        *_failures(record),
    ]
    return "\n\n".join(parts) + "\n"


def cost(record: RunRecord) -> str:
    """Memory and time in words, with the rate of taking articles in where the run did."""
    circumstances = record.circumstances
    said = f"Peak memory {circumstances.peak_memory_mb:.0f} MB, {circumstances.seconds:.0f} s in all."
    said += "".join(map(_indexed, circumstances.indexing, circumstances.indexing.values()))
    ingest = circumstances.ingest
    if not ingest:
        return said
    seconds = ingest["seconds"]
    articles, passages = ingest["articles"] / seconds, ingest["passages"] / seconds
    said += f" The archive took {seconds:.0f} s: {articles:.1f} articles/s, {passages:.0f} passages/s"
    remembered = ingest.get("remembered", 0)
    return said + (f", {remembered:.0f} of them embedded earlier." if remembered else ".")


def _indexed(system: str, took: Mapping[str, float]) -> str:
    memory = f", {took['memory_mb']:.0f} MB" if "memory_mb" in took else ""
    return f" {system} indexed {took['passages']:.0f} passages in {took['seconds']:.1f} s{memory}."


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table, columns after the first to the right."""
    head = list(header)
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *map(list, rows)]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def show(figure: Figure | None) -> str:
    """``.512 [.401, .623]``, a dash where there is none."""
    if figure is None:
        return "–"
    return f"{short(figure.value)} [{short(figure.low)}, {short(figure.high)}]"


def short(value: float) -> str:
    """Three decimals without the leading zero, as the field's tables have it."""
    return f"{value:.3f}".replace("0.", ".", 1) if abs(value) < 1 else f"{value:.3f}"


def _asked(record: RunRecord) -> int:
    return max(map(len, record.results.values()), default=0)


def _families(figures: Mapping[str, Figures]) -> list[str]:
    found = []
    for family in dict.fromkeys(one.family for one in CATALOGUE.values()):
        rows = list(_family_rows(family, figures))
        if rows:
            found += [f"## {family}", table(["", *figures, "n", "left out"], rows)]
    return found


def _family_rows(family: str, figures: Mapping[str, Figures]) -> Iterable[list[str]]:
    for measure in CATALOGUE.values():
        cells = [one.slices[ALL].get(measure.name) for one in figures.values()]
        present = [cell for cell in cells if cell]
        if measure.family == family and present:
            n, left_out = present[-1].n, present[-1].left_out
            yield [measure.name, *map(show, cells), str(n), str(left_out)]


def _slices(figures: Mapping[str, Figures]) -> list[str]:
    found = []
    for system, one in figures.items():
        names = [name for name in HEAD if name in one.slices[ALL]]
        rows = [
            [name, str(one.counts[name]), *(show(slice_.get(measure)) for measure in names)]
            for name, slice_ in one.slices.items()
        ]
        if len(rows) > 1 and names:
            found += [f"## Slices, {system}", table(["slice", "questions", *names], rows)]
    return found


def _confusions(figures: Mapping[str, Figures]) -> list[str]:
    found = []
    for system, one in figures.items():
        rows = [[name, *map(str, row.values())] for name, row in one.confusion.items() if any(row.values())]
        if rows:
            header = ["gold \\ given", *next(iter(one.confusion.values()))]
            found += [f"## Statuses, {system}", table(header, rows)]
    return found


def _latency(figures: Mapping[str, Figures]) -> str:
    rows = [
        [f"{system}: {stage}", *(f"{marks[p]:.1f}" for p in ("p50", "p95", "p99")), f"{marks['share']:.0%}"]
        for system, one in figures.items()
        for stage, marks in one.latency.items()
    ]
    return table(["stage", "p50", "p95", "p99", "share"], rows)


def _failures(record: RunRecord) -> list[str]:
    failed = [
        f"- {system}, {one.gold.id}: {one.response.error}"
        for system, results in record.results.items()
        for one in results
        if one.response.error
    ]
    return ["## Questions that failed", "\n".join(failed)] if failed else []
