"""The command line: thin commands over the library, one module a command."""

from dragoman.cli._main import cli, main

__all__ = ["cli", "main"]
