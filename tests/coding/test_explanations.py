"""Every event of the example reports says why, on words that are there."""

from __future__ import annotations

from pathlib import Path

import pytest

import dragoman
from dragoman.codebook import load_codebook, read_glosses
from dragoman.reading import read
from dragoman.records import Event, Report

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports.jsonl"
REPORTS = [report for report in read([EXAMPLES]) if isinstance(report, Report)]


@pytest.fixture(scope="module", params=REPORTS, ids=lambda report: report.id)
def coded(request: pytest.FixtureRequest, coder: dragoman.Coder) -> tuple[str, list[Event]]:
    return request.param.text, list(coder.code(request.param).events)


def rules(event: Event) -> set[str]:
    return {reason.rule for reason in event.explanation}


def kinds(event: Event) -> set[str]:
    return {rule.partition("/")[0] for rule in rules(event)}


def test_explanations_rest_on_words_of_the_text(coded: tuple[str, list[Event]]) -> None:
    text, events = coded
    for event in events:
        assert event.explanation
        for reason in event.explanation:
            if reason.span is not None:
                assert text[reason.span.start : reason.span.end] == reason.span.text != ""


def test_explanations_name_known_rules(coded: tuple[str, list[Event]]) -> None:
    cues = {cue.name for cue in load_codebook().cues.cues}
    for event in coded[1]:
        for reason in event.explanation:
            kind, _, name = reason.rule.partition("/")
            if kind == "cue":
                assert name in cues
            elif kind not in ("frame", "confidence"):
                assert reason.rule in read_glosses()


def test_explanations_hold_type_score_and_confidence(coded: tuple[str, list[Event]]) -> None:
    for event in coded[1]:
        assert kinds(event) & {"frame", "verdict"}
        last = event.explanation[-1]
        assert last.rule == "confidence/score"
        score, *traits = last.note.split()
        assert event.confidence == load_codebook().confidence.share(float(score), traits)


def test_explanations_hold_what_marks_an_event(coded: tuple[str, list[Event]]) -> None:
    for event in coded[1]:
        effects = {
            w for r in event.explanation if r.rule.startswith("cue/") for w in r.note.split()
        }
        composed = bool(kinds(event) & {"operator", "modal"})
        for mark in event.auxiliary:
            told = mark in effects or f"time/{mark}" in rules(event) or mark in rules(event)
            assert told or composed, (event.text, mark)
        if event.factuality != "CT+":
            marked = kinds(event) & {"cue", "operator", "modal", "negation", "question"}
            assert event.attribution or marked, event.text


def test_explanations_hold_parties_named_elsewhere(coded: tuple[str, list[Event]]) -> None:
    known = {"actor/reference", "actor/authority", "event/recalled", "host/place"}
    for event in coded[1]:
        for party in (*event.actor, *event.recipient):
            if party.start is None:
                assert party.inferred_from is not None
                assert rules(event) & known, event.text


@pytest.mark.parametrize(
    ("sentence", "rule", "words"),
    [
        ("Has Chad attacked Niger?", "question", "?"),
        ("On 9 May, Chad expels the envoy of Niger.", "time/future", "9 May"),
        ("Chad arrested two journalists in 1994.", "time/historical", "1994"),
        ("Chad attacked Niger.", "frame/", "attacked"),
        ("Chad did not attack Niger.", "cue/", "not"),
        ("Chad accused Niger of theft. It also recalled its envoy.", "actor/reference", "It"),
    ],
)
def test_explanations_of_sentences(
    coder: dragoman.Coder, sentence: str, rule: str, words: str
) -> None:
    events = coder.code(sentence, published="2024-05-06").events
    found = [
        reason.span.text
        for event in events
        for reason in event.explanation
        if reason.rule.startswith(rule) and reason.span is not None
    ]
    assert any(words in text for text in found), [rules(event) for event in events]


def test_explanations_tell_whose_country_was_taken(coder: dragoman.Coder) -> None:
    (event,) = coder.code("In Lagos, police arrested two students.").events
    notes = [r.note for r in event.explanation if r.rule.startswith("country/")]
    assert any(note.endswith(": NGA") for note in notes), event.explanation
