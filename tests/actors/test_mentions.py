"""Parties as the search for antecedents sees them."""

from __future__ import annotations

import pytest

from dragoman.actors._mentions import Mention, gender_of, is_person, refer, stand_in, surnames
from dragoman.records import Actor, Offsets


def actor(text: str, kind: str = "person", **values: object) -> Actor:
    return Actor(text=text, start=10, end=10 + len(text), name=text, kind=kind, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("names", "gender"),
    [
        (("Sanna Marin",), "f"),
        (("Mr Banda",), "m"),
        (("Mrs Peter Banda",), "f"),
        (("Queen Margrethe of Denmark",), "f"),
        (("Joe Biden", "President Biden"), "m"),
        (("Kim Yo-jong",), "f"),
        (("Robin Banda",), ""),
        (("Banda Maria",), ""),
        (("Banda",), ""),
        ((), ""),
    ],
)
def test_mentions_gender(names: tuple[str, ...], gender: str) -> None:
    assert gender_of(*names) == gender


@pytest.mark.parametrize(
    ("text", "kind", "office", "head", "wanted"),
    [
        ("Ana Soto", "person", "", "soto", True),
        ("the Peruvian defence minister", "role", "", "minister", True),
        ("the president", "role", "president", "president", True),
        ("the foreign ministry", "role", "", "ministry", False),
        ("Peru", "country", "", "peru", False),
        ("Maria", "unknown", "", "maria", True),
        ("Kashmir", "unknown", "", "kashmir", False),
    ],
)
def test_mentions_persons(text: str, kind: str, office: str, head: str, wanted: bool) -> None:
    assert is_person(actor(text, kind, office=office), head) is wanted


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Governor Ana Soto Ruiz", {"Soto", "Ruiz"}),
        ("Olaf Scholz", {"Scholz"}),
        ("Prime Minister Xiu Po", {"Po"}),
        ("Po", {"Po"}),
    ],
)
def test_mentions_surnames(text: str, names: set[str]) -> None:
    assert surnames(actor(text)) == names


@pytest.mark.parametrize(
    ("kind", "country", "plural", "wanted"),
    [
        ("country", "PER", False, True),
        ("organisation", "", False, True),
        ("group", "PER", False, True),
        ("group", "", False, False),
        ("group", "PER", True, False),
        ("person", "PER", False, False),
    ],
)
def test_mentions_bodies(kind: str, country: str, plural: bool, wanted: bool) -> None:
    mention = Mention(
        actor=actor("X", kind, country=country), sentence=0, token=0, head="x", plural=plural
    )
    assert mention.body is wanted


def test_mentions_a_phrase_keeps_its_span() -> None:
    made = refer(actor("Peru"), "The country", 40, 51)
    assert (made.text, made.start, made.end) == ("The country", 40, 51)
    assert made.inferred_from == Offsets(start=10, end=14)


def test_mentions_a_pronoun_takes_the_span_of_a_name_in_its_sentence() -> None:
    made = stand_in(actor("Peru"), "it", (0, 60))
    assert (made.text, made.start, made.inferred_from) == ("Peru", 10, None)


def test_mentions_a_pronoun_has_no_span_for_a_name_elsewhere() -> None:
    made = stand_in(actor("Peru"), "it", (60, 90))
    assert (made.text, made.start, made.end) == ("it", None, None)
    assert made.inferred_from == Offsets(start=10, end=14)
