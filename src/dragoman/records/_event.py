"""The nouns of an event: actor, place, time, attribution, and the event itself.

All records are immutable msgspec structs whose JSON form is the public format:
every key is always present, lists are never null, and wherever a span stands,
``report.text[start:end] == text``.  Offsets count characters (code points) of
``Report.text`` as stored, end exclusive.
"""

from __future__ import annotations

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of all records: immutable, keyword-only, no unknown keys."""


class Span(Record, frozen=True, kw_only=True):
    """A stretch of the report's text.

    Parameters
    ----------
    text : str
        Exactly ``report.text[start:end]``.
    start, end : int
        Character offsets, end exclusive.
    """

    text: str
    start: int
    end: int


class Offsets(Record, frozen=True, kw_only=True):
    """A stretch of text named by its offsets alone."""

    start: int
    end: int


class Actor(Record, frozen=True, kw_only=True):
    """A party of an event, or a source.

    Attributes
    ----------
    text : str
        The words that name the party where it acts.
    start, end : int or None
        Offsets of `text`; None when the party is named elsewhere only, in which
        case `inferred_from` says where.
    inferred_from : Offsets or None
        The span that names the party, for parties without a span of their own
        and for pronouns and other back references.
    name : str
        Canonical name, or `text` when the party could not be resolved.
    country : str
        ISO 3166-1 alpha-3, one of PLOVER's international codes (IGO, UNO, EUR,
        NGO, MNC, IMG, ISM), or "" when not known.
    sector : tuple of str
        PLOVER sectors, primary first; empty when not known.
    kind : str
        ``country``, ``person``, ``organisation``, ``role``, ``group``,
        ``place`` or ``unknown``.
    office : str
        The office held on the report's day ("president"), or "".
    entity_id : str
        Namespaced id (``wikidata:Q…``, ``iso3166:IRN``, ``dragoman:…``), or "".
    confidence : float
        0 to 1: how sure the resolution is.
    """

    text: str
    start: int | None
    end: int | None
    inferred_from: Offsets | None = None
    name: str = ""
    country: str = ""
    sector: tuple[str, ...] = ()
    kind: str = "unknown"
    office: str = ""
    entity_id: str = ""
    confidence: float = 0.5


class When(Record, frozen=True, kw_only=True):
    """The day or interval of an event.

    Attributes
    ----------
    start, end : str
        ISO dates (YYYY-MM-DD), both inclusive; equal for a single day.
    granularity : str
        ``day``, ``week``, ``month``, ``quarter``, ``season``, ``year``,
        ``decade`` or ``interval``.
    text : str
        The time expression, or "" when `basis` is not ``text``.
    basis : str
        ``text``, ``dateline`` or ``published``.
    """

    start: str
    end: str
    granularity: str = "day"
    text: str = ""
    basis: str = "published"


class Location(Record, frozen=True, kw_only=True):
    """PLOVER's location object.  Coordinates are WGS84 degrees.

    `resolution` is PLOVER's: 1 country or larger area, 2 province, 3 district, 4 city,
    5 part of a city; 0 for a country that the event's sentence does not name and that
    its parties or its report tell (`extracted_place` is then empty).
    """

    extracted_place: str
    resolved_place: str
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    city: str = ""
    district: str = ""
    province: str = ""
    country: str = ""
    country_code: str = ""
    feature_class: str = ""
    feature_code: str = ""
    resolution: int = 1


class Attribution(Record, frozen=True, kw_only=True):
    """One link of the chain of who says so.

    Attributes
    ----------
    source : Actor
        Who says it.
    cue : Span or None
        The words that attribute ("accused", "according to").
    stance : str
        ``states``, ``alleges``, ``denies``, ``confirms``, ``demands``,
        ``promises``, ``threatens`` or ``doubts``.
    factuality : str
        What this source commits to, on FactBank's scale.
    """

    source: Actor
    cue: Span | None
    stance: str
    factuality: str


class Magnitude(Record, frozen=True, kw_only=True):
    """Counts of people.  A number, or a range label such as "12+" or "40-50"."""

    dead: int | str | None = None
    injured: int | str | None = None
    arrested: int | str | None = None
    size: int | str | None = None


class Reason(Record, frozen=True, kw_only=True):
    """One step of an explanation: the rule that fired and the words it rests on."""

    rule: str
    span: Span | None
    note: str = ""


class Event(Record, frozen=True, kw_only=True):
    """Who did what to whom, when, where, and who says so.

    The fields are those of docs/records.md.  `confidence` (0 to 1) is the
    share of such events that are right in type (docs/confidence.md);
    `counts` is True for what happened as far as the author says (see
    docs/conventions.md).
    """

    id: str
    report_id: str
    event_type: str
    mode: tuple[str, ...]
    context: tuple[str, ...]
    quad_class: int
    plover_score: float
    cameo: str
    goldstein: float | None
    actor: tuple[Actor, ...]
    recipient: tuple[Actor, ...]
    reciprocal: bool
    counts: bool
    trigger: Span
    sentence: int
    text: str
    date: When | None
    location: Location | None
    auxiliary: tuple[str, ...]
    factuality: str
    attribution: tuple[Attribution, ...]
    magnitude: Magnitude
    story_id: str
    confidence: float
    explanation: tuple[Reason, ...]
    coder: str
    codebook: str
