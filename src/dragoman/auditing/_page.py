"""A report as the checks read it: passages, quotations, nations, and what is told as now.

The checks work on the text itself, so that they see every sentence, also those
without any event, which are never parsed.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

import msgspec

from dragoman.auditing._nations import Nation, find_nations
from dragoman.parsing import Quotation, Sentence, find_quotations
from dragoman.records import Event, Report, Span

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
MONTH = rf"(?:{'|'.join(MONTHS)}|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"

_BREAK = re.compile(r"\n\s*")
_END = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sgt|Capt|Sen|Rep|Gov|St|No|Prof|Rev|Hon|Jr|Sr|vs|etc|Inc|Corp"
    r"|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|[A-Z])|\b[a-z]\.[a-z]|U\.S|U\.N|U\.K|a\.m|p\.m)\.$"
)

#: Words that place a sentence in an earlier time than the report's own.
_HISTORY = re.compile(
    r"\b(?:former(?:ly)?|ex|then|late(?:st)? president|one-?time|erstwhile|eras?|predecessors?"
    r"|legacy|legacies|histor(?:y|ic|ical|ically|ians?)|memoirs?|biograph\w+|decades?"
    r"|centur(?:y|ies)"
    r"|ago|annivers\w+|back in|at the time|in those days|last (?:decade|century)|previous(?:ly)?"
    r"|originally|once|years? (?:before|later|earlier|after)|(?:first|second|final|last|whose) term"
    r"|presidency|inherited|reversed?|revers(?:al|ing)|undo(?:ing|ne)?|scrapp(?:ed|ing)|rescind\w*"
    r"|roll(?:ed|ing)? back|rollback|overturn\w*|dismantl\w+|repeal\w*|compar(?:ed|ison|ing)|unlike"
    r"|as (?:president|prime minister)|when (?:he|she|they) (?:was|were)|earlier "
    r"(?:administration|government)"
    r"|used to|since leaving|left office|stepped down|after leaving|widow|remember(?:ed|s)?"
    r"|commemorat\w+"
    r"|recall(?:s|ed|ing)|funeral|grave|tomb|museum|library|born|reign(?:ed)?|founded"
    r"|negotiated (?:by|under)|signed (?:by|under)"
    r"|introduced (?:by|under)|appointed by|nominated by|under (?:the )?(?:administration"
    r"|government|rule))\b",
    re.IGNORECASE,
)
_FORMER = re.compile(r"\b(?:former|ex)\b[ -]", re.IGNORECASE)
_PLUPERFECT = re.compile(r"\b(?:had|would have|could have|might have|should have)\b|['’]d\b")
_FICTION = re.compile(
    r"\b(?:if|whether|would|could|might|may become|hopes? to|wants? to become|film|movie"
    r"|novel|play(?:s|ed|ing)"
    r"|actor|actress|series|book|documentary|starring|portray\w*|fictional|imagin\w+|parody"
    r"|satir\w+|satire|hypothetical)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d,.$£€-])(1[5-9]\d\d|20\d\d)(?:s\b|(?![\d%]|,\d))")
_SPEECH = re.compile(
    r"\b(?:said|says|told|tells|announced|announces|warned|warns|vowed|vows|promised"
    r"|insisted|added|declared|claimed|argued|confirmed|pledged|threatened|believes?"
    r"|thinks?|telling|saying|warning|adding)\b"
    r"(?:\s+(?:an?\s+|the\s+|his\s+|her\s+)?(?:reporters|journalists|lawmakers|parliament"
    r"|state television|envoys|\w+ station|interviewer|crowd|supporters|newspaper"
    r"|diplomats|ministers|officials))?(?:\s+(?:in|at)\s+[A-Z]\w+)?(?:\s+(?:on|late on"
    rf"|early on)\s+{DAY}|\s+yesterday|\s+today)?(?:\s+that\b|(?=\s+(?:it|he|she|they|the"
    r"|his|her|its|their)\b))"
)
NOW = re.compile(
    rf"\b(?:(?:on|late|early|next|this|by|since|until|before)\s+{DAY}\b|{DAY}(?!\s+(?:Night"
    r"|Times|Mail|Telegraph|Herald|Express|Mirror|Post))"
    r"|today|yesterday|tonight|tomorrow|this (?:week|month|morning|afternoon|evening)"
    r"|overnight|currently|at present"
    r"|the latest|recent(?:ly)?|last (?:week|month|night))",
)


class Passage(msgspec.Struct, frozen=True):
    """A sentence: offsets in the report, its number and its paragraph's number."""

    text: str
    start: int
    end: int
    index: int
    paragraph: int


class Page:
    """A report prepared for the checks.

    Parameters
    ----------
    report : Report
    events : sequence of Event
    sentences : sequence of Sentence
        Their bounds are used when given; else the text is split by punctuation.

    Attributes
    ----------
    report : Report
    text : str
    events : tuple of Event
    published : datetime.date or None
    date : str
        The publication date, YYYY-MM-DD or "".
    """

    def __init__(
        self, report: Report, events: Sequence[Event] = (), sentences: Sequence[Sentence] = ()
    ) -> None:
        self.report = report
        self.text = report.text
        self.events = tuple(events)
        self.date = report.published
        self.published = datetime.date.fromisoformat(self.date) if self.date else None
        self._bounds = [(s.start, s.end) for s in sentences] or _split(self.text)

    @cached_property
    def paragraphs(self) -> list[tuple[int, int]]:
        """Bounds of the non-empty paragraphs (lines)."""
        found, position = [], 0
        for gap in [*_BREAK.finditer(self.text), None]:
            end = gap.start() if gap else len(self.text)
            if self.text[position:end].strip():
                found.append((position, end))
            position = gap.end() if gap else end
        return found

    @cached_property
    def passages(self) -> list[Passage]:
        """The sentences."""
        starts = [start for start, _ in self.paragraphs]
        return [
            Passage(self.text[start:end], start, end, i, max(bisect_right(starts, start) - 1, 0))
            for i, (start, end) in enumerate(self._bounds)
        ]

    @cached_property
    def _starts(self) -> list[int]:
        return [passage.start for passage in self.passages]

    def passage_at(self, offset: int) -> Passage:
        """The sentence that covers an offset, or the one before it."""
        return self.passages[max(bisect_right(self._starts, offset) - 1, 0)]

    @cached_property
    def quotations(self) -> list[Quotation]:
        """Quotations, in order."""
        return find_quotations(self.text)

    def quoted(self, offset: int) -> bool:
        """Whether an offset stands inside a quotation."""
        return any(
            (q.start if q.opened else max(q.start, self.passage_at(q.end - 1).start))
            <= offset
            < q.end
            for q in self.quotations
        )

    @cached_property
    def nations(self) -> list[Nation]:
        """Names of states, nations and capitals, in order."""
        return find_nations(self.text)

    @cached_property
    def countries(self) -> dict[str, int]:
        """ISO codes of the states named, with how often."""
        found: dict[str, int] = {}
        for nation in self.nations:
            found[nation.iso3] = found.get(nation.iso3, 0) + 1
        return found

    def nation_ending(self, offset: int) -> Nation | None:
        """The nation word right before an offset ("French ", "France's ")."""
        for nation in self.nations:
            gap = self.text[nation.end : offset]
            if (
                nation.end <= offset
                and len(gap) <= 3
                and gap.strip(" \n") in ("", "'s", "’s", "'", "’")
            ):
                return nation
        return None

    def nation_starting(self, offset: int) -> Nation | None:
        """The nation word right at an offset, or after "the "."""
        for nation in self.nations:
            if nation.start == offset or (
                nation.start == offset + 4 and self.text[offset : nation.start].lower() == "the "
            ):
                return nation
        return None

    def span(self, start: int, end: int) -> Span:
        """A span of the report."""
        return Span(text=self.text[start:end], start=start, end=end)

    def quote(self, start: int, end: int) -> str:
        """Words of the report, shortened, for a message."""
        words = " ".join(self.text[start:end].split())
        return words if len(words) <= 90 else words[:87] + "…"

    def past_years(self, text: str) -> list[int]:
        """Years before the year of publication that a text names."""
        limit = self.published.year if self.published else 9999
        return [int(m[1]) for m in _YEAR.finditer(text) if int(m[1]) < limit]

    def main(self, passage: Passage, offset: int) -> str:
        """The words of a sentence without what its speaker says.

        What follows "X said that" says nothing about the time of X's own act.
        """
        after = offset - passage.start
        match = _SPEECH.search(passage.text, max(after, 0))
        return passage.text[: match.end()] if match else passage.text

    def is_history(
        self, passage: Passage, offset: int | None = None, *, former: bool = False
    ) -> bool:
        """Whether a sentence tells, or may tell, of an earlier time.

        With an offset, what the party named there only says does not count; with
        `former`, neither does that somebody is called a former office-holder.
        """
        text = passage.text if offset is None else self.main(passage, offset)
        if former:
            text = _FORMER.sub("", text)
        return bool(_HISTORY.search(text) or _PLUPERFECT.search(text) or self.past_years(text))

    def is_fiction(self, passage: Passage, offset: int | None = None) -> bool:
        """Whether a sentence tells of what is not, or not yet, or only played."""
        text = passage.text if offset is None else self.main(passage, offset)
        return bool(_FICTION.search(text))

    def is_now(self, passage: Passage) -> bool:
        """Whether a sentence names a day close to publication."""
        return bool(NOW.search(passage.text))

    @cached_property
    def lead(self) -> int:
        """Number of the first full sentence: headings and datelines are not it."""
        for passage in self.passages:
            if passage.text.rstrip().endswith((".", '."', ".”")) and len(passage.text) > 30:
                return passage.index
        return 0


def _split(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    position = 0
    for gap in [*_BREAK.finditer(text), None]:
        stop = gap.start() if gap else len(text)
        start = position
        for match in _END.finditer(text, position, stop):
            head = text[start : match.start()]
            if _ABBREVIATION.search(head[-12:]) and not match.group().lstrip().startswith("\n"):
                continue
            end = match.start() + len(match.group().rstrip())
            found.append((start, end))
            start = match.end()
        if text[start:stop].strip():
            found.append((start, start + len(text[start:stop].rstrip())))
        position = gap.end() if gap else stop
    return [(start, end) for start, end in found if text[start:end].strip()]
