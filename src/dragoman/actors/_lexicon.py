"""All names of the tables in one index."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import msgspec

from dragoman.actors._exceptions import (
    EXACT_SPELLING,
    FORMER_PAIRS,
    NEEDS_ARTICLE,
    NOT_NAMES,
    SHARED_NAMES,
)
from dragoman.actors._people import people_index
from dragoman.actors._tokens import key_of
from dragoman.errors import ConfigError
from dragoman.knowledge import (
    INTERNATIONAL,
    SECTORS,
    Organisation,
    Person,
    countries,
    country,
    dated,
    fold,
    full_date,
    is_date,
    organisations,
    people,
    plover_country,
    regions,
    roles,
    values,
)


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One reading of a name.

    `kind` is ``country``, ``adjective``, ``demonym``, ``seat``, ``region``,
    ``region_adjective``, ``person``, ``surname``, ``organisation`` or ``extra``;
    `exact` is the spelling an abbreviation must have, "" when capitals suffice;
    `article` asks for "the" before the name.
    """

    kind: str
    name: str
    country: str = ""
    sectors: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    exact: str = ""
    article: bool = False
    person: Person | None = None
    organisation: Organisation | None = None
    entity_id: str = ""
    actor_kind: str = ""

    def holds(self, date: str) -> bool:
        """Return whether the name stands for this on a day."""
        return (not self.start or self.start <= date) and (not self.end or date < self.end)


class Lexicon:
    """The index: name key to readings, role phrase to sectors.

    Parameters
    ----------
    extra : path, optional
        CSV of the user's own actors (name, aliases, country, sector, kind, start,
        end), which win over the tables.
    """

    def __init__(self, extra: str | Path | None = None) -> None:
        self.names: dict[str, list[Entry]] = {}
        self.longest: dict[str, int] = {}
        self.roles: dict[str, tuple[str, ...]] = {}
        self.longest_role: dict[str, int] = {}
        self.surnames: dict[str, list[Person]] = {}
        self.skeletons: dict[str, list[Person]] = {}
        self.surname_skeletons: dict[str, list[Person]] = {}
        self._add_countries()
        self._add_regions()
        self._add_organisations()
        self._add_people()
        self._add_roles()
        if extra is not None:
            self._add_extra(Path(extra))

    def _put(self, surface: str, entry: Entry, *, first: bool = False) -> None:
        if surface.startswith("the "):
            surface = surface[4:]
            entry = msgspec.structs.replace(entry, article=surface in NEEDS_ARTICLE)
        key = key_of(surface)
        if not key:
            return
        letters = surface.replace(".", "").replace("-", "")
        if (
            len(letters) <= 7
            and letters.isalnum()
            and (letters.isupper() or (len(letters) <= 5 and letters[1:] != letters[1:].lower()))
        ):
            entry = msgspec.structs.replace(entry, exact=letters)
        elif key in EXACT_SPELLING:
            entry = msgspec.structs.replace(entry, exact=surface)
        readings = self.names.setdefault(key, [])
        if first:
            readings.insert(0, entry)
        else:
            readings.append(entry)
        words = key.split(" ")
        if self.longest.get(words[0], 0) < len(words):
            self.longest[words[0]] = len(words)

    def _add_countries(self) -> None:
        for row in countries():
            code = plover_country(row.iso3)
            sectors: tuple[str, ...] = ("GOV", "PRE") if row.partly_recognised else ("GOV",)
            if row.iso3 == "ATA":
                # Nobody governs Antarctica: a place, no party.
                code, sectors = "", ()
            ident = f"iso3166:{row.iso3}"
            start, end = full_date(row.valid_from), full_date(row.valid_to)
            if row.iso3 not in FORMER_PAIRS:
                start = ""

            def entry(
                kind: str,
                since: str,
                until: str,
                name: str = row.name,
                code: str = code,
                sectors: tuple[str, ...] = sectors,
                ident: str = ident,
            ) -> Entry:
                return Entry(
                    kind=kind,
                    name=name,
                    country=code,
                    sectors=sectors,
                    start=since,
                    end=until,
                    entity_id=ident,
                )

            for name in dict.fromkeys((row.name, row.official_name)):
                if name:
                    self._put(name, entry("country", start, end))
                    if name.startswith("Saint "):
                        self._put("St " + name[6:], entry("country", start, end))
            if " and " in row.name:
                self._put(row.name.replace(" and ", " & "), entry("country", start, end))
            for kind, cell in (
                ("country", row.alt_names),
                ("adjective", row.adjectives),
                ("demonym", row.demonyms),
                ("seat", row.metonyms),
                ("seat", row.capitals if code else ""),
            ):
                for item in dated(cell):
                    if item.value.lower() in NOT_NAMES:
                        continue
                    self._put(item.value, entry(kind, item.start or start, item.end or end))

    def _add_regions(self) -> None:
        for row in regions():
            mark = ("GOV", "PRE") if row.partly_recognised else ()
            for kind, cell in (
                ("region", row.name),
                ("region", row.aliases),
                ("region_adjective", row.adjectives),
            ):
                for item in dated(cell):
                    self._put(
                        item.value,
                        Entry(
                            kind=kind,
                            name=row.name,
                            country=row.country,
                            sectors=mark,
                            start=item.start,
                            end=item.end,
                        ),
                    )

    def _add_organisations(self) -> None:
        for row in organisations():
            slug = re.sub(r"[^a-z0-9]+", "-", fold(row.name)).strip("-")
            entry = Entry(
                kind="organisation",
                name=row.name,
                country=row.country,
                sectors=(row.sector,),
                organisation=row,
                entity_id=f"dragoman:org/{slug}",
            )
            seen = set()
            for name in (row.name, *values(row.abbreviation), *values(row.aliases)):
                plain = name.split(" (")[0] if name == row.name and " (" in name else name
                if plain != name and plain in SHARED_NAMES:
                    continue
                for form in _forms(plain):
                    if form not in seen:
                        seen.add(form)
                        self._put(form, entry)

    def _add_people(self) -> None:
        everybody = people()
        index = people_index()
        self.skeletons = _refer(index.skeletons, everybody)
        self.surnames = _refer(index.surnames, everybody)
        self.surname_skeletons = _refer(index.surname_skeletons, everybody)
        entries = [
            Entry(
                kind="person",
                name=person.name,
                country=person.terms[-1].country,
                person=person,
                entity_id=person.id,
            )
            for person in everybody
        ]
        names = self.names
        for key, places in index.names.items():
            names.setdefault(key, []).extend([entries[place] for place in places])
        longest = self.longest
        for word, count in index.longest.items():
            if longest.get(word, 0) < count:
                longest[word] = count

    def _add_roles(self) -> None:
        for row in roles():
            key = key_of(row.phrase)
            words = key.split(" ")
            if len(words) > 1 and any(
                e.kind in ("adjective", "demonym", "region_adjective")
                for e in self.names.get(words[0], ())
            ):
                continue  # the nation is read as such, the rest is the role
            if key not in self.roles:
                self.roles[key] = (row.sector, row.sector2) if row.sector2 else (row.sector,)
                if self.longest_role.get(words[0], 0) < len(words):
                    self.longest_role[words[0]] = len(words)

    def _add_extra(self, path: Path) -> None:
        columns = ["name", "aliases", "country", "sector", "kind", "start", "end"]
        try:
            text = path.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError("E201", path=str(path), detail=str(error)) from None
        rows = csv.DictReader(text.splitlines())
        if (
            rows.fieldnames is None
            or not set(rows.fieldnames) <= set(columns)
            or ("name" not in rows.fieldnames)
        ):
            raise ConfigError(
                "E201", path=str(path), detail=f"columns must be among {', '.join(columns)}"
            )
        for number, row in enumerate(rows, 2):
            cells = {column: (row.get(column) or "").strip() for column in columns}
            problem = _extra_problem(cells)
            if problem:
                raise ConfigError("E201", path=str(path), detail=f"line {number}: {problem}")
            entry = Entry(
                kind="extra",
                name=cells["name"],
                country=plover_country(cells["country"]),
                sectors=tuple(values(cells["sector"])),
                start=full_date(cells["start"]),
                end=full_date(cells["end"]),
                entity_id="user:" + re.sub(r"[^a-z0-9]+", "-", fold(cells["name"])).strip("-"),
                actor_kind=cells["kind"] or "organisation",
            )
            for name in (cells["name"], *values(cells["aliases"])):
                self._put(name, entry, first=True)


def _extra_problem(cells: dict[str, str]) -> str:
    """Return what is wrong with a row of the user's actors, or ""."""
    if not cells["name"]:
        return "no name"
    code = cells["country"]
    if code and code not in INTERNATIONAL and country(code) is None:
        return f"'{code}' is neither an ISO 3166-1 alpha-3 nor an international code"
    wrong = [s for s in values(cells["sector"]) if s not in SECTORS]
    if wrong:
        return f"'{wrong[0]}' is not a PLOVER sector"
    if not is_date(cells["start"]) or not is_date(cells["end"]):
        return "dates are YYYY, YYYY-MM or YYYY-MM-DD"
    return ""


def _forms(name: str) -> list[str]:
    """Return spelling pairs of an organisation's name (UN, defence, organisation)."""
    out = [name]
    if name.startswith("UN "):
        out += ["United Nations " + name[3:], "U.N. " + name[3:]]
    if name.startswith("EU "):
        out += ["European Union " + name[3:], "E.U. " + name[3:]]
    if name.startswith("US "):
        out += ["U.S. " + name[3:], "United States " + name[3:]]
    for old, new in (
        ("Defence", "Defense"),
        ("Organisation", "Organization"),
        ("Organization", "Organisation"),
        ("Defense", "Defence"),
        ("Labour", "Labor"),
        ("Programme", "Program"),
        ("Centre", "Center"),
        (" & ", " and "),
    ):
        out += [form.replace(old, new) for form in out if old in form]
    return list(dict.fromkeys(out))


def _refer(table: dict[str, list[int]], everybody: tuple[Person, ...]) -> dict[str, list[Person]]:
    """Replace places in the list of people by the people."""
    return {key: [everybody[place] for place in places] for key, places in table.items()}
