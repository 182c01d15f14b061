"""Places of reports and of events; tables in data/."""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.coding._places import PlaceFinder, PlaceMention, event_place
from dragoman.knowledge._gazetteer import Gazetteer
from dragoman.parsing import Parser

DATA = Path(__file__).parent / "data"


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


@lru_cache(maxsize=1)
def _finder() -> PlaceFinder:
    return PlaceFinder(Gazetteer.load())


def _ids(row: dict[str, str]) -> str:
    return f"{row['text'][:40]}-{row.get('name') or row.get('trigger')}"


@pytest.mark.parametrize("row", _rows("places.csv"), ids=_ids)
def test_places_table(row: dict[str, str]) -> None:
    text = row["text"]
    found = {text[m.start : m.end]: m.location for m in _finder().find(text)}
    location = found.get(row["name"])
    if not row["place"]:
        assert location is None
        return
    assert location is not None, f"found only {sorted(found)}"
    assert location.extracted_place == row["name"]
    assert (location.resolved_place, location.country_code, str(location.resolution)) == (
        row["place"],
        row["country"],
        row["resolution"],
    )


@pytest.mark.parametrize("row", _rows("event_places.csv"), ids=_ids)
def test_places_of_events_table(row: dict[str, str], parser: Parser) -> None:
    sentence = parser.parse(row["text"])[0]
    trigger = next(token for token in sentence.tokens if token.text == row["trigger"])
    location = event_place(sentence, trigger, _finder().find(row["text"]))
    assert (location.extracted_place if location else "") == row["place"]


def test_places_dateline_is_the_last_resort(parser: Parser) -> None:
    text = "TEHRAN: The two presidents praised their ties."
    mentions = _finder().find(text)
    dateline = mentions[0]
    sentence = parser.parse(text)[-1]
    trigger = next(token for token in sentence.tokens if token.text == "praised")
    assert event_place(sentence, trigger, mentions[1:], dateline) == dateline.location
    assert event_place(sentence, trigger, mentions[1:]) is None


@pytest.mark.parametrize(
    ("text", "name", "options", "country"),
    [
        ("Officials in Tripoli denied it.", "Tripoli", {}, "LBY"),
        ("Officials in Tripoli denied it.", "Tripoli", {"dateline_country": "LBN"}, "LBN"),
        ("Officials in Tripoli denied it.", "Tripoli", {"countries": ["LBN", "ISR"]}, "LBN"),
        ("Officials in Paris denied it.", "Paris", {"dateline_country": "USA"}, "FRA"),
        ("Police in Hyderabad were on alert.", "Hyderabad", {"countries": ["PAK"]}, "PAK"),
        ("Police in Hyderabad were on alert.", "Hyderabad", {"countries": ["IND"]}, "IND"),
        ("Georgia counted its votes.", "Georgia", {"countries": ["RUS"]}, "GEO"),
    ],
)
def test_places_readings_follow_the_report(
    text: str, name: str, options: dict[str, object], country: str
) -> None:
    found = _finder().find(text, **options)  # type: ignore[arg-type]
    codes = {text[m.start : m.end]: m.location.country_code for m in found}
    assert codes[name] == country


def test_places_one_sense_a_report() -> None:
    text = "A man was shot in Paris, Texas. The mayor of Paris said the killer had fled."
    found = _finder().find(text)
    assert {m.location.country_code for m in found if m.location.resolved_place == "Paris"} == {
        "USA"
    }


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "Kyiv Paris, Texas Deir ez-Zor said in near of the Jordan's U.S. Homs province "
            "Washington, D.C. Sana’a Michael \n “ ” — São Paulo Reading KABUL: al-Bab Москва 中国 "
            "Mr. J. R. Cox's Bazar / - ' 's (Iraq) 2015".split(" ")
        ),
        max_size=25,
    )
)
def test_places_spans_hold(words: list[str]) -> None:
    text = " ".join(words)
    end = 0
    for mention in _finder().find(text):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.location.extracted_place
        assert 1 <= mention.location.resolution <= 5
        end = mention.end


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=120))
def test_places_any_text(text: str) -> None:
    for mention in _finder().find(text):
        assert isinstance(mention, PlaceMention)
        assert text[mention.start : mention.end] == mention.location.extracted_place


def test_places_location_fields() -> None:
    text = "Clashes broke out in Goma."
    location = _finder().find(text)[0].location
    assert location.city == "Goma"
    assert location.province == "North Kivu"
    assert location.country == "Democratic Republic of the Congo"
    assert (location.feature_class, location.feature_code) == ("P", "PPL")
    assert location.lat == pytest.approx(-1.67, abs=0.1)
    assert location.lon == pytest.approx(29.23, abs=0.1)
    assert location.geonameid == 216281


def test_places_district_is_resolution_three() -> None:
    location = _finder().find("Floods hit Sunamganj district in Bangladesh.")[0].location
    assert (location.resolution, location.district, location.city) == (3, "Sunāmganj", "")
