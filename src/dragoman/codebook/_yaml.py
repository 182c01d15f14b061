"""YAML in which every scalar stays the string that was written.

``on`` is a preposition, ``no`` is a word and ``010`` is a CAMEO code, so the
reader resolves no booleans and no numbers.  A key written twice in one mapping
is an error: the second would silently win.
"""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

from dragoman.errors import ConfigError

_Base: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class _Loader(_Base):  # type: ignore[misc]
    """Strings only, no repeated keys."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Hashable, Any]:
        found: dict[Hashable, Any] = {}
        for key_node, value_node in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in found:
                raise yaml.constructor.ConstructorError(
                    None, None, f"'{key}' is written twice", key_node.start_mark
                )
            found[key] = self.construct_object(value_node, deep=True)
        return found


def _as_map(loader: _Loader, node: Any) -> dict[Hashable, Any]:
    return loader.construct_mapping(node, deep=True)


_Loader.add_constructor("tag:yaml.org,2002:map", _as_map)


def read_yaml(path: Path) -> Any:
    """Read one YAML file; all scalars are strings.

    Raises
    ------
    ConfigError
        E207 the file is missing, E201 it is not valid YAML or repeats a key.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ConfigError("E207", path=path) from None
    try:
        return yaml.load(text, Loader=_Loader)
    except yaml.YAMLError as error:
        raise ConfigError("E201", path=path.name, detail=error) from None
