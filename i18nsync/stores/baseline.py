"""The baseline: a file of findings that were known when checking began, made for reading in a diff.

One line a finding, sorted; nothing in it depends on the language of the messages, on line numbers or on the clock.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from i18nsync.core.flag import Baseline
from i18nsync.errors import StoreError
from i18nsync.messages import _
from i18nsync.stores.files import read_text, write_atomic

__all__ = ["SCHEMA", "read_baseline", "write_baseline"]

SCHEMA = "i18nsync/baseline/1"
"""Names the shape of the file."""

_LINE = re.compile(r"([a-z]+(?:-[a-z]+)*) ([0-9a-f]{12})")


def read_baseline(path: Path, shown: str) -> Baseline | None:
    """The known findings; None if there is no such file.

    Args:
        path: the file.
        shown: how messages name it.

    Raises:
        StoreError: it cannot be read, or is no baseline.
    """
    text = read_text(path)
    if text is None:
        return None
    known: dict[tuple[str, str], dict[str, str]] = {}
    try:
        document = json.loads(text)
        if document["schema"] != SCHEMA:
            raise _broken(shown, _("its schema is not {schema}").format(schema=SCHEMA))
        for article, by_locale in document["findings"].items():
            for locale, lines in by_locale.items():
                found = known.setdefault((article, locale), {})
                for line in lines:
                    match = _LINE.fullmatch(line)
                    if match is None:
                        raise _broken(shown, _("{line!r} is no finding").format(line=line))
                    found[match[2]] = match[1]
    except json.JSONDecodeError as error:
        why = _("it is not JSON; perhaps a merge left its marks in it")
        raise _broken(f"{shown}:{error.lineno}", why) from None
    except (KeyError, TypeError, AttributeError):
        raise _broken(shown, _("it has another shape")) from None
    return Baseline(known)


def _broken(where: str, why: str) -> StoreError:
    return StoreError(
        _("the baseline cannot be read: {reason}").format(reason=why),
        where=where,
        hint=_("Restore it from version control, or write it anew: i18nsync check --write-baseline."),
    )


def write_baseline(path: Path, baseline: Baseline) -> bool:
    """Write the file, all or nothing; False if it already says the same.

    Raises:
        StoreError: it cannot be written.
    """
    findings: dict[str, dict[str, list[str]]] = {}
    for (article, locale), known in sorted(baseline.known.items()):
        if known:
            lines = sorted(f"{check} {digest}" for digest, check in known.items())
            findings.setdefault(article, {})[locale] = lines
    document = {"schema": SCHEMA, "findings": findings}
    text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    if read_text(path) == text:
        return False
    write_atomic(path, text.encode())
    return True
