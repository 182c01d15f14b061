"""Write the generated parts of the documentation.

docs/schema.json       the JSON schema of a coded report
docs/codebook.md       the tables of operators, event types and contexts
README.md              what ``dragoman code`` prints for one example report

Usage: python tools/pages.py [--check]

With ``--check`` nothing is written and the README, which needs the coder, is left
out; the exit code tells whether the rest is current.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from click.testing import CliRunner

from dragoman.cli import cli
from dragoman.codebook import load_codebook

ROOT = Path(__file__).parents[1]
EXAMPLE = "examples/reports/gaziantep-2023.txt"
PUBLISHED = "2023-02-08"
#: Lines of the table that the README shows.
SHOWN = 44


def schema() -> str:
    """The JSON schema of a coded report."""
    return CliRunner().invoke(cli, ["schema"]).stdout


def operators() -> str:
    """The composition rules as a table."""
    rows = [
        "| operator | what stands under it becomes | alone | kept beside | source |",
        "|---|---|---|---|---|",
    ]
    for operator in load_codebook().operators.by_name.values():
        becomes = "; ".join(
            f"{key} → {outcome.event_type}"
            + (f"/{outcome.mode}" if outcome.mode else "")
            + (f" +{outcome.auxiliary}" if outcome.auxiliary else "")
            for key, outcome in operator.become
        )
        alone = operator.alone.event_type + (
            f"/{operator.alone.mode}" if operator.alone.mode else ""
        )
        rows.append(
            f"| `{operator.name}` | {becomes} | {alone} | {'yes' if operator.keep else ''} "
            f"| {operator.stance} |"
        )
    return "\n".join(rows)


def types() -> str:
    """The event types with their modes."""
    rows = ["| type | quad class | score | CAMEO | modes |", "|---|---|---|---|---|"]
    book = load_codebook()
    for code, kind in book.ontology.types.items():
        modes = ", ".join(f"{mode} ({score:g})" for mode, score in kind.mode_scores.items())
        rows.append(
            f"| {code} | {kind.quad_class} | {kind.score:g} "
            f"| {book.choices.code(code, (), (), False)} | {modes} |"
        )
    return "\n".join(rows)


def contexts() -> str:
    """The contexts with their limits."""
    rows = ["| context | what it covers | not |", "|---|---|---|"]
    rows += [
        f"| `{context.code}` | {context.definition} | {context.exclusions} |"
        for context in load_codebook().ontology.contexts.values()
    ]
    return "\n".join(rows)


def put(text: str, name: str, body: str) -> str:
    """Put a body between the markers ``<!-- name:begin -->`` and ``<!-- name:end -->``."""
    begin, end = f"<!-- {name}:begin -->", f"<!-- {name}:end -->"
    if begin not in text or end not in text:
        raise SystemExit(f"no markers for '{name}'")
    head, rest = text.split(begin, 1)
    return f"{head}{begin}\n{body}\n{end}{rest.split(end, 1)[1]}"


def demo() -> str:
    """What the reader of the README sees."""
    command = ["code", EXAMPLE, "--published", PUBLISHED]
    result = CliRunner(env={"COLUMNS": "100"}).invoke(cli, command)
    lines = [line.rstrip() for line in result.stdout.splitlines()]
    if len(lines) > SHOWN:
        # Cut before an event, not inside one.
        cut = max(i for i in range(SHOWN) if re.match(r" *\d+ ", lines[i]))
        lines = [*lines[:cut], "     …", *lines[-1:]]
    shown = "\n".join(lines)
    return f"```\n$ dragoman {' '.join(command)}\n{shown}\n```"


def main(arguments: list[str]) -> int:
    """Write or check the pages."""
    codebook = ROOT / "docs" / "codebook.md"
    text = codebook.read_text("utf-8")
    for name, body in (("types", types()), ("contexts", contexts()), ("operators", operators())):
        text = put(text, name, body)
    made = {ROOT / "docs" / "schema.json": schema(), codebook: text}
    check = "--check" in arguments
    if not check:
        readme = ROOT / "README.md"
        made[readme] = put(readme.read_text("utf-8"), "demo", demo())
    stale = [
        path
        for path, content in made.items()
        if not path.exists() or path.read_text("utf-8") != content
    ]
    for path in stale:
        if not check:
            path.write_text(made[path], encoding="utf-8")
        print(f"{'stale' if check else 'written'}: {path.relative_to(ROOT)}")
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
