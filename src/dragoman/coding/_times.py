"""Time expressions in a sentence, and which of them dates an event.

Every expression gets up to two readings: one for what has happened and one for what
is to come ("on Monday" is the latest Monday, or the next one).  What cannot be
resolved (relative expressions without a day to start from, "two days later" with
nothing before it) is left out.  Days are never moved by a time zone.
"""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import NamedTuple

from dragoman.coding._adjuncts import (
    APART_IN_TIME,
    chain,
    distance,
    governors,
    is_future,
    speaks,
    tokens_between,
    top,
)
from dragoman.coding._calendar import HISTORICAL_DAYS, Range
from dragoman.coding._timepatterns import CUES, EDGES, HINT, rules
from dragoman.coding._timephrases import Context, Handler, Reading
from dragoman.parsing._tree import Sentence, Token
from dragoman.records import When, as_iso_date


class TimeMention(NamedTuple):
    """A time expression.

    Attributes
    ----------
    start, end : int
        Character offsets, end exclusive, moved by the `offset` that was given.
    when : When
        The likelier reading; `When.text` is the expression.
    historical : bool
        The reading ends (for "since", begins) more than a year before publication.
    kind : str
        ``at``, ``since``, ``until``, ``by``, ``range``, ``within`` (a span that runs from
        the report's day on) or ``period`` (an era or a war).
    past, ahead : When or None
        The reading for what has happened, and for what is to come; None when the
        expression cannot mean that.
    past_historical : bool
        `historical` of the reading `past`.
    """

    start: int
    end: int
    when: When
    historical: bool
    kind: str = "at"
    past: When | None = None
    ahead: When | None = None
    past_historical: bool = False

    def read(self, *, future: bool) -> TimeMention:
        """The mention as it reads in a clause about the past, or about the future."""
        when = self.ahead if future else self.past
        if when is None or when is self.when:
            return self
        return self._replace(when=when, historical=self.past_historical and not future)


@lru_cache(maxsize=1)
def _rules() -> tuple[tuple[re.Pattern[str], Handler], ...]:
    return rules()


def find_times(
    text: str, published: str, *, dateline_date: str = "", offset: int = 0
) -> list[TimeMention]:
    """Find and resolve the time expressions of a sentence.

    Parameters
    ----------
    text : str
        One sentence.
    published : str
        Day of publication, YYYY-MM-DD; with "" only expressions that name a full date,
        a month with its year, a year or an era are found.
    dateline_date : str, optional
        Day of the dateline, as YYYY-MM-DD or as it is written ("Aug 15").  Relative
        expressions count from it when it lies within a month before publication.
    offset : int, optional
        Added to all offsets: where the sentence begins in its report.

    Returns
    -------
    list of TimeMention
        In text order, not overlapping.
    """
    if not HINT.search(text):
        return []
    day = datetime.date.fromisoformat(as_iso_date(published)) if published else None
    anchor = _dateline(dateline_date, day) or day
    context = Context(text, anchor, None)
    matches: list[tuple[int, int, int, re.Match[str], Handler]] = []
    worth: dict[Handler, bool] = {}
    for rank, (pattern, handler) in enumerate(_rules()):
        if handler not in worth:
            cue = CUES.get(handler)
            worth[handler] = cue is None or cue.search(text) is not None
        if not worth[handler]:
            continue
        for match in pattern.finditer(text):
            start, end = _extent(match)
            matches.append((start, end, rank, match, handler))
    matches.sort(key=lambda item: (item[0] - item[1], item[2], item[0]))
    taken: list[tuple[int, int, re.Match[str], Handler]] = []
    for start, end, _, match, handler in matches:
        if all(end <= other[0] or start >= other[1] for other in taken) and (
            # An expression that cannot be resolved must still block shorter readings of
            # its words, except where its handler refuses them as no time at all.
            handler(match, context._replace(earlier=Range(day, day, "day") if day else None))
            is not None
            or anchor is None
        ):
            taken.append((start, end, match, handler))
    taken.sort(key=lambda item: item[0])
    found: list[TimeMention] = []
    for start, end, match, handler in taken:
        reading = handler(match, context)
        if reading is None:
            continue
        mention = _mention(text, start, end, reading, anchor, day, offset)
        if mention is None:
            continue
        found.append(mention)
        past = reading.past or reading.ahead
        if past is not None and reading.kind == "at":
            context = context._replace(earlier=past)
    return found


def _dateline(written: str, published: datetime.date | None) -> datetime.date | None:
    if not written or published is None:
        return None
    try:
        day = datetime.date.fromisoformat(written)
    except ValueError:
        inside = find_times(written, published.isoformat())
        if not inside or inside[0].when.granularity != "day":
            return None
        day = datetime.date.fromisoformat(inside[0].when.start)
    # A dateline far off was misread, or the report is a reprint.
    return day if -2 <= (published - day).days <= 31 else None


def _extent(match: re.Match[str]) -> tuple[int, int]:
    groups = match.groupdict()
    for name in ("span", "span2"):
        if groups.get(name):
            return match.span(name)
    return match.span()


def _mention(
    text: str,
    start: int,
    end: int,
    reading: Reading,
    anchor: datetime.date | None,
    published: datetime.date | None,
    offset: int,
) -> TimeMention | None:
    past, ahead, kind = reading.past, reading.ahead, reading.kind
    if kind == "at":
        before = text[max(0, start - 30) : start]
        for pattern, edge in EDGES:
            found = pattern.search(before)
            if found is None:
                continue
            if edge == "since":
                if anchor is None or past is None or past.start > anchor:
                    if found[0].lower().startswith("since"):
                        break
                    # "starting Monday", said of a day to come
                    continue
                kind, past = edge, Range(past.start, anchor, "interval")
                if found[0].lower().startswith(("since", "ever")):
                    start -= len(before) - found.start()
                    ahead = None
            else:
                kind = edge
            break
    words = text[start:end]
    span = (start + offset, end + offset)
    reference = published or anchor

    def when(found: Range | None) -> When | None:
        if found is None:
            return None
        return When(
            start=found.start.isoformat(),
            end=found.end.isoformat(),
            granularity=found.granularity,
            text=words,
            basis="text",
        )

    def old(found: Range | None) -> bool:
        if found is None or reference is None:
            return False
        edge = found.start if kind == "since" else found.end
        return (reference - edge).days > HISTORICAL_DAYS

    backwards, forwards = when(past), when(ahead)
    first = forwards if backwards is None or reading.prefer_ahead else backwards
    if first is None:
        return None
    return TimeMention(
        start=span[0],
        end=span[1],
        when=first,
        historical=old(past if first is backwards else ahead),
        kind=kind,
        past=backwards,
        ahead=forwards,
        past_historical=old(past),
    )


def event_time(
    sentence: Sentence,
    trigger: Token,
    mentions: list[TimeMention],
    *,
    future: bool | None = None,
) -> TimeMention | None:
    """The time expression that dates an event.

    An expression in the trigger's own clause comes first, the more directly attached
    the better; then one of the clause that governs it.  Expressions of other clauses,
    and of other nouns ("condemned Monday's attack"), are never taken.

    Parameters
    ----------
    sentence : Sentence
    trigger : Token
        The word that expresses the event, verb or noun.
    mentions : list of TimeMention
        Of this sentence, with offsets in the report.
    future : bool, optional
        Whether the event is to come; read off the clause when not given.

    Returns
    -------
    TimeMention or None
        In the reading that suits the clause.
    """
    if not mentions:
        return None
    if future is None:
        future = is_future(trigger)
    tops: list[tuple[TimeMention, Token, Token | None]] = []
    for mention in mentions:
        word = top(tokens_between(sentence, mention.start, mention.end))
        if word is not None:
            tops.append((mention, word, _said_before(sentence, word)))
    own = _nearest(trigger, tops, trigger, 9)
    if own is None and not trigger.is_verb:
        own = _right_after(trigger, tops)
    if own is not None:
        return own.read(future=future) if own.kind != "within" or future else None
    for outer in governors(trigger, apart=APART_IN_TIME):
        # What a governing verb's own arguments are dated with is theirs alone.
        found = _nearest(outer, tops, trigger, 1)
        if found is None:
            continue
        ahead = is_future(outer)
        if future and not ahead and outer is not trigger.head:
            return None
        if future and not ahead and trigger.is_verb and trigger.dep != "conj":
            # "agreed on Monday to withdraw": the withdrawal is not Monday's
            return None
        return found.read(future=ahead) if found.kind != "within" or ahead else None
    return None


def _nearest(
    place: Token,
    tops: list[tuple[TimeMention, Token, Token | None]],
    trigger: Token,
    limit: int,
) -> TimeMention | None:
    best: tuple[int, int, TimeMention] | None = None
    for mention, word, speaker in tops:
        if word is trigger:
            continue
        far = distance(word, place) if speaker is None else (0 if speaker is place else None)
        if far is None or far > limit:
            continue
        key = (far, abs(word.i - place.i))
        if best is None or key < best[:2]:
            best = (*key, mention)
    return best[2] if best else None


def _said_before(sentence: Sentence, word: Token) -> Token | None:
    """The verb of saying that a time follows at once: "said on Tuesday it would expand".

    Parsers like to give such a time to the verb that comes after it.
    """
    at = word.i - 1
    while at >= 0 and sentence.tokens[at].tag in ("IN", "DT", "JJ", "RB") and word.i - at < 4:
        at -= 1
    if at < 0 or at + 1 >= len(sentence.tokens):
        return None
    verb = sentence.tokens[at]
    if not (verb.is_verb and speaks(verb)) or (verb.tag == "VBN" and verb.dep == "amod"):
        return None
    last = chain(word)[-1]
    # The complement clause is below the verb of saying and to the right of the time.
    return verb if last is not verb and last.i > word.i and verb in last.ancestors() else None


def _right_after(
    noun: Token, tops: list[tuple[TimeMention, Token, Token | None]]
) -> TimeMention | None:
    """ "On Thursday they called for a strike next Monday": a second time goes to its noun."""
    predicate = chain(noun)[-1]
    here = [(m, word) for m, word, _ in tops if distance(word, predicate) == 0]
    if len(here) < 2:
        return None
    for mention, word in here:
        if noun.i < word.i and noun.end < mention.start <= noun.end + 4:
            return mention
    return None
