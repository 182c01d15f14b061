"""Whole reports with their faults, and clean ones that look suspicious."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from dragoman.auditing import audit
from dragoman.records import Finding, Report

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "data/cases.jsonl").read_text("utf-8").splitlines()
]
#: Faults that are not found, with the reason.
KNOWN_MISSES = {
    "197": "the gazetteer has a Santiago in Peru too",
    "261": "in Poland the word is left open: the prime minister's office bears it",
}

#: An own report with three faults, among much that only looks like one.
REPORT = """BAKU: Even as it quarrels with the West over Russia’s war in Ukraine, Iran \
received the president of Belarus on Monday, 13 March 2023.

Tehran says it takes no side. It is accused of having sold Moscow’s troops missiles for \
their invasion of the former Soviet republic of Armenia.

Iranian President Ebrahim Raisi spoke of thirty years of friendship. Relations began in 1993.

And nobody should doubt that your engineers will succeed,” Alexander Lukashenko told his hosts.

“The Islamic Republic,” he added, “will find a friend in us.”

The Trump administration has called the ties a danger. Iran denies having sold missiles. Under \
former President Barack Obama it signed the nuclear deal in 2015.

Russian forces used Belarus as a staging ground for the war in Ukraine. The visit was the third of \
its kind and the first since 2006, in 17 years."""


@cache
def findings(text: str, published: str) -> tuple[Finding, ...]:
    return audit(Report(text=text, published=published))


@pytest.mark.parametrize("case", [c for c in CASES if c["codes"]], ids=lambda c: c["id"])
def test_cases_faults_are_found(case: dict[str, object]) -> None:
    found = Counter(finding.code for finding in findings(case["text"], case["published"]))
    missed = Counter(case["codes"]) - found
    if case["id"] in KNOWN_MISSES:
        assert missed, "found now: strike it from the known misses"
    else:
        assert not missed


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["id"])
def test_cases_nothing_else_is_flagged(case: dict[str, object]) -> None:
    extra = [
        finding
        for finding in findings(case["text"], case["published"])
        if finding.severity != "info" and finding.code not in case["codes"]
    ]
    assert extra == []


def test_cases_are_many_and_varied() -> None:
    clean = [case for case in CASES if not case["codes"]]
    codes = Counter(code for case in CASES for code in case["codes"])
    assert len(CASES) >= 290
    assert len(clean) >= 140
    assert set(codes) == {f"A2{n:02d}" for n in range(1, 16)}
    assert min(codes.values()) >= 3


def test_cases_own_report_gives_its_three_faults_and_no_more() -> None:
    found = findings(REPORT, "2023-03-13")
    assert [finding.code for finding in found] == ["A206", "A213", "A201"]
    attack, quotation, office = found
    assert "Ukraine" in attack.message and "Armenia" in attack.message
    assert quotation.spans[0].text.startswith("And nobody")
    assert "Joe Biden" in office.message


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["id"])
def test_cases_spans_are_the_text_and_evidence_is_given(case: dict[str, object]) -> None:
    for finding in findings(case["text"], case["published"]):
        assert finding.message and finding.evidence and finding.spans
        for span in finding.spans:
            assert case["text"][span.start : span.end] == span.text
            assert span.text
