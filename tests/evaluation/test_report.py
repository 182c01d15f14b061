from __future__ import annotations

import io
import json

import pytest
from rich.console import Console

import dragoman.evaluation
from dragoman.errors import ConfigError, InputError
from dragoman.evaluation import KINDS, evaluate, run
from dragoman.evaluation._report import SCORERS

TEXTS = [f"Iran condemned Israel {n} times." for n in range(4)]


@pytest.fixture
def gold(write):
    event = {
        "type": "ACCUSE",
        "trigger": "condemned",
        "actor": [{"country": "IRN"}],
        "recipient": [{"country": "ISR"}],
        "mode": ["disapprove"],
    }
    rows = [{"id": f"s{n}", "text": text, "events": [event]} for n, text in enumerate(TEXTS)]
    return write("gold.jsonl", rows)


@pytest.fixture
def coder(made):
    """Right on rows 0 and 1, wrong on row 2 (even) and row 3 (odd)."""

    def event(text, event_type):
        sides = [made.party(text, "Iran", "IRN")], [made.party(text, "Israel", "ISR")]
        return made.event(text, event_type, "condemned", *sides, mode=("disapprove",))

    kinds = ["ACCUSE", "ACCUSE", "REJECT", "REQUEST"]
    return made.coder(events={t: [event(t, k)] for t, k in zip(TEXTS, kinds, strict=True)})


@pytest.fixture
def console():
    return Console(file=io.StringIO(), width=110)


def test_report_every_kind_has_a_scorer():
    assert set(SCORERS) == set(KINDS)


def test_report_public_names_are_there():
    names = dragoman.evaluation.__all__
    assert len(names) == len(set(names))
    assert all(hasattr(dragoman.evaluation, name) for name in names)


def test_report_codes_every_row_once_for_all_halves(gold, coder):
    result = evaluate(gold, coder)
    assert coder.coded == 4
    assert [(part.half, part.rows) for part in result.parts] == [
        ("even", 2),
        ("odd", 2),
        ("all", 4),
    ]
    for half in ("even", "odd", "all"):
        assert result.figure(half, "typed.f1").value == 0.5
    assert result.figure("all", "no.such") is None


@pytest.mark.parametrize(("half", "coded"), [("even", 2), ("odd", 2)])
def test_report_one_half_codes_that_half_only(gold, coder, half, coded):
    result = evaluate(gold, coder, half=half)
    assert coder.coded == coded
    assert [part.half for part in result.parts] == [half]


def test_report_misses_are_of_the_even_half_only(gold, coder):
    assert {miss.id for miss in evaluate(gold, coder).misses} == {"s2"}
    assert evaluate(gold, coder, half="odd").misses == ()


@pytest.mark.parametrize("as_json", [True, False])
def test_report_never_prints_odd_rows(gold, coder, console, as_json):
    run([gold], coder, console, errors=99, as_json=as_json)
    shown = console.file.getvalue()
    assert TEXTS[2] in shown
    assert TEXTS[3] not in shown


def test_report_prints_no_rows_unless_asked(gold, coder, console):
    run([gold], coder, console)
    assert not any(text in console.file.getvalue() for text in TEXTS)


def test_report_tables_show_figures_labels_and_errors(gold, coder, console):
    run([gold], coder, console)
    shown = console.file.getvalue()
    for part in (
        "gold (events",
        "typed.f1",
        "0.500",
        "95% intervals",
        "ACCUSE/disapprove",
        "REJECT",
    ):
        assert part in shown


def test_report_json_is_one_object_a_line(gold, coder, console):
    run([gold, gold], coder, console, as_json=True)
    lines = console.file.getvalue().splitlines()
    assert len(lines) == 2
    result = json.loads(lines[0])
    assert result["kind"] == "events"
    assert result["misses"] == []
    figures = {f["name"]: f for f in result["parts"][2]["figures"]}
    assert figures["typed.f1"]["value"] == 0.5
    assert figures["typed.f1"]["low"] <= 0.5 <= figures["typed.f1"]["high"]


def test_report_markup_in_rows_is_left_alone(write, made, console):
    rows = [
        {"id": "s0", "text": "They [/red] met.", "events": [{"type": "CONSULT", "trigger": "met"}]}
    ]
    run([write("x.jsonl", rows)], made.coder(), console, errors=5)
    assert "They [/red] met." in console.file.getvalue()


def test_report_reads_all_files_before_coding(gold, coder, console, tmp_path):
    with pytest.raises(InputError, match="E110"):
        run([gold, tmp_path / "none.jsonl"], coder, console)
    assert coder.coded == 0


def test_report_unknown_half(gold, coder):
    with pytest.raises(ConfigError, match="E206"):
        evaluate(gold, coder, half="both")


def test_report_ids_need_a_final_digit(write, made):
    path = write("x.jsonl", [{"id": "sx", "text": "Calm.", "events": []}])
    with pytest.raises(InputError, match="E114"):
        evaluate(path, made.coder())


def test_report_tables_fit_eighty_columns(gold, coder):
    console = Console(file=io.StringIO(), width=80)
    run([gold], coder, console)
    lines = console.file.getvalue().splitlines()
    assert max(map(len, lines)) <= 80
    assert any("recipient_country" in line and "1.000 1.00-1.00" in line for line in lines)
