"""Read the parts of a phrase that stand alone: nations, bodies, strangers, kin, followers."""

from __future__ import annotations

from abc import abstractmethod

from dragoman.actors._answer import Answer
from dragoman.actors._context import Context
from dragoman.actors._lexicon import Entry
from dragoman.actors._persons import Reading
from dragoman.actors._scan import Unit, is_unknown_name
from dragoman.actors._words import (
    CONDITIONS,
    FOLLOWERS,
    OFFICIAL,
    RELATIVES,
    SIDES,
    SPONSORED,
)

_ENDINGS = (
    ("ists", ("CVL",)),
    ("goers", ("CVL",)),
    ("dwellers", ("CVL",)),
    ("makers", ("BUS",)),
    ("growers", ("AGR",)),
    ("herders", ("AGR",)),
    ("ologist", ("EDU",)),
    ("ologists", ("EDU",)),
    ("iatrist", ("MED",)),
    ("iatrists", ("MED",)),
    ("ministers", ("GOV",)),
    ("minister", ("GOV",)),
    ("smugglers", ("CRM",)),
    ("traffickers", ("CRM",)),
)


class Parts(Context):
    """What a head without a role word means; phrases inside it are read by a subclass."""

    @abstractmethod
    def phrase(self, units: list[Unit]) -> Answer:
        """Read a phrase."""

    @abstractmethod
    def head(self, head: list[Unit], preposition: str, tail: list[Unit]) -> Answer:
        """Read a head with its modifiers, and the tail if the head needs it."""

    def _nation(
        self,
        head: list[Unit],
        at: int,
        rest: list[Unit],
        entry: Entry,
        former: bool,
        preposition: str,
        tail: list[Unit],
    ) -> Answer:
        """Read a phrase whose last known word is a nation: "Iran", "Iranian centrifuges"."""
        tokens = self.tokens
        unit = head[at]
        answer = Answer("nation", 0.9)
        answer.country = entry.country
        answer.id = entry.entity_id
        answer.span = (unit.i, unit.j)
        if rest:
            answer.id = ""
            answer.confidence = 0.5
            answer.rule = "nation.unknown-head"
            word = tokens[rest[-1].i].low
            if tokens[unit.j - 1].hyphen and rest[0].key in SPONSORED:
                return Answer()
            if at and tokens[head[at - 1].i].hyphen and head[at - 1].key in SIDES:
                return Answer()
            if not tokens[rest[-1].i].capital:
                answer.sectors = by_ending(word)
            elif all(is_unknown_name(u, tokens) for u in rest):
                found = self._by_skeleton(rest, head[: at + 1], former)
                if found is not None:
                    return found
                if (
                    entry.kind in ("country", "seat", "region")
                    and not tokens[unit.j - 1].possessive
                ):
                    answer.confidence = 0.3
                answer.kind = "person"
                answer.name = " ".join(tokens[u.i].surface for u in rest)
            return answer
        modifiers = [u for u in head[:at] if u.kind != "determiner"]
        article = unit.i and tokens[unit.i - 1].low in ("a", "an", "one")
        surface = tokens[unit.j - 1].surface
        if entry.kind in ("country", "seat"):
            answer.kind = "country" if entry.kind == "country" else "place"
            answer.name = entry.name
            if not modifiers or former:
                answer.sectors = entry.sectors[::-1]
                answer.rule = "nation.bare" if entry.kind == "country" else "nation.seat"
            else:
                answer.kind, answer.confidence = "place", 0.6
                answer.rule = "nation.part"
                if all(u.kind == "name" for u in modifiers):
                    answer.sectors = entry.sectors
        elif entry.kind == "region":
            answer.kind, answer.name, answer.confidence = "place", entry.name, 0.7
            # Nothing but its status is said of the party: PRE first.
            answer.sectors = entry.sectors[::-1]
            answer.rule = "nation.region"
        elif (surface.endswith(("s", "men", "woman", "man")) and not surface.endswith("ss")) or (
            article and not self._adjective_only(unit)
        ):
            answer.kind = "group"
            condition = next((CONDITIONS[u.key] for u in modifiers if u.key in CONDITIONS), "CVL")
            answer.sectors = (condition,)
            answer.confidence = 0.6
            answer.id = ""
            answer.rule = "nation.people"
        else:
            answer.kind = "unknown"
            answer.id = ""
            answer.confidence = 0.5
            answer.rule = "nation.adjective"
            if unit.i and tokens[unit.i - 1].low == "the":
                answer.kind, answer.sectors = "group", ("CVL",)
        if entry.sectors[-1:] == ("PRE",) and answer.sectors and "PRE" not in answer.sectors:
            answer.sectors = (*answer.sectors, "PRE")
        return answer

    def _organisation(
        self, head: list[Unit], at: int, rest: list[Unit], entry: Entry, former: bool
    ) -> Answer:
        """Read a phrase that ends in the name of a body."""
        unit = head[at]
        nation = self.nation(head[:at])
        if nation and nation != entry.country and unit.key in self.lexicon.roles:
            # "Russian Security Council": a generic name with a nation before it
            answer = Answer("role", 0.8)
            answer.sectors = self.lexicon.roles[unit.key]
            answer.country, answer.kind, answer.span = nation, "role", (unit.i, unit.j)
            return answer
        answer = Answer("organisation", 0.95)
        answer.name = entry.name
        answer.country = entry.country
        answer.sectors = self._sectors(entry)
        if entry.organisation is not None and entry.organisation.kind == "partly recognised":
            answer.sectors = answer.sectors[::-1] if not rest else answer.sectors
        answer.kind = "organisation" if entry.kind == "organisation" else entry.actor_kind
        answer.id = entry.entity_id
        answer.span = (unit.i, unit.j)
        if entry.kind == "extra":
            answer.rule = "extra"
        if nation and entry.country == "ISM" and not rest:
            answer.country = nation
        if rest:
            answer.confidence = 0.45
            answer.rule += "+unknown-head"
            word = self.tokens[rest[-1].i].low
            if word in RELATIVES | FOLLOWERS:
                answer.sectors = ("CVL",)
        return answer

    def _unknown(self, head: list[Unit], preposition: str, tail: list[Unit]) -> Answer:
        """Read a head without any known word: a stranger's name, a place, a noun."""
        tokens = self.tokens
        names = [u for u in head if tokens[u.i].capital]
        if names and len(names) == len(head):
            found = self._by_skeleton(head, [], False)
            if found is not None:
                return found
            if self.places is not None and not tail:
                country = self._places(head)
                if country and len(head) < 4:
                    answer = Answer("place", 0.4)
                    answer.country, answer.kind = country, "place"
                    answer.span = (head[0].i, head[-1].j)
                    return answer
        answer = Answer()
        word = tokens[head[-1].i]
        if word.capital:
            return answer
        answer.sectors = by_ending(word.low)
        answer.span = (head[-1].i, head[-1].j)
        if answer.sectors:
            answer.rule, answer.confidence, answer.kind = "ending", 0.4, "group"
        if tail and preposition in ("of", "from", "in"):
            inner = self.phrase(tail)
            if inner.country and preposition != "in":
                answer.country = inner.country
                answer.confidence = max(answer.confidence, 0.3)
                answer.rule = "tail-nation" if answer.rule == "none" else answer.rule
        if not answer.country:
            answer.country = self.nation(head)
        return answer

    def _of_body(self, head: list[Unit], preposition: str, tail: list[Unit]) -> Answer | None:
        """Read "head of the army", "Senate members": the body decides."""
        if tail and preposition in ("of", "for", "at", "from", "with"):
            answer = self.phrase(tail)
            country = self.nation(head[:-1])
            if country:
                answer.country = country
        elif len(head) > 1:
            answer = self.head(head[:-1], preposition, tail)
        else:
            return None
        if not (answer.country or answer.sectors):
            return None
        answer.name = answer.id = answer.office = ""
        answer.kind = "role"
        answer.confidence = min(answer.confidence, 0.7)
        answer.rule = "role.of-body"
        if answer.sectors == ("CVL",) and preposition == "of":
            answer.sectors = ()
        return answer

    def _kin(self, head: list[Unit], owned: list[Unit]) -> Answer:
        """Read relatives: of officials ELI, of others CVL."""
        owner = self.phrase(owned) if owned else self.head(head[:-1], "", [])
        answer = Answer("relatives", 0.7)
        answer.kind = "group" if head[-1].key.endswith("s") else "role"
        answer.country = owner.country or self.nation(head[:-1])
        powerful = owner.kind in ("person", "role") and bool(
            OFFICIAL.union({"ELI"}) & set(owner.sectors[:1])
        )
        answer.sectors = ("ELI",) if powerful else ("CVL",)
        answer.span = (head[-1].i, head[-1].j)
        return answer

    def _side(
        self, head: list[Unit], owned: list[Unit], sectors: tuple[str, ...], rule: str
    ) -> Answer:
        """Read followers and opponents of somebody."""
        answer = Answer(rule, 0.7)
        answer.sectors = sectors
        answer.kind = "group"
        answer.country = self.nation(head[:-1])
        if not answer.country:
            whole = owned or head[:-1]
            answer.country = self.phrase(whole).country
        answer.span = (head[-1].i, head[-1].j)
        return answer

    def _by_skeleton(self, names: list[Unit], before: list[Unit], former: bool) -> Answer | None:
        """Answer with a person whose name is spelt in another way."""
        reading = self._respelt(names, before, former)
        if reading is None:
            return None
        answer = answer_of(reading)
        answer.confidence -= 0.2
        answer.rule += "+spelling"
        answer.span = (names[0].i, names[-1].j)
        return answer


def answer_of(reading: Reading) -> Answer:
    """Turn what is known of a person into an answer."""
    answer = Answer(reading.rule, reading.confidence)
    answer.name = reading.person.name
    answer.country = reading.country
    answer.sectors = reading.sectors
    answer.office = reading.office
    answer.id = reading.person.id
    answer.kind = "person"
    return answer


def by_ending(word: str) -> tuple[str, ...]:
    """Return the sector a word's ending suggests, or ()."""
    for ending, sectors in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return sectors
    return ()
