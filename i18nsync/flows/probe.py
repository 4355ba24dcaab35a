"""Probe: send an engine texts with inline codes, in each way of writing them, and see which ones come back.

Engines change, and what they do to a placeholder is written nowhere; so it is tried. The texts are our own: nothing of
the newsroom's leaves the machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from i18nsync.core.document import InlineCode
from i18nsync.core.inline import RENDERINGS, protect, verify
from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.ports import Batch, Engine, Failure, TextUnit
from i18nsync.errors import CodesLost
from i18nsync.messages import _

__all__ = ["CANARIES", "Probed", "by_locale", "order", "probe", "travelling"]

CANARIES = (
    "The night train leaves at **21:40**, see the [timetable](https://example.org/t) before you go.",
    "Read [the whole report](https://example.org/r), or *only* the summary of it.",
    "Run `make build` first, and then `make test`, so that nothing is lost.",
    "She said that **the [old bridge](https://example.org/b) will not open** this year.",
    "On Monday the *mayor* and the **council** met [again](https://example.org/a) in `Room 5` to talk.",
)
"""Markdown with the codes that articles have: links, emphasis, code spans, one inside of another, many in a row."""


@dataclass(frozen=True, slots=True)
class Probed:
    """What one rendering came to in one locale.

    Args:
        locale: target locale.
        rendering: its name.
        survived: canaries whose codes all came back.
        repaired: of these, those that had to be repaired.
        sent: canaries that were sent.
        problems: what happened to the others, each reason once.
    """

    locale: Locale
    rendering: str
    survived: int
    repaired: int
    sent: int
    problems: tuple[str, ...] = ()


def travelling(names: Sequence[str] = ()) -> tuple[str, ...]:
    """The renderings that put something in the place of a code: those of `names` first."""
    real = [name for name in RENDERINGS if name != "none"]
    return tuple(dict.fromkeys([*(name for name in names if name in real), *real]))


def probe(
    engine: Engine, pairs: Sequence[LocalePair], codes: Callable[[str], tuple[InlineCode, ...]]
) -> Iterator[Probed]:
    """Send every canary in every rendering, for each of `pairs`; a pair that the engine cannot do is left out.

    Args:
        engine: it must not look for inline codes by itself: the placeholders are sent as plain text.
        pairs: from which locale into which.
        codes: finds the inline codes of a text.

    Raises:
        EngineUnavailable: the engine cannot be used now.
    """
    for pair in pairs:
        able = engine.capabilities(pair)
        if able is None:
            continue
        for rendering in travelling(able.renderings):
            yield _one(engine, pair, rendering, codes)


def _one(engine: Engine, pair: LocalePair, rendering: str, codes: Callable[[str], tuple[InlineCode, ...]]) -> Probed:
    protected = [(protect(text, codes(text), rendering), codes(text)) for text in CANARIES]
    answers = engine.translate(Batch(pair, tuple(TextUnit(each.text) for each, _codes in protected)))
    survived = repaired = 0
    problems: list[str] = []
    for (each, own), answer in zip(protected, answers, strict=True):
        if isinstance(answer, Failure):
            problems.append(answer.reason)
            continue
        if answer.target == each.text:  # what was not touched tells nothing
            problems.append(_("the text came back unchanged"))
            continue
        try:
            target, mended = each.restore(answer.target)
        except CodesLost as error:
            problems.append(error.message)
            continue
        lost = verify(own, codes(target))
        problems += lost
        survived += not lost
        repaired += mended and not lost
    return Probed(pair.target, rendering, survived, repaired, len(protected), tuple(dict.fromkeys(problems)))


def order(results: Sequence[Probed], usual: Sequence[str]) -> tuple[str, ...]:
    """The renderings that survived, best first: by canaries, then by how few had to be repaired, then as usual.

    Args:
        results: of all locales.
        usual: the engine's own order.

    Returns:
        Nothing where no rendering survived: the engine's own order then stays.
    """
    score: dict[str, tuple[int, int]] = {}
    for result in results:
        survived, repaired = score.get(result.rendering, (0, 0))
        score[result.rendering] = (survived + result.survived, repaired + result.repaired)
    names = [name for name in travelling(usual) if score.get(name, (0, 0))[0]]
    return tuple(sorted(names, key=lambda name: (-score[name][0], score[name][1])))


def by_locale(results: Sequence[Probed]) -> Mapping[str, Mapping[str, int]]:
    """Locale tag -> rendering -> canaries that survived."""
    found: dict[str, dict[str, int]] = {}
    for result in results:
        found.setdefault(result.locale.tag, {})[result.rendering] = result.survived
    return found
