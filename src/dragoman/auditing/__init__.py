"""Does a report hold together?  Checks against itself and against known facts."""

from dragoman.auditing import (  # noqa: F401 - importing a module registers its checks
    _attacks,
    _counts,
    _days,
    _geography,
    _membership,
    _office,
    _persons,
    _quotes,
    _sources,
    _years,
)
from dragoman.auditing._page import Page, Passage
from dragoman.auditing._registry import CHECKS, SEVERITIES, Check, Problem, audit, check

__all__ = ["CHECKS", "SEVERITIES", "Check", "Page", "Passage", "Problem", "audit", "check"]
