"""The map from an event's score to its confidence: the share of such events that are right."""

from __future__ import annotations

import math
from collections.abc import Iterable
from pathlib import Path

import msgspec

from dragoman.codebook._ontology import DATA
from dragoman.codebook._yaml import read_yaml
from dragoman.errors import ConfigError

SCHEMA = "dragoman-confidence/1"
#: What is looked at besides the score, in the order of the file.
TRAITS = ("asserted", "cooperative", "inferred", "verb")
#: The least weight of the score: it must rank, and neighbouring scores must stay apart.
LEAST_SLOPE = 1.5
#: Beyond this, confidences are 0 or 1 for all that can be told.
_MOST = 20.0
#: Fewer, and neighbouring scores of unlikely events would be rounded to one value.
_DIGITS = 6


class Calibration(msgspec.Struct, frozen=True):
    """A logistic curve.

    Attributes
    ----------
    base : float
        Log odds of a score of 0 without any trait.
    score : float
        What a score of 1 adds to the log odds, at least `LEAST_SLOPE`, so that of two events
        with the same traits the one with the higher score has the higher confidence.
    traits : dict of str to float
        What each of `TRAITS` adds.
    """

    base: float
    score: float
    traits: dict[str, float]

    def share(self, score: float, traits: Iterable[str]) -> float:
        """The share of events with this score and these traits that are right.

        Parameters
        ----------
        score : float
            0 to 1.
        traits : iterable of str
            Of `TRAITS`.

        Returns
        -------
        float
            Above 0 and below 1, to six digits.
        """
        odds = self.base + self.score * score + sum(self.traits[name] for name in traits)
        least = 10.0**-_DIGITS
        return min(max(round(1.0 / (1.0 + math.exp(-odds)), _DIGITS), least), 1.0 - least)


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    schema: str
    base: str
    score: str
    traits: dict[str, str]


def read_calibration(path: Path = DATA / "confidence.yaml") -> Calibration:
    """Read the map.

    Raises
    ------
    ConfigError
        E201 for an unknown key, a trait too few or too many, a value that is no number
        between -20 and 20, or a score that weighs too little.
    """
    try:
        table = msgspec.convert(read_yaml(path), _Table)
    except msgspec.ValidationError as error:
        raise ConfigError("E201", path=path.name, detail=error) from None
    if table.schema != SCHEMA:
        raise ConfigError("E201", path=path.name, detail=f"the schema must be {SCHEMA}")
    if sorted(table.traits) != sorted(TRAITS):
        detail = f"the traits must be {', '.join(TRAITS)}"
        raise ConfigError("E201", path=path.name, detail=detail)
    made = Calibration(
        _number("base", table.base, path),
        _number("score", table.score, path),
        {name: _number(name, table.traits[name], path) for name in TRAITS},
    )
    if made.score < LEAST_SLOPE:
        detail = f"score: must be at least {LEAST_SLOPE:g}, or events would change places"
        raise ConfigError("E201", path=path.name, detail=detail)
    return made


def _number(name: str, text: str, path: Path) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not abs(value) <= _MOST:
        detail = f"{name}: '{text}' is no number from -20 to 20"
        raise ConfigError("E201", path=path.name, detail=detail)
    return value
