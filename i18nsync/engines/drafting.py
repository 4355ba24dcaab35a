"""Drafting: from one text of a batch to a draft, over an engine that only knows strings.

What every engine shares: inline codes out and in again, by the steps of `engines.ladder`; long texts in pieces; answers
that cannot be translations refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from i18nsync.core.locale import LocalePair
from i18nsync.core.ports import Capabilities, Draft, Failure, TextUnit
from i18nsync.engines.ladder import CodesOf, Ladder, Refused, UnansweredError
from i18nsync.errors import CodesLost

__all__ = ["CodesOf", "Refused", "UnansweredError", "draft_unit", "without_secrets"]

_URL = re.compile(r"\b[a-z][a-z0-9+.-]*://\S+|(?<=url: )/\S+", re.IGNORECASE)
_SECRET = re.compile(
    r"\b((?:api[-_ ]?)?key|auth(?:[-_]key)?|authorization|token|secret|password|bearer|email|de)\b(\s*[:=]?\s*)"
    r"(?:(?:bearer|deepl-auth-key|basic)\s+)?['\"]?[\w.@:+/=-]{4,}['\"]?",
    re.IGNORECASE,
)


def without_secrets(text: str) -> str:
    """`text` without URLs (whose query may hold keys and the text itself) and without what looks like a key."""
    return _SECRET.sub(r"\1\2(hidden)", _URL.sub("(address)", text))


def draft_unit(
    unit: TextUnit,
    pair: LocalePair,
    able: Capabilities,
    ask: Callable[[str], str | None],
    *,
    codes: CodesOf | None = None,
    measure: Callable[[str], int] = len,
) -> Draft | Failure:
    """Draft one text.

    Args:
        unit: the text with its inline codes.
        pair: from which locale into which.
        able: the engine's renderings, best first, and the longest text that it takes.
        ask: sends one string and gives the answer; raises `UnansweredError` if there is none for this text.
        codes: finds the inline codes of the finished target; a target that the format reads otherwise is refused.
        measure: the length of a text as the engine counts it, for `able.max_chars`.

    Raises:
        EngineUnavailable: from `ask`.
    """
    ladder = Ladder(pair, able, ask, codes=codes, measure=measure)
    try:
        step = ladder.climb(unit.source, unit.codes)
    except UnansweredError as error:
        return error.failure
    except CodesLost as error:
        return Refused(f"the answer does not carry the inline codes: {error.message}")
    return Draft(step.target, repaired=step.repaired, note="; ".join(step.notes))
