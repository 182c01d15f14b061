"""The model is the one that was tested with, or the error says what to do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.errors import ConfigError
from dragoman.parsing import _model, load_model, model_version


def test_model_missing() -> None:
    with pytest.raises(ConfigError) as caught:
        load_model("no_such_pipeline")
    assert caught.value.code == "E202"


def test_model_files_differ(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    digests = json.loads(_model._DIGESTS.read_text("utf-8"))
    digests["files"][next(iter(digests["files"]))] = "0" * 64
    changed = tmp_path / "digests.json"
    changed.write_text(json.dumps(digests), "utf-8")
    monkeypatch.setattr(_model, "_DIGESTS", changed)
    _model._check_digests.cache_clear()
    with pytest.raises(ConfigError) as caught:
        load_model()
    assert caught.value.code == "E203"
    assert caught.value.details["version"] == digests["version"]


def test_model_without_parser(tmp_path: Path) -> None:
    import spacy

    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(ConfigError) as caught:
        load_model(str(tmp_path / "blank"))
    assert caught.value.code == "E204"


def test_model_version_names_the_model() -> None:
    assert model_version().startswith("en_core_web_sm")
