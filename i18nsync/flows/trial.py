"""Trial: which texts would break the structure around them."""

from __future__ import annotations

from collections.abc import Mapping

from i18nsync.core.document import Document
from i18nsync.core.ports import Format
from i18nsync.core.unit import UnitKey
from i18nsync.errors import FormatError

__all__ = ["unrenderable"]


def unrenderable(form: Format, document: Document, targets: Mapping[UnitKey, str]) -> dict[UnitKey, str]:
    """The targets that cannot stand in their place, and why: all are tried at once, singly only where that fails.

    Args:
        form: the document's format.
        document: the source, taken apart.
        targets: texts by unit.
    """
    try:
        form.render(document, targets)
    except FormatError:
        broken: dict[UnitKey, str] = {}
        for key, target in targets.items():
            try:
                form.render(document, {key: target})
            except FormatError as error:
                broken[key] = error.message
        return broken
    return {}
