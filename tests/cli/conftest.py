"""A coder made by hand, so that the commands are tested without the model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pytest

import dragoman
from dragoman.records import (
    Actor,
    Attribution,
    Coded,
    Event,
    Finding,
    Magnitude,
    Reason,
    Rejection,
    Report,
    Span,
    When,
)


def make_event(report: Report, number: int, trigger: str, **changes: object) -> Event:
    start = report.text.index(trigger)
    span = Span(text=trigger, start=start, end=start + len(trigger))
    iran = Actor(
        text="Iran", start=0, end=4, name="Iran", country="IRN", sector=("GOV",), kind="country"
    )
    fields: dict[str, object] = {
        "id": f"{report.id}-{number}",
        "report_id": report.id,
        "event_type": "ACCUSE",
        "mode": ("allege",),
        "context": ("military",),
        "quad_class": 3,
        "plover_score": -2.0,
        "cameo": "112",
        "goldstein": -2.0,
        "actor": (iran,),
        "recipient": (Actor(text="Ruritania; it", start=None, end=None, name="Ruritania; it"),),
        "reciprocal": False,
        "counts": True,
        "trigger": span,
        "sentence": 0,
        "text": report.text,
        "date": When(start="2023-03-13", end="2023-03-13"),
        "location": None,
        "auxiliary": (),
        "factuality": "CT+",
        "attribution": (),
        "magnitude": Magnitude(dead="12+"),
        "story_id": f"{report.id}-s",
        "confidence": 0.75,
        "explanation": (Reason(rule="accuse.verb.1", span=span, note="by the lexicon"),),
        "coder": "0",
        "codebook": "0",
    }
    fields.update(changes)
    return Event(**fields)  # type: ignore[arg-type]


class FakeCoder:
    """Finds an event at each "accused" and "denied", a finding at each "president"."""

    def code_many(self, items: Iterable[Report | Rejection]) -> Iterator[Coded]:
        for item in items:
            if isinstance(item, Rejection):
                yield Coded(report_id="", published="", errors=(item,))
            else:
                yield self.code(item)

    def code(self, report: Report) -> Coded:
        if "explode" in report.text:
            raise KeyboardInterrupt
        source = Actor(text="Iran", start=0, end=4, name="Iran", country="IRN")
        events = [
            make_event(
                report,
                number,
                word,
                auxiliary=() if word == "accused" else ("negation",),
                factuality="CT+" if word == "accused" else "CT-",
                attribution=()
                if word == "accused"
                else (Attribution(source=source, cue=None, stance="denies", factuality="CT-"),),
            )
            for number, word in enumerate(("accused", "denied"))
            if word in report.text
        ]
        findings = []
        if "president" in report.text:
            at = report.text.index("president")
            span = Span(text="president", start=at, end=at + 9)
            findings.append(
                Finding(
                    check="office_holder",
                    code="A201",
                    severity="error",
                    message="not in office [then]",
                    spans=(span,),
                    evidence="leaders.csv",
                )
            )
        return Coded(
            report_id=report.id,
            published=report.published,
            events=tuple(events),
            findings=tuple(findings),
        )


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """Put the coder in place; returns what ``load`` was called with."""
    called: dict[str, object] = {}

    def load(**options: object) -> FakeCoder:
        called.update(options)
        return FakeCoder()

    monkeypatch.setattr(dragoman, "load", load, raising=False)
    monkeypatch.setenv("COLUMNS", "118")
    return called


@pytest.fixture
def event_maker() -> Callable[..., Event]:
    return make_event
