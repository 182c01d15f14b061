"""Which event type relates two marked spans?  The same machinery, told who the parties are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from dragoman.actors import PartyFinder, Resolver
from dragoman.codebook import GROUPS, Codebook, Frame
from dragoman.coding._drafts import Draft
from dragoman.coding._walk import Walk
from dragoman.knowledge import Gazetteer
from dragoman.parsing import Sentence, Token

Span = tuple[int, int]


class Judge(Protocol):
    """A second opinion on what relates two spans, for where the rules leave it open."""

    def settle(
        self,
        scores: Mapping[str, float],
        text: str,
        actor: Span,
        recipient: Span,
        path: Sequence[tuple[int, int, bool]],
    ) -> dict[str, float]:
        """Return scores by type, those of the rules where they leave nothing open."""
        ...

    def doubts(
        self,
        event_type: str,
        text: str,
        actor: Span,
        recipient: Span,
        path: Sequence[tuple[int, int, bool]],
    ) -> bool:
        """Whether another type is far likelier than the one the rules chose."""
        ...


class Relator:
    """Ranks event types for a pair of spans in a text.

    Parameters
    ----------
    codebook : Codebook
    resolver : Resolver
    gazetteer : Gazetteer
    judge : Judge, optional
    """

    def __init__(
        self,
        codebook: Codebook,
        resolver: Resolver,
        gazetteer: Gazetteer,
        judge: Judge | None = None,
    ) -> None:
        self._codebook = codebook
        self._resolver = resolver
        self._country_of = gazetteer.country_of
        self._judge = judge

    def rank(
        self, text: str, sentences: list[Sentence], actor: Span, recipient: Span
    ) -> list[tuple[str, float]]:
        """Rank the types that relate two spans.

        Parameters
        ----------
        text : str
        sentences : list of Sentence
            Of that text.
        actor, recipient : (int, int)
            Character offsets, end exclusive.

        Returns
        -------
        list of (str, float)
            Event types with scores in 0 to 1 that sum to 1, best first; empty
            when the text holds no predicate the lexicon knows (a judge always
            has an answer).
        """
        finder = PartyFinder(
            self._resolver, text, "", places=self._country_of, marked=(actor, recipient)
        )
        scores: dict[str, float] = {}
        for sentence in sentences:
            finder.enter(sentence)
            if not sentence.tokens:
                continue
            walk = Walk(self._codebook, sentence, finder)
            drafts = walk.run()
            path = _path(sentence, actor, recipient)
            for draft in drafts:
                score = _score(draft, actor, recipient, path)
                label = self._label(draft)
                if label != draft.event_type:
                    scores[label] = max(scores.get(label, 0.0), score)
                    score *= 0.9
                scores[draft.event_type] = max(scores.get(draft.event_type, 0.0), score)
                if _charged(draft, actor, recipient):
                    # What A says B did to others lays it at B's door.
                    scores["ACCUSE"] = max(scores.get("ACCUSE", 0.0), _CHARGED)
            for draft in walk.opinions:
                score = _score(draft, actor, recipient, path)
                scores["REQUEST"] = max(scores.get("REQUEST", 0.0), score)
            for token in sentence.tokens:
                frame = walk.reading(token)
                kind = self._alone(frame)
                if frame is not None and kind:
                    near = (
                        0.25 if token.i in path else 0.1 / (1 + _distance(token, actor, recipient))
                    )
                    scores[kind] = max(scores.get(kind, 0.0), near * frame.weight)
        if self._judge is not None:
            start, end = _bounds(text, sentences, actor, recipient)
            scores = self._judge.settle(
                scores,
                text[start:end],
                (actor[0] - start, actor[1] - start),
                (recipient[0] - start, recipient[1] - start),
                ways(sentences, actor, recipient, start),
            )
        total = sum(scores.values())
        ranked = [(kind, score / total) for kind, score in scores.items()] if total else []
        return sorted(ranked, key=lambda pair: (-pair[1], pair[0]))

    def _alone(self, frame: Frame | None) -> str:
        """The type a frame has by itself, "" for none."""
        if frame is None:
            return ""
        if not frame.op:
            return frame.event_type
        alone = self._codebook.operators.by_name[frame.op].alone.event_type
        return alone if alone not in ("none", "inner") else ""

    def _label(self, draft: Draft) -> str:
        """The label of the relation task for a draft (relation_scheme.yaml)."""
        auxiliary = tuple(draft.context.auxiliary) + (
            ("negation",) if draft.context.negated else ()
        )
        inner = draft.inner.event_type if draft.inner is not None else ""
        triggers = {t.lemma for t in draft.trigger} | {t.lower for t in draft.trigger}
        for rule in self._codebook.scheme:
            if rule.fits(
                draft.event_type,
                draft.modes,
                triggers,
                inner,
                auxiliary,
                _promised(draft),
                len(draft.actors) > 1,
            ):
                return rule.to
        return draft.event_type


def _score(draft: Draft, actor: Span, recipient: Span, path: dict[int, int]) -> float:
    """How well a draft relates the spans: its parties first, then its place in the tree."""
    acts = any(_overlaps(p.actor.start, p.actor.end, actor) for p in draft.actors)
    suffers = any(_overlaps(p.actor.start, p.actor.end, recipient) for p in draft.recipients)
    both = any(_overlaps(p.actor.start, p.actor.end, recipient) for p in draft.actors)
    reverse = any(_overlaps(p.actor.start, p.actor.end, actor) for p in draft.recipients)
    if acts and (suffers or both):
        score = 4.0
    elif (reverse and both) or acts:
        score = 2.0
    elif suffers or reverse or both:
        score = 1.2
    else:
        score = 0.5
    trigger = draft.trigger[0]
    if trigger.i in path:
        score += 1.0 if path[trigger.i] == 0 else 0.6
    score -= 0.02 * min(_distance(trigger, actor, recipient), 20)
    if any(s[0] <= trigger.start < s[1] for s in (actor, recipient)):
        # "the coalition fighting the rebels" names a party; it is not what relates the two.
        score *= 0.3
    return max(score, 0.05) * (0.5 + 0.5 * draft.weight)


#: Score of a charge: above an event with one of the spans, below one with both.
_CHARGED = 3.0


def _charged(draft: Draft, actor: Span, recipient: Span) -> bool:
    """Tell whether a source in one span reports a conflict act by the party in the other."""
    if draft.event_type not in GROUPS["material_conflict"]:
        return False
    sources = [link.source.actor for link in draft.context.attribution if link.source is not None]
    return any(_overlaps(s.start, s.end, actor) for s in sources) and any(
        _overlaps(p.actor.start, p.actor.end, recipient) for p in draft.actors
    )


_PROMISES = frozenset(
    {
        "operator/commit",
        "operator/willing",
        "operator/plan",
        "operator/vow",
        "modal/future",
        "modal/would",
    }
)


def _promised(draft: Draft) -> bool:
    """Tell whether a concession is only promised ("agreed to withdraw")."""
    return draft.event_type == "CONCEDE" and any(n.rule in _PROMISES for n in draft.notes)


def _overlaps(start: int | None, end: int | None, span: Span) -> bool:
    return start is not None and end is not None and start < span[1] and span[0] < end


def _distance(token: Token, actor: Span, recipient: Span) -> int:
    """Characters, in tens, between a trigger and the nearer span."""
    gaps = [max(span[0] - token.end, token.start - span[1], 0) for span in (actor, recipient)]
    return min(gaps) // 10


def _head(sentence: Sentence, span: Span) -> Token | None:
    """The token of a span that governs the others in it."""
    inside = [t for t in sentence.tokens if span[0] <= t.start and t.end <= span[1]]
    for token in inside:
        if token.head is token or not span[0] <= token.head.start < span[1]:
            return token
    return inside[0] if inside else None


def _path(sentence: Sentence, actor: Span, recipient: Span) -> dict[int, int]:
    """Tokens on the path between the spans, with their distance from its top."""
    one, two = _head(sentence, actor), _head(sentence, recipient)
    if one is None or two is None:
        return {}
    up_one = [one, *one.ancestors()]
    up_two = [two, *two.ancestors()]
    shared = {t.i for t in up_two}
    top = next((t for t in up_one if t.i in shared), None)
    if top is None:
        return {}
    found: dict[int, int] = {}
    for chain in (up_one, up_two):
        steps = chain[: chain.index(top) + 1]
        for distance, token in enumerate(reversed(steps)):
            found[token.i] = min(distance, found.get(token.i, distance))
    return found


def _bounds(text: str, sentences: list[Sentence], actor: Span, recipient: Span) -> Span:
    """The stretch of whole sentences that holds both spans."""
    low, high = min(actor[0], recipient[0]), max(actor[1], recipient[1])
    start = max((s.start for s in sentences if s.start <= low), default=0)
    end = min((s.end for s in sentences if s.end >= high), default=len(text))
    return start, end


def ways(
    sentences: list[Sentence], actor: Span, recipient: Span, offset: int
) -> list[tuple[int, int, bool]]:
    """Words outside the spans on the path between them: bounds, and whether it is the top."""
    found = []
    for sentence in sentences:
        path = _path(sentence, actor, recipient)
        for token in sentence.tokens:
            spans = (actor, recipient)
            if token.i in path and not any(s[0] <= token.start < s[1] for s in spans):
                found.append((token.start - offset, token.end - offset, path[token.i] == 0))
    return found
