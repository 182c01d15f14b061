"""Additive counts in, figures with intervals out.

Every scorer turns a row into an :class:`Outcome`: a bag of counts.  All figures
(shares, precision, recall, F1, macro-F1) are functions of the summed counts, so
that one routine computes them for any half of a set and for every resample of
the bootstrap alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from dragoman.errors import InputError

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Totals = dict["Key", NDArray[numpy.float64]]

#: What a count is about: measure, label, and ``tp``, ``fp`` or ``fn`` (or, for
#: shares, ``right`` or ``all``).
Key = tuple[str, str, str]

HALVES = ("even", "odd", "all")

#: Resamples of the bootstrap, and its seed: figures must not change from run to run.
RESAMPLES = 1000
SEED = 20240229


class Miss(msgspec.Struct, frozen=True):
    """A row, or an event of it, that came out wrong."""

    id: str
    text: str
    wanted: str
    got: str


class Outcome(msgspec.Struct):
    """What scoring one row gave.

    Attributes
    ----------
    id : str
        The row's id; its last digit decides the half.
    counts : Counter
        Additive counts by `Key`.
    confusions : list of (str, str)
        Wanted and got labels that differ; "-" for nothing.
    misses : list of Miss
    """

    id: str
    counts: Counter[Key]
    confusions: list[tuple[str, str]]
    misses: list[Miss]

    def share(self, measure: str, right: bool | None) -> None:
        """Count a field that is right or wrong; None is not scored."""
        if right is not None:
            self.counts[measure, "", "all"] += 1
            self.counts[measure, "", "right"] += int(right)

    def label(self, measure: str, wanted: str, got: str) -> None:
        """Count one classified row; `got` "" means that no label was given."""
        if wanted == got:
            self.counts[measure, wanted, "tp"] += 1
            return
        self.counts[measure, wanted, "fn"] += 1
        if got:
            self.counts[measure, got, "fp"] += 1

    def sets(self, measure: str, wanted: Iterable[str], got: Iterable[str]) -> None:
        """Count two sets of labels against each other."""
        left, right = set(wanted), set(got)
        for name in left & right:
            self.counts[measure, name, "tp"] += 1
        for name in left - right:
            self.counts[measure, name, "fn"] += 1
        for name in right - left:
            self.counts[measure, name, "fp"] += 1


def outcome(row_id: str) -> Outcome:
    """Return an empty outcome."""
    return Outcome(row_id, Counter(), [], [])


class Figure(msgspec.Struct, frozen=True):
    """One accuracy figure.

    Attributes
    ----------
    name : str
        For example ``relation.macro_f1``.
    value : float
        0 to 1.
    low, high : float or None
        95% bootstrap interval by row (report), None when not asked for.
    n : int
        What the figure rests on: rows, events or labels.
    """

    name: str
    value: float
    low: float | None
    high: float | None
    n: int


class LabelScore(msgspec.Struct, frozen=True):
    """Precision, recall and F1 of one label (type, mode, ...)."""

    label: str
    wanted: int
    got: int
    precision: float
    recall: float
    f1: float


class Measures(msgspec.Struct, frozen=True):
    """Which figures a kind of set has.

    Attributes
    ----------
    shares : tuple of str
        Measures counted right or wrong.
    macro : tuple of str
        Measures with one label a row: macro-F1 and accuracy.
    micro : tuple of str
        Measures with any number of labels a row: precision, recall, F1.
    by_label : tuple of str
        Measures of which a table by label is worth printing.
    """

    shares: tuple[str, ...] = ()
    macro: tuple[str, ...] = ()
    micro: tuple[str, ...] = ()
    by_label: tuple[str, ...] = ()


def half_of(row_id: str) -> str:
    """Return ``even`` or ``odd`` by the last digit of an id.

    Raises
    ------
    InputError
        E114 when the id does not end in a digit.
    """
    if not row_id or row_id[-1] not in "0123456789":
        raise InputError(
            "E114", where=f"row '{row_id}'", field="id", wanted="text ending in a digit"
        )
    return "odd" if int(row_id[-1]) % 2 else "even"


def in_half(row_id: str, half: str) -> bool:
    """Whether a row belongs to ``even``, ``odd`` or ``all``."""
    return half == "all" or half_of(row_id) == half


def ratio(part: float, whole: float) -> float:
    """Return part / whole, 0 when there is nothing."""
    return part / whole if whole else 0.0


def f1(tp: float, fp: float, fn: float) -> float:
    """Return the harmonic mean of precision and recall, 0 when there is nothing."""
    return ratio(2 * tp, 2 * tp + fp + fn)


def figures(
    outcomes: Sequence[Outcome], measures: Measures, *, intervals: bool = True
) -> tuple[Figure, ...]:
    """Return all figures of a set.

    Parameters
    ----------
    outcomes : sequence of Outcome
        One a row.
    measures : Measures
    intervals : bool
        Add 95% percentile intervals from `RESAMPLES` resamples of the rows.

    Returns
    -------
    tuple of Figure
        Empty measures (nothing scored) are left out.
    """
    import numpy

    total: Counter[Key] = Counter()
    for row in outcomes:
        total.update(row.counts)
    exact: Totals = {key: numpy.asarray([float(count)]) for key, count in total.items()}
    drawn = _resample(outcomes, sorted(total)) if intervals and len(outcomes) > 1 else None
    found: list[Figure] = []
    for name, n, compute in _plan(total, measures):
        low = high = None
        if drawn is not None:
            # A resample without a single case of the measure says nothing about it.
            values = compute(drawn)
            values = values[~numpy.isnan(values)]
            if len(values):
                low, high = (float(x) for x in numpy.percentile(values, (2.5, 97.5)))
        value = float(numpy.nan_to_num(compute(exact)[0]))
        found.append(Figure(name, value, low, high, n))
    return tuple(found)


def labels(outcomes: Iterable[Outcome], measure: str) -> tuple[LabelScore, ...]:
    """Return precision, recall and F1 of each label of a measure, sorted by label."""
    total: Counter[Key] = Counter()
    for row in outcomes:
        total.update(row.counts)
    scores = []
    for label in sorted({key[1] for key in total if key[0] == measure}):
        tp, fp, fn = (total[measure, label, part] for part in ("tp", "fp", "fn"))
        scores.append(
            LabelScore(
                label, tp + fn, tp + fp, ratio(tp, tp + fp), ratio(tp, tp + fn), f1(tp, fp, fn)
            )
        )
    return tuple(scores)


def confusions(outcomes: Iterable[Outcome]) -> tuple[tuple[str, str, int], ...]:
    """Return (wanted, got, how often), the most frequent first."""
    pairs: Counter[tuple[str, str]] = Counter()
    for row in outcomes:
        pairs.update(row.confusions)
    ranked = sorted(pairs.items(), key=lambda item: (-item[1], item[0]))
    return tuple((wanted, got, count) for (wanted, got), count in ranked)


def _resample(outcomes: Sequence[Outcome], keys: Sequence[Key]) -> Totals:
    """Totals of each key in each resample, arrays of shape (RESAMPLES,)."""
    import numpy

    n = len(outcomes)
    table = numpy.asarray([[row.counts[key] for key in keys] for row in outcomes], dtype=float)
    chance = numpy.full(n, 1 / n)
    weights = numpy.random.default_rng(SEED).multinomial(n, chance, size=RESAMPLES)
    sums = weights @ table
    return {key: sums[:, column] for column, key in enumerate(keys)}


def _plan(
    total: Counter[Key], measures: Measures
) -> Iterable[tuple[str, int, Callable[[Totals], NDArray[numpy.float64]]]]:
    """Name, size and formula of each figure."""
    for measure in measures.shares:
        n = total[measure, "", "all"]
        if n:
            yield measure, n, _share(measure)
    for measure in measures.macro:
        wanted = sorted({key[1] for key in total if key[0] == measure and key[2] in ("tp", "fn")})
        n = sum(total[measure, label, part] for label in wanted for part in ("tp", "fn"))
        if n:
            yield f"{measure}.macro_f1", n, _macro(measure, wanted)
            yield f"{measure}.accuracy", n, _recall(measure, wanted)
    for measure in measures.micro:
        names = sorted({key[1] for key in total if key[0] == measure})
        n = sum(total[measure, label, part] for label in names for part in ("tp", "fn"))
        if n:
            yield f"{measure}.precision", n, _precision(measure, names)
            yield f"{measure}.recall", n, _recall(measure, names)
            yield f"{measure}.f1", n, _micro(measure, names)


def _get(totals: Totals, measure: str, names: Iterable[str], part: str) -> Any:
    first = next(iter(totals.values()))
    return sum((totals.get((measure, name, part), first * 0) for name in names), first * 0)


def _over(part: Any, whole: Any) -> Any:
    import numpy

    return numpy.divide(part, whole, out=numpy.full_like(part, numpy.nan), where=whole > 0)


def _share(measure: str) -> Callable[[Totals], Any]:
    return lambda t: _over(_get(t, measure, [""], "right"), _get(t, measure, [""], "all"))


def _recall(measure: str, names: Sequence[str]) -> Callable[[Totals], Any]:
    def compute(t: Totals) -> Any:
        tp = _get(t, measure, names, "tp")
        return _over(tp, tp + _get(t, measure, names, "fn"))

    return compute


def _precision(measure: str, names: Sequence[str]) -> Callable[[Totals], Any]:
    def compute(t: Totals) -> Any:
        tp = _get(t, measure, names, "tp")
        return _over(tp, tp + _get(t, measure, names, "fp"))

    return compute


def _micro(measure: str, names: Sequence[str]) -> Callable[[Totals], Any]:
    def compute(t: Totals) -> Any:
        tp = 2 * _get(t, measure, names, "tp")
        wrong = _get(t, measure, names, "fp") + _get(t, measure, names, "fn")
        return _over(tp, tp + wrong)

    return compute


def _macro(measure: str, names: Sequence[str]) -> Callable[[Totals], Any]:
    # Averaged over the labels that the set wants, so that a resample which
    # happens to lack a rare label counts it as 0 instead of changing the mean.
    import numpy

    parts = [_micro(measure, [name]) for name in names]
    return lambda t: sum(numpy.nan_to_num(part(t)) for part in parts) / len(parts)
