"""The group of commands.

Help has to come at once, so nothing but click is imported until a command runs:
commands are found by module name, and import what they need inside.
"""

from __future__ import annotations

import importlib
import io
import sys
from typing import Any, NoReturn

import click

from dragoman.errors import DragomanError

#: Command to the module of this package that holds it under the same name.
COMMANDS = {
    "audit": "_audit",
    "code": "_code",
    "codebook": "_codebook",
    "evaluate": "_evaluate",
    "schema": "_schema",
}


def _fail(ctx: click.Context, error: DragomanError) -> NoReturn:
    """Show a coded error: no traceback, an exit code by kind."""
    click.echo(f"Error: [{error.code}] {error.problem}\n  {error.remedy}", err=True)
    ctx.exit(error.exit_code)


class _LazyGroup(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        command: click.Command = getattr(
            importlib.import_module(f"dragoman.cli.{module}"), cmd_name
        )
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        # Without this, the hint for a mistyped command would look at loaded ones only.
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            import difflib

            near = difflib.get_close_matches(args[0], COMMANDS, n=1) if args else []
            if near and "Did you mean" not in error.message:
                message = f"{error.message} Did you mean '{near[0]}'?"
                raise click.UsageError(message, ctx) from None
            raise

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except DragomanError as error:
            _fail(ctx, error)


def _show_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if not value or ctx.resilient_parsing:
        return
    from dragoman._version import __version__
    from dragoman.codebook import load_codebook
    from dragoman.parsing import model_version

    try:
        click.echo(f"dragoman {__version__}")
        click.echo(f"model    {model_version()}")
        click.echo(f"codebook {load_codebook().version}")
    except DragomanError as error:
        _fail(ctx, error)
    ctx.exit()


@click.group(
    cls=_LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the versions of Dragoman, its language model and its codebook.",
)
def cli() -> None:
    """Read news reports and write down what they report: who did what to whom, when, where,
    who says so, and whether the report holds together.

    Exit codes: 0 done; 2 wrong use; 65 something in the input could not be read or coded (the
    rest was); 69 an optional part is not installed; 73 the output could not be written; 78
    something is wrong with the codebook, a table, the model or an option.
    """


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Arrows and names go to whatever encoding the other end has.
            stream.reconfigure(errors="backslashreplace")
    cli(prog_name="dragoman")
