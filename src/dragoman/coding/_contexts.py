"""Contexts: what an event is about, from the words of its sentence and paragraph."""

from __future__ import annotations

import re

from dragoman.codebook import Ontology

#: A context needs one cue in the event's sentence, or this many in the report.
_REPORT_CUES = 3


class ContextFinder:
    """Finds PLOVER contexts by their keyword cues.

    Cues are matched as whole words, plural or not, without regard to case
    (abbreviations of capitals as written).
    """

    def __init__(self, ontology: Ontology) -> None:
        owners: dict[str, list[str]] = {}
        for code, context in ontology.contexts.items():
            for keyword in context.keywords:
                owners.setdefault(keyword if keyword.isupper() else keyword.lower(), []).append(
                    code
                )
        self._owners = owners
        lower = sorted((k for k in owners if not k.isupper()), key=len, reverse=True)
        upper = sorted((k for k in owners if k.isupper()), key=len, reverse=True)
        self._lower = re.compile(r"\b(" + "|".join(map(re.escape, lower)) + r")s?\b")
        self._upper = re.compile(r"\b(" + "|".join(map(re.escape, upper)) + r")\b")

    def _cues(self, text: str) -> list[str]:
        return self._lower.findall(text.lower()) + self._upper.findall(text)

    def of_report(self, text: str) -> frozenset[str]:
        """Contexts with at least three cues, two of them different, in a whole report."""
        seen: dict[str, list[str]] = {}
        for cue in self._cues(text):
            for code in self._owners[cue]:
                seen.setdefault(code, []).append(cue)
        return frozenset(
            code for code, cues in seen.items() if len(cues) >= _REPORT_CUES and len(set(cues)) > 1
        )

    def of_sentence(self, text: str) -> list[str]:
        """Contexts with a cue in a sentence, in order of first cue."""
        found: dict[str, None] = {}
        for cue in self._cues(text):
            for code in self._owners[cue]:
                found[code] = None
        return list(found)
