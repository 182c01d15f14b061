"""Auxiliary modes, factuality, and whether an event counts: read off a draft's context.

Factuality is FactBank's scale (Saurí and Pustejovsky 2009) for the author and
for each cited source; the readings are those of docs/conventions.md.
"""

from __future__ import annotations

from dragoman.codebook import AUXILIARY
from dragoman.coding._drafts import Context

#: Stances under which the source does not commit to what it speaks of.
_OPEN_STANCES = frozenset({"doubts", "demands", "promises", "threatens"})


def auxiliary_modes(context: Context, event_type: str) -> tuple[str, ...]:
    """The auxiliary modes of an event, in the order of the manual.

    A type that already says "promised" takes no ``future``; a denial is the
    source's word, not the author's negation.
    """
    marks = set(context.auxiliary)
    if context.negated:
        marks.add("negation")
    if event_type in ("AGREE", "CONCEDE", "THREATEN", "REQUEST", "REJECT", "ACCUSE"):
        marks.discard("future")
    return tuple(mark for mark in AUXILIARY if mark in marks)


def author_factuality(context: Context) -> str:
    """What the author of the report commits to."""
    if "hypothetical" in context.auxiliary or context.certainty == "Uu":
        return "Uu" if context.certainty != "PS" else f"PS{_sign(context)}"
    if context.attribution and not context.factive:
        return "Uu"
    return context.certainty + _sign(context)


def source_factuality(context: Context, stance: str, innermost: bool) -> str:
    """What a cited source commits to."""
    if not innermost or stance in _OPEN_STANCES:
        return "Uu"
    if stance == "denies":
        return "CT+" if context.negated else "CT-"
    if "hypothetical" in context.auxiliary and context.certainty != "PS":
        return "Uu"
    certainty = context.certainty if context.certainty != "Uu" else "PS"
    return certainty + _sign(context)


def counts(context: Context, auxiliary: tuple[str, ...], factuality: str) -> bool:
    """Whether an event counts as something that happened (docs/conventions.md).

    What a source merely states counts: nearly all news is attributed, and only
    what is alleged, denied or doubted is contested.
    """
    if auxiliary:
        return False
    if any(link.stance in ("alleges", "denies", "doubts") for link in context.attribution):
        return False
    return factuality not in ("CT-", "PR-", "PS-", "PS+") and not (
        factuality == "Uu" and not context.attribution
    )


def _sign(context: Context) -> str:
    return "-" if context.negated else "+"
