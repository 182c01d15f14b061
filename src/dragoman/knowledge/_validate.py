"""Row-by-row validation of the tables; the tests and ``dragoman codebook`` run it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise

from dragoman.knowledge._countries import countries, regions
from dragoman.knowledge._leaders import (
    Minister,
    fold,
    leaders,
    ministers,
    organisation_leaders,
    persons,
)
from dragoman.knowledge._organisations import ORGANISATION_KINDS, organisations
from dragoman.knowledge._roles import roles
from dragoman.knowledge._tables import (
    INTERNATIONAL,
    SECTORS,
    dated,
    full_date,
    is_date,
    values,
)

_OFFICES = frozenset({"head_of_state", "head_of_government", "de_facto_leader"})
_SOURCES = frozenset({"recalled", "recalled-2026", "factbook", "wikidata", "corroborated-2026"})


def validate() -> list[str]:
    """Check every row of every table.

    Returns
    -------
    list of str
        Problems, each starting with the table's name; empty when all is well.
    """
    checks: tuple[tuple[str, Callable[[], Iterator[str]]], ...] = (
        ("countries.csv", _countries),
        ("leaders.csv", _leaders),
        ("ministers.csv", _ministers),
        ("persons.csv", _persons),
        ("org_leaders.csv", _organisation_leaders),
        ("organisations.csv", _organisations),
        ("regions.csv", _regions),
        ("roles.csv", _roles),
    )
    return [f"{table}: {problem}" for table, check in checks for problem in check()]


def _codes() -> frozenset[str]:
    return frozenset(row.iso3 for row in countries())


def _interval(where: str, start: str, end: str) -> Iterator[str]:
    if not (is_date(start) and is_date(end)):
        yield f"{where}: not a date: {start}..{end}"
    elif start and end and full_date(end) < full_date(start):
        yield f"{where}: ends before it starts"


def _names(where: str, cell: str) -> Iterator[str]:
    parts = values(cell)
    if len(set(parts)) != len(parts):
        yield f"{where}: a name is given twice: {cell}"
    for item in dated(cell):
        if not item.value.strip() or item.value != item.value.strip() or "[" in item.value:
            yield f"{where}: bad name '{item.value}'"
        yield from _interval(where, item.start, item.end)


def _countries() -> Iterator[str]:
    codes = _codes()
    if len(codes) != len(countries()):
        yield "a code is used twice"
    for row in countries():
        if len(row.iso3) != 3 or not row.name:
            yield f"{row.iso3}: no code or name"
        if row.controlled_by and row.controlled_by not in codes:
            yield f"{row.iso3}: controlled by '{row.controlled_by}'"
        if row.partly_recognised not in ("", "yes"):
            yield f"{row.iso3}: partly_recognised is '{row.partly_recognised}'"
        for cell in (row.demonyms, row.adjectives, row.capitals, row.metonyms, row.alt_names):
            yield from _names(row.iso3, cell)
        yield from _interval(row.iso3, row.valid_from, row.valid_to)


def _regions() -> Iterator[str]:
    codes = _codes()
    for row in regions():
        if row.country not in codes:
            yield f"{row.name}: country '{row.country}'"
        if row.partly_recognised not in ("", "yes"):
            yield f"{row.name}: partly_recognised is '{row.partly_recognised}'"
        for cell in (row.name, row.aliases, row.adjectives):
            yield from _names(row.name, cell)


def _leaders() -> Iterator[str]:
    codes = _codes()
    offices: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for row in leaders():
        where = f"{row.iso3} {row.name} {row.start}"
        if row.iso3 not in codes:
            yield f"{where}: country"
        if row.office not in _OFFICES:
            yield f"{where}: office '{row.office}'"
        if not row.name or not row.surname or not row.start:
            yield f"{where}: name, surname and start are needed"
        if row.end_sure not in ("yes", "no") or row.source not in _SOURCES:
            yield f"{where}: end_sure '{row.end_sure}', source '{row.source}'"
        if fold(row.name) != fold(row.name).strip() or "(" in row.name:
            yield f"{where}: name"
        yield from _names(where, row.variants)
        yield from _interval(where, row.start, row.end)
        if row.office != "de_facto_leader":
            offices[row.iso3, row.office].append(
                (full_date(row.start), full_date(row.end), row.name)
            )
    for (iso3, office), terms in offices.items():
        terms.sort()
        for (_, end, first), (start, _, second) in pairwise(terms):
            if not end or end > start:
                yield f"{iso3} {office}: {first} and {second} overlap"


def _ministers() -> Iterator[str]:
    return _officials(ministers())


def _persons() -> Iterator[str]:
    return _officials(persons())


def _officials(table: tuple[Minister, ...]) -> Iterator[str]:
    codes = _codes() | INTERNATIONAL
    for row in table:
        where = f"{row.iso3} {row.name} {row.start}"
        if row.iso3 not in codes:
            yield f"{where}: country"
        if not values(row.sector) or not set(values(row.sector)) <= SECTORS:
            yield f"{where}: sector '{row.sector}'"
        if not row.office or not row.start or row.source not in _SOURCES:
            yield f"{where}: office, start and source are needed"
        for surname in values(row.surname) or [""]:
            if not surname:
                yield f"{where}: no surname"
        yield from _names(where, row.variants)
        yield from _interval(where, row.start, row.end)


def _organisation_leaders() -> Iterator[str]:
    known = {row.name for row in organisations()}
    for row in organisation_leaders():
        where = f"{row.organisation} {row.name}"
        if row.organisation not in known:
            yield f"{where}: no such organisation"
        if not row.post or not row.surname or row.source not in _SOURCES:
            yield f"{where}: post, surname and source are needed"
        yield from _interval(where, row.start, row.end)


def _organisations() -> Iterator[str]:
    codes = _codes()
    seen: set[str] = set()
    for row in organisations():
        if row.name in seen or not row.name:
            yield f"{row.name}: given twice, or no name"
        seen.add(row.name)
        if row.kind not in ORGANISATION_KINDS:
            yield f"{row.name}: kind '{row.kind}'"
        if row.country not in codes and row.country not in INTERNATIONAL:
            yield f"{row.name}: country '{row.country}'"
        if row.home and row.home not in codes:
            yield f"{row.name}: home '{row.home}'"
        if row.sector not in SECTORS or (row.sector2 and row.sector2 not in SECTORS):
            yield f"{row.name}: sector '{row.sector}' '{row.sector2}'"
        for item in dated(row.history):
            if item.value not in SECTORS:
                yield f"{row.name}: history '{row.history}'"
            yield from _interval(row.name, item.start, item.end)
        yield from _names(row.name, row.aliases)
        yield from _interval(row.name, row.start, row.end)


def _roles() -> Iterator[str]:
    seen: set[str] = set()
    for row in roles():
        if row.phrase in seen or not row.phrase:
            yield f"{row.phrase}: given twice, or empty"
        seen.add(row.phrase)
        if row.phrase != row.phrase.lower() or row.phrase != row.phrase.strip():
            yield f"{row.phrase}: not lower case"
        if row.sector not in SECTORS or (row.sector2 and row.sector2 not in SECTORS):
            yield f"{row.phrase}: sector '{row.sector}' '{row.sector2}'"
