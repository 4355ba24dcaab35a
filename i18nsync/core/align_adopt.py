"""Adopt: fill a catalog with the texts of a version that was translated as a file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from i18nsync.core.align_link import Alignment, Link
from i18nsync.core.catalog import Catalog
from i18nsync.core.document import Document
from i18nsync.core.unit import Origin, Provenance, Unit, UnitKey, UnitState, fill
from i18nsync.messages import _, ngettext, number

__all__ = ["CANDIDATE", "Adopted", "Doubt", "adopt", "candidates", "replaceable", "without_candidates"]

CANDIDATE = "candidate: "
"""What a translator comment begins with that holds a text which may be the translation."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A unit whose translation is probably in the version, but that a person has to look at.

    Args:
        key: the unit.
        reason: why it was not filled, in a few plain words.
        target: indices of the version's segments that may be its translation.
    """

    key: UnitKey
    reason: str
    target: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Adopted:
    """What an adoption made of a catalog.

    Args:
        catalog: the catalog.
        filled: units that have the version's text now.
        doubtful: units that stay missing and have a candidate in a comment.
        untranslated: units that stay missing because the version has them in the source's language.
        unaligned_source: indices of the source's segments without counterpart.
        unaligned_target: indices of the version's segments without counterpart: text that the source does not have.
    """

    catalog: Catalog
    filled: tuple[Unit, ...] = ()
    doubtful: tuple[Doubt, ...] = ()
    untranslated: tuple[UnitKey, ...] = ()
    unaligned_source: tuple[int, ...] = ()
    unaligned_target: tuple[int, ...] = ()


def adopt(
    catalog: Catalog,
    source: Document,
    version: Document,
    alignment: Alignment,
    at: str,
    *,
    barred: Mapping[UnitKey, str] | None = None,
    replace_drafts: bool = False,
) -> Adopted:
    """Fill the missing units of `catalog` with the version's texts; what a person wrote is not touched.

    A text of a sure link becomes `unconfirmed`. Of a doubtful one the unit stays missing and gets the text as a
    translator comment; so does a unit that stands in several places with different texts. Adopting again changes
    nothing.

    Args:
        catalog: merged with `source`.
        source: the source's document.
        version: the version's document.
        alignment: of the two; see `align_documents`.
        at: UTC time as `2026-01-02T10:00:00Z`.
        barred: units that may not be filled, and why.
        replace_drafts: whether the version's texts replace drafts by machine or memory. A draft with just the version's
            text stays a draft: the version may have it from there.
    """
    barred = barred or {}
    links: dict[UnitKey, list[Link]] = defaultdict(list)
    for link in alignment.links:
        for index in link.source if link.target else ():
            links[source.segments[index].key].append(link)
    filled: list[Unit] = []
    doubtful: list[Doubt] = []
    untranslated: list[UnitKey] = []
    units: list[Unit] = []
    for unit in catalog.units:
        new, missing = unit, unit.state is UnitState.MISSING
        if not unit.obsolete and unit.key in links and (missing or (replace_drafts and replaceable(unit))):
            found = _found(unit.key, links[unit.key], version, barred)
            if found is None:
                untranslated += [unit.key] if missing else []
            elif found.reason:
                doubtful += [Doubt(unit.key, found.reason, found.target)] if missing else []
                new = _with_candidates(unit, found.texts) if missing else unit
            elif found.texts[0] != unit.target:
                new = fill(
                    without_candidates(unit), found.texts[0], Provenance(Origin.IMPORT, score=found.score, at=at)
                )
                filled.append(new)
        units.append(new)
    return Adopted(
        replace(catalog, units=tuple(units)),
        tuple(filled),
        tuple(doubtful),
        tuple(untranslated),
        tuple(index for link in alignment.links if not link.target for index in link.source),
        tuple(index for link in alignment.links if not link.source for index in link.target),
    )


def replaceable(unit: Unit) -> bool:
    """Whether `unit` is a draft that no person had a hand in."""
    made = unit.provenance
    return unit.state is UnitState.DRAFT and made is not None and made.origin in (Origin.MACHINE, Origin.MEMORY)


def candidates(unit: Unit) -> tuple[str, ...]:
    """The texts that were left in the unit's comments as its possible translation."""
    return tuple(line.removeprefix(CANDIDATE) for line in unit.comments if line.startswith(CANDIDATE))


def without_candidates(unit: Unit) -> Unit:
    """The unit without such comments, now that it has a translation."""
    left = tuple(line for line in unit.comments if not line.startswith(CANDIDATE))
    return unit if left == unit.comments else replace(unit, comments=left)


@dataclass(frozen=True, slots=True)
class _Found:
    """What the version has for a unit: its texts, the lowest score of their links in percent, and what is doubtful."""

    texts: tuple[str, ...]
    score: int
    target: tuple[int, ...]
    reason: str = ""


def _found(key: UnitKey, links: Sequence[Link], version: Document, barred: Mapping[UnitKey, str]) -> _Found | None:
    """What the links of all places where the unit stands come to; None if it was not translated in any of them."""
    links = [link for link in links if not link.untranslated]
    if not links:
        return None
    texts = tuple(dict.fromkeys(_text(link, version) for link in links))
    reason = next((link.reason or _("uncertain") for link in links if link.doubtful), "") or barred.get(key, "")
    if not reason and len(texts) > 1:
        reason = ngettext("translated in {n} way", "translated in {n} ways", len(texts)).format(n=number(len(texts)))
    target = tuple(dict.fromkeys(index for link in links for index in link.target))
    return _Found(texts, round(100 * min(link.score for link in links)), target, reason)


def _with_candidates(unit: Unit, texts: Iterable[str]) -> Unit:
    lines = [CANDIDATE + " ".join(text.split()) for text in texts]
    new = [line for line in lines if line not in unit.comments]
    return replace(unit, comments=(*unit.comments, *new)) if new else unit


def _text(link: Link, version: Document) -> str:
    return " ".join(version.segments[index].source for index in link.target)
