"""Dragoman as a component of any spaCy English pipeline: ``nlp.add_pipe("dragoman")``.

It reads the host's own parse, so its events may differ from those of
:meth:`dragoman.Coder.code`, which parses each sentence by itself with the pinned model.
"""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from dragoman.auditing import audit
from dragoman.coder import HostedCoder
from dragoman.records import Report


class Component:
    """Sets ``doc._.events`` and ``doc._.findings``.

    Parameters
    ----------
    published : str
        Day of publication for documents that carry none in ``doc.user_data["published"]``.
    codebook, actors : str, optional
        Files of your own, as for :func:`dragoman.load`.
    """

    def __init__(
        self, published: str = "", codebook: str | None = None, actors: str | None = None
    ) -> None:
        self._published = published
        self._coder = HostedCoder(codebook=codebook, actors=actors)

    def __call__(self, doc: Doc) -> Doc:
        """Code a document."""
        doc._.events, doc._.findings = (), ()
        if doc.text.strip():
            published = doc.user_data.get("published", self._published)
            report = Report(text=doc.text, published=published)
            sentences = self._coder.trees.sentences(doc)
            events = tuple(self._coder.events(report, sentences))
            doc._.events, doc._.findings = events, audit(report, events, sentences)
        return doc


@Language.factory(
    "dragoman",
    assigns=["doc._.events", "doc._.findings"],
    requires=["token.tag", "token.dep"],
    default_config={"published": "", "codebook": None, "actors": None},
)
def create(
    nlp: Any, name: str, published: str, codebook: str | None, actors: str | None
) -> Component:
    """Make the component; called by spaCy."""
    for extension in ("events", "findings"):
        if not Doc.has_extension(extension):
            Doc.set_extension(extension, default=())
    return Component(published, codebook, actors)
