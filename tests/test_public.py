"""The public surface: names, cheap imports, docstrings that agree with signatures."""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import msgspec
import pytest

import dragoman

NAMES = [
    "Actor", "Attribution", "Coded", "Coder", "ConfigError", "DragomanError", "Event", "Finding",
    "InputError", "Location", "Magnitude", "MissingExtra", "Offsets", "OutputError", "Reason",
    "Rejection", "Report", "Span", "Story", "When", "__version__", "link", "load",
]  # fmt: skip

PACKAGES = [
    importlib.import_module(f"dragoman.{info.name}")
    for info in pkgutil.iter_modules(dragoman.__path__)
    if info.ispkg
]


def test_public_names_are_pinned() -> None:
    assert dragoman.__all__ == NAMES
    assert dir(dragoman) == NAMES
    for name in NAMES:
        assert getattr(dragoman, name) is not None
    with pytest.raises(AttributeError):
        dragoman.nothing  # noqa: B018 - the access is the test


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.__name__)
def test_public_packages_name_what_they_export(package: ModuleType) -> None:
    assert package.__doc__
    names = package.__all__
    # The order of ruff's RUF022: constants, classes, functions.
    order = {name: (not name.isupper(), not name[0].isupper(), name) for name in names}
    assert names == sorted(names, key=order.__getitem__)
    assert len(names) == len(set(names))
    for name in names:
        assert hasattr(package, name)


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.__name__)
def test_public_modules_are_private_and_explained(package: ModuleType) -> None:
    for info in pkgutil.iter_modules(package.__path__):
        assert info.name.startswith("_") or info.name in {"gate"}
        assert importlib.import_module(f"{package.__name__}.{info.name}").__doc__


#: Small modules that the allowed packages bring along.
HELPERS = {"_yaml", "cython_runtime", "typing_extensions"}


def imported(statement: str) -> set[str]:
    """The top-level packages, beyond the standard library, that a statement loads."""
    script = (
        "import sys, json; before = set(sys.modules)\n"
        f"{statement}\n"
        "print(json.dumps(sorted({m.partition('.')[0] for m in set(sys.modules) - before})))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    found = set(json.loads(done.stdout)) - set(sys.stdlib_module_names) - HELPERS
    return {name for name in found if not name.startswith("_cython_")}


@pytest.mark.parametrize(
    ("statement", "allowed"),
    [
        ("import dragoman", {"dragoman"}),
        ("import dragoman; dragoman.InputError", {"dragoman"}),
        ("import dragoman; dragoman.Report", {"dragoman", "msgspec"}),
        ("import dragoman.reading", {"dragoman", "msgspec"}),
        ("import dragoman; dragoman.link", {"dragoman", "msgspec"}),
        ("import dragoman.codebook", {"dragoman", "msgspec", "yaml"}),
        ("import dragoman.knowledge", {"dragoman", "msgspec"}),
        ("import dragoman.parsing", {"dragoman", "msgspec"}),
        (
            "import dragoman; dragoman.load",
            {"dragoman", "msgspec", "yaml", "ahocorasick"},
        ),
    ],
)
def test_public_imports_are_light(statement: str, allowed: set[str]) -> None:
    assert imported(statement) <= allowed


def functions() -> Iterator[tuple[str, Callable[..., Any]]]:
    """All public functions and methods, and the constructors of public classes."""
    seen = set()
    for package in [dragoman, *PACKAGES]:
        for name in package.__all__:
            value = getattr(package, name)
            if id(value) in seen or not getattr(value, "__module__", "").startswith("dragoman"):
                continue
            seen.add(id(value))
            where = f"{package.__name__}.{name}"
            if inspect.isclass(value):
                if not issubclass(value, msgspec.Struct | Exception):
                    yield where, value
                for method, code in vars(value).items():
                    if inspect.isfunction(code) and not method.startswith("_"):
                        yield f"{where}.{method}", code
            elif inspect.isfunction(value):
                yield where, value


def documented(doc: str, section: str) -> set[str]:
    """The names in a numpydoc section."""
    match = re.search(
        rf"^{section}\n-+\n(.*?)(?=^\w[\w ]*\n-+\n|\Z)", doc, re.DOTALL | re.MULTILINE
    )
    if match is None:
        return set()
    heads = re.findall(r"^(\S[^:\n]*?)(?: :|$)", match[1], re.MULTILINE)
    return {name.strip().lstrip("*") for head in heads for name in head.split(",")}


@pytest.mark.parametrize(
    ("where", "function"), list(functions()), ids=lambda x: x if isinstance(x, str) else ""
)
def test_public_docstrings_agree_with_signatures(where: str, function: Callable[..., Any]) -> None:
    doc = inspect.getdoc(function)
    assert doc, f"{where} has no docstring"
    names = documented(doc, "Parameters")
    if not names:
        return
    wanted = {
        parameter.name
        for parameter in inspect.signature(function).parameters.values()
        if parameter.name not in ("self", "cls")
    }
    assert names == wanted, where


RECORDS = [
    getattr(dragoman, name)
    for name in NAMES
    if inspect.isclass(getattr(dragoman, name))
    and issubclass(getattr(dragoman, name), msgspec.Struct)
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_public_records_document_real_fields(record: type[msgspec.Struct]) -> None:
    doc = inspect.getdoc(record)
    assert doc
    names = documented(doc, "Attributes") | documented(doc, "Parameters")
    assert names <= set(record.__struct_fields__)


def test_public_example_of_the_package_runs(coder: dragoman.Coder) -> None:
    coded = coder.code("France recalled its ambassador to Mali.", published="2022-02-01")
    told = [(event.event_type, event.mode) for event in coded.events]
    assert str(told) in (dragoman.__doc__ or "")
