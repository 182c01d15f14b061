"""Names of places and what they may mean.

One compact file, built by ``tools/build_gazetteer.py``, holds countries, first-level
units, cities, and the regions, waters and sites that news reports name.  A larger
file made by the same tool can be given instead; docs/places-and-times.md describes
the format.
"""

from __future__ import annotations

import array
import re
import sys
import unicodedata
import zlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import msgspec

from dragoman.errors import ConfigError

#: First bytes of a gazetteer file, and the version of what follows.
MAGIC = b"dragoman-gazetteer\n"
FORMAT = 1

DEFAULT_PATH = Path(__file__).resolve().parent / "data" / "gazetteer.bin"

#: A reading dominates when it has this many times the inhabitants of the next one.
DOMINANCE = 3

_MARKS = str.maketrans(
    {
        "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "ı": "i", "đ": "d", "Đ": "d", "ß": "ss",
        "æ": "ae", "Æ": "ae", "œ": "oe", "ə": "a", "ǝ": "a", "Ə": "a", "ð": "d", "þ": "th",
        "'": "", "’": "", "‘": "", "`": "", "ʻ": "", "ʼ": "", "ʾ": "", "ʿ": "", "´": "",
        ".": "", ",": "", "-": " ", "–": " ", "‐": " ", "‑": " ", "—": " ", "/": " ",
    }
)  # fmt: skip
_SPACE = re.compile(r"\s+")


@lru_cache(maxsize=65536)
def fold_name(name: str) -> str:
    """The form under which a name is looked up.

    Case, diacritics, apostrophes and full stops do not count, a hyphen is a space, and
    a leading "the" is dropped: ``Sana'a`` is ``sanaa``, ``Deir ez-Zor`` is
    ``deir ez zor``.
    """
    text = name.translate(_MARKS)
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in text if not unicodedata.combining(c)).translate(_MARKS)
    text = _SPACE.sub(" ", text.casefold()).strip()
    return text[4:] if text.startswith("the ") else text


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """One reading of a place name.

    Attributes
    ----------
    name : str
        Canonical name.
    country : str
        ISO 3166-1 alpha-3, or "" for what belongs to no single state (the Sahel, seas).
    country_name : str
    province : str
        First-level unit, "" when not known.
    lat, lon : float
        WGS84 degrees; the centre, for a province the middle of its towns.
    population : int
        0 when not known; of a province, that of its towns.
    geonameid : int or None
    feature_class, feature_code : str
        GeoNames codes.
    resolution : int
        1 country or larger, 2 province or region, 3 district, 4 city, 5 part of a city.
    number : int
        Position in the file: identity within one gazetteer.
    known : bool
        A city that reports name often.
    """

    name: str
    country: str
    country_name: str
    province: str
    lat: float
    lon: float
    population: int
    geonameid: int | None
    feature_class: str
    feature_code: str
    resolution: int
    number: int
    known: bool

    @property
    def is_country(self) -> bool:
        return self.feature_code == "PCLI"

    @property
    def is_province(self) -> bool:
        return self.feature_code == "ADM1"

    @property
    def is_city(self) -> bool:
        return self.resolution == 4

    @property
    def is_capital(self) -> bool:
        return self.feature_code == "PPLC"

    @property
    def weight(self) -> float:
        """How likely a bare mention means this place; comparable within one name."""
        if self.is_country:
            return 1e10
        if self.is_capital:
            return max(self.population, 1_000_000) * 20.0
        if self.is_province:
            # A bare name shared with a city means the city; one shared with a small
            # foreign town means the province.
            return 60_000.0 + self.population * 0.002
        if self.feature_class == "P" and self.resolution == 4:
            return float(max(self.population, 8_000)) * (20.0 if self.known else 1.0)
        # Written down because reports name it; what belongs to no state is well known.
        return 600_000.0 if self.country else 5e7


class _File(msgspec.Struct):
    format: int
    source: str
    kinds: list[tuple[str, str, int]]
    countries: list[tuple[str, str]]
    admins: list[str]
    names: list[str]
    kind: bytes
    country: bytes
    admin: bytes
    lat: bytes
    lon: bytes
    population: bytes
    geonameid: bytes
    known: set[int]
    index: dict[str, int | list[int]]
    guards: dict[str, str]


_Loaded = TypeVar("_Loaded", bound="Gazetteer")


class Gazetteer:
    """Look-up of place names.  Use :meth:`load`.

    Attributes
    ----------
    source : str
        What the file was built from.
    longest : int
        Words of the longest name.
    """

    def __init__(self, file: _File) -> None:
        self._file = file
        self._kind = file.kind
        self._country = _column("H", file.country)
        self._admin = _column("H", file.admin)
        self._lat = _column("i", file.lat)
        self._lon = _column("i", file.lon)
        self._population = _column("I", file.population)
        self._geonameid = _column("I", file.geonameid)
        self._index = file.index
        self._guards = file.guards
        self._places: dict[int, Place] = {}
        self._found: dict[str, tuple[Place, ...]] = {}
        self.source = file.source
        self.longest = 6

    @classmethod
    def load(cls: type[_Loaded], path: str | Path | None = None) -> _Loaded:
        """Read a gazetteer file.

        Parameters
        ----------
        path : str or Path, optional
            The one that ships with Dragoman when not given.

        Raises
        ------
        ConfigError
            E207 when the shipped file is missing, E201 when the file is not a gazetteer
            of this version.
        """
        file = Path(path) if path is not None else DEFAULT_PATH
        try:
            raw = file.read_bytes()
        except OSError as error:
            if path is None:
                raise ConfigError("E207", path=file) from None
            raise ConfigError("E201", path=file, detail=error.strerror or str(error)) from None
        if not raw.startswith(MAGIC):
            raise ConfigError("E201", path=file, detail="not a gazetteer file")
        try:
            data = msgspec.msgpack.decode(zlib.decompress(raw[len(MAGIC) :]), type=_File)
        except (zlib.error, msgspec.DecodeError, msgspec.ValidationError) as error:
            raise ConfigError("E201", path=file, detail=f"damaged gazetteer: {error}") from None
        if data.format != FORMAT:
            detail = f"gazetteer format {data.format}, expected {FORMAT}"
            raise ConfigError("E201", path=file, detail=detail)
        return cls(data)

    def __len__(self) -> int:
        return len(self._file.names)

    def __contains__(self, name: str) -> bool:
        return fold_name(name) in self._index

    @property
    def names(self) -> Iterable[str]:
        """All names, folded as by :func:`fold_name`."""
        return self._index.keys()

    def candidates(self, name: str) -> tuple[Place, ...]:
        """All readings of a name, the likeliest first; empty when the name is not known."""
        return self.readings(fold_name(name))

    def readings(self, key: str) -> tuple[Place, ...]:
        """As `candidates`, of a name that is folded already."""
        found = self._found.get(key)
        if found is None:
            numbers = self._index.get(key)
            if numbers is None:
                return ()
            several = [numbers] if isinstance(numbers, int) else numbers
            places = [self.place(number) for number in several]
            places.sort(key=lambda place: (-place.weight, place.number))
            found = self._found[key] = tuple(places)
        return found

    def guard(self, name: str) -> str:
        """``place`` for a name that is also a word or a person's name, ``comma`` for an
        abbreviation that is a place only after a comma, else "".
        """
        return self._guards.get(fold_name(name), "")

    def country_of(self, name: str, *, placed: bool = False) -> str:
        """ISO 3166-1 alpha-3 code of the country a name means when nothing else is known.

        Parameters
        ----------
        name : str
        placed : bool
            True when the text marks the name as a place ("police in Reading"); names
            that are also words or persons' names are then read as well.

        Returns
        -------
        str
            "" for unknown names, for names without a dominating reading and for what
            belongs to no single state.
        """
        key = fold_name(name)
        guard = self._guards.get(key)
        if guard == "comma" or (guard == "place" and not placed):
            # A country's own name is a place whoever else bears it.
            found = self.readings(key)
            return found[0].country if guard == "place" and found and found[0].is_country else ""
        found = self.readings(key)
        if not found:
            return ""
        first = found[0]
        for other in found[1:]:
            if other.country != first.country and other.weight * DOMINANCE > first.weight:
                return ""
        return first.country

    def country(self, code: str) -> Place | None:
        """The country with an ISO 3166-1 alpha-3 code."""
        for number, kind in enumerate(self._kind):
            if self._file.kinds[kind][1] != "PCLI":
                return None  # countries stand first
            if self._file.countries[self._country[number]][0] == code:
                return self.place(number)
        return None

    def place(self, number: int) -> Place:
        """The place at a position of the file."""
        known = self._places.get(number)
        if known is not None:
            return known
        feature_class, feature_code, resolution = self._file.kinds[self._kind[number]]
        code, country_name = self._file.countries[self._country[number]]
        made = Place(
            name=self._file.names[number],
            country=code,
            country_name=country_name,
            province=self._file.admins[self._admin[number]],
            lat=self._lat[number] / 1e4,
            lon=self._lon[number] / 1e4,
            population=self._population[number],
            geonameid=self._geonameid[number] or None,
            feature_class=feature_class,
            feature_code=feature_code,
            resolution=resolution,
            number=number,
            known=number in self._file.known,
        )
        self._places[number] = made
        return made


def _column(typecode: str, packed: bytes) -> array.array[int]:
    """Little-endian fixed-width integers."""
    values: array.array[int] = array.array(typecode)
    values.frombytes(packed)
    if sys.byteorder == "big":
        values.byteswap()
    return values
