"""Places that a report names, and the place of an event.

Names are looked up in the gazetteer, longest first; a name that is part of a person's
or a body's name is left alone.  A name has one meaning in a report; which, is decided
by what stands beside it ("Paris, Texas"), by the other places of the report, by the
countries of its parties, and by size.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from dragoman.coding import _placewords as words
from dragoman.coding._locatives import PlaceMention, event_place
from dragoman.knowledge._gazetteer import Gazetteer, Place, fold_name
from dragoman.records import Location

__all__ = ["PlaceFinder", "PlaceMention", "event_place"]

#: Evidence in powers of ten of inhabitants: how much larger a rival must be to prevail.
_NAMED_COUNTRY = 1.5
_NAMED_PROVINCE = 1.5
_SISTER_PLACE = 0.8
_PARTY = 1.0
_DATELINE = 1.0
#: A town no larger, not often reported on, needs something to speak for it.
_SMALL = 100_000
#: The same where towns and families share their names.
_SURNAME = 400_000
_ENGLISH = frozenset({"USA", "GBR", "CAN", "AUS", "NZL", "PHL", "IRL"})
#: Most that a report's other places can add to a reading.
_MOST_EVIDENCE = 2.2
#: What a country keeps of its weight against a large namesake province (Georgia).
_SHARED_COUNTRY = 6.6
_SHORT_FORMS = frozenset({"US", "UK", "UAE", "USA", "DRC", "PRC", "ROK", "DMZ", "KSA", "DPRK"})

_WORD = re.compile(r"(?:[A-Z]\.){2,}|St\.|[^\W\d_]+(?:[’'‘`ʻʼ-][^\W\d_]+)*", re.UNICODE)
_POSSESSIVE = re.compile(r"[’']s$|(?<=s)[’']$")
_ARTICLE = re.compile(r"^(?:al|el|as|ash|ad|ar|an|at|az|ez|es|er|ed|et)-[A-ZÀ-Ý]")
_DEMONYM = re.compile(
    r"(?:ian|ean|ese|ish|ani|aqi|eni|ati|aeli|ench|reek|utch|wiss|urkish|zech|fghan|rman|rabian"
    r"|-held|-controlled|-occupied|-run|-ruled|-administered|[a-z]ing|[a-z]ed)$"
)


class _Word(NamedTuple):
    text: str
    start: int
    end: int
    key: str
    joined: bool  # only one space (or a hyphen) lies between it and the word before
    opens: bool  # first word of a sentence
    owning: str  # its key with the possessive ending, for "Cox's Bazar"


class _Found(NamedTuple):
    start: int
    end: int
    key: str
    places: tuple[Place, ...]
    firm: bool  # accepted whatever the report is about
    unit: int  # 2 "Homs province", 3 "Homs district", 5 "Homs airport", else 0
    fixed: Place | None  # decided by the words beside it


class PlaceFinder:
    """Finds the places of whole reports.

    Parameters
    ----------
    gazetteer : Gazetteer
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._countries: dict[str, Location | None] = {}

    def find(
        self, text: str, *, dateline_country: str = "", countries: Iterable[str] = ()
    ) -> list[PlaceMention]:
        """The places of a report.

        Parameters
        ----------
        text : str
            The whole report.
        dateline_country : str, optional
            ISO 3166-1 alpha-3 code of the dateline's country.
        countries : iterable of str, optional
            Codes of the parties' countries, as often as they are named.

        Returns
        -------
        list of PlaceMention
            In text order, not overlapping.
        """
        found = self._candidates(_split(text), text)
        return self._decide(found, text, dateline_country, Counter(countries))

    def country(self, code: str) -> Location | None:
        """A country as the place of an event whose sentence names none; resolution 0."""
        if code not in self._countries:
            place = self._gazetteer.country(code)
            here = _location(place, "", 0) if place is not None else None
            self._countries[code] = here and msgspec.structs.replace(here, resolution=0)
        return self._countries[code]

    # -- candidates --------------------------------------------------------------------

    def _candidates(self, tokens: list[_Word], text: str) -> list[_Found]:
        found: list[_Found] = []
        surnames: set[str] = set()
        doubtful: list[tuple[_Found, bool]] = []
        index = 0
        while index < len(tokens):
            size, key, places = self._longest(tokens, index)
            if not size:
                index += 1
                continue
            last = index + size - 1
            verdict = self._judge(tokens, text, index, last, key, places)
            if verdict is None:
                if size == 1:
                    surnames.add(key)
                index += 1 if size == 1 or tokens[index + 1].key in words.PARTICLES else size
                continue
            mention, after = verdict
            doubtful.append((mention, self._placed(tokens, text, index, last)))
            index = after
        for mention, placed in doubtful:
            # "Michael Jordan … Jordan said": a surname of the report is no place unless
            # it stands like one.
            if mention.key in surnames and not placed and not mention.fixed:
                continue
            found.append(mention)
        return found

    def _longest(self, tokens: list[_Word], index: int) -> tuple[int, str, tuple[Place, ...]]:
        first = tokens[index]
        if not (first.text[0].isupper() or _ARTICLE.match(first.text)):
            return 0, "", ()
        end = index + 1
        while end < len(tokens) and end - index < 7 and tokens[end].joined:
            end += 1
        for stop in range(end, index, -1):
            last = tokens[stop - 1]
            if not (last.text[0].isupper() or _ARTICLE.match(last.text)) and (
                stop - index < 2 or last.key not in words.LANDFORMS
            ):
                continue
            inner = tokens[index + 1 : stop - 1]
            if any(
                not (w.text[0].isupper() or w.key in words.PARTICLES or _ARTICLE.match(w.text))
                for w in inner
            ):
                continue
            key = " ".join([token.owning for token in tokens[index : stop - 1]] + [last.key])
            if key.startswith("the "):
                continue
            places = self._gazetteer.readings(key)
            if places:
                return stop - index, key, places
        return 0, "", ()

    def _judge(
        self,
        tokens: list[_Word],
        text: str,
        first: int,
        last: int,
        key: str,
        places: tuple[Place, ...],
    ) -> tuple[_Found, int] | None:
        """Accept or refuse a name by the words around it; gives the next index as well."""
        guard = self._gazetteer.guard(key)
        if guard == "comma":
            return None
        head, tail = tokens[first], tokens[last]
        single = first == last
        if single and head.text.isupper() and len(head.text.replace(".", "")) <= 4:
            dateline = head.opens and re.match(r"\s*(?:[:(,—–-]|/)", text[head.end :])
            known = head.text.replace(".", "") in _SHORT_FORMS
            second = head.start > 0 and text[head.start - 1] == "/"
            if not known and not dateline and not second:
                return None
        if len(key) <= 3 and places[0].is_country and not head.text.isupper():
            return None
        if single and len(key) < 3 and not places[0].is_country:
            return None
        placed = self._placed(tokens, text, first, last)
        unit, stop = self._unit_after(tokens, last)
        if not unit:
            unit = self._unit_before(tokens, first)
        after = last + 1
        end = tail.end
        fixed, beside_end, beyond = self._beside(tokens, text, last, places)
        country = places[0].is_country
        following = tokens[last + 1] if last + 1 < len(tokens) else None
        if (
            following is not None
            and following.joined
            and unit != 5
            and not (
                _POSSESSIVE.search(text[tail.start : tail.end + 2])
                or text[tail.end : tail.end + 1] in "’'"
            )
        ):
            capital = following.text[0].isupper()
            lower = following.key.split(" ")[0]
            if capital and lower not in words.TRAILING:
                sure = (country or (places[0].known and not single)) and placed and not guard
                next_size = self._longest(tokens, last + 1)[0]
                if not sure and not next_size:
                    return None
                if next_size and not placed:
                    return None
        if first > 0 and head.joined and not self._preceded(tokens, first, country):
            return None
        if guard and not placed and fixed is None and unit not in (2, 5):
            return None
        exact = any(fold_name(place.name) == key for place in places[:3])
        best = places[0]
        firm = (
            fixed is not None
            or best.is_country
            or best.known
            or best.is_capital
            or best.feature_class in ("L", "H", "T", "S", "A")
            or best.population == 0
            or (exact and best.population >= (_SURNAME if best.country in _ENGLISH else _SMALL))
            or (exact and placed)
        )
        if not firm and single and not placed and (not exact or best.country in _ENGLISH):
            # "Myers said": half the towns of the English-speaking world bear surnames.
            return None
        if unit == 5:
            end, after = tokens[stop].end, stop + 1
        elif fixed is not None and beside_end:
            end, after = beside_end, beyond
        end = _without_possessive(text, head.start, end)
        return _Found(head.start, end, key, places, firm, unit, fixed), after

    def _placed(self, tokens: list[_Word], text: str, first: int, last: int) -> bool:
        """Does the name stand after a locative preposition, or before its province?"""
        at = first - 1
        verb = at - 1 if at > 0 and tokens[at].text == "the" else at
        if verb >= 0 and tokens[first].joined and tokens[verb].key in words.GOING:
            return True
        while at >= 0 and tokens[at + 1].joined and (
            tokens[at].key in ("the", "northern", "southern", "eastern", "western", "central",
                               "downtown", "nearby", "neighbouring", "neighboring", "rural",
                               "north", "south", "east", "west", "greater", "southeastern",
                               "northeastern", "northwestern", "southwestern")
            or _DEMONYM.search(tokens[at].text)
        ) and tokens[at].key not in ("during",):  # fmt: skip
            at -= 1
        if at < 0 or not tokens[at + 1].joined:
            return False
        lead = tokens[at].key
        if lead in words.LOCATIVE:
            return True
        if lead == "of" and at and tokens[at].joined:
            owner = tokens[at - 1]
            return (
                owner.key in words.OWNERS or owner.key in words.GROUND or owner.key in words.UNITS
            )
        return lead in words.GROUND and tokens[at].text[0].islower()

    def _preceded(self, tokens: list[_Word], first: int, country: bool) -> bool:
        """May the name follow the word before it without being part of a longer name?"""
        before = tokens[first - 1]
        lower = before.key
        if before.owning != lower:
            return True  # "Pakistan's Balochistan"
        if lower == "of" and first > 1 and tokens[first - 1].joined:
            owner = tokens[first - 2]
            if owner.text[0].isupper() and owner.key in words.BODIES:
                return owner.opens and country
            return True
        if not before.text[0].isupper():
            return lower.rstrip(".") not in words.TITLES or country
        if lower in words.LEADING or _DEMONYM.search(before.text):
            return True
        if lower.rstrip(".") in words.TITLES:
            return country and before.opens
        return False

    def _unit_after(self, tokens: list[_Word], last: int) -> tuple[int, int]:
        """ "Homs province", "Homs Governorate", "Kabul International Airport"."""
        at = last + 1
        if at >= len(tokens) or not tokens[at].joined:
            return 0, last
        if tokens[at].key in words.UNITS:
            return words.UNITS[tokens[at].key], at
        steps = 0
        while at < len(tokens) and tokens[at].joined and steps < 3:
            if tokens[at].text[0].isupper() and tokens[at].key in words.SITES:
                return 5, at
            if tokens[at].key not in words.SITE_MIDDLE:
                break
            at += 1
            steps += 1
        return 0, last

    def _unit_before(self, tokens: list[_Word], first: int) -> int:
        """ "the province of Homs"."""
        if first < 2 or tokens[first - 1].key != "of" or not tokens[first].joined:
            return 0
        unit = words.UNITS.get(tokens[first - 2].key, 0)
        return unit if unit in (2, 3) else 0

    def _beside(
        self, tokens: list[_Word], text: str, last: int, places: tuple[Place, ...]
    ) -> tuple[Place | None, int, int]:
        """The reading that "NAME, PROVINCE" or "NAME, COUNTRY" settles.

        Gives the place, where the expression ends (0 when the second name is left to
        stand for itself) and the index after it.
        """
        at = last + 1
        if at >= len(tokens) or not re.fullmatch(
            r",\s|\s\(", text[tokens[last].end : tokens[at].start]
        ):
            return None, 0, at
        size, _key, others = self._longest(tokens, at)
        if not size:
            return None, 0, at
        wider = {other.number for other in others if other.is_country or other.is_province}
        if not wider:
            return None, 0, at
        for other in others:
            if not (other.is_country or other.is_province):
                continue
            for place in places:
                if place.is_country or place.number == other.number:
                    continue
                inside = place.country == other.country and (
                    other.is_country or place.province == other.name
                )
                if inside and (not place.is_province or other.is_country):
                    end = tokens[at + size - 1].end
                    own = text[end : end + 2] in ("'s", "’s") or _POSSESSIVE.search(text[:end][-3:])
                    # "Aleppo, Syria's second city": Syria is named for itself.
                    listed = re.match(r",?\s(?:and|or)\s", text[end:])
                    # "on Damascus, Syria said": Syria speaks.
                    follows = re.match(r"\s([a-z]+)", text[end:])
                    acts = follows is not None and follows[1] not in words.GOES_ON
                    if (
                        own
                        or (acts and other.is_country)
                        or (listed and other.is_country and place.weight < 1e6)
                    ):
                        return place, 0, at
                    return place, end, at + size
        return None, 0, at

    # -- decision ----------------------------------------------------------------------

    def _decide(
        self, found: list[_Found], text: str, dateline: str, parties: Counter[str]
    ) -> list[PlaceMention]:
        named: Counter[str] = Counter()
        provinces: set[tuple[str, str]] = set()
        sisters: dict[str, set[str]] = {}
        #: of these, provinces and towns; capitals stand for governments too often
        towns: dict[str, set[str]] = {}
        for mention in found:
            for code, name in self._evidence(mention):
                named[code] += 1
                sisters.setdefault(code, set()).add(mention.key)
                if not (mention.places[0].is_country or mention.places[0].is_capital):
                    towns.setdefault(code, set()).add(mention.key)
                if name:
                    provinces.add((code, name))
        senses: dict[tuple[str, int], Place | None] = {}
        # A name spelled out once means the same all through the report.
        for mention in found:
            if mention.fixed is not None:
                senses.setdefault((mention.key, 0), mention.fixed)
        mentions: list[PlaceMention] = []
        for mention in found:
            place = mention.fixed
            if place is None:
                sense = (mention.key, mention.unit if mention.unit == 2 else 0)
                if sense not in senses:
                    senses[sense] = self._choose(
                        mention, provinces, sisters, towns, parties, dateline
                    )
                place = senses[sense]
            if place is None:
                continue
            if not mention.firm and not (
                named[place.country] or parties[place.country] or dateline == place.country
            ):
                continue
            location = _location(place, text[mention.start : mention.end], mention.unit)
            mentions.append(PlaceMention(mention.start, mention.end, location))
        return mentions

    @staticmethod
    def _evidence(mention: _Found) -> list[tuple[str, str]]:
        """Countries (and provinces) that a mention speaks for beyond doubt."""
        if mention.fixed is not None:
            return [(mention.fixed.country, mention.fixed.province)]
        if not mention.firm:
            return []
        best = mention.places[0]
        rivals = {place.country for place in mention.places if place.weight * 300 > best.weight}
        if len(rivals) == 1 and best.country:
            shared = best.is_country and len({place.country for place in mention.places}) > 1
            if shared and any(place.is_province for place in mention.places):
                return []  # Georgia, Punjab
            return [(best.country, best.name if best.is_province else "")]
        return []

    @staticmethod
    def _choose(
        mention: _Found,
        provinces: set[tuple[str, str]],
        sisters: dict[str, set[str]],
        towns: dict[str, set[str]],
        parties: Counter[str],
        dateline: str,
    ) -> Place | None:
        best: tuple[float, int] | None = None
        chosen: Place | None = None
        largest: dict[str, int] = {}
        for place in mention.places:
            if place.is_city:
                largest[place.country] = max(largest.get(place.country, 0), place.population)
        shared = any(p.is_province and p.population > 2_000_000 for p in mention.places)
        for place in mention.places:
            score = min(math.log10(place.weight), _SHARED_COUNTRY if shared else 8.0)
            if place.is_province and mention.unit == 2:
                score += 4.0  # "New York state"
            elif place.is_province and largest.get(place.country, 0) * 20 > place.population:
                score -= 3.0  # a bare name means the town, unless it is a mere hamlet
            elif place.is_country and mention.unit in (2, 3):
                continue
            if place.country:
                others = sisters.get(place.country, set()) - {mention.key}
                units = sum(1 for key in others if key in towns.get(place.country, ()))
                evidence = (
                    (_NAMED_COUNTRY if others else 0.0)
                    + _SISTER_PLACE * min(units, 3)
                    + (_PARTY if parties[place.country] else 0.0)
                    + (_DATELINE if dateline == place.country else 0.0)
                )
                score += min(evidence, _MOST_EVIDENCE)
                if place.province and (place.country, place.province) in provinces:
                    score += _NAMED_PROVINCE
            key = (score, -place.number)
            if best is None or key > best:
                best, chosen = key, place
        return chosen


def _split(text: str) -> list[_Word]:
    tokens: list[_Word] = []
    end = -1
    for match in _WORD.finditer(text):
        written = match[0]
        start = match.start()
        stop = match.end()
        bare = _POSSESSIVE.sub("", written)
        gap = text[end:start] if end >= 0 else "\n"
        initial = len(written) > 0 and tokens and len(tokens[-1].text) == 1 and gap == ". "
        joined = gap in (" ", "\u00a0", "-") or bool(initial)
        opens = not tokens or bool(re.search(r"[.!?:\n]|^\s*[“\"]", gap))
        key = fold_name(bare) or "the"
        owning = key if bare == written else fold_name(written)
        tokens.append(_Word(bare, start, start + len(bare), key, joined, opens, owning))
        end = stop
    return tokens


def _without_possessive(text: str, start: int, end: int) -> int:
    return start + len(_POSSESSIVE.sub("", text[start:end]))


def _location(place: Place, written: str, unit: int) -> Location:
    resolution = place.resolution
    city = place.name if place.feature_class == "P" and place.resolution == 4 else ""
    district = ""
    if unit == 5 and resolution <= 4:
        resolution = 5
    elif unit == 3 and not place.is_country:
        resolution, district, city = 3, place.name, ""
    return Location(
        extracted_place=written,
        resolved_place=place.name,
        geonameid=place.geonameid,
        lat=place.lat,
        lon=place.lon,
        city=city,
        district=district,
        province=place.province,
        country=place.country_name,
        country_code=place.country,
        feature_class=place.feature_class,
        feature_code=place.feature_code,
        resolution=resolution,
    )
