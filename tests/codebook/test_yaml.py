"""YAML whose scalars stay what was written, and whose keys stand once."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.codebook._yaml import read_yaml
from dragoman.errors import ConfigError


def _write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "word", ["on", "no", "yes", "off", "010", "1", "1.50", "null", "~", "2023-03-13"]
)
def test_yaml_scalars_are_strings(tmp_path: Path, word: str) -> None:
    assert read_yaml(_write(tmp_path, f"{word}: {word}\nlist: [{word}]\n")) == {
        word: word,
        "list": [word],
    }


@pytest.mark.parametrize(
    "text", ["a: 1\na: 2\n", "outer:\n  a: 1\n  b: 2\n  a: 3\n", "- {a: 1, a: 2}\n"]
)
def test_yaml_repeated_keys(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read_yaml(_write(tmp_path, text))
    assert caught.value.code == "E201"
    assert "written twice" in caught.value.problem


def test_yaml_the_same_key_in_two_mappings(tmp_path: Path) -> None:
    assert read_yaml(_write(tmp_path, "a: {k: 1}\nb: {k: 2}\n")) == {
        "a": {"k": "1"},
        "b": {"k": "2"},
    }


@pytest.mark.parametrize("text", ["a: [1\n", "a: b: c\n", "\t- x\n"])
def test_yaml_not_yaml(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read_yaml(_write(tmp_path, text))
    assert caught.value.code == "E201"
    assert "x.yaml" in caught.value.problem


def test_yaml_missing(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        read_yaml(tmp_path / "none.yaml")
    assert caught.value.code == "E207"


def test_yaml_builds_no_objects(tmp_path: Path) -> None:
    made = read_yaml(_write(tmp_path, "a: !!python/object:os.system {}\nb: !!int 010\n"))
    assert made == {"a": {}, "b": "010"}
