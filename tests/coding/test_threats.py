"""Threats: hostile acts on a condition, announced by their authors, and ultimatums."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from dragoman.coding._certainty import is_conditioned
from dragoman.parsing import Sentence
from dragoman.records import Event

TABLE = Path(__file__).parent / "data" / "threats.csv"

with TABLE.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, strict=True))

Events = Callable[..., tuple[Event, ...]]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['rule']}-{row['sentence'][:50]}")
def test_threats_table(row: dict[str, str], events_of: Events, rules: ModuleType) -> None:
    events = events_of(row["sentence"])
    told = [(e.event_type, *e.mode, e.trigger.text, *e.auxiliary, e.factuality) for e in events]
    assert rules.holds(events, row["expected"]), f"expected {row['expected']}, got {told}"


def test_threats_table_has_near_misses() -> None:
    for rule in ("condition", "own act", "ultimatum", "warning"):
        kinds = {row["kind"] for row in ROWS if row["rule"] == rule}
        assert kinds == {"positive", "near-miss"}, rule


def test_threats_are_made_for_certain(events_of: Events) -> None:
    events = events_of("If Taiwan declares independence, China will attack it.")
    (event,) = [e for e in events if e.event_type == "THREATEN"]
    assert (event.auxiliary, event.factuality, event.attribution) == ((), "CT+", ())
    assert event.counts
    assert [a.country for a in event.actor] == ["CHN"]


def test_threats_of_an_ultimatum_keep_the_parties_of_the_demand(events_of: Events) -> None:
    (event,) = events_of("Niger told French troops to leave or face expulsion.")
    assert [a.country for a in event.actor] == ["NER"]
    assert [a.country for a in event.recipient] == ["FRA"]
    assert "composition/ultimatum" in [reason.rule for reason in event.explanation]


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Turkey will close the border if the talks fail.", "close", True),
        ("Turkey will close the border unless the talks succeed.", "close", True),
        ("Should the talks fail, Turkey will close the border.", "close", True),
        ("If the talks fail, Turkey will arm the rebels and close the border.", "close", True),
        ("Turkey will close the border after the talks fail.", "close", False),
        ("Turkey will close the border because the talks failed.", "close", False),
        ("Turkey asked if the talks had failed.", "asked", False),
        ("Turkey will close the border.", "close", False),
    ],
)
def test_certainty_is_conditioned(
    text: str, verb: str, expected: bool, parse: Callable[[str], Sentence]
) -> None:
    token = next(t for t in parse(text).tokens if t.text == verb)
    assert is_conditioned(token) is expected
