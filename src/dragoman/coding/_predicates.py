"""What a predicate tells: its frame read, its content composed, its operator applied.

The lexicon says what a word means by itself and the operators say what it does to the
meaning of what stands under it.  How one comes from word to word is the walk's affair.
"""

from __future__ import annotations

from abc import ABC, abstractmethod

from dragoman.actors import Party, PartyFinder
from dragoman.codebook import Codebook, Frame, Operator
from dragoman.coding._arguments import Arguments, Roles, is_passive
from dragoman.coding._certainty import Certainty, weaker
from dragoman.coding._compose import Composer, merge
from dragoman.coding._drafts import Context, Draft, Link, Note
from dragoman.coding._frames import FrameMatcher
from dragoman.coding._sides import Sides
from dragoman.coding._verdicts import Judge
from dragoman.parsing import Sentence, Token

#: A frame below this weight counts only when nothing else explains the sentence.
_FLIMSY = 0.5
#: What forces undergo in these is their state's act.
_BY_FORCES = frozenset({"MOBILIZE", "RETREAT"})
#: CAMEO: sign formal agreement.
_SIGNED = "057"
#: Farther apart, the verb is left out of a light-verb trigger.
LIGHT_SPAN = 5


class Predicates(ABC):
    """Reads the predicates of one sentence; :class:`Walk` brings it from one to the next.

    Parameters
    ----------
    codebook : Codebook
    sentence : Sentence
    parties : PartyFinder
    """

    def __init__(self, codebook: Codebook, sentence: Sentence, parties: PartyFinder) -> None:
        self._operators = codebook.operators
        self._nouns = codebook.lexicon.nouns
        self._sentence = sentence
        self._parties = parties
        self._arguments = Arguments()
        self._certainty = Certainty(codebook.cues, sentence.tokens, self._may_tell)
        self._person_words = codebook.classes["person"]
        self._frames = FrameMatcher(codebook, sentence.tokens, self._arguments, self._kinds)
        self._sides = Sides(self._arguments, self._frames, parties)
        shared = (self._arguments, self._frames, self._sides, parties, self._certainty)
        self._composer = Composer(codebook, *shared)
        self._judge = Judge(codebook, *shared)
        self._done: set[int] = set()
        self._out: list[Draft] = []
        #: The last named source that speaks in this sentence.
        self.speaker: Link | None = None

    @abstractmethod
    def _read(self, token: Token, context: Context) -> list[Draft]:
        """The drafts headed by a token; those below it are emitted on the way."""

    @abstractmethod
    def _descend(self, token: Token, child: Token, context: Context) -> None:
        """Go on to a child that no frame has claimed."""

    # -- frames -------------------------------------------------------------------------

    def _by_frame(self, frame: Frame, token: Token, context: Context, roles: Roles) -> list[Draft]:
        denying = {"no", "not", "none"} & set(frame.headword.split())
        if denying or any(c.role == "neg" and "yes" in c.words for c in frame.conditions):
            # The frame's meaning holds the negation: "did not recognise", "had no intention".
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
        draft.actors, used = self._sides.first(roles, frame.actor)
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
            self._sides.counterparty(draft, roles)
        if not frame.mutual or not others:
            self._sides.fill(draft, frame.recipient, roles, used)
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
        draft.joint = frame.joint
        self._absorb(frame, roles)
        self._about(draft, token, context, roles)
        return draft

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
            told = self._certainty.noun(draft.context, noun)
            attack = self._plain(inner, noun, told, self._arguments.of(noun))
            if not attack.recipients or attack.derived:
                known, attack.recipients = attack.recipients, []
                self._sides.fill(attack, ("obj",), roles, "subj")
                attack.recipients = attack.recipients or known
            attack.modes.extend(
                m for m in draft.modes if m not in attack.modes and not attack.modes
            )
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
                elif frame.event_type == "SANCTION" and filler.lemma in condition.words:
                    self._discard(filler)  # "ordered Germany to pay": it has not paid yet

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

    def _contents(self, frame: Frame, token: Token, context: Context, roles: Roles) -> list[Draft]:
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
                told = self._certainty.noun(context, noun)
                drafts = self._by_frame(inner, noun, told, merged)
                for draft in drafts:
                    if noun in draft.trigger and abs(noun.i - verb.i) <= LIGHT_SPAN:
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
                draft.actors, used = self._sides.first(roles, frame.actor)
            if not draft.recipients and not draft.mutual and draft.actors:
                path = tuple(r for r in frame.recipient if r not in frame.content)
                self._sides.fill(draft, path, roles, used)

    # -- operators ----------------------------------------------------------------------

    def _operate(
        self, operator: Operator, frame: Frame, token: Token, context: Context, roles: Roles
    ) -> list[Draft]:
        actors, used = self._sides.first(roles, frame.actor)
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
        if operator.name == "refuse" and inner and self._speaks(roles):
            return inner  # "refused to confirm": what is spoken of is not what is refused
        own = self._base(operator, frame, token, context, actors, roles, used)
        if not inner and operator.stance:
            wish = self._composer.bare_wish(own, frame, token, roles)
            if wish is not None:
                return [wish]
            if operator.judges:
                verdict = self._judge.verdict(own, roles, alleged=operator.stance == "alleges")
                if verdict is not None:
                    return [verdict]
        if not inner:
            if operator.stance and operator.alone.event_type == "none":
                return []
            drafts = self._composer.alone(operator, own)
            for draft in drafts:
                if not draft.recipients:
                    self._sides.fill(draft, frame.recipient, roles, used)
                if not draft.recipients and not draft.mutual:
                    content = tuple(r for r in frame.content if r not in frame.recipient)
                    self._sides.fill(draft, (*content, "purpose"), roles, used)
            return self._composer.ultimatum(operator, drafts, token, roles)
        heads: list[Draft] = []
        for draft in inner:
            heads.extend(self._composer.compose(operator, own, draft, token, context))
        if operator.judges and operator.stance == "alleges":
            heads.extend(self._judge.charges(own, inner))
        return self._composer.ultimatum(operator, merge(heads), token, roles)

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
            if context.negated and operator.presupposes and not _asks(roles):
                # "few know that": told as a fact.
                return context._replace(negated=False, obliged=False)
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
            above = context.attribution[-1:]
            if token.is_noun and above and above[0].cue.is_verb and above[0].stance == "denies":
                # "denied Turkish claims that": what was claimed is denied.
                chain = (link, *above) if actors else above
                return context._replace(
                    attribution=(*context.attribution[:-1], *chain), negated=False, obliged=False
                )
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

    def _speaks(self, roles: Roles) -> bool:
        """Tell whether an infinitive only says something: "to confirm", "to deny"."""
        for clause in roles.get("inf", []):
            frame = self._frames.frame(clause)
            if frame is not None and self._operators.speaks(frame.op):
                return True
        return False

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

    # -- kinds ----------------------------------------------------------------------------

    def _may_tell(self, noun: Token) -> bool:
        """Tell whether a noun names an event in some reading, whatever stands around it."""
        entries = self._nouns.get(noun.lower) or self._nouns.get(noun.lemma, ())
        return any(not f.none and not f.op for e in entries if len(e.words) == 1 for f in e.frames)

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


def _asks(roles: Roles) -> bool:
    """Tell whether a predicate's clause is a question: "whether he fled"."""
    return any(
        c.dep == "mark" and c.lower in ("if", "whether")
        for clause in roles.get("comp", [])
        for c in clause.children
    )


def _relative(draft: Draft, top: Token) -> bool:
    """Tell whether a draft stands in a relative clause below a token."""
    token = draft.trigger[0]
    while token is not top and token.head is not token:
        if token.dep == "relcl":
            return True
        token = token.head
    return False
