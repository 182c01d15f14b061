"""Coded errors: each code is raised somewhere, explained, and survives a process border."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest

from dragoman.errors import (
    MESSAGES,
    ConfigError,
    DragomanError,
    InputError,
    MissingExtra,
    OutputError,
)

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "errors.md").read_text("utf-8")
KINDS = {"E1": InputError, "E2": ConfigError, "E3": MissingExtra, "E4": OutputError}


def fields(code: str) -> dict[str, object]:
    """Something for every field of a message."""
    text = "".join(MESSAGES[code])
    return {name: 7 if spec else "x" for name, spec in re.findall(r"{(\w+)(:[^}]*)?}", text)}


@pytest.mark.parametrize("code", MESSAGES)
def test_errors_each_can_be_made_and_pickled(code: str) -> None:
    error = KINDS[code[:2]](code, **fields(code))
    assert str(error).startswith(f"[{code}] ")
    assert error.problem
    assert error.remedy
    assert "{" not in str(error)
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), str(copy), copy.details) == (type(error), str(error), error.details)


def test_errors_are_sorted_and_said_in_one_voice() -> None:
    assert list(MESSAGES) == sorted(MESSAGES)
    for problem, remedy in MESSAGES.values():
        for text in (problem, remedy):
            assert not text.endswith(".")
            assert not text[0].isupper() or text.split()[0].isupper()


def test_errors_exit_codes_differ() -> None:
    codes = {kind.exit_code for kind in KINDS.values()}
    assert len(codes) == len(KINDS)
    assert not codes & {0, 1, 2}


def test_errors_are_raised_by_the_right_kind_and_all_used() -> None:
    source = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "src").rglob("*.py")))
    raised = set()
    for kind, code in re.findall(r"(\w+Error|MissingExtra)\(\s*\"(E\d{3})\"", source):
        if kind != "DragomanError":
            assert KINDS[code[:2]].__name__ == kind, code
        raised.add(code)
    assert raised <= set(MESSAGES)
    unused = {c for c in MESSAGES if c not in raised and source.count(f'"{c}"') < 2}
    assert not unused


def test_errors_page_explains_every_code() -> None:
    rows = dict(re.findall(r"^\| (E\d{3}) \| ([^|]+) \|", PAGE, re.MULTILINE))
    assert set(rows) == set(MESSAGES)
    assert list(rows) == sorted(rows)
    for kind in KINDS.values():
        assert f"exit {kind.exit_code}" in PAGE


def test_errors_base() -> None:
    assert issubclass(InputError, DragomanError)
    with pytest.raises(KeyError):
        InputError("E999")
