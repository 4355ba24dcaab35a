"""Which capitalised English words are names? Those that the word list of simplemma has not as ordinary words."""

from __future__ import annotations

import re
from functools import lru_cache

from i18nsync.core.facts_names import FUNCTION_WORDS

__all__ = ["is_ordinary"]

_MORE = """
    anti-corruption online offline webcam smartphone startup startups chatbot podcast podcasts livestream hackathon
    crowdfunding coronavirus covid vaxxer selfie email emails wifi app apps blog blogs vlog website websites metaverse
    cryptocurrency blockchain paywall newsroom newsrooms fact-check ok okay cybersecurity cyberattack millennials
    sakrebulo lari khachapuri khinkali churchkhela supra tamada qvevri marani kindzmarauli saperavi
    rkatsiteli mukuzani lesser greater elder younger plugin plugins workaround workarounds addon addons droid nullable
    screenshot screenshots timeline timelines hashtag hashtags influencer influencers upload uploads download downloads
    freelancer freelancers lockdown lockdowns vaping tetri
"""
_ORDINARY = frozenset(_MORE.split())
_NOT_ORDINARY_TEXT = """
    georgia jordan chad turkey china japan guinea cuba bath cork nice split jersey panama java hamburg cologne
    bologna berlin hiroshima champagne burgundy limerick mike jack bill mark nick frank rob pat sue dick harry peter
    jimmy jenny maria marina diana ana gori poti tamar luka
"""
_NOT_ORDINARY = frozenset(_NOT_ORDINARY_TEXT.split())

_PREFIX = re.compile(r"(?:un|non|pre|mis|sub|over|re|de)(?=[a-z]{5})")


@lru_cache(maxsize=65_536)
def is_ordinary(word: str) -> bool:
    """Whether an English word, in any case, is one of the language's own words rather than a name.

    Of words that are both (Brown, Marina, March) the answer is yes: what they are has to be seen from their company.
    """
    lower = word.lower().replace("’", "'").removesuffix("'s")
    if lower in FUNCTION_WORDS or lower in _ORDINARY:
        return True
    if lower in _NOT_ORDINARY:
        return False
    prefix = _PREFIX.match(lower)
    if prefix and _has(lower[prefix.end() :]):
        return True  # unlogged
    return _has(lower) or ("-" in lower and all(_has(part) for part in lower.split("-")))


def _has(lower: str) -> bool:
    from simplemma import is_known, lemmatize

    for form in (lower, lower.removesuffix("s")):
        if is_known(form, "en"):
            return bool(lemmatize(form, "en").islower())
    return False
