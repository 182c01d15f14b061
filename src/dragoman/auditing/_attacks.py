"""Who attacked whom, stated both ways or against what is known."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from dragoman.auditing._names import by_surname
from dragoman.auditing._nations import Nation, country_name
from dragoman.auditing._page import Page, Passage
from dragoman.auditing._registry import Problem, check
from dragoman.knowledge import fold
from dragoman.knowledge._states import wars

_DEGREE = (
    r"(?:full-scale|full-blown|unprovoked|brutal|illegal|ongoing|military|ground|all-out"
    r"|continuing|armed|bloody|large-scale|massive|second|new|current|so-called|disastrous"
    r"|failed|botched|stalled|grinding|criminal)"
)
#: "invasion of …": what follows may describe the state before naming it.
_INVASION_OF = re.compile(rf"\b(?:{_DEGREE}\s+)*(?:invasion|occupation|annexation)\s+of\s+", re.I)
_WAR = re.compile(
    rf"\b(?:(?:{_DEGREE})\s+)*(?P<what>war|assault|offensive|aggression|military campaign"
    r"|military operation)\s+(?:in|on|against)\s+",
    re.I,
)
_INVADED = re.compile(
    r"\s+(?:\([^)]{1,30}\)\s+)?(?:has\s+|had\s+)?(?:forces\s+|troops\s+|soldiers\s+|army\s+"
    r"|tanks\s+)?(?:has\s+|have\s+|had\s+)?(?:first\s+|then\s+|later\s+"
    r"|illegally\s+)?invaded\s+"
)
_INVADED_BY = re.compile(
    r"\s+(?:was|were|is being|has been|had been)\s+(?:first\s+"
    r"|later\s+)?invaded(?:\s+in\s+\d{4})?\s+by\s+(?:forces from\s+)?(?=[A-Z]|the\s[A-Z])"
)
_DESCRIPTION = re.compile(r"(?:[\w’'-]+\s+){0,7}?(?=[A-Z])")
_DOUBTFUL = re.compile(
    r"\b(?:if|whether|would|could|might|may|possible|potential|planned|feared?|fears?"
    r"|threat\w*|imminent|looming|prevent\w*|deter\w*|avert\w*|risk\w*"
    r"|brink|plan(?:s|ned|ning)?|prepar\w+|claims? that|falsely|accus\w+ [^.]{0,40} of "
    r"(?:planning|preparing)|hypothetical|future|any|no|not|never|scenario|simulat\w+"
    r"|drill|exercise|film|novel|game|match|football|soccer|cricket|rugby|cup|tourists?"
    r"|pitch|fans?|shoppers?|brands?|imports?|species|crabs?|weeds?|musical|British "
    r"Invasion|counter-?\w*)\b",
    re.IGNORECASE,
)


class Claim(msgspec.Struct, frozen=True):
    """One statement that a state attacked another."""

    attacker: str
    attacked: str
    invasion: bool
    start: int
    end: int


@check("attack_direction", "A206", severity="error")
def attack_direction(page: Page) -> Iterator[Problem]:
    """Who invaded whom is told both ways, or against the war the report speaks of."""
    claims = list(_claims(page))
    invasions = [claim for claim in claims if claim.invasion]
    for claim in invasions:
        known = _known(claim.attacker, claim.attacked, page.date)
        if known:
            continue
        reverse = next(
            (c for c in claims if (c.attacker, c.attacked) == (claim.attacked, claim.attacker)),
            None,
        )
        elsewhere = _elsewhere(page, claim, claims)
        back = _known(claim.attacked, claim.attacker, page.date)
        attacker, attacked = country_name(claim.attacker), country_name(claim.attacked)
        if reverse is not None and (back or reverse.start < claim.start):
            yield Problem(
                f"the report says that {attacker} attacked {attacked} and that {attacked} attacked "
                f"{attacker}",
                ((claim.start, claim.end), (reverse.start, reverse.end)),
                f"the other passage: {page.quote(reverse.start, reverse.end)}"
                + (f"; wars table: {back}" if back else ""),
            )
        elif back:
            yield Problem(
                f"{attacked} invaded {attacker}, not the other way round",
                ((claim.start, claim.end),),
                f"wars table: {back}",
            )
        elif elsewhere is not None:
            start, end, state = elsewhere
            yield Problem(
                f"{attacked} is named as the invaded state, but elsewhere the report speaks of the "
                f"war in {country_name(state)}; no invasion of {attacked} by {attacker} is known",
                ((claim.start, claim.end), (start, end)),
                f"the other passage: {page.quote(start, end)}; wars table: "
                f"{_known(claim.attacker, state, page.date) or 'no such invasion'}",
            )
    yield from _events(page)


def _known(attacker: str, attacked: str, date: str) -> str:
    """The id of a war in which one state had invaded the other by a day, or ""."""
    found = [war.id for war in wars() if war.matches(attacker, attacked, date or "9999")]
    return found[-1] if found else ""


def _claims(page: Page) -> Iterator[Claim]:
    for passage in page.passages:
        text = passage.text
        if (
            "inva" not in text
            and "war" not in text.lower()
            and "occup" not in text
            and not (
                "offensive" in text or "assault" in text or "aggress" in text or "annex" in text
            )
        ):
            continue
        for match in _INVASION_OF.finditer(text):
            yield from _noun(page, passage, match, invasion=True)
        for match in _WAR.finditer(text):
            yield from _noun(page, passage, match, invasion=False)
        for nation in _within(page, passage):
            yield from _verb(page, passage, nation)


def _within(page: Page, passage: Passage) -> list[Nation]:
    return [n for n in page.nations if passage.start <= n.start < passage.end]


def _doubtful(page: Page, passage: Passage, start: int, end: int) -> bool:
    clause = page.text[max(passage.start, start - 60) : min(passage.end, end + 10)]
    return page.quoted(start) or bool(_DOUBTFUL.search(clause))


def _noun(page: Page, passage: Passage, match: re.Match[str], *, invasion: bool) -> Iterator[Claim]:
    start, end = passage.start + match.start(), passage.start + match.end()
    if _doubtful(page, passage, start, end) or (
        invasion and match.group().lower().startswith(("occupation", "annexation"))
    ):
        return
    attacked = next(
        (
            n
            for n in _within(page, passage)
            if n.start >= end and n.kind == "name" and not n.part and n.start - end <= 60
        ),
        None,
    )
    if attacked is None or not re.fullmatch(
        r"(?:[\w’'-]+\s+){0,8}", page.text[end : attacked.start]
    ):
        return
    gap = page.text[end : attacked.start].lower()
    if re.search(
        r"\b(?:by|in|from|with|and|that|who|which|near|part|parts|region|province|peninsula"
        r"|city|town|island|privacy|into)\b",
        gap,
    ):
        return
    attacker = _attacker(page, passage, start)
    if attacker and attacker != attacked.iso3:
        yield Claim(attacker, attacked.iso3, invasion, start, attacked.end)


_OWN_FORCES = re.compile(
    r"(?:['’]s)?\s+(?:\w+\s+)?(?:forces|troops|soldiers|army|military|tanks|leader|president|President"
    r"|commanders?)\b"
)


def _attacker(page: Page, passage: Passage, start: int) -> str:
    before = [n for n in _within(page, passage) if n.end <= start]
    head = page.text[passage.start : start].rstrip()
    if not before:
        return _leader(page, head)
    last = before[-1]
    gap = page.text[last.end : start].strip()
    if (
        gap in ("", "'s", "’s", "'", "’")
        # "Russia's new and bloody invasion"
        or re.fullmatch(r"['’]s?\s*(?:[\w-]+\s*){0,2}", gap)
    ):
        return last.iso3
    if re.fullmatch(r"[-–]led(?:\s+[\w-]+)?", gap):
        return last.iso3
    if re.search(r"\b(?:their|its|his)$", head):
        owners = [n for n in before if _OWN_FORCES.match(page.text, n.end)]
        return (
            (owners or [before[-1]])[-1].iso3
            if owners or len({n.iso3 for n in before}) == 1
            else ""
        )
    return _leader(page, head)


def _leader(page: Page, head: str) -> str:
    """ "Putin's" right before: the state of the leader."""
    match = re.search(r"([A-Z][\w-]+)['’]s?(?:\s+[a-z-]+)?$", head)
    if match is None:
        return ""
    states = {
        h.country
        for h in by_surname().get(fold(match[1]), ())
        if h.in_office("1990-01-01", page.date or "9999")
    }
    return states.pop() if len(states) == 1 else ""


def _verb(page: Page, passage: Passage, nation: Nation) -> Iterator[Claim]:
    if nation.part or nation.kind == "capital":
        return
    match = _INVADED_BY.match(page.text, nation.end)
    if match and nation.kind == "name":
        other = page.nation_starting(match.end())
        if (
            other is not None
            and other.end <= passage.end
            and not _doubtful(page, passage, nation.start, match.end())
        ):
            yield Claim(other.iso3, nation.iso3, True, nation.start, other.end)
        return
    match = _INVADED.match(page.text, nation.end)
    if match is None or _doubtful(page, passage, nation.start, match.end()):
        return
    rest = re.compile(
        r"(?:(?:neighbou?ring|nearby|tiny|the|much of|its|neighbou?r|oil-rich)\s+)*"
    ).match(page.text, match.end())
    other = page.nation_starting(rest.end()) if rest else None
    if other is not None and other.kind == "name" and not other.part and other.iso3 != nation.iso3:
        yield Claim(nation.iso3, other.iso3, True, nation.start, other.end)


def _elsewhere(page: Page, claim: Claim, claims: list[Claim]) -> tuple[int, int, str] | None:
    """The passage that names the attacker's war in another state, and that state."""
    candidates = [
        (c.start, c.end, c.attacked)
        for c in claims
        if c is not claim and c.attacker == claim.attacker and c.attacked != claim.attacked
    ]
    if any(c[2] == claim.attacked for c in candidates):
        return None
    for start, end, state in candidates:
        if _known(claim.attacker, state, page.date):
            return start, end, state
    pattern = re.compile(
        r"\b(?:war|conflict|fighting|invasion|offensive)\s+(?:in|of)\s+(?=[A-Z])", re.I
    )
    for match in pattern.finditer(page.text):
        nation = page.nation_starting(match.end())
        if (
            nation is not None
            and nation.kind == "name"
            and nation.iso3 not in (claim.attacked, claim.attacker)
            and not claim.start <= match.start() < claim.end
            and _current(claim.attacker, nation.iso3, page.date)
        ):
            return match.start(), nation.end, nation.iso3
    return None


def _current(attacker: str, attacked: str, date: str) -> bool:
    return any(
        war.matches(attacker, attacked, date or "9999")
        and (not war.end or not date or date <= war.end)
        for war in wars()
    )


def _events(page: Page) -> Iterator[Problem]:
    """Two coded assaults that differ in their direction only."""
    seen: dict[tuple[str, str, str, str, str], tuple[int, int]] = {}
    for event in page.events:
        if (
            event.event_type != "ASSAULT"
            or event.reciprocal
            or event.auxiliary
            or event.attribution
            or event.date is None
            or event.date.basis != "text"
            or event.date.granularity != "day"
            or event.location is None
            or not event.location.city
        ):
            continue
        actors = {a.country for a in event.actor if a.country}
        recipients = {a.country for a in event.recipient if a.country}
        if len(actors) != 1 or len(recipients) != 1 or actors == recipients:
            continue
        one, other = actors.pop(), recipients.pop()
        rest = (event.date.start, event.location.city, event.trigger.text.lower()[:5])
        where = (event.trigger.start, event.trigger.end)
        back = seen.get((other, one, *rest))
        if back is not None:
            yield Problem(
                f"the same attack is told with {country_name(one)} and with {country_name(other)} "
                "as the attacker",
                (where, back),
                f"the other passage: {page.passage_at(back[0]).text}",
                "info",
            )
        seen[(one, other, *rest)] = where
