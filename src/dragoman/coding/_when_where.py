"""The day and the place of each event of a report."""

from __future__ import annotations

from dragoman.coding._drafts import Draft
from dragoman.knowledge import Gazetteer
from dragoman.parsing import Sentence
from dragoman.records import Location, Report, When


class Scene:
    """Times and places of one report."""

    def __init__(self, report: Report, sentences: list[Sentence], gazetteer: Gazetteer) -> None:
        self._published = report.published

    def when(self, sentence: Sentence, draft: Draft) -> tuple[When | None, bool]:
        if not self._published:
            return None, False
        return When(start=self._published, end=self._published), False

    def where(self, sentence: Sentence, draft: Draft) -> Location | None:
        return None
