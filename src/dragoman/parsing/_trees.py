"""From spaCy's parse to the tokens and sentences the coder reads."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dragoman.parsing._lemmas import Lemmatizer
from dragoman.parsing._quotes import find_quotations
from dragoman.parsing._repair import repair
from dragoman.parsing._tree import Sentence, Token


class TreeBuilder:
    """Turns parsed spaCy sentences into tokens of our own.

    Parameters
    ----------
    verbs : iterable of str
        Lemmas of the lexicon's verbs.
    """

    def __init__(self, verbs: Iterable[str] = ()) -> None:
        self._verbs = frozenset(verbs)
        self._lemma = Lemmatizer(self._verbs)

    def build(self, doc: Any, originals: Any) -> list[Token]:
        """Turn a parsed document into tokens with the text and offsets of the report.

        Parameters
        ----------
        doc : spacy.tokens.Doc or Span
            The parsed sentence.
        originals : sequence of spacy.tokens.Token
            The same tokens as they stand in the report.
        """
        first = doc[0].i
        tokens = [
            Token(
                i,
                original.text,
                self._lemma(parsed.text, parsed.tag_),
                parsed.tag_,
                parsed.dep_,
                original.idx,
                original.idx + len(original.text),
            )
            for i, (parsed, original) in enumerate(zip(doc, originals, strict=True))
        ]
        for token, parsed in zip(tokens, doc, strict=True):
            head = tokens[parsed.head.i - first]
            token.head = head
            if head is not token:
                head.children.append(token)
        repair(tokens, self._verbs)
        return tokens

    def sentences(self, doc: Any) -> list[Sentence]:
        """The sentences of a whole parsed document, as its own pipeline cut them.

        Parameters
        ----------
        doc : spacy.tokens.Doc
            With tags, dependencies and sentence boundaries.
        """
        quotations = find_quotations(doc.text)
        found = []
        for index, span in enumerate(doc.sents):
            inside = [
                (max(q.start, span.start_char), min(q.end, span.end_char))
                for q in quotations
                if q.start < span.end_char and q.end > span.start_char
            ]
            found.append(
                Sentence(index, span.text, span.start_char, self.build(span, list(span)), inside)
            )
        return found
