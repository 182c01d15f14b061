"""Codes the parsed sentences of one report."""

from __future__ import annotations

from dragoman.actors import PartyFinder, Resolver
from dragoman.codebook import Codebook
from dragoman.coding._assemble import Assembler, duplicates_removed
from dragoman.coding._contexts import ContextFinder
from dragoman.coding._drafts import Context, Draft, Link
from dragoman.coding._places import PlaceFinder
from dragoman.coding._walk import Walk
from dragoman.coding._when_where import Scene
from dragoman.knowledge import Gazetteer
from dragoman.parsing import Sentence
from dragoman.records import Event, Report


#: How many sentences a quotation may go on after its speaker was named.
_REACH = 2
#: A sentence is quoted when this share of it stands inside quotation marks.
_QUOTED = 0.8


def _is_quoted(sentence: Sentence) -> bool:
    inside = sum(end - start for start, end in sentence.quoted)
    return inside >= _QUOTED * (sentence.end - sentence.start)


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
        self._version = version
        self._contexts = ContextFinder(codebook.ontology)

    def code(self, report: Report, sentences: list[Sentence]) -> list[Event]:
        """Return the events of a report, in the order of its text."""
        finder = PartyFinder(self._resolver, report.text, report.published)
        scene = Scene(report, self._places)
        filed = scene.filed.location.country_code if scene.filed is not None else ""
        assembler = Assembler(self._codebook, self._contexts, report, self._version, filed)
        events: list[Event] = []
        speaker: Link | None = None
        spoke = -_REACH
        for sentence in sentences:
            if not sentence.tokens:
                continue
            finder.enter(sentence)
            made: list[tuple[Event, Draft]] = []
            walk = Walk(self._codebook, sentence, finder)
            quoted = _is_quoted(sentence) and sentence.index - spoke <= _REACH
            outer = Context(attribution=(speaker,)) if quoted and speaker is not None else None
            finder.speaker = speaker.source if quoted and speaker is not None else None
            drafts = walk.run(outer)
            if walk.speaker is not None or quoted:
                speaker, spoke = walk.speaker or speaker, sentence.index
            for draft in drafts:
                when, historical = scene.when(sentence, draft)
                if historical:
                    draft.context = draft.context._replace(
                        auxiliary=draft.context.auxiliary | {"historical"}
                    )
                event = assembler.event(draft, sentence, when, scene.where(sentence, draft))
                if event is not None:
                    made.append((event, draft))
            events.extend(duplicates_removed(made))
        return events
