from __future__ import annotations

import pytest

from dragoman.knowledge._memberships import (
    coverage,
    is_member,
    memberships,
    organisation_names,
    validate_memberships,
)


def test_memberships_rows_are_valid() -> None:
    assert validate_memberships() == []
    assert len(memberships()) > 1000
    assert len(coverage()) >= 30


@pytest.mark.parametrize(
    ("organisation", "iso3", "date", "member"),
    [
        ("European Union", "GBR", "2019-06-01", True),
        ("European Union", "GBR", "2020-02-01", False),
        ("European Union", "NOR", "2019-06-01", False),
        ("NATO", "FIN", "2023-04-03", False),
        ("NATO", "SWE", "2024-03-07", True),
        ("OPEC", "QAT", "2019-01-01", False),
        ("OPEC", "ECU", "2010-01-01", True),
        ("African Union", "MAR", "2016-06-01", False),
        ("Commonwealth", "GMB", "2015-01-01", False),
        ("G8", "RUS", "2014-06-01", False),
        ("BRICS", "SAU", "2024-06-01", None),
        ("Mercosur", "VEN", "2018-01-01", None),
        ("NATO", "FIN", "2035-01-01", None),
        ("No such body", "FIN", "2015-01-01", None),
    ],
)
def test_memberships_on_a_day(organisation: str, iso3: str, date: str, member: bool | None) -> None:
    assert is_member(organisation, iso3, date) is member


@pytest.mark.parametrize("year", range(1990, 2027))
def test_memberships_security_council_has_its_seats(year: int) -> None:
    date = f"{year}-07-01"
    rows = [r for r in memberships() if r.organisation == "UN Security Council" and r.holds(date)]
    assert sum(r.role == "elected" for r in rows) == 10
    assert sum(r.role == "permanent" for r in rows) == 5


@pytest.mark.parametrize(
    ("organisation", "date", "count"),
    [("European Union", "2015-01-01", 28), ("European Union", "2021-01-01", 27),
     ("NATO", "2018-01-01", 29), ("NATO", "2024-04-01", 32), ("ASEAN", "2010-01-01", 10),
     ("African Union", "2018-01-01", 55), ("eurozone", "2023-06-01", 20), ("G7", "2020-01-01", 7),
     ("Arab League", "2010-01-01", 22), ("ECOWAS", "2020-01-01", 15), ("SADC", "2020-01-01", 16),
     ("Council of Europe", "2021-01-01", 47), ("OECD", "2022-01-01", 38),
     ("OSCE", "2020-01-01", 57), ("Commonwealth", "2023-01-01", 56), ("OPEC", "2024-06-01", 12)],
)  # fmt: skip
def test_memberships_have_the_right_number(organisation: str, date: str, count: int) -> None:
    members = [
        r
        for r in memberships()
        if r.organisation == organisation and r.role == "member" and r.holds(date)
    ]
    assert len(members) == count


def test_memberships_names_lead_to_organisations() -> None:
    assert organisation_names()["Nato"] == "NATO"
    assert set(organisation_names().values()) == {row.organisation for row in coverage()}
