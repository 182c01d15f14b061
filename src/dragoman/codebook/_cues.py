"""The words that change certainty, polarity and time, as one checked table."""

from __future__ import annotations

from pathlib import Path

import msgspec

from dragoman.codebook._ontology import DATA
from dragoman.codebook._yaml import read_yaml
from dragoman.errors import ConfigError

SCHEMA = "dragoman-cues/1"


class Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Cue words by what they do; see cues.yaml."""

    schema: str
    modals: dict[str, str]
    negators: frozenset[str]
    without: frozenset[str]
    nearly: frozenset[str]
    ahead: frozenset[str]
    conditions: frozenset[str]
    hedges: dict[str, str]
    hearsay: dict[str, str]
    affirming: frozenset[str]
    supposing: frozenset[str]
    views: frozenset[str]
    historical: frozenset[str]


def read_cues(path: Path = DATA / "cues.yaml") -> Cues:
    """Read the cue table.

    Raises
    ------
    ConfigError
        E201 for an unknown key or a wrong shape.
    """
    try:
        cues = msgspec.convert(read_yaml(path), Cues)
    except msgspec.ValidationError as error:
        raise ConfigError("E201", path=path.name, detail=error) from None
    if cues.schema != SCHEMA:
        raise ConfigError("E201", path=path.name, detail=f"the schema must be {SCHEMA}")
    return cues
