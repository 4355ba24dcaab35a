"""Another language than the reader's: a whole text, a sentence or a tail of one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby

from i18nsync.checks.script_quoted import is_sentence, is_set_off
from i18nsync.core.facts_names import FUNCTION_WORDS
from i18nsync.core.finding import Finding, Severity
from i18nsync.core.language import count_scripts, language_word, script_of
from i18nsync.core.pair import Pair
from i18nsync.core.ports import Example
from i18nsync.core.side import Word
from i18nsync.messages import _

__all__ = ["Language"]

_LETTERS = {
    "Georgian": "\u10d0-\u10ff\u1c90-\u1cbf\u10a0-\u10cf\u2d00-\u2d2f",
    "Cyrillic": "\u0400-\u052f",
    "Latin": "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f",
    "Armenian": "\u0530-\u058f",
    "Greek": "\u0370-\u03ff",
}
_SENTENCE = re.compile(r"[^.!?…\n]+")
# Letters that Russian has not and its neighbours cannot do without; ъ before a consonant or at the end is Bulgarian.
_NOT_RUSSIAN = re.compile(r"[\u0400\u0402-\u040f\u0450\u0452-\u052f]")
_BULGARIAN = re.compile(r"[ъЪ](?![еёюяиаоЕЁЮЯИАО])")
_RUSSIAN_LETTER = re.compile(r"[ыэёЫЭЁ]")
# Enough to be sure that a sentence is Russian: letters, and words in lower case, that the other languages of the
# alphabet have not.
_RUSSIAN = re.compile(
    r"\b(?:что|чтобы|если|его|когда|это|также|уже|только|более|лет|года|году|которая|которое|нет|будет|сегодня|здесь"
    r"|сказал|сказала|заявил|заявила|сообщил|сообщила|сообщает|время|человек|людей|больше|город|города|со|может|могут|можно|нужно"
    r"|нельзя|должен|должна|имя|имени|либо|чем|всех|себя|файл\w{0,3}|ошибка|удалось|жителей|мэр|мэра|дней|дня|день|часов|минут"
    r"|недел[юеи]|месяц|месяца|тысяч|тысячи|или)\b|\w{2}(?:[нктлв](?:ая|ой)|[еиуюая]тся|ется|ются)\b"
)
_TOKEN = re.compile(r"\w+")
# What Bulgarian and its neighbours have not, nor those farther off without letters of their own: no need to ask which
# language it is.
_HARDLY_OTHER = re.compile(r"[бвдзлмнпрстфчшщ]ь(?!о)|[уая]ет\b|[ие]ю\b|ением\b|анием\b|л[аи]сь\b|лся\b|\bдля\b")
# Mingrelian, Svan and Laz use letters that Georgian has given up, and words that it has not.
_NOT_GEORGIAN = re.compile(r"[\u10f1-\u10fa]")
_MINGRELIAN_TEXT = """
    რე რექ რენ რდუ დო თე თიში თინა თიქ თეში სქანი ჩქიმი ჩქინი თქვანი ვარე მუჭო მუთუნი ჯგირი ოკო უკული სქუა მინჯე ჟირი
    დღა მუში ქორე ვორექ ჸუდე გვალო
"""
_MINGRELIAN = frozenset(_MINGRELIAN_TEXT.split())
_SLAVIC_TEXT = """
    uk be bg sr mk
"""
_SLAVIC = frozenset(_SLAVIC_TEXT.split())
_OTHERS_TEXT = """
    kk ky tt ba cv os tg mn ce
"""
_OTHERS = frozenset(_OTHERS_TEXT.split())
_OPENING, _CLOSING = "«„“\"‘(['", "»“”\"’)]'"
_MIN_WORDS = 4
_MIN_LETTERS = 25
_MIN_IDENTIFIED = 20
_MIN_NEW = 3
_MIN_WHOLE_WORDS = 3
_MIN_WHOLE_LETTERS = 12
_SURE_LETTERS = 5
_MIN_MINGRELIAN = 2
_ENGLISH_WORDS = FUNCTION_WORDS - {"a", "no", "me", "us", "an", "on", "up", "as", "in", "do", "per", "via"}


class Language:
    """A text, a sentence or some words in another language than the locale's."""

    id = "language"
    name = "wrong language"
    severity = Severity.ERROR
    description = (
        "The translation, or a part of it, is in another language or in another script than the locale's. Engines"
        " lapse into one they know better. Quotations, and what stands in parentheses, are left alone."
    )
    locales = frozenset[str]()
    hits = (
        Example("ka", "The court has closed the case.", "Суд закрыл дело.", "Суд закрыл дело"),
        Example(
            "ka",
            "The bridge is closed. Buses take the road along the river.",
            "ხიდი დაკეტილია. Автобусы едут вдоль реки.",
            "Автобусы едут вдоль реки",
        ),
        Example("ka", "The bridge is closed today.", "Կամուրջն այսօր փակ է։", "Կամուրջն այսօր փակ է"),
        Example("ka", "The court has closed the case.", "sasamartlom saqme dakhura.", "sasamartlom saqme dakhura"),
        Example("ru", "The court has closed the case.", "სასამართლომ საქმე დახურა.", "სასამართლომ საქმე დახურა"),
        Example(
            "ru",
            "The parliament has adopted the law. It comes into force in May.",
            "Парламент принял закон. Він набуде чинності у травні.",
            "Він набуде чинності у травні",
        ),
        Example(
            "ru",
            "The road to the village has been closed since Monday.",
            "Пътят към селото е затворен от понеделник.",
            "Пътят към селото е затворен от понеделник",
        ),
    )
    misses = (
        Example("ka", "The group is called Kino.", "ჯგუფს „Кино“ ჰქვია."),
        Example("ka", "Facebook, Inc. and Microsoft Office", "Facebook, Inc. და Microsoft Office"),
        Example("ka", "PostgreSQL Global Development Group", "PostgreSQL Global Development Group"),
        Example("ru", "He shouted: “Glory to Ukraine!”", "Он крикнул: «Слава Україні!»"),
        Example("ru", "A Kommersant reporter", "Корреспондент газеты «Коммерсантъ»"),
        Example("ru", "The film is called “Mother” (in Georgian).", "Фильм называется «Мать» (დედა)."),
        Example("ru", "Kyiv received aid.", "Киев получил помощь."),
        Example("ka", "The angle α equals 30°.", "კუთხე α უდრის 30°-ს."),
    )

    def run(self, pair: Pair) -> Iterable[Finding]:
        """Runs of words in other scripts, and for Russian and Georgian sentences in other languages of their script."""
        expected = script_of(pair.locale)
        gate, inside = _gate(expected)
        found: list[Finding] = []
        if gate is not None and gate.search(pair.target.bare):
            found += self._scripts(pair, expected, inside)
        if pair.language == "ru":
            found += self._cyrillic(pair)
        elif pair.language == "ka":
            found += self._georgian(pair)
        return found

    def _scripts(self, pair: Pair, expected: str, inside: re.Pattern[str]) -> Iterator[Finding]:
        native = inside.search(pair.target.bare) is not None
        if not native and pair.target.text.strip() == pair.source.text.strip():
            return  # not translated at all, which is another check's
        if native and _has_few_latin(pair.target.words, expected):
            return
        for foreign, group in groupby(pair.target.words, lambda word: _script(word.text[0], expected)):
            if not foreign:
                continue
            words = [word for word in group if word.text.lower() not in pair.source.vocabulary or foreign == "Latin"]
            if not words or (is_set_off(pair.target.text, words[0].start, words[-1].end) and native):
                continue
            letters = sum(len(word.text) for word in words)
            severity = _how_bad(foreign, words, letters, pair, native=native)
            if severity is not None:
                yield self._finding(pair, words, severity, self._named(pair, foreign, words, letters))

    def _named(self, pair: Pair, script: str, words: list[Word], letters: int) -> str:
        """The English name of the language that words are in; empty where that is not sure."""
        text = " ".join(word.text for word in words)
        if script == "Latin" and sum(word.text.lower() in _ENGLISH_WORDS for word in words) >= 2:
            return language_word("en")
        if letters >= _MIN_LETTERS and script in ("Latin", "Cyrillic", "Arabic"):
            code = pair.setting.identify(text)
            if code is not None and code not in (pair.language, "ceb"):
                return language_word(code)
        if script == "Cyrillic" and letters >= _MIN_WHOLE_LETTERS and not _NOT_RUSSIAN.search(text):
            return language_word("ru")
        return ""

    def _cyrillic(self, pair: Pair) -> Iterator[Finding]:
        text = pair.target.bare
        strange = _NOT_RUSSIAN.search(text) or _BULGARIAN.search(text)
        for found in _SENTENCE.finditer(text):
            sentence = found[0]
            if not strange and (
                len(sentence) < _MIN_IDENTIFIED or _is_russian(sentence) or _HARDLY_OTHER.search(sentence.lower())
            ):
                continue
            words = [word for word in pair.target.words if found.start() <= word.start < found.end()]
            words = [word for word in words if _LETTER["Cyrillic"].match(word.text)]
            odd = [word for word in words if strange and _is_odd(word.text)]
            odd = [word for word in odd if word.text.lower() not in pair.source.vocabulary]
            if odd:
                if is_set_off(pair.target.text, odd[0].start, odd[-1].end):
                    continue
                name = all(word.text[0].isupper() for word in odd) and len(words) > len(odd)
                one_letter = len(odd) == 1 and len(odd[0].text) == 1 and len(words) == 1
                if one_letter:
                    continue
                code = self._slavic(pair, sentence, words)
                marked = words if code and not _is_russian(sentence) else odd
                severity = Severity.WARNING if name else Severity.ERROR
                yield self._finding(pair, marked, severity, language_word(code) if code else "")
            elif len(words) >= _MIN_WORDS and not _is_russian(sentence) and not _names(words):
                code = self._slavic(pair, sentence, words)
                if code and not is_set_off(pair.target.text, words[0].start, words[-1].end):
                    yield self._finding(pair, words, Severity.ERROR, language_word(code))

    def _slavic(self, pair: Pair, sentence: str, words: list[Word]) -> str:
        """The code of the Cyrillic language that a sentence is in; empty for Russian or where that is not sure."""
        if sum(len(word.text) for word in words) < _MIN_IDENTIFIED:
            return ""
        code = pair.setting.identify(sentence.lower())
        return code if code in _SLAVIC or code in _OTHERS else ""

    def _georgian(self, pair: Pair) -> Iterable[Finding]:
        text = pair.target.bare
        old = _NOT_GEORGIAN.search(text) is not None and not _NOT_GEORGIAN.search(pair.source.text)
        if not old and len(_MINGRELIAN & pair.target.vocabulary) < _MIN_MINGRELIAN:
            return ()
        return self._mingrelian(pair, text, old=old)

    def _mingrelian(self, pair: Pair, text: str, *, old: bool) -> Iterator[Finding]:
        for found in _SENTENCE.finditer(text):
            words = [word for word in pair.target.words if found.start() <= word.start < found.end()]
            words = [word for word in words if _LETTER["Georgian"].match(word.text)]
            words = [word for word in words if not is_set_off(pair.target.text, word.start, word.end)]
            odd = [word for word in words if _NOT_GEORGIAN.search(word.text)] if old else []
            alike = len({word.text for word in words if word.text in _MINGRELIAN})
            if not (len(odd) > 1 or alike >= _MIN_MINGRELIAN):
                words = [word for word in odd if len(word.text) > 1]
            if words:
                yield self._finding(pair, words, Severity.ERROR, _("Mingrelian"))

    def _finding(self, pair: Pair, words: list[Word], severity: Severity, language: str) -> Finding:
        start, end = words[0].start, words[-1].end
        text = _short(pair.target.text[start:end])
        message = _("in {language}, not in {ours}: {text}") if language else _("not in {ours}: {text}")
        ours = language_word(pair.language)
        return Finding(self.id, severity, message.format(language=language, ours=ours, text=text), target=(start, end))


@cache
def _gate(expected: str) -> tuple[re.Pattern[str] | None, re.Pattern[str]]:
    """What finds a letter that is not of the script, and one that is; nothing is sought in texts in Latin letters."""
    letters = _LETTERS.get(expected, "\u0250-\U0002ffff")
    return None if expected == "Latin" else re.compile(rf"[^\W\d_{letters}]"), re.compile(rf"[{letters}]")


_LETTER = {script: re.compile(f"[{letters}]") for script, letters in _LETTERS.items()}


def _has_few_latin(words: Sequence[Word], expected: str) -> bool:
    """Whether all words are the locale's but for some Latin ones: names that every translation may have."""
    scripts = [_script(word.text[0], expected) for word in words]
    latin = scripts.count("Latin")
    return latin < _MIN_WORDS and latin + scripts.count("") == len(scripts)


@lru_cache(maxsize=4096)
def _script(letter: str, expected: str) -> str:
    """The script of a letter; empty for that of the locale."""
    own = _LETTER.get(expected)
    if own is not None and own.match(letter):
        return ""
    for script, letters in _LETTER.items():
        if letters.match(letter):
            return script
    script = next(iter(count_scripts(letter)), "")
    return "" if script == expected else script


def _how_bad(script: str, words: list[Word], letters: int, pair: Pair, *, native: bool) -> Severity | None:
    """How bad it is that words are in another script; None where it is as it should be."""
    if script != "Latin":
        if any(_SEAMS.search(word.text) for word in words) and len(words) == 1:
            return None  # letters of two scripts in one word are another check's
        if (script == "Greek" and letters < _SURE_LETTERS) or letters < 2:
            return None
        return Severity.ERROR if len(words) > 1 or letters >= _SURE_LETTERS else Severity.WARNING
    return _how_bad_latin(words, letters, pair, native=native)


def _how_bad_latin(words: list[Word], letters: int, pair: Pair, *, native: bool) -> Severity | None:
    new = [word for word in words if word.text.lower() not in pair.source.vocabulary]
    plain = [word for word in words if word.text.islower() and len(word.text) > 1]
    new_plain = [word for word in plain if word in new]
    text = pair.target.bare[max(0, words[0].start - 2) : words[-1].end]
    if not native:
        enough = len(new_plain) >= _MIN_WHOLE_WORDS and sum(map(_length, new_plain)) >= _MIN_WHOLE_LETTERS
        return Severity.ERROR if enough and not _CODE.search(text) else None
    if len(words) < _MIN_WORDS:
        return None
    if 2 * len(plain) >= len(words) and is_sentence(pair.target.bare, words[0].start, words[-1].end):
        return None if _CODE.search(text) else Severity.ERROR
    if letters < _MIN_LETTERS or len(new_plain) < _MIN_NEW or 3 * len(new) < len(words):
        return None
    english = any(word.text.lower() in _ENGLISH_WORDS for word in words)
    return Severity.ERROR if english or pair.setting.identify(text) else Severity.WARNING


def _length(word: Word) -> int:
    return len(word.text)


# What prose has not, and command lines, settings and logs have.
_CODE = re.compile(r"\":|[_=<>|{}/\\$#]|(?<!\w)-{1,2}\w|\w\(|::")
_SEAMS = re.compile(
    "|".join(f"[{one}](?=[{''.join(_LETTERS.values()).replace(one, '')}])" for one in _LETTERS.values())
)


def _is_russian(sentence: str) -> bool:
    if _RUSSIAN_LETTER.search(sentence):
        return True
    return any(map(_is_russian_word, _TOKEN.findall(sentence.lower())))


@lru_cache(maxsize=65_536)
def _is_russian_word(word: str) -> bool:
    return _RUSSIAN.search(word) is not None


def _is_odd(word: str) -> bool:
    """Whether a word has letters of another Cyrillic language; a word in two alphabets is another check's."""
    return bool(_NOT_RUSSIAN.search(word) or _BULGARIAN.search(word)) and not _SEAMS.search(word)


def _names(words: list[Word]) -> bool:
    return 2 * sum(word.text[0].isupper() for word in words) > len(words)


def _short(text: str) -> str:
    longest = 60
    return text if len(text) <= longest else f"{text[:longest].rsplit(' ', 1)[0]} …"
