"""Counts of people: numbers, ranges, and what is no count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coding._magnitude import find_magnitude


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("The blast killed 12 people.", "dead", 12),
        ("The blast killed at least 12 people.", "dead", "12+"),
        ("More than 1,200 people were killed.", "dead", "1200+"),
        ("Up to 30 soldiers were killed.", "dead", "0-30"),
        ("The attack killed between 40 and 50 villagers.", "dead", "40-50"),
        ("Dozens were killed.", "dead", "24-99"),
        ("Dozens of people were killed in the raid.", "dead", "24-99"),
        ("Hundreds of villagers died.", "dead", "200-999"),
        ("The attack left seven dead.", "dead", 7),
        ("Three policemen were killed.", "dead", 3),
        ("The death toll rose to 85.", "dead", 85),
        ("Twelve protesters were injured.", "injured", 12),
        ("The blast wounded 30 others.", "injured", 30),
        ("Police arrested 200 protesters.", "arrested", 200),
        ("At least 40 people were detained.", "arrested", "40+"),
        ("Tens of thousands marched in Sofia.", "size", "20000-99999"),
        ("The rally drew a crowd of 5,000.", "size", 5000),
        ("Some 2.5 million people took to the streets.", "size", 2500000),
        ("A dozen villagers were killed.", "dead", 12),
    ],
)
def test_magnitude_table(text: str, field: str, value: int | str) -> None:
    assert getattr(find_magnitude(text), field) == value


@pytest.mark.parametrize(
    "text",
    [
        "The attack killed the minister.",
        "The army killed the bill.",
        "He was killed in 1994.",
        "In 2011, protesters marched.",
        "It happened 12 km from Kabul.",
        "Support was hurt by 3 percent.",
        "They were jailed for 12 years.",
        "",
    ],
)
def test_magnitude_no_counts(text: str) -> None:
    found = find_magnitude(text)
    assert (found.dead, found.injured, found.arrested, found.size) == (None,) * 4


def test_magnitude_several_fields() -> None:
    found = find_magnitude("The bomb killed 8 people and wounded 21 others.")
    assert (found.dead, found.injured) == (8, 21)


@given(st.integers(1, 1899))
def test_magnitude_any_number(number: int) -> None:
    assert find_magnitude(f"The raid killed {number} people.").dead == number
    assert find_magnitude(f"The raid killed {number:,} people.").dead == number
    assert find_magnitude(f"The raid killed at least {number} people.").dead == f"{number}+"


@given(st.text(alphabet="killed 0123456789,.between andleast people-", max_size=60))
def test_magnitude_any_text(text: str) -> None:
    for value in (find_magnitude(text).dead, find_magnitude(text).size):
        assert value is None or (isinstance(value, int) and value >= 0) or isinstance(value, str)
