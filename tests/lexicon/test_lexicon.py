"""Every row of tests/lexicon/data: a sentence, the type expected, and the word that tells it."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from dragoman.coder import Coder
from dragoman.records import Event

DATA = Path(__file__).parent / "data"
KNOWN = Path(__file__).parent / "known.csv"


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _rows() -> list[tuple[str, str, str, str]]:
    return [
        (path.stem, row["sentence"], row["expected"], row["trigger"])
        for path in sorted(DATA.glob("*.csv"))
        for row in _read(path)
    ]


def _known() -> set[str]:
    if not KNOWN.exists():
        return set()
    return {row["sentence"] for row in _read(KNOWN)}


@cache
def _coder() -> Coder:
    return Coder()


@cache
def _events(sentence: str) -> tuple[Event, ...]:
    return tuple(_coder().code(sentence, published="2024-05-06").events)


def passes(events: tuple[Event, ...], expected: str, trigger: str) -> bool:
    """Tell whether a row holds: some event of the type with the trigger, or none with it."""
    words = trigger.lower().split()

    def at_trigger(event: Event) -> bool:
        spoken = event.trigger.text.lower().split()
        return not words or any(word in spoken for word in words)

    if expected == "none":
        return not any(at_trigger(event) for event in events)
    event_type, _, mode = expected.partition("/")
    return any(
        event.event_type == event_type and (not mode or mode in event.mode) and at_trigger(event)
        for event in events
    )


@pytest.mark.parametrize(("family", "sentence", "expected", "trigger"), _rows())
def test_lexicon_row(family: str, sentence: str, expected: str, trigger: str) -> None:
    held = passes(_events(sentence), expected, trigger)
    if sentence in _known():
        if held:
            pytest.fail(f"{family}: now passes, take it off known.csv")
        pytest.xfail("listed in known.csv")
    told = [(e.event_type, *e.mode, e.trigger.text) for e in _events(sentence)]
    assert held, f"{family}: expected {expected} at '{trigger}', got {told}"


def test_lexicon_known_failures_are_rows() -> None:
    assert _known() <= {sentence for _, sentence, _, _ in _rows()}
