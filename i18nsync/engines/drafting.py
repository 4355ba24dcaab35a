"""Drafting: from one text of a batch to a draft, over an engine that only knows strings.

What every engine shares: inline codes out and in again, in the engine's own rendering and then the next; long texts in
pieces; answers that cannot be translations refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from i18nsync.core.document import InlineCode
from i18nsync.core.inline import Protected, protect, verify
from i18nsync.core.locale import LocalePair
from i18nsync.core.ports import Capabilities, Draft, Failure, TextUnit
from i18nsync.core.sentences import chunks
from i18nsync.engines.sanity import check_answer, error_page, lower_mtavruli
from i18nsync.errors import CodesLost

__all__ = ["CodesOf", "Refused", "UnansweredError", "draft_unit", "without_secrets"]

CodesOf = Callable[[str], tuple[InlineCode, ...]]
"""Finds the inline codes of a text, as `core.ports.Format.codes` does."""

_URL = re.compile(r"\b[a-z][a-z0-9+.-]*://\S+|(?<=url: )/\S+", re.IGNORECASE)
_SECRET = re.compile(
    r"\b((?:api[-_ ]?)?key|auth(?:[-_]key)?|authorization|token|secret|password|bearer|email|de)\b(\s*[:=]?\s*)"
    r"(?:(?:bearer|deepl-auth-key|basic)\s+)?['\"]?[\w.@:+/=-]{4,}['\"]?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Refused(Failure):
    """A failure that the same engine would repeat: another one may do better, another try will not."""


class UnansweredError(Exception):
    """One text got no answer; stays inside of this room and becomes a `Failure`."""

    def __init__(self, reason: str, *, again: bool = True) -> None:
        super().__init__(reason)
        self.failure = Failure(reason) if again else Refused(reason)


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
    lost = "no rendering of inline codes is left to try"
    for rendering in able.renderings:
        try:
            protected = protect(unit.source, unit.codes, rendering)
            if not protected.has_words:
                return Draft(unit.source)
            answer = _ask(protected, able.max_chars, ask, measure)
            if pair.target.language == "ka":
                answer = lower_mtavruli(answer)
            reason = check_answer(protected.words, _words(protected, answer), pair.target)
            if reason:
                return Refused(reason)
            target, repaired = protected.restore(answer)
            problems = verify(unit.codes, codes(target)) if codes else []
        except UnansweredError as error:
            return error.failure
        except CodesLost as error:
            lost = error.message
            continue
        if not problems:
            return Draft(target, repaired=repaired)
        lost = "; ".join(problems)
        if not protected.numbers:
            break  # no codes travelled, so every rendering sends the same text
    return Refused(f"the answer does not carry the inline codes: {lost}")


def _ask(
    protected: Protected, limit: int | None, ask: Callable[[str], str | None], measure: Callable[[str], int]
) -> str:
    """The whole answer, asked for in pieces where the text is too long; white space between them as in the source."""
    pieces = [protected.text]
    if limit is not None:
        pieces = chunks(protected.text, limit, protected.rendering, measure)
    answers: list[str] = []
    for piece in pieces:
        bare = piece.strip()
        if not any(letter.isalnum() for letter in bare):
            answers.append(piece)
            continue
        answer = ask(bare)
        problem = error_page(bare, answer)
        if problem or answer is None:
            raise UnansweredError(problem or "the answer was empty")
        lead, tail = piece[: len(piece) - len(piece.lstrip())], piece[len(piece.rstrip()) :]
        answers.append(f"{lead}{answer.strip()}{tail}")
    return "".join(answers)


def _words(protected: Protected, answer: str) -> str:
    """The answer's own words, without placeholders."""
    out: list[str] = []
    end = 0
    for token in protected.rendering.tokens(answer, tolerant=True):
        out.append(answer[end : token.start])
        end = token.end
    return " ".join([*out, answer[end:]])
