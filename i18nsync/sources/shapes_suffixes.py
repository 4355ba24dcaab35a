"""Layouts with a suffix a language: `about.ru.md`, `README_ru.md`, `docs/translations/README.ru.md`, `hello/ru.md`."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from i18nsync.core.layout import Content
from i18nsync.core.locale import Locale
from i18nsync.messages import _
from i18nsync.sources.names import is_ambiguous, is_locale_name
from i18nsync.sources.tree import ROOT_NAMES, Proposal, Tree

__all__ = ["propose_suffixes"]

_MARKS = ".-_"
# Folders that hold nothing but versions.
_TRANSLATIONS = frozenset(
    {"i18n", "l10n", "lang", "langs", "languages", "locale", "locales", "translation", "translations"}
)
_ENDING = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,4})?")


@dataclass(slots=True)
class Family:
    """Files of one folder relation that have a locale's name at the end of theirs.

    Args:
        mark: what stands between: `.`, `-` or `_`.
        folder: of the versions, where it is not that of their sources; None where they lie beside them. With
            `{path}` in it, it is the version's whole pattern but for the mark and the locale, and `source` is one.
        source: folder of the sources, if `folder` is given.
        stems: name -> (stem of the version in the tree, stem of the source without any locale's name).
    """

    mark: str
    folder: str | None
    source: str
    stems: dict[str, list[tuple[str, str]]] = field(default_factory=dict)


def propose_suffixes(tree: Tree, source: Locale, locales: tuple[Locale, ...]) -> list[Proposal]:
    """Layouts with a suffix a language."""
    families = _families(tree, source)
    families += _repeated(families)
    found = [proposal for family in families if (proposal := _propose(tree, family, source, locales))]
    return found + _propose_named(tree, source, locales)


def _families(tree: Tree, source: Locale) -> list[Family]:
    families: dict[tuple[str, str | None, str], Family] = {}
    for stem in tree.stems:
        folder, slash, name = stem.rpartition("/")
        folder += slash
        for base, mark, ending in _endings(name):
            place = _source_of(tree, folder, base, mark, source)
            if place is None:
                continue
            beside = place == folder
            # `docs/ru/about.ru.md` says its language twice.
            apart = "/".join("{locale}" if part == ending else part for part in folder.split("/"))
            key = (mark, None if beside else apart, "" if beside else place)
            family = families.setdefault(key, Family(*key))
            family.stems.setdefault(ending, []).append((stem, f"{place}{base}"))
            break
    return list(families.values())


def _repeated(families: Iterable[Family]) -> list[Family]:
    """Families of one file each that differ only in their folder: `a/translations/README.ru.md`, `b/translations/...`.

    They are one layout, whose `{path}` is the folder.
    """
    alike: defaultdict[tuple[str, str, str], list[Family]] = defaultdict(list)
    for family in families:
        bases = {base[len(family.source) :] for pairs in family.stems.values() for _, base in pairs}
        if family.folder is not None and family.source and family.folder.startswith(family.source) and len(bases) == 1:
            alike[family.mark, family.folder[len(family.source) :], bases.pop()].append(family)
    found: list[Family] = []
    for (mark, inside, base), group in alike.items():
        if len(group) < 2:
            continue
        root = _root([family.source for family in group])
        merged = Family(mark, f"{root}{{path}}/{inside}{base}", f"{root}{{path}}/{base}")
        for family in group:
            for name, pairs in family.stems.items():
                merged.stems.setdefault(name, []).extend(pairs)
        found.append(merged)
    return found


def _endings(name: str) -> Iterator[tuple[str, str, str]]:
    """(base, mark, locale's name) for each way to read the name, the longest locale's name first."""
    for at, letter in enumerate(name):
        if letter in _MARKS and at and _ENDING.fullmatch(name, at + 1) and is_locale_name(name[at + 1 :]):
            yield name[:at], letter, name[at + 1 :]


def _source_of(tree: Tree, folder: str, base: str, mark: str, source: Locale) -> str | None:
    """The folder of the source: the same one, or else the nearest above, or else any that is the only one.

    `docs/translations/README.en.md` is a copy of the README at the top, not the source of those beside it.
    """
    if f"{folder}{base}" in tree.stems:
        return folder
    above = _above(tree, folder, base)
    own = (source.tag, source.tag.upper())
    named = any(f"{folder}{base}{mark}{name}" in tree.stems for name in own)
    if named and (above is None or folder.rstrip("/").rpartition("/")[2].lower() not in _TRANSLATIONS):
        return folder
    if above is not None:
        return above
    twins = tree.by_name.get(base, ())
    return twins[0][: len(twins[0]) - len(base)] if len(twins) == 1 else None


def _above(tree: Tree, folder: str, base: str) -> str | None:
    """The nearest folder above that has an article of that name."""
    while folder:
        folder = folder[:-1].rpartition("/")[0]
        folder = f"{folder}/" if folder else ""
        if f"{folder}{base}" in tree.stems:
            return folder
    return None


def _propose(tree: Tree, family: Family, source: Locale, locales: tuple[Locale, ...]) -> Proposal | None:
    paths = {name: [stem for stem, _ in pairs] for name, pairs in family.stems.items()}
    own = next((name for name in paths if name.lower() == source.tag.lower()), None)
    picked, aliases, notes = _pick(tree, locales, {name: stems for name, stems in paths.items() if name != own})
    others = _others(family, picked, own)
    if not picked and len(others) < 2:
        return None
    known = [*picked.values(), *others]
    if own is not None and own != source.tag:
        aliases[source] = own
    if family.folder is None:
        contents = _beside(tree, family, known, own)
    elif "{path}" in family.folder:
        contents = (Content(family.source, f"{family.folder}{family.mark}{{locale}}"),)
    elif not family.folder.startswith(family.source):
        contents = (Content(f"{family.source}{{path}}", f"{family.folder}{{path}}{family.mark}{{locale}}"),)
    else:
        bases = {base for name in known for _, base in family.stems[name]}
        include = tuple(sorted(tree.stems[base][len(family.source) :] for base in bases if base in tree.stems))
        version = f"{family.folder}{{path}}{family.mark}{{locale}}"
        contents = (Content(f"{family.source}{{path}}", version, include=include),)
    reasons = [f"{len(paths[name])} articles in {locale} end in {family.mark}{name}" for locale, name in picked.items()]
    if others:
        reasons.append(f"further languages beside them: {', '.join(others)}")
    where = contents[0].version.partition("{")[0]
    mark = tree.mark_of(where.rpartition("/")[0] + "/" if "/" in where else "")
    kind = _("a suffix for each language ({pattern})").format(pattern=contents[0].version)
    name = f"{mark}: {kind}" if mark else kind[:1].title() + kind[1:]
    return Proposal(name, contents, aliases, tuple(others), (*reasons, *notes))


def _pick(
    tree: Tree, locales: tuple[Locale, ...], paths: Mapping[str, list[str]]
) -> tuple[dict[Locale, str], dict[Locale, str], list[str]]:
    picked: dict[Locale, str] = {}
    aliases: dict[Locale, str] = {}
    notes: list[str] = []
    for locale in locales:
        name, note = tree.pick(locale, paths)
        if name is not None:
            picked[locale] = name
            if name != locale.tag:
                aliases[locale] = name
        if note:
            notes.append(note)
    return picked, aliases, notes


def _others(family: Family, picked: Mapping[Locale, str], own: str | None) -> list[str]:
    """Further names that are locales indeed; `sign-in` beside `sign` is no Indonesian, and `how-to` no Tongan."""
    found = [name for name in family.stems if name not in picked.values() and name != own]
    plain = [name for name in found if not is_ambiguous(name)]
    company = len(plain) + len(picked)
    # After a dot nothing but a language is usual; after `-` and `_` a doubtful name needs several languages beside it.
    needed = 1 if family.mark == "." else 3
    return sorted(name for name in found if name in plain or company >= needed)


def _beside(tree: Tree, family: Family, known: Iterable[str], own: str | None) -> tuple[Content, ...]:
    pairs = [pair for name in known for pair in family.stems[name]]
    folder = _root([stem for stem, _ in pairs])
    include = _include(tree, folder, pairs, f"{family.mark}{own}" if own is not None else "")
    version = f"{folder}{{path}}{family.mark}{{locale}}"
    bare = Content(f"{folder}{{path}}", version, include=include)
    if own is None:
        return (bare,)
    named = Content(f"{folder}{{path}}{family.mark}{own}", version, include=include)
    with_name = {base for _, base in family.stems[own]}
    if with_name & tree.stems.keys():
        return (bare,)
    has_bare = any(base in tree.stems for _, base in pairs)
    return (named, bare) if has_bare else (named,)


def _include(tree: Tree, folder: str, pairs: Iterable[tuple[str, str]], ending: str) -> tuple[str, ...]:
    """What counts as an article: all, unless the folder is that of a project with its README, licence and changelog.

    There a file is an article if it has a version, and a folder if something in it has.
    """
    bases = {base[len(folder) :] for _, base in pairs}
    if not tree.is_project(folder, bases):
        return ("**",)
    globs: set[str] = set()
    for base in bases:
        top, slash, _rest = base.partition("/")
        path = tree.stems.get(f"{folder}{base}") or tree.stems.get(f"{folder}{base}{ending}") or ""
        globs.add(f"{top}/**" if slash else f"{base}.{path.rpartition('.')[2]}")
    return tuple(sorted(globs))


def _root(stems: list[str]) -> str:
    """The folder that the articles with versions lie in, widened to the one that usually holds them all."""
    parts = [stem.split("/")[:-1] for stem in stems]
    common: list[str] = []
    for level in zip(*parts, strict=False):
        if len(set(level)) > 1:
            break
        common.append(level[0])
    for at, part in enumerate(common):
        if part in ROOT_NAMES:
            # `src/pages/docs/` is widened to `src/pages/`: the outermost of the usual names.
            return "/".join(common[: at + 1]) + "/"
    return "/".join(common) + "/" if common else ""


def _propose_named(tree: Tree, source: Locale, locales: tuple[Locale, ...]) -> list[Proposal]:
    """Folders of one article each, whose files are named after languages: `hello/en.md`, `hello/ru.md`."""
    folders: defaultdict[str, list[str]] = defaultdict(list)
    for stem in tree.stems:
        folder, slash, name = stem.rpartition("/")
        if slash and is_locale_name(name):
            folders[folder].append(name)
    articles = {folder: names for folder, names in folders.items() if source.tag in names and len(names) > 1}
    if not articles:
        return []
    paths: defaultdict[str, list[str]] = defaultdict(list)
    for folder, names in articles.items():
        for name in names:
            paths[name].append(f"{folder}/{name}")
    del paths[source.tag]
    picked, aliases, notes = _pick(tree, locales, paths)
    usual = Counter(name for name in paths if not is_ambiguous(name))
    others = tuple(sorted(name for name in usual if name not in picked.values()))
    if not picked and len(others) < 2:
        return []
    root = _root([f"{folder.rpartition('/')[0]}/x" if "/" in folder else "x" for folder in articles])
    content = Content(f"{root}{{path}}/{source.tag}", f"{root}{{path}}/{{locale}}")
    return [
        Proposal(_("A folder for each article, a file for each language"), (content,), aliases, others, tuple(notes))
    ]
