"""Where bytes come from, how they become text, and what a reader may be told."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO

import msgspec

from dragoman.errors import ConfigError, DragomanError, InputError
from dragoman.records import Rejection

#: The fields of a report that a table or JSON row can fill.
FIELDS: tuple[str, ...] = (
    "text",
    "id",
    "published",
    "title",
    "source",
    "url",
    "language",
    "licence",
)

#: A byte order mark says what the text is written in; the longer marks come first
#: because UTF-32's begins with UTF-16's.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader may be told.

    Parameters
    ----------
    encoding : str
        How bytes become text.  A byte order mark in the file wins over the
        default, never over another encoding that was named.
    mapping : dict of str to str
        Report field (one of `FIELDS`) to the name it has in the input; a dotted
        name reaches into nested objects, "" leaves the field out.
    published : str
        Day of publication of reports that carry none (YYYY-MM-DD, or "").
    """

    encoding: str = "utf-8"
    mapping: Mapping[str, str] = {}
    published: str = ""

    def __post_init__(self) -> None:
        try:
            codecs.lookup(self.encoding)
            # Codecs such as "hex" and "rot13" do not turn bytes into text.
            "".encode(self.encoding)
        except (LookupError, ValueError):
            raise ConfigError(
                "E206", value=self.encoding, option="--encoding", known="utf-8, latin-1, cp1252, …"
            ) from None
        for field in self.mapping:
            if field not in FIELDS:
                raise ConfigError("E206", value=field, option="--map", known=", ".join(FIELDS))


class Source(msgspec.Struct, frozen=True):
    """A file, or a stream that is already open.

    Parameters
    ----------
    name : str
        What to call it in messages: the path as the user wrote it, or ``stdin``.
    path : Path or None
        None for a stream.
    stream : BinaryIO or None
        None for a file.
    """

    name: str
    path: Path | None = None
    stream: BinaryIO | None = None

    @classmethod
    def of(cls, place: str | os.PathLike[str]) -> Source:
        """Return the source of a path; ``-`` is standard input."""
        if place == "-":
            return cls("stdin", None, sys.stdin.buffer)
        return cls(os.fspath(place), Path(place), None)

    def open(self) -> AbstractContextManager[BinaryIO]:
        """Open for reading bytes; a stream is left open afterwards.

        Raises
        ------
        InputError
            E110 no such file, E111 a folder, E112 anything else.
        """
        if self.stream is not None:
            return nullcontext(self.stream)
        assert self.path is not None
        try:
            return self.path.open("rb")
        except FileNotFoundError:
            raise InputError("E110", path=self.name) from None
        except IsADirectoryError:
            raise InputError("E111", path=self.name) from None
        except (OSError, ValueError) as error:
            # ValueError: a path with a NUL byte.
            raise InputError("E112", path=self.name, detail=reason(error)) from None


def reason(error: BaseException) -> str:
    """Say what went wrong in one line, without the path that the message names anyway."""
    return (isinstance(error, OSError) and error.strerror) or str(error) or type(error).__name__


def rejection(where: str, error: DragomanError) -> Rejection:
    """Turn an error into the record that stands for what it cost."""
    return Rejection(where=where, code=error.code, message=f"{error.problem}: {error.remedy}")


def split_mark(head: bytes, encoding: str) -> tuple[str, int]:
    """Return the encoding to use and the length of the byte order mark to skip.

    Parameters
    ----------
    head : bytes
        The first four bytes, or more.
    encoding : str
        The encoding that was asked for.
    """
    name = codecs.lookup(encoding).name
    for mark, marked in _MARKS:
        if head.startswith(mark) and (
            name in ("utf-8", "utf-8-sig", marked) or marked.startswith(f"{name}-")
        ):
            return marked, len(mark)
    return ("utf-8" if name == "utf-8-sig" else name), 0


def decode(raw: bytes, encoding: str, what: str, *, errors: str = "strict") -> str:
    """Decode strictly.

    Parameters
    ----------
    raw : bytes
    encoding : str
    what : str
        What the bytes are, for the message ("the file", "the row").
    errors : str
        ``replace`` to look for binary data only.

    Raises
    ------
    InputError
        E102 for binary data, E103 for text in another encoding.
    """
    if b"\x00" in raw and encoding[:6] not in ("utf-16", "utf-32"):
        raise InputError("E102", where=what)
    try:
        return raw.decode(encoding, errors)
    except UnicodeDecodeError as error:
        byte = raw[error.start : error.start + 1].hex()
        detail = f"byte 0x{byte} at position {error.start}"
        raise InputError("E103", where=what, encoding=encoding, detail=detail) from None
    except UnicodeError as error:
        raise InputError("E103", where=what, encoding=encoding, detail=str(error)) from None


def parse_mapping(pairs: Iterable[str]) -> dict[str, str]:
    """Read ``field=name`` pairs as the command line gives them.

    Raises
    ------
    ConfigError
        E206 for a pair without ``=`` or a field that reports do not have.
    """
    mapping: dict[str, str] = {}
    for pair in pairs:
        field, equals, name = pair.partition("=")
        field = field.strip()
        if not equals or field not in FIELDS:
            raise ConfigError(
                "E206",
                value=pair,
                option="--map",
                known="FIELD=NAME, where FIELD is " + ", ".join(FIELDS),
            )
        mapping[field] = name.strip()
    return mapping
