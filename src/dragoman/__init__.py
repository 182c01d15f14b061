"""Dragoman reads news reports and writes down, as data, what they report.

Who did what to whom, when and where, who says so, and whether the report holds
together.  Start with :func:`load`:

>>> import dragoman
>>> coder = dragoman.load()
>>> coded = coder.code("France recalled its ambassador to Mali.", published="2022-02-01")
>>> [(event.event_type, event.mode) for event in coded.events]
[('SANCTION', ('withdraw',))]
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from dragoman._version import __version__

if TYPE_CHECKING:
    from dragoman.coder import Coder, load
    from dragoman.errors import (
        ConfigError,
        DragomanError,
        InputError,
        MissingExtra,
        OutputError,
    )
    from dragoman.records import (
        Actor,
        Attribution,
        Coded,
        Event,
        Finding,
        Location,
        Magnitude,
        Offsets,
        Reason,
        Rejection,
        Report,
        Span,
        Story,
        When,
    )
    from dragoman.stories import link

__all__ = [
    "Actor",
    "Attribution",
    "Coded",
    "Coder",
    "ConfigError",
    "DragomanError",
    "Event",
    "Finding",
    "InputError",
    "Location",
    "Magnitude",
    "MissingExtra",
    "Offsets",
    "OutputError",
    "Reason",
    "Rejection",
    "Report",
    "Span",
    "Story",
    "When",
    "__version__",
    "link",
    "load",
]

_HOME = {
    "Coder": "dragoman.coder",
    "load": "dragoman.coder",
    "link": "dragoman.stories",
    "ConfigError": "dragoman.errors",
    "DragomanError": "dragoman.errors",
    "InputError": "dragoman.errors",
    "MissingExtra": "dragoman.errors",
    "OutputError": "dragoman.errors",
}


def __getattr__(name: str) -> Any:
    # Importing the package must stay cheap: ``dragoman --help`` loads no spaCy.
    if name not in __all__:
        raise AttributeError(f"module 'dragoman' has no attribute '{name}'")
    return getattr(importlib.import_module(_HOME.get(name, "dragoman.records")), name)


def __dir__() -> list[str]:
    return __all__
