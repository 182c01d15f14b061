"""Repairs of the parser's usual mistakes, on trees made by hand."""

from __future__ import annotations

import pytest

from dragoman.parsing._repair import attach, repair
from dragoman.parsing._tree import Token

VERBS = frozenset({"bomb", "march", "plan", "praise", "attack", "face"})


def tree(text: str) -> list[Token]:
    """Make a tree from ``word/TAG/dep/head`` (head by position, from 0)."""
    parts = [item.rsplit("/", 3) for item in text.split()]
    tokens, at = [], 0
    for i, (word, tag, dep, _) in enumerate(parts):
        tokens.append(Token(i, word, word.lower(), tag, dep, at, at + len(word)))
        at += len(word) + 1
    for token, (*_, head) in zip(tokens, parts, strict=True):
        token.head = tokens[int(head)]
        if token.head is not token:
            token.head.children.append(token)
    return tokens


def shape(tokens: list[Token]) -> list[tuple[str, str, str]]:
    return [(t.text, t.dep, t.head.text) for t in tokens]


def consistent(tokens: list[Token]) -> bool:
    """Heads and children agree, and every token hangs on a root."""
    for token in tokens:
        if token.head is not token and token not in token.head.children:
            return False
        if [c.i for c in token.children] != sorted(c.i for c in token.children):
            return False
        if any(child.head is not token for child in token.children):
            return False
        if len(list(token.ancestors())) > len(tokens):
            return False
    return True


MENDED = {
    # "India bombs camp": the verb was taken for a noun
    "hidden verb": (
        "India/NNP/compound/1 bombs/NNS/ROOT/1 camp/NN/dep/1 in/IN/prep/1 Pakistan/NNP/pobj/3",
        [("India", "nsubj", "bombs"), ("camp", "dobj", "bombs")],
    ),
    "hidden verb of a plural": (
        "Pensioners/NNS/compound/1 plan/NN/ROOT/1",
        [("Pensioners", "nsubj", "plan")],
    ),
    # "Iran and Belarus' presidents praised": the mark is a possessive
    "possessive pair": (
        "Iran/NNP/nsubj/5 and/CC/cc/0 Belarus/NNPS/conj/0 '/''/punct/5 presidents/NNS/dobj/5 "
        "praised/VBD/ROOT/5",
        [("Iran", "poss", "presidents")],
    ),
    # "After meeting X, President Y praised": Y hangs on X
    "lost subject": (
        "After/IN/prep/6 meeting/VBG/pcomp/0 Xi/NNP/dobj/1 ,/,/punct/2 President/NNP/compound/5 "
        "Lula/NNP/appos/2 praised/VBD/ROOT/6 China/NNP/dobj/6",
        [("Lula", "nsubj", "praised"), ("China", "dobj", "praised")],
    ),
    "lost subject of a passive": (
        "After/IN/prep/7 meeting/VBG/pcomp/0 Xi/NNP/dobj/1 ,/,/punct/2 President/NNP/compound/5 "
        "Lula/NNP/appos/2 was/VBD/auxpass/7 praised/VBN/ROOT/7",
        [("Lula", "nsubjpass", "praised")],
    ),
    # "said X would lose and asked voters": asked by whoever said
    "tensed pair": (
        "Diaz/NNP/nsubj/1 said/VBD/ROOT/1 Rossi/NNP/nsubj/4 would/MD/aux/4 lose/VB/ccomp/1 "
        "and/CC/cc/4 asked/VBD/conj/4 voters/NNS/dobj/6",
        [
            ("asked", "conj", "said"),
            ("and", "cc", "said"),
            ("voters", "dobj", "asked"),
            ("lose", "ccomp", "said"),
        ],
    ),
    "tensed pair without a word between": (
        "Diaz/NNP/nsubj/1 said/VBD/ROOT/1 Rossi/NNP/nsubj/4 would/MD/aux/4 lose/VB/ccomp/1 "
        ",/,/punct/4 left/VBD/conj/4",
        [("left", "conj", "said")],
    ),
    # "Police in Lima fired bullets": the verb was taken for an adjective
    "verb before its object": (
        "Police/NNS/nsubj/5 in/IN/prep/0 Lima/NNP/pobj/1 fired/VBD/amod/5 rubber/NN/compound/5 "
        "bullets/NNS/ROOT/5 at/IN/prep/5 crowds/NNS/pobj/6 ././punct/5",
        [
            ("fired", "ROOT", "fired"),
            ("Police", "nsubj", "fired"),
            ("bullets", "dobj", "fired"),
            ("rubber", "compound", "bullets"),
            (".", "punct", "fired"),
        ],
    ),
    "verb before its object in a clause": (
        "Diaz/NNP/nsubj/1 said/VBD/ROOT/1 police/NNS/nsubj/4 fired/VBD/amod/4 bullets/NNS/ccomp/1",
        [("fired", "ccomp", "said"), ("police", "nsubj", "fired"), ("bullets", "dobj", "fired")],
    ),
    "subject of an auxiliary": (
        "Hungary/NNP/nsubj/1 was/VBD/auxpass/2 opposed/VBN/ROOT/2 to/IN/prep/2 talks/NNS/pobj/3",
        [("Hungary", "nsubjpass", "opposed"), ("was", "auxpass", "opposed")],
    ),
    "gerund after a particle": (
        "Germany/NNP/nsubj/1 ruled/VBD/ROOT/1 out/RP/prt/1 sending/VBG/advcl/1 troops/NNS/dobj/3",
        [("sending", "xcomp", "ruled"), ("troops", "dobj", "sending")],
    ),
    # "to leave or face arrest": the second verb was taken for a noun
    "second infinitive": (
        "Ali/NNP/nsubj/1 told/VBD/ROOT/1 them/PRP/dobj/1 to/TO/aux/4 leave/VB/xcomp/1 or/CC/cc/4 "
        "face/NN/compound/7 arrest/NN/conj/4",
        [("face", "conj", "leave"), ("arrest", "dobj", "face"), ("or", "cc", "leave")],
    ),
}

LEFT_ALONE = {
    "a noun phrase": "Peace/NN/compound/1 talks/NNS/ROOT/1",
    "a singular subject with a bare form": "Army/NN/compound/1 plan/NN/ROOT/1",
    "an unknown verb": "India/NNP/compound/1 cricket/NN/ROOT/1",
    "a finite verb there": (
        "India/NNP/compound/1 bombs/NNS/nsubj/2 hit/VBD/ROOT/2 camps/NNS/dobj/2"
    ),
    "a subject there": (
        "Lula/NNP/nsubj/1 praised/VBD/ROOT/1 China/NNP/dobj/1"
    ),
    "a second verb in the tense of the first": (
        "Diaz/NNP/nsubj/1 said/VBD/ROOT/1 Rossi/NNP/nsubj/3 lost/VBD/ccomp/1 and/CC/cc/3 "
        "left/VBD/conj/3"
    ),
    "a second bare verb": (
        "Diaz/NNP/nsubj/1 said/VBD/ROOT/1 Rossi/NNP/nsubj/4 would/MD/aux/4 lose/VB/ccomp/1 "
        "and/CC/cc/4 leave/VB/conj/4"
    ),
    "a second verb with a subject of its own": (
        "Diaz/NNP/nsubj/1 said/VBD/ROOT/1 Rossi/NNP/nsubj/4 would/MD/aux/4 lose/VB/ccomp/1 "
        "and/CC/cc/4 she/PRP/nsubj/7 won/VBD/conj/4"
    ),
    "a second verb under a present": (
        "Diaz/NNP/nsubj/1 says/VBZ/ROOT/1 Rossi/NNP/nsubj/4 would/MD/aux/4 lose/VB/ccomp/1 "
        "and/CC/cc/4 asked/VBD/conj/4"
    ),
    "a participle before a noun": (
        "Troops/NNS/nsubj/1 found/VBD/ROOT/1 abandoned/VBN/amod/3 tanks/NNS/dobj/1"
    ),
    "a past form without a subject": (
        "The/DT/det/2 fired/VBD/amod/2 officer/NN/nsubj/3 left/VBD/ROOT/3"
    ),
    "a subject beside that of an auxiliary": (
        "Hungary/NNP/nsubj/1 was/VBD/auxpass/3 Fico/NNP/nsubj/3 opposed/VBN/ROOT/3"
    ),
    "a gerund after an object": (
        "They/PRP/nsubj/1 carried/VBD/ROOT/1 out/RP/prt/1 raids/NNS/dobj/1 using/VBG/advcl/1"
    ),
    "a gerund after a comma": (
        "They/PRP/nsubj/1 fled/VBD/ROOT/1 out/RP/prt/1 ,/,/punct/1 leaving/VBG/advcl/1"
    ),
    "a compound that is no verb": (
        "Ali/NNP/nsubj/1 told/VBD/ROOT/1 them/PRP/dobj/1 to/TO/aux/4 eat/VB/xcomp/1 or/CC/cc/4 "
        "cricket/NN/compound/7 bats/NNS/conj/4"
    ),
    "a compound in a list of nouns": (
        "Ali/NNP/nsubj/1 wanted/VBD/ROOT/1 peace/NN/dobj/1 or/CC/cc/2 face/NN/compound/5 "
        "masks/NNS/conj/2"
    ),
    "a quotation mark": (
        "‘/``/punct/2 United/NNP/nsubj/2 wins/VBZ/ROOT/2 ’/''/punct/2 fans/NNS/nsubj/5 "
        "said/VBD/ccomp/2"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MENDED)
def test_repair_mends(name: str) -> None:
    text, expected = MENDED[name]
    tokens = tree(text)
    repair(tokens, VERBS)
    assert set(expected) <= set(shape(tokens))
    assert consistent(tokens)


@pytest.mark.parametrize("name", LEFT_ALONE)
def test_repair_leaves_alone(name: str) -> None:
    tokens = tree(LEFT_ALONE[name])
    before = shape(tokens)
    repair(tokens, VERBS)
    assert shape(tokens) == before


@pytest.mark.parametrize("text", [case for case, _ in MENDED.values()] + list(LEFT_ALONE.values()))
def test_repair_twice_is_repair_once(text: str) -> None:
    tokens = tree(text)
    repair(tokens, VERBS)
    once = shape(tokens)
    repair(tokens, VERBS)
    assert shape(tokens) == once


def test_attach_keeps_children_in_order() -> None:
    tokens = tree("a/DT/det/2 b/NN/dep/2 c/NN/ROOT/2 d/NN/dep/3")
    tokens[3].head, tokens[3].children = tokens[3], []
    attach(tokens[3], tokens[2], "dobj")
    attach(tokens[0], tokens[1], "det")
    assert [t.text for t in tokens[2].children] == ["b", "d"]
    assert [t.text for t in tokens[1].children] == ["a"]
    assert consistent(tokens)
