"""Gold that stands off from its texts: offsets and labels, joined to what the user fetched.

Reports of others are not ours to pass on.  A stand-off set therefore holds, for
each report, its address, the digest of its text, and labels with offsets into
that text; :func:`join` puts the two together again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from dragoman.errors import InputError
from dragoman.evaluation._data import Dataset, EventRow, GoldEvent, GoldParty, GoldTrigger

#: Name of the kind in messages.
STANDOFF = "stand-off field"


class StandoffParty(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A party by its offsets, end exclusive."""

    start: int
    end: int
    country: str = ""
    sector: str = ""


class StandoffEvent(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An event by its offsets; fields as in :class:`~dragoman.evaluation.GoldEvent`.

    Attributes
    ----------
    place : str or None
        None: only the country is annotated.
    """

    type: str
    trigger: tuple[int, int]
    mode: list[str]
    context: list[str]
    actor: list[StandoffParty]
    recipient: list[StandoffParty]
    reciprocal: bool
    auxiliary: list[str]
    factuality: str
    stance: str
    date: str
    place: str | None = None
    place_country: str = ""


class StandoffReport(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The labels of one report.

    Attributes
    ----------
    id : str
        Ends in a digit, which decides the half.
    url : str
    published : str
    sha256 : str
        Digest of the text's UTF-8 bytes, hexadecimal.
    coded_to : int or None
        Offset up to which the events are complete; None: the whole text.
    events : list of StandoffEvent
    """

    id: str
    url: str
    published: str
    sha256: str
    coded_to: int | None
    events: list[StandoffEvent]


class Joined(msgspec.Struct, frozen=True):
    """A stand-off set with its texts.

    Attributes
    ----------
    rows : tuple of EventRow
        The reports whose text was found.
    missing : tuple of str
        Ids of the reports that the corpus does not hold.
    changed : tuple of str
        Ids of the reports that it holds at the same address with another text.
    """

    rows: tuple[EventRow, ...]
    missing: tuple[str, ...]
    changed: tuple[str, ...]


class _Page(msgspec.Struct, frozen=True):
    """What is looked at in a row of a corpus; other fields are passed over."""

    text: str = ""
    url: str = ""


def read_standoff(path: str | Path) -> tuple[StandoffReport, ...]:
    """Read a stand-off set (JSON lines).

    Raises
    ------
    InputError
        E110 no such file, E109 a repeated id, E114 a row that breaks the schema,
        E121 a file without rows.
    """
    path = Path(path)
    reports, seen = [], dict[str, str]()
    for number, line in _lines(path):
        where = f"{path}:{number}"
        try:
            report = msgspec.json.decode(line, type=StandoffReport)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise InputError("E114", where=where, field=error, wanted=STANDOFF) from None
        if report.id in seen:
            raise InputError("E109", id=report.id, first=seen[report.id])
        seen[report.id] = where
        reports.append(report)
    if not reports:
        raise InputError("E121", path=path, detail="it has no rows")
    return tuple(reports)


def join(reports: Iterable[StandoffReport], corpus: str | Path) -> Joined:
    """Join a stand-off set to its texts.

    Parameters
    ----------
    reports : iterable of StandoffReport
    corpus : path
        JSON lines with `text` and, if it has one, `url`; any other fields and
        reports.  A text is found by its digest (line ends may differ, and space
        around it), so that no address is needed.

    Raises
    ------
    InputError
        E110 no such corpus, E104 a line of it that is not JSON.
    """
    reports = tuple(reports)
    wanted = {report.sha256 for report in reports}
    addresses = {report.url for report in reports if report.url}
    texts, seen = dict[str, str](), set[str]()
    path = Path(corpus)
    for number, line in _lines(path):
        try:
            page = msgspec.json.decode(line, type=_Page)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise InputError("E104", where=f"{path}:{number}", detail=error) from None
        if page.url in addresses:
            seen.add(page.url)
        for text in _readings(page.text):
            digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
            if digest in wanted:
                texts[digest] = text
    rows: list[EventRow] = []
    missing: list[str] = []
    changed: list[str] = []
    for report in reports:
        if report.sha256 in texts:
            rows.append(as_row(report, texts[report.sha256]))
        elif report.url in seen:
            changed.append(report.id)
        else:
            missing.append(report.id)
    return Joined(tuple(rows), tuple(missing), tuple(changed))


def as_row(report: StandoffReport, text: str) -> EventRow:
    """Put a report's labels and its text together.

    Raises
    ------
    InputError
        E114 when an offset lies outside the text.
    """
    return EventRow(
        id=report.id,
        text=text,
        published=report.published,
        coded_to=report.coded_to,
        events=[_event(event, text, report.id) for event in report.events],
    )


def join_dataset(standoff: str | Path, corpus: str | Path) -> Dataset:
    """Return a stand-off set joined to its texts, ready to be scored.

    Raises
    ------
    InputError
        As :func:`read_standoff` and :func:`join`; E121 when a text is missing or
        is not the one that was coded.
    """
    standoff = Path(standoff)
    joined = join(read_standoff(standoff), corpus)
    if joined.missing or joined.changed:
        detail = (
            f"{corpus} lacks {len(joined.missing)} of its texts and has"
            f" {len(joined.changed)} in another wording"
        )
        raise InputError("E121", path=standoff, detail=detail)
    digest = hashlib.sha256(standoff.read_bytes()).hexdigest()
    return Dataset(standoff.stem, "events", digest, joined.rows)


def encode_rows(rows: Iterable[EventRow]) -> bytes:
    """Return rows as JSON lines that :func:`~dragoman.evaluation.read` reads."""
    return b"".join(msgspec.json.encode(row) + b"\n" for row in rows)


def _event(event: StandoffEvent, text: str, report_id: str) -> GoldEvent:
    start, end = _inside(*event.trigger, text, report_id)
    return GoldEvent(
        type=event.type,
        trigger=GoldTrigger(start, end),
        mode=event.mode,
        context=event.context,
        actor=[_party(party, text, report_id) for party in event.actor],
        recipient=[_party(party, text, report_id) for party in event.recipient],
        reciprocal=event.reciprocal,
        auxiliary=event.auxiliary,
        factuality=event.factuality,
        stance=event.stance,
        date=event.date,
        place=event.place,
        place_country=event.place_country,
    )


def _party(party: StandoffParty, text: str, report_id: str) -> GoldParty:
    start, end = _inside(party.start, party.end, text, report_id)
    return GoldParty(text=text[start:end], country=party.country, sector=party.sector)


def _inside(start: int, end: int, text: str, report_id: str) -> tuple[int, int]:
    if not 0 <= start < end <= len(text):
        where, field = f"row '{report_id}'", f"{start}-{end}"
        raise InputError("E114", where=where, field=field, wanted="span of the text")
    return start, end


def _readings(text: str) -> Iterator[str]:
    """Yield a text as it is, with plain line ends, and without space around it."""
    yield text
    plain = text.replace("\r\n", "\n").strip()
    if plain != text:
        yield plain


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield number and bytes of each line that is not blank."""
    if path.is_dir():
        raise InputError("E111", path=path)
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield number, line
    except FileNotFoundError:
        raise InputError("E110", path=path) from None
    except OSError as error:
        raise InputError("E112", path=path, detail=error.strerror) from None
