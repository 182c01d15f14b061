"""Which predicates with a political actor does the lexicon decide, and which not?"""

from __future__ import annotations

from collections import Counter

import msgspec

from dragoman.actors import PartyFinder, Resolver
from dragoman.codebook import Codebook
from dragoman.coding._walk import Walk
from dragoman.knowledge import Gazetteer
from dragoman.parsing import Sentence
from dragoman.records import Report

_ROLES = (
    "subj",
    "obj",
    "iobj",
    "by",
    "poss",
    "mod",
    "with",
    "between",
    "against",
    "to",
    "on",
    "of",
)


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """How many predicate tokens the lexicon decides.

    Attributes
    ----------
    decided, total : dict of str to int
        By part of speech: ``verb``, ``noun``, ``adjective``.
    undecided : list of (str, int)
        ``part lemma`` and how often, most frequent first.
    """

    decided: dict[str, int]
    total: dict[str, int]
    undecided: list[tuple[str, int]]

    @property
    def share(self) -> float:
        """Decided tokens of all tokens, 0 to 1; 1 for an empty corpus."""
        total = sum(self.total.values())
        return sum(self.decided.values()) / total if total else 1.0


class CoverageCounter:
    """Counts over many reports.

    A predicate is a verb, or a noun or adjective with an argument of its own, one
    of whose arguments is a political actor.  It is decided when the lexicon has a
    frame for it: a type, an operator, or deliberately none.
    """

    def __init__(self, codebook: Codebook, resolver: Resolver, gazetteer: Gazetteer) -> None:
        self._codebook = codebook
        self._resolver = resolver
        self._country_of = gazetteer.country_of
        self._decided: Counter[str] = Counter()
        self._total: Counter[str] = Counter()
        self._undecided: Counter[str] = Counter()

    def add(self, report: Report, sentences: list[Sentence]) -> None:
        """Count the predicates of one report."""
        finder = PartyFinder(self._resolver, report.text, report.published, places=self._country_of)
        for sentence in sentences:
            finder.enter(sentence)
            if not sentence.tokens:
                continue
            walk = Walk(self._codebook, sentence, finder)
            for token in sentence.tokens:
                if token.is_verb and token.dep not in ("aux", "auxpass"):
                    part = "verb"
                elif token.is_noun and not token.is_proper:
                    part = "noun"
                elif token.tag.startswith("JJ") and token.dep in ("acomp", "oprd"):
                    part = "adjective"
                else:
                    continue
                roles = walk.arguments(token)
                if not any(
                    party.actor.country or party.actor.sector
                    for role in _ROLES
                    for filler in roles.get(role, [])
                    for party in finder.of(filler)
                ):
                    continue
                if part == "noun" and finder.of(token):
                    continue  # a party, not a predicate
                self._total[part] += 1
                if walk.reading(token) is not None:
                    self._decided[part] += 1
                else:
                    self._undecided[f"{part} {token.lemma}"] += 1

    def result(self) -> Coverage:
        """The counts so far."""
        return Coverage(
            decided=dict(self._decided),
            total=dict(self._total),
            undecided=sorted(self._undecided.items(), key=lambda pair: (-pair[1], pair[0])),
        )
