"""When the head is asked, and what its answer changes."""

from __future__ import annotations

import pytest

from dragoman.semantic import Referee

from .conftest import WordEncoder

SPANS = ((0, 4), (12, 17))
ACCUSING = "Peru blamed Chile"
FEEDING = "Peru fed ... Chile"


@pytest.mark.parametrize(
    ("scores", "is_open"),
    [
        ({}, True),
        ({"AID": 1.4}, True),
        ({"AID": 1.5}, False),
        ({"AID": 4.0, "ACCUSE": 3.5}, False),
        ({"AID": 4.0, "ACCUSE": 3.6}, True),
        ({"AID": 4.0, "ACCUSE": 4.0}, True),
    ],
)
def test_referee_is_asked_where_the_rules_are_silent_fall_back_or_tie(
    referee: Referee, words: WordEncoder, scores: dict[str, float], is_open: bool
) -> None:
    assert referee.open(scores) is is_open
    settled = referee.settle(scores, ACCUSING, *SPANS, [])
    assert bool(words.asked) is is_open
    if not is_open:
        assert settled == scores


@pytest.mark.parametrize(("text", "best"), [(ACCUSING, "ACCUSE"), (FEEDING, "AID")])
@pytest.mark.parametrize("scores", [{}, {"AID": 0.1}, {"AID": 4.0, "ACCUSE": 4.0}])
def test_referee_settles(referee: Referee, scores: dict[str, float], text: str, best: str) -> None:
    settled = referee.settle(scores, text, (0, 4), (len(text) - 5, len(text)), [])
    assert max(settled, key=settled.__getitem__) == best
    assert all(value > 0 for value in settled.values())
    assert "NONE" not in settled


def test_referee_leaves_the_rules_their_weight(referee: Referee) -> None:
    settled = referee.settle({"AID": 1.4}, "Peru and its near Chile", (0, 4), (18, 23), [])
    assert max(settled, key=settled.__getitem__) == "AID"


def test_referee_keeps_types_the_head_does_not_know(referee: Referee) -> None:
    assert set(referee.settle({"PROTEST": 1.0}, ACCUSING, *SPANS, [])) == {
        "ACCUSE", "AID", "PROTEST",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "text", "doubted"),
    [
        ("AID", ACCUSING, True),
        ("ACCUSE", ACCUSING, False),
        ("PROTEST", ACCUSING, False),
        ("AID", "Peru, and . Chile", False),
        ("AID", "Peru, near  Chile", True),
    ],
)
def test_referee_doubts_what_is_far_less_likely(
    referee: Referee, kind: str, text: str, doubted: bool
) -> None:
    assert referee.doubts(kind, text, *SPANS, []) is doubted


def test_referee_reads_a_sentence_once(referee: Referee, words: WordEncoder) -> None:
    for kind in ("AID", "ACCUSE"):
        referee.doubts(kind, ACCUSING, *SPANS, [])
    assert words.asked == [ACCUSING]
