"""Quotations: curly, straight, nested, continued over paragraphs, and unbalanced.

A quotation that runs over paragraphs opens anew in each of them and closes in
the last only; an opening mark without a closing one therefore ends with its
paragraph.
"""

from __future__ import annotations

import re

import msgspec

_MARK = re.compile(r"[\"“”„«»]|(?<!\w)[‘](?=\w)|(?<=[\w.,!?…])’(?!\w)|(?<!\w)'(?=[A-Z])")
_PARAGRAPH = re.compile(r"\n\s*\n|\n")


class Quotation(msgspec.Struct, frozen=True):
    """The inside of a quotation.

    Attributes
    ----------
    start, end : int
        Character offsets of the quoted words, marks excluded, end exclusive.
    closed : bool
        False when the closing mark is missing.
    opened : bool
        False when the opening mark is missing (the quotation then starts with
        its paragraph).
    """

    start: int
    end: int
    closed: bool = True
    opened: bool = True


def find_quotations(text: str) -> list[Quotation]:
    """Find the outermost quotations of a text, in order.

    Single quotation marks count only when curly, as the straight one is mostly
    an apostrophe.
    """
    found: list[Quotation] = []
    position = 0
    for gap in [*_PARAGRAPH.finditer(text), None]:
        end = gap.start() if gap else len(text)
        found.extend(_in_paragraph(text, position, end))
        position = gap.end() if gap else end
    return found


def _in_paragraph(text: str, start: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    opened: int | None = None
    depth = 0
    straight = False
    for match in _MARK.finditer(text, start, end):
        mark, at = match.group(), match.start()
        if mark in "‘’'":
            continue
        if mark == '"':
            mark = "”" if straight and opened is not None else "“"
            straight = mark == "“"
        if mark in "“„«":
            if opened is None:
                opened, depth = at + 1, 1
            else:
                depth += 1
        else:
            if opened is None:
                # A closing mark alone: what stands before it was quoted.
                if not found:
                    found.append(Quotation(start, at, opened=False))
                continue
            depth -= 1
            if depth <= 0:
                found.append(Quotation(opened, at))
                opened = None
    if opened is not None:
        found.append(Quotation(opened, end, closed=False))
    return found
