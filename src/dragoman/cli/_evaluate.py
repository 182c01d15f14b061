"""``dragoman evaluate``: how good is the coding?"""

from __future__ import annotations

import click

from dragoman.cli._options import console


@click.command(short_help="Score the coder on sets of examples with known answers.")
@click.argument("paths", nargs=-1, required=True, metavar="PATHS...")
@click.option(
    "--half",
    type=click.Choice(["even", "odd", "all"]),
    default="all",
    show_default=True,
    help="Rows to score, by the last digit of their id; the odd half is held back.",
)
@click.option(
    "--errors",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="Print the first N misses of each set; of the even half only.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a set.")
@click.option("--actors", metavar="FILE", help="CSV table of your own actors.")
@click.option("--codebook", metavar="FILE", help="Lexicon file of your own.")
@click.option("--model", metavar="NAME", help="Another spaCy pipeline for English.")
@click.option(
    "--semantic",
    is_flag=True,
    help="Let a sentence model settle what the rules leave open; needs dragoman[semantic].",
)
def evaluate(
    paths: tuple[str, ...],
    half: str,
    errors: int,
    as_json: bool,
    actors: str | None,
    codebook: str | None,
    model: str | None,
    semantic: bool,
) -> None:
    """Score the coder on sets of examples with known answers.

    PATHS are JSON lines or CSV files; docs/evaluation.md describes the kinds of sets.
    """
    import dragoman
    from dragoman.evaluation import run

    coder = dragoman.load(codebook=codebook, model=model, actors=actors, semantic=semantic)
    run(paths, coder, console(), half=half, errors=errors, as_json=as_json)
