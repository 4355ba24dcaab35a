"""Words that no dictionary knows, in the languages that a dictionary is there for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from i18nsync.core.finding import Finding, Severity
from i18nsync.core.pair import Pair
from i18nsync.core.ports import Check, Example
from i18nsync.messages import _

__all__ = ["Spelling", "checks"]

# Below this a word is an abbreviation more often than a mistake.
_MIN_LETTERS = 4
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2011][^\W\d_]+)*")


class Spelling:
    """A word that is in neither dictionary: hunspell's, which settings name, nor simplemma's list of forms.

    Names are left to the checks of names. Georgian has no capital letters to tell them by, so there nothing is said
    where the source has a name.
    """

    id = "spelling"
    name = "spelling"
    severity = Severity.INFO
    description = (
        "Marks words that neither the dictionary nor a list of forms knows. It needs a dictionary for the language, "
        "which settings name."
    )
    locales: frozenset[str] = frozenset()
    hits: Sequence[Example] = (
        Example("ru", "The river has risen.", "Уровень воды в реке поднялсся.", "поднялсся"),
        Example("ka", "The river has risen.", "მდინარეში წყლის დონემ აიიწია.", "აიიწია"),
    )
    misses: Sequence[Example] = (
        Example("ru", "Nino Lomidze came.", "Приехала Нино Ломидзе."),
        Example("ka", "Nino Lomidze came.", "ნინო ლომიძე ჩამოვიდა."),
    )

    def run(self, pair: Pair) -> Iterator[Finding]:
        """See `Check`."""
        spells = pair.setting.spells
        if spells is None or (pair.language == "ka" and _has_name(pair.source.text)):
            return
        text = pair.target.bare
        for found in _WORD.finditer(text):
            word = found[0]
            if len(word) < _MIN_LETTERS or word[0].isupper() or word.isascii():
                continue
            if not (
                spells(word) or all(_is_right(part, pair.language, spells) for part in re.split(r"[-\u2011]", word))
            ):
                yield Finding(
                    self.id,
                    self.severity,
                    _("“{word}” is in no dictionary").format(word=word),
                    target=found.span(),
                )


def _is_right(word: str, language: str, spells: Callable[[str], bool]) -> bool:
    return len(word) < _MIN_LETTERS or spells(word) or _is_form(word, language)


def _has_name(source: str) -> bool:
    return re.search(r"(?<=[a-z,;] )[A-Z]", source) is not None or re.match(r"[A-Z]\w+ [A-Z]", source) is not None


@lru_cache(maxsize=50_000)
def _is_form(word: str, language: str) -> bool:
    from simplemma import is_known

    try:
        return bool(is_known(word, lang=language))
    except ValueError:  # a language that it has no list for
        return False


def checks() -> tuple[Check, ...]:
    """The checks of this module."""
    return (Spelling(),)
