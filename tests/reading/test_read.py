"""Reading: what comes in, and what bad input costs."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import ConfigError, InputError
from dragoman.reading import Reader, Source, format_of, formats, parse_mapping, read, register
from dragoman.records import MAX_CHARACTERS, Rejection, Report


def stream(raw: bytes, name: str = "stdin") -> Source:
    return Source(name, None, io.BytesIO(raw))


def rows(*values: object) -> bytes:
    return b"".join(json.dumps(value).encode() + b"\n" for value in values)


def outcome(items: object) -> list[str]:
    """Texts of the reports, codes of the rejections."""
    return [i.text if isinstance(i, Report) else f"{i.code}@{i.where}" for i in items]  # type: ignore[attr-defined]


# ---------------------------------------------------------------- plain text


@pytest.mark.parametrize(
    ("raw", "encoding", "text"),
    [
        (b"Kabul fell.", "utf-8", "Kabul fell."),
        ("“Naïve”, said Erdoğan.".encode(), "utf-8", "“Naïve”, said Erdoğan."),
        (b"\xef\xbb\xbfKabul fell.", "utf-8", "Kabul fell."),
        (b"\xef\xbb\xbfKabul fell.", "utf-8-sig", "Kabul fell."),
        ("\ufeffKabul fell.".encode("utf-16-le"), "utf-8", "Kabul fell."),
        ("\ufeffKabul fell.".encode("utf-16-be"), "utf-16", "Kabul fell."),
        ("\ufeffKabul fell.".encode("utf-32-le"), "utf-8", "Kabul fell."),
        ("café".encode("cp1252"), "cp1252", "café"),
        ("café".encode("latin-1"), "latin-1", "café"),
        (b"One.\r\nTwo.\r\n", "utf-8", "One.\r\nTwo.\r\n"),
        (b"\xef\xbb\xbfx", "cp1252", "ï»¿x"),
    ],
)
def test_read_text_decodes(raw: bytes, encoding: str, text: str) -> None:
    (report,) = read([stream(raw)], encoding=encoding)
    assert isinstance(report, Report)
    assert report.text == text


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "E101"),
        (b" \n\t\n", "E101"),
        (b"\x7fELF\x02\x01\x01\x00\x00", "E102"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "E102"),
        ("café".encode("latin-1"), "E103"),
        ("“quote”".encode("cp1252"), "E103"),
        (b"\xff\xfeK", "E103"),
        (b"\xed\xa0\x80 lone surrogate in bytes", "E103"),
        (b"x" * (MAX_CHARACTERS + 1), "E108"),
        (b"x" * 10_000_000, "E108"),
        (b"\x00" * 10_000_000, "E102"),
    ],
)
def test_read_text_rejects(raw: bytes, code: str) -> None:
    (item,) = read([stream(raw, "report.txt")])
    assert isinstance(item, Rejection)
    assert (item.code, item.where) == (code, "report.txt")


def test_read_text_too_long_names_its_size() -> None:
    (item,) = read([stream(b"x" * 10_000_000)])
    assert isinstance(item, Rejection)
    assert "10,000,000 characters" in item.message


def test_read_text_at_the_limit() -> None:
    (item,) = read([stream(("é" * MAX_CHARACTERS).encode())])
    assert isinstance(item, Report)


def test_read_wrong_encoding_names_the_byte() -> None:
    (item,) = read([stream(b"abc\x93quote\x94")])
    assert isinstance(item, Rejection)
    assert "0x93 at position 3" in item.message
    assert "--encoding" in item.message


def test_read_many_files_one_bad(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Alpha.", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\xff\xff")
    (tmp_path / "c").write_text("Gamma.", encoding="utf-8")
    (tmp_path / "d.pdf").write_bytes(b"%PDF")
    names = ["a.txt", "b.txt", "c", "d.pdf", "none.txt", "."]
    places = [str(tmp_path / name) for name in names]
    assert outcome(read(places)) == [
        "Alpha.",
        f"E103@{places[1]}",
        "Gamma.",
        f"E113@{places[3]}",
        f"E110@{places[4]}",
        f"E111@{places[5]}",
    ]


def test_read_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(b"From a pipe.")

    monkeypatch.setattr("sys.stdin", Stdin)
    assert outcome(read(["-"])) == ["From a pipe."]


def test_read_same_file_twice(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Alpha.", encoding="utf-8")
    first, second = read([path, path])
    assert isinstance(first, Report)
    assert isinstance(second, Rejection)
    assert second.code == "E109"


def test_read_published_is_a_default() -> None:
    raw = rows({"text": "a", "published": "2001-09-12"}, {"text": "b"})
    first, second = read([stream(raw)], format="jsonl", published="2020-01-02")
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (first.published, second.published) == ("2001-09-12", "2020-01-02")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufeff")))
def test_read_text_keeps_every_character(text: str) -> None:
    (item,) = read([stream(text.encode())])
    if text.strip():
        assert isinstance(item, Report)
        assert item.text == text
    else:
        assert isinstance(item, Rejection)


@given(st.binary(max_size=200))
def test_read_never_raises(raw: bytes) -> None:
    for name in ("text", "jsonl"):
        for item in read([stream(raw)], format=name):
            assert isinstance(item, Report | Rejection)


# ---------------------------------------------------------------- JSON lines


def test_read_jsonl_fields() -> None:
    row = {
        "id": "r1",
        "text": "A text.",
        "published": "2020-02-29T23:59:00+02:00",
        "title": "T",
        "source": "S",
        "url": "U",
        "language": "en",
        "licence": "CC0",
        "more": [1],
    }
    (report,) = read([stream(rows(row))], format="jsonl")
    assert isinstance(report, Report)
    assert (report.id, report.published, report.licence) == ("r1", "2020-02-29", "CC0")


@pytest.mark.parametrize(
    ("row", "mapping", "want"),
    [
        ({"body": "x"}, {"text": "body"}, ("x", "", "")),
        ({"text": "x", "date": "20200102"}, {}, ("x", "2020-01-02", "")),
        ({"text": "x", "published": None, "date": "2020-01-02"}, {}, ("x", "2020-01-02", "")),
        ({"text": "x", "when": "2020-01-02"}, {"published": "when"}, ("x", "2020-01-02", "")),
        ({"doc": {"text": "x"}}, {"text": "doc.text"}, ("x", "", "")),
        ({"doc.text": "x"}, {"text": "doc.text"}, ("x", "", "")),
        ({"text": "x", "source": {"name": "AP"}}, {"source": "source.name"}, ("x", "", "AP")),
        ({"text": "x", "source": {"name": "AP"}}, {"source": ""}, ("x", "", "")),
        ({"text": "x", "source": 7}, {}, ("x", "", "7")),
        ({"text": "x", "date": 20200102}, {}, ("x", "2020-01-02", "")),
    ],
)
def test_read_jsonl_maps(
    row: dict[str, object], mapping: dict[str, str], want: tuple[str, str, str]
) -> None:
    (report,) = read([stream(rows(row))], format="jsonl", mapping=mapping)
    assert isinstance(report, Report)
    assert (report.text, report.published, report.source) == want


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (b"not json", "E104"),
        (b'{"text": "cut', "E104"),
        (b"[1, 2]", "E104"),
        (b'"a string"', "E104"),
        (b"null", "E104"),
        (b"[" * 100_000, "E104"),
        (b'{"text": "x", "n": ' + b"9" * 5000 + b"}", "E104"),
        (b'{"title": "no text"}', "E105"),
        (b'{"text": null}', "E105"),
        (b'{"text": ["a"]}', "E114"),
        (b'{"text": 12}', "E114"),
        (b'{"text": ""}', "E101"),
        (b'{"text": "  "}', "E101"),
        (b'{"text": "a\\u0000b"}', "E102"),
        (b'{"text": "a\x00b"}', "E102"),
        (b'{"text": "caf\xe9"}', "E103"),
        (b'{"text": "a\\ud800b"}', "E107"),
        (b'{"text": "a", "id": "\\udfff"}', "E107"),
        (b'{"text": "a", "published": "2021-02-29"}', "E106"),
        (b'{"text": "a", "published": "yesterday"}', "E106"),
        (b'{"text": "a", "published": "2021-13-01T00:00:00"}', "E106"),
        (b'{"text": "a", "published": {"y": 1}}', "E114"),
        (b'{"text": "a", "published": true}', "E114"),
        (b'{"text": "a", "id": 1.5}', "E114"),
        (b'{"text": "a", "source": {"name": "AP"}}', "E114"),
        (b'{"text": "a", "id": "first"}', "E109"),
        (b'{"text": "' + b"x" * 10_000_000 + b'"}', "E108"),
        (b'{"text": "' + b"x" * 30_000_000 + b'"}', "E116"),
    ],
    ids=lambda value: value if isinstance(value, str) else str(value[:24]),
)
def test_read_jsonl_bad_row_costs_itself_only(row: bytes, code: str) -> None:
    raw = b'{"text": "before", "id": "first"}\n' + row + b'\n{"text": "after"}\n'
    items = read([stream(raw, "c.jsonl")], format="jsonl")
    assert outcome(items) == ["before", f"{code}@c.jsonl:2", "after"]


def test_read_jsonl_astral_escapes_are_text() -> None:
    (report,) = read([stream(b'{"text": "\\ud83d\\ude00"}')], format="jsonl")
    assert isinstance(report, Report)
    assert report.text == "😀"


def test_read_jsonl_blank_lines_are_counted_not_rejected() -> None:
    raw = b'\xef\xbb\xbf\n\r\n{"text": "a"}\r\n   \nbroken'
    assert outcome(read([stream(raw, "c")], format="jsonl")) == ["a", "E104@c:5"]


def test_read_jsonl_wide_encoding() -> None:
    raw = '{"text": "é"}\n\n{"text": "b"}'.encode("utf-16")
    assert outcome(read([stream(raw)], format="jsonl")) == ["é", "b"]
    cut = '{"text": "é"}\n{"text": "b"}'.encode("utf-16") + b"\x00"
    assert outcome(read([stream(cut, "c")], format="jsonl")) == ["é", "E103@c:2"]


@pytest.mark.parametrize("raw", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_read_jsonl_empty(raw: bytes) -> None:
    assert outcome(read([stream(raw, "c")], format="jsonl")) == ["E117@c"]


def test_read_ids_are_unique_across_files() -> None:
    seen: dict[str, str] = {}
    items = read(
        [stream(rows({"text": "a", "id": 1}), "a"), stream(rows({"text": "b", "id": "1"}), "b")],
        format="jsonl",
        seen=seen,
    )
    assert outcome(items) == ["a", "E109@b:1"]
    assert seen == {"1": "a:1"}


def test_read_jsonl_holds_one_row_at_a_time() -> None:
    class Endless(io.RawIOBase):
        def readline(self, size: int | None = -1, /) -> bytes:
            return b'{"text": "again"}\n'

    items = read([Source("endless", None, Endless())], format="jsonl")  # type: ignore[arg-type]
    assert isinstance(next(items), Report)
    assert isinstance(next(items), Rejection)


# ------------------------------------------------------------------ registry


def test_registry_formats() -> None:
    assert {"jsonl", "text"} <= {reader.name for reader in formats()}
    for reader in formats():
        assert callable(reader.load())
        assert reader.summary


@pytest.mark.parametrize(
    ("name", "want"),
    [
        ("a.txt", "text"),
        ("A.TXT", "text"),
        ("report", "text"),
        ("/dev/fd/63", "text"),
        ("x.jsonl", "jsonl"),
        ("x.y.NDJSON", "jsonl"),
        ("-", "text"),
    ],
)
def test_registry_by_ending(name: str, want: str) -> None:
    assert format_of(Source.of(name) if name != "-" else stream(b"")).name == want


def test_registry_takes_new_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.reading._registry._READERS", {})
    register(
        Reader(name="jsonl", extensions=(".wire",), target="dragoman.reading._jsonl:read_jsonl")
    )
    source = Source("x.wire", Path("x.wire"))
    assert format_of(source).name == "jsonl"
    with pytest.raises(InputError, match="E113"):
        format_of(Source("x.txt", Path("x.txt")))


@pytest.mark.parametrize(
    "options",
    [{"format": "docx"}, {"encoding": "klingon"}, {"encoding": "hex"}, {"mapping": {"body": "x"}}],
)
def test_read_unknown_option_value_fails_at_once(options: dict[str, object]) -> None:
    with pytest.raises(ConfigError, match="E206"):
        read([], **options)  # type: ignore[arg-type]


def test_read_impossible_default_date_fails_at_once() -> None:
    with pytest.raises(InputError, match="E106"):
        read([], published="2021-02-30")


def test_parse_mapping() -> None:
    assert parse_mapping(["text=body", " published = date ", "source="]) == {
        "text": "body",
        "published": "date",
        "source": "",
    }
    for pair in ("text", "body=text", "=x"):
        with pytest.raises(ConfigError, match="E206"):
            parse_mapping([pair])
