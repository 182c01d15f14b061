"""What a speaker says of another party: an allegation, disapproval or praise.

"Kyiv said Moscow was using food as blackmail" tells no act of Moscow's that the lexicon
knows, yet it is an accusation.  The predicate of the reported clause is judged by the
words of verdicts.yaml; the one it is said of is the clause's subject.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.actors import Party, PartyFinder
from dragoman.codebook import GROUPS, Codebook
from dragoman.coding._arguments import Arguments, Roles, is_copula, is_passive
from dragoman.coding._certainty import Certainty
from dragoman.coding._drafts import Context, Draft, Note
from dragoman.coding._frames import FrameMatcher, is_negated
from dragoman.coding._sides import ACTING, Sides
from dragoman.parsing import Token

#: How sure the reading of a verdict is, beside a predicate of the lexicon.
_WEIGHT = 0.75
_CLAIMED = 0.65
_OUTCOMES = {
    "wrongdoing": ("ACCUSE", "allege"),
    "blame": ("ACCUSE", "disapprove"),
    "praise": ("SUPPORT", ""),
}
#: What stands in these roles of the reported predicate judges its subject too.
_OBJECTS = ("obj", "attr", "of", "as", "for", "in", "to", "into")


class Judge:
    """Reads verdicts in reported clauses.

    Parameters
    ----------
    codebook : Codebook
    arguments : Arguments
    frames : FrameMatcher
    sides : Sides
    parties : PartyFinder
    certainty : Certainty
    """

    def __init__(
        self,
        codebook: Codebook,
        arguments: Arguments,
        frames: FrameMatcher,
        sides: Sides,
        parties: PartyFinder,
        certainty: Certainty,
    ) -> None:
        self._words = codebook.verdicts
        self._undergoing = codebook.classes["undergoing"]
        self._arguments = arguments
        self._frames = frames
        self._sides = sides
        self._parties = parties
        self._certainty = certainty

    def verdict(self, own: Draft, roles: Roles, *, alleged: bool) -> Draft | None:
        """The speaker's verdict on another party, None when the clause holds none.

        Parameters
        ----------
        own : Draft
            The speech act: its actors speak.
        roles : Roles
            The arguments of the verb of saying.
        alleged : bool
            The verb itself casts doubt ("claimed", "alleged").
        """
        if not own.actors or own.context.negated:
            return None
        suspected = None
        for clause in (t for role in ("that", "comp") for t in roles.get(role, [])):
            if not clause.is_verb or self._certainty.local(Context(), clause)[0].obliged:
                continue
            whom = self._target(clause, own)
            if not whom:
                continue
            found = self._tone(clause)
            if found is None:
                suspected = suspected or (whom, clause)
                continue
            tone, word = found
            event_type, mode = _OUTCOMES[tone]
            return own.copy(
                event_type=event_type,
                modes=[mode] if mode else [],
                recipients=whom,
                mutual=False,
                weight=own.weight * _WEIGHT,
                notes=[Note(f"verdict/{tone}", word)],
            )
        if alleged and suspected is not None:
            # What is "claimed" or "alleged" of somebody else is as a rule to his discredit.
            whom, clause = suspected
            return own.copy(
                event_type="ACCUSE",
                modes=["allege"],
                recipients=whom,
                mutual=False,
                weight=own.weight * _CLAIMED,
                notes=[Note("verdict/claimed", clause)],
            )
        return None

    def charges(self, own: Draft, inner: list[Draft]) -> list[Draft]:
        """ "claimed that Y had shelled the town": to claim another's offence is to accuse."""
        for draft in inner:
            whom = self._sides.others(draft.actors, own)
            if not own.actors or not whom or draft.context.negated:
                continue
            if draft.event_type in GROUPS["material_conflict"]:
                return [
                    own.copy(
                        event_type="ACCUSE",
                        modes=["allege"],
                        recipients=whom,
                        mutual=False,
                        inner=draft,
                        notes=[Note("verdict/act", draft.trigger[0])],
                    )
                ]
        return []

    def _target(self, clause: Token, own: Draft) -> list[Party]:
        """Who is judged: whoever acts in the clause, or owns what does."""
        for noun in self._arguments.of(clause).get("subj", []):
            if noun.lower == "you":
                return self._sides.others(own.recipients, own)  # "You are lying, he told Iran"
            direct = self._parties.of(noun)
            if direct:
                return self._sides.others(direct, own)
            for group in self._sides.inside(noun, ACTING):
                return self._sides.others(group, own)
        return []

    def _tone(self, clause: Token) -> tuple[str, Token] | None:
        """The verdict of a clause's predicate and the word it rests on."""
        turned = False
        for word in self._predicate(clause):
            owner = word.head if word.dep in ("amod", "compound") else word
            turned = turned or is_negated(word) or (owner.is_noun and is_negated(owner))
            tone = self._words.of(word.lemma, word.tag)
            if not tone:
                continue
            if not turned:
                return tone, word
            # "was no friend of", "did not respect": praise denied is blame; blame
            # denied is nothing.
            return ("blame", word) if tone == "praise" else None
        return None

    def _predicate(self, clause: Token) -> Iterator[Token]:
        """The words that judge in a clause, the verb first."""
        if is_passive(clause):
            # Its subject suffers; the agent is judged by the verb alone.
            yield clause
            return
        yield clause
        if clause.lemma in self._undergoing:
            return  # what somebody suffers is not his fault
        if is_copula(clause):
            for child in clause.children:
                if child.dep in ("acomp", "attr", "oprd"):
                    yield from self._phrase(child)
        roles = self._arguments.of(clause)
        for role in _OBJECTS:
            for noun in roles.get(role, []):
                if noun.is_noun:
                    yield from self._phrase(noun)
        for child in clause.children:
            if child.dep in ("xcomp", "prep") and not child.is_verb:
                continue
            if child.dep == "xcomp":
                yield from self._predicate(child)

    def _phrase(self, head: Token) -> Iterator[Token]:
        yield from (c for c in head.children if c.dep in ("amod", "compound"))
        yield head
        yield from self._arguments.of(head).get("of", []) if head.is_noun else []
        yield from (c for c in head.children if c.dep == "conj")
