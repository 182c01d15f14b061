"""Links events into stories, in one report and across reports."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import msgspec

from dragoman.records import Coded, Event, Story
from dragoman.stories._same import same_occurrence


def _clusters(events: list[Event]) -> list[list[int]]:
    """Group events: each joins the first group all of whose members it agrees with."""
    groups: list[list[int]] = []
    for number, event in enumerate(events):
        for group in groups:
            if all(same_occurrence(event, events[other]) for other in group):
                group.append(number)
                break
        else:
            groups.append([number])
    return groups


def link_report(events: list[Event]) -> list[Event]:
    """Give the tellings of one occurrence in a report one ``story_id``.

    The id is made from the report's id and the first telling, so that it is the
    same in every run and in every batch.
    """
    linked = list(events)
    for group in _clusters(events):
        first = events[group[0]]
        key = f"{first.report_id}|{first.id}"
        story_id = hashlib.sha256(key.encode()).hexdigest()[:12]
        for number in group:
            linked[number] = msgspec.structs.replace(events[number], story_id=story_id)
    return linked


def link(coded: Iterable[Coded]) -> list[Story]:
    """Link the events of many reports into stories.

    Parameters
    ----------
    coded : iterable of Coded

    Returns
    -------
    list of Story
        In the order of their first telling.  Linking never changes an event.

    Notes
    -----
    Stories are compared only when they share a type and a country, so the time
    taken grows with the number of tellings of the same dyad, not of all.
    """
    stories: list[list[Event]] = []
    index: dict[tuple[str, str], list[int]] = {}
    for report in coded:
        local: dict[str, list[Event]] = {}
        for event in report.events:
            local.setdefault(event.story_id or event.id, []).append(event)
        for tellings in local.values():
            number = _matching(tellings, stories, index)
            if number is None:
                number = len(stories)
                stories.append([])
            stories[number].extend(tellings)
            for key in _blocks(tellings):
                if number not in index.setdefault(key, []):
                    index[key].append(number)
    return [_story(events) for events in stories]


def _blocks(events: list[Event]) -> set[tuple[str, str]]:
    return {
        (event.event_type, actor.country or actor.name.lower())
        for event in events
        for actor in event.actor
    }


def _matching(
    tellings: list[Event], stories: list[list[Event]], index: dict[tuple[str, str], list[int]]
) -> int | None:
    seen: set[int] = set()
    for key in sorted(_blocks(tellings)):
        for number in index.get(key, ()):
            if number in seen:
                continue
            seen.add(number)
            if all(same_occurrence(a, b) for a in tellings for b in stories[number]):
                return number
    return None


def _story(events: list[Event]) -> Story:
    reports = tuple(dict.fromkeys(event.report_id for event in events))
    return Story(id=events[0].id, events=tuple(events), reports=reports, status=_status(events))


def _status(events: list[Event]) -> str:
    stances = {link.stance for event in events for link in event.attribution}
    negated = {"negation" in event.auxiliary for event in events}
    if "denies" in stances or len(negated) > 1:
        return "disputed"
    sources = {
        event.attribution[-1].source.name if event.attribution else event.report_id
        for event in events
    }
    if len({event.report_id for event in events}) > 1 and len(sources) > 1:
        return "corroborated"
    return "single-source"
