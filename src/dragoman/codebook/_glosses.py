"""What rules and codes mean, in a few plain words each."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from dragoman.codebook._ontology import DATA
from dragoman.errors import ConfigError

_COLUMNS = ["rule", "meaning"]


@cache
def read_glosses(path: Path = DATA / "glosses.csv") -> dict[str, str]:
    """Read the table of glosses.

    Parameters
    ----------
    path : Path, optional

    Returns
    -------
    dict of str to str
        Rule or code (``operator/deny``, ``factuality/PR+``) to its meaning.

    Raises
    ------
    ConfigError
        E201 for other columns, an empty cell or a rule that stands twice; E207 for a
        missing file.
    """
    found: dict[str, str] = {}
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            if reader.fieldnames != _COLUMNS:
                detail = f"the columns must be {', '.join(_COLUMNS)}"
                raise ConfigError("E201", path=path.name, detail=detail)
            for row in reader:
                rule, meaning = row["rule"], row["meaning"]
                if not rule or not meaning or None in row or rule in found:
                    detail = f"line {reader.line_num}: a rule and its meaning, each rule once"
                    raise ConfigError("E201", path=path.name, detail=detail)
                found[rule] = meaning
    except FileNotFoundError:
        raise ConfigError("E207", path=path) from None
    return found
