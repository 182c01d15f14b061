"""Why an event was coded as it is, in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.cli._options import plain
from dragoman.codebook import read_glosses

if TYPE_CHECKING:
    from dragoman.records import Actor, Attribution, Event, Reason

#: The step that holds score and traits; it is told with the confidence.
_SCORE = "confidence/score"
_PARTS = {"verb": "the verb", "noun": "the noun", "adjective": "the adjective"}


def explanation(event: Event, text: str, when: str) -> Padding:
    """An event's explanation: a line a question, with the words each answer rests on.

    Parameters
    ----------
    event : Event
    text : str
        The report's text.
    when : str
        The event's day, as shown.
    """
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True, width=8)
    table.add_column()
    last = ""
    for label, line in _lines(event, text, when):
        table.add_row("" if label == last else label, line)
        last = label
    return Padding(table, (0, 0, 0, 6))


def _lines(event: Event, text: str, when: str) -> Iterator[tuple[str, Text]]:
    for actor in event.actor:
        yield "who", _party(actor, text)
    for actor in event.recipient:
        yield "to whom", _party(actor, text)
    yield "did what", _quote(event.trigger.text, event.trigger.start, event.trigger.end)
    for reason in event.explanation:
        if reason.rule != _SCORE:
            yield "because", _reason(reason)
    yield "when", Text(when).append(f": {_basis(event)}")
    yield "where", Text(_place(event))
    yield "so?", Text(_held(event))
    for link in event.attribution:
        yield "says who", _source(link)
    yield "how sure", Text(_sure(event))


def _gloss(rule: str) -> str:
    return read_glosses().get(rule, "")


def _quote(words: str, start: int, end: int) -> Text:
    quoted = Text(f"“{' '.join(plain(words).split())}”")
    return quoted.append(f" {start}–{end}", style="dim")


def _party(actor: Actor, text: str) -> Text:
    """Where a party is named, and what it was taken for."""
    if actor.start is not None and actor.end is not None:
        line = _quote(actor.text, actor.start, actor.end)
    else:
        line = Text("not named there")
    source = actor.inferred_from
    if source is not None:
        line.append(", known from ")
        line.append_text(_quote(text[source.start : source.end], source.start, source.end))
    if actor.name and actor.name != actor.text:
        line.append(f" = {plain(actor.name)}")
    codes = "/".join(filter(None, (actor.country, *actor.sector[:1])))
    facts = [codes or "no country known", _gloss(f"kind/{actor.kind}"), actor.office]
    line.append(f": {plain(', '.join(filter(None, facts)))}")
    return line.append(f" (sure {actor.confidence:.2f})", style="dim")


def _reason(reason: Reason) -> Text:
    """One rule: its words, what it says, its id."""
    line = Text()
    if reason.span is not None:
        line.append_text(_quote(reason.span.text, reason.span.start, reason.span.end))
        line.append(": ")
    line.append(plain(_meaning(reason)))
    return line.append(f" [{plain(reason.rule)}]", style="cyan")


def _meaning(reason: Reason) -> str:
    """A rule and its note in words; of an unknown rule the note."""
    kind, _, rest = reason.rule.partition("/")
    if kind == "frame" and rest.count("/") >= 3:
        family, part, *head, number = rest.split("/")
        word = f"{_PARTS.get(part, part)} “{'/'.join(head)}”"
        return f"{word} in the lexicon, reading {number} of {family}.yaml"
    if kind == "cue":
        told = (_gloss(f"effect/{effect}") for effect in reason.note.split())
        return ", ".join(filter(None, told)) or reason.note
    meaning = _gloss(reason.rule)
    if kind == "operator":
        return _composed(meaning, reason.note)
    return ": ".join(filter(None, (meaning, reason.note)))


def _composed(meaning: str, note: str) -> str:
    inner, arrow, outer = note.partition(" → ")
    if arrow:
        return f"{meaning}; what it is about, {inner}, makes it {outer}"
    if note == "alone":
        return f"{meaning}; what it is about is no event, so it stands for itself"
    if note == "not":
        return f"{meaning}, denied: the act goes on"
    return meaning


def _basis(event: Event) -> str:
    if event.date is None:
        return "no day is known"
    told = _gloss(f"basis/{event.date.basis}")
    return f"{told}, “{plain(event.date.text)}”" if event.date.text else told


def _place(event: Event) -> str:
    place = event.location
    if place is None:
        return "no place is known"
    name = place.resolved_place or place.country
    parts = dict.fromkeys(filter(None, (name, place.province, place.country)))
    full = plain(", ".join(parts))
    if place.extracted_place:
        return f"{full}: read in the text, “{plain(place.extracted_place)}”"
    return f"{full}: not named there; the country of the parties or of the report"


def _held(event: Event) -> str:
    told = [f"{_gloss(f'factuality/{event.factuality}')} by the report ({event.factuality})"]
    told += [f"it {_gloss(f'auxiliary/{mark}')} ({mark})" for mark in event.auxiliary]
    told.append(
        "counts as having happened" if event.counts else "does not count as having happened"
    )
    return "; ".join(told)


def _source(link: Attribution) -> Text:
    who = link.source.name or link.source.text or "a source without a name"
    line = Text(f"{plain(who)} {_gloss(f'stance/{link.stance}') or link.stance}")
    if link.cue is not None:
        line.append(", ").append_text(_quote(link.cue.text, link.cue.start, link.cue.end))
    held = _gloss(f"factuality/{link.factuality}")
    return line.append(f"; for this source {held} ({link.factuality})")


def _sure(event: Event) -> str:
    share = (
        f"{event.confidence:.2f}: of a hundred such events about {event.confidence:.0%} are right"
    )
    share = share.replace("%", "")
    note = next((r.note for r in event.explanation if r.rule == _SCORE), "")
    if not note:
        return share
    score, *traits = note.split()
    seen = [_gloss(f"trait/{name}") or name for name in traits]
    return f"{share} (score {', '.join((score, *seen))})"
