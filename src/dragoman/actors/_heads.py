"""Read the head of a noun phrase: role, nation, body, person, or something unknown."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.actors._answer import Answer
from dragoman.actors._lexicon import Entry
from dragoman.actors._parts import Parts, answer_of, by_ending
from dragoman.actors._scan import NATIONS, Unit, american_georgia, crowded, is_unknown_name
from dragoman.actors._words import (
    ABROAD,
    ARMED,
    FOLLOWERS,
    FORMER,
    HONORIFICS,
    OFFICIAL,
    OPPONENTS,
    OWN_COUNTRY,
    PARTY_STATES,
    PARTY_TITLES,
    PREPOSITIONS,
    QUANTIFIERS,
    RANK_AND_FILE,
    RELATIVES,
    SOLE_OFFICES,
    TRANSPARENT,
    WEAK_NAMES,
)
from dragoman.knowledge import INTERNATIONAL

_INDIVIDUALS = frozenset({"person", "surname"})
_NEVER_BARE = frozenset({"demonym", "adjective", "region_adjective"})
_PLACING = frozenset({"in", "at", "near", "from", "to", "outside", "around"})
_BINDING = frozenset({"of", "for", "at", "from", "with", "in"})
_LOYAL = frozenset({"loyal", "allied", "linked", "belonging", "affiliated", "aligned", "faithful"})
_GUNS = frozenset(
    "fighters fighter gunmen gunman militants militant forces force troops soldiers commander "
    "commanders guerrillas militiamen brigade brigades unit units insurgents rebels".split()
)
#: Sectors of role words that give way to the sector of the body they serve.
_YIELDING = frozenset({"GOV", "COP", "LAB", "PTY", "MIL", "CVL", "SOC", "BUS", "EDU"})
_YIELDING_TAIL = frozenset({"GOV", "SOC", "LAB", "BUS", "MIL", "COP", "CVL", "PTY", "REB"})


class Work(Parts):
    """One phrase being read."""

    def phrase(self, units: list[Unit]) -> Answer:
        """Read a phrase: its head, and what hangs on it."""
        tokens = self.tokens
        start = 0
        while start < len(units) - 1 and units[start].kind == "determiner":
            start += 1
        units = units[start:]
        cut = len(units)
        tail: list[Unit] = []
        preposition = ""
        apposition: list[Unit] = []
        for at, unit in enumerate(units):
            if at and tokens[unit.i].break_before:
                cut, apposition = at, units[at:]
                break
            if unit.key == "and" and self._joins_nations(units, at):
                continue
            if (
                unit.kind in ("word", "determiner")
                and unit.key in PREPOSITIONS
                and (at and not tokens[unit.i].capital and not tokens[units[at - 1].j - 1].hyphen)
            ):
                cut, preposition, tail = at, unit.key, units[at + 1 :]
                break
        head = units[:cut]
        answer = self.head(head, preposition, tail)
        if apposition and not (answer.country and answer.sectors):
            other = self.phrase(apposition)
            if other.sectors and not answer.sectors:
                answer.sectors, answer.rule = other.sectors, "apposition." + other.rule
                answer.confidence = min(other.confidence, 0.6)
            if other.country and not answer.country:
                answer.country = other.country
        return answer

    def head(self, head: list[Unit], preposition: str, tail: list[Unit]) -> Answer:
        """Read a head with its modifiers, and the tail if the head needs it."""
        tokens = self.tokens
        if not head:
            return Answer()
        last = head[-1]
        word = tokens[last.j - 1].low
        single = last.j - last.i == 1
        former = any(
            (unit.kind in ("word", "determiner") and unit.key in FORMER)
            or (unit.kind == "role" and unit.key.split(" ", 1)[0] in FORMER)
            for unit in head[:-1]
        )
        owner = head[-2] if len(head) > 1 and tokens[head[-2].j - 1].possessive else None
        owned = tail if preposition == "of" else []
        if single and last.kind != "name":
            if word in QUANTIFIERS and owned:
                answer = self.phrase(owned)
                if not answer.country:
                    answer.country = self.nation(head[:-1])
                return answer
            if word in TRANSPARENT and last.kind == "word":
                found = self._of_body(head, preposition, tail)
                if found is not None:
                    return found
            if word in RELATIVES and (owner or owned):
                return self._kin(head, owned)
            if word in FOLLOWERS and len(head) + len(owned) > 1:
                return self._side(head, owned, ("CVL",), "followers")
            if word in OPPONENTS and len(head) + len(owned) > 1:
                return self._side(head, owned, ("OPP",), "opponents")
        at = len(head) - 1
        while at >= 0 and (
            head[at].kind == "word" or head[at].kind == "determiner" or self._idle(head, at)
        ):
            at -= 1
        if at < 0:
            return self._unknown(head, preposition, tail)
        unit = head[at]
        rest = head[at + 1 :]
        if unit.kind == "surname" or self._is_person(unit):
            found = self._person(head, at, former)
            if found is not None:
                return found
            return self._titled_stranger(head[: at + 1], preposition, tail)
        if unit.kind == "role":
            return self._role(head, at, rest, preposition, tail, former)
        entry = self.entry(unit, head)
        if not rest and self._opens_a_longer_name(unit, entry, preposition, tail):
            return self._unknown([*head[:at], unit._replace(kind="word")], preposition, tail)
        if entry.kind in NATIONS:
            if self._trails(head, at, rest, entry):
                # "High Court Nairobi", "Greenpeace France": the place only says which one
                turned = [head[at], *head[:at]]
                return self.head(turned, preposition, tail)
            if not rest and entry.kind in _NEVER_BARE:
                for other in unit.entries:
                    if other.kind in ("country", "seat") and other.holds(self.day):
                        entry = other
                        break
            return self._nation(head, at, rest, entry, former, preposition, tail)
        return self._organisation(head, at, rest, entry, former)

    def _opens_a_longer_name(
        self, unit: Unit, entry: Entry, preposition: str, tail: list[Unit]
    ) -> bool:
        """Return whether a one-word name is the first word of another: "League of Women Voters"."""
        return (
            entry.organisation is not None
            and not entry.exact
            and unit.j - unit.i == 1
            and preposition in ("of", "for")
            and bool(tail)
            and self.tokens[tail[0].i].capital
            and tail[0].kind != "name"
        )

    def _joins_nations(self, units: list[Unit], at: int) -> bool:
        """Return whether "and" stands between two nations before one noun."""
        return 0 < at < len(units) - 2 and all(
            unit.kind == "name" and any(e.kind in _NEVER_BARE for e in unit.entries)
            for unit in (units[at - 1], units[at + 1])
        )

    def _trails(self, head: list[Unit], at: int, rest: list[Unit], entry: Entry) -> bool:
        """Return whether a place name only follows the head it belongs to."""
        tokens = self.tokens
        if rest or not at or entry.kind not in ("country", "region", "seat"):
            return False
        before = head[at - 1]
        if tokens[before.j - 1].possessive or not tokens[before.j - 1].capital:
            return False
        return before.kind == "role" or (
            before.kind == "name" and self.entry(before).kind == "organisation"
        )

    def _role(
        self,
        head: list[Unit],
        at: int,
        rest: list[Unit],
        preposition: str,
        tail: list[Unit],
        former: bool,
    ) -> Answer:
        """Read a role phrase: "Iranian foreign ministry spokesman", "police in Minsk"."""
        tokens = self.tokens
        unit = head[at]
        before = head[:at]
        names = [u for u in rest if is_unknown_name(u, tokens)]
        if names and len(names) == len(rest):
            found = self._by_skeleton(rest, [*before, unit], former)
            if found is not None:
                return found
        answer = Answer("role", 0.8)
        answer.sectors = unit.sectors
        answer.kind = "group" if _plural(tokens[unit.j - 1].low) else "role"
        answer.span = (unit.i, unit.j)
        word = tokens[unit.j - 1].low
        simple = word in TRANSPARENT
        body = self._body(before)
        if body is not None and not self._other_body(body, before):
            entry = self.entry(body, head)
            answer.country = entry.country
            sectors, country = self._sectors(entry), entry.country
            if entry.kind in _INDIVIDUALS or body.kind == "surname":
                reading = self._reading(head, head.index(body), former)
                if reading is not None:
                    country, sectors = reading.country, reading.sectors
                    answer.country = country
                else:
                    sectors = ()
            armed = entry.organisation is not None and entry.organisation.kind in (
                "armed group",
                "criminal group",
                "state force",
                "partly recognised",
            )
            if body.kind == "surname" or entry.kind == "person":
                pass
            elif (armed and word in ARMED) or (
                simple
                and (unit.j - unit.i == 1 or not armed)
                and sectors
                and unit.sectors[0] in _YIELDING
                and not (
                    unit.sectors[0] == "LAB"
                    and entry.organisation is not None
                    and entry.organisation.kind == "company"
                )
                and not (unit.sectors == ("MIL",) and word in ("force", "forces", "peacekeepers"))
            ):
                answer.sectors = sectors
                if sectors[:1] == ("GOV",) and armed and word in _GUNS:
                    answer.sectors = ("MIL",) if "REB" not in sectors else sectors
                elif armed and word in _GUNS and unit.sectors[:1] == ("REB",) and "PTY" in sectors:
                    answer.sectors = ("REB", *[s for s in sectors if s != "REB"])
            answer.rule = "role.of-" + ("person" if entry.kind == "person" else "body")
            answer.span = (body.i, unit.j)
            answer.confidence = 0.85
        elif simple and unit.j - unit.i == 1:
            inner = next((u for u in reversed(before) if u.kind == "role"), None)
            if inner is not None and inner is before[-1]:
                answer.sectors = inner.sectors
                answer.rule = "role.compound"
                answer.span = (inner.i, unit.j)
        if not answer.country:
            answer.country, mark = self._nation_and_mark(before)
            if mark and "PRE" not in answer.sectors:
                answer.sectors = (*answer.sectors, "PRE")
        if tail and simple and unit.j - unit.i <= 2 and preposition in _BINDING:
            inner_answer = self.phrase(tail)
            if (
                preposition != "in"
                and body is None
                and inner_answer.sectors
                and (inner_answer.kind in ("organisation", "role", "group"))
                and unit.sectors[0] in _YIELDING_TAIL
            ):
                answer.sectors = inner_answer.sectors
                answer.rule = "role.of-tail"
                answer.span = (unit.i, inner_answer.span[1])
            if not answer.country and (
                word not in ABROAD
                or preposition in ("of", "from")
                or (inner_answer.kind in ("organisation", "role"))
            ):
                answer.country = inner_answer.country
        elif (
            tail
            and not answer.country
            and preposition in OWN_COUNTRY
            and (word not in ABROAD or preposition in ("of", "from"))
            and not (preposition in ("for", "on", "near") and word in ABROAD)
        ):
            answer.country = self._country_of(tail)
        if (
            rest
            and tail
            and not answer.country
            and rest[0].key in _LOYAL
            and (preposition in ("to", "with"))
        ):
            answer.country = self.phrase(tail).country
        if not answer.country:
            answer.country = self._implied(before, unit)
        elif answer.country == "PSE" and word in ("settler", "settlers"):
            answer.country = "ISR"
        if answer.country in ("UNO", "EUR", "IGO") and answer.sectors == ("MIL", "COP"):
            answer.sectors = ("MIL",)
        if (former or _is_former(head, at)) and (answer.sectors and answer.sectors[0] in OFFICIAL):
            answer.sectors = ("CVL",) if word in RANK_AND_FILE else ("ELI",)
            answer.rule = "role.former"
        if rest and not names and not _all(rest, HONORIFICS):
            answer.confidence = 0.45
            answer.rule += "+unknown-head"
        if names:
            answer.kind = "person"
            answer.name = " ".join(tokens[u.i].surface for u in rest)
            answer.confidence = 0.7
        if not answer.country and self.hint and unit.sectors[0] in OFFICIAL and not names:
            answer.country = self.hint
            answer.confidence = 0.5
        if not answer.country:
            answer.confidence = min(answer.confidence, 0.6)
        return answer

    def _other_body(self, body: Unit, before: list[Unit]) -> bool:
        """Return whether a body's name is only a word of another's name, or a generic one.

        "American Solidarity Party" is not of Poland's Solidarity.
        """
        nation = self.nation([u for u in before if u is not body])
        if not nation:
            return False
        if body.key in self.lexicon.roles:
            return True
        entry = self.entry(body)
        return (
            entry.organisation is not None
            and body.j - body.i == 1
            and not entry.exact
            and len(entry.country) == 3
            and entry.country not in INTERNATIONAL
            and entry.country != nation
            and body.key in WEAK_NAMES
        )

    def _implied(self, before: list[Unit], unit: Unit) -> str:
        """Return the state that a party name or a sole office implies: "Republican governor"."""
        state = SOLE_OFFICES.get(unit.key, "")
        if not state and before and self.tokens[before[-1].i].capital:
            state = PARTY_STATES.get(before[-1].key, "")
            if state and not PARTY_TITLES[state] & set(unit.key.split(" ")):
                state = ""
        if not state and unit.key.split(" ", 1)[0] in PARTY_STATES and self.tokens[unit.i].capital:
            state = PARTY_STATES[unit.key.split(" ", 1)[0]]
            if not PARTY_TITLES[state] & set(unit.key.split(" ")):
                state = ""
        return state

    def _person(self, head: list[Unit], at: int, former: bool) -> Answer | None:
        first = at
        while (
            first
            and (is_unknown_name(head[first - 1], self.tokens) or head[first - 1].kind == "surname")
            and not self.tokens[head[first - 1].j - 1].possessive
        ):
            first -= 1
        if first < at and head[at].kind == "name":
            # the known name is only the end of a longer one
            longer = self._by_skeleton(head[first : at + 1], head[:first], former)
            if longer is not None:
                return longer
        reading = self._reading(head, at, former)
        if reading is None:
            return None
        unit = head[at]
        answer = answer_of(reading)
        answer.span = (unit.i, unit.j)
        if unit.kind == "surname":
            answer.confidence -= 0.1
        rest = head[at + 1 :]
        if rest and not is_unknown_name(rest[-1], self.tokens):
            # "Trump rally": about the person, not the person
            answer.id = answer.office = ""
            answer.kind, answer.confidence = "unknown", 0.4
            answer.name = ""
            answer.sectors = by_ending(self.tokens[rest[-1].i].low)
            answer.rule = "person.unknown-head"
        return answer

    def _titled_stranger(self, head: list[Unit], preposition: str, tail: list[Unit]) -> Answer:
        """Read a phrase whose surname is a table's by chance: titles and nation decide."""
        tokens = self.tokens
        changed = [
            u._replace(kind="word") if u.kind == "surname" or self._is_person(u) else u
            for u in head
        ]
        split = [
            Unit("word", tokens[k].low, k, k + 1) if u.kind == "word" else u
            for u in changed
            for k in (range(u.i, u.j) if u.kind == "word" else (u.i,))
        ]
        return self.head(split, preposition, tail)

    def _country_of(self, tail: list[Unit]) -> str:
        """Return the country a tail names: "of Ukraine", "in Minsk", "at a camp in Gaza"."""
        if len(tail) == 1 and (found := self.nation(tail)):
            return found
        return self.phrase(tail).country or self.nation(tail)

    def single(self, units: list[Unit], at: int) -> Answer | None:
        """Read one name found in running text."""
        unit = units[at]
        left = max(0, at - 3)
        window = units[left : at + 2]
        spot = at - left
        if unit.kind == "surname" or self._is_person(unit):
            stop = spot + 1
            head = window[:stop] + window[stop : stop + 1]
            reading = self._reading(head, spot, False)
            if reading is None:
                return None
            answer = answer_of(reading)
            if unit.kind == "surname":
                answer.confidence -= 0.1
            return answer
        if unit.entries[0].kind in NATIONS and crowded(window, spot, self.tokens):
            return None
        before = self.tokens[unit.i - 1].low if unit.i else ""
        entry = self.entry(unit, window, place=before in _PLACING)
        if entry.kind in NATIONS:
            answer = self._nation([unit], 0, [], entry, False, "", [])
            if answer.rule == "nation.adjective" or (
                answer.rule == "nation.people" and not self.tokens[unit.j - 1].low.endswith("s")
            ):
                # Before a noun the text has not shown us: an adjective until proven a person.
                answer.sectors, answer.kind = (), "unknown"
            if unit.key == "georgia" and american_georgia(window):
                answer.country = "USA"
            answer.name = answer.name or entry.name
            return answer
        return self._organisation([unit], 0, [], entry, False)


def _is_former(head: list[Unit], at: int) -> bool:
    return any(u.key in FORMER for u in head[:at] if u.kind in ("word", "determiner"))


def _all(units: Sequence[Unit], words: frozenset[str]) -> bool:
    return all(unit.key in words for unit in units)


def _plural(word: str) -> bool:
    return word.endswith(("s", "men", "people", "police")) and not word.endswith("ss")
