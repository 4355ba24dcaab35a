"""What detection looks at: every article of a tree, the marks of site generators, and a look into a few texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from i18nsync.core.language import count_scripts, script_of
from i18nsync.core.layout import Content
from i18nsync.core.locale import Locale
from i18nsync.core.pattern import split_suffix
from i18nsync.sources.names import is_country, language_of, normal, spellings
from i18nsync.sources.walk import Walk

__all__ = ["INDEX_NAMES", "ROOT_NAMES", "Proposal", "Tree", "name_rank"]

INDEX_NAMES = frozenset({"index", "_index", "readme"})
"""Stems, in lower case, that nearly every folder has: that two folders share one says nothing."""

ROOT_NAMES = frozenset(
    """
    _articles _docs _pages _posts articles blog content contents doc docs documentation guide news pages posts
    source stories wiki
    """.split()  # noqa: SIM905 - words read better than a column of quotes
)
"""Folders that hold all articles of a site, those without a version too."""

_MARKS = {
    "docusaurus.config.js": "Docusaurus",
    "docusaurus.config.ts": "Docusaurus",
    "docusaurus.config.mjs": "Docusaurus",
    "docusaurus.config.cjs": "Docusaurus",
    "hugo.toml": "Hugo",
    "hugo.yaml": "Hugo",
    "hugo.yml": "Hugo",
    "hugo.json": "Hugo",
    "_config.yml": "Jekyll or Hexo",
    "_config.yaml": "Jekyll or Hexo",
    "mkdocs.yml": "MkDocs",
    "mkdocs.yaml": "MkDocs",
    "astro.config.mjs": "Astro",
    "astro.config.ts": "Astro",
    "astro.config.js": "Astro",
    "config.toml": "Hugo or Zola",
    "config.yaml": "Hugo",
    "gatsby-config.js": "Gatsby",
    "gatsby-config.ts": "Gatsby",
    "next.config.js": "Next.js",
    "next.config.mjs": "Next.js",
    "next.config.ts": "Next.js",
    ".eleventy.js": "Eleventy",
    "eleventy.config.js": "Eleventy",
    "eleventy.config.mjs": "Eleventy",
}

_SAMPLED_FILES = 3
_SAMPLED_BYTES = 8192
# Front matter, code and markup are Latin in every language; a fifth of the letters in a script is prose in it.
_SAMPLE_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class Proposal:
    """A layout that a tree may have, before anything is counted.

    Args:
        name: in a few plain words.
        contents: the content blocks.
        aliases: names in paths of locales where they are not the tag.
        others: names in paths of further locales.
        reasons: what speaks for it, and what to look at, in plain words.
        guess: whether no version of any language is there yet.
        weight: how much the score counts, 0 to 1; a guess is less than what is there.
    """

    name: str
    contents: tuple[Content, ...]
    aliases: Mapping[Locale, str] = field(default_factory=dict)
    others: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    guess: bool = False
    weight: float = 1.0


@dataclass(slots=True)
class Tree:
    """The articles below a folder.

    Args:
        root: the folder.
        suffixes: endings of articles, in lower case and with the dot.
    """

    root: Path
    suffixes: tuple[str, ...]
    folders: dict[str, list[str]] = field(default_factory=dict)
    """Names of the articles by folder (empty or ending in `/`)."""
    stems: dict[str, str] = field(default_factory=dict)
    """Path by path without suffix."""
    by_name: dict[str, list[str]] = field(default_factory=dict)
    """Paths without suffix by the name alone."""
    marks: dict[str, str] = field(default_factory=dict)
    """Site generator by the folder that its configuration lies in."""

    def __post_init__(self) -> None:
        by_name: defaultdict[str, list[str]] = defaultdict(list)
        walk = Walk(self.root, self.suffixes + tuple(_MARKS))
        for folder, names in walk.folders(""):
            kept: list[str] = []
            for name in names:
                split = split_suffix(name, self.suffixes)
                if split is None:
                    if mark := _MARKS.get(name):
                        self.marks.setdefault(folder, mark)
                    continue
                kept.append(name)
                self.stems.setdefault(folder + split[0], folder + name)
                by_name[split[0]].append(folder + split[0])
            if kept:
                self.folders[folder] = kept
        self.by_name = dict(by_name)

    def is_project(self, folder: str, stems: Iterable[str]) -> bool:
        """Whether a folder is the top of a project, where README, licence and changelog lie, and not one of articles.

        Args:
            folder: empty or ending in `/`.
            stems: articles of the folder that have a version, relative to it; a README among them says project,
                unless the folder has the name of a folder of articles or a table of contents of such.
        """
        if not any(stem.isupper() for stem in stems):
            return False
        name = folder.rstrip("/").rpartition("/")[2]
        return name not in ROOT_NAMES and not ({"SUMMARY.md", "_sidebar.md"} & set(self.folders.get(folder, ())))

    def mark_of(self, folder: str) -> str:
        """The site generator whose configuration lies in the folder or nearest above it; empty if there is none."""
        while True:
            if folder in self.marks:
                return self.marks[folder]
            if not folder:
                return ""
            folder = folder.rstrip("/").rpartition("/")[0]
            folder = f"{folder}/" if folder else ""

    def script(self, stems: Iterable[str]) -> str:
        """The script that a few of these articles are written in, in plain words; empty where it cannot be told."""
        text = ""
        for stem in sorted(stems)[:_SAMPLED_FILES]:
            try:
                with (self.root / self.stems[stem]).open("rb") as file:
                    text += file.read(_SAMPLED_BYTES).decode("utf-8", "ignore")
            except OSError:
                continue
        scripts = count_scripts(text)
        total = scripts.total()
        if not total:
            return ""
        foreign = [(count, script) for script, count in scripts.items() if script != "Latin"]
        count, script = max(foreign, default=(0, ""))
        return script if count >= _SAMPLE_SHARE * total else "Latin"

    def pick(self, locale: Locale, names: Mapping[str, Iterable[str]]) -> tuple[str | None, str]:
        """Which of the names in paths stands for the locale.

        `README.ka.md` may be Kannada and `README.ge.md` Georgian: where a name is not the locale's tag, or several
        may be meant, the texts decide.

        Args:
            locale: the locale that is looked for.
            names: name -> stems of its articles.

        Returns:
            The name, or None; and a reason to look twice, or empty.
        """
        ranked = sorted(
            (rank, name)
            for name in names
            if (rank := name_rank(locale, name)) is not None and any(True for _ in names[name])
        )
        if not ranked:
            return None, ""
        wanted = script_of(locale)
        scripts = {name: self.script(names[name]) for _, name in ranked}
        best = ranked[0][1]
        if scripts[best] == wanted or wanted == "Latin":
            return best, ""
        for _, name in ranked[1:]:
            if scripts[name] == wanted:
                note = f"{best!r} holds {scripts[best] or 'no'} text, {name!r} holds {wanted}"
                return name, note
        if ranked[0][0] > 0 and scripts[best] not in ("", "Latin"):
            return None, ""
        if scripts[best] not in ("", "Latin"):
            return best, f"look twice: {best!r} holds {scripts[best]} text, not {wanted}"
        # Latin text in `ka/` is an untranslated copy, or none; in `ge/` it may as well be German.
        return (best, "") if ranked[0][0] == 0 or not is_country(best) else (None, "")


def name_rank(locale: Locale, name: str) -> int | None:
    """How well a name in a path fits a locale: 0 is its tag, more is worse, None does not fit."""
    if name == locale.tag:
        return 0
    known = spellings(locale)
    plain = normal(name)
    if plain in known:
        return known.index(plain) + 1
    same = language_of(name) == locale.language and "-" not in locale.tag
    # `ru-UA` is Russian, where nothing fits better.
    return len(known) + 1 if same and "-" in plain and len(plain.split("-")[-1]) in (2, 3, 4) else None
