"""What many tests share: one coder, and a small report that tells of most things."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from dragoman.coder import Coder
from dragoman.parsing import Parser, Sentence
from dragoman.records import Event, Report

REPORT = Path(__file__).parent / "data" / "state_visit.txt"


@cache
def shared_coder() -> Coder:
    """The coder of all tests; loading one takes as long as hundreds of sentences."""
    return Coder()


@cache
def shared_parser() -> Parser:
    """A parser that parses every sentence."""
    return Parser()


@pytest.fixture(scope="session")
def coder() -> Coder:
    return shared_coder()


@pytest.fixture(scope="session")
def parser() -> Parser:
    return shared_parser()


@pytest.fixture(scope="session")
def parse() -> Callable[[str], Sentence]:
    """Parse the first sentence of a text."""

    @cache
    def first(text: str) -> Sentence:
        return shared_parser().parse(text)[0]

    return first


@pytest.fixture(scope="session")
def events_of() -> Callable[..., tuple[Event, ...]]:
    """The events of a sentence published on 6 May 2024; each sentence is coded once."""

    @cache
    def events(sentence: str, published: str = "2024-05-06") -> tuple[Event, ...]:
        return shared_coder().code(sentence, published=published).events

    return events


@pytest.fixture(scope="session")
def state_visit() -> Report:
    return Report(
        text=REPORT.read_text("utf-8"), id="state-visit", published="2023-05-22", source="made"
    )
