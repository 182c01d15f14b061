"""The ontology (PLOVER 2.0), the predicate lexicon and the composition rules."""

from dragoman.codebook._choices import Choices
from dragoman.codebook._confidence import Calibration
from dragoman.codebook._cues import Cue, Cues
from dragoman.codebook._glosses import read_glosses
from dragoman.codebook._lexicon import Condition, Entry, Frame, Lexicon
from dragoman.codebook._load import Codebook, load_codebook
from dragoman.codebook._ontology import (
    AUXILIARY,
    GROUPS,
    Cameo,
    Context,
    EventType,
    Ontology,
    Sector,
    ontology,
)
from dragoman.codebook._operators import Operator, Operators, Outcome, fits

__all__ = [
    "AUXILIARY",
    "GROUPS",
    "Calibration",
    "Cameo",
    "Choices",
    "Codebook",
    "Condition",
    "Context",
    "Cue",
    "Cues",
    "Entry",
    "EventType",
    "Frame",
    "Lexicon",
    "Ontology",
    "Operator",
    "Operators",
    "Outcome",
    "Sector",
    "fits",
    "load_codebook",
    "ontology",
    "read_glosses",
]
