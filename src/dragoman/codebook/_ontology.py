"""PLOVER 2.0: event types, modes, scores, contexts, sectors, and the CAMEO codes."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from dragoman.codebook._yaml import read_yaml
from dragoman.errors import ConfigError

DATA = Path(__file__).parent / "data"

#: Groups of types that composition rules speak of.
GROUPS: dict[str, frozenset[str]] = {
    "cooperation": frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID"}),
    "concession": frozenset({"CONCEDE", "RETREAT"}),
    "verbal_conflict": frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"}),
    "material_conflict": frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}),
}
GROUPS["conflict"] = GROUPS["verbal_conflict"] | GROUPS["material_conflict"]
GROUPS["any"] = GROUPS["cooperation"] | GROUPS["concession"] | GROUPS["conflict"]

AUXILIARY = ("historical", "future", "hypothetical", "negation")


class EventType(msgspec.Struct, frozen=True, kw_only=True):
    """One of the 16 event types.

    Attributes
    ----------
    score : float
        PLOVER's conflict-cooperation score of the type without a mode.
    mode_scores : dict
        Score by mode.
    """

    code: str
    definition: str
    quad_class: int
    recipient_required: bool
    score: float
    mode_scores: dict[str, float]
    mode_definitions: dict[str, str]
    rules: tuple[tuple[str, str, str], ...]
    trigger_words: tuple[str, ...]


class Cameo(msgspec.Struct, frozen=True, kw_only=True):
    """A CAMEO code with our own short label and its place in PLOVER."""

    code: str
    name: str
    root: str
    quad_class: int
    goldstein: float | None
    event_type: str
    mode: str
    context: tuple[str, ...]


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """A context code with its limits and cues."""

    code: str
    definition: str
    exclusions: str
    keywords: tuple[str, ...]


class Sector(msgspec.Struct, frozen=True, kw_only=True):
    """An actor sector."""

    code: str
    definition: str


class Ontology(msgspec.Struct, frozen=True, kw_only=True):
    """All codes, by code."""

    version: str
    types: dict[str, EventType]
    contexts: dict[str, Context]
    sectors: dict[str, Sector]
    international: dict[str, str]
    dependencies: dict[str, str]
    cameo: dict[str, Cameo]

    def check_mode(self, event_type: str, mode: str) -> bool:
        """Tell whether `mode` belongs to `event_type`."""
        return mode in self.types[event_type].mode_scores

    def score(self, event_type: str, modes: tuple[str, ...]) -> float:
        """PLOVER's score: of the strongest mode, else of the type.

        Strongest is the one farthest from zero, as an event with several modes
        is at least as severe as its worst one.
        """
        kind = self.types[event_type]
        scores = [kind.mode_scores[m] for m in modes if m in kind.mode_scores]
        return max(scores, key=abs) if scores else kind.score


def _type(raw: dict[str, Any]) -> EventType:
    scores = raw["scores"]
    default = float(scores["default"])
    modes = raw["modes"] or []
    return EventType(
        code=raw["code"],
        definition=raw["definition"],
        quad_class=int(raw["quad_class"]),
        recipient_required=raw["recipient_required"] == "true",
        score=default,
        # PROTEST/vandalize has no score in the manual; it takes its type's.
        mode_scores={
            m["code"]: default if m["score"] == "null" else float(m["score"]) for m in modes
        },
        mode_definitions={m["code"]: m["definition"] for m in modes},
        rules=tuple((r["versus"], r["origin"], r["rule"]) for r in raw["decision_rules"]),
        trigger_words=tuple(word for words in raw["triggers"].values() for word in words),
    )


def _cameo(row: dict[str, str]) -> Cameo:
    return Cameo(
        code=row["code"],
        name=row["name"],
        root=row["root"],
        quad_class=int(row["quad_class"]),
        goldstein=float(row["goldstein"]) if row["goldstein"] else None,
        event_type=row["plover_type"],
        mode=row["plover_mode"],
        context=tuple(filter(None, row["plover_context"].split(";"))),
    )


@cache
def ontology() -> Ontology:
    """Load PLOVER 2.0 (once).

    Raises
    ------
    ConfigError
        E201 when a table is inconsistent.
    """
    plover = read_yaml(DATA / "plover.yaml")
    contexts = read_yaml(DATA / "contexts.yaml")
    sectors = read_yaml(DATA / "sectors.yaml")
    with (DATA / "cameo.csv").open(encoding="utf-8", newline="") as file:
        cameo = {row["code"]: _cameo(row) for row in csv.DictReader(file)}
    types = {raw["code"]: _type(raw) for raw in plover["event_types"]}
    for code in cameo.values():
        if code.event_type and code.event_type not in types:
            raise ConfigError("E201", path="cameo.csv", detail=f"{code.code}: unknown type")
    return Ontology(
        version=plover["meta"]["version"],
        types=types,
        contexts={
            raw["code"]: Context(
                code=raw["code"],
                definition=raw["definition"],
                exclusions=raw.get("not", ""),
                keywords=tuple(raw["keywords"]),
            )
            for raw in contexts["contexts"]
        },
        sectors={
            raw["code"]: Sector(code=raw["code"], definition=raw["definition"])
            for raw in sectors["sectors"]
        },
        international={raw["code"]: raw["name"] for raw in sectors["international_codes"]},
        dependencies={
            code: raw["controlled_by"] for code, raw in sectors["dependencies"]["table"].items()
        },
        cameo=cameo,
    )
