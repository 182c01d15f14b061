"""The labels of the two-span relation task; see relation_scheme.yaml."""

from __future__ import annotations

import msgspec

from dragoman.codebook._ontology import AUXILIARY, DATA, ontology
from dragoman.codebook._yaml import read_yaml
from dragoman.errors import ConfigError


class SchemeRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One relabelling; empty fields fit anything."""

    type: str
    to: str = msgspec.field(name="as")
    mode: str = ""
    trigger: str = ""
    inner: str = ""
    auxiliary: str = ""
    promised: str = ""
    together: str = ""
    unless: str = ""

    def fits(
        self,
        event_type: str,
        modes: list[str],
        triggers: set[str],
        inner: str,
        auxiliary: tuple[str, ...],
        promised: bool,
        together: bool,
    ) -> bool:
        """Tell whether the rule applies to an event."""
        return (
            event_type == self.type
            and (not self.mode or self.mode in modes)
            and (not self.trigger or self.trigger in triggers)
            and (not self.inner or self.inner == inner)
            and (not self.auxiliary or self.auxiliary in auxiliary)
            and (not self.promised or promised)
            and (not self.together or (together and not inner))
            and not triggers & set(self.unless.split())
        )


def read_scheme() -> tuple[SchemeRule, ...]:
    """Read the rules.

    Raises
    ------
    ConfigError
        E201 for an unknown key, type, mode or auxiliary mode.
    """
    try:
        rules = msgspec.convert(
            read_yaml(DATA / "relation_scheme.yaml")["rules"], tuple[SchemeRule, ...]
        )
    except msgspec.ValidationError as error:
        raise ConfigError("E201", path="relation_scheme.yaml", detail=error) from None
    facts = ontology()
    for rule in rules:
        if (
            rule.type not in facts.types
            or rule.to not in facts.types
            or (rule.mode and not facts.check_mode(rule.type, rule.mode))
            or (rule.inner and rule.inner not in facts.types)
            or (rule.auxiliary and rule.auxiliary not in AUXILIARY)
        ):
            raise ConfigError("E201", path="relation_scheme.yaml", detail=str(rule))
    return rules
