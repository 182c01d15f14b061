"""The walk: one pass over a sentence from the outside in, composing events.

At each predicate the lexicon says what it means by itself and the operators say
what it does to the meaning of what stands under it.  Speaker, polarity, time and
certainty are carried along.  Nothing here knows a word: all words stand in the
data of the codebook.
"""

from __future__ import annotations

from collections.abc import Callable

from dragoman.actors import Party, PartyFinder
from dragoman.codebook import Codebook, Frame, Operator
from dragoman.coding._arguments import Arguments, Roles, is_copula, is_passive
from dragoman.coding._certainty import Certainty, weaker
from dragoman.coding._compose import Composer, merge
from dragoman.coding._drafts import Context, Draft, Link, Note
from dragoman.coding._frames import FrameMatcher
from dragoman.coding._sides import Sides, friendly
from dragoman.coding._sources import Sources
from dragoman.coding._verdicts import Judge
from dragoman.parsing import Sentence, Token

#: Confidence of an event whose trigger is a noun in passing.
_PASSING = 0.7
#: Prepositions that place a clause at a meeting its subject takes part in.
_ON_OCCASION = frozenset({"during", "at", "in", "after", "following", "before", "amid"})
#: Prepositions before what is only talked of or aimed at: "talks on easing the blockade".
_ON_TOPIC = frozenset({"on", "about", "into", "towards", "toward", "since", "than", "besides"})
#: A frame below this weight counts only when nothing else explains the sentence.
_FLIMSY = 0.5
#: What forces undergo in these is their state's act.
_BY_FORCES = frozenset({"MOBILIZE", "RETREAT"})
#: CAMEO: sign formal agreement.
_SIGNED = "057"
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
        self._nouns = codebook.lexicon.nouns
        self._sentence = sentence
        self._parties = parties
        self._arguments = Arguments()
        self._certainty = Certainty(codebook.cues, sentence.tokens, self._may_tell)
        self._sources = Sources(codebook.cues, sentence, self._certainty.scopes, parties)
        self._person_words = codebook.classes["person"]
        self._peacekeeping = codebook.classes["peacekeeping"]
        self._rescue, self._disaster = codebook.classes["rescue"], codebook.classes["nature"]
        self._frames = FrameMatcher(codebook, sentence.tokens, self._arguments, self._kinds)
        self._sides = Sides(self._arguments, self._frames, parties)
        self._composer = Composer(
            codebook, self._arguments, self._frames, self._sides, parties, self._certainty
        )
        self._judge = Judge(
            codebook, self._arguments, self._frames, self._sides, parties, self._certainty
        )
        self._done: set[int] = set()
        self._out: list[Draft] = []
        #: What somebody ought to do, in the author's own opinion; no event.
        self.opinions: list[Draft] = []
        #: The last named source that speaks in this sentence.
        self.speaker: Link | None = None

    def run(self, context: Context | None = None) -> list[Draft]:
        """Return the drafts of the sentence, in no particular order."""
        base = context or Context()
        if self._sentence.text.rstrip('”"’ ').endswith("?"):
            mark = Note("question", self._sentence.tokens[-1])
            base = base._replace(certainty="Uu", notes=(*base.notes, mark))
        for root in self._sentence.roots:
            below, starts = self._sources.cover(root, base)
            for token in starts:
                if token.is_noun:
                    below = self._certainty.none(below, token)
                self._visit(token, below)
        for draft in self._out:
            if draft.joint and len({p.actor.country for p in draft.actors}) > 1:
                # Who took part is known only now: "A and B began a drill".
                draft.event_type, draft.modes, draft.mutual = draft.joint, [], True
                draft.recipients, draft.cameo = [], ""
                draft.notes.append(Note("joint", draft.trigger[0]))
        self._to_help()
        self._out = [d for d in self._out if not self._part_of_another(d)]
        return self._out

    def _to_help(self) -> None:
        """Forces sent for the good of the host or after a disaster are help (plover.yaml, AID)."""
        keeping = any(t.lower in self._peacekeeping for t in self._sentence.tokens)
        for draft in self._out:
            if draft.event_type != "MOBILIZE":
                continue
            context = "peacekeeping" if keeping and draft.recipients else ""
            if not context and self._relieves(draft.trigger[0]):
                context = "disasters"
                forces = draft.trigger[0].child("dobj")
                draft.recipients = [p for p in draft.recipients if p.token is not forces]
            if context:
                draft.event_type, draft.modes, draft.cameo = "AID", [], ""
                draft.contexts.append(context)
                draft.notes.append(Note(f"context/{context}", draft.trigger[0]))

    def _relieves(self, verb: Token) -> bool:
        """ "deployed soldiers to help victims of the fires": what they are sent for."""
        for clause in verb.children:
            if clause.dep not in ("advcl", "xcomp") or clause.lemma not in self._rescue:
                continue
            # "to evacuate villages after the floods": the phrase may hang on either verb.
            words = [*clause.subtree(), *verb.subtree()]
            if any(t.lemma in self._disaster for t in words if t is not clause):
                return True
        return False

    def _part_of_another(self, draft: Draft) -> bool:
        """Tell whether a draft is only a part of what another draft tells.

        A demand that people march for is their protest; where force is used, the
        forces sent for it are no event of their own (plover.yaml, rules of both types).
        """
        if draft.event_type == "REQUEST" and draft.aim:
            return any(
                other.event_type == "PROTEST" and draft.trigger[0].head in other.trigger
                for other in self._out
            )
        if draft.event_type != "MOBILIZE" or draft.context.auxiliary:
            return False
        return any(
            other.event_type == "ASSAULT"
            and other.context.auxiliary == draft.context.auxiliary
            and other.context.negated == draft.context.negated
            and draft.actors
            and all(any(p.same(a) for a in other.actors) for p in draft.actors)
            for other in self._out
        )

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
                self.opinions.append(draft)
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
        if child.dep in ("acl", "relcl") and _complement(child):
            # "it was a lie that he fled"; of "no sign that he fled" nobody commits to either.
            open_ = context._replace(negated=False, certainty="Uu")
            below = open_ if context.negated else context
        elif child.dep in ("relcl", "acl", "appos"):
            below = context.told()
        elif child.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "prep", "agent"):
            below = context.affirmed()
        elif child.dep in ("advcl", "prep") or (child.dep == "conj" and child.is_verb):
            below = context
        elif child.dep in _COMPLEMENTS and token.is_verb:
            below = self._certainty.local(context, token)[0]
        else:
            below = context
        if child.is_noun:
            below = self._certainty.none(below, child)
        drafts = self._read(child, below)
        purpose = (
            child.dep == "advcl"
            and any(c.dep == "aux" and c.lower == "to" for c in child.children)
            and token.dep != "advcl"  # "were Iran to attack"
        )
        if purpose or (child.dep == "pcomp" and token.lower in _ON_TOPIC):
            for draft in drafts:
                draft.aim = True
        self._emit(drafts)

    # -- verbs ------------------------------------------------------------------------

    def _verb(self, verb: Token, context: Context) -> list[Draft]:
        local, modal = self._certainty.local(context, verb)
        frame = self._frames.frame(verb)
        if frame is None or frame.none:
            return self._through(verb, local, modal)
        drafts = self._by_frame(frame, verb, local, self._arguments.of(verb))
        return self._composer.under_modal(drafts, modal, verb)

    def _through(self, verb: Token, local: Context, modal: str) -> list[Draft]:
        """A verb without an event: an adjective under a copula may have one."""
        if not is_copula(verb):
            return []
        for child in verb.children:
            if child.dep in ("acomp", "oprd", "attr", "advmod") and not child.is_noun:
                drafts = self._read(child, local)
                if drafts:
                    return self._composer.under_modal(drafts, modal, verb)
        if modal == "" and any(c.dep == "xcomp" for c in verb.children) and verb.lemma == "be":
            # "is to visit": a schedule.
            for child in verb.children:
                if child.dep == "xcomp" and child.is_verb:
                    return self._composer.under_modal(self._read(child, local), "future", verb)
        return []

    # -- nouns and adjectives ---------------------------------------------------------

    def _noun(self, noun: Token, context: Context) -> list[Draft]:
        if (noun.dep in ("compound", "nmod") and noun.head.is_noun) or _is_name(noun):
            return []
        frame = self._frames.frame(noun)
        if frame is None or frame.none or frame.light:
            return []
        local = self._certainty.noun(context, noun)
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
        if friendly(frame.event_type) and (frame.mutual or frame.event_type == "CONSULT"):
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
                if (
                    frame is not None
                    and frame.light
                    and noun in self._arguments.of(child).get("obj", [])
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
        return self._composer.under_modal(drafts, modal, adjective)

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


Reading = Callable[[Token], Frame | None]


def _is_name(noun: Token) -> bool:
    """Tell whether an event word is part of a name: "Ministry of Defence", "Flying Aid"."""
    if noun.i == 0 or not noun.text[:1].isupper() or noun.text.isupper():
        return False
    return noun.is_proper or any(c.dep == "compound" and c.is_proper for c in noun.children)


def _complement(clause: Token) -> bool:
    """Tell whether a noun's clause is its content, not a relative clause."""
    return any(c.dep == "mark" and c.lower == "that" for c in clause.children)


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
