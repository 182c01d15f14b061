"""The cue table: read, indexed, refused when it breaks the schema."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from dragoman.codebook import Cues, load_codebook
from dragoman.codebook._cues import read_cues
from dragoman.errors import ConfigError

GOOD: dict[str, Any] = {"words": ["never ever"], "effect": ["negation"], "ends": "clause"}


def write(path: Path, change: dict[str, Any], **top: Any) -> Path:
    raw = {
        "schema": "dragoman-cues/2",
        "terminators": {"clause": ["but"]},
        "cues": {"mine": {**GOOD, **change}},
        **top,
    }
    path.write_text(yaml.safe_dump(raw), "utf-8")
    return path


@pytest.fixture(scope="module")
def cues() -> Cues:
    return load_codebook().cues


@pytest.mark.parametrize(
    ("word", "dep", "name"),
    [
        ("will", "aux", "will"),
        ("will", "nsubj", ""),
        ("once", "mark", "if"),
        ("once", "advmod", "formerly"),
        ("should", "mark", "if"),
        ("no", "det", "no_one"),
        ("secret", "attr", ""),
    ],
)
def test_cues_of_a_word_depend_on_its_relation(cues: Cues, word: str, dep: str, name: str) -> None:
    assert next((cue.name for cue in cues.single(word, dep)), "") == name


def test_cues_are_indexed_longest_first(cues: Cues) -> None:
    for patterns in cues.by_word.values():
        lengths = [len(pattern) for pattern, _ in patterns]
        assert lengths == sorted(lengths, reverse=True)


def test_cues_patterns_hold_forms_and_lemmas(tmp_path: Path) -> None:
    path = write(tmp_path / "cues.yaml", {"words": ["~come close|near to"]})
    (cue,) = read_cues(path).cues
    assert [(sorted(forms), lemma) for forms, lemma in cue.words[0]] == [
        (["come"], True),
        (["close", "near"], False),
        (["to"], False),
    ]
    assert cue.ends == {"but"}
    assert set(read_cues(path).by_word) == {"~come"}


@pytest.mark.parametrize(
    ("change", "detail"),
    [
        ({"colour": "red"}, "mine: unknown key 'colour'"),
        ({"words": []}, "mine: 'words' and 'effect' are needed"),
        ({"effect": ["perhaps"]}, "mine: unknown effect 'perhaps'"),
        ({"direction": "up"}, "mine: 'direction' is one of forward, backward, both"),
        ({"targets": "word"}, "mine: 'targets' is one of"),
        ({"ends": "page"}, "mine: unknown terminators 'page'"),
        ({"reach": "far"}, "mine: 'reach' is a number of words"),
        ({"hangs": "aux"}, "mine: 'hangs' is a list of words"),
        ({"order": "last"}, "mine: 'order' is one of"),
        ({"source": "press"}, "mine: 'source' is one of object, owner, label"),
    ],
)
def test_cues_are_checked(tmp_path: Path, change: dict[str, Any], detail: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read_cues(write(tmp_path / "cues.yaml", change))
    assert caught.value.code == "E201"
    assert detail in caught.value.problem


@pytest.mark.parametrize(
    ("top", "detail"),
    [({"schema": "dragoman-cues/1"}, "the first key"), ({"more": "x"}, "unknown key 'more'")],
)
def test_cues_schema(tmp_path: Path, top: dict[str, Any], detail: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read_cues(write(tmp_path / "cues.yaml", {}, **top))
    assert detail in caught.value.problem
