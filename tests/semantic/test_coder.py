"""The coder with the model at hand, and without."""

from __future__ import annotations

import pickle

import msgspec
import pytest

import dragoman
from dragoman.coding import reviewed
from dragoman.parsing import Parser
from dragoman.records import Report
from dragoman.semantic import Encoder

#: No word of it is a predicate of the lexicon.
SILENT = "Latvia zorbled Estonia over the port dues."
CLEAR = "Peru accused Chile of breaking the treaty."


@pytest.fixture(scope="module")
def semantic(model: Encoder) -> dragoman.Coder:
    return dragoman.load(semantic=True)


class Judge:
    """Doubts one type, and writes down what it is shown."""

    def __init__(self, doubted: str) -> None:
        self.doubted = doubted
        self.shown: list[tuple[str, str, str]] = []

    def settle(self, scores: dict[str, float], *_: object) -> dict[str, float]:
        return scores

    def doubts(
        self,
        event_type: str,
        text: str,
        actor: tuple[int, int],
        recipient: tuple[int, int],
        path: list[tuple[int, int, bool]],
    ) -> bool:
        self.shown.append((text[slice(*actor)], text[slice(*recipient)], event_type))
        assert any(text[a:b] == "accused" and top for a, b, top in path)
        return event_type == self.doubted


@pytest.mark.parametrize(("doubted", "left"), [("ACCUSE", []), ("AID", ["ACCUSE"])])
def test_coder_review_drops_what_is_doubted(
    coder: dragoman.Coder, parser: Parser, doubted: str, left: list[str]
) -> None:
    text = f"It rained in Lima. {CLEAR}"
    events = [e for e in coder.code(text).events if e.event_type == "ACCUSE"]
    judge = Judge(doubted)
    assert [e.event_type for e in reviewed(events, parser.parse(text), judge)] == left
    assert judge.shown == [("Peru", "Chile", "ACCUSE")]


def test_coder_review_passes_events_of_one_party(coder: dragoman.Coder, parser: Parser) -> None:
    text = "Thousands of students marched through Lima on Friday."
    events = list(coder.code(text).events)
    assert events
    judge = Judge(events[0].event_type)
    assert reviewed(events, parser.parse(text), judge) == events
    assert not judge.shown


def test_coder_relation_answers_where_the_lexicon_is_silent(
    coder: dragoman.Coder, semantic: dragoman.Coder
) -> None:
    spans = {"actor": (0, 6), "recipient": (15, 22)}
    assert coder.relation(SILENT, **spans) == []
    ranked = semantic.relation(SILENT, **spans)
    assert len(ranked) == 16
    assert sum(score for _, score in ranked) == pytest.approx(1)
    assert ranked == sorted(ranked, key=lambda pair: (-pair[1], pair[0]))


def test_coder_relation_keeps_what_the_rules_are_sure_of(
    coder: dragoman.Coder, semantic: dragoman.Coder
) -> None:
    spans = {"actor": (0, 4), "recipient": (13, 18)}
    assert semantic.relation(CLEAR, **spans) == coder.relation(CLEAR, **spans)


def test_coder_codes_the_same_alone_and_in_a_batch(semantic: dragoman.Coder) -> None:
    texts = [CLEAR, "Kenya and Uganda signed a fisheries pact.", f"{SILENT} {CLEAR}"]
    reports = [Report(text=text, published="2024-02-03") for text in texts]
    alone = [msgspec.json.encode(semantic.code(report)) for report in reports]
    assert alone == [msgspec.json.encode(coded) for coded in semantic.code_many(reports)]


def test_coder_survives_pickling(semantic: dragoman.Coder) -> None:
    spans = {"actor": (0, 6), "recipient": (15, 22)}
    again = pickle.loads(pickle.dumps(semantic))
    assert again.relation(SILENT, **spans) == semantic.relation(SILENT, **spans)
