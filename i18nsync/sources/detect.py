"""Which layout does a tree have? Looked at, counted and ranked; the settings wizard asks where two fit alike."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from i18nsync.core.layout import Claim, Content, Layout
from i18nsync.core.locale import Locale
from i18nsync.errors import I18nsyncError, SourceError
from i18nsync.messages import _
from i18nsync.sources.shapes_folders import propose_folders
from i18nsync.sources.shapes_sites import guess_sites, propose_docusaurus
from i18nsync.sources.shapes_suffixes import propose_suffixes
from i18nsync.sources.tree import Proposal, Tree

__all__ = ["Candidate", "detect"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A layout that fits a tree.

    Args:
        name: in a few plain words, as `Hugo: a folder for each language`.
        contents: content blocks for the settings.
        sources: how many source articles it has.
        versions: versions that have a source, by locale.
        orphans: versions without a source, by locale.
        aliases: names that locales have in paths where they differ from their tags.
        other_locales: names in paths of further locales that are there.
        score: the higher the better it fits; comparable within one tree only.
        reasons: what speaks for it, and what to look at twice, in plain words.
        guess: whether no version in any language is there yet.
    """

    name: str
    contents: tuple[Content, ...]
    sources: int
    versions: Mapping[Locale, int]
    orphans: Mapping[Locale, int] = field(default_factory=dict)
    aliases: Mapping[Locale, str] = field(default_factory=dict)
    other_locales: tuple[str, ...] = ()
    score: float = 0.0
    reasons: tuple[str, ...] = ()
    guess: bool = False


def detect(root: Path, source_locale: Locale, locales: Sequence[Locale], formats: Mapping[str, str]) -> list[Candidate]:
    """Name the layouts that the tree below `root` may have, the best fitting first.

    `root` may be the folder of the articles, of the site, or one far above. Nothing is written.

    Args:
        root: the folder.
        source_locale: the language of the sources.
        locales: the target locales, whose versions may be there or not.
        formats: format name by file name ending, as `{".md": "markdown"}`.

    Raises:
        SourceError: the folder is not there.
    """
    if not root.is_dir():
        raise SourceError(_("the folder is not there"), where=root.as_posix())
    tree = Tree(root, tuple(sorted(suffix.lower() for suffix in formats)))
    targets = tuple(locales)
    proposals, explained = propose_docusaurus(tree, source_locale, targets)
    proposals += propose_folders(tree, source_locale, targets, explained)
    proposals += propose_suffixes(tree, source_locale, targets)
    proposals += guess_sites(tree)
    found: dict[tuple[Content, ...], Candidate] = {}
    for proposal in proposals:
        candidate = _count(tree, proposal, source_locale, targets)
        if candidate is not None:
            earlier = found.get(candidate.contents)
            if earlier is None or candidate.score > earlier.score:
                found[candidate.contents] = candidate
    real = [each for each in found.values() if not each.guess]
    kept = real + [each for each in found.values() if each.guess and not _covers(each, real)]
    return sorted(kept, key=lambda each: (-each.score, len(each.contents), each.contents[0].version))


def _covers(guess: Candidate, real: Iterable[Candidate]) -> bool:
    """Whether the guess would take versions that are there for sources."""
    folder = guess.contents[0].source.partition("{")[0]
    return any(content.version.startswith(folder) for each in real for content in each.contents)


def _count(tree: Tree, proposal: Proposal, source: Locale, locales: tuple[Locale, ...]) -> Candidate | None:
    """Count with the very rules that the articles will be listed by; None where nothing is found or ids clash."""
    names = proposal.others
    aliases = dict(proposal.aliases)
    try:
        layout = Layout(proposal.contents, source, locales, aliases, names, tree.suffixes)
    except I18nsyncError:
        return None
    sources: dict[str, Claim] = {}
    paths: dict[str, str] = {}
    claims: list[Claim] = []
    for folder, files in tree.folders.items():
        for claim in layout.claims("", folder, files):
            if claim.locale != source:
                claims.append(claim)
                continue
            sources[claim.id] = claim
            clash = paths.setdefault(claim.id, folder + claim.name) != folder + claim.name
            if clash and len(proposal.contents) > 1:
                return None
    if not sources:
        return None
    found: dict[Locale, set[str]] = {locale: set() for locale in locales}
    for claim in claims:
        found[claim.locale].add(layout.version_id(claim, sources.get(claim.id)))
    versions = {locale: len(found[locale] & sources.keys()) for locale in locales}
    orphans = {locale: len(found[locale]) - versions[locale] for locale in locales}
    score = round(proposal.weight * _score(len(sources), versions.values(), orphans.values(), len(names)), 2)
    return Candidate(
        proposal.name,
        proposal.contents,
        len(sources),
        versions,
        orphans,
        aliases,
        tuple(names),
        score,
        proposal.reasons,
        proposal.guess,
    )


def _score(sources: int, versions: Iterable[int], orphans: Iterable[int], others: int) -> float:
    """Versions of the target locales count most, orphans against; sources and further languages break ties.

    Logarithms, because ten versions make a layout nearly as sure as a hundred do.
    """
    having = sum(versions)
    lost = sum(orphans)
    score = 10 * math.log2(1 + having) + 2 * math.log2(1 + sources) + 3 * math.log2(1 + others)
    if having + lost:
        score *= (1 + having) / (1 + having + lost)
    return score
