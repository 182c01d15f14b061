"""Memberships of organisations, claimed or denied."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache

from dragoman.auditing._nations import SHARED, Nation, country_name
from dragoman.auditing._page import Page
from dragoman.auditing._registry import Problem, check
from dragoman.knowledge._memberships import is_member, organisation_names, terms_of

#: Days around a change on which nothing is said.
MARGIN = 45

_BLOCK = re.compile(
    r"\b(?:former|ex|would-be|aspiring|candidate|potential|prospective|future|non|not an?"
    r"|associate|observer|partner|acceding|soon-to-be|incoming|departing|outgoing|hopeful"
    r"|bid|apply\w*|join\w*|become|becoming|became|if|once|suspended|honorary"
    r"|fictional)\b[\s-]*(?:\w+[\s-]+)?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\W{0,3}(?:bid|candidate|hopeful|aspirant|applicant|observer|partner|associate"
    r"|accession|application|status)\b",
    re.I,
)


@cache
def _organisation() -> str:
    names = sorted(organisation_names(), key=len, reverse=True)
    return "(?:" + "|".join(re.escape(name) for name in names) + ")"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    org = rf"(?P<org>{_organisation()})"
    adjectives = (
        r"(?:permanent |non-permanent |elected |founding |full |fellow |key |newest |new "
        r"|long-?time |veteran |temporary )*"
    )
    member = f"(?P<role>{adjectives})"
    return {
        # NATO member Norway; EU member states Malta and Cyprus; fellow EU member Norway
        "before": re.compile(
            rf"(?<![\w-]){org}(?:[’']s)?[ -]{member}(?:member(?:s|[ -]states?|[ "
            r"-]countr(?:y|ies)|[ -]nations?)?|states?) (?=[A-Z])"
        ),
        # Norway, an EU member; Norway, a member of the EU; Norway is not a member of
        "after": re.compile(
            r"(?:,| —| –)?\s+(?:which |who |that )?(?:(?P<is>is|are|was|remains|became)\s+)?"
            r"(?P<not>not\s+)?(?:itself\s+|also\s+|already\s+)?(?:an?|the|one of the)\s+"
            rf"(?:{org}(?:[’']s)?[ -]{adjectives}member(?:[ -](?:state|country|nation)s?)?"
            rf"|{adjectives}member(?:[ -](?:state|country|nation)s?)? of (?:the )?"
            rf"(?P<org2>{_organisation()}))(?![\w+])"
        ),
        # non-EU member Norway, non-NATO country
        "non": re.compile(
            rf"\b[Nn]on-{org}[ -](?:member(?:[ -]states?)?|state|country|nation) (?=[A-Z])"
        ),
        "of": re.compile(rf"\b(?P<role>permanent )?member of (?:the )?{org},?\s(?=[A-Z])"),
    }


def _status(page: Page, organisation: str, iso3: str, role: str) -> bool | None:
    """Whether a state is a member; None near a change or where not covered."""
    assert page.published is not None
    margin = datetime.timedelta(days=MARGIN)
    seen = {
        is_member(organisation, iso3, (page.published + delta).isoformat(), role=role)
        for delta in (-margin, datetime.timedelta(0), margin)
    }
    return seen.pop() if len(seen) == 1 else None


def _role(words: str) -> str:
    if re.search("non-permanent|elected|temporary", words):
        return "elected"
    return "permanent" if "permanent" in words else ""


def _usable(page: Page, nation: Nation) -> bool:
    return (
        nation.kind == "name"
        and not nation.part
        and page.text[nation.start : nation.end] not in SHARED
        and not re.match(r"['’]s?\s|-", page.text[nation.end : nation.end + 3])
    )


@check("membership", "A205", severity="error")
def membership(page: Page) -> Iterator[Problem]:
    """A state is called a member of an organisation it does not belong to, or the reverse."""
    if page.published is None or not re.search("[Mm]ember|[Nn]on-", page.text):
        return
    patterns = _patterns()
    for match in patterns["before"].finditer(page.text):
        head = page.text[max(0, match.start() - 40) : match.start()]
        if _BLOCK.search(head) or "council" in match.group().lower()[-12:]:
            continue
        for nation in _listed(page, match.end()):
            yield from _claim(
                page, match["org"], _role(match["role"]), nation, match.start(), nation.end
            )
    for match in patterns["of"].finditer(page.text):
        head = page.text[max(0, match.start() - 40) : match.start()]
        if _BLOCK.search(head):
            continue
        one = page.nation_starting(match.end())
        if one is not None and re.search(r"\b(?:fellow)\s+$", head):
            yield from _claim(
                page, match["org"], _role(match["role"] or ""), one, match.start(), one.end
            )
    for match in patterns["non"].finditer(page.text):
        one = page.nation_starting(match.end())
        if one is not None:
            yield from _denial(page, match["org"], "", one, match.start(), one.end)
    for nation in page.nations:
        if nation.kind != "name":
            continue
        after = patterns["after"].match(page.text, nation.end)
        if after is None:
            continue
        org = after["org"] or after["org2"]
        tail = page.text[after.end() : after.end() + 24]
        passage = page.passage_at(nation.start)
        if _AFTER.match(tail) or after["is"] in ("was", "became") or after.end() > passage.end:
            continue
        if not after["is"] and not after.group().startswith((",", " —", " –")):
            continue
        head = page.text[max(0, nation.start - 24) : nation.start]
        if re.search(
            r"\b(?:if|whether|should|unless|once|when|until|before|that)\s+(?:the\s+)?$", head, re.I
        ):
            continue
        role = _role(after.group())
        if after["not"]:
            yield from _denial(page, org, role, nation, nation.start, after.end())
        else:
            yield from _claim(page, org, role, nation, nation.start, after.end())


def _listed(page: Page, offset: int) -> Iterator[Nation]:
    """The nations in a list: "Malta, Cyprus and Norway"."""
    nation = page.nation_starting(offset)
    while nation is not None:
        yield nation
        comma = re.compile(r"(?:,? and |, | or )(?=(?:the )?[A-Z])").match(page.text, nation.end)
        # A comma may end the list ("EU member Malta, Libya said"): only "A, B and C" goes on.
        if comma is None or (
            "and" not in comma.group()
            and not re.match(
                r"[^.;]{0,60}?\band (?:the )?[A-Z]", page.text[comma.end() : comma.end() + 80]
            )
        ):
            return
        if (
            "members" not in page.text[max(0, offset - 12) : offset]
            and "states" not in page.text[max(0, offset - 12) : offset]
            and "countries" not in page.text[max(0, offset - 12) : offset]
            and "nations" not in page.text[max(0, offset - 12) : offset]
        ):
            return
        nation = page.nation_starting(comma.end())


def _skip(page: Page, nation: Nation) -> bool:
    passage = page.passage_at(nation.start)
    text = passage.text
    return (
        not _usable(page, nation)
        or page.quoted(nation.start)
        or bool(page.past_years(text))
        or re.search(
            r"\b(?:then|at the time|had been|would be|would become|film|novel|if|when|until"
            r"|former(?:ly)?)\b",
            text,
        )
        is not None
    )


def _claim(
    page: Page, name: str, role: str, nation: Nation, start: int, end: int
) -> Iterator[Problem]:
    organisation = organisation_names()[name]
    if _skip(page, nation) or _status(page, organisation, nation.iso3, role) is not False:
        return
    rows = terms_of(organisation, nation.iso3)
    past = [row for row in rows if row.role in ("member", "permanent", "elected")]
    if past:
        known = "; ".join(f"{r.role} {r.joined} to {r.left or 'the present'}" for r in past)
    else:
        known = next(
            (f"{r.role} since {r.joined}" for r in rows if r.holds(page.date)), "never a member"
        )
    yield Problem(
        f"{country_name(nation.iso3)} was no {role + ' ' if role else ''}member of the "
        f"{organisation} on {page.date}",
        ((start, end),),
        f"memberships table: {organisation}, {nation.iso3}: {known}",
    )


def _denial(
    page: Page, name: str, role: str, nation: Nation, start: int, end: int
) -> Iterator[Problem]:
    organisation = organisation_names()[name]
    if _skip(page, nation) or _status(page, organisation, nation.iso3, role) is not True:
        return
    row = next(r for r in terms_of(organisation, nation.iso3) if r.holds(page.date))
    yield Problem(
        f"{country_name(nation.iso3)} was a member of the {organisation} on {page.date}",
        ((start, end),),
        f"memberships table: {organisation}, {nation.iso3}: {row.role} since {row.joined}",
    )
