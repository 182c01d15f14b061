"""Chooses a predicate's frame: the first whose conditions hold."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.codebook import GROUPS, Codebook, Condition, Entry, Frame
from dragoman.coding._arguments import Arguments, is_passive
from dragoman.parsing import Token

_PARTICLE_DEPS = frozenset({"prt", "advmod", "prep", "dobj", "acomp", "pobj", "oprd", "npadvmod"})
_NEGATORS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor"})

#: Nouns that only measure what stands behind their "of".
_MEASURES = frozenset(
    """batch number group crowd mob throng dozens hundreds thousands scores tens ton tonne lot
    majority handful couple pair part piece package shipment consignment worth amount share
    quantity some all most many several contingent team unit series round wave set list range
    variety half quarter third percent million billion""".split()
)
#: Prepositions that a noun's conditions may find on the verb it is the object of.
_LENT = frozenset(
    {"with", "to", "against", "on", "for", "from", "over", "between", "into", "after"}
)
#: Kinds of party ("person", "country" …) a token names; supplied by the caller.
KindsOf = Callable[[Token], frozenset[str]]


class FrameMatcher:
    """Matches the tokens of one sentence against the lexicon.

    Parameters
    ----------
    codebook : Codebook
    tokens : list of Token
        The sentence.
    arguments : Arguments
    kinds_of : callable
        The kinds of party a token names.
    """

    def __init__(
        self, codebook: Codebook, tokens: list[Token], arguments: Arguments, kinds_of: KindsOf
    ) -> None:
        self._lexicon = codebook.lexicon
        self._operators = codebook.operators.by_name
        self._verdicts = codebook.verdicts
        self._tokens = tokens
        self._arguments = arguments
        self._kinds_of = kinds_of
        self._memory: dict[int, Frame | None] = {}

    def frame(self, token: Token) -> Frame | None:
        """The frame of a token, None when the lexicon is silent about it."""
        if token.i not in self._memory:
            self._memory[token.i] = None  # a frame may ask for the type of its own argument
            self._memory[token.i] = self._find(token)
        return self._memory[token.i]

    def _find(self, token: Token) -> Frame | None:
        for entry in self._entries(token):
            for frame in entry.frames:
                if all(self._holds(c, token) for c in frame.conditions):
                    return frame
        return None

    def _entries(self, token: Token) -> list[Entry]:
        if token.is_verb:
            found = self._lexicon.verbs.get(token.lemma, ())
            return [e for e in found if len(e.words) == 1 or self._followed(token, e.words[1:])]
        if token.is_noun:
            plural = self._lexicon.nouns.get(token.lower, ())
            singular = (
                self._lexicon.nouns.get(token.lemma, ()) if token.lemma != token.lower else ()
            )
            both = sorted((*plural, *singular), key=lambda e: -len(e.words))
            return [e for e in both if len(e.words) == 1 or self._preceded(token, e.words[:-1])]
        if token.tag.startswith("JJ") or token.tag in ("RB", "IN"):
            found = self._lexicon.adjectives.get(token.lower, ())
            return [e for e in found if len(e.words) == 1 or self._followed(token, e.words[1:])]
        return []

    def known(self, token: Token) -> bool:
        """Tell whether the lexicon has the token as a headword in any sense."""
        return bool(self._entries(token))

    def _holds(self, condition: Condition, token: Token) -> bool:
        result = self._test(condition, token)
        return result != condition.negated

    def _test(self, condition: Condition, token: Token) -> bool:
        role = condition.role
        if role == "passive":
            return is_passive(token) == ("yes" in condition.words)
        if role == "neg":
            return is_negated(token) == ("yes" in condition.words)
        if role == "tag":
            return token.tag.lower() in {w.lower() for w in condition.words}
        if role == "under":
            governor = (
                token.head
                if token.dep in ("dobj", "nsubj", "nsubjpass", "attr")
                else (token.head.head if token.dep == "pobj" else None)
            )
            return governor is not None and governor.lemma in condition.words
        if role in ("prev", "mods"):
            return any(
                c.lower in condition.words or c.lemma in condition.words
                for c in token.children
                if c.i < token.i
            )
        fillers = self._arguments.of(token).get(role, [])
        if not fillers and token.is_noun and token.dep == "dobj" and role in _LENT:
            # "had lunch with X": the parser hangs the phrase on the verb.
            fillers = self._arguments.of(token.head).get(role, [])
        if role == "inf" and not fillers and token.is_verb and self._asks(token):
            # "summoned the banks to explain": the parser takes it for a purpose.
            fillers = self._arguments.of(token).get("purpose", [])
        if condition.filled is not None and not condition.words and not condition.kinds:
            return bool(fillers) == condition.filled
        return any(
            self._fits(condition, token)
            for filler in fillers
            for token in (filler, *measured(filler))
        )

    def _asks(self, verb: Token) -> bool:
        """Tell whether a verb's object is somebody who can be asked to do a thing."""
        return any(self._kinds_of(t) for t in self._arguments.of(verb).get("obj", []))

    def _fits(self, condition: Condition, filler: Token) -> bool:
        if condition.words and (filler.lemma in condition.words or filler.lower in condition.words):
            return True
        if not condition.kinds:
            return False
        kinds = self._kinds_of(filler) | self.verdicts(filler)
        if condition.kinds & kinds:
            return True
        asks_event = condition.kinds - kinds
        if not asks_event:
            return False
        event_type = self.event_type(filler)
        return bool(event_type) and any(
            kind == "event" or kind == event_type or event_type in GROUPS.get(kind, ())
            for kind in condition.kinds
        )

    def event_type(self, token: Token, depth: int = 0) -> str:
        """The type of the event a token names, looking through operators; "" for none.

        Of an operator it is the type without content, so it may differ from what
        the composition yields in the end; it serves conditions only.
        """
        frame = self.frame(token)
        if frame is None or frame.none or depth > 3:
            return ""
        if frame.event_type:
            return frame.event_type
        roles = self._arguments.of(token)
        for role in frame.content:
            for filler in roles.get(role, []):
                inner = self.event_type(filler, depth + 1)
                if inner:
                    return inner
        alone = self._operators[frame.op].alone.event_type if frame.op else ""
        return alone if alone not in ("none", "inner") else ""

    def verdicts(self, token: Token) -> set[str]:
        """How a word and its own modifiers judge: ``wrongdoing``, ``blame``, ``praise``."""
        words = [token, *(c for c in token.children if c.dep in ("amod", "compound"))]
        return {v for w in words if (v := self._verdicts.of(w.lemma, w.tag))}

    def _followed(self, head: Token, words: tuple[str, ...]) -> bool:
        """Tell whether a head's particles and close dependents hold all the words."""
        near = [c for c in head.children if c.dep in _PARTICLE_DEPS]
        near += [g for c in near if c.dep in ("prep", "dobj") for g in c.children if g.is_noun]
        spoken = {t.lower for t in near} | {t.lemma for t in near}
        # A particle right behind the verb counts whatever the parser made of it.
        spoken.update(t.lower for t in self._tokens[head.i + 1 : head.i + 1 + len(words)])
        return all(word in spoken for word in words)

    def _preceded(self, head: Token, words: tuple[str, ...]) -> bool:
        """Tell whether the words stand right before a noun, hyphens aside."""
        before = [
            t
            for t in self._tokens[max(0, head.i - 2 * len(words)) : head.i]
            if t.lower not in ("-", "–", "‑")
        ]
        tail = before[-len(words) :]
        return len(tail) == len(words) and all(
            t.lower == w or t.lemma == w for t, w in zip(tail, words, strict=True)
        )


def measured(noun: Token) -> list[Token]:
    """What is measured: the troops of "a batch of 200 troops"."""
    if noun.lemma not in _MEASURES and noun.lower not in _MEASURES:
        return []
    return [
        inner
        for child in noun.children
        if child.dep == "prep" and child.lower == "of"
        for inner in child.children
        if inner.dep == "pobj"
    ]


def is_negated(token: Token) -> bool:
    """Tell whether a predicate is negated by a word of its own."""
    return any(
        c.dep == "neg" or (c.lower in _NEGATORS and c.dep in ("advmod", "det", "preconj"))
        for c in token.children
    )
