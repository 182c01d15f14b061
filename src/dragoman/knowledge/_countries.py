"""Countries, former states and sub-national regions, with all the names news uses."""

from __future__ import annotations

from functools import cache

import msgspec

from dragoman.knowledge._tables import read_table


class Country(msgspec.Struct, frozen=True):
    """One row of countries.csv.

    `controlled_by` is the state PLOVER folds the territory into; `demonyms`,
    `adjectives`, `metonyms` (seats of power) and `alt_names` may be dated.
    """

    iso3: str
    iso2: str
    cow: str
    gw: str
    name: str
    official_name: str
    demonyms: str
    adjectives: str
    capitals: str
    metonyms: str
    alt_names: str
    controlled_by: str
    partly_recognised: str
    valid_from: str
    valid_to: str


class Region(msgspec.Struct, frozen=True):
    """One row of regions.csv: a province, breakaway territory or people of one state."""

    name: str
    aliases: str
    adjectives: str
    country: str
    partly_recognised: str


@cache
def countries() -> tuple[Country, ...]:
    """Return all countries, territories and former states."""
    return tuple(read_table("countries.csv", Country))


@cache
def regions() -> tuple[Region, ...]:
    """Return regions whose name alone tells the country."""
    return tuple(read_table("regions.csv", Region))


@cache
def country(iso3: str) -> Country | None:
    """Return the country of an ISO 3166-1 alpha-3 code, or None."""
    return _by_code().get(iso3)


@cache
def _by_code() -> dict[str, Country]:
    return {row.iso3: row for row in countries()}


def plover_country(iso3: str) -> str:
    """Return the code PLOVER uses: dependencies go to the state that controls them.

    Examples
    --------
    >>> plover_country("GRL"), plover_country("HKG")
    ('DNK', 'HKG')
    """
    row = _by_code().get(iso3)
    return row.controlled_by if row is not None and row.controlled_by else iso3
