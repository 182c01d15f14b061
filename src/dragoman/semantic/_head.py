"""The head: multinomial logistic regression on the features, kept in one small file.

``tools/train_semantic.py`` trains it on the sentences of ``training/`` and writes
``data/head.json``: labels, weights (float16, base64) and what they were made from.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from dragoman.errors import ConfigError
from dragoman.semantic._encoder import MODEL_DIGEST, VOCABULARY_DIGEST
from dragoman.semantic._features import FEATURES, width

#: Number of the file's layout.
LAYOUT = 1

_WEIGHTS = np.dtype("<f2")


class HeadFile(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """What ``head.json`` holds.

    Attributes
    ----------
    layout : int
    labels : list of str
        PLOVER types, and NONE for a pair without a political event.
    features : list of str
        Names of the places, as :data:`FEATURES`.
    strength : float
        Weight of a log-probability beside a score of the rules, at least 0.
    floor : float
        Below this best score of the rules the head has a say.
    tie : float
        Share of the best score, 0 to 1, from which a second one ties with it.
    doubt : float
        An event is left out when another label is this much likelier (difference of
        natural logarithms).
    model, vocabulary : str
        SHA-256 of what made the features.
    training : str
        SHA-256 of the sentences it was trained on.
    rows : int
        How many they were.
    weights : bytes
        float16, little-endian, shape (labels, width + 1); the last column is the bias.
    """

    layout: int
    labels: list[str]
    features: list[str]
    strength: float
    floor: float
    tie: float
    doubt: float
    model: str
    vocabulary: str
    training: str
    rows: int
    weights: bytes


class Head:
    """Gives each label its probability.

    Parameters
    ----------
    file : HeadFile

    Attributes
    ----------
    labels : tuple of str
    strength, floor, tie, doubt : float
        As in :class:`HeadFile`.

    Raises
    ------
    ConfigError
        E201 when the parts do not fit each other or this version.
    """

    def __init__(self, file: HeadFile) -> None:
        weights = np.frombuffer(file.weights, dtype=_WEIGHTS)
        fitting = (
            file.layout == LAYOUT
            and tuple(file.features) == FEATURES
            and (file.model, file.vocabulary) == (MODEL_DIGEST, VOCABULARY_DIGEST)
            and file.strength >= 0
            and 0 <= file.tie <= 1
            and file.doubt >= 0
            and weights.size == len(file.labels) * (width() + 1)
        )
        if not fitting:
            raise ConfigError("E201", path="head.json", detail="made for another version")
        table = weights.astype(np.float32).reshape(len(file.labels), width() + 1)
        self.labels = tuple(file.labels)
        self.strength = file.strength
        self.floor = file.floor
        self.tie = file.tie
        self.doubt = file.doubt
        self._weights = table[:, :-1]
        self._bias = table[:, -1]

    def log_probabilities(self, features: NDArray[np.float32]) -> dict[str, float]:
        """Natural logarithms of the labels' probabilities, in the order of `labels`.

        Parameters
        ----------
        features : ndarray of float32, shape (1921,)
        """
        scores = (self._weights * features).sum(axis=1, dtype=np.float32) + self._bias
        scores = scores - scores.max()
        logs = scores - np.log(np.exp(scores).sum(dtype=np.float32))
        return {label: float(value) for label, value in zip(self.labels, logs, strict=True)}


def encode_head(
    *,
    labels: list[str],
    weights: NDArray[np.floating],
    strength: float,
    floor: float,
    tie: float,
    doubt: float,
    training: str,
    rows: int,
) -> bytes:
    """The content of a head's file.

    Parameters
    ----------
    labels : list of str
    weights : ndarray, shape (labels, width + 1)
        The last column is the bias; stored as float16.
    strength, floor, tie, doubt, training, rows
        As in :class:`HeadFile`.
    """
    file = HeadFile(
        layout=LAYOUT,
        labels=labels,
        features=list(FEATURES),
        strength=strength,
        floor=floor,
        tie=tie,
        doubt=doubt,
        model=MODEL_DIGEST,
        vocabulary=VOCABULARY_DIGEST,
        training=training,
        rows=rows,
        weights=weights.astype(_WEIGHTS).tobytes(),
    )
    return msgspec.json.format(msgspec.json.encode(file), indent=1) + b"\n"


def read_head(content: bytes) -> Head:
    """Read a head from the content of its file.

    Raises
    ------
    ConfigError
        E201 for a file that breaks the layout or was made for another version.
    """
    try:
        return Head(msgspec.json.decode(content, type=HeadFile))
    except msgspec.DecodeError as error:
        raise ConfigError("E201", path="head.json", detail=error) from None


@lru_cache(maxsize=1)
def load_head() -> Head:
    """The head of the package.

    Raises
    ------
    ConfigError
        E207 when it is missing, E201 when it does not fit this version.
    """
    path = Path(str(files("dragoman.semantic").joinpath("data", "head.json")))
    try:
        return read_head(path.read_bytes())
    except OSError:
        raise ConfigError("E207", path=path) from None
