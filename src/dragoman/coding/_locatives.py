"""The place of an event: the locative that belongs to its clause.

A place counts as the event's when it stands in a locative phrase of the trigger or its
arguments, when it is what was attacked, taken or visited, or when it modifies the word
for the act ("the Homs airstrike").  A place name that acts ("Moscow said") does not.
"""

from __future__ import annotations

from typing import NamedTuple

from dragoman.coding import _placewords as words
from dragoman.coding._adjuncts import (
    chain,
    governors,
    is_predicate,
    speaks,
    tokens_between,
    top,
    with_forms,
)
from dragoman.parsing._tree import Sentence, Token
from dragoman.records import Location


class PlaceMention(NamedTuple):
    """A place named in a report.

    Attributes
    ----------
    start, end : int
        Character offsets in the report, end exclusive.
    location : Location
    """

    start: int
    end: int
    location: Location


_PLAIN = frozenset(
    "in at near outside inside around across throughout through within along beyond amid under off"
    " over between above via behind beside opposite".split()
)
_AFFECTING = with_forms(" ".join(sorted(words.AFFECTING))) | {
    "hit", "struck", "took", "taken", "left", "retook", "retaken", "fled", "shook", "shaken",
    "overran", "held", "lost", "burnt", "swept",
}  # fmt: skip
_MOTION = with_forms(" ".join(sorted(words.MOTION))) | {
    "went", "gone", "flew", "flown", "sent", "came", "brought", "withdrew", "withdrawn", "fled",
    "drove", "driven", "trips", "visits", "spread",
}  # fmt: skip
_LEAVING = with_forms(" ".join(sorted(words.LEAVING))) | {
    "withdrew", "withdrawn", "fled", "left", "drove", "driven", "spoke", "speaking", "shot",
}  # fmt: skip


_FALLING = with_forms("advance march close descend rain fall fire open drop move converge") | {
    "fell"
}


_OCCASIONS = frozenset(
    "rally rallies meeting conference summit briefing speech ceremony event hearing visit forum"
    " interview talks session gathering funeral parade address trip tour".split()
)
_CONTESTS = frozenset("battle battles fight fighting struggle offensive assault push".split())
#: Verbs that tell the outcome of what a clause with "when" or "after" tells.
_HARMED = frozenset("killed wounded injured died hurt kidnapped abducted maimed trapped".split())


class _Spot(NamedTuple):
    mention: PlaceMention
    word: Token  # what stands for the place in the tree: its own top word, or "outskirts"
    how: str  # locative | object | modifier | to | from | on


def event_place(
    sentence: Sentence,
    trigger: Token,
    mentions: list[PlaceMention],
    dateline: PlaceMention | None = None,
) -> Location | None:
    """The place of an event.

    Parameters
    ----------
    sentence : Sentence
    trigger : Token
        The word that expresses the event, verb or noun.
    mentions : list of PlaceMention
        Of the report, or of this sentence.
    dateline : PlaceMention, optional
        Returned when the sentence names no place for the event; give it for the main
        event only.

    Returns
    -------
    Location or None
    """
    spots = [
        spot
        for mention in mentions
        if mention.start < sentence.end and mention.end > sentence.start
        for spot in (_spot(sentence, mention),)
        if spot is not None
    ]
    found = _best(trigger, spots, 9) if spots else None
    if found is None and spots:
        for outer in governors(trigger):
            limit = 2
            if speaks(outer):
                # The speaker's place is not the act's, unless it opens the sentence.
                opening = [s for s in spots if _opens(s, outer)]
                found = _best(outer, opening, 0)
                break
            found = _best(outer, spots, limit)
            if found is not None:
                break
    if found is None and spots and trigger.lower in _HARMED:
        for child in trigger.children:
            if child.dep == "advcl" and found is None:
                found = _best(child, spots, 2)
    if found is not None:
        return found.mention.location
    return dateline.location if dateline is not None else None


def _opens(spot: _Spot, verb: Token) -> bool:
    """A locative before the subject: "In Homs, officials said …"."""
    subjects = [child for child in verb.children if child.dep in ("nsubj", "nsubjpass")]
    return (
        spot.how == "locative"
        and spot.word.i < verb.i
        and bool(subjects)
        and spot.word.i < subjects[0].i
    )


def _spot(sentence: Sentence, mention: PlaceMention) -> _Spot | None:
    """How a place stands in its sentence; None when it is no locative at all."""
    inside = tokens_between(sentence, mention.start, mention.end)
    word = top(inside)
    if word is None:
        return None
    while word.dep in ("conj", "appos") and word.head is not word and not is_predicate(word.head):
        # "in Homs and Hama", "the capital, Kabul"
        word = word.head
    for _ in range(4):
        head = word.head
        if head is word:
            return None
        if word.dep in ("compound", "nmod", "amod", "poss"):
            if word.dep != "poss" and head.lower in words.GROUND:
                word = head
                continue
            if word.dep == "poss" and head.lower in words.GROUND:
                word = head  # "Kyiv's outskirts"
                continue
            return _Spot(mention, word, "modifier") if word.dep != "poss" else None
        if word.dep == "pobj" and head.lower == "of" and head.head.lower in words.GROUND:
            word = head.head  # "the outskirts of Kyiv"
            continue
        if word.dep == "appos" and not is_predicate(head):
            word = head
            continue
        break
    head = word.head
    if word.dep in ("dobj", "nsubjpass"):
        return _Spot(mention, word, "object")
    if word.dep == "pobj":
        lead = head.lower
        if lead in _PLAIN:
            return _Spot(mention, word, "locative")
        if lead == "to" and word.lower in ("streets", "squares"):
            return _Spot(mention, word, "locative")
        if lead == "into" and not speaks(head.head):
            return _Spot(mention, word, "locative")
        if lead in ("to", "into", "toward", "towards", "onto"):
            return _Spot(mention, word, "to")
        if lead in ("from", "out"):
            return _Spot(mention, word, "from")
        if lead in ("on", "against", "upon"):
            return _Spot(mention, word, "on")
        if lead == "for" and head.head.lower in _CONTESTS:
            return _Spot(mention, word, "of")  # "the battle for Mosul"
        if lead == "of":
            # "north of Aleppo"; "the siege of Aleppo" is settled by the trigger
            if head.head.lower in ("north", "south", "east", "west", "outside", "inside", "front"):
                return _Spot(mention, head.head, "locative")
            return _Spot(mention, word, "of")
        return None
    if word.dep in ("advmod", "npadvmod"):
        return _Spot(mention, word, "locative")
    return None


def _best(trigger: Token, spots: list[_Spot], limit: int) -> _Spot | None:
    best: tuple[int, int, int] | None = None
    chosen: _Spot | None = None
    for spot in spots:
        if spot.word is trigger:
            continue
        rank = _rank(trigger, spot)
        if rank is None or rank > limit:
            continue
        key = (rank, -spot.mention.location.resolution, abs(spot.word.i - trigger.i))
        if best is None or key < best:
            best, chosen = key, spot
    return chosen


def _rank(trigger: Token, spot: _Spot) -> int | None:
    """How closely a place belongs to a trigger: 0 is closest, None not at all."""
    word, head = spot.word, spot.word.head
    verbal = trigger.is_verb or is_predicate(trigger)
    if spot.how == "modifier":
        if head is trigger and not verbal:
            return 0
        # "The Homs airstrike killed a commander"
        act = head.lower in words.FALLING_ON and head.dep in ("nsubj", "agent", "pobj")
        return 3 if verbal and act and head.head in (trigger, *trigger.children) else None
    if spot.how == "object":
        if head is trigger and verbal:
            return 0 if trigger.lower in _AFFECTING else None
        # "The pope, visiting Kinshasa, condemned …"
        visiting = head.tag == "VBG" and head.lower in _AFFECTING and speaks(trigger)
        return 3 if visiting and trigger in (head.head, head.head.head) else None
    attached = head.head if word.dep == "pobj" else head
    if spot.how == "of":
        if verbal:
            # "launched an invasion of Ukraine"
            light = attached.dep == "dobj" and attached.head is trigger and not speaks(trigger)
            return 1 if light and _acts_on(attached) else None
        if head.lower == "for":
            return 0 if attached is trigger else None
        return 0 if attached is trigger and _acts_on(trigger) else None
    if spot.how == "on" and not (
        attached is trigger or attached.lower in words.FALLING_ON or _is_ground(spot)
    ):
        return None
    if spot.how == "on" and attached is trigger and verbal and not _is_ground(spot):
        # "called on Israel", "imposed duties on Iran"; "opened fire on Homs"
        falls = trigger.lower in _FALLING or any(
            child.dep == "dobj" and child.lower in words.FALLING_ON for child in trigger.children
        )
        return 1 if falls else None
    if spot.how == "to" and attached.lower not in _MOTION and trigger.lower not in _MOTION:
        return None
    later = 0
    if spot.how == "from":
        if attached.lower not in _LEAVING and trigger.lower not in _LEAVING:
            return None
        later = 1
    if spot.how == "to":
        later = 1 if trigger.lower not in ("visit", "visits", "trip", "trips", "tour") else 0
    if word.lower in ("border", "borders", "frontier"):
        later += 2  # the other side of the border
    far = _distance(word, trigger, verbal)
    return None if far is None else far + later


def _acts_on(noun: Token) -> bool:
    """Nouns whose "of" names what the act is done to."""
    return (
        noun.lower in words.OWNERS
        or noun.lower in words.FALLING_ON
        or noun.lower.endswith(
            (
                "tion",
                "ment",
                "ure",
                "ing",
                "siege",
                "battle",
                "takeover",
                "blockade",
                "visit",
                "tour",
            )
        )
    )


def _is_ground(spot: _Spot) -> bool:
    """ "on the outskirts of Kyiv", "on the Golan Heights", "on Snake Island"."""
    location = spot.mention.location
    return spot.word.lower in words.GROUND or location.feature_class in ("T", "H", "L")


def _distance(word: Token, trigger: Token, verbal: bool) -> int | None:
    path = chain(word)
    if verbal:
        end = path[-1]
        nouns = [t for t in path[1:-1] if t.dep not in ("prep", "agent", "advmod")]
        if end is not trigger:
            # "Speaking from Berlin, he urged …": a participle of the same subject
            if (
                end.dep == "advcl"
                and end.head is trigger
                and end.tag in ("VBG", "VBN")
                and not any(child.dep in ("nsubj", "nsubjpass", "mark") for child in end.children)
                and not any(t.dep == "dobj" for t in nouns)
                and (speaks(trigger) or end.tag == "VBG")
            ):
                return 3
            return None
        if not nouns:
            return 0
        if speaks(trigger):
            # What is spoken of is elsewhere, but not what it is spoken at.
            at = nouns[-1]
            spoken = at.dep == "pobj" and at.head.lower in ("at", "in", "during", "after")
            return 3 if spoken and at.lower in _OCCASIONS and at.head.head is trigger else None
        first = nouns[-1]  # the argument itself, next below the trigger
        if first.dep in ("dobj", "attr", "npadvmod", "dative", "oprd"):
            return len(nouns)
        if first.dep in ("nsubj", "nsubjpass"):
            return 1 + len(nouns)
        if first.dep == "pobj":
            lead = first.head.lower
            if lead in _PLAIN:
                return len(nouns)
            if lead in ("of", "about", "over", "after", "before", "since", "against", "for"):
                return 4 + len(nouns) if lead == "against" else None
            return 2 + len(nouns)
        return None
    end = path[-1]
    if end.dep in ("acl", "relcl") and end.head is trigger:
        return 2 if len(path) <= 3 else None
    for steps, head in enumerate(path):
        if head is trigger and steps:
            return sum(1 for t in path[1:steps] if t.dep not in ("prep", "agent"))
    return None
