"""The project's own sets: every label is one of the codebook, every mode is there."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from dragoman.codebook import ontology
from dragoman.evaluation import half_of, read
from dragoman.evaluation._data import QUAD, GoldTrigger, find_span

GOLD = Path(__file__).parents[1] / "gold"
AUXILIARY = {"historical", "future", "hypothetical", "negation"}
FACTUALITY = {"CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"}
STANCES = {"states", "alleges", "denies", "confirms", "demands", "promises", "threatens", "doubts"}


@pytest.fixture(scope="module")
def sentences():
    return read(GOLD / "sentences.jsonl").rows


@pytest.fixture(scope="module")
def cases():
    return read(GOLD / "factuality.csv").rows


@pytest.fixture(scope="module")
def events(sentences):
    return [(row, event) for row in sentences for event in row.events]


def test_gold_types_and_modes_are_those_of_the_codebook(events):
    book = ontology()
    for row, event in events:
        assert event.type in book.types, row.id
        for mode in event.mode or ():
            assert book.check_mode(event.type, mode), (row.id, mode)


def test_gold_every_type_and_mode_is_there_at_least_three_times(events):
    book = ontology()
    found = Counter((event.type, mode) for _, event in events for mode in event.mode or ())
    wanted = [(code, mode) for code, entry in book.types.items() for mode in entry.mode_definitions]
    assert len(wanted) == 67
    assert [pair for pair in wanted if found[pair] < 3] == []
    types = Counter(event.type for _, event in events)
    assert min(types[code] for code in book.types) >= 12


def test_gold_every_mode_is_in_both_halves(events):
    for half in ("even", "odd"):
        modes = {
            (event.type, mode)
            for row, event in events
            for mode in event.mode or ()
            if half_of(row.id) == half
        }
        assert len(modes) == 67


def test_gold_size_and_share_without_events(sentences):
    assert len(sentences) >= 400
    empty = [row for row in sentences if not row.events]
    assert len(empty) >= 120
    assert all(row.note.startswith("near-miss") for row in empty)
    assert not any(row.events for row in sentences if row.note.startswith("near-miss"))


def test_gold_texts_are_not_repeated(sentences, cases):
    texts = [row.text for row in sentences] + [row.sentence for row in cases]
    assert len(texts) == len(set(texts))


def test_gold_triggers_are_where_they_should_be(events):
    for row, event in events:
        if isinstance(event.trigger, GoldTrigger):
            assert 0 <= event.trigger.start < event.trigger.end <= len(row.text), row.id
        else:
            find_span(row.text, event.trigger, row.id)


def test_gold_fields_have_known_values(events):
    for row, event in events:
        assert set(event.auxiliary or ()) <= AUXILIARY, row.id
        assert event.factuality in FACTUALITY | {None}, row.id
        assert event.stance in STANCES | {"", None}, row.id
        for party in [*(event.actor or ()), *(event.recipient or ())]:
            assert party.country is None or len(party.country) == 3, row.id


def test_gold_all_auxiliary_modes_are_there(events, cases):
    found = {mode for _, event in events for mode in event.auxiliary or ()}
    assert found == AUXILIARY
    found = {mode for row in cases for mode in row.auxiliary.split(";")}
    assert found - {"", "-"} == AUXILIARY


def test_gold_factuality_cases(cases):
    assert len(cases) >= 250
    assert {row.factuality for row in cases} == FACTUALITY | {""}
    for row in cases:
        find_span(row.sentence, row.trigger, row.id)
        assert row.type in QUAD or not row.type, row.id
        assert set(row.auxiliary.split(";")) <= AUXILIARY | {"", "-"}, row.id
        assert row.stance in STANCES | {"", "-"}, row.id
        assert row.auxiliary or row.factuality or row.stance, row.id
