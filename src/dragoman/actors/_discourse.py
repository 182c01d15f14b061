"""Who "he", "it", "the two leaders" and "the minister" are: coreference of political actors.

A wrong guess is worse than none, so an antecedent must agree in number and kind,
and the search ends a few sentences back.  The order of preference (subject of
the same sentence's governing clause, subjects of the sentence before, latest
mention) follows the centering tradition (Grosz, Joshi and Weinstein 1995).
"""

from __future__ import annotations

import msgspec

from dragoman.records import Actor, Offsets

#: How many sentences back an antecedent may stand, by what refers to it.
REACH = {"pronoun": 2, "plural": 2, "definite": 12}

_PERSON_NOUNS = frozenset(
    """president premier minister chancellor leader king queen prince secretary ambassador envoy
    governor mayor general commander spokesman spokeswoman spokesperson senator congressman
    lawmaker politician official diplomat chief head judge prosecutor candidate activist
    journalist dictator ruler statesman chairman chairwoman speaker monarch emir sultan pope
    cleric man woman suspect""".split()
)
_PAIR_NOUNS = frozenset(
    """leader country nation side government president minister neighbour neighbor party ally
    state official power counterpart diplomat man woman premier rival capital""".split()
)
_GROUP_NOUNS = frozenset(
    """group movement organisation organization militia party faction company firm bloc alliance
    agency ministry court parliament army union body cartel gang network""".split()
)
_STATE_NOUNS = frozenset({"country", "nation", "kingdom", "republic", "state", "regime"})


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A party named in the text, as the search for antecedents sees it.

    Attributes
    ----------
    actor : Actor
    sentence : int
    token : int
        Position of the head in its sentence.
    plural : bool
    subject : bool
        It is the subject of a clause.
    group : int
        Mentions coordinated with each other share a number; 0 for none.
    """

    actor: Actor
    sentence: int
    token: int
    plural: bool
    subject: bool
    group: int = 0


class Discourse:
    """The mentions of one report, in the order of the text."""

    def __init__(self) -> None:
        self._mentions: list[Mention] = []

    def add(self, mention: Mention) -> None:
        """Remember a party named by its own words."""
        self._mentions.append(mention)

    def _before(self, sentence: int, token: int, reach: int) -> list[Mention]:
        """Earlier mentions, best first: near sentences, subjects, then the latest."""
        found = [
            m
            for m in self._mentions
            if (m.sentence, m.token) < (sentence, token) and m.sentence >= sentence - reach
        ]
        found.sort(key=lambda m: (-m.sentence, not m.subject, m.token if m.subject else -m.token))
        return found

    def pronoun(self, word: str, sentence: int, token: int) -> list[Actor]:
        """The antecedents of a pronoun; empty when none is safe."""
        word = word.lower()
        if word in ("he", "she", "his", "her", "him", "himself", "herself", "who"):
            for mention in self._before(sentence, token, REACH["pronoun"]):
                if _is_person(mention.actor) and not mention.plural:
                    return [mention.actor]
        elif word in ("it", "its", "itself"):
            for mention in self._before(sentence, token, REACH["pronoun"]):
                if mention.actor.kind in ("country", "organisation") and not mention.plural:
                    return [mention.actor]
        elif word in ("they", "their", "them", "themselves"):
            return self._several(sentence, token)
        return []

    def _several(self, sentence: int, token: int) -> list[Actor]:
        for mention in self._before(sentence, token, REACH["plural"]):
            if mention.group:
                together = [m for m in self._mentions if m.group == mention.group]
                if len(together) > 1:
                    return [m.actor for m in together]
            if mention.plural or mention.actor.kind in ("group", "organisation"):
                return [mention.actor]
        return []

    def definite(
        self, noun: str, plural: bool, count: int, sentence: int, token: int
    ) -> list[Actor]:
        """The antecedents of "the president", "the two sides", "the group".

        Parameters
        ----------
        noun : str
            Lemma of the head.
        plural : bool
        count : int
            How many the phrase says there are ("both", "all three"); 2 when it does not.
        sentence, token : int
            Where the phrase stands.
        """
        earlier = self._before(sentence, token, REACH["definite"])
        if plural:
            return self._together(noun, earlier, count) if noun in _PAIR_NOUNS else []
        if noun in _PERSON_NOUNS:
            for mention in earlier:
                if _is_person(mention.actor) and (
                    noun in ("leader", "politician", "man", "woman")
                    or noun in mention.actor.office.lower()
                    or noun in mention.actor.text.lower()
                ):
                    return [mention.actor]
        elif noun in _STATE_NOUNS:
            for mention in earlier:
                if mention.actor.kind == "country":
                    return [mention.actor]
        elif noun in _GROUP_NOUNS:
            for mention in earlier:
                if mention.actor.kind in ("organisation", "group") and not mention.plural:
                    return [mention.actor]
        return []

    def _together(self, noun: str, earlier: list[Mention], count: int) -> list[Actor]:
        """The latest different parties of the right kind, as many as are asked for."""
        people = noun in ("leader", "president", "minister", "official", "premier", "diplomat",
                          "man", "woman", "counterpart")  # fmt: skip
        found: list[Actor] = []
        for mention in earlier:
            actor = mention.actor
            fits = _is_person(actor) if people else bool(actor.country)
            if fits and not mention.plural and not any(_same(actor, other) for other in found):
                if not people and any(actor.country == other.country for other in found):
                    continue
                found.append(actor)
                if len(found) == count:
                    return sorted(found, key=lambda a: a.start or 0)
        return []

    def counterpart(self, sentence: int, token: int) -> Actor | None:
        """Whose counterpart: the nearest earlier person or country before the phrase."""
        for mention in self._before(sentence, token, 1):
            if _is_person(mention.actor) or mention.actor.kind == "country":
                return mention.actor
        return None

    def by_surname(self, name: str, sentence: int, token: int) -> Actor | None:
        """A person named in full before, now by surname alone (or the other way round)."""
        for mention in reversed(self._mentions):
            if (mention.sentence, mention.token) >= (sentence, token):
                continue
            actor = mention.actor
            if actor.country and _is_person(actor) and actor.name.split()[-1:] == [name]:
                return actor
            words = actor.text.split()
            if _is_person(actor) and len(words) > 1 and words[-1] == name:
                return actor
        return None


def _is_person(actor: Actor) -> bool:
    return actor.kind == "person" or (actor.kind == "role" and bool(actor.office))


def _same(one: Actor, other: Actor) -> bool:
    if one.entity_id and other.entity_id:
        return one.entity_id == other.entity_id
    return one.name == other.name


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
        inferred_from=_origin(actor),
        confidence=round(actor.confidence * 0.85, 3),
    )


def stand_in(actor: Actor, text: str, sentence: tuple[int, int]) -> Actor:
    """The party a pronoun stands for.

    Named in the same sentence, it is taken with the words that name it; named
    elsewhere, it has no span of its own but `inferred_from`.

    Parameters
    ----------
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
        inferred_from=_origin(actor),
        confidence=round(actor.confidence * 0.85, 3),
    )


def _origin(actor: Actor) -> Offsets | None:
    if actor.inferred_from is not None or actor.start is None or actor.end is None:
        return actor.inferred_from
    return Offsets(start=actor.start, end=actor.end)
