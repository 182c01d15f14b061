"""The sentences of the head, and the program that trains it."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import msgspec
import numpy as np
import pytest

from dragoman.semantic._head import HeadFile

ROOT = Path(__file__).parents[2]
LINE = "AID\t<a>Oslo</a> sent tents to <r>Nepal</r>."


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("train", ROOT / "tools" / "train_semantic.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # Records look their annotations up there.
    sys.modules["train"] = module
    spec.loader.exec_module(module)
    return module


def test_training_sentences_keep_their_schema(tool: ModuleType) -> None:
    rows = tool.read_rows()
    assert tool.problems(rows) == []
    assert [row.id for row in rows] == sorted(row.id for row in rows)
    parts = Counter(row.part for row in rows)
    assert 0.15 < parts["held"] / len(rows) < 0.25
    assert min(Counter(row.event_type for row in rows if row.part == "held").values()) >= 20


def test_training_head_is_of_these_sentences(tool: ModuleType) -> None:
    file = msgspec.json.decode(tool.HEAD.read_bytes(), type=HeadFile)
    rows = tool.read_rows("train")
    assert (file.training, file.rows) == (tool.digest_of(rows), len(rows)), "train it anew"


def test_training_row_from_marks(tool: ModuleType) -> None:
    row = tool.parse_marked(LINE, "x")
    assert row.text == "Oslo sent tents to Nepal."
    assert (row.actor, row.recipient, row.event_type) == ((0, 4), (19, 24), "AID")
    assert row == tool.parse_marked(LINE, "y")


@pytest.mark.parametrize("line", ["AID\tOslo sent tents", LINE.replace("</r>", ""), LINE + "<a>"])
def test_training_bad_marks_are_refused(tool: ModuleType, line: str) -> None:
    with pytest.raises(SystemExit):
        tool.parse_marked(line, "x")


@pytest.mark.parametrize(
    ("kind", "text", "actor", "recipient", "problem"),
    [
        ("HELP", "Oslo aids Nepal.", (0, 4), (10, 15), "unknown type"),
        ("AID", "Oslo aids Nepal.", (0, 4), (10, 25), "outside"),
        ("AID", "Oslo aids Nepal.", (0, 4), (2, 15), "overlap"),
        ("AID", "Oslo aids Nepal.", (0, 5), (10, 15), "white space"),
    ],
)
def test_training_problems_are_named(
    tool: ModuleType,
    kind: str,
    text: str,
    actor: tuple[int, int],
    recipient: tuple[int, int],
    problem: str,
) -> None:
    (found,) = tool.problems([tool.make_row(text, actor, recipient, kind)])
    assert problem in found


def test_training_part_and_id_follow_from_the_content(tool: ModuleType) -> None:
    row = tool.parse_marked(LINE, "x")
    other = msgspec.structs.replace(row, part="held" if row.part == "train" else "train")
    assert any("does not follow" in line for line in tool.problems([other]))
    assert any("twice" in line for line in tool.problems([row, row]))


def test_training_fit_finds_the_minimum(tool: ModuleType) -> None:
    random = np.random.default_rng(7)
    inputs = random.normal(size=(120, 4))
    targets = (inputs @ random.normal(size=(4, 3))).argmax(axis=1)
    weights = tool.fit(inputs, targets, 3, 1.0)
    rows = np.hstack([inputs, np.ones((120, 1))])
    shares = np.exp(tool._logs(rows, weights))
    slope = (shares - np.eye(3)[targets]).T @ rows
    slope[:, :-1] += weights[:, :-1]
    assert np.abs(slope).max() < 2e-3
    assert (shares.argmax(axis=1) == targets).mean() > 0.9


@pytest.mark.parametrize(
    ("scores", "best"),
    [
        ({}, "AID"),
        ({"ACCUSE": 3.0}, "ACCUSE"),
        ({"ACCUSE": 0.1}, "AID"),
        ({"ACCUSE": 1.4}, "ACCUSE"),
    ],
)
def test_training_fuses_as_the_referee_does(
    tool: ModuleType, scores: dict[str, float], best: str
) -> None:
    assert tool.fused(scores, {"AID": -0.1, "ACCUSE": -2.5, "NONE": 0.0}, 1.5, 0.5) == best


def test_training_macro_f1(tool: ModuleType) -> None:
    assert tool.macro_f1(["A", "A", "B"], ["A", "B", "B"]) == pytest.approx((2 / 3 + 2 / 3) / 2)
    assert tool.macro_f1(["A"], ["C"]) == 0
