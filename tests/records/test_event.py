"""The promises of the records: shape, round trip, offsets, stable ids."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman import records
from dragoman.codebook import AUXILIARY, ontology
from dragoman.coder import Coder
from dragoman.records import FLAT_COLUMNS, Coded, Event, Report, Span, Story, flatten
from dragoman.stories import link

KINDS = [
    getattr(records, name)
    for name in records.__all__
    if isinstance(getattr(records, name), type)
    and issubclass(getattr(records, name), msgspec.Struct)
]
FACTUALITY = {"CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"}

# Sentences are put together from parts, so that hypothesis can make thousands of reports.
WHO = [
    "Iran", "The Kenyan president", "Rebels in Yemen", "“The two sides”", "Türkiye’s government",
    "Côte d’Ivoire", "Police in Lagos", "He", "Angela Merkel", "The UN Security Council",
]  # fmt: skip
DID = [
    "praised", "accused", "did not attack", "may have bombed", "agreed to help", "denied bombing",
    "said on Monday that it had arrested", "met", "was urged by NATO to release",
    "threatened to sanction", "sent 2,000 troops to", "killed at least 12 people in",
]  # fmt: skip
WHOM = [
    "Israel", "the opposition leader", "its neighbour", "protesters in Minsk", "Mr Orbán",
    "the 🇺🇦 embassy", "France, Germany and Britain", "a convoy near Aleppo",
]  # fmt: skip
ENDS = [".", " last week.", " on 3 May 2019, according to officials.", "!”", " –\n\n", "\r\n"]
SENTENCES = st.builds(
    "{} {} {}{} ".format, *(st.sampled_from(part) for part in (WHO, DID, WHOM, ENDS))
)
TEXTS = st.lists(SENTENCES, min_size=1, max_size=5).map("".join)


def spans(value: Any) -> Iterator[tuple[str, int, int]]:
    """All (text, start, end) in a record."""
    if isinstance(value, msgspec.Struct):
        start = getattr(value, "start", None)
        if isinstance(start, int) and hasattr(value, "text"):
            yield value.text, start, value.end  # type: ignore[attr-defined]
        for name in value.__struct_fields__:
            yield from spans(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)


def no_nulls_in_lists(value: Any) -> bool:
    if isinstance(value, list):
        return all(item is not None and no_nulls_in_lists(item) for item in value)
    if isinstance(value, dict):
        return all(no_nulls_in_lists(item) for item in value.values())
    return True


def keys(kind: Any, value: dict[str, Any]) -> None:
    """Every key is present, at every depth."""
    assert list(value) == list(kind.__struct_fields__)


def check(text: str, coded: Coded) -> None:
    """All promises about one coded report."""
    for quote, start, end in spans(coded):
        assert text[start:end] == quote
    raw = json.loads(msgspec.json.encode(coded))
    assert no_nulls_in_lists(raw)
    keys(Coded, raw)
    facts = ontology()
    for event, row in zip(coded.events, raw["events"], strict=True):
        keys(Event, row)
        keys(Span, row["trigger"])
        for party in (*row["actor"], *row["recipient"]):
            keys(records.Actor, party)
        assert event.text == text[text.index(event.text) :][: len(event.text)]
        assert event.actor
        assert event.event_type in facts.types
        assert all(facts.check_mode(event.event_type, mode) for mode in event.mode)
        assert all(context in facts.contexts for context in event.context)
        assert event.cameo in facts.cameo
        assert event.quad_class == facts.types[event.event_type].quad_class
        assert event.factuality in FACTUALITY
        assert set(event.auxiliary) <= set(AUXILIARY)
        assert not (event.counts and event.auxiliary)
        assert 0 < event.confidence < 1
        assert event.trigger.text
        assert event.story_id
        assert event.date is None or event.date.start <= event.date.end
        for party in (*event.actor, *event.recipient):
            assert (party.start is None) == (party.end is None)
            assert party.start is not None or party.inferred_from is not None
            if party.inferred_from is not None:
                assert 0 <= party.inferred_from.start < party.inferred_from.end <= len(text)
    ids = [event.id for event in coded.events]
    assert len(ids) == len(set(ids))


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(text=TEXTS)
def test_event_promises_for_any_report(coder: Coder, text: str) -> None:
    coded = coder.code(text, published="2021-06-15")
    check(text, coded)
    assert msgspec.json.decode(msgspec.json.encode(coded), type=Coded) == coded
    assert coder.code(text, published="2021-06-15") == coded


@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
@given(text=st.text(min_size=1, max_size=300))
def test_event_any_text_is_coded(coder: Coder, text: str) -> None:
    if text.strip() and "\x00" not in text:
        check(text, coder.code(text))


def test_event_promises_for_a_whole_report(coder: Coder, state_visit: Report) -> None:
    coded = coder.code(state_visit)
    assert len(coded.events) > 10
    check(state_visit.text, coded)


def test_event_ids_depend_on_report_and_content(coder: Coder, state_visit: Report) -> None:
    first = [event.id for event in coder.code(state_visit).events]
    assert first == [event.id for event in coder.code(state_visit).events]
    other = Report(text=state_visit.text, id="other", published=state_visit.published)
    assert not set(first) & {event.id for event in coder.code(other).events}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_record_is_frozen_and_has_a_schema(kind: type[msgspec.Struct]) -> None:
    assert kind.__struct_config__.frozen
    made = inspect.signature(kind).parameters.values()
    assert all(parameter.kind is parameter.KEYWORD_ONLY for parameter in made)
    assert msgspec.json.schema(kind)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_record_lists_are_tuples_of_something(kind: type[msgspec.Struct]) -> None:
    for field in msgspec.structs.fields(kind):
        text = str(field.type)
        assert "list[" not in text, field.name
        assert not (text.startswith("tuple[") and "None" in text), field.name


def test_record_unknown_keys_are_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"text": "x", "start": 0, "end": 1, "colour": 1}', type=Span)
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"text": "x", "start": 0}', type=Span)


def test_story_round_trip(coder: Coder, state_visit: Report) -> None:
    stories = link([coder.code(state_visit)])
    raw = msgspec.json.encode(stories)
    assert msgspec.json.decode(raw, type=list[Story]) == stories


def test_flatten_has_all_columns_and_no_nesting(coder: Coder, state_visit: Report) -> None:
    for event in coder.code(state_visit).events:
        row = flatten(event)
        assert tuple(row) == FLAT_COLUMNS
        assert all(isinstance(v, str | int | float | bool | None) for v in row.values())
        parties = len(event.actor)
        assert len(row["actor"].split(";")) == len(row["actor_country"].split(";")) == parties
        assert row["cameo"] == event.cameo


def test_coded_to_pandas(coder: Coder, state_visit: Report) -> None:
    pytest.importorskip("pandas")
    frame = coder.code(state_visit).to_pandas()
    assert tuple(frame.columns) == FLAT_COLUMNS
    assert len(frame) == len(coder.code(state_visit).events)
    empty = coder.code("Nothing happened.").to_pandas()
    assert tuple(empty.columns) == FLAT_COLUMNS
