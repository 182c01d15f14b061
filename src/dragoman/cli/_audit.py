"""``dragoman audit``: does a report hold together?"""

from __future__ import annotations

from typing import Any

import click

from dragoman.cli._options import REJECTED, Run, console, input_options, show_rejections


def _list_checks(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if not value or ctx.resilient_parsing:
        return
    from rich.table import Table

    from dragoman.auditing import CHECKS

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for heading in ("code", "check", "severity", "what it looks for"):
        table.add_column(heading, no_wrap=heading != "what it looks for")
    for one in CHECKS.values():
        table.add_row(one.code, one.name, one.severity, one.summary)
    console().print(table)
    ctx.exit()


@click.command(short_help="Check reports against themselves and against known facts.")
@input_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a finding.")
@click.option(
    "--off",
    multiple=True,
    metavar="CODE",
    help="Leave out findings of this code (A2xx) or check; may be repeated.",
)
@click.option(
    "--checks",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_list_checks,
    help="List the checks and their codes.",
)
@click.pass_context
def audit(ctx: click.Context, /, as_json: bool, off: tuple[str, ...], **inputs: Any) -> None:
    """Check reports against themselves and against known facts.

    Prints for each finding the passage, what is wrong, what would be right and on what evidence.
    Reports with nothing to find are not printed.
    """
    from dragoman.auditing import CHECKS
    from dragoman.errors import ConfigError

    unwanted = {name.casefold() for name in off}
    known = {name.casefold() for one in CHECKS.values() for name in (one.code, one.name)}
    for name in off:
        if name.casefold() not in known:
            raise ConfigError("E206", value=name, option="--off", known=", ".join(CHECKS))
    run = Run(**inputs)
    page, notes = console(), console(stderr=True)
    found = 0
    for coded in run:
        show_rejections(notes, coded)
        findings = [
            finding
            for finding in coded.findings
            if not {finding.code.casefold(), finding.check.casefold()} & unwanted
        ]
        found += len(findings)
        title = run.take(coded.report_id)[0] if coded.report_id else ""
        if as_json:
            _print_json(coded.report_id, findings)
        elif findings:
            from rich.text import Text

            from dragoman.cli._show import show_finding

            page.print(Text(title, style="bold"))
            for finding in findings:
                show_finding(page, finding)
            page.print()
    rejected = f", {run.rejected:,} rejected" if run.rejected else ""
    click.echo(f"{found:,} findings in {run.reports:,} reports{rejected}", err=True)
    if run.rejected:
        ctx.exit(REJECTED)


def _print_json(report_id: str, findings: list[Any]) -> None:
    import msgspec

    for finding in findings:
        row = {"report_id": report_id, **msgspec.to_builtins(finding)}
        click.echo(msgspec.json.encode(row))
