"""Two marked spans: which type relates them?"""

from __future__ import annotations

import pytest

from dragoman.codebook import load_codebook
from dragoman.codebook._scheme import SchemeRule, read_scheme
from dragoman.coder import Coder
from dragoman.errors import ConfigError, InputError


def rank(coder: Coder, text: str, actor: str, recipient: str) -> list[tuple[str, float]]:
    spans = [(text.index(words), text.index(words) + len(words)) for words in (actor, recipient)]
    return coder.relation(text, actor=spans[0], recipient=spans[1])


@pytest.mark.parametrize(
    ("text", "actor", "recipient", "label"),
    [
        ("Iran praised Belarus.", "Iran", "Belarus", "SUPPORT"),
        ("Iran was praised by Belarus.", "Belarus", "Iran", "SUPPORT"),
        ("Iran accused Israel of bombing Syria.", "Iran", "Israel", "ACCUSE"),
        ("Iran accused Israel of bombing Syria.", "Israel", "Syria", "ASSAULT"),
        ("Germany agreed to send doctors to Kenya.", "Germany", "Kenya", "AGREE"),
        ("Police clashed with protesters in Minsk.", "Police", "protesters", "ASSAULT"),
        ("Turkey expelled the envoy of Greece.", "Turkey", "Greece", "SANCTION"),
        ("France and Mali held talks in Paris.", "France", "Mali", "CONSULT"),
        # the labels of the relation task (relation_scheme.yaml)
        ("The army promised to withdraw from the land of the Kurds.", "army", "Kurds", "AGREE"),
        (
            "A court in Ghana convicted the opposition leader.",
            "court",
            "opposition leader",
            "ACCUSE",
        ),
        ("Israel imposed a blockade on Gaza.", "Israel", "Gaza", "ASSAULT"),
    ],
)
def test_relation_best(coder: Coder, text: str, actor: str, recipient: str, label: str) -> None:
    ranked = rank(coder, text, actor, recipient)
    assert ranked[0][0] == label, ranked


def test_relation_scores(coder: Coder) -> None:
    ranked = rank(coder, "Iran accused Israel of bombing Syria.", "Iran", "Israel")
    scores = [score for _, score in ranked]
    assert scores == sorted(scores, reverse=True)
    assert sum(scores) == pytest.approx(1)
    assert len({kind for kind, _ in ranked}) == len(ranked)
    assert {kind for kind, _ in ranked} <= set(load_codebook().ontology.types)


def test_relation_without_a_predicate(coder: Coder) -> None:
    assert rank(coder, "Iran, Israel.", "Iran", "Israel") == []


@pytest.mark.parametrize("span", [(-1, 4), (0, 0), (5, 3), (0, 999)])
def test_relation_span_outside(coder: Coder, span: tuple[int, int]) -> None:
    for spans in ({"actor": span, "recipient": (0, 4)}, {"actor": (0, 4), "recipient": span}):
        with pytest.raises(ConfigError) as caught:
            coder.relation("Iran praised Belarus.", **spans)
        assert caught.value.code == "E208"


def test_relation_bad_text(coder: Coder) -> None:
    with pytest.raises(InputError):
        coder.relation(" \x00 ", actor=(0, 1), recipient=(1, 2))


def test_relation_scheme_rules_are_used() -> None:
    rules = read_scheme()
    assert rules == load_codebook().scheme
    assert len(set(rules)) == len(rules)


@pytest.mark.parametrize(
    ("fields", "fits"),
    [
        ({}, True),
        ({"mode": "convict"}, True),
        ({"mode": "expel"}, False),
        ({"trigger": "jail"}, True),
        ({"trigger": "fine"}, False),
        ({"inner": "AID"}, False),
        ({"auxiliary": "future"}, False),
        ({"promised": "yes"}, False),
        ({"type": "COERCE"}, False),
    ],
)
def test_relation_scheme_rule(fields: dict[str, str], fits: bool) -> None:
    rule = SchemeRule(**{"type": "SANCTION", "to": "ACCUSE", **fields})
    assert rule.fits("SANCTION", ["convict"], {"jail"}, "", (), False, False) is fits


@pytest.mark.parametrize(
    ("inner", "together", "fits"),
    [("", True, True), ("", False, False), ("COOPERATE", True, False)],
)
def test_relation_scheme_tells_an_agreement_from_an_offer(
    inner: str, together: bool, fits: bool
) -> None:
    rule = SchemeRule(type="AGREE", trigger="agree", together="yes", to="SUPPORT")
    assert rule.fits("AGREE", [], {"agree"}, inner, (), False, together) is fits
