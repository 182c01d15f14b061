"""The resolver: phrases to country, sector, office and entity, as of a day."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dragoman.actors._resolve import Resolution, Resolver, find_names, is_political
from dragoman.errors import ConfigError

CASES = Path(__file__).parent / "data" / "resolution.csv"


@pytest.fixture(scope="module")
def resolver() -> Resolver:
    return Resolver()


def _cases() -> list[tuple[str, str, str, str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return [
            (row["phrase"], row["date"], row["country"], row["sector"], row["office"] or "")
            for row in csv.DictReader(file)
        ]


@pytest.mark.parametrize(("phrase", "date", "country", "sector", "office"), _cases())
def test_resolve_case(
    resolver: Resolver, phrase: str, date: str, country: str, sector: str, office: str
) -> None:
    answer = resolver.resolve(phrase, date)
    assert (answer.country, answer.sector[0] if answer.sector else "") == (country, sector)
    if office:
        assert answer.office == office


@pytest.mark.parametrize("case", _cases()[::7])
def test_resolve_span_lies_in_the_phrase(
    resolver: Resolver, case: tuple[str, str, str, str, str]
) -> None:
    answer = resolver.resolve(case[0], case[1])
    start, end = answer.span
    assert 0 <= start <= end <= len(case[0])
    assert 0 <= answer.confidence <= 1


def test_resolve_is_the_same_twice(resolver: Resolver) -> None:
    first = resolver.resolve("the Iranian foreign minister", "2023-03-13")
    assert Resolver().resolve("the Iranian foreign minister", "2023-03-13") == first


def test_resolve_without_a_date_takes_the_end_of_the_tables(resolver: Resolver) -> None:
    assert resolver.resolve("Donald Trump").office == "president"


@pytest.mark.parametrize("phrase", ["", " ", "—", "'s", "123", "\u200b", "the", "of", "-", "US-"])
def test_resolve_survives_anything(resolver: Resolver, phrase: str) -> None:
    assert isinstance(resolver.resolve(phrase, "2020-01-01"), Resolution)


def test_resolve_hint_fills_in_and_decides(resolver: Resolver) -> None:
    assert resolver.resolve("the foreign ministry", "2020-01-01").country == ""
    answer = resolver.resolve("the foreign ministry", "2020-01-01", country_hint="KEN")
    assert answer.country == "KEN"
    congo = resolver.resolve("Congolese troops", "2020-01-01", country_hint="COG")
    assert congo.country == "COG"


def test_resolve_persons_carry_identity(resolver: Resolver) -> None:
    old = resolver.resolve("President Bush", "1990-08-10")
    new = resolver.resolve("President Bush", "2005-08-10")
    assert old.name == "George H. W. Bush"
    assert new.name == "George W. Bush"
    assert old.entity_id != new.entity_id
    assert resolver.resolve("Iran", "2005-08-10").entity_id == "iso3166:IRN"


def test_resolve_second_sectors(resolver: Resolver) -> None:
    assert resolver.resolve("the Abkhaz leader", "2015-05-01").sector == ("GOV", "PRE")
    assert resolver.resolve("an opposition lawmaker", "2015-05-01").sector == ("LEG", "OPP")
    assert resolver.resolve("the ruling party", "2015-05-01").sector == ("PTY", "GOV")


def test_resolve_asks_a_gazetteer() -> None:
    def places(name: str) -> str:
        return {"Exampleville": "NOR", "New Exampleton": "CHL"}.get(name, "")

    resolver = Resolver(places=places)
    assert resolver.resolve("police in Exampleville", "2015-05-01").country == "NOR"
    assert resolver.resolve("New Exampleton residents", "2015-05-01").country == "CHL"
    assert resolver.resolve("troops in Exampleville", "2015-05-01").country == ""


def test_resolve_own_actors_win(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        "name,aliases,country,sector,kind,start,end\n"
        "River Guard,Guards of the River,NER,PRM,organisation,2015,\n"
        "Gazprom,,RUS,GOV,organisation,,\n",
        encoding="utf-8",
    )
    resolver = Resolver(extra=path)
    answer = resolver.resolve("Guards of the River", "2020-01-01")
    assert (answer.name, answer.country, answer.sector) == ("River Guard", "NER", ("PRM",))
    assert resolver.resolve("Gazprom", "2020-01-01").country == "RUS"


@pytest.mark.parametrize(
    "row",
    ["X,,ZZZ,GOV,,,", "X,,NER,ABC,,,", ",,NER,GOV,,,", "X,,NER,GOV,,May 2020,"],
)
def test_resolve_own_actors_are_checked(tmp_path: Path, row: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text(f"name,aliases,country,sector,kind,start,end\n{row}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="E201"):
        Resolver(extra=path)


def test_resolve_own_actors_refuse_unknown_columns(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("name,colour\nX,red\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="E201"):
        Resolver(extra=path)


@pytest.mark.parametrize(
    ("phrase", "political"),
    [("Iran", True), ("gunmen", True), ("he", False), ("the weather", False)],
)
def test_resolve_is_political(resolver: Resolver, phrase: str, political: bool) -> None:
    assert is_political(resolver.resolve(phrase, "2015-05-01")) is political


def test_find_names_gives_offsets_and_longest_matches(resolver: Resolver) -> None:
    text = "Angela Merkel met South Korea's envoy in Berlin; the Irish Republican Army was silent."
    found = {text[a:b]: r for a, b, r in find_names(text, "2015-05-01", resolver=resolver)}
    assert set(found) == {"Angela Merkel", "South Korea", "Berlin", "Irish Republican Army"}
    assert found["Angela Merkel"].country == "DEU"


@pytest.mark.parametrize(
    "text",
    [
        "Michael Jordan left early.",
        "They may march in may, who knows.",
        "He kept a turkey and some china.",
        "Chad Smith drums.",
    ],
)
def test_find_names_leaves_ordinary_words_alone(resolver: Resolver, text: str) -> None:
    assert find_names(text, "2018-05-01", resolver=resolver) == []
