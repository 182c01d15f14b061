"""The example reports: readable, dated, and the same in both forms."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.parsing._dateline import parse_dateline
from dragoman.reading import read
from dragoman.records import Report

EXAMPLES = Path(__file__).parents[2] / "examples"
REPORTS = list(read([EXAMPLES / "reports.jsonl"]))


def test_examples_are_enough() -> None:
    assert len(REPORTS) >= 10
    assert all(isinstance(report, Report) for report in REPORTS)


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.id)
def test_examples(report: Report) -> None:
    assert report.licence == "CC0-1.0"
    assert 1998 <= int(report.published[:4]) <= 2024
    assert 250 <= len(report.text.split()) <= 600
    assert report.title
    assert parse_dateline(report.text) is not None
    (same,) = read([EXAMPLES / "reports" / f"{report.id}.txt"])
    assert isinstance(same, Report)
    assert same.text == report.text
