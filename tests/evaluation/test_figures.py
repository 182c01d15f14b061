from __future__ import annotations

import pytest

from dragoman.errors import InputError
from dragoman.evaluation._figures import (
    Measures,
    confusions,
    figures,
    half_of,
    in_half,
    labels,
    outcome,
)


def rows(pairs):
    made = []
    for number, (wanted, got) in enumerate(pairs):
        row = outcome(f"r{number}")
        row.label("task", wanted, got)
        row.share("right", wanted == got)
        row.share("unscored", None)
        if wanted != got:
            row.confusions.append((wanted, got or "-"))
        made.append(row)
    return made


PAIRS = [("A", "A"), ("A", "B"), ("B", "B"), ("C", ""), ("C", "C"), ("C", "C")]


@pytest.mark.parametrize(
    ("row_id", "half"), [("r0", "even"), ("r17", "odd"), ("x-2", "even"), ("9", "odd")]
)
def test_figures_half_follows_the_last_digit(row_id, half):
    assert half_of(row_id) == half
    assert in_half(row_id, half)
    assert in_half(row_id, "all")


@pytest.mark.parametrize("row_id", ["", "abc", "r1x", "r\u0663"])
def test_figures_half_needs_a_final_digit(row_id):
    with pytest.raises(InputError, match="E114"):
        half_of(row_id)


def test_figures_macro_f1_averages_the_labels_wanted():
    found = {f.name: f for f in figures(rows(PAIRS), Measures(macro=("task",)))}
    # A: P 1, R 1/2; B: P 1/2, R 1; C: P 1, R 2/3.
    assert found["task.macro_f1"].value == pytest.approx((2 / 3 + 2 / 3 + 0.8) / 3)
    assert found["task.accuracy"].value == pytest.approx(4 / 6)
    assert found["task.macro_f1"].n == 6


def test_figures_macro_f1_ignores_labels_never_wanted_but_counts_their_cost():
    found = {
        f.name: f.value for f in figures(rows([("A", "Z"), ("A", "A")]), Measures(macro=("task",)))
    }
    assert found["task.macro_f1"] == pytest.approx(2 / 3)


def test_figures_micro_counts_surplus_and_missing():
    row = outcome("r0")
    row.sets("modes", {"a", "b"}, {"b", "c", "d"})
    found = {f.name: f.value for f in figures([row], Measures(micro=("modes",)))}
    assert found == {
        "modes.precision": pytest.approx(1 / 3),
        "modes.recall": pytest.approx(1 / 2),
        "modes.f1": pytest.approx(2 / 5),
    }


def test_figures_shares_leave_out_what_is_not_scored():
    found = {f.name: f for f in figures(rows(PAIRS), Measures(shares=("right", "unscored")))}
    assert set(found) == {"right"}
    assert found["right"].n == 6


def test_figures_intervals_are_seeded_and_hold_the_value():
    first = figures(rows(PAIRS * 20), Measures(shares=("right",), macro=("task",)))
    again = figures(rows(PAIRS * 20), Measures(shares=("right",), macro=("task",)))
    assert first == again
    for figure in first:
        assert figure.low < figure.value < figure.high


def test_figures_intervals_are_by_row_not_by_event():
    # One report with a hundred right events and one with a hundred wrong ones: by
    # event the interval would be narrow, by report it spans everything.
    good, bad = outcome("r0"), outcome("r1")
    for _ in range(100):
        good.share("right", True)
        bad.share("right", False)
    (figure,) = figures([good, bad], Measures(shares=("right",)))
    assert (figure.low, figure.value, figure.high) == (0.0, 0.5, 1.0)


@pytest.mark.parametrize("intervals", [True, False])
def test_figures_of_nothing_are_none(intervals):
    assert figures([], Measures(shares=("right",), macro=("task",)), intervals=intervals) == ()


def test_figures_without_intervals_have_no_bounds():
    (figure,) = figures(rows(PAIRS), Measures(shares=("right",)), intervals=False)
    assert figure.low is None and figure.high is None


def test_figures_labels_and_confusions():
    scores = {score.label: score for score in labels(rows(PAIRS), "task")}
    assert (scores["C"].wanted, scores["C"].got) == (3, 2)
    assert scores["B"].precision == 0.5 and scores["B"].recall == 1.0
    assert confusions(rows([*PAIRS, ("A", "B")])) == (("A", "B", 2), ("C", "-", 1))


def test_figures_intervals_skip_resamples_without_a_case():
    few = [outcome(f"r{n}") for n in range(4)]
    few[0].share("rare", True)
    few[1].sets("modes", {"a"}, ())
    found = {f.name: f for f in figures(few, Measures(shares=("rare",), micro=("modes",)))}
    assert (found["rare"].low, found["rare"].value, found["rare"].high) == (1.0, 1.0, 1.0)
    assert found["modes.recall"].value == found["modes.f1"].value == 0.0
    # Nothing was ever given, so precision has no resample to rest on.
    assert found["modes.precision"].value == 0.0
    assert found["modes.precision"].low is None
