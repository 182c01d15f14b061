"""Codes the parsed sentences of one report."""

from __future__ import annotations

from dragoman.actors import Party, PartyFinder, Resolver
from dragoman.codebook import Codebook
from dragoman.coding._assemble import Assembler, duplicates_removed
from dragoman.coding._confidence import calibrated
from dragoman.coding._contexts import ContextFinder
from dragoman.coding._drafts import Context, Draft, Link, Note
from dragoman.coding._inferred import complete, settle
from dragoman.coding._places import PlaceFinder
from dragoman.coding._walk import Walk
from dragoman.coding._when_where import Scene
from dragoman.knowledge import Gazetteer
from dragoman.parsing import Sentence
from dragoman.records import Actor, Event, Location, Offsets, Report, When

#: How many sentences a quotation may go on after its speaker was named.
_REACH = 2
#: Marching "to demand" is demanding; sending troops "to fight" is not yet a fight.
_VOICED = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "PROTEST", "REJECT"})
#: A sentence is quoted when this share of it stands inside quotation marks.
_QUOTED = 0.8


def _is_quoted(sentence: Sentence) -> bool:
    inside = sum(end - start for start, end in sentence.quoted)
    return inside >= _QUOTED * (sentence.end - sentence.start)


def _solid(made: list[tuple[Event, Draft]]) -> list[tuple[Event, Draft]]:
    """Drop weak readings beside better ones, and those that nobody suffers."""
    firm = any(not draft.flimsy for _, draft in made)
    return [
        (event, draft)
        for event, draft in made
        if not draft.flimsy or (not firm and (event.recipient or event.reciprocal))
    ]


def _ahead(when: When | None, published: str) -> str:
    """ "future" for a day that the text puts after publication ("Tomorrow, X closes …")."""
    later = when is not None and when.basis == "text" and bool(published) and when.start > published
    return "future" if later else ""


def _dated(rule: str, when: When | None, sentence: Sentence) -> Note:
    """The step that puts an event into the past or the future, on its time expression."""
    words = when.text if when is not None else ""
    start = sentence.start + max(sentence.text.find(words), 0)
    told = [t for t in sentence.tokens if t.start < start + len(words) and start < t.end]
    return Note(rule, told[0], words, told[-1]) if words and told else Note(rule, None, words)


class Engine:
    """The coder proper: from sentences to events.

    Parameters
    ----------
    codebook : Codebook
    resolver : Resolver
    gazetteer : Gazetteer
    version : str
        Name and version stored with each event.
    """

    def __init__(
        self, codebook: Codebook, resolver: Resolver, gazetteer: Gazetteer, version: str
    ) -> None:
        self._codebook = codebook
        self._resolver = resolver
        self._places = PlaceFinder(gazetteer)
        self._country_of = gazetteer.country_of
        self._version = version
        self._contexts = ContextFinder(codebook.ontology)

    def _host(self, draft: Draft, where: Location | None, scene: Scene) -> None:
        """The host of a visit without one: the country where it takes place.

        It is named by the place in the sentence, else by the dateline; a report filed
        abroad about someone who has "arrived" is about an arrival there.
        """
        if draft.recipients or draft.mutual or draft.context.auxiliary or not draft.actors:
            return
        own = {p.actor.country for p in draft.actors}
        mention = next((m for m in scene.mentions if m.location == where), None) or scene.filed
        if mention is None or not own - {""} or mention.location.country_code in (*own, ""):
            return
        place = mention.location
        actor = Actor(
            text=place.extracted_place,
            start=None,
            end=None,
            inferred_from=Offsets(start=mention.start, end=mention.end),
            name=place.country or place.country_code,
            country=place.country_code,
            sector=("GOV",),
            kind="country",
            entity_id=f"iso3166:{place.country_code}",
            confidence=0.5,
        )
        draft.recipients = [Party(actor, draft.trigger[0], frozenset({"actor", "country"}))]
        draft.notes.append(Note("host/place", draft.trigger[0], place.extracted_place))

    def code(self, report: Report, sentences: list[Sentence]) -> list[Event]:
        """Return the events of a report, in the order of its text."""
        finder = PartyFinder(self._resolver, report.text, report.published, places=self._country_of)
        scene = Scene(report, self._places)
        assembler = Assembler(
            self._codebook,
            self._contexts,
            report,
            self._version,
            scene.home,
            self._places.country,
        )
        events: list[Event] = []
        speaker: Link | None = None
        spoke = -_REACH
        told: list[tuple[int, Draft]] = []
        for sentence in sentences:
            finder.enter(sentence)
            if not sentence.tokens:
                continue
            made: list[tuple[Event, Draft]] = []
            walk = Walk(self._codebook, sentence, finder)
            quoted = _is_quoted(sentence) and sentence.index - spoke <= _REACH
            outer = Context(attribution=(speaker,)) if quoted and speaker is not None else None
            finder.speaker = speaker.source if quoted and speaker is not None else None
            drafts = walk.run(outer)
            if walk.speaker is not None or quoted:
                speaker, spoke = walk.speaker or speaker, sentence.index
            for draft in drafts:
                if draft.aim and draft.event_type not in _VOICED:
                    continue
                complete(draft, told, sentence)
                if draft.actors:
                    told.append((sentence.index, draft))
                when, historical = scene.when(sentence, draft)
                mark = "historical" if historical else _ahead(when, report.published)
                if mark:
                    draft.context = draft.context._replace(
                        auxiliary=draft.context.auxiliary | {mark}
                    )
                    draft.notes.append(_dated(f"time/{mark}", when, sentence))
                where = scene.where(sentence, draft)
                if draft.event_type == "CONSULT" and "visit" in draft.modes:
                    self._host(draft, where, scene)
                event = assembler.event(draft, sentence, when, where, scene.country_near(sentence))
                if event is not None:
                    settle(draft, event)
                    made.append((event, draft))
            events.extend(duplicates_removed(_solid(made)))
        return [calibrated(event, self._codebook.confidence) for event in events]
