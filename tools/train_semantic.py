"""The head of the semantic extra: its sentences, its training, its figures.

Usage:
    python tools/train_semantic.py add FILE.tsv ...   take in marked sentences
    python tools/train_semantic.py check              hold the sentences against their schema
    python tools/train_semantic.py train              write src/dragoman/semantic/data/head.json
    python tools/train_semantic.py score              rules, head and both on the held part

``add`` reads lines ``TYPE<tab>sentence with <a>actor</a> and <r>recipient</r>`` and
adds those that are not there yet to training/relations.jsonl.  A row's id comes
from its content, and its part, ``train`` or ``held`` (one in five), from its id, so
that neither ever changes.  ``train`` reads the part ``train`` only: the penalty and
the strength of the head are chosen by cross-validation within it.

Needs ``dragoman[semantic]`` but for ``add`` and ``check``.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from dragoman.codebook import load_codebook
from dragoman.errors import DragomanError, InputError

ROOT = Path(__file__).parents[1]
SENTENCES = ROOT / "training" / "relations.jsonl"
HEAD = ROOT / "src" / "dragoman" / "semantic" / "data" / "head.json"

NONE = "NONE"
#: One sentence in so many is held back.
HELD = 5
FOLDS = 5
#: Inverse strengths of the L2 penalty to choose from.  The sentences have few writers: a weaker
#: penalty does better among them and no better on the sentences of others.
PENALTIES = (0.5, 1.0, 2.0)
#: Best rule scores below which the rules fall back, to choose from; an event that joins both
#: spans scores more than all of them.
FLOORS = (1.0, 1.5, 2.2)
#: Weights of log p beside a rule score, to choose from.
STRENGTHS = (0.3, 0.6, 1.0)
#: Share of the best score from which a second type ties.
TIE = 0.95
#: An event of a whole text falls when another label is e**4 = 55 times likelier.
DOUBT = 4.0
#: Floor and strength are the least that cost no more macro-F1 than this, the standard error of a
#: share of four in five on two thousand sentences: the rules go first.
TOLERANCE = 0.009

Matrix = NDArray[np.float64]
Span = tuple[int, int]
Way = Sequence[tuple[int, int, bool]]
_MARK = re.compile(r"(</?[ar]>)")


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sentence with two marked spans (offsets, end exclusive) and what relates them."""

    id: str
    text: str
    actor: Span
    recipient: Span
    event_type: str
    part: Literal["train", "held"]


def make_row(text: str, actor: Span, recipient: Span, event_type: str) -> Row:
    """Make a row; id and part follow from the text and its spans."""
    content = f"{text}|{actor}|{recipient}"
    digest = hashlib.sha256(content.encode()).hexdigest()
    part: Literal["train", "held"] = "train" if int(digest[:12], 16) % HELD else "held"
    return Row(
        id=f"m{digest[:12]}",
        text=text,
        actor=actor,
        recipient=recipient,
        event_type=event_type,
        part=part,
    )


def parse_marked(line: str, where: str) -> Row:
    """Read one line of a file for ``add``."""
    kind, _, marked = line.partition("\t")
    at: dict[str, int] = {}
    text = ""
    for piece in _MARK.split(marked.strip()):
        if _MARK.fullmatch(piece):
            if piece in at:
                raise SystemExit(f"{where}: {piece} stands twice")
            at[piece] = len(text)
        else:
            text += piece
    if len(at) != 4:
        raise SystemExit(f"{where}: each of <a> </a> <r> </r> must stand once")
    return make_row(text, (at["<a>"], at["</a>"]), (at["<r>"], at["</r>"]), kind.strip())


def problems(rows: Iterable[Row]) -> list[str]:
    """What is wrong with the rows, one line each."""
    kinds = {*load_codebook().ontology.types, NONE}
    found: list[str] = []
    seen: dict[str, str] = {}
    for row in rows:
        again = make_row(row.text, row.actor, row.recipient, row.event_type)
        (a, b), (c, d) = row.actor, row.recipient
        if again != row:
            found.append(f"{row.id}: id or part does not follow from the content")
        if row.event_type not in kinds:
            found.append(f"{row.id}: unknown type {row.event_type}")
        if not (0 <= a < b <= len(row.text) and 0 <= c < d <= len(row.text)):
            found.append(f"{row.id}: a span lies outside the text")
        elif a < d and c < b:
            found.append(f"{row.id}: the spans overlap")
        elif any(t != t.strip() for t in (row.text, row.text[a:b], row.text[c:d])):
            found.append(f"{row.id}: white space at the edge of text or span")
        if row.id in seen:
            found.append(f"{row.id}: stands twice")
        seen[row.id] = row.text
    return found


def read_rows(part: str = "") -> list[Row]:
    """Read the sentences, all or one part."""
    try:
        lines = SENTENCES.read_bytes().splitlines()
    except FileNotFoundError:
        return []
    rows = [msgspec.json.decode(line, type=Row) for line in lines]
    return [row for row in rows if part in ("", row.part)]


def digest_of(rows: Iterable[Row]) -> str:
    """SHA-256 of the rows as the file has them."""
    return hashlib.sha256(b"".join(msgspec.json.encode(row) + b"\n" for row in rows)).hexdigest()


def add(paths: Sequence[str]) -> int:
    """Take in marked sentences; the file is kept in the order of ids."""
    rows = {row.id: row for row in read_rows()}
    before = len(rows)
    for name in paths:
        for number, line in enumerate(Path(name).read_text("utf-8").splitlines(), 1):
            if line.strip():
                row = parse_marked(line, f"{name}:{number}")
                rows.setdefault(row.id, row)
    ordered = [rows[key] for key in sorted(rows)]
    wrong = problems(ordered)
    for problem in wrong:
        print(problem)
    if wrong:
        return 1
    SENTENCES.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in ordered))
    print(f"{len(ordered) - before} added, {len(ordered)} in all")
    return 0


class Case(NamedTuple):
    """A row as the rules leave it: features for the head, and the rules' scores."""

    row: Row
    features: NDArray[np.float32]
    scores: dict[str, float]


class Recorder:
    """Stands where the referee stands, and writes down what it is asked."""

    def __init__(self) -> None:
        from dragoman.semantic import load_encoder

        self._encoder = load_encoder()
        self.features = np.zeros(0, dtype=np.float32)
        self.scores: dict[str, float] = {}

    def settle(
        self, scores: Mapping[str, float], text: str, actor: Span, recipient: Span, path: Way
    ) -> dict[str, float]:
        """Keep all, change nothing."""
        from dragoman.semantic import features

        self.features = features(self._encoder.encode(text), actor, recipient, path)
        self.scores = dict(scores)
        return self.scores

    def doubts(self, event_type: str, text: str, actor: Span, recipient: Span, path: Way) -> bool:
        """Let all stand."""
        return False


def cases(rows: Iterable[Row]) -> list[Case]:
    """Run the rules and the encoder over the rows."""
    from dragoman.actors import Resolver
    from dragoman.coding import Relator
    from dragoman.knowledge import Gazetteer
    from dragoman.parsing import Parser

    book, gazetteer, recorder = load_codebook(), Gazetteer.load(), Recorder()
    resolver = Resolver(places=gazetteer.country_of)
    relator = Relator(book, resolver, gazetteer, recorder)
    parser = Parser(verbs=book.lexicon.verbs)
    found = []
    for row in rows:
        relator.rank(row.text, parser.parse(row.text), row.actor, row.recipient)
        found.append(Case(row, recorder.features, recorder.scores))
    return found


def minimise(
    value: Callable[[Matrix], tuple[float, Matrix]], start: Matrix, *, steps: int = 300
) -> Matrix:
    """L-BFGS with a backtracking line search, for a smooth convex function.

    Parameters
    ----------
    value : callable
        Returns the function's value and gradient at a point.
    start : ndarray
    steps : int
        Most iterations; ends earlier when no component of the gradient exceeds 1e-3.
    """
    point, (level, slope) = start, value(start)
    history: list[tuple[Matrix, Matrix]] = []
    for _ in range(steps):
        if np.abs(slope).max() < 1e-3:
            break
        direction = -slope
        kept = []
        for moved, turned in reversed(history):
            share = float((moved * direction).sum() / (moved * turned).sum())
            direction = direction - share * turned
            kept.append(share)
        if history:
            moved, turned = history[-1]
            direction = direction * float((moved * turned).sum() / (turned * turned).sum())
        for (moved, turned), share in zip(history, reversed(kept), strict=True):
            again = float((turned * direction).sum() / (moved * turned).sum())
            direction = direction + (share - again) * moved
        descent = float((slope * direction).sum())
        length = 1.0
        while length > 1e-10:
            candidate = point + length * direction
            new_level, new_slope = value(candidate)
            if new_level <= level + 1e-4 * length * descent:
                break
            length /= 2
        else:
            break
        if float(((candidate - point) * (new_slope - slope)).sum()) > 1e-12:
            history = [*history[-9:], (candidate - point, new_slope - slope)]
        point, level, slope = candidate, new_level, new_slope
    return point


def fit(inputs: Matrix, targets: NDArray[np.int64], labels: int, penalty: float) -> Matrix:
    """Multinomial logistic regression with an L2 penalty (the bias goes free).

    Returns
    -------
    ndarray, shape (labels, inputs + 1)
        The last column is the bias.
    """
    rows = np.hstack([inputs, np.ones((len(inputs), 1))])
    truth = np.eye(labels)[targets]
    free = np.ones(rows.shape[1])
    free[-1] = 0.0

    def value(weights: Matrix) -> tuple[float, Matrix]:
        logs = _logs(rows, weights)
        loss = -penalty * float((truth * logs).sum()) + 0.5 * float((free * weights**2).sum())
        return loss, penalty * (np.exp(logs) - truth).T @ rows + free * weights

    return minimise(value, np.zeros((labels, rows.shape[1])))


def _logs(rows: Matrix, weights: Matrix) -> Matrix:
    scores = rows @ weights.T
    scores -= scores.max(axis=1, keepdims=True)
    return np.asarray(scores - np.log(np.exp(scores).sum(axis=1, keepdims=True)))


def fused(
    scores: Mapping[str, float], logs: Mapping[str, float], floor: float, strength: float
) -> str:
    """The best type by the rule of `dragoman.semantic.Referee`, at another floor and strength."""
    best, *others = sorted(scores.values(), reverse=True) or [0.0]
    if best >= floor and not (others and others[0] >= TIE * best):
        return rules_best(scores)
    summed = {k: scores.get(k, 0.0) + strength * v for k, v in logs.items() if k != NONE}
    return min(summed, key=lambda kind: (-summed[kind], kind))


def rules_best(scores: Mapping[str, float]) -> str:
    """The rules' best type, "" for none."""
    return min(scores, key=lambda kind: (-scores[kind], kind)) if scores else ""


def macro_f1(wanted: Sequence[str], got: Sequence[str]) -> float:
    """Mean F1 over the labels that are wanted."""
    found = []
    for label in sorted(set(wanted)):
        hits = sum(w == g == label for w, g in zip(wanted, got, strict=True))
        found.append(2 * hits / (wanted.count(label) + list(got).count(label)))
    return sum(found) / len(found)


def train() -> int:
    """Choose penalty and strength by cross-validation, train on all of it, write the file."""
    from dragoman.semantic import encode_head

    rows = read_rows("train")
    made = cases(rows)
    labels = sorted({row.event_type for row in rows})
    inputs = np.array([case.features for case in made], dtype=np.float64)
    targets = np.array([labels.index(row.event_type) for row in rows])
    folds = np.array([int(row.id[1:], 16) // HELD % FOLDS for row in rows])
    best: tuple[float, float, Matrix] | None = None
    for penalty in PENALTIES:
        logs = np.zeros((len(rows), len(labels)))
        for fold in range(FOLDS):
            out = folds == fold
            weights = fit(inputs[~out], targets[~out], len(labels), penalty)
            logs[out] = _logs(np.hstack([inputs[out], np.ones((out.sum(), 1))]), weights)
        loss = -float(logs[np.arange(len(rows)), targets].mean())
        print(f"penalty {penalty}: cross-validated log loss {loss:.4f}", flush=True)
        if best is None or loss < best[0]:
            best = (loss, penalty, logs)
    assert best is not None
    _, penalty, logs = best
    typed = [i for i, row in enumerate(rows) if row.event_type != NONE]
    wanted = [rows[i].event_type for i in typed]
    said = [dict(zip(labels, logs[i], strict=True)) for i in typed]
    figures = {}
    for floor, strength in product(FLOORS, STRENGTHS):
        got = [
            fused(made[i].scores, own, floor, strength) for i, own in zip(typed, said, strict=True)
        ]
        figures[floor, strength] = macro_f1(wanted, got)
        print(f"{floor=} {strength=}: cross-validated macro-F1 {figures[floor, strength]:.4f}")
    enough = max(figures.values()) - TOLERANCE
    floor, strength = min(chosen for chosen, figure in figures.items() if figure >= enough)
    HEAD.write_bytes(
        encode_head(
            labels=labels,
            weights=fit(inputs, targets, len(labels), penalty),
            strength=strength,
            floor=floor,
            tie=TIE,
            doubt=DOUBT,
            training=digest_of(rows),
            rows=len(rows),
        )
    )
    print(f"wrote {HEAD.relative_to(ROOT)}: {len(rows)} rows, {penalty=} {floor=} {strength=}")
    return score("held")


def score(part: str) -> int:
    """Print what rules, head and both reach on a part."""
    from dragoman.semantic import load_head

    load_head.cache_clear()
    head = load_head()
    made = cases(read_rows(part))
    all_logs = [head.log_probabilities(case.features) for case in made]
    typed = [i for i, case in enumerate(made) if case.row.event_type != NONE]
    wanted = [made[i].row.event_type for i in typed]

    def alone(logs: Mapping[str, float], *, skip: str = NONE) -> str:
        return max((kind for kind in logs if kind != skip), key=logs.__getitem__)

    asked = sum(fused(made[i].scores, {"?": 0.0}, head.floor, 1.0) == "?" for i in typed)
    print(f"{part}: {len(typed)} sentences with an event, macro-F1 over {len(set(wanted))} types")
    print(f"  rules           {macro_f1(wanted, [rules_best(made[i].scores) for i in typed]):.3f}")
    print(f"  head            {macro_f1(wanted, [alone(all_logs[i]) for i in typed]):.3f}")
    both = [fused(made[i].scores, all_logs[i], head.floor, head.strength) for i in typed]
    print(f"  rules and head  {macro_f1(wanted, both):.3f}  (head asked on {asked})")
    everything = [case.row.event_type for case in made]
    with_none = macro_f1(everything, [alone(logs, skip="") for logs in all_logs])
    print(f"  head, with {len(made) - len(typed)} sentences of no event as a label {with_none:.3f}")
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("add").add_argument("files", nargs="+")
    commands.add_parser("check")
    commands.add_parser("train")
    commands.add_parser("score").add_argument("--part", choices=["train", "held"], default="held")
    options = parser.parse_args(arguments)
    started = time.perf_counter()
    try:
        if options.command == "add":
            return add(options.files)
        if options.command == "check":
            wrong = problems(read_rows())
            print(*wrong, f"{len(wrong)} problems", sep="\n")
            return bool(wrong)
        code = train() if options.command == "train" else score(options.part)
    except (DragomanError, msgspec.DecodeError) as error:
        print(error, file=sys.stderr)
        return error.exit_code if isinstance(error, DragomanError) else InputError.exit_code
    print(f"{time.perf_counter() - started:.0f} s")
    return code


if __name__ == "__main__":
    raise SystemExit(main())
