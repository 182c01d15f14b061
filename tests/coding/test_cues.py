"""The cue table: each cue in a sentence where it acts, and in one where it does not."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.codebook import Cues, load_codebook
from dragoman.coding._certainty import Certainty
from dragoman.coding._drafts import Context
from dragoman.coding._scopes import Scopes
from dragoman.parsing import Token
from dragoman.records import Event

TABLE = Path(__file__).parent / "data" / "cues.csv"

with TABLE.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, strict=True))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['cue']}-{row['sentence'][:40]}")
def test_cues(row: dict[str, str], events_of: Callable[..., tuple[Event, ...]]) -> None:
    sentence = row["sentence"]
    start = sentence.index(row["trigger"])
    end = start + len(row["trigger"])
    events = [e for e in events_of(sentence) if e.trigger.start < end and start < e.trigger.end]
    assert events, "no event"
    event = max(events, key=lambda e: e.confidence)
    told = {r.span.text for r in event.explanation if r.rule == f"cue/{row['cue']}" and r.span}
    assert told == ({row["words"]} if row["words"] else set())
    assert ";".join(event.auxiliary) == row["auxiliary"].replace("-", "")
    assert row["factuality"] in ("", event.factuality)


def test_cues_all_have_a_case_and_a_near_miss() -> None:
    names = {cue.name for cue in load_codebook().cues.cues}
    for kind in ("positive", "near-miss"):
        assert {row["cue"] for row in ROWS if row["kind"] == kind} == names


# -- where the parse says nothing ---------------------------------------------------------------


def sentence(told: str, heads: dict[int, tuple[str, int]]) -> list[Token]:
    """Tokens from ``word/TAG``; each is a root of its own unless `heads` says (dep, head)."""
    tokens: list[Token] = []
    at = 0
    for i, word in enumerate(told.split()):
        text, _, tag = word.rpartition("/")
        tokens.append(Token(i, text, text.lower(), tag, "ROOT", at, at + len(text)))
        at += len(text) + 1
    for i, (dep, head) in heads.items():
        tokens[i].dep, tokens[i].head = dep, tokens[head]
        tokens[head].children.append(tokens[i])
    return tokens


@pytest.fixture(scope="module")
def cues() -> Cues:
    return load_codebook().cues


FRAGMENTS = [
    # the window reaches the next predicate …
    ("No/DT shots/NNS fired/VBN", {0: ("det", 1)}, 2, "no_one"),
    ("Allegedly/RB killed/VBN", {}, 1, "allegedly"),
    ("killed/VBN ,/, allegedly/RB", {}, 0, ""),
    ("killed/VBN reportedly/RB", {}, 0, "reportedly"),
    # … not past what ends the scope …
    ("No/DT shots/NNS but/CC killed/VBN", {0: ("det", 1)}, 3, ""),
    ("Probably/RB rebels/NNS ;/: killed/VBN", {}, 3, ""),
    # … and not out of a quotation
    ('"/`` Never/RB "/`` killed/VBN', {}, 3, ""),
    ('"/`` Never/RB killed/VBN "/``', {}, 2, "not"),
    # a phrase: what it governs, before what stands next
    (
        "came/VBD close/RB to/IN attacking/VBG",
        {1: ("advmod", 0), 2: ("prep", 1), 3: ("pcomp", 2)},
        3,
        "",
    ),
    (
        "Not/RB a/DT single/JJ soldier/NN seen/VBN here/RB fired/VBD",
        {0: ("neg", 2), 1: ("det", 3), 2: ("amod", 3), 3: ("nsubj", 6), 4: ("acl", 3)},
        6,
        "no_one",
    ),
    (
        "Not/RB a/DT single/JJ soldier/NN seen/VBN here/RB fired/VBD",
        {0: ("neg", 2), 1: ("det", 3), 2: ("amod", 3), 3: ("nsubj", 6), 4: ("acl", 3)},
        4,
        "",
    ),
]


@pytest.mark.parametrize(("told", "heads", "target", "name"), FRAGMENTS)
def test_scopes_of_fragments(
    cues: Cues, told: str, heads: dict[int, tuple[str, int]], target: int, name: str
) -> None:
    tokens = sentence(told, heads)
    scopes = Scopes(cues, tokens, lambda noun: False)
    assert [match.cue.name for match in scopes.at(tokens[target])] == ([name] if name else [])


def test_scopes_a_shield_stops_other_cues(cues: Cues) -> None:
    tokens = sentence("Not/RB only/RB fired/VBD", {0: ("neg", 2), 1: ("advmod", 2)})
    context, _ = Certainty(cues, tokens, lambda noun: False).local(Context(), tokens[2])
    assert not context.negated
    assert context.notes == ()
