"""Numbers in words and figures."""

from __future__ import annotations

import re

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
         "eighty": 80, "ninety": 90}  # fmt: skip
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "twentieth": 20, "thirtieth": 30, "fortieth": 40,
    "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90,
    "hundredth": 100,
}  # fmt: skip
_WORDS = "|".join([*_SMALL[1:], *_TENS])

#: A number: figures with or without commas, or words up to ninety-nine.
NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+|(?:{'|'.join(_TENS)})[- ](?:{'|'.join(_SMALL[1:10])})"
    rf"|(?:{_WORDS})|a hundred|a dozen)"
)


def number(words: str) -> int | None:
    """Read a number matched by `NUMBER`; None when it is none.

    Examples
    --------
    >>> number("forty-two"), number("1,200"), number("a dozen"), number("many")
    (42, 1200, 12, None)
    """
    text = words.lower().strip()
    digits = text.replace(",", "")
    if digits.isdigit():
        return int(digits)
    if text in ("a hundred", "a dozen"):
        return 100 if text == "a hundred" else 12
    parts = re.split(r"[- ]", text)
    total = 0
    for part in parts:
        if part in _SMALL:
            total += _SMALL.index(part)
        elif part in _TENS:
            total += _TENS[part]
        else:
            return None
    return total


def ordinal(words: str) -> int | None:
    """Read "30th" or "thirtieth"; None when it is none."""
    match = re.match(r"(\d+)(?:st|nd|rd|th)$", words)
    return int(match[1]) if match else _ORDINALS.get(words.lower())
