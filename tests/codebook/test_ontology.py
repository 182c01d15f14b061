"""PLOVER 2.0 and its neighbours: the numbers of the manual, and codes that agree."""

from __future__ import annotations

import pytest

from dragoman.codebook import GROUPS, load_codebook, ontology


def test_ontology_is_complete() -> None:
    facts = ontology()
    assert len(facts.types) == 16
    assert sum(len(kind.mode_scores) for kind in facts.types.values()) == 67
    assert len(facts.contexts) == 37
    assert sum(len(kind.rules) for kind in facts.types.values()) == 119
    assert facts.version == "2.0"


def test_ontology_quad_classes() -> None:
    quads = {code: kind.quad_class for code, kind in ontology().types.items()}
    assert {code for code, quad in quads.items() if quad == 1} == {
        "AGREE", "CONSULT", "SUPPORT", "CONCEDE",
    }  # fmt: skip
    assert {code for code, quad in quads.items() if quad == 4} == {
        "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    }  # fmt: skip


def test_ontology_scores_lie_on_the_scale() -> None:
    for kind in ontology().types.values():
        for score in (kind.score, *kind.mode_scores.values()):
            assert -10 <= score <= 10
        assert (kind.score > 0) == (kind.quad_class < 3)
        assert set(kind.mode_definitions) == set(kind.mode_scores)


def test_ontology_score_is_of_the_strongest_mode() -> None:
    facts = ontology()
    scores = facts.types["ASSAULT"].mode_scores
    modes = tuple(scores)
    assert facts.score("ASSAULT", modes) == min(scores.values())
    assert facts.score("ASSAULT", ()) == facts.types["ASSAULT"].score


def test_ontology_groups_hold_types() -> None:
    for types in GROUPS.values():
        assert set(types) <= set(ontology().types)
    assert set(GROUPS["any"]) == set(ontology().types)


def test_cameo_codes_are_text_and_point_into_plover() -> None:
    facts = ontology()
    assert "010" in facts.cameo
    assert "10" in facts.cameo
    assert facts.cameo["010"] != facts.cameo["10"]
    for code in facts.cameo.values():
        assert code.code.startswith(code.root)
        assert code.goldstein is None or -10 <= code.goldstein <= 10
        assert not code.mode or facts.check_mode(code.event_type, code.mode)
        assert set(code.context) <= set(facts.contexts)


@pytest.mark.parametrize(
    ("kind", "modes", "contexts", "strong", "code"),
    [
        ("AGREE", (), (), False, "030"),
        ("CONSULT", ("visit",), (), False, "042"),
        ("CONSULT", ("visit",), ("military",), False, "042"),
        ("COOPERATE", (), ("military",), False, "062"),
        ("COOPERATE", (), ("media",), False, "060"),
        ("AID", (), ("economic",), False, "071"),
        ("REQUEST", ("meet",), (), False, "026"),
        ("REQUEST", ("meet",), (), True, "106"),
        ("ACCUSE", ("investigate",), (), False, "090"),
        ("PROTEST", ("strike",), (), False, "143"),
    ],
)
def test_cameo_choice(
    kind: str, modes: tuple[str, ...], contexts: tuple[str, ...], strong: bool, code: str
) -> None:
    assert load_codebook().choices.code(kind, modes, contexts, strong) == code


def test_cameo_choice_covers_every_type_and_mode() -> None:
    book = load_codebook()
    for code, kind in book.ontology.types.items():
        for mode in ("", *kind.mode_scores):
            chosen = book.choices.code(code, (mode,) if mode else (), (), False)
            assert book.ontology.cameo[chosen].goldstein is not None or chosen


@pytest.mark.parametrize(
    ("kind", "words", "mode"),
    [
        ("ASSAULT", {"drone", "attack"}, "drone"),
        ("ASSAULT", {"drone", "bomb"}, "drone"),
        ("ASSAULT", {"suicide", "bomb"}, "suicide-attack"),
        ("ASSAULT", {"rocket"}, "heavy-weapons"),
        ("ASSAULT", {"word"}, ""),
        ("CONSULT", {"telephone"}, "phone"),
        ("MOBILIZE", {"police", "troops"}, "police"),
        ("AGREE", {"drone"}, ""),
    ],
)
def test_mode_by_words(kind: str, words: set[str], mode: str) -> None:
    assert load_codebook().choices.mode(kind, words) == mode
