from __future__ import annotations

import pytest

from dragoman.knowledge import fold, people
from dragoman.knowledge._deaths import deaths, deaths_by_name, validate_deaths
from dragoman.knowledge._tables import full_date


def test_deaths_rows_are_valid() -> None:
    assert validate_deaths() == []
    assert len(deaths()) >= 350


@pytest.mark.parametrize(
    ("name", "day"),
    [("Nelson Mandela", "2013-12-05"), ("françois mitterrand", "1996-01-08"),
     ("Queen Elizabeth II", "2022-09-08"), ("Moammar Gadhafi", "2011-10-20")],
)  # fmt: skip
def test_deaths_by_any_spelling(name: str, day: str) -> None:
    assert deaths_by_name()[fold(name)].died == day


def test_deaths_nobody_took_office_after_death() -> None:
    known = deaths_by_name()
    for person in people():
        row = known.get(fold(person.name))
        if row is None or row.iso3 not in {term.country for term in person.terms}:
            continue
        assert all(term.start <= full_date(row.died) for term in person.terms), person.name
