"""``dragoman code``: tables, files, bad input and exit codes."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner, Result

from dragoman.cli import cli
from dragoman.records import FLAT_COLUMNS, Coded

TEXT = "Iran accused the president, who denied it."
OTHER = "Nothing; at all happened."


def run(*args: str | Path, stdin: str | bytes | None = None) -> Result:
    result = CliRunner().invoke(cli, [str(arg) for arg in args], input=stdin)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert "Traceback" not in result.output
    return result


@pytest.fixture
def reports(tmp_path: Path, fake: dict[str, object]) -> Path:
    path = tmp_path / "reports.jsonl"
    rows: list[Any] = [
        {"id": "one", "text": TEXT, "published": "2023-03-13", "title": "A [bold] title"},
        {"id": "two"},
        {"id": "three", "text": OTHER},
        {"id": "one", "text": "again"},
    ]
    lines = [json.dumps(row) for row in rows] + ["not json"]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_code_table(reports: Path) -> None:
    result = run("code", reports)
    assert result.exit_code == 65
    out = result.stdout
    assert "A [bold] title" in out
    assert "Iran IRN/GOV → Ruritania; it" in out
    assert "ACCUSE" in out
    assert "/allege" in out
    assert "Iran denies" in out
    assert "negation" in out
    assert "2 = 1" in out
    assert "A201" in out
    assert "not in office [then]" in out
    assert "no events" in out
    assert "2 reports, 2 events, 1 finding, 3 rejected" in out
    assert max(len(line) for line in out.splitlines()) <= 118
    for place, code in ((":2", "E105"), (":4", "E109"), (":5", "E104")):
        assert f"{reports}{place}: [{code}]" in result.stderr


def test_code_explain(reports: Path) -> None:
    out = run("code", reports, "--explain").stdout
    assert "accuse.verb.1" in out
    assert "CAMEO 112, confidence 0.75, about military" in out
    assert "by the lexicon" in out


def test_code_stdin(fake: dict[str, object]) -> None:
    result = run("code", "--published", "2023-03-13", stdin=TEXT)
    assert result.exit_code == 0
    assert "stdin" in result.stdout
    assert "2023-03-13" in result.stdout


def test_code_passes_on_what_to_code_with(tmp_path: Path, fake: dict[str, object]) -> None:
    run("code", "-", "--actors", "a.csv", "--codebook", "c.yaml", "--model", "m", stdin=TEXT)
    assert fake == {"actors": "a.csv", "codebook": "c.yaml", "model": "m", "semantic": False}
    run("code", "-", "--semantic", stdin=TEXT)
    assert fake["semantic"] is True


def test_code_jsonl(reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    result = run("code", reports, "-o", out)
    assert result.exit_code == 65
    assert result.stdout == ""
    assert "2 reports, 2 events, 1 finding, 3 rejected → " in result.stderr
    coded = [msgspec.json.decode(line, type=Coded) for line in out.read_bytes().splitlines()]
    assert [one.report_id for one in coded] == ["one", "", "three", "", ""]
    assert [one.errors[0].code for one in coded if one.errors] == ["E105", "E109", "E104"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl", "reports.jsonl"]


def test_code_jsonl_to_stdout(reports: Path) -> None:
    result = run("code", reports, "-o", "-")
    assert json.loads(result.stdout.splitlines()[0])["report_id"] == "one"
    assert "2 reports" in result.stderr


def test_code_flat_jsonl(reports: Path, tmp_path: Path) -> None:
    run("code", reports, "--flat", "-o", tmp_path / "e.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "e.jsonl").read_text("utf-8").splitlines()]
    assert [tuple(row) for row in rows] == [FLAT_COLUMNS, FLAT_COLUMNS]
    rejected = (tmp_path / "e.rejected.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["code"] for line in rejected] == ["E105", "E109", "E104"]


def test_code_csv(reports: Path, tmp_path: Path) -> None:
    run("code", reports, "-o", tmp_path / "e.csv")
    with (tmp_path / "e.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == FLAT_COLUMNS
    assert [row["trigger"] for row in rows] == ["accused", "denied"]
    assert rows[0]["cameo"] == "112"
    assert rows[0]["recipient"] == "Ruritania, it"
    assert rows[0]["counts"] == "true"
    assert rows[0]["lat"] == ""
    with (tmp_path / "e.findings.csv").open(encoding="utf-8", newline="") as file:
        (finding,) = csv.DictReader(file)
    assert finding["code"] == "A201"
    assert json.loads(finding["spans"])[0]["text"] == "president"
    with (tmp_path / "e.rejected.csv").open(encoding="utf-8", newline="") as file:
        assert [row["code"] for row in csv.DictReader(file)] == ["E105", "E109", "E104"]


def test_code_parquet(reports: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    run("code", reports, "-o", tmp_path / "e.parquet")
    table = parquet.read_table(tmp_path / "e.parquet")
    assert tuple(table.column_names) == FLAT_COLUMNS
    assert table.column("confidence").to_pylist() == [0.75, 0.75]
    assert table.column("lat").to_pylist() == [None, None]
    assert parquet.read_table(tmp_path / "e.findings.parquet").num_rows == 1
    assert parquet.read_table(tmp_path / "e.rejected.parquet").num_rows == 3


def test_code_parquet_without_its_part(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    result = run("code", reports, "-o", tmp_path / "e.parquet")
    assert result.exit_code == 69
    assert "pip install 'dragoman[archive]'" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["reports.jsonl"]


@pytest.mark.parametrize("name", ["out.jsonl", "out.csv"])
def test_code_writes_whole_or_not_at_all(
    name: str, tmp_path: Path, fake: dict[str, object]
) -> None:
    out = tmp_path / name
    out.write_text("what stood here before", encoding="utf-8")
    result = CliRunner().invoke(cli, ["code", "-", "-o", str(out)], input="this will explode")
    assert result.exit_code == 1
    assert out.read_text("utf-8") == "what stood here before"
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_code_follows_links_and_keeps_devices(tmp_path: Path, fake: dict[str, object]) -> None:
    real, link = tmp_path / "real.jsonl", tmp_path / "link.jsonl"
    link.symlink_to(real)
    assert run("code", "-o", link, stdin=TEXT).exit_code == 0
    assert link.is_symlink()
    assert real.is_file()
    null = tmp_path / "null.jsonl"
    null.symlink_to("/dev/null")
    assert run("code", "-o", null, stdin=TEXT).exit_code == 0
    assert not Path("/dev/null").is_file()


@pytest.mark.parametrize(
    ("args", "exit_code", "words"),
    [
        (["-o", "x.docx"], 73, "E402"),
        (["-o", "nowhere/x.jsonl"], 73, "E401"),
        (["--published", "2021-02-30"], 2, "E106"),
        (["--format", "docx"], 78, "E206"),
        (["--map", "body=text"], 78, "E206"),
        (["--encoding", "klingon"], 78, "E206"),
        (["--flat"], 2, "--flat needs -o"),
        (["--explain", "-o", "x.jsonl"], 2, "--explain"),
        (["--colour"], 2, "No such option"),
        (["missing.txt"], 65, "E110"),
        (["."], 65, "E111"),
        (["x.pdf"], 65, "E113"),
    ],
)
def test_code_wrong_use(
    args: list[str],
    exit_code: int,
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    fake: dict[str, object],
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("code", *args, stdin=TEXT)
    assert result.exit_code == exit_code
    assert words in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "E101"),
        (b"\x7fELF\x00", "E102"),
        (b"\x93quoted\x94", "E103"),
        (b"x" * 10_000_000, "E108"),
    ],
)
def test_code_bad_input(raw: bytes, code: str, fake: dict[str, object]) -> None:
    result = run("code", stdin=raw)
    assert result.exit_code == 65
    assert f"rejected stdin: [{code}]" in result.stderr
    assert "0 reports" in result.stdout


def test_code_mapped_fields(tmp_path: Path, fake: dict[str, object]) -> None:
    path = tmp_path / "x.dat"
    path.write_text('{"body": "Iran accused it.", "day": "2020-01-02"}', encoding="utf-8")
    args = ["--format", "jsonl", "--map", "text=body", "--map", "published=day"]
    result = run("code", path, *args)
    assert result.exit_code == 0
    assert "2020-01-02" in result.stdout


def test_code_does_not_overwrite_its_input(reports: Path) -> None:
    before = reports.read_bytes()
    result = run("code", reports, "-o", reports.parent / "." / reports.name)
    assert result.exit_code == 2
    assert "would overwrite the input" in result.stderr
    assert reports.read_bytes() == before


def test_code_table_holds_no_control_characters(tmp_path: Path, fake: dict[str, object]) -> None:
    path = tmp_path / "x.jsonl"
    row = {"text": "Iran accused\x1b[31m the president\x9b.", "title": "a\x1b]0;b\x07"}
    path.write_text(json.dumps(row), encoding="utf-8")
    result = run("code", path, "--explain")
    assert result.exit_code == 0
    assert not set(result.stdout) & {"\x1b", "\x07", "\x9b"}
    assert "a\ufffd" in result.stdout
