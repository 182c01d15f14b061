"""Arithmetic on years: spans that do not fit the years they name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.auditing._numbers import NUMBER, number, ordinal
from dragoman.auditing._page import Page, Passage
from dragoman.auditing._registry import Problem, check

_Y = r"(?P<year>1[6-9]\d\d|20\d\d)(?!\d|,\d|\s?%)"
_SPAN = (
    r"(?P<about>(?:about|around|some|roughly|nearly|almost|more than|over|at least|just over"
    rf"|approximately)\s+)?(?P<n>{NUMBER}|half a century|a quarter of a century|a "
    r"century)\s?(?P<unit>years?|decades?)?"
)

#: "20 years ago, in 2003"; "in 2003, 20 years ago"
_AGO = re.compile(rf"\b{_SPAN}\s+ago,?\s+(?:in|back in)\s+(?:[A-Z][a-z]+\s+)?{_Y}", re.I)
_AGO_AFTER = re.compile(rf"\b(?:in|since)\s+(?:[A-Z][a-z]+\s+)?{_Y},?\s+{_SPAN}\s+ago\b", re.I)
#: "30 years after the 1991 war"
_AFTER = re.compile(
    rf"\b{_SPAN}\s+(?:after|since)\s+(?:the\s+|its\s+|their\s+"
    rf"|a\s+)?(?:[a-z-]+\s+){{0,2}}?{_Y}\b",
    re.I,
)
#: "for the first time in 17 years, since 2006"
_FIRST = re.compile(
    r"\b(?:first|time|worst|biggest|deadliest|highest|lowest|largest|longest|heaviest"
    rf"|strongest|only)\b[^.;]{{0,40}}?\bin\s+{_SPAN}\b[^.;]{{0,60}}?\bsince\s+(?:[A-Z][a-z]+\s"
    rf"+)?{_Y}",
    re.I,
)
_SINCE_FIRST = re.compile(
    r"\b(?:first|worst|biggest|deadliest|highest|lowest|largest|longest|heaviest"
    rf"|strongest)\b[^.;]{{0,40}}?\bsince\s+(?:[A-Z][a-z]+\s+)?{_Y},[^.;]{{0,20}}?\bin\s+"
    rf"{_SPAN}",
    re.I,
)
#: "the 30th anniversary of the 1991 coup"
_ANNIVERSARY = re.compile(
    r"\b(?P<ord>\d+(?:st|nd|rd|th)|[a-z]+(?:ieth|[nrfvx]th|hth|first|second"
    r"|third))\s+anniversary\s+of\s+(?:the\s+|its\s+|their\s+|his\s+"
    rf"|her\s+)?(?:[\w’'-]+\s+){{0,5}}?(?:in\s+)?{_Y}\b",
    re.I,
)
#: "ruled for 42 years, from 1969 to 2011"; "from 1969 to 2011, 42 years"
_FROM_TO = re.compile(
    r"\b(?:from|between)\s+(?:[A-Z][a-z]+\s+)?(?P<a>1[6-9]\d\d|20\d\d)\s+(?:to|until|till|and"
    r"|through)\s+(?:[A-Z][a-z]+\s+)?(?P<b>1[6-9]\d\d|20\d\d)\b",
    re.I,
)
_FOR = re.compile(
    r"\b(?:for|his|her|its|their|the|a|lasted|spent"
    r"|after)\s+"
    rf"{_SPAN.replace('(?P<unit>years?|decades?)?', '(?P<unit>years?|decades?|-years?)')}\b",
    re.I,
)
#: "in power since 1993, for three decades"
_POWER = re.compile(
    rf"\bsince\s+(?:[A-Z][a-z]+\s+)?{_Y},?\s+(?:or\s+|a\s+(?:span|period"
    rf"|total)\s+of\s+)?(?:for\s+)?{_SPAN}(?=\s*[,.;]|\s+now)",
    re.I,
)
_POWER_BEFORE = re.compile(
    rf"\bfor\s+(?:the\s+(?:past|last)\s+)?{_SPAN},?\s+(?:ever\s+)?since\s+(?:[A-Z][a-z]+\s+)?"
    rf"{_Y}",
    re.I,
)
#: "born in 1950, the 63-year-old"
_BORN = re.compile(
    rf"\b[Bb]orn\s+(?:[^.;]{{0,30}}?\s)?in\s+(?:[A-Z][a-z]+\s+)?{_Y}[^.;]{{0,80}}?\b(?:the\s+"
    r"|is\s+|now\s+|aged\s+|age\s+)(?P<n>\d{2})(?:-year-old|\s+years\s+old|\b)"
)
_NOW = re.compile(
    r"\b(?:now|today|still|this (?:week|month|year)|marks?|marking|celebrat\w+|commemorat\w+|is"
    r"|are|has|have|on \w+day|remains?|yesterday)\b",
    re.I,
)

_SURELY_NOW = re.compile(r"\b(?:now|today|still|this (?:week|month|year)|marks|yesterday)\b", re.I)


def _length(match: re.Match[str]) -> tuple[float, float] | None:
    """The years a span stands for, and how far it may be off."""
    words = match["n"].lower()
    about = (match["about"] or "").strip().lower()
    if words == "half a century":
        value, slack = 50.0, 5.0
    elif words == "a quarter of a century":
        value, slack = 25.0, 3.0
    elif words == "a century":
        value, slack = 100.0, 8.0
    else:
        unit = (match["unit"] or "").lower().lstrip("-")
        count = number(words)
        if count is None or not unit or count >= 1000:
            return None
        value, slack = (count * 10.0, 5.0) if unit.startswith("decade") else (float(count), 1.0)
    if about:
        slack += max(2.0, value * 0.15)
    return value, slack


@check("year_arithmetic", "A209", severity="warning")
def year_arithmetic(page: Page) -> Iterator[Problem]:
    """A number of years does not fit the years it is counted from."""
    for passage in page.passages:
        if not re.search(r"\b(?:1[6-9]|20)\d\d\b", passage.text):
            continue
        if page.published is not None:
            yield from _to_now(page, passage)
        yield from _between(page, passage)


def _to_now(page: Page, passage: Passage) -> Iterator[Problem]:
    assert page.published is not None
    now = page.published.year
    for pattern, needs_now in (
        (_AGO, False), (_AGO_AFTER, False), (_AFTER, True), (_FIRST, False), (_SINCE_FIRST, False),
        (_POWER, True), (_POWER_BEFORE, True), (_BORN, False), (_ANNIVERSARY, False),
    ):  # fmt: skip
        for match in pattern.finditer(passage.text):
            start = passage.start + match.start()
            if page.quoted(start):
                continue
            groups = match.groupdict()
            if groups.get("ord"):
                count = ordinal(groups["ord"])
                if count is None:
                    continue
                value, slack = float(count), 1.0
            elif pattern is _BORN:
                value, slack = float(match["n"]), 1.0
                if re.search(
                    r"\bdied\b|\bdead\b|\bdeath\b|\bwas killed\b|\bthen\b|\bat the (?:age"
                    r"|time)\b|\bwhen\b",
                    passage.text,
                ):
                    continue
            else:
                length = _length(match)
                if length is None:
                    continue
                value, slack = length
            year = int(match["year"])
            if needs_now and not _NOW.search(passage.text):
                continue
            if (
                needs_now
                and not _SURELY_NOW.search(passage.text)
                and re.search(r"\b(?:had|would|until|was|were|ended|came|took)\b", passage.text)
            ):
                continue
            others = [
                int(m)
                for m in re.findall(r"(?<![\d,$£€])\b(1[6-9]\d\d|20\d\d)\b", passage.text)
                if int(m) != year
            ]
            if any(abs((other - year) - value) <= slack + 1 for other in [*others, now]):
                continue
            if others and any(other > year for other in others):
                # Counted to another year that the sentence names, perhaps loosely.
                continue
            if year > now:
                continue
            yield Problem(
                f"from {year} to {now} are {now - year} years, not {int(value)}",
                ((start, passage.start + match.end()),),
                f"arithmetic: published {page.date}",
            )


def _between(page: Page, passage: Passage) -> Iterator[Problem]:
    text = passage.text
    matches = list(_FROM_TO.finditer(text))
    if len(matches) != 1:
        return
    match = matches[0]
    span = None
    for other in _FOR.finditer(text):
        gap = (
            text[other.end() : match.start()]
            if other.end() <= match.start()
            else text[match.end() : other.start()]
        )
        if len(gap) <= 25 and not re.search(
            r"[.;]|\b(?:and|but|who|which|after|before|aged?|sentence\w*|jail|prison)\b", gap
        ):
            span = other
            break
    if span is None or page.quoted(passage.start + match.start()):
        return
    tail = text[span.end() : span.end() + 12]
    if re.match(r"[- ]old|\s+(?:later|ago|before|earlier|in (?:jail|prison))", tail):
        return
    length = _length(span)
    if length is None:
        return
    value, slack = length
    a, b = int(match["a"]), int(match["b"])
    if b <= a or abs((b - a) - value) <= slack:
        return
    start, end = sorted((span.start(), match.start()))[0], max(span.end(), match.end())
    yield Problem(
        f"from {a} to {b} are {b - a} years, not {int(value)}",
        ((passage.start + start, passage.start + end),),
        "arithmetic on the years of the sentence",
    )
