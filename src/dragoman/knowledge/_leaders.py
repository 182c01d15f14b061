"""The tables of people in office: leaders, ministers, public persons, heads of bodies."""

from __future__ import annotations

import unicodedata
from functools import cache

import msgspec

from dragoman.knowledge._tables import read_table

_SPECIAL = str.maketrans(
    {
        "ı": "i",
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ð": "d",
        "þ": "th",
        "ə": "a",
        "’": "'",
        "‘": "'",
        "`": "'",
        "ʻ": "'",
        "ʼ": "'",
    }
)


def fold(text: str) -> str:
    """Lower a text and drop its diacritics.

    Examples
    --------
    >>> fold("Erdoğan"), fold("Ólafur Ragnar Grímsson")
    ('erdogan', 'olafur ragnar grimsson')
    """
    lowered = text.lower()
    if lowered.isascii():
        return lowered.replace("`", "'")
    lowered = unicodedata.normalize("NFKD", lowered.translate(_SPECIAL))
    return "".join([c for c in lowered if not unicodedata.combining(c)])


class Leader(msgspec.Struct, frozen=True):
    """One row of leaders.csv: a term as head of state, of government, or de facto.

    A term is half-open (``start <= day < end``); an empty `end` is open.  Where
    `end_sure` is "no" the end is the next known start and someone may be missing.
    """

    iso3: str
    name: str
    office: str
    start: str
    end: str
    end_sure: str
    title: str
    surname: str
    variants: str
    source: str


class Minister(msgspec.Struct, frozen=True):
    """One row of ministers.csv or persons.csv: an office below the top two, or a public role.

    ministers.csv is complete as far as it goes and dated to the day where known;
    persons.csv is wide (dates mostly to the year) and only ever names, never denies.
    """

    iso3: str
    name: str
    office: str
    start: str
    end: str
    surname: str
    sector: str
    variants: str
    source: str


class OrganisationLeader(msgspec.Struct, frozen=True):
    """One row of org_leaders.csv: the head of an organisation."""

    organisation: str
    name: str
    post: str
    start: str
    end: str
    surname: str
    variants: str
    source: str


@cache
def leaders() -> tuple[Leader, ...]:
    """Return all rows of leaders.csv."""
    return tuple(read_table("leaders.csv", Leader))


@cache
def ministers() -> tuple[Minister, ...]:
    """Return all rows of ministers.csv."""
    return tuple(read_table("ministers.csv", Minister))


@cache
def persons() -> tuple[Minister, ...]:
    """Return all rows of persons.csv: officials, commanders, clerics, activists and others."""
    return tuple(read_table("persons.csv", Minister))


@cache
def organisation_leaders() -> tuple[OrganisationLeader, ...]:
    """Return all rows of org_leaders.csv."""
    return tuple(read_table("org_leaders.csv", OrganisationLeader))
