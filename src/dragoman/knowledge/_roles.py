"""Role phrases ("foreign ministry spokesman", "gunmen") and their PLOVER sectors."""

from __future__ import annotations

from functools import cache

import msgspec

from dragoman.knowledge._tables import read_table


class Role(msgspec.Struct, frozen=True):
    """One row of roles.csv; `sector2` is "" when there is no second sector."""

    phrase: str
    sector: str
    sector2: str


@cache
def roles() -> tuple[Role, ...]:
    """Return all role phrases, lower case."""
    return tuple(read_table("roles.csv", Role))
