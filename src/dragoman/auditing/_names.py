"""Holders of top offices, indexed as news names them."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from dragoman.knowledge import Person, Term, fold, people

_PARTICLES = (
    r"(?:al|el|bin|ibn|de|del|della|di|da|dos|do|van|von|der|den|la|le|du|ul|uz|e|y|wa|ould"
    r"|arap)"
)
#: A personal name: capitalised words, initials and particles.
NAME = re.compile(
    rf"(?:(?:Dr|Mr|Mrs|Ms|Gen|Col|Sheikh|Sir)\.?\s+)?"
    rf"(?:{_PARTICLES}[ -])?[A-ZÀ-ÞŠŽŁĐŚĆČ](?:\.(?:\s?[A-Z]\.)*|[\w’'ʻ]*(?:-[\w’'ʻ]+)*)"
    rf"(?:\s(?:(?:{_PARTICLES}|Al)[ -])*[A-ZÀ-ÞŠŽŁĐŚĆČ](?:\.(?:\s?[A-Z]\.)*"
    r"|[\w’'ʻ]*(?:-[\w’'ʻ]+)*)){0,4}"
)

#: Titles of the top offices, each with words that the terms' titles may use for it.
CLASSES: dict[str, tuple[str, ...]] = {
    "president": ("president",),
    "prime minister": ("prime minister", "premier", "taoiseach", "head of government"),
    "chancellor": ("chancellor",),
    "monarch": ("king", "queen", "emperor", "emir", "sultan", "grand duke"),
}
_TITLE_CLASS = {
    "president": "president",
    "prime minister": "prime minister",
    "premier": "prime minister",
    "pm": "prime minister",
    "taoiseach": "prime minister",
    "chancellor": "chancellor",
    "king": "monarch",
    "queen": "monarch",
    "emperor": "monarch",
    "emir": "monarch",
    "sultan": "monarch",
}

#: States where more than one person claims or shares the office, or where a part of
#: the state has a president of its own in the table.
DISPUTED = frozenset({"BIH", "LBY", "YEM", "PSE", "CHE", "SMR", "SOM"})


def title_class(title: str) -> str:
    """Return the office a title names, "" when it is none of them."""
    return _TITLE_CLASS.get(title.lower(), "")


class Holder(msgspec.Struct, frozen=True):
    """A person with the terms in one office of one state, by date."""

    person: Person
    country: str
    office: str
    terms: tuple[Term, ...]

    def in_office(self, first: str, last: str) -> bool:
        """Whether a term covers any day between two, inclusive."""
        return any(t.start <= last and (not t.end or first < t.end) for t in self.terms)

    @property
    def sure(self) -> bool:
        """Whether the ends of all terms are known."""
        return all(term.sure for term in self.terms)


def office_of(term: Term) -> str:
    """Return the class of a term's office, "" when it is none of them."""
    if term.country == "ESP" and term.office == "president":
        return "prime minister"  # formally president of the government
    for name, words in CLASSES.items():
        if any(re.search(rf"\b{word}\b", term.office) for word in words):
            return name
    return ""


@cache
def all_holders() -> tuple[Holder, ...]:
    """Everybody who held one of the offices, a record for each person and office."""
    found: dict[tuple[str, str, str], list[Term]] = {}
    persons = {}
    for person in people():
        for term in person.terms:
            office = office_of(term) if term.top else ""
            if office:
                persons[person.id] = person
                found.setdefault((person.id, term.country, office), []).append(term)
    return tuple(
        Holder(persons[key], country, office, tuple(terms))
        for (key, country, office), terms in found.items()
    )


@cache
def by_full_name() -> dict[str, tuple[Holder, ...]]:
    """Holders by folded full name and variant."""
    found: dict[str, tuple[Holder, ...]] = {}
    for holder in all_holders():
        for name in {fold(n) for n in (holder.person.name, *holder.person.variants)}:
            if " " in name:
                found[name] = (*found.get(name, ()), holder)
    return found


@cache
def by_surname() -> dict[str, tuple[Holder, ...]]:
    """Holders by folded surname."""
    found: dict[str, tuple[Holder, ...]] = {}
    for holder in all_holders():
        for name in {fold(n) for n in holder.person.surnames}:
            found[name] = (*found.get(name, ()), holder)
    return found


@cache
def holders_of(country: str, office: str) -> tuple[Holder, ...]:
    """All holders of one office."""
    return tuple(h for h in all_holders() if h.country == country and h.office == office)


def holder_on(country: str, office: str, date: str) -> tuple[Holder, Term] | None:
    """Who held an office on a day, None when the table does not say."""
    for holder in holders_of(country, office):
        for term in holder.terms:
            if term.holds(date) and term.sure:
                return holder, term
    return None


_SUFFIX = re.compile(r"['’]s?$")


def match_name(words: str) -> tuple[int, tuple[Holder, ...], bool]:
    """Match the longest known name at the start of capitalised words.

    Returns
    -------
    length : int
        Characters matched; 0 for none.
    holders : tuple of Holder
    full : bool
        Whether a full name matched, not a surname alone.
    """
    ends = [m.start() for m in re.finditer(r"(?=\s)|$", words)]
    for end in sorted(set(ends), reverse=True):
        piece = _SUFFIX.sub("", words[:end].rstrip(".,"))
        key = fold(piece)
        known = by_full_name().get(key)
        if known:
            return len(piece), known, True
    # A surname counts only when no other capitalised word follows it: "President
    # Clinton Baker" is somebody else.
    piece = _SUFFIX.sub("", words.rstrip(".,"))
    known = by_surname().get(fold(piece))
    if known:
        return len(piece), known, False
    return 0, (), False
