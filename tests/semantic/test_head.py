"""The head's file."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

from dragoman.errors import ConfigError
from dragoman.semantic import FEATURES, Head, load_head, read_head
from dragoman.semantic._features import width


def test_head_gives_probabilities(head: Head) -> None:
    vector = np.zeros(width(), dtype=np.float32)
    assert head.log_probabilities(vector) == pytest.approx(dict.fromkeys(head.labels, -math.log(3)))
    vector[1] = 1.0
    logs = head.log_probabilities(vector)
    assert list(logs) == ["ACCUSE", "AID", "NONE"]
    assert max(logs, key=logs.__getitem__) == "AID"
    assert sum(map(math.exp, logs.values())) == pytest.approx(1)


@pytest.mark.parametrize(
    "fields",
    [
        {"layout": 2},
        {"features": [*FEATURES, "more"]},
        {"model": "0" * 64},
        {"vocabulary": ""},
        {"strength": -1.0},
        {"doubt": -1.0},
        {"tie": 1.5},
        {"labels": ["ACCUSE"]},
        {"labels": "ACCUSE"},
        {"surprise": 1},
    ],
    ids=str,
)
def test_head_made_for_another_version_is_refused(
    changed: Callable[..., bytes], fields: dict[str, object]
) -> None:
    read_head(changed())
    with pytest.raises(ConfigError) as caught:
        read_head(changed(**fields))
    assert caught.value.code == "E201"


def test_head_of_the_package_fits() -> None:
    head = load_head()
    assert len(head.labels) == 17
    assert "NONE" in head.labels
    assert 0 < head.strength <= 1
