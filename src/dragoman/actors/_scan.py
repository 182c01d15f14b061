"""Cut a text into units: known names, surnames, role phrases, and other words."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.actors._lexicon import Entry, Lexicon
from dragoman.actors._tokens import Token
from dragoman.actors._words import AMBIGUOUS_PLACES, DETERMINERS, HONORIFICS, US_STATE_CONTEXT
from dragoman.knowledge import Person

#: Entry kinds that name a nation or a place in one.
NATIONS = frozenset({"country", "adjective", "demonym", "seat", "region", "region_adjective"})


class Unit(NamedTuple):
    """A stretch of tokens ``[i, j)`` read as one thing.

    `kind` is ``name`` (with `entries`), ``surname`` (with `people`), ``role`` (with
    `sectors`), ``determiner`` or ``word``.
    """

    kind: str
    key: str
    i: int
    j: int
    entries: tuple[Entry, ...] = ()
    people: tuple[Person, ...] = ()
    sectors: tuple[str, ...] = ()


def scan(tokens: list[Token], lexicon: Lexicon) -> list[Unit]:
    """Read tokens from left to right, the longest known stretch first.

    A name wins over a role of the same length.  Complexity is linear in the
    tokens, times the longest name that starts with the token's word.
    """
    names, longest = lexicon.names, lexicon.longest
    roles, longest_role = lexicon.roles, lexicon.longest_role
    surnames = lexicon.surnames
    lows = [token.low for token in tokens]
    units: list[Unit] = []
    size = len(tokens)
    i = 0
    while i < size:
        low = lows[i]
        token = tokens[i]
        unit: Unit | None = None
        reach = longest.get(low, 0)
        for count in range(min(reach, size - i), 0, -1):
            key = low if count == 1 else " ".join(lows[i : i + count])
            entries = names.get(key)
            if entries is not None:
                admitted = _admit(entries, tokens, i, i + count)
                if admitted:
                    unit = Unit("name", key, i, i + count, admitted)
                    break
            people = surnames.get(key)
            if people is not None and tokens[i + count - 1].capital and token.capital | (count > 1):
                unit = Unit("surname", key, i, i + count, (), tuple(people))
                break
        reach = longest_role.get(low, 0)
        if reach:
            least = 0 if unit is None else (unit.j - i if unit.kind == "name" else unit.j - i - 1)
            for count in range(min(reach, size - i), least, -1):
                key = low if count == 1 else " ".join(lows[i : i + count])
                sectors = roles.get(key)
                if sectors is not None and not any(
                    t.break_before for t in tokens[i + 1 : i + count]
                ):
                    unit = Unit("role", key, i, i + count, (), (), sectors)
                    break
        if unit is None:
            kind = "determiner" if low in DETERMINERS or low.isdigit() else "word"
            unit = Unit(kind, low, i, i + 1)
        units.append(unit)
        i = unit.j
    return units


def _admit(entries: list[Entry], tokens: list[Token], i: int, j: int) -> tuple[Entry, ...]:
    """Return the readings whose spelling fits: capitals, exact abbreviations, articles."""
    first, last = tokens[i], tokens[j - 1]
    # "Kim Jong-un": what follows a hyphen keeps the capital of its word
    closed = last.capital or (j - i > 1 and tokens[j - 2].hyphen and tokens[j - 2].capital)
    if not (first.capital or closed):
        return ()
    out = []
    for entry in entries:
        if entry.exact:
            surface = "".join([t.surface for t in tokens[i:j]]).replace(".", "")
            if surface != entry.exact and not (
                len(entry.exact) >= 4
                and surface == entry.exact.capitalize()
                and entry.exact.isupper()
                and surface.lower() not in _ORDINARY
            ):
                continue
        elif entry.kind == "person":
            if not closed:
                continue
        elif j - i == 1 and not first.capital:
            continue
        if entry.article and not (i and tokens[i - 1].low == "the"):
            continue
        out.append(entry)
    return tuple(out)


#: Abbreviations that spell an ordinary capitalised word.
_ORDINARY = frozenset(
    {
        "plan",
        "arena",
        "pass",
        "mass",
        "aids",
        "care",
        "eco",
        "mend",
        "fact",
        "sane",
        "hope",
        "raw",
        "ice",
        "fano",
        "sana",
    }
)


def is_unknown_name(unit: Unit, tokens: list[Token]) -> bool:
    """Return whether a unit is a capitalised word no table knows (part of some name)."""
    return (
        unit.kind == "word"
        and tokens[unit.i].capital
        and unit.key not in HONORIFICS
        and not tokens[unit.i].surface.isupper()
    )


def crowded(units: list[Unit], at: int, tokens: list[Token]) -> bool:
    """Return whether an ambiguous place name stands beside an unknown name.

    "Michael Jordan", "Chad Smith", "Denzel Washington" are people.
    """
    unit = units[at]
    if unit.key not in AMBIGUOUS_PLACES or tokens[unit.j - 1].possessive:
        return unit.key == "guinea" and _followed(units, at, ("pig", "pigs", "fowl"))
    if _followed(units, at, ("pig", "pigs", "fowl", "nuts", "nut", "hat", "hats")):
        return True
    before = units[at - 1] if at else None
    after = units[at + 1] if at + 1 < len(units) else None
    if (
        before is not None
        and not tokens[unit.i].break_before
        and (is_unknown_name(before, tokens) and not tokens[before.i].possessive)
    ):
        return True
    return (
        after is not None
        and not tokens[after.i].break_before
        and (is_unknown_name(after, tokens) or after.kind == "surname")
        and not tokens[unit.i].hyphen
    )


def _followed(units: list[Unit], at: int, words: tuple[str, ...]) -> bool:
    return at + 1 < len(units) and units[at + 1].key in words


def american_georgia(units: list[Unit]) -> bool:
    """Return whether the phrase speaks of the American state of Georgia."""
    return any(
        unit.key in US_STATE_CONTEXT
        or unit.key in ("atlanta", "secretary of state", "attorney general", "us", "usa")
        or (unit.kind == "role" and not US_STATE_CONTEXT.isdisjoint(unit.key.split(" ")))
        for unit in units
    )
