"""The map from scores to confidence."""

from __future__ import annotations

from itertools import combinations, pairwise
from pathlib import Path

import pytest

from dragoman.codebook import load_codebook
from dragoman.codebook._confidence import SCHEMA, TRAITS, Calibration, read_calibration
from dragoman.errors import ConfigError

GOOD = f"""schema: {SCHEMA}
base: "-3"
score: "5"
traits: {{asserted: "1", cooperative: "-1", inferred: "0.5", verb: "0"}}
"""
SEEN = [seen for n in range(len(TRAITS) + 1) for seen in combinations(TRAITS, n)]


@pytest.mark.parametrize("seen", SEEN, ids="+".join)
def test_confidence_keeps_the_ranking(seen: tuple[str, ...]) -> None:
    """No two scores share a confidence, and the higher score has the higher one."""
    curve = load_codebook().confidence
    shares = [curve.share(score / 1000, seen) for score in range(10, 991)]
    assert all(one < other for one, other in pairwise(shares))
    assert 0 < shares[0] < shares[-1] < 1


def test_confidence_is_a_logistic_curve(tmp_path: Path) -> None:
    path = tmp_path / "confidence.yaml"
    path.write_text(GOOD, "utf-8")
    curve = read_calibration(path)
    assert curve.share(0.6, ()) == 0.5
    assert curve.share(0.6, ("asserted",)) == 0.731059
    assert curve.share(0.6, ("asserted", "cooperative")) == 0.5


@pytest.mark.parametrize("score", [-100.0, 100.0])
def test_confidence_is_never_certain(score: float) -> None:
    assert 0 < Calibration(0.0, 5.0, {}).share(score, ()) < 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (SCHEMA, "dragoman-confidence/9"),
        ('"-3"', '"low"'),
        ('"-3"', '"nan"'),
        ('"-3"', '"30"'),
        ('score: "5"', 'score: "0.5"'),
        ('score: "5"', 'score: "-5"'),
        ('verb: "0"', 'noun: "0"'),
        (', verb: "0"', ""),
        ("base:", "bias:"),
    ],
)
def test_confidence_faults_are_refused(tmp_path: Path, old: str, new: str) -> None:
    assert old in GOOD
    path = tmp_path / "confidence.yaml"
    path.write_text(GOOD.replace(old, new), "utf-8")
    with pytest.raises(ConfigError) as caught:
        read_calibration(path)
    assert caught.value.code == "E201"
