"""Days, weeks, months and the rest as closed intervals of dates."""

from __future__ import annotations

import datetime
from typing import NamedTuple

#: An act whose time lies further back than this is background.
HISTORICAL_DAYS = 365

_DAY = datetime.timedelta(days=1)

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
#: First month of each season, northern hemisphere; winter runs into the next year.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "couple": 2, "dozen": 12,
}  # fmt: skip


class Range(NamedTuple):
    """Both ends inclusive; `granularity` as in :class:`dragoman.records.When`."""

    start: datetime.date
    end: datetime.date
    granularity: str


def number(text: str) -> int | None:
    """The value of a number word, or None for vague ones ("several")."""
    text = text.lower().strip()
    if text.isdigit():
        return int(text)
    for lead in ("a couple of", "a couple", "couple of"):
        if text == lead:
            return 2
    if text in _NUMBERS:
        return _NUMBERS[text]
    tens, _, unit = text.partition("-")
    if tens in _NUMBERS and unit in _NUMBERS and 20 <= _NUMBERS[tens] < 100:
        return _NUMBERS[tens] + _NUMBERS[unit]
    return None


def month_number(name: str) -> int:
    """1 to 12 from a full name or an abbreviation."""
    key = name[:3].lower()
    for index, full in enumerate(MONTHS, 1):
        if full[:3].lower() == key:
            return index
    raise ValueError(name)


def weekday_number(name: str) -> int:
    """0 (Monday) to 6."""
    key = name[:3].lower()
    for index, full in enumerate(WEEKDAYS):
        if full[:3].lower() == key:
            return index
    raise ValueError(name)


def date(year: int, month: int, day: int) -> datetime.date | None:
    """A date, or None when there is no such day."""
    try:
        return datetime.date(year, month, day)
    except (ValueError, OverflowError):
        return None


def day(value: datetime.date) -> Range:
    return Range(value, value, "day")


def days_from(anchor: datetime.date, days: int) -> datetime.date:
    """A date some days away, kept inside the calendar."""
    try:
        return anchor + datetime.timedelta(days=days)
    except OverflowError:
        return datetime.date.min if days < 0 else datetime.date.max


def month(year: int, index: int, granularity: str = "month") -> Range:
    """A month; `index` may run below 1 or above 12 into the years beside."""
    year, index = year + (index - 1) // 12, (index - 1) % 12 + 1
    year = min(max(year, 1), 9998)
    start = datetime.date(year, index, 1)
    after = datetime.date(year + index // 12, index % 12 + 1, 1)
    return Range(start, after - _DAY, granularity)


def months(year: int, first: int, count: int, granularity: str) -> Range:
    return Range(month(year, first).start, month(year, first + count - 1).end, granularity)


def year(value: int) -> Range:
    value = min(max(value, 1), 9999)
    return Range(datetime.date(value, 1, 1), datetime.date(value, 12, 31), "year")


def years(first: int, last: int, granularity: str = "interval") -> Range:
    return Range(year(first).start, year(last).end, granularity)


def week(anchor: datetime.date, shift: int = 0) -> Range:
    """Monday to Sunday around a date, some weeks on."""
    monday = days_from(anchor, -anchor.weekday() + 7 * shift)
    return Range(monday, days_from(monday, 6), "week")


def weekend(anchor: datetime.date, shift: int = 0) -> Range:
    """Saturday and Sunday of the week around a date, some weeks on."""
    monday = week(anchor, shift).start
    return Range(days_from(monday, 5), days_from(monday, 6), "interval")


def weekday_before(anchor: datetime.date, weekday: int, *, strictly: bool = False) -> datetime.date:
    """The latest such weekday up to a date (0 to 6 days back; 1 to 7 when strictly)."""
    back = (anchor.weekday() - weekday) % 7
    return days_from(anchor, -(back or 7) if strictly else -back)


def weekday_after(anchor: datetime.date, weekday: int, *, strictly: bool = False) -> datetime.date:
    """The first such weekday from a date on (0 to 6 days ahead; 1 to 7 when strictly)."""
    ahead = (weekday - anchor.weekday()) % 7
    return days_from(anchor, (ahead or 7) if strictly else ahead)


def season(year_: int, name: str) -> Range:
    """A season that begins in a year."""
    return months(year_, SEASONS[name.lower()], 3, "season")


def part(whole: Range, name: str) -> Range:
    """The early, middle or late third of an interval of a month or more.

    The beginning and the end of a year are its first and last month; decades are cut
    into years.
    """
    name = name.lower().strip(" -")
    if whole.granularity == "decade":
        first = whole.start.year
        low, high = {"early": (0, 3), "late": (6, 9)}.get(name, (3, 6))
        return years(first + low, first + high)
    if whole.granularity == "year" and name in ("beginning", "start"):
        return month(whole.start.year, 1)
    if whole.granularity == "year" and name == "end":
        return month(whole.start.year, 12)
    length = (whole.end - whole.start).days + 1
    third = max(length // 3, 1)
    if name in ("early", "beginning", "start"):
        return Range(whole.start, days_from(whole.start, third - 1), "interval")
    if name in ("late", "end"):
        return Range(days_from(whole.end, 1 - third), whole.end, "interval")
    return Range(days_from(whole.start, third), days_from(whole.end, -third), "interval")


def shift(anchor: datetime.date, unit: str, count: int) -> Range:
    """The day, week, month, year … some units away from a date."""
    if unit == "minute":
        return day(anchor)
    if unit == "hour":
        return day(days_from(anchor, round(count / 24 - 0.01) if abs(count) >= 24 else 0))
    if unit in ("day", "night"):
        return day(days_from(anchor, count))
    if unit == "week":
        return week(anchor, count)
    if unit == "fortnight":
        return week(anchor, 2 * count)
    if unit == "month":
        return month(anchor.year, anchor.month + count)
    if unit == "year":
        return year(anchor.year + count)
    if unit == "decade":
        first = anchor.year + 10 * count
        return Range(year(first - 1).start, year(first + 1).end, "interval")
    first = anchor.year + 100 * count
    return Range(year(first - 5).start, year(first + 5).end, "interval")


def span(anchor: datetime.date, unit: str, count: int) -> Range:
    """The interval between a date and another some units away, both inclusive."""
    if unit in ("month", "quarter"):
        count *= 3 if unit == "quarter" else 1
        target = month(anchor.year, anchor.month + count)
        other = target.start.replace(day=min(anchor.day, target.end.day))
    elif unit in ("year", "decade", "century"):
        count *= {"year": 1, "decade": 10, "century": 100}[unit]
        whole = month(min(max(anchor.year + count, 1), 9998), anchor.month)
        other = whole.start.replace(day=min(anchor.day, whole.end.day))
    else:
        size = {"week": 7, "fortnight": 14}.get(unit, 1)
        days = count // 24 if unit in ("hour", "minute") else count * size
        other = days_from(anchor, days)
    low, high = sorted((anchor, other))
    return Range(low, high, "day" if low == high else "interval")


def easter(year_: int) -> datetime.date:
    """Western Easter Sunday (the anonymous Gregorian algorithm)."""
    a, b, c = year_ % 19, year_ // 100, year_ % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * j) // 451
    month_, day_ = divmod(h + j - 7 * m + 114, 31)
    return datetime.date(year_, month_, day_ + 1)
