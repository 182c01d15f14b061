from __future__ import annotations

import pytest

from dragoman.errors import InputError
from dragoman.evaluation import read
from dragoman.evaluation._data import find_span

RELATION = {
    "id": "r0",
    "text": "A hit B",
    "actor": [0, 1],
    "recipient": [6, 7],
    "event_type": "ASSAULT",
}


@pytest.mark.parametrize(
    ("name", "rows", "kind"),
    [
        ("a.jsonl", [RELATION], "relations"),
        ("a.jsonl", [{"id": "a0", "phrase": "x", "date": "2020-01-01", "country": ""}], "actors"),
        ("a.csv", "phrase,date,country,sector\nthe Kremlin,2020-01-01,RUS,GOV\n", "actors"),
        ("a.jsonl", [{"id": "s1", "text": "Nothing.", "events": []}], "events"),
        ("a.csv", "id,sentence,trigger,factuality\nf1,It rained.,rained,CT+\n", "factuality"),
        ("a.csv", "id,text,codes\nc1,All is well.,\n", "audit"),
        ("a.jsonl", [{"id": "c1", "text": "All is well.", "codes": ["A201"]}], "audit"),
        ("a.csv", "id,text,mention,antecedent,country\nm1,He left.,He,-,-\n", "coreference"),
        ("a.csv", "id,text,trigger,place\np1,He left Rome.,left,Rome\n", "places"),
        ("a.csv", "id,text,trigger,start,end\nt1,He left.,left,-,\n", "times"),
    ],
)
def test_data_kind_follows_from_the_fields(write, name, rows, kind):
    data = read(write(name, rows))
    assert data.kind == kind
    assert data.name == "a"
    assert len(data.digest) == 64
    assert len(data.rows) == 1


def test_data_rows_without_id_are_numbered(write):
    data = read(write("a.csv", "phrase,country\nRome,ITA\nOslo,NOR\n"))
    assert [row.id for row in data.rows] == ["1", "2"]


def test_data_audit_codes_of_a_csv_cell(write):
    data = read(write("a.csv", "id,text,codes\nc1,x,A201; A203\nc2,y,-\n"))
    assert [row.codes for row in data.rows] == [["A201", "A203"], []]


@pytest.mark.parametrize(
    ("name", "rows", "code", "part"),
    [
        ("a.jsonl", "", "E121", "no rows"),
        ("a.jsonl", '{"id": "1", "colour": "red"}\n', "E121", "colour"),
        ("a.jsonl", "{nonsense\n", "E104", "a.jsonl:1"),
        ("a.jsonl", "[1, 2]\n", "E104", "not an object"),
        ("a.jsonl", [RELATION, RELATION], "E109", "a.jsonl:1"),
        ("a.jsonl", [RELATION, {"id": "r2", "text": "x"}], "E114", "a.jsonl:2"),
        ("a.jsonl", [{**RELATION, "surprise": 1}], "E114", "a.jsonl:1"),
        ("a.csv", "phrase,country\nRome,ITA,surplus\n", "E114", "a.csv:2"),
        ("a.csv", "phrase,capital\nRome,yes\n", "E114", "a.csv:2"),
    ],
)
def test_data_bad_files_are_named(write, name, rows, code, part):
    with pytest.raises(InputError) as caught:
        read(write(name, rows))
    assert caught.value.code == code
    assert part in str(caught.value)


def test_data_missing_file_folder_and_encoding(tmp_path):
    with pytest.raises(InputError, match="E110"):
        read(tmp_path / "none.jsonl")
    with pytest.raises(InputError, match="E111"):
        read(tmp_path)
    (tmp_path / "latin.csv").write_bytes("phrase\nC\xf4te\n".encode("latin-1"))
    with pytest.raises(InputError, match="E103"):
        read(tmp_path / "latin.csv")


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("They met.", "met", (5, 8)),
        ("The metal met heat.", "met", (10, 13)),
        ("Held talks, they did.", "Held talks", (0, 10)),
        ("A 'rout' it was", "'rout'", (2, 8)),
    ],
)
def test_data_find_span_takes_whole_words(text, words, wanted):
    assert find_span(text, words, "row") == wanted
    assert text[slice(*wanted)] == words


@pytest.mark.parametrize(
    ("text", "words"), [("They met and met.", "met"), ("They met.", "left"), ("x", "")]
)
def test_data_find_span_refuses_the_ambiguous(text, words):
    with pytest.raises(InputError, match="E114"):
        find_span(text, words, "row 'x1'")
