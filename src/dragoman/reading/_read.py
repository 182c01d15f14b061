"""From paths to a stream of reports."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, MutableMapping

from dragoman.errors import InputError
from dragoman.reading._registry import format_of
from dragoman.reading._source import Options, Source, reason, rejection
from dragoman.records import Rejection, Report, as_iso_date


def read(
    places: Iterable[str | os.PathLike[str] | Source],
    *,
    format: str | None = None,
    encoding: str = "utf-8",
    mapping: dict[str, str] | None = None,
    published: str | None = None,
    seen: MutableMapping[str, str] | None = None,
) -> Iterator[Report | Rejection]:
    """Read reports from files, one after the other, holding one at a time.

    Parameters
    ----------
    places : iterable of str, Path or Source
        Files; ``-`` is standard input.
    format : str, optional
        Name of the format; by the file's ending when not given.
    encoding : str
        UTF-8 unless named; decoding is strict.
    mapping : dict of str to str, optional
        Report field to the name it has in the input.
    published : str, optional
        Day of publication of reports that carry none.
    seen : mapping of str to str, optional
        Ids that are taken, and by what ("corpus.jsonl:17"); it is filled while
        reading, which lets a caller name the place of a report.

    Yields
    ------
    Report or Rejection
        A rejection stands for one file, row or report; `where` names it.

    Raises
    ------
    ConfigError
        E206 for an unknown format, encoding or field; at the call, not later.
    InputError
        E106 when `published` is not a date; at the call, not later.
    """
    options = Options(encoding=encoding, mapping=mapping or {}, published=as_iso_date(published))
    if format is not None:
        format_of(Source("-"), format)
    return _read(places, format, options, {} if seen is None else seen)


def _read(
    places: Iterable[str | os.PathLike[str] | Source],
    format: str | None,
    options: Options,
    seen: MutableMapping[str, str],
) -> Iterator[Report | Rejection]:
    for place in places:
        source = place if isinstance(place, Source) else Source.of(place)
        try:
            if source.path is not None and source.path.is_dir():
                raise InputError("E111", path=source.name)
            for where, item in format_of(source, format).load()(source, options):
                if isinstance(item, Report):
                    if item.id in seen:
                        error = InputError("E109", id=item.id, first=seen[item.id])
                        yield rejection(where, error)
                        continue
                    seen[item.id] = where
                yield item
        except InputError as error:
            yield rejection(source.name, error)
        except OSError as error:
            yield rejection(source.name, InputError("E112", path=source.name, detail=reason(error)))
