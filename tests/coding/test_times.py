"""Time expressions and the times of events; tables in data/."""

from __future__ import annotations

import csv
import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.coding import _calendar as cal
from dragoman.coding._times import event_time, find_times
from dragoman.parsing import Parser

DATA = Path(__file__).parent / "data"
DAYS = st.dates(datetime.date(1950, 1, 1), datetime.date(2060, 12, 31))


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


@pytest.mark.parametrize("row", _rows("times.csv"), ids=lambda row: row["text"][:50])
def test_times_table(row: dict[str, str]) -> None:
    found = []
    for mention in find_times(row["text"], row["published"]):
        when = mention.when
        rest = "" if when.granularity == "day" else f"..{when.end} {when.granularity}"
        found.append(f"{row['text'][mention.start : mention.end]}={when.start}{rest}")
    assert "; ".join(found) == row["expect"]


@pytest.mark.parametrize(
    "row", _rows("event_times.csv"), ids=lambda row: f"{row['text'][:40]}-{row['trigger']}"
)
def test_times_of_events_table(row: dict[str, str], parser: Parser) -> None:
    sentence = parser.parse(row["text"])[0]
    trigger = next(token for token in sentence.tokens if token.text == row["trigger"])
    mention = event_time(sentence, trigger, find_times(row["text"], "2023-03-15"))
    if mention is None:
        assert row["time"] == ""
        return
    text = row["text"][mention.start : mention.end]
    assert (text, mention.when.start) == (row["time"], row["start"])


@pytest.mark.parametrize(
    ("text", "past", "ahead"),
    [
        ("on Monday", "2023-03-13", "2023-03-20"),
        ("on Wednesday", "2023-03-15", "2023-03-15"),
        ("on 25 May", "2022-05-25", "2023-05-25"),
        ("in June", "2022-06-01", "2023-06-01"),
        ("over the weekend", "2023-03-11", "2023-03-18"),
        ("on the 20th", "2023-02-20", "2023-03-20"),
        ("on Christmas Day", "2022-12-25", "2023-12-25"),
    ],
)
def test_times_have_two_readings(text: str, past: str, ahead: str) -> None:
    (mention,) = find_times(text, "2023-03-15")
    assert mention.read(future=False).when.start == past
    assert mention.read(future=True).when.start == ahead


@pytest.mark.parametrize(
    ("text", "historical"),
    [
        ("in 2015", True),
        ("in the 1990s", True),
        ("since 1979", True),
        ("two years ago", True),
        ("decades ago", True),
        ("during World War II", True),
        ("after the 9/11 attacks", True),
        ("in 2022", False),
        ("last year", False),
        ("in March", False),
        ("since January", False),
        ("two weeks ago", False),
        ("in 2030", False),
    ],
)
def test_times_historical(text: str, historical: bool) -> None:
    (mention,) = find_times(text, "2023-03-15")
    assert mention.historical is historical


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It has lasted since 2014.", "since"),
        ("It lasts until Friday.", "until"),
        ("They must leave by Friday.", "by"),
        ("It ran from 2014 to 2016.", "range"),
        ("They will leave within three days.", "within"),
        ("It was built during the Cold War.", "period"),
        ("They left on Friday.", "at"),
        ("They were unknown as early as 2014.", "at"),
    ],
)
def test_times_kinds(text: str, kind: str) -> None:
    (mention,) = find_times(text, "2023-03-15")
    assert mention.kind == kind


@pytest.mark.parametrize(
    ("dateline", "start"),
    [
        ("", "2023-03-15"),
        ("2023-03-14", "2023-03-14"),
        ("March 14", "2023-03-14"),
        ("14 Mar", "2023-03-14"),
        ("2019-01-01", "2023-03-15"),  # a reprint: too far off
        ("at dawn", "2023-03-15"),
    ],
)
def test_times_dateline_is_the_anchor(dateline: str, start: str) -> None:
    (mention,) = find_times("He spoke today.", "2023-03-15", dateline_date=dateline)
    assert mention.when.start == start


def test_times_offset_moves_spans() -> None:
    text = "Talks were held on Monday."
    (plain,) = find_times(text, "2023-03-15")
    (moved,) = find_times(text, "2023-03-15", offset=100)
    assert (moved.start, moved.end) == (plain.start + 100, plain.end + 100)
    assert moved.when == plain.when


_PIECES = st.sampled_from(
    (
        "on Monday|late Sunday|since|2015|the 1990s|13 March|March 13, 2020|in|May|Theresa May"
        "|two|weeks|ago|days later|last|next|year|week|until|from 3 to 5 May|the 31st|29 February"
        "|30 February|,|.|and|(2014)|Q3 2020|Easter|2023-02-30|2023-13-01|overnight"
        "|the end of the month|“|日"
    ).split("|")
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=14), st.one_of(st.just(""), DAYS.map(str)), st.integers(0, 99))
def test_times_spans_hold(pieces: list[str], published: str, offset: int) -> None:
    text = " ".join(pieces)
    end = offset
    for mention in find_times(text, published, offset=offset):
        assert end <= mention.start < mention.end <= len(text) + offset
        assert text[mention.start - offset : mention.end - offset] == mention.when.text
        for when in (mention.when, mention.past, mention.ahead):
            if when is not None:
                start = datetime.date.fromisoformat(when.start)
                stop = datetime.date.fromisoformat(when.end)
                assert start <= stop
                assert when.basis == "text"
                if when.granularity == "day":
                    assert start == stop
        end = mention.end


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=100), DAYS)
def test_times_any_text(text: str, published: datetime.date) -> None:
    for mention in find_times(text, published.isoformat()):
        assert text[mention.start : mention.end] == mention.when.text


@given(
    DAYS,
    st.sampled_from(cal.WEEKDAYS),
    st.sampled_from(["on {}", "late {}", "last {}", "next {}", "{} night", "this {}", "{}'s raid"]),
)
def test_times_weekdays_stay_within_seven_days(
    published: datetime.date, weekday: str, phrase: str
) -> None:
    (mention,) = find_times(phrase.format(weekday), published.isoformat())
    for future in (False, True):
        when = mention.read(future=future).when
        day = datetime.date.fromisoformat(when.start)
        assert when.start == when.end
        assert day.weekday() == cal.WEEKDAYS.index(weekday)
        assert abs((day - published).days) <= 7
    past = datetime.date.fromisoformat(mention.read(future=False).when.start)
    ahead = datetime.date.fromisoformat(mention.read(future=True).when.start)
    assert phrase == "next {}" or past <= published
    assert phrase == "last {}" or ahead >= published


@given(DAYS, DAYS)
def test_times_full_dates_do_not_depend_on_publication(
    day: datetime.date, published: datetime.date
) -> None:
    month = cal.MONTHS[day.month - 1]
    for text in (
        f"on {day.day} {month} {day.year}",
        f"on {month} {day.day}, {day.year}",
        f"on {day.isoformat()}",
    ):
        for reference in (published.isoformat(), ""):
            (mention,) = find_times(text, reference)
            assert mention.when.start == mention.when.end == day.isoformat()


@given(DAYS)
def test_times_ranges_are_whole(published: datetime.date) -> None:
    reference = published.isoformat()
    (week,) = find_times("last week", reference)
    start = datetime.date.fromisoformat(week.when.start)
    assert start.weekday() == 0
    assert 7 <= (published - start).days <= 13
    (month,) = find_times("last month", reference)
    assert month.when.start.endswith("-01")
    end = datetime.date.fromisoformat(month.when.end)
    assert end + datetime.timedelta(days=1) == published.replace(day=1)


@pytest.mark.parametrize(
    ("year", "easter"), [(2000, "04-23"), (2019, "04-21"), (2023, "04-09"), (2024, "03-31")]
)
def test_calendar_easter(year: int, easter: str) -> None:
    assert cal.easter(year).isoformat() == f"{year}-{easter}"


@pytest.mark.parametrize(
    ("word", "value"),
    [("two", 2), ("a", 1), ("twenty-five", 25), ("12", 12), ("a couple of", 2), ("several", None)],
)
def test_calendar_numbers(word: str, value: int | None) -> None:
    assert cal.number(word) == value
