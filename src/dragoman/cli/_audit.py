"""``dragoman audit``: does a report hold together?"""

from __future__ import annotations

from typing import Any

import click

from dragoman.cli._options import REJECTED, Run, console, input_options, show_rejections


@click.command(short_help="Check reports against themselves and against known facts.")
@input_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a finding.")
@click.option(
    "--off",
    multiple=True,
    metavar="CODE",
    help="Leave out findings of this code (A2xx) or check; may be repeated.",
)
@click.pass_context
def audit(ctx: click.Context, /, as_json: bool, off: tuple[str, ...], **inputs: Any) -> None:
    """Check reports against themselves and against known facts.

    Prints for each finding the passage, what is wrong, what would be right and on what evidence.
    Reports with nothing to find are not printed.
    """
    unwanted = {name.casefold() for name in off}
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
        click.echo(msgspec.json.encode(row).decode())
