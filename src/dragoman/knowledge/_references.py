"""Nouns that refer back ("the kingdom", "the militants") and names that tell a gender."""

from __future__ import annotations

from functools import cache

import msgspec

from dragoman.knowledge._countries import countries
from dragoman.knowledge._tables import SECTORS, read_table, values

#: What a noun may refer to: one person, a state, an institution of the state spoken
#: of, another body, the members of an armed body, several parties, several persons,
#: or as many parties as the noun says ("the trio").
REFERRING_KINDS = frozenset(
    {"person", "state", "institution", "body", "members", "parties", "people", "several"}
)


class _NounRow(msgspec.Struct, frozen=True):
    """One row of referring_nouns.csv."""

    noun: str
    kind: str
    sectors: str
    words: str
    countries: str
    gender: str


class _NameRow(msgspec.Struct, frozen=True):
    """One row of given_names.csv."""

    name: str
    gender: str


class ReferringNoun(msgspec.Struct, frozen=True):
    """What an antecedent must be like.

    Attributes
    ----------
    noun : str
        One or more words, lower case; plural where only the plural refers.
    kind : str
        One of `REFERRING_KINDS`.
    sectors : frozenset of str
        Its first sector, or
    words : tuple of str
        words of its office or name; nothing of both asks for nothing.  Of several
        parties, ``bare`` says that no number need stand before ("the leaders").
    countries : frozenset of str
        ISO 3166-1 alpha-3 codes; empty for any.
    gender : str
        ``m``, ``f`` or "".
    """

    noun: str
    kind: str
    sectors: frozenset[str]
    words: tuple[str, ...]
    countries: frozenset[str]
    gender: str


@cache
def referring_nouns() -> dict[str, ReferringNoun]:
    """Return the rows of referring_nouns.csv by noun."""
    return {
        row.noun: ReferringNoun(
            row.noun,
            row.kind,
            frozenset(values(row.sectors)),
            tuple(values(row.words)),
            frozenset(values(row.countries)),
            row.gender,
        )
        for row in read_table("referring_nouns.csv", _NounRow)
    }


@cache
def given_names() -> dict[str, str]:
    """Return ``m`` or ``f`` by given name, or by full name where the given name does not tell.

    Examples
    --------
    >>> given_names()["Angela"], given_names()["Kim Yo-jong"], given_names().get("Robin", "")
    ('f', 'f', '')
    """
    return {row.name: row.gender for row in read_table("given_names.csv", _NameRow)}


def validate_references() -> list[str]:
    """Check every row of both tables; returns what is wrong, one line a row."""
    wrong = []
    codes = {row.iso3 for row in countries()}
    rows = read_table("referring_nouns.csv", _NounRow)
    for row in rows:
        if not row.noun or row.noun != row.noun.lower().strip():
            wrong.append(f"referring_nouns.csv: '{row.noun}': empty, spaced or not lower case")
        if row.kind not in REFERRING_KINDS or row.gender not in ("", "m", "f"):
            wrong.append(f"referring_nouns.csv: {row.noun}: kind or gender")
        if not set(values(row.sectors)) <= SECTORS or not set(values(row.countries)) <= codes:
            wrong.append(f"referring_nouns.csv: {row.noun}: unknown sector or country")
    names = read_table("given_names.csv", _NameRow)
    for name in names:
        if not name.name[:1].isupper() or name.gender not in ("m", "f"):
            wrong.append(f"given_names.csv: {name.name}: name or gender")
    for table, keys in (
        ("referring_nouns.csv", [row.noun for row in rows]),
        ("given_names.csv", [name.name for name in names]),
    ):
        seen: set[str] = set()
        for key in keys:
            if key in seen:
                wrong.append(f"{table}: {key}: stands twice")
            seen.add(key)
    return wrong
