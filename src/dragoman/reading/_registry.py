"""Which reader reads what.

A reader is named by the place of its function, not by the function: a reader
that needs an optional part costs nothing until a file of its kind comes in.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from pathlib import PurePath

import msgspec

from dragoman.errors import ConfigError, InputError
from dragoman.reading._source import Options, Source
from dragoman.records import Rejection, Report

#: A reader's function: it yields where each record stands ("corpus.jsonl:17") and
#: the record, or the rejection in its place.  What it raises costs the whole source.
ReadFunction = Callable[[Source, Options], Iterator[tuple[str, Report | Rejection]]]


class Reader(msgspec.Struct, frozen=True, kw_only=True):
    """A way to read one format.

    Parameters
    ----------
    name : str
        What ``--format`` calls it.
    extensions : tuple of str
        File name endings in lower case, with the dot; "" stands for no ending.
    target : str
        ``module:function``, imported when the first file of the kind is read.
    summary : str
        One line for people.
    """

    name: str
    extensions: tuple[str, ...]
    target: str
    summary: str = ""

    def load(self) -> ReadFunction:
        """Import the function."""
        module, _, function = self.target.partition(":")
        loaded: ReadFunction = getattr(importlib.import_module(module), function)
        return loaded


_READERS: dict[str, Reader] = {}


def register(reader: Reader) -> None:
    """Add a reader; a later one takes over the extensions of an earlier one."""
    _READERS[reader.name] = reader


def formats() -> tuple[Reader, ...]:
    """All readers, by name."""
    return tuple(_READERS[name] for name in sorted(_READERS))


def format_of(source: Source, name: str | None = None) -> Reader:
    """Return the reader for a source.

    Parameters
    ----------
    source : Source
        A stream without a name is plain text.
    name : str, optional
        The format, when the file's ending does not tell.

    Raises
    ------
    ConfigError
        E206 for a format nobody registered.
    InputError
        E113 for a file name ending nobody reads.
    """
    if name is not None:
        try:
            return _READERS[name]
        except KeyError:
            known = ", ".join(sorted(_READERS))
            raise ConfigError("E206", value=name, option="--format", known=known) from None
    suffix = PurePath(source.path).suffix.lower() if source.path is not None else ""
    for reader in reversed(_READERS.values()):
        if suffix in reader.extensions:
            return reader
    known = ", ".join(
        sorted(ending for reader in _READERS.values() for ending in reader.extensions if ending)
    )
    raise InputError("E113", path=source.name, known=known)


register(
    Reader(
        name="text",
        extensions=(".txt", ".text", ""),
        target="dragoman.reading._text:read_text",
        summary="one report a file, plain text",
    )
)
register(
    Reader(
        name="jsonl",
        extensions=(".jsonl", ".ndjson"),
        target="dragoman.reading._jsonl:read_jsonl",
        summary="one JSON object a line",
    )
)
