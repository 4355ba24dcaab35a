"""Which capitalised English words are names? Those that the word list of simplemma has not as ordinary words."""

from __future__ import annotations

import re
from functools import lru_cache

from i18nsync.core.facts_names import FUNCTION_WORDS

__all__ = ["FIRST_NAMES", "is_ordinary"]

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

_FIRST_TEXT = """
    aino aldo alfonso alfred alisher anders anneli antoine arne arthur arto artur arvo astrid axel bernd birgit bjorn
    boris bogdan camille clara colette dagmar denis diego dieter dietrich dmytro edgar edith edvard edward edwin
    eero einar eleanor elif elsa emil emma enzo eric erik ernst esteban ewa fatima fatma fernando fiona florian fritz
    gabriel galina gennady gerhard gertrude giovanni giuseppe greta gunnar gustav hakon halina hanna hannah hans harald
    hasan hassan heidi heinz helga helmut henrik herbert hermann hilda hiroshi horst howard ibrahim ignat igor inga
    inge ingrid inna isaac ivo jacek jacques jadwiga jan janos jens jonas jukka jumber jurgen kaisa karen karin
    katarzyna kirill klaus knut krzysztof ksenia lars lasse leif lena lidia liam lorenzo ludmila ludwig lyudmila
    magnus maksim marcel marit markus marta martin matti maurice maxim mehmet mikko miguel mohammed mustafa nadia
    nadezhda naomi niels nils nikos oksana olaf olav olena oskar oleksandr ophelie otto pekka pavlo philippa pia
    raisa ralf ramon raymond rainer ravi rolf rudolf ruslan ruth sanna serhiy sergio sigrid silvia soren stig
    stanislav sven svetlana sylvia taras tatyana tomasz tove ulrich ulla ursula vadim valentin vasyl veronika
    vincent vyacheslav wanda werner wolfgang xavier yana yaroslav yevgeniy yusuf yvonne zofia zoltan
"""
FIRST_NAMES = frozenset(_FIRST_TEXT.split())
"""Given names of Europe and its neighbours that are rendered by their sound; in lower case."""

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
