"""What a speaker says of another party: allegations, blame and praise in reported clauses."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from dragoman.records import Event

TABLE = Path(__file__).parent / "data" / "verdicts.csv"

with TABLE.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, strict=True))

Events = Callable[..., tuple[Event, ...]]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['rule']}-{row['sentence'][:50]}")
def test_verdicts_table(row: dict[str, str], events_of: Events, rules: ModuleType) -> None:
    events = events_of(row["sentence"])
    told = [(e.event_type, *e.mode, e.trigger.text, e.factuality) for e in events]
    assert rules.holds(events, row["expected"]), f"expected {row['expected']}, got {told}"


def test_verdicts_table_has_near_misses() -> None:
    for rule in ("wrongdoing", "blame", "praise", "claimed"):
        kinds = {row["kind"] for row in ROWS if row["rule"] == rule}
        assert kinds == {"positive", "near-miss"}, rule


@pytest.mark.parametrize(
    ("sentence", "speaker", "judged", "rule"),
    [
        ("Kigali said that Burundi was a menace.", "RWA", "BDI", "verdict/blame"),
        ("Lisbon said that Angola was a reliable partner.", "PRT", "AGO", "verdict/praise"),
        ("Madrid said that Morocco had cheated.", "ESP", "MAR", "verdict/wrongdoing"),
        ("Serbia claimed that Kosovo was preparing a road.", "SRB", "XKX", "verdict/claimed"),
        ("Armenia claimed that Azerbaijan had shelled it.", "ARM", "AZE", "verdict/act"),
    ],
)
def test_verdicts_parties_and_reason(
    sentence: str, speaker: str, judged: str, rule: str, events_of: Events
) -> None:
    (event,) = [e for e in events_of(sentence) if e.event_type in ("ACCUSE", "SUPPORT")]
    assert [a.country for a in event.actor] == [speaker]
    assert [a.country for a in event.recipient] == [judged]
    assert rule in [reason.rule for reason in event.explanation]


def test_verdicts_are_less_sure_than_what_is_said_outright(events_of: Events) -> None:
    (said,) = events_of("Kigali said that Burundi was a menace.")
    (outright,) = events_of("Kigali condemned Burundi.")
    assert said.event_type == outright.event_type == "ACCUSE"
    assert said.confidence < outright.confidence


def test_verdicts_accusation_stands_while_its_content_stays_open(events_of: Events) -> None:
    events = events_of("Armenia claimed that Azerbaijan had shelled a village.")
    accusation = next(e for e in events if e.event_type == "ACCUSE")
    attack = next(e for e in events if e.event_type == "ASSAULT")
    assert (accusation.factuality, accusation.counts) == ("CT+", True)
    assert (attack.factuality, attack.counts) == ("Uu", False)
    assert [link.stance for link in attack.attribution] == ["alleges"]
