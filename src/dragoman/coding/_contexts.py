"""Contexts: what an event is about, from the words of its sentence and paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import ahocorasick

from dragoman.codebook import Ontology

#: A context needs one cue in the event's sentence, or this many in the report.
_REPORT_CUES = 3
#: A report has at most this many contexts, each with a cue in so many characters.
_REPORT_CONTEXTS = 2
_PER_CUE = 700


class ContextFinder:
    """Finds PLOVER contexts by their keyword cues.

    Cues are matched as whole words, plural or not, without regard to case
    (abbreviations of capitals as written).
    """

    def __init__(self, ontology: Ontology) -> None:
        self._owners: dict[str, list[str]] = {}
        for code, context in ontology.contexts.items():
            for keyword in context.keywords:
                key = keyword if keyword.isupper() else keyword.lower()
                self._owners.setdefault(key, []).append(code)
        self._lower = _automaton(k for k in self._owners if not k.isupper())
        self._upper = _automaton(k for k in self._owners if k.isupper())

    def _cues(self, text: str) -> list[str]:
        return [*_words(self._lower, text.lower()), *_words(self._upper, text)]

    def of_report(self, text: str) -> frozenset[str]:
        """What a whole report is about: the two contexts with most cues, if those are many.

        Many is three cues, two of them different, and one for each hundred words or so.
        """
        seen: dict[str, list[str]] = {}
        for cue in self._cues(text):
            for code in self._owners[cue]:
                seen.setdefault(code, []).append(cue)
        enough = max(_REPORT_CUES, len(text) // _PER_CUE)
        common = sorted(
            (-len(cues), code)
            for code, cues in seen.items()
            if len(cues) >= enough and len(set(cues)) > 1
        )
        return frozenset(code for _, code in common[:_REPORT_CONTEXTS])

    def of_sentence(self, text: str) -> list[str]:
        """Contexts with a cue in a sentence, in order of first cue."""
        found: dict[str, None] = {}
        for cue in self._cues(text):
            for code in self._owners[cue]:
                found[code] = None
        return list(found)


def _automaton(keys: Iterable[str]) -> ahocorasick.Automaton:
    found = ahocorasick.Automaton()
    for key in keys:
        found.add_word(key, key)
    found.make_automaton()
    return found


def _words(automaton: ahocorasick.Automaton, text: str) -> Iterator[str]:
    """The keys that stand in a text as whole words, longest first where they overlap."""
    found: dict[int, tuple[int, str]] = {}
    for last, key in automaton.iter(text):
        start, end = last + 1 - len(key), last + 1
        plural = text[end : end + 1] == "s" and not key.isupper()
        after = text[end + plural : end + plural + 1]
        before = text[start - 1 : start] if start else ""
        if not (_joins(before) or _joins(after)) and found.get(start, (0, ""))[0] < end:
            found[start] = (end, key)
    reach = 0
    for start, (end, key) in sorted(found.items()):
        if start >= reach:
            yield key
            reach = end


def _joins(character: str) -> bool:
    return character.isalnum() or character == "_"
