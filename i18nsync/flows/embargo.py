"""Embargo: articles whose text may not leave the machine."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from i18nsync.core.article import front_matter_end
from i18nsync.messages import _

__all__ = ["bar"]

_KEY = r"""^[ \t]*"?{}"?[ \t]*[:=][ \t]*(["']?)([^\r\n#]*?)\1[ \t]*,?[ \t]*(?:\#.*)?$"""
_NEVER = re.compile(_KEY.format("no_machine_translation"), re.MULTILINE)
_UNTIL = re.compile(_KEY.format("embargo"), re.MULTILINE)
_NO = frozenset(("false", "no", "off", "0", "", "null", "~"))


def bar(text: str, now: str) -> str:
    """Why an article's text may not be sent to an engine that is not on this machine; empty if it may.

    `no_machine_translation: true` in the front matter bars it for good, `embargo: 2026-03-07T06:00+04:00` until then;
    a time without zone is UTC, a date counts from its first moment. What cannot be read as a time bars it: better no
    draft than a leak.

    Args:
        text: the article.
        now: UTC time as `2026-01-02T10:00:00Z`.
    """
    front = text[: front_matter_end(text)]
    never = _NEVER.search(front)
    if never is not None and never[2].strip().lower() not in _NO:
        return _("the article says no_machine_translation")
    until = _UNTIL.search(front)
    if until is None or until[2].strip().lower() in _NO:
        return ""
    value = until[2].strip()
    try:
        end = datetime.fromisoformat(value)
    except ValueError:
        return _("the article is under embargo until {value!r}, which is no time that can be read").format(value=value)
    end = end if end.tzinfo is not None else end.replace(tzinfo=UTC)
    held = datetime.fromisoformat(now) < end
    return _("the article is under embargo until {time}").format(time=value) if held else ""
