"""How long until something happens: ``--help``, importing, loading the coder.

Each is the median of fresh processes, the first of which is thrown away (it may
read files from a cold disk).

    python bench/startup.py
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence

#: What is run, and the most it should take, in seconds (None: no limit is set).
COMMANDS: dict[str, tuple[list[str], float | None]] = {
    "python -c pass": (["-c", "pass"], None),
    "dragoman --help": (["-m", "dragoman.cli", "--help"], 0.3),
    "import dragoman": (["-c", "import dragoman"], None),
    "dragoman.load()": (["-c", "import dragoman; dragoman.load()"], None),
}

#: Times only the call inside the process, without the interpreter and imports.
LOAD = """
import time
import dragoman
start = time.perf_counter()
dragoman.load()
print(time.perf_counter() - start)
"""
LOAD_LIMIT = 2.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the times; 1 when one is over its limit and ``--check`` is given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--repeat", type=int, default=5, help="processes of each (default 5)")
    parser.add_argument("--check", action="store_true", help="fail when a limit is exceeded")
    options = parser.parse_args(arguments)
    slow = False
    rows = [(name, whole(args, options.repeat), most) for name, (args, most) in COMMANDS.items()]
    rows.append(("  of it the call", inside(LOAD, options.repeat), LOAD_LIMIT))
    for name, seconds, most in rows:
        limit = "" if most is None else f"  (limit {most:.1f} s)"
        slow |= most is not None and seconds > most
        print(f"{name:20}{seconds:>8.3f} s{limit}")
    return int(slow and options.check)


def whole(arguments: Sequence[str], repeat: int) -> float:
    """Median seconds of a process from start to end."""
    times = []
    for _ in range(repeat + 1):
        start = time.perf_counter()
        subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])


def inside(code: str, repeat: int) -> float:
    """Median of the seconds that code prints."""
    times = []
    for _ in range(repeat + 1):
        done = subprocess.run(
            [sys.executable, "-c", code], stdout=subprocess.PIPE, check=True, text=True
        )
        times.append(float(done.stdout))
    return statistics.median(times[1:])


if __name__ == "__main__":
    raise SystemExit(main())
