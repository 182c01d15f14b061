"""A parsed sentence as plain Python objects.

The coder reads sentences through these two classes only, never through spaCy's,
so that it can be tested on hand-made trees and run on any pipeline's parse.
Dependency labels are those of spaCy's English models (ClearNLP style), tags are
Penn Treebank tags.
"""

from __future__ import annotations

from collections.abc import Iterator


class Token:
    """One token of a sentence.

    Attributes
    ----------
    i : int
        Position in the sentence.
    text, lower, lemma : str
    tag, dep : str
        Penn Treebank tag; ClearNLP dependency label.
    start, end : int
        Character offsets in the report, end exclusive.
    head : Token
        The root is its own head.
    children : list of Token
        In text order.
    """

    __slots__ = ("children", "dep", "end", "head", "i", "lemma", "lower", "start", "tag", "text")

    def __init__(
        self, i: int, text: str, lemma: str, tag: str, dep: str, start: int, end: int
    ) -> None:
        self.i = i
        self.text = text
        self.lower = text.lower()
        self.lemma = lemma
        self.tag = tag
        self.dep = dep
        self.start = start
        self.end = end
        self.head: Token = self
        self.children: list[Token] = []

    def __repr__(self) -> str:
        return f"<{self.text} {self.tag} {self.dep}>"

    @property
    def is_verb(self) -> bool:
        return self.tag.startswith("VB") or self.tag == "MD"

    @property
    def is_noun(self) -> bool:
        return self.tag.startswith("NN")

    @property
    def is_proper(self) -> bool:
        return self.tag in ("NNP", "NNPS")

    def subtree(self) -> list[Token]:
        """The token and all below it, in text order."""
        found = [self]
        for token in found:
            found.extend(token.children)
        found.sort(key=lambda token: token.i)
        return found

    def ancestors(self) -> Iterator[Token]:
        """The heads from the nearest up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def child(self, *deps: str) -> Token | None:
        """The first child with one of these labels."""
        for token in self.children:
            if token.dep in deps:
                return token
        return None


class Sentence:
    """A sentence: its place in the report and its tokens.

    Attributes
    ----------
    index : int
        Position in the report, from 0.
    start, end : int
        Character offsets in the report, end exclusive.
    text : str
    tokens : list of Token
    quoted : list of (int, int)
        Character ranges of this sentence that stand inside quotation marks.
    heading : bool
        A heading or a line without a finite sentence.
    """

    __slots__ = ("end", "heading", "index", "quoted", "start", "text", "tokens")

    def __init__(
        self,
        index: int,
        text: str,
        start: int,
        tokens: list[Token],
        quoted: list[tuple[int, int]] | None = None,
        heading: bool = False,
    ) -> None:
        self.index = index
        self.text = text
        self.start = start
        self.end = start + len(text)
        self.tokens = tokens
        self.quoted = quoted or []
        self.heading = heading

    @property
    def roots(self) -> list[Token]:
        return [token for token in self.tokens if token.head is token]

    def at(self, offset: int) -> Token | None:
        """The token that covers a character offset of the report."""
        for token in self.tokens:
            if token.start <= offset < token.end:
                return token
        return None
