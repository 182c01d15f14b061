"""What each kind of time expression means, given the day of the report.

Every handler takes a match of a pattern in ``_timepatterns`` and gives up to two
readings, one for what has happened and one for what is to come; None when the
expression cannot be resolved.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import NamedTuple

from dragoman.coding import _calendar as cal
from dragoman.coding._calendar import Range


class Context(NamedTuple):
    text: str
    anchor: datetime.date | None
    earlier: Range | None  # the last point in time named before, for "two days later"


class Reading(NamedTuple):
    past: Range | None
    ahead: Range | None = None
    kind: str = "at"
    prefer_ahead: bool = False


Handler = Callable[["re.Match[str]", Context], Reading | None]


def read_iso(match: re.Match[str], context: Context) -> Reading | None:
    found = cal.date(int(match["y"]), int(match["m"]), int(match["d"]))
    return Reading(cal.day(found), cal.day(found)) if found else None


def digits(text: str) -> int:
    return int(re.sub(r"\D", "", text))


_TO_COME = re.compile(
    r"\b(?:will|won['’]t|shall|would|expected|scheduled|planned|due|set to|slated|upcoming|next"
    r"|called|coming|going to|hopes?|plans?|until|till|by|ahead|is to|are to|votes?|elections?)\b"
    r"|['’]ll\b",
    re.I,
)


def yearly(context: Context, make: Callable[[int], Range | None]) -> Reading | None:
    """Something that comes once a year: its latest and its next occurrence."""
    anchor = context.anchor
    if anchor is None:
        return None
    past = ahead = None
    for shift in range(9):  # 29 February may be eight years off
        if past is None:
            found = make(anchor.year - shift)
            past = found if found and found.start <= anchor else None
        if ahead is None:
            found = make(anchor.year + shift)
            ahead = found if found and found.end >= anchor else None
    if past is None or ahead is None:
        return None
    # Nine months back is further than three ahead, if anything speaks of what is to come.
    near = (anchor - past.end).days > 270 and bool(_TO_COME.search(context.text))
    return Reading(past, ahead, prefer_ahead=near)


def fixed(found: Range | None, kind: str = "at") -> Reading | None:
    return Reading(found, found, kind) if found else None


def read_full_date(match: re.Match[str], context: Context) -> Reading | None:
    month, day = cal.month_number(match["m"]), digits(match["d"])
    groups = match.groupdict()
    year = groups.get("y")
    if groups.get("rel"):
        if context.anchor is None:
            return None
        year = str(context.anchor.year + RELATIVE[groups["rel"].lower()])
    if year:
        found = cal.date(int(year), month, day)
        return fixed(cal.day(found)) if found else None

    def make(candidate: int) -> Range | None:
        found = cal.date(candidate, month, day)
        return cal.day(found) if found else None

    reading = yearly(context, make)
    weekday = groups.get("wd")
    if reading and weekday:
        # A weekday that fits only one of the two readings decides.
        number = cal.weekday_number(weekday)
        assert reading.past is not None and reading.ahead is not None
        fits = [r for r in (reading.past, reading.ahead) if r.start.weekday() == number]
        if len(fits) == 1:
            return fixed(fits[0])
    return reading


def read_day_range(match: re.Match[str], context: Context) -> Reading | None:
    groups = match.groupdict()
    first = cal.month_number(groups["m"])
    last = cal.month_number(groups.get("m2") or groups["m"])
    start, end = digits(groups["d"]), digits(groups["d2"])

    def make(year: int) -> Range | None:
        begin = cal.date(year - (1 if last < first else 0), first, start)
        finish = cal.date(year, last, end)
        if begin and finish and begin <= finish:
            return Range(begin, finish, "interval")
        return None

    year = groups.get("y")
    if year:
        found = make(int(year))
        return Reading(found, found, "range") if found else None
    reading = yearly(context, make)
    return reading._replace(kind="range") if reading else None


def read_month(match: re.Match[str], context: Context) -> Reading | None:
    index = cal.month_number(match["m"])
    groups = match.groupdict()
    part = groups.get("part")

    def make(year: int) -> Range:
        whole = cal.month(year, index)
        return cal.part(whole, _part_name(part)) if part else whole

    if groups.get("y"):
        return fixed(make(int(groups["y"])))
    if groups.get("rel"):
        if context.anchor is None:
            return None
        return fixed(make(context.anchor.year + RELATIVE[groups["rel"].lower()]))
    mod = (groups.get("mod") or "").lower()
    if not mod:
        return yearly(context, make)
    if context.anchor is None:
        return None
    anchor = context.anchor
    if mod in ("last", "past"):
        return fixed(make(anchor.year - (index >= anchor.month)))
    if mod in ("next", "coming"):
        return fixed(make(anchor.year + (index <= anchor.month)))
    return fixed(make(anchor.year))


def _part_name(text: str) -> str:
    for name in ("early", "beginning", "start", "late", "end"):
        if name in text.lower():
            return name
    return "mid"


def read_month_range(match: re.Match[str], context: Context) -> Reading | None:
    first, last = cal.month_number(match["m"]), cal.month_number(match["m2"])

    def make(year: int) -> Range:
        begin = cal.month(year - (1 if last < first else 0), first).start
        return Range(begin, cal.month(year, last).end, "interval")

    if match["y"]:
        return fixed(make(int(match["y"])), "range")
    reading = yearly(context, make)
    return reading._replace(kind="range") if reading else None


def read_ordinal(match: re.Match[str], context: Context) -> Reading | None:
    """ "on the 15th": of this month, or of the one before or after."""
    anchor = context.anchor
    if anchor is None:
        return None
    day = digits(match["d"])
    rel = (match["rel"] or "").lower()
    if rel:
        shift = {"last": -1, "next": 1}.get(rel, 0)
        at = cal.month(anchor.year, anchor.month + shift).start
        found = cal.date(at.year, at.month, day)
        return fixed(cal.day(found)) if found else None
    past = ahead = None
    for shift in (0, 1, 2):
        at = cal.month(anchor.year, anchor.month - shift).start
        found = cal.date(at.year, at.month, day)
        if past is None and found and found <= anchor:
            past = cal.day(found)
        at = cal.month(anchor.year, anchor.month + shift).start
        found = cal.date(at.year, at.month, day)
        if ahead is None and found and found >= anchor:
            ahead = cal.day(found)
    return Reading(past, ahead)


def read_year(match: re.Match[str], context: Context) -> Reading | None:
    whole = cal.year(int(match["y"]))
    part = match.groupdict().get("part")
    return fixed(cal.part(whole, _part_name(part)) if part else whole)


def read_year_range(match: re.Match[str], context: Context) -> Reading | None:
    first = int(match["y"])
    last = int(match["y2"]) if len(match["y2"]) == 4 else first // 100 * 100 + int(match["y2"])
    return fixed(cal.years(first, last), "range") if first < last else None


def read_decade(match: re.Match[str], context: Context) -> Reading | None:
    first = int(match["y"]) if len(match["y"]) == 4 else 1900 + int(match["y"])
    if match["second"]:
        second = match["second"]
        last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
        return fixed(cal.years(first, last + 9), "range") if first < last else None
    whole = cal.years(first, first + (99 if first % 100 == 0 and first < 2000 else 9), "decade")
    return fixed(cal.part(whole, _part_name(match["part"])) if match["part"] else whole)


def read_century(match: re.Match[str], context: Context) -> Reading | None:
    last = (
        digits(match["c"]) * 100
        if match["c"][0].isdigit()
        else 100
        * (
            ("sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth").index(
                match["c"].lower()
            )
            + 16
        )
    )
    if not 500 <= last <= 2100:
        return None
    return fixed(cal.years(last - 100, last - 1))


def read_weekday(match: re.Match[str], context: Context) -> Reading | None:
    anchor = context.anchor
    if anchor is None:
        return None
    weekday = cal.weekday_number(match["wd"])
    groups = match.groupdict()
    rel = (groups.get("rel") or groups.get("rel2") or "").lower()
    if rel:
        shift = {"last": -1, "next": 1, "this": 0, "before last": -2, "after next": 2}[rel]
        found = cal.days_from(cal.week(anchor, shift).start, weekday)
        return fixed(cal.day(found))
    mod = (groups.get("mod") or "").lower()
    before = cal.day(cal.weekday_before(anchor, weekday))
    after = cal.day(cal.weekday_after(anchor, weekday))
    if mod in ("last", "this past", "the past", "past"):
        return fixed(cal.day(cal.weekday_before(anchor, weekday, strictly=True)))
    if mod in ("next", "this coming", "the coming", "coming"):
        return fixed(cal.day(cal.weekday_after(anchor, weekday, strictly=True)))
    return Reading(before, after)


def read_weekday_range(match: re.Match[str], context: Context) -> Reading | None:
    anchor = context.anchor
    if anchor is None:
        return None
    first, last = cal.weekday_number(match["wd"]), cal.weekday_number(match["wd2"])
    length = (last - first) % 7
    end = cal.weekday_before(anchor, last)
    begin = cal.weekday_after(anchor, first)
    return Reading(
        Range(cal.days_from(end, -length), end, "interval"),
        Range(begin, cal.days_from(begin, length), "interval"),
        "range",
    )


_DEICTIC = {
    "today": 0, "tonight": 0, "overnight": 0, "this morning": 0, "this afternoon": 0,
    "this evening": 0, "yesterday": -1, "last night": -1, "yesterday evening": -1,
    "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2,
}  # fmt: skip
RELATIVE = {"last": -1, "this": 0, "next": 1, "the past": -1, "the same": 0, "the previous": -1}


def read_deictic(match: re.Match[str], context: Context) -> Reading | None:
    if context.anchor is None:
        return None
    word = match["word"].lower()
    return fixed(cal.day(cal.days_from(context.anchor, _DEICTIC[word])))


def read_ago(match: re.Match[str], context: Context) -> Reading | None:
    anchor = context.anchor
    return _shifted(anchor, match, -1) if anchor else None


def read_from_now(match: re.Match[str], context: Context) -> Reading | None:
    anchor = context.anchor
    reading = _shifted(anchor, match, 1) if anchor else None
    return reading._replace(past=None, ahead=reading.past) if reading else None


def _shifted(anchor: datetime.date, match: re.Match[str], sign: int) -> Reading | None:
    unit = _unit_name(match["unit"])
    text = (match["n"] or "").lower()
    count = cal.number(text) if text else None
    if text.startswith("half"):
        halves = {"year": ("month", 6), "century": ("year", 50), "decade": ("year", 5)}
        if unit not in halves:
            return fixed(cal.shift(anchor, "hour", sign))
        unit, count = halves[unit]
    if count is None:
        # "several weeks ago", "years ago": two to seven, or for years two to twenty.
        most = 20 if unit == "year" and text in ("", "many") else 7
        low, high = sorted(
            (cal.span(anchor, unit, 2 * sign), cal.span(anchor, unit, most * sign)),
            key=lambda found: found.start if sign < 0 else found.end,
        )
        bounds = (low.start, high.start) if sign < 0 else (low.end, high.end)
        return fixed(Range(bounds[0], bounds[1], "interval"))
    if match.groupdict().get("half"):
        unit, count = {"year": ("month", 12 * count + 6), "day": ("day", count)}.get(
            unit, (unit, count)
        )
    return fixed(cal.shift(anchor, unit, sign * count))


def _unit_name(text: str) -> str:
    text = text.lower()
    if text.startswith("centur"):
        return "century"
    return text[:-1] if text.endswith("s") else text


def read_later(match: re.Match[str], context: Context) -> Reading | None:
    """ "two days later": counted from the last point named before, else unknown."""
    if context.earlier is None:
        return None
    sign = 1 if match["dir"].lower() in ("later", "after") else -1
    reading = _shifted(context.earlier.start, match, sign)
    found = reading.past if reading else None
    return fixed(found) if found else None


def read_past_span(match: re.Match[str], context: Context) -> Reading | None:
    """ "the past three days", "in recent weeks", "the next two months"."""
    anchor = context.anchor
    if anchor is None:
        return None
    unit = _unit_name(match["unit"])
    which = match["which"].lower()
    text = (match.groupdict().get("n") or "").lower()
    plural = match["unit"].lower().endswith("s")
    count = cal.number(text) if text else (1 if not plural else None)
    if count is None:
        count = 3
    if which in ("past", "last", "preceding", "previous", "recent"):
        return fixed(cal.span(anchor, unit, -count), "range")
    found = cal.span(anchor, unit, count)
    return Reading(None, found, "within")


_SINCE_LONG = re.compile(
    r"\b(?:first|only|second|third|fourth|fifth|sixth|worst|best|\w{2,}est|most|least|time|times"
    r"|once|twice|rare|unseen)\b[^.,;]{0,60}$",
    re.I,
)


def read_within(match: re.Match[str], context: Context) -> Reading | None:
    anchor = context.anchor
    if anchor is None:
        return None
    count = cal.number(match["n"]) or 3
    unit = _unit_name(match["unit"])
    if match["lead"].lower() == "in":
        # "the first visit in 17 years", "12 killed in two days" look back.
        before = context.text[: match.start()]
        looks_back = _SINCE_LONG.search(before) or (
            unit not in ("hour", "day", "week", "month") and not match[0].endswith("time")
        )
        if looks_back:
            return None
        return Reading(None, cal.shift(anchor, unit, count), "within")
    return Reading(None, cal.span(anchor, unit, count), "within")


def read_unit(match: re.Match[str], context: Context) -> Reading | None:
    """ "last week", "this month", "early next year", "later this year"."""
    anchor = context.anchor
    if anchor is None:
        return None
    shift = {"last": -1, "this": 0, "next": 1, "the coming": 1, "the current": 0}[
        match["mod"].lower()
    ]
    unit = match["unit"].lower()
    if unit in ("weekend", "week-end"):
        found = cal.weekend(anchor, shift)
        if shift == -1 and anchor.weekday() < 5:
            found = cal.weekend(anchor, -1)
        return fixed(found)
    if unit in cal.SEASONS:
        return _season_at(anchor, unit, shift)
    if unit == "century":
        first = anchor.year // 100 * 100 + 100 * shift
        return fixed(cal.years(first, first + 99))
    if unit == "decade":
        first = anchor.year // 10 * 10 + 10 * shift
        return fixed(cal.years(first, first + 9, "decade"))
    if unit == "quarter":
        first = (anchor.month - 1) // 3 * 3 + 1 + 3 * shift
        return fixed(cal.months(anchor.year, first, 3, "quarter"))
    found = cal.shift(anchor, unit, shift)
    part = (match["part"] or "").lower().strip()
    if part == "earlier" and shift == 0:
        return fixed(Range(found.start, anchor, "interval" if found.start < anchor else "day"))
    if part == "later" and shift == 0:
        return fixed(Range(anchor, found.end, "interval" if anchor < found.end else "day"))
    if part and part not in ("earlier", "later"):
        return fixed(cal.part(found, _part_name(part)))
    return fixed(found)


def _season_at(anchor: datetime.date, name: str, shift: int) -> Reading | None:
    around = [cal.season(year, name) for year in range(anchor.year - 2, anchor.year + 3)]
    if shift < 0:
        return fixed(max(found for found in around if found.end < anchor))
    if shift > 0:
        return fixed(min(found for found in around if found.start > anchor))
    within = [found for found in around if found.start <= anchor <= found.end]
    return fixed(within[0] if within else cal.season(anchor.year, name))


def read_season(match: re.Match[str], context: Context) -> Reading | None:
    groups = match.groupdict()
    name = match["season"].lower()
    if groups.get("y"):
        return fixed(cal.season(int(groups["y"]), name))
    if groups.get("rel"):
        if context.anchor is None:
            return None
        year = context.anchor.year + RELATIVE[groups["rel"].lower()]
        return fixed(cal.season(year, name))
    return yearly(context, lambda year: cal.season(year, name))


def read_weekend(match: re.Match[str], context: Context) -> Reading | None:
    anchor = context.anchor
    if anchor is None:
        return None
    this = cal.weekend(anchor)
    past = this if anchor >= this.start else cal.weekend(anchor, -1)
    return Reading(past, this)


def read_quarter(match: re.Match[str], context: Context) -> Reading | None:
    ordinal = match["q"].lower()
    which = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}.get(ordinal)
    which = which or digits(ordinal)
    half = match.groupdict().get("what") == "half"
    if which > (2 if half else 4):
        if ordinal not in ("last", "final"):
            return None
        which = 2
    count = 6 if half else 3

    def make(year: int) -> Range:
        first = (which - 1) * count + 1
        return cal.months(year, first, count, "interval" if half else "quarter")

    if match["y"]:
        return fixed(make(int(match["y"])))
    if match["rel"]:
        if context.anchor is None:
            return None
        return fixed(make(context.anchor.year + RELATIVE[match["rel"].lower()]))
    return yearly(context, make)


def read_end_of(match: re.Match[str], context: Context) -> Reading | None:
    """ "at the end of the year", "by the end of the month", "year-end"."""
    anchor = context.anchor
    if anchor is None:
        return None
    unit = match["unit"].lower()
    shift = {"last": -1, "next": 1}.get((match["mod"] or "").lower(), 0)
    part = match["part"].lower() or "end"
    if unit == "week":
        whole = cal.week(anchor, shift)
        found = whole if not part.endswith("end") else cal.weekend(anchor, shift)
        return fixed(found)
    if unit in ("decade", "century"):
        size = 10 if unit == "decade" else 100
        first = anchor.year // size * size + size * shift
        return fixed(cal.part(cal.years(first, first + size - 1), _part_name(part)))
    this = cal.part(cal.shift(anchor, unit, shift), _part_name(part))
    if match["mod"]:
        return fixed(this)
    before = cal.part(cal.shift(anchor, unit, -1), _part_name(part))
    return Reading(this if this.start <= anchor else before, this)
