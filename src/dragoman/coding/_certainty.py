"""Polarity, certainty and time of a predicate, from the words around it.

A cue is a record of cues.yaml; its scope is the predicate it hangs on and what
that predicate governs, as the parse gives it (ConText, Harkema et al. 2009, uses
a window of words instead).
"""

from __future__ import annotations

from dragoman.codebook import Cues
from dragoman.coding._drafts import Context, Link, Note
from dragoman.parsing import Token

#: The author's scale, from sure to open; the weaker of two wins.
_SCALE = ("CT", "PR", "PS", "Uu")


def weaker(one: str, other: str) -> str:
    """The less certain of two degrees."""
    return max(one, other, key=_SCALE.index)


class Certainty:
    """Reads the cues on a predicate."""

    def __init__(self, cues: Cues) -> None:
        self._cues = cues

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
        modal = ""
        negated = context.negated
        auxiliary = set(context.auxiliary)
        certainty = context.certainty
        notes = list(context.notes)
        attribution = context.attribution
        cues = self._cues
        for child in token.children:
            lower = child.lower
            if child.dep == "aux" and lower in cues.modals:
                if lower == "should" and _inverted(child, token):
                    # "Should Israel annex the valley, …"
                    auxiliary.add("hypothetical")
                    certainty = "Uu"
                    notes.append(Note("condition", child))
                    continue
                modal = cues.modals[lower]
                notes.append(Note(f"modal/{modal}", child))
            elif child.dep == "aux" and lower == "to" and _headline(token):
                modal = "future"
                notes.append(Note("modal/future", child))
            elif child.dep == "aux" and lower == "to" and _have_to(token):
                modal = "obliged"
            elif child.dep == "neg" or (lower in cues.negators and child.dep in (
                "advmod", "preconj", "det", "cc")):  # fmt: skip
                if not _only(child):
                    negated = not negated
                    notes.append(Note("negation", child))
            elif (
                child.dep == "advmod"
                and lower == "longer"
                and any(c.lower in ("no", "not", "any") for c in child.children)
            ):
                negated = True
                notes.append(Note("negation", child))
            elif child.dep in ("nsubj", "nsubjpass", "dobj", "attr") and self._no(child):
                negated = not negated
                notes.append(Note("negation", child))
            elif child.dep == "mark" and lower in cues.conditions:
                if token.dep in ("advcl", "ccomp", "xcomp", "pcomp", "acl") and self._open(
                    child, token
                ):
                    auxiliary.add("hypothetical")
                    certainty = "Uu"
                    notes.append(Note("condition", child))
            elif lower in cues.ahead and token.tag in ("VBZ", "VBP", "VBG"):
                modal = modal or "future"
                notes.append(Note("modal/future", child))
            elif child.dep == "advmod":
                if lower in cues.nearly and child.i + 1 == token.i:
                    negated = not negated
                    notes.append(Note("negation", child))
                elif cues.hedges.get(lower):
                    certainty = weaker(certainty, cues.hedges[lower])
                    notes.append(Note("hedge", child))
                elif lower in cues.hearsay:
                    attribution = (
                        *attribution,
                        Link(None, None, child, cues.hearsay[lower]),
                    )
                    notes.append(Note("hearsay", child))
                elif lower in cues.historical:
                    auxiliary.add("historical")
                    notes.append(Note("historical", child))
        if _subjunctive(token) or _needed(token):
            modal = modal or "obliged"
            notes.append(Note("modal/obliged", token))
        if token.dep == "pcomp" and (token.head.lower in cues.without or _far_from(token)):
            negated = not negated
            notes.append(Note("negation", token.head))
        if token.dep in ("acl", "ccomp", "relcl") and token.head.lower in cues.supposing:
            auxiliary.add("hypothetical")
            certainty = "Uu"
            notes.append(Note("condition", token.head))
        if self._conditional_main(token) and modal in ("would", "possible", "able"):
            auxiliary.add("hypothetical")
            certainty = "Uu"
        if modal == "would" and _perfect(token):
            # "would have attacked": it did not.
            auxiliary.add("hypothetical")
            certainty = "Uu"
        return (
            Context(
                attribution,
                negated,
                frozenset(auxiliary),
                certainty,
                context.factive,
                context.obliged or modal == "obliged",
                tuple(notes),
            ),
            modal,
        )

    def _no(self, noun: Token) -> bool:
        if noun.lemma in self._cues.affirming:
            return False
        return any(c.dep == "det" and c.lower in ("no", "neither") for c in noun.children) or (
            noun.lower in ("nobody", "none", "neither")
        )

    def _open(self, mark: Token, token: Token) -> bool:
        """ "until" and "once" are open only before something still to come."""
        return not (mark.lower in ("until", "once") and token.tag in ("VBD", "VBN"))

    def _conditional_main(self, token: Token) -> bool:
        return any(
            c.dep == "advcl"
            and any(m.dep == "mark" and m.lower in ("if", "unless", "should") for m in c.children)
            for c in token.children
        )


def _perfect(token: Token) -> bool:
    return any(c.dep == "aux" and c.lemma == "have" for c in token.children)


def _have_to(token: Token) -> bool:
    """ "has to stop", "is to be", "needs to": an obligation."""
    head = token.head
    return (
        token.dep == "xcomp"
        and head.lemma in ("have", "need")
        and not any(c.dep in ("dobj", "auxpass") for c in head.children)
    )


def _inverted(auxiliary: Token, verb: Token) -> bool:
    """Tell whether an auxiliary stands before the subject: "Should it fail"."""
    return any(c.dep in ("nsubj", "nsubjpass") and c.i > auxiliary.i for c in verb.children) and (
        auxiliary.i == min(t.i for t in verb.subtree())
    )


def _headline(verb: Token) -> bool:
    """Tell whether a bare infinitive is a headline's future: "Turkey to expel envoy"."""
    return (
        verb.dep == "ROOT"
        and verb.tag == "VB"
        and any(c.dep in ("nsubj", "nsubjpass") for c in verb.children)
    )


def _subjunctive(verb: Token) -> bool:
    """ "insisted that Tehran dismantle its reactor": a bare verb with a subject of its own."""
    return (
        verb.dep == "ccomp"
        and verb.tag == "VB"
        and not any(c.dep in ("aux", "auxpass", "neg") for c in verb.children)
        and any(c.dep == "nsubj" and c.i < verb.i for c in verb.children)
    )


def _needed(verb: Token) -> bool:
    """ "a reform was needed", "restraint is required"."""
    return verb.lemma in ("need", "require") and any(c.dep == "auxpass" for c in verb.children)


def _only(negator: Token) -> bool:
    """Tell whether a negator belongs to "not only"."""
    return any(
        t.lower in ("only", "just", "merely") and 0 < t.i - negator.i <= 1
        for t in negator.head.subtree()
    )


def _far_from(clause: Token) -> bool:
    """Tell whether a gerund stands under "far from"."""
    prep = clause.head
    return prep.lower == "from" and prep.head.lower == "far"


def is_perfect(token: Token) -> bool:
    """Tell whether a verb is in a perfect tense."""
    return _perfect(token)
