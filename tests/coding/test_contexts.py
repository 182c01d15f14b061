"""Contexts: whole words, in the sentence or often enough in the report."""

from __future__ import annotations

import pytest

from dragoman.codebook import ontology
from dragoman.coding._contexts import ContextFinder


@pytest.fixture(scope="module")
def finder() -> ContextFinder:
    return ContextFinder(ontology())


@pytest.mark.parametrize(
    ("text", "context", "there"),
    [
        ("The army fired at the rebels.", "military", True),
        ("The ARMY fired.", "military", True),
        ("Both armies withdrew; their missiles stayed.", "military", True),
        ("The warmth of the welcome.", "military", False),
        ("Parliament passed the bill.", "legislative", True),
        ("The ballot was held in May.", "election", True),
        ("She danced in the ballet.", "election", False),
        ("GDP fell last year.", "economic", True),
        ("The gdpr was broken.", "economic", False),
        ("An earthquake destroyed the town.", "disasters", True),
        ("The court heard the appeal.", "legal", True),
        ("They courted the voters.", "legal", False),
        ("Hackers breached the ministry in a cyber attack.", "cyber", True),
        ("Spies were caught by counter-intelligence.", "intelligence", True),
    ],
)
def test_contexts_of_a_sentence(
    finder: ContextFinder, text: str, context: str, there: bool
) -> None:
    assert (context in finder.of_sentence(text)) is there


def test_contexts_of_a_report_need_several_cues(finder: ContextFinder) -> None:
    assert "military" not in finder.of_report("The army came. The army left. The army sang.")
    assert "military" in finder.of_report("The army came. The navy left. The warship sank.")
    assert finder.of_report("") == frozenset()


def test_contexts_stand_in_order_of_their_cues(finder: ContextFinder) -> None:
    found = finder.of_sentence("Ahead of the election the army seized the court.")
    assert found.index("election") < found.index("military") < found.index("legal")


def test_contexts_every_keyword_is_found(finder: ContextFinder) -> None:
    lost = [
        (code, keyword)
        for code, context in ontology().contexts.items()
        for keyword in context.keywords
        if code not in finder.of_sentence(f"This is about {keyword} today.")
    ]
    assert not lost
