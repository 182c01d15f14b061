"""Facts as data: countries, people in office, organisations, roles, places."""

from dragoman.knowledge._cache import compiled, digest
from dragoman.knowledge._countries import (
    Country,
    Region,
    countries,
    country,
    plover_country,
    regions,
)
from dragoman.knowledge._gazetteer import Gazetteer
from dragoman.knowledge._leaders import (
    Leader,
    Minister,
    OrganisationLeader,
    fold,
    leaders,
    ministers,
    organisation_leaders,
    persons,
)
from dragoman.knowledge._organisations import ORGANISATION_KINDS, Organisation, organisations
from dragoman.knowledge._people import Person, Term, holders, people, people_digest
from dragoman.knowledge._references import ReferringNoun, given_names, referring_nouns
from dragoman.knowledge._roles import Role, roles
from dragoman.knowledge._tables import (
    COVERED_FROM,
    COVERED_TO,
    INTERNATIONAL,
    SECTORS,
    Dated,
    dated,
    full_date,
    is_date,
    read_table,
    values,
)
from dragoman.knowledge._validate import validate

__all__ = [
    "COVERED_FROM",
    "COVERED_TO",
    "INTERNATIONAL",
    "ORGANISATION_KINDS",
    "SECTORS",
    "Country",
    "Dated",
    "Gazetteer",
    "Leader",
    "Minister",
    "Organisation",
    "OrganisationLeader",
    "Person",
    "ReferringNoun",
    "Region",
    "Role",
    "Term",
    "compiled",
    "countries",
    "country",
    "dated",
    "digest",
    "fold",
    "full_date",
    "given_names",
    "holders",
    "is_date",
    "leaders",
    "ministers",
    "organisation_leaders",
    "organisations",
    "people",
    "people_digest",
    "persons",
    "plover_country",
    "read_table",
    "referring_nouns",
    "regions",
    "roles",
    "validate",
    "values",
]
