"""Explanations in plain words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

import dragoman
from dragoman.cli import _explain
from dragoman.reading import read
from dragoman.records import (
    Actor,
    Attribution,
    Event,
    Location,
    Offsets,
    Reason,
    Report,
    Span,
    When,
)

TEXT = "Iran denied on Monday that it had met envoys of Ruritania in Tehran."
REPORT = Report(text=TEXT, id="r")
DENIED = Span(text="denied", start=5, end=11)
IRAN = Actor(text="Iran", start=0, end=4, name="Iran", country="IRN", kind="country")

Maker = Callable[..., Event]


def shown(event: Event, text: str = TEXT) -> str:
    console = Console(width=300, highlight=False)
    with console.capture() as capture:
        console.print(_explain.explanation(event, text, "2023-03-13"))
    return "\n".join(line.rstrip() for line in capture.get().splitlines())


@pytest.mark.parametrize(
    ("rule", "note", "told"),
    [
        ("frame/consult/verb/meet/2", "", "the verb “meet” in the lexicon, reading 2 of consult"),
        ("frame/war/noun/tit/tat/0", "", "the noun “tit/tat” in the lexicon"),
        ("operator/request", "CONCEDE → REQUEST", "what it is about, CONCEDE, makes it REQUEST"),
        ("operator/refuse", "alone", "a refusal; what it is about is no event"),
        ("operator/end", "not", "denied: the act goes on"),
        ("operator/deny", "", "a denial"),
        ("cue/without", "negation", "turns it into its contrary"),
        ("cue/allegedly", "alleges PS", "somebody who alleges it, makes it possible only"),
        ("modal/would not", "", "is a refusal"),
        ("time/historical", "in 1993", "lies before what the report tells as new: in 1993"),
        ("my.own.rule", "as I say", "as I say"),
        ("frame/odd", "", ""),
    ],
)
def test_explain_rules(event_maker: Maker, rule: str, note: str, told: str) -> None:
    reason = Reason(rule=rule, span=DENIED, note=note)
    out = shown(event_maker(REPORT, 0, "denied", explanation=(reason,)))
    line = next(line for line in out.splitlines() if "because" in line)
    assert "“denied” 5–11: " in line
    assert told in line
    assert line.endswith(f"[{rule}]")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"actor": (IRAN,)}, "“Iran” 0–4: IRN, a state or its government"),
        (
            {"actor": (Actor(text="it", start=None, end=None, name="Iran", country="IRN",
                             inferred_from=Offsets(start=0, end=4)),)},
            "not named there, known from “Iran” 0–4 = Iran: IRN",
        ),
        ({"recipient": (Actor(text="envoys", start=39, end=45),)}, "no country known"),
        ({"date": When(start="2023-03-13", end="2023-03-13", basis="text", text="Monday")},
         "2023-03-13: read in the text, “Monday”"),
        ({"date": When(start="2023-03-13", end="2023-03-13")}, "the day of publication"),
        ({"date": None}, "no day is known"),
        ({"location": None}, "no place is known"),
        ({"location": Location(extracted_place="Tehran", resolved_place="Tehran", country="Iran")},
         "Tehran, Iran: read in the text, “Tehran”"),
        ({"location": Location(extracted_place="", resolved_place="Iran", country="Iran")},
         "Iran: not named there"),
        ({"factuality": "PS-", "auxiliary": ("future",), "counts": False},
         "possibly not so by the report (PS-); it lies ahead (future); does not count"),
        ({"attribution": (Attribution(source=IRAN, cue=DENIED, stance="denies",
                                      factuality="CT-"),)},
         "Iran denies it, “denied” 5–11; for this source told as not having happened (CT-)"),
        ({"confidence": 0.8213,
          "explanation": (Reason(rule="confidence/score", span=None, note="0.900 asserted"),)},
         "0.82: of a hundred such events about 82 are right (score 0.900, told as a fact)"),
        ({"confidence": 0.5}, "0.50: of a hundred such events about 50 are right"),
    ],
)  # fmt: skip
def test_explain_fields(event_maker: Maker, changes: dict[str, Any], told: str) -> None:
    assert told in shown(event_maker(REPORT, 0, "denied", **changes))


def test_explain_keeps_terminals_safe(event_maker: Maker) -> None:
    reason = Reason(rule="x\x1b[31m", span=None, note="\x1b]0;title\x07[bold]")
    out = shown(event_maker(REPORT, 0, "denied", explanation=(reason,)))
    assert "\x1b]0" not in out
    assert "[bold]" in out


def test_explain_whole_report(coder: dragoman.Coder) -> None:
    path = Path(__file__).parents[2] / "examples" / "reports.jsonl"
    report = next(r for r in read([path]) if isinstance(r, Report))
    for event in coder.code(report).events:
        out = shown(event, report.text)
        for label in ("who", "did what", "because", "when", "where", "so?", "how sure"):
            assert f"      {label}" in out
        assert "confidence/score" not in out
