"""Sentences and their trees: a parse depends on its sentence alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.parsing import Parser, Sentence
from dragoman.parsing._parser import BATCH, MAX_TOKENS
from dragoman.records import Report

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"


def dump(sentences: list[Sentence]) -> list[object]:
    return [
        (
            (s.index, s.start, s.text, s.heading, s.quoted),
            [(t.text, t.lemma, t.tag, t.dep, t.head.i, t.start, t.end) for t in s.tokens],
        )
        for s in sentences
    ]


def texts(parser: Parser, text: str) -> list[str]:
    return [sentence.text for sentence in parser.parse(text)]


def test_parser_batch_is_single(parser: Parser) -> None:
    reports = [path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
    assert len(reports) > BATCH
    together = [dump(sentences) for sentences in parser.parse_many(reports)]
    assert together == [dump(parser.parse(report)) for report in reports]
    backwards = [dump(sentences) for sentences in parser.parse_many(reversed(reports))]
    assert together == backwards[::-1]


def test_parser_parse_depends_on_its_sentence_alone(parser: Parser) -> None:
    sentence = "Kenya recalled its ambassador from Somalia after talks failed."
    alone = parser.parse(sentence)[0]
    among = parser.parse(f"The weather was fine. {sentence} Nobody laughed.")[1]
    assert among.text == sentence
    assert [(t.dep, t.tag, t.head.i) for t in among.tokens] == [
        (t.dep, t.tag, t.head.i) for t in alone.tokens
    ]


def test_parser_skips_unwanted_sentences(state_visit: Report) -> None:
    parser = Parser(wanted=lambda words: "signed" in words)
    sentences = parser.parse(state_visit.text)
    assert [bool(s.tokens) for s in sentences] == ["signed" in s.text for s in sentences]
    everything = Parser().parse(state_visit.text)
    assert [s.text for s in sentences] == [s.text for s in everything]
    parsed = {s.text: dump([s]) for s in everything}
    assert all(dump([s]) == parsed[s.text] for s in sentences if s.tokens)


def test_parser_leaves_out_the_dateline(parser: Parser) -> None:
    sentences = parser.parse("KABUL, Aug 15 (Agency) — Troops entered the city. It fell.")
    assert [s.text for s in sentences] == ["Troops entered the city.", "It fell."]
    assert sentences[0].start == 25


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One came.\nTwo left.", ["One came.", "Two left."]),
        (
            "“We came. We saw,” he said. They left.",
            ["“We came.", "We saw,” he said.", "They left."],
        ),
        ("A heading without a stop\nIran spoke.", ["A heading without a stop", "Iran spoke."]),
        ("The U.S. envoy met Mr. Smith in St. Petersburg.", None),
        ("It rose 3.5 percent, i.e. less than feared.", None),
    ],
)
def test_parser_sentences(parser: Parser, text: str, expected: list[str] | None) -> None:
    assert texts(parser, text) == (expected or [text])


def test_parser_headings(parser: Parser) -> None:
    first, second = parser.parse("Iran and Belarus sign a plan\nThe two met on Monday.")
    assert (first.heading, second.heading) == (True, False)


def test_parser_quoted_ranges(parser: Parser) -> None:
    text = "He said “we will not go” and left."
    (sentence,) = parser.parse(text)
    assert [text[a:b] for a, b in sentence.quoted] == ["we will not go"]


def test_parser_caps_long_sentences(parser: Parser) -> None:
    sentences = parser.parse("troops " * (3 * MAX_TOKENS))
    assert len(sentences) >= 3
    assert max(len(s.tokens) for s in sentences) == MAX_TOKENS


def test_parser_curly_apostrophes_parse_like_straight_ones(parser: Parser) -> None:
    curly, straight = (
        parser.parse(f"Belarus hasn{mark}t sent any troops to Russia{mark}s war.")[0]
        for mark in "’'"
    )
    assert [(t.dep, t.tag) for t in curly.tokens] == [(t.dep, t.tag) for t in straight.tokens]
    assert "n’t" in [t.text for t in curly.tokens]


def test_parser_nothing(parser: Parser) -> None:
    assert parser.parse("") == []
    assert parser.parse(" \n ") == []
    assert list(parser.parse_many([])) == []


@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
@given(text=st.text(max_size=200))
def test_parser_any_text(parser: Parser, text: str) -> None:
    position = 0
    for index, sentence in enumerate(parser.parse(text)):
        assert sentence.index == index
        assert position <= sentence.start < sentence.end
        assert text[sentence.start : sentence.end] == sentence.text
        for token in sentence.tokens:
            assert text[token.start : token.end] == token.text
        position = sentence.end


def test_sentence_helpers(parser: Parser) -> None:
    (sentence,) = parser.parse("Iran praised Belarus.")
    praised = sentence.at(6)
    assert praised is not None
    assert praised.text == "praised"
    assert sentence.roots == [praised]
    assert [t.text for t in praised.subtree()] == ["Iran", "praised", "Belarus", "."]
    subject = praised.child("nsubj")
    assert subject is not None
    assert list(subject.ancestors()) == [praised]
    assert sentence.at(99) is None
