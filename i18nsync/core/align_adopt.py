"""Adopt: fill a catalog with the texts of a version that was translated as a file."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from i18nsync.core.align_link import Alignment, Link
from i18nsync.core.catalog import Catalog
from i18nsync.core.document import Document
from i18nsync.core.unit import Origin, Provenance, Unit, UnitKey, UnitState, fill

__all__ = ["CANDIDATE", "Adopted", "adopt"]

CANDIDATE = "candidate: "
"""What a translator comment begins with that holds a text which may be the translation."""


@dataclass(frozen=True, slots=True)
class Adopted:
    """What an adoption made of a catalog.

    Args:
        catalog: the catalog.
        aligned: units that were filled.
        doubtful: units that stay missing and have a candidate in a comment.
        unaligned_source: indices of the source's segments without counterpart.
        unaligned_target: indices of the version's segments without counterpart: text that the source does not have.
        untranslated: units that stay missing because the version has them in the source's language.
    """

    catalog: Catalog
    aligned: int
    doubtful: int
    unaligned_source: tuple[int, ...]
    unaligned_target: tuple[int, ...]
    untranslated: int = 0


def adopt(catalog: Catalog, source: Document, version: Document, alignment: Alignment, at: str) -> Adopted:
    """Fill the missing units of `catalog` with the version's texts; no other unit is touched.

    A text of a sure link becomes `unconfirmed`. Of a doubtful one the unit stays missing and gets the text as a
    translator comment; so does a unit that stands in several places with different texts. Adopting again changes
    nothing.

    Args:
        catalog: merged with `source`.
        source: the source's document.
        version: the version's document.
        alignment: of the two; see `align_documents`.
        at: UTC time as `2026-01-02T10:00:00Z`.
    """
    links: dict[UnitKey, list[Link]] = defaultdict(list)
    for link in alignment.links:
        for index in link.source if link.target else ():
            links[source.segments[index].key].append(link)
    aligned = doubtful = untranslated = 0
    units: list[Unit] = []
    for unit in catalog.units:
        new = unit
        if not unit.obsolete and unit.state is UnitState.MISSING and unit.key in links:
            new = _filled(unit, links[unit.key], version, at)
            aligned += new.state is not UnitState.MISSING
            candidates = any(line.startswith(CANDIDATE) for line in new.comments)
            doubtful += new.state is UnitState.MISSING and candidates
            untranslated += new.state is UnitState.MISSING and not candidates
        units.append(new)
    return Adopted(
        replace(catalog, units=tuple(units)),
        aligned,
        doubtful,
        tuple(index for link in alignment.links if not link.target for index in link.source),
        tuple(index for link in alignment.links if not link.source for index in link.target),
        untranslated,
    )


def _filled(unit: Unit, links: list[Link], version: Document, at: str) -> Unit:
    """The unit with a target, or with candidates, or as it was."""
    links = [link for link in links if not link.untranslated]
    if not links:
        return unit
    texts = dict.fromkeys(_text(link, version) for link in links)
    if len(texts) == 1 and not any(link.doubtful for link in links):
        score = round(100 * min(link.score for link in links))
        return fill(unit, next(iter(texts)), Provenance(Origin.IMPORT, score=score, at=at))
    lines = [CANDIDATE + " ".join(text.split()) for text in texts]
    new = [line for line in lines if line not in unit.comments]
    return replace(unit, comments=(*unit.comments, *new)) if new else unit


def _text(link: Link, version: Document) -> str:
    return " ".join(version.segments[index].source for index in link.target)
