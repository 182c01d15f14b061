"""What the head looks at: five places of a sentence around a marked pair.

Each place is a mean of word-piece vectors, scaled to length 1 (zeros when the
place has no words), so that all places weigh alike whatever their length.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dragoman.semantic._encoder import DIMENSIONS, Encoded

Span = tuple[int, int]
Vector = NDArray[np.float32]

#: The places, in the order of the vector; ``order`` is 1 when the actor comes first, else -1.
FEATURES = ("near", "path", "apex", "actor", "recipient", "order")

#: Characters over which a word's weight for a span falls by a factor of e.
_REACH = 25.0


def width() -> int:
    """Length of a feature vector."""
    return (len(FEATURES) - 1) * DIMENSIONS + 1


def features(
    words: Encoded, actor: Span, recipient: Span, path: Sequence[tuple[int, int, bool]]
) -> Vector:
    """Describe a marked pair.

    Parameters
    ----------
    words : Encoded
        The text that holds the pair.
    actor, recipient : (int, int)
        Character offsets in that text, end exclusive.
    path : sequence of (int, int, bool)
        Words on the way from one span to the other through the sentence's syntax:
        offsets, and whether the word is the topmost one.

    Returns
    -------
    ndarray of float32, shape (1921,)
        ``near``: words outside both spans, by their nearness to them; ``path`` and
        ``apex``: the words of that way, and its topmost; ``actor``, ``recipient``:
        the words of the spans, which know their sentence; ``order``.
    """
    starts, ends = words.starts, words.ends
    acting = (starts < actor[1]) & (actor[0] < ends)
    suffering = (starts < recipient[1]) & (recipient[0] < ends)
    outside = ~(acting | suffering)
    near = np.zeros(len(starts), dtype=np.float32)
    for span in (actor, recipient):
        distance = np.maximum(np.maximum(span[0] - ends, starts - span[1]), 0)
        near += np.exp(-distance / _REACH).astype(np.float32)
    way = np.zeros(len(starts), dtype=bool)
    top = np.zeros(len(starts), dtype=bool)
    for start, end, apex in path:
        inside = (starts < end) & (start < ends) & outside
        way |= inside
        if apex:
            top |= inside
    places = [
        _mean(words, weights)
        for weights in (
            near * outside,
            way.astype(np.float32),
            top.astype(np.float32),
            acting.astype(np.float32),
            suffering.astype(np.float32),
        )
    ]
    order = np.array([1.0 if actor[0] < recipient[0] else -1.0], dtype=np.float32)
    return np.concatenate([*places, order])


def _mean(words: Encoded, weights: Vector) -> Vector:
    """Weighted mean of the vectors, of length 1; zeros when nothing has weight."""
    total = (words.vectors * weights[:, None]).sum(axis=0, dtype=np.float32)
    length = float(np.sqrt(np.square(total).sum(dtype=np.float32)))
    return np.asarray(total / length if length else np.zeros(DIMENSIONS), dtype=np.float32)
