"""From the words of a sentence to the parties they name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

import msgspec

from dragoman.actors._mentions import Resolved, actor_of, refer
from dragoman.actors._phrases import (
    appositions,
    core_span,
    full_span,
    is_definite,
    is_plural,
    nation_argument,
    strip_article,
)
from dragoman.actors._recorder import Recorder
from dragoman.actors._references import References
from dragoman.actors._tokens import Token as Word
from dragoman.actors._tokens import tokenise
from dragoman.parsing import Sentence, Token
from dragoman.records import Actor

#: Farther off, the word that tells a party's country is not taken into its span.
_NEAR = 30
_PRONOUNS = frozenset(
    """he she it they him her them his its their himself herself itself themselves""".split()
)
_ARMED = frozenset({"MIL", "REB", "UAF", "PRM"})
#: Numbers of people: "thousands marched".
_QUANTITIES = frozenset("""thousands hundreds dozens scores tens millions crowd crowds""".split())
#: Sectors of the bodies of a state.
_BODIES = frozenset({"GOV", "LEG", "JUD", "MIL", "SPY", "COP"})
_COURTESY = frozenset({"mr", "mrs", "ms", "dr", "miss", "sir", "mr.", "mrs.", "ms.", "dr."})
_OFFICIAL = frozenset({"GOV", "LEG", "JUD", "MIL", "SPY", "PTY", "OPP", "REB", "PRM", "COP", "ELI"})
_VAGUE = frozenset(
    """anyone anybody everyone everybody someone somebody nobody one others people many some
    most all both none those each several observer source thing""".split()
)
_NO_NAMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december christmas easter ramadan covid covid-19
    coronavirus internet god earth""".split()
)

#: Group words that, before a noun, say what it is about: "troop withdrawal", "military aid".
_MATTERS = frozenset({"military", "security", "defence", "defense", "troop", "troops", "force"})
#: Heads of names that no party bears: "the Green New Deal", "the Gulf War".
_THINGS = frozenset(
    """accord accords act agreement amendment anniversary award battle bill budget calendar
    campaign century championship charter clause code constitution cup cycle deal debate decision
    declaration decree doctrine draft election elections era event festival formula games hearing
    holocaust initiative intifada law laws list measure memorandum method mission negotiations
    note olympics operation pact paper plan pledge policy prize process program programme project
    proposal proposals protocol reform reforms referendum report resolution revolution roadmap
    ruling rule rules scandal scheme series speech statute strategy summit system talks tax theory
    tour treaty trial verdict vision vote war wars year""".split()
)

#: States that share a name, as "the two …s".
_STATE_PAIRS = {
    "koreas": ("South Korea", "North Korea"),
    "sudans": ("Sudan", "South Sudan"),
    "congos": ("Democratic Republic of the Congo", "Republic of the Congo"),
}
Places = Callable[[str], str]


class ResolverLike(Protocol):
    """Resolves a phrase on a day."""

    def resolve(self, phrase: str, date: str = "", *, country_hint: str = "") -> Resolved: ...
    def names(self, tokens: list[Word], date: str) -> Sequence[tuple[int, int, Resolved]]: ...


class Party(msgspec.Struct, frozen=True):
    """An actor with the token that heads its phrase."""

    actor: Actor
    token: Token
    kinds: frozenset[str] = frozenset()

    def same(self, other: Party) -> bool:
        """Tell whether two parties are one."""
        one, two = self.actor, other.actor
        if one.entity_id and one.entity_id == two.entity_id:
            return True
        return one.name == two.name and one.country == two.country


class PartyFinder:
    """Finds the parties of a report's sentences.

    Parameters
    ----------
    resolver : ResolverLike
    text : str
        The report's text.
    date : str
        The day on which offices are looked up, or "".
    places : callable, optional
        The country of a place by its name, or "".
    marked : tuple of (int, int)
        Spans that are parties whatever they look like (see ``Coder.relation``).
    """

    def __init__(
        self,
        resolver: ResolverLike,
        text: str,
        date: str,
        places: Places | None = None,
        marked: tuple[tuple[int, int], ...] = (),
    ) -> None:
        self._resolver = resolver
        self._places = places or (lambda name: "")
        self._text = text
        self._date = date
        self._marked = marked
        self._references = References(self, text)
        self._discourse = self._references.discourse
        self._recorder = Recorder(self._discourse, self.actors, self._names)
        self._memory: dict[tuple[int, int], list[Party]] = {}
        self._sentence = 0
        self._speaker: Party | None = None

    @property
    def speaker(self) -> Party | None:
        """Who speaks where "I" and "we" have no speaker of their own."""
        return self._speaker

    @speaker.setter
    def speaker(self, party: Party | None) -> None:
        self._speaker = party
        self._references.speaker = party.actor if party is not None else None

    # -- the sentence as a whole ------------------------------------------------

    def enter(self, sentence: Sentence) -> None:
        """Start a sentence: remember the parties it names, for those that follow."""
        self._sentence = sentence.index
        self._references.enter(sentence)
        self._memory = {k: v for k, v in self._memory.items() if k[0] == sentence.index}
        self._recorder.enter(sentence)

    # -- one phrase -------------------------------------------------------------

    def of(self, token: Token) -> list[Party]:
        """The parties that a head word's phrase names; empty when it names none.

        Coordinated phrases are separate heads; one phrase gives several parties
        only when it names them together ("the Iranian and Russian presidents",
        "the two leaders").
        """
        key = (self._sentence, token.i)
        if key not in self._memory:
            self._memory[key] = []
            self._memory[key] = self._find(token)
        return self._memory[key]

    def _find(self, token: Token) -> list[Party]:
        marked = self._marked_span(token)
        if token.tag in ("PRP", "PRP$") or (token.lower in _PRONOUNS and not token.is_noun):
            found = [self._make(actor, token) for actor in self._references.pronoun(token)]
            return found or self._as_marked(token, marked)
        if token.tag in ("CD", "DT"):
            counted = self._references.counted(token)
            if counted is not None:
                return [self._make(actor, token) for actor in counted]
        if token.is_verb or token.tag in ("WP", "WDT", "WRB", "IN", "CC", "CD", "DT", "."):
            return self._as_marked(token, marked)
        if token.dep in ("amod", "compound", "nmod") and not marked:
            return self._modifier(token)
        if not token.is_noun and not token.tag.startswith("JJ"):
            return self._as_marked(token, marked)
        pair = _STATE_PAIRS.get(token.lower)
        if pair is not None and any(c.lower in ("two", "both") for c in token.children):
            return [p for name in pair for p in self._one_of(token, name)]
        together = self._nations_of_plural(token)
        if together:
            return together
        back = None if marked else self._references.phrase(token)
        if back:
            return [self._make(actor, token) for actor in back]
        party = self._named(token, marked)
        if party is None and marked is None:
            # "His main rival, Kemal X, accused him": the name beside it is who is meant.
            for other in token.children:
                if other.dep == "appos" and other.is_proper and (found := self.of(other)):
                    return found
        if party is None or not party.actor.country:
            examples = self._examples(token)
            if examples:
                return examples
        return [party] if party else self._as_marked(token, marked)

    def _examples(self, token: Token) -> list[Party]:
        """ "countries including Algeria and Morocco", "allies such as Germany": those named."""
        if not is_plural(token):
            return []
        found: list[Party] = []
        for prep in token.children:
            such = prep.lower == "as" and any(c.lower == "such" for c in prep.children)
            if prep.dep == "prep" and (prep.lower in ("including", "like") or such):
                names = [c for c in prep.children if c.dep == "pobj"]
                for name in names:
                    names.extend(c for c in name.children if c.dep == "conj" and not c.is_verb)
                    found.extend(p for p in self.of(name) if p.actor.country)
        return found

    def _modifier(self, token: Token) -> list[Party]:
        """A nation or group word before a noun: "US sanctions", "South Korean troops"."""
        parts = [c for c in token.children if c.dep in ("compound", "amod", "nmod", "advmod")]
        start = min([token.start, *(c.start for c in parts if c.i < token.i)])
        if token.head.is_noun and token.tag.startswith("NNP"):
            # "United States", "European Union" as separate compounds of one noun
            run = [
                c
                for c in token.head.children
                if c.dep == "compound" and c.tag.startswith("NNP") and c.i <= token.i
            ]
            for c in reversed(run):
                if c.i == token.i or self._text[c.end : start].strip() == "":
                    start = min(start, c.start)
        found = self._resolve(token, start, token.end)
        if found is None and start != token.start:
            found = self._resolve(token, token.start, token.end)
        if found is None:
            return []
        # "police raid", "rebel attack", but "military aid", "security talks".
        forces = (
            token.dep == "compound"
            and token.lower not in _MATTERS
            and found.actor.kind in ("role", "group")
            and "official" in found.kinds
        )
        before = self._text[max(0, start - 5) : start].lower()
        if before.endswith(("pro-", "pro ")):
            return []
        if before.endswith(("anti-", "anti ")):
            # "anti-government protests" are against it, whosever they are.
            return [Party(found.actor, found.token, found.kinds | {"target"})]
        return [found] if found.actor.country or forces else []

    def _named(self, token: Token, marked: tuple[int, int] | None) -> Party | None:
        if token.lemma in _VAGUE or (
            token.lower in _NO_NAMES and not any(c.dep == "compound" for c in token.children)
        ):
            return None
        known = self._by_surname(token)
        if known is not None:
            return known
        for start, end in dict.fromkeys((full_span(token), core_span(token))):
            hint = self._hint(token, end)
            party = self._resolve(token, start, end, hint)
            if party is not None and (party.actor.country or party.actor.sector):
                nation = hint or self._owner(token) or self._subject_state(token, party)
                settled = self._at_home(party, nation)
                return self._by_apposition(token, self._with_nation(settled, hint))
        start, end = core_span(token)
        if token.lower in _QUANTITIES and token.dep != "pobj":
            counted = next(
                (n for c in token.children if c.dep == "prep" and c.lower == "of"
                 for n in c.children if n.dep == "pobj"), None)  # fmt: skip
            end = max(end, counted.end if counted is not None else end)
            actor = Actor(
                text=self._text[start:end],
                start=start,
                end=end,
                name=self._text[start:end],
                sector=("CVL",),
                kind="group",
                confidence=0.5,
            )
            return self._at_home(self._make(actor, token), self._hint(token))
        if token.is_proper and token.lower not in _THINGS:
            actor = Actor(
                text=self._text[start:end],
                start=start,
                end=end,
                name=self._text[start:end],
                kind="unknown",
                confidence=0.3,
            )
            return self._by_apposition(token, self._make(actor, token))
        return None

    def _by_surname(self, token: Token) -> Party | None:
        """Somebody named in full before, now by surname alone."""
        if not token.is_proper:
            return None
        if any(
            c.dep in ("compound", "amod", "nmod") and c.lower not in _COURTESY
            for c in token.children
        ):
            return None
        known = self._discourse.by_surname(token.text)
        if known is None or len(known.text.split()) < 2 or token.text == known.name:
            return None
        start, end = core_span(token)
        found = self._resolve(token, start, end)
        if found is not None and found.actor.entity_id and (
            found.actor.entity_id == known.entity_id or found.actor.kind in ("country", "place")
        ):  # fmt: skip
            return None
        return self._make(refer(known, self._text[start:end], start, end), token)

    def _with_nation(self, party: Party, nation: str) -> Party:
        """Take the words that tell a party's country into its span: "unions in Ecuador"."""
        actor, noun = party.actor, nation_argument(party.token)
        if not nation or actor.country != nation or noun is None or actor.end is None:
            return party
        if not 0 < noun.start - actor.end < _NEAR:
            return party
        text = self._text[actor.start : noun.end]
        longer = msgspec.structs.replace(actor, text=text, end=noun.end)
        return self._make(longer, party.token)

    def _subject_state(self, token: Token, party: Party) -> str:
        """The state that acts earlier in the sentence: "… Britain denied it, but the Treasury".

        Only for a body of state that is spoken of as known, and when one state alone acts.
        """
        actor = party.actor
        bodies = actor.sector[:1] and actor.sector[0] in _BODIES and not is_plural(token)
        if actor.country or actor.kind != "role" or not bodies or not is_definite(token):
            return ""
        root = next((a for a in reversed([token, *token.ancestors()])), token)
        states = {
            p.actor.country
            for t in root.subtree()
            if t.i < token.i and t.dep == "nsubj" and t.is_proper
            for p in self.of(t)
            if "country" in p.kinds
        }
        return states.pop() if len(states) == 1 else ""

    def _owner(self, token: Token) -> str:
        """The country of whoever a possessive pronoun means: "its air defences"."""
        for child in token.children:
            if child.dep == "poss" and child.tag == "PRP$":
                return next((p.actor.country for p in self.of(child)), "")
        return ""

    def _one_of(self, token: Token, name: str) -> list[Party]:
        """ "the two Koreas": one of the states that share a name."""
        found = self._resolver.resolve(name, self._date)
        start, end = core_span(token)
        actor = Actor(
            text=self._text[start:end],
            start=start,
            end=end,
            name=found.name,
            country=found.country,
            sector=found.sector,
            kind="country",
            entity_id=found.entity_id,
            confidence=found.confidence,
        )
        return [self._make(actor, token)] if found.country else []

    def _hint(self, token: Token, end: int = 0) -> str:
        """The country that a phrase behind a noun tells: "police in Minsk"."""
        nation = nation_argument(token)
        return self.country(nation) if nation is not None and nation.start >= end else ""

    def _by_apposition(self, token: Token, party: Party) -> Party:
        """Complete a party from the noun beside it: "Raisi, the Iranian president"."""
        actor = party.actor
        if actor.kind == "role" and not is_plural(token):
            return self._named_beside(token, party)
        if actor.country and actor.sector:
            return party
        for other in appositions(token):
            start, end = full_span(other)
            found = self._resolve(other, start, end)
            if found is None:
                continue
            actor = party.actor
            if (found.actor.country and not actor.country) or (
                found.actor.sector and not actor.sector
            ):
                merged = msgspec.structs.replace(
                    actor,
                    country=actor.country or found.actor.country,
                    sector=actor.sector or found.actor.sector,
                    office=actor.office or found.actor.office,
                    kind="person" if actor.kind == "unknown" else actor.kind,
                    confidence=max(actor.confidence, 0.6),
                )
                return self._make(merged, token)
        return party

    def _named_beside(self, token: Token, party: Party) -> Party:
        """ "The president of Zambia, Hakainde Hichilema,": the office with its holder's name."""
        actor = party.actor
        # The parser often hangs the name on the country: "the president of Zambia, …,".
        nation = nation_argument(token)
        beside = [*token.children, *(nation.children if nation is not None else ())]
        for other in beside:
            if other.dep != "appos" or not other.is_proper or actor.end is None:
                continue
            start, end = core_span(other)
            found = self._resolver.resolve(self._text[start:end], self._date)
            named = found.kind == "person" or other.child("compound") is not None
            if start < actor.end or len(self._text[actor.end : start].split()) > 1 or not named:
                continue
            if found.kind not in ("person", "unknown") or (
                found.country and actor.country and found.country != actor.country
            ):
                continue
            text = self._text[actor.start : end]
            merged = msgspec.structs.replace(
                actor,
                text=text,
                end=end,
                name=found.name if found.kind == "person" else self._text[start:end],
                kind="person",
                country=actor.country or found.country,
                sector=actor.sector or found.sector,
                office=actor.office or found.office,
                entity_id=found.entity_id or actor.entity_id,
                confidence=max(actor.confidence, found.confidence),
            )
            return self._make(merged, token)
        return party

    def _at_home(self, party: Party, nation: str) -> Party:
        """A group named with its place: "unions in Ecuador" are Ecuadorean."""
        actor = party.actor
        if actor.country or not nation or actor.kind not in ("role", "group", "unknown"):
            return party
        confidence = round(actor.confidence * 0.9, 3)
        return self._make(
            msgspec.structs.replace(actor, country=nation, confidence=confidence), party.token
        )

    def _resolve(self, token: Token, start: int, end: int, hint: str = "") -> Party | None:
        text = self._text[start:end]
        found = self._resolver.resolve(text, self._date, country_hint=hint)
        if not found.country and not found.sector and found.kind != "person":
            return None
        if "unknown-head" in found.rule and not self._marked_span(token):
            # "Iranian oil", "the army's offensive": a thing of a party, not a party.
            return None
        return self._make(actor_of(found, text, start), token)

    def _nations_of_plural(self, token: Token) -> list[Party]:
        """ "Iran and Belarus' presidents", "Russian and Turkish ministers": one party each."""
        if not is_plural(token):
            return []
        sources = [c for c in token.children if c.dep in ("poss", "amod", "compound")]
        sources += [
            noun
            for c in token.children
            if c.dep == "prep" and c.lower in ("of", "from")
            for noun in c.children
            if noun.dep == "pobj"
        ]
        for child in sources:
            if child.i > token.i and child.dep != "pobj":
                continue
            nations = [child]
            for nation in nations:
                nations.extend(c for c in nation.children if c.dep == "conj" and not c.is_verb)
            if len(nations) < 2:
                continue
            found = []
            for nation in nations:
                start, end = core_span(nation)
                text = strip_article(self._text[start:end])
                one = self._resolver.resolve(f"{text} {self._singular_phrase(token)}", self._date)
                if not one.country:
                    break
                actor = actor_of(one, self._text[end - len(text) : end], end - len(text))
                found.append(self._make(actor, token))
            else:
                if len({p.actor.country for p in found}) > 1:
                    return found
        return []

    def _singular_phrase(self, token: Token) -> str:
        words = [
            c.text
            for c in token.children
            if c.dep in ("amod", "compound") and c.i < token.i and not c.text[0].isupper()
        ]
        return " ".join([*words, token.lemma])

    # -- what the search for antecedents asks ------------------------------------

    def _names(self, text: str) -> Iterator[tuple[int, int, Actor]]:
        """The names known to the tables in a text without a parse; offsets are the text's own."""
        for start, end, found in self._resolver.names(tokenise(text), self._date):
            yield start, end, actor_of(found, text[start:end], start)

    def actors(self, token: Token) -> list[Actor]:
        """The actors a head word's phrase names."""
        return [party.actor for party in self.of(token)]

    def country(self, token: Token) -> str:
        """The country a phrase tells, or ""."""
        start, end = core_span(token)
        return self._resolver.resolve(self._text[start:end], self._date).country

    def lookup(self, phrase: str, hint: str = "") -> Actor | None:
        """What a phrase outside the text means; its offsets say nothing."""
        found = self._resolver.resolve(phrase, self._date, country_hint=hint)
        if not found.country and not found.sector:
            return None
        return actor_of(found, phrase, 0)

    def phrase(self, token: Token, start: int, end: int) -> Actor | None:
        """What a stretch of the text means."""
        found = self._resolve(token, start, end)
        return found.actor if found is not None else None

    def located(self, token: Token) -> list[Party]:
        """The people of a place: "three cities west of Tripoli", "a market in Idlib"."""
        for below in token.subtree():
            if below.dep in ("compound", "relcl") or not below.is_proper:
                continue
            if any(a.dep in ("relcl", "acl", "advcl") for a in below.ancestors() if a.i > token.i):
                continue
            start, end = core_span(below)
            country = self._places(self._text[start:end]) or self.country(below)
            if country:
                first, last = full_span(token)[0], max(end, token.end)
                text = self._text[first:last]
                actor = Actor(
                    text=text,
                    start=first,
                    end=last,
                    name=text,
                    country=country,
                    sector=("CVL",),
                    kind="place",
                    confidence=0.4,
                )
                return [self._make(actor, token)]
        return []

    # -- marks and kinds ----------------------------------------------------------

    def _marked_span(self, token: Token) -> tuple[int, int] | None:
        for start, end in self._marked:
            if start <= token.start < end and not (start <= token.head.start < end
                                                   and token.head is not token):  # fmt: skip
                return start, end
        return None

    def _as_marked(self, token: Token, marked: tuple[int, int] | None) -> list[Party]:
        if marked is None:
            return []
        text = self._text[marked[0] : marked[1]]
        actor = Actor(text=text, start=marked[0], end=marked[1], name=text, confidence=0.3)
        return [self._make(actor, token)]

    def _make(self, actor: Actor, token: Token) -> Party:
        kinds = {"actor"}
        kind = actor.kind
        if kind in ("person", "role"):
            kinds.add("group" if is_plural(token) else "person")
        elif kind == "country":
            kinds |= {"country", "place"}
        elif kind == "organisation":
            kinds.add("org")
        elif kind in ("group", "place"):
            kinds.add(kind)
            if kind == "place" and "GOV" in actor.sector and actor.country:
                kinds.add("country")  # "Manila recalled its envoy": the capital is the state
        elif token.is_proper:
            kinds |= {"person", "org"}
        if actor.sector and actor.sector[0] in _ARMED:
            kinds.add("armed")
        if actor.sector and actor.sector[0] in _OFFICIAL:
            kinds.add("official")
        return Party(actor, token, frozenset(kinds))
