"""Pronouns and phrases that refer back: which words of a sentence ask for an antecedent."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

import msgspec

from dragoman.actors._discourse import Discourse, Site, refer, stand_in
from dragoman.actors._mentions import is_person, origin
from dragoman.actors._phrases import appositions, core_span, full_span, is_definite, is_plural
from dragoman.knowledge import ReferringNoun, referring_nouns
from dragoman.parsing import Sentence, Token
from dragoman.records import Actor

_SPEAKERS = frozenset({"i", "we", "me", "us", "my", "our"})
_GENDERS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}
_NEUTER = frozenset({"it", "its", "itself"})
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
#: Words before a noun that do not tell one party from another.
_EMPTY = frozenset(
    """same former then late latter ex new veteran embattled outgoing newly neighbouring
    neighboring warring rival opposing respective tiny small large vast poor rich oil-rich young
    old elderly long-time longtime powerful influential nuclear-armed isolated feuding hostile
    concerned involved other whole entire current said controversial hardline populist
    authoritarian autocratic all""".split()
)
_PREPOSED = frozenset({"amod", "compound", "poss", "nmod", "advmod", "npadvmod"})
#: Verbs that a thing may be the subject of as well as an agent.
_HARM = frozenset(
    """kill hit strike destroy injure wound damage explode crash land fall miss burn flatten sink
    devastate rip tear shake level pass arrive leave carry cost end begin last cause cross reach
    displace affect spread bury sweep""".split()
)
#: "it emerged that", "it took three days", "it seems".
_EXPLETIVE = frozenset(
    """emerge appear seem happen transpire turn take rain snow follow matter depend occur
    remain""".split()
)
_SAYING = frozenset(
    """say tell add warn declare insist claim announce write state reply vow ask argue explain
    stress continue conclude promise pledge assert note recall threaten tweet answer""".split()
)
_BODIES = frozenset(
    """country nation government administration army military parliament cabinet ministry
    minister president office party troops forces police court regime state republic embassy
    ambassador people leader spokesman spokeswoman""".split()
)
_WHERE = frozenset({"in", "at", "near", "across", "outside", "around"})
_STATES = frozenset({"country", "nation", "state", "republic", "regime", "kingdom"})


class FinderLike(Protocol):
    """What the search asks of the finder of parties."""

    def actors(self, token: Token) -> list[Actor]: ...
    def country(self, token: Token) -> str: ...
    def lookup(self, phrase: str, hint: str = "") -> Actor | None: ...
    def phrase(self, token: Token, start: int, end: int) -> Actor | None: ...


class References:
    """Finds what pronouns and definite phrases of a report stand for.

    Parameters
    ----------
    finder : FinderLike
    text : str
        The report's text.
    """

    def __init__(self, finder: FinderLike, text: str) -> None:
        self._finder = finder
        self._text = text
        self._sentence: Sentence | None = None
        self.discourse = Discourse()
        #: Who speaks in a quotation that goes on over sentences.
        self.speaker: Actor | None = None

    def enter(self, sentence: Sentence) -> None:
        """Start a sentence."""
        self._sentence = sentence

    @property
    def _bounds(self) -> tuple[int, int]:
        return (self._sentence.start, self._sentence.end) if self._sentence else (0, 0)

    def site(self, token: Token) -> Site:
        """Where a token stands, as the search for antecedents needs it."""
        governors = []
        for above in token.ancestors():
            if above.is_verb:
                governors.append(above.i)
        subject = token.dep in ("nsubj", "nsubjpass", "poss")
        return Site(
            sentence=self._sentence.index if self._sentence else 0,
            token=token.i,
            governors=tuple(governors),
            objective=not subject and token.tag == "PRP" and not token.lower.endswith("sel"),
            harm=token.dep == "nsubj" and token.head.lemma in _HARM,
        )

    # -- pronouns --------------------------------------------------------------------

    def pronoun(self, token: Token) -> list[Actor]:
        """The parties a pronoun stands for; empty when that is not safe to tell."""
        word = token.lower
        if word in _SPEAKERS:
            spoken = self._spoken(token)
            if not spoken and self.speaker is not None and word != "us":
                spoken = [self.speaker]
            one = word in ("i", "me", "my")
            spoken = [
                a
                for a in spoken
                if not (a.kind == "unknown" and a.text.startswith("The "))
                and not (one and a.kind in ("country", "organisation", "group"))
                and not (one and a.kind == "role" and not is_person(a, _last(a.text)))
            ]
            return self._stand_in(spoken, token)
        if word in _NEUTER and self._expletive(token):
            return []
        ahead = self._subject_ahead(token)
        if ahead is not None:
            return self._stand_in(ahead, token)
        if word in _NEUTER and (own := self._said_of_itself(token)):
            return self._stand_in(own, token)
        site = self.site(token)
        if word in _GENDERS:
            found = self.discourse.person(_GENDERS[word], site, self._voice(token))
        elif word in _NEUTER:
            found = self.discourse.thing(site)
        else:
            found = self.discourse.several(site)
        return self._stand_in(found, token)

    def _said_of_itself(self, token: Token) -> list[Actor]:
        """ "Ankara said it had shelled the camp": a seat of power or body speaks of itself."""
        verb = token.head
        if token.dep not in ("nsubj", "nsubjpass") or verb.dep != "ccomp":
            return []
        if verb.head.lemma not in _SAYING or verb.lemma in _HARM or self._quoted(token):
            return []
        return [
            actor
            for child in verb.head.children
            if child.dep == "nsubj" and child.i < token.i
            for actor in self._finder.actors(child)[:1]
            if not is_person(actor, child.lemma.lower()) and not is_plural(child)
        ]

    def _stand_in(self, actors: Iterable[Actor], token: Token) -> list[Actor]:
        return [stand_in(actor, token.text, self._bounds) for actor in actors]

    @staticmethod
    def _expletive(token: Token) -> bool:
        """ "It is clear that", "it emerged", "it took three days before"."""
        verb = token.head
        if token.dep == "expl":
            return True
        if token.dep not in ("nsubj", "nsubjpass") or not verb.is_verb:
            return False
        if verb.lemma in _EXPLETIVE:
            return True
        clause = any(
            c.dep in ("ccomp", "csubj", "csubjpass", "advcl", "xcomp", "relcl") and c.i > verb.i
            for c in verb.children
        )
        if verb.lemma == "be":
            # "It is ready to attack" is said of a party.
            for child in verb.children:
                if child.dep in ("acomp", "attr", "prep"):
                    if any(c.dep in ("ccomp", "csubj", "relcl") for c in child.children):
                        return True
                    if clause and child.lemma not in _READY:
                        return True
                if child.dep in ("ccomp", "csubj") and child.i > verb.i:
                    return True
            return False
        return token.dep == "nsubjpass" and any(
            c.dep in ("ccomp", "csubj", "csubjpass") and c.i > verb.i for c in verb.children
        )

    def _spoken(self, token: Token) -> list[Actor]:
        """Who says the sentence in which "I" or "we" stands."""
        below = token
        for above in token.ancestors():
            if above.is_verb:
                for child in above.children:
                    if (
                        child is not below
                        and child.dep in ("parataxis", "ccomp")
                        and child.lemma in _SAYING
                        and (found := self._subject(child))
                    ):
                        # The parser took the quotation for the main clause.
                        return found
                if (
                    below.dep in ("ccomp", "parataxis", "dep", "advcl", "conj")
                    and (above.lemma in _SAYING or self._outside(above, token))
                    and (found := self._subject(above))
                ):
                    return found
            below = above
        return self._before_quote(token)

    def _before_quote(self, token: Token) -> list[Actor]:
        """ "X spoke again: “I resign.”": the subject before the quotation, if a person."""
        quoted = self._quoted(token)
        if quoted is None or self._sentence is None:
            return []
        for other in self._sentence.tokens:
            if other.start >= quoted[0]:
                break
            if other.dep == "nsubj" and other.lower not in _SPEAKERS:
                found = self._finder.actors(other)[:1]
                return [a for a in found if is_person(a, other.lemma.lower())]
        return []

    def _voice(self, token: Token) -> Actor | None:
        """Who speaks the quotation in which a token stands; None outside of one."""
        if self._quoted(token) is None:
            return None
        return next(iter(self._spoken(token)), self.speaker)

    def _quoted(self, token: Token) -> tuple[int, int] | None:
        """The quotation of the sentence in which a token stands."""
        quoted = self._sentence.quoted if self._sentence else []
        return next(((s, e) for s, e in quoted if s <= token.start < e), None)

    def _outside(self, verb: Token, token: Token) -> bool:
        """Tell whether a pronoun stands in a quotation and a verb does not."""
        quoted = self._sentence.quoted if self._sentence else []
        return any(s <= token.start < e and not s <= verb.start < e for s, e in quoted)

    def _subject(self, verb: Token) -> list[Actor]:
        for child in verb.children:
            if child.dep == "nsubj" and child.lower not in _SPEAKERS:
                return self._finder.actors(child)[:1]
        return []

    def _subject_ahead(self, token: Token) -> list[Actor] | None:
        """ "During his trip, Lukashenko said": a pronoun in an opening phrase looks ahead.

        None when the pronoun does not stand in one; empty when nobody there fits.
        """
        for above in token.ancestors():
            if above.dep not in ("prep", "advcl", "npadvmod") or not above.head.is_verb:
                continue
            for subject in above.head.children:
                if subject.dep in ("nsubj", "nsubjpass") and subject.i > token.i:
                    if not subject.is_noun:
                        # "When he arrived, he said": both are found the same way.
                        return None
                    found = self._finder.actors(subject)
                    person = all(a.kind in ("person", "role", "unknown") for a in found)
                    if token.lower in _GENDERS:
                        return found if person and len(found) == 1 else None
                    if token.lower in _NEUTER:
                        return found if not person and len(found) == 1 else None
                    return found if is_plural(subject) or len(found) > 1 else None
        return None

    # -- phrases ---------------------------------------------------------------------

    def phrase(self, token: Token) -> list[Actor] | None:
        """The parties of "the two leaders", "the minister", "his Belarusian counterpart".

        None when the phrase is no reference; empty when it is one that must stay open.
        """
        if token.lemma == "counterpart":
            return self._counterpart(token)
        quantified = [c for c in token.children if c.lower in ("all", "both")]
        if not is_definite(token) and not quantified:
            own = self._own_body(token)
            return own if own or not self._bare(token) else self.of_focus(token)
        if any(
            (c.dep == "prep" and c.lower == "of") or c.dep in ("relcl", "acl") or
            (c.dep == "appos") for c in token.children
        ):  # fmt: skip
            return None
        country, former, words = "", False, []
        count = 0
        for child in token.children:
            if child.i > token.i:
                continue
            if child.lower in _NUMBERS:
                count = _NUMBERS[child.lower]
            elif child.dep in _PREPOSED and child.lower not in _EMPTY:
                nation = self._finder.country(child) if child.dep != "advmod" else ""
                if nation and (child.dep == "poss" or child.text[:1].isupper()):
                    country = nation
                words.append(child)
            elif child.lower in ("former", "ex", "ousted", "deposed"):
                former = True
        plain = [w.lower for w in words if not (country and self._finder.country(w))]
        noun = self._noun(token, plain)
        start, end = core_span(token)
        text = self._text[start:end]
        if noun is None:
            return None
        site = self.site(token)
        if noun.kind in ("parties", "people", "several"):
            if country or (plain and " ".join(plain) not in noun.noun):
                return None
            if not (count or quantified or noun.kind == "several" or "bare" in noun.words):
                return None
            wanted = count or {"trio": 3}.get(noun.noun, 2)
            actors = self.discourse.together(noun, wanted, site)
            if not actors and (count or quantified or noun.kind != "people"):
                return [_open(text, start, end)]
            return [refer(actor, text, start, end) for actor in actors] or None
        if is_plural(token) != (noun.kind == "members") and noun.kind != "institution":
            return None
        if noun.kind == "state" and country:
            return None
        if noun.kind in ("person", "institution") and not country and self._quoted(token):
            # Who speaks of "the president" means their own.
            voice = self._voice(token)
            country = voice.country if voice is not None else ""
        actor = self.discourse.definite(noun, site, country=country, former=former)
        if actor is None and noun.kind == "institution" and not country and not plain[:-1]:
            return self.of_focus(token, site)
        return [refer(actor, text, start, end)] if actor is not None else None

    @staticmethod
    def _bare(token: Token) -> bool:
        """ "Police arrested", "Parliament rejected": a body of the state, without any article."""
        if token.dep not in ("nsubj", "nsubjpass", "pobj") or any(
            c.dep in (*_PREPOSED, "det", "nummod") for c in token.children
        ):
            return False
        noun = referring_nouns().get(token.lower)
        return noun is not None and noun.kind == "institution"

    @staticmethod
    def _noun(token: Token, before: list[str]) -> ReferringNoun | None:
        """The entry for a head with the words before it."""
        nouns = referring_nouns()
        for head in dict.fromkeys((token.lower, token.lemma.lower())):
            found = nouns.get(" ".join([*before, head]))
            if found is not None:
                return found
        return None

    def counted(self, token: Token) -> list[Actor] | None:
        """ "All three condemned", "both agreed": a number that stands for parties."""
        lower = token.lower
        if token.dep not in ("nsubj", "nsubjpass") or lower not in _NUMBERS:
            return None
        before = [c for c in token.children if c.lower in ("all", "the", "these")]
        if (lower != "both" and not before) or any(c.dep == "prep" for c in token.children):
            return None
        start, end = (before[0].start if before else token.start), token.end
        text = self._text[start:end]
        actors = self.discourse.together(None, _NUMBERS[lower], self.site(token))
        return [refer(actor, text, start, end) for actor in actors] or [_open(text, start, end)]

    def of_focus(self, token: Token, site: Site | None = None) -> list[Actor] | None:
        """ "The police", "parliament": of the state that the report speaks of."""
        if any(c.dep == "prep" and c.lower in ("in", "of", "for", "from") for c in token.children):
            return None
        whose = self.discourse.focus(site or self.site(token))
        if whose is None or self._elsewhere(whose.country):
            return None
        start, end = core_span(token)
        found = self._finder.lookup(self._text[start:end], whose.country)
        if found is None or (found.country and found.country != whose.country):
            return None
        return [
            msgspec.structs.replace(
                found,
                text=self._text[start:end],
                start=start,
                end=end,
                inferred_from=origin(whose),
                country=whose.country,
                confidence=round(min(found.confidence, 0.7) * 0.85, 3),
            )
        ]

    def _elsewhere(self, country: str) -> bool:
        """Tell whether the sentence says that it happens in another country."""
        for token in self._sentence.tokens if self._sentence else ():
            if token.dep == "pobj" and token.is_proper and token.head.lower in _WHERE:
                there = self._finder.country(token)
                if there and there != country:
                    return True
        return False

    def _own_body(self, token: Token) -> list[Actor] | None:
        """ "his country", "its army": a body of the state that the pronoun's owner belongs to."""
        if token.lemma not in _BODIES and token.lower not in _BODIES:
            return None
        pronoun = next((c for c in token.children if c.dep == "poss" and c.tag == "PRP$"), None)
        owner = self._finder.actors(pronoun)[:1] if pronoun is not None else []
        if pronoun is None or not owner or not owner[0].country:
            return None
        start, end = core_span(token)
        text = self._text[start:end]
        rest = self._text[pronoun.end : end].strip()
        found = self._finder.lookup(rest, owner[0].country)
        state = token.lemma in _STATES
        sector = found.sector if found is not None and found.sector else ("GOV",)
        return [
            Actor(
                text=text,
                start=start,
                end=end,
                inferred_from=origin(owner[0]),
                name=text,
                country=owner[0].country,
                sector=("GOV",) if state else sector,
                kind="country" if state else "role",
                confidence=round(owner[0].confidence * 0.8, 3),
            )
        ]

    # -- counterparts ------------------------------------------------------------------

    def _counterpart(self, token: Token) -> list[Actor]:
        """ "his Belarusian counterpart" holds the office of whoever is meant by "his"."""
        start, end = core_span(token)
        text = self._text[start:end]
        for other in self._names_beside(token):
            found = self._finder.phrase(other, *full_span(other))
            if found is not None and found.kind == "person" and found.country:
                return [found]
            if other.is_proper:
                start, end = core_span(other)
                text = self._text[start:end]
        nation = self._nation(token)
        if nation is None:
            return [_open(text, start, end)]
        whose = self.discourse.counterpart(self.site(token))
        office = whose.office if whose else ""
        country = self._finder.country(nation)
        one = self._finder.lookup(f"{nation.text} {office or 'government'}")
        known = one if one is not None and one.country == country else None
        return [
            Actor(
                text=text,
                start=start,
                end=end,
                name=known.name if known else text,
                country=country,
                sector=known.sector if known and known.sector else ("GOV",),
                kind=known.kind if known and office else "role",
                office=known.office if known and known.office else office,
                entity_id=known.entity_id if known and office else "",
                confidence=0.7 if office else 0.5,
            )
        ]

    def _nation(self, token: Token) -> Token | None:
        """The nation of a counterpart: "Saudi", "Russia's", "from Tajikistan"."""
        for child in token.children:
            if (
                child.dep in ("amod", "compound", "poss", "nmod")
                and child.tag != "PRP$"
                and self._finder.country(child)
            ):
                return child
            if child.dep == "prep" and child.lower in ("from", "in", "of"):
                for noun in child.children:
                    if noun.dep == "pobj" and self._finder.country(noun):
                        return noun
        return None

    def _names_beside(self, token: Token) -> list[Token]:
        """The name of a counterpart: in apposition, or right behind the word."""
        found = appositions(token)
        tokens = self._sentence.tokens if self._sentence else []
        after = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
        if after is not None and after.is_proper:
            while after.dep == "compound" and after.head.is_proper:
                after = after.head
            if after is not token.head and after not in found:
                found.append(after)
        return found


#: "It is ready to attack": what a party may be.
_READY = frozenset(
    """ready willing prepared set due able unable determined likely unlikely keen eager
    poised""".split()
)


def _last(text: str) -> str:
    return text.rpartition(" ")[2].lower()


def _open(text: str, start: int, end: int) -> Actor:
    """A reference to parties that cannot be told: a phrase without country or sector."""
    return Actor(text=text, start=start, end=end, name=text, kind="unknown", confidence=0.2)
