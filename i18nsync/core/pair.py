"""What a check is given: a source, its target, and what the newsroom knows of both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from i18nsync.core.document import InlineCode
from i18nsync.core.glossary import Glossary
from i18nsync.core.lazy import lazy
from i18nsync.core.locale import Locale
from i18nsync.core.side import Side
from i18nsync.core.stems import Lemmatise

__all__ = ["Pair", "Setting"]

_ENGLISH = Locale("en")


def _no_codes(_text: str) -> tuple[InlineCode, ...]:
    return ()


def _not_identified(_text: str) -> str | None:
    return None


@dataclass(frozen=True)
class Setting:
    """What is the same for all pairs of a locale.

    Args:
        locale: the target's.
        glossary: the newsroom's terms.
        codes: the inline codes of a text, in the article's own format.
        spells: whether a word is in the locale's dictionary; None where there is no dictionary.
        identify: the ISO 639 code of the language that a text is in, or None where that is not sure.
        source: the locale of the sources.
        lemmatise: gives lemmas of the target's common nouns; see `stems`.
    """

    locale: Locale
    glossary: Glossary | None = None
    codes: Callable[[str], tuple[InlineCode, ...]] = _no_codes
    identify: Callable[[str], str | None] = _not_identified
    spells: Callable[[str], bool] | None = None
    source: Locale = _ENGLISH
    lemmatise: Lemmatise | None = None


class Pair:
    """A source and its target.

    Args:
        source: text of the source.
        target: text of the target; not necessarily finished or even there.
        setting: what else is known.
        role: the segment's role, as `heading`; empty where it is not known.
        siblings: the targets of the article's other units, for what must be the same throughout an article.

    Attributes:
        locale: the target's.
        language: the target's, as `ka`.
    """

    def __init__(
        self, source: str, target: str, setting: Setting, *, role: str = "", siblings: tuple[str, ...] = ()
    ) -> None:
        self.source = Side(source)
        self.target = Side(target)
        self.setting = setting
        self.role = role
        self.siblings = siblings
        self.locale = setting.locale
        self.language = setting.locale.language

    @lazy
    def source_codes(self) -> tuple[InlineCode, ...]:
        """The inline codes of the source."""
        return self.setting.codes(self.source.text)

    @lazy
    def target_codes(self) -> tuple[InlineCode, ...]:
        """The inline codes of the target."""
        return self.setting.codes(self.target.text)

    @lazy
    def is_blank(self) -> bool:
        """Whether there is no target."""
        return not self.target.text.strip()
