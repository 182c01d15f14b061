"""All names of the tables in one index, and the tokens they are looked up with."""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec

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

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’ʼ][^\W_]+)*\+?[0-9]*|[,;:()–—\"“”]", re.UNICODE
)

#: Titles of the top two offices that must not be read as a person's own words.
_SHORT = 5


class Token(NamedTuple):
    """One word of a phrase: folded form, surface, offsets, and what surrounds it."""

    low: str
    surface: str
    start: int
    end: int
    capital: bool
    possessive: bool
    hyphen: bool  #: joined to the next token by a hyphen
    break_before: bool  #: a comma, colon, bracket or dash stands before it


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


@lru_cache(maxsize=65536)
def _low(surface: str) -> str:
    text = fold(surface)
    if "'" in text:
        text = text.replace("'", "")
    if "." in text:
        text = text.replace(".", "")
    return text


def tokenise(text: str) -> list[Token]:
    """Split a text into words; hyphens part words, possessive endings are taken off.

    Examples
    --------
    >>> [t.low for t in tokenise("Iran's US-backed rivals")]
    ['iran', 'us', 'backed', 'rivals']
    """
    out: list[Token] = []
    pending = False
    size = len(text)
    for match in _TOKEN.finditer(text):
        surface = match[0]
        if surface[0] in ',;:()–—"“”':
            if surface not in '"“”':
                pending = True
            continue
        start, end = match.span()
        possessive = False
        if len(surface) > 2 and surface[-1] in "sS" and surface[-2] in "'’ʼ":
            surface = surface[:-2]
            end -= 2
            possessive = True
        elif surface[-1] in "sS" and end < size and text[end] in "'’":
            possessive = True
        elif end + 1 < size and text[end] in "'’" and text[end + 1] in "sS":
            possessive = True  # after an abbreviation with points: U.S.'s
        if surface in ("s", "S") and start and text[start - 1] in "'’":
            continue
        following = text[end] if end < size else ""
        out.append(
            Token(
                _low(surface),
                surface,
                start,
                end,
                surface[0].isupper() or (len(surface) > 1 and surface[1].isupper()),
                possessive,
                following in ("-", "‐", "‑") and end + 1 < size and text[end + 1].isalnum(),
                pending,
            )
        )
        pending = False
    return out


def key_of(name: str) -> str:
    """Return the lookup key of a name: its folded words joined by spaces."""
    plain = name.replace(" ", "")
    if plain.isalpha() and plain.isascii():
        return name.lower()
    return " ".join([token.low for token in tokenise(name)])


_SKELETON = [
    ("kh", "k"),
    ("gh", "k"),
    ("dh", "d"),
    ("ph", "f"),
    ("th", "t"),
    ("sh", "s"),
    ("ch", "c"),
    ("zh", "z"),
    ("ck", "k"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("q", "k"),
    ("g", "k"),
    ("y", "i"),
    ("w", "v"),
    ("j", "i"),
    ("x", "ks"),
]


_INITIAL = re.compile(r"\b[a-z]\b ")
_ARTICLE = re.compile(r"^(al|el|bin) ")
_REPEAT = re.compile(r"(.)\1+")
_VOWELS = {ord(letter): None for letter in "aeiouh"}


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Return a spelling-proof form of a transliterated word.

    Examples
    --------
    >>> skeleton("qadhafi") == skeleton("gaddafi"), skeleton("zelenskyy") == skeleton("zelensky")
    (True, True)
    """
    for old, new in _SKELETON:
        word = word.replace(old, new)
    word = _REPEAT.sub(r"\1", word)
    head, tail = word[:1], word[1:].translate(_VOWELS)
    return _REPEAT.sub(r"\1", head + tail)


_PARTICLES = frozenset(
    "al el bin ibn ben abu abdul de da do dos van von der den la le ould ag".split()
)


def person_skeleton(words: list[str]) -> str:
    """Return the spelling-proof form of a full name, without particles."""
    parts = [skeleton(w) for w in words if w not in _PARTICLES]
    return " ".join(parts) if len(parts) > 1 and sum(map(len, parts)) >= 5 else ""


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
            entry = msgspec.structs.replace(entry, article=surface in _NEEDS_ARTICLE)
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
        elif key in _EXACT_SPELLING:
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
            if row.iso3 not in _FORMER_PAIRS:
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
                    if item.value.lower() in _NOT_NAMES:
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
                if plain != name and plain in _SHARED_NAMES:
                    continue
                for form in _forms(plain):
                    if form not in seen:
                        seen.add(form)
                        self._put(form, entry)

    def _add_people(self) -> None:
        for person in people():
            entry = Entry(
                kind="person",
                name=person.name,
                country=person.terms[-1].country,
                person=person,
                entity_id=person.id,
            )
            forms = dict.fromkeys(key_of(name) for name in (person.name, *person.variants))
            shorter = [_INITIAL.sub("", form) for form in forms]
            for form in dict.fromkeys((*forms, *shorter)):
                words = form.split(" ")
                if len(words) < 2:
                    continue
                self._put(form, entry)
                for variant in _name_forms(words):
                    if variant not in forms:
                        self._put(variant, entry)
                mark = person_skeleton(words)
                if mark:
                    people_here = self.skeletons.setdefault(mark, [])
                    if not people_here or people_here[-1] is not person:
                        people_here.append(person)
            for surname in (*person.surnames, *(person.name,) * (" " not in person.name)):
                key = key_of(surname)
                for form in dict.fromkeys((key, _ARTICLE.sub("", key))):
                    if len(form) > 1:
                        here = self.surnames.setdefault(form, [])
                        if not here or here[-1] is not person:
                            here.append(person)
                        if " " not in form and len(form) > 5:
                            alike = self.surname_skeletons.setdefault(skeleton(form), [])
                            if not alike or alike[-1] is not person:
                                alike.append(person)
                        first, count = form.split(" ")[0], form.count(" ") + 1
                        if self.longest.get(first, 0) < count:
                            self.longest[first] = count

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


def _name_forms(words: list[str]) -> list[str]:
    """Return shorter forms of a long personal name that news uses: first and last name."""
    out = []
    if len(words) >= 3:
        last = words[-2:] if words[-2] in _PARTICLES else words[-1:]
        if words[0] not in _PARTICLES and len(words) - len(last) >= 2 and len(words[0]) > 2:
            out.append(" ".join([words[0], *last]))
        if words[-2] in ("al", "el"):
            out.append(" ".join([*words[:-2], words[-1]]))
    return out


_NEEDS_ARTICLE = frozenset(
    {
        "States",
        "Arg",
        "Lodge",
        "Hrad",
        "Kirya",
        "Pentagon",
        "Quad",
        "Quartet",
        "Palace",
        "Congo",
        "Emirates",
        "Istana",
        "Beehive",
        "Red Cross",
    }
    - {"Pentagon", "Red Cross", "Kirya"}
)
_EXACT_SPELLING = frozenset({"male", "bern", "polish"})
_NOT_NAMES = frozenset(
    {
        "laos lao",
        "finn",
        "male",
        "dane",
        "the settlement",
        "the valley",
        "brasil",
        "stanley",
        "hamilton",
        "douglas",
        "plymouth",
        "victoria",
        "kingston",
        "georgetown",
        "george town",
        "san juan",
        "saint johns",
        "the lodge",
        "heliopolis palace",
        "zapote",
        "tamar",
        "el carmen",
        "scot",
        "pole",
        "kiwi",
        "kiwis",
        "west island",
        "car",
        "c.a.r.",
    }
)
_SHARED_NAMES = frozenset(
    {
        "National Assembly",
        "X",
        "Daily Star",
        "National Liberation Army",
        "Federal Intelligence Service",
        "Foreign Intelligence Service",
        "Government of National Unity",
        "National Intelligence Service",
        "Conservative Party",
        "Labour Party",
        "Workers' Party",
        "Republican Party",
        "Democratic Party",
        "National News Agency",
        "National Forces of Liberation",
        "Ansar al-Sharia",
        "Socialist Party",
        "Communist Party",
        "Supreme Court",
        "Social Democratic Party",
        "Green Party",
        "People's Party",
        "Liberal Party",
        "National Party",
        "Justice Party",
        "Main Directorate of Intelligence",
        "Parliament",
        "Ministry of State Security",
        "Islamic State",
    }
    - {"Islamic State"}
)
#: States whose names change hands with a date; the others keep theirs outside it too.
_FORMER_PAIRS = frozenset({"RUS", "DEU", "SRB", "SCG", "YUG", "CSK", "CZE", "SVK", "SUN", "DDR"})
