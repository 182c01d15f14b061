"""Who belongs to which organisation, and when.

Two tables: the memberships themselves, and for each organisation its names and
the days between which its rows are complete.  Outside these days nothing is said.
"""

from __future__ import annotations

from functools import cache

import msgspec

from dragoman.knowledge._tables import full_date, is_date, read_table, values

#: What a row of memberships.csv can say.  "disputed" stands for accessions whose
#: completion is not clear: neither membership nor its absence is a fact then.
ROLES = frozenset("member permanent elected candidate observer suspended disputed".split())

#: Roles that make a state a member.
_MEMBER = frozenset({"member", "permanent", "elected"})


class Membership(msgspec.Struct, frozen=True):
    """One row of memberships.csv; half-open, an empty `left` is open."""

    organisation: str
    iso3: str
    role: str
    joined: str
    left: str
    source: str

    def holds(self, date: str) -> bool:
        """Return whether the row covers a day (YYYY-MM-DD)."""
        return full_date(self.joined) <= date and (not self.left or date < full_date(self.left))


class Coverage(msgspec.Struct, frozen=True):
    """One row of membership_coverage.csv."""

    organisation: str
    names: str
    covered_from: str
    covered_to: str
    source: str


@cache
def memberships() -> tuple[Membership, ...]:
    """Return all rows of memberships.csv."""
    return tuple(read_table("memberships.csv", Membership))


@cache
def coverage() -> tuple[Coverage, ...]:
    """Return all rows of membership_coverage.csv."""
    return tuple(read_table("membership_coverage.csv", Coverage))


@cache
def organisation_names() -> dict[str, str]:
    """Return the names news uses, each with the organisation it means."""
    return {name: row.organisation for row in coverage() for name in values(row.names)}


@cache
def _rows(organisation: str, iso3: str) -> tuple[Membership, ...]:
    return tuple(
        row for row in memberships() if row.organisation == organisation and row.iso3 == iso3
    )


@cache
def _covered(organisation: str) -> tuple[str, str]:
    for row in coverage():
        if row.organisation == organisation:
            return row.covered_from, row.covered_to
    return "", ""


def terms_of(organisation: str, iso3: str) -> tuple[Membership, ...]:
    """Return a state's rows for one organisation, by role and date."""
    return _rows(organisation, iso3)


def is_member(organisation: str, iso3: str, date: str, *, role: str = "") -> bool | None:
    """Return whether a state belongs to an organisation on a day.

    Parameters
    ----------
    organisation : str
        As in the tables ("NATO").
    iso3 : str
    date : str
        YYYY-MM-DD.
    role : str, optional
        ``permanent`` or ``elected`` for the Security Council; "" is any membership.

    Returns
    -------
    bool or None
        None where the tables do not cover the day or the membership is disputed
        or suspended.

    Examples
    --------
    >>> is_member("NATO", "FIN", "2022-01-01"), is_member("NATO", "FIN", "2024-01-01")
    (False, True)
    >>> is_member("NATO", "FIN", "2099-01-01") is None
    True
    """
    start, end = _covered(organisation)
    if not start or not start <= date <= end:
        return None
    now = [row for row in _rows(organisation, iso3) if row.holds(date)]
    if any(row.role in ("disputed", "suspended") for row in now):
        return None
    return any(row.role in _MEMBER and (not role or row.role == role) for row in now)


def validate_memberships() -> list[str]:
    """Check every row of both tables; returns what is wrong, one line a row."""
    wrong = []
    known = {row.organisation for row in coverage()}
    seen: dict[tuple[str, str, str], str] = {}
    for row in sorted(memberships(), key=lambda r: (r.organisation, r.iso3, r.role, r.joined)):
        where = f"memberships.csv: {row.organisation} {row.iso3} {row.joined}"
        if row.organisation not in known:
            wrong.append(f"{where}: no coverage row")
        if row.role not in ROLES:
            wrong.append(f"{where}: unknown role {row.role}")
        if not row.joined or not is_date(row.joined) or not is_date(row.left):
            wrong.append(f"{where}: not a date")
        elif row.left and full_date(row.left) <= full_date(row.joined):
            wrong.append(f"{where}: left before joined")
        key = (row.organisation, row.iso3, row.role)
        if key in seen and (not seen[key] or seen[key] > full_date(row.joined)):
            wrong.append(f"{where}: overlaps the row before")
        seen[key] = full_date(row.left)
    for entry in coverage():
        if not is_date(entry.covered_from) or not is_date(entry.covered_to) or not entry.names:
            wrong.append(f"membership_coverage.csv: {entry.organisation}: bad row")
    return wrong
