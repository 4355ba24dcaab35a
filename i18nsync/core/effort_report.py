"""What engines' drafts cost people, engine beside engine: by locale and section, with the order that can be told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from i18nsync.core.compare import NOTE
from i18nsync.core.effort import Edited, lengths
from i18nsync.core.ranking import Chance, Rate, mean_rate, ranks

__all__ = ["Comparison", "EffortReport", "EngineEffort", "comparison", "section_of"]


@dataclass(frozen=True, slots=True)
class EngineEffort:
    """What one engine's drafts cost in one locale and section.

    Args:
        engine: its name.
        model: its model, if it has several; each counts as an engine of its own.
        strings: reviewed drafts.
        articles: articles that they are from.
        untouched: share of the drafts that were taken as they were, 0 to 1.
        chars: edited characters per character.
        words: edited words per word.
        glossaries: the versions of the glossary that it worked with, sorted.
        rank: its place, shared where intervals overlap; None where there is no ranking.
    """

    engine: str
    model: str
    strings: int
    articles: int
    untouched: float
    chars: Rate
    words: Rate
    glossaries: tuple[str, ...] = ()
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The engines of one locale and section, ranked ones first, then by name.

    Args:
        locale: tag of the target locale.
        section: leading part of the articles' ids; empty for all, or for those in no folder.
        engines: at least one.
        fair: whether chance decided which engine drafted which article: all are from one `draft --compare`.
    """

    locale: str
    section: str
    engines: tuple[EngineEffort, ...]
    fair: bool


@dataclass(frozen=True, slots=True)
class EffortReport:
    """The whole.

    Args:
        comparisons: by locale, in the project's order, then by section.
        from_memory: reviewed drafts that were left out because they came from the memory.
    """

    comparisons: tuple[Comparison, ...]
    from_memory: int = 0


def section_of(article: str, depth: int) -> str:
    """The first `depth` folders of an id: `politics` for `politics/2026/budget` and 1."""
    return "/".join(article.split("/")[:-1][:depth])


def comparison(locale: str, section: str, items: Iterable[Edited], random: Callable[[str], Chance]) -> Comparison:
    """Set the engines that drafted `items` side by side.

    Args:
        locale: tag of the target locale.
        section: the section that the items are from.
        items: reviewed drafts; at least one.
        random: name of an engine in a comparison -> where its resamples come from, so that one does not move another.
    """
    engines: dict[tuple[str, str], list[Edited]] = defaultdict(list)
    notes = set[str]()
    for each in items:
        engines[each.draft.engine, each.draft.model].append(each)
        notes.add(each.draft.note)
    rows = [_engine(*key, found, random("\n".join((locale, section, *key)))) for key, found in sorted(engines.items())]
    places = ranks([row.chars for row in rows])
    ranked = [replace(row, rank=place) for row, place in zip(rows, places, strict=True)]
    ranked.sort(key=lambda row: (row.rank is None, row.rank or 0))
    return Comparison(locale, section, tuple(ranked), len(notes) == 1 and notes.pop().startswith(NOTE))


def _engine(engine: str, model: str, items: Sequence[Edited], random: Chance) -> EngineEffort:
    by_article: dict[str, list[float]] = {}
    untouched = 0
    for each in sorted(items, key=lambda each: each.draft.article):
        found = each.effort
        chars, words = lengths(each.draft.target, each.review.target)
        sums = by_article.setdefault(each.draft.article, [0.0] * 4)
        for place, amount in enumerate((found.chars * chars, chars, found.words * words, words)):
            sums[place] += amount
        untouched += found.untouched
    return EngineEffort(
        engine,
        model,
        len(items),
        len(by_article),
        untouched / len(items),
        mean_rate([(sums[0], sums[1]) for sums in by_article.values()], random),
        mean_rate([(sums[2], sums[3]) for sums in by_article.values()], random),
        tuple(sorted({each.draft.glossary for each in items} - {""})),
    )
