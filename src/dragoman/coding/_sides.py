"""Who stands on which side of an event: its actors and recipients from the roles of a predicate."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.actors import Party, PartyFinder
from dragoman.codebook import GROUPS
from dragoman.coding._arguments import Arguments, Roles
from dragoman.coding._drafts import Draft
from dragoman.coding._frames import FrameMatcher
from dragoman.parsing import Token

#: Where a party may stand inside a phrase that is not one itself; an actor is
#: never taken from a phrase that only says where.
ACTING = ("poss", "by", "mod", "of")
SUFFERING = (*ACTING, "between", "from", "against", "on", "to", "with", "for", "in", "at")
#: Types whose recipients are the people of the place that is hit.
_LOCAL = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "AID"})
#: Types whose target often stands in their purpose only.
_AIMED = frozenset({"PROTEST", "MOBILIZE"})
_ABROAD = ("in", "across", "throughout", "into", "near", "over")
#: Types of acts that reach the people of the place where they are done.
_REACHING = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "AID", "SANCTION", "AGREE"})


class Sides:
    """Fills the parties of the events of one sentence.

    Parameters
    ----------
    arguments : Arguments
    frames : FrameMatcher
    parties : PartyFinder
    """

    def __init__(self, arguments: Arguments, frames: FrameMatcher, parties: PartyFinder) -> None:
        self._arguments = arguments
        self._frames = frames
        self._parties = parties

    def first(self, roles: Roles, path: tuple[str, ...]) -> tuple[list[Party], str]:
        """The parties of the first role of a path that has any, and that role."""
        for role in path:
            found = [p for token in roles.get(role, []) for p in self._parties.of(token)]
            if role == "mod":
                # "Russian sanctions" are Russia's, "Iran sanctions" are not Iran's.
                found = [p for p in found if not _topic(p) and "target" not in p.kinds]
            if found:
                return found, role
        for role in path:
            # An event named in any other role tells its actor, too: "fled the shelling
            # by the army".
            events = [
                t for t in roles.get(role, [])
                if role not in ("subj", "by") and t.is_noun and self._frames.event_type(t)
            ]  # fmt: skip
            for token in events:
                for found in self.inside(token, ACTING):
                    return found, role
            if role in ("subj", "by"):
                # An act or a body of a party acts for it: "Iran's decision angered".
                for token in roles.get(role, []):
                    for found in self.inside(token, ACTING):
                        return found, role
                    if token.dep == "dobj" and not self._parties.of(token):
                        # "released a statement criticising", "took steps that hurt"
                        holders = self._arguments.holder(token)
                        found = [p for t in holders for p in self._parties.of(t)]
                        if found:
                            return found, role
        return [], ""

    def fill(self, draft: Draft, path: tuple[str, ...], roles: Roles, used: str) -> None:
        """Fill the recipients from the first role of a path that holds any.

        Best is a party in the role itself, then one inside the phrase or clause in
        the role ("Iran's programme", "the attack by X"), then, for acts that hit
        people where they are, those of the place ("shelled a market in Idlib").
        """
        aimed = [
            p for t in roles.get("mod", []) for p in self._parties.of(t) if "target" in p.kinds
        ]
        if aimed:
            draft.recipients = self.others(aimed, draft)  # "anti-government protests"
            return
        filled = [role for role in path if role != used and role in roles]
        for role in filled:
            if _each_other(roles[role]) and len(draft.actors) > 1:
                draft.mutual = True
                return
            direct = [p for t in roles[role] for p in self._parties.of(t)]
            others = self.others(direct, draft)
            if others:
                draft.recipients = others
                return
            inside: list[Party] = []
            own = {p.actor.country for p in draft.actors}
            for group in (g for t in roles[role] for g in self.inside(t, SUFFERING)):
                others = self.others(group, draft)
                inside = inside or group
                if not others:
                    continue
                # The actor's own country in the object is seldom what the act is about:
                # "Raisi praised the country's ties with Belarus".
                home = all("country" in p.kinds and p.actor.country in own for p in others)
                if not draft.recipients or not home:
                    draft.recipients, draft.derived = others, True
                if not home:
                    return
            if draft.recipients:
                return
            if len(inside) > 1 and len(draft.actors) > 1 and friendly(draft.event_type):
                # "X and Y praised their close ties": each the other's.
                draft.mutual = True
                return
        if draft.event_type in _LOCAL:
            for role in filled:
                placed = [p for t in roles[role] for p in self._parties.located(t)]
                if draft.event_type == "COERCE":
                    # A cordon at home hits everybody; abroad it hits those abroad.
                    own = {p.actor.country for p in draft.actors}
                    placed = [p for p in placed if p.actor.country not in own]
                if placed:
                    draft.recipients, draft.derived = placed, True
                    return
        if draft.event_type in _AIMED and self._aimed(draft, roles):
            return
        if path and not draft.mutual:
            self._abroad(draft, roles)

    def _aimed(self, draft: Draft, roles: Roles) -> bool:
        """Against whom people march or troops move, when only the purpose tells it.

        "blocked the road to make the ministry pay", "walked out, accusing the firm".
        """
        verb = next((t for t in draft.trigger if t.is_verb), draft.trigger[0].head)
        purposes = [t for role in ("purpose", "inf") for t in roles.get(role, [])]
        purposes += [c for c in verb.children if c.dep == "advcl" and c.tag == "VBG"]
        purposes += [
            noun
            for noun in roles.get("in", [])
            if noun.is_noun and noun.i > verb.i and self._frames.event_type(noun)
        ]
        # "sent troops to fight on Russia's side": neither the troops nor whose side they take.
        moved = roles.get("obj", [])
        for token in purposes:
            for group in self.inside(token, SUFFERING):
                others = [
                    p
                    for p in self.others(group, draft)
                    if p.token not in moved and p.token.lower != "side"
                ]
                if others:
                    draft.recipients, draft.derived = others, True
                    return True
        return False

    def _abroad(self, draft: Draft, roles: Roles) -> None:
        """Whom an act without an object is meant for: "to help Syrian refugees", "in Yemen".

        A place counts only in another country than the actor's, where it tells more
        than where the actor stands.
        """
        own = {p.actor.country for p in draft.actors}
        if not own:
            return
        for role in ("purpose", "inf", *_ABROAD):
            for token in roles.get(role, []):
                for group in [] if role == "in" else [*self.inside(token, SUFFERING)]:
                    others = [p for p in group if p.actor.country and p.actor.country not in own]
                    if others:
                        draft.recipients, draft.derived = others, True
                        return
                if role in _ABROAD and draft.event_type in _REACHING:
                    placed = self._parties.of(token) or self._parties.located(token)
                    others = [p for p in placed if p.actor.country not in (*own, "")]
                    if others:
                        draft.recipients, draft.derived = others, True
                        return

    def others(self, parties: list[Party], draft: Draft) -> list[Party]:
        return [p for p in parties if not any(p.same(a) for a in draft.actors)]

    def inside(self, token: Token, path: tuple[str, ...], depth: int = 0) -> Iterator[list[Party]]:
        """The parties inside a phrase or clause, best first: of "Iran's programme"."""
        if depth > 2:
            return
        roles = self._arguments.of(token)
        frame = self._frames.frame(token)
        own = frame.actor if frame is not None and not frame.none and token.is_noun else ()
        if token.is_verb:
            own = ("obj", "iobj", "to", "with", "against", "for", "of", "subj")
        owners: list[list[Party]] = []
        for role in (*own, *path):
            if role in ("in", "at", "from") and path is ACTING:
                continue
            for filler in roles.get(role, []):
                found = [p for p in self._parties.of(filler) if "target" not in p.kinds]
                if found and filler.tag == "PRP$":
                    owners.append(found)  # "their Lebanese captors" are Lebanon's
                elif found:
                    yield found
        yield from owners
        for role in (*path, "obj", "comp"):
            for filler in roles.get(role, []):
                yield from self.inside(filler, path, depth + 1)
        for clause in token.children:
            if clause.dep not in ("acl", "relcl") or not clause.is_verb:
                continue
            if clause.dep == "acl" and any(
                c.dep == "punct" and c.text == "," and token.i < c.i < clause.i
                for c in token.children
            ):
                continue  # "pounded the area, backed by Russian jets": not the area's backers
            # "every offer made by the Taliban", "a contract to buy Russian jets"
            inner = self._arguments.of(clause)
            for role in ("subj", "by", "against", "from", "to", "with", "in", "obj"):
                if role in ("in", "obj") and path is ACTING:
                    continue
                for filler in inner.get(role, []):
                    if filler is token:
                        continue
                    found = self._parties.of(filler)
                    if found:
                        yield found
                    elif role == "obj":
                        yield from self.inside(filler, path, depth + 1)

    def counterparty(self, draft: Draft, roles: Roles) -> None:
        """ "finalised a contract to buy Russian jets": the contract has two sides."""
        own = {p.actor.country for p in draft.actors}
        for noun in roles.get("obj", []):
            for group in self.inside(noun, SUFFERING):
                others = [p for p in group if p.actor.country and p.actor.country not in own]
                if others:
                    draft.actors.extend(others)
                    draft.derived = True
                    return


def _each_other(tokens: list[Token]) -> bool:
    """Tell whether a role holds "each other" or "one another"."""
    return any(
        (t.lower == "other" and any(c.lower == "each" for c in t.children))
        or (t.lower == "another" and any(c.lower == "one" for c in t.children))
        for t in tokens
    )


def _topic(party: Party) -> bool:
    """Tell whether a nation word before a noun says what it is about, not whose it is."""
    token = party.token
    if party.actor.kind == "place":
        return True
    return (
        token.is_proper
        and party.actor.kind == "country"
        and not token.text.isupper()
        and ("." not in token.text)
    )


def friendly(event_type: str) -> bool:
    return event_type in GROUPS["cooperation"]
