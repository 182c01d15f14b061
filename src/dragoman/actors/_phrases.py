"""Noun phrases: the words around a head noun that name a party."""

from __future__ import annotations

from dragoman.parsing import Token

_LEFT = frozenset(
    {"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet", "advmod", "case",
     "punct", "npadvmod", "neg"}
)  # fmt: skip
_OF = frozenset({"of", "for"})
_NATION_PREPOSITIONS = frozenset({"of", "for", "from", "in"})
_TITLES = frozenset({"the", "a", "an", "this", "that", "these", "those", "some", "any", "several"})


def left_edge(head: Token) -> Token:
    """The first token of the phrase before its head."""
    first = head
    for child in head.children:
        if child.i < head.i and child.dep in _LEFT:
            edge = child.subtree()[0]
            if edge.i < first.i:
                first = edge
    return first


def of_phrase(head: Token, prepositions: frozenset[str] = _OF) -> Token | None:
    """The object of a head's own ``of`` or ``for`` phrase right behind it."""
    for child in head.children:
        if child.dep == "prep" and child.lower in prepositions and child.i == head.i + 1:
            for noun in child.children:
                if noun.dep == "pobj":
                    return noun
    return None


def core_span(head: Token) -> tuple[int, int]:
    """Character offsets of a noun phrase without what follows its head."""
    first = left_edge(head)
    start = first.start
    if first.lower in ("“", "”", '"', "‘", "(", "-", ",") and first is not head:
        start = next((t.start for t in head.subtree() if t.i > first.i), head.start)
    return start, head.end


def full_span(head: Token) -> tuple[int, int]:
    """The same with the ``of`` phrase: "the president of Iran"."""
    start, end = core_span(head)
    noun = of_phrase(head)
    depth = 0
    while noun is not None and depth < 3:
        end = max(end, noun.end)
        noun, depth = of_phrase(noun), depth + 1
    return start, end


def nation_argument(head: Token) -> Token | None:
    """The noun in a phrase that may tell the country: "police in Minsk"."""
    for child in head.children:
        if child.dep == "prep" and child.lower in _NATION_PREPOSITIONS:
            for noun in child.children:
                if noun.dep == "pobj":
                    return noun
    return None


def appositions(head: Token) -> list[Token]:
    """Nouns in apposition to a head, and the noun it stands in apposition to."""
    found = [c for c in head.children if c.dep == "appos" and c.is_noun]
    if head.dep == "appos" and head.head.is_noun:
        found.append(head.head)
    return found


def is_definite(head: Token) -> bool:
    """Tell whether a phrase starts with "the", "this" or "these"."""
    return any(c.dep == "det" and c.lower in ("the", "this", "these", "that", "those", "both")
               for c in head.children)  # fmt: skip


def is_plural(token: Token) -> bool:
    """Tell whether a noun is plural in form."""
    return token.tag in ("NNS", "NNPS")


def strip_article(text: str) -> str:
    """A phrase without the article or demonstrative it starts with."""
    first, _, rest = text.partition(" ")
    return rest if rest and first.lower() in _TITLES else text
