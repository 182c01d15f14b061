"""The composition rules: what an outer predicate does to an inner event."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from dragoman.codebook._ontology import AUXILIARY, DATA, GROUPS, ontology
from dragoman.codebook._yaml import read_yaml
from dragoman.errors import ConfigError

SCHEMA = "dragoman-operators/1"
STANCES = frozenset(
    {"states", "alleges", "denies", "confirms", "demands", "promises", "threatens", "doubts"}
)
FACTUALITY = ("CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu")


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What becomes of an inner event.

    Attributes
    ----------
    event_type : str
        A type, ``inner`` (stays what it is) or ``none``.
    mode : str
        "" or a mode; ``*`` stands for the mode by content.
    auxiliary : str
        "" or auxiliary modes, joined by ``+``.
    """

    event_type: str
    mode: str = ""
    auxiliary: str = ""


class Operator(msgspec.Struct, frozen=True, kw_only=True):
    """One composition rule.

    Attributes
    ----------
    become : tuple of (str, Outcome)
        Keys are a type, ``TYPE/mode`` or a group; the first that fits is taken.
    alone : Outcome
        When the content holds no event.
    keep : bool
        The inner event stays, beside the outcome.
    stance : str
        The operator's subject becomes a source of the inner event, with this
        stance; "" for operators that do not attribute.
    factuality : str
        The author's commitment to the inner event, "" for no change.
    own_act : bool
        Holds only when the inner actor is the operator's own actor.
    strong : bool
        A demand or order (CAMEO 10x), not a plea (02x).
    fills : str
        Who acts in an inner event without an actor: ``actor`` (the operator's own:
        "denied any attack"), ``recipient`` ("accused Iran of aggression") or "".
    past : str
        What becomes of a content that is past: ``inner``, it changes only its certainty ("is
        likely to have met"); ``told``, it is said ("assured them that it had left"); "" no
        difference.
    presupposes : bool
        Its content holds even when it is denied or unknown: "few know that".
    negated : bool
        Denied, it says that the content goes on: "never stopped shelling".
    judges : bool
        A verb of saying whose clause may judge another party (verdicts.yaml).
    """

    name: str
    become: tuple[tuple[str, Outcome], ...]
    alone: Outcome
    keep: bool
    stance: str = ""
    factuality: str = ""
    own_act: bool = False
    strong: bool = False
    fills: str = ""
    past: str = ""
    presupposes: bool = False
    negated: bool = False
    judges: bool = False

    def outcome(self, event_type: str, modes: tuple[str, ...]) -> Outcome | None:
        """Return the outcome for an inner event, None when no rule fits."""
        for key, outcome in self.become:
            if fits(key, event_type, modes):
                return outcome
        return None


class Operators(msgspec.Struct, frozen=True):
    """All operators by name, and the table of modes by content."""

    by_name: dict[str, Operator]
    modes_by_content: dict[str, tuple[tuple[str, str], ...]]

    def speaks(self, name: str) -> bool:
        """Tell whether an operator only says, admits or denies its content."""
        operator = self.by_name.get(name)
        return (
            operator is not None
            and bool(operator.stance)
            and operator.alone.event_type == "none"
            and operator.keep
        )

    def content_mode(self, outer: str, event_type: str, modes: tuple[str, ...]) -> str:
        """The mode of an outer event, from what it is about; "" when none fits."""
        for key, mode in self.modes_by_content.get(outer, ()):
            if fits(key, event_type, modes):
                return mode
        return ""


def fits(key: str, event_type: str, modes: tuple[str, ...]) -> bool:
    """Tell whether an event is of the type, type and mode, or group that `key` names."""
    if key in GROUPS:
        return event_type in GROUPS[key]
    kind, _, mode = key.partition("/")
    return kind == event_type and (not mode or mode in modes)


def _fail(detail: str) -> ConfigError:
    return ConfigError("E201", path="operators.yaml", detail=detail)


def _check_key(key: str, where: str) -> str:
    kind, _, mode = key.partition("/")
    types = ontology().types
    if key not in GROUPS and (
        kind not in types or (mode and not ontology().check_mode(kind, mode))
    ):
        raise _fail(f"{where}: unknown content '{key}'")
    return key


def _outcome(text: str, where: str) -> Outcome:
    words = text.split()
    marks = [word[1:] for word in words if word.startswith("+")]
    kind, _, mode = words[0].partition("/")
    if kind not in ontology().types and kind not in ("inner", "none"):
        raise _fail(f"{where}: unknown outcome '{text}'")
    if mode and mode != "*" and not ontology().check_mode(kind, mode):
        raise _fail(f"{where}: '{mode}' is no mode of {kind}")
    if any(mark not in AUXILIARY for mark in marks):
        raise _fail(f"{where}: unknown mark in '{text}'")
    return Outcome(event_type=kind, mode=mode, auxiliary="+".join(marks))


_KEYS = frozenset(
    """become alone inner stance factuality own_act strong fills judges past presupposes
    negated""".split()
)


def _operator(name: str, raw: dict[str, Any]) -> Operator:
    if unknown := set(raw) - _KEYS:
        raise _fail(f"{name}: unknown key '{sorted(unknown)[0]}'")
    if raw["inner"] not in ("keep", "absorb"):
        raise _fail(f"{name}: 'inner' is keep or absorb")
    if raw.get("stance", "states") not in STANCES:
        raise _fail(f"{name}: unknown stance")
    if raw.get("factuality", "Uu") not in FACTUALITY:
        raise _fail(f"{name}: unknown factuality")
    if raw.get("past", "") not in ("", "inner", "told"):
        raise _fail(f"{name}: 'past' is inner or told")
    if raw.get("negated", "inner") != "inner":
        raise _fail(f"{name}: 'negated' is inner")
    if raw.get("fills", "") not in ("", "actor", "recipient"):
        raise _fail(f"{name}: 'fills' is actor or recipient")
    return Operator(
        name=name,
        become=tuple(
            (_check_key(key, name), _outcome(text, name)) for key, text in raw["become"].items()
        ),
        alone=_outcome(raw["alone"], name),
        keep=raw["inner"] == "keep",
        stance=raw.get("stance", ""),
        factuality=raw.get("factuality", ""),
        own_act=raw.get("own_act") == "yes",
        strong=raw.get("strong") == "yes",
        fills=raw.get("fills", ""),
        past=raw.get("past", ""),
        presupposes=raw.get("presupposes") == "yes",
        negated=raw.get("negated") == "inner",
        judges=raw.get("judges", "") == "yes",
    )


def read_operators(path: Path = DATA / "operators.yaml") -> Operators:
    """Read the composition rules.

    Raises
    ------
    ConfigError
        E201 naming the operator and what is wrong.
    """
    raw = read_yaml(path)
    if raw.get("schema") != SCHEMA:
        raise _fail(f"the first key must be 'schema: {SCHEMA}'")
    return Operators(
        {name: _operator(name, body) for name, body in raw["operators"].items()},
        {
            outer: tuple((_check_key(key, outer), mode) for key, mode in table.items())
            for outer, table in raw["modes_by_content"].items()
        },
    )
