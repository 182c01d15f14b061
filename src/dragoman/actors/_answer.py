"""What the resolver answers with."""

from __future__ import annotations

from dragoman.records import Record


class Resolution(Record, frozen=True):
    """What a phrase means on a day.

    Attributes
    ----------
    name : str
        Canonical name, or the phrase itself.
    country : str
        ISO 3166-1 alpha-3, a PLOVER international code, or "".
    sector : tuple of str
        PLOVER sectors, primary first; empty when not known.
    kind : str
        ``country``, ``person``, ``organisation``, ``role``, ``group``, ``place``
        or ``unknown``.
    office : str
        The office held on the day, or "".
    entity_id : str
        Namespaced id, or "".
    confidence : float
        0 to 1.
    rule : str
        The rule that decided.
    span : tuple of int
        Offsets in the phrase of the words that decided, end exclusive.
    """

    name: str
    country: str = ""
    sector: tuple[str, ...] = ()
    kind: str = "unknown"
    office: str = ""
    entity_id: str = ""
    confidence: float = 0.1
    rule: str = "none"
    span: tuple[int, int] = (0, 0)


def is_political(resolution: Resolution) -> bool:
    """Return whether a phrase names a possible party: a country or a sector is known.

    A sector of UNK alone does not count.
    """
    return bool(resolution.country) or any(s != "UNK" for s in resolution.sector)


class Answer:
    """A resolution in the making; spans are token indexes."""

    __slots__ = ("confidence", "country", "id", "kind", "name", "office", "rule", "sectors", "span")

    def __init__(self, rule: str = "none", confidence: float = 0.1) -> None:
        self.name = ""
        self.country = ""
        self.sectors: tuple[str, ...] = ()
        self.kind = "unknown"
        self.office = ""
        self.id = ""
        self.confidence = confidence
        self.rule = rule
        self.span = (0, 0)
