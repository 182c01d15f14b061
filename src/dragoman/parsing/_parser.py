"""Splits reports into sentences and parses each sentence on its own.

Sentences come from the model's ``senter``.  Each is parsed as a document of its
own, made from its words and spaces, so that a parse depends on its sentence
alone: single, batch and cluster runs give identical results, and sentences that
cannot carry an event need not be parsed at all.  (Parsed inside the whole
document, one sentence in seven comes out differently.)
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from dragoman.parsing._dateline import parse_dateline
from dragoman.parsing._model import load_model
from dragoman.parsing._quotes import Quotation, find_quotations
from dragoman.parsing._tree import Sentence
from dragoman.parsing._trees import TreeBuilder

#: Reports parsed together; 64 already take 1.5 GB at the peak.
BATCH = 8
#: A longer sentence (a list, a table) is cut here; parsing time grows with length.
MAX_TOKENS = 150
#: Sentences parsed together.
_SENTENCES = 64
_BREAK = re.compile(r"\n")
#: Dropped by careless copying, these break words apart inside a sentence.
_ENDS = frozenset('.!?:"”')

#: A quotation of more words, or one that ends like a sentence, is speech.
_SCARE_WORDS = 4
_SPEECH_ENDS = ("", ",", ".", "!", "?", "…")
_BEFORE_MAY = frozenset({"Theresa", "Mrs", "Mrs.", "Ms", "Ms.", "Minister", "PM"})

Wanted = Callable[[list[str]], bool]


class Parser:
    """Turns texts into lists of sentences.

    Parameters
    ----------
    model : str, optional
        A spaCy English pipeline; the pinned small model by default.
    verbs : iterable of str
        Lemmas of the lexicon's verbs.
    wanted : callable, optional
        Given a sentence's lower-cased words, tells whether to parse it.
    """

    def __init__(
        self,
        model: str | None = None,
        verbs: Iterable[str] = (),
        wanted: Wanted | None = None,
    ) -> None:
        self._nlp: Any = load_model(model)
        self._trees = TreeBuilder(verbs)
        self._wanted = wanted
        self._steps = [
            (name, pipe)
            for name, pipe in self._nlp.pipeline
            if name in ("tok2vec", "transformer", "tagger", "parser")
        ]
        # spaCy's vocabulary is shared and grows; one thread parses at a time.
        self._lock = threading.Lock()

    def parse(self, text: str, *, whole: bool = False) -> list[Sentence]:
        """Parse one text; with `whole` also the sentences that are not wanted."""
        if not whole:
            return next(self.parse_many([text]))
        with self._lock:
            return self._parse_batch([text], whole=True)[0]

    def parse_many(self, texts: Iterable[str]) -> Iterator[list[Sentence]]:
        """Parse texts in batches of `BATCH`; yields the sentences of each, in order."""
        stream = iter(texts)
        while batch := list(islice(stream, BATCH)):
            with self._lock:
                parsed = self._parse_batch(batch)
            yield from parsed

    def _parse_batch(self, texts: list[str], *, whole: bool = False) -> list[list[Sentence]]:
        from spacy.tokens import Doc

        pieces: list[list[list[Any]]] = [self._split(text) for text in texts]
        wanted: list[Any] = []
        for report in pieces:
            for tokens in report:
                if whole or self._wanted is None or self._wanted([t.lower_ for t in tokens]):
                    wanted.append(tokens)
        docs = [
            Doc(
                self._nlp.vocab,
                words=_readable(tokens),
                spaces=[bool(t.whitespace_) for t in tokens],
            )
            for tokens in wanted
        ]
        for start in range(0, len(docs), _SENTENCES):
            chunk = docs[start : start + _SENTENCES]
            for _, pipe in self._steps:
                pipe.set_annotations(chunk, pipe.predict(chunk))
        by_first = {id(tokens): doc for tokens, doc in zip(wanted, docs, strict=True)}
        return [
            self._sentences(text, report, by_first)
            for text, report in zip(texts, pieces, strict=True)
        ]

    def _split(self, text: str) -> list[list[Any]]:
        """Tokenise a text and cut it into sentences (lists of spaCy tokens, no white space)."""
        doc = self._nlp.make_doc(text)
        if "senter" in self._nlp.pipe_names:
            senter = self._nlp.get_pipe("senter")
            senter.set_annotations([doc], senter.predict([doc]))
            starts = [token.is_sent_start for token in doc]
        else:
            self._nlp(doc)
            starts = [token.is_sent_start for token in doc]
        found: list[list[Any]] = []
        current: list[Any] = []
        quoted = _quote_depths(doc)
        dateline = parse_dateline(doc.text)
        body = dateline.body_start if dateline is not None else 0
        dropped = _scare_quotes(doc.text)
        for token, starting, inside in zip(doc, starts, quoted, strict=True):
            if token.idx < body or token.idx in dropped:
                continue
            if token.is_space:
                if _BREAK.search(token.text) and current:
                    found.append(current)
                    current = []
                continue
            if current and (
                len(current) >= MAX_TOKENS or (starting and _may_start(token, current, inside))
            ):
                found.append(current)
                current = []
            current.append(token)
        if current:
            found.append(current)
        return found

    def _sentences(
        self, text: str, pieces: list[list[Any]], docs: dict[int, Any]
    ) -> list[Sentence]:
        quotations = find_quotations(text)
        found = []
        for index, tokens in enumerate(pieces):
            start = tokens[0].idx
            end = tokens[-1].idx + len(tokens[-1].text)
            doc = docs.get(id(tokens))
            found.append(
                Sentence(
                    index,
                    text[start:end],
                    start,
                    self._trees.build(doc, tokens) if doc is not None else [],
                    _overlaps(quotations, start, end),
                    heading=text[end - 1] not in _ENDS and text[end : end + 1] in ("", "\n"),
                )
            )
        return found


def _readable(tokens: list[Any]) -> list[str]:
    """The words as the model reads them best; the report's own text is not changed.

    It takes "n’t" for a pronoun, and the surname May for the modal verb.
    """
    words = [t.text.replace("’", "'") for t in tokens]
    for i, word in enumerate(words):
        if word == "May" and i and words[i - 1] in _BEFORE_MAY:
            words[i] = "Smith"
    return words


def _scare_quotes(text: str) -> set[int]:
    """Offsets of the marks around a few quoted words: a "reckless" act.

    The model parses the sentence better without them; speech keeps its marks.
    """
    found: set[int] = set()
    for quotation in find_quotations(text):
        inside = text[quotation.start : quotation.end]
        if (
            quotation.closed
            and quotation.opened
            and len(inside.split()) <= _SCARE_WORDS
            and inside[-1:] not in _SPEECH_ENDS
        ):
            found.update((quotation.start - 1, quotation.end))
    return found


def _quote_depths(doc: Any) -> list[bool]:
    """For each token, whether it stands inside a closed quotation."""
    ranges = [q for q in find_quotations(doc.text) if q.closed and q.opened]
    inside = [False] * len(doc)
    at = 0
    for token in doc:
        while at < len(ranges) and ranges[at].end <= token.idx:
            at += 1
        inside[token.i] = at < len(ranges) and ranges[at].start < token.idx
    return inside


def _may_start(token: Any, current: list[Any], inside: bool) -> bool:
    """Guard against the splits the small model gets wrong most often.

    A sentence does not start with a lower-case word unless the one before it has
    ended, nor with closing punctuation, nor right after an abbreviation's comma, nor
    within a word with a hyphen ("Anti-government").
    """
    last = current[-1].text
    joined = current[-1].idx + len(last) == token.idx
    if joined and "-" in (last, token.text):
        return False
    if token.text in ("”", ")", "]", ",", ";", "’", "»") or token.text in ("'s", "’s"):
        return False
    if token.text == '"' and not inside and last in ".!?,":
        return False
    return not (token.text[0].islower() and last not in _ENDS)


def _overlaps(quotations: list[Quotation], start: int, end: int) -> list[tuple[int, int]]:
    return [
        (max(q.start, start), min(q.end, end))
        for q in quotations
        if q.start < end and q.end > start
    ]
