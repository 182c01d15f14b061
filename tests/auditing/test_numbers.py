from __future__ import annotations

import re

import pytest

from dragoman.auditing._numbers import NUMBER, number, ordinal


@pytest.mark.parametrize(
    ("words", "value"),
    [("7", 7), ("1,250", 1250), ("twelve", 12), ("thirty-one", 31), ("ninety nine", 99),
     ("a hundred", 100), ("a dozen", 12), ("many", None), ("", None)],
)  # fmt: skip
def test_numbers_read(words: str, value: int | None) -> None:
    assert number(words) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [("30th", 30), ("first", 1), ("twentieth", 20), ("21st", 21), ("last", None)],
)
def test_numbers_ordinals(words: str, value: int | None) -> None:
    assert ordinal(words) == value


@pytest.mark.parametrize("words", ["17", "1,250", "forty-two", "a dozen", "six"])
def test_numbers_pattern_takes_the_whole_number(words: str) -> None:
    match = re.match(NUMBER, words)
    assert match is not None and match.group() == words
