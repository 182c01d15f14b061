"""From a noun phrase and a day to country, sector, office and entity."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Protocol

from dragoman.actors._answer import Answer, Resolution, is_political
from dragoman.actors._heads import Work
from dragoman.actors._lexicon import Lexicon
from dragoman.actors._scan import american_georgia, scan
from dragoman.actors._tokens import Token, tokenise
from dragoman.actors._words import WEAK_NAMES
from dragoman.knowledge import COVERED_TO

__all__ = ["Places", "Resolution", "Resolver", "find_names", "is_political"]


class Places(Protocol):
    """What the resolver asks of a gazetteer."""

    def __call__(self, name: str) -> str:
        """Return the ISO3 code of a city or province, or ""."""


_PRONOUNS = frozenset(
    "he she they him her them i we you us me it himself herself themselves itself who someone "
    "somebody anyone everyone one others".split()
)


class Resolver:
    """Resolve noun phrases to PLOVER parties.

    Parameters
    ----------
    places : callable, optional
        ``places(name) -> ISO3 or ""`` for cities and provinces the tables lack.
    extra : path, optional
        CSV of own actors that win over the tables: columns name, aliases, country,
        sector, kind, start, end.

    Examples
    --------
    >>> resolver = Resolver()
    >>> answer = resolver.resolve("the Iranian foreign minister", "2023-03-13")
    >>> answer.country, answer.sector
    ('IRN', ('GOV',))
    """

    def __init__(self, *, places: Places | None = None, extra: str | Path | None = None) -> None:
        self.lexicon = Lexicon(extra)
        self._places = places
        self._cached = lru_cache(maxsize=65536)(self._resolve)

    def resolve(self, phrase: str, date: str = "", *, country_hint: str = "") -> Resolution:
        """Return what a phrase means on a day.

        Parameters
        ----------
        phrase : str
            A noun phrase, with or without article.
        date : str
            YYYY-MM-DD; "" is the last day the tables cover.
        country_hint : str
            ISO3 code of the country the report is about; it settles names shared by
            several states and fills in bare offices ("the foreign ministry").

        Returns
        -------
        Resolution
            With country "" and sector () when nothing can be told.
        """
        return self._cached(phrase, date, country_hint)

    def names(self, tokens: list[Token], date: str) -> list[tuple[int, int, Resolution]]:
        """Return the known names among tokens, with character offsets of the text."""
        day = date or COVERED_TO
        units = scan(tokens, self.lexicon)
        work = Work(self.lexicon, self._places, tokens, day, "")
        out = []
        for at, unit in enumerate(units):
            if unit.kind not in ("name", "surname"):
                continue
            if unit.key in WEAK_NAMES and (not at or _opens(tokens, unit.i)):
                continue
            answer = work.single(units, at)
            if answer is None or not (answer.country or answer.sectors):
                continue
            start, end = tokens[unit.i].start, tokens[unit.j - 1].end
            out.append((start, end, _finish(answer, answer.name, (start, end))))
        return out

    def _resolve(self, phrase: str, date: str, hint: str) -> Resolution:
        tokens = tokenise(phrase)
        if not tokens:
            return Resolution(name=phrase.strip())
        if (
            len(tokens) == 1
            and tokens[0].low in _PRONOUNS
            and (tokens[0].surface not in ("US", "U.S.", "IT", "ME"))
        ):
            return Resolution(
                name=phrase.strip(),
                sector=("UNK",),
                confidence=0.3,
                rule="pronoun",
                span=(tokens[0].start, tokens[0].end),
            )
        units = scan(tokens, self.lexicon)
        work = Work(self.lexicon, self._places, tokens, date or COVERED_TO, hint)
        work.georgia = american_georgia(units)
        answer = work.phrase(units)
        first = 0
        while first < len(units) - 1 and units[first].kind == "determiner":
            first += 1
        plain = phrase[tokens[units[first].i].start :].strip()
        i, j = answer.span
        span = (tokens[i].start, tokens[max(i, j - 1)].end)
        return _finish(answer, answer.name or plain, span)


def _finish(answer: Answer, name: str, span: tuple[int, int]) -> Resolution:
    """Freeze an answer."""
    return Resolution(
        name=name,
        country=answer.country,
        sector=answer.sectors,
        kind=answer.kind,
        office=answer.office,
        entity_id=answer.id,
        confidence=round(answer.confidence, 2),
        rule=answer.rule,
        span=span,
    )


def _opens(tokens: list[Token], at: int) -> bool:
    """Return whether a token may be capitalised only because a sentence starts there."""
    return at == 0 or tokens[at].start - tokens[at - 1].end > 1


def find_names(
    text: str, date: str = "", *, resolver: Resolver | None = None
) -> list[tuple[int, int, Resolution]]:
    """Find all names of the tables in a text.

    Parameters
    ----------
    text : str
    date : str
        YYYY-MM-DD; "" is the last day covered.
    resolver : Resolver, optional
        The resolver whose tables to use; a shared default one otherwise.

    Returns
    -------
    list of (int, int, Resolution)
        Start and end (exclusive) in the text, in order, without overlaps; the
        longest name wins.
    """
    return (resolver or _default()).names(tokenise(text), date)


@lru_cache(maxsize=1)
def _default() -> Resolver:
    return Resolver()
