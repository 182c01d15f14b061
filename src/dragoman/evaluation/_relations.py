"""Marked pairs of spans: which type relates them, and what the coder makes of them unasked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.evaluation._data import QUAD, CoderLike, RelationRow
from dragoman.evaluation._figures import Measures, Miss, Outcome, outcome
from dragoman.records import Actor, Event

MEASURES = Measures(
    macro=("relation", "relation_quad", "end_to_end", "end_to_end_quad"),
    by_label=("relation", "end_to_end"),
)

#: Types whose events have no direction, so that both marked parties may stand
#: among the actors.
UNDIRECTED = frozenset({"AGREE", "CONSULT", "COOPERATE"})

NONE = "-"


def merged(event_type: str) -> str:
    """Return YIELD for CONCEDE and RETREAT, other types as they are."""
    return "YIELD" if event_type in ("CONCEDE", "RETREAT") else event_type


def score(rows: Iterable[RelationRow], coder: CoderLike) -> Iterator[Outcome]:
    """Score both tasks on each row.

    *relation* takes the best type of ``coder.relation``; *end_to_end* the most
    confident event of ``coder.code`` between the marked parties.  A row without
    an answer counts against recall only.
    """
    for row in rows:
        result = outcome(row.id)
        ranked = coder.relation(row.text, actor=row.actor, recipient=row.recipient)
        best = merged(ranked[0][0]) if ranked else ""
        event = between(coder.code(row.text).events, row.actor, row.recipient)
        coded = merged(event.event_type) if event else ""
        for task, got in (("relation", best), ("end_to_end", coded)):
            result.label(task, row.event_type, got)
            result.label(f"{task}_quad", QUAD[row.event_type], QUAD.get(got, ""))
            if got != row.event_type:
                shown = f"{task}: {got or NONE}"
                result.misses.append(Miss(row.id, _marked(row), row.event_type, shown))
        if best != row.event_type:
            result.confusions.append((row.event_type, best or NONE))
        yield result


def between(
    events: Iterable[Event], actor: tuple[int, int], recipient: tuple[int, int]
) -> Event | None:
    """Return the most confident event between two marked spans.

    Ties go to the trigger nearest to the spans (the sum of both distances in
    characters), then to the earlier one.
    """
    found = [event for event in events if relates(event, actor, recipient)]
    if not found:
        return None
    return min(
        found,
        key=lambda event: (
            -event.confidence,
            _gap(event, actor) + _gap(event, recipient),
            event.trigger.start,
        ),
    )


def relates(event: Event, actor: tuple[int, int], recipient: tuple[int, int]) -> bool:
    """Whether an event's parties overlap the marked ones, in their direction if it has one."""
    acting = [a for a in event.actor if _overlaps(a, actor)]
    if not acting:
        return False
    if any(_overlaps(other, recipient) for other in event.recipient):
        return True
    if not (event.reciprocal or event.event_type in UNDIRECTED):
        return False
    others = [a for a in event.actor if _overlaps(a, recipient)]
    # One long span ("the two presidents") may not stand for both parties.
    return any(one is not two for one in acting for two in others)


def _overlaps(party: Actor, span: tuple[int, int]) -> bool:
    if party.start is not None and party.end is not None:
        return party.start < span[1] and span[0] < party.end
    source = party.inferred_from
    return source is not None and source.start < span[1] and span[0] < source.end


def _gap(event: Event, span: tuple[int, int]) -> int:
    return max(0, span[0] - event.trigger.end, event.trigger.start - span[1])


def _marked(row: RelationRow) -> str:
    marks = sorted([(*row.actor, "A"), (*row.recipient, "R")], reverse=True)
    text = row.text
    for start, end, name in marks:
        text = f"{text[:start]}[{name} {text[start:end]}]{text[end:]}"
    return text
