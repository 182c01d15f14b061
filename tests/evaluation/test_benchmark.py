"""The public benchmark in the repository: its files hold together."""

from __future__ import annotations

import datetime
import importlib.util
import json
import re
from pathlib import Path

import pytest

from dragoman.codebook import ontology
from dragoman.evaluation import evaluate, read_standoff

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "benchmark"
FILES = ("wikinews-124.jsonl", "coders/a.jsonl", "coders/b.jsonl")


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("benchmark", ROOT / "tools" / "benchmark.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def sets():
    return {name: read_standoff(FOLDER / name) for name in FILES}


def test_benchmark_files_are_of_the_same_reports(sets):
    gold, *coders = ([(r.id, r.url, r.sha256, r.coded_to) for r in rows] for rows in sets.values())
    assert len(gold) == 124
    assert all(rows == gold for rows in coders)


def test_benchmark_holds_no_text():
    for name in FILES:
        for line in (FOLDER / name).read_text("utf-8").splitlines():
            values = re.findall(r'"((?:[^"\\]|\\.)*)"', line)
            assert not [v for v in values if v.count(" ") > 5 and not v.startswith("http")]


@pytest.mark.parametrize("name", FILES)
def test_benchmark_labels_are_in_the_codebook(sets, name):
    book = ontology()
    for report in sets[name]:
        assert report.id[-1].isdigit() and re.fullmatch(r"[0-9a-f]{64}", report.sha256)
        for event in report.events:
            assert set(event.mode) <= book.types[event.type].mode_definitions.keys(), report.id
            assert set(event.context) <= book.contexts.keys(), report.id
            assert event.actor and event.factuality in {"CT+", "CT-", "PR+", "PS+", "Uu"}
            for party in (*event.actor, *event.recipient):
                assert party.sector in {"", *book.sectors}, report.id
            assert report.coded_to is None or event.trigger[0] < report.coded_to
            for part in event.date.split("/"):
                datetime.date.fromisoformat(part)


def test_benchmark_readme_tables_are_current(tool):
    assert tool.main(["agreement", "--check"]) == 0


def test_benchmark_tool_joins(tool, tmp_path, capsys):
    gold, corpus, output = (tmp_path / f"{name}.jsonl" for name in ("gold", "corpus", "joined"))
    report = {
        "id": "w-1", "url": "https://example.org/1", "published": "2020-01-01",
        "sha256": "0" * 64, "coded_to": None, "events": [],
    }  # fmt: skip
    gold.write_text(json.dumps(report) + "\n")
    corpus.write_text(json.dumps({"text": "It rained.", "url": "https://example.org/1"}) + "\n")
    assert tool.main(["join", str(corpus), "--gold", str(gold), "-o", str(output)]) == 1
    assert "w-1: the text in" in capsys.readouterr().err
    assert output.read_bytes() == b""


def test_benchmark_tool_reports_a_missing_corpus(tool, tmp_path, capsys):
    missing = str(tmp_path / "no.jsonl")
    assert tool.main(["join", missing, "-o", str(tmp_path / "out.jsonl")]) == 65
    assert "E110" in capsys.readouterr().err


def test_benchmark_tables_show_the_coder_beside_the_coders(tool, write, made):
    text = "Peru thanked Chile."
    gold = {"type": "SUPPORT", "trigger": "thanked", "mode": [], "factuality": "CT+"}
    path = write("gold.jsonl", [{"id": "g2", "text": text, "events": [gold]}])
    peru = made.party(text, "Peru", "PER")
    coder = made.coder({text: [made.event(text, "SUPPORT", "thanked", [peru])]})
    result = evaluate(path, coder, intervals=False)
    page = "\n".join(tool.tables(result, tool.compare(), datetime.date(2020, 1, 2)))
    assert "2020-01-02" in page
    assert re.search(r"\| typed\.f1 \| 1\.000 \|  \| 1\.000 \| 0\.\d{3} \|", page)
    assert re.search(r"\| SUPPORT \| 1 \| 1 \| 1\.00 \| 1\.00 \| 1\.00 \| 0\.\d\d \|", page)
    assert re.search(r"\| factuality \| 1 \|", page)
