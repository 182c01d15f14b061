"""What the project promises about its own packaging."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from dragoman._version import __version__

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = ("core", "dev", "all")

PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)


def pins(name: str) -> dict[str, str]:
    """Package to version; a package may be pinned by marker, then the last one counts."""
    return dict(PIN.findall((ROOT / "requirements" / f"{name}.txt").read_text("utf-8")))


def required(specs: list[str]) -> set[str]:
    return {re.split(r"[\[<>=~!; ]", spec)[0].lower() for spec in specs}


@pytest.mark.parametrize("name", LOCKS)
def test_packaging_lock_has_hashes_and_names_no_index(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith((" ", "#")):
            assert PIN.match(line), line
            assert line.endswith("\\"), line
    for foreign in ("index-url", "find-links", "file:", "://", " @ "):
        assert foreign not in text


def test_packaging_lock_covers_the_requirements() -> None:
    project = PROJECT["project"]
    core = required(project["dependencies"])
    dev = required(PROJECT["dependency-groups"]["dev"])
    extras = {
        name
        for part, specs in project["optional-dependencies"].items()
        if part != "all"
        for name in required(specs)
    }
    known = {lock: {name.lower() for name in pins(lock)} for lock in LOCKS}
    assert core <= known["core"]
    assert core | dev <= known["dev"]
    assert core | extras <= known["all"]


def test_packaging_locks_agree() -> None:
    core, dev, everything = (pins(name) for name in LOCKS)
    assert core.items() <= dev.items()
    assert core.items() <= everything.items()
    shared = dev.keys() & everything.keys()
    assert {name: dev[name] for name in shared} == {name: everything[name] for name in shared}


def test_packaging_all_names_every_extra() -> None:
    extras = PROJECT["project"]["optional-dependencies"]
    (everything,) = extras["all"]
    assert set(everything.partition("[")[2].rstrip("]").split(",")) == set(extras) - {"all"}
    assert all(f"dragoman[{name}]" in (ROOT / "README.md").read_text("utf-8") for name in extras)


def test_packaging_version_is_the_same_everywhere() -> None:
    assert f"version: {__version__}\n" in (ROOT / "CITATION.cff").read_text("utf-8")
    assert PROJECT["tool"]["hatch"]["version"]["path"] == "src/dragoman/_version.py"


def test_packaging_make_targets_are_explained() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert phony is not None
    for target in phony[1].split():
        assert re.search(rf"^{target}:.*## ", makefile, re.MULTILINE), target
