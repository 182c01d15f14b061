"""Whole reports with all their events, scored one to one and in their direction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from dragoman.evaluation._data import (
    CoderLike,
    EventRow,
    GoldEvent,
    GoldParty,
    GoldTrigger,
    find_span,
)
from dragoman.evaluation._figures import Measures, Miss, Outcome, outcome
from dragoman.evaluation._matching import assign
from dragoman.records import Actor, Event

FIELDS = (
    "mode",
    "context",
    "actor_country",
    "actor_sector",
    "recipient_country",
    "recipient_sector",
    "reciprocal",
    "auxiliary",
    "factuality",
    "stance",
    "counts",
    "date",
    "place",
    "place_country",
    "cameo",
)

MEASURES = Measures(
    shares=("clean_reports", *(f"field.{name}" for name in FIELDS)),
    micro=("typed", "typed_parties", "found", "modes", "contexts"),
    by_label=("typed", "modes", "contexts", "confidence"),
)

NONE = "-"


class _Gold(msgspec.Struct, frozen=True):
    """A gold event with its trigger's offsets."""

    event: GoldEvent
    start: int
    end: int


def score(rows: Iterable[EventRow], coder: CoderLike) -> Iterator[Outcome]:
    """Score each report.

    Measures
    --------
    typed : the pair has the right type and is not turned round.
    typed_parties : also the countries of actors and recipients are right.
    found : any pair, whatever the type.
    modes, contexts : labels of the pairs right in type; those of unpaired events
        are missed or surplus.
    field.X : share of the pairs right in type where X is right.
    clean_reports : share of the reports without events for which none was coded.
    confidence : by tenths of the coder's confidence, the share of its events that
        is right in type: 0.80 should stand beside a precision of about 0.8.
    """
    for row in rows:
        coded = coder.code(row.text, published=row.published)
        yield score_report(row, coded.events)


def score_report(row: EventRow, events: Sequence[Event]) -> Outcome:
    """Score one report's events against its gold events."""
    if row.coded_to is not None:
        events = [event for event in events if event.trigger.start < row.coded_to]
    result = outcome(row.id)
    golds = [_locate(row, event) for event in row.events]
    pairs = pair(row.text, golds, events)
    if not golds:
        result.share("clean_reports", not events)
    paired_gold = dict(pairs)
    paired_event = {j for _, j in pairs}
    for i, gold in enumerate(golds):
        event = events[paired_gold[i]] if i in paired_gold else None
        _score_pair(result, row, gold, event)
    right = {j for i, j in pairs if _typed(golds[i].event, events[j])}
    for j, event in enumerate(events):
        part = "tp" if j in right else "fp"
        result.counts["confidence", f"{int(event.confidence * 10) / 10:.1f}+", part] += 1
        if j not in paired_event:
            result.counts["found", "", "fp"] += 1
            _surplus(result, event)
            result.confusions.append((NONE, event.event_type))
            result.misses.append(Miss(row.id, row.text, NONE, _shown(event)))
    return result


def judge(row: EventRow, events: Sequence[Event]) -> list[tuple[Event, bool]]:
    """Tell of each event in the coded part of a report whether it is right in type.

    Parameters
    ----------
    row : EventRow
    events : sequence of Event
        What a coder made of the row's text.

    Returns
    -------
    list of (Event, bool)
        True when the event is paired one to one with a gold event of its type and is not
        turned round, as `typed` counts it.
    """
    if row.coded_to is not None:
        events = [event for event in events if event.trigger.start < row.coded_to]
    golds = [_locate(row, event) for event in row.events]
    right = {j for i, j in pair(row.text, golds, events) if _typed(golds[i].event, events[j])}
    return [(event, j in right) for j, event in enumerate(events)]


def pair(text: str, golds: Sequence[_Gold], events: Sequence[Event]) -> list[tuple[int, int]]:
    """Return the best one-to-one pairing as (gold index, event index).

    Two events may be paired when their triggers overlap, or when they stand in
    one sentence, have one type and share a party.  Type and direction weigh more
    than the trigger, the trigger more than parties, parties more than modes.
    """
    return assign([[_weight(text, gold, event) for event in events] for gold in golds])


def _weight(text: str, gold: _Gold, event: Event) -> float:
    overlap = gold.start < event.trigger.end and event.trigger.start < gold.end
    same_type = gold.event.type == event.event_type
    acting = _shares_party(gold.event.actor, event.actor)
    receiving = _shares_party(gold.event.recipient, event.recipient)
    if not overlap and not (
        same_type and (acting or receiving) and _one_sentence(text, gold, event)
    ):
        return 0.0
    weight = 1.0 + 16.0 * overlap + 4.0 * acting + 2.0 * receiving
    weight += 1.0 * (gold.event.mode is not None and set(gold.event.mode) == set(event.mode))
    return weight + 64.0 * _typed(gold.event, event)


def _typed(gold: GoldEvent, event: Event) -> bool:
    """Whether an event has the right type and is not turned round."""
    return gold.type == event.event_type and not reversed_parties(gold, event)


def reversed_parties(gold: GoldEvent, event: Event) -> bool:
    """Whether an event has its parties the wrong way round.

    True when the countries of both sides are known, differ, and are exchanged.
    """
    if gold.reciprocal or event.reciprocal or gold.actor is None or gold.recipient is None:
        return False
    actors, recipients = _gold_countries(gold.actor), _gold_countries(gold.recipient)
    if not actors or not recipients or actors == recipients:
        return False
    return _countries(event.actor) == recipients and _countries(event.recipient) == actors


def _score_pair(result: Outcome, row: EventRow, gold: _Gold, event: Event | None) -> None:
    wanted = gold.event
    result.counts["found", "", "tp" if event is not None else "fn"] += 1
    if event is None or not _typed(wanted, event):
        result.counts["typed", wanted.type, "fn"] += 1
        result.counts["typed_parties", wanted.type, "fn"] += 1
        result.sets("modes", _moded(wanted), ())
        result.sets("contexts", wanted.context or (), ())
        got = NONE if event is None else event.event_type
        turned = " reversed" if got == wanted.type else ""
        result.confusions.append((wanted.type, got + turned))
        shown = NONE if event is None else _shown(event)
        result.misses.append(Miss(row.id, row.text, _wanted(gold), shown))
        if event is not None:
            _surplus(result, event)
        return
    result.counts["typed", wanted.type, "tp"] += 1
    judged = {name: _JUDGES[name](wanted, event) for name in FIELDS}
    for name, value in judged.items():
        result.share(f"field.{name}", value)
    parties = judged["actor_country"] is not False and judged["recipient_country"] is not False
    if parties:
        result.counts["typed_parties", wanted.type, "tp"] += 1
    else:
        result.counts["typed_parties", wanted.type, "fn"] += 1
        result.counts["typed_parties", wanted.type, "fp"] += 1
    if wanted.mode is not None:
        result.sets("modes", _moded(wanted), (f"{event.event_type}/{m}" for m in event.mode))
    if wanted.context is not None:
        result.sets("contexts", wanted.context, event.context)
    wrong = [name for name, value in judged.items() if value is False]
    if wrong:
        shown = f"{_shown(event)}  [{', '.join(wrong)}]"
        result.misses.append(Miss(row.id, row.text, _wanted(gold), shown))


def _surplus(result: Outcome, event: Event) -> None:
    result.counts["typed", event.event_type, "fp"] += 1
    result.counts["typed_parties", event.event_type, "fp"] += 1
    result.sets("modes", (), (f"{event.event_type}/{m}" for m in event.mode))


def _moded(gold: GoldEvent) -> list[str]:
    return [f"{gold.type}/{mode}" for mode in gold.mode or ()]


def _locate(row: EventRow, event: GoldEvent) -> _Gold:
    if isinstance(event.trigger, GoldTrigger):
        return _Gold(event, event.trigger.start, event.trigger.end)
    start, end = find_span(row.text, event.trigger, f"row '{row.id}'")
    return _Gold(event, start, end)


def _one_sentence(text: str, gold: _Gold, event: Event) -> bool:
    """Whether the gold trigger lies in the sentence of an event."""
    if not event.text:
        return False
    start = text.find(event.text)
    while start >= 0:
        end = start + len(event.text)
        if start <= event.trigger.start < end:
            return start <= gold.start < end
        start = text.find(event.text, start + 1)
    return False


def _gold_countries(parties: Iterable[GoldParty]) -> set[str]:
    return {party.country for party in parties if party.country}


def _countries(parties: Iterable[Actor]) -> set[str]:
    return {party.country for party in parties if party.country}


def _shares_party(gold: list[GoldParty] | None, parties: Iterable[Actor]) -> bool:
    parties = tuple(parties)
    if not gold:
        return False
    if _gold_countries(gold) & _countries(parties):
        return True
    words = {party.text.casefold() for party in gold if party.text}
    return any(word in p.text.casefold() for word in words for p in parties)


def _same_countries(gold: list[GoldParty] | None, parties: tuple[Actor, ...]) -> bool | None:
    if gold is None or any(party.country is None for party in gold):
        return None
    return bool(gold) == bool(parties) and _gold_countries(gold) == _countries(parties)


def _same_sectors(gold: list[GoldParty] | None, parties: tuple[Actor, ...]) -> bool | None:
    if not gold or any(party.sector is None for party in gold):
        return None
    wanted = {party.sector for party in gold if party.sector}
    return wanted == {party.sector[0] for party in parties if party.sector}


def _same_set(gold: list[str] | None, got: Iterable[str]) -> bool | None:
    return None if gold is None else set(gold) == set(got)


def _same(gold: object, got: object) -> bool | None:
    return None if gold is None else gold == got


def stance_of(event: Event, wanted: str) -> str:
    """Stance of an event in the form of `wanted`: the nearest source's, or the chain."""
    chain = [link.stance for link in event.attribution]
    if ">" in wanted:
        return ">".join(chain)
    return chain[-1] if chain else ""


def date_of(event: Event, wanted: str) -> str:
    """Date of an event in the form of `wanted`: a first day, or ``start/end``."""
    if event.date is None:
        return ""
    return f"{event.date.start}/{event.date.end}" if "/" in wanted else event.date.start


def _stance(gold: GoldEvent, event: Event) -> bool | None:
    return None if gold.stance is None else stance_of(event, gold.stance) == gold.stance


def _date(gold: GoldEvent, event: Event) -> bool | None:
    return None if gold.date is None else date_of(event, gold.date) == gold.date


def same_place(wanted: str, event: Event) -> bool:
    """Whether an event's place has the wanted name, as written or as resolved."""
    place = event.location
    names = (place.resolved_place, place.extracted_place) if place else ("",)
    return wanted.casefold() in {name.casefold() for name in names}


_JUDGES: dict[str, Callable[[GoldEvent, Event], bool | None]] = {
    "mode": lambda g, e: _same_set(g.mode, e.mode),
    "context": lambda g, e: _same_set(g.context, e.context),
    "actor_country": lambda g, e: _same_countries(g.actor, e.actor),
    "actor_sector": lambda g, e: _same_sectors(g.actor, e.actor),
    "recipient_country": lambda g, e: _same_countries(g.recipient, e.recipient),
    "recipient_sector": lambda g, e: _same_sectors(g.recipient, e.recipient),
    "reciprocal": lambda g, e: _same(g.reciprocal, e.reciprocal),
    "auxiliary": lambda g, e: _same_set(g.auxiliary, e.auxiliary),
    "factuality": lambda g, e: _same(g.factuality, e.factuality),
    "stance": _stance,
    "counts": lambda g, e: _same(g.counts, e.counts),
    "date": _date,
    "place": lambda g, e: None if g.place is None else same_place(g.place, e),
    "place_country": lambda g, e: _same(
        g.place_country, e.location.country_code if e.location else ""
    ),
    "cameo": lambda g, e: _same(g.cameo, e.cameo),
}


def _label(event_type: str, modes: Iterable[str]) -> str:
    return "/".join([event_type, ",".join(modes)]) if modes else event_type


def _wanted(gold: _Gold) -> str:
    event = gold.event
    sides = [
        ",".join(p.country or p.text or NONE for p in side or ()) or NONE
        for side in (event.actor, event.recipient)
    ]
    extra = [*(event.auxiliary or ()), event.factuality or "", event.stance or ""]
    trigger = event.trigger if isinstance(event.trigger, str) else f"{gold.start}-{gold.end}"
    parts = [_label(event.type, event.mode or ()), f"{sides[0]}>{sides[1]}", f'"{trigger}"', *extra]
    return " ".join(part for part in parts if part)


def _shown(event: Event) -> str:
    sides = [
        ",".join(p.country or f"({p.text})" for p in side) or NONE
        for side in (event.actor, event.recipient)
    ]
    stances = [link.stance for link in event.attribution]
    parts = [
        _label(event.event_type, event.mode),
        f"{sides[0]}>{sides[1]}",
        f'"{event.trigger.text}"',
        *event.auxiliary,
        event.factuality,
        *stances,
    ]
    return " ".join(parts)
