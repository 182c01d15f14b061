"""Everything an explanation may name has a meaning in plain words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman.codebook import AUXILIARY, load_codebook, read_glosses
from dragoman.codebook._confidence import TRAITS
from dragoman.codebook._cues import EFFECTS
from dragoman.codebook._operators import FACTUALITY, STANCES
from dragoman.errors import ConfigError

CODING = Path(__file__).parents[2] / "src" / "dragoman" / "coding"
KINDS = ("country", "person", "organisation", "role", "group", "place", "unknown")


def wanted() -> list[str]:
    names = [f"operator/{name}" for name in load_codebook().operators.by_name]
    for kind, codes in (
        ("effect", EFFECTS), ("stance", STANCES), ("factuality", FACTUALITY),
        ("auxiliary", AUXILIARY), ("trait", TRAITS), ("kind", KINDS),
        ("basis", ("text", "dateline", "published")),
    ):  # fmt: skip
        names += [f"{kind}/{code}" for code in sorted(codes)]
    for path in sorted(CODING.glob("*.py")):
        names += re.findall(r"\bNote\(\s*\"([a-z/]+)\"", path.read_text("utf-8"))
    return sorted(set(names))


@pytest.mark.parametrize("rule", wanted())
def test_glosses_tell_every_rule(rule: str) -> None:
    assert read_glosses()[rule]


def test_glosses_tell_only_what_is_there() -> None:
    """Every rule of the table is written somewhere in the coding of an event."""
    code = "".join(path.read_text("utf-8") for path in sorted(CODING.glob("*.py")))
    for rule in set(read_glosses()) - set(wanted()):
        stem = rule.partition("/")[0]
        assert f'"{rule}' in code or f'f"{stem}/' in code, rule


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("rule\na\n", "columns"),
        ("rule,meaning\na,\n", "line 2"),
        ("rule,meaning\na,b\na,c\n", "line 3"),
        ("rule,meaning\na,b,c\n", "line 2"),
    ],
)
def test_glosses_faults_are_named(tmp_path: Path, text: str, fault: str) -> None:
    path = tmp_path / "glosses.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(ConfigError, match=fault) as caught:
        read_glosses(path)
    assert caught.value.code == "E201"


def test_glosses_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        read_glosses(tmp_path / "none.csv")
    assert caught.value.code == "E207"
