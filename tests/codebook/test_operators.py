"""The composition rules: what an outer predicate does to an inner event."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dragoman.codebook import Operators, fits, load_codebook, ontology
from dragoman.codebook._operators import read_operators
from dragoman.errors import ConfigError


@pytest.fixture(scope="module")
def operators() -> Operators:
    return load_codebook().operators


# operator: inner event -> outcome; "-" where no rule fits.
TABLE = """
commit AID AGREE
commit CONSULT/visit AGREE
commit RETREAT/release CONCEDE
commit ASSAULT inner+future
commit ACCUSE/investigate inner+future
vow ASSAULT THREATEN/*
vow AID AGREE
vow REJECT inner
plan CONSULT AGREE
plan PROTEST inner+future
plan RETREAT CONCEDE
expect COOPERATE AGREE
expect ASSAULT inner+future
consider SANCTION THREATEN/*
consider AID inner+hypothetical
unlikely SANCTION inner+future+negation
seem ASSAULT inner
know ASSAULT inner
willing AID AGREE
willing ASSAULT THREATEN/*
invite CONSULT/visit AGREE
threaten ASSAULT THREATEN/*
threaten REQUEST REQUEST
request AID REQUEST/*
demand RETREAT/release REQUEST/*
order ASSAULT inner
order RETREAT/release REQUEST/yield
refuse AID REJECT/*
oppose AGREE REJECT/*
oppose ASSAULT ACCUSE/disapprove
accept REQUEST AGREE
accept RETREAT CONCEDE
report ASSAULT inner
claim ASSAULT inner
deny AID inner
confirm ASSAULT inner
accuse AID ACCUSE/allege
accuse ASSAULT/aerial ACCUSE/allege
undo SANCTION CONCEDE
undo AID SANCTION/discontinue
halt CONSULT REJECT/meet
halt COOPERATE SANCTION/discontinue
halt ASSAULT RETREAT/ceasefire
end SUPPORT SANCTION/withdraw
reduce AID SANCTION/discontinue
begin CONSULT inner
prevent CONSULT REJECT/meet
prevent ASSAULT inner+negation
fail CONSULT inner+negation
attempt ASSAULT inner
cause RETREAT/resign inner
permit COERCE inner+future
support ASSAULT SUPPORT
condemn ASSAULT ACCUSE/disapprove
convict ASSAULT SANCTION/convict
""".split("\n")


@pytest.mark.parametrize("case", [line for line in TABLE if line])
def test_operators_outcomes(operators: Operators, case: str) -> None:
    name, inner, wanted = case.split()
    kind, _, mode = inner.partition("/")
    outcome = operators.by_name[name].outcome(kind, (mode,) if mode else ())
    if wanted == "-":
        assert outcome is None
        return
    assert outcome is not None
    told = outcome.event_type + (f"/{outcome.mode}" if outcome.mode else "")
    assert told + (f"+{outcome.auxiliary}" if outcome.auxiliary else "") == wanted


@pytest.mark.parametrize(
    ("outer", "inner", "mode"),
    [
        ("REQUEST", "CONSULT", "meet"),
        ("REQUEST", "RETREAT/resign", "change"),
        ("REQUEST", "RETREAT/release", "yield"),
        ("REQUEST", "AID", "assist"),
        ("REQUEST", "ASSAULT", "change"),
        ("REJECT", "CONSULT/visit", "meet"),
        ("REJECT", "CONCEDE", "yield"),
        ("REJECT", "COOPERATE", "assist"),
        ("THREATEN", "ASSAULT/aerial", "violence"),
        ("THREATEN", "SANCTION/expel", "expel"),
        ("THREATEN", "SANCTION", "relations"),
        ("THREATEN", "COERCE/arrest", "arrest"),
        ("THREATEN", "PROTEST/strike", "restrict"),
        ("THREATEN", "AID", ""),
        ("AGREE", "AID", ""),
    ],
)
def test_operators_mode_by_content(operators: Operators, outer: str, inner: str, mode: str) -> None:
    kind, _, inner_mode = inner.partition("/")
    assert operators.content_mode(outer, kind, (inner_mode,) if inner_mode else ()) == mode


def test_operators_modes_by_content_are_modes(operators: Operators) -> None:
    for outer, table in operators.modes_by_content.items():
        for _, mode in table:
            assert not mode or ontology().check_mode(outer, mode)


@pytest.mark.parametrize(
    ("key", "kind", "modes", "expected"),
    [
        ("any", "ASSAULT", (), True),
        ("cooperation", "AID", (), True),
        ("cooperation", "ASSAULT", (), False),
        ("AID", "AID", ("x",), True),
        ("RETREAT/resign", "RETREAT", ("resign",), True),
        ("RETREAT/resign", "RETREAT", ("release",), False),
        ("RETREAT/resign", "RETREAT", (), False),
        ("material_conflict", "ACCUSE", (), False),
        ("verbal_conflict", "ACCUSE", (), True),
    ],
)
def test_operators_fits(key: str, kind: str, modes: tuple[str, ...], expected: bool) -> None:
    assert fits(key, kind, modes) is expected


def test_operators_attributing_ones_keep_the_inner_event(operators: Operators) -> None:
    for operator in operators.by_name.values():
        if operator.stance:
            assert operator.keep, operator.name


GOOD: dict[str, Any] = {"become": {"any": "inner"}, "alone": "none", "inner": "keep"}


@pytest.mark.parametrize(
    ("change", "detail"),
    [
        ({"colour": "red"}, "unknown key 'colour'"),
        ({"inner": "drop"}, "'inner' is keep or absorb"),
        ({"stance": "sings"}, "unknown stance"),
        ({"factuality": "CT"}, "unknown factuality"),
        ({"fills": "object"}, "'fills' is actor or recipient"),
        ({"become": {"friendship": "inner"}}, "unknown content 'friendship'"),
        ({"become": {"AID/aerial": "inner"}}, "unknown content 'AID/aerial'"),
        ({"become": {"any": "HELP"}}, "unknown outcome 'HELP'"),
        ({"become": {"any": "AID/aerial"}}, "'aerial' is no mode of AID"),
        ({"become": {"any": "inner +past"}}, "unknown mark"),
        ({"become": {"any": "inner +future +past"}}, "unknown mark"),
        ({"past": "yes"}, "'past' is inner or told"),
        ({"negated": "outer"}, "'negated' is inner"),
        ({"alone": "HELP"}, "unknown outcome 'HELP'"),
    ],
)
def test_operators_are_checked(tmp_path: Path, change: dict[str, Any], detail: str) -> None:
    import yaml

    path = tmp_path / "operators.yaml"
    raw = {
        "schema": "dragoman-operators/1",
        "operators": {"mine": {**GOOD, **change}},
        "modes_by_content": {},
    }
    path.write_text(yaml.safe_dump(raw), "utf-8")
    with pytest.raises(ConfigError) as caught:
        read_operators(path)
    assert caught.value.code == "E201"
    assert detail in caught.value.problem


def test_operators_schema(tmp_path: Path) -> None:
    path = tmp_path / "operators.yaml"
    path.write_text("operators: {}\nmodes_by_content: {}\n", "utf-8")
    with pytest.raises(ConfigError) as caught:
        read_operators(path)
    assert caught.value.code == "E201"
