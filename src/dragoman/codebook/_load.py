"""The whole codebook as one object."""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

import msgspec

from dragoman.codebook._choices import Choices, read_choices
from dragoman.codebook._confidence import Calibration, read_calibration
from dragoman.codebook._cues import Cues, read_cues
from dragoman.codebook._lexicon import Lexicon, read_classes, read_lexicon
from dragoman.codebook._ontology import DATA, Ontology, ontology
from dragoman.codebook._operators import Operators, read_operators
from dragoman.codebook._scheme import SchemeRule, read_scheme
from dragoman.codebook._verdicts import Verdicts, read_verdicts
from dragoman.errors import ConfigError


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
    scheme: tuple[SchemeRule, ...]
    verdicts: Verdicts
    confidence: Calibration


#: Raised when the compiled form of the lexicon changes.
FORMAT = 4


def _digest(paths: tuple[Path, ...]) -> str:
    total = hashlib.sha256()
    for path in paths:
        total.update(path.read_bytes())
    return total.hexdigest()


def _cache_folder() -> Path:
    """Where the compiled lexicon is kept: ``$DRAGOMAN_CACHE``, else the user's cache folder."""
    own = os.environ.get("DRAGOMAN_CACHE")
    if own:
        return Path(own)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dragoman"


def _stored(path: Path) -> Lexicon | None:
    """The compiled lexicon, None when there is none that can be read."""
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=Lexicon)
    except (OSError, msgspec.MsgspecError):
        return None


def _store(path: Path, lexicon: Lexicon) -> None:
    """Keep the compiled lexicon; a folder that cannot be written only costs time."""
    with suppress(OSError, RuntimeError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(msgspec.msgpack.encode(lexicon))
        os.replace(name, path)


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
        if not extra.is_file():
            raise ConfigError("E201", path=extra, detail="no such file")
        paths.insert(0, extra)
    classes = read_classes()
    operators = read_operators()
    sources = (*paths, *sorted(DATA.glob("*.yaml")), DATA / "cameo.csv")
    digest = _digest(sources)
    # The reader's own source is part of the key: other code may read the same file differently.
    key = _digest((*sources, Path(__file__).with_name("_lexicon.py")))
    stored = _cache_folder() / f"lexicon-{FORMAT}-{key[:16]}.msgpack"
    lexicon = _stored(stored)
    if lexicon is None:
        lexicon = read_lexicon(paths, classes, frozenset(operators.by_name))
        if _digest(sources) == digest:  # nobody edited a file while it was read
            _store(stored, lexicon)
    facts = ontology()
    return Codebook(
        version=f"PLOVER-{facts.version}+{digest[:8]}",
        ontology=facts,
        lexicon=lexicon,
        operators=operators,
        classes=classes,
        cues=read_cues(),
        choices=read_choices(),
        scheme=read_scheme(),
        verdicts=read_verdicts(),
        confidence=read_calibration(),
    )
