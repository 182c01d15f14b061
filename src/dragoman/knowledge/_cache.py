"""Tables in the form the program wants them, kept between runs.

Reading and folding some fourteen thousand names takes longer than reading the
result back.  What is kept is made again whenever a table or the code that reads
it changes; a cache that cannot be read or written only costs time.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

import msgspec

Compiled = TypeVar("Compiled")


def cache_folder() -> Path:
    """Return where compiled tables are kept: ``$DRAGOMAN_CACHE``, else the user's cache folder."""
    own = os.environ.get("DRAGOMAN_CACHE")
    if own:
        return Path(own)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dragoman"


def digest(tables: Iterable[str], code: Iterable[str | Path]) -> str:
    """Return a digest of tables (file names under ``knowledge/data``) and source files."""
    total = hashlib.sha256()
    folder = files("dragoman.knowledge").joinpath("data")
    for table in tables:
        total.update(folder.joinpath(table).read_bytes())
    for source in code:
        total.update(Path(source).read_bytes())
    return total.hexdigest()


def compiled(name: str, key: str, kind: type[Compiled], build: Callable[[], Compiled]) -> Compiled:
    """Return a compiled table, from the cache or newly built.

    Parameters
    ----------
    name : str
        First part of the file's name.
    key : str
        Digest of everything the table depends on.
    kind : type
        What the file must decode to.
    build : callable
        Makes it when there is none, or none that can be read.
    """
    with suppress(OSError, RuntimeError, msgspec.MsgspecError):
        path = cache_folder() / f"{name}-{key[:16]}.msgpack"
        return msgspec.msgpack.decode(path.read_bytes(), type=kind)
    value = build()
    with suppress(OSError, RuntimeError):
        path = cache_folder() / f"{name}-{key[:16]}.msgpack"
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(msgspec.msgpack.encode(value))
        os.replace(temporary, path)
    return value
