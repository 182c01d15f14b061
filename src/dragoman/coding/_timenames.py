"""Days and eras that go by a name: holidays, attacks known by their date, wars."""

from __future__ import annotations

import csv
import datetime
import re
from functools import lru_cache
from importlib import resources

from dragoman.coding import _calendar as cal
from dragoman.coding._calendar import Range
from dragoman.coding._timephrases import RELATIVE, Context, Reading, digits, fixed, yearly
from dragoman.errors import ConfigError

_HOLIDAYS: dict[str, tuple[int, int]] = {
    "new year's day": (1, 1), "new year's eve": (12, 31), "christmas": (12, 25),
    "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26),
    "may day": (5, 1), "international women's day": (3, 8), "bastille day": (7, 14),
    "valentine's day": (2, 14), "halloween": (10, 31), "the fourth of july": (7, 4),
    "victory day": (5, 9), "armistice day": (11, 11), "nowruz": (3, 21),
}  # fmt: skip
_MOVING = {
    "good friday": -2, "easter": 0, "easter sunday": 0, "easter monday": 1, "palm sunday": -7,
    "ash wednesday": -46, "maundy thursday": -3,
}  # fmt: skip


def read_holiday(match: re.Match[str], context: Context) -> Reading | None:
    name = match["name"].lower().replace("’", "'")

    def make(year: int) -> Range | None:
        if name in _MOVING:
            return cal.day(cal.days_from(cal.easter(year), _MOVING[name]))
        found = cal.date(year, *_HOLIDAYS[name])
        return cal.day(found) if found else None

    if match["y"]:
        return fixed(make(int(match["y"])))
    if match["rel"]:
        if context.anchor is None:
            return None
        return fixed(make(context.anchor.year + RELATIVE[match["rel"].lower()]))
    return yearly(context, make)


def read_known_day(match: re.Match[str], context: Context) -> Reading | None:
    found = datetime.date(*_KNOWN_DAYS[match["key"][:3].lower(), digits(match["d"])])
    if context.anchor is not None and found > context.anchor:
        return None
    return fixed(cal.day(found), "period")


#: Days that go by their date: month and day -> full date.
_KNOWN_DAYS = {
    ("sep", 11): (2001, 9, 11),
    ("oct", 7): (2023, 10, 7),
    ("jan", 6): (2021, 1, 6),
}


def read_period(match: re.Match[str], context: Context) -> Reading | None:
    start, end = periods()[match["name"]]
    granularity = "day" if start == end else "interval"
    return fixed(Range(start, end, granularity), "period")


@lru_cache(maxsize=1)
def periods() -> dict[str, tuple[datetime.date, datetime.date]]:
    """Wars, eras and days that have a name; see knowledge/data/periods.csv."""
    path = resources.files("dragoman.knowledge") / "data" / "periods.csv"
    found = {}
    with path.open("r", encoding="utf-8") as stream:
        reader = csv.DictReader(stream, strict=True)
        if reader.fieldnames != ["name", "start", "end"]:
            raise ConfigError("E201", path=path, detail="columns must be name, start, end")
        for row in reader:
            try:
                start = datetime.date.fromisoformat(row["start"])
                end = datetime.date.fromisoformat(row["end"])
            except (TypeError, ValueError) as error:
                detail = f"line {reader.line_num}: {error}"
                raise ConfigError("E201", path=path, detail=detail) from None
            found[row["name"]] = (start, end)
    return found
