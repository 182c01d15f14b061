"""When do two events tell one occurrence?  (docs/conventions.md, Stories)"""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.records import (
    Actor,
    Attribution,
    Coded,
    Event,
    Location,
    Magnitude,
    Reason,
    Span,
    When,
)
from dragoman.stories import link, link_report, same_occurrence


def party(country: str, sector: str = "GOV") -> Actor:
    return Actor(text=country, start=0, end=1, name=country, country=country, sector=(sector,))


def when(day: str, until: str = "", basis: str = "text") -> When:
    return When(start=day, end=until or day, basis=basis)


def place(name: str, country: str, number: int, resolution: int = 4) -> Location:
    return Location(
        extracted_place=name, resolved_place=name, geonameid=number, country_code=country,
        resolution=resolution,
    )  # fmt: skip


ALEPPO, IDLIB, MINSK = (
    place("Aleppo", "SYR", 1), place("Idlib", "SYR", 2), place("Minsk", "BLR", 3),
)  # fmt: skip
SYRIA = place("Syria", "SYR", 4, resolution=1)


def event(number: int = 0, **changes: Any) -> Event:
    span = Span(text="attacked", start=number, end=number + 8)
    fields: dict[str, Any] = {
        "id": f"e{number}",
        "report_id": "r",
        "event_type": "ASSAULT",
        "mode": (),
        "context": (),
        "quad_class": 4,
        "plover_score": -9.0,
        "cameo": "190",
        "goldstein": -10.0,
        "actor": (party("RUS"),),
        "recipient": (party("SYR"),),
        "reciprocal": False,
        "counts": True,
        "trigger": span,
        "sentence": 0,
        "text": "attacked",
        "date": when("2020-02-03"),
        "location": None,
        "auxiliary": (),
        "factuality": "CT+",
        "attribution": (),
        "magnitude": Magnitude(),
        "story_id": "",
        "confidence": 0.5,
        "explanation": (Reason(rule="x", span=span),),
        "coder": "0",
        "codebook": "0",
    }
    return Event(**{**fields, **changes})


SAME: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "identical": ({}, {}),
    "another mode": ({"mode": ("aerial",)}, {"mode": ("heavy-weapons",)}),
    "a higher toll": ({"magnitude": Magnitude(dead=3)}, {"magnitude": Magnitude(dead=5)}),
    "a day open": ({"date": None}, {}),
    "the day of the report": ({"date": when("2020-02-05", basis="published")}, {}),
    "within the week": ({"date": when("2020-02-01", "2020-02-07")}, {}),
    "a recipient open": ({"recipient": ()}, {}),
    "a place open": ({"location": ALEPPO}, {}),
    "a place within a country": ({"location": ALEPPO}, {"location": SYRIA}),
    "alleged and denied": (
        {"attribution": (Attribution(source=party("USA"), cue=None, stance="alleges",
                                     factuality="CT+"),)},
        {"attribution": (Attribution(source=party("RUS"), cue=None, stance="denies",
                                     factuality="CT-"),)},
    ),
    "affirmed by one, negated by a source": (
        {},
        {"auxiliary": ("negation",), "factuality": "Uu",
         "attribution": (Attribution(source=party("USA"), cue=None, stance="states",
                                     factuality="CT-"),)},
    ),
    "talks on a visit": (
        {"event_type": "CONSULT", "mode": ("visit",)},
        {"event_type": "CONSULT", "actor": (party("SYR"), party("RUS")), "recipient": (),
         "reciprocal": True, "date": when("2020-02-04")},
    ),
    "one refusal told twice": (
        {"event_type": "REJECT", "mode": ("meet",)}, {"event_type": "REJECT", "mode": ()},
    ),
    "one of two actors": ({"actor": (party("RUS"), party("IRN"))}, {}),
}  # fmt: skip

DIFFERENT: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "another type": ({}, {"event_type": "AID"}),
    "another day": ({}, {"date": when("2020-02-04")}),
    "weeks later": (
        {"date": when("2020-02-05", basis="published")}, {"date": when("2020-03-05")},
    ),
    "another actor": ({}, {"actor": (party("TUR"),)}),
    "another recipient": ({}, {"recipient": (party("TUR"),)}),
    "the other way round": ({}, {"actor": (party("SYR"),), "recipient": (party("RUS"),)}),
    "another town": ({"location": ALEPPO}, {"location": IDLIB}),
    "another country": ({"location": ALEPPO}, {"location": MINSK}),
    "background": ({}, {"auxiliary": ("historical",)}),
    "affirmed and negated by the author": (
        {},
        {"auxiliary": ("negation",), "factuality": "CT-"},
    ),
    "still to come": ({}, {"auxiliary": ("future",)}),
    "praise and a signature": (
        {"event_type": "SUPPORT", "cameo": "051"}, {"event_type": "SUPPORT", "cameo": "057"},
    ),
    "two refusals": (
        {"event_type": "REJECT", "mode": ("meet",)}, {"event_type": "REJECT", "mode": ("yield",)},
    ),
    "arms and blankets": (
        {"event_type": "AID", "context": ("military",)}, {"event_type": "AID", "context": ()},
    ),
    "police and court at home": (
        {"actor": (party("SYR", "COP"),)}, {"actor": (party("SYR", "JUD"),)},
    ),
    "the return visit": (
        {"event_type": "CONSULT", "mode": ("visit",)},
        {"event_type": "CONSULT", "mode": ("visit",), "actor": (party("SYR"),),
         "recipient": (party("RUS"),), "date": when("2020-02-20")},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SAME)
def test_same_occurrence(name: str) -> None:
    one, other = SAME[name]
    assert same_occurrence(event(0, **one), event(1, **other))
    assert same_occurrence(event(1, **other), event(0, **one))


@pytest.mark.parametrize("name", DIFFERENT)
def test_same_occurrence_near_misses(name: str) -> None:
    one, other = DIFFERENT[name]
    assert not same_occurrence(event(0, **one), event(1, **other))
    assert not same_occurrence(event(1, **other), event(0, **one))


POOL = [
    event(number, **changes)
    for number, changes in enumerate(
        [side for pair in (*SAME.values(), *DIFFERENT.values()) for side in pair]
    )
]


def test_link_report_groups_and_keeps_the_rest() -> None:
    made = [event(0), event(1), event(2, date=when("2020-02-04"))]
    linked = link_report(made)
    assert linked[0].story_id == linked[1].story_id != linked[2].story_id
    assert all(e.story_id for e in linked)
    assert [msgspec.structs.replace(e, story_id="") for e in linked] == made


def test_link_report_story_ids_belong_to_the_report() -> None:
    (one,) = link_report([event(0)])
    (again,) = link_report([event(0)])
    (other,) = link_report([event(0, report_id="s")])
    assert one.story_id == again.story_id != other.story_id


@given(st.lists(st.sampled_from(POOL), max_size=8, unique_by=lambda e: e.id))
def test_link_report_members_of_a_story_agree(events: list[Event]) -> None:
    linked = link_report(events)
    assert [e.id for e in linked] == [e.id for e in events]
    for one in linked:
        for other in linked:
            if one is not other and one.story_id == other.story_id:
                assert same_occurrence(one, other)


def coded(report: str, *events: Event) -> Coded:
    own = [msgspec.structs.replace(e, report_id=report, id=f"{report}-{e.id}") for e in events]
    return Coded(report_id=report, published="2020-02-04", events=tuple(link_report(own)))


def says(country: str, stance: str = "states") -> tuple[Attribution, ...]:
    return (Attribution(source=party(country), cue=None, stance=stance, factuality="CT+"),)


def test_link_across_reports() -> None:
    reports = [
        coded("a", event(0), event(1, date=when("2020-03-01"))),
        coded("b", event(0, mode=("aerial",))),
        coded("c", event(0, actor=(party("TUR"),))),
    ]
    stories = link(reports)
    assert [story.reports for story in stories] == [("a", "b"), ("a",), ("c",)]
    assert stories[0].status == "corroborated"
    assert [story.status for story in stories[1:]] == ["single-source"] * 2
    events = [e for report in reports for e in report.events]
    assert sorted(e.id for story in stories for e in story.events) == sorted(e.id for e in events)
    assert all(e in events for story in stories for e in story.events), "linking changes no event"


@pytest.mark.parametrize(
    ("one", "other", "status"),
    [
        ({}, {}, "corroborated"),
        ({"attribution": says("USA")}, {"attribution": says("FRA")}, "corroborated"),
        ({"attribution": says("USA")}, {"attribution": says("USA")}, "single-source"),
        ({"attribution": says("USA")}, {"attribution": says("RUS", "denies")}, "disputed"),
        ({}, {"auxiliary": ("negation",), "attribution": says("FRA")}, "disputed"),
    ],
)
def test_link_status(one: dict[str, Any], other: dict[str, Any], status: str) -> None:
    (story,) = link([coded("a", event(0, **one)), coded("b", event(0, **other))])
    assert story.status == status


def test_link_ids_are_stable_and_unique() -> None:
    reports = [
        coded("a", event(0)),
        coded("b", event(0)),
        coded("c", event(0, actor=(party("X"),))),
    ]
    first, again = link(reports), link(reports)
    assert first == again
    assert len({story.id for story in first}) == len(first)
    assert first[0].id == "a-e0"


def test_link_nothing() -> None:
    assert link([]) == []
    assert link([Coded(report_id="a", published="")]) == []
