from __future__ import annotations

import pytest

from dragoman.knowledge import leaders
from dragoman.knowledge._states import (
    capital_of,
    capitals,
    capitals_of,
    has_office,
    offices,
    state_names,
    validate_states,
    wars,
)


def test_states_rows_are_valid() -> None:
    assert validate_states() == []
    assert len(offices()) > 500 and len(capitals()) > 200
    assert len(wars()) > 80 and len(state_names()) > 25


@pytest.mark.parametrize(
    ("iso3", "office", "date", "has"),
    [
        ("GBR", "president", "2020-01-01", False),
        ("GBR", "monarch", "2020-01-01", True),
        ("USA", "prime minister", "2020-01-01", False),
        ("FRA", "monarch", "2020-01-01", False),
        ("DEU", "chancellor", "2020-01-01", True),
        ("TUR", "prime minister", "2017-01-01", True),
        ("TUR", "prime minister", "2020-01-01", False),
        ("NPL", "monarch", "2007-01-01", True),
        ("NPL", "president", "2007-01-01", False),
        ("KEN", "prime minister", "2010-01-01", True),
        ("KEN", "prime minister", "2018-01-01", False),
        ("XXX", "president", "2018-01-01", None),
    ],
)
def test_states_offices_on_a_day(iso3: str, office: str, date: str, has: bool | None) -> None:
    assert has_office(iso3, office, date, date) is has


def test_states_no_leader_holds_an_office_that_is_denied() -> None:
    titles = {"president": "president", "prime minister": "prime minister", "king": "monarch",
              "queen": "monarch", "chancellor": "chancellor"}  # fmt: skip
    for row in leaders():
        office = titles.get(row.title)
        if office is None or (row.iso3, row.title) == ("ESP", "president"):
            continue
        start = row.start if len(row.start) == 10 else row.start + "-15"
        assert has_office(row.iso3, office, start, "9999-12-31") is not False, row


def test_states_capitals() -> None:
    assert {row.iso3 for row in capital_of("Bucharest")} == {"ROU"}
    assert capitals_of("KAZ", "2020-01-01") == ("Astana", "Nur-Sultan")
    assert capitals_of("DEU", "2010-01-01") == ("Berlin",)
