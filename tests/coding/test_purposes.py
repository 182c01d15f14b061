"""What was only aimed at, what belongs to another event, and what parties do together."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from dragoman.records import Event

TABLE = Path(__file__).parent / "data" / "purposes.csv"

with TABLE.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, strict=True))

Events = Callable[..., tuple[Event, ...]]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['rule']}-{row['sentence'][:50]}")
def test_purposes_table(row: dict[str, str], events_of: Events, rules: ModuleType) -> None:
    events = events_of(row["sentence"])
    told = [(e.event_type, *e.mode, e.trigger.text, *e.auxiliary, e.factuality) for e in events]
    assert rules.holds(events, row["expected"]), f"expected {row['expected']}, got {told}"


def test_purposes_table_has_near_misses() -> None:
    for rule in {row["rule"] for row in ROWS}:
        kinds = {row["kind"] for row in ROWS if row["rule"] == rule}
        assert kinds == {"positive", "near-miss"}, rule


@pytest.mark.parametrize(
    ("sentence", "countries"),
    [
        ("India and Japan began a naval drill in the Bay of Bengal.", ["IND", "JPN"]),
        ("Poland held military exercises with Lithuania.", ["POL", "LTU"]),
    ],
)
def test_purposes_joint_acts_have_all_as_actors(
    sentence: str, countries: list[str], events_of: Events
) -> None:
    (event,) = events_of(sentence)
    assert event.event_type == "COOPERATE"
    assert sorted(a.country for a in event.actor) == sorted(countries)
    assert (event.recipient, event.reciprocal) == ((), True)


def test_purposes_relief_names_the_disaster(events_of: Events) -> None:
    (event,) = events_of("Chile deployed soldiers to help victims of the forest fires.")
    assert (event.event_type, event.mode) == ("AID", ())
    assert "disasters" in event.context
    assert "context/disasters" in [reason.rule for reason in event.explanation]
