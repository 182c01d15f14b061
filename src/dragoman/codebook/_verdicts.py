"""The words that judge, as one checked table: wrongdoing, blame and praise."""

from __future__ import annotations

from pathlib import Path

import msgspec

from dragoman.codebook._ontology import DATA
from dragoman.codebook._yaml import read_yaml
from dragoman.errors import ConfigError

SCHEMA = "dragoman-verdicts/1"


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    verbs: str
    nouns: str
    adjectives: str


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    schema: str
    wrongdoing: _Words
    blame: _Words
    praise: _Words


class Verdicts(msgspec.Struct, frozen=True):
    """Words by what they say of whoever they are said of.

    Attributes
    ----------
    verbs, nouns, adjectives : dict of str to str
        Lemma to ``wrongdoing``, ``blame`` or ``praise``.
    """

    verbs: dict[str, str]
    nouns: dict[str, str]
    adjectives: dict[str, str]

    def of(self, lemma: str, tag: str) -> str:
        """The verdict of a word, "" for none.

        Parameters
        ----------
        lemma : str
        tag : str
            Penn Treebank tag.
        """
        if tag.startswith("VB"):
            return self.verbs.get(lemma, "")
        if tag.startswith("NN"):
            return self.nouns.get(lemma, "")
        if tag.startswith(("JJ", "RB")):
            return self.adjectives.get(lemma, "")
        return ""


def read_verdicts(path: Path = DATA / "verdicts.yaml") -> Verdicts:
    """Read the table of judging words.

    Raises
    ------
    ConfigError
        E201 for an unknown key, a wrong shape or a word that stands in two lists.
    """
    try:
        table = msgspec.convert(read_yaml(path), _Table)
    except msgspec.ValidationError as error:
        raise ConfigError("E201", path=path.name, detail=error) from None
    if table.schema != SCHEMA:
        raise ConfigError("E201", path=path.name, detail=f"the schema must be {SCHEMA}")
    found: dict[str, dict[str, str]] = {}
    for part in ("verbs", "nouns", "adjectives"):
        words: dict[str, str] = {}
        for verdict in ("wrongdoing", "blame", "praise"):
            for word in getattr(getattr(table, verdict), part).split():
                if word in words:
                    detail = f"{word} stands twice among the {part}"
                    raise ConfigError("E201", path=path.name, detail=detail)
                words[word] = verdict
        found[part] = words
    return Verdicts(**found)
