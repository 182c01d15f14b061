"""Every way a report comes in.

One reader a file, chosen by a registry from the file's extension or by name.
Readers never stop at a bad record: they yield a
:class:`~dragoman.records.Rejection` in its place and go on.
"""

from dragoman.reading._read import read
from dragoman.reading._registry import Reader, format_of, formats, register
from dragoman.reading._source import FIELDS, Options, Source, parse_mapping

__all__ = [
    "FIELDS",
    "Options",
    "Reader",
    "Source",
    "format_of",
    "formats",
    "parse_mapping",
    "read",
    "register",
]
