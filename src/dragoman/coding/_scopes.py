"""Where in a sentence each cue of more than one word, or without a governor, takes effect.

The parse decides first: what a cue governs or hangs on is its target.  Where the parse
gives no such predicate - fragments, headlines, quotations without a verb - the target
stands in a window of words in the cue's direction, up to a word that ends its scope
(ConText, Harkema et al. 2009).  A scope never leaves the quotation it begins in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from dragoman.codebook import Cue, Cues
from dragoman.parsing import Token

#: Relations in which a cue phrase governs a clause or an event noun.
_GOVERNED = frozenset({"pcomp", "ccomp", "xcomp", "acl", "relcl", "advcl", "pobj"})
#: Relations through which an adverb on a phrase reaches the phrase's verb.
_PHRASAL = frozenset({"prep", "agent", "nummod", "quantmod", "advmod", "npadvmod"})
_QUOTES = frozenset({'"', "“", "”", "„", "«", "»", "``", "''"})
_MARKS = frozenset({"alleges", "states", "PR", "PS", "negation"})


class Match(NamedTuple):
    """A cue in a sentence: its entry and its words."""

    cue: Cue
    tokens: tuple[Token, ...]


class Scopes:
    """The cues of one sentence by the token they act on.

    Parameters
    ----------
    cues : Cues
    tokens : list of Token
        The sentence.
    tells : callable
        Whether a noun may name an event.
    """

    def __init__(self, cues: Cues, tokens: list[Token], tells: Callable[[Token], bool]) -> None:
        self._cues = cues
        self._tokens = tokens
        self._tells = tells
        self._quote = _quotations(tokens)
        self._at: dict[int, list[Match]] = {}
        #: Positions of words that belong to a cue phrase, for good or as a shield.
        self.claimed: set[int] = set()
        #: Cues that name a source, each with the token it acts on.
        self.sources: list[tuple[Match, Token]] = []
        self._scan()

    def at(self, token: Token) -> list[Match]:
        """The cues that act on a token, in text order."""
        return self._at.get(token.i, [])

    # -- finding the words ----------------------------------------------------------------

    def _scan(self) -> None:
        i = 0
        while i < len(self._tokens):
            i += self._take(i)

    def _take(self, i: int) -> int:
        """Read the longest cue that begins at a position; return how far to go on."""
        first = self._tokens[i]
        by_word = self._cues.by_word
        found = (*by_word.get(first.lower, ()), *by_word.get(f"~{first.lemma}", ()))
        for pattern, cue in sorted(found, key=lambda entry: -len(entry[0])):
            words = tuple(self._tokens[i : i + len(pattern)])
            if len(words) < len(pattern) or cue.source == "label":
                continue
            if not all(
                (t.lemma if lemma else t.lower) in forms
                for t, (forms, lemma) in zip(words, pattern, strict=True)
            ):
                continue
            if cue.tags and (first.tag not in cue.tags or first.dep not in cue.hangs):
                continue
            if cue.needs and not any(t.lower in cue.needs for t in self._tokens):
                continue
            if cue.effect == ("none",):
                self.claimed.update(t.i for t in words)
                return len(words)
            target = self._phrase(cue, words) if len(words) > 1 else self._word(cue, first)
            if target is None or not _tense(cue, target):
                continue
            match = Match(cue, words)
            if cue.source:
                self.sources.append((match, target))
            else:
                self._at.setdefault(target.i, []).append(match)
                self.claimed.update(t.i for t in words)
            return len(words)
        return 1

    # -- scopes -----------------------------------------------------------------------------

    def _phrase(self, cue: Cue, words: tuple[Token, ...]) -> Token | None:
        """What a cue of several words acts on."""
        target = self._governed(cue, words) or self._window(cue, words)
        if target is None and cue.targets == "sentence":
            target = next((t for t in self._tokens if t.head is t), None)
        return target

    def _word(self, cue: Cue, word: Token) -> Token | None:
        """What a single word acts on that hangs on no predicate."""
        if cue.source:
            return self._phrase(cue, (word,))
        if word.dep in cue.hangs and (word.head.is_verb or word.head.tag.startswith("JJ")):
            return None  # read with the predicate itself
        if not _MARKS & set(cue.effect) or (cue.targets == "noun" and word.dep in cue.hangs):
            return None
        head = word.head
        if word.dep in cue.hangs and word.dep == "advmod" and cue.order == "any":
            # "killed, allegedly by soldiers, a priest"
            while head.dep in _PHRASAL and not head.is_verb and head.head is not head:
                head = head.head
            if head.is_verb and self._together(word, head):
                return head
        if any(a.is_verb and self._together(word, a) for a in word.ancestors()):
            return None
        return self._window(cue, (word,))

    def _governed(self, cue: Cue, words: tuple[Token, ...]) -> Token | None:
        """The predicate that the parse puts under or over a cue phrase."""
        inside = {t.i for t in words}
        anchor = next(t for t in words if t.head is t or t.head.i not in inside)
        if cue.direction == "backward":
            return self._subject_clause(anchor)
        if cue.direction == "forward":
            for token in words:
                for child in token.children:
                    if child.i <= words[-1].i or child.dep not in _GOVERNED:
                        continue
                    if (child.is_verb or self._tells(child)) and self._reaches(cue, words, child):
                        return child
        if cue.targets == "noun":
            return None
        token = anchor
        while not token.is_verb or token.dep in ("aux", "auxpass", "prep", "mark"):
            if token.head is token:
                return None
            token = token.head
        if token.i in inside and cue.direction == "forward":
            return None
        return token if self._reaches(cue, words, token) else None

    def _subject_clause(self, anchor: Token) -> Token | None:
        """ "the claim that he fled is false": the clause in the subject."""
        verb = anchor if anchor.is_verb else anchor.head
        for subject in verb.children:
            if subject.dep == "csubj" and subject.is_verb:
                return subject
            if subject.dep in ("nsubj", "nsubjpass"):
                for clause in subject.children:
                    if clause.dep in ("acl", "ccomp", "relcl") and clause.is_verb:
                        return clause
        return None

    def _reaches(self, cue: Cue, words: tuple[Token, ...], target: Token) -> bool:
        """Tell whether nothing ends the scope between a cue and a target."""
        if not cue.source and not self._together(words[0], target):
            return False
        if cue.order == "adjacent" and target.i != words[-1].i + 1:
            return False
        if cue.direction != "forward":
            return True
        if target.i < words[0].i:
            return False
        between = self._tokens[words[-1].i + 1 : target.i]
        return not any(t.lower in cue.ends for t in between)

    def _window(self, cue: Cue, words: tuple[Token, ...]) -> Token | None:
        """The nearest predicate in a cue's direction, within its terminators."""
        for back in (False, True):
            if back and any(c.dep in ("nsubj", "expl") for t in words for c in t.children):
                continue  # what it is said of, the parse has given
            if cue.direction not in ("both", "backward" if back else "forward"):
                continue
            window = list(self._stretch(cue, words, back))
            for token in window:
                if not self._predicate(cue, token):
                    continue
                if cue.targets == "clause":
                    while token.head is not token and token.head in window and token.head.is_verb:
                        token = token.head
                return token
        return None

    def _stretch(self, cue: Cue, words: tuple[Token, ...], back: bool) -> Iterator[Token]:
        run = (
            reversed(self._tokens[: words[0].i]) if back else iter(self._tokens[words[-1].i + 1 :])
        )
        limit = 1 if cue.order == "adjacent" else cue.reach
        for count, token in enumerate(run, 1):
            if token.lower in cue.ends or (limit and count > limit):
                return
            if not self._together(words[0], token):
                return
            yield token

    def _predicate(self, cue: Cue, token: Token) -> bool:
        if token.is_verb:
            return cue.targets != "noun" and token.dep not in ("aux", "auxpass", "amod")
        return token.is_noun and self._tells(token)

    def _together(self, one: Token, other: Token) -> bool:
        """Tell whether two tokens stand in the same quotation, or both in none."""
        return self._quote[one.i] == self._quote[other.i]


def _tense(cue: Cue, target: Token) -> bool:
    if cue.tense == "past":
        return target.tag in ("VBD", "VBN")
    if cue.tense == "present":
        return target.tag in ("VBZ", "VBP", "VBG")
    return True


def _quotations(tokens: list[Token]) -> list[int]:
    """The number of the quotation each token stands in, 0 for none."""
    found, number, inside = [], 0, False
    for token in tokens:
        if token.text in _QUOTES:
            inside = not inside
            number += inside
        found.append(number if inside else 0)
    return found
