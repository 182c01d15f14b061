"""Checks that read coded events besides the text."""

from __future__ import annotations

import msgspec

from dragoman.auditing import audit
from dragoman.records import (
    Actor,
    Attribution,
    Event,
    Location,
    Magnitude,
    Report,
    Span,
    When,
)


def party(code: str) -> Actor:
    return Actor(text=code, start=0, end=3, name=code, country=code, entity_id=f"iso3166:{code}")


def event(at: int, actor: str, recipient: str, trigger: str, **more: object) -> Event:
    fields: dict[str, object] = {
        "id": str(at), "report_id": "r", "event_type": "ASSAULT", "mode": (), "context": (),
        "quad_class": 4, "plover_score": -8.0, "cameo": "190", "goldstein": -10.0,
        "actor": (party(actor),), "recipient": (party(recipient),), "reciprocal": False,
        "counts": True, "trigger": Span(text=trigger, start=at, end=at + len(trigger)),
        "sentence": at, "text": "", "auxiliary": (), "factuality": "CT+", "attribution": (),
        "date": When(start="2021-05-02", end="2021-05-02", text="Sunday", basis="text"),
        "location": Location(extracted_place="Dara", resolved_place="Dara", city="Dara"),
        "magnitude": Magnitude(), "story_id": "s", "confidence": 0.9, "explanation": (),
        "coder": "", "codebook": "",
    }  # fmt: skip
    return Event(**{**fields, **more})


def test_events_attack_told_both_ways_is_noted() -> None:
    text = "Troops shelled Dara. Others wrote that rebels shelled Dara."
    first = event(text.index("shelled"), "SYR", "TUR", "shelled")
    second = event(text.rindex("shelled"), "TUR", "SYR", "shelled")
    (finding,) = audit(Report(text=text), [first, second])
    assert (finding.code, finding.severity) == ("A206", "info")
    assert audit(Report(text=text), [first, msgspec.structs.replace(second, reciprocal=True)]) == ()
    assert audit(Report(text=text), [first, msgspec.structs.replace(second, date=None)]) == ()


def test_events_source_that_asserts_and_denies() -> None:
    text = "The shelling came from our side. There was no shelling by us."

    def told(at: int, stance: str) -> Event:
        link = Attribution(source=party("SYR"), cue=None, stance=stance, factuality="CT+")
        return event(at, "SYR", "TUR", "shelling", attribution=(link,))

    first, last = text.index("shelling"), text.rindex("shelling")
    (finding,) = audit(Report(text=text), [told(first, "states"), told(last, "denies")])
    assert finding.code == "A212"
    assert [span.start for span in finding.spans] == [last, first]
    assert audit(Report(text=text), [told(first, "denies"), told(last, "denies")]) == ()
    assert (
        audit(Report(text="Now " + text), [told(first + 4, "states"), told(last + 4, "denies")])
        == ()
    )
