"""Dragoman inside another spaCy pipeline."""

from __future__ import annotations

import spacy

import dragoman.component
from dragoman.parsing import DEFAULT_MODEL


def test_component_codes_on_the_hosts_parse() -> None:
    nlp = spacy.load(DEFAULT_MODEL)
    nlp.add_pipe("dragoman", config={"published": "2022-02-01"})
    doc = nlp("France recalled its ambassador to Mali. The weather was fine.")
    assert [event.event_type for event in doc._.events] == ["SANCTION"]
    event = doc._.events[0]
    assert doc.text[event.trigger.start : event.trigger.end] == event.trigger.text
    assert doc._.findings == ()


def test_component_leaves_an_empty_document_alone() -> None:
    component = dragoman.component.Component()
    nlp = spacy.blank("en")
    dragoman.component.create(nlp, "dragoman", "", None, None)
    doc = component(nlp.make_doc(" "))
    assert doc._.events == ()
