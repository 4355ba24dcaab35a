"""Batches: many texts in one request, each answer held against its own text.

The more texts travel together, the more ways there are for an answer to end up in the wrong place. So an answer that
fits another text of its batch better than its own counts for nothing, and its text is asked for alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from i18nsync.core.inline import Protected, protect
from i18nsync.core.ports import Batch, Capabilities, Draft, Failure
from i18nsync.engines.drafting import CodesOf, UnansweredError, codes_lost, draft_unit, read_answer
from i18nsync.engines.sanity import error_page
from i18nsync.errors import CodesLost, EngineUnavailable
from i18nsync.messages import _

__all__ = ["Answers", "AskMany", "draft_batch", "groups", "strays"]

Answers = Iterator[tuple[int, str | Failure]]
"""What came back, by the number of the text; a text may be left out, which is a failure of it."""

AskMany = Callable[[Mapping[int, str], str], Answers]
"""Sends texts by number, whose codes are written in the rendering of that name; may raise `EngineUnavailable`."""

_NUMBER = re.compile(r"\d+")
_MARK = re.compile(r"⟦/?\d+⟧|<[^<>]{1,12}>")


def draft_batch(
    name: str, batch: Batch, able: Capabilities, ask: AskMany, *, codes: CodesOf | None = None
) -> list[Draft | Failure]:
    """One result a text. What was drafted before the service closed its door is kept.

    Args:
        name: the engine's, for messages.
        batch: the texts.
        able: the engine's renderings, best first; texts whose codes were lost are asked for in the next one.
        ask: sends many texts at once.
        codes: finds the inline codes of a finished target.

    Raises:
        EngineUnavailable: from `ask`, and nothing was drafted before.
    """
    results: dict[int, Draft | Failure] = {}
    left = list(range(len(batch.units)))
    lost = dict.fromkeys(left, _("no rendering of inline codes is left to try"))
    for rendering in able.renderings:
        sent = dict(_protected(batch, left, rendering, lost, results))
        left = [place for place in left if place not in results]
        again: list[int] = [place for place in left if place not in sent]
        try:
            for place, answer in ask({place: each.text for place, each in sent.items()}, rendering) if sent else ():
                try:
                    results[place] = _read(batch, place, sent[place], answer, codes)
                except CodesLost as error:
                    lost[place] = error.message
                    if sent[place].numbers:
                        again.append(place)
                    else:
                        results[place] = codes_lost(error.message)
        except EngineUnavailable as error:
            if not any(isinstance(result, Draft) for result in results.values()):
                raise
            closed = Failure(f"{name}: {error.message}")
            return [results.get(place, closed) for place in range(len(batch.units))]
        for place in sent:
            if place not in results and place not in again:
                results[place] = Failure(_("no answer came back for this text"))
        left = sorted(again)
    down: Failure | None = None
    for place in left:
        try:
            results[place] = down or _alone(batch, place, able, ask, codes)
        except EngineUnavailable as error:
            if not any(isinstance(result, Draft) for result in results.values()):
                raise
            results[place] = down = Failure(f"{name}: {error.message}")
    return [results[place] for place in range(len(batch.units))]


def _alone(batch: Batch, place: int, able: Capabilities, ask: AskMany, codes: CodesOf | None) -> Draft | Failure:
    """A text that lost its codes in every rendering, down the rest of the ladder: by sentences, then in pieces."""
    rendering = able.renderings[-1]

    def one(text: str) -> str | None:
        for _place, answer in ask({place: text}, rendering):
            if isinstance(answer, Failure):
                raise UnansweredError(answer.reason, again=answer.retryable)
            return answer
        return None

    return draft_unit(batch.units[place], batch.pair, replace(able, renderings=(rendering,)), one, codes=codes)


def _protected(
    batch: Batch, places: Sequence[int], rendering: str, lost: dict[int, str], results: dict[int, Draft | Failure]
) -> Iterator[tuple[int, Protected]]:
    """The texts that have something to translate, with their codes in that rendering."""
    for place in places:
        unit = batch.units[place]
        try:
            protected = protect(unit.source, unit.codes, rendering)
        except CodesLost as error:
            lost[place] = error.message
            continue
        if protected.has_words:
            yield place, protected
        else:
            results[place] = Draft(unit.source)


def _read(
    batch: Batch, place: int, protected: Protected, answer: str | Failure, codes: CodesOf | None
) -> Draft | Failure:
    if isinstance(answer, Failure):
        return answer
    problem = error_page(protected.text, answer)
    if problem:
        return Failure(problem)
    return read_answer(batch.units[place], batch.pair, protected, answer.strip(), codes=codes)


def groups(texts: Mapping[int, str], most: int, longest: int) -> Iterator[dict[int, str]]:
    """Cut texts into requests.

    Args:
        texts: by number.
        most: texts in one request.
        longest: UTF-8 bytes of all texts of one request together; a longer text travels alone.
    """
    now: dict[int, str] = {}
    size = 0
    for place, text in texts.items():
        more = len(text.encode("utf-8", "surrogatepass"))
        if now and (len(now) >= most or size + more > longest):
            yield now
            now, size = {}, 0
        now[place] = text
        size += more
    if now:
        yield now


def strays(texts: Mapping[int, str], answers: Mapping[int, str]) -> set[int]:
    """The answers that seem to belong to another text of the batch.

    An answer strays if its placeholders and numbers are not its text's, but are those of another text that was sent.
    Texts without either tell nothing, so this finds a shifted batch rather than every shifted answer.

    Args:
        texts: what was sent, by number.
        answers: what came back for them.
    """
    marks = {place: _marks(text) for place, text in texts.items()}
    found: set[int] = set()
    for place, answer in answers.items():
        given = _marks(answer)
        if given != marks[place] and any(given == marks[other] for other in texts if other != place):
            found.add(place)
    return found


def _marks(text: str) -> Counter[str]:
    marks = Counter(_MARK.findall(text))
    marks.update(_NUMBER.findall(_MARK.sub(" ", text)))
    return marks
