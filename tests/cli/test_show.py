"""Cells of the table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dragoman.cli import _show
from dragoman.records import Actor, Attribution, Event, Report, When

REPORT = Report(
    text="The ministers met in Geneva on Monday after weeks of preparation and agreed on little, "
    "said a diplomat who took part in the talks.",
    id="r",
)
SOURCE = Actor(text="US", start=0, end=2, name="United States", country="USA")


def link(stance: str) -> Attribution:
    return Attribution(source=SOURCE, cue=None, stance=stance, factuality="CT+")


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        (None, "?"),
        (When(start="2023-03-13", end="2023-03-13"), "2023-03-13"),
        (When(start="2023-01-01", end="2023-12-31", granularity="year"), "2023"),
        (When(start="2023-03-01", end="2023-03-31", granularity="month"), "2023-03"),
        (When(start="2023-03-12", end="2023-03-14", granularity="interval"), "2023-03-12…14"),
        (When(start="2023-03-12", end="2023-04-14", granularity="interval"), "2023-03-12…04-14"),
        (When(start="2022-12-30", end="2023-01-02", granularity="week"), "2022-12-30…2023-01-02"),
    ],
)
def test_show_when(when: When | None, shown: str) -> None:
    assert _show._when(when) == shown


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({}, ""),
        ({"auxiliary": ("negation",), "factuality": "CT-"}, "negation"),
        ({"factuality": "CT-"}, "did not happen (CT-)"),
        ({"auxiliary": ("future",), "factuality": "PR+"}, "future\nprobable (PR+)"),
        ({"attribution": (link("alleges"),), "factuality": "Uu"}, "United States alleges"),
        ({"factuality": "Uu"}, "not committed (Uu)"),
        ({"attribution": (link("states"), link("denies"))},
         "United States says\nUnited States denies"),
    ],
)  # fmt: skip
def test_show_marks(event_maker: Callable[..., Event], changes: dict[str, Any], shown: str) -> None:
    assert str(_show._marks(event_maker(REPORT, 0, "met", **changes))) == shown


def test_show_parties(event_maker: Callable[..., Event]) -> None:
    event = event_maker(REPORT, 0, "met", actor=(), recipient=(SOURCE, SOURCE), reciprocal=True)
    assert str(_show._parties(event)) == "– ↔ United States USA, United States USA"


@pytest.mark.parametrize(
    ("trigger", "shown"),
    [
        ("met", "The ministers met in Geneva on Monday after weeks of…"),
        ("agreed", "…of preparation and agreed on little, said a diplomat who took…"),
    ],
)
def test_show_snippet(event_maker: Callable[..., Event], trigger: str, shown: str) -> None:
    assert str(_show._snippet(event_maker(REPORT, 0, trigger), REPORT.text)) == shown


def test_show_snippet_finds_the_right_sentence(event_maker: Callable[..., Event]) -> None:
    report = Report(text="They met.\nSomething. They met.\nThey met again,\n they say.", id="r")
    event = event_maker(report, 0, "met again", text="They met again,\n they say.")
    assert str(_show._snippet(event, report.text)) == "They met again, they say."


def test_show_snippet_without_its_sentence(event_maker: Callable[..., Event]) -> None:
    report = Report(text="Before.\nThey met again.\nAfter.", id="r")
    event = event_maker(report, 0, "met", text="Something else.")
    assert str(_show._snippet(event, report.text)) == "They met again."
