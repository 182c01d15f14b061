"""Hold the coder against the decision rules of the codebook.

Each of PLOVER's decision rules has one sentence that follows it and one that
stands just beside it (tests/coding/data/decision_rules.csv).  This program codes
them all, notes in the table's column ``known`` which ones the coder still gets
wrong, and writes docs/decision-rules.md.

Usage: python tools/decision_rules.py [--check]

With ``--check`` nothing is written; the exit code tells whether table and page
are current.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from dragoman.codebook import ontology
from dragoman.coder import Coder
from dragoman.records import Event

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "tests" / "coding" / "data" / "decision_rules.csv"
PAGE = ROOT / "docs" / "decision-rules.md"
PUBLISHED = "2024-05-06"
COLUMNS = (
    "type", "number", "versus", "positive", "positive_expected", "negative", "negative_expected",
    "known", "reason",
)  # fmt: skip


def read_rows() -> list[dict[str, str]]:
    """Read the table; its columns must be `COLUMNS`."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise SystemExit(f"{TABLE.name}: columns must be {', '.join(COLUMNS)}")
        return list(reader)


TERM = re.compile(
    r"(?P<kind>[A-Z]+)(/(?P<mode>[a-z-]+))?(@(?P<context>[a-z_]+))?"
    r"(\+(?P<mark>[a-z]+))?(~(?P<stance>[a-z]+))?(=(?P<fact>CT[+-]|PR[+-]|PS[+-]|Uu))?"
)


def holds(events: Iterable[Event], expected: str) -> bool:
    """Tell whether the events of a sentence are as expected.

    Parameters
    ----------
    events : iterable of Event
    expected : str
        Terms joined by ``;``, all of which must hold.  A term names an event that
        is there, with ``!`` before it one that is not:
        ``TYPE[/mode][@context][+auxiliary][~stance][=factuality]``.
    """
    found = list(events)

    def told(term: str) -> bool:
        shape = TERM.fullmatch(term)
        if shape is None:
            raise ValueError(f"not a term: {term}")
        return any(
            event.event_type == shape["kind"]
            and (not shape["mode"] or shape["mode"] in event.mode)
            and (not shape["context"] or shape["context"] in event.context)
            and (not shape["mark"] or shape["mark"] in event.auxiliary)
            and (not shape["stance"] or shape["stance"] in [x.stance for x in event.attribution])
            and (not shape["fact"] or shape["fact"] == event.factuality)
            for event in found
        )

    return all(
        not told(term[1:]) if term.startswith("!") else told(term) for term in expected.split(";")
    )


def failing(row: dict[str, str], coder: Coder) -> str:
    """Name the sides of a row that fail: "", "positive", "negative" or "both"."""
    sides = [
        side
        for side in ("positive", "negative")
        if not holds(coder.code(row[side], published=PUBLISHED).events, row[f"{side}_expected"])
    ]
    return "both" if len(sides) == 2 else "".join(sides)


def table(rows: list[dict[str, str]]) -> str:
    """The table as CSV text."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def page(rows: list[dict[str, str]]) -> str:
    """The page for readers."""
    rules = {
        (code, str(number)): rule
        for code, kind in ontology().types.items()
        for number, rule in enumerate(kind.rules, 1)
    }
    held = sum(not row["known"] for row in rows)
    sentences = sum(2 - {"": 0, "both": 2}.get(row["known"], 1) for row in rows)
    lines = [
        "# Decision rules",
        "",
        "Where two types compete, the codebook (`plover.yaml`) decides by rules: some stand in the",
        "PLOVER 2.0 manual, some are proposed by this project. Each rule is tested by one sentence",
        "that follows it and one that stands just beside it, in",
        "`tests/coding/data/decision_rules.csv`. This page is made by",
        "`python tools/decision_rules.py`; a test checks that it is current.",
        "",
        f"**{held} of {len(rows)} rules hold on both sentences; {sentences} of {2 * len(rows)} "
        "sentences are coded as the rule says.**",
        "",
        "| rule | against | origin | what it says | coded so |",
        "|---|---|---|---|---|",
    ]
    for row in rows:
        versus, origin, text = rules[row["type"], row["number"]]
        state = {"": "yes", "both": "no"}.get(row["known"], f"not the {row['known']}")
        lines.append(f"| {row['type']} {row['number']} | {versus} | {origin} | {text} | {state} |")
    lines += ["", "## Not yet coded as the rule says", ""]
    for row in rows:
        if row["known"]:
            wrong = [
                f"“{row[side]}” should give `{row[f'{side}_expected']}`"
                for side in ("positive", "negative")
                if row["known"] in (side, "both")
            ]
            why = f" {row['reason']}." if row["reason"] else ""
            lines.append(f"- **{row['type']} {row['number']}**: {'; '.join(wrong)}.{why}")
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    """Bring table and page up to date, or check them."""
    rows = read_rows()
    coder = Coder()
    for row in rows:
        row["known"] = failing(row, coder)
        if not row["known"]:
            row["reason"] = ""
    made = {TABLE: table(rows), PAGE: page(rows)}
    stale = [
        path for path, text in made.items() if not path.exists() or path.read_text("utf-8") != text
    ]
    if "--check" not in arguments:
        for path in stale:
            path.write_text(made[path], encoding="utf-8")
    for path in stale:
        print(f"{'stale' if '--check' in arguments else 'written'}: {path.relative_to(ROOT)}")
    print(f"{sum(not row['known'] for row in rows)} of {len(rows)} rules hold")
    return int(bool(stale) and "--check" in arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
