"""When do two events tell one occurrence?  docs/conventions.md, "Stories".

One occurrence is the same kind of act by the same parties on the same day at the
same place, told in any words.  What a source alleges and another denies is one
story.  When the words leave a field open it does not speak against identity.
"""

from __future__ import annotations

from dragoman.records import Actor, Event

#: Types of which one report often tells several acts between the same parties:
#: they need the same mode, too.
_BY_MODE = frozenset({"REQUEST", "REJECT", "THREATEN", "COERCE", "SANCTION", "ACCUSE", "RETREAT"})


def same_occurrence(one: Event, other: Event) -> bool:
    """Tell whether two events are tellings of one occurrence."""
    if one.event_type != other.event_type or not _same_kind(one, other):
        return False
    if ("negation" in one.auxiliary) != ("negation" in other.auxiliary) and not (
        one.attribution or other.attribution
    ):
        # The author tells one and denies the other: two acts, not one contested.
        return False
    if not _same_time(one, other) or not _same_place(one, other):
        return False
    return _same_parties(one, other)


def _same_kind(one: Event, other: Event) -> bool:
    if one.event_type in _BY_MODE:
        return not one.mode or not other.mode or bool(set(one.mode) & set(other.mode))
    if one.event_type == "SUPPORT":
        # Praise and a signature are different acts.
        return (one.cameo == "057") == (other.cameo == "057")
    if one.event_type in ("AID", "COOPERATE"):
        military = ["military" in event.context for event in (one, other)]
        return military[0] == military[1]
    return True


def _same_time(one: Event, other: Event) -> bool:
    if ("historical" in one.auxiliary) != ("historical" in other.auxiliary):
        return False
    if ("future" in one.auxiliary) != ("future" in other.auxiliary):
        return False
    if one.date is None or other.date is None:
        return True
    if one.event_type == "CONSULT":
        # Talks belong to the visit they are held on, a day or two later.
        return _gap(one.date.start, one.date.end, other.date.start, other.date.end) <= 2
    if one.date.basis != "text" or other.date.basis != "text":
        return _gap(one.date.start, one.date.end, other.date.start, other.date.end) <= 7
    return one.date.start <= other.date.end and other.date.start <= one.date.end


def _gap(start: str, end: str, start2: str, end2: str) -> int:
    from datetime import date

    first, second = sorted([(start, end), (start2, end2)])
    return max((date.fromisoformat(second[0]) - date.fromisoformat(first[1])).days, 0)


def _same_place(one: Event, other: Event) -> bool:
    here, there = one.location, other.location
    if here is None or there is None or here.geonameid is None or there.geonameid is None:
        return True
    if not here.resolution or not there.resolution:
        return True  # nobody wrote where
    if here.country_code and there.country_code and here.country_code != there.country_code:
        return False
    return here.resolution < 4 or there.resolution < 4 or here.geonameid == there.geonameid


def _keys(actors: tuple[Actor, ...]) -> set[str]:
    """What identifies the parties: countries, else names."""
    return {actor.country or actor.name.lower() for actor in actors}


def _sectors(actors: tuple[Actor, ...]) -> set[str]:
    return {actor.sector[0] for actor in actors if actor.sector}


def _same_parties(one: Event, other: Event) -> bool:
    if one.reciprocal or other.reciprocal or one.event_type == "CONSULT":
        mine = _keys((*one.actor, *one.recipient))
        theirs = _keys((*other.actor, *other.recipient))
        return len(mine & theirs) >= min(2, len(mine), len(theirs)) and bool(mine & theirs)
    if not _keys(one.actor) & _keys(other.actor):
        return False
    if one.actor[0].country and one.actor[0].country in _keys(one.recipient):
        # Domestic acts share the country; the sectors tell them apart.
        mine, theirs = _sectors(one.actor), _sectors(other.actor)
        if mine and theirs and not mine & theirs:
            return False
    if one.recipient and other.recipient:
        return bool(_keys(one.recipient) & _keys(other.recipient))
    return True
