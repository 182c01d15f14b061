"""Under which names people are found: the index, compiled once for a state of the tables."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache
from pathlib import Path

import msgspec

from dragoman.actors._tokens import PARTICLES, key_of, person_skeleton, skeleton
from dragoman.actors._words import AMBIGUOUS_PLACES, COMMON_SURNAMES
from dragoman.knowledge import Person, compiled, digest, given_names, people, people_digest

_INITIAL = re.compile(r"\b[a-z]\b ")
_ARTICLE = re.compile(r"^(al|el|bin) ")
#: Letters that the skeleton of a little-known name must have: short ones meet by chance.
_LEAST = 11


class PeopleIndex(msgspec.Struct, frozen=True):
    """Name keys to places in :func:`dragoman.knowledge.people`.

    `longest` is the number of words of the longest name by its first word.
    """

    names: dict[str, list[int]]
    skeletons: dict[str, list[int]]
    surnames: dict[str, list[int]]
    surname_skeletons: dict[str, list[int]]
    longest: dict[str, int]


@cache
def people_index() -> PeopleIndex:
    """Return the index of everybody the tables know."""
    here = Path(__file__)
    code = (here, here.with_name("_tokens.py"), here.with_name("_words.py"))
    return compiled(
        "names",
        digest(("given_names.csv",), code)[:8] + people_digest()[:8],
        PeopleIndex,
        _build,
    )


def _build() -> PeopleIndex:
    index = PeopleIndex({}, {}, {}, {}, {})
    everybody = people()
    given = {name.lower() for name in given_names()}
    for place, person in enumerate(everybody):
        _add_full(index, place, person)
    # The surnames of the well known come first, and bar those of the others.
    barred = given | COMMON_SURNAMES | AMBIGUOUS_PLACES
    for wide in (False, True):
        for place, person in enumerate(everybody):
            if person.wide is wide:
                _add_surnames(index, place, person, barred)
        barred = barred | index.surnames.keys()
    return index


def _put(table: dict[str, list[int]], key: str, place: int) -> None:
    here = table.setdefault(key, [])
    if not here or here[-1] != place:
        here.append(place)


def _reach(index: PeopleIndex, key: str) -> None:
    words = key.split(" ")
    if index.longest.get(words[0], 0) < len(words):
        index.longest[words[0]] = len(words)


def _add_full(index: PeopleIndex, place: int, person: Person) -> None:
    forms = dict.fromkeys(key_of(name) for name in (person.name, *person.variants))
    shorter = [_INITIAL.sub("", form) for form in forms]
    for form in dict.fromkeys((*forms, *shorter)):
        words = form.split(" ")
        if len(words) < 2:
            continue
        for key in dict.fromkeys((form, *_name_forms(words))):
            _put(index.names, key, place)
            _reach(index, key)
        mark = person_skeleton(words)
        if mark and (not person.wide or len(mark) >= _LEAST):
            _put(index.skeletons, mark, place)


def _add_surnames(index: PeopleIndex, place: int, person: Person, barred: Set[str]) -> None:
    for surname in (*person.surnames, *(person.name,) * (" " not in person.name)):
        key = key_of(surname)
        for form in dict.fromkeys((key, _ARTICLE.sub("", key))):
            if len(form) < 2 or (person.wide and (len(form) < 4 or form in barred)):
                continue
            _put(index.surnames, form, place)
            _reach(index, form)
            if " " not in form and len(form) > 5 and not person.wide:
                _put(index.surname_skeletons, skeleton(form), place)


def _name_forms(words: list[str]) -> list[str]:
    """Return shorter forms of a long personal name that news uses: first and last name."""
    out = []
    if len(words) >= 3:
        last = words[-2:] if words[-2] in PARTICLES else words[-1:]
        if words[0] not in PARTICLES and len(words) - len(last) >= 2 and len(words[0]) > 2:
            out.append(" ".join([words[0], *last]))
        if words[-2] in ("al", "el"):
            out.append(" ".join([*words[:-2], words[-1]]))
    return out
