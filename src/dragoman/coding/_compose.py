"""The algebra: what an outer predicate does to the event that stands under it."""

from __future__ import annotations

from dragoman.actors import Party, PartyFinder
from dragoman.codebook import GROUPS, Codebook, Frame, Operator, Outcome
from dragoman.coding._arguments import Arguments, Roles, is_copula
from dragoman.coding._certainty import Certainty, is_conditioned, is_past, is_perfect, weaker
from dragoman.coding._drafts import Context, Draft, Link, Note
from dragoman.coding._frames import FrameMatcher
from dragoman.coding._sides import SUFFERING, Sides
from dragoman.parsing import Token

#: Announced by whoever would do them, these are threats; a march or a deployment
#: may simply be scheduled.
_MENACING = frozenset({"ASSAULT", "SANCTION"})
#: Kinds of party that can make a threat good.
_ABLE = frozenset({"country", "official", "armed", "org", "group", "person"})
#: What one ought to know or feel is opinion, not demand.
_MENTAL = frozenset({"know", "understand", "remember", "have", "see", "feel", "think", "believe"})
#: Types that are done by saying so.
_PERFORMED = frozenset({"AGREE", "CONCEDE", "THREATEN", "REQUEST", "REJECT", "ACCUSE", "SUPPORT"})


class Composer:
    """Applies operators and modals to drafts.

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
        self._operators = codebook.operators
        self._ultimatum = codebook.classes["ultimatum"]
        self._arguments = arguments
        self._frames = frames
        self._sides = sides
        self._parties = parties
        self._certainty = certainty

    def under_modal(self, drafts: list[Draft], modal: str, verb: Token) -> list[Draft]:
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
        frame = self._frames.frame(verb)
        spoken = frame is not None and self._operators.speaks(frame.op)
        refuse = self._operators.by_name["refuse"]
        made = []
        for draft in drafts:
            if spoken and verb not in draft.trigger:
                made.append(draft)  # "would not confirm": what is spoken of is as it was
                continue
            if draft.context.negated and modal in ("future", "would") and _giving(draft.event_type):
                # "will not lift", "would not meet": a refusal.
                affirmed = draft.copy(context=draft.context._replace(negated=False))
                outcome = refuse.outcome(draft.event_type, tuple(draft.modes))
                made.extend(
                    self._transformed(refuse, outcome, affirmed, verb, f"modal/{modal} not")
                )
                continue
            if modal != "able" and self._menaces(draft, verb, modal):
                vow = self._operators.by_name["vow"]
                outcome = vow.outcome(draft.event_type, tuple(draft.modes))
                threat = self._transformed(vow, outcome, draft, verb, f"modal/{modal} own act")
                for made_threat in threat:
                    # To say so is to threaten; who says so is then no mere source.
                    made_threat.context = made_threat.context._replace(
                        auxiliary=frozenset(),
                        certainty="CT",
                        attribution=draft.context.attribution[:-1],
                    )
                made.extend(threat)
                continue
            if draft.event_type in ("AGREE", "CONCEDE", "THREATEN") and modal != "possible":
                draft.notes.append(Note(f"modal/{modal}", verb))
                made.append(draft)
                continue
            outcome = operator.outcome(draft.event_type, tuple(draft.modes))
            if name == "consider":
                # "may expel": whoever weighs a sanction threatens it; whoever tells that
                # it may come does not.
                outcome = Outcome(event_type="inner", auxiliary="hypothetical")
            made.extend(self._transformed(operator, outcome, draft, verb, f"modal/{modal}"))
        return made

    def _menaces(self, draft: Draft, verb: Token, modal: str) -> bool:
        """ "We will strike back": an attack that its own author announces.

        Tied to a condition ("will cut off gas unless"), any hostile act is a threat when its
        author, or somebody of his country, or nobody in particular tells it.
        """
        links = draft.context.attribution
        if draft.context.negated:
            return False
        if not draft.actors:
            if not links or links[-1].source is None or not is_conditioned(verb):
                return False
            # "Captives would be killed, the group said, should": its own captives.
            draft.actors = [links[-1].source]
        if is_conditioned(verb) and draft.event_type in GROUPS["material_conflict"]:
            if not any(p.kinds & _ABLE for p in draft.actors):
                return False
            source = links[-1].source if links else None
            if not links:
                return True
            return (
                source is not None
                and links[-1].stance == "states"
                and any(
                    source.same(p) or p.actor.country == source.actor.country for p in draft.actors
                )
            )
        if draft.event_type not in _MENACING or modal == "possible":
            return False
        if not links or links[-1].stance != "states" or links[-1].source is None:
            return False
        cue = self._frames.frame(links[-1].cue)
        plain = cue is not None and cue.op == "report"
        return plain and any(links[-1].source.same(p) for p in draft.actors)

    def alone(self, operator: Operator, own: Draft) -> list[Draft]:
        outcome = operator.alone
        if outcome.event_type in ("none", "inner"):
            return []
        own.event_type = outcome.event_type
        if outcome.mode and outcome.mode != "*":
            own.modes = [outcome.mode]
        own.notes.append(Note(f"operator/{operator.name}", own.trigger[0], "alone"))
        return [own]

    def compose(
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
        if operator.past and is_past(draft.trigger[0]):
            outcome = Outcome(event_type="inner")
            if operator.past == "told":
                # "assured them that it had left": said, not promised.
                source = Link(own.actors[0] if own.actors else None, None, token, "states")
                links = (*draft.context.attribution, source)
                return [draft.copy(context=draft.context._replace(attribution=links))]
        if operator.negated and context.negated and draft.trigger[0].is_verb:
            # "never stopped shelling": it goes on.
            draft.notes.append(Note(f"operator/{operator.name}", token, "not"))
            return [draft]
        if outcome.event_type == "inner":
            return self._inner(operator, outcome, own, draft, token, context)
        self._fill(operator, own, draft)
        made = own.copy(event_type=outcome.event_type, inner=draft)
        made.modes = self._modes(outcome, outcome.event_type, draft)
        if made.event_type == "REQUEST" and not operator.strong and self._own_war(own, draft):
            # A party that calls for its own war to end is willing (plover.yaml, AGREE).
            made.event_type, made.modes = "AGREE", []
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
        if made.event_type == "THREATEN" and draft.context.auxiliary:
            return [made]  # what is threatened has not happened
        return [made, draft] if operator.keep else [made]

    def ultimatum(
        self, operator: Operator, drafts: list[Draft], token: Token, roles: Roles
    ) -> list[Draft]:
        """ "ordered them to leave or face attack": a demand with a consequence is a threat."""
        if not operator.strong:
            return drafts
        clauses = [t for role in ("comp", "purpose") for t in roles.get(role, []) if t.is_verb]
        for verb in (v for clause in clauses for v in (clause, *clause.children)):
            if verb.dep != "conj" or verb.lemma not in self._ultimatum:
                continue
            if not any(c.dep == "cc" and c.lower == "or" for c in verb.head.children):
                continue
            fates = [self._frames.frame(t) for t in self._arguments.of(verb).get("obj", [])]
            fate = next((f for f in fates if f is not None and f.event_type), None)
            mode = fate and self._operators.content_mode("THREATEN", fate.event_type, fate.mode)
            for draft in drafts:
                if draft.event_type == "REQUEST" and token in draft.trigger:
                    draft.event_type, draft.modes = "THREATEN", [mode] if mode else []
                    draft.cameo = ""
                    draft.notes.append(Note("composition/ultimatum", verb))
            break
        return drafts

    def _own_war(self, own: Draft, draft: Draft) -> bool:
        """Tell whether a ceasefire is to end a war its own callers take part in."""
        if draft.event_type != "RETREAT" or "ceasefire" not in draft.modes:
            return False
        noun = (draft.inner or draft).trigger[-1]
        if not noun.is_noun or not draft.trigger[0].is_noun:
            return False
        roles = self._arguments.of(noun)
        if "with" in roles and not roles.keys() & {"poss", "between", "of", "mod"}:
            return True  # "a ceasefire with the rebels": the other side is whoever calls
        sides = (p for group in self._sides.inside(noun, SUFFERING) for p in group)
        return any(p.same(a) for p in sides for a in own.actors)

    def _addressed(self, made: Draft, draft: Draft) -> list[Party]:
        """Whom a demand without an address is meant for: "called for a ceasefire in Libya"."""
        if made.event_type != "REQUEST":
            return []
        roles = self._arguments.of(draft.trigger[-1])
        found = [p for t in roles.get("in", []) for p in self._parties.of(t)]
        return [p for p in self._sides.others(found, made) if "country" in p.kinds]

    def _fill(self, operator: Operator, own: Draft, draft: Draft) -> None:
        """ "denied any attack", "accused Iran of aggression": who is meant to have acted."""
        if operator.fills and not draft.actors:
            parties = own.actors if operator.fills == "actor" else own.recipients
            draft.actors = list(parties)
            draft.recipients = [p for p in draft.recipients if not any(p.same(a) for a in parties)]

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
                and not draft.context.negated
                and (_acts(own.actors, draft) or _speaks_for(own.actors, draft))
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
            if made.mutual and made.event_type != "AGREE":
                # "will not begin talks with X": whoever speaks refuses the others.
                made.mutual = False
                if not made.recipients:
                    made.actors, made.recipients = made.actors[:1], made.actors[1:]
        auxiliary = set(below.auxiliary)
        negated = below.negated
        if context is not None and context.negated:
            negated = not negated
        for mark in outcome.auxiliary.split("+") if outcome.auxiliary else ():
            if mark == "negation":
                negated = not negated
            elif mark != "future" or "hypothetical" not in auxiliary:
                auxiliary.add(mark)
        certainty = below.certainty
        if operator.factuality and outcome.event_type == "inner":
            certainty = weaker(certainty, operator.factuality[:2])
        made.context = below._replace(
            auxiliary=frozenset(auxiliary), negated=negated, certainty=certainty
        )
        made.notes.append(Note(rule or f"operator/{operator.name}", token))
        if own is not None:
            if made.mutual:
                made.actors = [*own.actors, *self._sides.others(made.actors, own)]
            elif not made.actors:
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
        others = self._sides.others(draft.actors, own) or self._sides.others(draft.recipients, own)
        others = others or own.recipients
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

    def bare_wish(self, own: Draft, frame: Frame, token: Token, roles: Roles) -> Draft | None:
        """ "X said Iran must respect its duties": a demand, whatever the duty."""
        if not own.actors:
            return None
        for role in ("that", "comp"):
            for clause in roles.get(role, []):
                if not clause.is_verb:
                    continue
                if clause.lemma in ("have", "need"):  # "that it had to open its plants"
                    clause = next((c for c in clause.children if c.dep == "xcomp"), clause)
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
                    for p in next(self._sides.inside(t, SUFFERING), [])
                ]
                whom = [p for p in whom if not any(p.same(a) for a in own.actors)]
                if not whom and any(t.tag == "PRP" for t in arguments.get("subj", [])):
                    whom = own.recipients  # "told the army that it must return"
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


def _giving(event_type: str) -> bool:
    return event_type in GROUPS["cooperation"] or event_type in GROUPS["concession"]


def _acts(actors: list[Party], draft: Draft) -> bool:
    return any(p.same(a) for p in draft.actors for a in actors)


def _speaks_for(actors: list[Party], draft: Draft) -> bool:
    """Tell whether an official tells the act of his own state: "Hungary will not, Orban said"."""
    return any(
        p.kinds & {"country", "armed"}
        and "official" in a.kinds
        and p.actor.country == a.actor.country
        for p in draft.actors
        for a in actors
    )


def merge(drafts: list[Draft]) -> list[Draft]:
    """One event for "agreed to talk and to trade", however many contents it has."""
    found: list[Draft] = []
    for draft in drafts:
        twin = next(
            (d for d in found if d.event_type == draft.event_type and d.trigger == draft.trigger),
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
