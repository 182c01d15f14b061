"""Sources that a cue names outside the verbs of saying: "according to X", "residents: …"."""

from __future__ import annotations

from dragoman.actors import Party, PartyFinder
from dragoman.codebook import Cue, Cues
from dragoman.coding._drafts import Context, Link, Note
from dragoman.coding._scopes import Match, Scopes
from dragoman.parsing import Sentence, Token

#: Most words that name who speaks in a heading.
_LABEL = 4
_PLACES = frozenset({"country", "place"})


class Sources:
    """Finds who a whole sentence is attributed to.

    Parameters
    ----------
    cues : Cues
    sentence : Sentence
    scopes : Scopes
        The cues of the sentence.
    parties : PartyFinder
    """

    def __init__(
        self, cues: Cues, sentence: Sentence, scopes: Scopes, parties: PartyFinder
    ) -> None:
        self._labels = [cue for cue in cues.cues if cue.source == "label"]
        self._sentence = sentence
        self._scopes = scopes
        self._parties = parties

    def cover(self, root: Token, context: Context) -> tuple[Context, list[Token]]:
        """What holds for a root, and where to go on.

        Parameters
        ----------
        root : Token
        context : Context

        Returns
        -------
        Context
            With the source of the whole sentence, if a cue names one.
        list of Token
            The root, or, when the root is the name of the source, what hangs on it.
        """
        for match, target in self._scopes.sources:
            holder = self._holder(match)
            if target is not root or holder is None:
                continue
            found = self._parties.of(holder)
            if not found and len(match.tokens) == 1:
                continue  # "per day"
            return self._attributed(context, match.cue, match.tokens, holder, found), [root]
        for cue in self._labels:
            label = self._label(cue)
            if label is None:
                continue
            mark, noun, found, words = label
            below = self._attributed(context, cue, (mark,), noun, found)
            if root not in words:
                return below, [root]
            return below, [c for c in root.children if c not in words and c is not mark]
        return context, [root]

    def _attributed(
        self,
        context: Context,
        cue: Cue,
        words: tuple[Token, ...],
        holder: Token,
        found: list[Party],
    ) -> Context:
        link = Link(found[0] if found else None, holder, words[0], cue.effect[0])
        note = Note(f"cue/{cue.name}", words[0], " ".join(cue.effect), words[-1])
        return context._replace(
            attribution=(*context.attribution, link), notes=(*context.notes, note)
        )

    def _holder(self, match: Match) -> Token | None:
        """Whom a cue governs, or whose it is: "according to X", "in X's view", "X claims"."""
        word = match.tokens[-1]
        if match.cue.source == "object":
            return next((c for c in word.children if c.dep == "pobj"), None)
        if word.dep != "pobj":
            before = [c for c in word.children if c.is_noun and c.i + 1 == word.i]
            return before[0] if before else None
        if word.head.lower != "in" or word.head.head.i < word.i:
            return None
        owner = word.child("poss")
        if owner is None and word.child("det") is not None:  # not "in view of"
            owner = next((c for p in word.children if p.lower == "of" for c in p.children), None)
        return owner

    def _label(self, cue: Cue) -> tuple[Token, Token, list[Party], list[Token]] | None:
        """The mark, head, parties and words of a heading's source, before or behind the mark."""
        tokens = self._sentence.tokens
        if not tokens or tokens[-1].text in (".", "!", "?"):
            return None
        for mark in tokens[1:-1]:
            if not any(mark.lower in pattern[0][0] for pattern in cue.words):
                continue
            for words in (tokens[: mark.i], tokens[mark.i + 1 :]):
                rest = tokens[mark.i + 1 :] if words[0].i == 0 else tokens[: mark.i]
                if len(words) > _LABEL or any(t.is_verb for t in words):
                    continue
                nouns = [t for t in words if t.is_noun]
                if not nouns or nouns[-1] is not words[-1] or not any(t.is_verb for t in rest):
                    continue
                if mark.lower != ":" and (words[0].i == 0 or _joined(mark, tokens)):
                    continue  # "Russia-Ukraine talks", "ceasefire - the first"
                found = [p for p in self._parties.of(nouns[-1]) if not p.kinds & _PLACES]
                if found or nouns[-1].lower in cue.needs:
                    return mark, nouns[-1], found, words
        return None


def _joined(mark: Token, tokens: list[Token]) -> bool:
    """Tell whether a hyphen stands inside a word."""
    return tokens[mark.i - 1].end == mark.start or mark.end == tokens[mark.i + 1].start
