"""Places in the wrong country, and names that did not exist on the day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dragoman.auditing._nations import SHARED, Nation, country_name
from dragoman.auditing._page import Page
from dragoman.auditing._registry import Problem, check
from dragoman.knowledge import dated, fold, regions, values
from dragoman.knowledge._gazetteer import Gazetteer
from dragoman.knowledge._states import capital_of, capitals_of, state_names

_CITY = r"[A-ZÀ-ÞŠŽ][\w’'-]+(?:\s(?:[A-ZÀ-ÞŠŽ][\w’'-]+|de|la|el|es|al|am|of)){0,3}"
_QUALIFIED = re.compile(
    r"\b(?:ancient|commercial|financial|provincial|regional|cultural|economic|business"
    r"|former|old|historic|de facto|self-declared"
    r"|summer|winter|second|rebel|wartime|administrative|temporary|future|new|tourist|world"
    r"|medieval|imperial|royal|state|oil|entertainment|spiritual|interim|fashion)\s*$",
    re.IGNORECASE,
)
#: "the Hungarian capital Bucharest", "the Hungarian capital, Bucharest,"
_ADJECTIVE_CAPITAL = re.compile(
    rf"\s(?:capital)(?:\s+city)?(?P<comma>,?)(?:\s+of)?\s+(?P<city>{_CITY})"
)
#: "Bucharest, the capital of Hungary", "Bucharest, Hungary's capital"
_CAPITAL_OF = re.compile(
    rf"(?P<city>{_CITY}),?\s+(?:is\s+|was\s+)?(?:the\s+|,\s*)?capital(?:\s+city)?\s+of\s+(?"
    r":the\s+)?(?=[A-Z])"
)
#: "the capital of Hungary, Bucharest"
_THE_CAPITAL_OF = re.compile(r"\b[Tt]he capital(?: city)? of (?:the )?(?=[A-Z])")
_CITY_OF = re.compile(
    r"\s(?:port |coastal |border |southern |northern |eastern |western |central |holy "
    r"|north-?eastern |north-?western |south-?eastern |south-?western )?(?:city|town) of "
    rf"(?P<city>{_CITY})"
)
_COMMA = re.compile(
    r"\b(?:in|at|near|from|outside|to|around|of)\s+(?:(?:central|downtown|northern|southern"
    r"|eastern|western|east|west|north|south|nearby|suburban"
    rf"|old)\s+)?(?P<city>{_CITY}),\s+(?=[A-Z])"
)
_DATELINE = re.compile(r"^(?P<city>[A-ZÀ-Þ][A-ZÀ-Þ’' -]+),\s+(?=[A-Z][a-z])")


@cache
def gazetteer() -> Gazetteer:
    """The package's gazetteer, loaded once."""
    return Gazetteer.load()


@cache
def _part_words() -> frozenset[str]:
    """Adjectives and names of parts of states, which have capitals of their own."""
    return frozenset(
        word for row in regions() for cell in (row.adjectives, row.aliases) for word in values(cell)
    ) | {value.value for row in regions() for value in dated(row.name)}


def _trim(city: str) -> Iterator[str]:
    words = city.split()
    for count in range(len(words), 0, -1):
        yield re.sub(r"['’]s?$", "", " ".join(words[:count]))


def _elsewhere(city: str, iso3: str) -> tuple[str, str]:
    """The city's name and true country, when no reading of it lies in the given one."""
    for name in _trim(city):
        readings = gazetteer().candidates(name)
        if not readings:
            continue
        if any(place.country == iso3 or not place.country for place in readings):
            return "", ""
        # Only a well-known place tells that it lies elsewhere: a hamlet of the name may
        # be missing from the gazetteer.
        first = readings[0]
        if first.is_country or not (first.is_capital or first.population >= 80_000):
            return "", ""
        rival = any(r.country != first.country and r.weight * 8 > first.weight for r in readings)
        return ("", "") if rival else (name, first.country)
    return "", ""


@check("place_country", "A203", severity="error")
def place_country(page: Page) -> Iterator[Problem]:
    """A capital or city is put in the wrong country."""
    for nation in page.nations:
        if (
            nation.part
            or page.text[nation.start : nation.end] in SHARED
            or nation.kind == "capital"
        ):
            continue
        yield from _after_nation(page, nation)
    for match in _CAPITAL_OF.finditer(page.text):
        nation_after = page.nation_starting(match.end())
        if nation_after is None or nation_after.part or _unlike_state(page, nation_after):
            continue
        qualified = re.search(r"(\w+ )capital", match.group())
        if qualified and _QUALIFIED.search(qualified[1]):
            continue
        yield from _capital(page, match["city"], match.start("city"), nation_after, last=True)
    for match in _THE_CAPITAL_OF.finditer(page.text):
        nation_after = page.nation_starting(match.end())
        if nation_after is None or nation_after.part or _unlike_state(page, nation_after):
            continue
        city = re.compile(rf",\s+(?P<city>{_CITY})").match(page.text, nation_after.end)
        if city:
            yield from _capital(page, city["city"], city.start("city"), nation_after)
    for match in [*_COMMA.finditer(page.text), *_DATELINE.finditer(page.text)]:
        yield from _comma(page, match)


def _unlike_state(page: Page, nation: Nation) -> bool:
    """Whether a name is not used of the state itself ("Korea", "Congo", an adjective)."""
    words = page.text[nation.start : nation.end]
    return words in SHARED or nation.kind in ("adjective", "demonym", "capital")


def _after_nation(page: Page, nation: Nation) -> Iterator[Problem]:
    own = re.compile(r"['’]s?").match(page.text, nation.end)
    at = own.end() if own else nation.end
    if own is None and nation.kind not in ("adjective", "demonym"):
        return
    before = page.text[max(0, nation.start - 1) : nation.start]
    if before in ("-", "–") or page.text[nation.start : nation.end] in _part_words():
        return
    match = _ADJECTIVE_CAPITAL.match(page.text, at)
    if match:
        yield from _capital(page, match["city"], match.start("city"), nation)
    match = _CITY_OF.match(page.text, at)
    if match and not page.quoted(nation.start):
        name, home = _elsewhere(match["city"], nation.iso3)
        if name and not _divided(nation.iso3, home):
            yield Problem(
                f"{name} is not in {country_name(nation.iso3)} but in {country_name(home)}",
                ((nation.start, match.start("city") + len(name)),),
                f"gazetteer: {name} lies in {country_name(home)}, no place of that name in "
                f"{country_name(nation.iso3)}",
            )


def _capital(
    page: Page, city: str, start: int, nation: Nation, *, last: bool = False
) -> Iterator[Problem]:
    names = list(_trim(city))
    if last:
        # Before ", the capital of" the name ends, so that its last words count.
        words = city.split()
        names = [" ".join(words[i:]) for i in range(len(words))]
    own = {fold(name) for name in capitals_of(nation.iso3)}
    for name in names:
        rows = capital_of(name)
        if any(row.iso3 == nation.iso3 for row in rows) or fold(name) in own:
            yield from _out_of_date(page, name, start, nation)
            return
        at = page.text.find(name, start)
        if rows:
            home = rows[0].iso3
            right = " or ".join(capitals_of(nation.iso3, page.date)) or "another city"
            yield Problem(
                f"{name} is the capital of {country_name(home)}, not of "
                f"{country_name(nation.iso3)}, whose capital is {right}",
                ((min(nation.start, at), max(nation.end, at + len(name))),),
                f"capitals table: {nation.iso3} has {right}",
            )
            return
        if not gazetteer().candidates(name):
            continue
        right = " or ".join(capitals_of(nation.iso3, page.date))
        known, home = _elsewhere(name, nation.iso3)
        if right and known:
            yield Problem(
                f"{name} is not the capital of {country_name(nation.iso3)}, which is {right}",
                ((min(nation.start, at), max(nation.end, at + len(name))),),
                f"capitals table: {nation.iso3} has {right}; gazetteer: {name} lies in "
                f"{country_name(home)}",
            )
        elif right and _is_large(name, nation.iso3):
            yield Problem(
                f"{name} is not the capital of {country_name(nation.iso3)}, which is {right}",
                ((min(nation.start, at), max(nation.end, at + len(name))),),
                f"capitals table: {nation.iso3} has {right}",
                "warning",
            )
        return


def _is_large(name: str, iso3: str) -> bool:
    return any(
        place.is_city and place.country == iso3 and place.population > 100_000
        for place in gazetteer().candidates(name)
    )


def _out_of_date(page: Page, name: str, start: int, nation: Nation) -> Iterator[Problem]:
    """A capital by a name, or of a time, that is not the report's."""
    passage = page.passage_at(start)
    if not page.date or page.is_history(passage) or page.quoted(start):
        return
    rows = [row for row in capital_of(name) if row.iso3 == nation.iso3]
    holds = [
        row
        for row in rows
        if (not row.start or row.start <= page.date) and (not row.end or page.date < row.end)
    ]
    if rows and not holds:
        right = " or ".join(capitals_of(nation.iso3, page.date))
        at = page.text.find(name, start)
        yield Problem(
            f"{name} was not the capital of {country_name(nation.iso3)} on {page.date}, "
            f"{right} was",
            ((min(nation.start, at), max(nation.end, at + len(name))),),
            f"capitals table: {name} from {rows[0].start or 'the beginning'} to "
            f"{rows[0].end or 'the present'}",
            "warning",
        )


#: Pairs of states between which the status of places is disputed, or whose names mix.
_DISPUTED = (
    frozenset({"ISR", "PSE"}), frozenset({"SYR", "ISR"}), frozenset({"IND", "PAK"}),
    frozenset({"UKR", "RUS"}), frozenset({"SRB", "XKX"}), frozenset({"CHN", "TWN"}),
    frozenset({"CHN", "HKG"}), frozenset({"CHN", "MAC"}), frozenset({"AZE", "ARM"}),
    frozenset({"GEO", "RUS"}), frozenset({"MAR", "ESH"}), frozenset({"CYP", "TUR"}),
    frozenset({"SDN", "SSD"}), frozenset({"GBR", "IRL"}), frozenset({"ETH", "ERI"}),
    frozenset({"IND", "CHN"}), frozenset({"COD", "COG"}), frozenset({"MDA", "UKR"}),
    frozenset({"FRA", "MYT"}), frozenset({"SOM", "ETH"}), frozenset({"USA", "PRI"}),
)  # fmt: skip


def _divided(one: str, other: str) -> bool:
    return frozenset({one, other}) in _DISPUTED


def _comma(page: Page, match: re.Match[str]) -> Iterator[Problem]:
    nation = page.nation_starting(match.end())
    if nation is None or nation.kind != "name" or nation.part or _unlike_state(page, nation):
        return
    passage = page.passage_at(match.start())
    after = page.text[nation.end : nation.end + 24]
    dateline = match.re is _DATELINE
    # "In Geneva, Russia and Ukraine agreed", "from Minsk, Russia's" are no places.
    if not re.match(
        r"\s*(?:[.;)]|$|\n|\(|,?\son (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\s(?:—|–"
        r"|-)\s)",
        after,
    ) and not (
        after.startswith(",")
        and match.start() - passage.start > 25
        and not re.search(r"^,\s(?:and\s)?(?:the\s)?[A-Z]", after)
        and "," not in page.text[passage.start : match.start()]
        and not re.match(
            r"(?:After|At|In|During|Following|Before|While|When|As|On|Since|With|Speaking"
            r"|Despite)\b",
            passage.text,
        )
    ):
        return
    if page.quoted(match.start()) and not dateline:
        return
    city = match["city"].title() if dateline else match["city"]
    words = city.split()
    # "from Ottawa, Canada" but "the Bank of Ottawa, Canada" too: only the whole name counts.
    name, home = _elsewhere(city, nation.iso3)
    if not name or len(name.split()) != len(words) or _divided(nation.iso3, home):
        return
    if (
        page.nation_starting(match.start("city")) is not None
        and gazetteer().candidates(name)[0].is_country
    ):
        return
    yield Problem(
        f"{name} is not in {country_name(nation.iso3)} but in {country_name(home)}",
        ((match.start("city"), nation.end),),
        f"gazetteer: {name} lies in {country_name(home)}, no place of that name in "
        f"{country_name(nation.iso3)}",
    )


_ACTING = (
    r"(?:president|prime minister|foreign minister|foreign ministry|defence minister"
    r"|defense minister"
    r"|government|parliament|army|troops|forces|ambassador|police|authorities|officials?"
    r"|interior minister|spokesman|spokeswoman)"
)


@check("state_name", "A204", severity="warning")
def state_name(page: Page) -> Iterator[Problem]:
    """A state or city is told as acting under a name that did not hold on the day."""
    if page.published is None:
        return
    for row in state_names():
        names = [row.name, *values(row.adjectives)]
        early = bool(row.start) and page.date < row.start
        over = bool(row.end) and row.end <= page.date
        if not (early or over):
            continue
        near = row.start if early else row.end
        if (
            abs(int(page.date[:4]) * 12 + int(page.date[5:7]) - int(near[:4]) * 12 - int(near[5:7]))
            < 12
        ):
            continue
        for name in names:
            yield from _named(page, row.name, name, row.other, near, early)


def _named(
    page: Page, row: str, name: str, other: str, near: str, early: bool
) -> Iterator[Problem]:
    at = page.text.find(name)
    if at < 0:
        return
    pattern = re.compile(
        rf"(?<![\w-]){re.escape(name)}(?![\w-])(?P<own>['’]s)?(?P<after>\s+(?:{_ACTING})\b)"
        r"?",
        re.IGNORECASE,
    )
    for match in pattern.finditer(page.text):
        if not page.text[match.start()].isupper():
            continue
        passage = page.passage_at(match.start())
        if (
            page.quoted(match.start())
            or page.is_history(passage, match.start())
            or page.is_fiction(passage, match.start())
        ):
            continue
        before = page.text[max(passage.start, match.start() - 24) : match.start()]
        after = page.text[match.end() : match.end() + 40]
        if re.search(
            r"[-–]\s*$|\b(?:post|ex|anti|pro|former|then|old)[- ]$|\b(?:as|called|named|renamed"
            r"|name)\s+(?:the )?$",
            before,
            re.I,
        ):
            continue
        acts = match["after"] or re.match(
            r"\s+(?:said|says|has|have|will|announced|warned|accused|agreed|signed|rejected"
            r"|denied|condemned|is \w+ing)\b",
            after,
        )
        visited = page.is_now(passage) and re.search(
            r"\b(?:visit(?:ed|s|ing)? (?:to )?|arrived in |talks in |met in |flew to "
            r"|summit in |trip to |border with |in )(?:the )?$",
            before,
        )
        if early:
            # A name in use before it was the state's: only as a state that acts.
            told = bool(visited) or (bool(acts) and page.is_now(passage))
        else:
            told = bool(acts or visited) and page.is_now(passage)
        if not told:
            continue
        tense = "did not exist by that name yet" if early else "no longer existed by that name"
        yield Problem(
            f"{row} {tense} on {page.date}: it was {other}",
            ((match.start(), match.start() + len(name)),),
            f"names table: {row} {'from' if early else 'until'} {near}",
        )
        return
