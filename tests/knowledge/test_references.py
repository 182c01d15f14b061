"""Nouns that refer back, and names that tell a gender."""

from __future__ import annotations

import pytest

from dragoman.knowledge import given_names, referring_nouns
from dragoman.knowledge._references import REFERRING_KINDS, validate_references


def test_references_every_row_is_valid() -> None:
    assert validate_references() == []


def test_references_every_kind_is_used() -> None:
    assert {noun.kind for noun in referring_nouns().values()} == REFERRING_KINDS


@pytest.mark.parametrize(
    ("noun", "kind", "country"),
    [("kingdom", "state", "JOR"), ("emirate", "state", "QAT"), ("jewish state", "state", "ISR")],
)
def test_references_synonyms_of_states(noun: str, kind: str, country: str) -> None:
    found = referring_nouns()[noun]
    assert (found.kind, country in found.countries) == (kind, True)


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Sanna", "f"),
        ("Kim Yo-jong", "f"),
        ("Kim Jong-un", "m"),
        ("Olaf", "m"),
        ("Kim", ""),
        ("Andrea", ""),
        ("Jordan", ""),
        ("Georgia", ""),
    ],
)
def test_references_given_names(name: str, gender: str) -> None:
    assert given_names().get(name, "") == gender
