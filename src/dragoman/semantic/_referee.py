"""Late fusion: the rules score, and the head has a say where they leave a question open.

Four numbers in all (the head's file keeps them): `floor`, `tie`, `strength`, `doubt`.

For a marked pair the rules leave the question open when they are *silent* (no
score), *fall back* (the best score is below `floor`: no event that they made has
both spans as its parties) or *tie* (a second type reaches `tie` of the best).  Then
the score of a type becomes ``score + strength * log p``; else all stays as the rules
have it.

`doubt` is for whole texts: an event falls when the head gives another label a log p
that is higher by more than that.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

from dragoman.semantic._encoder import Encoder, load_encoder
from dragoman.semantic._features import features
from dragoman.semantic._head import Head, load_head

Span = tuple[int, int]
Way = Sequence[tuple[int, int, bool]]

#: Label of a pair between which nothing political happens.
NONE = "NONE"


class Referee:
    """Settles what the rules leave open.

    Parameters
    ----------
    encoder : Encoder
    head : Head
    """

    def __init__(self, encoder: Encoder, head: Head) -> None:
        self._head = head
        # The events of a sentence come one after the other.
        self._encode = lru_cache(maxsize=8)(encoder.encode)

    @classmethod
    def load(cls) -> Referee:
        """Load the model and the head of the package.

        Raises
        ------
        MissingExtra
            E301 when ``dragoman[semantic]`` is not installed.
        ConfigError
            E201, E207 or E209 for a file that is missing or another.
        """
        return cls(load_encoder(), load_head())

    def judge(self, text: str, actor: Span, recipient: Span, path: Way) -> dict[str, float]:
        """Log-probabilities of all labels, NONE among them, for a marked pair.

        Parameters
        ----------
        text : str
            A sentence or two; 256 word pieces are read.
        actor, recipient : (int, int)
            Character offsets in it, end exclusive.
        path : sequence of (int, int, bool)
            Words on the syntactic way between the spans, see :func:`features`.
        """
        words = self._encode(text)
        return self._head.log_probabilities(features(words, actor, recipient, path))

    def open(self, scores: Mapping[str, float]) -> bool:
        """Whether the rules' scores leave the question open."""
        best, *others = sorted(scores.values(), reverse=True) or [0.0]
        return best < self._head.floor or bool(others and others[0] >= self._head.tie * best)

    def settle(
        self, scores: Mapping[str, float], text: str, actor: Span, recipient: Span, path: Way
    ) -> dict[str, float]:
        """Return the types' scores, with the head's say where the rules leave room for it.

        Parameters
        ----------
        scores : mapping of str to float
            Event types and their scores by the rules, at least 0.
        text, actor, recipient, path
            As for :meth:`judge`.

        Returns
        -------
        dict of str to float
            `scores` as they are when they leave nothing open, else a positive score
            for each type the head knows or the rules named.
        """
        if not self.open(scores):
            return dict(scores)
        logs = self.judge(text, actor, recipient, path)
        least = min(logs.values())
        summed = {
            kind: scores.get(kind, 0.0) + self._head.strength * logs.get(kind, least)
            for kind in {**logs, **scores}
            if kind != NONE
        }
        best = max(summed.values())
        return {kind: math.exp(value - best) for kind, value in summed.items()}

    def doubts(self, event_type: str, text: str, actor: Span, recipient: Span, path: Way) -> bool:
        """Whether another label is likelier than a type by more than `doubt`.

        Parameters
        ----------
        event_type : str
            Never doubted when the head does not know it.
        text, actor, recipient, path
            As for :meth:`judge`.
        """
        logs = self.judge(text, actor, recipient, path)
        return max(logs.values()) - logs.get(event_type, math.inf) > self._head.doubt
