from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench"


def load(name):
    spec = importlib.util.spec_from_file_location(name, BENCH / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


bench, startup = load("bench"), load("startup")


@pytest.fixture
def files(tmp_path):
    sizes = {"a": [3, 9, 1], "b": [7, 9]}
    for name, lengths in sizes.items():
        lines = [json.dumps({"id": f"{name}{n}", "text": "x" * n}) for n in lengths]
        (tmp_path / f"{name}.jsonl").write_text("\n".join(lines) + "\n\n")
    return [tmp_path / "a.jsonl", tmp_path / "b.jsonl"]


@pytest.mark.parametrize(
    ("limit", "wanted"),
    [(1, ["a9"]), (3, ["a9", "b7", "b9"]), (99, ["a3", "a9", "a1", "b7", "b9"]), (0, [])],
)
def test_bench_sample_takes_the_longest_in_order(files, limit, wanted):
    assert [report["id"] for report in bench.sample(files, limit)] == wanted


def test_bench_peak_is_of_this_process():
    assert 5 < bench.peak_mb() < 100_000


def test_bench_measures_both_in_fresh_processes(files, monkeypatch, capsys):
    calls = []

    def best(name, files, limit, repeat):
        calls.append(name)
        speed = {"dragoman": 30.0, "spacy": 10.0}[name]
        return {"reports_s": speed, "seconds": 1.0, "load_s": 0.5, "peak_mb": 400.0, "errors": 0}

    monkeypatch.setattr(bench, "best", best)
    assert bench.main([str(file) for file in files]) == 0
    shown = capsys.readouterr().out
    assert sorted(calls) == ["dragoman", "spacy"]
    assert "5 reports, 29 characters" in shown
    assert "3.00" in shown.splitlines()[-1]


def test_bench_errors_fail_the_run(files, monkeypatch, capsys):
    run = {"reports_s": 1.0, "seconds": 1.0, "load_s": 0.5, "peak_mb": 400.0, "errors": 2}
    monkeypatch.setattr(bench, "best", lambda *rest: run)
    assert bench.main([str(file) for file in files]) == 1
    assert "errors: 2" in capsys.readouterr().err


def test_startup_limits(monkeypatch, capsys):
    monkeypatch.setattr(startup, "whole", lambda arguments, repeat: 0.1)
    monkeypatch.setattr(startup, "inside", lambda code, repeat: 9.0)
    assert startup.main([]) == 0
    assert startup.main(["--check"]) == 1
    assert "dragoman.load()" in capsys.readouterr().out
