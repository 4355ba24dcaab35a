"""Names of people and places left in Latin letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from i18nsync.checks.names_english import is_ordinary
from i18nsync.checks.names_sounds import is_strict
from i18nsync.checks.names_source import SourceName, source_names
from i18nsync.checks.script_quoted import is_set_off
from i18nsync.core.finding import Finding, Severity
from i18nsync.core.pair import Pair
from i18nsync.core.ports import Example
from i18nsync.messages import _

__all__ = ["LatinName"]

_LATIN_WORD = re.compile(r"[A-ZÀ-ÞŠŽ][a-zà-ÿšž'’]+[a-zà-ÿšž]")

# A street or a mountain whose name is of common words; with more capitals after it, it names something else.
_FEATURE = re.compile(
    r"(?<![\w@#/.-])(?<![0-9] )(?<![A-Z]\w )[A-Z][a-z]+(?: [A-Z][a-z]+)? (?:Street|Avenue|Square|Bridge|Pass|River|Lake"
    r"|Valley|Mountains?|Hill|Road|Lane|Village|Gorge|Bay|Cape|Islands?|Peninsula|Quarter)\b(?! ?[A-Z])"
)
_POSTAL = re.compile(r"\b[A-Z]{2},? [0-9]{5}\b|\bP\.? ?O\.? Box\b")  # an address stays as the post reads it
_SLAVIC_PLACE = re.compile(r"(?:[eo]vo|[eo]ye|aya|[aeio]vka|[einov]sk|gorod|grad|itsa|ichi)$")
_LONG_ENOUGH = 6  # letters of a romanised name that no product is likely to have


class LatinName:
    """A person's or a place's name in Latin letters."""

    id = "latin-name"
    name = "name in Latin letters"
    severity = Severity.WARNING
    description = (
        "A person's or a place's name stands in the translation as in English. Brands, titles in quotation marks and"
        " the original in parentheses after a transliteration may stay."
    )
    locales = frozenset({"ka", "ru"})
    hits = (
        Example("ka", "Nino Beridze has won.", "გაიმარჯვა Nino Beridze-მ.", "Nino Beridze"),
        Example("ru", "Snow cut off Tetriskala for two days.", "Снег отрезал Tetriskala на два дня.", "Tetriskala"),
        Example("ka", "The accident on Chonkadze Street", "ავარია Chonkadze-ს ქუჩაზე", "Chonkadze"),
        Example("ka", "the widow, Natela Kereselidze", "ქვრივი, ნათელა Kereselidze", "Kereselidze"),
        Example("ru", "Inga Lindqvist is a geologist.", "Инга Lindqvist — геолог.", "Lindqvist"),
        Example("ru", "The road over the Saddle Pass", "Дорога через Saddle Pass", "Saddle Pass"),
        Example("ru", "Anders, nine, caught a pike.", "Девятилетний Anders поймал щуку.", "Anders"),
        Example("ru", "Oskar Lund and Sigrid Lund", "Оскар Лунд и Sigrid Lund", "Sigrid Lund"),
        Example("ka", "It went to Jumber Maskharashvili.", "Jumber Maskharashvili-მ მიიღო.", "Jumber Maskharashvili"),
        Example("ru", "The bell was cast in Lugovoye.", "Колокол отлили в Lugovoye.", "Lugovoye"),
        Example("ru", "She flew to Vienna.", "Она улетела в Vienna.", "Vienna"),
    )
    misses = (
        Example("ru", "Google and Boris Johnson", "Google и Борис Джонсон (Boris Johnson)"),
        Example("ka", "She reads the New York Times.", "ის The New York Times-ს კითხულობს."),
        Example("ka", "Toyota, Nokia and Yandex", "Toyota, Nokia და Yandex"),
        Example("ru", "Use Tor Browser for Android.", "Используйте Tor Browser для Android."),
    )

    def run(self, pair: Pair) -> Iterator[Finding]:
        """Each such name, with the words of it that follow each other as one."""
        bare = pair.target.bare
        if not _LATIN_WORD.search(bare) or _POSTAL.search(bare):
            return
        if pair.target.text.strip() == pair.source.text.strip():
            return  # not translated at all, which is another check's
        everything = source_names(pair.source, pair.language)
        names = [name for name in everything if _is_certain(name) or _is_half(name, everything, pair)]
        people = {name.run for name in names if name.kind in ("given", "surname")}
        names = [name for name in everything if name in names or (name.kind == "name" and name.run in people)]
        marked = {
            found.span()
            for found in _FEATURE.finditer(bare)
            if found[0] in pair.source.bare
            and all(is_ordinary(word) for word in found[0].split())
            and not is_set_off(pair.target.text, *found.span())
        }
        marked |= {
            found.span()
            for name in names
            for found in re.finditer(rf"(?<![\w@#/.-]){re.escape(name.text)}(?![\w@/])", bare)
            if not is_set_off(pair.target.text, *found.span()) and not _in_a_title(bare, *found.span(), names)
        }
        joined: list[tuple[int, int]] = []
        for start, end in sorted(marked):
            if joined and bare[joined[-1][1] : start] in (" ", "\u00a0", "-"):
                joined[-1] = (joined[-1][0], end)
            elif not joined or start >= joined[-1][1]:
                joined.append((start, end))
        for start, end in joined:
            yield Finding(
                self.id,
                Severity.WARNING,
                _("{name} is left in Latin letters").format(name=bare[start:end]),
                target=(start, end),
            )


def _is_certain(name: SourceName) -> bool:
    """Whether it is surely a person's or a place's: a product's may stay."""
    if name.kind in ("people", "organisation"):
        return False
    return (
        name.kind in ("nation", "place", "given", "surname")
        or (name.sure and _SLAVIC_PLACE.search(name.text) is not None)
        or (is_strict(name.text) and (name.sure or len(name.text) >= _LONG_ENOUGH))
    )


def _is_half(name: SourceName, names: tuple[SourceName, ...], pair: Pair) -> bool:
    """Whether the rest of the name is not in Latin letters: Инга Lindqvist."""
    company = [other for other in names if other.run == name.run and other is not name]
    left = pair.target.vocabulary
    return name.kind == "name" and any(other.text.lower() not in left for other in company)


def _in_a_title(bare: str, start: int, end: int, names: list[SourceName]) -> bool:
    """Whether other capitalised Latin words beside it make it the name of something else, as in New York Times."""
    beside = []
    if before := re.search(r"([A-Z][\w'’]*|of|de|and|the|&)[ \u00a0]$", bare[:start]):
        beside.append(before[1])
    if after := re.match(r"[ \u00a0]([A-Z][\w'’]*|of|and|&)", bare[end:]):
        beside.append(after[1])
    own = {word for name in names for word in name.text.split()}
    return any(word not in own for word in beside)
