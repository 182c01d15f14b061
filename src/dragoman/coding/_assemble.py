"""From drafts to events: parties, modes, contexts, codes, factuality, time and place."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import msgspec

from dragoman.actors import core_span
from dragoman.codebook import Codebook
from dragoman.coding._contexts import ContextFinder
from dragoman.coding._drafts import Context, Draft, Note
from dragoman.coding._factuality import (
    author_factuality,
    auxiliary_modes,
    counts,
    source_factuality,
)
from dragoman.coding._magnitude import find_magnitude
from dragoman.parsing import Sentence, Token
from dragoman.records import (
    Actor,
    Attribution,
    Event,
    Location,
    Magnitude,
    Offsets,
    Reason,
    Report,
    Span,
    When,
)

#: Most contexts an event takes from its sentence; more is noise.
_MOST_CONTEXTS = 4
#: Types whose victims and crowds are counted.
_COUNTED = frozenset({"ASSAULT", "PROTEST", "COERCE"})
#: A weapon named in the clause tells more than the verb: "bombed … from a drone".
_PRECISE = frozenset({"drone", "suicide-attack", "aerial"})
_GENERAL = frozenset({"explosives", "heavy-weapons", "destroy"})
_INTERNATIONAL = frozenset({"IGO", "UNO", "EUR", "NGO", "MNC", "IMG", "ISM"})
_TRAVELLING = frozenset({"GOV", "LEG", "ELI", "PTY"})
#: Sectors whose dealings among themselves are not politics.
_APOLITICAL = frozenset({"BUS", "UNK", "MED", "EDU", "JRN"})
#: Sectors whose words to and deals with each other are private, too; their deeds are not.
_PRIVATE = frozenset({"CVL", "SOC"})
#: Types that are mere words or deals.
_WORDS = frozenset("AGREE CONSULT SUPPORT COOPERATE AID REQUEST ACCUSE REJECT".split())
#: Types whose unnamed actors are, as a rule, compatriots of whom they act against.
_AT_HOME = frozenset({"PROTEST", "ASSAULT"})
#: Types that as a rule stay within one country when a party is unnamed.
_DOMESTIC = frozenset(
    "COERCE PROTEST CONCEDE ASSAULT RETREAT REQUEST ACCUSE SANCTION REJECT THREATEN".split()
)
#: Types that happen where those are whom they touch.
_DEEDS = frozenset({"ASSAULT", "COERCE", "AID", "MOBILIZE"})
#: Deeds that armies do abroad as often as at home.
_ABROAD = frozenset({"ASSAULT", "MOBILIZE", "AID", "RETREAT"})
#: Contexts a mode brings with it (contexts.yaml, usage).
_MODE_CONTEXTS = {
    "cyber": "cyber",
    "misinformation": "misinformation",
    "unconventional": "cbrn",
    "torture": "human_rights",
}


class Assembler:
    """Makes the events of one report.

    Parameters
    ----------
    codebook : Codebook
    contexts : ContextFinder
    report : Report
    coder : str
        Name and version of the coder, stored with each event.
    home : str, optional
        ISO 3166-1 alpha-3 code of the country that the report is about.
    country : callable, optional
        The location of a country by its code.
    """

    def __init__(
        self,
        codebook: Codebook,
        contexts: ContextFinder,
        report: Report,
        coder: str,
        home: str = "",
        country: Callable[[str], Location | None] = lambda code: None,
    ) -> None:
        self._codebook = codebook
        self._contexts = contexts
        self._report = report
        self._coder = coder
        self._home = home
        self._country = country
        self._report_contexts = contexts.of_report(report.text)

    def event(
        self,
        draft: Draft,
        sentence: Sentence,
        date: When | None,
        place: Location | None,
        near: str = "",
    ) -> Event | None:
        """Make an event; None when no actor is stated or can be inferred.

        Parameters
        ----------
        draft : Draft
        sentence : Sentence
        date : When or None
        place : Location or None
        near : str, optional
            The one country whose places the sentence names, or "".
        """
        actors, recipients = self._sides(draft)
        if not actors:
            return None
        if not _is_political(draft.event_type, actors, recipients):
            return None
        if "visit" in draft.modes and not draft.mutual and _at_own_place(actors, recipients, place):
            return None
        actors, recipients = self._at_home(draft, actors, recipients, place, near)
        place = place or self._somewhere(draft.event_type, actors, recipients)
        text = self._report.text
        trigger = self._span(draft.trigger)
        modes = self._modes(draft, place)
        contexts = self._event_contexts(draft, modes, sentence)
        kind = self._codebook.ontology.types[draft.event_type]
        code = draft.cameo or self._codebook.choices.code(
            draft.event_type, modes, contexts, draft.strong
        )
        context = draft.context
        auxiliary = auxiliary_modes(context, draft.event_type)
        factuality = author_factuality(context)
        reciprocal = draft.mutual and len(actors) > 1 and not recipients
        if reciprocal and draft.event_type == "ASSAULT":
            # A clash whose sides are shown has one side as actor, the other as recipient.
            actors, recipients = actors[:1], actors[1:]
        identity = "|".join(
            [
                self._report.id,
                str(trigger.start),
                draft.event_type,
                *(f"{a.start}" for a in (*actors, *recipients)),
                ",".join(auxiliary),
                ",".join(link.stance for link in context.attribution),
            ]
        )
        return Event(
            id=hashlib.sha256(identity.encode()).hexdigest()[:16],
            report_id=self._report.id,
            event_type=draft.event_type,
            mode=modes,
            context=contexts,
            quad_class=kind.quad_class,
            plover_score=self._codebook.ontology.score(draft.event_type, modes),
            cameo=code,
            goldstein=self._codebook.ontology.cameo[code].goldstein,
            actor=actors,
            recipient=recipients,
            reciprocal=reciprocal,
            counts=counts(context, auxiliary, factuality),
            trigger=trigger,
            sentence=sentence.index,
            text=text[sentence.start : sentence.end],
            date=date,
            location=place,
            auxiliary=auxiliary,
            factuality=factuality,
            attribution=self._attribution(context),
            magnitude=self._magnitude(draft, sentence),
            story_id="",
            confidence=self._confidence(draft, actors, recipients),
            explanation=self._explanation(draft),
            coder=self._coder,
            codebook=self._codebook.version,
        )

    def _sides(self, draft: Draft) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
        actors = _unique([p.actor for p in draft.actors])
        recipients = _unique([p.actor for p in draft.recipients])
        if not actors:
            return (), ()
        spans = {(a.start, a.end) for a in actors if a.start is not None}
        return actors, tuple(
            r for r in recipients if (r.start, r.end) not in spans and r not in actors
        )

    def _at_home(
        self,
        draft: Draft,
        actors: tuple[Actor, ...],
        recipients: tuple[Actor, ...],
        place: Location | None,
        near: str,
    ) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
        """Give unnamed groups the country they belong to, where text or place tell it.

        "Police arrested two students" in a report from Lagos is a domestic act.  The
        place of the event comes first, then the other party's country, then the country
        that the report is about.
        """
        own = next((a.country for a in actors if _is_state(a)), "")
        others = next((a.country for a in recipients if _is_state(a)), "")
        there = place.country_code if place is not None else ("" if self._home else near)
        domestic = draft.event_type in _DOMESTIC

        def settle(side: tuple[Actor, ...], across: str) -> tuple[Actor, ...]:
            def country(actor: Actor) -> tuple[str, str]:
                # Ministers and members of parliament travel; crowds and police do not.
                if actor.kind in ("person", "organisation") or not (
                    actor.sector or actor.kind == "group"
                ):
                    return self._home, "report"
                local = "" if actor.sector and actor.sector[0] in _TRAVELLING else there
                if local:
                    return local, "place"
                # "Russia backs a dictator" tells of no Russian dictator, unless at home.
                shared = across and (domestic or across == self._home)
                return (across, "party") if shared else (self._home, "report")

            found = []
            for actor in side:
                code, source = country(actor)
                if code and not actor.country:
                    sure = round(actor.confidence * 0.8, 3)
                    actor = msgspec.structs.replace(actor, country=code, confidence=sure)
                    words = actor.text or actor.name
                    draft.notes.append(Note(f"country/{source}", None, f"{words}: {code}"))
                found.append(actor)
            return tuple(found)

        unnamed = others if draft.event_type in _AT_HOME else ""
        return settle(actors, unnamed), settle(recipients, own)

    def _somewhere(
        self, event_type: str, actors: tuple[Actor, ...], recipients: tuple[Actor, ...]
    ) -> Location | None:
        """The country of an event whose sentence names no place.

        A domestic act happens at home, a deed where those are whom it touches, anything
        else in the country that the report is about.
        """
        states = {a.country for a in (*actors, *recipients) if _is_state(a)}
        touched = {a.country for a in recipients if _is_state(a)}
        if event_type in _DEEDS and len(touched) == 1:
            return self._country(touched.pop())
        if len(states) == 1 and (event_type not in _ABROAD or states == {self._home}):
            return self._country(states.pop())
        return self._country(self._home) if self._home else None

    def _span(self, tokens: list[Token]) -> Span:
        start, end = min(t.start for t in tokens), max(t.end for t in tokens)
        return Span(text=self._report.text[start:end], start=start, end=end)

    def _modes(self, draft: Draft, place: Location | None) -> tuple[str, ...]:
        if draft.event_type == "CONSULT" and draft.mutual and not draft.modes and place is not None:
            sides = {p.actor.country for p in draft.actors if p.actor.country}
            if len(draft.actors) > 1 and sides and place.country_code not in (*sides, ""):
                words = place.extracted_place or place.country
                draft.notes.append(Note("mode/place", None, f"third-party {words}"))
                return ("third-party",)
        mode = self._codebook.choices.mode(draft.event_type, _clause_words(draft))
        if draft.modes and not (mode in _PRECISE and draft.modes[0] in _GENERAL):
            return tuple(dict.fromkeys(draft.modes))
        if mode:
            cues = self._codebook.choices.words(draft.event_type, mode)
            told = next((t for t in _clause_tokens(draft) if {t.lower, t.lemma} & cues), None)
            draft.notes.append(Note("mode/word", told, mode))
        return (mode,) if mode else ()

    def _event_contexts(
        self, draft: Draft, modes: tuple[str, ...], sentence: Sentence
    ) -> tuple[str, ...]:
        found = dict.fromkeys(draft.contexts)
        for mode in modes:
            if mode in _MODE_CONTEXTS:
                found[_MODE_CONTEXTS[mode]] = None
        for code in self._contexts.of_sentence(sentence.text):
            if len(found) < _MOST_CONTEXTS:
                found[code] = None
        for code in sorted(self._report_contexts):
            if len(found) < _MOST_CONTEXTS:
                found[code] = None
        return tuple(found)

    def _magnitude(self, draft: Draft, sentence: Sentence) -> Magnitude:
        if draft.event_type not in _COUNTED:
            return Magnitude()
        found = find_magnitude(sentence.text)
        if draft.event_type == "ASSAULT":
            return msgspec.structs.replace(found, size=None, arrested=None)
        if draft.event_type == "PROTEST":
            return found
        return msgspec.structs.replace(found, size=None, dead=None, injured=None)

    def _attribution(self, context: Context) -> tuple[Attribution, ...]:
        links = []
        for number, link in enumerate(context.attribution):
            last = number == len(context.attribution) - 1
            if link.source is not None:
                source = link.source.actor
            elif link.phrase is not None:
                start, end = core_span(link.phrase)
                text = self._report.text[start:end]
                source = Actor(
                    text=text,
                    start=start,
                    end=end,
                    name=text,
                    confidence=0.3,
                )
            else:
                source = Actor(
                    text="",
                    start=None,
                    end=None,
                    inferred_from=Offsets(start=link.cue.start, end=link.cue.end),
                    confidence=0.0,
                )
            links.append(
                Attribution(
                    source=source,
                    cue=self._span([link.cue]),
                    stance=link.stance,
                    factuality=source_factuality(context, link.stance, last),
                )
            )
        return tuple(links)

    def _confidence(
        self, draft: Draft, actors: tuple[Actor, ...], recipients: tuple[Actor, ...]
    ) -> float:
        """Rank an event: the frame's weight times how sure its parties are."""
        parties = [*actors, *recipients]
        sure = sum(p.confidence for p in parties) / len(parties)
        value = 0.55 * draft.weight + 0.35 * sure
        kind = self._codebook.ontology.types[draft.event_type]
        if recipients or draft.mutual:
            value += 0.1
        elif kind.recipient_required:
            value -= 0.1
        if draft.derived:
            value -= 0.05
        return round(min(max(value, 0.01), 0.99), 3)

    def _explanation(self, draft: Draft) -> tuple[Reason, ...]:
        references = [
            Note("actor/reference", p.token, p.actor.name)
            for p in draft.parties
            if p.actor.inferred_from is not None and p.token not in draft.trigger
        ]
        notes: list[Note] = [*draft.notes, *draft.context.notes, *references]
        seen: dict[tuple[str, int | str], Reason] = {}
        for note in notes:
            key = (note.rule, note.token.i if note.token else note.text)
            if key not in seen:
                span = self._span([note.token, note.last or note.token]) if note.token else None
                seen[key] = Reason(rule=note.rule, span=span, note=note.text)
        return tuple(seen.values())


def _is_political(
    event_type: str, actors: tuple[Actor, ...], recipients: tuple[Actor, ...]
) -> bool:
    """Tell whether anybody political takes part, as far as anything is known of the parties.

    Deals among firms, doctors' advice and schools' meetings are no political events;
    in a protest everybody is political.
    """
    if event_type == "PROTEST":
        return any(p.country or p.sector for p in actors)
    idle = _APOLITICAL | _PRIVATE if event_type in _WORDS else _APOLITICAL
    return any(
        p.sector[0] not in idle if p.sector else bool(p.country) and p.country != "MNC"
        for p in (*actors, *recipients)
    )


def _at_own_place(
    actors: tuple[Actor, ...], recipients: tuple[Actor, ...], place: Location | None
) -> bool:
    """Tell whether a visit goes to a place in the visitor's own country, or nowhere known.

    "The president visited Kenosha" is a day's work; a visit to somebody is a meeting.
    """
    own = {a.country for a in actors}
    if recipients:
        return all(r.kind in ("place", "country") and r.country in own for r in recipients)
    return place is None or place.country_code in own


def _is_state(actor: Actor) -> bool:
    """Tell whether an actor's country is a state's ISO code."""
    return len(actor.country) == 3 and actor.country not in _INTERNATIONAL


def _unique(actors: list[Actor]) -> tuple[Actor, ...]:
    found: list[Actor] = []
    for actor in actors:
        if not any(
            (a.start, a.end, a.name, a.country)
            == (actor.start, actor.end, actor.name, actor.country)
            or (a.entity_id and a.entity_id == actor.entity_id)
            for a in found
        ):
            found.append(actor)
    return tuple(found)


def _clause_words(draft: Draft) -> set[str]:
    return {word for token in _clause_tokens(draft) for word in (token.lower, token.lemma)}


def _clause_tokens(draft: Draft) -> list[Token]:
    """The words of the trigger and of what hangs on it, other clauses excluded."""
    found: list[Token] = []
    stack = list(draft.trigger)
    trigger = draft.trigger[-1]
    if trigger.is_noun and trigger.dep in ("dobj", "nsubjpass") and trigger.head.is_verb:
        stack.append(trigger.head)
    seen: set[int] = set()
    while stack:
        token = stack.pop()
        if token.i in seen:
            continue
        seen.add(token.i)
        found.append(token)
        stack.extend(
            c
            for c in token.children
            if c.dep not in ("ccomp", "advcl", "relcl", "conj", "parataxis", "nsubj", "xcomp")
        )
    return found


def duplicates_removed(events: list[tuple[Event, Draft]]) -> list[Event]:
    """Drop the second of two events of one clause that say the same.

    Two events of one type in a sentence are the same when one's parties include
    the other's and both have the same polarity and sources; the surer one stays.
    """
    kept: list[Event] = []
    for event, _ in sorted(events, key=lambda pair: (-pair[0].confidence, pair[0].trigger.start)):
        if not any(_repeats(event, other) for other in kept):
            kept.append(event)
    kept.sort(key=lambda e: (e.trigger.start, e.trigger.end, e.event_type, e.id))
    return kept


def _repeats(event: Event, other: Event) -> bool:
    if event.event_type != other.event_type or event.sentence != other.sentence:
        return False
    if event.trigger == other.trigger and event.auxiliary == other.auxiliary:
        return True
    if event.auxiliary != other.auxiliary:
        return False
    mine = {(a.country, a.name) for a in (*event.actor, *event.recipient)}
    theirs = {(a.country, a.name) for a in (*other.actor, *other.recipient)}
    if event.event_type == "CONSULT":
        # One meeting, told by a verb and a noun: "met for talks", "met to discuss".
        shared = {a.country for a in event.actor} & {
            a.country for a in (*other.actor, *other.recipient)
        }
        return bool(shared) and event.date == other.date
    near = abs(event.trigger.start - other.trigger.start) < 60
    return mine <= theirs and near
