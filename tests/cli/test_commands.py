"""The other commands, start-up, and what all of them promise."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.cli import cli
from dragoman.cli._main import COMMANDS

ROOT = Path(__file__).parents[2]


def test_cli_help_imports_next_to_nothing() -> None:
    script = (
        "import sys; before = set(sys.modules)\n"
        "from dragoman.cli import cli\n"
        "for args in (['--help'], ['code', '--help'], ['codebook', '--help']):\n"
        "    try: cli(args)\n"
        "    except SystemExit: pass\n"
        "new = {name.partition('.')[0] for name in set(sys.modules) - before}\n"
        "print(sorted(new - set(sys.stdlib_module_names)), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert set(json.loads(done.stderr.replace("'", '"'))) <= {"click", "dragoman"}


def test_cli_commands_are_listed_and_documented() -> None:
    result = CliRunner().invoke(cli, ["--help"])
    documented = (ROOT / "docs" / "cli.md").read_text("utf-8")
    for name in COMMANDS:
        assert f"  {name} " in result.stdout
        assert f"dragoman {name}" in documented
        command = cli.get_command(None, name)  # type: ignore[arg-type]
        assert command is not None
        assert command.short_help
        for param in command.params:
            for option in param.opts:
                if option.startswith("--"):
                    assert option in documented, f"{name} {option}"
                    assert param.help, f"{name} {option}"  # type: ignore[attr-defined]


def test_cli_near_name() -> None:
    result = CliRunner().invoke(cli, ["cod"])
    assert result.exit_code == 2
    assert "code" in result.stderr


@pytest.mark.parametrize("record", ["coded", "event", "finding", "report", "rejection", "story"])
def test_schema(record: str) -> None:
    result = CliRunner().invoke(cli, ["schema", record])
    assert result.exit_code == 0
    made = json.loads(result.stdout)
    assert made["$ref"] == f"#/$defs/{record.capitalize()}"


def test_schema_requires_every_key_of_an_event() -> None:
    made = json.loads(CliRunner().invoke(cli, ["schema", "event"]).stdout)
    event = made["$defs"]["Event"]
    assert set(event["required"]) == set(event["properties"])
    assert event["additionalProperties"] is False


TEXT = "Iran accused the president."


def test_audit_table(fake: dict[str, object]) -> None:
    result = CliRunner().invoke(cli, ["audit"], input=TEXT)
    assert result.exit_code == 0
    assert "error [A201] not in office [then]" in result.stdout
    assert "“president” 17–26" in result.stdout
    assert "leaders.csv" in result.stdout


def test_audit_json(fake: dict[str, object]) -> None:
    result = CliRunner().invoke(cli, ["audit", "--json"], input=TEXT)
    (row,) = [json.loads(line) for line in result.stdout.splitlines()]
    assert (row["code"], row["spans"][0]["start"]) == ("A201", 17)


def first_check() -> tuple[str, str]:
    from dragoman.auditing import CHECKS

    check = next(iter(CHECKS.values()))
    return check.code, check.name


def test_audit_off(fake: dict[str, object]) -> None:
    code, name = first_check()
    for off in (code, code.lower(), name):
        shown = CliRunner().invoke(cli, ["audit", "--off", off], input=TEXT)
        assert shown.exit_code == 0
        # The coder of these tests finds A201 whatever the registry holds.
        assert ("A201" in shown.stdout) is (code != "A201")


def test_audit_off_unknown(fake: dict[str, object]) -> None:
    result = CliRunner().invoke(cli, ["audit", "--off", "A999"], input=TEXT)
    assert result.exit_code == 78
    assert "E206" in result.stderr


def test_audit_lists_checks() -> None:
    result = CliRunner().invoke(cli, ["audit", "--checks"])
    assert result.exit_code == 0
    assert all(part in result.stdout for part in first_check())


def test_audit_bad_input(fake: dict[str, object]) -> None:
    result = CliRunner().invoke(cli, ["audit", "missing.txt"])
    assert result.exit_code == 65
    assert "E110" in result.stderr


def test_evaluate_passes_on(
    fake: dict[str, object], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    called: dict[str, object] = {}

    def run(paths: object, coder: object, console: object, **options: object) -> None:
        called.update(options, paths=paths)

    monkeypatch.setattr("dragoman.evaluation.run", run)
    args = ["evaluate", "a.jsonl", "b.csv", "--half", "odd", "--errors", "3", "--json"]
    assert CliRunner().invoke(cli, args).exit_code == 0
    assert called == {"paths": ("a.jsonl", "b.csv"), "half": "odd", "errors": 3, "as_json": True}


def test_evaluate_missing_set(fake: dict[str, object]) -> None:
    result = CliRunner().invoke(cli, ["evaluate", "missing.jsonl"])
    assert result.exit_code == 65
    assert "E110" in result.stderr


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("CONSULT", ["verbal cooperation", "CONSULT/visit"]),
        ("assault/aerial", ["ASSAULT/aerial"]),
        ("military", ["context military"]),
        ("GOV", ["sector GOV"]),
        ("IGO", ["actor IGO"]),
        ("057", ["CAMEO 057", "PLOVER SUPPORT"]),
        ("accuse", ["verb accuse", "ACCUSE"]),
    ],
)
def test_codebook_show(name: str, words: list[str]) -> None:
    result = CliRunner().invoke(cli, ["codebook", "show", name])
    assert result.exit_code == 0, result.output
    for word in words:
        assert word in result.stdout


def test_codebook_show_lists_types() -> None:
    result = CliRunner().invoke(cli, ["codebook", "show"])
    assert result.stdout.count("cooperation") == 7
    assert result.stdout.count("conflict") == 9


@pytest.mark.parametrize("name", ["AGREED", "ASSAULT/nothing", "57", "qwertz"])
def test_codebook_show_unknown(name: str) -> None:
    result = CliRunner().invoke(cli, ["codebook", "show", name])
    assert result.exit_code == 78
    assert "E205" in result.stderr


def test_codebook_search() -> None:
    result = CliRunner().invoke(cli, ["codebook", "search", "prisoner"])
    assert result.exit_code == 0
    assert result.stdout
    nothing = CliRunner().invoke(cli, ["codebook", "search", "qwertz"])
    assert (nothing.exit_code, nothing.stdout) == (0, "")


def test_version_names_model_and_codebook() -> None:
    result = CliRunner().invoke(cli, ["--version"])
    assert result.exit_code == 0
    assert "dragoman 0." in result.stdout
    assert "en_core_web_sm" in result.stdout
    assert "PLOVER-2.0" in result.stdout
