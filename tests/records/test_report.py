"""Reports check and convert what they are given."""

from __future__ import annotations

import datetime
import hashlib

import msgspec
import pytest

from dragoman.errors import InputError
from dragoman.records import MAX_CHARACTERS, Report, as_iso_date


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (None, ""),
        ("", ""),
        ("2024-02-29", "2024-02-29"),
        (" 2024-02-29 ", "2024-02-29"),
        ("20240229", "2024-02-29"),
        ("2024-02-29T23:59:59-11:00", "2024-02-29"),
        ("2024-02-29 00:00:01+14:00", "2024-02-29"),
        (datetime.date(1990, 1, 2), "1990-01-02"),
        (datetime.datetime(1990, 1, 2, 23, 59, tzinfo=datetime.UTC), "1990-01-02"),
    ],
)
def test_report_dates(value: str | datetime.date | None, day: str) -> None:
    assert as_iso_date(value) == day


@pytest.mark.parametrize(
    "value",
    [
        "2023-02-29",
        "2024-13-01",
        "29 February 2024",
        "2024",
        "2024-2-9",
        "2024-02-29x",
        "yesterday",
    ],
)
def test_report_dates_refused(value: str) -> None:
    with pytest.raises(InputError) as caught:
        Report(text="x", published=value)
    assert caught.value.code == "E106"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "E101"),
        (" \n\t", "E101"),
        ("a\x00b", "E102"),
        ("a\ud800b", "E107"),
        ("x" * (MAX_CHARACTERS + 1), "E108"),
    ],
)
def test_report_texts_refused(text: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        Report(text=text)
    assert caught.value.code == code


def test_report_text_is_not_str() -> None:
    with pytest.raises(InputError):
        Report(text=b"bytes")  # type: ignore[arg-type]


def test_report_surrogates_refused_everywhere() -> None:
    with pytest.raises(InputError) as caught:
        Report(text="x", title="\udcff")
    assert caught.value.code == "E107"


def test_report_longest_text() -> None:
    assert len(Report(text="x" * MAX_CHARACTERS).text) == MAX_CHARACTERS


def test_report_id_is_the_digest_of_its_text() -> None:
    text = "Zürich: “Grüezi”\r\n"
    report = Report(text=text)
    assert report.id == hashlib.sha256(text.encode()).hexdigest()[:16]
    assert Report(text=text, published="2020-01-01", source="X").id == report.id
    assert Report(text=text + " ").id != report.id
    assert Report(text=text, id="mine").id == "mine"


def test_report_keeps_text_as_it_is() -> None:
    text = " \r\nA\u0301 \ufeffline\t\n"
    assert Report(text=text).text == text


def test_report_fields_become_text() -> None:
    report = Report(text="x", source=None, title=7)  # type: ignore[arg-type]
    assert (report.source, report.title) == ("", "7")


def test_report_is_frozen() -> None:
    report = Report(text="x")
    with pytest.raises(AttributeError):
        report.text = "y"  # type: ignore[misc]


def test_report_is_keyword_only() -> None:
    with pytest.raises(TypeError):
        Report("x")  # type: ignore[misc]


def test_report_round_trip() -> None:
    report = Report(text="Текст 文本", published="2020-01-01", source="S", url="http://x")
    assert msgspec.json.decode(msgspec.json.encode(report), type=Report) == report
