"""``dragoman code``: reports in, events out."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli._options import REJECTED, Run, console, input_options, show_rejections

if TYPE_CHECKING:
    from dragoman.cli._write import Writer

#: Rejections told one by one when a file holds them all anyway.
_TOLD = 10


@click.command(short_help="Code reports into events.")
@input_options
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="Write to FILE.jsonl, .csv or .parquet; '-' writes JSON lines to standard output.",
)
@click.option("--flat", is_flag=True, help="JSON lines: one event a line, without nesting.")
@click.option("--explain", is_flag=True, help="Show for each event the rules that made it.")
@click.pass_context
def code(
    ctx: click.Context, /, output: str | None, flat: bool, explain: bool, **inputs: Any
) -> None:
    """Code reports into events: who did what to whom, when, where, and who says so.

    FILES are plain text (a report each) or JSON lines (.jsonl: a report a line, with the fields
    text, id, published or date, title, source, url, language, licence); '-' or no file at all is
    standard input. Without -o, the events are shown as a table to read.

    A report that cannot be read or coded is listed with the reason and costs no other; the exit
    code is then 65.
    """
    if flat and output is None:
        raise click.UsageError("--flat needs -o")
    if flat and output is not None and output.lower().endswith((".csv", ".parquet")):
        flat = False
    if explain and output is not None:
        raise click.UsageError("--explain is for reading; with -o each event has its explanation")
    run = Run(**inputs)
    for name in inputs["files"] if output not in (None, "-") else ():
        if name != "-" and _same_file(name, str(output)):
            raise click.UsageError(f"-o {output} would overwrite the input")
    if output is None:
        _show(run, explain)
    else:
        from dragoman.cli._write import Writer

        with Writer(output, flat=flat) as writer:
            _write(run, writer)
        click.echo(run.summary() + ("" if output == "-" else f" → {output}"), err=True)
    if run.rejected:
        ctx.exit(REJECTED)


def _same_file(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)
    except (OSError, ValueError):
        return False


def _show(run: Run, explain: bool) -> None:
    from dragoman.cli._show import show_report

    page = console()
    for coded in run:
        show_rejections(console(stderr=True), coded)
        if coded.report_id:
            show_report(page, coded, *run.take(coded.report_id), explain=explain)
    page.print(run.summary(), style="bold")


def _write(run: Run, writer: Writer) -> None:
    """Write all, with what is going on told on standard error."""
    notes = console(stderr=True)
    status = notes.status("loading") if sys.stderr.isatty() else None
    told = 0
    if status:
        status.start()
    try:
        for coded in run:
            writer.write(coded)
            if coded.report_id:
                run.take(coded.report_id)
            if coded.errors and told < _TOLD:
                show_rejections(notes, coded)
                told += len(coded.errors)
            if status:
                status.update(run.summary())
    finally:
        if status:
            status.stop()
