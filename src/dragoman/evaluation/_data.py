"""Evaluation sets: what a row of each kind holds, and how a file is read.

The kind of a set follows from the keys of its first row (JSONL) or from its
header (CSV), see :data:`KINDS`; docs/evaluation.md describes the formats.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import msgspec

from dragoman.errors import InputError
from dragoman.records import Actor, Coded

#: PLOVER's quad class of each type; YIELD stands for CONCEDE or RETREAT in
#: relation sets and counts as material cooperation there.
QUAD = {
    "AGREE": "verbal cooperation",
    "CONSULT": "verbal cooperation",
    "SUPPORT": "verbal cooperation",
    "CONCEDE": "verbal cooperation",
    "COOPERATE": "material cooperation",
    "AID": "material cooperation",
    "RETREAT": "material cooperation",
    "YIELD": "material cooperation",
    "REQUEST": "verbal conflict",
    "ACCUSE": "verbal conflict",
    "REJECT": "verbal conflict",
    "THREATEN": "verbal conflict",
    "PROTEST": "material conflict",
    "SANCTION": "material conflict",
    "MOBILIZE": "material conflict",
    "COERCE": "material conflict",
    "ASSAULT": "material conflict",
}


class CoderLike(Protocol):
    """What the scorers need of a coder."""

    def code(self, text: Any, /, *, published: Any = ...) -> Coded:
        """Code one report."""
        ...

    def relation(
        self, text: str, /, *, actor: tuple[int, int], recipient: tuple[int, int]
    ) -> Sequence[tuple[str, float]]:
        """Rank the types that may relate two marked spans."""
        ...

    def resolve(self, phrase: str, /, *, date: str = ...) -> Actor:
        """Resolve a phrase that names a party."""
        ...


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of all rows."""

    id: str = ""


class RelationRow(Row, frozen=True):
    """A sentence with two marked spans and the type that relates them."""

    text: str
    actor: tuple[int, int]
    recipient: tuple[int, int]
    event_type: str


class ActorRow(Row, frozen=True):
    """A phrase with its country and primary sector; None is not scored."""

    phrase: str
    date: str = ""
    country: str | None = None
    sector: str | None = None
    office: str | None = None
    note: str = ""


class GoldParty(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A party of a gold event; None is not scored, "" means none is known."""

    text: str | None = None
    country: str | None = None
    sector: str | None = None


class GoldTrigger(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Offsets of a trigger, end exclusive."""

    start: int
    end: int


class GoldEvent(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An event as it should come out.

    Attributes
    ----------
    type : str
        PLOVER type.
    trigger : str or GoldTrigger
        The words that report the act: offsets, or text that occurs once.
    mode, context, auxiliary : list of str or None
    actor, recipient : list of GoldParty or None
    reciprocal, counts : bool or None
    factuality : str or None
    stance : str or None
        Stance of the source nearest to the event; a chain, outermost first, is
        joined with ``>``; "" when only the author speaks.
    date : str or None
        First day; an interval is written ``start/end``.
    place, place_country : str or None
        Resolved name, ISO 3166-1 alpha-3.
    cameo : str or None

    Notes
    -----
    None, the default everywhere, means "not annotated" and is not scored.
    """

    type: str
    trigger: str | GoldTrigger
    mode: list[str] | None = None
    context: list[str] | None = None
    actor: list[GoldParty] | None = None
    recipient: list[GoldParty] | None = None
    reciprocal: bool | None = None
    auxiliary: list[str] | None = None
    factuality: str | None = None
    stance: str | None = None
    counts: bool | None = None
    date: str | None = None
    place: str | None = None
    place_country: str | None = None
    cameo: str | None = None


class EventRow(Row, frozen=True):
    """A report with all its events; an empty list says that there are none.

    With `coded_to`, a character offset, the events are complete up to there only:
    what a coder finds from there on is not scored.
    """

    text: str
    events: list[GoldEvent]
    published: str = ""
    coded_to: int | None = None
    note: str = ""


class FactualityRow(Row, frozen=True):
    """One event's auxiliary modes, factuality and stance.

    In the CSV form an empty cell is not scored and ``-`` means none.
    """

    sentence: str
    trigger: str
    type: str = ""
    auxiliary: str = ""
    factuality: str = ""
    stance: str = ""
    published: str = ""
    note: str = ""


class AuditRow(Row, frozen=True):
    """A report with the codes of its faults; no codes: it is clean."""

    text: str
    codes: list[str]
    published: str = ""
    note: str = ""


class CoreferenceRow(Row, frozen=True):
    """A mention and what it stands for.

    `antecedent` is the text that names the party; `country` its country.  Both
    ``-``: the mention must stay unresolved.  A mention of several parties lists
    both, separated by ``;``.  With a `trigger` only the events at those words are
    looked at, and a party of theirs may stand with the antecedent's own words (a
    pronoun whose party the same sentence names).  `wrong` lists, separated by
    ``;``, the words that no party of those events may stand for.
    """

    text: str
    mention: str
    antecedent: str = ""
    country: str = ""
    trigger: str = ""
    wrong: str = ""
    published: str = ""
    note: str = ""


class PlaceRow(Row, frozen=True):
    """The place of one event; ``-`` for none."""

    text: str
    trigger: str
    place: str
    country: str = ""
    published: str = ""
    note: str = ""


class TimeRow(Row, frozen=True):
    """The day or interval of one event; `start` ``-`` for none."""

    text: str
    trigger: str
    start: str
    end: str = ""
    granularity: str = ""
    published: str = ""
    note: str = ""


#: Kind to (row type, keys that tell it).  The first kind whose keys are all
#: there is taken, so the more special ones come first.
KINDS: dict[str, tuple[type[Row], frozenset[str]]] = {
    "relations": (RelationRow, frozenset({"text", "actor", "recipient", "event_type"})),
    "events": (EventRow, frozenset({"text", "events"})),
    "audit": (AuditRow, frozenset({"text", "codes"})),
    "coreference": (CoreferenceRow, frozenset({"text", "mention", "antecedent"})),
    "factuality": (FactualityRow, frozenset({"sentence", "trigger", "factuality"})),
    "places": (PlaceRow, frozenset({"text", "trigger", "place"})),
    "times": (TimeRow, frozenset({"text", "trigger", "start"})),
    "actors": (ActorRow, frozenset({"phrase"})),
}


class Dataset(msgspec.Struct, frozen=True):
    """An evaluation set.

    Attributes
    ----------
    name : str
        File name without suffix.
    kind : str
        A key of `KINDS`.
    digest : str
        SHA-256 of the file, hexadecimal.
    rows : tuple of Row
    """

    name: str
    kind: str
    digest: str
    rows: tuple[Row, ...]


def read(path: str | Path) -> Dataset:
    """Read an evaluation set (JSONL or CSV).

    Rows without an id take their number, from 1.

    Raises
    ------
    InputError
        E110 no such file, E103 not UTF-8, E104 a row that is not JSON, E109 a
        repeated id, E114 a row that lacks a field or has an unknown one, E121 a
        file of no known kind.
    """
    path = Path(path)
    if path.is_dir():
        raise InputError("E111", path=path)
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise InputError("E110", path=path) from None
    except OSError as error:
        raise InputError("E112", path=path, detail=error.strerror) from None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("E103", where=path, encoding="UTF-8", detail=error.reason) from None
    numbered = _csv_rows(text) if path.suffix.lower() == ".csv" else _json_rows(path, text)
    if not numbered:
        raise InputError("E121", path=path, detail="it has no rows")
    kind = _kind(path, set(numbered[0][1]))
    wanted = KINDS[kind][0]
    rows, seen = [], dict[str, str]()
    for position, (line, cells) in enumerate(numbered, start=1):
        where = f"{path}:{line}"
        if kind == "audit" and isinstance(cells.get("codes"), str):
            cells["codes"] = [
                code for code in cells["codes"].replace(";", " ").split() if code != "-"
            ]
        try:
            row = msgspec.convert({"id": str(position), **cells}, wanted)
        except msgspec.ValidationError as error:
            field = str(error).rpartition("$.")[2].rstrip("`") if "$." in str(error) else str(error)
            raise InputError("E114", where=where, field=field, wanted=f"{kind} field") from None
        if row.id in seen:
            raise InputError("E109", id=row.id, first=seen[row.id])
        seen[row.id] = where
        rows.append(row)
    return Dataset(path.stem, kind, hashlib.sha256(raw).hexdigest(), tuple(rows))


def find_span(text: str, words: str, where: str) -> tuple[int, int]:
    """Return the offsets of words that occur once in a text.

    Raises
    ------
    InputError
        E114 when they do not occur or occur more than once.
    """
    starts = [i for i in range(len(text)) if text.startswith(words, i) and _bounded(text, i, words)]
    if len(starts) != 1 or not words:
        raise InputError(
            "E114",
            where=where,
            field=words,
            wanted=f"text that occurs once (it occurs {len(starts)} times)",
        )
    return starts[0], starts[0] + len(words)


def _bounded(text: str, start: int, words: str) -> bool:
    end = start + len(words)
    return not (start and text[start - 1].isalnum() and words[:1].isalnum()) and not (
        end < len(text) and text[end].isalnum() and words[-1:].isalnum()
    )


def _kind(path: Path, keys: set[str]) -> str:
    for kind, (_, wanted) in KINDS.items():
        if wanted <= keys:
            return kind
    raise InputError("E121", path=path, detail=f"no kind of set has the fields {sorted(keys)}")


def _json_rows(path: Path, text: str) -> list[tuple[int, dict[str, Any]]]:
    rows = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = msgspec.json.decode(line)
        except msgspec.DecodeError as error:
            raise InputError("E104", where=f"{path}:{number}", detail=error) from None
        if not isinstance(row, dict):
            raise InputError("E104", where=f"{path}:{number}", detail="not an object")
        rows.append((number, row))
    return rows


def _csv_rows(text: str) -> list[tuple[int, dict[str, Any]]]:
    reader = csv.DictReader(io.StringIO(text, newline=""))
    rows = []
    for cells in reader:
        # Surplus cells arrive under None: name them so that they are rejected.
        row = {"(surplus cell)" if key is None else key: value for key, value in cells.items()}
        rows.append(
            (reader.line_num, {key: value for key, value in row.items() if value is not None})
        )
    return rows
