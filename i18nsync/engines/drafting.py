"""Drafting: from one text of a batch to a draft, over an engine that only knows strings.

What every engine shares: inline codes out and in again, by the steps of `engines.ladder`; long texts in pieces; answers
that cannot be translations refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from i18nsync.core.inline import Protected, verify
from i18nsync.core.locale import LocalePair
from i18nsync.core.ports import Capabilities, Draft, Failure, TextUnit
from i18nsync.engines.ladder import CodesOf, Ladder, Refused, UnansweredError, order_note, own_words
from i18nsync.engines.sanity import check_answer, lower_mtavruli, unescaped
from i18nsync.errors import CodesLost, EngineUnavailable
from i18nsync.messages import _

__all__ = [
    "CodesOf",
    "Refused",
    "UnansweredError",
    "codes_lost",
    "draft_each",
    "draft_unit",
    "read_answer",
    "without_secrets",
]

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
        return codes_lost(error.message)
    return Draft(step.target, repaired=step.repaired, note="; ".join(step.notes))


def read_answer(
    unit: TextUnit, pair: LocalePair, protected: Protected, answer: str, *, codes: CodesOf | None = None
) -> Draft | Failure:
    """Make a draft of a whole answer, or refuse what cannot be a translation.

    Args:
        unit: the text that was asked for.
        pair: from which locale into which.
        protected: what was sent.
        answer: what came back, not empty.
        codes: as in `draft_unit`.

    Raises:
        CodesLost: the answer does not carry the inline codes; another rendering may do.
    """
    answer = unescaped(protected.text, answer)
    if pair.target.language == "ka":
        answer = lower_mtavruli(answer)
    # Before anything is said of its letters: what is left of broken marks is Latin, too.
    target, repaired = protected.restore(answer)
    reason = check_answer(protected.words, own_words(protected, answer), pair.target)
    if reason:
        return Refused(reason)
    given = codes(target) if codes else unit.codes
    problems = verify(unit.codes, given)
    if problems:
        raise CodesLost("; ".join(problems))
    return Draft(target, repaired=repaired, note=order_note(unit.codes, given))


def codes_lost(reason: str) -> Refused:
    """The failure of a text whose codes no rendering brought back."""
    return Refused(_("the answer does not carry the inline codes: {reason}").format(reason=reason))


def draft_each(
    name: str, units: Sequence[TextUnit], draft: Callable[[TextUnit], Draft | Failure]
) -> list[Draft | Failure]:
    """Draft texts one after the other. What was drafted before the service closed its door is kept.

    Args:
        name: the engine's, for messages.
        units: the texts.
        draft: drafts one.

    Raises:
        EngineUnavailable: from `draft`, and nothing was drafted before.
    """
    results: list[Draft | Failure] = []
    for unit in units:
        try:
            results.append(draft(unit))
        except EngineUnavailable as error:
            if not any(isinstance(result, Draft) for result in results):
                raise
            results += [Failure(f"{name}: {error.message}")] * (len(units) - len(results))
            break
    return results
