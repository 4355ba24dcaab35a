"""Can an English spelling of a name be read as a Georgian or Russian word, in any of its cases?

Georgian and Russian spell foreign names by their sound. So a word of the translation is turned into sounds, one letter
for each, and the English spelling is read by rules in the manner of a finite-state transducer: each rule says what one
to four letters may sound like, and what it costs when that is unusual. The cheapest reading wins (dynamic programming
over positions of both, as in Levenshtein's distance); what is left of the word must be an ending.

Two sets of rules: romanised Georgian and Slavic names are read strictly, letter by letter, so that Lomidze is not
Lomadze; names of other languages loosely, so that Wright is რაიტი and Райт.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from i18nsync.core import stems_ka

__all__ = ["NEVER", "cost", "is_strict", "limit", "may_start", "sounds"]

NEVER = 9.0
"""The cost of a reading that there is not."""

# One letter a sound: S sh, C ch, J zh, j dzh (ჯ), c ts, D dz, x kh, G gh. Ejectives are no sounds of their own here.
_GEORGIAN = dict(zip("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", "abgdevztiklmnopJrstupkGkSCcDcCxjh", strict=True))
_RUSSIAN = dict(zip("абвгдежзийклмнопрстуфхцчшщыэ", "abvgdeJziiklmnoprstufxcCSSie", strict=True))
_RUSSIAN |= {
    "’": "",
    "'": "",
    "\u0301": "",
    "ё": "io",
    "ю": "iu",
    "я": "ia",
    "ъ": "",
    "ь": "",
    "і": "i",
    "ї": "i",
    "є": "e",
    "ґ": "g",
}
_TABLE = str.maketrans(_GEORGIAN | _RUSSIAN)
_TWICE = re.compile(r"([^aeiou])\1")
_VOWELS = "aeiou"

_STRICT = {
    "a": "a", "b": "b", "d": "d", "e": "e", "f": "f p", "g": "g", "h": "h x g", "i": "i", "j": "j", "k": "k",
    "l": "l", "m": "m", "n": "n", "o": "o", "p": "p f", "q": "k x", "r": "r", "s": "s", "t": "t", "u": "u", "v": "v",
    "w": "v", "x": "x ks", "y": "i", "z": "z", "ch": "C", "dz": "D dz", "gh": "G g", "kh": "x", "ph": "p f",
    "sh": "S", "shch": "S SC", "th": "t", "ts": "c", "tz": "c", "zh": "J", "dzh": "j dJ", "dj": "j", "tch": "C",
    "tsk": "ck", "c": "k c s", "ya": "ia iia", "ye": "e ie iie", "yo": "io o", "yu": "iu", "iy": "i ii", "yi": "i ii",
    "ey": "ei e", "ia": "ia iia", "ay": "ai", "ck": "k",
}  # fmt: skip
# As the strict ones, with what other languages of Europe make of letters; a number is the cost, a dash silence.
_LOOSE = {
    "a": "a e.2 o.2 ei.1 ia.2", "b": "b -.5", "c": "k s c.1 C.2 S.3", "d": "d -.5 j.5", "e": "e -.2 i.2 a.3 ia.4 o.4",
    "f": "f p v.2", "g": "g j J.1 G.1 x.2 -.4 k.3", "h": "h x g -", "i": "i ai e.3 -.4 ia.2", "j": "j i h x J k.4",
    "k": "k -.3", "l": "l -.5", "m": "m", "n": "n", "o": "o u.2 a.2 ou.1 au.2 e.4 -.4 io.2", "p": "p -.4", "q": "k x",
    "r": "r -.4", "s": "s z S.1 -.3", "t": "t -.4 S.3 C.3 c.4", "u": "u a iu o.2 i.2 e.3 v.1 -.3", "v": "v f p.4",
    "w": "v u -.1 f.4", "x": "ks x gz z S h", "y": "i ii ai -.1 iu.3 e.3 j.3", "z": "z c s.1 D.1", "ae": "e ei ai a",
    "ah": "a", "ai": "ai ei e i.3", "au": "au o ou a.2", "aw": "o au a.2", "ay": "ei ai e ia.3", "al": "ol o.3",
    "ce": "s c C", "cch": "k", "cqu": "k", "cz": "C", "cs": "C", "dge": "j", "dg": "j", "di": "j.3",
    "ea": "i ei e ia ea",
    "eau": "o", "ee": "i e", "ei": "ai ei i e", "eigh": "ei", "er": "er or.2 r.2 a.3", "eu": "oi e iu ev eu",
    "ew": "iu u", "ey": "i ei e", "ge": "J j g", "gn": "n in ni gn", "gue": "g", "gu": "g gv", "gli": "li l",
    "igh": "ai", "ie": "i ie e ai", "ier": "ie er", "ille": "il ii", "ieu": "ie", "io": "io ion o", "kn": "n kn",
    "ll": "l i li", "ng": "ng n", "nh": "ni n", "oa": "o ou", "oe": "e o io u", "oi": "ua oi uo", "ois": "ua",
    "oo": "u o", "ou": "u au o ou a", "ough": "o ou", "ow": "ou au o ov", "oy": "oi uai", "pf": "pf f",
    "qu": "kv k ku", "rh": "r", "sc": "sk s S c", "sch": "S sk", "sci": "S", "si": "J.3 S.3", "ssi": "S", "sk": "sk",
    "sz": "s S", "sze": "se", "tia": "Sa cia tia", "tio": "So cio", "ti": "ti ci S.3", "tre": "tr ter",
    "ue": "iu u e -", "ui": "ui vi i oi", "ure": "iur er", "wh": "u v h x", "wr": "r vr", "zz": "c z D", "ya": "ia",
    "yo": "io o", "th": "t z s d f.2", "ch": "C k S x h.2", "gh": "g G - f.3 x.3", "sh": "S", "ph": "f p", "ck": "k",
    "kh": "x k h", "le": "l el le", "ja": "ia", "ju": "iu ju xu", "je": "e ie je", "jo": "io jo xo", "ts": "c s",
    "tz": "c", "tsch": "C", "aa": "a o", "uh": "u", "eo": "io i eo o.3", "ho": "o ho", "oh": "o", "eh": "e",
    "ih": "i", "ö": "e o", "ü": "iu u i", "ä": "e a", "ø": "e o", "å": "o a", "ł": "l", "ą": "on a", "ę": "en e",
    "gia": "ja jia", "gio": "jo jio", "giu": "ju", "cia": "Ca", "cio": "Co", "ß": "s", "ñ": "ni n", "ç": "s",
    "æ": "e", "ı": "i",
}  # fmt: skip
# What shows that a spelling is not romanised Georgian or Slavic.
_FOREIGN = re.compile(
    r"[wxüöäøåłąęßñçéèêëáàâãíóôõúýčšžćđ]|c(?!h)|ck|ee|oo|ea|eau|ou|ph|th(?!i)|qu|igh|gu[ei]"
    r"|[bcdfghjklmnpqrstvz][bcdfgjlmnprsv]e$"
    r"|ll|nn|tt|ss|rr|pp|mm|ff|dd|ja|[^aeiou]ey$|sch|tsch|ae|oe|ue|uy|wr"
)
_SURNAME = re.compile(
    r"(?:dze|shvili|[jg]vili|ia|ua|uri|uli|ava|eli|ani|iti|shi|iba|[oe]va?|ina?|sk(?:y|iy|yy|i|aya)|enko|chuk|yan|ian)$"
)
# What a letter at the start of a name may sound like there, for a cheap look before the careful one.
_FIRST = {
    "b": "b", "c": "cksCS", "d": "dDj", "f": "fpv", "g": "gjJGxnk", "j": "jihxJ", "k": "kxnGh", "l": "l", "m": "m",
    "n": "n", "p": "pfbn", "q": "kGx", "r": "r", "s": "sSzc", "t": "tCcSzsd", "v": "vfp", "w": "vurfi", "x": "kzgSxh",
    "y": "iaje", "z": "zcJDs",
}  # fmt: skip
_SUBSTITUTE_VOWEL, _EXTRA_VOWEL, _CONSONANT = 0.5, 0.6, 1.0


def sounds(word: str) -> str:
    """The sounds of a Georgian or Russian word, one letter each; doubled consonants once, other letters stay."""
    heard = word.lower().translate(_TABLE).replace("dJ", "j").replace("dz", "D")
    return _TWICE.sub(r"\1", heard)


@lru_cache(maxsize=16_384)
def is_strict(name: str) -> bool:
    """Whether a name looks like romanised Georgian or Russian, so that each letter has one sound."""
    lower = name.lower()
    if not lower.isascii() or _FOREIGN.search(lower):
        return _GEORGIAN_SURNAME.search(lower) is not None
    return _SURNAME.search(lower) is not None or (lower[-1] in "aiou" and len(lower) > 2)


_GEORGIAN_SURNAME = re.compile(r"(?:dze|shvili)$")


def limit(name: str) -> float:
    """The cost up to which a reading of the name is taken to be one."""
    if is_strict(name):
        return 0.0
    return min(1.2, 0.16 * len(name))


def may_start(name: str, heard: str) -> bool:
    """Whether a word may be a name by its first sound; where that is not sure the answer is yes."""
    first = name[0].lower()
    return heard[:1] in ("aeiouvhj" if first in _VOWELS else _FIRST.get(first, heard[:1]))


@lru_cache(maxsize=32_768)
def cost(name: str, heard: str, language: str, *, loosely: bool = False) -> float:
    """How far an English spelling is from the sounds of a word: 0 for a usual reading, `NEVER` for another word.

    Args:
        name: one word, as it stands in English.
        heard: `sounds` of a word of the translation, endings and all.
        language: `ka` or `ru`, for the endings.
        loosely: read by the loose rules even what looks romanised.
    """
    if not heard:
        return NEVER
    strict = not loosely and is_strict(name)
    best = NEVER
    for spelling, endings in _forms(name.lower(), language, strict):
        best = min(best, _read(spelling, heard, endings, strict))
        if best == 0:
            break
    return best


@lru_cache(maxsize=16_384)
def _forms(name: str, language: str, strict: bool) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The spellings of the stems of a name, each with what may follow it."""
    plain = "".join(_base(letter) for letter in unicodedata.normalize("NFC", name) if letter.isalpha())
    endings = _endings(language)
    last = plain[-1:]
    forms = []
    if language == "ka":
        vowel = last in "aeiouy"
        forms.append((plain, endings["vowel" if vowel else "consonant"]))
        if vowel and not strict:  # Wade is ვეიდი, Bentley ბენტლი
            forms.append((plain, endings["consonant"]))
        if last in "ae" and len(plain) > 2:
            forms.append((plain[:-1], endings["cut"]))
        if last in "iy" and len(plain) > 2:
            forms.append((plain[:-1], endings["consonant"]))
            if re.search(r"[^aeiou][aeo][lrnm]i$", plain):
                forms.append((plain[:-3] + plain[-2], endings["short"]))  # Tsiskari, ცისკრის
    else:
        forms.append((plain, endings["vowel" if last in "aeiouy" else "consonant"]))
        if last in "aeiouy" and not strict:
            forms.append((plain, endings["consonant"]))
        forms += _russian_forms(plain, endings) if plain else []
    return tuple(forms)


def _russian_forms(name: str, endings: dict[str, re.Pattern[str]]) -> list[tuple[str, re.Pattern[str]]]:
    """Stems of a name in a vowel, with the endings that Russian puts in the vowel's place."""
    forms = []
    if name[-1] == "a" and len(name) > 2:
        forms.append((name[:-1], endings["a"]))
    if re.search(r"[^aeiou](?:aya|aia|oye|oe)$", name):  # the river Svetlaya, Светлой
        forms.append((re.sub(r"(?:aya|aia|oye|oe)$", "", name), endings["adjective"]))
    elif name[-1] in "iyeo" and len(name) > 3:
        forms.append((re.sub(r"(?:iy|yy|ii|y|i|e|o)$", "", name), endings["adjective"]))
        if re.search(r"(?:ov|ev|in|yn)o$", name):
            forms.append((name[:-1], endings["consonant"]))
        if re.search(r"[^aeiou]ki$", name):  # Khimki, Химок
            forms.append((name[:-2] + "ok", endings["none"]))
    return forms


def _base(letter: str) -> str:
    """The letter without an accent that no rule knows."""
    return letter if letter in _LOOSE else unicodedata.normalize("NFD", letter)[0]


@cache
def _endings(language: str) -> dict[str, re.Pattern[str]]:
    if language == "ka":
        lists = {
            "consonant": dict(stems_ka.paradigm("თბილისი"))["თბილის"],
            "vowel": dict(stems_ka.paradigm("თბილისო"))["თბილისო"],
            "short": dict(stems_ka.paradigm("წყალი"))["წყლ"],
            "cut": dict(stems_ka.paradigm("ბერიძა"))["ბერიძ"],
        }
        more = r"(?:(?:el|ur|ul|ian|iur|eul|ev)(?:i|ma|s|is\w*|it\w*|ad|eb\w*|m|Si|ze|tan)?)"
        return {
            kind: re.compile("(?:" + "|".join(sorted({_TWICE.sub(r"\1", sounds(one)) for one in some})) + f"|{more})")
            for kind, some in lists.items()
        }
    adjective = (
        r"(?:i?n?(?:ov|ev|in|ian|an)?(?:s?k|ck)(?:i|ii|ogo|omu|im|om|aia|oi|uiu|oe|ie|ix|imi|i)?"
        r"|s?C?an(?:in|ka|e)?\w{0,3}|ec|c\w{1,3}|ianin\w{0,3}|C\w{1,4})"
    )
    return {
        "consonant": re.compile(
            rf"(?:a|u|om|em|im|e|i|oi|iu|oiu|ei|ov|am|ami|ax|ix|imi|ia|iem|iax|iami|evi\w*|{adjective})?"
        ),
        "vowel": re.compile(rf"(?:i|ia|iu|ie|iem|{adjective})?"),
        "a": re.compile(rf"(?:i|e|u|oi|oiu|ei|iu|am|ami|ax|iei|ia|ie|in\w{{0,2}}|{adjective})"),
        "none": re.compile(""),
        "adjective": re.compile(
            rf"(?:ov|am|ami|ax|oiu|ogo|omu|im|om|ego|emu|ix|imi|ie|ia|iu|iem|ii|oi|aia|uiu|{adjective})"
        ),
    }


def _read(spelling: str, heard: str, endings: re.Pattern[str], strict: bool) -> float:
    """The cost of the cheapest reading of a whole spelling as the start of what is heard, the rest being an ending."""
    rules = _rules(strict)
    most = 0.0 if strict else 1.2
    states: list[dict[int, float]] = [{} for _ in range(len(spelling) + 1)]
    states[0][0] = 0.0
    for at, reached in enumerate(states[:-1]):
        if not reached:
            continue
        options = _options(spelling, at, rules)
        for place in range(len(heard) + 1):
            so_far = reached.get(place)
            if so_far is None:
                continue
            for size, sound, price in options:
                if so_far + price <= most and heard.startswith(sound, place):
                    _reach(states[at + size], place + len(sound), so_far + price)
            if not strict:
                _slip(states, at, place, (spelling[at], heard[place : place + 1]), most)
    fits = [so_far for place, so_far in states[-1].items() if _ends(heard, place, endings)]
    return min(fits, default=NEVER)


def _slip(states: list[dict[int, float]], at: int, place: int, letters: tuple[str, str], most: float) -> None:
    """Go on as if the letter sounded so, was silent, or the sound was an extra one."""
    so_far = states[at][place]
    letter, sound = letters
    written_vowel, heard_vowel = letter in "aeiouy", sound in _VOWELS
    if sound:
        price = _SUBSTITUTE_VOWEL if written_vowel and heard_vowel else _CONSONANT
        if so_far + price <= most:
            _reach(states[at + 1], place + 1, so_far + price)
        if heard_vowel and so_far + _EXTRA_VOWEL <= most:
            _reach(states[at], place + 1, so_far + _EXTRA_VOWEL)
    price = _EXTRA_VOWEL if written_vowel else _CONSONANT
    if so_far + price <= most:
        _reach(states[at + 1], place, so_far + price)


def _ends(heard: str, place: int, endings: re.Pattern[str]) -> bool:
    """Whether an ending follows; it may share its first sound with the stem: კახეთთან is heard as kaxetan."""
    return endings.fullmatch(heard, place) is not None or (
        heard[place - 1] not in _VOWELS and place < len(heard) and endings.fullmatch(heard, place - 1) is not None
    )


def _reach(state: dict[int, float], place: int, price: float) -> None:
    """Keep the cheapest way to a place."""
    if price < state.get(place, NEVER):
        state[place] = price


@cache
def _rules(strict: bool) -> dict[str, tuple[tuple[str, float], ...]]:
    return {letters: tuple(_parsed(text.split())) for letters, text in (_STRICT if strict else _LOOSE).items()}


def _parsed(options: Iterable[str]) -> Iterable[tuple[str, float]]:
    for option in options:
        sound, _, price = option.partition(".")
        yield sound.replace("-", ""), float(f"0.{price}") if price else 0.0


def _options(spelling: str, at: int, rules: dict[str, tuple[tuple[str, float], ...]]) -> list[tuple[int, str, float]]:
    found = []
    for size in range(min(4, len(spelling) - at), 0, -1):
        for sound, price in rules.get(spelling[at : at + size], ()):
            found.append((size, sound, price))
    if at and spelling[at] == spelling[at - 1]:
        found.append((1, "", 0.0))  # a doubled letter is one sound
    return found
