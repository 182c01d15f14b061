"""Datelines of the shapes agencies use, and openings that only look like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.parsing._dateline import parse_dateline

# opening, (place, region, date, agency)
DATELINES = [
    ("TEHRAN: Despite sanctions, the two met.", ("TEHRAN", "", "", "")),
    ("KABUL, Aug 15 (Agency) — Fighters entered.", ("KABUL", "", "Aug 15", "Agency")),
    ("KABUL, Aug. 15 (Reuters) - Fighters entered.", ("KABUL", "", "Aug. 15", "Reuters")),
    ("MOSCOW (AP) - Russia said.", ("MOSCOW", "", "", "AP")),
    ("MOSCOW (AP) -- Russia said.", ("MOSCOW", "", "", "AP")),
    ("MOSCOW (AP)— Russia said.", ("MOSCOW", "", "", "AP")),
    ("LONDON (Reuters) - Britain said.", ("LONDON", "", "", "Reuters")),
    ("WASHINGTON/LONDON, May 3 (X) - Officials said.", ("WASHINGTON/LONDON", "", "May 3", "X")),
    ("BRUSSELS, Belgium – The union agreed.", ("BRUSSELS", "Belgium", "", "")),
    ("Nairobi, Kenya (AP) -- Police fired.", ("Nairobi", "Kenya", "", "AP")),
    ("BEIJING, March 13 (Xinhua) -- China called.", ("BEIJING", "", "March 13", "Xinhua")),
    ("BEIJING, 13 March 2023 – China called.", ("BEIJING", "", "13 March 2023", "")),
    ("SEOUL, Oct. 9, 2006 (Yonhap) — North Korea.", ("SEOUL", "", "Oct. 9, 2006", "Yonhap")),
    ("GENEVA, Monday — Talks resumed.", ("GENEVA", "", "Monday", "")),
    ("PARIS, Nov 14 — France declared.", ("PARIS", "", "Nov 14", "")),
    ("UNITED NATIONS (AP) — The council voted.", ("UNITED NATIONS", "", "", "AP")),
    ("UNITED NATIONS: The council voted.", ("UNITED NATIONS", "", "", "")),
    ("ST. PETERSBURG, Russia (AP) — Leaders met.", ("ST. PETERSBURG", "Russia", "", "AP")),
    ("WASHINGTON, D.C. – Congress voted.", ("WASHINGTON", "D.C.", "", "")),
    ("N’DJAMENA, Chad (AFP) – Rebels advanced.", ("N’DJAMENA", "Chad", "", "AFP")),
    ("AL-QAIM, Iraq (AP) — Troops moved.", ("AL-QAIM", "Iraq", "", "AP")),
    ("SÃO PAULO (AP) — Brazil’s president.", ("SÃO PAULO", "", "", "AP")),
    ("İSTANBUL - Turkey said.", ("İSTANBUL", "", "", "")),
    ("PORT-AU-PRINCE, Haiti (AP) — Gangs.", ("PORT-AU-PRINCE", "Haiti", "", "AP")),
    (
        "TRIPOLI/BENGHAZI, Libya, Feb 17 (Reuters) - Crowds.",
        ("TRIPOLI/BENGHAZI", "Libya", "Feb 17", "Reuters"),
    ),
    ("Baghdad, Iraq (CNN) -- Two blasts.", ("Baghdad", "Iraq", "", "CNN")),
    ("Islamabad (dpa) - Not matched by case.", None),
    ("Harare (AFP) - Zimbabwe’s army.", ("Harare", "", "", "AFP")),
    (
        "Port Moresby, Papua New Guinea (AP) — Votes.",
        ("Port Moresby", "Papua New Guinea", "", "AP"),
    ),
    ("JUBA — South Sudan’s leaders signed.", ("JUBA", "", "", "")),
    ("JUBA -- South Sudan’s leaders signed.", ("JUBA", "", "", "")),
    ("ADDIS ABABA: The African Union met.", ("ADDIS ABABA", "", "", "")),
    ("KHARTOUM, Sudan (AP) — “We refuse,” he said.", ("KHARTOUM", "Sudan", "", "AP")),
    ("TBILISI, 2008-08-09 – Georgia said.", ("TBILISI", "", "2008-08-09", "")),
    ("CARACAS, Venezuela, Jan. 23 (AP) — He swore.", ("CARACAS", "Venezuela", "Jan. 23", "AP")),
    ("TEHRAN, Iran (BBC News) — Votes.", ("TEHRAN", "Iran", "", "BBC News")),
    ("ABOARD AIR FORCE ONE (AP) — The president.", ("ABOARD AIR FORCE ONE", "", "", "AP")),
    ("Rebels seize town\n\nGOMA, Congo (AP) — Rebels.", ("GOMA", "Congo", "", "AP")),
    ("Rebels seize town\nBy A. Writer\nGOMA (Reuters) - Rebels.", ("GOMA", "", "", "Reuters")),
    ("  \n TEHRAN: Despite sanctions.", ("TEHRAN", "", "", "")),
    ("TEHRAN, March 13 (IRNA) —\nDespite sanctions.", ("TEHRAN", "", "March 13", "IRNA")),
    ("MANILA, Philippines (AP) — 12 people died.", ("MANILA", "Philippines", "", "AP")),
    ("MINSK, Belarus (Aug. 11) — Police.", ("MINSK", "Belarus", "Aug. 11", "")),
    ("NEW DELHI: India said.", ("NEW DELHI", "", "", "")),
    ("EAST JERUSALEM (AP) — Police.", ("EAST JERUSALEM", "", "", "AP")),
    ("Tallinn, September 3 (BNS) – The minister.", ("Tallinn", "", "September 3", "BNS")),
]

NEAR_MISSES = [
    "Tehran: a city of nine million.",
    "UPDATE: Two more bodies found.",
    "BREAKING: Army takes power.",
    "BREAKING NEWS - Army takes power.",
    "EXCLUSIVE - Minister to resign.",
    "ANALYSIS: What the vote means.",
    "UPDATE 2 - Oil falls.",
    "UPDATE 2-Oil falls as OPEC meets.",
    "NATO: Alliance to grow.",
    "US: Senate passes bill.",
    "US - Senate passes bill.",
    "Q: Will you resign? A: No.",
    "KING: Welcome back.\nTRUMP: Thank you.\nKING: Let us start.",
    "IN PICTURES: Floods in Venice.",
    "WATCH LIVE: Funeral of the king.",
    "President Vladimir Putin said on Monday - as he often does - that talks go on.",
    "US-backed forces took the town.",
    "AL-QAIM fell to rebels on Monday.",
    "NATO - the alliance of 30 states - met.",
    "ISIS (the armed group) - also known as Daesh - fled.",
    "The army took the town (AP) - nobody resisted.",
    "Putin: we will not talk.",
    "Iran and Belarus: a friendship.",
    "Monday, May 3 - The day began quietly.",
    "May 3: The day began quietly.",
    "MPs voted: 310 for, 267 against.",
    "TEHRAN:",
    "TEHRAN 3:2",
    "A LONG HEADLINE ABOUT MANY THINGS THAT ARE NOT A PLACE: read on.",
    "UK PM: I shall stay.",
    "BRUSSELS was quiet on Monday.",
    "London (population 9 million) - a city.",
    "Mr Smith (Labour) told the house: The bill must fall.",
    "WORLD: Two dead in floods.",
    "MIDDLE EAST: Two dead in floods.",
    "WHO: vaccine is safe.",
    "It began at 12:30 — when the guns fell silent.",
    "",
    "   \n ",
    "Paris Hilton - star and heiress - spoke.",
    "Iran, Iraq and Turkey - three neighbours - met.",
    "“TEHRAN: a film”, said the poster.",
    "VIDEO: MOSCOW (AP)",
    "x" * 200 + "\nMOSCOW (AP) — Too late in the report.",
]


@pytest.mark.parametrize(("text", "want"), [pair for pair in DATELINES if pair[1]])
def test_dateline_reads(text: str, want: tuple[str, str, str, str]) -> None:
    found = parse_dateline(text)
    assert found is not None
    assert (found.place, found.region, found.date, found.agency) == want
    assert text[found.start :].startswith(found.place)
    assert found.start < found.end <= found.body_start < len(text)
    assert not text[found.body_start].isspace()


@pytest.mark.parametrize("text", NEAR_MISSES + [pair[0] for pair in DATELINES if not pair[1]])
def test_dateline_near_misses(text: str) -> None:
    assert parse_dateline(text) is None


def test_dateline_places() -> None:
    found = parse_dateline("WASHINGTON / LONDON, May 3 (X) - Officials said.")
    assert found is not None
    assert found.places == ("WASHINGTON", "LONDON")


def test_dateline_asks_about_bare_names_only() -> None:
    asked: list[str] = []

    def is_place(name: str) -> bool:
        asked.append(name)
        return name == "TEHRAN"

    assert parse_dateline("TEHRAN: They met.", is_place=is_place)
    assert parse_dateline("SPORT: They met.", is_place=is_place) is None
    assert parse_dateline("GOMA (AP) — They met.", is_place=is_place)
    assert asked == ["TEHRAN", "SPORT"]


@given(st.text(max_size=80))
def test_dateline_never_raises(text: str) -> None:
    found = parse_dateline(text)
    if found is not None:
        assert 0 <= found.start < found.end <= found.body_start <= len(text)
