"""Is a text in the language it should be in? Scripts first, then an identifier that tells Russian from Ukrainian."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from i18nsync.core.locale import Locale
from i18nsync.core.names import name_in
from i18nsync.messages import ENGLISH, N_, _
from i18nsync.messages import language as spoken

__all__ = ["LANGUAGE_NAMES", "Verdict", "count_scripts", "judge", "language_name", "language_word", "script_of"]

# Unicode 15 blocks and stretches of letters; what is not listed counts as no script. (first, last, script)
_RANGES = sorted(
    [
        (0x0041, 0x024F, "Latin"),
        (0x0250, 0x02AF, "Latin"),
        (0x0370, 0x03FF, "Greek"),
        (0x0400, 0x052F, "Cyrillic"),
        (0x0530, 0x058F, "Armenian"),
        (0x0590, 0x05FF, "Hebrew"),
        (0x0600, 0x06FF, "Arabic"),
        (0x0700, 0x074F, "Syriac"),
        (0x0750, 0x077F, "Arabic"),
        (0x0780, 0x07BF, "Thaana"),
        (0x08A0, 0x08FF, "Arabic"),
        (0x0900, 0x097F, "Devanagari"),
        (0x0980, 0x09FF, "Bengali"),
        (0x0A00, 0x0A7F, "Gurmukhi"),
        (0x0A80, 0x0AFF, "Gujarati"),
        (0x0B00, 0x0B7F, "Odia"),
        (0x0B80, 0x0BFF, "Tamil"),
        (0x0C00, 0x0C7F, "Telugu"),
        (0x0C80, 0x0CFF, "Kannada"),
        (0x0D00, 0x0D7F, "Malayalam"),
        (0x0D80, 0x0DFF, "Sinhala"),
        (0x0E00, 0x0E7F, "Thai"),
        (0x0E80, 0x0EFF, "Lao"),
        (0x0F00, 0x0FFF, "Tibetan"),
        (0x1000, 0x109F, "Burmese"),
        (0x10A0, 0x10CF, "old Georgian"),  # Asomtavruli
        (0x10D0, 0x10FF, "Georgian"),  # Mkhedruli
        (0x1100, 0x11FF, "Korean"),
        (0x1200, 0x139F, "Ethiopic"),
        (0x13A0, 0x13FF, "Cherokee"),
        (0x1780, 0x17FF, "Khmer"),
        (0x1800, 0x18AF, "Mongolian"),
        (0x1C80, 0x1C8F, "Cyrillic"),
        (0x1C90, 0x1CBF, "Georgian"),  # Mtavruli: capitals of Mkhedruli, as str.upper makes them
        (0x1E00, 0x1EFF, "Latin"),
        (0x1F00, 0x1FFF, "Greek"),
        (0x2C60, 0x2C7F, "Latin"),
        (0x2D00, 0x2D2F, "old Georgian"),  # Nuskhuri
        (0x2DE0, 0x2DFF, "Cyrillic"),
        (0x3040, 0x30FF, "Japanese"),
        (0x3130, 0x318F, "Korean"),
        (0x31F0, 0x31FF, "Japanese"),
        (0x3400, 0x4DBF, "Chinese"),
        (0x4E00, 0x9FFF, "Chinese"),
        (0xA640, 0xA69F, "Cyrillic"),
        (0xA720, 0xA7FF, "Latin"),
        (0xAC00, 0xD7AF, "Korean"),
        (0xF900, 0xFAFF, "Chinese"),
        (0xFB50, 0xFDFF, "Arabic"),
        (0xFE70, 0xFEFF, "Arabic"),
        (0x20000, 0x3134F, "Chinese"),
    ]
)
_STARTS = [first for first, _, _ in _RANGES]

_SCRIPT_TAGS = {
    "arab": "Arabic",
    "armn": "Armenian",
    "cyrl": "Cyrillic",
    "deva": "Devanagari",
    "geor": "Georgian",
    "grek": "Greek",
    "hans": "Chinese",
    "hant": "Chinese",
    "hebr": "Hebrew",
    "latn": "Latin",
}

_SCRIPTS = {
    "Arabic": "ar arz ckb fa ks ps sd ug ur",
    "Armenian": "hy",
    "Bengali": "as bn",
    "Burmese": "my",
    "Chinese": "yue zh",
    "Cyrillic": "ab av ba be bg ce cv kk kv ky mk mn os ru sah sr tg tt udm uk",
    "Devanagari": "bho hi mai mr ne sa",
    "Ethiopic": "am ti",
    "Georgian": "ka xmf",
    "Greek": "el",
    "Gujarati": "gu",
    "Gurmukhi": "pa",
    "Hebrew": "he yi",
    "Japanese": "ja",
    "Kannada": "kn",
    "Khmer": "km",
    "Korean": "ko",
    "Lao": "lo",
    "Malayalam": "ml",
    "Odia": "or",
    "Sinhala": "si",
    "Tamil": "ta",
    "Telugu": "te",
    "Thaana": "dv",
    "Thai": "th",
    "Tibetan": "bo dz",
}
_SCRIPT_OF = {language: script for script, languages in _SCRIPTS.items() for language in languages.split()}

LANGUAGE_NAMES = {
    "ab": "Abkhaz",
    "af": "Afrikaans",
    "am": "Amharic",
    "ar": "Arabic",
    "az": "Azerbaijani",
    "ba": "Bashkir",
    "be": "Belarusian",
    "bg": "Bulgarian",
    "bn": "Bengali",
    "bs": "Bosnian",
    "ca": "Catalan",
    "ce": "Chechen",
    "cs": "Czech",
    "cv": "Chuvash",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "et": "Estonian",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "hy": "Armenian",
    "id": "Indonesian",
    "is": "Icelandic",
    "it": "Italian",
    "ja": "Japanese",
    "ka": "Georgian",
    "kk": "Kazakh",
    "ko": "Korean",
    "kv": "Komi",
    "ky": "Kyrgyz",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "mk": "Macedonian",
    "mn": "Mongolian",
    "mr": "Marathi",
    "ne": "Nepali",
    "nl": "Dutch",
    "no": "Norwegian",
    "os": "Ossetian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sah": "Yakut",
    "sk": "Slovak",
    "sl": "Slovenian",
    "sq": "Albanian",
    "sr": "Serbian",
    "sv": "Swedish",
    "tg": "Tajik",
    "tr": "Turkish",
    "tt": "Tatar",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "uz": "Uzbek",
    "vi": "Vietnamese",
    "zh": "Chinese",
}
"""English names of languages that a newsroom may mistake for its own."""

# The scripts again, for those who translate: what a text that is in the wrong one looks like.
_SCRIPT_NAMES = {
    "Arabic": N_("Arabic"),
    "Armenian": N_("Armenian"),
    "Bengali": N_("Bengali"),
    "Burmese": N_("Burmese"),
    "Cherokee": N_("Cherokee"),
    "Chinese": N_("Chinese"),
    "Cyrillic": N_("Cyrillic"),
    "Devanagari": N_("Devanagari"),
    "Ethiopic": N_("Ethiopic"),
    "Georgian": N_("Georgian"),
    "Greek": N_("Greek"),
    "Gujarati": N_("Gujarati"),
    "Gurmukhi": N_("Gurmukhi"),
    "Hebrew": N_("Hebrew"),
    "Japanese": N_("Japanese"),
    "Kannada": N_("Kannada"),
    "Khmer": N_("Khmer"),
    "Korean": N_("Korean"),
    "Lao": N_("Lao"),
    "Latin": N_("Latin"),
    "Malayalam": N_("Malayalam"),
    "Mongolian": N_("Mongolian"),
    "Odia": N_("Odia"),
    "Sinhala": N_("Sinhala"),
    "Syriac": N_("Syriac"),
    "Tamil": N_("Tamil"),
    "Telugu": N_("Telugu"),
    "Thaana": N_("Thaana"),
    "Thai": N_("Thai"),
    "Tibetan": N_("Tibetan"),
    "old Georgian": N_("old Georgian"),
}

# Only one language of today that a newsroom meets is written in these: the script says it all, and is its name.
_OWN_SCRIPT = frozenset(_SCRIPTS) - {"Arabic", "Bengali", "Cyrillic", "Devanagari", "Ethiopic", "Hebrew"}

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

# Below this many letters a script or an identifier guesses: a title of two names says nothing.
_MIN_LETTERS = 20
# Prose about software keeps its product names in Latin; a version in its language still has most letters in its script.
_MIN_SHARE = 0.4
# Letters of the right script beyond those of the source that show that a translation was begun: a word.
_MIN_BEGUN = 4
_ENGLISH = N_("mostly English")
# Letters of the right script that the identifier needs before its word counts.
_MIN_IDENTIFIED = 40
_SAMPLE = 4000


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a text is in its language, and if not, what it looks like.

    Args:
        ok: False if it is surely not.
        reason: in plain words, as `looks like Kannada`; empty if there is nothing to say. A text that is fine may have
            one: most of it is not translated yet.
    """

    ok: bool
    reason: str = ""


_FINE = Verdict(True)


def language_name(code: str) -> str:
    """English name of a language code, or the code itself where there is no constant."""
    return LANGUAGE_NAMES.get(code, code)


def language_word(code: str) -> str:
    """Name of a language code in the language of who reads it, or the code itself where there is none."""
    tag = spoken()
    return (language_name(code) if tag == ENGLISH else name_in(Locale(code), Locale(tag))) or code


def script_of(locale: Locale) -> str:
    """The script that a locale is written in, in plain words; Latin for a language that has no constant."""
    for part in locale.tag.lower().split("-")[1:]:
        if part in _SCRIPT_TAGS:
            return _SCRIPT_TAGS[part]
    return _SCRIPT_OF.get(locale.language, "Latin")


def count_scripts(text: str) -> Counter[str]:
    """How many letters of the text are in which script; digits, signs and marks are not counted."""
    found: Counter[str] = Counter()
    for letter, times in Counter(text).items():
        if letter.isalpha() and (script := _script(ord(letter))):
            found[script] += times
    return found


def _script(code: int) -> str:
    at = bisect_right(_STARTS, code) - 1
    if at < 0:
        return ""
    first, last, script = _RANGES[at]
    return script if first <= code <= last else ""


def judge(
    text_prose: str,
    source_prose: str,
    locale: Locale,
    identify: Callable[[str], str | None] | None,
    *,
    max_copied: float = 0.6,
) -> Verdict:
    """Judge whether a version is in its language, or a copy of its source, or something else.

    A version of which some is translated and most is not is one that somebody works on: it is fine, with a reason.

    Short texts (fewer than 20 letters) are never judged wrong, unless they are their source with three words or more.

    Args:
        text_prose: the prose of the version, without markup: its segments, joined by line ends.
        source_prose: the same of the source.
        locale: the language that the version should be in.
        identify: gives the language code of a text, or None if it is not sure; None to go by script alone.
        max_copied: share of the words, 0 to 1, that may stand in lines copied from the source.
    """
    words = _words(text_prose)
    if len(words) >= 3 and words == _words(source_prose):
        return Verdict(False, _("untranslated copy"))
    scripts = count_scripts(text_prose)
    total = scripts.total()
    if total < _MIN_LETTERS:
        return _FINE
    expected = script_of(locale)
    right = scripts[expected]
    begun = expected != "Latin" and right - count_scripts(source_prose)[expected] >= _MIN_BEGUN
    if _copied(text_prose, source_prose) > max_copied:
        return Verdict(begun, _("mostly an untranslated copy"))
    if expected in ("Japanese", "Korean"):  # both mix in Chinese characters
        right += scripts["Chinese"] if scripts[expected] else 0
    if right < _MIN_SHARE * total:
        reason = _foreign(scripts, text_prose, source_prose, identify)
        return Verdict(begun and reason == _(_ENGLISH), reason)
    # An identifier does not know every language: it takes Nigerian Pidgin for English, so it is not asked of that.
    known = locale.language in LANGUAGE_NAMES and expected not in _OWN_SCRIPT
    if identify is None or not known or right < _MIN_IDENTIFIED:
        return _FINE
    other = _identified(text_prose, expected, locale, identify)
    return Verdict(False, _looks_like(other)) if other else _FINE


def _looks_like(code: str) -> str:
    return _("looks like {language}").format(language=language_word(code))


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _copied(text: str, source: str) -> float:
    """Share of the text's words that stand in lines of three words or more which the source has too."""
    lines = {" ".join(_words(line)) for line in source.splitlines()}
    copied = 0
    total = 0
    for line in text.splitlines():
        words = _words(line)
        total += len(words)
        if len(words) >= 3 and " ".join(words) in lines:
            copied += len(words)
    return copied / total if total else 0.0


def _foreign(scripts: Counter[str], text: str, source: str, identify: Callable[[str], str | None] | None) -> str:
    """What a text in the wrong script looks like."""
    script, _count = min(scripts.items(), key=lambda item: (-item[1], item[0]))
    if script not in ("Latin", "Cyrillic", "Arabic", "Bengali", "Devanagari", "Ethiopic", "Hebrew"):
        return _("looks like {language}").format(language=_(_SCRIPT_NAMES[script]))
    sample = _only(text, script)
    code = identify(sample) if identify is not None and len(sample) >= _MIN_LETTERS else None
    if script == "Latin":
        own = set(_words(source))
        words = [word for word in _words(text) if _script(ord(word[0])) == "Latin"]
        if code == "en" or (code is None and own and sum(word in own for word in words) > 0.5 * len(words)):
            return _(_ENGLISH)
    if code in LANGUAGE_NAMES:
        return _looks_like(code)
    return _("written in {script} letters").format(script=_(_SCRIPT_NAMES[script]))


def _only(text: str, script: str) -> str:
    """The words of the text that are in the script, at most 4,000 letters of them."""
    kept: list[str] = []
    size = 0
    for word in _WORD.findall(text):
        if _script(ord(word[0])) == script:
            kept.append(word)
            size += len(word) + 1
            if size > _SAMPLE:
                break
    return " ".join(kept)


def _identified(text: str, script: str, locale: Locale, identify: Callable[[str], str | None]) -> str | None:
    """The code of another language that the text and one of its halves surely are in, or None."""
    sample = _only(text, script)
    code = identify(sample)
    if (
        code not in LANGUAGE_NAMES
        or _same_language(code, locale)
        or (script != "Latin" and _SCRIPT_OF.get(code) != script)
    ):
        return None
    words = sample.split(" ")
    half = len(words) // 2
    if code in (identify(" ".join(words[:half])), identify(" ".join(words[half:]))):
        return code
    return None


# Codes that are written alike, or that an identifier has only one of.
_ALIKE = ({"no", "nb", "nn"}, {"sr", "hr", "bs", "sh"}, {"id", "ms"}, {"fil", "tl"}, {"zh", "yue"})


def _same_language(code: str, locale: Locale) -> bool:
    language = locale.language
    return code == language or any(code in group and language in group for group in _ALIKE)
