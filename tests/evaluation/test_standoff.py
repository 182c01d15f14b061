from __future__ import annotations

import hashlib
import json

import pytest

from dragoman.errors import InputError
from dragoman.evaluation import (
    agreement,
    encode_rows,
    evaluate,
    join,
    join_dataset,
    read,
    read_standoff,
)
from dragoman.evaluation._agreement import kappa

TEXT = "Peru thanked Chile on Monday. Chile expelled a Peruvian envoy.\nRain fell."
QUIET = "Rain fell in Lima all day."


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


def event(event_type="SUPPORT", words="thanked", actor=(("Peru", "PER"),), recipient=(), **fields):
    start = TEXT.index(words)

    def parties(named):
        return [
            {
                "start": TEXT.index(text),
                "end": TEXT.index(text) + len(text),
                "country": country,
                "sector": "GOV",
            }
            for text, country in named
        ]

    given = {
        "type": event_type,
        "trigger": [start, start + len(words)],
        "mode": [],
        "context": ["diplomatic"],
        "actor": parties(actor),
        "recipient": parties(recipient),
        "reciprocal": False,
        "auxiliary": [],
        "factuality": "CT+",
        "stance": "",
        "date": "2020-03-02",
        "place": "",
        "place_country": "",
    }
    return given | fields


THANKED = event(recipient=[("Chile", "CHL")])
EXPELLED = event(
    "SANCTION", "expelled", [("Chile", "CHL")], [("Peruvian envoy", "PER")], mode=["expel"]
)


def report(*events, number=2, text=TEXT, **fields):
    given = {
        "id": f"w-ab-00{number}",
        "url": f"https://example.org/{number}",
        "published": "2020-03-03",
        "sha256": digest(text),
        "coded_to": None,
        "events": list(events),
    }
    return given | fields


@pytest.fixture
def standoff(write):
    return write("gold.jsonl", [report(THANKED, EXPELLED), report(number=3, text=QUIET)])


@pytest.fixture
def corpus(write):
    def build(*pages):
        return write("corpus.jsonl", list(pages))

    return build


def page(text=TEXT, number=2, **fields):
    return {"text": text, "url": f"https://example.org/{number}", "source": "x"} | fields


def test_standoff_joins_offsets_to_words(standoff, corpus):
    joined = join(read_standoff(standoff), corpus(page(QUIET, 3), page(), page("other", 9)))
    assert not joined.missing and not joined.changed
    first, second = joined.rows
    assert (first.text, second.text, second.events) == (TEXT, QUIET, [])
    thanked, expelled = first.events
    assert TEXT[thanked.trigger.start : thanked.trigger.end] == "thanked"
    assert [p.text for p in (*expelled.actor, *expelled.recipient)] == ["Chile", "Peruvian envoy"]


@pytest.mark.parametrize(
    ("found", "missing", "changed"),
    [
        (page(), (), ()),
        (page(url=""), (), ()),
        (page(number=7), (), ()),
        ({"text": TEXT}, (), ()),
        (page("  " + TEXT.replace("\n", "\r\n") + "\r\n"), (), ()),
        (page(TEXT.replace("Monday", "Tuesday")), (), ("w-ab-002",)),
        (page(TEXT.replace("Monday", "Tuesday"), 7), ("w-ab-002",), ()),
    ],
)
def test_standoff_finds_texts_by_digest_and_names_the_others(
    write, corpus, found, missing, changed
):
    reports = read_standoff(write("gold.jsonl", [report(THANKED)]))
    joined = join(reports, corpus(found))
    assert (joined.missing, joined.changed) == (missing, changed)
    assert len(joined.rows) == 1 - len(missing) - len(changed)


def test_standoff_joined_rows_are_an_evaluation_set(standoff, corpus, tmp_path, made):
    joined = join(read_standoff(standoff), corpus(page(), page(QUIET, 3)))
    path = tmp_path / "joined.jsonl"
    path.write_bytes(encode_rows(joined.rows))
    data = read(path)
    assert data.kind == "events"
    assert data.rows == joined.rows
    peru, chile = made.party(TEXT, "Peru", "PER"), made.party(TEXT, "Chile", "CHL")
    coder = made.coder({TEXT: [made.event(TEXT, "SUPPORT", "thanked", [peru], [chile])]})
    result = evaluate(data, coder)
    assert result.figure("all", "typed.precision").value == 1.0
    assert result.figure("all", "typed.recall").value == 0.5
    assert result.figure("odd", "clean_reports").value == 1.0


def test_standoff_events_beyond_coded_to_are_not_scored(write, corpus, made):
    end = TEXT.index("Chile expelled")
    gold = write("gold.jsonl", [report(THANKED, coded_to=end)])
    data = join_dataset(gold, corpus(page()))
    events = [
        made.event(TEXT, kind, word)
        for kind, word in (("SUPPORT", "thanked"), ("SANCTION", "expelled"))
    ]
    result = evaluate(data, made.coder({TEXT: events}), intervals=False)
    assert result.figure("all", "typed.precision").value == 1.0
    early = join_dataset(write("all.jsonl", [report(THANKED)]), corpus(page()))
    result = evaluate(early, made.coder({TEXT: events}), intervals=False)
    assert result.figure("all", "typed.precision").value == 0.5


def test_standoff_without_all_texts_is_no_dataset(standoff, corpus):
    with pytest.raises(InputError, match="lacks 1 of its texts") as error:
        join_dataset(standoff, corpus(page()))
    assert error.value.code == "E121"


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ("", "E121"),
        ("{", "E114"),
        ([{"id": "x1"}], "E114"),
        ([report(colour="red")], "E114"),
        ([report(), report()], "E109"),
    ],
)
def test_standoff_bad_sets_are_refused(write, rows, code):
    with pytest.raises(InputError) as error:
        read_standoff(write("gold.jsonl", rows))
    assert error.value.code == code


@pytest.mark.parametrize("trigger", [[5, 5], [-1, 3], [0, 999]])
def test_standoff_offsets_outside_the_text_are_refused(write, corpus, trigger):
    gold = read_standoff(write("gold.jsonl", [report(THANKED | {"trigger": trigger})]))
    with pytest.raises(InputError, match="span of the text"):
        join(gold, corpus(page()))


def test_standoff_missing_files(tmp_path, standoff):
    for call in (
        lambda: read_standoff(tmp_path / "no.jsonl"),
        lambda: join(read_standoff(standoff), tmp_path / "no.jsonl"),
    ):
        with pytest.raises(InputError) as error:
            call()
        assert error.value.code == "E110"


def compared(write, first, second, **options):
    codings = [read_standoff(write(f"{n}.jsonl", [rows])) for n, rows in enumerate((first, second))]
    return agreement(*codings, **options)


def test_agreement_of_a_coding_with_itself(write):
    same = compared(write, report(THANKED, EXPELLED), report(THANKED, EXPELLED))
    assert same.events.f1 == same.found.f1 == 1.0
    assert same.types["SANCTION"].both == same.modes["SANCTION/expel"].both == 1
    assert all(field.share == 1.0 for field in same.fields.values())


def test_agreement_pairs_near_triggers_of_one_type(write):
    near = event("SUPPORT", "Monday", recipient=[("Chile", "CHL")], factuality="Uu")
    far = event("SUPPORT", "fell", recipient=[("Chile", "CHL")])
    assert compared(write, report(THANKED), report(near)).events.both == 1
    assert compared(write, report(THANKED), report(near), near=0).events.both == 0
    assert compared(write, report(THANKED), report(far)).events.both == 0
    fields = compared(write, report(THANKED), report(near)).fields
    assert (fields["factuality"].same, fields["date"].same) == (0, 1)


def test_agreement_another_type_is_found_but_not_agreed(write):
    other = compared(write, report(THANKED), report(THANKED | {"type": "CONSULT"}))
    assert (other.events.f1, other.found.f1, other.type.same) == (0.0, 1.0, 0)
    assert other.types["CONSULT"].second == 1


def test_agreement_passes_over_what_lies_beyond_coded_to(write):
    end = TEXT.index("Chile expelled")
    both = compared(
        write, report(THANKED, EXPELLED, coded_to=end), report(THANKED, EXPELLED, coded_to=end)
    )
    assert (both.events.first, both.events.second) == (1, 1)


def test_agreement_needs_the_same_reports(write):
    with pytest.raises(InputError):
        compared(write, report(THANKED), report(THANKED, number=4))


@pytest.mark.parametrize(
    ("pairs", "value"),
    [
        ([], None),
        ([("a", "a")] * 3, None),
        ([("a", "a"), ("b", "b")], 1.0),
        ([("a", "b"), ("b", "a")], -1.0),
        ([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")], 0.0),
    ],
)
def test_agreement_kappa(pairs, value):
    assert kappa(pairs) == (None if value is None else pytest.approx(value))


def test_gate_joins_a_standoff_set_and_passes_it_over_without_texts(
    standoff, corpus, write, made, tmp_path
):
    from dragoman.evaluation import gate

    one = {
        "path": "gold.jsonl", "texts": "corpus.jsonl", "external": True,
        "figures": ["clean_reports"],
    }  # fmt: skip
    path = write("gate.json", json.dumps({"sets": {"far": one}}))
    said: list[str] = []
    assert gate.check(path, made.coder, say=said.append)
    assert "NOT MEASURED: far (corpus.jsonl)" in "\n".join(said)
    corpus(page(), page(QUIET, 3))
    said.clear()
    assert not gate.check(path, made.coder, say=said.append)
    assert "not pinned yet (clean_reports 1.000" in "\n".join(said)
