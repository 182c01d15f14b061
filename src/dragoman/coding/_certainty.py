"""Polarity, certainty and time of a predicate, from the cues that act on it.

A cue is a record of cues.yaml; which predicates it acts on the parse says, and where
the parse says nothing, its window (_scopes.py).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dragoman.codebook import Cue, Cues
from dragoman.coding._drafts import Context, Link, Note
from dragoman.coding._scopes import Scopes
from dragoman.parsing import Token

#: The author's scale, from sure to open; the weaker of two wins.
_SCALE = ("CT", "PR", "PS", "Uu")
_MODALS = frozenset({"future", "would", "possible", "able", "obliged"})
_STANCES = frozenset({"states", "alleges", "denies"})
#: Clauses whose conjunction makes them a condition.
_CONDITIONAL = frozenset({"advcl", "ccomp", "xcomp", "pcomp", "acl", "csubj"})


def weaker(one: str, other: str) -> str:
    """The less certain of two degrees."""
    return max(one, other, key=_SCALE.index)


@dataclass
class _State:
    """What holds of a predicate while its cues are read."""

    attribution: tuple[Link, ...]
    negated: bool
    auxiliary: set[str]
    certainty: str
    factive: bool
    notes: list[Note]
    modal: str = ""

    @classmethod
    def under(cls, context: Context) -> _State:
        return cls(
            context.attribution,
            context.negated,
            set(context.auxiliary),
            context.certainty,
            context.factive,
            list(context.notes),
        )

    def open(self) -> None:
        self.auxiliary.add("hypothetical")
        self.certainty = "Uu"

    def apply(self, cue: Cue, words: tuple[Token, ...]) -> None:
        """Let a cue take effect; its words explain it."""
        for effect in cue.effect:
            if effect == "negation":
                self.negated = not self.negated
            elif effect in _MODALS:
                self.modal = effect
            elif effect == "hypothetical":
                self.open()
            elif effect == "historical":
                self.auxiliary.add("historical")
            elif effect in _STANCES:
                self.attribution = (*self.attribution, Link(None, None, words[0], effect))
            elif effect == "factive":
                self.factive = True
            else:
                self.certainty = weaker(self.certainty, effect)
        self.notes.append(Note(f"cue/{cue.name}", words[0], " ".join(cue.effect), words[-1]))

    def context(self, obliged: bool) -> Context:
        return Context(
            self.attribution,
            self.negated,
            frozenset(self.auxiliary),
            self.certainty,
            self.factive,
            obliged,
            tuple(self.notes),
        )


class Certainty:
    """Reads the cues on the predicates of one sentence.

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
        self.scopes = Scopes(cues, tokens, tells)

    def local(self, context: Context, token: Token) -> tuple[Context, str]:
        """Return the context of a predicate and the modal it stands under.

        Parameters
        ----------
        context : Context
            What holds above the predicate.
        token : Token
            A verb, or an adjective under a copula.

        Returns
        -------
        Context
            With the predicate's own negation, hedges and conditions.
        str
            ``future``, ``would``, ``possible``, ``able``, ``obliged`` or "".
        """
        state = _State.under(context)
        for child in token.children:
            if child.i not in self.scopes.claimed:
                self._child(state, child, token)
        for match in self.scopes.at(token):
            state.apply(match.cue, match.tokens)
        if token.dep == "conj" and token.head.is_verb:
            self._share(state, token)
        if token.dep == "pcomp" and token.head.i not in self.scopes.claimed:
            for cue in self._cues.single(token.head.lower, "prep"):
                state.apply(cue, (token.head,))
        if token.dep == "advcl" and token.head.lower == "were":
            self._inverted(state, token.head, token, "advcl")
        if _subjunctive(token) or _needed(token) or _imperative(token):
            state.modal = state.modal or "obliged"
            state.notes.append(Note("modal/obliged", token))
        if _conditional_main(token) and state.modal in ("would", "possible", "able"):
            state.open()
        if state.modal == "obliged" and _perfect(token) and _must(token):
            # "must have known": what the author infers.
            state.modal, state.certainty = "", weaker(state.certainty, "PR")
        if state.modal == "would" and _perfect(token):
            # "would have attacked": it did not, and nothing of it lies ahead.
            state.open()
            state.modal = ""
        return state.context(context.obliged or state.modal == "obliged"), state.modal

    def noun(self, context: Context, noun: Token) -> Context:
        """The context of an event noun, with what its adjectives say of it."""
        state = _State.under(context)
        for child in noun.children:
            for cue in self._cues.single(child.lower, child.dep):
                if cue.targets == "noun" and child.i not in self.scopes.claimed:
                    state.apply(cue, (child,))
        for match in self.scopes.at(noun):
            state.apply(match.cue, match.tokens)
        if state.modal == "future":
            state.auxiliary.add("future")
        return state.context(context.obliged)

    def none(self, context: Context, noun: Token) -> Context:
        """The context of a noun that may be denied as a whole: "no attack was reported"."""
        state = _State.under(context)
        self._whole(state, noun)
        return state.context(context.obliged)

    def _child(self, state: _State, child: Token, token: Token) -> None:
        lower = child.lower
        if child.dep == "aux" and lower == "to":
            if _headline(token):
                state.modal = "future"
                state.notes.append(Note("modal/future", child))
            elif _have_to(token):
                state.modal = "obliged"
            return
        if child.dep in ("nsubj", "nsubjpass", "dobj", "attr") and self._whole(state, child):
            return
        for cue in self._cues.single(lower, child.dep):
            if cue.targets == "noun" or not self._holds(cue, child, token):
                continue
            state.apply(cue, (child,))
            return
        if child.dep == "neg" and lower not in ("not", "n't", "n’t"):
            state.negated = not state.negated
            state.notes.append(Note("negation", child))

    def _share(self, state: _State, token: Token) -> None:
        """Take over what stands before the first of coordinated verbs: "will not arrest or"."""
        links = {c.lower for c in token.head.children if c.dep in ("cc", "preconj")}
        if any(c.dep in ("nsubj", "nsubjpass", "expl") for c in token.children):
            return
        first = token.head
        while first.dep == "conj" and first.head.is_verb:
            first = first.head
        own = any(c.dep in ("aux", "neg") and c.lower != "to" for c in token.children)
        bare = not own and (
            token.tag == first.tag
            if first.tag == "VBN"
            else {token.tag, first.tag} <= {"VB", "VBP"}
        )
        denied = links & {"or", "nor"} or (bare and not links & {"but", "yet"})
        words = [(m.tokens, m.cue) for m in self.scopes.at(first)]
        for child in first.children:
            cues = self._cues.single(child.lower, child.dep)
            held = next((cue for cue in cues if self._holds(cue, child, first)), None)
            if held is not None:
                words.append(((child,), held))
        for tokens, cue in words:
            if tokens[-1].i > first.i or (len(tokens) == 1 and tokens[0].i in self.scopes.claimed):
                continue
            if "negation" in cue.effect:
                takes = bool(denied)
            elif _MODALS & set(cue.effect):
                takes = bare and first.tag in ("VB", "VBP", "VBN")
            else:
                takes = tokens[0].dep != "aux" or bare
            if takes and cue.targets != "noun":
                state.apply(cue, tokens)

    def _holds(self, cue: Cue, child: Token, token: Token) -> bool:
        """Tell whether a word that hangs on a predicate is a cue there."""
        if cue.order == "adjacent":
            return child.i + 1 == token.i
        if cue.order == "inverted":
            return _inverted(child, token)
        if cue.needs and not any(c.lower in cue.needs for c in token.children):
            return False
        if cue.tense == "present" and token.tag not in ("VBZ", "VBP", "VBG"):
            return False
        if child.dep == "cc" and child.i > token.i:
            return False  # "nor" denies what comes next
        if child.dep == "prep" and cue.direction == "forward":
            return False  # "bombed it without warning": it denies what it governs only
        if child.dep == "mark":
            # "until" and "once" are open only before something still to come.
            told = child.lower in ("until", "once") and token.tag in ("VBD", "VBN")
            return token.dep in _CONDITIONAL and not told
        return not cue.source

    def _whole(self, state: _State, noun: Token) -> bool:
        """ "no attack", "neither the army nor the police", "nobody": a party or act denied."""
        for word in (noun, *noun.children):
            if word.i in self.scopes.claimed:
                continue
            dep = word.dep if word is not noun else "nsubj"
            for cue in self._cues.single(word.lower, dep):
                if cue.name == "no_one":
                    state.apply(cue, (word,))
                    return True
        return False

    def _inverted(self, state: _State, auxiliary: Token, token: Token, dep: str) -> None:
        if not any(c.dep == "aux" and c.lower == "to" for c in token.children):
            return
        subject = any(c.dep == "nsubj" and c.i > auxiliary.i for c in auxiliary.children)
        if subject and auxiliary.dep == dep:
            for cue in self._cues.single(auxiliary.lower, dep):
                state.apply(cue, (auxiliary,))


def _conditional_main(token: Token) -> bool:
    return any(
        c.dep == "advcl"
        and any(m.dep == "mark" and m.lower in ("if", "unless", "should") for m in c.children)
        for c in token.children
    )


def _perfect(token: Token) -> bool:
    return any(c.dep == "aux" and c.lemma == "have" for c in token.children)


def _must(token: Token) -> bool:
    return any(c.dep == "aux" and c.lower == "must" for c in token.children)


def _have_to(token: Token) -> bool:
    """ "has to stop", "is to be", "needs to": an obligation."""
    head = token.head
    return (
        token.dep == "xcomp"
        and head.lemma in ("have", "need")
        and not any(c.dep in ("dobj", "auxpass") or c.lower == "yet" for c in head.children)
    )


def _inverted(auxiliary: Token, verb: Token) -> bool:
    """Tell whether an auxiliary stands before the subject: "Should it fail, …"."""
    if auxiliary.lower == "had" and verb.dep == "ROOT":
        return False  # a question
    return any(c.dep in ("nsubj", "nsubjpass") and c.i > auxiliary.i for c in verb.children) and (
        auxiliary.i == min(t.i for t in verb.subtree())
    )


def _headline(verb: Token) -> bool:
    """Tell whether a bare infinitive is a headline's future: "Turkey to expel envoy"."""
    if verb.tag != "VB":
        return False
    if verb.dep in ("acl", "relcl"):
        return verb.head.dep == "ROOT" and verb.head.is_noun and verb.head.i < verb.i
    return verb.dep == "ROOT" and any(c.dep in ("nsubj", "nsubjpass") for c in verb.children)


def _subjunctive(verb: Token) -> bool:
    """ "insisted that Tehran dismantle its reactor": a bare verb with a subject of its own."""
    return (
        verb.dep == "ccomp"
        and verb.tag == "VB"
        and not any(c.dep in ("aux", "auxpass", "neg") for c in verb.children)
        and any(c.dep == "nsubj" and c.i < verb.i for c in verb.children)
    )


def _imperative(verb: Token) -> bool:
    """ "Free the hostages now": a bare verb that opens its clause."""
    if verb.tag != "VB" or verb.dep not in ("ROOT", "ccomp", "advcl") or verb.head.i < verb.i:
        return False
    before = [c for c in verb.children if c.i < verb.i and c.dep not in ("punct", "advmod", "intj")]
    return not before


def _needed(verb: Token) -> bool:
    """ "a reform was needed", "restraint is required"."""
    return verb.lemma in ("need", "require") and any(c.dep == "auxpass" for c in verb.children)


def is_conditioned(token: Token) -> bool:
    """Tell whether a predicate holds on a condition: "if", "unless", "should the talks fail"."""
    while token.dep in ("conj", "xcomp") and token.head.is_verb and token.head is not token:
        if _has_condition(token):
            return True
        token = token.head
    return _has_condition(token)


def _has_condition(token: Token) -> bool:
    for clause in token.children:
        if clause.dep != "advcl":
            continue
        if any(c.dep == "mark" and c.lower in ("if", "unless") for c in clause.children):
            return True
        first = min(clause.subtree(), key=lambda t: t.i)
        if first.lower in ("should", "were", "unless") and first.dep in ("aux", "auxpass", "mark"):
            return True
    return False


def is_perfect(token: Token) -> bool:
    """Tell whether a verb is in a perfect tense."""
    return _perfect(token)


def is_past(token: Token) -> bool:
    """Tell whether a verb tells of the past."""
    if not token.is_verb:
        return False
    return (
        token.tag == "VBD"
        or _perfect(token)
        or any(c.dep in ("aux", "auxpass") and c.tag == "VBD" for c in token.children)
    )
