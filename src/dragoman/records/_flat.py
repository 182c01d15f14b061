"""The flat form of an event: one row, one value a column.

Lists are joined with ``;`` (a semicolon inside a value is written as a comma, so that a
cell always splits back into as many values as there were), nested records become prefixed columns.
"""

from __future__ import annotations

from typing import Any

from dragoman.records._event import Actor, Event

FLAT_COLUMNS: tuple[str, ...] = (
    "id",
    "report_id",
    "story_id",
    "event_type",
    "mode",
    "context",
    "quad_class",
    "plover_score",
    "cameo",
    "goldstein",
    "actor",
    "actor_name",
    "actor_country",
    "actor_sector",
    "recipient",
    "recipient_name",
    "recipient_country",
    "recipient_sector",
    "reciprocal",
    "counts",
    "trigger",
    "trigger_start",
    "trigger_end",
    "sentence",
    "text",
    "date_start",
    "date_end",
    "date_granularity",
    "date_basis",
    "place",
    "place_country",
    "lat",
    "lon",
    "geonameid",
    "auxiliary",
    "factuality",
    "source",
    "stance",
    "dead",
    "injured",
    "arrested",
    "size",
    "confidence",
    "coder",
    "codebook",
)


def _join(values: list[str]) -> str:
    return ";".join(value.replace(";", ",") for value in values)


def _parties(prefix: str, actors: tuple[Actor, ...]) -> dict[str, str]:
    return {
        prefix: _join([a.text for a in actors]),
        f"{prefix}_name": _join([a.name for a in actors]),
        f"{prefix}_country": _join([a.country for a in actors]),
        f"{prefix}_sector": _join([a.sector[0] if a.sector else "" for a in actors]),
    }


def flatten(event: Event) -> dict[str, Any]:
    """Return an event as one flat row with the keys of `FLAT_COLUMNS`."""
    date, place, size = event.date, event.location, event.magnitude
    row: dict[str, Any] = {
        name: getattr(event, name) for name in FLAT_COLUMNS if name in Event.__struct_fields__
    }
    row.update(
        mode=_join(list(event.mode)),
        context=_join(list(event.context)),
        auxiliary=_join(list(event.auxiliary)),
        trigger=event.trigger.text,
        trigger_start=event.trigger.start,
        trigger_end=event.trigger.end,
        date_start=date.start if date else None,
        date_end=date.end if date else None,
        date_granularity=date.granularity if date else None,
        date_basis=date.basis if date else None,
        place=place.resolved_place if place else None,
        place_country=place.country_code if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        geonameid=place.geonameid if place else None,
        source=_join([link.source.name for link in event.attribution]),
        stance=_join([link.stance for link in event.attribution]),
        # Counts may be ranges ("12+"), so the columns are text throughout.
        dead=None if size.dead is None else str(size.dead),
        injured=None if size.injured is None else str(size.injured),
        arrested=None if size.arrested is None else str(size.arrested),
        size=None if size.size is None else str(size.size),
        **_parties("actor", event.actor),
        **_parties("recipient", event.recipient),
    )
    return {name: row[name] for name in FLAT_COLUMNS}
