"""The walk: one pass over a sentence from the outside in, composing events.

At each predicate the lexicon says what it means by itself and the operators say
what it does to the meaning of what stands under it.  Speaker, polarity, time and
certainty are carried along.  Nothing here knows a word: all words stand in the
data of the codebook.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dragoman.actors import Party, PartyFinder
from dragoman.codebook import GROUPS, Codebook, Frame, Operator, Outcome
from dragoman.coding._arguments import Arguments, Roles, is_copula, is_passive
from dragoman.coding._certainty import Certainty, is_perfect, weaker
from dragoman.coding._drafts import Context, Draft, Link, Note
from dragoman.coding._frames import FrameMatcher
from dragoman.parsing import Sentence, Token

#: Where a party may stand inside a phrase that is not one itself; an actor is
#: never taken from a phrase that only says where.
_ACTING = ("poss", "by", "mod", "of")
_SUFFERING = (*_ACTING, "between", "from", "against", "on", "to", "with", "for", "in", "at")
#: Confidence of an event whose trigger is a noun in passing.
_PASSING = 0.7
#: Types whose recipients are the people of the place that is hit.
_LOCAL = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "AID"})
_ABROAD = ("in", "across", "throughout", "into", "near", "over")
#: Types of acts that reach the people of the place where they are done.
_REACHING = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "AID", "SANCTION", "AGREE"})
#: Prepositions that place a clause at a meeting its subject takes part in.
_ON_OCCASION = frozenset({"during", "at", "in", "after", "following", "before", "amid"})
#: A frame below this weight counts only when nothing else explains the sentence.
_FLIMSY = 0.5
#: Announced by whoever would do them, these are threats; a march or a deployment
#: may simply be scheduled.
_MENACING = frozenset({"ASSAULT", "SANCTION"})
#: What one ought to know or feel is opinion, not demand.
_MENTAL = frozenset({"know", "understand", "remember", "have", "see", "feel", "think", "believe"})
#: What forces undergo in these is their state's act.
_BY_FORCES = frozenset({"MOBILIZE", "RETREAT"})
#: CAMEO: sign formal agreement.
_SIGNED = "057"
#: Types that are done by saying so.
_PERFORMED = frozenset({"AGREE", "CONCEDE", "THREATEN", "REQUEST", "REJECT", "ACCUSE", "SUPPORT"})
#: Farther apart, the verb is left out of a light-verb trigger.
_LIGHT_SPAN = 5
_COMPLEMENTS = ("ccomp", "xcomp", "pcomp")


class Walk:
    """Codes one sentence into drafts.

    Parameters
    ----------
    codebook : Codebook
    sentence : Sentence
    parties : PartyFinder
    """

    def __init__(self, codebook: Codebook, sentence: Sentence, parties: PartyFinder) -> None:
        self._operators = codebook.operators
        self._sentence = sentence
        self._parties = parties
        self._arguments = Arguments()
        self._certainty = Certainty(codebook.cues)
        self._person_words = codebook.classes["person"]
        self._views = codebook.cues.views
        self._peacekeeping = codebook.classes["peacekeeping"]
        self._frames = FrameMatcher(codebook, sentence.tokens, self._arguments, self._kinds)
        self._done: set[int] = set()
        self._out: list[Draft] = []
        #: The last named source that speaks in this sentence.
        self.speaker: Link | None = None

    def run(self, context: Context | None = None) -> list[Draft]:
        """Return the drafts of the sentence, in no particular order."""
        base = context or Context()
        if self._sentence.text.rstrip("”\"’ ").endswith("?"):
            base = base._replace(certainty="Uu")
        for root in self._sentence.roots:
            self._visit(root, self._according_to(root, base))
        if any(t.lower in self._peacekeeping for t in self._sentence.tokens):
            for draft in self._out:
                if draft.event_type == "MOBILIZE" and draft.recipients:
                    # Sent for the good of the host, forces are help (plover.yaml, AID).
                    draft.event_type, draft.modes, draft.cameo = "AID", [], ""
                    draft.contexts.append("peacekeeping")
                    draft.notes.append(Note("context/peacekeeping", draft.trigger[0]))
        return self._out

    def reading(self, token: Token) -> Frame | None:
        """The frame chosen for a token (for explanations and measures of coverage)."""
        return self._frames.frame(token)

    def arguments(self, token: Token) -> Roles:
        """The roles of a predicate."""
        return self._arguments.of(token)

    # -- moving over the tree -------------------------------------------------------

    def _visit(self, token: Token, context: Context) -> None:
        """Read a token and all below it, and emit what they tell."""
        self._emit(self._read(token, context))

    def _emit(self, drafts: list[Draft]) -> None:
        for draft in drafts:
            if draft.context.obliged and not draft.context.attribution:
                # "Iran must stop": the author's opinion, nobody's act.
                continue
            self._out.append(draft)

    def _read(self, token: Token, context: Context) -> list[Draft]:
        """The drafts headed by a token; those below it are emitted on the way."""
        if token.i in self._done:
            return []
        self._done.add(token.i)
        if token.is_verb:
            heads = self._verb(token, context)
        elif token.is_noun:
            heads = self._noun(token, context)
        elif token.tag.startswith("JJ") or token.tag in ("RB", "IN"):
            heads = self._adjective(token, context)
        else:
            heads = []
        for child in token.children:
            if child.i not in self._done:
                self._descend(token, child, context)
        return heads

    def _descend(self, token: Token, child: Token, context: Context) -> None:
        """Go on to a child that no frame has claimed."""
        if child.dep in ("relcl", "acl", "appos"):
            below = context.told()
        elif child.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "prep", "agent"):
            below = context.affirmed()
        elif child.dep in ("advcl", "prep") or (child.dep == "conj" and child.is_verb):
            below = context
        elif child.dep in _COMPLEMENTS and token.is_verb:
            below = self._certainty.local(context, token)[0]
        else:
            below = context
        self._visit(child, below)

    # -- verbs ------------------------------------------------------------------------

    def _verb(self, verb: Token, context: Context) -> list[Draft]:
        local, modal = self._certainty.local(context, verb)
        frame = self._frames.frame(verb)
        if frame is None or frame.none:
            return self._through(verb, local, modal)
        drafts = self._by_frame(frame, verb, local, self._arguments.of(verb))
        return self._under_modal(drafts, modal, verb)

    def _through(self, verb: Token, local: Context, modal: str) -> list[Draft]:
        """A verb without an event: an adjective under a copula may have one."""
        if not is_copula(verb):
            return []
        for child in verb.children:
            if child.dep in ("acomp", "oprd", "attr", "advmod") and not child.is_noun:
                drafts = self._read(child, local)
                if drafts:
                    return self._under_modal(drafts, modal, verb)
        if modal == "" and any(c.dep == "xcomp" for c in verb.children) and verb.lemma == "be":
            # "is to visit": a schedule.
            for child in verb.children:
                if child.dep == "xcomp" and child.is_verb:
                    return self._under_modal(self._read(child, local), "future", verb)
        return []

    def _under_modal(self, drafts: list[Draft], modal: str, verb: Token) -> list[Draft]:
        """Apply "will", "may", "would" to what a predicate tells."""
        name = {"future": "plan", "would": "plan", "possible": "consider"}.get(modal)
        if modal == "able":
            # "can": an ability is no act.
            name = "consider"
        if name is None:
            return drafts
        if modal in ("possible", "able") and is_perfect(verb):
            # "may have sheltered": the author's doubt about what is past, no plan.
            return [
                d.copy(context=d.context._replace(certainty=weaker(d.context.certainty, "PS")))
                for d in drafts
            ]
        operator = self._operators.by_name[name]
        refuse = self._operators.by_name["refuse"]
        made = []
        for draft in drafts:
            if draft.context.negated and modal in ("future", "would") and _giving(draft.event_type):
                # "will not lift", "would not meet": a refusal.
                affirmed = draft.copy(context=draft.context._replace(negated=False))
                outcome = refuse.outcome(draft.event_type, tuple(draft.modes))
                made.extend(
                    self._transformed(refuse, outcome, affirmed, verb, f"modal/{modal} not")
                )
                continue
            if modal in ("future", "would") and self._menaces(draft):
                vow = self._operators.by_name["vow"]
                outcome = vow.outcome(draft.event_type, tuple(draft.modes))
                threat = self._transformed(vow, outcome, draft, verb, f"modal/{modal} own act")
                for made_threat in threat:
                    made_threat.context = made_threat.context._replace(
                        auxiliary=frozenset(), certainty="CT"
                    )
                made.extend(threat)
                continue
            if draft.event_type in ("AGREE", "CONCEDE", "THREATEN") and modal != "possible":
                draft.notes.append(Note(f"modal/{modal}", verb))
                made.append(draft)
                continue
            outcome = operator.outcome(draft.event_type, tuple(draft.modes))
            made.extend(self._transformed(operator, outcome, draft, verb, f"modal/{modal}"))
        return made

    def _menaces(self, draft: Draft) -> bool:
        """ "We will strike back": an attack that its own author announces."""
        if draft.event_type not in _MENACING or draft.context.negated or not draft.actors:
            return False
        links = draft.context.attribution
        if not links or links[-1].stance != "states" or links[-1].source is None:
            return False
        cue = self._frames.frame(links[-1].cue)
        plain = cue is not None and cue.op == "report"
        return plain and any(links[-1].source.same(p) for p in draft.actors)

    # -- nouns and adjectives ---------------------------------------------------------

    def _noun(self, noun: Token, context: Context) -> list[Draft]:
        if (noun.dep in ("compound", "nmod") and noun.head.is_noun) or _is_name(noun):
            return []
        frame = self._frames.frame(noun)
        if frame is None or frame.none or frame.light:
            return []
        local = context
        for child in noun.children:
            if child.dep == "amod" and child.lower in ("alleged", "suspected", "purported"):
                local = local._replace(
                    attribution=(*local.attribution, Link(None, None, child, "alleges"))
                )
            elif child.dep == "amod" and child.lower in (
                "possible", "potential", "proposed", "planned", "hypothetical", "future",
                "upcoming", "looming", "imminent", "expected",
            ):  # fmt: skip
                mark = "future" if child.lower in (
                    "planned", "future", "upcoming", "expected") else "hypothetical"  # fmt: skip
                local = local._replace(auxiliary=local.auxiliary | {mark})
            elif child.dep == "amod" and child.lower in ("former", "past", "historic", "previous"):
                local = local._replace(auxiliary=local.auxiliary | {"historical"})
        roles = self._arguments.of(noun)
        clause = self._light_clause(noun)
        if clause is not None:
            # "the sanctions that the UN imposed on Iraq"
            self._done.add(clause.i)
            local, _ = self._certainty.local(local, clause)
            merged = {
                k: v for k, v in self._arguments.of(clause).items() if k not in ("obj", "comp")
            }
            merged.update(roles)
            roles = merged
        drafts = self._by_frame(frame, noun, local, roles)
        if clause is not None:
            for draft in drafts:
                if clause.i - noun.i <= _LIGHT_SPAN:
                    draft.trigger = [*draft.trigger, clause]
            for child in clause.children:
                if child.i not in self._done:
                    self._descend(clause, child, context)
            return drafts
        if frame.mutual and _friendly(frame.event_type):
            self._join(drafts, noun)
        if noun.dep in ("dobj", "pobj", "nsubj", "nsubjpass", "ROOT", "conj", "attr", "appos"):
            for draft in drafts:
                draft.weight *= _PASSING
        return drafts

    def _light_clause(self, noun: Token) -> Token | None:
        """A relative clause or participle whose verb is light and has the noun as object."""
        for child in noun.children:
            if child.dep in ("relcl", "acl") and child.is_verb and child.i not in self._done:
                frame = self._frames.frame(child)
                if frame is not None and frame.light and noun in self._arguments.of(child).get(
                    "obj", []
                ):
                    return child
        return None

    def _join(self, drafts: list[Draft], noun: Token) -> None:
        """ "praised each other during talks": who acts in the clause takes part in the talks."""
        prep = noun.head
        if noun.dep != "pobj" or prep.lower not in _ON_OCCASION:
            return
        verb = prep.head
        while verb.is_noun and verb.head is not verb:
            verb = verb.head
        if not verb.is_verb:
            return
        roles = self._arguments.of(verb)
        people = [p for t in roles.get("subj", []) for p in self._parties.of(t)]
        for draft in drafts:
            if people and draft.venue:
                # "at the African Union summit": whose summit it is.
                draft.actors = []
            own = [p for p in people if not any(p.same(a) for a in draft.actors)]
            if own and (len(draft.actors) < 2 or not draft.mutual):
                draft.actors = own + draft.actors
                draft.notes.append(Note("participants/clause", verb))

    def _adjective(self, adjective: Token, context: Context) -> list[Draft]:
        if adjective.dep == "amod":
            return []
        frame = self._frames.frame(adjective)
        if frame is None or frame.none:
            return []
        local, modal = self._certainty.local(context, adjective)
        self._done.update(t.i for t in self._trigger(frame, adjective))
        drafts = self._by_frame(frame, adjective, local, self._arguments.of(adjective))
        return self._under_modal(drafts, modal, adjective)

    # -- frames -------------------------------------------------------------------------

    def _by_frame(
        self, frame: Frame, token: Token, context: Context, roles: Roles
    ) -> list[Draft]:
        if any(c.role == "neg" and "yes" in c.words for c in frame.conditions):
            # The frame's meaning holds the negation: "did not recognise" is a refusal.
            context = context._replace(negated=False)
        note = Note(f"frame/{frame.id}", token)
        if frame.op:
            drafts = self._operate(self._operators.by_name[frame.op], frame, token, context, roles)
        elif frame.light:
            drafts = self._light(frame, token, context, roles)
        elif frame.transparent:
            drafts = self._contents(frame, token, context, roles)
            self._complete(drafts, frame, token, roles)
        else:
            drafts = [self._plain(frame, token, context, roles)]
        if frame.also[0] and drafts:
            mode = [frame.also[1]] if frame.also[1] else []
            drafts.append(drafts[0].copy(event_type=frame.also[0], modes=mode, cameo=""))
        for draft in drafts:
            draft.notes.append(note)
            draft.contexts.extend(c for c in frame.context if c not in draft.contexts)
        return drafts

    def _plain(self, frame: Frame, token: Token, context: Context, roles: Roles) -> Draft:
        draft = Draft(
            event_type=frame.event_type,
            trigger=self._trigger(frame, token),
            context=context,
            modes=list(frame.mode),
            cameo=frame.cameo,
            weight=frame.weight,
            flimsy=frame.weight < _FLIMSY,
        )
        draft.actors, used = self._first(roles, frame.actor)
        if frame.mutual:
            others = [
                p for role in frame.mutual for t in roles.get(role, []) for p in self._parties.of(t)
            ]
            for other in others:
                if not any(other.same(a) for a in draft.actors):
                    draft.actors.append(other)
            draft.mutual = True
        draft.venue = used == "mod" and frame.mutual != ()
        result = self._result(draft, roles)
        if result is not None:
            return result
        if frame.mutual and frame.cameo == _SIGNED and len(draft.actors) == 1:
            self._counterparty(draft, roles)
        if not frame.mutual or not others:
            self._fill_recipients(draft, frame.recipient, roles, used)
            if frame.mutual and draft.recipients:
                draft.actors.extend(draft.recipients)
                draft.recipients = []
        if not draft.actors and frame.event_type in _BY_FORCES and is_passive(token):
            # "Ethiopian troops were moved": forces act for their state.
            draft.actors = [
                p
                for t in roles.get("obj", [])
                for p in self._parties.of(t)
                if "armed" in p.kinds or "COP" in p.actor.sector
            ]
            draft.recipients = [p for p in draft.recipients if p not in draft.actors]
        if frame.joint and len({p.actor.country for p in draft.actors}) > 1:
            draft.event_type, draft.modes, draft.mutual = frame.joint, [], True
            draft.recipients, draft.cameo = [], ""
        self._absorb(frame, roles)
        self._about(draft, token, context, roles)
        return draft

    def _counterparty(self, draft: Draft, roles: Roles) -> None:
        """ "finalised a contract to buy Russian jets": the contract has two sides."""
        own = {p.actor.country for p in draft.actors}
        for noun in roles.get("obj", []):
            for group in self._inside(noun, _SUFFERING):
                others = [p for p in group if p.actor.country and p.actor.country not in own]
                if others:
                    draft.actors.extend(others)
                    draft.derived = True
                    return

    def _result(self, draft: Draft, roles: Roles) -> Draft | None:
        """ "Air strikes on Idlib killed nine civilians" tells one attack, not two."""
        for noun in roles.get("subj", []):
            if not noun.is_noun or noun.i in self._done:
                continue
            if self._frames.event_type(noun) != draft.event_type:
                continue
            inner = self._frames.frame(noun)
            if inner is None or not inner.event_type:
                continue
            self._done.add(noun.i)
            attack = self._plain(inner, noun, draft.context, self._arguments.of(noun))
            if not attack.recipients or attack.derived:
                victims = [p for t in roles.get("obj", []) for p in self._parties.of(t)]
                attack.recipients = self._others(victims, attack) or attack.recipients
            attack.modes.extend(m for m in draft.modes if m not in attack.modes and not attack.modes)
            return attack
        return None

    def _about(self, draft: Draft, token: Token, context: Context, roles: Roles) -> None:
        """Give a demand, refusal or threat its mode by what stands in its infinitive.

        The content is part of the demand and tells no event of its own.
        """
        if draft.event_type not in ("REQUEST", "REJECT", "THREATEN"):
            return
        outer, self._out = self._out, []
        for role in ("inf", "purpose"):
            for clause in roles.get(role, []):
                for inner in self._read(clause, context._replace(negated=False)):
                    draft.inner = draft.inner or inner
                    mode = self._operators.content_mode(
                        draft.event_type, inner.event_type, tuple(inner.modes)
                    )
                    if mode and not draft.modes:
                        draft.modes = [mode]
        self._out = outer

    def _absorb(self, frame: Frame, roles: Roles) -> None:
        """What a frame's condition asks for is part of its meaning, not another event."""
        for condition in frame.conditions:
            if condition.negated or not condition.words:
                continue
            for filler in roles.get(condition.role, []):
                if filler.is_noun and filler.lemma in condition.words:
                    self._done.add(filler.i)
                    for child in filler.children:
                        if child.dep in ("acl", "xcomp") and any(
                            c.lower == "to" and c.dep == "aux" for c in child.children
                        ):
                            self._discard(child)

    def _fill_recipients(
        self, draft: Draft, path: tuple[str, ...], roles: Roles, used: str
    ) -> None:
        """Fill the recipients from the first role of a path that holds any.

        Best is a party in the role itself, then one inside the phrase or clause in
        the role ("Iran's programme", "the attack by X"), then, for acts that hit
        people where they are, those of the place ("shelled a market in Idlib").
        """
        filled = [role for role in path if role != used and role in roles]
        for role in filled:
            if _each_other(roles[role]) and len(draft.actors) > 1:
                draft.mutual = True
                return
            direct = [p for t in roles[role] for p in self._parties.of(t)]
            others = self._others(direct, draft)
            if others:
                draft.recipients = others
                return
            inside: list[Party] = []
            own = {p.actor.country for p in draft.actors}
            for group in (g for t in roles[role] for g in self._inside(t, _SUFFERING)):
                others = self._others(group, draft)
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
            if len(inside) > 1 and len(draft.actors) > 1 and _friendly(draft.event_type):
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
        if path and not draft.mutual:
            self._abroad(draft, roles)

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
                for group in ([] if role == "in" else [*self._inside(token, _SUFFERING)]):
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

    def _others(self, parties: list[Party], draft: Draft) -> list[Party]:
        return [p for p in parties if not any(p.same(a) for a in draft.actors)]

    def _inside(
        self, token: Token, path: tuple[str, ...], depth: int = 0
    ) -> Iterator[list[Party]]:
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
            if role in ("in", "at", "from") and path is _ACTING:
                continue
            for filler in roles.get(role, []):
                found = self._parties.of(filler)
                if found and filler.tag == "PRP$":
                    owners.append(found)  # "their Lebanese captors" are Lebanon's
                elif found:
                    yield found
        yield from owners
        for role in (*path, "obj", "comp"):
            for filler in roles.get(role, []):
                yield from self._inside(filler, path, depth + 1)
        for clause in token.children:
            if clause.dep not in ("acl", "relcl") or not clause.is_verb:
                continue
            # "every offer made by the Taliban", "a contract to buy Russian jets"
            inner = self._arguments.of(clause)
            for role in ("subj", "by", "against", "from", "to", "with", "in", "obj"):
                if role in ("in", "obj") and path is _ACTING:
                    continue
                for filler in inner.get(role, []):
                    if filler is token:
                        continue
                    found = self._parties.of(filler)
                    if found:
                        yield found
                    elif role == "obj":
                        yield from self._inside(filler, path, depth + 1)

    def _first(self, roles: Roles, path: tuple[str, ...]) -> tuple[list[Party], str]:
        """The parties of the first role of a path that has any, and that role."""
        for role in path:
            found = [p for token in roles.get(role, []) for p in self._parties.of(token)]
            if role == "mod":
                # "Russian sanctions" are Russia's, "Iran sanctions" are not Iran's.
                found = [p for p in found if not _topic(p)]
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
                for found in self._inside(token, _ACTING):
                    return found, role
            if role in ("subj", "by"):
                # An act or a body of a party acts for it: "Iran's decision angered".
                for token in roles.get(role, []):
                    for found in self._inside(token, _ACTING):
                        return found, role
                    if token.dep == "dobj" and not self._parties.of(token):
                        # "released a statement criticising", "took steps that hurt"
                        holders = self._arguments.holder(token)
                        found = [p for t in holders for p in self._parties.of(t)]
                        if found:
                            return found, role
        return [], ""

    def _trigger(self, frame: Frame, token: Token) -> list[Token]:
        words = frame.headword.split()
        found = [token]
        if len(words) > 1 and not token.is_noun:
            follow = self._sentence.tokens[token.i + 1 : token.i + 1 + 2 * len(words)]
            for word in words[1:]:
                match = next((t for t in follow if word in (t.lower, t.lemma)), None)
                if match is None:
                    break
                found.append(match)
        elif len(words) > 1:
            before = self._sentence.tokens[max(0, token.i - 2 * len(words)) : token.i]
            found = [t for t in before if t.lower in words or t.lemma in words] + found
        return found

    # -- contents -----------------------------------------------------------------------

    def _claims(self, token: Token) -> bool:
        """Tell whether a token tells an event, or a clause that may hold one."""
        if token.i in self._done:
            return False
        return bool(self._frames.event_type(token))

    def _contents(
        self, frame: Frame, token: Token, context: Context, roles: Roles
    ) -> list[Draft]:
        """The drafts of what stands in a frame's content roles: the first that has any."""
        path = [*frame.content]
        if ("comp" in path or "inf" in path) and "purpose" in roles:
            path.append("purpose")
        for role in path:
            fillers = [t for t in roles.get(role, []) if t is not token]
            if any(self._claims(t) or t.is_verb for t in fillers):
                drafts = [d for t in fillers for d in self._read(t, context)]
                if drafts:
                    return drafts
        return []

    def _light(self, frame: Frame, verb: Token, context: Context, roles: Roles) -> list[Draft]:
        """ "hold talks", "launch an attack": the noun's event with the verb's arguments."""
        made: list[Draft] = []
        path = frame.content if frame.content[0] == "obj" else ("obj", *frame.content)
        for role in path:
            for noun in roles.get(role, []):
                inner = self._frames.frame(noun)
                if inner is None or inner.none or noun.i in self._done:
                    continue
                self._done.add(noun.i)
                merged = {k: v for k, v in roles.items() if k not in ("obj", "comp", "that")}
                merged.update(self._arguments.of(noun))
                subject = next((roles[r] for r in frame.actor if roles.get(r)), None)
                if subject:
                    merged["subj"] = subject
                else:
                    merged.pop("subj", None)
                drafts = self._by_frame(inner, noun, context, merged)
                for draft in drafts:
                    if noun in draft.trigger and abs(noun.i - verb.i) <= _LIGHT_SPAN:
                        draft.trigger = sorted({verb, *draft.trigger}, key=lambda t: t.i)
                    if not draft.notes or draft.notes[-1].token is not verb:
                        draft.notes.append(Note("light", verb))
                made.extend(drafts)
                for child in noun.children:
                    if child.i not in self._done:
                        self._descend(noun, child, context)
            if made:
                break
        return made

    def _complete(self, drafts: list[Draft], frame: Frame, token: Token, roles: Roles) -> None:
        """Fill empty parties of an inner event from the words around it."""
        for draft in drafts:
            used = ""
            if not draft.actors:
                draft.actors, used = self._first(roles, frame.actor)
            if not draft.recipients and not draft.mutual and draft.actors:
                path = tuple(r for r in frame.recipient if r not in frame.content)
                self._fill_recipients(draft, path, roles, used)

    # -- operators ----------------------------------------------------------------------

    def _operate(
        self, operator: Operator, frame: Frame, token: Token, context: Context, roles: Roles
    ) -> list[Draft]:
        actors, used = self._first(roles, frame.actor)
        below = self._below(operator, actors, token, context, roles, frame)
        outer, self._out = self._out, []
        inner = self._contents(frame, token, below, roles)
        side, self._out = self._out, outer
        if operator.keep:
            self._out.extend(side)
        else:
            # What a plan, a threat or a refusal is made of has not happened; what it
            # mentions in a relative clause, the author tells.
            self._out.extend(d for d in side if not d.context.auxiliary and _relative(d, token))
        own = self._base(operator, frame, token, context, actors, roles, used)
        if not inner and operator.stance:
            wish = self._bare_wish(own, frame, token, roles)
            if wish is not None:
                return [wish]
        if not inner:
            if operator.stance and operator.alone.event_type == "none":
                return []
            drafts = self._alone(operator, own)
            for draft in drafts:
                if not draft.recipients:
                    self._fill_recipients(draft, frame.recipient, roles, used)
                if not draft.recipients and not draft.mutual:
                    content = tuple(r for r in frame.content if r not in frame.recipient)
                    self._fill_recipients(draft, (*content, "purpose"), roles, used)
            return drafts
        heads: list[Draft] = []
        for draft in inner:
            heads.extend(self._compose(operator, own, draft, token, context))
        return _merge(heads)

    def _below(
        self,
        operator: Operator,
        actors: list[Party],
        token: Token,
        context: Context,
        roles: Roles,
        frame: Frame,
    ) -> Context:
        """The context of an operator's content."""
        if operator.stance:
            phrase = next((t for t in roles.get("subj", []) if t.is_noun), None)
            if context.negated or self._withheld(token):
                # "did not deny", "refused to confirm": nobody commits to anything.
                return context._replace(negated=False, certainty="Uu", obliged=False)
            stance = operator.stance
            link = Link(actors[0] if actors else None, phrase, token, stance)
            if actors:
                self._parties.speaker = actors[0]
                self.speaker = link if operator.stance == "states" else self.speaker
            certainty = context.certainty
            if operator.factuality == "PR+":
                certainty = weaker(certainty, "PR")
            return context._replace(
                attribution=(*context.attribution, link),
                negated=False,
                certainty=certainty,
                factive=operator.factuality in ("CT+", "PR+"),
                obliged=False,
            )
        below = context._replace(negated=False)
        if operator.factuality:
            below = below._replace(certainty=weaker(below.certainty, operator.factuality[:2]))
        return below

    def _withheld(self, token: Token) -> bool:
        """ "refused to confirm", "would neither confirm nor deny"."""
        if any(c.lower == "neither" for c in (*token.children, *token.head.children)) and (
            token.dep == "conj" or any(c.dep == "conj" for c in token.children)
        ):
            return True
        if token.dep != "xcomp":
            return False
        above = self._frames.frame(token.head)
        return above is not None and above.op in ("refuse", "fail", "avoid")

    def _base(
        self,
        operator: Operator,
        frame: Frame,
        token: Token,
        context: Context,
        actors: list[Party],
        roles: Roles,
        used: str,
    ) -> Draft:
        """The operator's own event, type still open."""
        draft = Draft(
            event_type="",
            trigger=self._trigger(frame, token),
            context=context,
            actors=list(actors),
            cameo=frame.cameo,
            weight=frame.weight,
            flimsy=frame.weight < _FLIMSY,
            strong=operator.strong,
        )
        if frame.mutual:
            others = [
                p for role in frame.mutual for t in roles.get(role, []) for p in self._parties.of(t)
            ]
            draft.actors.extend(o for o in others if not any(o.same(a) for a in draft.actors))
            draft.mutual = True
            if len(draft.actors) > 1:
                return draft
            draft.mutual = False
        path = tuple(r for r in frame.recipient if r not in ("comp", "inf", "that", "ing"))
        for role in path:
            if role == used:
                continue
            found = [p for t in roles.get(role, []) for p in self._parties.of(t)]
            found = [p for p in found if not any(p.same(a) for a in actors)]
            if found:
                draft.recipients = found
                break
        return draft

    def _alone(self, operator: Operator, own: Draft) -> list[Draft]:
        outcome = operator.alone
        if outcome.event_type in ("none", "inner"):
            return []
        own.event_type = outcome.event_type
        if outcome.mode and outcome.mode != "*":
            own.modes = [outcome.mode]
        own.notes.append(Note(f"operator/{operator.name}", own.trigger[0], "alone"))
        return [own]

    def _compose(
        self, operator: Operator, own: Draft, draft: Draft, token: Token, context: Context
    ) -> list[Draft]:
        if draft.context.obliged and operator.stance and own.actors:
            wish = self._wish(own, draft, token)
            if wish is not None:
                return [wish]
        if operator.own_act and not _acts(own.actors, draft):
            return []
        outcome = operator.outcome(draft.event_type, tuple(draft.modes))
        if outcome is None or outcome.event_type == "none":
            return [draft] if operator.keep else []
        if outcome.event_type == "inner":
            return self._inner(operator, outcome, own, draft, token, context)
        self._fill(operator, own, draft)
        made = own.copy(event_type=outcome.event_type, inner=draft)
        made.modes = self._modes(outcome, outcome.event_type, draft)
        made.contexts = list(draft.contexts)
        made.notes.append(
            Note(f"operator/{operator.name}", token, f"{draft.event_type} → {made.event_type}")
        )
        made.notes.extend(draft.notes)
        # Who is to act comes before whom it touches: "approved China's offer to mediate
        # in Ukraine", "condemned the attack by X on Y".
        others = [p for p in draft.actors if not any(p.same(a) for a in made.actors)] or [
            p for p in draft.recipients if not any(p.same(a) for a in made.actors)
        ]
        if not made.actors and made.event_type in ("AGREE", "CONCEDE"):
            # "X is expected to visit Y": who is to act is who is committed.
            made.actors, made.recipients = list(draft.actors), list(draft.recipients)
            made.mutual = draft.mutual
        elif not made.recipients and not made.mutual:
            made.recipients = others or self._addressed(made, draft)
        return [made, draft] if operator.keep else [made]

    def _addressed(self, made: Draft, draft: Draft) -> list[Party]:
        """Whom a demand without an address is meant for: "called for a ceasefire in Libya"."""
        if made.event_type != "REQUEST":
            return []
        roles = self._arguments.of(draft.trigger[-1])
        found = [p for t in roles.get("in", []) for p in self._parties.of(t)]
        return [p for p in self._others(found, made) if "country" in p.kinds]

    def _fill(self, operator: Operator, own: Draft, draft: Draft) -> None:
        """ "denied any attack", "accused Iran of aggression": who is meant to have acted."""
        if operator.fills and not draft.actors:
            parties = own.actors if operator.fills == "actor" else own.recipients
            draft.actors = list(parties)
            draft.recipients = [
                p for p in draft.recipients if not any(p.same(a) for a in parties)
            ]

    def _inner(
        self,
        operator: Operator,
        outcome: Outcome,
        own: Draft,
        draft: Draft,
        token: Token,
        context: Context,
    ) -> list[Draft]:
        note = Note(f"operator/{operator.name}", token)
        if operator.stance:
            draft.notes.append(note)
            self._fill(operator, own, draft)
            links = draft.context.attribution
            if (
                operator.stance == "states"
                and draft.event_type in _PERFORMED
                and _acts(own.actors, draft)
                and links
                and links[-1].cue is token
            ):
                # "said it would withdraw": to say so is to do so.
                draft.context = draft.context._replace(attribution=links[:-1])
            return [draft]
        return self._transformed(operator, outcome, draft, token, "", own, context)

    def _transformed(
        self,
        operator: Operator,
        outcome: Outcome | None,
        draft: Draft,
        token: Token,
        rule: str,
        own: Draft | None = None,
        context: Context | None = None,
    ) -> list[Draft]:
        """An inner event with a mark, or turned into another type."""
        if outcome is None or outcome.event_type == "none":
            return []
        made = draft.copy()
        below = made.context
        if outcome.event_type != "inner":
            made.modes = self._modes(outcome, outcome.event_type, draft)
            made.event_type = outcome.event_type
            made.cameo = ""
            made.inner = draft
            if made.mutual and made.event_type not in ("AGREE",):
                made.mutual = False
        auxiliary = set(below.auxiliary)
        negated = below.negated
        if context is not None and context.negated:
            negated = not negated
        if outcome.auxiliary == "negation":
            negated = not negated
        elif outcome.auxiliary:
            auxiliary.add(outcome.auxiliary)
        certainty = below.certainty
        if operator.factuality and outcome.event_type == "inner":
            certainty = weaker(certainty, operator.factuality[:2])
        made.context = below._replace(
            auxiliary=frozenset(auxiliary), negated=negated, certainty=certainty
        )
        made.notes.append(Note(rule or f"operator/{operator.name}", token))
        if own is not None:
            if not made.actors:
                made.actors = list(own.actors)
                if not made.recipients:
                    made.recipients = list(own.recipients)
            elif not made.recipients and not made.mutual:
                made.recipients = [
                    p for p in own.recipients if not any(p.same(a) for a in made.actors)
                ]
        return [made]

    def _wish(self, own: Draft, draft: Draft, token: Token) -> Draft | None:
        """ "X said Iran must stop": a demand by X on whoever must act."""
        others = [p for p in draft.actors if not any(p.same(a) for a in own.actors)]
        if not others:
            return None
        mode = self._operators.content_mode("REQUEST", draft.event_type, tuple(draft.modes))
        return own.copy(
            event_type="REQUEST",
            modes=[mode] if mode else [],
            recipients=others,
            strong=True,
            inner=draft,
            contexts=list(draft.contexts),
            notes=[Note("modal/obliged", token), *draft.notes],
        )

    def _bare_wish(self, own: Draft, frame: Frame, token: Token, roles: Roles) -> Draft | None:
        """ "X said Iran must respect its duties": a demand, whatever the duty."""
        if not own.actors:
            return None
        for role in ("that", "comp"):
            for clause in roles.get(role, []):
                if not clause.is_verb:
                    continue
                context, _ = self._certainty.local(Context(), clause)
                if not context.obliged or context.auxiliary or is_copula(clause):
                    continue
                known = self._frames.frame(clause)
                if known is not None and known.none and clause.lemma in _MENTAL:
                    continue
                arguments = self._arguments.of(clause)
                whom = [p for t in arguments.get("subj", []) for p in self._parties.of(t)]
                whom = whom or [
                    p
                    for t in (*arguments.get("subj", []), *arguments.get("obj", []))
                    for p in next(self._inside(t, _SUFFERING), [])
                ]
                whom = [p for p in whom if not any(p.same(a) for a in own.actors)]
                if whom:
                    return own.copy(
                        event_type="REQUEST",
                        modes=["change"],
                        recipients=whom,
                        strong=True,
                        weight=own.weight * 0.8,
                        notes=[Note("modal/obliged", clause)],
                    )
        return None

    def _modes(self, outcome: Outcome, event_type: str, draft: Draft) -> list[str]:
        if outcome.mode == "*":
            mode = self._operators.content_mode(event_type, draft.event_type, tuple(draft.modes))
            return [mode] if mode else []
        return [outcome.mode] if outcome.mode else []

    # -- sources and kinds ----------------------------------------------------------------

    def _according_to(self, root: Token, context: Context) -> Context:
        """ "According to X" and "in the words of X" cover the whole sentence."""
        for child in root.children:
            if child.dep == "prep" and child.lower == "according":
                for to in child.children:
                    for noun in to.children:
                        if noun.dep == "pobj":
                            found = self._parties.of(noun)
                            link = Link(found[0] if found else None, noun, child, "states")
                            return context._replace(attribution=(*context.attribution, link))
            if child.dep == "prep" and child.lower == "in" and child.i < root.i:
                for noun in child.children:
                    holder = self._view(noun)
                    if holder is not None:
                        found = self._parties.of(holder)
                        link = Link(found[0] if found else None, holder, noun, "states")
                        return context._replace(attribution=(*context.attribution, link))
        return context

    def _view(self, noun: Token) -> Token | None:
        """ "in the view of the minister": whose view."""
        if noun.dep != "pobj" or noun.lower not in self._views:
            return None
        roles = self._arguments.of(noun)
        return next(iter(roles.get("of", []) or roles.get("poss", [])), None)

    def _kinds(self, token: Token) -> frozenset[str]:
        kinds: set[str] = set()
        for party in self._parties.of(token):
            kinds |= party.kinds
        if token.lemma in self._person_words:
            kinds.add("person")
        return frozenset(kinds)

    def _discard(self, token: Token) -> None:
        for below in token.subtree():
            if below.is_verb or below.is_noun:
                self._done.add(below.i)


Reading = Callable[[Token], Frame | None]


def _is_name(noun: Token) -> bool:
    """Tell whether an event word is part of a name: "Ministry of Defence", "Flying Aid"."""
    if noun.i == 0 or not noun.text[:1].isupper() or noun.text.isupper():
        return False
    return noun.is_proper or any(c.dep == "compound" and c.is_proper for c in noun.children)


def _relative(draft: Draft, top: Token) -> bool:
    """Tell whether a draft stands in a relative clause below a token."""
    token = draft.trigger[0]
    while token is not top and token.head is not token:
        if token.dep == "relcl":
            return True
        token = token.head
    return False


def _each_other(tokens: list[Token]) -> bool:
    """Tell whether a role holds "each other" or "one another"."""
    return any(
        t.lower == "other" and any(c.lower == "each" for c in t.children)
        or t.lower == "another" and any(c.lower == "one" for c in t.children)
        for t in tokens
    )


def _topic(party: Party) -> bool:
    """Tell whether a nation word before a noun says what it is about, not whose it is."""
    token = party.token
    if party.actor.kind == "place":
        return True
    return token.is_proper and party.actor.kind == "country" and not token.text.isupper() and (
        "." not in token.text
    )


def _giving(event_type: str) -> bool:
    return event_type in GROUPS["cooperation"] or event_type in GROUPS["concession"]


def _friendly(event_type: str) -> bool:
    return event_type in GROUPS["cooperation"]


def _acts(actors: list[Party], draft: Draft) -> bool:
    return any(p.same(a) for p in draft.actors for a in actors)


def _merge(drafts: list[Draft]) -> list[Draft]:
    """One event for "agreed to talk and to trade", however many contents it has."""
    found: list[Draft] = []
    for draft in drafts:
        twin = next(
            (
                d
                for d in found
                if d.event_type == draft.event_type and d.trigger == draft.trigger
            ),
            None,
        )
        if twin is None:
            found.append(draft)
            continue
        twin.modes.extend(m for m in draft.modes if m not in twin.modes)
        twin.recipients.extend(
            p for p in draft.recipients if not any(p.same(r) for r in twin.recipients)
        )
    return found
