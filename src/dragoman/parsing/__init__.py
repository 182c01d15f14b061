"""Sentences, quotations, datelines and parse trees of a report."""

from dragoman.parsing._dateline import Dateline, parse_dateline
from dragoman.parsing._lemmas import Lemmatizer
from dragoman.parsing._model import DEFAULT_MODEL, load_model, model_version
from dragoman.parsing._parser import BATCH, Parser
from dragoman.parsing._quotes import Quotation, find_quotations
from dragoman.parsing._tree import Sentence, Token
from dragoman.parsing._trees import TreeBuilder

__all__ = [
    "BATCH",
    "DEFAULT_MODEL",
    "Dateline",
    "Lemmatizer",
    "Parser",
    "Quotation",
    "Sentence",
    "Token",
    "TreeBuilder",
    "find_quotations",
    "load_model",
    "model_version",
    "parse_dateline",
]
