"""What the words around a phrase's head say: nations, bodies, persons, sponsors."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dragoman.actors._lexicon import Entry, Lexicon
from dragoman.actors._persons import Reading, choose, read
from dragoman.actors._scan import NATIONS, Unit, crowded, is_unknown_name
from dragoman.actors._tokens import Token, person_skeleton, skeleton
from dragoman.actors._words import ADJECTIVAL, HONORIFICS, LOCATED, SIDES, SPONSORED

#: Names of two states: the one meant unless the hint or the phrase says otherwise.
_PREFERRED = {
    "brussels": "EUR",
    "dominican": "DOM",
    "dominicans": "DOM",
    "congolese": "COD",
    "congo": "COD",
    "cgt": "FRA",
    "house of representatives": "USA",
    "pas": "MYS",
}


class Context:
    """One phrase, its day and the tables; answers questions about its modifiers.

    Parameters
    ----------
    lexicon : Lexicon
    places : callable or None
        Gazetteer lookup, name to ISO3 or "".
    tokens : list of Token
    day : str
        YYYY-MM-DD.
    hint : str
        ISO3 code of the country the report is about, or "".
    """

    def __init__(
        self,
        lexicon: Lexicon,
        places: Callable[[str], str] | None,
        tokens: list[Token],
        day: str,
        hint: str,
    ) -> None:
        self.lexicon = lexicon
        self.places = places
        self.tokens = tokens
        self.day = day
        self.hint = hint
        self.georgia = False

    def _is_person(self, unit: Unit) -> bool:
        return unit.kind == "name" and all(e.kind == "person" for e in unit.entries)

    def _titles(self, head: list[Unit], at: int) -> list[tuple[str, tuple[str, ...]]]:
        return [(u.key, u.sectors) for u in head[:at] if u.kind == "role"]

    def _reading(self, head: list[Unit], at: int, former: bool) -> Reading | None:
        tokens = self.tokens
        unit = head[at]
        full = unit.kind == "name"
        people = [e.person for e in unit.entries if e.person is not None] if full else unit.people
        titles = self._titles(head, at)
        before = head[at - 1] if at else None
        after = head[at + 1] if at + 1 < len(head) else None
        if not full:
            if (
                before is not None
                and (is_unknown_name(before, tokens) or before.kind == "surname")
                and not tokens[before.j - 1].possessive
                and not tokens[unit.i].break_before
            ):
                # "Elizabeth Dole", "Michelle Obama": somebody else of that name
                return None
            if (
                after is not None
                and is_unknown_name(after, tokens)
                and (not tokens[unit.j - 1].possessive)
            ):
                return None
            if after is not None and after.kind == "surname":
                return None
        polite = (
            before is not None
            and before.kind in ("word", "determiner")
            and (before.key in HONORIFICS)
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

    def _respelt(self, names: list[Unit], before: list[Unit], former: bool) -> Reading | None:
        """Find a full name in another transliteration ("Moammar Kadafi")."""
        words = [w for u in names for w in u.key.split(" ")]
        lexicon = self.lexicon
        full = len(words) > 1
        mark = person_skeleton(words) if full else skeleton(words[0])
        if not full and len(mark) < 5:
            return None
        people = (lexicon.skeletons if full else lexicon.surname_skeletons).get(mark, ())
        if not people:
            return None
        nation = self.nation(before)
        titles = [(u.key, u.sectors) for u in before if u.kind == "role"]
        person = choose(
            people,
            self.day,
            full=full,
            key=words[0],
            titles=[t for t, _ in titles],
            nations=[nation] if nation else [],
            former=former,
            hint=self.hint,
        )
        if person is None:
            return None
        return read(person, self.day, titles=titles, former=former)

    def entry(self, unit: Unit, head: Sequence[Unit] = (), *, place: bool = False) -> Entry:
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
        if (
            after is not None
            and after.kind == "word"
            and after.key in SPONSORED
            and (tokens[unit.j - 1].hyphen or after.key in ("backed", "led"))
        ):
            return True
        before = units[at - 1] if at else None
        return before is not None and before.key in SIDES and tokens[before.j - 1].hyphen

    def _idle(self, units: list[Unit], at: int) -> bool:
        """Return whether a known name must not count: a sponsor or an ambiguous place."""
        unit = units[at]
        if unit.kind == "role" and unit.key in ADJECTIVAL and at + 1 < len(units):
            after = units[at + 1]
            return after.kind == "word" and not self.tokens[after.i].capital
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
                if (
                    entry.organisation is not None
                    and entry.organisation.kind == "partly recognised"
                ):
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
        if self.places is None:
            return ""
        tokens = self.tokens
        at = 0
        while at < len(units):
            run: list[str] = []
            while at < len(units) and is_unknown_name(units[at], tokens):
                run.append(tokens[units[at].i].surface)
                at += 1
            if run and len(run) < 4:
                found = self.places(" ".join(run))
                if found:
                    return found
            at += 1
        return ""

    def _adjective_only(self, unit: Unit) -> bool:
        return not any(e.kind == "demonym" for e in unit.entries)


_NO_ENTRY = Entry(kind="surname", name="")
