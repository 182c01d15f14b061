"""What the head looks at."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman.semantic import FEATURES, features
from dragoman.semantic._encoder import DIMENSIONS
from dragoman.semantic._features import width

from .conftest import WordEncoder

TEXT = "Peru blamed Chile near fed"
PERU, CHILE = (0, 4), (12, 17)


def place(vector: np.ndarray, name: str) -> np.ndarray:
    """The first three numbers of a place: blamed, fed, near."""
    start = FEATURES.index(name) * DIMENSIONS
    return vector[start : start + 3]


def test_features_have_the_stated_length(words: WordEncoder) -> None:
    assert features(words.encode(TEXT), PERU, CHILE, []).shape == (width(),) == (1921,)


@pytest.mark.parametrize(("actor", "recipient", "order"), [(PERU, CHILE, 1), (CHILE, PERU, -1)])
def test_features_tell_the_order(
    words: WordEncoder, actor: tuple[int, int], recipient: tuple[int, int], order: int
) -> None:
    assert features(words.encode(TEXT), actor, recipient, [])[-1] == order


def test_features_near_words_weigh_more(words: WordEncoder) -> None:
    blamed, fed, near = place(features(words.encode(TEXT), PERU, CHILE, []), "near")
    assert blamed > near > fed > 0


def test_features_follow_the_path(words: WordEncoder) -> None:
    found = features(words.encode(TEXT), PERU, CHILE, [(5, 11, True), (18, 22, False)])
    assert place(found, "apex").tolist() == [1, 0, 0]
    assert place(found, "path") == pytest.approx([0.5**0.5, 0, 0.5**0.5])


def test_features_of_spans_are_their_own_words(words: WordEncoder) -> None:
    found = features(words.encode(TEXT), (5, 11), (23, 26), [(5, 11, True)])
    assert place(found, "actor").tolist() == [1, 0, 0]
    assert place(found, "recipient").tolist() == [0, 1, 0]
    assert not place(found, "apex").any(), "a word of a span is not on the way"
    assert not place(found, "near")[:2].any()


def test_features_of_no_words_are_zero(words: WordEncoder) -> None:
    assert not features(words.encode(""), (0, 1), (2, 3), [])[:-1].any()
