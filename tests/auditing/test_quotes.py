from __future__ import annotations

import pytest

from dragoman.auditing import audit
from dragoman.records import Report


def messages(text: str) -> list[str]:
    return [f.message for f in audit(Report(text=text)) if f.code == "A213"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("We have enough,” she said.", "closes"),
        ("“We have enough, she said.\nHe left.", "opens"),
        ('She said: "We have enough.\nHe left.', "opens"),
        ('We have enough," she said.', "closes"),
        ("“One,” she said. Two,” he said.", "closes"),
        ("“The old, “new” and worn, she said.\nEnd.", "opens"),
        ("He said: „Wir gehen, and left.\nEnd.", "opens"),
    ],
)
def test_quotes_unpaired_marks_are_found(text: str, word: str) -> None:
    (message,) = messages(text)
    assert word in message


@pytest.mark.parametrize(
    "text",
    [
        "“We have enough,” she said.",
        "“We have enough.\n“We have more.\n“We have all,” she said.",
        "“We have enough.\nWe have more.\nWe have all,” she said.",
        '"We have enough," she said. "No more."',
        "“He said ‘no’,” she wrote. ‘Why?’ they asked.",
        "„Wir gehen“, he said.",
        "«On part», he said.",
        "The ’90s, rock ’n’ roll, the Browns’ house, it’s fine.",
        'A 6" pipe and a 3" valve: the \'60s.',
        'It measured 14" across and burst.',
        "“We can't,’’ she said.",
        "”We go,” he said.",
        "“We go“, he said.",
        "“They say the “caliphate” fell,” he said.",
    ],
)
def test_quotes_paired_marks_are_left_alone(text: str) -> None:
    assert messages(text) == []
