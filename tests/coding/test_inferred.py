"""Who acted, where the clause does not say: taken up from what the report told before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.records import Event

Events = Callable[..., tuple[Event, ...]]

TAKEN_UP = [
    # the police, court or army that a passive leaves out
    (
        "Police in Accra arrested two bankers. A third man was detained at the airport.",
        "COERCE", "Police in Accra", "GHA", "actor/authority",
    ),
    (
        "Kenyan police raided a warehouse in Mombasa. The city was calm. Four men were arrested.",
        "COERCE", "Kenyan police", "KEN", "actor/authority",
    ),
    (
        "The court in Lagos sentenced a general to ten years. Two officers were convicted.",
        "SANCTION", "The court in Lagos", "NGA", "actor/authority",
    ),
    (
        "The army dispersed a crowd in Minsk. Dozens were detained.",
        "COERCE", "The army", "BLR", "actor/authority",
    ),
    (
        "Police in Ankara arrested four editors. The editors were released on Tuesday.",
        "RETREAT", "Police in Ankara", "TUR", "actor/authority",
    ),
    # the people of a protest
    (
        "Thousands of miners rallied in Potosi on Tuesday. The protests spread to La Paz.",
        "PROTEST", "Thousands of miners", "BOL", "event/recalled",
    ),
    (
        "Farmers in Punjab blocked the railway. Two weeks of protests have cost millions.",
        "PROTEST", "Farmers", "PAK", "event/recalled",
    ),
    # an event that a definite noun takes up
    (
        "Israel bombed a depot in Damascus on Friday. The attack killed three guards.",
        "ASSAULT", "Israel", "ISR", "event/recalled",
    ),
    (
        "Turkey shelled a village in Syria. The shelling went on for two days.",
        "ASSAULT", "Turkey", "TUR", "event/recalled",
    ),
]  # fmt: skip

#: Texts whose last sentence tells no event: nobody can be inferred.
LEFT_OPEN = [
    "A court in Ankara jailed four editors. The editors were released on Tuesday.",
    "The minister opened a school in Accra. Another man was arrested.",
    "Doctors in Lima treated the wounded. Four men were detained.",
    "Rebels ambushed a convoy in Mali. Two soldiers were arrested.",
    "Protesters burned tyres in Conakry. Ten protesters were arrested.",
    "Police in Accra arrested two bankers. Another banker may be detained next week.",
    "Police in Accra may arrest two bankers. A third man was detained.",
    "Turkey shelled a village in Syria. A helicopter flew over the shelling.",
    "Turkey allegedly shelled a village in Syria. The shelling went on for two days.",
    "The shops in Damascus were shut on Friday. The attack killed three guards.",
]


@pytest.mark.parametrize(("text", "event_type", "words", "country", "rule"), TAKEN_UP)
def test_inferred_actor(
    text: str, event_type: str, words: str, country: str, rule: str, events_of: Events
) -> None:
    event = events_of(text)[-1]
    assert event.event_type == event_type
    assert event.sentence > 0
    (actor,) = event.actor
    assert (actor.country, actor.start, actor.end) == (country, None, None)
    assert actor.inferred_from is not None
    named = text[actor.inferred_from.start : actor.inferred_from.end]
    assert words in named or named in words
    assert rule in [reason.rule for reason in event.explanation]


@pytest.mark.parametrize("text", LEFT_OPEN)
def test_inferred_actor_stays_open(text: str, events_of: Events) -> None:
    assert not [e for e in events_of(text) if e.sentence == 1]


def test_inferred_recipients_of_a_recalled_event(events_of: Events) -> None:
    first, second = events_of("Turkey shelled a village in Syria. The shelling went on for days.")
    assert [r.country for r in second.recipient] == [r.country for r in first.recipient] == ["SYR"]
    assert all(r.start is None and r.inferred_from is not None for r in second.recipient)


def test_inferred_actor_is_less_sure(events_of: Events) -> None:
    stated, inferred = events_of(
        "Police in Accra arrested two bankers. Two bankers were arrested in Kumasi."
    )
    assert inferred.confidence < stated.confidence


def test_inferred_actor_is_not_remembered_too_long(events_of: Events) -> None:
    filler = "The weather in the city was warm. " * 9
    text = f"Police in Accra arrested two bankers. {filler}A third man was detained."
    assert len(events_of(text)) == 1


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Ankara said it had shelled the militia in Syria.", "TUR"),
        ("The Kremlin said that it had expelled two Latvian diplomats.", "RUS"),
        ("The Malian army said it had arrested ten rebels.", "MLI"),
        ("Kinshasa warned that it would recall its envoy from Rwanda.", "COD"),
        # an official, a document or several people are not "it"
        ("The minister said it had shelled the militia in Syria.", ""),
        ("Officials said it had shelled the militia in Syria.", ""),
        ("The report said it had shelled the militia in Syria.", ""),
    ],
)
def test_inferred_speaker_speaks_of_itself(text: str, actor: str, events_of: Events) -> None:
    found = {a.country for e in events_of(text) for a in e.actor}
    assert found == ({actor} if actor else set())
