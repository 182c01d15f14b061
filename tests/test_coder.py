"""The coder: the same answer alone, in a batch, in threads and in other processes."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest

import dragoman
from dragoman.coder import Coder
from dragoman.errors import ConfigError, InputError
from dragoman.parsing import BATCH
from dragoman.reading import read
from dragoman.records import Coded, Rejection, Report

EXAMPLES = Path(__file__).parents[1] / "examples" / "reports.jsonl"


@pytest.fixture(scope="module")
def reports(state_visit: Report) -> list[Report]:
    found = [state_visit, *(item for item in read([EXAMPLES]) if isinstance(item, Report))]
    assert len(found) > BATCH
    return found


@pytest.fixture(scope="module")
def alone(coder: Coder, reports: list[Report]) -> list[bytes]:
    return [msgspec.json.encode(coder.code(report)) for report in reports]


def encode(coded: Coded) -> bytes:
    return msgspec.json.encode(coded)


def test_coder_batch_is_alone(coder: Coder, reports: list[Report], alone: list[bytes]) -> None:
    assert [encode(c) for c in coder.code_many(reports)] == alone
    assert [encode(c) for c in coder.code_many(iter(reversed(reports)))] == alone[::-1]


def test_coder_threads_are_alone(coder: Coder, reports: list[Report], alone: list[bytes]) -> None:
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda report: encode(coder.code(report)), reports)) == alone


def test_coder_survives_pickling(coder: Coder, reports: list[Report], alone: list[bytes]) -> None:
    copy = pickle.loads(pickle.dumps(coder))
    assert type(copy) is Coder
    assert encode(copy.code(reports[0])) == alone[0]


def test_coder_other_processes_are_alone(alone: list[bytes], reports: list[Report]) -> None:
    script = (
        "import sys, msgspec, dragoman\n"
        "reports = msgspec.json.decode(sys.stdin.buffer.read(), type=list[dragoman.Report])\n"
        "for coded in dragoman.load().code_many(reports):\n"
        "    sys.stdout.buffer.write(msgspec.json.encode(coded) + b'\\n')\n"
    )
    half = len(reports) // 2
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", script],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # Another hash seed: no answer may hang on the order of a set.
            env={"PYTHONHASHSEED": str(seed), "PYTHONPATH": ":".join(sys.path)},
        )
        for seed in (1, 2)
    ]
    told = []
    for run, part in zip(runs, (reports[:half], reports[half:]), strict=True):
        out, _ = run.communicate(msgspec.json.encode(part))
        assert run.returncode == 0
        told += out.splitlines()
    assert told == alone


def test_coder_text_and_report_are_the_same(coder: Coder) -> None:
    text = "Iran praised Belarus."
    by_text = coder.code(text, published="2023-03-13", id="a", source="S")
    report = Report(text=text, published="2023-03-13", id="a", source="S")
    assert coder.code(report) == by_text
    assert (by_text.report_id, by_text.published) == ("a", "2023-03-13")


def test_coder_names_itself(coder: Coder) -> None:
    (event,) = coder.code("Iran praised Belarus.").events
    assert event.coder == f"dragoman {dragoman.__version__}"
    assert event.codebook == coder.codebook.version
    assert event.codebook.startswith("PLOVER-2.0+")


@pytest.mark.parametrize(
    ("text", "published", "code"),
    [
        ("", "", "E101"),
        ("a\x00b", "", "E102"),
        ("x", "13 March", "E106"),
        ("a\udc80", "", "E107"),
        ("x" * 2_000_001, "", "E108"),
    ],
)
def test_coder_bad_input(coder: Coder, text: str, published: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        coder.code(text, published=published)
    assert caught.value.code == code


def test_coder_rejections_pass_through(coder: Coder) -> None:
    bad = Rejection(where="x.jsonl:2", code="E104", message="not JSON")
    items = [Report(text="Iran praised Belarus.", id="a"), bad, Report(text="Mali sang.", id="b")]
    first, middle, last = coder.code_many(items)
    assert [c.report_id for c in (first, middle, last)] == ["a", "", "b"]
    assert middle.errors == (bad,)
    assert (middle.events, middle.findings) == ((), ())
    assert first.events
    assert not last.events
    assert not last.errors


def test_coder_a_failing_report_costs_itself_alone(
    coder: Coder, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = coder._code

    def code(report: Report, *rest: object) -> Coded:
        if report.id == "bad":
            raise RuntimeError("broken")
        return good(report, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(coder, "_code", code)
    reports = [Report(text="Iran praised Belarus.", id=name) for name in ("a", "bad", "b")]
    first, failed, last = coder.code_many(reports)
    assert first.events
    assert last.events
    (error,) = failed.errors
    assert (error.where, error.code) == ("bad", "E115")
    assert "broken" in error.message


def test_coder_is_lazy(coder: Coder) -> None:
    taken = []

    def stream() -> object:
        for number in range(3 * BATCH):
            taken.append(number)
            yield Report(text="Iran praised Belarus.", id=str(number))

    coded = coder.code_many(stream())  # type: ignore[arg-type]
    assert not taken
    next(iter(coded))
    assert len(taken) == BATCH


@pytest.mark.parametrize(
    ("phrase", "date", "country", "sector"),
    [
        ("the Iranian foreign minister", "2023-03-13", "IRN", "GOV"),
        ("Angela Merkel", "2020-01-01", "DEU", "GOV"),
        ("Emmanuel Macron", "2020-01-01", "FRA", "GOV"),
        ("NATO", "", "IGO", None),
        ("a table", "", "", None),
    ],
)
def test_coder_resolve(
    coder: Coder, phrase: str, date: str, country: str, sector: str | None
) -> None:
    actor = coder.resolve(phrase, date=date)
    assert actor.text == phrase
    assert (actor.start, actor.end) == (0, len(phrase))
    assert actor.country == country
    assert sector is None or actor.sector[0] == sector
    assert 0 <= actor.confidence <= 1


def test_coder_resolve_depends_on_the_day(coder: Coder) -> None:
    now, later = (coder.resolve("Barack Obama", date=day) for day in ("2012-05-01", "2023-05-01"))
    assert now.sector[0] == "GOV"
    assert later.sector[0] != "GOV"


def test_coder_resolve_bad_date(coder: Coder) -> None:
    with pytest.raises(InputError) as caught:
        coder.resolve("Iran", date="soon")
    assert caught.value.code == "E106"


def test_coder_user_actors_win(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("name,country,sector\nBlue Lions,KEN,REB\n", "utf-8")
    (event,) = Coder(actors=path).code("The Blue Lions bombed a market in Chad on Friday.").events
    assert (event.actor[0].country, event.actor[0].sector) == ("KEN", ("REB",))


@pytest.mark.parametrize("option", ["codebook", "actors"])
def test_coder_missing_files(tmp_path: Path, option: str) -> None:
    with pytest.raises(ConfigError) as caught:
        dragoman.load(**{option: tmp_path / "none"})
    assert caught.value.code == "E201"


def test_coder_findings_are_there(coder: Coder) -> None:
    text = "The Obama administration condemned Iran on Monday."
    coded = coder.code(text, published="2023-03-14")
    assert [finding.check for finding in coded.findings] == ["office_holder"]
    assert json.loads(encode(coded))["findings"][0]["code"] == "A201"


def test_coder_no_event_is_not_a_failure(coder: Coder) -> None:
    coded = coder.code("The weather was fine.")
    assert (coded.events, coded.findings, coded.errors) == ((), (), ())
