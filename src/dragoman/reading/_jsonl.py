"""JSON lines: a row is a report, its fields mapped by name."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from dragoman.errors import DragomanError, InputError
from dragoman.reading._source import FIELDS, Options, Source, decode, rejection, split_mark
from dragoman.records import MAX_CHARACTERS, Rejection, Report

#: Names looked up for a field that the user did not map, first come first served.
DEFAULT_NAMES: dict[str, tuple[str, ...]] = {
    **{field: (field,) for field in FIELDS},
    "published": ("published", "date"),
}

#: JSON spends up to twelve bytes on a character (an escaped surrogate pair).
_MAX_ROW = 12 * MAX_CHARACTERS + 65_536

_ABSENT = object()


def read_jsonl(source: Source, options: Options) -> Iterator[tuple[str, Report | Rejection]]:
    """Read one report a line.

    Blank lines are skipped.  A row that cannot be read is rejected by its number,
    counted from 1, and costs no other row.

    Raises
    ------
    InputError
        E110 to E112 when the file cannot be opened, E117 when it holds no row.
    """
    seen = False
    with source.open() as stream:
        for number, row in _rows(stream, options.encoding):
            where = f"{source.name}:{number}"
            seen = True
            try:
                if isinstance(row, DragomanError):
                    raise row
                yield where, _report(row, options)
            except InputError as error:
                yield where, rejection(where, error)
    if not seen:
        raise InputError("E117")


def _rows(stream: BinaryIO, encoding: str) -> Iterator[tuple[int, str | InputError]]:
    """Yield (number, row as text or what is wrong with it), blank rows left out."""
    head = stream.readline(_MAX_ROW + 1)
    encoding, skip = split_mark(head[:4], encoding)
    if "\n".encode(encoding) != b"\n":
        # Bytes cannot be cut into lines here: the file is decoded as one.
        yield from _wide_rows(stream, head[skip:], encoding)
        return
    number = 1
    raw = head[skip:]
    while raw:
        if len(raw) > _MAX_ROW and not raw.endswith(b"\n"):
            yield number, InputError("E116", size=len(raw) + _skip_line(stream), limit=_MAX_ROW)
        elif not raw.isspace():
            try:
                yield number, decode(raw.rstrip(b"\r\n"), encoding, "the row")
            except InputError as error:
                yield number, error
        raw = stream.readline(_MAX_ROW + 1)
        number += 1


def _skip_line(stream: BinaryIO) -> int:
    size = 0
    while raw := stream.readline(1 << 20):
        size += len(raw)
        if raw.endswith(b"\n"):
            break
    return size


def _wide_rows(
    stream: BinaryIO, head: bytes, encoding: str
) -> Iterator[tuple[int, str | InputError]]:
    decoder = codecs.getincrementaldecoder(encoding)()
    rest, number, raw = "", 0, head
    try:
        while True:
            *lines, rest = (rest + decoder.decode(raw, final=not raw)).split("\n")
            for line in lines:
                number += 1
                if line.strip():
                    yield number, line.rstrip("\r")
            if not raw:
                break
            if len(rest) > _MAX_ROW:
                yield number + 1, InputError("E116", size=len(rest), limit=_MAX_ROW)
                return
            raw = stream.read(1 << 20)
    except UnicodeError as error:
        yield number + 1, InputError("E103", where="the file", encoding=encoding, detail=str(error))
        return
    if rest.strip():
        yield number + 1, rest


def _report(row: str, options: Options) -> Report:
    try:
        data = json.loads(row)
    except RecursionError:
        raise InputError("E104", where="the row", detail="nested too deeply") from None
    except json.JSONDecodeError as error:
        detail = f"{error.msg} at character {error.pos}"
        raise InputError("E104", where="the row", detail=detail) from None
    except ValueError as error:
        # Python refuses integers of thousands of digits.
        raise InputError("E104", where="the row", detail=str(error)) from None
    if not isinstance(data, dict):
        kind = {list: "an array", str: "a string", type(None): "null"}.get(type(data), "a value")
        detail = f"{kind} where an object should be"
        raise InputError("E104", where="the row", detail=detail)
    values = {field: _value(data, field, options.mapping) for field in FIELDS}
    return Report(
        text=_text(values["text"], options.mapping.get("text", "text")),
        published=_plain(values["published"], "published", "date") or options.published,
        **{
            field: _plain(values[field], field, "string")
            for field in FIELDS
            if field not in ("text", "published")
        },
    )


def _value(data: Mapping[str, Any], field: str, mapping: Mapping[str, str]) -> Any:
    names = (mapping[field],) if field in mapping else DEFAULT_NAMES[field]
    for name in names:
        found = data.get(name, _ABSENT) if name else _ABSENT
        if found is _ABSENT and "." in name:
            found = data
            for part in name.split("."):
                found = found.get(part, _ABSENT) if isinstance(found, dict) else _ABSENT
        if found is not _ABSENT and found is not None:
            return found
    return _ABSENT


def _text(value: Any, name: str) -> str:
    if value is _ABSENT:
        raise InputError("E105", where="the row", field=name)
    if not isinstance(value, str):
        raise InputError("E114", where="the row", field=name, wanted="string")
    return value


def _plain(value: Any, field: str, wanted: str) -> str:
    """Return a bibliographic value as text; "" when there is none."""
    if value is _ABSENT:
        return ""
    if isinstance(value, str):
        try:
            value.encode("utf-8")
        except UnicodeEncodeError as error:
            raise InputError("E107", at=error.start) from None
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise InputError("E114", where="the row", field=field, wanted=wanted)
