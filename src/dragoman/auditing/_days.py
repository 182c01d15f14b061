"""Days: weekdays and dates that do not fit, and one event on two days."""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Iterator

from dragoman.auditing._page import DAY, DAYS, MONTH, MONTHS, Page, Passage
from dragoman.auditing._registry import Problem, check

_D = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year>(?:19|20)\d\d)(?!\d))?"
_FORMS = (
    re.compile(rf"\b(?P<weekday>{DAY}),?\s+(?:the\s+)?{_D}\s+(?:of\s+)?(?P<month>{MONTH}){_YEAR}"),
    re.compile(rf"\b(?P<weekday>{DAY}),?\s+(?P<month>{MONTH})\s+{_D}(?![\d:]){_YEAR}"),
    re.compile(rf"\b{_D}\s+(?P<month>{MONTH}){_YEAR},\s+(?:a\s+)(?P<weekday>{DAY})\b"),
    re.compile(rf"\b(?P<month>{MONTH})\s+{_D}{_YEAR},\s+(?:a\s+)(?P<weekday>{DAY})\b"),
    re.compile(rf"\b(?P<weekday>{DAY})\s+\((?P<month>{MONTH})\s+{_D}{_YEAR}\)"),
    re.compile(rf"\b(?P<weekday>{DAY})\s+\({_D}\s+(?P<month>{MONTH}){_YEAR}\)"),
)


def month_number(name: str) -> int:
    """1 to 12 for a month's name or abbreviation."""
    return next(i for i, month in enumerate(MONTHS, 1) if month.startswith(name.rstrip(".")[:3]))


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


@check("weekday", "A208", severity="error")
def weekday(page: Page) -> Iterator[Problem]:
    """A weekday does not fit its date, or the date does not exist."""
    for passage, pattern in itertools.product(page.passages, _FORMS):
        if "day" not in passage.text:
            continue
        for match in pattern.finditer(page.text, passage.start, passage.end):
            said = DAYS.index(match["weekday"])
            month, day = month_number(match["month"]), int(match["day"])
            where = ((match.start(), match.end()),)
            if match["year"]:
                date = _date(int(match["year"]), month, day)
                years = [int(match["year"])]
            else:
                if page.published is None:
                    continue
                if day > 31 or re.match(
                    r"\s*(?:million|billion|per|%|people|[ap]\.?m)", page.text[match.end() :][:12]
                ):
                    continue
                named = [int(y) for y in re.findall(r"\b((?:19|20)\d\d)\b", passage.text)]
                date = _nearest(page.published, month, day)
                years = [date.year if date else page.published.year, *named]
            if date is None:
                yield Problem(
                    f"{match['month']} has no day {day}"
                    + (f" in {match['year']}" if match["year"] else ""),
                    where,
                    "calendar",
                )
                continue
            if any((d := _date(y, month, day)) and d.weekday() == said for y in years):
                continue
            yield Problem(
                f"{day} {MONTHS[month - 1]} {date.year} was a {DAYS[date.weekday()]}, not a "
                f"{match['weekday']}",
                where,
                "calendar"
                + ("" if match["year"] else f"; the year nearest to publication ({page.date})"),
                "" if match["year"] else "warning",
            )


def _nearest(published: datetime.date, month: int, day: int) -> datetime.date | None:
    dates = [
        d
        for y in (published.year - 1, published.year, published.year + 1)
        if (d := _date(y, month, day))
    ]
    return min(dates, key=lambda d: abs((d - published).days)) if dates else None


_HAPPENED = (
    r"(?:killed|died|attacked|exploded|struck|shelled|arrested|signed|visited|arrived"
    r"|collapsed|crashed|seized|captured"
    r"|fired|invaded|happened|occurred|wounded|injured|said|told reporters|stormed|bombed"
    r"|clashed|resigned|voted|won|ambushed"
    r"|took place|broke out|erupted|detonated|opened fire|was held|were held|stepped down"
    r"|was sworn in|was elected|met|hit)"
)
_DATED = (
    rf"(?:on\s+(?:{DAY},?\s+)?(?:(?P<d1>\d{{1,2}})(?:st|nd|rd"
    rf"|th)?\s+(?P<m1>{MONTH}),?\s+(?P<y1>20\d\d|19\d\d)|(?P<m2>{MONTH})\s+(?P<d2>\d{{1,2}}"
    r")(?:st|nd|rd|th)?,?\s+(?P<y2>20\d\d|19\d\d))"
    rf"|in\s+(?P<m3>{MONTH}),?\s+(?P<y3>20\d\d|19\d\d))"
)
_TOLD = re.compile(rf"\b(?P<verb>{_HAPPENED})\b(?P<gap>[^.;:“”\"]{{0,70}}?)\s*{_DATED}")
_AHEAD = re.compile(
    r"\b(?:will|would|shall|due|schedul\w+|plan\w*|set|expect\w*|until|till|by|deadline"
    r"|expir\w*|ahead|next|upcoming|future"
    r"|postpon\w+|delay\w*|extend\w*|resched\w+|forecast\w*|effective|target\w*|aim\w*"
    r"|could|should|may|might|propos\w+|mov(?:ed|e)"
    r"|to|for|that|elections?|referendum|summit|before|starting|beginning|begin|novel|film"
    r"|fiction\w*|game|scenario|imagin\w+|predict\w*|if)\b"
)


@check("dated_after", "A215", severity="error")
def dated_after(page: Page) -> Iterator[Problem]:
    """Something is told as past with a date after the publication of the report."""
    if page.published is None:
        return
    limit = page.published + datetime.timedelta(days=1)
    for match in _TOLD.finditer(page.text):
        passage = page.passage_at(match.start())
        if match["m3"]:
            date = _date(int(match["y3"]), month_number(match["m3"]), 1)
        else:
            day, month, year = (match["d1"], match["m1"], match["y1"]) if match["m1"] else (
                match["d2"], match["m2"], match["y2"])  # fmt: skip
            date = _date(int(year), month_number(month), int(day))
        if date is None or date <= limit or match.end() > passage.end:
            continue
        if page.quoted(match.start()):
            continue
        before = page.text[max(passage.start, match.start() - 30) : match.start()]
        if re.search(r"\b(?:amended|corrected|updated|clarified)\b", passage.text):
            continue
        if _AHEAD.search(match["gap"]) or re.search(
            r"\b(?:will|would|to|be|been|if|may|could|might|should|must|was to|are"
            r"|is)\s+(?:\w+\s+)?$",
            before,
        ):
            continue
        tail = page.text[match.end() : match.end() + 30]
        if re.match(r"\s+(?:elections?|deadline|summit|vote)", tail):
            continue
        if re.search(
            r"\b(?:will|would|scheduled|due|expected|planned|set to)\b",
            page.text[match.start() : match.end()],
        ):
            continue
        yield Problem(
            f"told as past, but the date lies after publication ({page.date})",
            ((match.start(), match.end()),),
            f"the report was published on {page.date}",
        )


_NOUNS = (
    "blast|explosion|bombing|attack|earthquake|quake|crash|shooting|coup|massacre|ambush"
    "|derailment|landslide|avalanche|assassination"
    "|collapse|stampede|hijacking|siege|bomb attack|suicide bombing|car bombing|air strike"
    "|airstrike|raid|ceasefire|ceremony|inauguration|signing|plane crash|fire"
)
_ATTACHED = re.compile(
    r"\b(?P<det>the|The|a|A|an|An|this|This)\s+(?P<adjectives>(?:[a-z-]+\s+){0,3})(?P<no"
    rf"un>{_NOUNS})(?P<rest>\s+(?:in|at|on|near|outside|inside|of|that|which|who|took"
    r"|occurred|happened|struck|hit|killed|ripped|tore"
    rf"|rocked)\b[^.,;:“”\"]{{0,70}}?)?\s+on\s+(?P<day>{DAY})\b"
)
_POSSESSIVE = re.compile(
    rf"\b(?P<day>{DAY})['’]s\s+(?P<adjectives>(?:[a-z-]+\s+){{0,3}})(?P<noun>{_NOUNS})\b"
)
_PERSON = re.compile(
    r"\b(?P<name>[A-Z][\w’'-]+),?\s+(?:\d\d,\s+)?(?:who\s+)?(?:was\s+|were\s+|had been\s+"
    r"|has been\s+)?(?P<what>killed|assassinated|arrested|sworn in|inaugurated|buried|died"
    r"|resigned|executed|sentenced|shot dead|hanged|detained|elected|born|kidnapped"
    rf"|abducted|released|freed)\b(?P<rest>[^.;:“”\"]{{0,60}}?)\s+on\s+(?P<day>{DAY})\b"
)
_OTHER = re.compile(
    r"\b(?:another|second|third|separate|similar|previous|earlier|latest|last|first|next"
    r"|other|similar|repeat|new|fresh|subsequent|different|also|again|follow-up|planned"
    r"|following|week)\b",
    re.I,
)
_VERBS_BETWEEN = re.compile(
    r"\b(?:said|says|told|claimed|condemned|announced|vowed|will|would|after|before|since|until"
    r"|reported|blamed|visited|met|responded|ahead|arrested|charged|died|released|and|but|trial"
    r"|hearing|court)\b"
)


@check("event_day", "A207", severity="warning")
def event_day(page: Page) -> Iterator[Problem]:
    """One event is given two days."""
    found: dict[str, tuple[str, int, int]] = {}
    for pattern in (_ATTACHED, _POSSESSIVE, _PERSON):
        seen: dict[str, tuple[str, int, int]] = {} if pattern is _PERSON else found
        for match in pattern.finditer(page.text):
            key = _key(page, match, pattern is _PERSON)
            if not key:
                continue
            first = seen.get(key)
            if first is None:
                seen[key] = (match["day"], match.start(), match.end())
            elif first[0] != match["day"]:
                yield Problem(
                    f"the same event is put on {first[0]} and on {match['day']}",
                    ((match.start(), match.end()), (first[1], first[2])),
                    f"the other passage: {page.quote(first[1], first[2])}",
                )


def _key(page: Page, match: re.Match[str], person: bool) -> str:
    passage: Passage = page.passage_at(match.start())
    groups = match.groupdict()
    rest = groups.get("rest") or ""
    if page.quoted(match.start()) or match.end() > passage.end or _VERBS_BETWEEN.search(rest):
        return ""
    before = page.text[max(passage.start, match.start() - 20) : match.start()]
    if re.search(r"\b(?:last|next|since|until|previous|before|after)\s+$", before) or re.search(
        r"\b(?:last|next|previous)\b", rest
    ):
        return ""
    if person:
        tail = page.text[match.end() : match.end() + 20]
        if re.match(r"\s+(?:last|next)", tail) or _OTHER.search(passage.text):
            return ""
        if match["name"] in DAYS or re.fullmatch(
            r"(?:He|She|They|It|Police|People|Officials|Soldiers|Troops|Who|Two|Three|Four|Five"
            r"|Six|Seven|Eight|Nine|Ten)",
            match["name"],
        ):
            return ""
        return f"{match['name'].removesuffix('’s')} {match['what']}"
    noun = match["noun"].split()[-1]
    if _OTHER.search(groups["adjectives"] or "") or _OTHER.search(before):
        return ""
    # More than one such event in the report: nothing can be said.
    plural = (
        rf"\b(?:{noun}s|{noun}es|(?:another|second|third|separate|previous|earlier|similar"
        rf"|other|follow-up|latest|fresh|new|two|three)\s+(?:[\w-]+\s+){{0,2}}{noun}"
        r"|aftershocks?)\b"
    )
    if re.search(plural, page.text, re.I):
        return ""
    indefinite = len(re.findall(rf"\ba(?:n)?\s+(?:[\w-]+\s+){{0,3}}{noun}\b", page.text, re.I))
    return noun if indefinite <= 1 else ""
