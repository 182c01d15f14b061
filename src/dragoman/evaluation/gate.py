"""The accuracy gate: figures may rise, not fall.

``python -m dragoman.evaluation.gate`` measures every set of ``gate.json`` and
compares each pinned figure with its floor.  It fails when a figure fell by more
than the set's tolerance, when a set's file changed since it was pinned, and when
a set of the repository is missing.  A set marked ``external`` that is not there
is named loudly and passed over.

``--update`` writes the measured figures as the new floors, and refuses to lower
one unless told to with ``--allow-lower SET``.

The file::

    {"sets": {"relations_dev": {
        "path": "../shared/eval/relations_dev.jsonl",   relative to the gate's file
        "external": true,
        "figures": ["relation.macro_f1", "end_to_end.macro_f1"],
        "tolerance": 0.005,
        "sha256": "...",
        "floors": {"even": {"relation.macro_f1": 0.81}, "odd": {...}, "all": {...}}}}}

A stand-off set (labels without texts) also names the file of its ``texts``, to
which it is joined each time; its digest is that of the labels.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from dragoman.errors import ConfigError, DragomanError
from dragoman.evaluation._data import CoderLike, Dataset, read
from dragoman.evaluation._report import Result, evaluate
from dragoman.evaluation._standoff import join_dataset

#: Default of a set's tolerance: a figure may be this much under its floor.
TOLERANCE = 0.005


class GateSet(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """One set: where it is, which figures are pinned, and their floors by half.

    `texts` is the corpus to which a stand-off set is joined; other sets have none.
    """

    path: str
    figures: list[str]
    texts: str | msgspec.UnsetType = msgspec.UNSET
    external: bool = False
    tolerance: float = TOLERANCE
    sha256: str = ""
    floors: dict[str, dict[str, float]] = msgspec.field(default_factory=dict)


class Gate(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """The gate's file."""

    sets: dict[str, GateSet]


def load_gate(path: Path) -> Gate:
    """Read a gate's file.

    Raises
    ------
    ConfigError
        E201 when it is missing or breaks the schema.
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=Gate)
    except FileNotFoundError:
        raise ConfigError("E201", path=path, detail="no such file") from None
    except msgspec.DecodeError as error:
        raise ConfigError("E201", path=path, detail=error) from None


def check(
    path: Path,
    load: Callable[[], CoderLike],
    *,
    only: Sequence[str] = (),
    update: bool = False,
    allow_lower: Sequence[str] = (),
    say: Callable[[str], None] = print,
) -> bool:
    """Measure the sets of a gate and compare them with their floors.

    Parameters
    ----------
    path : Path
        The gate's file.
    load : callable
        Makes the coder; not called when no set is there.
    only : sequence of str
        Names of the sets to measure; all when empty.
    update : bool
        Write the measured figures as floors.
    allow_lower : sequence of str
        Sets whose floors an update may lower.
    say : callable
        Where lines go.

    Returns
    -------
    bool
        True when the gate is passed (or was updated).
    """
    gate = load_gate(path)
    for name in (*only, *allow_lower):
        if name not in gate.sets:
            raise ConfigError("E206", value=name, option="set", known=", ".join(gate.sets))
    coder: CoderLike | None = None
    passed, absent, changed = True, [], False
    for name, one in gate.sets.items():
        if only and name not in only:
            continue
        files = [file for file in (one.path, one.texts) if file is not msgspec.UNSET]
        lacking = [file for file in files if not (path.parent / file).exists()]
        if lacking:
            if one.external:
                absent.append(f"{name} ({', '.join(lacking)})")
            else:
                say(f"FAIL  {name}: {', '.join(lacking)} is missing")
                passed = False
            continue
        coder = coder or load()
        dataset = _dataset(path.parent, one)
        result = evaluate(dataset, coder, intervals=False)
        measured = _measured(one, result)
        if update:
            lowered = _below(one, measured, tolerance=0.0)
            if lowered and name not in allow_lower:
                for line in lowered:
                    say(f"FAIL  {name}: refused to lower {line}")
                say(f"      to lower it on purpose: --update --allow-lower {name}")
                passed = False
                continue
            one.sha256, one.floors, changed = dataset.digest, measured, True
            say(f"SET   {name}: {_line(measured)}")
        else:
            passed &= _compare(name, one, dataset.digest, measured, say)
    for line in absent:
        say(f"!!!!  NOT FOUND, NOT MEASURED: {line}")
    if changed:
        _write(path, gate)
    say(
        "gate "
        + ("passed" if passed else "FAILED")
        + (f"; {len(absent)} sets absent" if absent else "")
    )
    return passed


def _dataset(folder: Path, one: GateSet) -> Dataset:
    source = folder / one.path
    return read(source) if one.texts is msgspec.UNSET else join_dataset(source, folder / one.texts)


def _compare(
    name: str,
    one: GateSet,
    digest: str,
    measured: dict[str, dict[str, float]],
    say: Callable[[str], None],
) -> bool:
    if not one.floors:
        say(f"FAIL  {name}: not pinned yet ({_line(measured)}); run with --update")
        return False
    if digest != one.sha256:
        say(f"FAIL  {name}: {one.path} changed since its floors were pinned; run with --update")
        return False
    fallen = _below(one, measured, tolerance=one.tolerance)
    for line in fallen:
        say(f"FAIL  {name}: {line}")
    if not fallen:
        say(f"ok    {name}: {_line(measured)}")
    return not fallen


def _measured(one: GateSet, result: Result) -> dict[str, dict[str, float]]:
    measured: dict[str, dict[str, float]] = {}
    for part in result.parts:
        if not part.rows:
            continue
        values = {figure.name: figure.value for figure in part.figures}
        # A pinned figure that a set no longer yields counts as 0, not as passed.
        measured[part.half] = {name: round(values.get(name, 0.0), 4) for name in one.figures}
    return measured


def _below(one: GateSet, measured: dict[str, dict[str, float]], *, tolerance: float) -> list[str]:
    lines = []
    for half, floors in one.floors.items():
        for figure, floor in floors.items():
            value = measured.get(half, {}).get(figure, 0.0)
            if value < floor - tolerance - 1e-9:
                lines.append(f"{figure} ({half}) is {value:.4f}, its floor {floor:.4f}")
    return lines


def _line(measured: dict[str, dict[str, float]]) -> str:
    whole = measured.get("all", {})
    return ", ".join(
        f"{figure} {value:.3f}"
        + (f" (odd {measured['odd'][figure]:.3f})" if "odd" in measured else "")
        for figure, value in whole.items()
    )


def _write(path: Path, gate: Gate) -> None:
    text = msgspec.json.format(msgspec.json.encode(gate), indent=2) + b"\n"
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the gate from the command line; 0 passed, 1 failed."""
    parser = argparse.ArgumentParser(prog="python -m dragoman.evaluation.gate", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("sets", nargs="*", metavar="SET", help="sets to measure (default: all)")
    parser.add_argument("--file", type=Path, default=Path("gate.json"), help="the gate's file")
    parser.add_argument("--update", action="store_true", help="write measured figures as floors")
    parser.add_argument(
        "--allow-lower",
        action="append",
        default=[],
        metavar="SET",
        help="may lower this set's floors",
    )
    options = parser.parse_args(arguments)
    try:
        passed = check(
            options.file,
            _load,
            only=options.sets,
            update=options.update,
            allow_lower=options.allow_lower,
            say=lambda line: print(line, flush=True),
        )
    except DragomanError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0 if passed else 1


def _load() -> CoderLike:
    import dragoman

    coder: CoderLike = dragoman.load()
    return coder


if __name__ == "__main__":
    raise SystemExit(main())
