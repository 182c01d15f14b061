"""Gold files in; precision, recall and F1 out.

>>> from dragoman.evaluation import evaluate
>>> result = evaluate("tests/gold/sentences.jsonl", dragoman.load())  # doctest: +SKIP
>>> result.figure("even", "typed.f1").value                           # doctest: +SKIP
"""

from dragoman.evaluation._agreement import Agreement, FieldAgreement, LabelAgreement, agreement
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
from dragoman.evaluation._events import judge
from dragoman.evaluation._figures import HALVES, Figure, LabelScore, Miss, half_of
from dragoman.evaluation._report import Part, Result, evaluate, render, run
from dragoman.evaluation._standoff import (
    Joined,
    StandoffEvent,
    StandoffParty,
    StandoffReport,
    encode_rows,
    join,
    join_dataset,
    read_standoff,
)

__all__ = [
    "HALVES",
    "KINDS",
    "ActorRow",
    "Agreement",
    "AuditRow",
    "CoderLike",
    "CoreferenceRow",
    "Dataset",
    "EventRow",
    "FactualityRow",
    "FieldAgreement",
    "Figure",
    "GoldEvent",
    "GoldParty",
    "GoldTrigger",
    "Joined",
    "LabelAgreement",
    "LabelScore",
    "Miss",
    "Part",
    "PlaceRow",
    "RelationRow",
    "Result",
    "Row",
    "StandoffEvent",
    "StandoffParty",
    "StandoffReport",
    "TimeRow",
    "agreement",
    "encode_rows",
    "evaluate",
    "half_of",
    "join",
    "join_dataset",
    "judge",
    "read",
    "read_standoff",
    "render",
    "run",
]
