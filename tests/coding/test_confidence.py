"""From score to confidence, and the fit behind it."""

from __future__ import annotations

import datetime
import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from dragoman.codebook import load_codebook
from dragoman.codebook._confidence import LEAST_SLOPE, TRAITS, read_calibration
from dragoman.coding._confidence import traits
from dragoman.records import Event

ROOT = Path(__file__).parents[2]
DAY = datetime.date(2024, 1, 1)


@pytest.fixture(scope="module")
def calibrate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("calibrate", ROOT / "tools" / "calibrate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["calibrate"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("sentence", "event_type", "seen"),
    [
        ("Chad attacked Niger.", "ASSAULT", {"asserted", "verb"}),
        ("Chad allegedly attacked Niger.", "ASSAULT", {"verb"}),
        ("Chad praised Niger.", "SUPPORT", {"asserted", "cooperative", "verb"}),
    ],
)
def test_confidence_traits(
    events_of: Callable[..., tuple[Event, ...]], sentence: str, event_type: str, seen: set[str]
) -> None:
    (event,) = [e for e in events_of(sentence) if e.event_type == event_type]
    assert set(traits(event)) == seen
    last = event.explanation[-1]
    assert last.rule == "confidence/score"
    score, *told = last.note.split()
    assert set(told) == seen
    assert event.confidence == load_codebook().confidence.share(float(score), told)


def made(calibrate: ModuleType, events: int, *, half: str = "even") -> list[Any]:
    """Events right as often as a known curve says: -3 + 5 score + 1 if asserted."""
    random = np.random.default_rng(7)
    found = []
    for number in range(events):
        score, asserted = random.uniform(0.2, 1.0), random.random() < 0.5
        share = 1 / (1 + np.exp(3 - 5 * score - asserted))
        names = ("asserted",) if asserted else ()
        right = bool(random.random() < share)
        found.append(calibrate.Judged(f"r{number // 5}", half, False, score, names, right))
    return found


def test_confidence_fit_finds_the_curve(calibrate: ModuleType, tmp_path: Path) -> None:
    curve = calibrate.fit(made(calibrate, 8000))
    assert curve.base == pytest.approx(-3, abs=0.4)
    assert curve.score == pytest.approx(5, abs=0.5)
    assert curve.traits["asserted"] == pytest.approx(1, abs=0.2)
    path = tmp_path / "confidence.yaml"
    path.write_text(calibrate.as_yaml(curve), "utf-8")
    assert read_calibration(path) == curve


def test_confidence_fit_looks_at_the_even_half_alone(calibrate: ModuleType) -> None:
    even = made(calibrate, 500)
    odd = [event._replace(right=False) for event in made(calibrate, 500, half="odd")]
    assert calibrate.fit([*even, *odd]) == calibrate.fit(even)


def test_confidence_fit_takes_no_level_from_sentences(calibrate: ModuleType) -> None:
    news = made(calibrate, 2000)
    easy = [event._replace(sentence=True, right=True) for event in made(calibrate, 2000)]
    curve, alone = calibrate.fit([*news, *easy]), calibrate.fit(news)
    assert curve.share(0.6, ()) == pytest.approx(alone.share(0.6, ()), abs=0.05)


def test_confidence_fit_never_turns_the_ranking(calibrate: ModuleType) -> None:
    turned = [event._replace(right=event.score < 0.6) for event in made(calibrate, 500)]
    assert calibrate.fit(turned).score == LEAST_SLOPE


def test_confidence_holding(calibrate: ModuleType) -> None:
    share = np.array([0.25, 0.25, 0.25, 0.25, 0.75, 0.75, 0.75, 0.75])
    right = np.array([1.0, 0, 0, 0, 1, 1, 1, 0])
    good = calibrate.holding(share, right)
    assert good.error == pytest.approx(0)
    assert good.area == 0.75
    assert calibrate.holding(1 - share, right).error == pytest.approx(0.5)


def test_confidence_tables(calibrate: ModuleType) -> None:
    events = made(calibrate, 200, half="odd") + made(calibrate, 200)
    curve = load_codebook().confidence
    lines = calibrate.tables(events, curve, "0" * 64, DAY)
    assert calibrate.tables(events, curve, "0" * 64, DAY) == lines
    bins = [line for line in lines if line.startswith("| 0.")]
    assert sum(int(line.split("|")[2]) for line in bins) == 200


def test_confidence_page_tells_the_shipped_curve() -> None:
    page = (ROOT / "docs" / "confidence.md").read_text("utf-8")
    curve = load_codebook().confidence
    assert f"| score, times | {curve.score:.2f} |" in page
    assert f"| always | {curve.base:.2f} |" in page
    for name in TRAITS:
        assert f"| {name} | {curve.traits[name]:.2f} |" in page
        assert f"| `{name}` |" in page
