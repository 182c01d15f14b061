"""Names of states, nations and capitals in a text."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from dragoman.knowledge import countries, dated
from dragoman.knowledge._states import capitals

#: Words that are more often something else than the nation they could name.
_NOT_NATIONS = frozenset(
    {"Male", "Victoria", "Nice", "Georgetown", "Kingston", "San Jose", "the States"}
)
#: Parts of a state that have offices, capitals and wars of their own.
_PARTS = frozenset(
(
        "England Scotland Wales English Scottish Welsh Scot Scots Scotsman Englishman "
        "Englishmen"
    ).split()
) | {"Northern Ireland", "Northern Irish", "Turkish Cypriot", "Greek Cypriot", "West Bank", "Gaza",
     "Gaza Strip", "Gazan", "Gazans", "Chinese Taipei", "Bosniak", "Bosniaks"}  # fmt: skip
_LONGEST = 5


class Nation(msgspec.Struct, frozen=True):
    """A mention of a state.

    Attributes
    ----------
    start, end : int
        Offsets, end exclusive, without a possessive.
    iso3 : str
    kind : str
        ``name``, ``adjective``, ``demonym`` or ``capital``.
    part : bool
        A part of the state with offices of its own (Scotland).
    """

    start: int
    end: int
    iso3: str
    kind: str
    part: bool = False


@cache
def _index() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    # States that are gone come last: Moscow is Russia's, and only the adjective Soviet is theirs.
    states = sorted(countries(), key=lambda row: bool(row.valid_to))
    gone = {row.iso3 for row in states if row.valid_to}
    for row in sorted(capitals(), key=lambda row: row.iso3 in gone):
        found.setdefault(row.name, (row.iso3, "capital"))
    for country in states:
        if country.valid_to and country.valid_to < "1990":
            continue
        for kind, cell in (
            ("demonym", country.demonyms),
            ("adjective", country.adjectives),
            ("name", country.alt_names),
        ):
            for value in dated(cell):
                known = found.get(value.value)
                if known is not None and (known[1] == "name" or country.valid_to):
                    continue
                found[value.value] = (country.iso3, kind)
        found[country.name] = (country.iso3, "name")
    for word in ("Britain", "Great Britain"):
        found[word] = ("GBR", "name")
    found["Congo"] = ("COD", "name")
    for name in _NOT_NATIONS:
        found.pop(name, None)
    return {name: what for name, what in found.items() if name[:1].isupper()}


@cache
def _pattern() -> tuple[re.Pattern[str], frozenset[str]]:
    names = _index()
    firsts = frozenset(re.split(r"[ ]", name)[0] for name in names)
    return re.compile(r"(?<![\w’'-])[A-ZÀ-Þ][\w.]*(?:[-’'][A-Za-zà-ÿ]+)*"), firsts


def find_nations(text: str) -> list[Nation]:
    """Find names of states, nations and capitals, longest first.

    Demonyms that two states share (Congolese, Dominican) go to the one reported
    more; the checks that rest on the state's identity leave them out.
    """
    names = _index()
    pattern, firsts = _pattern()
    found: list[Nation] = []
    position = 0
    for match in pattern.finditer(text):
        if match.start() < position:
            continue
        word = match.group()
        head = re.sub(r"(?:['’]s?|\.)$", "", word)
        if word not in firsts and head not in firsts and head.split("-")[0] not in firsts:
            continue
        window = text[match.start() : match.start() + 60].replace("\n", " ")
        for end in _ends(window):
            name = window[:end]
            what = names.get(name)
            if what is None:
                continue
            found.append(
                Nation(match.start(), match.start() + end, what[0], what[1], name in _PARTS)
            )
            position = match.start() + end
            break
    return found


def _ends(window: str) -> list[int]:
    """Ends of the possible names at the start of a window, the longest first."""
    ends = [m.start() for m in re.finditer(r"(?=[^\w])|$", window)]
    ends += [m.end() for m in re.finditer(r"(?<=\.[A-Z])\.|(?<=\bSt)\.", window)]
    words = 0
    kept = []
    for end in sorted(set(ends)):
        if end == 0:
            continue
        kept.append(end)
        if window[end : end + 1] == " ":
            words += 1
            if words >= _LONGEST:
                break
    return kept[::-1]


_ARTICLED = (
    "United", "Netherlands", "Philippines", "Czech Republic", "Central African", "Dominican",
    "Democratic", "Gambia", "Bahamas", "Soviet", "Maldives",
)  # fmt: skip


def country_name(iso3: str) -> str:
    """The short English name of a state, with its article where it takes one."""
    for row in countries():
        if row.iso3 == iso3:
            return "the " + row.name if row.name.startswith(_ARTICLED) else row.name
    return iso3


#: Nation words that two states share; identity checks leave them out.
SHARED = frozenset(
    {"Congolese", "Dominican", "Dominicans", "Guinean", "Guineans", "Korean", "Koreans", "Congo",
     "Korea", "Samoan", "Sudanese", "Guinea", "American Samoan", "Indian", "Indians", "Georgia",
     "Georgian"}
)  # fmt: skip
