"""Auxiliary modes, factuality and what counts, read off a context (docs/conventions.md)."""

from __future__ import annotations

import pytest

from dragoman.coding._certainty import weaker
from dragoman.coding._drafts import Context, Link
from dragoman.coding._factuality import (
    author_factuality,
    auxiliary_modes,
    counts,
    source_factuality,
)
from dragoman.parsing import Token

CUE = Token(0, "said", "say", "VBD", "ROOT", 0, 4)


def context(told: str) -> Context:
    """Make a context from words: negated, future, hypothetical, PR, a stance, factive."""
    words = told.split()
    stances = [w for w in words if w in ("states", "alleges", "denies", "doubts", "confirms")]
    return Context(
        attribution=tuple(Link(None, None, CUE, stance) for stance in stances),
        negated="negated" in words,
        auxiliary=frozenset(words) & {"future", "hypothetical", "historical"},
        certainty=next((w for w in words if w in ("PR", "PS", "Uu")), "CT"),
        factive="factive" in words,
    )


@pytest.mark.parametrize(
    ("told", "author", "counted"),
    [
        ("", "CT+", True),
        ("negated", "CT-", False),
        ("PR", "PR+", True),
        ("PR negated", "PR-", False),
        ("PS hypothetical", "PS+", False),
        ("PS hypothetical negated", "PS-", False),
        ("hypothetical Uu", "Uu", False),
        ("future", "CT+", False),
        ("historical", "CT+", False),
        ("states", "Uu", True),
        ("states factive", "CT+", True),
        ("confirms factive", "CT+", True),
        ("alleges", "Uu", False),
        ("denies", "Uu", False),
        ("doubts", "Uu", False),
        ("states denies", "Uu", False),
        ("states negated", "Uu", False),
        ("Uu", "Uu", False),
    ],
)
def test_factuality_of_the_author(told: str, author: str, counted: bool) -> None:
    made = context(told)
    assert author_factuality(made) == author
    assert counts(made, auxiliary_modes(made, "ASSAULT"), author) is counted


@pytest.mark.parametrize(
    ("told", "innermost", "source"),
    [
        ("states", True, "CT+"),
        ("states", False, "Uu"),
        ("states negated", True, "CT-"),
        ("alleges", True, "CT+"),
        ("denies", True, "CT-"),
        ("denies negated", True, "CT+"),
        ("doubts", True, "Uu"),
        ("states PR", True, "PR+"),
        ("states PS hypothetical", True, "PS+"),
        ("states hypothetical Uu", True, "Uu"),
    ],
)
def test_factuality_of_a_source(told: str, innermost: bool, source: str) -> None:
    made = context(told)
    assert source_factuality(made, made.attribution[-1].stance, innermost) == source


@pytest.mark.parametrize(
    ("told", "kind", "marks"),
    [
        ("", "ASSAULT", ()),
        ("future", "ASSAULT", ("future",)),
        ("future", "AGREE", ()),
        ("future", "CONCEDE", ()),
        ("future negated", "MOBILIZE", ("future", "negation")),
        ("negated hypothetical historical", "AID", ("historical", "hypothetical", "negation")),
        ("denies", "AID", ()),
    ],
)
def test_auxiliary_modes(told: str, kind: str, marks: tuple[str, ...]) -> None:
    assert auxiliary_modes(context(told), kind) == marks


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("CT", "PR", "PR"), ("PS", "PR", "PS"), ("Uu", "CT", "Uu"), ("CT", "CT", "CT")],
)
def test_certainty_the_weaker_wins(one: str, other: str, expected: str) -> None:
    assert weaker(one, other) == weaker(other, one) == expected
