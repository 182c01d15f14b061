"""Tables that complete an event: the mode by its words, the CAMEO code by type and mode."""

from __future__ import annotations

import msgspec

from dragoman.codebook._ontology import DATA, ontology
from dragoman.codebook._yaml import read_yaml
from dragoman.errors import ConfigError


class Choices(msgspec.Struct, frozen=True):
    """Completion tables.

    Attributes
    ----------
    modes : dict
        Type to (mode, words), in order of preference.
    cameo : dict
        ``TYPE[/mode][@context]`` to a CAMEO code.
    """

    modes: dict[str, tuple[tuple[str, frozenset[str]], ...]]
    cameo: dict[str, str]

    def mode(self, event_type: str, words: set[str]) -> str:
        """The mode that the words of a clause give; "" for none."""
        for mode, cues in self.modes.get(event_type, ()):
            if cues & words:
                return mode
        return ""

    def words(self, event_type: str, mode: str) -> frozenset[str]:
        """The words that give a mode; empty when none do."""
        return dict(self.modes.get(event_type, ())).get(mode, frozenset())

    def code(
        self, event_type: str, modes: tuple[str, ...], contexts: tuple[str, ...], strong: bool
    ) -> str:
        """The most specific CAMEO code that type, mode and contexts support.

        Parameters
        ----------
        event_type : str
        modes, contexts : tuple of str
            In order of preference.
        strong : bool
            A REQUEST that demands or orders takes a 10x code, not a plea's 02x.
        """
        kind = "DEMAND" if strong and event_type == "REQUEST" else event_type
        for mode in (*modes, ""):
            stem = f"{kind}/{mode}" if mode else kind
            for context in contexts:
                if f"{stem}@{context}" in self.cameo:
                    return self.cameo[f"{stem}@{context}"]
            if stem in self.cameo:
                return self.cameo[stem]
        raise KeyError(kind)


def read_choices() -> Choices:
    """Read modes.yaml and cameo_choice.yaml.

    Raises
    ------
    ConfigError
        E201 for unknown types, modes, contexts or codes.
    """
    facts = ontology()
    modes = read_yaml(DATA / "modes.yaml")["modes"]
    for event_type, table in modes.items():
        for mode in table:
            if event_type not in facts.types or not facts.check_mode(event_type, mode):
                raise ConfigError("E201", path="modes.yaml", detail=f"{event_type}/{mode}")
    cameo = read_yaml(DATA / "cameo_choice.yaml")["choice"]
    for key, code in cameo.items():
        stem, _, context = key.partition("@")
        kind, _, mode = stem.partition("/")
        kind = "REQUEST" if kind == "DEMAND" else kind
        if (
            code not in facts.cameo
            or kind not in facts.types
            or (mode and not facts.check_mode(kind, mode))
            or (context and context not in facts.contexts)
        ):
            raise ConfigError("E201", path="cameo_choice.yaml", detail=f"{key}: {code}")
    return Choices(
        {
            event_type: tuple((mode, frozenset(words.split())) for mode, words in table.items())
            for event_type, table in modes.items()
        },
        cameo,
    )
