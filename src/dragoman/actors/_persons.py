"""Which person a name means on a day, and what they were then."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dragoman.actors._words import COMMON_SURNAMES, MUCH_REPORTED, OFFICIAL
from dragoman.knowledge import Person, Term, plover_country

#: Titles that any person of power may carry.
_LOOSE = frozenset(
    "leader strongman ruler dictator mr mrs ms dr sir chief boss head politician general colonel "
    "sheikh commander imam ayatollah cleric opposition official warlord lawmaker comrade".split()
)
_SYNONYMS = {
    "premier": "prime minister",
    "taoiseach": "prime minister",
    "chancellor": "chancellor prime minister",
    "pm": "prime minister",
    "foreign": "foreign state",
    "top": "foreign state",
    "diplomat": "foreign minister secretary",
    "defense": "defence",
    "ruler": "emir king sultan prince",
    "crown": "crown",
    "monarch": "king queen emperor",
    "emir": "emir",
    "affairs": "foreign",
    "home": "interior home",
    "exchequer": "finance treasury",
}
_SKIP = frozenset(
    "acting interim former ex mr mrs ms dr then new newly elected outgoing elect caretaker the of "
    "for us late vice deputy".split()
)


#: Whose people the people of a state became when it was gone: Gorbachev in 2004.
_HEIRS = {
    "SUN": ("RUS", "1991-12-26"),
    "DDR": ("DEU", "1990-10-03"),
    "CSK": ("CZE", "1993-01-01"),
    "YUG": ("SRB", "2003-02-04"),
    "SCG": ("SRB", "2006-06-05"),
}


class Reading(NamedTuple):
    """A person as of a day."""

    person: Person
    country: str
    sectors: tuple[str, ...]
    office: str
    confidence: float
    rule: str


def title_fits(title: str, office: str) -> bool:
    """Return whether a title in the text can mean an office.

    Examples
    --------
    >>> title_fits("prime minister", "caretaker prime minister"), title_fits("king", "president")
    (True, False)
    """
    words = [w for w in title.split(" ") if w not in _SKIP]
    if not words:
        return True
    have = set(office.lower().replace("-", " ").split(" "))
    if "vice" in title.split(" ") and "vice" not in have:
        return False
    if "vice" in have and "vice" not in title.split(" "):
        return False
    if "deputy" in have and "deputy" not in title.split(" "):
        return False
    return all(
        word in have or any(s in have for s in _SYNONYMS.get(word, "").split()) for word in words
    )


def choose(
    people: Sequence[Person],
    day: str,
    *,
    full: bool,
    key: str,
    titles: Sequence[str] = (),
    nations: Sequence[str] = (),
    former: bool = False,
    hint: str = "",
    polite: bool = False,
) -> Person | None:
    """Return the one person a name means, or None when that cannot be told.

    Parameters
    ----------
    people : sequence of Person
        The candidates that bear the name.
    day : str
        YYYY-MM-DD.
    full : bool
        The name is a full one; a surname alone must earn its reading.
    key : str
        The folded name.
    titles, nations : sequence of str
        Role phrases before the name, and countries the phrase names.
    former, polite : bool
        The phrase says "former"; it has a courtesy title.
    """
    scored: list[tuple[float, str, Person]] = []
    for person in people:
        if person.wide and not full and not (titles or nations):
            continue
        score = 0.0
        countries = {plover_country(term.country) for term in person.terms}
        if nations:
            if countries.isdisjoint(nations):
                continue
            score += 4
        elif hint and hint in countries:
            score += 3
        if not full and not countries.isdisjoint(MUCH_REPORTED):
            score += 2.5
        now = [] if former else [term for term in person.terms if term.holds(day)]
        past = [term for term in person.terms if term.end and term.end <= day]
        if now:
            score += 4 + any(term.top for term in now)
        elif past:
            score += 2 + (past[-1].top and past[-1].end[:4] >= str(int(day[:4]) - 12))
        elif not full:
            continue
        if titles:
            if any(title_fits(title, term.office) for title in titles for term in now):
                score += 4
            elif any(title_fits(title, term.office) for title in titles for term in past):
                score += 2
            elif not full and not any(
                word in _LOOSE for title in titles for word in title.split(" ")
            ):
                continue
        latest = max((term.end or "9999") for term in person.terms)
        scored.append((score, latest, person))
    if not scored:
        return None
    scored.sort(key=lambda item: (item[0], item[1]), reverse=True)
    best = scored[0]
    if full:
        return best[2]
    if len(scored) > 1 and scored[1][0] > best[0] - 0.5 and not nations:
        return None
    supported = bool(titles or nations or polite)
    if key in COMMON_SURNAMES:
        return (
            best[2] if supported and best[0] >= 6.5 + (polite and not (titles or nations)) else None
        )
    if supported:
        return best[2]
    if best[0] >= 5 or (best[0] >= 4 and len(scored) == 1):
        return best[2]
    return best[2] if len(scored) == 1 and best[0] >= 3 and len(key) > 4 else None


def read(
    person: Person,
    day: str,
    *,
    titles: Sequence[tuple[str, tuple[str, ...]]] = (),
    nations: Sequence[str] = (),
    former: bool = False,
) -> Reading:
    """Return what a person was on a day.

    Parameters
    ----------
    titles : sequence of (phrase, sectors)
        Role phrases before the name.
    """
    reading = _read(person, day, titles, nations, former)
    heir, since = _HEIRS.get(reading.country, ("", ""))
    return reading._replace(country=heir) if heir and day >= since else reading


def _read(
    person: Person,
    day: str,
    titles: Sequence[tuple[str, tuple[str, ...]]],
    nations: Sequence[str],
    former: bool,
) -> Reading:
    terms = [t for t in person.terms if not nations or plover_country(t.country) in nations]
    terms = terms or list(person.terms)
    now = [term for term in terms if term.holds(day)]
    past = [term for term in terms if term.end and term.end <= day]
    words = next((s for _, s in reversed(titles) if s), ())
    if now and not former:
        term = _pick(now, titles)
        if person.wide and words and words[0] not in term.sectors:
            # The text knows better than a wide table what a bishop is.
            return _reading(person, term, words, "", 0.7, "person.title-in-text")
        return _reading(person, term, term.sectors, term.office, 0.95, "person.in-office")
    if past:
        term = max(past, key=lambda t: (t.end, t.top))
        fitting = [t for t in past if any(title_fits(title, t.office) for title, _ in titles)]
        if former:
            sectors = (
                ("ELI",) if not OFFICIAL.isdisjoint(t.sectors[0] for t in past) else (term.sectors)
            )
            return _reading(person, term, sectors, "", 0.9, "person.former")
        if fitting:
            last = max(fitting, key=lambda t: t.end)
            if _years(last.end, day) < 1 or not last.sure:
                # Texts go on using a title for a while, and tell of past weeks.
                return _reading(person, last, last.sectors, last.office, 0.7, "person.grace-year")
        elif words and words[0] != "ELI":
            return _reading(person, term, words, "", 0.7, "person.title-in-text")
        if term.sectors[0] in OFFICIAL:
            return _reading(person, term, ("ELI",), "", 0.85, "person.left-office")
        return _reading(person, term, term.sectors, "", 0.8, "person.known")
    term = terms[0]
    return _reading(person, term, words, "", 0.6, "person.before-office")


def _pick(now: list[Term], titles: Sequence[tuple[str, tuple[str, ...]]]) -> Term:
    fitting = [t for t in now if any(title_fits(title, t.office) for title, _ in titles)]
    return max(fitting or now, key=lambda t: (t.top, t.start, t.office == "president"))


def _reading(
    person: Person, term: Term, sectors: tuple[str, ...], office: str, confidence: float, rule: str
) -> Reading:
    return Reading(person, plover_country(term.country), sectors, office, confidence, rule)


def _years(start: str, end: str) -> float:
    """Return the years between two days, roughly (months are of equal length)."""
    return (
        int(end[:4])
        - int(start[:4])
        + (int(end[5:7]) - int(start[5:7])) / 12
        + (int(end[8:10]) - int(start[8:10])) / 365
    )
