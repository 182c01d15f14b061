"""The country of an event whose sentence names no place: resolution 0."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.records import Event

Events = Callable[..., tuple[Event, ...]]


@pytest.mark.parametrize(
    ("sentence", "country"),
    [
        # a domestic act happens at home
        ("Nigerian police arrested three bloggers.", "NGA"),
        ("The Peruvian president pardoned his predecessor.", "PER"),
        # a deed happens where those are whom it touches
        ("Turkish drones struck Syrian soldiers.", "SYR"),
        ("Britain sent medicines to Sudanese refugees.", "SDN"),
    ],
)
def test_places_fall_back_to_a_country(sentence: str, country: str, events_of: Events) -> None:
    event = events_of(sentence)[0]
    assert event.location is not None
    assert (event.location.country_code, event.location.resolution) == (country, 0)
    assert event.location.extracted_place == ""


@pytest.mark.parametrize(
    ("sentence", "place", "country"),
    [
        ("Nigerian police arrested three bloggers in Kano.", "Kano", "NGA"),
        ("Turkish drones struck Syrian soldiers near Aleppo.", "Aleppo", "SYR"),
        ("Israel shelled Lebanon.", "Lebanon", "LBN"),
    ],
)
def test_places_named_come_before_the_country(
    sentence: str, place: str, country: str, events_of: Events
) -> None:
    event = events_of(sentence)[0]
    assert event.location is not None
    assert (event.location.extracted_place, event.location.country_code) == (place, country)
    assert event.location.resolution > 0


@pytest.mark.parametrize(
    "sentence",
    [
        "France criticised Germany.",
        "The Polish president praised Lithuania.",
        "Ghana and Togo signed a trade agreement.",
    ],
)
def test_places_of_words_between_countries_stay_open(sentence: str, events_of: Events) -> None:
    (event,) = events_of(sentence)
    assert event.location is None


def test_places_fall_back_to_the_country_of_the_report(events_of: Events) -> None:
    text = (
        "LUSAKA: Zambia's government closed two mines in Zambia on Monday. "
        "Zambia had warned the owners. The unions criticised the minister."
    )
    event = events_of(text)[-1]
    assert event.location is not None
    assert (event.location.country_code, event.location.resolution) == ("ZMB", 0)
