"""Writing coded reports to files, whole or not at all.

A file appears under its name only when everything has been written; until then
it stands beside it under a temporary name, which is removed when something fails.
"""

from __future__ import annotations

import csv
import os
import secrets
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Protocol, Self

import msgspec

from dragoman.errors import MissingExtra, OutputError
from dragoman.records import FLAT_COLUMNS, Coded, Finding, Rejection, flatten

ENDINGS = (".csv", ".jsonl", ".ndjson", ".parquet")

FINDING_COLUMNS = ("report_id", "check", "code", "severity", "message", "spans", "evidence")
REJECTION_COLUMNS = ("where", "code", "message")

#: Flat columns that are not text; all others are.
NUMBERS = {
    "quad_class": "int64",
    "plover_score": "float64",
    "goldstein": "float64",
    "reciprocal": "bool",
    "counts": "bool",
    "trigger_start": "int64",
    "trigger_end": "int64",
    "sentence": "int64",
    "lat": "float64",
    "lon": "float64",
    "geonameid": "int64",
    "confidence": "float64",
}

_BATCH = 10_000


class _Target:
    """A file under a temporary name, given its own at the end."""

    def __init__(self, path: Path) -> None:
        # A link is followed, and what is no plain file (a pipe, /dev/null) is written in place.
        self.path = Path(os.path.realpath(path))
        self.direct = self.path.exists() and not self.path.is_file()
        self.temporary = (
            self.path
            if self.direct
            else self.path.with_name(f".{self.path.name}.{secrets.token_hex(4)}.part")
        )
        self.shown = path
        try:
            self.file: IO[bytes] = self.temporary.open("wb" if self.direct else "xb")
        except OSError as error:
            raise self.error(error) from None

    def error(self, error: OSError) -> OutputError:
        return OutputError("E401", path=self.shown, detail=error.strerror or str(error))

    def finish(self) -> None:
        if not self.direct:
            self.file.flush()
            os.fsync(self.file.fileno())
        self.file.close()

    def publish(self) -> None:
        if not self.direct:
            os.replace(self.temporary, self.path)

    def discard(self) -> None:
        try:
            self.file.close()
        finally:
            if not self.direct:
                self.temporary.unlink(missing_ok=True)


class _Table(Protocol):
    """Rows of one kind going to one file."""

    def add(self, row: dict[str, Any]) -> None: ...

    def close(self) -> None: ...


class _JsonRows:
    def __init__(self, file: IO[bytes], columns: tuple[str, ...]) -> None:
        self._file = file

    def add(self, row: dict[str, Any]) -> None:
        self._file.write(msgspec.json.encode(row) + b"\n")

    def close(self) -> None:
        pass


class _CsvRows:
    def __init__(self, file: IO[bytes], columns: tuple[str, ...]) -> None:
        import io

        self._text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
        self._rows = csv.DictWriter(self._text, columns, lineterminator="\n")
        self._rows.writeheader()

    def add(self, row: dict[str, Any]) -> None:
        self._rows.writerow({key: _cell(value) for key, value in row.items()})

    def close(self) -> None:
        self._text.flush()
        self._text.detach()


def _cell(value: Any) -> Any:
    return str(value).lower() if isinstance(value, bool) else value


class _ParquetRows:
    def __init__(self, file: IO[bytes], columns: tuple[str, ...]) -> None:
        try:
            import pyarrow
            import pyarrow.parquet
        except ImportError:
            raise MissingExtra("E301", extra="archive") from None
        kinds = {"int64": pyarrow.int64(), "float64": pyarrow.float64(), "bool": pyarrow.bool_()}
        self._schema = pyarrow.schema(
            [(name, kinds.get(NUMBERS.get(name, ""), pyarrow.string())) for name in columns]
        )
        self._make = pyarrow.Table.from_pylist
        self._writer = pyarrow.parquet.ParquetWriter(file, self._schema, compression="zstd")
        self._rows: list[dict[str, Any]] = []

    def add(self, row: dict[str, Any]) -> None:
        self._rows.append(row)
        if len(self._rows) >= _BATCH:
            self._flush()

    def close(self) -> None:
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(self._make(self._rows, schema=self._schema))
            self._rows.clear()


_TABLES: dict[str, Callable[[IO[bytes], tuple[str, ...]], _Table]] = {
    ".csv": _CsvRows,
    ".jsonl": _JsonRows,
    ".ndjson": _JsonRows,
    ".parquet": _ParquetRows,
}


def finding_row(report_id: str, finding: Finding) -> dict[str, Any]:
    """Return a finding as one flat row; its spans as JSON."""
    row = {name: getattr(finding, name, None) for name in FINDING_COLUMNS}
    spans = msgspec.json.encode(finding.spans).decode()
    return {**row, "report_id": report_id, "spans": spans}


def _rejection_row(rejection: Rejection) -> dict[str, Any]:
    return {name: getattr(rejection, name) for name in REJECTION_COLUMNS}


class Writer:
    """Writes coded reports by the ending of a file's name; a context manager.

    Parameters
    ----------
    output : str
        ``.jsonl``: one coded report a line.  ``.csv``, ``.parquet``, and
        ``.jsonl`` with `flat`: one event a row, with ``NAME.findings.*`` and
        ``NAME.rejected.*`` beside it.  ``-``: JSON lines to standard output.
    flat : bool
        One event a line in JSON lines.

    Raises
    ------
    OutputError
        E401 when a file cannot be written, E402 for an unknown ending.
    MissingExtra
        E301 for Parquet without pyarrow.
    """

    def __init__(self, output: str, *, flat: bool = False) -> None:
        self._targets: list[_Target] = []
        self._tables: list[_Table] = []
        self._stdout = sys.stdout.buffer if output == "-" else None
        path = Path(output)
        ending = ".jsonl" if self._stdout else path.suffix.lower()
        if ending not in ENDINGS:
            raise OutputError("E402", path=output, known=", ".join(ENDINGS))
        self._flat = flat or ending in (".csv", ".parquet")
        self._path = path
        self._whole: IO[bytes] | None = None
        try:
            if self._stdout:
                self._whole = self._stdout
            elif not self._flat:
                self._whole = self._open(path).file
            else:
                make = _TABLES[ending]
                for part, columns in (
                    ("", FLAT_COLUMNS),
                    (".findings", FINDING_COLUMNS),
                    (".rejected", REJECTION_COLUMNS),
                ):
                    beside = path.with_name(f"{path.stem}{part}{path.suffix}")
                    self._tables.append(make(self._open(beside).file, columns))
        except BaseException:
            self._discard()
            raise

    def _open(self, path: Path) -> _Target:
        target = _Target(path)
        self._targets.append(target)
        return target

    def write(self, coded: Coded) -> None:
        """Write one coded report."""
        try:
            if self._whole is None:
                events, findings, rejected = self._tables
                for event in coded.events:
                    events.add(flatten(event))
                for finding in coded.findings:
                    findings.add(finding_row(coded.report_id, finding))
                for rejection in coded.errors:
                    rejected.add(_rejection_row(rejection))
            elif self._flat:
                for event in coded.events:
                    self._whole.write(msgspec.json.encode(flatten(event)) + b"\n")
            else:
                self._whole.write(msgspec.json.encode(coded) + b"\n")
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputError(
                "E401", path=self._path, detail=error.strerror or str(error)
            ) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None:
            self._discard()
            return
        try:
            for table in self._tables:
                table.close()
            if self._stdout:
                self._stdout.flush()
            for target in self._targets:
                target.finish()
            for target in self._targets:
                target.publish()
        except BrokenPipeError:
            raise
        except OSError as problem:
            self._discard()
            raise OutputError(
                "E401", path=self._path, detail=problem.strerror or str(problem)
            ) from None

    def _discard(self) -> None:
        for target in self._targets:
            target.discard()
