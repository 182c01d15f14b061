"""``dragoman codebook``: look things up in the codebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dragoman.cli._options import console

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from dragoman.codebook import Codebook, Condition, EventType, Frame

_QUADS = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}


@click.group(short_help="Look up types, modes, contexts, CAMEO codes and words.")
def codebook() -> None:
    """Look up event types, modes, contexts, sectors, CAMEO codes and lexicon entries."""


@codebook.command(short_help="Show an entry; without a name, the list of event types.")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--codebook", "extra", metavar="FILE", help="Lexicon file of your own.")
def show(names: tuple[str, ...], extra: str | None) -> None:
    """Show entries of the codebook.

    NAME is an event type (AGREE), a type with a mode (ASSAULT/aerial), a context (military), a
    sector (GOV), a CAMEO code (057) or a word of the lexicon ("sign"). Without a name, the event
    types are listed.
    """
    from dragoman.errors import ConfigError

    book = _load(extra)
    page = console()
    if not names:
        _list_types(page, book)
    for name in names:
        shown = [show_one(page, book, name) for show_one in _SHOWN]
        if not any(shown):
            raise ConfigError("E205", name=name)


@codebook.command(short_help="Find entries that hold some words.")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("--codebook", "extra", metavar="FILE", help="Lexicon file of your own.")
def search(words: tuple[str, ...], extra: str | None) -> None:
    """Find types, modes, rules, contexts, CAMEO codes and lexicon entries that hold all WORDS."""
    from rich.text import Text

    page = console()
    wanted = [word.casefold() for word in words]
    found = 0
    for kind, name, text in _entries(_load(extra)):
        body = f"{name} {text}"
        if all(word in body.casefold() for word in wanted):
            found += 1
            page.print(Text.assemble((f"{kind:<8} ", "dim"), (name, "bold"), f"  {text}"))
    if not found:
        click.echo("nothing found", err=True)


@codebook.command(short_help="Measure how many predicates of your reports the lexicon decides.")
@click.argument("places", nargs=-1, required=True, metavar="FILES...")
@click.option("--most", default=30, show_default=True, help="How many undecided words to list.")
@click.option("--codebook", "extra", metavar="FILE", help="Lexicon file of your own.")
def coverage(places: tuple[str, ...], most: int, extra: str | None) -> None:
    """Measure how many predicates with a political actor the lexicon decides.

    A predicate is decided when the lexicon has a frame for it: an event type, a composition rule,
    or deliberately none. Undecided words are listed, most frequent first.
    """
    from rich.table import Table

    import dragoman
    from dragoman.reading import read
    from dragoman.records import Report

    coder = dragoman.load(codebook=extra)
    counted = coder.coverage(item for item in read(places) if isinstance(item, Report))
    page = console()
    table = Table("part of speech", "decided", "all", "share", box=None)
    for part in sorted(counted.total):
        done, everything = counted.decided.get(part, 0), counted.total[part]
        table.add_row(part, f"{done:,}", f"{everything:,}", f"{done / everything:.3f}")
    done, everything = sum(counted.decided.values()), sum(counted.total.values())
    table.add_row("all", f"{done:,}", f"{everything:,}", f"{counted.share:.3f}", style="bold")
    page.print(table)
    for word, times in counted.undecided[:most]:
        page.print(f"{times:6,}  {word}", highlight=False)


def _load(extra: str | None) -> Codebook:
    from pathlib import Path

    from dragoman.codebook import load_codebook

    return load_codebook(Path(extra) if extra else None)


def _list_types(page: Console, book: Codebook) -> None:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for heading in ("type", "class", "score", "modes"):
        table.add_column(heading, justify="right" if heading == "score" else "left")
    for kind in book.ontology.types.values():
        table.add_row(
            f"[bold]{kind.code}[/]",
            _QUADS[kind.quad_class],
            f"{kind.score:g}",
            ", ".join(kind.mode_scores),
        )
    page.print(table)
    page.print(f"codebook {book.version}", style="dim")


def _show_type(page: Console, book: Codebook, name: str) -> bool:
    code, _, mode = name.partition("/")
    kind = book.ontology.types.get(code.upper())
    if kind is None:
        return False
    if mode:
        if mode.lower() not in kind.mode_scores:
            return False
        _show_mode(page, kind, mode.lower())
        return True
    page.print(f"[bold]{kind.code}[/]  {_QUADS[kind.quad_class]}, score {kind.score:g}")
    page.print(kind.definition, markup=False)
    page.print("recipient required" if kind.recipient_required else "recipient optional")
    for one in kind.mode_scores:
        _show_mode(page, kind, one)
    for versus, origin, rule in kind.rules:
        label = f"not {versus}? " if versus else ""
        page.print(f"[dim]{origin}[/] [bold]{label}[/]", end="")
        page.print(rule, markup=False)
    page.print("words: " + ", ".join(kind.trigger_words), style="dim", markup=False)
    return True


def _show_mode(page: Console, kind: EventType, mode: str) -> None:
    page.print(f"  [bold]{kind.code}/{mode}[/] ({kind.mode_scores[mode]:g})  ", end="")
    page.print(kind.mode_definitions[mode], markup=False)


def _show_context(page: Console, book: Codebook, name: str) -> bool:
    context = book.ontology.contexts.get(name.lower())
    if context is None:
        return False
    page.print(f"[dim]context[/] [bold]{context.code}[/]  ", end="")
    page.print(context.definition, markup=False)
    if context.exclusions:
        page.print(f"not: {context.exclusions}", markup=False)
    page.print("words: " + ", ".join(context.keywords), style="dim", markup=False)
    return True


def _show_sector(page: Console, book: Codebook, name: str) -> bool:
    sector = book.ontology.sectors.get(name.upper())
    definition = sector.definition if sector else book.ontology.international.get(name.upper())
    if definition is None:
        return False
    page.print(f"[dim]{'sector' if sector else 'actor'}[/] [bold]{name.upper()}[/]  ", end="")
    page.print(definition, markup=False)
    return True


def _show_cameo(page: Console, book: Codebook, name: str) -> bool:
    code = book.ontology.cameo.get(name)
    if code is None:
        return False
    page.print(f"[dim]CAMEO[/] [bold]{code.code}[/]  {code.name}")
    goldstein = "none" if code.goldstein is None else f"{code.goldstein:g}"
    page.print(f"  {_QUADS.get(code.quad_class, '')}, Goldstein {goldstein}")
    if code.event_type:
        target = "/".join(filter(None, (code.event_type, code.mode)))
        about = f", about {', '.join(code.context)}" if code.context else ""
        page.print(f"  PLOVER {target}{about}")
    else:
        page.print("  no PLOVER type")
    return True


def _show_word(page: Console, book: Codebook, name: str) -> bool:
    wanted = " ".join(name.lower().replace("-", " ").split())
    frames = [frame for frame in book.lexicon.frames() if frame.headword == wanted]
    for frame in frames:
        page.print(f"[dim]{frame.part[:-1]}[/] [bold]{frame.headword}[/]  ", end="")
        page.print(_frame_text(frame), markup=False)
    return bool(frames)


_SHOWN = (_show_type, _show_context, _show_sector, _show_cameo, _show_word)


def _frame_text(frame: Frame) -> str:
    """Say in one line when a frame applies and what it makes."""
    if frame.event_type:
        outcome = "/".join((frame.event_type, *frame.mode))
    elif frame.op:
        outcome = f"rule '{frame.op}'"
    elif frame.none:
        outcome = f"no event ({frame.none})"
    else:
        outcome = "light verb" if frame.light else "passes to its content"
    parts = [outcome]
    if frame.cameo:
        parts.append(f"CAMEO {frame.cameo}")
    if frame.context:
        parts.append("about " + ", ".join(frame.context))
    if frame.conditions:
        parts.append("if " + " and ".join(_condition_text(one) for one in frame.conditions))
    return "; ".join(parts)


def _condition_text(condition: Condition) -> str:
    wanted = sorted(condition.kinds) + sorted(condition.words)
    shown = " ".join(wanted[:8]) + (" …" if len(wanted) > 8 else "")
    if condition.filled is not None:
        shown = "is there" if condition.filled else "is absent"
    return f"{condition.role} {'not ' if condition.negated else ''}{shown}".strip()


def _entries(book: Codebook) -> Iterator[tuple[str, str, str]]:
    """All that can be found: kind, name, text."""
    facts = book.ontology
    for kind in facts.types.values():
        yield "type", kind.code, kind.definition
        for mode, definition in kind.mode_definitions.items():
            yield "mode", f"{kind.code}/{mode}", definition
        for versus, _, rule in kind.rules:
            yield "rule", f"{kind.code} or {versus}" if versus else kind.code, rule
    for context in facts.contexts.values():
        yield "context", context.code, context.definition
    for sector in facts.sectors.values():
        yield "sector", sector.code, sector.definition
    for code, name in facts.international.items():
        yield "actor", code, name
    for cameo in facts.cameo.values():
        target = "/".join(filter(None, (cameo.event_type, cameo.mode))) or "no PLOVER type"
        yield "CAMEO", cameo.code, f"{cameo.name} ({target})"
    for frame in book.lexicon.frames():
        yield frame.part[:-1], frame.headword, _frame_text(frame)
