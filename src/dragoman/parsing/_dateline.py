"""The dateline: where, when and by whom a report was filed.

Agencies write it before the first sentence: a place in capitals, perhaps its
country or state, perhaps the date, perhaps the agency, and a colon or a dash.
Words in capitals before a colon are often something else (labels, speakers of a
transcript), so the less of a dateline stands there, the more its form must be right.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec


class Dateline(msgspec.Struct, frozen=True, kw_only=True):
    """Where, when and by whom a report was filed.

    Attributes
    ----------
    place : str
        The place as written; ``text[start:start + len(place)]``.
    region : str
        Country or state after the place ("Belgium" in "BRUSSELS, Belgium"), or "".
    date : str
        The date as written, or "".
    agency : str
        The agency as written, without brackets, or "".
    start, end : int
        Character offsets of the dateline from the place to its last mark, end exclusive.
    body_start : int
        Character offset of the first sentence.
    """

    place: str
    region: str = ""
    date: str = ""
    agency: str = ""
    start: int
    end: int
    body_start: int

    @property
    def places(self) -> tuple[str, ...]:
        """The single places of "WASHINGTON/LONDON"."""
        return tuple(part.strip() for part in self.place.split("/") if part.strip())


_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
_DATE = (
    rf"(?:(?:{_WEEKDAY},?\s+)?(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH})"
    rf"(?:,?\s+(?:19|20)\d\d)?|(?:19|20)\d\d-\d\d-\d\d|{_WEEKDAY})"
)

_CAP = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶŁĻŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŹŻŽ]"
_LOW = r"[a-zß-öø-ÿāăąćčďđēėęěğģīıķłļńņňōőœřśşšţťūůűźżž]"
_APOSTROPHE = r"['’ʼ‘`]"

# A word in capitals ("AL-QAIM", "ST.", "N'DJAMENA", "D.C."), or in title case.
_UPPER = rf"{_CAP}(?:{_CAP}|[.]|{_APOSTROPHE}(?={_CAP})|-(?={_CAP}))*"
_TITLE = (
    rf"(?:{_CAP}{_LOW}*(?:[-'’ʼ‘]{_CAP}?{_LOW}+)*\.?"
    r"|(?:al|el|de|da|do|du|of|on|the|upon|and|la|le)(?=[\s-]))"
)

_PLACE_UPPER = rf"{_UPPER}(?:[ -]{_UPPER}){{0,3}}"
_PLACE_TITLE = rf"{_CAP}{_LOW}+(?:[-'’ʼ‘]{_CAP}?{_LOW}+)*(?:[ -]{_TITLE}){{0,3}}"
_REGION = rf"(?:{_TITLE}|{_UPPER})(?:[ -](?:{_TITLE}|{_UPPER})){{0,4}}"
_AGENCY = rf"\(\s*(?P<agency>{_CAP}[\w.&’'/-]*(?:[ /]{_CAP}?[\w.&’'-]+){{0,3}})\s*\)"
_DASH = r"(?:--+|[-–—―−])"

_SHAPE = re.compile(
    rf"(?P<place>(?P<upper>{_PLACE_UPPER}(?:\s?/\s?{_PLACE_UPPER}){{0,3}})"
    rf"|{_PLACE_TITLE}(?:\s?/\s?{_PLACE_TITLE}){{0,3}})"
    # A date is tried before a region: "May 3" is not a place.
    rf"(?:,\s+(?!{_DATE}(?:\W|$))(?P<region>{_REGION}))?"
    rf"(?:,?\s+(?P<date>{_DATE}))?"
    rf"(?:,?\s*{_AGENCY})?"
    rf"\s*(?P<mark>:|{_DASH})(?P<gap>\s*)"
)

#: Words in capitals that stand before a colon or dash without being a place.
_LABELS = frozenset(
    """
    ADVISORY ALERT AMENDED ANALYSIS ANSWER AUDIO BACKGROUND BREAKING BRIEF BRIEFING BULLETIN
    CLARIFICATION COLUMN COMMENT COMMENTARY CONCLUSION CORRECTED CORRECTION CORRECTS DATE
    DEVELOPING DISCLAIMER EDITORIAL EMBARGOED EXCLUSIVE EXPLAINED EXPLAINER FACTBOX FACTS FEATURE
    FILE FLASH FOCUS GRAPHIC HEADLINE HEADLINES HIGHLIGHTS IMPORTANT INFOGRAPHIC INSIGHT INTERVIEW
    INTRODUCTION JUST KEY POINTS LATEST LEAD LIVE MEMO MORE NEWS NEWSMAKER NOTE
    NOTES OBITUARY OPINION OPED PHOTO PHOTOS PICTURE PICTURES PODCAST POLL PROFILE PS QUESTION
    QUOTE QUOTES READ REFILE REFILES RELATED REPORT REPORTS REPEAT REVIEW RPT SCORES SOURCE SOURCES
    SPECIAL STATEMENT STORY SUMMARY TIMELINE TITLE TOPIC TRANSCRIPT UPDATE UPDATED UPDATES URGENT
    VIDEO VIEW WARNING WATCH WHO WHAT WHEN WHERE WHY WRAPUP
    AFP AP APEC ASEAN AU BBC BRICS CDC CEO CIA CNN COVID ECB ECOWAS EU FBI FCC FIFA GDP GOP HIV IAEA
    ICC ICJ IMF IOC IRA IS ISIL ISIS MP MPS NASA NATO NGO NGOS NPR OPEC OPINIONS OSCE PLO PM PMS
    TV UK UN UNESCO UNHCR UNICEF US USA VIP WFP WTO
    PRESIDENT MINISTER SENATOR REPORTER HOST SPEAKER MODERATOR JUDGE MR MRS MS DR
    """.split()
)

#: The same, but only when nothing else stands there ("SOUTH AFRICA:" may be a place).
_LABELS_ALONE = frozenset(
    {"A", "AFRICA", "AMERICA", "AMERICAS", "ASIA", "EUROPE", "MIDDLE EAST", "Q", "WORLD"}
)

_SPEAKER_LINE = re.compile(rf"^[ \t]*{_CAP}[{_CAP[1:-1]}.'’ -]{{1,30}}:\s", re.MULTILINE)
_BODY = re.compile(rf"[\"'“”‘’«„(\[]*(?:{_CAP}|\d|{_LOW})")

#: A headline or byline may stand before the dateline; a longer line is the report itself.
_HEADLINE_LENGTH = 160
_LINES_SEARCHED = 4


def parse_dateline(text: str, *, is_place: Callable[[str], bool] | None = None) -> Dateline | None:
    """Read the dateline of a report.

    Parameters
    ----------
    text : str
        The report.  The dateline opens it, or follows a headline and a byline.
    is_place : callable, optional
        Whether a name is a place; asked, when given, about names in capitals
        that only a colon or dash marks as a dateline ("TEHRAN: …").

    Returns
    -------
    Dateline or None
        None when the report opens otherwise.
    """
    position = lines = 0
    while position < len(text) and lines < _LINES_SEARCHED:
        stop = text.find("\n", position)
        stop = len(text) if stop < 0 else stop
        line = text[position:stop]
        if line.strip():
            start = position + len(line) - len(line.lstrip())
            found = _match(text, start, first=lines == 0, is_place=is_place)
            if found is not None:
                return found
            if len(line.strip()) > _HEADLINE_LENGTH:
                return None
            lines += 1
        position = stop + 1
    return None


def _match(
    text: str, start: int, *, first: bool, is_place: Callable[[str], bool] | None
) -> Dateline | None:
    shape = _SHAPE.match(text, start)
    if shape is None:
        return None
    place, region = shape["place"], shape["region"] or ""
    date, agency = shape["date"] or "", shape["agency"] or ""
    if agency and not date and re.fullmatch(_DATE, agency):
        # "MINSK, Belarus (Aug. 11) —"
        date, agency = agency, ""
    mark, gap = shape["mark"], shape["gap"]
    body = _BODY.match(text, shape.end())
    if body is None or "\n\n\n" in gap:
        return None
    if mark == ":" and (not gap or text[shape.end() : shape.end() + 1].isdigit()):
        return None
    if mark == "-" and not (gap and (text[shape.start("mark") - 1].isspace() or agency)):
        # "AL-QAIM", "US-backed": a hyphen joins unless it stands apart.
        return None
    if mark == "-" and text[shape.end() : shape.end() + 1].islower():
        return None
    labelled = place in _LABELS_ALONE or any(
        word.strip(".") in _LABELS for word in re.split(r"[\s/-]+", place.upper())
    )
    upper = shape["upper"] is not None
    if agency or (date and _says_day(date)):
        # The date alone does not make a title-case phrase a place: "Monday, May 3 - …".
        if labelled and not agency:
            return None
        if not upper and (not agency and mark == ":"):
            return None
        if re.fullmatch(_WEEKDAY + "|" + _MONTH, place):
            return None
    elif not upper or labelled or not first:
        return None
    elif not region:
        if len(place.replace(".", "")) < 3 or (mark == ":" and _is_transcript(text)):
            return None
        if is_place is not None and not all(is_place(part.strip()) for part in place.split("/")):
            return None
    elif mark == ":" and _is_transcript(text):
        return None
    return Dateline(
        place=place,
        region=region,
        date=date,
        agency=agency,
        start=start,
        end=shape.end("mark"),
        body_start=shape.end(),
    )


def _says_day(date: str) -> bool:
    return any(character.isdigit() for character in date) or date.endswith("day")


def _is_transcript(text: str) -> bool:
    """Whether more than one line opens with a name in capitals and a colon."""
    return len(_SPEAKER_LINE.findall(text, 0, 20_000)) > 1
