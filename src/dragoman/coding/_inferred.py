"""Who acted, where the clause does not say: taken up from what the report told before.

"Another man was arrested" leaves out the police of the sentence before; "the protests
went on" leaves out the protesters.  Such a party is marked `inferred_from` and less sure.
"""

from __future__ import annotations

import msgspec

from dragoman.actors import Party, stand_in
from dragoman.coding._arguments import is_passive
from dragoman.coding._drafts import Draft, Note
from dragoman.parsing import Sentence, Token
from dragoman.records import Actor, Event

_DEFINITE = frozenset({"the", "this", "these", "those", "that"})
#: How many sentences back a definite noun may take up an event.
_MEMORY = 8
#: What protests last or come in: "two weeks of protests".
_STRETCHES = frozenset({"day", "night", "week", "weekend", "month", "year", "wave", "series"})
#: What a party or an event taken up costs in weight.
_RECALLED = 0.7
#: Whose work it is, by type, when a passive names nobody.
_AUTHORITIES: dict[str, frozenset[str]] = {
    "COERCE": frozenset({"COP", "MIL", "SPY"}),
    "RETREAT": frozenset({"COP", "MIL", "SPY"}),
    "SANCTION": frozenset({"JUD"}),
    "CONCEDE": frozenset({"JUD"}),
}
#: What authorities do before and after such an act.
_ENFORCING = frozenset({"COERCE", "RETREAT", "SANCTION", "ACCUSE", "CONCEDE", "MOBILIZE"})

Told = list[tuple[int, Draft]]


def complete(draft: Draft, told: Told, sentence: Sentence) -> None:
    """Give an event without an actor the one the report named before.

    Parameters
    ----------
    draft : Draft
        Changed in place when its actor can be inferred.
    told : list of (int, Draft)
        Earlier events of the report with the number of their sentence.
    sentence : Sentence
    """
    if draft.actors:
        return
    earlier = _event_before(draft, told, sentence)
    if earlier is not None:
        _take(draft, earlier.actors, "event/recalled", earlier)
        if not draft.recipients:
            draft.recipients = _standing_in(draft, earlier.recipients)
        draft.mutual = earlier.mutual
        return
    earlier = _crowd_before(draft, told, sentence)
    if earlier is not None:
        _take(draft, earlier.actors, "event/recalled", earlier)
        return
    found = _authority_before(draft, told, sentence)
    if found is not None:
        party, earlier = found
        _take(draft, [party], "actor/authority", earlier)
        return
    crowd = _crowd_itself(draft)
    if crowd is not None:
        draft.actors = [crowd]
        draft.weight *= _RECALLED
        draft.notes.append(Note("actor/crowd", crowd.token))


def settle(draft: Draft, event: Event) -> None:
    """Give the parties of a draft the countries that its event found for them.

    Whoever takes them up later ("dozens were detained") has no place to tell them from.
    """
    known = {a.start: a.country for a in (*event.actor, *event.recipient) if a.start is not None}

    def settled(parties: list[Party]) -> list[Party]:
        return [
            msgspec.structs.replace(
                p, actor=msgspec.structs.replace(p.actor, country=known[p.actor.start])
            )
            if not p.actor.country and p.actor.start in known
            else p
            for p in parties
        ]

    draft.actors, draft.recipients = settled(draft.actors), settled(draft.recipients)


def _event_before(draft: Draft, told: Told, sentence: Sentence) -> Draft | None:
    """The attack that "the attack" takes up.

    Mentioned in passing ("flew over the rally") a definite noun tells nothing new.
    """
    noun = draft.trigger[-1]
    if not noun.is_noun or noun.dep not in ("nsubj", "nsubjpass"):
        return None
    if not any(c.dep == "det" and c.lower in _DEFINITE for c in noun.children):
        return None
    for index, earlier in reversed(told):
        if sentence.index - index > _MEMORY:
            return None
        if earlier.event_type == draft.event_type and _firm(earlier):
            return earlier
    return None


def _crowd_before(draft: Draft, told: Told, sentence: Sentence) -> Draft | None:
    """The protest whose people "two weeks of protests" are."""
    noun = draft.trigger[-1]
    if draft.event_type != "PROTEST" or not noun.is_noun:
        return None
    if _measured(noun).dep not in ("nsubj", "nsubjpass"):
        return None
    for index, earlier in reversed(told):
        if earlier.event_type == "PROTEST" and index < sentence.index and _firm(earlier):
            return earlier
    return None


def _measured(noun: Token) -> Token:
    """The head of "two weeks of protests"."""
    above = noun.head.head
    if noun.dep == "pobj" and noun.head.lower == "of" and above.lemma in _STRETCHES:
        return above
    return noun


def _crowd_itself(draft: Draft) -> Party | None:
    """ "Anti-government protests began": where there are protests there are protesters."""
    noun = draft.trigger[-1]
    if draft.event_type != "PROTEST" or noun.dep not in ("nsubj", "nsubjpass"):
        return None
    if not noun.is_noun or noun.tag != "NNS":
        return None
    actor = Actor(
        text=noun.text,
        start=noun.start,
        end=noun.end,
        name="protesters",
        sector=("CVL",),
        kind="group",
        confidence=0.4,
    )
    return Party(actor, noun, frozenset({"actor", "group"}))


def _authority_before(draft: Draft, told: Told, sentence: Sentence) -> tuple[Party, Draft] | None:
    """The police, court or government that a passive leaves out."""
    verb = draft.trigger[0]
    sectors = _AUTHORITIES.get(draft.event_type, frozenset())
    if not sectors or not draft.recipients or not verb.is_verb or not is_passive(verb):
        return None
    if draft.context.auxiliary:
        return None  # other times, other officers
    for index, earlier in reversed(told):
        if sentence.index - index > _MEMORY:
            return None
        if earlier.event_type not in _ENFORCING or not _firm(earlier):
            continue
        same = earlier.event_type == draft.event_type
        for party in earlier.actors:
            sector = party.actor.sector[0] if party.actor.sector else ""
            if sector in sectors or (same and sector == "GOV"):
                return None if any(party.same(r) for r in draft.recipients) else (party, earlier)
    return None


def _firm(draft: Draft) -> bool:
    contested = any(link.stance != "states" for link in draft.context.attribution)
    return not draft.context.auxiliary and not contested and not draft.flimsy


def _take(draft: Draft, parties: list[Party], rule: str, earlier: Draft) -> None:
    draft.actors = _standing_in(draft, parties)
    draft.weight *= _RECALLED
    draft.notes.append(Note(rule, draft.trigger[-1], earlier.trigger[0].text))


def _standing_in(draft: Draft, parties: list[Party]) -> list[Party]:
    token = draft.trigger[-1]
    return [Party(stand_in(p.actor, p.actor.text, (0, 0)), token, p.kinds) for p in parties]
