"""Pseudo-localisation: readable but clearly not translated, to see how pages bear longer and stranger text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from i18nsync.core.inline import pieces
from i18nsync.core.locale import LocalePair
from i18nsync.core.ports import Batch, Capabilities, Draft, Failure, TextUnit
from i18nsync.engines import options
from i18nsync.engines.drafting import Refused
from i18nsync.errors import CodesLost

__all__ = ["PseudoEngine", "build"]

_ACCENTS = str.maketrans(
    "ABCDEGHIJKLNORSTUWYZabcdeghijklnorstuwyz",
    "ÀƁÇÐÉĜĤÎĴĶĻÑÖŔŠŢÛŴÝŽàƀçðéĝĥîĵķļñöŕšţûŵýž",
)
# Not words, though no inline codes either: entities, escapes, formatting fields, addresses.
_KEEP = re.compile(
    r"&#?\w+;|\\.|%(?:\(\w+\))?[-+ #0-9.]*[a-z]\b|\{\{?[^{}]*\}?\}|\w+://\S+|\S+@\S+\.\w+", re.IGNORECASE
)
_VOWEL = re.compile(r"[aeiou](?=\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PseudoEngine:
    """Drafts by accents and stretching; see `i18nsync.core.ports.Engine`.

    `Read the news` becomes `[!! Ŕééààð ţĥé ñééŵš !!]`: what stays plain on a page was never sent to translation, and
    what is cut off has too little room (translations are about a third longer).

    Args:
        stretch: whether to double vowels.
    """

    stretch: bool = True

    @property
    def name(self) -> str:
        """As in settings."""
        return "pseudo"

    @property
    def sends_text_offsite(self) -> bool:
        """Never."""
        return False

    def capabilities(self, pair: LocalePair) -> Capabilities | None:  # noqa: ARG002 - the port's signature
        """Any pair, texts of any length, codes as they are."""
        return Capabilities(renderings=("none",))

    def translate(self, batch: Batch) -> list[Draft | Failure]:
        """One result a text; the same text always gives the same one."""
        return [self._draft(unit) for unit in batch.units]

    def _draft(self, unit: TextUnit) -> Draft | Failure:
        try:
            found = pieces(unit.source, unit.codes)
        except CodesLost as error:
            return Refused(error.message)
        body = "".join(piece.text if piece.code else self._words(piece.text) for piece in found)
        inner = body.strip()
        return Draft(body.replace(inner, f"[!! {inner} !!]", 1) if inner else body)

    def _words(self, text: str) -> str:
        out: list[str] = []
        end = 0
        for kept in _KEEP.finditer(text):
            out += [self._letters(text[end : kept.start()]), kept[0]]
            end = kept.end()
        return "".join([*out, self._letters(text[end:])])

    def _letters(self, text: str) -> str:
        longer = _VOWEL.sub(lambda vowel: vowel[0] + vowel[0].lower(), text) if self.stretch else text
        return longer.translate(_ACCENTS)


def build(settings: Mapping[str, object]) -> PseudoEngine:
    """The pseudo engine.

    Args:
        settings: `stretch`, 1 (default) to double vowels, or 0.

    Raises:
        SettingsError: it is no number.
    """
    return PseudoEngine(bool(options.number(settings, "pseudo", "stretch", 1)))
