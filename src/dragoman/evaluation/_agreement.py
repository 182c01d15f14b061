"""How far two coders of the same reports agree, before anybody adjudicates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import msgspec

from dragoman.errors import InputError
from dragoman.evaluation._figures import f1, ratio
from dragoman.evaluation._matching import assign
from dragoman.evaluation._standoff import StandoffEvent, StandoffParty, StandoffReport

#: Two triggers this many characters apart may still report the same act: coders
#: differ in whether they mark "signed" or "an agreement".
NEAR = 25


class LabelAgreement(msgspec.Struct, frozen=True):
    """How often two coders gave one label.

    Attributes
    ----------
    first, second, both : int
    f1 : float
        Twice `both` over the sum of the other two; 0 when nobody gave it.
    """

    first: int
    second: int
    both: int
    f1: float


class FieldAgreement(msgspec.Struct, frozen=True):
    """How often two coders gave a field the same value.

    Attributes
    ----------
    n, same : int
        Over the events that both coded with one type.
    share : float
    kappa : float or None
        Cohen's kappa, for fields with one of few values; None for the others, and
        where chance alone explains the agreement.
    """

    n: int
    same: int
    share: float
    kappa: float | None


class Agreement(msgspec.Struct, frozen=True):
    """The agreement of two coders.

    Attributes
    ----------
    reports : int
    events : LabelAgreement
        `both` counts pairs of one type; its F1 is the typed F1.
    found : LabelAgreement
        Pairs whatever the type.
    types, modes, contexts, auxiliary : dict of str to LabelAgreement
        Modes as ``TYPE/mode``, of all events; contexts and auxiliary modes of the
        events of one type that both coded.
    fields : dict of str to FieldAgreement
    type : FieldAgreement
        Over the pairs found, whatever the type.
    empty : FieldAgreement
        Whether a report has any event.
    """

    reports: int
    events: LabelAgreement
    found: LabelAgreement
    types: dict[str, LabelAgreement]
    modes: dict[str, LabelAgreement]
    contexts: dict[str, LabelAgreement]
    auxiliary: dict[str, LabelAgreement]
    fields: dict[str, FieldAgreement]
    type: FieldAgreement
    empty: FieldAgreement


#: Field to its value as something that can be compared; those of `NOMINAL` get a kappa.
FIELDS: dict[str, Callable[[StandoffEvent], object]] = {
    "mode": lambda e: frozenset(e.mode),
    "context": lambda e: frozenset(e.context),
    "actor_country": lambda e: _values(e.actor, "country"),
    "actor_sector": lambda e: _values(e.actor, "sector"),
    "recipient_country": lambda e: _values(e.recipient, "country"),
    "recipient_sector": lambda e: _values(e.recipient, "sector"),
    "reciprocal": lambda e: e.reciprocal,
    "auxiliary": lambda e: frozenset(e.auxiliary),
    "factuality": lambda e: e.factuality,
    "stance": lambda e: e.stance,
    "date": lambda e: e.date,
    "place": lambda e: (e.place or "").casefold(),
    "place_country": lambda e: e.place_country,
}

NOMINAL = frozenset({"reciprocal", "auxiliary", "factuality", "stance"})


def agreement(
    first: Iterable[StandoffReport], second: Iterable[StandoffReport], *, near: int = NEAR
) -> Agreement:
    """Compare two codings of the same reports.

    Parameters
    ----------
    first, second : iterable of StandoffReport
        Events beyond a report's `coded_to` are passed over.
    near : int
        Characters by which two triggers may miss each other and still be paired.

    Raises
    ------
    InputError
        E114 when the codings are not of the same reports.
    """
    left, right = ({report.id: report for report in reports} for reports in (first, second))
    if odd := sorted(left.keys() ^ right.keys()):
        raise InputError(
            "E114", where=f"row '{odd[0]}'", field="id", wanted="report that both coders coded"
        )
    pairs: list[tuple[StandoffEvent, StandoffEvent]] = []
    found: list[tuple[StandoffEvent, StandoffEvent]] = []
    ours: list[StandoffEvent] = []
    theirs: list[StandoffEvent] = []
    empty = []
    for key, report in left.items():
        a, b = _complete(report), _complete(right[key])
        ours += a
        theirs += b
        empty.append((not a, not b))
        pairs += _pair(a, b, near, typed=True)
        found += _pair(a, b, near, typed=False)
    return Agreement(
        reports=len(left),
        events=_label(len(ours), len(theirs), len(pairs)),
        found=_label(len(ours), len(theirs), len(found)),
        types=_labels([e.type for e in ours], [e.type for e in theirs], [a.type for a, _ in pairs]),
        modes=_labels(
            [m for e in ours for m in _moded(e)],
            [m for e in theirs for m in _moded(e)],
            [m for a, b in pairs for m in set(_moded(a)) & set(_moded(b))],
        ),
        contexts=_paired_labels(pairs, lambda e: e.context),
        auxiliary=_paired_labels(pairs, lambda e: e.auxiliary),
        fields={
            name: _field([(value(a), value(b)) for a, b in pairs], nominal=name in NOMINAL)
            for name, value in FIELDS.items()
        },
        type=_field([(a.type, b.type) for a, b in found], nominal=True),
        empty=_field(empty, nominal=True),
    )


def kappa(pairs: Sequence[tuple[object, object]]) -> float | None:
    """Return Cohen's kappa of two coders' labels; None when chance explains them all."""
    n = len(pairs)
    if not n:
        return None
    observed = sum(a == b for a, b in pairs) / n
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    expected = sum(left[label] * right[label] for label in left) / n**2
    return None if expected >= 1 else (observed - expected) / (1 - expected)


def _complete(report: StandoffReport) -> list[StandoffEvent]:
    end = report.coded_to
    return [event for event in report.events if end is None or event.trigger[0] < end]


def _pair(
    first: Sequence[StandoffEvent], second: Sequence[StandoffEvent], near: int, *, typed: bool
) -> list[tuple[StandoffEvent, StandoffEvent]]:
    weights = [[_weight(a, b, near, typed) for b in second] for a in first]
    return [(first[i], second[j]) for i, j in assign(weights)]


def _weight(a: StandoffEvent, b: StandoffEvent, near: int, typed: bool) -> float:
    """Like type first, then overlap, then parties, then modes; 0 for no pair."""
    (start, end), (other_start, other_end) = a.trigger, b.trigger
    if start >= other_end + near or other_start >= end + near or (typed and a.type != b.type):
        return 0.0
    same = [FIELDS[name](a) == FIELDS[name](b) for name in ("actor_country", "recipient_country")]
    weight = 1.0 + 2.0 * (a.type == b.type) + 0.05 * sum(same) + 0.02 * (set(a.mode) == set(b.mode))
    return weight + 0.1 * (start < other_end and other_start < end)


def _values(parties: Iterable[StandoffParty], field: str) -> frozenset[str]:
    return frozenset(value for party in parties if (value := getattr(party, field)))


def _moded(event: StandoffEvent) -> list[str]:
    return [f"{event.type}/{mode}" for mode in event.mode]


def _label(first: int, second: int, both: int) -> LabelAgreement:
    return LabelAgreement(first, second, both, f1(both, first - both, second - both))


def _labels(
    first: Iterable[str], second: Iterable[str], both: Iterable[str]
) -> dict[str, LabelAgreement]:
    a, b, c = Counter(first), Counter(second), Counter(both)
    return {name: _label(a[name], b[name], c[name]) for name in sorted(a.keys() | b.keys())}


def _paired_labels(
    pairs: Sequence[tuple[StandoffEvent, StandoffEvent]],
    labels: Callable[[StandoffEvent], Iterable[str]],
) -> dict[str, LabelAgreement]:
    sets = [(set(labels(a)), set(labels(b))) for a, b in pairs]
    return _labels(
        [label for a, _ in sets for label in a],
        [label for _, b in sets for label in b],
        [label for a, b in sets for label in a & b],
    )


def _field(values: Sequence[tuple[object, object]], *, nominal: bool) -> FieldAgreement:
    same = sum(a == b for a, b in values)
    return FieldAgreement(
        len(values), same, ratio(same, len(values)), kappa(values) if nominal else None
    )
