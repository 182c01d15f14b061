"""The expectations that tables of sentences are written in."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def rules() -> ModuleType:
    """tools/decision_rules.py: ``holds(events, "TYPE/mode+auxiliary~stance=factuality")``."""
    path = Path(__file__).parents[2] / "tools" / "decision_rules.py"
    spec = importlib.util.spec_from_file_location("decision_rules", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
