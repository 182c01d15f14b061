"""Persons: two nationalities or offices in one report, or acting after death."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

import msgspec

from dragoman.auditing._names import NAME
from dragoman.auditing._nations import SHARED, country_name
from dragoman.auditing._page import Page
from dragoman.auditing._registry import Problem, check
from dragoman.knowledge import fold, full_date
from dragoman.knowledge._deaths import deaths_by_name

_PORTFOLIO = (
    r"(?:foreign|defen[cs]e|finance|interior|justice|health|energy|oil|education|trade"
    r"|transport|information|agriculture|economy|culture|labou?r|environment|tourism|sports"
    r"|home|immigration|intelligence)"
)
_OFFICE = re.compile(
    rf"\b(?P<title>(?:{_PORTFOLIO}\s+(?:minister|secretary)|prime\s+minister|president"
    r"|chancellor|king|queen|vice[ -]president|opposition leader|army chief|military chief"
    r"|foreign secretary))(?P<comma>,?)\s+(?=[A-ZÀ-Þ])",
    re.I,
)
_NOT_NOW = re.compile(
    r"\b(?:former|ex|then|late|deputy|vice|shadow|future|incoming|outgoing|previous|one-?time"
    r"|past|deposed|ousted|acting|interim|assistant|designate|and|elect)\b[\s-]*(?:\w+[\s-]+)?$",
    re.I,
)
_CHANGES = re.compile(
    r"\b(?:appoint\w*|nam(?:ed|ing)|replac\w+|promot\w+|becom\w+|became|elected|sworn"
    r"|reshuffl\w+|nominat\w+|succe\w+|took over|takes over|doubles as|also serves|concurrently"
    r"|dual|citizen\w*|national(?:ity|ised|ized)|-born|exile|resign\w*|took office|stepp\w+ "
    r"down)\b",
    re.I,
)


class Holding(msgspec.Struct, frozen=True):
    """A person with a nation and an office as one passage gives them."""

    name: str
    nation: str
    office: str
    start: int
    end: int


@check("two_roles", "A211", severity="warning")
def two_roles(page: Page) -> Iterator[Problem]:
    """One person has two nationalities, or two offices that exclude each other."""
    people: dict[str, list[Holding]] = {}
    full: dict[str, set[str]] = {}
    for holding in _holdings(page):
        words = holding.name.split()
        if len(words) >= 2:
            full.setdefault(fold(words[-1]), set()).add(fold(holding.name))
        people.setdefault(fold(words[-1]), []).append(holding)
    for surname, holdings in people.items():
        if len(full.get(surname, ())) > 1 or len(holdings) < 2:
            continue  # namesakes
        # A bare surname may be somebody else's unless the full name stands somewhere.
        if not full.get(surname):
            continue
        yield from _compare(page, holdings)


def _compare(page: Page, holdings: list[Holding]) -> Iterator[Problem]:
    first = next((h for h in holdings if h.nation), None)
    for holding in holdings:
        if first is not None and holding.nation and holding.nation != first.nation:
            yield Problem(
                f"{max(first.name, holding.name, key=len)} is given two states: "
                f"{country_name(first.nation)} and {country_name(holding.nation)}",
                ((holding.start, holding.end), (first.start, first.end)),
                f"the other passage: {page.quote(first.start, first.end)}",
            )
            return
    if _CHANGES.search(page.text):
        return
    one = holdings[0]
    for holding in holdings[1:]:
        if _exclude(one.office, holding.office):
            yield Problem(
                f"{max(one.name, holding.name, key=len)} is given two offices: {one.office} and "
                f"{holding.office}",
                ((holding.start, holding.end), (one.start, one.end)),
                f"the other passage: {page.quote(one.start, one.end)}",
            )
            return


def _exclude(one: str, other: str) -> bool:
    top = {"president", "prime minister", "chancellor", "king", "queen"}
    if one == other:
        return False
    if one in top and other in top:
        return True
    # A prime minister may keep a portfolio, a minister has one as a rule.
    return one not in top and other not in top and "minister" in one and "minister" in other


def _holdings(page: Page) -> Iterator[Holding]:
    for match in _OFFICE.finditer(page.text):
        passage = page.passage_at(match.start())
        name = NAME.match(page.text, match.end())
        if name is None or name.end() > passage.end + 1 or page.quoted(match.start()):
            continue
        words = re.sub(r"['’]s?$", "", name.group().rstrip(".,"))
        nation = page.nation_ending(match.start())
        start = match.start()
        # "France's president, Emmanuel Macron" or "the French president, Emmanuel Macron"
        if match["comma"] and (
            nation is None
            or not re.search(
                r"\bthe\s+$|^['’]",
                page.text[max(0, nation.start - 5) : nation.start]
                if page.text[nation.end : nation.end + 1] not in "'’"
                else "'",
                re.I,
            )
        ):
            continue
        if nation is not None and nation.start >= passage.start:
            start = nation.start
        head = page.text[max(passage.start, start - 30) : start]
        between = page.text[max(passage.start, match.start() - 30) : match.start()]
        if _NOT_NOW.search(head) or _NOT_NOW.search(between) or page.is_history(passage, start):
            continue
        if re.search(r"(?:^|\s)[A-Z][\w’'.&-]*-\s*$", head):
            continue
        usable = (
            nation is not None
            and nation.kind in ("adjective", "name")
            and not nation.part
            and page.text[nation.start : nation.end] not in SHARED
            and page.text[nation.start - 1 : nation.start] != "-"
        )
        office = re.sub(r"\s+", " ", match["title"].lower()).replace("defense", "defence")
        yield Holding(
            words, nation.iso3 if usable and nation else "", office, start, match.end() + len(words)
        )


_ACTS = (
    r"(?:said|says|told|met|meets|visited|visits|arrived|arrives|signed|signs|announced"
    r"|announces|warned|warns|urged|urges|called|calls|accused|accuses|denied|denies"
    r"|travelled|traveled|welcomed|welcomes|received|ordered|orders|vowed|vows|threatened"
    r"|flew|held|chaired|hosted|hosts|rejected|rejects|condemned|condemns|pledged|attended"
    r"|attends|spoke|speaks|addressed|appointed|dismissed|demanded|insisted|praised|agreed"
    r"|voted|testified|tweeted|delivered|launched|offered|refused|thanked|criticised"
    r"|criticized)"
)
_ACTING = re.compile(
    (
        rf"\s*(?:,[^,.;]{{1,80}},\s*)?(?:(?:also|on {'{DAY}'}|yesterday|today|repeatedly"
        rf"|again)\s+)*(?:(?P<perfect>has|have)\s+(?:also\s+|now\s+|again\s+)?)?{_ACTS}\b"
    ).replace("{DAY}", r"\w+day")
)
_MEETING = re.compile(
    r"\b(?:met|meets|talks with|meeting with|hosted by|welcomed by|received|welcomed|greeted by"
    r"|greeted|spoke to|spoke with|interview with|accused|arrested|sworn "
    r"in)\s+(?:[\w’'-]+\s+){0,4}$"
)
_THINGS = re.compile(
    r"\s*(?:Jr|Sr|II|III|International|Airport|Foundation|Cent(?:er|re)|Street|Avenue|Boulevard"
    r"|Bridge|Prize|Award|School|University|Library|Museum|Memorial|Institute|Stadium|Hospital"
    r"|Square|Day|Park|Hall|Building|Road|Highway|Dam|Mosque|Brigades?|Theat(?:er|re)|Mausoleum"
    r"|Port|Station|Presidential)\b"
)


@check("acting_after_death", "A214", severity="error")
def acting_after_death(page: Page) -> Iterator[Problem]:
    """Somebody acts after a well-known death."""
    if page.published is None:
        return
    known = deaths_by_name()
    for match in NAME.finditer(page.text):
        words = match.group().split()
        for first in range(len(words) - 1):
            row, length = None, 0
            for last in range(len(words), first + 1, -1):
                name = " ".join(words[first:last])
                row = known.get(fold(re.sub(r"['’]s?$", "", name)))
                if row is not None:
                    length = len(name)
                    break
            if row is None:
                continue
            start = page.text.find(words[first], match.start())
            end = start + length
            if "\n" in page.text[start:end] or last < len(words):
                break
            if (
                len(row.died) < 10
                or (page.published - datetime.date.fromisoformat(full_date(row.died))).days <= 30
            ):
                break
            if not _acts_now(page, start, end):
                break
            yield Problem(
                f"{row.name} died on {row.died}, before the report's day ({page.date})",
                ((start, end),),
                f"deaths table: {row.name}, {row.role} ({row.iso3}), died {row.died}",
            )
            break


def _acts_now(page: Page, start: int, end: int) -> bool:
    passage = page.passage_at(start)
    if (
        page.quoted(start)
        or page.is_history(passage, start, former=True)
        or page.is_fiction(passage, start)
    ):
        return False
    if _THINGS.match(page.text, end) or re.match(r"['’]", page.text[end : end + 1]):
        return False
    before = page.text[max(passage.start, start - 60) : start]
    if re.search(
        r"\b(?:late|dead|deceased|slain|assassinated|murdered|killed|widow of|son of|daughter "
        r"of|wife of|death of|grandson of|nephew of|brother of|USS|HMS|carrier|warship|ship"
        r"|destroyer|like|named after|namesake)\s+(?:[\w’'-]+\s+){0,5}$",
        before,
        re.I,
    ):
        return False
    if re.search(
        r"\b(?:of|to|for|by|against|under|from|about|than|as)\s+$", before
    ) and not _MEETING.search(before):
        return False
    if re.search(
        r"\b(?:death|died|dead|dies|killing|burial|buried|obituary|mourn\w*|tribute\w*|trial "
        r"over|inquiry|investigat\w+)\b",
        passage.text,
        re.I,
    ):
        return False
    if not page.is_now(passage):
        acting = _ACTING.match(page.text, end)
        return bool(acting and acting["perfect"])
    return bool(_ACTING.match(page.text, end) or _MEETING.search(before))
