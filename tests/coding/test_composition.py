"""The walk: each composition rule in a sentence, and in one that only looks like it."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from dragoman.codebook import load_codebook
from dragoman.records import Event

TABLE = Path(__file__).parent / "data" / "composition.csv"

with TABLE.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, strict=True))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['operator']}-{row['sentence'][:50]}")
def test_composition(
    row: dict[str, str], events_of: Callable[..., tuple[Event, ...]], rules: ModuleType
) -> None:
    events = events_of(row["sentence"])
    held = rules.holds(events, row["expected"])
    if row["known"]:
        if held:
            pytest.fail("now holds: empty its cell 'known'")
        pytest.xfail(row["known"])
    told = [
        (e.event_type, *e.mode, e.trigger.text, *e.auxiliary, e.factuality,
         *(link.stance for link in e.attribution))
        for e in events
    ]  # fmt: skip
    assert held, f"expected {row['expected']}, got {told}"


def test_composition_covers_every_operator() -> None:
    for kind in ("positive", "near-miss"):
        covered = {row["operator"] for row in ROWS if row["kind"] == kind}
        assert set(load_codebook().operators.by_name) <= covered
    assert {row["kind"] for row in ROWS} == {"positive", "near-miss"}


@pytest.mark.parametrize(
    ("sentence", "chain"),
    [
        (
            "Witnesses told the BBC that soldiers from Eritrea had killed villagers.",
            ["states"],
        ),
        (
            "The UN said that Rwanda had denied arming the rebels in Congo.",
            ["states", "denies"],
        ),
        (
            "According to Ukraine, Russia accused Poland of supplying mines to the army.",
            ["states"],
        ),
        ("Russia shelled Kharkiv.", []),
        ("Russia reportedly shelled Kharkiv.", ["states"]),
        ("Russia allegedly shelled Kharkiv.", ["alleges"]),
    ],
)
def test_composition_chain_of_sources(
    sentence: str, chain: list[str], events_of: Callable[..., tuple[Event, ...]]
) -> None:
    assert chain in [[link.stance for link in event.attribution] for event in events_of(sentence)]


def test_composition_sources_are_resolved(events_of: Callable[..., tuple[Event, ...]]) -> None:
    (event,) = events_of("France said that Russia shelled Kharkiv.")
    (link,) = event.attribution
    assert (link.source.country, link.factuality, event.factuality) == ("FRA", "CT+", "Uu")
    assert link.cue is not None
    assert link.cue.text == "said"
    assert event.counts


def test_composition_every_step_has_a_reason(events_of: Callable[..., tuple[Event, ...]]) -> None:
    (event,) = [
        e
        for e in events_of("France denied that it had refused to sell frigates to Egypt.")
        if e.event_type == "REJECT"
    ]
    rules = [reason.rule for reason in event.explanation]
    assert any(rule.startswith("frame/") for rule in rules)
    assert "operator/refuse" in rules
    assert "operator/deny" in rules
    assert all(r.span is not None for r in event.explanation if r.rule != "confidence/score")
