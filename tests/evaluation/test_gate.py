from __future__ import annotations

import json

import pytest

from dragoman.errors import ConfigError
from dragoman.evaluation import gate
from dragoman.records import Actor

FIGURE = "actors.all_fields"


class Resolver:
    """Knows the first `known` of the phrases p0, p1, ..."""

    def __init__(self, known):
        self.known = known

    def resolve(self, phrase, /, *, date=""):
        country = "FRA" if int(phrase[1:]) < self.known else ""
        return Actor(text=phrase, start=0, end=2, country=country)


@pytest.fixture
def rows():
    return [{"id": f"a{n}", "phrase": f"p{n}", "country": "FRA"} for n in range(10)]


@pytest.fixture
def place(write, rows):
    """A gate with one own set; returns the gate's path."""
    write("own.jsonl", rows)
    one = {"path": "own.jsonl", "figures": [FIGURE], "tolerance": 0.0}
    return write("gate.json", json.dumps({"sets": {"own": one}}))


@pytest.fixture
def check(place):
    def run(known, **options):
        said = []
        passed = gate.check(place, lambda: Resolver(known), say=said.append, **options)
        return passed, "\n".join(said)

    return run


def floors(place):
    return json.loads(place.read_text())["sets"]["own"]["floors"]


def test_gate_not_pinned_yet_fails(check):
    passed, said = check(8)
    assert not passed
    assert "not pinned" in said and "0.800" in said


def test_gate_update_pins_and_then_passes(check, place):
    assert check(8, update=True)[0]
    assert floors(place)["all"] == {FIGURE: 0.8}
    assert set(floors(place)) == {"even", "odd", "all"}
    assert check(8)[0]


@pytest.mark.parametrize(("known", "wanted"), [(10, True), (8, True), (7, False), (0, False)])
def test_gate_passes_a_rise_and_fails_a_drop(check, known, wanted):
    check(8, update=True)
    passed, said = check(known)
    assert passed is wanted
    assert ("FAIL" in said) is not wanted


def test_gate_says_figure_half_and_floor_of_a_drop(check):
    check(8, update=True)
    said = check(7)[1]
    assert f"{FIGURE} (all) is 0.7000, its floor 0.8000" in said
    # p7 has an odd id: the even half did not change.
    assert f"{FIGURE} (odd) is 0.6000, its floor 0.8000" in said
    assert "(even)" not in said


def test_gate_tolerance_forgives_a_small_drop(check, place):
    check(8, update=True)
    config = json.loads(place.read_text())
    config["sets"]["own"]["tolerance"] = 0.25
    place.write_text(json.dumps(config))
    assert check(7)[0]


def test_gate_update_refuses_to_lower(check, place):
    check(8, update=True)
    before = place.read_bytes()
    passed, said = check(7, update=True)
    assert not passed
    assert "refused to lower" in said and "--allow-lower own" in said
    assert place.read_bytes() == before


def test_gate_update_ignores_tolerance(check, place):
    # Otherwise repeated updates would walk a floor down in small steps.
    check(8, update=True)
    config = json.loads(place.read_text())
    config["sets"]["own"]["tolerance"] = 0.5
    place.write_text(json.dumps(config))
    assert not check(7, update=True)[0]
    assert floors(place)["all"] == {FIGURE: 0.8}


def test_gate_update_lowers_when_told_to(check, place):
    check(8, update=True)
    assert check(7, update=True, allow_lower=["own"])[0]
    assert floors(place)["all"] == {FIGURE: 0.7}


def test_gate_update_raises(check, place):
    check(8, update=True)
    assert check(9, update=True)[0]
    assert floors(place)["all"] == {FIGURE: 0.9}


def test_gate_changed_set_fails_until_updated(check, place, write, rows):
    check(8, update=True)
    write("own.jsonl", rows[:9])
    passed, said = check(9)
    assert not passed and "changed since" in said
    assert check(9, update=True)[0]
    assert check(9)[0]


def test_gate_missing_own_set_fails(check, place):
    (place.parent / "own.jsonl").unlink()
    passed, said = check(8)
    assert not passed and "own.jsonl is missing" in said


def test_gate_missing_external_set_is_named_and_passed(place, write):
    one = {"path": "../shared/x.jsonl", "figures": [FIGURE], "external": True, "sha256": "0"}
    write("gate.json", json.dumps({"sets": {"x": one}}))
    said = []

    def load():
        raise AssertionError("no set is there, so no coder is needed")

    assert gate.check(place, load, say=said.append)
    assert any("NOT FOUND" in line and "../shared/x.jsonl" in line for line in said)


def test_gate_update_keeps_the_floors_of_absent_sets(place, write, rows):
    write("own.jsonl", rows)
    absent = {
        "path": "none.jsonl", "figures": [FIGURE], "external": True, "tolerance": 0.01,
        "sha256": "abc", "floors": {"all": {FIGURE: 0.9}},
    }  # fmt: skip
    own = {"path": "own.jsonl", "figures": [FIGURE]}
    write("gate.json", json.dumps({"sets": {"absent": absent, "own": own}}))
    assert gate.check(place, lambda: Resolver(8), update=True, say=lambda line: None)
    assert json.loads(place.read_text())["sets"]["absent"] == absent


def test_gate_figure_that_vanished_counts_as_a_drop(check, place):
    check(8, update=True)
    config = json.loads(place.read_text())
    config["sets"]["own"]["floors"]["all"]["actors.sector"] = 0.5
    place.write_text(json.dumps(config))
    passed, said = check(8)
    assert not passed and "actors.sector" in said


def test_gate_only_some_sets(check):
    check(8, update=True)
    assert check(8, only=["own"])[0]
    with pytest.raises(ConfigError, match="E206"):
        check(8, only=["other"])
    with pytest.raises(ConfigError, match="E206"):
        check(8, update=True, allow_lower=["other"])


@pytest.mark.parametrize(
    "text", ["{nonsense", '{"sets": {"x": {"path": "y"}}}', '{"sets": {}, "colour": 1}']
)
def test_gate_broken_file(write, text):
    with pytest.raises(ConfigError, match="E201"):
        gate.load_gate(write("gate.json", text))


def test_gate_command_exit_codes(place, monkeypatch, capsys):
    monkeypatch.setattr(gate, "_load", lambda: Resolver(8))
    assert gate.main(["--file", str(place), "--update"]) == 0
    assert gate.main(["--file", str(place)]) == 0
    monkeypatch.setattr(gate, "_load", lambda: Resolver(1))
    assert gate.main(["--file", str(place)]) == 1
    assert "gate FAILED" in capsys.readouterr().out
    assert gate.main(["--file", str(place.parent / "none.json")]) == 78
    assert "E201" in capsys.readouterr().err
