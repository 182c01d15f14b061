"""The registry of checks and the runner."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

import msgspec

from dragoman.auditing._page import Page
from dragoman.errors import ConfigError
from dragoman.parsing import Sentence
from dragoman.records import Event, Finding, Report

SEVERITIES = ("error", "warning", "info")


class Problem(msgspec.Struct, frozen=True):
    """What a check yields.

    Parameters
    ----------
    message : str
        What is wrong, and what would be right.
    spans : tuple of (int, int)
        Character offsets in the report, end exclusive; the first is the passage.
    evidence : str
        The fact or the other passage it rests on, with its source.
    severity : str, optional
        Where it differs from the check's.
    """

    message: str
    spans: tuple[tuple[int, int], ...]
    evidence: str
    severity: str = ""


Run = Callable[[Page], Iterable[Problem]]


class Check(msgspec.Struct, frozen=True):
    """One registered check.

    Attributes
    ----------
    name : str
        "office_holder".
    code : str
        ``A2xx``.
    severity : str
        ``error``, ``warning`` or ``info``.
    summary : str
        First line of the function's docstring.
    run : callable
        Takes a page, yields problems.
    """

    name: str
    code: str
    severity: str
    summary: str
    run: Run


#: All checks by code, in order of code.
CHECKS: dict[str, Check] = {}


def check(name: str, code: str, *, severity: str = "warning") -> Callable[[Run], Run]:
    """Register a function as a check.

    Parameters
    ----------
    name, code : str
        Both unique.
    severity : str, default "warning"

    Raises
    ------
    ValueError
        For a name or code taken already, or an unknown severity.
    """
    if severity not in SEVERITIES:
        raise ValueError(f"unknown severity {severity!r}")
    if code in CHECKS or any(known.name == name for known in CHECKS.values()):
        raise ValueError(f"check {name} ({code}) is registered already")

    def register(run: Run) -> Run:
        summary = (run.__doc__ or "").strip().partition("\n")[0]
        CHECKS[code] = Check(name, code, severity, summary, run)
        for key in sorted(CHECKS):
            CHECKS[key] = CHECKS.pop(key)
        return run

    return register


def audit(
    report: Report,
    coded_events: Sequence[Event] = (),
    sentences: Sequence[Sentence] = (),
    *,
    off: Collection[str] = (),
) -> tuple[Finding, ...]:
    """Check a report against itself and against known facts.

    Parameters
    ----------
    report : Report
        Without a publication date the checks against dated facts find nothing.
    coded_events : sequence of Event, optional
        The report's events; some checks read them besides the text.
    sentences : sequence of Sentence, optional
        The report's sentences; the text is split by punctuation without them.
    off : collection of str, optional
        Codes or names of checks to leave out.

    Returns
    -------
    tuple of Finding
        By place in the report, then by code.  At most one finding for a check
        and passage.

    Raises
    ------
    ConfigError
        E206 when `off` names no check.
    """
    known = set(CHECKS) | {entry.name for entry in CHECKS.values()}
    for name in off:
        if name not in known:
            raise ConfigError("E206", value=name, option="off", known=", ".join(sorted(CHECKS)))
    page = Page(report, coded_events, sentences)
    found = [
        finding
        for entry in CHECKS.values()
        if entry.code not in off and entry.name not in off
        for finding in _findings(entry, page)
    ]
    found.sort(key=lambda finding: (finding.spans[0].start, finding.code))
    return tuple(found)


def _findings(entry: Check, page: Page) -> Iterator[Finding]:
    seen: set[tuple[int, int]] = set()
    for problem in entry.run(page):
        if problem.spans[0] in seen:
            continue
        seen.add(problem.spans[0])
        yield Finding(
            check=entry.name,
            code=entry.code,
            severity=problem.severity or entry.severity,
            message=problem.message,
            spans=tuple(page.span(start, end) for start, end in problem.spans),
            evidence=problem.evidence,
        )
