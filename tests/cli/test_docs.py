"""docs/cli.md keeps up with the program."""

from __future__ import annotations

import re
from pathlib import Path

from dragoman.cli._write import ENDINGS
from dragoman.errors import ConfigError, InputError, MissingExtra, OutputError
from dragoman.reading import FIELDS, formats

PAGE = (Path(__file__).parents[2] / "docs" / "cli.md").read_text("utf-8")


def test_docs_list_every_exit_code() -> None:
    for error in (ConfigError, InputError, MissingExtra, OutputError):
        assert f"| {error.exit_code} |" in PAGE


def test_docs_list_every_format_field_and_ending() -> None:
    for reader in formats():
        assert f"| `{reader.name}` |" in PAGE
        assert all(f"`{ending}`" in PAGE for ending in reader.extensions if ending)
    assert all(re.search(rf"\b{field}\b", PAGE) for field in FIELDS)
    assert all(f"`{ending}`" in PAGE for ending in ENDINGS)
