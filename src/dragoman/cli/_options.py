"""Options that several commands share, and the stream of coded reports behind them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

import click

from dragoman.errors import InputError

if TYPE_CHECKING:
    from rich.console import Console

    from dragoman.records import Coded, Rejection, Report

Command = TypeVar("Command", bound=Callable[..., Any])

#: Exit code when something in the input could not be read or coded.
REJECTED = InputError.exit_code

#: Width of tables where nobody says how wide the page is.
WIDTH = 118


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Check an option that names a day."""
    if value is None:
        return None
    from dragoman.records import as_iso_date

    try:
        return as_iso_date(value)
    except InputError as error:
        raise click.BadParameter(f"[{error.code}] {error.problem}: {error.remedy}") from None


def input_options(command: Command) -> Command:
    """Add the options that say what to read and with what to code it."""
    decorators = [
        click.argument("files", nargs=-1, metavar="[FILES]..."),
        click.option(
            "--published",
            callback=_day,
            metavar="DATE",
            help="Day of publication of reports that carry none (YYYY-MM-DD).",
        ),
        click.option(
            "--format", "format", metavar="NAME", help="Format of the input: text or jsonl."
        ),
        click.option(
            "--map",
            "mapping",
            multiple=True,
            metavar="FIELD=NAME",
            help="Name a field has in the input, as text=body; may be repeated.",
        ),
        click.option(
            "--encoding",
            default="utf-8",
            show_default=True,
            metavar="NAME",
            help="Encoding of the input.",
        ),
        click.option("--actors", metavar="FILE", help="CSV table of your own actors."),
        click.option("--codebook", metavar="FILE", help="Lexicon file of your own."),
        click.option("--model", metavar="NAME", help="Another spaCy pipeline for English."),
        click.option(
            "--semantic",
            is_flag=True,
            help="Let a sentence model look at what the rules made; needs dragoman[semantic].",
        ),
    ]
    for decorate in reversed(decorators):
        command = decorate(command)
    return command


class Run:
    """Reads and codes, and keeps what people are told besides the records.

    Parameters
    ----------
    **options
        The values of `input_options`.

    Attributes
    ----------
    reports, events, findings, rejected : int
        How many so far.
    """

    def __init__(
        self,
        *,
        files: tuple[str, ...],
        published: str | None,
        format: str | None,
        mapping: tuple[str, ...],
        encoding: str,
        actors: str | None,
        codebook: str | None,
        model: str | None,
        semantic: bool,
    ) -> None:
        from dragoman.reading import parse_mapping, read

        if not files:
            if sys.stdin.isatty():
                raise click.UsageError("name at least one file, or '-' for standard input")
            files = ("-",)
        self._seen: dict[str, str] = {}
        self._pending: dict[str, Report] = {}
        self._items = read(
            files,
            format=format,
            encoding=encoding,
            mapping=parse_mapping(mapping),
            published=published,
            seen=self._seen,
        )
        self._load: dict[str, Any] = {
            "codebook": codebook,
            "model": model,
            "actors": actors,
            "semantic": semantic,
        }
        self.reports = self.events = self.findings = self.rejected = 0

    def __iter__(self) -> Iterator[Coded]:
        import dragoman

        coder = dragoman.load(**self._load)
        for coded in coder.code_many(self._watched()):
            self.reports += bool(coded.report_id)
            self.events += len(coded.events)
            self.findings += len(coded.findings)
            self.rejected += len(coded.errors)
            yield coded

    def take(self, report_id: str) -> tuple[str, str]:
        """Return what to call a report, and its text; to be called once for each."""
        report = self._pending.pop(report_id)
        return report.title or self._seen[report_id], report.text

    def _watched(self) -> Iterator[Report | Rejection]:
        from dragoman.records import Report

        for item in self._items:
            if isinstance(item, Report):
                self._pending[item.id] = item
            yield item

    def summary(self) -> str:
        """Say in one line what was done."""
        parts = [
            _count(self.reports, "report"),
            _count(self.events, "event"),
            _count(self.findings, "finding"),
        ]
        if self.rejected:
            parts.append(f"{self.rejected:,} rejected")
        return ", ".join(parts)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def console(*, stderr: bool = False) -> Console:
    """Return a console that keeps tables readable where no width is known."""
    from rich.console import Console

    made = Console(stderr=stderr, highlight=False)
    if not made.is_terminal and "COLUMNS" not in os.environ:
        made.width = WIDTH
    return made


#: What a terminal would obey; line ends and tabs stay.
_CONTROLS = {
    code: "\ufffd" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\r\t"
}


def plain(text: str) -> str:
    """Take out control characters: reports come from anywhere, and terminals obey them."""
    return text.translate(_CONTROLS)


def show_rejections(console: Console, coded: Coded) -> None:
    """Print what was rejected, one a line."""
    from rich.text import Text

    for error in coded.errors:
        line = f" {error.where}: [{error.code}] {error.message}"
        console.print(Text.assemble(("rejected", "red"), plain(line)), soft_wrap=True)
