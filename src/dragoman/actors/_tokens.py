"""The words of a phrase, and the spelling-proof forms of names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from dragoman.knowledge import fold

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’ʼ][^\W_]+)*\+?[0-9]*|[,;:()–—\"“”]", re.UNICODE
)


class Token(NamedTuple):
    """One word of a phrase: folded form, surface, offsets, and what surrounds it."""

    low: str
    surface: str
    start: int
    end: int
    capital: bool
    possessive: bool
    hyphen: bool  #: joined to the next token by a hyphen
    break_before: bool  #: a comma, colon, bracket or dash stands before it


@lru_cache(maxsize=65536)
def _low(surface: str) -> str:
    text = fold(surface)
    if "'" in text:
        text = text.replace("'", "")
    if "." in text:
        text = text.replace(".", "")
    return text


def tokenise(text: str) -> list[Token]:
    """Split a text into words; hyphens part words, possessive endings are taken off.

    Examples
    --------
    >>> [t.low for t in tokenise("Iran's US-backed rivals")]
    ['iran', 'us', 'backed', 'rivals']
    """
    out: list[Token] = []
    pending = False
    size = len(text)
    for match in _TOKEN.finditer(text):
        surface = match[0]
        if surface[0] in ',;:()–—"“”':
            if surface not in '"“”':
                pending = True
            continue
        start, end = match.span()
        possessive = False
        if len(surface) > 2 and surface[-1] in "sS" and surface[-2] in "'’ʼ":
            surface = surface[:-2]
            end -= 2
            possessive = True
        elif surface[-1] in "sS" and end < size and text[end] in "'’":
            possessive = True
        elif end + 1 < size and text[end] in "'’" and text[end + 1] in "sS":
            possessive = True  # after an abbreviation with points: U.S.'s
        if surface in ("s", "S") and start and text[start - 1] in "'’":
            continue
        following = text[end] if end < size else ""
        out.append(
            Token(
                _low(surface),
                surface,
                start,
                end,
                surface[0].isupper() or (len(surface) > 1 and surface[1].isupper()),
                possessive,
                following in ("-", "‐", "‑") and end + 1 < size and text[end + 1].isalnum(),
                pending,
            )
        )
        pending = False
    return out


def key_of(name: str) -> str:
    """Return the lookup key of a name: its folded words joined by spaces."""
    plain = name.replace(" ", "")
    if plain.isalpha() and plain.isascii():
        return name.lower()
    return " ".join([token.low for token in tokenise(name)])


_SKELETON = [
    ("kh", "k"),
    ("gh", "k"),
    ("dh", "d"),
    ("ph", "f"),
    ("th", "t"),
    ("sh", "s"),
    ("ch", "c"),
    ("zh", "z"),
    ("ck", "k"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("q", "k"),
    ("g", "k"),
    ("y", "i"),
    ("w", "v"),
    ("j", "i"),
    ("x", "ks"),
]


_REPEAT = re.compile(r"(.)\1+")
_VOWELS = {ord(letter): None for letter in "aeiouh"}


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Return a spelling-proof form of a transliterated word.

    Examples
    --------
    >>> skeleton("qadhafi") == skeleton("gaddafi"), skeleton("zelenskyy") == skeleton("zelensky")
    (True, True)
    """
    for old, new in _SKELETON:
        word = word.replace(old, new)
    word = _REPEAT.sub(r"\1", word)
    head, tail = word[:1], word[1:].translate(_VOWELS)
    return _REPEAT.sub(r"\1", head + tail)


PARTICLES = frozenset(
    "al el bin ibn ben abu abdul de da do dos van von der den la le ould ag".split()
)


def person_skeleton(words: list[str]) -> str:
    """Return the spelling-proof form of a full name, without particles."""
    parts = [skeleton(w) for w in words if w not in PARTICLES]
    return " ".join(parts) if len(parts) > 1 and sum(map(len, parts)) >= 5 else ""
