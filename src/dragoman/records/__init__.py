"""The nouns every stage takes and returns.  Imports nothing else of Dragoman but errors."""

from dragoman.records._event import (
    Actor,
    Attribution,
    Event,
    Location,
    Magnitude,
    Offsets,
    Reason,
    Record,
    Span,
    When,
)
from dragoman.records._flat import FLAT_COLUMNS, flatten
from dragoman.records._report import (
    MAX_CHARACTERS,
    SCHEMA_VERSION,
    Coded,
    Finding,
    Rejection,
    Report,
    Story,
    as_iso_date,
)

__all__ = [
    "FLAT_COLUMNS",
    "MAX_CHARACTERS",
    "SCHEMA_VERSION",
    "Actor",
    "Attribution",
    "Coded",
    "Event",
    "Finding",
    "Location",
    "Magnitude",
    "Offsets",
    "Reason",
    "Record",
    "Rejection",
    "Report",
    "Span",
    "Story",
    "When",
    "as_iso_date",
    "flatten",
]
