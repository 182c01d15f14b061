"""The same event told twice, in one report or in many."""

from dragoman.stories._link import link, link_report
from dragoman.stories._same import same_occurrence

__all__ = ["link", "link_report", "same_occurrence"]
