"""The coder itself: clauses, frames, composition, factuality, attribution, time and place."""

from dragoman.coding._coverage import Coverage, CoverageCounter
from dragoman.coding._engine import Engine
from dragoman.coding._relation import Relator

__all__ = ["Coverage", "CoverageCounter", "Engine", "Relator"]
