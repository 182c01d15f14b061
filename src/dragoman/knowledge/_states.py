"""What a state had and when: offices, names, capitals, wars."""

from __future__ import annotations

from functools import cache

import msgspec

from dragoman.knowledge._leaders import fold
from dragoman.knowledge._tables import full_date, is_date, read_table, values

#: The offices that offices.csv speaks of.
OFFICES = frozenset({"president", "prime minister", "monarch", "chancellor", "vice president"})


class Office(msgspec.Struct, frozen=True):
    """One row of offices.csv: a state has or had an office; half-open, "" is open."""

    iso3: str
    office: str
    start: str
    end: str
    note: str
    source: str


class Name(msgspec.Struct, frozen=True):
    """One row of names.csv: a name of a state or city that held for a time only.

    `other` is what the place was or is called outside that time.
    """

    kind: str
    iso3: str
    name: str
    adjectives: str
    start: str
    end: str
    other: str
    source: str


class Capital(msgspec.Struct, frozen=True):
    """One row of capitals.csv: a capital or seat of government."""

    iso3: str
    name: str
    start: str
    end: str
    source: str


class War(msgspec.Struct, frozen=True):
    """One row of wars.csv; `end` "" is not over.  Both sides may be lists."""

    id: str
    start: str
    end: str
    aggressors: str
    invaded: str
    names: str
    source: str

    def matches(self, aggressor: str, invaded: str, date: str) -> bool:
        """Return whether one state had invaded the other by a day."""
        return (
            self.start <= date
            and aggressor in values(self.aggressors)
            and invaded in values(self.invaded)
        )


@cache
def offices() -> tuple[Office, ...]:
    """Return all rows of offices.csv."""
    return tuple(read_table("offices.csv", Office))


@cache
def state_names() -> tuple[Name, ...]:
    """Return all rows of names.csv."""
    return tuple(read_table("names.csv", Name))


@cache
def capitals() -> tuple[Capital, ...]:
    """Return all rows of capitals.csv."""
    return tuple(read_table("capitals.csv", Capital))


@cache
def wars() -> tuple[War, ...]:
    """Return all rows of wars.csv."""
    return tuple(read_table("wars.csv", War))


@cache
def _offices_of(iso3: str) -> tuple[Office, ...]:
    return tuple(row for row in offices() if row.iso3 == iso3)


def has_office(iso3: str, office: str, start: str, end: str) -> bool | None:
    """Return whether a state had an office at any time between two days.

    Parameters
    ----------
    iso3 : str
    office : str
        One of `OFFICES`.
    start, end : str
        YYYY-MM-DD, inclusive.

    Returns
    -------
    bool or None
        None when the table says nothing about the state.

    Examples
    --------
    >>> has_office("GBR", "president", "2019-01-01", "2019-01-01")
    False
    >>> has_office("TUR", "prime minister", "2018-07-01", "2018-08-01")
    True
    """
    rows = _offices_of(iso3)
    if not rows:
        return None
    return any(
        row.office == office
        and (not row.start or row.start <= end)
        and (not row.end or start < row.end)
        for row in rows
    )


@cache
def _capital_index() -> dict[str, tuple[Capital, ...]]:
    found: dict[str, tuple[Capital, ...]] = {}
    for row in capitals():
        key = fold(row.name)
        found[key] = (*found.get(key, ()), row)
    return found


def capital_of(name: str) -> tuple[Capital, ...]:
    """Return what a place is or was capital of."""
    return _capital_index().get(fold(name), ())


def capitals_of(iso3: str, date: str = "") -> tuple[str, ...]:
    """Return a state's capitals and seats of government; on a day, or ever."""
    return tuple(
        row.name
        for row in capitals()
        if row.iso3 == iso3
        and (not date or ((not row.start or row.start <= date) and (not row.end or date < row.end)))
    )


def validate_states() -> list[str]:
    """Check every row of the four tables; returns what is wrong, one line a row."""
    wrong = []

    def interval(where: str, start: str, end: str) -> None:
        if not is_date(start) or not is_date(end):
            wrong.append(f"{where}: not a date")
        elif start and end and full_date(end) <= full_date(start):
            wrong.append(f"{where}: ends before it starts")

    for row in offices():
        where = f"offices.csv: {row.iso3} {row.office}"
        interval(where, row.start, row.end)
        if row.office not in OFFICES or len(row.iso3) != 3:
            wrong.append(f"{where}: unknown office or state")
    for name in state_names():
        where = f"names.csv: {name.name}"
        interval(where, name.start, name.end)
        if name.kind not in ("state", "capital", "city") or not name.other:
            wrong.append(f"{where}: bad kind or no other name")
    for capital in capitals():
        interval(f"capitals.csv: {capital.name}", capital.start, capital.end)
    ids: set[str] = set()
    for war in wars():
        where = f"wars.csv: {war.id}"
        interval(where, war.start, war.end)
        if war.id in ids or not war.start:
            wrong.append(f"{where}: stands twice or has no start")
        ids.add(war.id)
        if any(len(code) != 3 for code in (*values(war.aggressors), *values(war.invaded))):
            wrong.append(f"{where}: not a state")
    return wrong
