"""Quotations: what stands inside, and whether marks are missing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.parsing import find_quotations


def found(text: str) -> list[str]:
    """The quotations, with < for a missing opening mark and > for a missing closing one."""
    return [
        ("" if q.opened else "<") + text[q.start : q.end] + ("" if q.closed else ">")
        for q in find_quotations(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “no” twice.", ["no"]),
        ('He said "no" twice.', ["no"]),
        ('"Yes," he said, "and no."', ["Yes,", "and no."]),
        ("“Yes,” he said, “and no.”", ["Yes,", "and no."]),
        ("„Ja“, sagte er.", ["Ja“, sagte er.>"]),
        ("Il a dit « non ».", [" non "]),
        # nested: the outermost counts
        ("“They said ‘never again’ to us,” she said.", ["They said ‘never again’ to us,"]),
        ("“He called it “a gift” to all,” she said.", ["He called it “a gift” to all,"]),
        # apostrophes are not marks
        ("Belarus’ presidents and Iran’s people don’t agree.", []),
        ("The farmers' union and the rock 'n' roll of '68.", []),
        ("‘Never,’ he said.", []),
        # unbalanced
        ("“It goes on. And on.", ["It goes on. And on.>"]),
        ("It ends here,” he said.", ["<It ends here,"]),
        ('It said "so, and went on.', ["so, and went on.>"]),
        # a quotation over paragraphs opens anew in each and closes in the last
        ("“One.\n“Two.\n“Three.”", ["One.>", "Two.>", "Three."]),
        ("“One.\n\nNobody said this.", ["One.>"]),
        # a lost mark stays in its paragraph
        ("It ends,” he said.\n“And begins.”", ["<It ends,", "And begins."]),
        ("", []),
        ("“”", [""]),
    ],
)
def test_quotes_table(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@given(st.text(alphabet="ab “”\"'‘’«»„\n.", max_size=60))
def test_quotes_are_in_order_and_inside(text: str) -> None:
    position = 0
    for quotation in find_quotations(text):
        assert position <= quotation.start <= quotation.end <= len(text)
        assert quotation.opened or quotation.closed
        assert "\n" not in text[quotation.start : quotation.end]
        position = quotation.end
