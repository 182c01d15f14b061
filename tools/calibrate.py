"""Fit the map from scores to confidence, and tell how well it holds.

Usage:
    python tools/calibrate.py CORPUS.jsonl             # fit, then report
    python tools/calibrate.py CORPUS.jsonl --report    # only report, with the map as it is

CORPUS.jsonl holds the texts of the benchmark (text, url).  Writes
src/dragoman/codebook/data/confidence.yaml and the tables of docs/confidence.md.

The map is a logistic curve, fitted on the even half: the events of the benchmark's
reports, and those of tests/gold/sentences.jsonl at a lower weight and with a level of
their own, for single sentences are easier than news.  So the level comes from reports
alone; sentences only help to tell how much the score and each trait matter.
"""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

import dragoman
from dragoman import __version__
from dragoman.codebook import Calibration
from dragoman.codebook._confidence import LEAST_SLOPE, SCHEMA, TRAITS, read_calibration
from dragoman.coding._confidence import RULE
from dragoman.errors import DragomanError
from dragoman.evaluation import EventRow, half_of, join_dataset, judge, read
from dragoman.records import Event

Floats = NDArray[np.float64]

ROOT = Path(__file__).parents[1]
LABELS = ROOT / "benchmark" / "wikinews-124.jsonl"
SENTENCES = ROOT / "tests" / "gold" / "sentences.jsonl"
DATA = ROOT / "src" / "dragoman" / "codebook" / "data" / "confidence.yaml"
PAGE = ROOT / "docs" / "confidence.md"
BEGIN, END = "<!-- generated -->", "<!-- end of generated -->"

#: What an event of a single sentence weighs beside one of a report.
WEIGHT = 0.3
#: Strength of the prior that holds the weights of score and traits near zero.
RIDGE = 1.0
#: A score's step in the fit, so that the prior treats it as it does a trait.
STEP = 0.2
RESAMPLES, SEED = 1000, 20240


class Judged(NamedTuple):
    """An event, as far as it matters here."""

    report: str
    half: str
    sentence: bool
    score: float
    traits: tuple[str, ...]
    right: bool


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit and report; 0 done, an error's exit code when something is missing."""
    parser = argparse.ArgumentParser(prog="python tools/calibrate.py", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("corpus", type=Path, metavar="CORPUS", help="JSON lines: text, url")
    parser.add_argument("--report", action="store_true", help="leave the map as it is")
    options = parser.parse_args(arguments)
    try:
        joined = join_dataset(LABELS, options.corpus)
        coder = dragoman.load()
        news = gather(joined.rows, coder.code, sentence=False)
        if not options.report:
            own = gather(read(SENTENCES).rows, coder.code, sentence=True)
            DATA.write_text(as_yaml(fit([*news, *own])), encoding="utf-8")
            print(f"{DATA.relative_to(ROOT)} written")
        put(PAGE, tables(news, read_calibration(DATA), joined.digest, datetime.date.today()))
        print(f"{PAGE.relative_to(ROOT)} written")
    except DragomanError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


def gather(
    rows: Iterable[object], code: Callable[..., dragoman.Coded], *, sentence: bool
) -> list[Judged]:
    """Code rows and judge each event."""
    found = []
    for row in rows:
        assert isinstance(row, EventRow)
        for event, right in judge(row, code(row.text, published=row.published).events):
            score, *traits = score_of(event)
            found.append(
                Judged(row.id, half_of(row.id), sentence, float(score), tuple(traits), right)
            )
    return found


def score_of(event: Event) -> list[str]:
    """Score and traits, from the step of the explanation that keeps them."""
    return next(r.note for r in event.explanation if r.rule == RULE).split()


def fit(events: Iterable[Judged]) -> Calibration:
    """Fit the curve on the even half (penalised maximum likelihood, Newton's method)."""
    even = [event for event in events if event.half == "even"]
    columns = [
        [1.0, event.sentence, *(name in event.traits for name in TRAITS), event.score / STEP]
        for event in even
    ]
    design = np.array(columns, dtype=float)
    right = np.array([event.right for event in even], dtype=float)
    weight = np.array([WEIGHT if event.sentence else 1.0 for event in even])
    found = _newton(design, right, weight, np.zeros(len(even)))
    slope = found[-1] / STEP
    if slope < LEAST_SLOPE:
        # The score must rank, however little the even half says for it.
        slope = LEAST_SLOPE
        found = _newton(design[:, :-1], right, weight, slope * STEP * design[:, -1])
    named = zip(TRAITS, found[2 : 2 + len(TRAITS)], strict=True)
    return Calibration(
        round(float(found[0]), 2),
        round(float(slope), 2),
        {name: round(float(value), 2) for name, value in named},
    )


def _newton(design: Floats, right: Floats, weight: Floats, offset: Floats) -> Floats:
    found: Floats = np.zeros(design.shape[1])
    prior = np.diag([1e-6, 1e-6, *[RIDGE] * (design.shape[1] - 2)])
    for _ in range(50):
        share = 1 / (1 + np.exp(-(design @ found + offset)))
        gradient = design.T @ (weight * (right - share)) - prior @ found
        curvature = design.T @ (design * (weight * share * (1 - share))[:, None]) + prior
        found = found + np.linalg.solve(curvature, gradient)
    return found


def as_yaml(curve: Calibration) -> str:
    """The data file."""
    lines = [
        "# Log odds that an event is right in type; made by tools/calibrate.py, which see.",
        f"schema: {SCHEMA}",
        f'base: "{curve.base:.2f}"',
        f'score: "{curve.score:.2f}"',
        "traits:",
        *(f'  {name}: "{curve.traits[name]:.2f}"' for name in TRAITS),
    ]
    return "\n".join(lines) + "\n"


class Holding(msgspec.Struct):
    """How well probabilities hold."""

    error: float
    brier: float
    area: float


def holding(share: Floats, right: Floats) -> Holding:
    """Expected calibration error over tenths, Brier score, area under the ROC curve."""
    error = 0.0
    for tenth in range(10):
        inside = _tenth(share) == tenth
        if inside.any():
            error += inside.mean() * abs(share[inside].mean() - right[inside].mean())
    yes, no = share[right == 1], share[right == 0]
    above = (yes[:, None] > no).mean() + 0.5 * (yes[:, None] == no).mean()
    return Holding(float(error), float(((share - right) ** 2).mean()), float(above))


def _tenth(share: Floats) -> Floats:
    return np.minimum(np.floor(share * 10 + 1e-9), 9)


def tables(
    events: Sequence[Judged], curve: Calibration, digest: str, day: datetime.date
) -> list[str]:
    """The tables: the curve, what holds before and after, and the bins of the odd half."""
    odd = [event for event in events if event.half == "odd"]
    even = [event for event in events if event.half == "even"]
    reports = len({event.report for event in odd})
    lines = [
        f"`python tools/calibrate.py CORPUS.jsonl`, {day}, Dragoman {__version__}; labels"
        f" {digest[:12]}. Fitted on {len(even)} events of the even half (and the even half of"
        f" `tests/gold/sentences.jsonl`), checked on {len(odd)} events of {reports} reports of"
        " the odd half, single sentences left out.",
        "",
        *_head("log odds", "adds"),
        _row("always", f"{curve.base:.2f}"),
        _row("score, times", f"{curve.score:.2f}"),
        *(_row(name, f"{curve.traits[name]:.2f}") for name in TRAITS),
        "",
        *_head("half", "probability", "calibration error", "Brier score", "area under ROC"),
    ]
    for name, half in (("even", even), ("odd", odd)):
        right = np.array([event.right for event in half], dtype=float)
        score = np.array([event.score for event in half])
        for title, share in (("score as it is", score), ("confidence", _shares(half, curve))):
            one = holding(share, right)
            figures = (f"{one.error:.3f}", f"{one.brier:.3f}", f"{one.area:.3f}")
            lines.append(_row(name, title, *figures))
    lines += ["", *_head("confidence", "events", "mean confidence", "right", "95% interval")]
    share = _shares(odd, curve)
    tenth = _tenth(share)
    for low in range(10):
        inside = [event for event, one in zip(odd, tenth, strict=True) if one == low]
        if not inside:
            continue
        mean, right_share = share[tenth == low].mean(), np.mean([event.right for event in inside])
        bounds = interval(inside)
        cells = (str(len(inside)), f"{mean:.2f}", f"{right_share:.2f}", bounds)
        lines.append(_row(f"{low / 10:.1f}–{(low + 1) / 10:.1f}", *cells))
    return lines


def _shares(events: Iterable[Judged], curve: Calibration) -> Floats:
    return np.array([curve.share(event.score, event.traits) for event in events])


def interval(events: Sequence[Judged]) -> str:
    """The 95% interval of the share that is right, by resampling reports; "" for one report."""
    counts: dict[str, list[int]] = {}
    for event in events:
        one = counts.setdefault(event.report, [0, 0])
        one[0] += event.right
        one[1] += 1
    if len(counts) < 2:
        return ""
    table = np.array(list(counts.values()))
    drawn = np.random.default_rng(SEED).integers(len(table), size=(RESAMPLES, len(table)))
    sums = table[drawn].sum(axis=1)
    low, high = np.quantile(sums[:, 0] / sums[:, 1], (0.025, 0.975))
    return f"{low:.2f}–{high:.2f}"


def put(page: Path, lines: Iterable[str]) -> None:
    """Write the generated part of a page."""
    before, opening, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, closing, after = rest.partition(END)
    if not opening or not closing:
        raise SystemExit(f"{page}: the marks {BEGIN} and {END} are missing")
    body = "\n".join(lines)
    page.write_text(f"{before}{BEGIN}\n\n{body}\n\n{END}{after}", encoding="utf-8")


def _head(*cells: str) -> list[str]:
    return [_row(*cells), "|" + "|".join(["---", *["---:"] * (len(cells) - 1)]) + "|"]


def _row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"


if __name__ == "__main__":
    raise SystemExit(main())
