"""The coder itself: clauses, frames, composition, factuality, attribution, time and place."""

from dragoman.coding._coverage import Coverage, CoverageCounter
from dragoman.coding._engine import Engine
from dragoman.coding._relation import Judge, Relator
from dragoman.coding._review import reviewed

__all__ = ["Coverage", "CoverageCounter", "Engine", "Judge", "Relator", "reviewed"]
