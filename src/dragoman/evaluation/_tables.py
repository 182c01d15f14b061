"""Tables of single cases: factuality, audit, coreference, places, times.

Each case asks one thing of the coder's ordinary output, so that the figure
speaks for what a user gets, not for a part of the coder by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dragoman.evaluation._data import (
    AuditRow,
    CoderLike,
    CoreferenceRow,
    FactualityRow,
    PlaceRow,
    TimeRow,
    find_span,
)
from dragoman.evaluation._events import date_of, same_place, stance_of
from dragoman.evaluation._figures import Measures, Miss, Outcome, outcome
from dragoman.records import Actor, Event

FACTUALITY = Measures(
    shares=(
        "factuality.event_found",
        "factuality.auxiliary",
        "factuality.author",
        "factuality.stance",
    ),
    micro=("auxiliary",),
    by_label=("auxiliary", "author"),
)
AUDIT = Measures(
    shares=("audit.clean_reports", "audit.faulty_reports"),
    micro=("audit",),
    by_label=("audit",),
)
COREFERENCE = Measures(shares=("coreference", "coreference.left_open"))
PLACES = Measures(shares=("places.name", "places.country"))
TIMES = Measures(shares=("times.start", "times.interval", "times.granularity"))

#: Cell that asks for nothing to be there.
NONE = "-"


def score_factuality(rows: Iterable[FactualityRow], coder: CoderLike) -> Iterator[Outcome]:
    """Score auxiliary modes (exact set), author's factuality and nearest stance.

    A case whose event was not coded is wrong in every field.
    """
    for row in rows:
        result = outcome(row.id)
        events = coder.code(row.sentence, published=row.published).events
        event = event_at(row.sentence, row.trigger, events, row.type, f"row '{row.id}'")
        result.share("factuality.event_found", event is not None)
        wanted, got = [], []
        if row.auxiliary:
            modes = [] if row.auxiliary == NONE else row.auxiliary.split(";")
            found = list(event.auxiliary) if event else []
            result.share("factuality.auxiliary", event is not None and set(modes) == set(found))
            result.sets("auxiliary", modes, found)
            wanted.append("+".join(sorted(modes)) or NONE)
            got.append("+".join(sorted(found)) or NONE)
        if row.factuality:
            value = event.factuality if event else ""
            result.share("factuality.author", value == row.factuality)
            result.label("author", row.factuality, value)
            wanted.append(row.factuality)
            got.append(value or NONE)
        if row.stance:
            value = stance_of(event, row.stance) if event else "missing"
            result.share("factuality.stance", value == _cell(row.stance))
            wanted.append(row.stance)
            got.append(value or NONE)
        if wanted != got:
            shown = " ".join(got) if event else "no event"
            result.confusions.append((" ".join(wanted), shown))
            text = f"{row.sentence}  [{row.trigger}]"
            result.misses.append(Miss(row.id, text, " ".join(wanted), shown))
        yield result


def score_audit(rows: Iterable[AuditRow], coder: CoderLike) -> Iterator[Outcome]:
    """Score findings by code.

    ``audit.recall`` is the share of the faults found, ``audit.clean_reports`` the
    share of the clean reports without any finding above ``info``.
    """
    for row in rows:
        result = outcome(row.id)
        findings = coder.code(row.text, published=row.published).findings
        codes = {finding.code for finding in findings if finding.severity != "info"}
        noted = {finding.code for finding in findings}
        # A fault may be reported as info; anything reported as info only is no alarm.
        got = codes | (noted & set(row.codes))
        result.sets("audit", row.codes, got)
        if row.codes:
            result.share("audit.faulty_reports", set(row.codes) <= got)
        else:
            result.share("audit.clean_reports", not codes)
        if got != set(row.codes):
            wanted, shown = " ".join(row.codes) or NONE, " ".join(sorted(got)) or NONE
            result.confusions.append((wanted, shown))
            messages = "; ".join(f.message for f in findings if f.code in got - set(row.codes))
            result.misses.append(Miss(row.id, row.text, wanted, f"{shown} {messages}".strip()))
        yield result


def score_coreference(rows: Iterable[CoreferenceRow], coder: CoderLike) -> Iterator[Outcome]:
    """Score the parties and sources that stand at a mention.

    Right when one of them was inferred from words that overlap the antecedent
    (or has the wanted country, when no antecedent is given).  A mention that
    must stay open is right when nothing was inferred for it.
    """
    for row in rows:
        result = outcome(row.id)
        where = f"row '{row.id}'"
        span = find_span(row.text, row.mention, where)
        events = coder.code(row.text, published=row.published).events
        if row.trigger:
            start, end = find_span(row.text, row.trigger, where)
            events = tuple(e for e in events if e.trigger.start < end and start < e.trigger.end)
        everyone = [party for event in events for party in _parties(event)]
        parties = [party for party in everyone if _stands_at(party, row.mention, span)]
        misled = any(
            _overlaps_words(row.text, words, origin)
            for words in filter(None, row.wrong.split(";"))
            for party in everyone
            if (origin := _origin(party)) is not None
        )
        if row.antecedent == NONE:
            right = not misled and not any(
                party.country or party.inferred_from for party in parties
            )
            result.share("coreference.left_open", right)
        else:
            right = not misled and _refers(row, parties, everyone if row.trigger else [])
            result.share("coreference", right)
        if not right:
            shown = everyone if row.trigger else parties
            got = ", ".join(f"{party.name} {party.country}".strip() for party in shown) or NONE
            text = f"{row.text}  [{row.mention}]"
            result.misses.append(Miss(row.id, text, f"{row.antecedent} {row.country}".strip(), got))
        yield result


def score_places(rows: Iterable[PlaceRow], coder: CoderLike) -> Iterator[Outcome]:
    """Score the place of one event by name and by country."""
    for row in rows:
        result = outcome(row.id)
        events = coder.code(row.text, published=row.published).events
        event = event_at(row.text, row.trigger, events, "", f"row '{row.id}'")
        place = event.location if event else None
        if row.place == NONE:
            right = event is not None and place is None
        else:
            right = event is not None and same_place(row.place, event)
        result.share("places.name", right)
        if row.country:
            code = place.country_code if place else ""
            result.share("places.country", event is not None and code == _cell(row.country))
        if not right:
            got = "no event" if event is None else place.resolved_place if place else NONE
            text = f"{row.text}  [{row.trigger}]"
            result.misses.append(Miss(row.id, text, row.place, got))
        yield result


def score_times(rows: Iterable[TimeRow], coder: CoderLike) -> Iterator[Outcome]:
    """Score the first day, the whole interval and the granularity of one event's date.

    ``-`` asks for a date that was not read from the text (or for none).
    """
    for row in rows:
        result = outcome(row.id)
        events = coder.code(row.text, published=row.published).events
        event = event_at(row.text, row.trigger, events, "", f"row '{row.id}'")
        date = event.date if event else None
        if row.start == NONE:
            right = event is not None and (date is None or date.basis != "text")
            got = NONE if right else date.start if date else "no event"
        else:
            got = date_of(event, "/" if row.end else "") if event else "no event"
            right = got.partition("/")[0] == row.start
        result.share("times.start", right)
        if row.end:
            result.share("times.interval", got == f"{row.start}/{row.end}")
        if row.granularity:
            found = date.granularity if date else ""
            result.share("times.granularity", found == row.granularity)
        if not right:
            text = f"{row.text}  [{row.trigger}]"
            result.misses.append(Miss(row.id, text, f"{row.start} {row.end}".strip(), got or NONE))
        yield result


def event_at(
    text: str, trigger: str, events: Sequence[Event], event_type: str, where: str
) -> Event | None:
    """Return the event whose trigger overlaps given words.

    With a type, only an event of that type will do unless none has it; then, as
    without a type, the most confident one is taken.
    """
    start, end = find_span(text, trigger, where)
    found = [e for e in events if e.trigger.start < end and start < e.trigger.end]
    typed = [e for e in found if e.event_type == event_type]
    return max(typed or found, key=lambda e: e.confidence, default=None)


def _cell(value: str) -> str:
    return "" if value == NONE else value


def _parties(event: Event) -> Iterator[Actor]:
    yield from event.actor
    yield from event.recipient
    for link in event.attribution:
        yield link.source


def _stands_at(party: Actor, mention: str, span: tuple[int, int]) -> bool:
    """Tell whether a party is told by a mention: by its span, or by its words if it has none."""
    if party.start is None or party.end is None:
        return party.inferred_from is not None and party.text == mention
    return party.start < span[1] and span[0] < party.end


def _refers(row: CoreferenceRow, parties: list[Actor], everyone: list[Actor]) -> bool:
    """Tell whether each wanted party is among those that stand at the mention.

    `everyone` are the parties that may also stand with the antecedent's own words.
    """
    names, countries = row.antecedent.split(";"), row.country.split(";")
    if not (row.antecedent or row.country):
        return False
    countries += [""] * (len(names) - len(countries))
    names += [""] * (len(countries) - len(names))
    for name, country in zip(names, countries, strict=True):
        of_country = [p for p in parties if not country or p.country == country]
        if name:
            named = any(
                p.inferred_from is not None
                and _overlaps_words(row.text, name, (p.inferred_from.start, p.inferred_from.end))
                for p in of_country
            ) or any(
                p.start is not None
                and p.end is not None
                and (not country or p.country == country)
                and _overlaps_words(row.text, name, (p.start, p.end))
                for p in everyone
            )
            if not named:
                return False
        elif not of_country:
            return False
    return True


def _origin(party: Actor) -> tuple[int, int] | None:
    """Where the words stand that tell who a party is."""
    if party.inferred_from is not None:
        return party.inferred_from.start, party.inferred_from.end
    if party.start is None or party.end is None:
        return None
    return party.start, party.end


def _overlaps_words(text: str, words: str, span: tuple[int, int]) -> bool:
    at = text.find(words)
    while at >= 0:
        if at < span[1] and span[0] < at + len(words):
            return True
        at = text.find(words, at + 1)
    return False
