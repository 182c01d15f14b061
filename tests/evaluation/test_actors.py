from __future__ import annotations

import pytest

from dragoman.evaluation._actors import score
from dragoman.evaluation._data import ActorRow
from dragoman.records import Actor


def actor(country="", sector=(), office=""):
    return Actor(text="x", start=0, end=1, country=country, sector=sector, office=office)


@pytest.mark.parametrize(
    ("given", "answer", "right"),
    [
        ({"country": "IRN", "sector": "GOV"}, actor("IRN", ("GOV",)), True),
        ({"country": "IRN", "sector": "GOV"}, actor("IRN", ("GOV", "MIL")), True),
        ({"country": "IRN", "sector": "GOV"}, actor("IRN", ("MIL", "GOV")), False),
        ({"country": "IRN", "sector": "GOV"}, actor("IRQ", ("GOV",)), False),
        ({"country": "IRN"}, actor("IRN", ("MIL",)), True),
        ({"sector": "MIL", "country": ""}, actor("", ("MIL",)), True),
        ({"sector": "MIL", "country": ""}, actor("USA", ("MIL",)), False),
        ({"country": "", "sector": ""}, actor(), True),
        ({"country": "IRN", "sector": "*"}, actor("IRN", ("MIL",)), True),
        ({"country": "IRN", "office": "president"}, actor("IRN", office="president"), True),
        ({"country": "IRN", "office": "president"}, actor("IRN"), False),
        ({"country": "IRN", "office": ""}, actor("IRN", office="president"), True),
    ],
)
def test_actors_every_given_field_must_be_right(made, given, answer, right):
    row = ActorRow(id="a0", phrase="x", date="2020-01-01", **given)
    (result,) = score([row], made.coder(actors={("x", "2020-01-01"): answer}))
    assert result.counts["actors.all_fields", "", "right"] == int(right)
    assert result.counts["actors.all_fields", "", "all"] == 1
    assert bool(result.misses) is not right


def test_actors_date_is_passed_on(made):
    row = ActorRow(id="a0", phrase="the president", date="1990-01-01", country="SUN")
    coder = made.coder(actors={("the president", "1990-01-01"): actor("SUN")})
    (result,) = score([row], coder)
    assert result.counts["actors.country", "", "right"] == 1
