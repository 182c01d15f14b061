"""How many were killed, injured, arrested, or took part."""

from __future__ import annotations

import re

from dragoman.records import Magnitude

_WORDS = {
    w: i
    for i, w in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen twenty""".split()
    )
}
_WORDS |= {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
           "ninety": 90, "a dozen": 12, "two dozen": 24, "a hundred": 100}  # fmt: skip
_VAGUE = {
    "dozens": "24-99",
    "scores": "40-99",
    "hundreds": "200-999",
    "thousands": "2000-9999",
    "tens of thousands": "20000-99999",
    "hundreds of thousands": "200000-999999",
    "millions": "2000000+",
    "several": "3-9",
    "a handful": "3-9",
}
_ONE = (
    r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)? million|\d+|"
    + "|".join(sorted(_WORDS, key=len, reverse=True))
    + r")(?![\w-]|[.,]\d|\s?(?:%|percent|per cent|year|month|day|week|hour|km|mile|metre|meter))"
)
_NUMBER = (
    r"(?P<n>(?:(?:at least|more than|over|up to|fewer than|less than|nearly|almost|about|around|"
    r"some|as many as|an estimated|between)\s+)?"
    rf"(?:{_ONE}(?:\s+(?:to|and|or)\s+{_ONE})?|"
    + "|".join(sorted(_VAGUE, key=len, reverse=True))
    + r"))"
)
_PEOPLE = (
    r"(?:\s+(?:of\s+)?(?:other|more|unarmed|\w+ish|\w+ian|\w+an|\w+ese)?\s*(?:people|persons?|"
    r"civilians?|soldiers?|officers?|police(?:men)?|protesters?|demonstrators?|militants?|"
    r"fighters?|troops|children|women|men|workers?|villagers?|students?|journalists?|passengers?|"
    r"rebels?|insurgents?|personnel|members?|activists?|migrants?|others?|residents|prisoners|"
    r"supporters|marchers|opponents|servicemen|guards|suspects?))"
)
_FIELDS: dict[str, tuple[re.Pattern[str], ...]] = {}


def _register(field: str, before: str, after: str) -> None:
    _FIELDS[field] = (
        re.compile(rf"\b(?:{before})\s+(?:(?!and\b|or\b)\w+\s+)??{_NUMBER}", re.IGNORECASE),
        re.compile(
            rf"\b{_NUMBER}(?:{_PEOPLE})?(?:\s+(?!and\b|or\b)\w+){{0,2}}?\s+(?:{after})\b",
            re.IGNORECASE,
        ),
    )


_register(
    "dead",
    r"kill(?:ed|ing|s)|left|death toll (?:rose|stood|climbed) (?:to|at)|the (?:deaths?|killing) of|"
    r"claimed the lives of|murder(?:ed|ing)|massacred|executed",
    r"(?:were |was |have been |had been |been |are )?(?:killed|dead|died|deaths|fatalities|"
    r"executed)",
)
_register(
    "injured",
    r"injur(?:ed|ing)|wound(?:ed|ing)|hurt(?:ing)?",
    r"(?:were |was |have been |had been |been |are )?(?:injured|wounded|hurt|injuries)",
)
_register(
    "arrested",
    r"arrest(?:ed|ing|s)?(?: of)?|detain(?:ed|ing|s)?|round(?:ed|ing) up|jailed",
    r"(?:were |was |have been |had been |been |are )?(?:arrested|detained|arrests|jailed)",
)
_register(
    "size",
    r"crowd of|drew|gathering of|turnout of",
    r"(?:marched|protested|demonstrated|rallied|gathered|took to the streets|attended|turned out|"
    r"took part|joined)",
)


def _value(text: str) -> int | str | None:
    words = re.sub(r"\s+", " ", text.lower().strip())
    for vague, label in sorted(_VAGUE.items(), key=lambda item: -len(item[0])):
        if words.endswith(vague):
            return label
    numbers = [_int(n) for n in re.findall(_ONE, words)]
    known = [n for n in numbers if n is not None]
    if not known:
        return None
    if len(known) == 2:
        return f"{known[0]}-{known[1]}"
    number = known[0]
    if words.startswith(("at least", "more than", "over")):
        return f"{number}+"
    if words.startswith(("up to", "fewer than", "less than", "as many as")):
        return f"0-{number}"
    return number


def _int(text: str) -> int | None:
    text = text.lower()
    if text in _WORDS:
        return _WORDS[text]
    if text.endswith(" million"):
        return int(float(text[:-8]) * 1_000_000)
    digits = text.replace(",", "")
    return int(digits) if digits.isdigit() else None


def find_magnitude(text: str) -> Magnitude:
    """Read the counts of people from a clause.

    A number is exact; "at least 12" is ``"12+"``, "between 40 and 50" is
    ``"40-50"``, "dozens" is ``"24-99"``.  Years and amounts are not counts.
    """
    found: dict[str, int | str | None] = {}
    for field, patterns in _FIELDS.items():
        for pattern in patterns:
            match = pattern.search(text)
            if match:
                value = _value(match["n"])
                if isinstance(value, int) and 1900 <= value <= 2100 and "," not in match["n"]:
                    continue
                if value is not None:
                    found[field] = value
                    break
    return Magnitude(**found)
