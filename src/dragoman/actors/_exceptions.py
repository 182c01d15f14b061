"""Names of the tables that are not read as they stand."""

from __future__ import annotations

#: Names that are read only after "the".
NEEDS_ARTICLE = frozenset(
    {
        "States",
        "Arg",
        "Lodge",
        "Hrad",
        "Kirya",
        "Pentagon",
        "Quad",
        "Quartet",
        "Palace",
        "Congo",
        "Emirates",
        "Istana",
        "Beehive",
        "Red Cross",
    }
    - {"Pentagon", "Red Cross", "Kirya"}
)
#: Names that need their capital as written.
EXACT_SPELLING = frozenset({"male", "bern", "polish"})
#: Values of the tables that are ordinary words, or some other place's name.
NOT_NAMES = frozenset(
    {
        "laos lao",
        "finn",
        "male",
        "dane",
        "the settlement",
        "the valley",
        "brasil",
        "stanley",
        "hamilton",
        "douglas",
        "plymouth",
        "victoria",
        "kingston",
        "georgetown",
        "george town",
        "san juan",
        "saint johns",
        "the lodge",
        "heliopolis palace",
        "zapote",
        "tamar",
        "el carmen",
        "scot",
        "pole",
        "kiwi",
        "kiwis",
        "west island",
        "car",
        "c.a.r.",
    }
)
#: Plain names that bodies of several states bear.
SHARED_NAMES = frozenset(
    {
        "National Assembly",
        "X",
        "Daily Star",
        "National Liberation Army",
        "Federal Intelligence Service",
        "Foreign Intelligence Service",
        "Government of National Unity",
        "National Intelligence Service",
        "Conservative Party",
        "Labour Party",
        "Workers' Party",
        "Republican Party",
        "Democratic Party",
        "National News Agency",
        "National Forces of Liberation",
        "Ansar al-Sharia",
        "Socialist Party",
        "Communist Party",
        "Supreme Court",
        "Social Democratic Party",
        "Green Party",
        "People's Party",
        "Liberal Party",
        "National Party",
        "Justice Party",
        "Main Directorate of Intelligence",
        "Parliament",
        "Ministry of State Security",
        "Islamic State",
    }
    - {"Islamic State"}
)
#: States whose names change hands with a date; the others keep theirs outside it too.
FORMER_PAIRS = frozenset({"RUS", "DEU", "SRB", "SCG", "YUG", "CSK", "CZE", "SVK", "SUN", "DDR"})
