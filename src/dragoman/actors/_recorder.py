"""Writes down the parties of each sentence for the search for antecedents."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from dragoman.actors._discourse import Discourse
from dragoman.actors._mentions import Mention, gender_of
from dragoman.actors._phrases import is_plural
from dragoman.knowledge import referring_nouns
from dragoman.parsing import Sentence, Token
from dragoman.records import Actor

#: Things that act for nobody in particular; "they" does not mean them.
_THINGS = frozenset(
    """drone missile rocket weapon warplane jet aircraft tank ship warship vessel helicopter bomb
    tanker plane vehicle boat submarine frigate satellite balloon truck""".split()
)
#: Prepositions of phrases that only say where.
_WHERE = frozenset(
    """in at near over across inside outside around off along throughout within beside
    above""".split()
)
#: Nouns of times, no thing "it" could mean.
_TIMES = frozenset(
    """day week month year hour minute night morning evening afternoon noon time today yesterday
    tomorrow decade century weekend monday tuesday wednesday thursday friday saturday sunday
    number percent part""".split()
)
#: What may stand before the subject at the start of a sentence.
_OPENINGS = frozenset(
    ["", "the", "president", "prime minister", "king", "queen", "mr", "mrs", "general", "but",
     "chancellor", "minister", "foreign minister", "pope", "senator", "and", "former president",
     "former prime minister", "“", '"']
)  # fmt: skip


class Recorder:
    """Remembers the mentions of a report.

    Parameters
    ----------
    discourse : Discourse
    parties : callable
        The actors a head word's phrase names.
    names : callable
        The known names of a text: start, end, actor.
    """

    def __init__(
        self,
        discourse: Discourse,
        parties: Callable[[Token], list[Actor]],
        names: Callable[[str], Iterable[tuple[int, int, Actor]]],
    ) -> None:
        self._discourse = discourse
        self._parties = parties
        self._names = names
        self._sentence = 0

    def enter(self, sentence: Sentence) -> None:
        """Remember the parties of a sentence; one without a parse is read when asked for."""
        self._sentence = sentence.index
        if not sentence.tokens:
            self._discourse.skip(sentence.index, lambda: self._unparsed(sentence))
            return
        for token in sentence.tokens:
            tag = token.tag
            if tag.startswith("NN"):
                if token.dep not in ("compound", "amod", "nmod") or tag.startswith("NNP"):
                    self._remember(token)
            elif tag.startswith("JJ"):
                if token.dep in ("amod", "compound", "conj") and token.text[0].isupper():
                    self._remember(token)
            elif tag == "PRP" and token.dep in ("nsubj", "nsubjpass"):
                self._remember(token)

    def _remember(self, token: Token) -> None:
        parties = self._parties(token)
        subject, place = _position(token)
        modifier = token.dep in ("amod", "compound", "nmod")
        plural = is_plural(token) or token.lemma in ("police", "people")
        group = _group(token)
        if len(parties) > 1 and group < 0:
            group = token.i
        clause = _clause(token)
        if not parties or token.lemma in _THINGS:
            if not modifier and _is_common(token) and token.lemma not in _TIMES:
                self._discourse.add(
                    Mention(
                        actor=None,
                        sentence=self._sentence,
                        token=token.i,
                        head=token.lemma,
                        plural=plural or group >= 0,
                        subject=subject,
                        place=place,
                        clause=clause,
                    )
                )
            return
        for actor in parties:
            if token.dep == "attr" and actor.kind in ("role", "group"):
                # "X is a general": said of X, who is named.
                continue
            if modifier and actor.kind not in ("country", "organisation", "unknown"):
                # "the Trump administration" names no person to be meant by "he".
                continue
            if modifier and actor.kind == "unknown":
                if not actor.country:
                    continue
                # "Chinese troops": of the state, as far as references go.
                actor = msgspec.structs.replace(actor, kind="country", sector=("GOV",))
            self._discourse.add(
                Mention(
                    actor=actor,
                    sentence=self._sentence,
                    token=token.i,
                    head=token.lemma.lower(),
                    plural=plural
                    and len(parties) == 1
                    and actor.kind not in ("country", "organisation", "person"),
                    subject=subject,
                    place=place,
                    group=group,
                    clause=clause,
                    gender=_gender(actor, token),
                )
            )

    def _unparsed(self, sentence: Sentence) -> list[Mention]:
        """The mentions of a sentence without a parse: names, and a thing it may start with."""
        text = sentence.text
        found = []
        for number, (start, end, named) in enumerate(self._names(text)):
            opening = text[:start].strip().lower()
            actor = msgspec.structs.replace(
                named, start=sentence.start + start, end=sentence.start + end
            )
            owner = text[end : end + 2] in ("'s", "’s")
            found.append(
                Mention(
                    actor=actor,
                    sentence=sentence.index,
                    token=start,
                    head=text[start:end].rpartition(" ")[2].lower(),
                    subject=not number and opening in _OPENINGS and not owner,
                    place="inside" if owner else "other",
                    gender=gender_of(actor.name, actor.text) if actor.kind == "person" else "",
                )
            )
        first = text.partition(" ")[0].lower()
        if not any(m.subject for m in found) and first in ("the", "a", "an", "this", "that", "one"):
            found.append(
                Mention(actor=None, sentence=sentence.index, token=0, subject=True, plural=False)
            )
        return found


def _is_common(token: Token) -> bool:
    """Tell whether a token is a common noun."""
    return token.tag in ("NN", "NNS")


def _top(token: Token) -> Token:
    """The first of the nouns a noun is coordinated with."""
    while token.dep == "conj" and (token.head.is_noun or token.head.tag.startswith("JJ")):
        token = token.head
    return token


def _group(token: Token) -> int:
    """The number of the coordination a noun stands in; -1 for none."""
    top = _top(token)
    if top is not token or any(c.dep == "conj" and not c.is_verb for c in token.children):
        return top.i
    return -1


def _position(token: Token) -> tuple[bool, str]:
    """Whether a noun is a subject, and if not where it stands (see `Mention`)."""
    token = _top(token)
    dep = token.dep
    if dep in ("nsubj", "nsubjpass", "csubj"):
        return True, "other"
    if dep in ("dobj", "dative", "attr"):
        return False, "object"
    if dep in ("amod", "compound", "nmod", "poss"):
        return False, "inside"
    if dep == "pobj":
        prep = token.head
        if prep.lower in _WHERE:
            return False, "place"
        if prep.lower == "of" and prep.head.is_noun:
            return False, "inside"
    return False, "other"


def _clause(token: Token) -> int:
    """The position of the verb a noun is an argument of; -1 for none."""
    for above in token.ancestors():
        if above.is_verb:
            return above.i
    return -1


def _gender(actor: Actor, token: Token) -> str:
    """The gender of a person, as far as names and titles tell."""
    if actor.kind == "role":
        noun = referring_nouns().get(token.lemma.lower())
        return noun.gender if noun is not None else ""
    return gender_of(actor.name, actor.text) if actor.kind in ("person", "unknown") else ""
