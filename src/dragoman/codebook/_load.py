"""The whole codebook as one object."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import msgspec

from dragoman.codebook._choices import Choices, read_choices
from dragoman.codebook._cues import Cues, read_cues
from dragoman.codebook._lexicon import Lexicon, read_classes, read_lexicon
from dragoman.codebook._ontology import DATA, Ontology, ontology
from dragoman.codebook._operators import Operators, read_operators


class Codebook(msgspec.Struct, frozen=True, kw_only=True):
    """Ontology, lexicon and rules.

    Attributes
    ----------
    version : str
        Ontology and version, with a digest of the lexicon and rule files, so
        that data can be traced to the exact rules that made it.
    """

    version: str
    ontology: Ontology
    lexicon: Lexicon
    operators: Operators
    classes: dict[str, frozenset[str]]
    cues: Cues
    choices: Choices


@cache
def load_codebook(extra: Path | None = None) -> Codebook:
    """Load the codebook that ships with Dragoman.

    Parameters
    ----------
    extra : Path, optional
        A lexicon file of the user's.  Its frames come first for their headwords.

    Raises
    ------
    ConfigError
        E201 for an entry that breaks the schema, E207 for a missing file.
    """
    paths = sorted((DATA / "lexicon").glob("*.yaml"))
    if extra is not None:
        paths.insert(0, extra)
    classes = read_classes()
    operators = read_operators()
    lexicon = read_lexicon(paths, classes, frozenset(operators.by_name))
    digest = hashlib.sha256()
    for path in (*paths, *sorted(DATA.glob("*.yaml")), DATA / "cameo.csv"):
        digest.update(path.read_bytes())
    facts = ontology()
    return Codebook(
        version=f"PLOVER-{facts.version}+{digest.hexdigest()[:8]}",
        ontology=facts,
        lexicon=lexicon,
        operators=operators,
        classes=classes,
        cues=read_cues(),
        choices=read_choices(),
    )
