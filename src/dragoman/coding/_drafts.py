"""What the walk carries from the outside in, and what it makes: contexts and drafts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from dragoman.actors import Party
from dragoman.parsing import Token


class Note(NamedTuple):
    """A step of an explanation.

    Attributes
    ----------
    rule : str
    token : Token or None
        What it rests on, or the first word of that.
    text : str
        A few words.
    last : Token or None
        The last word of what it rests on, when that is more than one.
    """

    rule: str
    token: Token | None
    text: str = ""
    last: Token | None = None


class Link(NamedTuple):
    """One source in the chain of who says so.

    Attributes
    ----------
    source : Party or None
        None for a source that is not named.
    phrase : Token or None
        Head of the phrase that describes an unnamed source.
    cue : Token
    stance : str
    """

    source: Party | None
    phrase: Token | None
    cue: Token
    stance: str


class Context(NamedTuple):
    """What holds for everything below a point of the sentence.

    Attributes
    ----------
    attribution : tuple of Link
        Outermost first.
    negated : bool
    auxiliary : frozenset of str
        ``future``, ``hypothetical``, ``historical``.
    certainty : str
        The author's: ``CT``, ``PR``, ``PS`` or ``Uu``.
    factive : bool
        The innermost attribution is factive ("confirmed that").
    obliged : bool
        Under "must" or "should".
    notes : tuple of Note
    """

    attribution: tuple[Link, ...] = ()
    negated: bool = False
    auxiliary: frozenset[str] = frozenset()
    certainty: str = "CT"
    factive: bool = False
    obliged: bool = False
    notes: tuple[Note, ...] = ()

    def told(self) -> Context:
        """The same place in the text, told by the author as a fact."""
        return Context()

    def affirmed(self) -> Context:
        """The same without negation (what a negated clause presupposes stands)."""
        return self._replace(negated=False, obliged=False)


@dataclass
class Draft:
    """An event in the making."""

    event_type: str
    trigger: list[Token]
    context: Context
    modes: list[str] = field(default_factory=list)
    contexts: list[str] = field(default_factory=list)
    cameo: str = ""
    actors: list[Party] = field(default_factory=list)
    recipients: list[Party] = field(default_factory=list)
    mutual: bool = False
    weight: float = 1.0
    #: The recipient was found inside a phrase, not as the phrase.
    derived: bool = False
    strong: bool = False
    #: Its frame is so weak a reading that it needs a partner to stand.
    flimsy: bool = False
    #: It stands in a clause of purpose: what something was done for, not what was done.
    aim: bool = False
    #: The type it becomes when parties of two countries do it together.
    joint: str = ""
    #: The only participant is whoever lends the meeting its name.
    venue: bool = False
    notes: list[Note] = field(default_factory=list)
    #: Drafts this one was composed from (their parties and places may serve it).
    inner: Draft | None = None

    def copy(self, **changes: object) -> Draft:
        """A copy with changes; lists are not shared."""
        made = replace(self, **changes)  # type: ignore[arg-type]
        made.modes, made.contexts = list(made.modes), list(made.contexts)
        made.actors, made.recipients = list(made.actors), list(made.recipients)
        made.notes = list(made.notes)
        return made

    @property
    def parties(self) -> list[Party]:
        return [*self.actors, *self.recipients]
