"""The wide table of persons, who they are gathered into, and the compiled form."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.actors._people import people_index
from dragoman.knowledge import compiled, people, persons


def test_people_wide_are_those_of_the_wide_table_alone() -> None:
    by_name = {person.name: person for person in people()}
    assert by_name["Vladimir Putin"].wide is False
    assert by_name["Kanan Makiya"].wide is True
    assert len(persons()) > 10_000


def test_people_of_two_tables_are_one_person() -> None:
    annan = [person for person in people() if person.name == "Kofi Annan"]
    assert len(annan) == 1
    assert {term.office for term in annan[0].terms} >= {"special envoy"}


def test_people_index_bars_bare_surnames_of_the_little_known() -> None:
    everybody, index = people(), people_index()
    assert [everybody[place].name for place in index.surnames["obama"]][:1] == ["Barack Obama"]
    assert not any(everybody[place].wide for place in index.surnames["trump"])
    assert "he" not in index.surnames


def test_compiled_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_CACHE", str(tmp_path))
    made: list[int] = []

    def build() -> list[str]:
        made.append(1)
        return ["a", "é"]

    for _ in range(2):
        assert compiled("t", "0123", list[str], build) == ["a", "é"]
    assert made == [1]


def test_compiled_survives_a_broken_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_CACHE", str(tmp_path))
    (tmp_path / "t-0123.msgpack").write_bytes(b"\xc1 broken")
    assert compiled("t", "0123", list[str], lambda: ["b"]) == ["b"]
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("DRAGOMAN_CACHE", str(blocked))
    assert compiled("t", "0123", list[str], lambda: ["c"]) == ["c"]
