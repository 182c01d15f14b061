"""A source that both asserts and denies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dragoman.auditing._nations import country_name
from dragoman.auditing._page import DAY, Page
from dragoman.auditing._registry import Problem, check
from dragoman.parsing import Lemmatizer

_DENIED = re.compile(
    r"(?:['’]s\s+(?:\w+\s+){1,2})?\s*(?:\w+\s+){0,3}?(?:(?:has|have|had)\s+)?(?:(?:also"
    r"|again|repeatedly|strongly|flatly|categorically|always|consistently)\s+)?(?:denied"
    r"|denies|denying)\s+(?P<what>(?:(?:ever|any|having|that it had|that they had|it had"
    r"|they had|it has|it)\s+)*(?P<verb>\w+)\s+(?P<rest>[^.;,]{3,70}))"
)
_SAID = re.compile(
    r"(?:['’]s\s+(?:\w+\s+){1,2})?\s*(?:\w+\s+){0,3}?(?:(?:has|have)\s+)?(?:confirmed"
    r"|admitted|acknowledged|conceded|announced|said|confirms|admits|acknowledges|says"
    r"|claimed)\s+(?:on \w+day\s+)?(?:that\s+)?(?:it|they|he|she|its \w+|their "
    r"\w+)?\s*(?:(?:had|has|have)\s+)?(?:already\s+|also\s+|again\s+)?(?:was\s+"
    r"|were\s+)?(?P<verb>\w+)\s+(?P<rest>[^.;,]{3,70})"
)
_TURN = re.compile(
    r"\b(?:initially|at first|first|later|earlier|previously|originally|until|after|before"
    r"|now|reversed|reversal|retract\w*|backtrack\w*|withdr[ae]w\w*|changed|despite"
    r"|although|though|long|once|then|finally|eventually|but|however|while|contradict\w*"
    r"|no longer|only|had denied|had been)\b",
    re.I,
)
_STOP = frozenset(
    (
        "the a an to of in on at for with its their any that it they from and by using used use "
        "was were had has which"
    ).split()
)


@check("asserts_and_denies", "A212", severity="warning")
def asserts_and_denies(page: Page) -> Iterator[Problem]:
    """One source asserts what it denies elsewhere in the report, with no change of mind told."""
    if re.search(r"\bden(?:y|ie[ds])", page.text):
        yield from _text(page)
    yield from _events(page)


def _text(page: Page) -> Iterator[Problem]:
    denials: list[tuple[str, str, frozenset[str], int, int]] = []
    claims: list[tuple[str, str, frozenset[str], int, int]] = []
    for nation in page.nations:
        if nation.kind not in ("name", "capital"):
            continue
        passage = page.passage_at(nation.start)
        if page.quoted(nation.start) or _TURN.search(passage.text) or nation.end > passage.end:
            continue
        for pattern, into in ((_DENIED, denials), (_SAID, claims)):
            match = pattern.match(page.text, nation.end, passage.end)
            if match is not None and (pattern is _DENIED or "den" not in match.group()[:40]):
                verb = _stem(match["verb"])
                if re.search(r"\bnot\b|\bno\b|\bnever\b", match.group()):
                    continue
                into.append((nation.iso3, verb, _content(match["rest"]), nation.start, match.end()))
    for iso3, verb, words, start, end in claims:
        for other, denied, content, first, last in denials:
            if iso3 != other or verb != denied or len(words & content) < min(2, len(content)):
                continue
            days = [set(re.findall(DAY, page.passage_at(at).text)) for at in (start, first)]
            if days[0] and days[1] and days[0] != days[1]:
                continue
            later, earlier = sorted(((start, end), (first, last)), reverse=True)
            yield Problem(
                f"{country_name(iso3)} is said to assert and to deny the same",
                (later, earlier),
                f"the other passage: {page.quote(*earlier)}",
            )


@cache
def _lemmatizer() -> Lemmatizer:
    return Lemmatizer()


def _stem(verb: str) -> str:
    tag = "VBG" if verb.endswith("ing") else "VBN"
    return _lemmatizer()(verb.lower(), tag)


def _content(text: str) -> frozenset[str]:
    words = re.findall(r"[a-z]{3,}", text.lower())
    return frozenset(re.sub(r"(?:es|s)$", "", word) for word in words if word not in _STOP)


def _events(page: Page) -> Iterator[Problem]:
    seen: dict[tuple[str, ...], list[tuple[str, int, int, int]]] = {}
    for event in page.events:
        if not event.attribution or event.auxiliary:
            continue
        link = event.attribution[-1]
        source = link.source.entity_id or (link.source.name if link.source.country else "")
        if (
            not source
            or link.stance not in ("states", "confirms", "denies")
            or page.quoted(event.trigger.start)
        ):
            continue
        actors = "|".join(sorted(a.country or a.name for a in event.actor))
        recipients = "|".join(sorted(a.country or a.name for a in event.recipient))
        if not actors or not recipients:
            continue
        key = (
            source,
            event.event_type,
            "|".join(event.mode),
            actors,
            recipients,
            event.trigger.text.lower()[:5],
        )
        seen.setdefault(key, []).append(
            (link.stance, event.trigger.start, event.trigger.end, event.sentence)
        )
    for tellings in seen.values():
        denial = next((t for t in tellings if t[0] == "denies"), None)
        claim = next(
            (t for t in tellings if t[0] != "denies" and denial and t[3] != denial[3]), None
        )
        if denial is None or claim is None:
            continue
        texts = [page.passage_at(t[1]).text for t in (denial, claim)]
        if any(_TURN.search(text) for text in texts):
            continue
        later, earlier = sorted((claim[1:3], denial[1:3]), reverse=True)
        yield Problem(
            "the same source asserts and denies this",
            (later, earlier),
            "the other passage: "
            f"{page.quote(page.passage_at(earlier[0]).start, page.passage_at(earlier[0]).end)}",
        )
