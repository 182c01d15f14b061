"""When well-known political persons died."""

from __future__ import annotations

from functools import cache

import msgspec

from dragoman.knowledge._leaders import fold
from dragoman.knowledge._tables import is_date, read_table, values


class Death(msgspec.Struct, frozen=True):
    """One row of deaths.csv; `died` is YYYY-MM-DD, or YYYY-MM when the day is not known.

    `role` is the office or part the person is known for.
    """

    name: str
    other_names: str
    iso3: str
    died: str
    role: str
    source: str


@cache
def deaths() -> tuple[Death, ...]:
    """Return all rows of deaths.csv."""
    return tuple(read_table("deaths.csv", Death))


@cache
def deaths_by_name() -> dict[str, Death]:
    """Return the rows by folded full name and by folded other name.

    Examples
    --------
    >>> deaths_by_name()["jacques chirac"].died
    '2019-09-26'
    """
    return {fold(name): row for row in deaths() for name in (row.name, *values(row.other_names))}


def validate_deaths() -> list[str]:
    """Check every row; returns what is wrong, one line a row."""
    wrong = []
    seen: set[str] = set()
    for row in deaths():
        if not row.died or not is_date(row.died) or row.died < "1945":
            wrong.append(f"deaths.csv: {row.name}: bad date {row.died}")
        if len(row.iso3) != 3 or not row.role or not row.source:
            wrong.append(f"deaths.csv: {row.name}: an empty or bad cell")
        for name in (row.name, *values(row.other_names)):
            if fold(name) in seen:
                wrong.append(f"deaths.csv: {name}: stands twice")
            seen.add(fold(name))
    return wrong
