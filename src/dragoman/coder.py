"""The object a user meets first: ``dragoman.load().code(text)``."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, cast

from dragoman._version import __version__
from dragoman.actors import Resolver
from dragoman.auditing import audit
from dragoman.codebook import Codebook, load_codebook
from dragoman.coding import Coverage, CoverageCounter, Engine, Judge, Relator, reviewed
from dragoman.errors import ConfigError, DragomanError, InputError
from dragoman.knowledge import Gazetteer
from dragoman.parsing import BATCH, Lemmatizer, Parser, Sentence, TreeBuilder
from dragoman.records import Actor, Coded, Event, Rejection, Report, as_iso_date
from dragoman.stories import link_report


class Coder:
    """Codes news reports into events.

    Parameters
    ----------
    codebook : str or Path, optional
        A lexicon file of your own; its frames come before the shipped ones.
    model : str, optional
        Another spaCy English pipeline.
    actors : str or Path, optional
        A CSV file with actors of your own; they win over the shipped ones.
    semantic : bool
        Let a small sentence model settle what the rules leave open (docs/semantic.md).

    Raises
    ------
    ConfigError
        E201 to E207, E209.
    MissingExtra
        E301 for `semantic` without ``dragoman[semantic]``.

    Notes
    -----
    A coder can be pickled (it is rebuilt from its parameters) and used from
    several threads.  The same report gives the same events alone or in a batch.
    """

    def __init__(
        self,
        *,
        codebook: str | Path | None = None,
        model: str | None = None,
        actors: str | Path | None = None,
        semantic: bool = False,
    ) -> None:
        self._config = {
            "codebook": codebook,
            "model": model,
            "actors": actors,
            "semantic": semantic,
        }
        book = load_codebook(Path(codebook) if codebook is not None else None)
        self._codebook: Codebook = book
        self._gazetteer = Gazetteer.load()
        self._resolver = Resolver(
            places=self._gazetteer.country_of, extra=Path(actors) if actors is not None else None
        )
        self._words: dict[str, bool] = {}
        self._lemma = Lemmatizer(book.lexicon.verbs)
        self._engine = Engine(book, self._resolver, self._gazetteer, f"dragoman {__version__}")
        self._parser = self._load_parser(model)
        self._judge = _load_judge() if semantic else None
        self._relator = Relator(book, self._resolver, self._gazetteer, self._judge)

    def _load_parser(self, model: str | None) -> Parser:
        return Parser(model, verbs=self._codebook.lexicon.verbs, wanted=self._wanted)

    def __reduce__(self) -> tuple[Any, ...]:
        return (_rebuild, (type(self), self._config))

    @property
    def codebook(self) -> Codebook:
        """The codebook in use."""
        return self._codebook

    def code(
        self, report: Report | str, *, published: str = "", id: str = "", source: str = ""
    ) -> Coded:
        """Code one report.

        Parameters
        ----------
        report : Report or str
            A report, or its text.
        published, id, source : str, optional
            For a text: its day of publication (YYYY-MM-DD), identity and source.

        Returns
        -------
        Coded

        Raises
        ------
        InputError
            E101, E106, E107 or E108 for an unusable text or date.
        """
        if not isinstance(report, Report):
            report = Report(text=report, published=published, id=id, source=source)
        return self._code(report, self._parser.parse(report.text))

    def code_many(self, reports: Iterable[Report | Rejection]) -> Iterator[Coded]:
        """Code a stream of reports, in order.

        Rejections of a reader pass through as a `Coded` with errors only, and a
        report that fails costs itself alone.
        """
        stream = iter(reports)
        while batch := list(islice(stream, BATCH)):
            usable = [item for item in batch if isinstance(item, Report)]
            parsed = iter(self._parser.parse_many([report.text for report in usable]))
            for item in batch:
                if isinstance(item, Rejection):
                    yield Coded(report_id="", published="", errors=(item,))
                else:
                    yield self._guarded(item, next(parsed))

    def _guarded(self, report: Report, sentences: list[Sentence]) -> Coded:
        try:
            return self._code(report, sentences)
        except Exception as error:
            wrapped = (
                error
                if isinstance(error, DragomanError)
                else InputError("E115", detail=repr(error))
            )
            rejection = Rejection(
                where=report.id,
                code=wrapped.code,
                message=f"{wrapped.problem}: {wrapped.remedy}",
            )
            return Coded(report_id=report.id, published=report.published, errors=(rejection,))

    def events(self, report: Report, sentences: list[Sentence]) -> list[Event]:
        """The events of a report that is parsed already, linked into stories."""
        events = self._engine.code(report, sentences)
        if self._judge is not None:
            events = reviewed(events, sentences, self._judge)
        return link_report(events)

    def _code(self, report: Report, sentences: list[Sentence]) -> Coded:
        events = self.events(report, sentences)
        return Coded(
            report_id=report.id,
            published=report.published,
            events=tuple(events),
            findings=audit(report, events, sentences),
        )

    def relation(
        self, text: str, actor: tuple[int, int], recipient: tuple[int, int]
    ) -> list[tuple[str, float]]:
        """Rank the event types that relate two spans of a text.

        Parameters
        ----------
        text : str
        actor, recipient : (int, int)
            Character offsets, end exclusive.

        Returns
        -------
        list of (str, float)
            Best first, scores sum to 1; empty when no predicate is known and
            `semantic` is off.

        Raises
        ------
        ConfigError
            E208 for a span outside the text.
        """
        for span in (actor, recipient):
            if not 0 <= span[0] < span[1] <= len(text):
                raise ConfigError("E208", span=span, length=len(text))
        Report(text=text)
        # A judge wants the syntax of sentences without a known predicate too.
        sentences = self._parser.parse(text, whole=self._judge is not None)
        return self._relator.rank(text, sentences, actor, recipient)

    def resolve(self, phrase: str, *, date: str = "") -> Actor:
        """Resolve a phrase that names a political actor.

        Parameters
        ----------
        phrase : str
            As news writes it: "the Iranian foreign minister".
        date : str, optional
            The day on which offices are looked up (YYYY-MM-DD).
        """
        found = self._resolver.resolve(phrase, as_iso_date(date))
        return Actor(
            text=phrase,
            start=0,
            end=len(phrase),
            name=found.name or phrase,
            country=found.country,
            sector=found.sector,
            kind=found.kind,
            office=found.office,
            entity_id=found.entity_id,
            confidence=found.confidence,
        )

    def coverage(self, reports: Iterable[Report]) -> Coverage:
        """Count the predicates with a political actor that the lexicon decides.

        Parameters
        ----------
        reports : iterable of Report

        Returns
        -------
        Coverage
            Decided and all predicate tokens, and the undecided ones by lemma.
        """
        counter = CoverageCounter(self._codebook, self._resolver, self._gazetteer)
        stream = iter(reports)
        while batch := list(islice(stream, BATCH)):
            parsed = self._parser.parse_many(report.text for report in batch)
            for report, sentences in zip(batch, parsed, strict=True):
                counter.add(report, sentences)
        return counter.result()

    def _wanted(self, words: list[str]) -> bool:
        """Whether any word of a sentence may be a predicate; others are not parsed."""
        return any(self._is_trigger(word) for word in words)

    def _is_trigger(self, word: str) -> bool:
        known = self._words.get(word)
        if known is None:
            lexicon = self._codebook.lexicon
            known = self._words[word] = (
                self._lemma.verb(word) in lexicon.verbs
                or word in lexicon.nouns
                or self._lemma.noun(word) in lexicon.nouns
                or word in lexicon.adjectives
            )
        return known


class HostedCoder(Coder):
    """A coder without a parser of its own, for use inside a host's pipeline.

    Attributes
    ----------
    trees : TreeBuilder
        Turns the host's parse into sentences.
    """

    def _load_parser(self, model: str | None) -> Parser:
        self.trees = TreeBuilder(self._codebook.lexicon.verbs)
        return cast(Parser, None)


def _load_judge() -> Judge:
    """The optional part is imported when it is asked for only."""
    from dragoman.semantic import Referee

    return Referee.load()


def _rebuild(kind: type[Coder], config: dict[str, Any]) -> Coder:
    return kind(**config)


def load(
    *,
    codebook: str | Path | None = None,
    model: str | None = None,
    actors: str | Path | None = None,
    semantic: bool = False,
) -> Coder:
    """Load a coder; see :class:`Coder` for the parameters."""
    # Loading makes half a million objects that stay: looking for garbage among them
    # again and again costs a tenth of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return Coder(codebook=codebook, model=model, actors=actors, semantic=semantic)
    finally:
        if collecting:
            gc.enable()
