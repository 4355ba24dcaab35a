"""The newsroom's glossary at DeepL: made there when it is first needed, and again when it has changed."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

from i18nsync.core.glossary import Term, version_of

if TYPE_CHECKING:
    import deepl

__all__ = ["Kept", "entries_of"]

PREFIX = "i18nsync "
"""How the names of our glossaries begin; a digest of their entries follows, so that a changed one is another one."""


class Kept:
    """Ids of the glossaries that this run has found or made at DeepL; threads may share it."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str, str], str] = {}
        self._lock = threading.Lock()

    def id(self, client: deepl.DeepLClient, terms: Sequence[Term], source: str, target: str) -> str:
        """The id of the glossary that holds `terms`, made if DeepL has none; empty if there is nothing to hold.

        Args:
            client: asks DeepL; what it raises comes through.
            terms: of the target locale.
            source: DeepL's code of the source language.
            target: DeepL's code of the target language.
        """
        entries = entries_of(terms)
        if not entries:
            return ""
        name = PREFIX + version_of(terms)
        with self._lock:
            place = (name, source, target)
            if place not in self._ids:
                found = [
                    each.glossary_id
                    for each in client.list_glossaries()
                    if each.name == name and (each.source_lang.upper(), each.target_lang.upper()) == (source, target)
                ]
                self._ids[place] = (
                    found[0] if found else client.create_glossary(name, source, target, entries).glossary_id
                )
            return self._ids[place]


def entries_of(terms: Sequence[Term]) -> dict[str, str]:
    """Source -> rendering, without what DeepL's table cannot hold; of two renderings of a source, the first."""
    entries: dict[str, str] = {}
    for term in terms:
        source, target = " ".join(term.source.split()), " ".join(term.target.split())
        if source and target:
            entries.setdefault(source, target)
    return entries
