"""From the words of a sentence to the parties they name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import msgspec

from dragoman.actors._discourse import Discourse, Mention, refer, stand_in
from dragoman.actors._phrases import (
    appositions,
    core_span,
    full_span,
    is_definite,
    is_plural,
    nation_argument,
)
from dragoman.parsing import Sentence, Token
from dragoman.records import Actor

_PRONOUNS = frozenset(
    """he she it they him her them his its their himself herself itself themselves""".split()
)
_SPEAKERS = frozenset({"i", "we", "me", "us", "my", "our"})
_ARMED = frozenset({"MIL", "REB", "UAF", "PRM"})
#: Numbers of people: "thousands marched".
_QUANTITIES = frozenset(
    """thousands hundreds dozens scores tens millions crowd crowds""".split()
)
#: Things that act for nobody in particular; "they" does not mean them.
_THINGS = frozenset(
    """drone missile rocket weapon warplane jet aircraft tank ship warship vessel helicopter bomb
    tanker plane vehicle""".split()
)
_OWN = frozenset(
    """country nation government administration army military parliament cabinet ministry
    minister president office party troops forces police court regime state republic embassy
    ambassador people leader spokesman spokeswoman""".split()
)
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
_OFFICIAL = frozenset({"GOV", "LEG", "JUD", "MIL", "SPY", "PTY", "OPP", "REB", "PRM"})
_VAGUE = frozenset(
    """anyone anybody everyone everybody someone somebody nobody one others people many some
    most all both none those each several critic observer source thing""".split()
)
_NO_NAMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december christmas easter ramadan covid covid-19
    coronavirus internet god earth""".split()
)


Places = Callable[[str], str]


class Resolved(Protocol):
    """What the resolver says of a phrase."""

    @property
    def name(self) -> str: ...
    @property
    def country(self) -> str: ...
    @property
    def sector(self) -> tuple[str, ...]: ...
    @property
    def kind(self) -> str: ...
    @property
    def office(self) -> str: ...
    @property
    def entity_id(self) -> str: ...
    @property
    def confidence(self) -> float: ...
    @property
    def rule(self) -> str: ...


class ResolverLike(Protocol):
    """Resolves a phrase on a day."""

    def resolve(self, phrase: str, date: str = "", *, country_hint: str = "") -> Resolved: ...


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
        self._discourse = Discourse()
        self._memory: dict[tuple[int, int], list[Party]] = {}
        self._groups = 0
        self._sentence = 0
        self._bounds = (0, 0)
        self.speaker: Party | None = None

    # -- the sentence as a whole ------------------------------------------------

    def enter(self, sentence: Sentence) -> None:
        """Start a sentence: remember the parties it names, for those that follow."""
        self._sentence = sentence.index
        self._bounds = (sentence.start, sentence.end)
        self._memory = {k: v for k, v in self._memory.items() if k[0] == sentence.index}
        for token in sentence.tokens:
            if token.is_noun and token.dep not in ("compound", "amod", "nmod"):
                self._remember(token)
            elif token.dep in ("amod", "compound") and token.tag.startswith(("JJ", "NNP")):
                self._remember(token)

    def _remember(self, token: Token) -> None:
        parties = self.of(token)
        group = 0
        if len(parties) > 1 or any(c.dep == "conj" and c.is_noun for c in token.children):
            self._groups += 1
            group = self._groups
        elif token.dep == "conj":
            group = self._group_of(token.head)
        modifier = token.dep in ("amod", "compound", "nmod")
        for party in parties:
            actor = party.actor
            if token.lemma in _THINGS:
                continue
            if modifier and actor.kind not in ("country", "organisation"):
                # "the Trump administration" names no person to be meant by "he".
                continue
            if len(parties) > 1 or (
                actor.inferred_from is None
                and actor.start is not None
                and (actor.country or actor.sector or actor.kind == "person")
            ):
                self._discourse.add(
                    Mention(
                        actor=actor,
                        sentence=self._sentence,
                        token=token.i,
                        plural=is_plural(token) and actor.kind != "country" and len(parties) == 1,
                        subject=token.dep in ("nsubj", "nsubjpass"),
                        group=group,
                    )
                )

    def _group_of(self, token: Token) -> int:
        while token.dep == "conj":
            token = token.head
        for mention in reversed(self._discourse._mentions):
            if mention.sentence == self._sentence and mention.token == token.i:
                return mention.group
        return 0

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
            return self._pronoun(token) or self._as_marked(token, marked)
        if token.is_verb or token.tag in ("WP", "WDT", "WRB", "IN", "CC", "CD", "DT", "."):
            return self._as_marked(token, marked)
        if token.dep in ("amod", "compound", "nmod") and not marked:
            return self._modifier(token)
        if not token.is_noun and not token.tag.startswith("JJ"):
            return self._as_marked(token, marked)
        together = self._nations_of_plural(token)
        if together:
            return together
        back = self._back_reference(token) or self._own_body(token)
        if back:
            return back
        party = self._named(token, marked)
        return [party] if party else self._as_marked(token, marked)

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
        if found is None or not found.actor.country:
            return []
        return [found]

    def _named(self, token: Token, marked: tuple[int, int] | None) -> Party | None:
        if token.lemma in _VAGUE or (
            token.lower in _NO_NAMES and not any(c.dep == "compound" for c in token.children)
        ):
            return None
        for start, end in dict.fromkeys((full_span(token), core_span(token))):
            hint = self._hint(token, end)
            party = self._resolve(token, start, end, hint)
            if party is not None and (party.actor.country or party.actor.sector):
                return self._by_apposition(token, self._at_home(party, hint or self._owner(token)))
        start, end = core_span(token)
        if token.lower in _QUANTITIES and not token.dep == "pobj":
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
        if token.is_proper:
            known = self._discourse.by_surname(token.text, self._sentence, token.i)
            if known is not None:
                return self._make(
                    refer(known, self._text[start:end], start, end), token
                )
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

    def _owner(self, token: Token) -> str:
        """The country of whoever a possessive pronoun means: "its air defences"."""
        for child in token.children:
            if child.dep == "poss" and child.tag == "PRP$":
                return next((p.actor.country for p in self.of(child)), "")
        return ""

    def _hint(self, token: Token, end: int = 0) -> str:
        """The country that a phrase behind a noun tells: "police in Minsk"."""
        nation = nation_argument(token)
        return self._country(nation) if nation is not None and nation.start >= end else ""

    def _by_apposition(self, token: Token, party: Party) -> Party:
        """Complete a party from the noun beside it: "Raisi, the Iranian president"."""
        if party.actor.country and party.actor.sector:
            return party
        for other in appositions(token):
            start, end = full_span(other)
            found = self._resolve(other, start, end)
            if found is None:
                continue
            actor = party.actor
            if found.actor.country and not actor.country or found.actor.sector and not actor.sector:
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

    def _at_home(self, party: Party, nation: str) -> Party:
        """A group named with its place: "unions in Ecuador" are Ecuadorean."""
        actor = party.actor
        if actor.country or not nation or actor.kind not in ("role", "group", "unknown"):
            return party
        confidence = round(actor.confidence * 0.9, 3)
        return self._make(
            msgspec.structs.replace(actor, country=nation, confidence=confidence), party.token
        )

    def _country(self, token: Token) -> str:
        start, end = core_span(token)
        found = self._resolver.resolve(self._text[start:end], self._date)
        return found.country

    def _resolve(self, token: Token, start: int, end: int, hint: str = "") -> Party | None:
        text = self._text[start:end]
        found = self._resolver.resolve(text, self._date, country_hint=hint)
        if not found.country and not found.sector and found.kind != "person":
            return None
        if "unknown-head" in found.rule and not self._marked_span(token):
            # "Iranian oil", "the army's offensive": a thing of a party, not a party.
            return None
        actor = Actor(
            text=text,
            start=start,
            end=end,
            name=found.name or text,
            country=found.country,
            sector=found.sector,
            kind=found.kind,
            office=found.office,
            entity_id=found.entity_id,
            confidence=found.confidence,
        )
        return self._make(actor, token)

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
            if child.i < token.i or child.dep == "pobj":
                nations = [child, *(c for c in child.children if c.dep == "conj")]
                nations += [g for c in nations[1:] for g in c.children if g.dep == "conj"]
                if len(nations) < 2:
                    continue
                found = []
                for nation in nations:
                    phrase = f"{nation.text} {self._singular_phrase(token)}"
                    one = self._resolver.resolve(phrase, self._date)
                    if not one.country:
                        break
                    found.append(
                        self._make(
                            Actor(
                                text=nation.text,
                                start=nation.start,
                                end=nation.end,
                                name=one.name or phrase,
                                country=one.country,
                                sector=one.sector,
                                kind=one.kind,
                                office=one.office,
                                entity_id=one.entity_id,
                                confidence=one.confidence,
                            ),
                            token,
                        )
                    )
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

    # -- references -------------------------------------------------------------

    def _pronoun(self, token: Token) -> list[Party]:
        if token.lower in _SPEAKERS:
            if self.speaker is None or token.lower in ("us",):
                return []
            actor = stand_in(self.speaker.actor, token.text, self._bounds)
            return [self._make(actor, token)]
        ahead = self._subject_ahead(token)
        if ahead:
            return [
                self._make(stand_in(p.actor, token.text, self._bounds), token) for p in ahead
            ]
        return [
            self._make(stand_in(actor, token.text, self._bounds), token)
            for actor in self._discourse.pronoun(token.text, self._sentence, token.i)
        ]

    def _subject_ahead(self, token: Token) -> list[Party]:
        """ "During his trip, Lukashenko said": a pronoun in an opening phrase looks ahead."""
        for above in token.ancestors():
            if above.dep not in ("prep", "advcl") or not above.head.is_verb:
                continue
            for subject in above.head.children:
                if subject.dep in ("nsubj", "nsubjpass") and subject.i > token.i:
                    if not subject.is_noun:
                        return []
                    found = self.of(subject)
                    person = all(p.actor.kind in ("person", "role", "unknown") for p in found)
                    if token.lower in ("he", "she", "his", "her", "him"):
                        return found if person and len(found) == 1 else []
                    if token.lower in ("its", "it"):
                        return found if not person and len(found) == 1 else []
                    return found if is_plural(subject) or len(found) > 1 else []
        return []

    def _back_reference(self, token: Token) -> list[Party]:
        """ "the two leaders", "both countries", "the minister", "his Belarusian counterpart"."""
        start, end = core_span(token)
        text = self._text[start:end]
        if token.lemma == "counterpart":
            return self._counterpart(token, text, start, end)
        if not is_definite(token) and not any(
            c.lower in ("all", "both") for c in token.children
        ):
            return []
        modifiers = [
            c for c in token.children if c.i < token.i and c.dep in ("amod", "compound", "poss")
        ]
        count = next((_NUMBERS[c.lower] for c in token.children if c.lower in _NUMBERS), 2)
        if [c for c in modifiers if c.lower not in (*_NUMBERS, "same")]:
            return []
        if any(c.dep == "prep" and c.lower == "of" for c in token.children):
            return []
        actors = self._discourse.definite(
            token.lemma, is_plural(token), count, self._sentence, token.i
        )
        return [self._make(refer(actor, text, start, end), token) for actor in actors]

    def _own_body(self, token: Token) -> list[Party]:
        """ "his country", "its army": a body of the state that the pronoun's owner belongs to."""
        if token.lemma not in _OWN and token.lower not in _OWN:
            return []
        pronoun = next((c for c in token.children if c.dep == "poss" and c.tag == "PRP$"), None)
        owner = self.of(pronoun)[:1] if pronoun is not None else []
        if pronoun is None or not owner or not owner[0].actor.country:
            return []
        country = owner[0].actor.country
        start, end = core_span(token)
        rest = self._text[pronoun.end : end].strip()
        found = self._resolver.resolve(rest, self._date, country_hint=country)
        state = token.lemma in ("country", "nation", "state", "republic", "regime")
        actor = Actor(
            text=self._text[start:end],
            start=start,
            end=end,
            inferred_from=stand_in(owner[0].actor, pronoun.text, (0, 0)).inferred_from,
            name=self._text[start:end],
            country=country,
            sector=("GOV",) if state else (found.sector or ("GOV",)),
            kind="country" if state else "role",
            confidence=round(owner[0].actor.confidence * 0.8, 3),
        )
        return [self._make(actor, token)]

    def _counterpart(self, token: Token, text: str, start: int, end: int) -> list[Party]:
        """ "his Belarusian counterpart" holds the office of whoever is meant by "his"."""
        nation = next(
            (c for c in token.children if c.dep in ("amod", "compound") and self._country(c)), None
        )
        whose = self._discourse.counterpart(self._sentence, token.i)
        if nation is None:
            return []
        country = self._country(nation)
        office = whose.office if whose else ""
        for other in appositions(token):
            found = self._resolve(other, *full_span(other))
            if found is not None and found.actor.kind == "person" and found.actor.country:
                return [found]
            if other.is_proper:
                start, end = core_span(other)
                text = self._text[start:end]
        one = self._resolver.resolve(f"{nation.text} {office or 'government'}", self._date)
        actor = Actor(
            text=text,
            start=start,
            end=end,
            name=one.name or text,
            country=country,
            sector=one.sector or ("GOV",),
            kind=one.kind if office else "role",
            office=one.office or office,
            entity_id=one.entity_id if office else "",
            confidence=0.7 if office else 0.5,
        )
        return [self._make(actor, token)]

    def located(self, token: Token) -> list[Party]:
        """The people of a place: "three cities west of Tripoli", "a market in Idlib"."""
        for below in token.subtree():
            if below.dep in ("compound", "relcl") or not below.is_proper:
                continue
            if any(a.dep in ("relcl", "acl", "advcl") for a in below.ancestors() if a.i > token.i):
                continue
            start, end = core_span(below)
            country = self._places(self._text[start:end]) or self._country(below)
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
        elif token.is_proper:
            kinds |= {"person", "org"}
        if actor.sector and actor.sector[0] in _ARMED:
            kinds.add("armed")
        if actor.sector and actor.sector[0] in _OFFICIAL:
            kinds.add("official")
        return Party(actor, token, frozenset(kinds))
