"""Organisations: bodies, armed groups, parties, agencies, media, companies."""

from __future__ import annotations

from functools import cache

import msgspec

from dragoman.knowledge._tables import dated, full_date, read_table

#: What a row may be; it decides how role words beside the name are read.
ORGANISATION_KINDS = frozenset(
    {
        "EU body",
        "IGO",
        "NGO",
        "UN body",
        "alliance",
        "armed group",
        "company",
        "court",
        "criminal group",
        "education",
        "government body",
        "international court",
        "media",
        "movement",
        "parliament",
        "partly recognised",
        "party",
        "regional body",
        "religious body",
        "state force",
        "union",
    }
)


class Organisation(msgspec.Struct, frozen=True):
    """One row of organisations.csv.

    `country` is the PLOVER code (ISO3 or international), `home` the ISO3 of the
    seat.  `history` lists dated primary sectors; outside them `sector` holds.
    """

    name: str
    abbreviation: str
    aliases: str
    kind: str
    home: str
    country: str
    sector: str
    sector2: str
    start: str
    end: str
    history: str

    def sectors_on(self, date: str) -> tuple[str, ...]:
        """Return the sectors on a day, primary first."""
        primary = self.sector
        extra = self.sector2
        day = full_date(date)
        for item in dated(self.history):
            if item.holds(day):
                if self.sector == "PTY" and item.value in ("GOV", "OPP"):
                    extra = item.value
                else:
                    primary = item.value
        return (primary, extra) if extra and extra != primary else (primary,)

    def exists_on(self, date: str) -> bool:
        """Return whether the body existed on a day, as far as the table knows."""
        return (not self.start or full_date(self.start) <= date) and (
            not self.end or date < full_date(self.end)
        )


@cache
def organisations() -> tuple[Organisation, ...]:
    """Return all organisations."""
    return tuple(read_table("organisations.csv", Organisation))
