"""A second look at the events of a report, when a judge is at hand.

The judge sees the sentence and two parties, never the rules.  An event whose type it
holds to be far less likely than another one is left out: the rules read a word in
the wrong sense, or gave the act to the wrong parties.  It adds nothing and changes
no type.  Accepted gaps: events with one party, or with a party named in another
sentence, are not looked at; of several actors or recipients the first is taken.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.coding._relation import Judge, Span, ways
from dragoman.parsing import Sentence
from dragoman.records import Event


def reviewed(events: Iterable[Event], sentences: list[Sentence], judge: Judge) -> list[Event]:
    """The events that a judge lets stand, in their order.

    Parameters
    ----------
    events : iterable of Event
    sentences : list of Sentence
        Of their report.
    judge : Judge
    """
    return [event for event in events if not _doubted(event, sentences, judge)]


def _doubted(event: Event, sentences: list[Sentence], judge: Judge) -> bool:
    pair = _pair(event)
    if pair is None:
        return False
    actor, recipient = pair
    for sentence in sentences:
        start, end = sentence.start, sentence.end
        if start <= event.trigger.start < end:
            if not all(start <= span[0] and span[1] <= end for span in pair):
                return False
            return judge.doubts(
                event.event_type,
                sentence.text,
                (actor[0] - start, actor[1] - start),
                (recipient[0] - start, recipient[1] - start),
                ways([sentence], actor, recipient, start),
            )
    return False


def _pair(event: Event) -> tuple[Span, Span] | None:
    """Bounds of an event's first two parties, None when one is missing or not in the text."""
    parties = [*event.actor[:1], *(event.recipient[:1] or event.actor[1:2])]
    spans = [(p.start, p.end) for p in parties if p.start is not None and p.end is not None]
    return (spans[0], spans[1]) if len(spans) == 2 else None
