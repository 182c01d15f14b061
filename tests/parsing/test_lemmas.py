"""Lemmas from (word, tag); the near-misses are words whose ending belongs to them."""

from __future__ import annotations

import csv

import pytest

from dragoman.codebook import load_codebook
from dragoman.parsing import Lemmatizer
from dragoman.parsing._lemmas import _DATA


@pytest.fixture(scope="module")
def lemma() -> Lemmatizer:
    return Lemmatizer(expected for _, _, expected in _cases(VERBS))


VERBS = """
accused VBD accuse|accuses VBZ accuse|accusing VBG accuse|agreed VBN agree|agreeing VBG agree
stopped VBD stop|stopping VBG stop|planned VBD plan|banned VBN ban|visited VBD visit
denied VBD deny|denies VBZ deny|denying VBG deny|died VBD die|shelled VBD shell
killed VBN kill|expelled VBN expel|expelling VBG expel|rebelled VBD rebel|called VBD call
attacks VBZ attack|clashes VBZ clash|passes VBZ pass|vetoes VBZ veto|launches VBZ launch
met VBD meet|fought VBN fight|sent VBD send|withdrew VBD withdraw|withdrawn VBN withdraw
struck VBD strike|shot VBD shoot|held VBN hold|said VBD say|was VBD be|is VBZ be|has VBZ have
retook VBD retake|overran VBD overrun|rejected VBD reject|raped VBN rape|freed VBD free
seized VBD seize|imposing VBG impose|urged VBD urge|pledging VBG pledge|bombing VBG bomb
criticised VBD criticise|criticized VBD criticize|promised VBN promise|signing VBG sign
fled VBD flee|stormed VBD storm|sanctioned VBN sanction|Praised VBD praise|froze VBD freeze
"""
OTHERS = """
forgave VBP forgive|gave VBP give
found VB found|wound VB wound|talks NNS talk|forces NNS force|countries NNS country
crises NNS crisis|men NNS man|women NNS woman|children NNS child|attacks NNS attack
churches NNS church|bus NN bus|police NN police|news NN news|meeting NN meeting
series NNS series|embassies NNS embassy|taxes NNS tax|Iran NNP iran|united NNP united
don’t VB don't|troops NNS troop|lives NNS life|wives NNS wife
"""


def _cases(text: str) -> list[tuple[str, ...]]:
    return [tuple(case.split()) for line in text.strip().splitlines() for case in line.split("|")]


@pytest.mark.parametrize(("word", "tag", "expected"), _cases(VERBS) + _cases(OTHERS))
def test_lemmas_table(lemma: Lemmatizer, word: str, tag: str, expected: str) -> None:
    assert lemma(word, tag) == expected


@pytest.mark.parametrize("word", ["a", "ing", "ed", "s", "'s", "", "ß", "ied", "ies"])
def test_lemmas_short_words(lemma: Lemmatizer, word: str) -> None:
    for tag in ("VBD", "VBG", "VBZ", "NNS", "NN", "XX"):
        assert isinstance(lemma(word, tag), str)


def test_lemmas_irregular_tables_are_consistent() -> None:
    for name in ("irregular.csv", "irregular_nouns.csv"):
        with (_DATA / name).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, strict=True))
        assert len({row["lemma"] for row in rows}) == len(rows)
        forms = [form for row in rows for form in set(row["forms"].split())]
        assert all(row["forms"].split() for row in rows)
        assert len(forms) == len(set(forms)), name


def test_lemmas_every_regular_verb_of_the_lexicon_comes_back() -> None:
    verbs = load_codebook().lexicon.verbs
    lemma = Lemmatizer(verbs)
    lost = []
    for verb in verbs:
        if not verb.isascii() or not verb.isalpha():
            continue
        past = f"{verb}d" if verb.endswith("e") else f"{verb}ed"
        if verb.endswith("y") and verb[-2] not in "aeiou":
            past = f"{verb[:-1]}ied"
        if lemma.verb(past) != verb:
            lost.append(verb)
    assert len(lost) <= 0.01 * len(verbs), lost
