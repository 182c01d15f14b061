"""Who acts: mentions, coreference and resolution to country, sector, office and entity."""

from dragoman.actors._discourse import Discourse
from dragoman.actors._mentions import Mention, stand_in
from dragoman.actors._parties import Party, PartyFinder
from dragoman.actors._phrases import core_span, full_span
from dragoman.actors._resolve import Resolution, Resolver, is_political

__all__ = [
    "Discourse",
    "Mention",
    "Party",
    "PartyFinder",
    "Resolution",
    "Resolver",
    "core_span",
    "full_span",
    "is_political",
    "stand_in",
]
