"""The codebook as one object: its version, its compiled form, a lexicon of the user's."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.codebook import Codebook, load_codebook
from dragoman.codebook._load import _stored
from dragoman.coder import Coder
from dragoman.errors import ConfigError

MINE = """\
schema: dragoman-lexicon/1
family: mine
verbs:
  praise:
    - {type: ACCUSE, mode: disapprove}
  blorp:
    - {type: SANCTION, mode: expel}
"""


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty cache folder, and nothing remembered."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("DRAGOMAN_CACHE", str(folder))
    yield folder


def load(extra: Path | None = None) -> Codebook:
    return load_codebook.__wrapped__(extra)


def test_load_keeps_a_compiled_lexicon(fresh: Path) -> None:
    first = load()
    (stored,) = fresh.iterdir()
    assert load().lexicon == first.lexicon
    assert [path.name for path in fresh.iterdir()] == [stored.name]


@pytest.mark.parametrize("content", [b"", b"\xc1", b"\x93\x80\x80", b"not msgpack at all"])
def test_load_takes_no_broken_cache(tmp_path: Path, content: bytes) -> None:
    stored = tmp_path / "x.msgpack"
    stored.write_bytes(content)
    assert _stored(stored) is None


def test_load_mends_a_broken_cache(fresh: Path) -> None:
    first = load()
    (stored,) = fresh.iterdir()
    good = stored.read_bytes()
    stored.write_bytes(good[:-1])
    assert load().lexicon == first.lexicon
    assert stored.read_bytes() == good


def test_load_does_without_a_cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    monkeypatch.setenv("DRAGOMAN_CACHE", str(tmp_path / "file"))
    assert load().lexicon.verbs


def test_load_user_lexicon_wins(fresh: Path, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(MINE, "utf-8")
    book = load(path)
    assert book.version != load().version
    assert book.lexicon.verbs["praise"][0].frames[-1].headword == "praise"
    (blorp,) = book.lexicon.verbs["blorp"]
    assert blorp.frames[0].id == "mine/verb/blorp/0"
    coder = Coder(codebook=path)
    (praise,) = coder.code("Iran praised Belarus.").events
    assert (praise.event_type, praise.codebook) == ("ACCUSE", book.version)
    (made_up,) = coder.code("Iran has blorped the envoys of Belarus.").events
    assert (made_up.event_type, made_up.mode) == ("SANCTION", ("expel",))


def test_load_user_lexicon_is_checked(fresh: Path, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(MINE.replace("ACCUSE", "ACUSE"), "utf-8")
    with pytest.raises(ConfigError) as caught:
        Coder(codebook=path)
    assert caught.value.code == "E201"
    assert "mine.yaml" in caught.value.problem
    assert not list(fresh.glob("*.msgpack"))


def test_load_user_lexicon_missing(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        Coder(codebook=tmp_path / "none.yaml")
    assert caught.value.code == "E201"
    assert "none.yaml" in caught.value.problem


def test_load_version_follows_content(fresh: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one.yaml", tmp_path / "two.yaml"
    one.write_text(MINE, "utf-8")
    shutil.copy(one, two)
    assert load(one).version == load(two).version
    two.write_text(MINE.replace("expel", "withdraw"), "utf-8")
    assert load(one).version != load(two).version
