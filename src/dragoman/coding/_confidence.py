"""Confidence: the score of an event, read as the share of such events that are right.

The score ranks; it is the frame's weight and how sure the parties are (_assemble.py).  The
map of the codebook (confidence.yaml) turns it into a share, by a few things that can be seen
on the event itself.  It is the last step: what drops repeated tellings goes by the score.
"""

from __future__ import annotations

import msgspec

from dragoman.codebook import Calibration
from dragoman.records import Event, Reason

#: The step of an explanation that holds score and traits.
RULE = "confidence/score"
_COOPERATIVE = (1, 2)


def traits(event: Event) -> tuple[str, ...]:
    """What of an event tells, besides its score, how likely it is to be right.

    Parameters
    ----------
    event : Event

    Returns
    -------
    tuple of str
        ``asserted``: the author tells it as a fact (CT+); ``cooperative``: quad class 1 or
        2; ``inferred``: an actor that the clause does not name; ``verb``: its trigger is a
        verb of the lexicon.
    """
    return tuple(
        name
        for name, holds in (
            ("asserted", event.factuality == "CT+"),
            ("cooperative", event.quad_class in _COOPERATIVE),
            ("inferred", any(actor.start is None for actor in event.actor)),
            ("verb", any(_is_verb(reason, event) for reason in event.explanation)),
        )
        if holds
    )


def calibrated(event: Event, calibration: Calibration) -> Event:
    """The event with its score turned into a confidence, the score kept as a reason.

    Parameters
    ----------
    event : Event
        Its `confidence` is the score.
    calibration : Calibration
    """
    found = traits(event)
    note = " ".join((f"{event.confidence:.3f}", *found))
    return msgspec.structs.replace(
        event,
        confidence=calibration.share(event.confidence, found),
        explanation=(*event.explanation, Reason(rule=RULE, span=None, note=note)),
    )


def _is_verb(reason: Reason, event: Event) -> bool:
    kind = reason.rule.split("/")
    if reason.span is None or kind[0] != "frame" or kind[2:3] != ["verb"]:
        return False
    return reason.span.start < event.trigger.end and event.trigger.start < reason.span.end
