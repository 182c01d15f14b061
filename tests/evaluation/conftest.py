"""Hand-made coders: they answer with events written down in the test."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.records import (
    Actor,
    Attribution,
    Coded,
    Event,
    Finding,
    Location,
    Magnitude,
    Offsets,
    Span,
    When,
)


def party(text, words, country="", sector=(), inferred=None):
    """A party at the first occurrence of `words`; None for one without a span."""
    start = None if words is None else text.index(words)
    end = None if words is None else start + len(words)
    return Actor(
        text=words or "", start=start, end=end, country=country, sector=tuple(sector),
        name=words or "", inferred_from=inferred,
    )  # fmt: skip


def make_event(report, event_type, trigger, actor=(), recipient=(), /, **fields):
    """An event; its sentence is the whole report unless `text` is given."""
    start = report.index(trigger)
    given = {
        "id": f"e{start}-{event_type}",
        "report_id": "r",
        "mode": (),
        "context": (),
        "quad_class": 1,
        "plover_score": 0.0,
        "cameo": "",
        "goldstein": None,
        "reciprocal": False,
        "counts": True,
        "sentence": 0,
        "text": report,
        "date": None,
        "location": None,
        "auxiliary": (),
        "factuality": "CT+",
        "attribution": (),
        "magnitude": Magnitude(),
        "story_id": "",
        "confidence": 0.8,
        "explanation": (),
        "coder": "test",
        "codebook": "test",
    } | fields
    return Event(
        event_type=event_type,
        trigger=Span(text=trigger, start=start, end=start + len(trigger)),
        actor=tuple(actor),
        recipient=tuple(recipient),
        **given,
    )


def attribution(stance, source="someone"):
    """A link of the chain of sources."""
    who = Actor(text=source, start=None, end=None, name=source)
    return Attribution(source=who, cue=None, stance=stance, factuality="CT+")


class HandMadeCoder:
    """Answers from tables: text to events or findings, text to ranking, phrase to actor."""

    def __init__(self, events=None, ranked=None, actors=None, findings=None):
        self.events = events or {}
        self.ranked = ranked or {}
        self.actors = actors or {}
        self.findings = findings or {}
        self.coded = 0

    def code(self, text, /, *, published=None):
        self.coded += 1
        return Coded(
            report_id="r",
            published=published or "",
            events=tuple(self.events.get(text, ())),
            findings=tuple(self.findings.get(text, ())),
        )

    def relation(self, text, /, *, actor, recipient):
        return self.ranked.get(text, [])

    def resolve(self, phrase, /, *, date=""):
        nothing = Actor(text=phrase, start=0, end=len(phrase))
        return self.actors.get((phrase, date), nothing)


class Made:
    """What the tests build with."""

    attribution = staticmethod(attribution)
    coder = HandMadeCoder
    event = staticmethod(make_event)
    party = staticmethod(party)

    @staticmethod
    def finding(code, severity="error"):
        return Finding(check="x", code=code, severity=severity, message=code, spans=(), evidence="")

    @staticmethod
    def offsets(start, end):
        return Offsets(start=start, end=end)

    @staticmethod
    def place(name, country=""):
        return Location(extracted_place=name, resolved_place=name, country_code=country)

    @staticmethod
    def when(start, end=None, **fields):
        return When(start=start, end=end or start, **{"basis": "text", **fields})


@pytest.fixture
def made():
    return Made


@pytest.fixture
def write(tmp_path):
    """Write rows as JSON lines, or text as it is; returns the path."""

    def write_file(name: str, rows) -> Path:
        path = tmp_path / name
        text = rows if isinstance(rows, str) else "".join(json.dumps(r) + "\n" for r in rows)
        path.write_text(text, encoding="utf-8")
        return path

    return write_file
