"""Counts of dead that conflict without a revision."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import msgspec

from dragoman.auditing._numbers import NUMBER, number
from dragoman.auditing._page import DAY, MONTH, Page, Passage
from dragoman.auditing._registry import Problem, check

_PEOPLE = (
    r"(?P<who>people|persons|lives|civilians|soldiers|policemen|police officers|passengers"
    r"|protesters|workers|miners|villagers|children|women|men|migrants|worshippers|students"
    r"|troops|pilgrims|fighters)"
)
_N = (
    r"(?P<bound>(?:at least|more than|over|up to|about|around|some|nearly|almost|as many as"
    rf"|an estimated|a total of|only)\s+)?(?P<n>{NUMBER})(?![-\d%.]\d|-year|\s*(?:per cent"
    r"|percent|%|million|billion))"
)
_TOLLS = (
    re.compile(
        r"\b(?P<verb>kill(?:ed|ing|s)|claim(?:ed|ing|s) the lives of"
        rf"|left)\s+{_N}\s+(?:{_PEOPLE}|dead\b)(?!\s+(?:injured|wounded))(?P<others>)",
        re.I,
    ),
    re.compile(
        rf"\b{_N}\s+(?:{_PEOPLE}\s+)?(?:were|was|have been|had been"
        r"|are)\s+(?:confirmed\s+)?(?:killed|dead)\b(?P<others>)(?P<verb>)",
        re.I,
    ),
    re.compile(
        rf"\b{_N}\s+{_PEOPLE}\s+(?:died|lost their lives|perished)\b(?P<others>)(?P<verb>)", re.I
    ),
    re.compile(
        r"\b(?P<verb>death toll)\s+(?:\w+\s+){0,4}?(?:at|was|is"
        rf"|of)\s+{_N}(?P<others>)(?P<who>)",
        re.I,
    ),
)
_ANY = re.compile(r"\b(?:kill|dead\b|died\b|toll\b|claim|left\b|lost their|perished)")
_NOUNS = (
    r"(?:blast|explosion|bombing|attack|earthquake|quake|crash|shooting|massacre|ambush"
    r"|derailment|landslide|avalanche|collapse|stampede|fire|raid|strike|airstrike|air strike"
    r"|accident|clash|flood|storm|shipwreck|capsizing)"
)
_REVISED = re.compile(
    r"\b(?:rose|risen|rising|rises|rais\w+|revis\w+|climb\w*|increas\w+|jump\w*|now"
    r"|updat\w+|earlier|initial\w*|previous\w*|first (?:reports?|put|said)|so far"
    r"|later|lower\w*|correct\w*|had said|had put|conflicting|differ\w*|unclear|disput\w+"
    r"|contradict\w*|varied|while|whereas|however|but|other reports|unconfirmed|provisional"
    r"|preliminary|additional|another|others|further|since|subsequently|succumbed|bringing"
    r"|total(?:s|ling)?)\b",
    re.I,
)
_SOURCE = re.compile(
    r"\b(?:according to|said|says|told|reported|reports|claimed|claims|put the|estimated"
    r"|announced|state media|news agency|ministry|police|officials?|monitor\w*|group)\b",
    re.I,
)

#: In the later passage these make its number a part of the first.
_PART = re.compile(r"\b(?:including|among them|of whom|of them|of those|of the dead|alone)\b", re.I)


class Toll(msgspec.Struct, frozen=True):
    """A stated number of dead."""

    count: int
    exact: bool
    who: str
    noun: str
    definite: bool
    start: int
    end: int
    passage: Passage


@check("conflicting_counts", "A210", severity="warning")
def conflicting_counts(page: Page) -> Iterator[Problem]:
    """Two numbers of dead for one event, and nothing says that one was revised."""
    tolls = list(_tolls(page))
    if len(tolls) < 2 or len(tolls) > 6:
        return
    first = tolls[0]
    for toll in tolls[1:]:
        if toll.count == first.count or not _same(page, first, toll):
            continue
        if not first.exact and toll.exact and toll.count > first.count:
            continue  # "at least 12", then 21: no conflict
        if not toll.exact and toll.count < first.count:
            continue  # 21, then "more than 12": may be a part
        yield Problem(
            f"{first.count} dead here, {toll.count} dead there, and no word of a revision",
            ((toll.start, toll.end), (first.start, first.end)),
            f"the other passage: {page.quote(first.passage.start, first.passage.end)}",
        )
        return


def _tolls(page: Page) -> Iterator[Toll]:
    found = []
    spots = [p for p in page.passages if _ANY.search(p.text)]
    for passage, pattern in itertools.product(spots, _TOLLS):
        for match in pattern.finditer(page.text, passage.start, passage.end):
            count = number(match["n"])
            if (
                count is None
                or count < 2
                or page.quoted(match.start())
                or match.end() > passage.end
            ):
                continue
            who = (match["who"] or "").lower()
            if who in ("people", "persons", "lives", ""):
                who = "people"
            noun = re.search(
                rf"\b(?:(?P<the>the|this|that|{DAY}['’]s)\s+)?(?:[\w-]+\s+){{0,2}}?(?P<noun>"
                rf"{_NOUNS})\b",
                passage.text,
                re.I,
            )
            toll = "toll" in match["verb"].lower()
            found.append(
                Toll(
                    count,
                    not match["bound"] or match["bound"].strip().lower() == "a total of",
                    who,
                    noun["noun"].lower() if noun else "",
                    toll or bool(noun and noun["the"]),
                    match.start(),
                    match.end(),
                    passage,
                )
            )
    found.sort(key=lambda t: t.start)
    yield from found


_WORDS = {
    "explosion": "blast",
    "bombing": "blast",
    "quake": "earthquake",
    "airstrike": "strike",
    "air strike": "strike",
    "accident": "crash",
}


def _same(page: Page, one: Toll, other: Toll) -> bool:
    """Whether two tolls are told of the same event as far as can be seen."""
    if one.who != other.who or not other.definite or one.passage.index == other.passage.index:
        return False
    nouns = {_WORDS.get(t.noun, t.noun) for t in (one, other) if t.noun}
    if len(nouns) != 1:
        return False
    noun = nouns.pop()
    if re.search(
        rf"\b(?:{one.noun or noun}|{noun})s\b|\b(?:two|three|several|another|second|separate"
        rf"|twin|wave of|series of)\s+(?:[\w-]+\s+){{0,2}}(?:{one.noun or noun}|{noun})",
        page.text,
        re.I,
    ):
        return False
    if _REVISED.search(one.passage.text) or _REVISED.search(other.passage.text):
        return False
    if _PART.search(other.passage.text):
        return False
    if page.past_years(one.passage.text) or page.past_years(other.passage.text):
        return False
    if _SOURCE.search(one.passage.text) and _SOURCE.search(other.passage.text):
        return False  # two sources may count differently
    times = [set(re.findall(rf"\b{DAY}\b|\b{MONTH}\b", t.passage.text)) for t in (one, other)]
    if times[0] and times[1] and not times[0] & times[1]:
        return False
    places = [
        set(re.findall(r"\b(?:in|at|near|outside)\s+(?:the\s+)?([A-Z]\w+)", t.passage.text))
        for t in (one, other)
    ]
    return not (places[1] and places[0] and not places[0] & places[1])
