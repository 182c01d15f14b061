"""Evaluating sets: which scorer takes which kind, results, and how they are printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from dragoman.errors import ConfigError
from dragoman.evaluation import _actors, _events, _relations, _tables
from dragoman.evaluation._data import CoderLike, Dataset, read
from dragoman.evaluation._figures import (
    HALVES,
    Figure,
    LabelScore,
    Measures,
    Miss,
    Outcome,
    confusions,
    figures,
    half_of,
    in_half,
    labels,
)

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

Scorer = Callable[[Iterable[Any], CoderLike], Iterator[Outcome]]

#: Kind of set to its scorer and its measures.
SCORERS: dict[str, tuple[Scorer, Measures]] = {
    "relations": (_relations.score, _relations.MEASURES),
    "actors": (_actors.score, _actors.MEASURES),
    "events": (_events.score, _events.MEASURES),
    "factuality": (_tables.score_factuality, _tables.FACTUALITY),
    "audit": (_tables.score_audit, _tables.AUDIT),
    "coreference": (_tables.score_coreference, _tables.COREFERENCE),
    "places": (_tables.score_places, _tables.PLACES),
    "times": (_tables.score_times, _tables.TIMES),
}

#: How many confusion pairs are printed.
CONFUSIONS = 12


class Part(msgspec.Struct, frozen=True):
    """What was measured on one half of a set, or on all of it.

    Attributes
    ----------
    half : str
        ``even``, ``odd`` or ``all``.
    rows : int
    figures : tuple of Figure
    labels : dict of str to tuple of LabelScore
        By measure.
    confusions : tuple of (str, str, int)
        Wanted, got, how often.
    """

    half: str
    rows: int
    figures: tuple[Figure, ...]
    labels: dict[str, tuple[LabelScore, ...]]
    confusions: tuple[tuple[str, str, int], ...]


class Result(msgspec.Struct, frozen=True):
    """The evaluation of one set.

    `misses` holds rows of the even half only: the odd half is kept unread.
    """

    name: str
    kind: str
    digest: str
    parts: tuple[Part, ...]
    misses: tuple[Miss, ...]

    def figure(self, half: str, name: str) -> Figure | None:
        """Return a figure of a half, None when it was not measured."""
        for part in self.parts:
            if part.half == half:
                return next((f for f in part.figures if f.name == name), None)
        return None


def evaluate(
    data: Dataset | str | Path, coder: CoderLike, *, half: str = "all", intervals: bool = True
) -> Result:
    """Score a coder on a set.

    Parameters
    ----------
    data : Dataset or path
    coder : Coder
        What ``dragoman.load()`` returns.
    half : {"even", "odd", "all"}
        Rows to score, by the last digit of their id.  With ``all`` the result
        has a part for each half and one for all rows; every row is coded once.
    intervals : bool
        Add bootstrap intervals.

    Raises
    ------
    InputError
        As :func:`~dragoman.evaluation.read`; E114 for an id without a final digit.
    ConfigError
        E206 for an unknown half.
    """
    if half not in HALVES:
        raise ConfigError("E206", value=half, option="--half", known=", ".join(HALVES))
    dataset = data if isinstance(data, Dataset) else read(data)
    scorer, measures = SCORERS[dataset.kind]
    rows = [row for row in dataset.rows if in_half(row.id, half)]
    outcomes = list(scorer(rows, coder))
    parts = []
    for name in HALVES if half == "all" else (half,):
        chosen = [row for row in outcomes if in_half(row.id, name)]
        parts.append(
            Part(
                name,
                len(chosen),
                figures(chosen, measures, intervals=intervals),
                {measure: labels(chosen, measure) for measure in measures.by_label},
                confusions(chosen),
            )
        )
    misses = [miss for row in outcomes for miss in row.misses if half_of(row.id) == "even"]
    return Result(dataset.name, dataset.kind, dataset.digest, tuple(parts), tuple(misses))


def run(
    paths: Sequence[str | Path],
    coder: CoderLike,
    console: Console,
    *,
    half: str = "all",
    errors: int = 0,
    as_json: bool = False,
) -> tuple[Result, ...]:
    """Evaluate sets and print them: the core of ``dragoman evaluate``.

    Parameters
    ----------
    paths : sequence of path
        All are read before the first is scored, so that a bad file costs no time.
    coder : Coder
    console : rich.console.Console
        Where to print.
    half : {"even", "odd", "all"}
    errors : int
        Misses to print for each set; rows of the even half only.
    as_json : bool
        Print one JSON object a set, in one line, instead of tables.
    """
    datasets = [read(path) for path in paths]
    results = []
    for dataset in datasets:
        result = evaluate(dataset, coder, half=half)
        results.append(result)
        if as_json:
            shown = msgspec.structs.replace(result, misses=result.misses[:errors])
            line = msgspec.json.encode(shown).decode()
            console.print(line, markup=False, highlight=False, soft_wrap=True)
        else:
            render(result, console, errors=errors)
    return tuple(results)


def render(result: Result, console: Console, *, errors: int = 0) -> None:
    """Print a result as tables."""
    sizes = ", ".join(f"{part.half} {part.rows}" for part in result.parts)
    table = _table(f"{result.name} ({result.kind}; rows: {sizes}); 95% intervals")
    table.add_column("figure")
    for part in result.parts:
        table.add_column(part.half, justify="right", no_wrap=True)
    table.add_column("n", justify="right")
    for name in _names(result.parts):
        cells, size = [], 0
        for part in result.parts:
            figure = next((f for f in part.figures if f.name == name), None)
            cells.append(_cell(figure) if figure else "")
            size = max(size, figure.n if figure else 0)
        table.add_row(name, *cells, str(size))
    console.print(table)
    whole = result.parts[-1]
    for measure, scores in whole.labels.items():
        if scores:
            console.print(_label_table(measure, whole.half, scores))
    if whole.confusions:
        table = _table(f"most frequent errors ({whole.half})")
        for heading in ("wanted", "got"):
            table.add_column(heading)
        table.add_column("times", justify="right")
        for wanted, got, count in whole.confusions[:CONFUSIONS]:
            table.add_row(wanted, got, str(count))
        console.print(table)
    for miss in result.misses[:errors]:
        line = f"{miss.id}  {miss.text}\n    wanted {miss.wanted}\n    got    {miss.got}"
        console.print(line, markup=False, highlight=False)


def _table(title: str) -> Table:
    from rich import box
    from rich.table import Table

    style = box.SIMPLE_HEAD
    return Table(title=title, title_justify="left", box=style, padding=(0, 1, 0, 0))


def _label_table(measure: str, half: str, scores: Iterable[LabelScore]) -> Table:
    table = _table(f"{measure} by label ({half})")
    table.add_column("label")
    for heading in ("wanted", "got", "precision", "recall", "F1"):
        table.add_column(heading, justify="right")
    for one in scores:
        rates = (f"{value:.2f}" for value in (one.precision, one.recall, one.f1))
        table.add_row(one.label, str(one.wanted), str(one.got), *rates)
    return table


def _names(parts: Iterable[Part]) -> list[str]:
    return list(dict.fromkeys(figure.name for part in parts for figure in part.figures))


def _cell(figure: Figure) -> str:
    """A figure with its 95% interval, to be read as rich markup."""
    if figure.low is None or figure.high is None:
        return f"{figure.value:.3f}"
    return f"{figure.value:.3f} [dim]{figure.low:.2f}-{figure.high:.2f}[/dim]"
