"""Lexicon files: what ships is valid, what is not valid is refused by name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from dragoman.codebook import load_codebook, ontology
from dragoman.codebook._lexicon import (
    _FRAME_KEYS,
    KINDS,
    ROLES,
    SPECIAL,
    read_classes,
    read_condition,
    read_lexicon,
)
from dragoman.errors import ConfigError

OPERATORS = frozenset({"commit", "halt"})
CLASSES = {"talks": frozenset({"talk", "summit"})}


def read(tmp_path: Path, raw: Any, name: str = "mine.yaml") -> Any:
    path = tmp_path / name
    path.write_text(yaml.safe_dump(raw, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return read_lexicon([path], CLASSES, OPERATORS)


def lexicon(frame: Any, headword: str = "meet", part: str = "verbs") -> dict[str, Any]:
    return {"schema": "dragoman-lexicon/1", part: {headword: [frame]}}


def test_lexicon_shipped_frames_are_valid() -> None:
    book = load_codebook()
    frames = book.lexicon.frames()
    assert len(frames) > 2000
    ids = [frame.id for frame in frames]
    assert len(ids) == len(set(ids))
    for frame in frames:
        outcomes = [frame.event_type, frame.op, frame.none, frame.light, frame.transparent]
        assert sum(map(bool, outcomes)) == 1, frame.id
        assert not frame.op or frame.op in book.operators.by_name
        assert 0 < frame.weight <= 1
        assert set(frame.actor + frame.recipient + frame.mutual + frame.content) <= ROLES
        for condition in frame.conditions:
            assert condition.role in ROLES | SPECIAL
            assert condition.kinds <= KINDS | set(ontology().types) | {
                "cooperation", "concession", "conflict", "verbal_conflict", "material_conflict",
                "any",
            }  # fmt: skip


def test_lexicon_frame_is_read(tmp_path: Path) -> None:
    raw = {"if": {"obj": "deal @talks"}, "type": "CONSULT", "mode": "visit", "mutual": "obj|with",
           "context": ["military"], "cameo": "042", "weight": "0.7", "note": "x"}  # fmt: skip
    (entry,) = read(tmp_path, lexicon(raw)).verbs["meet"]
    (frame,) = entry.frames
    assert (frame.id, frame.event_type, frame.mode) == ("mine/verb/meet/0", "CONSULT", ("visit",))
    assert frame.mutual == ("obj", "with")
    assert (frame.cameo, frame.weight, frame.context) == ("042", 0.7, ("military",))
    assert frame.conditions[0].words == {"deal", "talk", "summit"}


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"type": "CONSULTS"}, "unknown type 'CONSULTS'"),
    ({"type": "CONSULT", "mode": "aerial"}, "'aerial' is no mode of CONSULT"),
    ({"op": "commit", "mode": "visit"}, "a mode needs a type"),
    ({"type": "CONSULT", "op": "commit"}, "needs exactly one of"),
    ({"if": {"obj": "*"}}, "needs exactly one of"),
    ({"op": "hold"}, "unknown operator 'hold'"),
    ({"type": "CONSULT", "colour": "red"}, "unknown key 'colour'"),
    ({"type": "CONSULT", "actor": "subject"}, "unknown role 'subject'"),
    ({"type": "CONSULT", "mutual": "with|besides_of"}, "unknown role 'besides_of'"),
    ({"type": "CONSULT", "if": {"object": "*"}}, "unknown role 'object'"),
    ({"type": "CONSULT", "if": {"obj": "@nothing"}}, "unknown class '@nothing'"),
    ({"type": "CONSULT", "if": {"obj": "+nobody"}}, "unknown kind '+nobody'"),
    ({"type": "CONSULT", "if": {"obj": ""}}, "empty condition"),
    ({"type": "CONSULT", "if": {"obj": "!"}}, "empty condition"),
    ({"type": "CONSULT", "if": ["obj"]}, "'if' is a mapping"),
    ({"type": "CONSULT", "context": "space"}, "unknown context 'space'"),
    ({"type": "CONSULT", "cameo": "57"}, "unknown CAMEO code '57'"),
    ({"type": "CONSULT", "joint": "DRILL"}, "unknown type 'DRILL'"),
    ({"type": "CONSULT", "also": "DRILL"}, "unknown outcome 'DRILL'"),
    ({"type": "CONSULT", "also": "COERCE/visit"}, "unknown outcome 'COERCE/visit'"),
]


@pytest.mark.parametrize(("frame", "detail"), REFUSED, ids=[detail for _, detail in REFUSED])
def test_lexicon_frame_is_refused(tmp_path: Path, frame: dict[str, Any], detail: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read(tmp_path, lexicon(frame))
    assert caught.value.code == "E201"
    assert detail in caught.value.problem
    assert "mine.yaml: verbs: meet [0]" in caught.value.problem


@pytest.mark.parametrize(
    "raw",
    [
        {},
        [],
        {"schema": "dragoman-lexicon/9"},
        {"verbs": {}, "schema": "x"},
        {"schema": "dragoman-lexicon/1", "adverbs": {}},
        {"schema": "dragoman-lexicon/1", "verbs": {"meet": {"type": "CONSULT"}}},
        {"schema": "dragoman-lexicon/1", "verbs": {"meet": []}},
        {"schema": "dragoman-lexicon/1", "verbs": {"meet": ["CONSULT"]}},
    ],
)
def test_lexicon_file_is_refused(tmp_path: Path, raw: Any) -> None:
    with pytest.raises(ConfigError) as caught:
        read(tmp_path, raw)
    assert caught.value.code == "E201"


@pytest.mark.parametrize(
    ("text", "words", "kinds", "filled", "negated"),
    [
        ("deal", {"deal"}, set(), None, False),
        ("deal @talks +person", {"deal", "talk", "summit"}, {"person"}, None, False),
        ("*", set(), set(), True, False),
        ("-", set(), set(), False, False),
        ("! +conflict", set(), {"conflict"}, None, True),
        ("+ASSAULT", set(), {"ASSAULT"}, None, False),
    ],
)
def test_lexicon_condition(
    text: str, words: set[str], kinds: set[str], filled: bool | None, negated: bool
) -> None:
    made = read_condition("obj", text, CLASSES, "here")
    assert (made.words, made.kinds, made.filled, made.negated) == (words, kinds, filled, negated)


def test_lexicon_frames_with_conditions_come_first(tmp_path: Path) -> None:
    raw = {
        "schema": "dragoman-lexicon/1",
        "verbs": {
            "sign": [{"type": "SUPPORT"}, {"if": {"obj": "waiver"}, "none": "sport"}],
            "sign up": [{"op": "commit"}],
        },
        "nouns": {"hunger-strike": [{"type": "PROTEST", "mode": "hunger"}]},
    }
    made = read(tmp_path, raw)
    long, short = made.verbs["sign"]
    assert (long.words, short.words) == (("sign", "up"), ("sign",))
    assert [frame.none for frame in short.frames] == ["sport", ""]
    (strike,) = made.nouns["strike"]
    assert strike.words == ("hunger", "strike")


@pytest.mark.parametrize("body", ["a: '@b'\nb: '@a'", "a: '@none'"])
def test_lexicon_classes_are_refused(tmp_path: Path, body: str) -> None:
    path = tmp_path / "classes.yaml"
    lines = "\n".join(f"  {line}" for line in body.splitlines())
    path.write_text(f"classes:\n{lines}\n", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        read_classes(path)
    assert caught.value.code == "E201"


def test_lexicon_classes_include_classes(tmp_path: Path) -> None:
    path = tmp_path / "classes.yaml"
    path.write_text("classes:\n  a: x @b\n  b: y\n", encoding="utf-8")
    assert read_classes(path) == {"a": frozenset("xy"), "b": frozenset("y")}


def test_lexicon_keys_are_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "lexicon.md").read_text("utf-8")
    for key in _FRAME_KEYS:
        assert f"`{key}`" in page, key


def test_lexicon_a_second_event(tmp_path: Path) -> None:
    raw = {"type": "SANCTION", "mode": "convict", "also": "COERCE/arrest"}
    (entry,) = read(tmp_path, lexicon(raw, "jail")).verbs["jail"]
    assert entry.frames[0].also == ("COERCE", "arrest")
