"""The predicate lexicon: headwords, frames, conditions.  The format is in docs/lexicon.md."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from dragoman.codebook._ontology import DATA, GROUPS, ontology
from dragoman.codebook._yaml import read_yaml
from dragoman.errors import ConfigError

SCHEMA = "dragoman-lexicon/1"
PARTS = ("verbs", "nouns", "adjectives")

VERB_ACTOR = ("subj",)
VERB_RECIPIENT = (
    "obj", "iobj", "against", "to", "with", "on", "at", "of", "from", "for", "toward", "over",
    "into",
)  # fmt: skip
NOUN_ACTOR = ("subj", "by", "poss", "mod", "between", "of", "from")
NOUN_RECIPIENT = (
    "against", "on", "to", "with", "for", "toward", "at", "over", "into", "of",
)  # fmt: skip
ADJECTIVE_RECIPIENT = ("of", "to", "with", "against", "toward", "about", "over", "for")
CONTENT = (
    "comp", "obj", "of", "to", "on", "in", "for", "about", "with", "from", "against", "over",
    "by", "into",
)  # fmt: skip

#: Kinds of party a condition may ask for.
KINDS = frozenset(
    """official person country org group place armed actor event wrongdoing blame praise""".split()
)
#: Conditions that are not roles.
SPECIAL = frozenset({"passive", "neg", "prev", "mods", "under", "tag"})
ROLES = frozenset(
    """subj obj iobj comp inf that ing poss mod attr about above across after against along
    alongside amid among around as at because_of before behind beneath beside besides between
    beyond by despite down during for from in in_front_of inside instead_of into like near of off
    on onto out out_of outside over past since through throughout to toward towards under until
    up upon versus via with within without according_to ahead_of away_from due_to together_with
    including involving round following concerning regarding per
    as_part_of in_favour_of on_behalf_of""".split()
)


class Condition(msgspec.Struct, frozen=True):
    """What one argument must be.

    Attributes
    ----------
    role : str
        A role or one of `SPECIAL`.
    words : frozenset of str
        Lemmas, classes already spelt out.
    kinds : frozenset of str
        Kinds of party or event ("person", "CONSULT", "conflict").
    filled : bool or None
        True: anything will do; False: must be absent.
    negated : bool
        The condition holds when the rest does not.
    """

    role: str
    words: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    filled: bool | None = None
    negated: bool = False


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """One reading of a headword.  Fields as in docs/lexicon.md."""

    id: str
    headword: str
    part: str
    conditions: tuple[Condition, ...] = ()
    event_type: str = ""
    mode: tuple[str, ...] = ()
    op: str = ""
    none: str = ""
    light: bool = False
    transparent: bool = False
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    mutual: tuple[str, ...] = ()
    content: tuple[str, ...] = CONTENT
    context: tuple[str, ...] = ()
    cameo: str = ""
    weight: float = 1.0
    joint: str = ""
    also: tuple[str, str] = ("", "")


_FRAME_KEYS = frozenset(
    """if type mode op none light pass actor recipient mutual content context cameo weight joint
    also note""".split()
)
_OUTCOMES = ("type", "op", "none", "light", "pass")


class Entry(msgspec.Struct, frozen=True):
    """A headword's frames, first fitting one wins."""

    words: tuple[str, ...]
    frames: tuple[Frame, ...]


class Lexicon(msgspec.Struct, frozen=True):
    """All entries, by part of speech and by the word that anchors them.

    Attributes
    ----------
    verbs, adjectives : dict
        By the lemma of the head; verbs with particles before bare ones.
    nouns : dict
        By the last word; longer headwords first.
    """

    verbs: dict[str, tuple[Entry, ...]]
    nouns: dict[str, tuple[Entry, ...]]
    adjectives: dict[str, tuple[Entry, ...]]

    def frames(self) -> list[Frame]:
        """All frames, in file order within a part."""
        return [
            frame
            for part in (self.verbs, self.nouns, self.adjectives)
            for entries in part.values()
            for entry in entries
            for frame in entry.frames
        ]


def _fail(where: str, detail: str) -> ConfigError:
    return ConfigError("E201", path=where, detail=detail)


def _path(text: str, where: str) -> tuple[str, ...]:
    if text == "-":
        return ()
    roles = tuple(role.strip() for role in text.split("|"))
    for role in roles:
        if role not in ROLES:
            raise _fail(where, f"unknown role '{role}'")
    return roles


def read_condition(
    role: str, text: str, classes: dict[str, frozenset[str]], where: str
) -> Condition:
    """Parse one condition ("deal @agreement", "*", "! +person").

    Raises
    ------
    ConfigError
        E201 for an unknown role, class or kind.
    """
    if role not in ROLES and role not in SPECIAL:
        raise _fail(where, f"unknown role '{role}'")
    parts = text.split()
    negated = bool(parts) and parts[0] == "!"
    if negated:
        parts = parts[1:]
    words: set[str] = set()
    kinds: set[str] = set()
    filled: bool | None = None
    types = ontology().types
    for part in parts:
        if part == "*":
            filled = True
        elif part == "-":
            filled = False
        elif part.startswith("@"):
            if part[1:] not in classes:
                raise _fail(where, f"unknown class '{part}'")
            words |= classes[part[1:]]
        elif part.startswith("+"):
            if part[1:] not in KINDS and part[1:] not in GROUPS and part[1:] not in types:
                raise _fail(where, f"unknown kind '{part}'")
            kinds.add(part[1:])
        else:
            words.add(part)
    if not parts:
        raise _fail(where, f"empty condition on '{role}'")
    return Condition(role, frozenset(words), frozenset(kinds), filled, negated)


def _listed(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())


def _frame(
    raw: Any, part: str, headword: str, number: int, family: str, context: _Context
) -> Frame:
    where = f"{family}.yaml: {part}: {headword} [{number}]"
    if not isinstance(raw, dict):
        raise _fail(where, "a frame is a mapping")
    if unknown := set(raw) - _FRAME_KEYS:
        raise _fail(where, f"unknown key '{sorted(unknown)[0]}'")
    chosen = [key for key in _OUTCOMES if key in raw]
    if len(chosen) != 1:
        raise _fail(where, f"needs exactly one of {', '.join(_OUTCOMES)}")
    event_type, modes = raw.get("type", ""), _listed(raw.get("mode"))
    kinds = ontology()
    if event_type and event_type not in kinds.types:
        raise _fail(where, f"unknown type '{event_type}'")
    if modes and not event_type:
        raise _fail(where, "a mode needs a type")
    for mode in modes:
        if not kinds.check_mode(event_type, mode):
            raise _fail(where, f"'{mode}' is no mode of {event_type}")
    for code in _listed(raw.get("context")):
        if code not in kinds.contexts:
            raise _fail(where, f"unknown context '{code}'")
    if raw.get("cameo") and raw["cameo"] not in kinds.cameo:
        raise _fail(where, f"unknown CAMEO code '{raw['cameo']}'")
    if raw.get("joint") and raw["joint"] not in kinds.types:
        raise _fail(where, f"unknown type '{raw['joint']}'")
    also, _, also_mode = raw.get("also", "").partition("/")
    if also and (also not in kinds.types or (also_mode and not kinds.check_mode(also, also_mode))):
        raise _fail(where, f"unknown outcome '{raw['also']}'")
    if raw.get("op") and raw["op"] not in context.operators:
        raise _fail(where, f"unknown operator '{raw['op']}'")
    actor, recipient = {
        "verbs": (VERB_ACTOR, VERB_RECIPIENT),
        "nouns": (NOUN_ACTOR, NOUN_RECIPIENT),
        "adjectives": (VERB_ACTOR, ADJECTIVE_RECIPIENT),
    }[part]
    conditions = raw.get("if", {})
    if not isinstance(conditions, dict):
        raise _fail(where, "'if' is a mapping from role to condition")
    return Frame(
        id=f"{family}/{part[:-1]}/{headword}/{number}",
        headword=headword,
        part=part,
        conditions=tuple(
            read_condition(role, text, context.classes, where) for role, text in conditions.items()
        ),
        event_type=event_type,
        mode=modes,
        op=raw.get("op", ""),
        none=raw.get("none", ""),
        light="light" in raw,
        transparent="pass" in raw,
        actor=_path(raw["actor"], where) if "actor" in raw else actor,
        recipient=_path(raw["recipient"], where) if "recipient" in raw else recipient,
        mutual=_path(raw["mutual"], where) if "mutual" in raw else (),
        content=_path(raw["content"], where) if "content" in raw else CONTENT,
        context=_listed(raw.get("context")),
        cameo=raw.get("cameo", ""),
        weight=float(raw.get("weight", "1")),
        joint=raw.get("joint", ""),
        also=(also, also_mode),
    )


class _Context(msgspec.Struct, frozen=True):
    classes: dict[str, frozenset[str]]
    operators: frozenset[str]


def read_classes(path: Path = DATA / "classes.yaml") -> dict[str, frozenset[str]]:
    """Read the word classes; a class may include others with ``@name``."""
    raw = read_yaml(path)["classes"]
    spelt: dict[str, frozenset[str]] = {}

    def spell(name: str, trail: tuple[str, ...] = ()) -> frozenset[str]:
        if name in trail or name not in raw:
            raise _fail(path.name, f"unknown or circular class '{name}'")
        if name not in spelt:
            words: set[str] = set()
            for word in raw[name].split():
                words |= spell(word[1:], (*trail, name)) if word[0] == "@" else {word}
            spelt[name] = frozenset(words)
        return spelt[name]

    for name in raw:
        spell(name)
    return spelt


def read_lexicon(
    paths: list[Path], classes: dict[str, frozenset[str]], operators: frozenset[str]
) -> Lexicon:
    """Read lexicon files.

    A headword may stand in several files (a word belongs to several families):
    its frames are joined, those with conditions first, in the order of `paths`.

    Raises
    ------
    ConfigError
        E201 naming file, headword and what is wrong.
    """
    context = _Context(classes, operators)
    merged: dict[str, dict[str, tuple[Frame, ...]]] = {part: {} for part in PARTS}
    for path in paths:
        raw = read_yaml(path)
        if not isinstance(raw, dict) or raw.get("schema") != SCHEMA:
            raise _fail(path.name, f"the first key must be 'schema: {SCHEMA}'")
        if unknown := set(raw) - {"schema", "family", *PARTS}:
            raise _fail(path.name, f"unknown key '{sorted(unknown)[0]}'")
        for part in PARTS:
            for headword, frames in (raw.get(part) or {}).items():
                if not isinstance(frames, list) or not frames:
                    raise _fail(path.name, f"{part}: {headword}: needs a list of frames")
                head = " ".join(headword.lower().replace("-", " ").split())
                known = merged[part].get(head, ())
                # "cease-fire" and "cease fire" are one headword: numbers go on.
                first = sum(frame.id.startswith(f"{path.stem}/") for frame in known)
                merged[part][head] = known + tuple(
                    _frame(frame, part, head, number, path.stem, context)
                    for number, frame in enumerate(frames, first)
                )
    return Lexicon(*(_index(part, merged[part]) for part in PARTS))


def _index(part: str, entries: dict[str, tuple[Frame, ...]]) -> dict[str, tuple[Entry, ...]]:
    index: dict[str, list[Entry]] = {}
    for headword, frames in entries.items():
        words = tuple(headword.split())
        anchor = words[-1] if part == "nouns" else words[0]
        ordered = tuple(sorted(frames, key=lambda frame: not frame.conditions))
        index.setdefault(anchor, []).append(Entry(words, ordered))
    return {
        anchor: tuple(sorted(found, key=lambda entry: -len(entry.words)))
        for anchor, found in index.items()
    }
