"""The table of judging words, and what its reader refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.codebook import load_codebook
from dragoman.codebook._verdicts import read_verdicts
from dragoman.errors import ConfigError

EMPTY = "{verbs: '', nouns: '', adjectives: ''}"
GOOD = """schema: dragoman-verdicts/1
wrongdoing: {verbs: rig steal, nouns: fraud, adjectives: corrupt}
blame: {verbs: fail, nouns: disgrace, adjectives: absurd}
praise: {verbs: excel, nouns: ally, adjectives: brave}
"""


def _read(tmp_path: Path, text: str) -> object:
    path = tmp_path / "verdicts.yaml"
    path.write_text(text, encoding="utf-8")
    return read_verdicts(path)


@pytest.mark.parametrize(
    ("lemma", "tag", "verdict"),
    [
        ("betray", "VBD", "wrongdoing"),
        ("fraud", "NN", "wrongdoing"),
        ("disgrace", "NN", "blame"),
        ("absurd", "JJ", "blame"),
        ("wrongly", "RB", "blame"),
        ("ally", "NNS", "praise"),
        ("brave", "JJR", "praise"),
        # the part of speech decides
        ("absurd", "NN", ""),
        ("ally", "VB", ""),
        # misfortune is nobody's fault
        ("wounded", "JJ", ""),
        ("die", "VBD", ""),
        ("storm", "NN", ""),
        ("corrupt", "IN", ""),
    ],
)
def test_verdicts_of_a_word(lemma: str, tag: str, verdict: str) -> None:
    assert load_codebook().verdicts.of(lemma, tag) == verdict


def test_verdicts_are_read(tmp_path: Path) -> None:
    path = tmp_path / "verdicts.yaml"
    path.write_text(GOOD, encoding="utf-8")
    verdicts = read_verdicts(path)
    assert verdicts.verbs == {"rig": "wrongdoing", "steal": "wrongdoing", "fail": "blame",
                              "excel": "praise"}  # fmt: skip
    assert verdicts.of("fraud", "NN") == "wrongdoing"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("dragoman-verdicts/1", "dragoman-verdicts/2", "the schema must be dragoman-verdicts/1"),
        ("nouns: disgrace", "nouns: fraud", "fraud stands twice among the nouns"),
        ("verbs: rig steal", "verbs: rig rig", "rig stands twice among the verbs"),
        ("adjectives: brave", "adverbs: bravely", "adverbs"),
        ("praise: {verbs: excel, nouns: ally, adjectives: brave}\n", "", "praise"),
        ("nouns: ally", "nouns: [ally]", "Expected `str`"),
        ("blame:", "criticism: {verbs: x}\nblame:", "criticism"),
    ],
)
def test_verdicts_reader_refuses(tmp_path: Path, old: str, new: str, problem: str) -> None:
    assert old in GOOD
    with pytest.raises(ConfigError) as caught:
        _read(tmp_path, GOOD.replace(old, new, 1))
    assert caught.value.code == "E201"
    assert problem in str(caught.value)


def test_verdicts_same_word_may_differ_by_part_of_speech(tmp_path: Path) -> None:
    text = GOOD.replace("nouns: ally", "nouns: steal")
    assert read_verdicts_ok(tmp_path, text) == ("wrongdoing", "praise")


def read_verdicts_ok(tmp_path: Path, text: str) -> tuple[str, str]:
    path = tmp_path / "verdicts.yaml"
    path.write_text(text, encoding="utf-8")
    verdicts = read_verdicts(path)
    return verdicts.of("steal", "VB"), verdicts.of("steal", "NN")
