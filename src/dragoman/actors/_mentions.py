"""A party as the search for antecedents sees it: person or body, one or several, he or she."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol

import msgspec

from dragoman.knowledge import given_names, referring_nouns
from dragoman.records import Actor, Offsets

_TITLES = {
    **dict.fromkeys(
        """mr sir lord king prince emperor sultan emir pope father baron duke brother señor sheikh
        ayatollah mullah herr monsieur spokesman chairman congressman businessman man son husband
        statesman policeman imam rabbi count tsar boy uncle nephew""".split(),
        "m",
    ),
    **dict.fromkeys(
        """mrs ms miss madam madame lady dame queen princess empress sheikha duchess señora frau
        spokeswoman chairwoman congresswoman businesswoman woman daughter wife stateswoman
        policewoman sister mother baroness nun first-lady girl aunt niece""".split(),
        "f",
    ),
}


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


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A party named in the text, or a thing that competes with parties for "it" and "they".

    Attributes
    ----------
    actor : Actor or None
        None for a thing.
    sentence, token : int
        The sentence, and the position of the head in it.
    head : str
        Lemma of the head; lower case.
    plural : bool
    subject : bool
        It is the subject of a clause.
    place : str
        ``object``, ``inside`` (a modifier or owner of another noun), ``place`` (it only
        says where) or ``other``, for mentions that are no subjects.
    group : int
        Mentions coordinated with each other share a number; -1 for none.
    clause : int
        Position of the verb it is an argument of; -1 when not known.
    gender : str
        ``m``, ``f`` or "".
    """

    actor: Actor | None
    sentence: int
    token: int
    head: str = ""
    plural: bool = False
    subject: bool = False
    place: str = "other"
    group: int = -1
    clause: int = -1
    gender: str = ""

    @property
    def person(self) -> bool:
        """It may be "he" or "she"."""
        return self.actor is not None and not self.plural and is_person(self.actor, self.head)

    @property
    def maybe_person(self) -> bool:
        """As `person`; a subject with a name no table knows may be one, too."""
        if self.person:
            return True
        actor = self.actor
        return (
            actor is not None
            and actor.kind == "unknown"
            and self.subject
            and not self.plural
            and actor.text[:1].isupper()
            and not actor.text.startswith(("The ", "Both ", "All "))
        )

    @property
    def body(self) -> bool:
        """It may be "it": a state, an organisation or a group named in the singular."""
        actor = self.actor
        if actor is None or self.plural or is_person(actor, self.head):
            return False
        if actor.kind in ("group", "role"):
            return bool(actor.country)
        return actor.kind in ("country", "organisation")

    def same(self, other: Mention) -> bool:
        """Tell whether two mentions are of one party."""
        return self.actor is not None and other.actor is not None and same(self.actor, other.actor)


def is_person(actor: Actor, head: str) -> bool:
    """Tell whether an actor is one person, named or by office."""
    if actor.kind == "person":
        return True
    noun = referring_nouns().get(head)
    if actor.kind == "role":
        return bool(actor.office) or (noun is not None and noun.kind == "person")
    # A name no table knows is taken for a person when it starts like one.
    return actor.kind == "unknown" and actor.text.partition(" ")[0] in given_names()


def surnames(actor: Actor) -> set[str]:
    """The words by which a person named in full may be called later.

    Examples
    --------
    >>> sorted(surnames(Actor(text="Governor Ana Soto Ruiz", start=0, end=22)))
    ['Ruiz', 'Soto']
    """
    found = set()
    for name in (actor.text, actor.name):
        words = [word for word in name.split() if word[:1].isupper()]
        given = next((i for i, word in enumerate(words) if word in given_names()), len(words) - 2)
        found.update(words[max(given, 0) + 1 :] if len(words) > 1 else words)
    return found


def same(one: Actor, other: Actor) -> bool:
    """Tell whether two actors are one party."""
    if one.entity_id and other.entity_id:
        return one.entity_id == other.entity_id
    return one.name == other.name and one.country == other.country


@lru_cache(maxsize=8192)
def gender_of(*names: str) -> str:
    """The gender that names, titles or descriptions of a person tell; "" when they do not.

    Examples
    --------
    >>> gender_of("Angela Merkel"), gender_of("Mrs Banda"), gender_of("Robin Day")
    ('f', 'f', '')
    """
    known = given_names()
    for name in names:
        if name in known:
            return known[name]
    for name in names:
        words = name.split()
        for word in words:
            title = _TITLES.get(word.rstrip(".,").lower())
            if title:
                return title
        # A last name that is another's first name tells nothing.
        for word in words[:-1]:
            if word in known:
                return known[word]
    return ""


def actor_of(found: Resolved, text: str, start: int) -> Actor:
    """The actor that words of the report, from an offset on, were resolved to."""
    return Actor(
        text=text,
        start=start,
        end=start + len(text),
        name=found.name or text,
        country=found.country,
        sector=found.sector,
        kind=found.kind,
        office=found.office,
        entity_id=found.entity_id,
        confidence=found.confidence,
    )


def refer(actor: Actor, text: str, start: int, end: int) -> Actor:
    """The same party, described here by a phrase of its own ("the two leaders").

    The phrase keeps its span; `inferred_from` says which words name the party.  A
    reference is less sure than a name, so its confidence is lower.
    """
    return msgspec.structs.replace(
        actor,
        text=text,
        start=start,
        end=end,
        inferred_from=origin(actor),
        confidence=round(actor.confidence * 0.85, 3),
    )


def stand_in(actor: Actor, text: str, sentence: tuple[int, int]) -> Actor:
    """The party a pronoun stands for.

    Named in the same sentence, it is taken with the words that name it; named
    elsewhere, it has no span of its own but `inferred_from`.

    Parameters
    ----------
    actor : Actor
    text : str
        The pronoun.
    sentence : (int, int)
        Character offsets of the pronoun's sentence.
    """
    if (
        actor.start is not None
        and actor.inferred_from is None
        and sentence[0] <= actor.start < sentence[1]
    ):
        return msgspec.structs.replace(actor, confidence=round(actor.confidence * 0.95, 3))
    return msgspec.structs.replace(
        actor,
        text=text,
        start=None,
        end=None,
        inferred_from=origin(actor),
        confidence=round(actor.confidence * 0.85, 3),
    )


def origin(actor: Actor) -> Offsets | None:
    """The offsets of the words that name a party."""
    if actor.inferred_from is not None or actor.start is None or actor.end is None:
        return actor.inferred_from
    return Offsets(start=actor.start, end=actor.end)
