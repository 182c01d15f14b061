"""Phrases that name a party: country, primary sector and office."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.evaluation._data import ActorRow, CoderLike
from dragoman.evaluation._figures import Measures, Miss, Outcome, outcome

MEASURES = Measures(
    shares=("actors.all_fields", "actors.country", "actors.sector", "actors.office")
)

#: A field of a CSV row that is not scored.
ANY = "*"


def score(rows: Iterable[ActorRow], coder: CoderLike) -> Iterator[Outcome]:
    """Score each given field, and whether all of a row's fields are right.

    An empty country or sector means that none must be given; an empty office is
    not scored, for few parties hold one.
    """
    for row in rows:
        result = outcome(row.id)
        party = coder.resolve(row.phrase, date=row.date)
        got = {
            "country": party.country,
            "sector": party.sector[0] if party.sector else "",
            "office": party.office,
        }
        wanted = {"country": row.country, "sector": row.sector, "office": row.office or None}
        given = {name: value for name, value in wanted.items() if value not in (None, ANY)}
        for name, value in given.items():
            result.share(f"actors.{name}", value == got[name])
            if value != got[name]:
                result.confusions.append((f"{name} {value or '-'}", got[name] or "-"))
        right = all(value == got[name] for name, value in given.items())
        result.share("actors.all_fields", right)
        if not right:
            result.misses.append(
                Miss(
                    row.id,
                    f"{row.phrase} ({row.date or 'no date'})",
                    " ".join(value or "-" for value in given.values() if value is not None),
                    " ".join(got[name] or "-" for name in given),
                )
            )
        yield result
