from __future__ import annotations

import pytest

from dragoman.evaluation._data import (
    AuditRow,
    CoreferenceRow,
    FactualityRow,
    PlaceRow,
    TimeRow,
)
from dragoman.evaluation._tables import (
    event_at,
    score_audit,
    score_coreference,
    score_factuality,
    score_places,
    score_times,
)

TEXT = "Oman said that he had freed the pilot near Muscat in May."


def right(result, measure):
    assert result.counts[measure, "", "all"] == 1
    return bool(result.counts[measure, "", "right"])


@pytest.mark.parametrize(
    ("auxiliary", "factuality", "stance", "wanted"),
    [
        ((), "Uu", ("states",), (True, True, True)),
        (("future",), "Uu", ("states",), (False, True, True)),
        ((), "CT+", ("states",), (True, False, True)),
        ((), "Uu", (), (True, True, False)),
        ((), "Uu", ("states", "denies"), (True, True, False)),
    ],
)
def test_tables_factuality_fields_are_judged_apart(made, auxiliary, factuality, stance, wanted):
    row = FactualityRow(
        id="f0", sentence=TEXT, trigger="freed", auxiliary="-", factuality="Uu", stance="states"
    )
    event = made.event(
        TEXT,
        "RETREAT",
        "freed",
        auxiliary=auxiliary,
        factuality=factuality,
        attribution=tuple(made.attribution(s) for s in stance),
    )
    (result,) = score_factuality([row], made.coder(events={TEXT: [event]}))
    names = ("factuality.auxiliary", "factuality.author", "factuality.stance")
    assert tuple(right(result, name) for name in names) == wanted
    assert bool(result.misses) is not all(wanted)


def test_tables_factuality_empty_cells_are_not_scored_and_dashes_mean_none(made):
    row = FactualityRow(id="f0", sentence=TEXT, trigger="freed", auxiliary="", stance="-")
    event = made.event(TEXT, "RETREAT", "freed", auxiliary=("future",))
    (result,) = score_factuality([row], made.coder(events={TEXT: [event]}))
    assert right(result, "factuality.stance")
    assert ("factuality.auxiliary", "", "all") not in result.counts
    assert ("factuality.author", "", "all") not in result.counts


def test_tables_factuality_uncoded_event_is_wrong_even_where_nothing_is_wanted(made):
    row = FactualityRow(
        id="f0", sentence=TEXT, trigger="freed", auxiliary="-", factuality="CT+", stance="-"
    )
    (result,) = score_factuality([row], made.coder())
    for name in ("event_found", "auxiliary", "author", "stance"):
        assert not right(result, f"factuality.{name}")


def test_tables_event_at_prefers_the_type_then_confidence(made):
    accuse = made.event(TEXT, "ACCUSE", "had freed", confidence=0.9)
    retreat = made.event(TEXT, "RETREAT", "freed", confidence=0.3)
    elsewhere = made.event(TEXT, "RETREAT", "said", confidence=1.0)
    events = [accuse, retreat, elsewhere]
    assert event_at(TEXT, "freed", events, "RETREAT", "row") is retreat
    assert event_at(TEXT, "freed", events, "", "row") is accuse
    assert event_at(TEXT, "freed", events, "AID", "row") is accuse
    assert event_at(TEXT, "pilot", events, "", "row") is None


@pytest.mark.parametrize(
    ("codes", "findings", "faulty", "clean"),
    [
        (["A201"], [("A201", "error")], True, None),
        (["A201"], [("A201", "info")], True, None),
        (["A201"], [("A203", "error")], False, None),
        (["A201", "A203"], [("A201", "error")], False, None),
        (["A201"], [], False, None),
        ([], [], None, True),
        ([], [("A201", "info")], None, True),
        ([], [("A201", "warning")], None, False),
    ],
)
def test_tables_audit_faults_and_false_alarms(made, codes, findings, faulty, clean):
    row = AuditRow(id="c0", text=TEXT, codes=codes)
    found = [made.finding(code, severity) for code, severity in findings]
    (result,) = score_audit([row], made.coder(findings={TEXT: found}))
    for measure, value in (("audit.faulty_reports", faulty), ("audit.clean_reports", clean)):
        if value is None:
            assert (measure, "", "all") not in result.counts
        else:
            assert right(result, measure) is value


@pytest.mark.parametrize(
    ("antecedent", "country", "inferred", "resolved", "wanted"),
    [
        ("Oman", "OMN", (0, 4), "OMN", True),
        ("Oman", "", (0, 4), "", True),
        ("Oman", "OMN", None, "OMN", False),
        ("Oman", "OMN", (43, 49), "OMN", False),
        ("", "OMN", None, "OMN", True),
        ("", "OMN", None, "YEM", False),
    ],
)
def test_tables_coreference(made, antecedent, country, inferred, resolved, wanted):
    row = CoreferenceRow(id="m0", text=TEXT, mention="he", antecedent=antecedent, country=country)
    source = made.offsets(*inferred) if inferred else None
    event = made.event(
        TEXT, "RETREAT", "freed", [made.party(TEXT, "he ", resolved, inferred=source)]
    )
    (result,) = score_coreference([row], made.coder(events={TEXT: [event]}))
    assert right(result, "coreference") is wanted


@pytest.mark.parametrize(
    ("trigger", "antecedent", "wrong", "wanted"),
    [
        ("freed", "Oman", "", True),
        ("", "Oman", "", False),
        ("freed", "Oman", "Oman", False),
        ("freed", "Oman;Sanaa", "", False),
    ],
)
def test_tables_coreference_of_one_event(made, trigger, antecedent, wrong, wanted):
    """With a trigger, a party may stand with the antecedent's own words."""
    row = CoreferenceRow(
        id="m0", text=TEXT, mention="he", antecedent=antecedent, trigger=trigger, wrong=wrong
    )
    event = made.event(TEXT, "RETREAT", "freed", [made.party(TEXT, "Oman", "OMN")])
    (result,) = score_coreference([row], made.coder(events={TEXT: [event]}))
    assert right(result, "coreference") is wanted


@pytest.mark.parametrize(("country", "wanted"), [("", True), ("OMN", False)])
def test_tables_coreference_left_open(made, country, wanted):
    row = CoreferenceRow(id="m0", text=TEXT, mention="he", antecedent="-", country="-")
    event = made.event(TEXT, "RETREAT", "freed", [made.party(TEXT, "he ", country)])
    (result,) = score_coreference([row], made.coder(events={TEXT: [event]}))
    assert right(result, "coreference.left_open") is wanted


@pytest.mark.parametrize(
    ("place", "found", "wanted"),
    [
        ("Muscat", "Muscat", True),
        ("Muscat", "Oman", False),
        ("-", None, True),
        ("-", "Oman", False),
    ],
)
def test_tables_places(made, place, found, wanted):
    row = PlaceRow(id="p0", text=TEXT, trigger="freed", place=place)
    location = made.place(found, "OMN") if found else None
    event = made.event(TEXT, "RETREAT", "freed", location=location)
    (result,) = score_places([row], made.coder(events={TEXT: [event]}))
    assert right(result, "places.name") is wanted


@pytest.mark.parametrize("place", ["Muscat", "-"])
def test_tables_places_need_the_event(made, place):
    row = PlaceRow(id="p0", text=TEXT, trigger="freed", place=place, country="OMN")
    (result,) = score_places([row], made.coder())
    assert not right(result, "places.name")
    assert not right(result, "places.country")


@pytest.mark.parametrize(
    ("start", "end", "date", "first", "whole"),
    [
        ("2019-05-01", "2019-05-31", ("2019-05-01", "2019-05-31"), True, True),
        ("2019-05-01", "2019-05-31", ("2019-05-01", "2019-05-01"), True, False),
        ("2019-05-02", "2019-05-31", ("2019-05-01", "2019-05-31"), False, False),
    ],
)
def test_tables_times(made, start, end, date, first, whole):
    row = TimeRow(id="t0", text=TEXT, trigger="freed", start=start, end=end, granularity="month")
    event = made.event(TEXT, "RETREAT", "freed", date=made.when(*date, granularity="month"))
    (result,) = score_times([row], made.coder(events={TEXT: [event]}))
    assert right(result, "times.start") is first
    assert right(result, "times.interval") is whole
    assert right(result, "times.granularity")


@pytest.mark.parametrize(("basis", "wanted"), [("published", True), ("text", False)])
def test_tables_times_no_expression(made, basis, wanted):
    row = TimeRow(id="t0", text=TEXT, trigger="freed", start="-")
    event = made.event(TEXT, "RETREAT", "freed", date=made.when("2019-06-12", basis=basis))
    (result,) = score_times([row], made.coder(events={TEXT: [event]}))
    assert right(result, "times.start") is wanted
