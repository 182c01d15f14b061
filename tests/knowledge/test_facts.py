"""The fact tables: every row valid, codes real, and the readers strict."""

from __future__ import annotations

import pycountry
import pytest

from dragoman.errors import ConfigError
from dragoman.knowledge import (
    Role,
    countries,
    country,
    dated,
    fold,
    full_date,
    holders,
    is_date,
    leaders,
    ministers,
    organisations,
    people,
    plover_country,
    read_table,
    regions,
    roles,
    validate,
)

FORMER = {"XKX", "SUN", "YUG", "SCG", "CSK", "DDR", "YMD", "ANT"}


def test_validate_finds_no_bad_row() -> None:
    assert validate() == []


def test_countries_have_real_codes() -> None:
    codes = {row.iso3 for row in countries()}
    assert codes - FORMER == {row.alpha_3 for row in pycountry.countries}


def test_tables_are_wide_enough() -> None:
    assert len(leaders()) > 3000
    assert len(ministers()) > 1200
    assert sum(row.kind == "armed group" for row in organisations()) > 400
    assert len(roles()) > 5000
    assert len(regions()) > 1000


def test_leaders_have_one_american_president_each_day() -> None:
    for year in range(1990, 2027):
        for day in (f"{year}-01-19", f"{year}-01-21", f"{year}-07-04"):
            names = {p.name for p, t in holders("USA", day, office="president") if t.top}
            assert len(names) == 1, day


@pytest.mark.parametrize(
    ("iso3", "date", "office", "name"),
    [
        ("USA", "2001-01-19", "president", "Bill Clinton"),
        ("USA", "2001-01-20", "president", "George W. Bush"),
        ("GBR", "2003-03-20", "foreign secretary", "Jack Straw"),
        ("RUS", "2022-02-24", "defence minister", "Sergei Shoigu"),
        ("MLI", "2019-01-01", "prime minister", "Soumeylou Boubèye Maïga"),
        ("MYS", "2000-01-01", "king", "Salahuddin Abdul Aziz Shah"),
        ("IRN", "2023-03-13", "president", "Ebrahim Raisi"),
    ],
)
def test_leaders_holders(iso3: str, date: str, office: str, name: str) -> None:
    assert name in {p.name for p, _ in holders(iso3, date, office=office)}


@pytest.mark.parametrize(
    ("name", "other"),
    [("Kim Jong-un", "Kim Jong Il"), ("Myint Swe", "Win Myint")],
)
def test_leaders_do_not_carry_a_neighbours_name(name: str, other: str) -> None:
    person = next(p for p in people() if p.name == name)
    assert other not in person.variants


def test_people_join_terms_of_several_tables() -> None:
    person = next(p for p in people() if p.name == "António Guterres")
    assert {"PRT", "UNO"} <= {term.country for term in person.terms}


def test_people_have_unique_ids() -> None:
    ids = [p.id for p in people()]
    assert len(set(ids)) == len(ids)


def test_organisations_sectors_change_with_the_date() -> None:
    taliban = next(row for row in organisations() if row.name == "Taliban")
    assert taliban.sectors_on("2010-01-01")[0] == "REB"
    assert taliban.sectors_on("2022-01-01")[0] == "GOV"
    farc = next(r for r in organisations() if r.abbreviation == "FARC")
    assert farc.exists_on("2000-01-01")
    assert not farc.exists_on("2020-01-01")


@pytest.mark.parametrize(
    ("iso3", "code"),
    [
        ("PRI", "USA"),
        ("GRL", "DNK"),
        ("ESH", "MAR"),
        ("HKG", "HKG"),
        ("PSE", "PSE"),
        ("FRA", "FRA"),
    ],
)
def test_countries_dependencies_follow_the_controlling_state(iso3: str, code: str) -> None:
    assert plover_country(iso3) == code
    assert country(iso3) is not None


@pytest.mark.parametrize(
    ("text", "full"), [("1991", "1991-01-01"), ("1991-08", "1991-08-01"), ("", "")]
)
def test_tables_full_date(text: str, full: str) -> None:
    assert full_date(text) == full


@pytest.mark.parametrize("text", ["91", "1991-13", "1991-02-31", "1991-8-1", "May 1991"])
def test_tables_reject_bad_dates(text: str) -> None:
    assert not is_date(text)


def test_tables_dated_values_are_half_open() -> None:
    (item,) = dated("X[1990..1991]")
    assert item.holds("1990-01-01")
    assert not item.holds("1991-01-01")


@pytest.mark.parametrize("text", ["phrase,sector\na,GOV\n", "phrase,sector,sector2\na,GOV\n"])
def test_tables_refuse_wrong_columns(text: str) -> None:
    with pytest.raises(ConfigError, match="E201"):
        read_table("roles.csv", Role, text=text)


def test_tables_name_a_missing_file() -> None:
    with pytest.raises(ConfigError, match="E207"):
        read_table("no_such.csv", Role)


@pytest.mark.parametrize(
    ("text", "folded"), [("Erdoğan", "erdogan"), ("Łódź", "lodz"), ("Støre", "store")]
)
def test_leaders_fold(text: str, folded: str) -> None:
    assert fold(text) == folded
