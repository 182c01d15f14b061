"""Coded reports as tables for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.cli._explain import explanation
from dragoman.cli._options import plain

if TYPE_CHECKING:
    from rich.console import Console

    from dragoman.records import Actor, Attribution, Coded, Event, Finding, When

_SEVERITY = {"error": "red", "warning": "yellow", "info": "cyan"}
_QUAD = {1: "green", 2: "green", 3: "yellow", 4: "red"}
_STANCE = {
    "states": "says",
    "alleges": "alleges",
    "denies": "denies",
    "confirms": "confirms",
    "demands": "demands",
    "promises": "promises",
    "threatens": "threatens",
    "doubts": "doubts",
}

#: FactBank's scale in words; what is certain is not marked.
_FACTUALITY = {
    "PR+": "probable (PR+)",
    "PS+": "possible (PS+)",
    "CT-": "did not happen (CT-)",
    "PR-": "probably not (PR-)",
    "PS-": "possibly not (PS-)",
    "Uu": "not committed (Uu)",
}

#: Characters of the text shown on either side of a trigger.
_LEFT, _RIGHT = 24, 40


def show_report(
    console: Console, coded: Coded, title: str, text: str, *, explain: bool = False
) -> None:
    """Print a coded report: its events in the order of the text, then its findings.

    Parameters
    ----------
    console : rich.console.Console
    coded : Coded
    title, text : str
        The report's title, or what else to call it, and its text.
    explain : bool
        Add to each event why it was coded so.
    """
    heading = Text(plain(title), style="bold")
    if title != coded.report_id:
        heading.append(f"  {plain(coded.report_id)}", style="dim")
    heading.append(f"  {coded.published or 'no date'}", style="dim")
    console.print(heading)
    if coded.events:
        console.print(_events(coded.events, text))
        if explain:
            _explain(console, coded.events, text)
    else:
        console.print("  no events", style="dim")
    if coded.findings:
        console.print(Text("does it hold together?", style="bold"))
        for finding in coded.findings:
            show_finding(console, finding)
    console.print()


def _events(events: tuple[Event, ...], text: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("#", justify="right", no_wrap=True)
    table.add_column("when", no_wrap=True)
    table.add_column("who → to whom", ratio=5)
    table.add_column("what", no_wrap=True)
    marks = [_marks(event) for event in events]
    if any(marks):
        table.add_column("who says so, how sure", max_width=26)
    table.add_column("in the report", ratio=6)
    first: dict[str, int] = {}
    for number, (event, marked) in enumerate(zip(events, marks, strict=True), 1):
        # A later telling of the same occurrence points to the first one.
        told = first.setdefault(event.story_id or event.id, number)
        label = str(number) if told == number else f"{number} = {told}"
        table.add_row(
            label,
            _when(event.date),
            _parties(event),
            _what(event),
            *([marked] if any(marks) else []),
            _snippet(event, text),
            style="" if event.counts and told == number else "dim",
        )
    return table


def _when(when: When | None) -> str:
    if when is None:
        return "?"
    if when.start == when.end or when.granularity == "day":
        return when.start
    if when.granularity == "year":
        return when.start[:4]
    if when.granularity == "month":
        return when.start[:7]
    # 2023-03-12…14: the end without what it shares with the start.
    shared = 8 if when.start[:8] == when.end[:8] else 5 if when.start[:5] == when.end[:5] else 0
    return f"{when.start}…{when.end[shared:]}"


def _parties(event: Event) -> Text:
    text = _names(event.actor)
    if event.recipient:
        text.append(" ↔ " if event.reciprocal else " → ", style="bold")
        text.append_text(_names(event.recipient))
    return text


def _names(actors: tuple[Actor, ...]) -> Text:
    text = Text()
    for number, actor in enumerate(actors):
        if number:
            text.append(", ")
        text.append(plain(actor.name or actor.text))
        code = "/".join(filter(None, (actor.country, *actor.sector[:1])))
        if code:
            text.append(f" {code}", style="cyan")
    return text or Text("–")


def _what(event: Event) -> Text:
    text = Text(event.event_type, style=f"bold {_QUAD.get(event.quad_class, '')}".strip())
    for mode in event.mode:
        text.append(f"\n/{mode}", style="not bold")
    return text


def _marks(event: Event) -> Text:
    lines = [_link(link) for link in event.attribution]
    if event.auxiliary:
        lines.append(", ".join(event.auxiliary))
    said = ("negation" in event.auxiliary and event.factuality == "CT-") or (
        lines and event.factuality == "Uu"
    )
    if event.factuality != "CT+" and not said:
        lines.append(_FACTUALITY.get(event.factuality, event.factuality))
    return Text("\n".join(lines))


def _link(link: Attribution) -> str:
    source = link.source.name or link.source.text
    return f"{plain(source)} {_STANCE.get(link.stance, link.stance)}"


def _snippet(event: Event, text: str) -> Text:
    """The words around the trigger, in its sentence, the trigger set off."""
    trigger = event.trigger
    start = text.rfind(event.text, 0, trigger.start + len(event.text))
    # The sentence holds its trigger; where it does not, the line of the text will do.
    if not start <= trigger.start < trigger.end <= start + len(event.text):
        start = text.rfind("\n", 0, trigger.start) + 1
        end = text.find("\n", trigger.end)
        end = len(text) if end < 0 else end
    else:
        end = start + len(event.text)
    left = " ".join(f"{plain(text[start : trigger.start])}|".split())[:-1]
    right = " ".join(f"|{plain(text[trigger.end : end])}".split())[1:]
    if len(left) > _LEFT:
        left = "…" + left[-_LEFT:].partition(" ")[2]
    if len(right) > _RIGHT:
        right = right[:_RIGHT].rpartition(" ")[0] + "…"
    words = " ".join(plain(trigger.text).split())
    return Text.assemble((left, ""), (words, "bold underline"), (right, ""))


def _explain(console: Console, events: tuple[Event, ...], text: str) -> None:
    console.print(Text("why", style="bold"))
    for number, event in enumerate(events, 1):
        title = "/".join((event.event_type, *event.mode))
        head = Text(f"{number:>3} {title}", style="bold")
        extras = [event.cameo and f"CAMEO {event.cameo}", f"confidence {event.confidence:.2f}"]
        if event.context:
            extras.append("about " + ", ".join(event.context))
        head.append("  " + ", ".join(filter(None, extras)), style="dim")
        console.print(head)
        console.print(explanation(event, text, _when(event.date)))


def show_finding(console: Console, finding: Finding) -> None:
    """Print a finding: what is wrong, where, on what evidence."""
    colour = _SEVERITY.get(finding.severity, "default")
    line = Text.assemble((finding.severity, colour), f" [{finding.code}] {plain(finding.message)}")
    console.print(Padding(line, (0, 0, 0, 2)))
    for span in finding.spans:
        words = " ".join(plain(span.text).split())
        quoted = Text(f"“{words}”", style="italic")
        quoted.append(f" {span.start}–{span.end}", style="dim not italic")
        console.print(Padding(quoted, (0, 0, 0, 6)))
    if finding.evidence:
        console.print(Padding(Text(plain(finding.evidence), style="dim"), (0, 0, 0, 6)))
