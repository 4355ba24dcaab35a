"""Layouts that site generators prescribe, and first guesses for trees without any version."""

from __future__ import annotations

import re
from collections.abc import Iterator

from i18nsync.core.layout import Content
from i18nsync.core.locale import Locale
from i18nsync.messages import N_, _
from i18nsync.sources.names import is_locale_name
from i18nsync.sources.shapes_folders import Group, voted
from i18nsync.sources.tree import Proposal, Tree

__all__ = ["guess_sites", "propose_docusaurus"]

_PLUGIN = re.compile(r"docusaurus-plugin-content-(?P<kind>docs|blog|pages)(?:-(?P<instance>[^/]+))?")
_TRANSLATED = re.compile(
    r"(?P<site>(?:[^/]+/)*?)i18n/(?P<name>[^/]+)/(?P<inside>docusaurus-plugin-content-[^/]+(?:/(?:current|version-[^/]+))?)/"
)


def propose_docusaurus(tree: Tree, source: Locale, locales: tuple[Locale, ...]) -> tuple[list[Proposal], list[str]]:
    """Docusaurus sites, and the prefixes of folder groups that they explain."""
    sites: dict[str, dict[str, dict[str, list[str]]]] = {}
    for folder in tree.folders:
        found = _TRANSLATED.match(folder)
        if found and is_locale_name(found["name"]):
            inside = sites.setdefault(found["site"], {}).setdefault(f"{found['inside']}/", {})
            inside.setdefault(found["name"], []).append(folder)
    proposals = [
        proposal for site, insides in sites.items() if (proposal := _docusaurus(tree, site, insides, source, locales))
    ]
    return proposals, [f"{site}i18n/" for site in sites]


def _docusaurus(
    tree: Tree, site: str, insides: dict[str, dict[str, list[str]]], source: Locale, locales: tuple[Locale, ...]
) -> Proposal | None:
    names = {name for by_name in insides.values() for name in by_name}
    stems = {
        name: [
            folder + file.rpartition(".")[0]
            for by_name in insides.values()
            for folder in by_name.get(name, ())
            for file in tree.folders[folder]
        ]
        for name in names
        if name != source.tag
    }
    stems = {name: [stem for stem in found if stem in tree.stems] for name, found in stems.items()}
    picked: dict[Locale, str] = {}
    aliases: dict[Locale, str] = {}
    reasons: list[str] = []
    for locale in locales:
        name, note = tree.pick(locale, stems)
        if note:
            reasons.append(note)
        if name is not None:
            picked[locale] = name
            reasons.insert(0, f"{site}i18n/{name}/ holds {len(stems[name])} articles in {locale}")
            if name != locale.tag:
                aliases[locale] = name
    contents: list[Content] = []
    for inside in sorted(insides, key=_order):
        folder = _source_folder(tree, site, inside, insides[inside])
        if folder is None:
            continue
        prefix = folder.removeprefix(site) if contents else ""
        contents.append(Content(f"{folder}{{path}}", f"{site}i18n/{{locale}}/{inside}{{path}}", prefix=prefix))
    if not contents:
        return None
    others = tuple(sorted(names - set(picked.values()) - {source.tag}))
    if others:
        reasons.append(f"further languages beside them: {', '.join(others)}")
    return Proposal("Docusaurus", tuple(contents), aliases, others, tuple(reasons), guess=not (picked or others))


def _order(inside: str) -> tuple[int, str]:
    """Current docs first, they get the plain ids; then blog, pages and old versions."""
    plugin, _rest, version = inside.rstrip("/").partition("/")
    if plugin == "docusaurus-plugin-content-docs" and version == "current":
        return 0, inside
    return (2 if version.startswith("version-") else 1), inside


def _source_folder(tree: Tree, site: str, inside: str, by_name: dict[str, list[str]]) -> str | None:
    """Where the sources of a plug-in's folder lie: where the generator wants them, or else where the names fit."""
    plugin, _rest, version = inside.rstrip("/").partition("/")
    found = _PLUGIN.fullmatch(plugin)
    if found is None:
        return None
    instance = found["instance"]
    usual = {"docs": instance or "docs", "blog": instance or "blog", "pages": "src/pages"}[found["kind"]]
    if version.startswith("version-"):
        usual = f"{f'{instance}_' if instance else ''}versioned_docs/{version}"
    if any(folder.startswith(f"{site}{usual}/") for folder in tree.folders):
        return f"{site}{usual}/"
    group = Group(f"{site}i18n/")
    for name, folders in by_name.items():
        start = len(f"{site}i18n/{name}/")
        group.stems[name] = [
            folder[start:] + file.rpartition(".")[0] for folder in folders for file in tree.folders[folder]
        ]
    for place in voted(tree, group, dict.fromkeys(group.stems, 1)):
        if place.inside == inside:
            return place.folder
    return None


# Where the sources of sites and of plain folders lie, and how their versions are usually laid out: (the generator that
# must be configured, or empty; folder; version pattern below the site's folder; name).
_GUESSES = (
    ("Docusaurus", "docs/", "i18n/{locale}/docusaurus-plugin-content-docs/current/{path}", "Docusaurus"),
    ("Astro", "src/content/docs/", "src/content/docs/{locale}/{path}", "Astro Starlight"),
    ("Hugo", "content/", "content/{path}.{locale}", N_("Hugo: a suffix for each language")),
    ("Hugo or Zola", "content/", "content/{path}.{locale}", N_("Hugo or Zola: a suffix for each language")),
    ("MkDocs", "docs/", "docs/{path}.{locale}", N_("MkDocs: a suffix for each language")),
    ("Jekyll or Hexo", "_posts/", "_posts/{locale}/{path}", N_("Jekyll: a folder for each language")),
    ("Jekyll or Hexo", "_articles/", "_articles/{locale}/{path}", N_("Jekyll: a folder for each language")),
    ("Jekyll or Hexo", "source/_posts/", "source/_posts/{locale}/{path}", N_("Hexo: a folder for each language")),
    ("Next.js", "pages/", "pages/{path}.{locale}", N_("Nextra: a suffix for each language")),
    ("Gatsby", "content/", "content/{path}.{locale}", N_("Gatsby: a suffix for each language")),
    ("", "content/", "content/{locale}/{path}", N_("A folder for each language")),
    ("", "docs/", "docs/{locale}/{path}", N_("A folder for each language")),
    ("", "articles/", "articles/{locale}/{path}", N_("A folder for each language")),
    ("", "posts/", "posts/{locale}/{path}", N_("A folder for each language")),
    ("", "", "{locale}/{path}", N_("A folder for each language")),
)


def guess_sites(tree: Tree) -> list[Proposal]:
    """How a tree without versions may be laid out once it has some."""
    found: list[Proposal] = []
    for site in _sites(tree):
        mark = tree.marks.get(site, "")
        for wanted, folder, version, name in _GUESSES:
            if wanted not in ("", mark) or (wanted == "" and mark and found):
                continue
            if any(each.startswith(site + folder) for each in tree.folders):
                contents = [Content(f"{site}{folder}{{path}}", f"{site}{version}")]
                if wanted == "Docusaurus" and any(each.startswith(f"{site}blog/") for each in tree.folders):
                    blog = f"{site}i18n/{{locale}}/docusaurus-plugin-content-blog/{{path}}"
                    contents.append(Content(f"{site}blog/{{path}}", blog, prefix="blog/"))
                reason = f"{site}{folder or 'the top'} holds articles, none of them in another language yet"
                weight = 0.4 if wanted else 0.2 if folder else 0.1
                found.append(Proposal(_(name), tuple(contents), reasons=(reason,), guess=True, weight=weight))
    return found


def _sites(tree: Tree) -> Iterator[str]:
    """The folders of configured sites, and the top."""
    yield from sorted(tree.marks)
    if "" not in tree.marks:
        yield ""
