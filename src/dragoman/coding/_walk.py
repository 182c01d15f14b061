"""The walk: one pass over a sentence from the outside in, composing events.

At each predicate its frame is read (_predicates.py).  Speaker, polarity, time and
certainty are carried along.
"""

from __future__ import annotations

from dragoman.actors import PartyFinder
from dragoman.codebook import Codebook, Frame
from dragoman.coding._arguments import Roles, is_copula
from dragoman.coding._drafts import Context, Draft, Note
from dragoman.coding._predicates import LIGHT_SPAN, Predicates
from dragoman.coding._sides import friendly
from dragoman.coding._sources import Sources
from dragoman.parsing import Sentence, Token

#: Confidence of an event whose trigger is a noun in passing.
_PASSING = 0.7
#: Prepositions that place a clause at a meeting its subject takes part in.
_ON_OCCASION = frozenset({"during", "at", "in", "after", "following", "before", "amid"})
#: Prepositions before what is only talked of or aimed at: "talks on easing the blockade".
_ON_TOPIC = frozenset({"on", "about", "into", "towards", "toward", "since", "than", "besides"})
_COMPLEMENTS = ("ccomp", "xcomp", "pcomp")


class Walk(Predicates):
    """Codes one sentence into drafts.

    Parameters
    ----------
    codebook : Codebook
    sentence : Sentence
    parties : PartyFinder
    """

    def __init__(self, codebook: Codebook, sentence: Sentence, parties: PartyFinder) -> None:
        super().__init__(codebook, sentence, parties)
        self._sources = Sources(codebook.cues, sentence, self._certainty.scopes, parties)
        self._peacekeeping = codebook.classes["peacekeeping"]
        self._rescue, self._disaster = codebook.classes["rescue"], codebook.classes["nature"]
        #: What somebody ought to do, in the author's own opinion; no event.
        self.opinions: list[Draft] = []

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
                if clause.i - noun.i <= LIGHT_SPAN:
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


def _is_name(noun: Token) -> bool:
    """Tell whether an event word is part of a name: "Ministry of Defence", "Flying Aid"."""
    if noun.i == 0 or not noun.text[:1].isupper() or noun.text.isupper():
        return False
    return noun.is_proper or any(c.dep == "compound" and c.is_proper for c in noun.children)


def _complement(clause: Token) -> bool:
    """Tell whether a noun's clause is its content, not a relative clause."""
    return any(c.dep == "mark" and c.lower == "that" for c in clause.children)
