"""Offices: held by somebody else on the day, or unknown to the state."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from dragoman.auditing._names import (
    DISPUTED,
    NAME,
    Holder,
    holder_on,
    match_name,
    title_class,
)
from dragoman.auditing._nations import SHARED, Nation, country_name
from dragoman.auditing._page import Page, Passage
from dragoman.auditing._registry import Problem, check
from dragoman.knowledge import COVERED_FROM, COVERED_TO
from dragoman.knowledge._states import has_office

#: Days around a change of office on which nothing is said.
MARGIN = 30

_TITLE = re.compile(
    r"\b(?P<title>[Pp]resident|[Pp]rime [Mm]inister|[Pp]remier|PM|[Cc]hancellor|Taoiseach"
    r"|King|Queen|Emperor|Emir|Sultan)(?![-\w’'])(?P<comma>,?)\s+(?=\S)"
)
_FUNCTION_WORDS = frozenset(
    "The A An On In At By For With When While As After Before If But And Or So Yet That "
    "Both Since Until Though"
    " Although Because Where What How Why Will Can Does Did Has Have Is Was Meanwhile Then "
    "To From Of Against"
    " Under Like Unlike Even Only Also Now Today Here Our Their His Her Its Some Many Not "
    "Whether Once Despite".split()
)
_BLOCKING = re.compile(
    r"\b(?:former|formerly|ex|then|late|one-?time|past|previous|deposed|ousted|toppled"
    r"|exiled|impeached|vice|deputy"
    r"|future|incoming|outgoing|would-be|self-\w+|assistant|first|next|last|new|longtime"
    r"|long-time|fallen|disgraced|jailed"
    r"|elected|elect|candidate|party|club|university|assembly|parliament|senate|council"
    r"|commission|bank|association|federation"
    r"|union|company|regional|state|provincial|shadow|honorary|caretaker|interim|acting"
    r"|disputed|rival|de facto|old|earlier|departing|retired|convicted|slain|assassinated"
    r"|murdered|dead|predecessor|successor)\b\W*(?:\w+\W+)?$",
    re.IGNORECASE,
)
_PAST_VERB = (
    r"(?:said|told|met|warned|announced|called|urged|arrived|signed|vowed|ordered|visited"
    r"|accused|condemned|held|flew|welcomed|praised|rejected|threatened|demanded|agreed"
    r"|promised|spoke|hosted|travelled|traveled|declared|appointed|dismissed|sacked|fired"
    r"|pledged|offered|refused|denied|criticised|criticized|approved|launched|unveiled|imposed"
    r"|sent|expelled|received|discussed|thanked|invited|asked|insisted|defended|backed|claimed"
    r"|hailed|left|cancelled|canceled|chaired|addressed|wrote|tweeted|met)"
)
_PRESENT = re.compile(
    r",?\s*(?:,[^,.;]{1,90},\s*)?(?:(?:also|now|still|already|today|repeatedly|again"
    r"|himself|herself)\s+)*"
    r"(?:(?:has|have)\s+(?:(?:also|now|already|again|repeatedly|so far|not|never|since"
    r"|just)\s+)*(?!been\b(?!\s\w+ing\b)|become\b|long\b|always\b|had\b|made\b)\w+"
    r"|(?:is|are)\s+(?!seen\b|remembered\b|considered\b|buried\b|one of\b|credited\b|still "
    r"remembered)(?:\w+ing|expected|due|set|scheduled|planning|likely|under|facing)\b"
    r"|(?:says|warns|wants|plans|faces|insists|denies|accuses|vows|refuses|urges|calls"
    r"|seeks|hopes|meets|visits|arrives|will)\b)"
)
_PAST = re.compile(
    r",?\s*(?:,[^,.;]{1,90},\s*)?(?:(?:also|on \w+day|late on \w+day|yesterday|today)\s+)*"
    + _PAST_VERB
    + r"\b"
)


def _window(page: Page) -> tuple[str, str]:
    assert page.published is not None
    margin = datetime.timedelta(days=MARGIN)
    return (page.published - margin).isoformat(), (page.published + margin).isoformat()


def _covered(page: Page) -> bool:
    if page.published is None:
        return False
    first, last = _window(page)
    return first >= COVERED_FROM and last <= COVERED_TO


def _told_as_now(page: Page, passage: Passage, start: int, end: int, incumbent: Holder) -> bool:
    """Whether the mention at an offset is told as acting or holding office now."""
    if page.quoted(start) or _quote_guard(page, passage, start):
        return False
    after = page.text[end : passage.end]
    if _PRESENT.match(after):
        # "has ordered" is told of now whatever else the sentence recalls.
        near = page.text[max(passage.start, start - 30) : end]
        return not page.past_years(passage.text) and not _REMOTE.search(near)
    if page.is_history(passage, start) or page.is_fiction(passage, start):
        return False
    if page.is_now(passage):
        return True
    before = page.text[max(passage.start, start - 40) : start]
    if _PRESSED.search(before):
        return True
    if passage.index == page.lead:
        return bool(_PAST.match(after))
    # Near the top, with no word of the one who was in office.
    named = any(re.search(rf"\b{re.escape(s)}\b", page.text) for s in incumbent.person.surnames)
    return (
        passage.index <= page.lead + 2
        and not named
        and bool(_PAST.match(after))
        and not page.past_years(page.text[: passage.end + 400])
    )


_REMOTE = re.compile(
    r"\b(?:film|novel|play|series|book|if|under|actor|late|legacy|memory)\b", re.IGNORECASE
)
_PRESSED = re.compile(
    r"\b(?:has|have) (?:been )?(?:press|urg|warn|ask|lobby|accus|criticis|criticiz"
    r"|call)\w+(?: on| for)?\s+(?:the\s+)?(?:[A-Z]\w+\s+)?$"
)


def _quote_guard(page: Page, passage: Passage, start: int) -> bool:
    """Titles inside a sentence that is mostly quotation are the speaker's courtesy."""
    quoted = sum(
        min(q.end, passage.end) - max(q.start, passage.start)
        for q in page.quotations
        if q.opened and q.start < passage.end and q.end > passage.start
    )
    return quoted > 0.6 * (passage.end - passage.start)


def _when(holder: Holder, date: str) -> str:
    past = [t for t in holder.terms if t.end and t.end <= date]
    if past:
        return (
            f"was {holder.terms[0].office} of {country_name(holder.country)} until {past[-1].end}"
        )
    return (
        f"took office as {holder.terms[0].office} of {country_name(holder.country)} only on "
        f"{holder.terms[0].start}"
    )


def _judge(
    page: Page, holders: list[Holder], office: str
) -> tuple[Holder, str, str, Holder] | None:
    """Return who was not in office, the message's end, the evidence, and who was."""
    first, last = _window(page)
    if not holders or any(h.country in DISPUTED for h in holders):
        return None
    if any(h.in_office(first, last) or not h.sure for h in holders):
        return None
    if len({(h.country, h.person.id) for h in holders}) > 1:
        if len({h.country for h in holders}) > 1:
            return None
        # Two Bushes: the one whose term is nearest speaks for both.
        holders = sorted(holders, key=lambda h: _distance(h, page.date))
    holder = holders[0]
    incumbent = holder_on(holder.country, office or holder.office, page.date)
    if incumbent is None or incumbent[0].person.id == holder.person.id:
        return None
    who, term = incumbent
    right = f"{term.office} of {country_name(holder.country)} was {who.person.name}"
    sources = (
        f"leaders table: {holder.person.name} {_when(holder, page.date)}; "
        f"{who.person.name} held office from {term.start} to {term.end or 'the present'}"
    )
    return holder, right, sources, who


def _distance(holder: Holder, date: str) -> int:
    day = datetime.date.fromisoformat(date)
    gaps = []
    for term in holder.terms:
        for text in (term.start, term.end):
            if text:
                gaps.append(abs((datetime.date.fromisoformat(text) - day).days))
    return min(gaps)


@check("office_holder", "A201", severity="error")
def office_holder(page: Page) -> Iterator[Problem]:
    """Somebody is named in an office that another person held on the day."""
    if not _covered(page):
        return
    yield from _titled(page)
    yield from _administrations(page)
    yield from _called_former(page)


def _titled(page: Page) -> Iterator[Problem]:
    for match in _TITLE.finditer(page.text):
        name = NAME.match(page.text, match.end())
        if name is None:
            continue
        passage = page.passage_at(match.start())
        if name.start() >= passage.end:
            continue
        title = match["title"]
        office = title_class(title)
        length, holders, full = match_name(page.text[name.start() : min(name.end(), passage.end)])
        if not length:
            continue
        end = name.start() + length
        before = page.text[max(passage.start, match.start() - 40) : match.start()]
        nation = page.nation_ending(match.start())
        head = before
        if nation is not None and nation.start >= passage.start:
            head = page.text[max(passage.start, nation.start - 40) : nation.start]
        if _BLOCKING.search(before) or _BLOCKING.search(head) or _other_body(head):
            continue
        if match["comma"] and nation is None:
            continue
        if not title[0].isupper() and nation is None and not full:
            continue
        wanted = [h for h in holders if h.office == office]
        if nation is not None:
            if nation.part:
                continue
            wanted = [h for h in wanted if h.country == nation.iso3]
            if has_office(nation.iso3, office, *_window(page)) is False:
                continue  # A202 says it
        elif not full:
            # A surname alone needs its state in the report.
            wanted = [h for h in wanted if h.country in page.countries or h.country == "USA"]
        if office == "monarch" and not full and nation is None:
            continue
        problem = _judge(page, wanted, office)
        if problem is None:
            continue
        holder, right, evidence, incumbent = problem
        if not _told_as_now(page, passage, match.start(), end, incumbent):
            continue
        start = nation.start if nation is not None else match.start()
        yield Problem(
            f"{holder.person.name} was not in office as {office} on {page.date}: {right}",
            ((start, end),),
            evidence,
        )


def _other_body(head: str) -> bool:
    """Whether a capitalised word that is no nation stands right before the title."""
    word = re.search(r"(?:^|\s)([A-Z][\w’'.&-]*)\s+$", head)
    return word is not None and word[1] not in _FUNCTION_WORDS


_ADMINISTRATION = re.compile(
    r"\b(?P<name>[A-ZÀ-Þ][\w’'-]+?(?:\s[A-ZÀ-Þ][\w’'-]+?){0,2})(?P<own>['’]s?)?\s"
    r"(?P<kind>administration|government|White House|presidency|cabinet)\b"
)
#: Where the executive is called an administration.
_ADMINISTRATIONS = frozenset({"USA", "PHL", "KOR", "TWN"})


def _administrations(page: Page) -> Iterator[Problem]:
    for match in _ADMINISTRATION.finditer(page.text):
        words = match["name"].split()
        holders: list[Holder] = []
        name = ""
        for i in range(len(words)):
            name = " ".join(words[i:])
            length, found, _ = match_name(name)
            if length == len(name):
                holders = list(found)
                break
        if not holders:
            continue
        start = match.end("name") - len(name)
        passage = page.passage_at(start)
        kind = match["kind"]
        if kind in ("administration", "White House", "presidency"):
            allowed = _ADMINISTRATIONS if kind == "administration" else frozenset({"USA"})
            holders = [h for h in holders if h.country in allowed and h.office == "president"]
        else:
            holders = [
                h
                for h in holders
                if h.country != "USA" and h.office in ("prime minister", "chancellor")
            ]
        nation = page.nation_ending(start)
        if nation is not None:
            holders = [h for h in holders if h.country == nation.iso3]
        elif kind != "administration" or len({h.country for h in holders}) > 1:
            holders = [h for h in holders if h.country in page.countries]
        before = page.text[max(passage.start, start - 30) : start]
        if _BLOCKING.search(before) or re.search(
            r"\b(?:under|during|since|of)\s+(?:the\s+)?$", before
        ):
            continue
        if any(h.office == "president" for h in holders) and kind == "presidency":
            continue
        judged = _judge(page, holders, holders[0].office if holders else "")
        if judged is None or not _told_as_now(page, passage, start, match.end(), judged[3]):
            continue
        if len({h.person.id for h in holders}) == 1 and len(words) > 1 and name == words[-1]:
            first = words[-2] if len(words) > 1 else ""
            if (
                first not in ("The", "US", "U.S.", "American")
                and nation is None
                and first[0].isupper()
            ):
                continue
        holder, right, evidence, _ = judged
        yield Problem(
            f"the {holder.person.name} {kind} was not in office on {page.date}: {right}",
            ((start, match.end()),),
            evidence,
        )


_FORMER = re.compile(
    r"\b(?:[Ff]ormer|[Ee]x-)\s?(?:(?P<adjective>[A-Z][\w.]+(?:\s[A-Z][\w.]+)?)\s)?"
    r"(?P<title>[Pp]resident|[Pp]rime [Mm]inister|[Cc]hancellor)\s+(?=[A-Z])"
)


def _called_former(page: Page) -> Iterator[Problem]:
    """Somebody is called a former holder of the office held on the day."""
    first, last = _window(page)
    for match in _FORMER.finditer(page.text):
        passage = page.passage_at(match.start())
        name = NAME.match(page.text, match.end())
        if name is None or page.quoted(match.start()) or page.past_years(passage.text):
            continue
        length, holders, full = match_name(page.text[name.start() : min(name.end(), passage.end)])
        if not length or not full:
            continue
        office = title_class(match["title"])
        for holder in holders:
            if holder.office != office or holder.country in DISPUTED:
                continue
            term = next(
                (
                    t
                    for t in holder.terms
                    if t.start < first and (not t.end or last < t.end) and t.sure
                ),
                None,
            )
            if term is None or len({h.person.id for h in holders}) > 1:
                continue
            yield Problem(
                f"{holder.person.name} was in office as {office} on {page.date}, not a former one",
                ((match.start(), name.start() + length),),
                f"leaders table: {holder.person.name}, {term.office} of "
                f"{country_name(holder.country)} from {term.start} to {term.end or 'the present'}",
                "warning",
            )
            break


_OF = re.compile(
    r"\b(?P<title>[Pp]resident|[Pp]rime [Mm]inister|[Cc]hancellor|King|Queen|[Vv]ice "
    r"[Pp]resident|king|queen) of (?P<the>the )?(?=[A-Z])"
)
_ANY_TITLE = re.compile(
    r"\b(?P<title>[Vv]ice[ -][Pp]resident|[Pp]resident|[Pp]rime [Mm]inister|[Cc]hancellor"
    r"|King|Queen)(?![-\w’'])(?P<comma>,?)\s+(?=[A-Z])"
)
#: States where traditional rulers are called kings, or where regions have presidents
#: or prime ministers of their own; their adjectives prove nothing about these titles.
_REGIONAL = {
    "president": frozenset({"ESP", "BEL"}),
    "prime minister": frozenset({"IRQ", "USA", "DEU", "CYP", "AUT", "SOM", "AFG"}),
    "monarch": frozenset(
        (
            "NGA ZAF GHA UGA RWA CMR BEN TGO ZMB IDN IND PAK ARE YEM SDN TZA BDI FRA BRA USA "
            "FJI WSM CIV BFA SEN NAM BWA"
        ).split()
    ),
    "chancellor": frozenset({"USA", "IND", "CHN", "IRL", "AUS", "PAK", "ZAF"}),
    "vice president": frozenset({"ESP", "CHE"}),
}


@check("no_such_office", "A202", severity="error")
def no_such_office(page: Page) -> Iterator[Problem]:
    """A state is given an office that it does not have."""
    if page.published is None:
        return
    first, last = _window(page)
    for match in _ANY_TITLE.finditer(page.text):
        nation = page.nation_ending(match.start())
        passage = page.passage_at(match.start())
        if nation is None or nation.start < passage.start or nation.kind == "demonym":
            continue
        name = NAME.match(page.text, match.end())
        if (
            name is None
            or name.end() > passage.end + 1
            or nation.iso3 in _commas(page, match, nation)
        ):
            continue
        if nation.kind == "capital":
            continue
        head = page.text[max(passage.start, nation.start - 40) : nation.start]
        if _BLOCKING.search(head) or _other_body(head) or re.search(r"[’']s?\s+$|[-–]$", head):
            continue
        if re.match(r"\s*(?:of|at|for)\s", page.text[name.end() : name.end() + 5]):
            continue
        yield from _absent(
            page, passage, nation, match["title"], nation.start, name.end(), first, last
        )
    for match in _OF.finditer(page.text):
        nation = page.nation_starting(match.end())
        passage = page.passage_at(match.start())
        if nation is None or nation.kind in ("demonym", "adjective", "capital"):
            continue
        after = page.text[nation.end : nation.end + 12]
        if re.match(r"['’]|\s(?!(?:The|On|In|And|But)\b)[A-Z]|-", after):
            continue
        head = page.text[max(passage.start, match.start() - 40) : match.start()]
        if _BLOCKING.search(head) or re.search(r"\b(?:no|a|an|any|become|as|like)\s+$", head):
            continue
        yield from _absent(
            page, passage, nation, match["title"], match.start(), nation.end, first, last
        )


def _commas(page: Page, match: re.Match[str], nation: Nation) -> frozenset[str]:
    """A comma after the title needs "Norway's president, …" or "the Danish president, …"."""
    article = re.search(r"\bthe\s+$", page.text[max(0, nation.start - 5) : nation.start], re.I)
    if not match["comma"] or article or page.text[nation.end : nation.end + 1] in "'’":
        return frozenset()
    return frozenset({nation.iso3})


def _absent(
    page: Page, passage: Passage, nation: Nation, title: str, start: int, end: int,
    first: str, last: str,
) -> Iterator[Problem]:  # fmt: skip
    office = "vice president" if title.lower().startswith("vice") else title_class(title)
    words = page.text[nation.start : nation.end]
    if (
        nation.part
        or nation.iso3 in _REGIONAL[office]
        or words in SHARED
        or has_office(nation.iso3, office, first, last) is not False
        or page.quoted(start)
        or page.is_history(passage, end)
        or re.search(
            r"\bif\b|\bwould|\bfirst\s+(?:[Pp]resident|[Pp]rime|[Cc]hancellor|[Vv]ice|ever)"
            r"|\bfilm|\bnovel|\bactor|\bdreams? of|\bself-|\bno "
            r"longer\b|\babolish|\brepublic\b(?!an)",
            page.main(passage, end),
        )
    ):
        return
    right = [
        name
        for name in ("president", "monarch", "prime minister", "chancellor")
        if has_office(nation.iso3, name, first, last)
    ]
    now = []
    for name in right:
        holder = holder_on(nation.iso3, name, page.date) if page.date <= COVERED_TO else None
        if holder is not None:
            now.append(f"{holder[1].office} {holder[0].person.name}")
    listed = ", ".join(now) or ", ".join(right)
    yield Problem(
        f"{country_name(nation.iso3)} had no {title.lower()} on {page.date}; it had: {listed}",
        ((start, end),),
        f"offices table: {nation.iso3} has no office '{office}' on the day",
    )
