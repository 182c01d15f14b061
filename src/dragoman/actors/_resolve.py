"""From a noun phrase and a day to country, sector, office and entity."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from dragoman.actors._lexicon import Entry, Lexicon, Token, person_skeleton, skeleton, tokenise
from dragoman.actors._persons import Reading, choose, read
from dragoman.actors._scan import NATIONS, Unit, american_georgia, crowded, is_unknown_name, scan
from dragoman.actors._words import (
    ABROAD,
    ARMED,
    FOLLOWERS,
    FORMER,
    HONORIFICS,
    LOCATED,
    OFFICIAL,
    OPPONENTS,
    OWN_COUNTRY,
    PREPOSITIONS,
    QUANTIFIERS,
    RANK_AND_FILE,
    RELATIVES,
    SIDES,
    SPONSORED,
    TRANSPARENT,
    WEAK_NAMES,
)
from dragoman.knowledge import COVERED_TO
from dragoman.records import Record


class Places(Protocol):
    """What the resolver asks of a gazetteer."""

    def __call__(self, name: str) -> str:
        """Return the ISO3 code of a city or province, or ""."""


class Resolution(Record, frozen=True):
    """What a phrase means on a day.

    Attributes
    ----------
    name : str
        Canonical name, or the phrase itself.
    country : str
        ISO 3166-1 alpha-3, a PLOVER international code, or "".
    sector : tuple of str
        PLOVER sectors, primary first; empty when not known.
    kind : str
        ``country``, ``person``, ``organisation``, ``role``, ``group``, ``place``
        or ``unknown``.
    office : str
        The office held on the day, or "".
    entity_id : str
        Namespaced id, or "".
    confidence : float
        0 to 1.
    rule : str
        The rule that decided.
    span : tuple of int
        Offsets in the phrase of the words that decided, end exclusive.
    """

    name: str
    country: str = ""
    sector: tuple[str, ...] = ()
    kind: str = "unknown"
    office: str = ""
    entity_id: str = ""
    confidence: float = 0.1
    rule: str = "none"
    span: tuple[int, int] = (0, 0)


def is_political(resolution: Resolution) -> bool:
    """Return whether a phrase names a possible party: a country or a sector is known.

    A sector of UNK alone does not count.
    """
    return bool(resolution.country) or any(s != "UNK" for s in resolution.sector)


_PRONOUNS = frozenset(
    "he she they him her them i we you us me it himself herself themselves itself who someone "
    "somebody anyone everyone one others".split()
)
_INDIVIDUALS = frozenset({"person", "surname"})
_NEVER_BARE = frozenset({"demonym", "adjective", "region_adjective"})
_PREFERRED = {"brussels": "EUR", "dominican": "DOM", "dominicans": "DOM", "congolese": "COD", "congo": "COD"}


class _Answer:
    """A resolution in the making; spans are token indexes."""

    __slots__ = ("confidence", "country", "id", "kind", "name", "office", "rule", "sectors", "span")

    def __init__(self, rule: str = "none", confidence: float = 0.1) -> None:
        self.name = ""
        self.country = ""
        self.sectors: tuple[str, ...] = ()
        self.kind = "unknown"
        self.office = ""
        self.id = ""
        self.confidence = confidence
        self.rule = rule
        self.span = (0, 0)


class Resolver:
    """Resolve noun phrases to PLOVER parties.

    Parameters
    ----------
    places : callable, optional
        ``places(name) -> ISO3 or ""`` for cities and provinces the tables lack.
    extra : path, optional
        CSV of own actors that win over the tables: columns name, aliases, country,
        sector, kind, start, end.

    Examples
    --------
    >>> resolver = Resolver()
    >>> answer = resolver.resolve("the Iranian foreign minister", "2023-03-13")
    >>> answer.country, answer.sector
    ('IRN', ('GOV',))
    """

    def __init__(self, *, places: Places | None = None, extra: str | Path | None = None) -> None:
        self.lexicon = Lexicon(extra)
        self._places = places
        self._cached = lru_cache(maxsize=65536)(self._resolve)

    def resolve(self, phrase: str, date: str = "", *, country_hint: str = "") -> Resolution:
        """Return what a phrase means on a day.

        Parameters
        ----------
        phrase : str
            A noun phrase, with or without article.
        date : str
            YYYY-MM-DD; "" is the last day the tables cover.
        country_hint : str
            ISO3 code of the country the report is about; it settles names shared by
            several states and fills in bare offices ("the foreign ministry").

        Returns
        -------
        Resolution
            With country "" and sector () when nothing can be told.
        """
        return self._cached(phrase, date, country_hint)

    def names(self, tokens: list[Token], date: str) -> list[tuple[int, int, Resolution]]:
        """Return the known names among tokens, with character offsets of the text."""
        day = date or COVERED_TO
        units = scan(tokens, self.lexicon)
        work = _Work(self, tokens, day, "")
        out = []
        for at, unit in enumerate(units):
            if unit.kind not in ("name", "surname"):
                continue
            if unit.key in WEAK_NAMES and (not at or _opens(tokens, unit.i)):
                continue
            answer = work.single(units, at)
            if answer is None or not (answer.country or answer.sectors):
                continue
            start, end = tokens[unit.i].start, tokens[unit.j - 1].end
            out.append((start, end, work.finish(answer, answer.name, (start, end))))
        return out

    def place(self, name: str) -> str:
        """Return the country of a place the tables lack, or ""."""
        return self._places(name) if self._places is not None else ""

    def _resolve(self, phrase: str, date: str, hint: str) -> Resolution:
        tokens = tokenise(phrase)
        if not tokens:
            return Resolution(name=phrase.strip())
        if len(tokens) == 1 and tokens[0].low in _PRONOUNS and (
            tokens[0].surface not in ("US", "U.S.", "IT", "ME")
        ):
            return Resolution(name=phrase.strip(), sector=("UNK",), confidence=0.3,
                              rule="pronoun", span=(tokens[0].start, tokens[0].end))  # fmt: skip
        units = scan(tokens, self.lexicon)
        work = _Work(self, tokens, date or COVERED_TO, hint)
        work.georgia = american_georgia(units)
        answer = work.phrase(units)
        first = 0
        while first < len(units) - 1 and units[first].kind == "determiner":
            first += 1
        plain = phrase[tokens[units[first].i].start :].strip()
        i, j = answer.span
        span = (tokens[i].start, tokens[max(i, j - 1)].end)
        return work.finish(answer, answer.name or plain, span)


class _Work:
    """One phrase being read."""

    __slots__ = ("day", "georgia", "hint", "resolver", "tokens")

    def __init__(self, resolver: Resolver, tokens: list[Token], day: str, hint: str) -> None:
        self.resolver = resolver
        self.tokens = tokens
        self.day = day
        self.hint = hint
        self.georgia = False

    def finish(self, answer: _Answer, name: str, span: tuple[int, int]) -> Resolution:
        """Freeze an answer."""
        return Resolution(
            name=name,
            country=answer.country,
            sector=answer.sectors,
            kind=answer.kind,
            office=answer.office,
            entity_id=answer.id,
            confidence=round(answer.confidence, 2),
            rule=answer.rule,
            span=span,
        )

    # ---- a whole phrase -------------------------------------------------------------

    def phrase(self, units: list[Unit]) -> _Answer:
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
            if unit.kind in ("word", "determiner") and unit.key in PREPOSITIONS and (
                at and not tokens[unit.i].capital and not tokens[units[at - 1].j - 1].hyphen
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

    def head(self, head: list[Unit], preposition: str, tail: list[Unit]) -> _Answer:
        """Read a head with its modifiers, and the tail if the head needs it."""
        tokens = self.tokens
        if not head:
            return _Answer()
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

    # ---- kinds of heads -------------------------------------------------------------

    def _role(
        self,
        head: list[Unit],
        at: int,
        rest: list[Unit],
        preposition: str,
        tail: list[Unit],
        former: bool,
    ) -> _Answer:
        """Read a role phrase: "Iranian foreign ministry spokesman", "police in Minsk"."""
        tokens = self.tokens
        unit = head[at]
        before = head[:at]
        names = [u for u in rest if is_unknown_name(u, tokens)]
        if names and len(names) == len(rest):
            found = self._by_skeleton(rest, before + [unit], former)
            if found is not None:
                return found
        answer = _Answer("role", 0.8)
        answer.sectors = unit.sectors
        answer.kind = "group" if _plural(tokens[unit.j - 1].low) else "role"
        answer.span = (unit.i, unit.j)
        word = tokens[unit.j - 1].low
        simple = word in TRANSPARENT
        body = self._body(before)
        if body is not None and not (body.key in self.resolver.lexicon.roles and self.nation(
            [u for u in before if u is not body]
        )):
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
                "armed group", "criminal group", "state force", "partly recognised")  # fmt: skip
            if body.kind == "surname" or entry.kind == "person":
                pass
            elif (armed and word in ARMED) or (
                simple and (unit.j - unit.i == 1 or not armed) and sectors
                and unit.sectors[0] in ("GOV", "COP", "LAB", "PTY", "MIL", "CVL", "SOC", "BUS", "EDU")
                and not (unit.sectors[0] == "LAB" and entry.organisation is not None
                         and entry.organisation.kind == "company")
                and not (unit.sectors == ("MIL",) and word in ("force", "forces", "peacekeepers"))
            ):  # fmt: skip
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
        if tail and simple and unit.j - unit.i <= 2 and preposition in ("of", "for", "at", "from", "with", "in"):
            inner_answer = self.phrase(tail)
            if preposition != "in" and body is None and inner_answer.sectors and (
                inner_answer.kind in ("organisation", "role", "group")
            ) and unit.sectors[0] in ("GOV", "SOC", "LAB", "BUS", "MIL", "COP", "CVL", "PTY", "REB"):
                answer.sectors = inner_answer.sectors
                answer.rule = "role.of-tail"
                answer.span = (unit.i, inner_answer.span[1])
            if not answer.country and (word not in ABROAD or preposition in ("of", "from") or (
                inner_answer.kind in ("organisation", "role")
            )):
                answer.country = inner_answer.country
        elif tail and not answer.country and preposition in OWN_COUNTRY and (
            word not in ABROAD or preposition in ("of", "from")
        ) and not (preposition in ("for", "on", "near") and word in ABROAD):
            answer.country = self._country_of(tail)
        if rest and tail and not answer.country and rest[0].key in _LOYAL and (
            preposition in ("to", "with")
        ):
            answer.country = self.phrase(tail).country
        if answer.country in ("UNO", "EUR", "IGO") and answer.sectors == ("MIL", "COP"):
            answer.sectors = ("MIL",)
        if former or "elect" not in word and _is_former(head, at):
            if answer.sectors and answer.sectors[0] in OFFICIAL:
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

    def _nation(
        self,
        head: list[Unit],
        at: int,
        rest: list[Unit],
        entry: Entry,
        former: bool,
        preposition: str,
        tail: list[Unit],
    ) -> _Answer:
        """Read a phrase whose last known word is a nation: "Iran", "Iranian centrifuges"."""
        tokens = self.tokens
        unit = head[at]
        answer = _Answer("nation", 0.9)
        answer.country = entry.country
        answer.id = entry.entity_id
        answer.span = (unit.i, unit.j)
        if rest:
            answer.id = ""
            answer.confidence = 0.5
            answer.rule = "nation.unknown-head"
            word = tokens[rest[-1].i].low
            if tokens[unit.j - 1].hyphen and rest[0].key in SPONSORED:
                return _Answer()
            if at and tokens[head[at - 1].i].hyphen and head[at - 1].key in SIDES:
                return _Answer()
            if not tokens[rest[-1].i].capital:
                answer.sectors = _by_ending(word)
            elif all(is_unknown_name(u, tokens) for u in rest):
                found = self._by_skeleton(rest, head[: at + 1], former)
                if found is not None:
                    return found
                if entry.kind in ("country", "seat", "region") and not tokens[unit.j - 1].possessive:
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
        elif surface.endswith(("s", "men", "woman", "man")) and not surface.endswith("ss") or (
            article and not self._adjective_only(unit)
        ):
            answer.kind = "group"
            answer.sectors = ("CVL",)
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
    ) -> _Answer:
        """Read a phrase that ends in the name of a body."""
        unit = head[at]
        nation = self.nation(head[:at])
        if nation and nation != entry.country and unit.key in self.resolver.lexicon.roles:
            # "Russian Security Council": a generic name with a nation before it
            answer = _Answer("role", 0.8)
            answer.sectors = self.resolver.lexicon.roles[unit.key]
            answer.country, answer.kind, answer.span = nation, "role", (unit.i, unit.j)
            return answer
        answer = _Answer("organisation", 0.95)
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

    def _unknown(self, head: list[Unit], preposition: str, tail: list[Unit]) -> _Answer:
        """Read a head without any known word: a stranger's name, a place, a noun."""
        tokens = self.tokens
        names = [u for u in head if tokens[u.i].capital]
        if names and len(names) == len(head):
            found = self._by_skeleton(head, [], False)
            if found is not None:
                return found
            if self.resolver._places is not None and not tail:
                country = self._places(head)
                if country and len(head) < 4:
                    answer = _Answer("place", 0.4)
                    answer.country, answer.kind = country, "place"
                    answer.span = (head[0].i, head[-1].j)
                    return answer
        answer = _Answer()
        word = tokens[head[-1].i]
        if word.capital:
            return answer
        answer.sectors = _by_ending(word.low)
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

    def _of_body(
        self, head: list[Unit], preposition: str, tail: list[Unit]
    ) -> _Answer | None:
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

    def _kin(self, head: list[Unit], owned: list[Unit]) -> _Answer:
        """Read relatives: of officials ELI, of others CVL."""
        owner = self.phrase(owned) if owned else self.head(head[:-1], "", [])
        answer = _Answer("relatives", 0.7)
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
    ) -> _Answer:
        """Read followers and opponents of somebody."""
        answer = _Answer(rule, 0.7)
        answer.sectors = sectors
        answer.kind = "group"
        answer.country = self.nation(head[:-1])
        if not answer.country:
            whole = owned or head[:-1]
            answer.country = self.phrase(whole).country
        answer.span = (head[-1].i, head[-1].j)
        return answer

    # ---- persons --------------------------------------------------------------------

    def _is_person(self, unit: Unit) -> bool:
        return unit.kind == "name" and all(e.kind == "person" for e in unit.entries)

    def _titles(self, head: list[Unit], at: int) -> list[tuple[str, tuple[str, ...]]]:
        return [
            (u.key, u.sectors) for u in head[:at] if u.kind == "role"
        ]

    def _reading(self, head: list[Unit], at: int, former: bool) -> Reading | None:
        tokens = self.tokens
        unit = head[at]
        full = unit.kind == "name"
        people = [e.person for e in unit.entries if e.person is not None] if full else unit.people
        titles = self._titles(head, at)
        before = head[at - 1] if at else None
        after = head[at + 1] if at + 1 < len(head) else None
        if not full:
            if before is not None and is_unknown_name(before, tokens) and (
                not tokens[before.i].possessive
            ):
                return None
            if after is not None and is_unknown_name(after, tokens) and (
                not tokens[unit.j - 1].possessive
            ):
                return None
            if after is not None and after.kind == "surname":
                return None
        polite = before is not None and before.kind in ("word", "determiner") and (
            before.key in HONORIFICS
        )
        nation = self.nation(head[:at])
        nations = [nation] if nation else []
        person = choose(
            [p for p in people if p is not None],
            self.day,
            full=full,
            key=unit.key,
            titles=[t for t, _ in titles],
            nations=nations,
            former=former,
            hint=self.hint,
            polite=polite,
        )
        if person is None:
            return None
        return read(person, self.day, titles=titles, nations=nations, former=former)

    def _person(self, head: list[Unit], at: int, former: bool) -> _Answer | None:
        first = at
        while first and (
            is_unknown_name(head[first - 1], self.tokens) or head[first - 1].kind == "surname"
        ) and not self.tokens[head[first - 1].j - 1].possessive:
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
        answer = _of(reading)
        answer.span = (unit.i, unit.j)
        if unit.kind == "surname":
            answer.confidence -= 0.1
        rest = head[at + 1 :]
        if rest and not is_unknown_name(rest[-1], self.tokens):
            # "Trump rally": about the person, not the person
            answer.id = answer.office = ""
            answer.kind, answer.confidence = "unknown", 0.4
            answer.name = ""
            answer.sectors = _by_ending(self.tokens[rest[-1].i].low)
            answer.rule = "person.unknown-head"
        return answer

    def _by_skeleton(
        self, names: list[Unit], before: list[Unit], former: bool
    ) -> _Answer | None:
        """Find a full name in another transliteration ("Moammar Kadafi")."""
        words = [w for u in names for w in u.key.split(" ")]
        lexicon = self.resolver.lexicon
        full = len(words) > 1
        mark = person_skeleton(words) if full else skeleton(words[0])
        if not full and len(mark) < 5:
            return None
        people = (lexicon.skeletons if full else lexicon.surname_skeletons).get(mark, ())
        if not people:
            return None
        nation = self.nation(before)
        titles = [(u.key, u.sectors) for u in before if u.kind == "role"]
        person = choose(people, self.day, full=full, key=words[0],
                        titles=[t for t, _ in titles], nations=[nation] if nation else [],
                        former=former, hint=self.hint)  # fmt: skip
        if person is None:
            return None
        reading = read(person, self.day, titles=titles, former=former)
        answer = _of(reading)
        answer.confidence -= 0.2
        answer.rule += "+spelling"
        answer.span = (names[0].i, names[-1].j)
        return answer

    def _titled_stranger(
        self, head: list[Unit], preposition: str, tail: list[Unit]
    ) -> _Answer:
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

    # ---- nations and bodies ---------------------------------------------------------

    def entry(
        self, unit: Unit, head: Sequence[Unit] = (), *, place: bool = False
    ) -> Entry:
        """Return the reading of a name that fits the day, the nation and the hint.

        With `place`, readings as a nation go first ("police in Brussels").
        """
        entries = unit.entries
        if place and len(entries) > 1:
            entries = tuple(e for e in entries if e.kind in NATIONS) or entries
        if not entries:
            return _NO_ENTRY
        if len(entries) == 1:
            return entries[0]
        if entries[0].kind == "extra" and entries[0].holds(self.day):
            return entries[0]
        wanted = _PREFERRED.get(unit.key, "")
        nation = ""
        if any(e.kind == "organisation" for e in entries) and head:
            nation = self.nation([u for u in head if u is not unit])

        def rank(entry: Entry) -> tuple[bool, bool, bool, bool, bool]:
            body = entry.organisation
            return (
                entry.holds(self.day),
                bool(nation) and entry.country == nation,
                bool(self.hint) and entry.country == self.hint,
                body is None or body.exists_on(self.day),
                bool(wanted) and entry.country == wanted,
            )

        return max(entries, key=rank)

    def _sectors(self, entry: Entry) -> tuple[str, ...]:
        if entry.organisation is not None:
            return entry.organisation.sectors_on(self.day)
        return entry.sectors

    def _body(self, before: list[Unit]) -> Unit | None:
        """Return the last person or body among the modifiers of a role."""
        for at in range(len(before) - 1, -1, -1):
            unit = before[at]
            if self._sponsor(before, at):
                continue
            if unit.kind == "surname":
                if self._reading(before, at, False) is not None:
                    return unit
            elif unit.kind == "name" and self.entry(unit, before).kind not in NATIONS:
                return unit
        return None

    def _sponsor(self, units: Sequence[Unit], at: int) -> bool:
        """Return whether a name only describes: "US-backed", "pro-Russian", "in Iran"."""
        tokens = self.tokens
        unit = units[at]
        after = units[at + 1] if at + 1 < len(units) else None
        if after is not None and after.kind == "word" and after.key in SPONSORED and (
            tokens[unit.j - 1].hyphen or after.key in ("backed", "led")
        ):
            return True
        before = units[at - 1] if at else None
        return before is not None and before.key in SIDES and tokens[before.j - 1].hyphen

    def _idle(self, units: list[Unit], at: int) -> bool:
        """Return whether a known name must not count: a sponsor or an ambiguous place."""
        unit = units[at]
        if unit.kind != "name":
            return False
        if self._sponsor(units, at):
            return True
        return unit.entries[0].kind in NATIONS and crowded(units, at, self.tokens)

    def _nation_and_mark(self, units: Sequence[Unit]) -> tuple[str, bool]:
        """Return the nation the modifiers name, and whether it is partly recognised."""
        weak = ""
        listed = list(units)
        for at, unit in enumerate(listed):
            if unit.kind != "name" or self._idle(listed, at):
                continue
            entry = self.entry(unit, place=True)
            if entry.kind not in NATIONS:
                if entry.organisation is not None and entry.organisation.kind == "partly recognised":
                    return entry.country, True
                continue
            code = entry.country
            if unit.key == "georgia" and self.georgia:
                code = "USA"
            after = listed[at + 1] if at + 1 < len(listed) else None
            if after is not None and after.key in LOCATED and self.tokens[unit.j - 1].hyphen:
                weak = weak or code
                continue
            return code, "PRE" in entry.sectors
        if not weak:
            weak = self._places(listed)
        return weak, False

    def nation(self, units: Sequence[Unit]) -> str:
        """Return the country that modifiers name, or ""."""
        return self._nation_and_mark(units)[0]

    def _places(self, units: Sequence[Unit]) -> str:
        """Ask the gazetteer about runs of unknown capitalised words."""
        resolver = self.resolver
        if resolver._places is None:
            return ""
        tokens = self.tokens
        at = 0
        while at < len(units):
            run: list[str] = []
            while at < len(units) and is_unknown_name(units[at], tokens):
                run.append(tokens[units[at].i].surface)
                at += 1
            if run and len(run) < 4:
                found = resolver.place(" ".join(run))
                if found:
                    return found
            at += 1
        return ""

    def _country_of(self, tail: list[Unit]) -> str:
        """Return the country a tail names: "of Ukraine", "in Minsk", "at a camp in Gaza"."""
        if len(tail) == 1 and (found := self.nation(tail)):
            return found
        return self.phrase(tail).country or self.nation(tail)

    def _adjective_only(self, unit: Unit) -> bool:
        return not any(e.kind == "demonym" for e in unit.entries)

    def single(self, units: list[Unit], at: int) -> _Answer | None:
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
            answer = _of(reading)
            if unit.kind == "surname":
                answer.confidence -= 0.1
            return answer
        if unit.entries[0].kind in NATIONS and crowded(window, spot, self.tokens):
            return None
        entry = self.entry(unit, window)
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


def _opens(tokens: list[Token], at: int) -> bool:
    """Return whether a token may be capitalised only because a sentence starts there."""
    return at == 0 or tokens[at].start - tokens[at - 1].end > 1


_NO_ENTRY = Entry(kind="surname", name="")
_LOYAL = frozenset({"loyal", "allied", "linked", "belonging", "affiliated", "aligned", "faithful"})
_GUNS = frozenset(
    "fighters fighter gunmen gunman militants militant forces force troops soldiers commander "
    "commanders guerrillas militiamen brigade brigades unit units insurgents rebels".split()
)


def _of(reading: Reading) -> _Answer:
    answer = _Answer(reading.rule, reading.confidence)
    answer.name = reading.person.name
    answer.country = reading.country
    answer.sectors = reading.sectors
    answer.office = reading.office
    answer.id = reading.person.id
    answer.kind = "person"
    return answer


def _is_former(head: list[Unit], at: int) -> bool:
    return any(u.key in FORMER for u in head[:at] if u.kind in ("word", "determiner"))


def _all(units: Sequence[Unit], words: frozenset[str]) -> bool:
    return all(unit.key in words for unit in units)


def _plural(word: str) -> bool:
    return word.endswith(("s", "men", "people", "police")) and not word.endswith("ss")


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


def _by_ending(word: str) -> tuple[str, ...]:
    """Return the sector a word's ending suggests, or ()."""
    for ending, sectors in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return sectors
    return ()


def find_names(text: str, date: str = "", *, resolver: Resolver | None = None) -> list[
    tuple[int, int, Resolution]
]:
    """Find all names of the tables in a text.

    Parameters
    ----------
    text : str
    date : str
        YYYY-MM-DD; "" is the last day covered.
    resolver : Resolver, optional
        The resolver whose tables to use; a shared default one otherwise.

    Returns
    -------
    list of (int, int, Resolution)
        Start and end (exclusive) in the text, in order, without overlaps; the
        longest name wins.
    """
    return (resolver or _default()).names(tokenise(text), date)


@lru_cache(maxsize=1)
def _default() -> Resolver:
    return Resolver()
