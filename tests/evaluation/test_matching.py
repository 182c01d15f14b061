from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.evaluation._matching import assign


@pytest.mark.parametrize(
    ("weights", "wanted"),
    [
        ([], []),
        ([[]], []),
        ([[1.0]], [(0, 0)]),
        ([[0.0]], []),
        ([[-2.0, 3.0]], [(0, 1)]),
        ([[5.0, 4.0], [4.0, 1.0]], [(0, 1), (1, 0)]),
        ([[3.0], [4.0], [1.0]], [(1, 0)]),
        ([[9.0, 0.0], [8.0, 0.0]], [(0, 0)]),
    ],
)
def test_matching_pairs_for_the_highest_sum(weights, wanted):
    assert assign(weights) == wanted


@given(
    st.integers(1, 4).flatmap(
        lambda width: st.lists(
            st.lists(st.integers(-2, 9).map(float), min_size=width, max_size=width),
            min_size=1,
            max_size=4,
        )
    )
)
def test_matching_is_as_good_as_trying_everything(weights):
    rows, columns = len(weights), len(weights[0])
    best = 0.0
    slots = [*range(columns), *[None] * rows]
    for choice in set(itertools.permutations(slots, rows)):
        total = sum(max(0.0, weights[i][j]) for i, j in enumerate(choice) if j is not None)
        best = max(best, total)
    pairs = assign(weights)
    assert sum(weights[i][j] for i, j in pairs) == best
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(weights[i][j] > 0 for i, j in pairs)
