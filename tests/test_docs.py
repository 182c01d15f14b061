"""The documentation keeps up: links, fields, rules, generated parts, examples that run."""

from __future__ import annotations

import importlib.util
import json
import re
import shlex
from pathlib import Path
from types import ModuleType

import msgspec
import pytest
from click.testing import CliRunner

import dragoman
from dragoman import records
from dragoman.auditing import CHECKS
from dragoman.cli import cli
from dragoman.codebook import load_codebook
from dragoman.records import FLAT_COLUMNS, Event

ROOT = Path(__file__).parents[1]
PAGES = [*sorted((ROOT / "docs").glob("*.md")), *sorted(ROOT.glob("*.md"))]
RECORDS = (ROOT / "docs" / "records.md").read_text("utf-8")


@pytest.fixture(scope="module")
def pages() -> ModuleType:
    spec = importlib.util.spec_from_file_location("pages", ROOT / "tools" / "pages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_docs_links_resolve(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if "://" not in target and not target.startswith(("#", "mailto:")):
            assert (page.parent / target.partition("#")[0]).exists(), target


def test_docs_every_page_is_linked() -> None:
    linked = {
        (page.parent / target.partition("#")[0]).resolve()
        for page in PAGES
        for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8"))
        if "://" not in target
    }
    assert not [page.name for page in (ROOT / "docs").iterdir() if page.resolve() not in linked]


def test_docs_paths_exist() -> None:
    for page in PAGES:
        for path in re.findall(r"`((?:src|tests|docs|tools|examples)/[\w./-]+)`", page.read_text()):
            assert (ROOT / path).exists(), f"{page.name}: {path}"


@pytest.mark.parametrize(
    "name",
    [
        n
        for n in records.__all__
        if n not in ("Record",) and hasattr(getattr(records, n), "__struct_fields__")
    ],
)
def test_docs_records_explain_every_field(name: str) -> None:
    assert re.search(rf"^#+ .*\b{name}\b", RECORDS, re.MULTILINE), name
    for field in getattr(records, name).__struct_fields__:
        assert f"`{field}`" in RECORDS, f"{name}.{field}"


def test_docs_records_flat_columns() -> None:
    assert re.findall(r"`(\w+)`", RECORDS.split("## Flat form")[1].split("\n\n")[2]) == list(
        FLAT_COLUMNS
    )


def test_docs_records_example_is_an_event() -> None:
    (example,) = re.findall(r"```json\n(.*?)```", RECORDS, re.DOTALL)
    event = msgspec.json.decode(example.encode(), type=Event)
    assert json.loads(msgspec.json.encode(event)) == json.loads(example)
    text = "KIGALI: Rwanda on Monday denied arming the rebels in eastern Congo."
    assert text[event.trigger.start : event.trigger.end] == event.trigger.text


def test_docs_generated_parts_are_current(pages: ModuleType) -> None:
    assert pages.main(["--check"]) == 0, "run make pages"


def test_docs_readme_shows_the_demo() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    shown = readme.split("<!-- demo:begin -->")[1].split("<!-- demo:end -->")[0]
    assert "$ dragoman code examples/reports/" in shown
    assert len(shown.splitlines()) > 20


def test_docs_codebook_names_every_code() -> None:
    page = (ROOT / "docs" / "codebook.md").read_text("utf-8")
    book = load_codebook()
    for code in (*book.ontology.types, *book.ontology.contexts, *book.operators.by_name):
        assert re.search(rf"\b{code}\b", page), code


def test_docs_explain_names_every_rule() -> None:
    page = (ROOT / "docs" / "explain.md").read_text("utf-8")
    for path in sorted((ROOT / "src" / "dragoman" / "coding").glob("*.py")):
        for rule in re.findall(r"\bNote\(\s*f?\"([a-z/]+)", path.read_text("utf-8")):
            assert f"`{rule}" in page, f"{path.name}: {rule}"


def test_docs_audit_names_every_check() -> None:
    page = (ROOT / "docs" / "audit.md").read_text("utf-8")
    for check in CHECKS.values():
        assert check.code in page
        assert check.name in page


def _python(page: str) -> list[str]:
    text = (ROOT / page).read_text("utf-8")
    return re.findall(r"```python\n(.*?)```", text, re.DOTALL)


@pytest.mark.parametrize("page", ["README.md", "docs/explain.md"])
def test_docs_python_examples_run(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, coder: dragoman.Coder
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(dragoman, "load", lambda: coder, raising=False)
    row = {"text": "Iran praised Belarus.", "id": "a"}
    (tmp_path / "corpus.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    for block in _python(page):
        if "to_pandas" in block and importlib.util.find_spec("pandas") is None:
            block = "\n".join(line for line in block.splitlines() if "to_pandas" not in line)
        exec(compile(block, page, "exec"), {"__name__": "example"})


def _commands() -> list[tuple[str, str]]:
    """(page, command) for each command line shown in a block without a language."""
    found = []
    for page in PAGES:
        for block in re.findall(
            r"^```\n(.*?)^```", page.read_text("utf-8"), re.DOTALL | re.MULTILINE
        ):
            for line in block.splitlines():
                line = line.removeprefix("$ ").partition("  #")[0].partition(" | jq")[0].strip()
                line = line.rpartition(" | ")[2]
                if line.startswith("dragoman "):
                    found.append((page.name, line))
    return found


@pytest.mark.parametrize(("page", "line"), sorted(set(_commands())))
def test_docs_commands_are_right(page: str, line: str) -> None:
    """Every command shown parses: the command is there and knows its options."""
    words = shlex.split(line)[1:]
    command, rest = cli, words
    while rest and hasattr(command, "get_command") and not rest[0].startswith("-"):
        inner = command.get_command(None, rest[0])  # type: ignore[arg-type]
        assert inner is not None, line
        command, rest = inner, rest[1:]
    if words != ["COMMAND", "--help"]:
        command.make_parser(__import__("click").Context(command)).parse_args(list(rest))


def test_docs_make_targets_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for page in PAGES:
        for name in re.findall(r"(?:^|`)make ([a-z]+)", page.read_text("utf-8"), re.MULTILINE):
            assert name in targets, f"{page.name}: make {name}"


def test_docs_schema_is_what_the_command_prints() -> None:
    shown = CliRunner().invoke(cli, ["schema"]).stdout
    assert (ROOT / "docs" / "schema.json").read_text("utf-8") == shown


DATA = [
    path
    for path in sorted((ROOT / "src" / "dragoman").glob("*/data/**/*"))
    if path.is_file() and path.suffix != ".licence"
]


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.name)
def test_licences_every_data_file_has_one(path: Path) -> None:
    """``NAME.licence`` stands beside a file; ``FOLDER.licence`` beside a folder of one kind."""
    own = path.with_name(f"{path.name}.licence")
    folder = path.parent.with_name(f"{path.parent.name}.licence")
    licence = own if own.exists() else folder
    assert licence.exists(), f"{path.name} has no licence"
    text = licence.read_text("utf-8")
    assert re.search(r"CC0|CC[ -]BY|Apache-2\.0|public domain", text)


def test_licences_stand_beside_something() -> None:
    for path in (ROOT / "src").rglob("*.licence"):
        assert path.with_suffix("").exists(), path.name
