"""The words that change certainty, polarity, time and source, as one checked table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from dragoman.codebook._ontology import DATA
from dragoman.codebook._yaml import read_yaml
from dragoman.errors import ConfigError

SCHEMA = "dragoman-cues/2"
#: What a cue does to the predicates in its scope.
EFFECTS = frozenset(
    """negation future would possible able obliged hypothetical historical PR PS Uu factive
    states alleges denies none""".split()
)
_CHOICES = {
    "direction": ("forward", "backward", "both"),
    "targets": ("predicate", "clause", "sentence", "noun"),
    "order": ("any", "inverted", "adjacent"),
    "tense": ("any", "past", "present"),
    "source": ("", "object", "owner", "label"),
}
_DEFAULTS: dict[str, Any] = {
    "hangs": [],
    "direction": "forward",
    "targets": "predicate",
    "ends": "clause",
    "reach": "0",
    "order": "any",
    "tense": "any",
    "source": "",
    "needs": [],
    "tags": [],
}

#: One word of a pattern: the forms that fit, and whether they are lemmas.
Item = tuple[frozenset[str], bool]


class Cue(msgspec.Struct, frozen=True, kw_only=True):
    """A cue: its words, what they act on and what they do there (docs/cues.md).

    Attributes
    ----------
    name : str
    words : tuple of tuple of (frozenset of str, bool)
        Patterns, each a run of words; of a word the forms that fit and whether they are
        lemmas.
    effect : tuple of str
        Of `EFFECTS`, applied in this order; ``none`` shields the words from other cues.
    hangs : frozenset of str
        The parse relations in which a single word is this cue; empty for any.
    direction : str
        Where its targets stand: ``forward``, ``backward``, ``both``.
    targets : str
        ``predicate``: the nearest one; ``clause``: the highest in the scope; ``noun``: an
        event noun; ``sentence``: the sentence's root.
    ends : frozenset of str
        Words and signs that end the scope, lower case.
    reach : int
        Most tokens the scope is long; 0 for no limit.
    order : str
        ``inverted``: only before the subject; ``adjacent``: only right before the predicate.
    tense : str
        Of the predicate: ``any``, ``past`` or ``present``.
    source : str
        ``object``: the words after the cue name the source; ``owner``: those before it do;
        ``label``: the words that it parts from a heading do.
    needs : frozenset of str
        Words one of which the sentence must hold; empty for none.
    tags : frozenset of str
        Tags that a single word must have one of; empty for any.
    """

    name: str
    words: tuple[tuple[Item, ...], ...]
    effect: tuple[str, ...]
    hangs: frozenset[str]
    direction: str
    targets: str
    ends: frozenset[str]
    reach: int
    order: str
    tense: str
    source: str
    needs: frozenset[str]
    tags: frozenset[str]


class Cues(msgspec.Struct, frozen=True):
    """The cue table.

    Attributes
    ----------
    cues : tuple of Cue
        In the order of the file; of two that match the same words the first is taken.
    by_word : dict
        From the forms (and ``~`` with lemmas) of a pattern's first word to the patterns
        that begin with it, longest first, each with its cue.
    """

    cues: tuple[Cue, ...]
    by_word: dict[str, tuple[tuple[tuple[Item, ...], Cue], ...]]

    def single(self, word: str, dep: str) -> Iterator[Cue]:
        """The cues that one word is in a parse relation.

        Parameters
        ----------
        word : str
            Lower case.
        dep : str
        """
        for pattern, cue in self.by_word.get(word, ()):
            if len(pattern) == 1 and cue.hangs and dep in cue.hangs:
                yield cue


def _fail(detail: str) -> ConfigError:
    return ConfigError("E201", path="cues.yaml", detail=detail)


def _pattern(text: str) -> tuple[Item, ...]:
    return tuple(
        (frozenset(word.removeprefix("~").split("|")), word.startswith("~"))
        for word in text.lower().split()
    )


def _cue(name: str, raw: dict[str, Any], terminators: dict[str, list[str]]) -> Cue:
    if unknown := set(raw) - {"words", "effect"} - set(_DEFAULTS):
        raise _fail(f"{name}: unknown key '{sorted(unknown)[0]}'")
    if not raw.get("words") or not raw.get("effect"):
        raise _fail(f"{name}: 'words' and 'effect' are needed")
    body = {**_DEFAULTS, **raw}
    for key in ("words", "effect", "hangs", "needs", "tags"):
        if not isinstance(body[key], list) or not all(body[key]):
            raise _fail(f"{name}: '{key}' is a list of words")
    for key, choices in _CHOICES.items():
        if body[key] not in choices:
            raise _fail(f"{name}: '{key}' is one of {', '.join(c for c in choices if c)}")
    if unknown := set(body["effect"]) - EFFECTS:
        raise _fail(f"{name}: unknown effect '{sorted(unknown)[0]}'")
    if body["ends"] not in terminators:
        raise _fail(f"{name}: unknown terminators '{body['ends']}'")
    if not body["reach"].isdigit():
        raise _fail(f"{name}: 'reach' is a number of words")
    return Cue(
        name=name,
        words=tuple(_pattern(text) for text in body["words"]),
        effect=tuple(body["effect"]),
        hangs=frozenset(body["hangs"]),
        direction=body["direction"],
        targets=body["targets"],
        ends=frozenset(terminators[body["ends"]]),
        reach=int(body["reach"]),
        order=body["order"],
        tense=body["tense"],
        source=body["source"],
        needs=frozenset(body["needs"]),
        tags=frozenset(body["tags"]),
    )


def _index(cues: tuple[Cue, ...]) -> dict[str, tuple[tuple[tuple[Item, ...], Cue], ...]]:
    found: dict[str, list[tuple[tuple[Item, ...], Cue]]] = {}
    for cue in cues:
        for pattern in cue.words:
            forms, lemma = pattern[0]
            for form in sorted(forms):
                found.setdefault(f"~{form}" if lemma else form, []).append((pattern, cue))
    return {
        form: tuple(sorted(patterns, key=lambda p: -len(p[0]))) for form, patterns in found.items()
    }


def read_cues(path: Path = DATA / "cues.yaml") -> Cues:
    """Read the cue table.

    Raises
    ------
    ConfigError
        E201 for an unknown key or a wrong value, naming the cue.
    """
    raw = read_yaml(path)
    if raw.get("schema") != SCHEMA:
        raise _fail(f"the first key must be 'schema: {SCHEMA}'")
    if unknown := set(raw) - {"schema", "terminators", "cues"}:
        raise _fail(f"unknown key '{sorted(unknown)[0]}'")
    cues = tuple(_cue(name, body, raw["terminators"]) for name, body in raw["cues"].items())
    return Cues(cues, _index(cues))
