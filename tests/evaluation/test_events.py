from __future__ import annotations

import pytest

from dragoman.evaluation._data import EventRow, GoldEvent, GoldParty, GoldTrigger
from dragoman.evaluation._events import judge, score, score_report

TEXT = "Iran condemned Israel, met Oman and freed a pilot."


def gold(event_type="ACCUSE", trigger="condemned", actor=("IRN",), recipient=("ISR",), **fields):
    return GoldEvent(
        type=event_type,
        trigger=trigger,
        actor=None if actor is None else [GoldParty(country=c) for c in actor],
        recipient=None if recipient is None else [GoldParty(country=c) for c in recipient],
        **fields,
    )


def row(*events, text=TEXT):
    return EventRow(id="e0", text=text, events=list(events))


@pytest.fixture
def coded(made):
    """An event like the default gold event, with changes."""

    def build(event_type="ACCUSE", trigger="condemned", actor="IRN", recipient="ISR", **fields):
        return made.event(
            TEXT,
            event_type,
            trigger,
            [made.party(TEXT, "Iran", actor)] if actor is not None else [],
            [made.party(TEXT, "Israel", recipient)] if recipient is not None else [],
            **fields,
        )

    return build


def counts(result, measure):
    """tp, fp, fn of a measure over all its labels."""
    return tuple(
        sum(n for key, n in result.counts.items() if key[0] == measure and key[2] == part)
        for part in ("tp", "fp", "fn")
    )


def test_events_judge_pairs_one_to_one(coded):
    events = [coded(), coded(confidence=0.1), coded("REJECT"), coded(actor="ISR", recipient="IRN")]
    judged = judge(row(gold()), events)
    assert [event for event, _ in judged] == events
    assert sorted(right for _, right in judged) == [False, False, False, True]
    assert judge(row(gold()), [coded("REJECT")])[0][1] is False


def test_events_judge_leaves_out_what_was_not_read(coded):
    part = EventRow(id="e0", text=TEXT, events=[], coded_to=3)
    assert judge(part, [coded()]) == []


def test_events_right_event(coded):
    result = score_report(row(gold()), [coded()])
    assert counts(result, "typed") == counts(result, "typed_parties") == (1, 0, 0)
    assert counts(result, "found") == (1, 0, 0)
    assert not result.misses and not result.confusions


def test_events_wrong_type_is_missed_and_surplus_but_found(coded):
    result = score_report(row(gold()), [coded("REJECT")])
    assert counts(result, "typed") == (0, 1, 1)
    assert counts(result, "found") == (1, 0, 0)
    assert result.confusions == [("ACCUSE", "REJECT")]


def test_events_turned_round_is_wrong(coded):
    result = score_report(row(gold()), [coded(actor="ISR", recipient="IRN")])
    assert counts(result, "typed") == (0, 1, 1)
    assert result.confusions == [("ACCUSE", "ACCUSE reversed")]


@pytest.mark.parametrize(
    ("actor", "recipient", "typed_parties"),
    [
        ("IRN", "ISR", (1, 0, 0)),
        ("IRQ", "ISR", (0, 1, 1)),
        ("IRN", None, (0, 1, 1)),
        ("IRN", "", (0, 1, 1)),
        # Not reversed: the recipient is not the gold actor.
        ("ISR", "USA", (0, 1, 1)),
    ],
)
def test_events_parties_by_country(coded, actor, recipient, typed_parties):
    result = score_report(row(gold()), [coded(actor=actor, recipient=recipient)])
    assert counts(result, "typed") == (1, 0, 0)
    assert counts(result, "typed_parties") == typed_parties


def test_events_unannotated_recipient_is_not_scored(coded):
    result = score_report(row(gold(recipient=None)), [coded(recipient="USA")])
    assert counts(result, "typed_parties") == (1, 0, 0)
    assert ("field.recipient_country", "", "all") not in result.counts


def test_events_no_recipient_wanted_and_one_given_is_wrong(coded):
    result = score_report(row(gold(recipient=())), [coded()])
    assert counts(result, "typed_parties") == (0, 1, 1)


def test_events_one_to_one_duplicates_are_surplus(coded):
    result = score_report(row(gold()), [coded(), coded(id="second")])
    assert counts(result, "typed") == (1, 1, 0)
    assert counts(result, "found") == (1, 1, 0)


def test_events_same_trigger_two_gold_events_are_told_apart_by_type(coded):
    wanted = row(gold("SANCTION"), gold("COERCE"))
    result = score_report(wanted, [coded("COERCE"), coded("SANCTION")])
    assert counts(result, "typed") == (2, 0, 0)


def test_events_another_word_of_the_sentence_will_do_for_the_same_type_and_party(coded):
    result = score_report(row(gold("CONSULT", "met")), [coded("CONSULT", "pilot")])
    assert counts(result, "typed") == (1, 0, 0)


@pytest.mark.parametrize("event_type", ["CONSULT", "ACCUSE"])
def test_events_elsewhere_is_no_match(made, event_type):
    text = "Iran met Oman. Iran condemned Chad."
    second = text[15:]
    event = made.event(
        text, event_type, "condemned", [made.party(text, "Iran", "IRN")], text=second
    )
    wanted = EventRow(id="e0", text=text, events=[gold("CONSULT", "met", recipient=None)])
    result = score_report(wanted, [event])
    assert counts(result, "typed") == (0, 1, 1)
    assert counts(result, "found") == (0, 1, 1)


def test_events_missing_and_surplus(coded):
    result = score_report(row(gold(), gold("CONSULT", "met")), [coded(), coded("AID", "pilot")])
    assert counts(result, "typed") == (1, 1, 1)
    assert sorted(result.confusions) == [("-", "AID"), ("CONSULT", "-")]
    assert len(result.misses) == 2


@pytest.mark.parametrize(("events", "right"), [(0, 1), (1, 0)])
def test_events_reports_without_events(made, coded, events, right):
    coder = made.coder(events={TEXT: [coded()] * events})
    (result,) = score([row()], coder)
    assert result.counts["clean_reports", "", "right"] == right
    assert counts(result, "typed") == (0, events, 0)


def test_events_trigger_by_offsets(coded):
    at = TEXT.index("condemned")
    result = score_report(row(gold(trigger=GoldTrigger(at, at + 3))), [coded()])
    assert counts(result, "typed") == (1, 0, 0)


@pytest.mark.parametrize(
    ("wanted", "got", "field", "right"),
    [
        ({"mode": ["disapprove"]}, {"mode": ("disapprove",)}, "mode", True),
        ({"mode": ["disapprove"]}, {"mode": ("disapprove", "allege")}, "mode", False),
        ({"mode": []}, {"mode": ("allege",)}, "mode", False),
        ({"context": ["legal", "military"]}, {"context": ("military", "legal")}, "context", True),
        ({"auxiliary": []}, {"auxiliary": ("future",)}, "auxiliary", False),
        ({"auxiliary": ["future"]}, {"auxiliary": ("future",)}, "auxiliary", True),
        ({"factuality": "Uu"}, {"factuality": "CT+"}, "factuality", False),
        ({"reciprocal": True}, {"reciprocal": True}, "reciprocal", True),
        ({"counts": False}, {"counts": True}, "counts", False),
        ({"cameo": "010"}, {"cameo": "10"}, "cameo", False),
    ],
)
def test_events_fields(coded, wanted, got, field, right):
    result = score_report(row(gold(**wanted)), [coded(**got)])
    assert result.counts[f"field.{field}", "", "all"] == 1
    assert result.counts[f"field.{field}", "", "right"] == int(right)
    assert bool(result.misses) is not right


@pytest.mark.parametrize(
    ("stance", "chain", "right"),
    [
        ("", [], True),
        ("", ["states"], False),
        ("alleges", ["states", "alleges"], True),
        ("states", ["states", "alleges"], False),
        ("states>alleges", ["states", "alleges"], True),
        ("states>alleges", ["alleges"], False),
    ],
)
def test_events_stance_is_the_nearest_or_the_whole_chain(made, coded, stance, chain, right):
    event = coded(attribution=tuple(made.attribution(link) for link in chain))
    result = score_report(row(gold(stance=stance)), [event])
    assert result.counts["field.stance", "", "right"] == int(right)


@pytest.mark.parametrize(
    ("date", "right"),
    [
        ("2023-03-13", True),
        ("2023-03-14", False),
        ("2023-03-13/2023-03-15", True),
        ("2023-03-13/2023-03-13", False),
    ],
)
def test_events_date_by_first_day_or_interval(made, coded, date, right):
    event = coded(date=made.when("2023-03-13", "2023-03-15"))
    result = score_report(row(gold(date=date)), [event])
    assert result.counts["field.date", "", "right"] == int(right)


@pytest.mark.parametrize(
    ("place", "right"), [("Tehran", True), ("tehran", True), ("Qom", False), ("", False)]
)
def test_events_place(made, coded, place, right):
    event = coded(location=made.place("Tehran", "IRN"))
    result = score_report(row(gold(place=place, place_country="IRN")), [event])
    assert result.counts["field.place", "", "right"] == int(right)
    assert result.counts["field.place_country", "", "right"] == 1


def test_events_modes_are_labels_of_their_type(coded):
    result = score_report(row(gold(mode=["allege"])), [coded("REJECT", mode=("yield",))])
    assert result.counts["modes", "ACCUSE/allege", "fn"] == 1
    assert result.counts["modes", "REJECT/yield", "fp"] == 1


def test_events_reciprocal_clash_has_no_direction(coded):
    event = coded("ASSAULT", actor="ISR", recipient="IRN", reciprocal=True)
    result = score_report(row(gold("ASSAULT")), [event])
    assert counts(result, "typed") == (1, 0, 0)


@pytest.mark.parametrize(
    ("confidence", "label"), [(0.0, "0.0+"), (0.79, "0.7+"), (0.8, "0.8+"), (1.0, "1.0+")]
)
@pytest.mark.parametrize(("event_type", "part"), [("ACCUSE", "tp"), ("REJECT", "fp")])
def test_events_confidence_by_tenths(coded, confidence, label, event_type, part):
    result = score_report(row(gold()), [coded(event_type, confidence=confidence)])
    assert result.counts["confidence", label, part] == 1


@pytest.mark.parametrize(
    ("parties", "scored"),
    [([], None), ([GoldParty(country="IRN")], None), ([GoldParty(sector="GOV")], 1)],
)
def test_events_sectors_are_scored_where_they_are_annotated(coded, parties, scored):
    wanted = GoldEvent(type="ACCUSE", trigger="condemned", actor=parties)
    result = score_report(row(wanted), [coded()])
    assert result.counts.get(("field.actor_sector", "", "all")) == scored
