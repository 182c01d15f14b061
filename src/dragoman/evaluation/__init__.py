"""Gold files in; precision, recall and F1 out.

>>> from dragoman.evaluation import evaluate
>>> result = evaluate("tests/gold/sentences.jsonl", dragoman.load())  # doctest: +SKIP
>>> result.figure("even", "typed.f1").value                           # doctest: +SKIP
"""

from dragoman.evaluation._data import (
    KINDS,
    ActorRow,
    AuditRow,
    CoderLike,
    CoreferenceRow,
    Dataset,
    EventRow,
    FactualityRow,
    GoldEvent,
    GoldParty,
    GoldTrigger,
    PlaceRow,
    RelationRow,
    Row,
    TimeRow,
    read,
)
from dragoman.evaluation._figures import HALVES, Figure, LabelScore, Miss, half_of
from dragoman.evaluation._report import Part, Result, evaluate, render, run

__all__ = [
    "HALVES",
    "KINDS",
    "ActorRow",
    "AuditRow",
    "CoderLike",
    "CoreferenceRow",
    "Dataset",
    "EventRow",
    "FactualityRow",
    "Figure",
    "GoldEvent",
    "GoldParty",
    "GoldTrigger",
    "LabelScore",
    "Miss",
    "Part",
    "PlaceRow",
    "RelationRow",
    "Result",
    "Row",
    "TimeRow",
    "evaluate",
    "half_of",
    "read",
    "render",
    "run",
]
