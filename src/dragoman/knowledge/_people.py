"""Everybody the tables know, each with the terms served, so that a name reads as of any day."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import msgspec

from dragoman.knowledge._cache import compiled, digest
from dragoman.knowledge._leaders import (
    fold,
    leaders,
    ministers,
    organisation_leaders,
    persons,
)
from dragoman.knowledge._organisations import organisations
from dragoman.knowledge._tables import COVERED_TO, full_date, values


class Term(msgspec.Struct, frozen=True):
    """One term: where, what, when; `end` "" is open, `sure` says whether the end is known."""

    country: str
    office: str
    sectors: tuple[str, ...]
    start: str
    end: str
    sure: bool
    top: bool

    def holds(self, date: str) -> bool:
        """Return whether the term covers a day (YYYY-MM-DD)."""
        return self.start <= date and (not self.end or date < self.end)


class Person(msgspec.Struct, frozen=True):
    """A person with all terms, by start date.

    `wide` tells that only persons.csv knows the person: the full name is read, the
    surname alone is not enough.
    """

    id: str
    name: str
    surnames: tuple[str, ...]
    variants: tuple[str, ...]
    terms: tuple[Term, ...]
    wide: bool = False


_TITLES = {"head_of_state": "head of state", "head_of_government": "head of government"}


_TABLES = ("leaders.csv", "ministers.csv", "persons.csv", "org_leaders.csv", "organisations.csv")


@cache
def people() -> tuple[Person, ...]:
    """Return everybody the tables know, each once."""
    return compiled("people", people_digest(), tuple[Person, ...], _gather)


@cache
def people_digest() -> str:
    """Return a digest of the tables that people come from, and of the code that gathers them."""
    return digest(_TABLES, (__file__, Path(__file__).with_name("_leaders.py")))


def _gather() -> tuple[Person, ...]:
    """Gather the rows of the tables by person."""
    found: dict[str, list[Row]] = {}
    known: set[str] = set()

    def add(name: str, surname: str, variants: str, term: Term, wide: bool = False) -> None:
        key = _name_key(name)
        found.setdefault(key, []).append((name, values(surname), values(variants), term))
        if not wide:
            known.add(key)

    for row in leaders():
        office = row.title or _TITLES.get(row.office, "leader")
        term = Term(
            row.iso3,
            office,
            ("GOV",),
            full_date(row.start),
            full_date(row.end),
            row.end_sure == "yes",
            True,
        )
        add(row.name, row.surname, row.variants, term)
    listed = [(row, False) for row in ministers()] + [(row, True) for row in persons()]
    for minister, wide in listed:
        term = Term(
            minister.iso3,
            minister.office,
            tuple(values(minister.sector)),
            full_date(minister.start),
            full_date(minister.end),
            True,
            False,
        )
        add(minister.name, minister.surname, minister.variants, term, wide)
    bodies = {body.name: body for body in organisations()}
    for head in organisation_leaders():
        body = bodies[head.organisation]
        start = full_date(head.start)
        term = Term(
            body.country,
            f"{head.post} of {body.name}",
            body.sectors_on(max(start, "1990-01-01")),
            start,
            full_date(head.end),
            True,
            False,
        )
        add(head.name, head.surname, head.variants, term)
    out = []
    for key, rows in sorted(found.items()):
        for group in _same_person(rows):
            terms = tuple(sorted({term for *_, term in group}, key=lambda t: (t.start, t.office)))
            name = group[0][0]
            slug = re.sub(r"[^a-z0-9]+", "-", key).strip("-")
            out.append(
                Person(
                    id=f"dragoman:person/{slug}"
                    + ("" if group is rows else f"-{terms[0].country}"),
                    name=name,
                    surnames=tuple(dict.fromkeys(s for _, many, _, _ in group for s in many)),
                    variants=tuple(
                        dict.fromkeys(
                            v for other, _, many, _ in group for v in (other, *many) if v != name
                        )
                    ),
                    terms=terms,
                    wide=key not in known,
                )
            )
    return tuple(out)


Row = tuple[str, list[str], list[str], Term]


def _same_person(rows: list[Row]) -> list[list[Row]]:
    """Part namesakes: two states' leaders of one name are two people.

    A term for a body (UN, EU, IGO) never parts them: people move on to such posts.
    """
    states = {t.country for *_, t in rows if t.top}
    for home in ("GBR", "FRA"):
        # One monarch of many realms, and Andorra's co-prince, act for their home state.
        crowned = home == "GBR" and any(t.office in ("king", "queen") for *_, t in rows)
        if home in states and (crowned or states == {"AND", "FRA"}):
            return [[row for row in rows if row[3].country == home or not row[3].top]]
    if (
        len(states) < 2
        or states <= {"SUN", "RUS"}
        or states <= {"YUG", "SCG", "SRB", "MNE"}
        or (states <= {"CSK", "CZE", "SVK"})
    ):
        return [rows]
    return [[row for row in rows if row[3].country == state] for state in sorted(states)]


def _name_key(name: str) -> str:
    return re.sub(r"[^a-z0-9 ]", "", fold(name).replace("-", " "))


def holders(iso3: str, date: str, *, office: str = "") -> tuple[tuple[Person, Term], ...]:
    """Return who held office in a state on a day.

    Parameters
    ----------
    iso3 : str
    date : str
        YYYY-MM-DD; "" is the last day covered.
    office : str, optional
        Words the office must contain ("prime minister"); "" is any.
    """
    day = date or COVERED_TO
    return tuple(
        (person, term)
        for person, term in _terms_of(iso3)
        if term.holds(day) and (not office or office in term.office)
    )


@cache
def _terms_of(iso3: str) -> tuple[tuple[Person, Term], ...]:
    return tuple((p, t) for p in people() for t in p.terms if t.country == iso3)
