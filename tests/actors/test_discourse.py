"""The search for antecedents, on mentions made by hand."""

from __future__ import annotations

import pytest

from dragoman.actors import Discourse, Mention
from dragoman.actors._discourse import Site
from dragoman.knowledge import referring_nouns
from dragoman.records import Actor

ONE = Site(sentence=1, token=0)


def mention(
    name: str, country: str = "", kind: str = "person", token: int = 0, **values: object
) -> Mention:
    """A mention of sentence 0; a thing when the kind is ""."""
    sectors: dict[str, tuple[str, ...]] = {"group": ("REB",), "organisation": ("REB",)}
    party = Actor(
        text=name,
        start=token * 10,
        end=token * 10 + len(name),
        name=name,
        country=country,
        kind=kind,
        sector=sectors.get(kind, ("GOV",)),
    )
    fields: dict[str, object] = {
        "actor": party if kind else None,
        "sentence": 0,
        "token": token,
        "head": name.rpartition(" ")[2].lower(),
        "subject": token == 0,
        "place": "object",
    }
    return Mention(**{**fields, **values})  # type: ignore[arg-type]


def discourse(*mentions: Mention) -> Discourse:
    made = Discourse()
    for item in mentions:
        made.add(item)
    return made


def names(actors: list[Actor]) -> list[str]:
    return [actor.name for actor in actors]


HIM = mention("Ali Kaya", "TUR", gender="m")
HER = mention("Ana Soto", "PER", gender="f", token=3)
OTHER = mention("Jan Novak", "CZE", gender="m", token=3)


@pytest.mark.parametrize(
    ("mentions", "gender", "wanted"),
    [
        ([HIM], "m", ["Ali Kaya"]),
        ([HIM, HER], "f", ["Ana Soto"]),
        ([HIM, OTHER], "m", ["Ali Kaya"]),
        ([HIM], "f", []),
        ([mention("Peru", "PER", "country")], "m", []),
        ([mention("drone", kind="")], "m", []),
        # Two that are coordinated, or two objects: neither.
        (
            [
                mention("Ali Kaya", "TUR", gender="m", group=0),
                mention("Jan Novak", "CZE", gender="m", token=2, subject=True, group=0),
            ],
            "m",
            [],
        ),
        ([mention("Ali Kaya", "TUR", subject=False, token=2), OTHER], "m", []),
        # An unnamed holder of an office is taken for a woman as a subject only.
        ([mention("ruler", "OMN", "role", head="ruler", subject=False)], "f", []),
    ],
)
def test_discourse_persons(mentions: list[Mention], gender: str, wanted: list[str]) -> None:
    assert names(discourse(*mentions).person(gender, ONE)) == wanted


def test_discourse_learns_a_gender() -> None:
    made = discourse(mention("Po Xiu", "CHN"))
    assert names(made.person("f", ONE)) == ["Po Xiu"]
    assert made.person("m", ONE) == []


def test_discourse_the_subject_of_the_same_verb_is_not_meant() -> None:
    made = discourse(mention("Ali Kaya", "TUR", clause=1))
    site = Site(sentence=0, token=4, governors=(1,), objective=True)
    assert made.person("m", site) == []
    assert names(made.person("m", site._replace(objective=False))) == ["Ali Kaya"]


PERU = mention("Peru", "PER", "country")


@pytest.mark.parametrize(
    ("mentions", "harm", "wanted"),
    [
        ([PERU], False, ["Peru"]),
        ([PERU, mention("Chile", "CHL", "country", token=3)], False, ["Peru"]),
        ([PERU, mention("drone", kind="", token=3)], False, ["Peru"]),
        ([PERU, mention("drone", kind="", token=3)], True, []),
        ([mention("flood", kind=""), mention("Peru", "PER", "country", token=3)], False, []),
        ([mention("Peru", "PER", "country", token=3, place="place")], False, []),
        ([mention("Ali Kaya", "TUR")], False, []),
        (
            [
                mention("Peru", "PER", "country", group=0),
                mention("Chile", "CHL", "country", token=2, subject=True, group=0),
            ],
            False,
            [],
        ),
    ],
)
def test_discourse_things(mentions: list[Mention], harm: bool, wanted: list[str]) -> None:
    assert names(discourse(*mentions).thing(ONE._replace(harm=harm))) == wanted


@pytest.mark.parametrize(
    ("mentions", "harm", "wanted"),
    [
        ([mention("rebels", "COD", "group", plural=True)], False, ["rebels"]),
        (
            [
                mention("Peru", "PER", "country", group=0),
                mention("Chile", "CHL", "country", token=2, subject=True, group=0),
            ],
            False,
            ["Peru", "Chile"],
        ),
        ([HIM, HER], False, ["Ali Kaya", "Ana Soto"]),
        ([PERU, mention("Chile", "CHL", "country", token=3)], False, ["Peru", "Chile"]),
        # One state is not "they", beside a plural thing still less.
        ([mention("boats", kind="", plural=True), PERU], False, []),
        ([PERU, mention("drone", kind="", token=3, plural=True)], True, []),
        ([HIM], False, []),
        ([PERU], False, []),
    ],
)
def test_discourse_several(mentions: list[Mention], harm: bool, wanted: list[str]) -> None:
    assert names(discourse(*mentions).several(ONE._replace(harm=harm))) == wanted


@pytest.mark.parametrize(
    ("noun", "mentions", "wanted"),
    [
        ("president", [mention("President Ali Kaya", "TUR")], "President Ali Kaya"),
        ("general", [mention("President Ali Kaya", "TUR")], ""),
        ("country", [PERU], "Peru"),
        ("kingdom", [PERU], ""),
        ("kingdom", [mention("Jordan", "JOR", "country")], "Jordan"),
        ("group", [mention("M99", "COD", "organisation")], "M99"),
        ("company", [mention("M99", "COD", "organisation")], ""),
        ("militants", [mention("M99", "COD", "organisation")], "M99"),
        ("militants", [HIM], ""),
        (
            "country",
            [
                mention("Peru", "PER", "country", group=0),
                mention("Chile", "CHL", "country", token=2, subject=True, group=0),
            ],
            "",
        ),
        ("king", [HER], ""),
    ],
)
def test_discourse_definite(noun: str, mentions: list[Mention], wanted: str) -> None:
    found = discourse(*mentions).definite(referring_nouns()[noun], ONE)
    assert (found.name if found else "") == wanted


@pytest.mark.parametrize(
    ("noun", "count", "mentions", "wanted"),
    [
        ("leaders", 2, [HIM, HER], ["Ali Kaya", "Ana Soto"]),
        ("countries", 2, [PERU, mention("Chile", "CHL", "country", token=3)], ["Peru", "Chile"]),
        ("countries", 2, [PERU], []),
        ("leaders", 2, [HIM], []),
        ("leaders", 2, [PERU, mention("Chile", "CHL", "country", token=3)], []),
        ("countries", 3, [PERU, mention("Chile", "CHL", "country", token=3)], []),
        (
            "countries",
            2,
            [
                PERU,
                mention("Chile", "CHL", "country", token=3),
                mention("Cuba", "CUB", "country", token=5),
            ],
            [],
        ),
        (
            "countries",
            2,
            [PERU, mention("Chile", "CHL", "country", token=3, place="place")],
            [],
        ),
    ],
)
def test_discourse_together(
    noun: str, count: int, mentions: list[Mention], wanted: list[str]
) -> None:
    assert names(discourse(*mentions).together(referring_nouns()[noun], count, ONE)) == wanted


def test_discourse_surnames_of_two_people_are_nobodys() -> None:
    made = discourse(mention("Ali Kaya", "TUR"))
    found = made.by_surname("Kaya")
    assert found is not None and found.name == "Ali Kaya"
    made.add(mention("Ece Kaya", "TUR", token=4))
    assert made.by_surname("Kaya") is None


def test_discourse_focus_is_the_only_state_of_the_sentence_before() -> None:
    found = discourse(PERU).focus(ONE)
    assert found is not None and found.country == "PER"
    both = discourse(PERU, mention("Chile", "CHL", "country", token=3))
    assert both.focus(ONE) is None


def test_discourse_reads_an_unparsed_sentence_only_when_asked() -> None:
    made, read = Discourse(), []

    def late() -> list[Mention]:
        read.append(True)
        return [PERU]

    made.skip(0, late)
    assert read == []
    assert names(made.thing(ONE)) == ["Peru"]
    assert names(made.thing(ONE)) == ["Peru"]
    assert read == [True]


def test_discourse_does_not_reach_far_for_a_pronoun() -> None:
    assert discourse(PERU).thing(Site(sentence=4, token=0)) == []
