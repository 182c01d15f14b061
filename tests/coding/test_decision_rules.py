"""Every decision rule of the codebook: a sentence that follows it, and one beside it."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from dragoman.codebook import ontology
from dragoman.records import Event


def _tool() -> ModuleType:
    path = Path(__file__).parents[2] / "tools" / "decision_rules.py"
    spec = importlib.util.spec_from_file_location("decision_rules", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TOOL = _tool()
ROWS = TOOL.read_rows()
CASES = [
    pytest.param(row, side, id=f"{row['type']}-{row['number']}-{side}")
    for row in ROWS
    for side in ("positive", "negative")
]


@pytest.mark.parametrize(("row", "side"), CASES)
def test_decision_rule(
    row: dict[str, str], side: str, events_of: Callable[..., tuple[Event, ...]]
) -> None:
    expected = row[f"{side}_expected"]
    events = events_of(row[side], TOOL.PUBLISHED)
    held = TOOL.holds(events, expected)
    if row["known"] in (side, "both"):
        if held:
            pytest.fail("now holds: run python tools/decision_rules.py")
        pytest.xfail(row["reason"])
    told = [(event.event_type, *event.mode, event.trigger.text) for event in events]
    assert held, f"expected {expected}, got {told}"


def test_decision_rules_are_complete() -> None:
    wanted = {
        (code, str(number), rule[0])
        for code, kind in ontology().types.items()
        for number, rule in enumerate(kind.rules, 1)
    }
    assert {(row["type"], row["number"], row["versus"]) for row in ROWS} == wanted
    assert len(ROWS) == len(wanted)


def test_decision_rules_not_held_have_a_reason() -> None:
    for row in ROWS:
        assert bool(row["reason"]) == bool(row["known"]), row["positive"]


def test_decision_rules_page_is_current() -> None:
    assert TOOL.PAGE.read_text("utf-8") == TOOL.page(ROWS)


def test_decision_rules_expect_known_codes() -> None:
    facts = ontology()
    for row in ROWS:
        for side in ("positive", "negative"):
            for term in row[f"{side}_expected"].split(";"):
                shape = TOOL.TERM.fullmatch(term.removeprefix("!"))
                assert shape is not None, term
                kind, mode, context = shape["kind"], shape["mode"], shape["context"]
                assert kind in facts.types
                assert not mode or facts.check_mode(kind, mode)
                assert not context or context in facts.contexts
