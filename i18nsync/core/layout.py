"""Layouts: where the sources and the versions of all articles lie, and what a file in the tree is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from i18nsync.core.globs import glob_matches
from i18nsync.core.locale import Locale
from i18nsync.core.pattern import DEFAULT_SUFFIXES, PathMatch, Pattern, check_id, split_suffix
from i18nsync.errors import SettingsError
from i18nsync.messages import _

__all__ = ["Claim", "Content", "Layout", "PathMatch", "Pattern"]


@dataclass(frozen=True, slots=True)
class Content:
    """A content block of the settings: a place of sources and the place of their versions.

    Args:
        source: pattern with `{path}`, as `content/en/{path}`.
        version: pattern with `{locale}` and `{path}`, as `content/{locale}/{path}`.
        include: globs over `{path}` with suffix; a file that none of them matches is no article.
        exclude: globs over `{path}` with suffix; a file that one of them matches is no article.
        prefix: put before the id, as `blog/`, where two blocks would clash; empty or ending in `/`.
        source_root: folder that `source` starts from, relative to the project or absolute; empty for the project.
        version_root: the same for `version`.
    """

    source: str
    version: str
    include: tuple[str, ...] = ("**",)
    exclude: tuple[str, ...] = ()
    prefix: str = ""
    source_root: str = ""
    version_root: str = ""


class Claim(NamedTuple):
    """What a file is: one version (or the source) of one article.

    Args:
        name: the file's name in its folder.
        block: index of the content block.
        locale: the language it is in, the source's too.
        id: the article's id, with the block's prefix.
        suffix: the file name ending with its dot, as it is written.
    """

    name: str
    block: int
    locale: Locale
    id: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Layout:
    """All content blocks with the names that locales have in paths.

    A file that a version pattern matches under any known name, of a locale of the project or of another, is never a
    source. So `ru/about.md` and `about.ru.md` are no English articles, although they lie below the sources.

    Args:
        contents: the content blocks, at least one.
        source_locale: the language of the sources.
        locales: the target locales.
        aliases: the name that a locale has in paths, where it is not its tag.
        other_locales: names in paths of locales that the project does not keep in step.
        suffixes: endings of articles, in lower case and with the dot.

    Raises:
        SettingsError: a pattern is malformed, or two locales have one name in paths.
    """

    contents: tuple[Content, ...]
    source_locale: Locale
    locales: tuple[Locale, ...]
    aliases: Mapping[Locale, str] = field(default_factory=dict)
    other_locales: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = DEFAULT_SUFFIXES
    names: Mapping[str, Locale | None] = field(init=False, compare=False, repr=False)
    """Every known name in paths with its locale; None for one that the project does not keep."""
    _sources: tuple[Pattern, ...] = field(init=False, compare=False, repr=False)
    _versions: tuple[Pattern, ...] = field(init=False, compare=False, repr=False)
    _plain: bool = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        names: dict[str, Locale | None] = {}
        for locale in (self.source_locale, *self.locales):
            name = self.name(locale)
            if name in names:
                raise SettingsError(
                    _("{locale} and {other} both have the name {name!r} in paths").format(
                        locale=locale, other=names[name], name=name
                    ),
                    hint=_("Give one of them another name under locale_aliases."),
                )
            names[name] = locale
        for name in self.other_locales:
            names.setdefault(name, None)
        sources = []
        versions = []
        for content in self.contents:
            source = Pattern(content.source, suffixes=self.suffixes)
            version = Pattern(content.version, names=tuple(names), suffixes=self.suffixes)
            if source.has_locale:
                raise SettingsError(
                    _("the source pattern {source!r} has {{locale}}").format(source=content.source),
                    hint=_("Write {name!r} in place of {{locale}}.").format(name=self.name(self.source_locale)),
                )
            if not version.has_locale:
                raise SettingsError(
                    _("the version pattern {version!r} has no {{locale}}").format(version=content.version),
                    hint=_("Write, say, content/{locale}/{path} or {path}.{locale}.md."),
                )
            sources.append(source)
            versions.append(version)
        object.__setattr__(self, "names", names)
        object.__setattr__(self, "_sources", tuple(sources))
        object.__setattr__(self, "_versions", tuple(versions))
        object.__setattr__(self, "_plain", all(suffix.count(".") == 1 for suffix in self.suffixes))

    def name(self, locale: Locale) -> str:
        """The name that `locale` has in paths."""
        return self.aliases.get(locale, locale.tag)

    @property
    def roots(self) -> list[str]:
        """The roots of all trees that patterns start from; the project's is empty."""
        return sorted({root for content in self.contents for root in (content.source_root, content.version_root)})

    def folders(self, root: str) -> set[str]:
        """The fixed folders that the patterns of one tree start with, empty or ending in `/`."""
        found: set[str] = set()
        for content, source, version in zip(self.contents, self._sources, self._versions, strict=True):
            if content.source_root == root:
                found.add(source.folder)
            if content.version_root == root:
                found.add(version.folder)
        return found

    def starts(self, root: str) -> list[str]:
        """The fixed folders of one tree, none inside another."""
        found = self.folders(root)
        return sorted(each for each in found if not any(each != other and each.startswith(other) for other in found))

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        """All patterns, sources before versions."""
        return self._sources + self._versions

    def block_of(self, article: str) -> int:
        """The block that an article without a file would belong to: the one with the longest prefix that fits."""
        fitting = [(len(c.prefix), -block) for block, c in enumerate(self.contents) if article.startswith(c.prefix)]
        return -max(fitting)[1] if fitting else 0

    def source_folders(self) -> list[tuple[str, str]]:
        """(root, fixed folder) of each block's sources."""
        return [
            (content.source_root, source.folder) for content, source in zip(self.contents, self._sources, strict=True)
        ]

    def source_path(self, block: int, article: str, suffix: str) -> str:
        """Where the source of an article lies, relative to the block's `source_root`.

        Raises:
            SourceError: the id has no place there.
        """
        return self._sources[block].expand("", self._bare(block, article), suffix)

    def version_path(self, block: int, locale: Locale, article: str, suffix: str) -> str:
        """Where a version of an article lies or would lie, relative to the block's `version_root`.

        Raises:
            SourceError: the id has no place there.
        """
        return self._versions[block].expand(self.name(locale), self._bare(block, article), suffix)

    def version_id(self, claim: Claim, source: Claim | None) -> str:
        """The id that a version goes by, given the source of the same id, if there is one.

        `it/a.md` is no version of `a.mdx`: what is built from one format would break a file of another. It goes by an
        id with its ending, so that it shows as the orphan that it is, and the version of `a.mdx` as missing.
        """
        if source is None:
            return claim.id
        wanted = self._versions[source.block].suffix or source.suffix
        return claim.id if claim.suffix.lower() == wanted.lower() else claim.id + claim.suffix

    def claims(self, root: str, folder: str, names: Sequence[str]) -> list[Claim]:
        """What the files of one folder are; a file that is no article has no claim, one of two blocks has two.

        Args:
            root: the root of the tree, as the content blocks write it; empty for the project.
            folder: the folder below it, empty or ending in `/`.
            names: the files' names.
        """
        sides = [
            (block, content.source_root == root, content.version_root == root)
            for block, content in enumerate(self.contents)
            if root in (content.source_root, content.version_root)
        ]
        quick = all(
            (not is_source or self._sources[block].by_folder) and (not is_version or self._versions[block].by_folder)
            for block, is_source, is_version in sides
        )
        if quick:
            return self._claims_of_folder(sides, folder, names)
        in_other = any(
            (match := self._versions[block].match_folder(folder)) and self.names[match.locale] != self.source_locale
            for block, _, is_version in sides
            if is_version and self._versions[block].by_folder
        )
        found: list[Claim] = []
        for name in names:
            path = folder + name
            versions = [(block, self._versions[block].match(path)) for block, _, is_version in sides if is_version]
            sources = [(block, self._sources[block].match(path)) for block, is_source, _ in sides if is_source]
            if in_other:
                sources = []
            for block, locale, match in self._decide(sources, versions):
                found.extend(self._claim(name, block, locale, match.id, match.suffix))
        return found

    def _claims_of_folder(
        self, sides: Iterable[tuple[int, bool, bool]], folder: str, names: Sequence[str]
    ) -> list[Claim]:
        """The quick way, where folders alone say what their files are."""
        versions = [(block, self._versions[block].match_folder(folder)) for block, _, is_version in sides if is_version]
        sources = [(block, self._sources[block].match_folder(folder)) for block, is_source, _ in sides if is_source]
        decided = self._decide(sources, versions)
        if not decided:
            return []
        found: list[Claim] = []
        wanted = [
            (
                block,
                locale,
                match.id,
                (self._sources if locale == self.source_locale else self._versions)[block].suffix,
                self.contents[block].include == ("**",) and not self.contents[block].exclude,
                self.contents[block].prefix + match.id,
            )
            for block, locale, match in decided
        ]
        plain, suffixes = self._plain, frozenset(self.suffixes)
        for name in names:
            dot = name.rfind(".")
            if plain and dot > 0 and name[dot:] in suffixes:  # the usual name
                stem, suffix = name[:dot], name[dot:]
            elif split := split_suffix(name, self.suffixes):
                stem, suffix = split
            else:
                continue
            for block, locale, start, written, takes_all, full in wanted:
                if written and not name.endswith(written):
                    continue
                own = name.removesuffix(written) if written else stem
                if takes_all:
                    found.append(Claim(name, block, locale, full + own, written or suffix))
                else:
                    found.extend(self._claim(name, block, locale, start + own, written or suffix))
        return found

    def _decide(
        self, sources: Iterable[tuple[int, PathMatch | None]], versions: Iterable[tuple[int, PathMatch | None]]
    ) -> list[tuple[int, Locale, PathMatch]]:
        """Versions first; what is a version in any language is no source."""
        found: list[tuple[int, Locale, PathMatch]] = []
        is_version = False
        as_source: dict[int, str] = {}
        for block, match in versions:
            if match is None:
                continue
            locale = self.names[match.locale]
            if locale == self.source_locale:
                as_source[block] = match.id
                continue
            is_version = True
            if locale is not None:
                found.append((block, locale, match))
        if not is_version:
            for block, match in sources:
                # `about.en.md` beside `about.md` is no article of its own; `content/en/about.md` is the source itself.
                if match is not None and as_source.get(block, match.id) == match.id:
                    found.append((block, self.source_locale, match))
        return found

    def _claim(self, name: str, block: int, locale: Locale, bare: str, suffix: str) -> Iterable[Claim]:
        content = self.contents[block]
        path = bare + suffix
        if content.include != ("**",) and not glob_matches(content.include, path, bare):
            return
        if content.exclude and glob_matches(content.exclude, path, bare):
            return
        yield Claim(name, block, locale, content.prefix + bare, suffix)

    def _bare(self, block: int, article: str) -> str:
        check_id(article)
        return article.removeprefix(self.contents[block].prefix)
