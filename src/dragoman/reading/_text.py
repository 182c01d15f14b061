"""Plain text: a file is a report."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from dragoman.errors import InputError
from dragoman.reading._source import Options, Source, decode, split_mark
from dragoman.records import MAX_CHARACTERS, Rejection, Report

#: No encoding in use spends more bytes on a character.
_MAX_BYTES = 4 * MAX_CHARACTERS + 4


def read_text(source: Source, options: Options) -> Iterator[tuple[str, Report | Rejection]]:
    """Read one report from a file.

    The text is kept to the character, line ends included, so that offsets fit
    the file; a byte order mark is not part of it.

    Raises
    ------
    InputError
        E101, E102, E103, E108, E110 to E112.
    """
    with source.open() as stream:
        raw = stream.read(_MAX_BYTES + 1)
        encoding, skip = split_mark(raw[:4], options.encoding)
        if len(raw) > _MAX_BYTES:
            decode(raw[skip : skip + 4096], encoding, "the file", errors="replace")
            size = _count(raw[skip:], stream, encoding)
            raise InputError("E108", size=size, limit=MAX_CHARACTERS)
    text = decode(raw[skip:], encoding, "the file")
    yield source.name, Report(text=text, published=options.published)


def _count(raw: bytes, stream: BinaryIO, encoding: str) -> int:
    """Count the characters of a text too long to keep."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    size = 0
    while raw:
        size += len(decoder.decode(raw))
        raw = stream.read(1 << 20)
    return size
