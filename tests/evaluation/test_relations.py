from __future__ import annotations

import pytest

from dragoman.evaluation._data import RelationRow
from dragoman.evaluation._relations import between, merged, relates, score

TEXT = "Iran and Oman signed after Chad blamed them and praised Peru."


def span(words):
    return (TEXT.index(words), TEXT.index(words) + len(words))


@pytest.mark.parametrize(
    ("event_type", "wanted"),
    [("CONCEDE", "YIELD"), ("RETREAT", "YIELD"), ("AGREE", "AGREE"), ("", "")],
)
def test_relations_merge_the_two_ways_of_yielding(event_type, wanted):
    assert merged(event_type) == wanted


def test_relations_direction_matters(made):
    event = made.event(
        TEXT, "ACCUSE", "blamed", [made.party(TEXT, "Chad")], [made.party(TEXT, "Oman")]
    )
    assert relates(event, span("Chad"), span("Oman"))
    assert not relates(event, span("Oman"), span("Chad"))


def test_relations_partial_overlap_is_enough_and_touching_is_not(made):
    event = made.event(
        TEXT, "ACCUSE", "blamed", [made.party(TEXT, "after Chad")], [made.party(TEXT, "Peru")]
    )
    assert relates(event, span("Chad"), span("Peru"))
    start, _ = span("Chad")
    assert not relates(event, (start + 4, start + 5), span("Peru"))


@pytest.mark.parametrize(
    ("event_type", "reciprocal", "wanted"),
    [
        ("CONSULT", False, True),
        ("AGREE", False, True),
        ("COOPERATE", False, True),
        ("SUPPORT", True, True),
        ("SUPPORT", False, False),
        ("ASSAULT", False, False),
    ],
)
def test_relations_both_may_be_actors_when_there_is_no_direction(
    made, event_type, reciprocal, wanted
):
    both = [made.party(TEXT, "Iran"), made.party(TEXT, "Oman")]
    event = made.event(TEXT, event_type, "signed", both, reciprocal=reciprocal)
    assert relates(event, span("Iran"), span("Oman")) is wanted
    assert relates(event, span("Oman"), span("Iran")) is wanted


def test_relations_one_span_may_not_stand_for_both(made):
    event = made.event(TEXT, "CONSULT", "signed", [made.party(TEXT, "Iran and Oman")])
    assert not relates(event, span("Iran"), span("Oman"))


def test_relations_inferred_party_counts_by_the_words_that_name_it(made):
    start, end = span("Iran")
    hidden = made.party(TEXT, None, inferred=made.offsets(start, end))
    event = made.event(TEXT, "SUPPORT", "praised", [hidden], [made.party(TEXT, "Peru")])
    assert relates(event, span("Iran"), span("Peru"))
    assert not relates(event, span("Chad"), span("Peru"))


def test_relations_most_confident_then_nearest(made):
    sides = [made.party(TEXT, "Chad")], [made.party(TEXT, "Peru")]
    low = made.event(TEXT, "ACCUSE", "blamed", *sides, confidence=0.5)
    high = made.event(TEXT, "SUPPORT", "praised", *sides, confidence=0.9)
    assert between([low, high], span("Chad"), span("Peru")) is high
    far = made.event(TEXT, "AGREE", "signed", *sides, confidence=0.9)
    assert between([far, high], span("Chad"), span("Peru")) is high
    assert between([], span("Chad"), span("Peru")) is None


def test_relations_score_both_tasks(made):
    row = RelationRow(
        id="r0", text=TEXT, actor=span("Chad"), recipient=span("Peru"), event_type="YIELD"
    )
    sides = [made.party(TEXT, "Chad")], [made.party(TEXT, "Peru")]
    coder = made.coder(
        events={TEXT: [made.event(TEXT, "AID", "praised", *sides)]},
        ranked={TEXT: [("RETREAT", 0.6), ("AID", 0.2)]},
    )
    (result,) = score([row], coder)
    assert result.counts["relation", "YIELD", "tp"] == 1
    assert result.counts["relation_quad", "material cooperation", "tp"] == 1
    assert result.counts["end_to_end", "YIELD", "fn"] == 1
    assert result.counts["end_to_end", "AID", "fp"] == 1
    # AID and yielding are both material cooperation, so the quad class is right.
    assert result.counts["end_to_end_quad", "material cooperation", "tp"] == 1
    assert [miss.got for miss in result.misses] == ["end_to_end: AID"]
    assert "[A Chad]" in result.misses[0].text and "[R Peru]" in result.misses[0].text


def test_relations_no_answer_costs_recall_only(made):
    row = RelationRow(id="r0", text=TEXT, actor=(0, 4), recipient=(9, 13), event_type="AGREE")
    (result,) = score([row], made.coder())
    for task in ("relation", "end_to_end"):
        assert result.counts[task, "AGREE", "fn"] == 1
        assert not [key for key in result.counts if key[0] == task and key[2] == "fp"]
    assert result.confusions == [("AGREE", "-")]
