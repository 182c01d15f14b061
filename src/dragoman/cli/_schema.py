"""``dragoman schema``: the JSON schema of the records."""

from __future__ import annotations

import click

RECORDS = ("coded", "event", "finding", "rejection", "report", "story")


@click.command(short_help="Print the JSON schema of the records.")
@click.argument("record", type=click.Choice(RECORDS), default="coded")
def schema(record: str) -> None:
    """Print the JSON schema (draft 2020-12) of a record, coded reports when none is named."""
    import msgspec

    from dragoman import records

    kind = getattr(records, record.capitalize())
    made = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": f"Dragoman record format, version {records.SCHEMA_VERSION}",
        **msgspec.json.schema(kind),
    }
    click.echo(msgspec.json.format(msgspec.json.encode(made), indent=2))
