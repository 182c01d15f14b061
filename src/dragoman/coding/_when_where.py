"""The day and the place of each event of a report."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from dragoman.coding._certainty import is_past
from dragoman.coding._drafts import Draft
from dragoman.coding._locatives import event_place
from dragoman.coding._places import PlaceFinder, PlaceMention
from dragoman.coding._times import TimeMention, event_time, find_times
from dragoman.parsing import Dateline, Sentence, Token, parse_dateline
from dragoman.records import Location, Report, When

#: Sentences whose events happened, unless they say otherwise, where the report was filed.
_LEAD = 1
#: Fewer places than this do not tell what country a report is about.
_HOME_PLACES = 2


class Scene:
    """Times and places of one report; found when first asked for.

    Parameters
    ----------
    report : Report
    places : PlaceFinder
    """

    def __init__(self, report: Report, places: PlaceFinder) -> None:
        self._report = report
        self._places = places
        self._times: dict[int, list[TimeMention]] = {}

    @cached_property
    def dateline(self) -> Dateline | None:
        """The dateline, if the report has one."""
        return parse_dateline(self._report.text)

    @cached_property
    def mentions(self) -> list[PlaceMention]:
        """The places of the report."""
        return self._places.find(self._report.text)

    @cached_property
    def filed(self) -> PlaceMention | None:
        """Where the report was filed."""
        if self.dateline is None:
            return None
        return next((m for m in self.mentions if m.end <= self.dateline.end), None)

    @cached_property
    def home(self) -> str:
        """The country a report is about: of its dateline, or of most places it names.

        "" when no country has twice as many places as the next; a report about two
        countries is at home in neither.
        """
        named = Counter(
            m.location.country_code for m in self.mentions if m.location.country_code
        ).most_common(2)
        if self.filed is not None:
            # A dateline far from what is told ("The Hague" for a trial about Liberia)
            # says nothing about whose rebels or police are meant.
            filed = self.filed.location.country_code
            return filed if any(filed == code for code, _ in named) else ""
        if not named or named[0][1] < _HOME_PLACES:
            return ""
        return named[0][0] if len(named) == 1 or named[0][1] >= 2 * named[1][1] else ""

    def when(self, sentence: Sentence, draft: Draft) -> tuple[When | None, bool]:
        """The day of an event, and whether it belongs to an earlier period.

        An event without a time expression takes the report's day.
        """
        if sentence.index not in self._times:
            written = self.dateline.date if self.dateline is not None else ""
            self._times[sentence.index] = find_times(
                sentence.text,
                self._report.published,
                dateline_date=written,
                offset=sentence.start,
            )
        # A promise given last week is past; a visit agreed for Friday lies ahead.
        given = any(t.is_verb and is_past(t) for t in draft.trigger)
        ahead = (draft.event_type == "AGREE" and not given) or "future" in draft.context.auxiliary
        mention = event_time(
            sentence, anchor(draft), self._times[sentence.index], future=True if ahead else None
        )
        if mention is not None:
            return mention.when, mention.historical
        day = self._report.published
        return (When(start=day, end=day) if day else None), False

    def country_near(self, sentence: Sentence) -> str:
        """The country of the places a sentence names, "" for none or several."""
        named = {
            m.location.country_code
            for m in self.mentions
            if sentence.start <= m.start < sentence.end and m.location.resolution > 1
        }
        return named.pop() if len(named) == 1 else ""

    def where(self, sentence: Sentence, draft: Draft) -> Location | None:
        """The place of an event; that of the dateline for events of the lead only."""
        near = [m for m in self.mentions if sentence.start <= m.start < sentence.end]
        lead = sentence.index < _LEAD and not draft.context.attribution
        return event_place(sentence, anchor(draft), near, self.filed if lead else None)


def anchor(draft: Draft) -> Token:
    """The word of a trigger that governs the others: a verb, or the last noun."""
    first = draft.trigger[0]
    return first if first.is_verb else draft.trigger[-1]
