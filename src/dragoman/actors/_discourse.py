"""Who "he", "it", "the two leaders" and "the minister" are: coreference of political actors.

A wrong guess is worse than none: an antecedent must agree in number, kind and
gender, the search ends a few sentences back, and where two parties fit equally
well neither is taken.  The order of preference (subject of the governing clause,
other subjects, the rest from the latest) follows the centering tradition (Grosz,
Joshi and Weinstein 1995).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from dragoman.actors._mentions import Mention, refer, same, stand_in, surnames
from dragoman.knowledge import ReferringNoun
from dragoman.records import Actor

__all__ = ["Discourse", "Mention", "Site", "refer", "stand_in"]

#: How many sentences back an antecedent may stand, by what refers to it.
REACH = {
    "pronoun": 2,
    "person": 12,
    "state": 6,
    "body": 8,
    "members": 4,
    "parties": 5,
    "people": 5,
    "several": 3,
    "institution": 3,
}
#: Nouns an agent may be told by without one being meant by "it" or "they" of an act.
_WEAPONS = frozenset(
    """drone missile rocket weapon warplane jet aircraft tank ship warship vessel helicopter bomb
    tanker plane vehicle boat truck car train mine grenade shell bullet device submarine frigate
    storm earthquake flood virus cyclone hurricane explosion blast balloon satellite""".split()
)
#: International codes are no country for "both countries" or the focus of a report.
_INTERNATIONAL = frozenset({"IGO", "UNO", "EUR", "NGO", "MNC", "IMG", "ISM", ""})
#: Share of the mentions of states that makes one of them the report's own.
_DOMINANT = 2 / 3
#: A position behind every token.
_END = 1_000_000


class Site(NamedTuple):
    """Where a reference stands.

    `governors` are the positions of the verbs above it, the nearest first; `objective`
    says that it is no subject, so that the subject of its own clause cannot be meant;
    `harm` that its verb can be done by a thing ("It killed six people").
    """

    sentence: int
    token: int
    governors: tuple[int, ...] = ()
    objective: bool = False
    harm: bool = False


class Discourse:
    """The mentions of one report, in the order of the text."""

    def __init__(self) -> None:
        self._mentions: dict[int, list[Mention]] = {}
        self._unread: dict[int, Callable[[], list[Mention]]] = {}
        self._surnames: dict[str, list[Actor]] = {}
        self._genders: dict[str, str] = {}

    def add(self, mention: Mention) -> None:
        """Remember a party named by its own words, or a thing."""
        self._mentions.setdefault(mention.sentence, []).append(mention)
        actor = mention.actor
        if actor is None or not mention.person:
            return
        if actor.kind == "person" or " " in actor.text:
            for name in surnames(actor):
                known = self._surnames.setdefault(name, [])
                if not any(same(actor, other) for other in known):
                    known.append(actor)

    def skip(self, sentence: int, read: Callable[[], list[Mention]]) -> None:
        """Remember a sentence that was not parsed; it is read when a search gets to it."""
        self._unread[sentence] = read

    def _at(self, index: int) -> list[Mention]:
        read = self._unread.pop(index, None)
        if read is not None:
            for mention in read():
                self.add(mention)
        return self._mentions.get(index, [])

    def _sentences(self, site: Site, reach: int) -> Iterator[list[Mention]]:
        """The mentions before a site, sentence by sentence, best first in each."""
        for index in range(site.sentence, max(-1, site.sentence - reach - 1), -1):
            found = self._at(index)
            if index == site.sentence:
                found = [m for m in found if m.token < site.token and not self._barred(m, site)]
            if found:
                yield sorted(found, key=lambda m: self._rank(m, site))

    @staticmethod
    def _barred(mention: Mention, site: Site) -> bool:
        """ "Putin praised him": the subject of the same verb is another."""
        return (
            site.objective
            and mention.subject
            and bool(site.governors)
            and mention.clause == site.governors[0]
        )

    @staticmethod
    def _rank(mention: Mention, site: Site) -> tuple[int, int]:
        if mention.subject:
            if mention.sentence == site.sentence and mention.clause in site.governors:
                return 0, site.governors.index(mention.clause)
            return 1, mention.token
        return {"object": 2, "other": 2, "inside": 3, "place": 4}[mention.place], -mention.token

    # -- pronouns ----------------------------------------------------------------

    def person(self, gender: str, site: Site, speaker: Actor | None = None) -> list[Actor]:
        """Who "he" (``m``) or "she" (``f``) is; empty when nobody is safe.

        Whoever speaks the words in which the pronoun stands is not meant.
        """
        for mentions in self._sentences(site, REACH["pronoun"]):
            found = [m for m in mentions if m.maybe_person and self._gender(m) in ("", gender)]
            if speaker is not None:
                found = [m for m in found if m.actor is not None and not same(m.actor, speaker)]
            if gender == "f":
                # Most offices were held by men: a woman is named as one, or leads.
                found = [m for m in found if m.subject or self._gender(m)]
            if not found:
                continue
            best = found[0]
            sure = [m for m in found if self._gender(m) == gender]
            if sure and sure[0] is not best and (gender == "f" or not best.subject):
                best = sure[0]
                found = sure
            if self._unsure(best, found):
                return []
            if best.actor is None:
                return []
            self._genders.setdefault(best.actor.name, gender)
            return [best.actor]
        return []

    def _gender(self, mention: Mention) -> str:
        if mention.gender or mention.actor is None:
            return mention.gender
        return self._genders.get(mention.actor.name, "")

    @staticmethod
    def _unsure(best: Mention, found: list[Mention]) -> bool:
        """Tell whether another candidate fits as well as the best."""
        for rival in found:
            if rival is best or rival.same(best):
                continue
            if rival.group >= 0 and rival.group == best.group:
                return True
            if not best.subject and rival.place == best.place and not rival.subject:
                return True
        return False

    def thing(self, site: Site) -> list[Actor]:
        """What state or body "it" is; empty when none is safe."""
        for mentions in self._sentences(site, REACH["pronoun"]):
            found = [m for m in mentions if m.body and m.place != "place"]
            things = [m for m in mentions if not m.plural and (
                m.actor is None or (m.actor.kind == "unknown" and m.subject))]  # fmt: skip
            leading = any(m.subject for m in things)
            if not found:
                if leading or any(m.place == "object" for m in things):
                    return []
                continue
            best = found[0]
            if leading and not best.subject:
                return []
            if site.harm and any(m.head in _WEAPONS for m in things):
                return []
            if best.place == "inside" and not best.subject:
                return []
            if self._unsure(best, found) or best.actor is None:
                return []
            return [best.actor]
        return []

    def several(self, site: Site) -> list[Actor]:
        """Who "they" are; empty when nobody is safe."""
        for mentions in self._sentences(site, REACH["pronoun"]):
            things = [m for m in mentions if m.actor is None and m.plural]
            parties = [m for m in mentions if m.actor is not None]
            if site.harm and any(m.head in _WEAPONS for m in things):
                return []
            if any(m.subject for m in things) and not any(m.subject for m in parties):
                return []
            for mention in parties:
                if mention.subject or mention.place == "object":
                    together = self._group(mention, mentions)
                    if len(together) > 1:
                        return together
                    if mention.plural and mention.actor is not None:
                        return [mention.actor]
            pair = self._pair(parties)
            if pair:
                return pair
            armed = any(m.head in _WEAPONS for m in things)
            for mention in parties:
                actor = mention.actor
                if actor is None or armed or not (mention.subject and mention.body):
                    continue
                if actor.kind != "country":
                    return [actor]
            others = [m.actor for m in parties if m.plural and m.actor is not None]
            if len(others) == 1:
                return others
            if parties or things:
                return []
        return []

    @staticmethod
    def _group(mention: Mention, mentions: list[Mention]) -> list[Actor]:
        """The parties coordinated with one, itself among them, in the order of the text."""
        if mention.group < 0:
            return []
        found: list[Actor] = []
        for other in sorted(mentions, key=lambda m: m.token):
            actor = other.actor
            if actor is None or other.group != mention.group:
                continue
            if not any(same(actor, one) for one in found):
                found.append(actor)
        return found

    @staticmethod
    def _pair(parties: list[Mention]) -> list[Actor]:
        """The two persons, or the two states, of a sentence that has just two."""
        for people in (True, False):
            found: list[Actor] = []
            for mention in sorted(parties, key=lambda m: m.token):
                actor = mention.actor
                if actor is None or mention.plural or mention.place in ("inside", "place"):
                    continue
                fits = mention.person if people else actor.kind == "country"
                if fits and not any(same(actor, one) for one in found):
                    found.append(actor)
            if len(found) == 2:
                return found
        return []

    # -- phrases -------------------------------------------------------------------

    def definite(
        self, noun: ReferringNoun, site: Site, *, country: str = "", former: bool = False
    ) -> Actor | None:
        """The antecedent of "the president", "the group", "the kingdom", "the militants".

        Parameters
        ----------
        noun : ReferringNoun
        site : Site
        country : str
            A country the phrase itself names ("the Hungarian leader"), or "".
        former : bool
            The phrase says "former".
        """
        for mentions in self._sentences(site, REACH[noun.kind]):
            found = [m for m in mentions if self._fits(m, noun, country, former)]
            if not found:
                continue
            best = found[0]
            if self._unsure(best, found) or (best.place == "inside" and noun.kind == "state"):
                return None
            return best.actor
        return None

    def _fits(self, mention: Mention, noun: ReferringNoun, country: str, former: bool) -> bool:
        actor = mention.actor
        if actor is None or (country and actor.country != country):
            return False
        if noun.kind == "person":
            if not mention.person or (noun.gender and self._gender(mention) not in
                                      ("", noun.gender)):  # fmt: skip
                return False
            told = f"{actor.office} {actor.text} {mention.head}".lower()
            if former and not ("former" in told or "ex-" in told or "ELI" in actor.sector):
                return False
            first = noun.noun.endswith(("prime minister", "president", "chancellor"))
            if first and not former and ("vice" in told or "deputy" in told):
                return False
        elif noun.kind == "state":
            if actor.kind != "country" or actor.country in _INTERNATIONAL:
                return False
            return not noun.countries or actor.country in noun.countries
        elif noun.kind == "body":
            if not mention.body or actor.kind == "country":
                return False
            told = actor.name.lower()
            if mention.head == noun.noun.rpartition(" ")[2]:
                return bool(actor.country)
            if noun.noun in ("bloc", "alliance", "body") and actor.country in ("EUR", "IGO", "UNO"):
                return True
            if "BUS" in noun.sectors and actor.country == "MNC":
                return True
        elif noun.kind == "members":
            if actor.kind not in ("organisation", "group", "role"):
                return False
            told = actor.name.lower()
        elif noun.kind == "institution":
            told = f"{actor.name} {mention.head}".lower()
            return mention.body and actor.kind != "country" and bool(actor.country) and (
                mention.head == noun.noun.rpartition(" ")[2] or noun.noun in told
            )  # fmt: skip
        else:
            return False
        if actor.sector and actor.sector[0] in noun.sectors:
            return True
        if noun.words:
            padded = f" {told} "
            return any(f" {word} " in padded or f" {word}" in padded for word in noun.words)
        return not noun.sectors

    def together(self, noun: ReferringNoun | None, count: int, site: Site) -> list[Actor]:
        """The latest different parties of the right kind, as many as are asked for."""
        people = noun is not None and noun.kind == "people"
        found: list[Actor] = []
        for mentions in self._sentences(site, REACH["parties"]):
            fitting = [m for m in mentions if m.place != "place" and self._partner(m, people, noun)]
            for mention in fitting:
                group = [a for a in self._group(mention, fitting) if people or a.country]
                if len(group) == count and not found:
                    return group
            near: list[Actor] = []
            for mention in sorted(fitting, key=lambda m: m.token):
                actor = mention.actor
                if actor is not None and not any(
                    _one_party(actor, other, people) for other in (*found, *near)
                ):
                    near.append(actor)
            if len(found) + len(near) > count:
                # More than were asked for: the subjects alone, or nobody.
                leading = [m.actor for m in fitting if m.subject and m.actor is not None]
                if not found and len(leading) == count and len(near) > count:
                    return leading
                return []
            found.extend(near)
            if len(found) == count:
                return sorted(found, key=lambda a: _position(a))
        return []

    @staticmethod
    def _partner(mention: Mention, people: bool, noun: ReferringNoun | None) -> bool:
        actor = mention.actor
        if actor is None:
            return False
        if people:
            plain = mention.person or (actor.kind == "unknown" and mention.head[:1] != "")
            return plain and not mention.plural
        if noun is None:
            return not mention.plural or mention.group >= 0
        return actor.country not in _INTERNATIONAL

    def counterpart(self, site: Site) -> Actor | None:
        """Whose counterpart: the nearest earlier person or country before the phrase."""
        for mentions in self._sentences(site, 1):
            for mention in mentions:
                actor = mention.actor
                if actor is not None and (mention.person or actor.kind == "country"):
                    return actor
        return None

    def by_surname(self, name: str) -> Actor | None:
        """A person named in full before, now by surname alone; None when two bear it."""
        known = self._surnames.get(name, [])
        return known[0] if len(known) == 1 else None

    def focus(self, site: Site) -> Actor | None:
        """The state that "the government", "the police" and "parliament" are of.

        It is the only state of the nearest sentence before that names one, or the one
        that most of the report's mentions are of.
        """
        before = Site(site.sentence - 1, _END)
        for mentions in self._sentences(before, REACH["institution"] - 1):
            states = {
                m.actor.country: m.actor
                for m in reversed(mentions)
                if m.actor is not None and m.actor.country not in _INTERNATIONAL
            }
            if len(states) == 1:
                return next(iter(states.values()))
            if states:
                break
        counted: dict[str, int] = {}
        first: dict[str, Actor] = {}
        for index in range(site.sentence):
            for mention in self._at(index):
                actor = mention.actor
                if actor is not None and actor.country not in _INTERNATIONAL:
                    counted[actor.country] = counted.get(actor.country, 0) + 1
                    first.setdefault(actor.country, actor)
        if counted:
            top = max(counted, key=lambda code: counted[code])
            total = sum(counted.values())
            if total >= 3 and counted[top] >= _DOMINANT * total:
                return first[top]
        return None


def _one_party(one: Actor, other: Actor, people: bool) -> bool:
    return same(one, other) or (not people and bool(one.country) and one.country == other.country)


def _position(actor: Actor) -> int:
    if actor.inferred_from is not None:
        return actor.inferred_from.start
    return actor.start or 0
