"""Quotation marks that do not pair."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.auditing._page import Page
from dragoman.auditing._registry import Problem, check

#: A straight mark after a digit may be inches or seconds: the paragraph is left alone.
_MEASURE = re.compile(r"\d\"(?=\s[a-z])")
#: A quotation may run over this many paragraphs without repeating its opening mark.
_RUN = 8

_CLOSES = "a quotation closes here that was never opened: an opening mark is missing"
_CURLY = re.compile("[“”„]|’’")
_BEFORE = ("", "(", "—", "–")
_OPENS = "a quotation opens here that never closes: a closing mark is missing"


@check("quotation_marks", "A213", severity="warning")
def quotation_marks(page: Page) -> Iterator[Problem]:
    """A quotation closes without opening, or opens and never closes.

    A quotation that runs on opens anew in the next paragraph, so a paragraph may
    leave its last one open when the next opens one.  Single marks are not looked
    at: most are apostrophes.
    """
    paragraphs = page.paragraphs
    found: list[tuple[int, bool, Problem]] = []
    for number, (start, end) in enumerate(paragraphs):
        text = page.text[start:end]
        following = (
            page.text[paragraphs[number + 1][0] : paragraphs[number + 1][1]].lstrip()
            if number + 1 < len(paragraphs)
            else ""
        )
        if "“" in text or "”" in text or "„" in text:
            found += [(number, *each) for each in _curly(page, start, text, following, number)]
        if '"' in text:
            found += [(number, *each) for each in _straight(page, start, text, following, number)]
    yield from _unmatched(found)


def _unmatched(found: list[tuple[int, bool, Problem]]) -> Iterator[Problem]:
    """Drop pairs: an open quotation that a later paragraph closes is only set unusually."""
    paired: set[int] = set()
    for i, (number, closes, _) in enumerate(found):
        if closes or i in paired or i + 1 >= len(found):
            continue
        later, also_closes, _ = found[i + 1]
        if also_closes and later - number <= _RUN:
            paired |= {i, i + 1}
    for i, (_, _, problem) in enumerate(found):
        if i not in paired:
            yield problem


def _curly(
    page: Page, start: int, text: str, following: str, number: int
) -> Iterator[tuple[bool, Problem]]:
    opened: int | None = None
    nested = 0
    german = "„" in text
    straight = text.count('"')
    marks = [(m.group()[0], m.start()) for m in _CURLY.finditer(text)]
    for order, (mark, at) in enumerate(marks):
        before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
        if mark == "’":
            mark = "”"
        if german and mark == "“":
            mark = "”" if opened is not None else "“"
        # Marks turned the wrong way.
        if (
            mark == "“"
            and opened is not None
            and before.strip()
            and not (after and after.isalnum())
        ):
            mark = "”"
        elif mark == "”" and opened is None and before.strip() in _BEFORE and after.isalnum():
            mark = "“"
        if mark in "“„":
            if opened is None:
                opened = at
            elif re.search(r"[\w,] $", text[max(0, at - 2) : at]):
                # Inside a sentence this is either a quotation in the quotation, or the
                # first was never closed; after a sentence's end it repeats the mark.
                if _is_nested(text, marks[order:]):
                    nested += 1
                    continue
                yield (
                    False,
                    Problem(
                        _OPENS,
                        ((start + opened, start + at),),
                        "another mark opens before it closes: "
                        + page.quote(start + at, min(start + at + 40, start + len(text))),
                    ),
                )
                opened = at
        elif nested:
            nested -= 1
        elif opened is not None:
            opened = None
        elif not straight % 2 and not _continues(page, number):
            left = max(text.rfind(". ", 0, max(at - 2, 0)) + 2, 0)
            left = left if left >= 2 else 0
            yield (
                True,
                Problem(
                    _CLOSES,
                    ((start + left, start + at + 1),),
                    "the paragraph has no opening mark before this one: "
                    + page.quote(start + left, start + at + 1),
                ),
            )
    if opened is not None and not straight % 2 and not following.startswith(("“", "„", '"', "‘")):
        yield (
            False,
            Problem(
                _OPENS,
                ((start + opened, start + len(text.rstrip())),),
                "neither does the paragraph close it, nor does the next one open with a mark",
            ),
        )


def _is_nested(text: str, marks: list[tuple[str, int]]) -> bool:
    """Whether a quotation opened inside another one closes before the outer does."""
    depth = 0
    for mark, at in marks[:8]:
        if mark in "“„":
            if re.search(r"[.!?…] $", text[max(0, at - 2) : at]):
                return depth == 0  # the outer one goes on in a new paragraph
            depth += 1
        else:
            depth -= 1
            if depth < 0:
                return True
    return False


def _continues(page: Page, number: int) -> bool:
    """Whether the paragraph before left a quotation open (a break inside a sentence)."""
    if number == 0:
        return False
    start, end = page.paragraphs[number - 1]
    text = page.text[start:end]
    return text.rfind("“") > text.rfind("”") and not text.rstrip().endswith((".", "!", "?", ":"))


def _straight(
    page: Page, start: int, text: str, following: str, number: int
) -> Iterator[tuple[bool, Problem]]:
    marks = [m.start() for m in re.finditer('"', text)]
    if len(marks) % 2 == 0 or "“" in text or "”" in text or _MEASURE.search(text):
        return
    last_opens = not _closes(text, marks[-1])
    if last_opens and following.startswith(('"', "“")):
        return
    at = _unpaired(text, marks)
    closes = _closes(text, at)
    span = (start, start + at + 1) if closes else (start + at, start + len(text.rstrip()))
    yield (
        closes,
        Problem(
            _CLOSES if closes else _OPENS,
            (span,),
            f"the paragraph has {len(marks)} marks, an odd number",
        ),
    )


def _closes(text: str, at: int) -> bool:
    """Whether a straight mark closes: it follows a word or its punctuation."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if not before or before.isspace() or before in "([—–":
        return False
    return not after or not after.isalnum() or after.isspace()


def _unpaired(text: str, marks: list[int]) -> int:
    """The mark that most likely lacks its partner."""
    opened: int | None = None
    for at in marks:
        if _closes(text, at):
            if opened is None:
                return at
            opened = None
        else:
            if opened is not None:
                return opened
            opened = at
    return marks[-1] if opened is None else opened
