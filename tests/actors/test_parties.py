"""Parties of sentences: lists, pairs of nations, appositions, forces and whose they are."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.coder import Coder
from dragoman.records import Event

DATA = Path(__file__).parent / "data"


def _right(row: dict[str, str], events: tuple[Event, ...]) -> bool:
    """The countries of the actors are right, and those of the recipients where given."""
    start = row["text"].index(row["trigger"])
    end = start + len(row["trigger"])
    actors = set(filter(None, row["actors"].split(";")))
    recipients = set(filter(None, row["recipients"].split(";")))
    return any(
        {a.country for a in event.actor} - {""} == actors
        and (not recipients or {a.country for a in event.recipient} - {""} == recipients)
        for event in events
        if event.trigger.start < end and start < event.trigger.end
    )


def test_parties_structure_of_phrases(coder: Coder) -> None:
    with (DATA / "structure.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) >= 60
    wrong = [
        row["text"]
        for row in rows
        if not _right(row, coder.code(row["text"], published="2023-03-13").events)
    ]
    # A floor, as the lexicon may read a verb anew; what is left is told in the report.
    assert len(wrong) <= 0.12 * len(rows), "\n".join(wrong)


@pytest.mark.parametrize(
    ("text", "name", "country", "span"),
    [
        (
            "The president of Zambia, Hakainde Hichilema, praised France.",
            "Hakainde Hichilema",
            "ZMB",
            "The president of Zambia, Hakainde Hichilema",
        ),
        (
            "A Peruvian lawmaker, Carmen Huaman, condemned Chile.",
            "Carmen Huaman",
            "PER",
            "A Peruvian lawmaker, Carmen Huaman",
        ),
        ("Ivan Petrenko, a Ukrainian lawmaker, condemned Hungary.", None, "UKR", "Ivan Petrenko"),
    ],
)
def test_parties_an_office_takes_the_name_beside_it(
    events_of: Callable[..., tuple[Event, ...]],
    text: str,
    name: str | None,
    country: str,
    span: str,
) -> None:
    actor = events_of(text)[0].actor[0]
    assert (actor.country, actor.text) == (country, span)
    assert text[actor.start : actor.end] == span
    if name is not None:
        assert actor.name == name


@pytest.mark.parametrize(
    "text",
    [
        "The two leaders condemned terrorism.",
        "Both countries condemned the attack.",
        "All three condemned the attack.",
        "It emerged that rebels had attacked the town.",
    ],
)
def test_parties_nothing_is_guessed_without_an_antecedent(
    events_of: Callable[..., tuple[Event, ...]], text: str
) -> None:
    for event in events_of(text):
        assert all(a.inferred_from is None and a.country == "" for a in event.actor)


def test_parties_an_unparsed_sentence_still_names_parties(coder: Coder) -> None:
    text = "Lebanon is a small place by the sea. It condemned the raid."
    actor = coder.code(text).events[-1].actor[0]
    assert (actor.country, actor.start, actor.inferred_from is not None) == ("LBN", None, True)
