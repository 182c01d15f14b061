"""Typed reading of the fact tables, and the small formats inside their cells.

Tables are UTF-8 CSV with a header; every cell is a string, several values are
separated by ``|`` and a value may carry its dates: ``Name[from..to]``, half-open,
either side empty.  Reading does not validate (that costs start-up time on every
run); :func:`dragoman.knowledge.validate` does, and the tests run it.
"""

from __future__ import annotations

import csv
import io
import re
from functools import lru_cache
from importlib.resources import files
from typing import TypeVar

import msgspec

from dragoman.errors import ConfigError

#: The tables speak of 1990-01-01 up to this day; later days are read as this one.
COVERED_FROM = "1990-01-01"
COVERED_TO = "2026-08-31"

#: PLOVER's sectors.
SECTORS = frozenset(
    "GOV LEG JUD MIL COP SPY PRM REB UAF UNK PTY OPP ELI CVL REF REL EDU JRN MED BUS LAB AGR "
    "SOC CRM PRE".split()
)
#: PLOVER's international codes, which stand in the place of a country.
INTERNATIONAL = frozenset("IGO UNO EUR NGO MNC IMG ISM".split())

Row = TypeVar("Row", bound=msgspec.Struct)

_DATED = re.compile(r"^(.*?)\[(\d{4}(?:-\d\d){0,2})?\.\.(\d{4}(?:-\d\d){0,2})?\]$")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?$")


class Dated(msgspec.Struct, frozen=True):
    """A value that holds from `start` (inclusive) to `end` (exclusive); "" is open."""

    value: str
    start: str = ""
    end: str = ""

    def holds(self, date: str) -> bool:
        """Return whether the value holds on a day (YYYY-MM-DD)."""
        return (not self.start or self.start <= date) and (not self.end or date < self.end)


def read_table(name: str, row: type[Row], *, text: str | None = None) -> list[Row]:
    """Read one CSV table of the package.

    Parameters
    ----------
    name : str
        File name under ``knowledge/data``.
    row : type
        A msgspec struct whose fields are the columns, all strings, in order.
    text : str, optional
        The table itself, when it does not come from the package.

    Returns
    -------
    list of row

    Raises
    ------
    ConfigError
        E207 the file is missing; E201 columns or a row do not fit the struct.
    """
    if text is None:
        try:
            text = files("dragoman.knowledge").joinpath("data", name).read_text("utf-8")
        except FileNotFoundError:
            raise ConfigError("E207", path=name) from None
    lines = csv.reader(io.StringIO(text, newline=""))
    columns = list(row.__struct_fields__)
    header = next(lines, [])
    if header != columns:
        raise ConfigError("E201", path=name, detail=f"columns are {header}, want {columns}")
    try:
        return [row(*cells) for cells in lines]
    except TypeError:
        raise ConfigError("E201", path=name, detail="a row has too many or too few cells") from None


def values(cell: str) -> list[str]:
    """Split a cell at ``|``, dropping empty parts."""
    return [part for part in cell.split("|") if part] if cell else []


@lru_cache(maxsize=4096)
def dated(cell: str) -> tuple[Dated, ...]:
    """Parse ``A|B[1990..1999-05]`` into dated values.

    Examples
    --------
    >>> dated("Kabul|Kandahar[1996-09..2001-12]")[1]
    Dated(value='Kandahar', start='1996-09-01', end='2001-12-01')
    """
    out = []
    for part in values(cell):
        match = _DATED.match(part) if part.endswith("]") else None
        if match:
            out.append(Dated(match[1], full_date(match[2] or ""), full_date(match[3] or "")))
        else:
            out.append(Dated(part))
    return tuple(out)


def full_date(text: str) -> str:
    """Pad YYYY or YYYY-MM to its first day; "" stays "".

    Examples
    --------
    >>> full_date("1991-08")
    '1991-08-01'
    """
    return (
        text + "-01-01"[: 10 - len(text)]
        if len(text) == 4
        else (text + "-01" if len(text) == 7 else text)
    )


def is_date(text: str) -> bool:
    """Return whether a cell is empty, YYYY, YYYY-MM or YYYY-MM-DD."""
    if not text:
        return True
    if not _DATE.match(text):
        return False
    day = full_date(text)
    month_days = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    month = int(day[5:7])
    return 1 <= month <= 12 and 1 <= int(day[8:]) <= month_days[month - 1]
