from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.auditing import CHECKS, Page, Problem, audit, check
from dragoman.errors import ConfigError
from dragoman.records import Report

TEXT = "President Donald Trump has signed the order. He left on Monday, 14 March 2023.”"


def codes(text: str, published: str = "", **options: object) -> list[str]:
    return [f.code for f in audit(Report(text=text, published=published), **options)]


def test_registry_codes_names_and_summaries() -> None:
    assert list(CHECKS) == [f"A2{n:02d}" for n in range(1, 16)]
    assert len({entry.name for entry in CHECKS.values()}) == len(CHECKS)
    assert all(entry.summary.endswith(".") for entry in CHECKS.values())


def test_registry_findings_stand_in_text_order() -> None:
    assert codes(TEXT, "2023-03-20") == ["A201", "A213", "A208"]


@pytest.mark.parametrize("off", [("A208",), ("weekday",)])
def test_registry_checks_are_switched_off_by_code_or_name(off: tuple[str, ...]) -> None:
    assert codes(TEXT, "2023-03-20", off=off) == ["A201", "A213"]


def test_registry_unknown_check_is_refused() -> None:
    with pytest.raises(ConfigError, match="E206"):
        codes(TEXT, off=("A999",))


def test_registry_without_a_date_only_the_text_speaks() -> None:
    assert codes(TEXT) == ["A213", "A208"]


@pytest.mark.parametrize("published", ["1975-03-20", "2031-03-20"])
def test_registry_outside_coverage_no_office_is_judged(published: str) -> None:
    assert "A201" not in codes(TEXT, published)


@pytest.mark.parametrize(
    ("name", "code", "severity"),
    [("new", "A201", "error"), ("weekday", "A299", "error"), ("new", "A299", "grave")],
)
def test_registry_refuses_taken_names_and_severities(name: str, code: str, severity: str) -> None:
    with pytest.raises(ValueError):
        check(name, code, severity=severity)


def test_registry_takes_a_check_of_ones_own() -> None:
    @check("shouting", "A299", severity="info")
    def shouting(page: Page) -> Iterator[Problem]:
        """A report shouts."""
        at = page.text.find("!!")
        if at >= 0:
            yield Problem("two exclamation marks", ((at, at + 2),), "the text")

    try:
        (finding,) = audit(Report(text="Stop!! Now."))
        assert (finding.check, finding.code, finding.severity) == ("shouting", "A299", "info")
        assert finding.spans[0].text == "!!"
    finally:
        del CHECKS["A299"]


def test_registry_every_code_is_documented() -> None:
    page = (Path(__file__).parents[2] / "docs/audit.md").read_text("utf-8")
    for entry in CHECKS.values():
        assert f"| {entry.code} | `{entry.name}` | {entry.severity} |" in page
