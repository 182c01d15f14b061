"""Lemmas from (word, tag) tables instead of spaCy's lemmatizer.

The lemmatizer and the attribute ruler it needs take a quarter of spaCy's time.
Only words of the lexicon must come out right, so regular endings are taken off
by rule and the candidate that the lexicon knows is preferred.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from pathlib import Path

_DATA = Path(__file__).parent / "data"
#: Verbs with irregular present forms.
_SHORT = frozenset({"be", "have", "do"})
#: Past forms of one verb that are the base form of another.
_BASES = frozenset(
    {"bore", "bound", "fell", "felt", "found", "ground", "lay", "rent", "saw", "wound"}
)
_PREFIXES = ("over", "out", "under", "re", "fore", "un", "mis")
_SILENT = re.compile(r"[^aeiou]*[aeiou][bcdfgklmnprstvz]")
_VOWELS = frozenset("aeiouy")


def _irregular(name: str) -> dict[str, str]:
    with (_DATA / name).open(encoding="utf-8", newline="") as file:
        return {form: row["lemma"] for row in csv.DictReader(file) for form in row["forms"].split()}


class Lemmatizer:
    """Finds the lemma of a word with its Penn Treebank tag; results are remembered.

    Parameters
    ----------
    verbs : iterable of str
        Verbs to prefer when an ending can be taken off in several ways.
    """

    def __init__(self, verbs: Iterable[str] = ()) -> None:
        self._known = frozenset(verbs)
        self._verbs = _irregular("irregular.csv")
        self._nouns = _irregular("irregular_nouns.csv")
        self._memory: dict[tuple[str, str], str] = {}

    def __call__(self, word: str, tag: str) -> str:
        key = (word, tag)
        lemma = self._memory.get(key)
        if lemma is None:
            lemma = self._memory[key] = self._lemma(word.lower().replace("’", "'"), tag)
        return lemma

    def _lemma(self, word: str, tag: str) -> str:
        if tag in ("VB", "VBP") and (word in _BASES or word in self._known):
            # "to found", "to wound": a base form is its own lemma; but "forgave" is a past
            # form, whatever its tag.
            return word
        if tag.startswith("VB"):
            return self.verb(word)
        if tag in ("NNS", "NNPS"):
            return self.noun(word)
        return word

    def verb(self, word: str) -> str:
        """The lemma of a verb form."""
        if word in self._verbs:
            return self._verbs[word]
        for prefix in _PREFIXES:
            # "overran", "retook": the irregular verb behind a prefix.
            if word.startswith(prefix) and word[len(prefix) :] in self._verbs:
                lemma = prefix + self._verbs[word[len(prefix) :]]
                if lemma in self._known:
                    return lemma
        if word.endswith("ies") and len(word) > 4:
            return word[:-3] + "y"
        if word.endswith("ied") and len(word) > 4:
            return word[:-3] + "y"
        for ending in ("ing", "ed"):
            if word.endswith(ending) and any(c in _VOWELS for c in word[: -len(ending)]):
                return self._restore(word[: -len(ending)], word)
        if word.endswith("s") and not word.endswith(("ss", "us", "is")):
            return self._third_person(word)
        return word

    def _third_person(self, word: str) -> str:
        if word[:-1] in self._known:
            return word[:-1]
        if word.endswith(("ches", "shes", "sses", "xes", "zzes", "oes")):
            return word[:-2]
        return word[:-1]

    def _restore(self, stem: str, word: str) -> str:
        doubled = len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiou"
        candidates = [stem, stem + "e"]
        if _SILENT.fullmatch(stem):
            # "raped" is of "rape": of "rap" it would be "rapped".
            candidates.reverse()
        if doubled:
            candidates.insert(0, stem[:-1])
        if (
            word in self._known
            and word not in (stem,)
            and not any(c in self._known for c in candidates)
        ):
            return word
        for candidate in candidates:
            if candidate in self._known:
                return candidate
        if doubled and stem[-1] not in "lsfz":
            return stem[:-1]
        if stem.endswith(("at", "iz", "uc", "v", "rg", "dg", "ng", "us", "as", "ag", "u")):
            return stem + "e"
        return stem

    def noun(self, word: str) -> str:
        """The singular of a noun."""
        if word in self._nouns:
            return self._nouns[word]
        if word.endswith("ies") and len(word) > 4:
            return word[:-3] + "y"
        if word.endswith(("ches", "shes", "sses", "xes", "zzes")):
            return word[:-2]
        if word.endswith("s") and not word.endswith(("ss", "us", "is")):
            return word[:-1]
        return word
