"""The public benchmark: join it to its texts, compare its coders, report on Dragoman.

Usage:
    python tools/benchmark.py join CORPUS.jsonl -o joined.jsonl
    python tools/benchmark.py agreement [--check]
    python tools/benchmark.py report CORPUS.jsonl

``join`` writes the labels of benchmark/wikinews-124.jsonl with their texts, as
``dragoman evaluate`` reads them.  ``agreement`` writes the tables of
benchmark/README.md; it needs no texts.  ``report`` codes the reports and writes
the tables of docs/benchmark.md.
"""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from dragoman import __version__
from dragoman.errors import DragomanError
from dragoman.evaluation import (
    Agreement,
    LabelAgreement,
    Part,
    Result,
    StandoffReport,
    agreement,
    encode_rows,
    evaluate,
    join,
    join_dataset,
    read_standoff,
)

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "benchmark"
GOLD = FOLDER / "wikinews-124.jsonl"
CODERS = (FOLDER / "coders" / "a.jsonl", FOLDER / "coders" / "b.jsonl")
README = FOLDER / "README.md"
PAGE = ROOT / "docs" / "benchmark.md"
BEGIN, END = "<!-- generated -->", "<!-- end of generated -->"

#: The longest round-up of candidates' views: one report of 124, an eighth of the events.
ROUND_UP = "w-17502182ee-008"

#: Figures of the first table, and the coders' counterpart where there is one.
FIGURES = (
    "typed.precision", "typed.recall", "typed.f1",
    "typed_parties.precision", "typed_parties.recall", "typed_parties.f1",
    "found.precision", "found.recall", "found.f1",
    "modes.precision", "modes.recall", "modes.f1",
    "contexts.precision", "contexts.recall", "contexts.f1",
    "clean_reports",
)  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one of the commands; 0 done, 1 something is missing or out of date."""
    parser = argparse.ArgumentParser(prog="python tools/benchmark.py", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    commands = parser.add_subparsers(dest="command", required=True)
    joining = commands.add_parser("join", help="join the labels to the texts you fetched")
    joining.add_argument("corpus", type=Path, metavar="CORPUS", help="JSON lines: text, url")
    joining.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    joining.add_argument("--gold", type=Path, default=GOLD, metavar="FILE", help="stand-off set")
    comparing = commands.add_parser("agreement", help="write the tables of benchmark/README.md")
    comparing.add_argument("--check", action="store_true", help="only tell whether they are so")
    reporting = commands.add_parser("report", help="write the tables of docs/benchmark.md")
    reporting.add_argument("corpus", type=Path, metavar="CORPUS", help="JSON lines: text, url")
    options = parser.parse_args(arguments)
    try:
        if options.command == "join":
            return write_joined(options.gold, options.corpus, options.output)
        if options.command == "agreement":
            return put(README, agreement_tables(), check=options.check)
        return put(PAGE, report_tables(options.corpus))
    except DragomanError as error:
        print(error, file=sys.stderr)
        return error.exit_code


def write_joined(gold: Path, corpus: Path, output: Path) -> int:
    """Write the labels with their texts; reports without a text are named and left out."""
    joined = join(read_standoff(gold), corpus)
    for name in joined.missing:
        print(f"{name}: not in {corpus}", file=sys.stderr)
    for name in joined.changed:
        print(f"{name}: the text in {corpus} is not the one that was coded", file=sys.stderr)
    output.write_bytes(encode_rows(joined.rows))
    lost = len(joined.missing) + len(joined.changed)
    print(f"{output}: {len(joined.rows)} of {len(joined.rows) + lost} reports")
    return 1 if lost else 0


def put(page: Path, lines: Iterable[str], *, check: bool = False) -> int:
    """Write the generated part of a page; with `check` only compare, 1 when it differs."""
    text = page.read_text(encoding="utf-8")
    before, opening, rest = text.partition(BEGIN)
    _, closing, after = rest.partition(END)
    if not opening or not closing:
        raise SystemExit(f"{page}: the marks {BEGIN} and {END} are missing")
    new = before + BEGIN + "\n\n" + "\n".join(lines) + "\n\n" + END + after
    if check:
        return int(new != text)
    page.write_text(new, encoding="utf-8")
    print(f"{page} written")
    return 0


def compare(skip: str = "") -> Agreement:
    """Compare the two coders, without the report named `skip`."""
    first, second = (_without(read_standoff(path), skip) for path in CODERS)
    return agreement(first, second)


def agreement_tables() -> list[str]:
    """Return the tables of the coders' agreement."""
    both, fewer = compare(), compare(ROUND_UP)
    gold = read_standoff(GOLD)
    lines = _head("", f"all {both.reports}", f"without {ROUND_UP[-3:]}")
    rows: list[tuple[str, str, str]] = [
        ("events of coder A", str(both.events.first), str(fewer.events.first)),
        ("events of coder B", str(both.events.second), str(fewer.events.second)),
        ("typed F1", f"{both.events.f1:.3f}", f"{fewer.events.f1:.3f}"),
        ("found F1 (any type)", f"{both.found.f1:.3f}", f"{fewer.found.f1:.3f}"),
        ("modes F1", f"{_micro(both.modes):.3f}", f"{_micro(fewer.modes):.3f}"),
        ("contexts F1", f"{_micro(both.contexts):.3f}", f"{_micro(fewer.contexts):.3f}"),
        ("type of the pairs found, kappa", _kappa(both.type.kappa), _kappa(fewer.type.kappa)),
        ("report without event, kappa", _kappa(both.empty.kappa), _kappa(fewer.empty.kappa)),
    ]
    lines += [_row(*row) for row in rows]
    lines += ["", *_head("type", "A", "B", "both", "F1", f"F1 without {ROUND_UP[-3:]}", "gold")]
    counts = _types(gold)
    for name, one in both.types.items():
        other = fewer.types[name].f1 if name in fewer.types else 0.0
        cells = (one.first, one.second, one.both, f"{one.f1:.2f}", f"{other:.2f}", counts[name])
        lines.append(_row(name, *map(str, cells)))
    lines += ["", *_head("field", "same", "kappa", f"same without {ROUND_UP[-3:]}")]
    for name, field in both.fields.items():
        share = fewer.fields[name].share
        lines.append(_row(name, f"{field.share:.3f}", _kappa(field.kappa), f"{share:.3f}"))
    lines += ["", *_head("coder beside the gold", "typed F1", "found F1")]
    for name, path in zip("AB", CODERS, strict=True):
        one = agreement(read_standoff(path), gold)
        lines.append(_row(name, f"{one.events.f1:.3f}", f"{one.found.f1:.3f}"))
    return lines


def report_tables(corpus: Path) -> list[str]:
    """Code the reports and return the tables of what came out, beside the agreement."""
    import dragoman

    result = evaluate(join_dataset(GOLD, corpus), dragoman.load())
    return tables(result, compare(), datetime.date.today())


def tables(result: Result, coders: Agreement, day: datetime.date) -> list[str]:
    """Return the tables of a result."""
    parts = {part.half: part for part in result.parts}
    whole = parts["all"]
    typed = whole.labels["typed"]
    lines = [
        f"`python tools/benchmark.py report CORPUS.jsonl`, {day}, Dragoman {__version__}:"
        f" {whole.rows} reports, {sum(one.wanted for one in typed)} events;"
        f" labels {result.digest[:12]}.",
        "",
        *_head("figure", "even", "odd", "all", "two coders"),
    ]
    beside = {
        "typed.f1": coders.events.f1,
        "found.f1": coders.found.f1,
        "modes.f1": _micro(coders.modes),
        "contexts.f1": _micro(coders.contexts),
    }
    for name in FIGURES:
        cells = [_figure(parts.get(half), name) for half in ("even", "odd", "all")]
        lines.append(_row(name, *cells, f"{beside[name]:.3f}" if name in beside else ""))
    for title, measure, theirs in (
        ("type", "typed", coders.types),
        ("mode", "modes", coders.modes),
    ):
        lines += ["", *_head(title, "gold", "coded", "precision", "recall", "F1", "two coders, F1")]
        for one in whole.labels[measure]:
            rates = (f"{rate:.2f}" for rate in (one.precision, one.recall, one.f1))
            other = f"{theirs[one.label].f1:.2f}" if one.label in theirs else ""
            lines.append(_row(one.label, str(one.wanted), str(one.got), *rates, other))
    lines += ["", *_head("field", "n", "even", "odd", "all", "two coders")]
    for name, field in coders.fields.items():
        figure = result.figure("all", f"field.{name}")
        if figure is None:
            continue
        cells = [_figure(parts.get(half), f"field.{name}") for half in ("even", "odd", "all")]
        lines.append(_row(name, str(figure.n), *cells, f"{field.share:.3f}"))
    lines += ["", *_head("confidence", "coded", "right in type")]
    for one in whole.labels["confidence"]:
        lines.append(_row(one.label, str(one.got), f"{one.precision:.2f}"))
    return lines


def _without(reports: Iterable[StandoffReport], skip: str) -> list[StandoffReport]:
    return [report for report in reports if report.id != skip]


def _types(reports: Iterable[StandoffReport]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for report in reports:
        for event in report.events:
            counts[event.type] = counts.get(event.type, 0) + 1
    return counts


def _micro(labels: dict[str, LabelAgreement]) -> float:
    given = sum(one.first + one.second for one in labels.values())
    return 2 * sum(one.both for one in labels.values()) / given if given else 0.0


def _kappa(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def _figure(part: Part | None, name: str) -> str:
    """A figure of a half; of all rows with its interval."""
    figure = next((one for one in part.figures if one.name == name), None) if part else None
    if part is None or figure is None:
        return ""
    if part.half != "all" or figure.low is None or figure.high is None:
        return f"{figure.value:.3f}"
    return f"{figure.value:.3f} ({figure.low:.2f}–{figure.high:.2f})"


def _head(*cells: str) -> list[str]:
    return [_row(*cells), "|" + "|".join(["---", *["---:"] * (len(cells) - 1)]) + "|"]


def _row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"


if __name__ == "__main__":
    raise SystemExit(main())
