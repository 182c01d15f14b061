"""What goes in (Report) and what comes out (Coded, Finding, Rejection, Story)."""

from __future__ import annotations

import datetime
import hashlib
from typing import TYPE_CHECKING, Any

import msgspec

from dragoman.errors import InputError
from dragoman.records._event import Event, Record, Span

if TYPE_CHECKING:
    import pandas

#: Version of the record format; a change of meaning or shape raises it.
SCHEMA_VERSION = 1

#: A report longer than this is refused: it is a collection, not a report.
MAX_CHARACTERS = 2_000_000


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One news report.

    Parameters
    ----------
    text : str
        The text as published.  All offsets refer to it as stored here.
    id : str, optional
        Identity; the digest of the text when not given.
    published : str or datetime.date, optional
        Day of publication; stored as YYYY-MM-DD, "" when not known.
    source, title, url, language, licence : str, optional
        Bibliographic facts; "" when not known.

    Raises
    ------
    InputError
        E101 no text, E106 an impossible date, E107 lone surrogates,
        E108 more than `MAX_CHARACTERS` characters.
    """

    text: str
    id: str = ""
    published: str = ""
    source: str = ""
    title: str = ""
    url: str = ""
    language: str = ""
    licence: str = ""

    def __post_init__(self) -> None:
        set_field = msgspec.structs.force_setattr
        if not isinstance(self.text, str) or not self.text.strip():
            raise InputError("E101")
        if "\x00" in self.text:
            raise InputError("E102", where="the report")
        if len(self.text) > MAX_CHARACTERS:
            raise InputError("E108", size=len(self.text), limit=MAX_CHARACTERS)
        try:
            raw = self.text.encode("utf-8")
        except UnicodeEncodeError as error:
            raise InputError("E107", at=error.start) from None
        set_field(self, "published", as_iso_date(self.published))
        if not self.id:
            set_field(self, "id", hashlib.sha256(raw).hexdigest()[:16])
        for name in ("id", "source", "title", "url", "language", "licence"):
            value = getattr(self, name)
            if value is None:
                set_field(self, name, "")
            elif not isinstance(value, str):
                set_field(self, name, str(value))
            else:
                _refuse_surrogates(value)


def _refuse_surrogates(value: str) -> None:
    """Refuse what could not be written as UTF-8 later."""
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError("E107", at=error.start) from None


def as_iso_date(value: str | datetime.date | None) -> str:
    """Return a date as YYYY-MM-DD; "" for None and "".

    Timestamps keep the calendar day they are written with: a day is never
    shifted by a time zone.

    Raises
    ------
    InputError
        E106 when the value names no day.
    """
    if value is None or value == "":
        return ""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, str):
        text = value.strip()
        head = text[:10]
        separator = text[10:11]
        if len(head) == 10 and separator in ("", "T", "t", " "):
            try:
                return datetime.date.fromisoformat(head).isoformat()
            except ValueError:
                pass
        if len(text) == 8 and text.isascii() and text.isdigit():
            try:
                return datetime.date(int(text[:4]), int(text[4:6]), int(text[6:])).isoformat()
            except ValueError:
                pass
    raise InputError("E106", value=value)


class Finding(Record, frozen=True, kw_only=True):
    """Something in a report that does not hold together.

    Attributes
    ----------
    check : str
        Name of the check ("office_holder").
    code : str
        ``A2xx``.
    severity : str
        ``error``, ``warning`` or ``info``.
    message : str
        What is wrong, and what would be right.
    spans : tuple of Span
    evidence : str
        The fact or the other passage it rests on, with its source.
    """

    check: str
    code: str
    severity: str
    message: str
    spans: tuple[Span, ...]
    evidence: str


class Rejection(Record, frozen=True, kw_only=True):
    """A record that could not be read or coded, and why."""

    where: str
    code: str
    message: str


class Coded(Record, frozen=True, kw_only=True):
    """A report's events, findings and errors."""

    report_id: str
    published: str
    events: tuple[Event, ...] = ()
    findings: tuple[Finding, ...] = ()
    errors: tuple[Rejection, ...] = ()
    schema: int = SCHEMA_VERSION

    def to_pandas(self) -> pandas.DataFrame:
        """One row an event, the columns of the flat format.

        Raises
        ------
        MissingExtra
            E301 without pandas.
        """
        from dragoman.errors import MissingExtra
        from dragoman.records._flat import FLAT_COLUMNS, flatten

        try:
            import pandas
        except ImportError:
            raise MissingExtra("E301", extra="pandas") from None
        rows: list[dict[str, Any]] = [flatten(event) for event in self.events]
        return pandas.DataFrame(rows, columns=list(FLAT_COLUMNS))


class Story(Record, frozen=True, kw_only=True):
    """One occurrence, with all its tellings.

    Attributes
    ----------
    id : str
        Stable across runs: made from the first telling's event id.
    events : tuple of Event
    reports : tuple of str
        Ids of the reports that tell it.
    status : str
        ``corroborated``, ``disputed`` or ``single-source``.
    """

    id: str
    events: tuple[Event, ...]
    reports: tuple[str, ...]
    status: str
