"""Articles in folders: the source that most newsrooms have."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from i18nsync.core.article import Article, ArticleRef
from i18nsync.core.layout import Claim, Content, Layout
from i18nsync.core.locale import Locale
from i18nsync.core.pattern import check_id
from i18nsync.core.ports import SourceProblem
from i18nsync.core.stamps import UNKNOWN, File, Found, stamp_of
from i18nsync.errors import ArticleNotFound, SourceError
from i18nsync.messages import _, ngettext, number
from i18nsync.sources.files import read_text, write_text
from i18nsync.sources.places import FileStamp, Place, doubts
from i18nsync.sources.walk import Walk

__all__ = ["FileStamp", "FolderSource"]


# Endings that people may write in a pattern although nothing here reads them.
_FOREIGN_ENDINGS = frozenset(
    {"adoc", "asciidoc", "docx", "htm", "html", "ipynb", "json", "org", "pdf", "po", "rst", "xml", "yml"}
)


def _places(
    root: str,
    folder: str,
    claims: Iterable[Claim],
    entries: Mapping[str, os.DirEntry[str]],
    stamped: Collection[Locale],
) -> Iterator[tuple[Claim, Place]]:
    """The place of each claim in a folder; with its stamp, for locales in `stamped` and files that are no links."""
    last: Locale | None = None
    wanted = False
    for claim in claims:
        name, block, locale, _article, suffix = claim
        if locale is not last:
            last = locale
            wanted = locale in stamped
        stamp = UNKNOWN
        if wanted and (entry := entries.get(name)) is not None:
            try:
                found = entry.stat(follow_symlinks=False)
            except OSError:
                pass
            else:
                stamp = stamp_of(found.st_mtime_ns, found.st_ctime_ns, found.st_size)
        yield claim, Place(root, folder + name, block, suffix, stamp)


class FolderSource:
    """Articles as files, found by the patterns of the settings; implements `i18nsync.core.ports.Source`.

    The tree is walked once, for all locales, when it is first asked for; `refresh` forgets what was seen.

    Args:
        root: the project's folder.
        contents: the content blocks.
        source_locale: the language of the sources.
        locales: the target locales.
        formats: format name by file name ending, as `{".md": "markdown"}`.
        aliases: the name that a locale has in paths, where it is not its tag.
        other_locales: names in paths of locales that the project does not keep in step.
        catalogs: folder of the catalogs, relative to the root; never searched for articles.

    Raises:
        SettingsError: a pattern is malformed.
        SourceError: a pattern writes an ending that no format reads.
    """

    def __init__(
        self,
        root: Path,
        contents: Sequence[Content],
        source_locale: Locale,
        locales: Sequence[Locale],
        formats: Mapping[str, str],
        *,
        aliases: Mapping[Locale, str] | None = None,
        other_locales: Sequence[str] = (),
        catalogs: str = "locales",
    ) -> None:
        self._root = root
        self._formats = {suffix.lower(): name for suffix, name in formats.items()}
        self._catalogs = catalogs.strip("/")
        self.layout = Layout(
            tuple(contents),
            source_locale,
            tuple(locales),
            dict(aliases or {}),
            tuple(other_locales),
            tuple(sorted(self._formats)),
        )
        for pattern in self.layout.patterns:
            ending = pattern.text.rpartition(".")[2].lower()
            if not pattern.suffix and ending in _FOREIGN_ENDINGS:
                raise SourceError(
                    _("no format reads files that end in .{ending}, as the pattern {text!r} has it").format(
                        ending=ending, text=pattern.text
                    ),
                    hint=_("Known are {formats}.").format(formats=", ".join(sorted(self._formats))),
                )
        self._bases = {each: os.fspath(self._base(each)) for each in ("", *self.layout.roots)}
        self._labels = {each: self._label(each) for each in self._bases}
        self._inside: dict[tuple[str, str], bool] = {}
        self._places: dict[Locale, dict[str, Place]] | None = None
        self._clashes: dict[Locale, list[tuple[str, str, str]]] = {}
        self._problems: list[SourceProblem] = []

    @property
    def problems(self) -> Sequence[SourceProblem]:
        """What the listing left out or found doubtful, sorted by path."""
        self._listing()
        return tuple(self._problems)

    def refresh(self) -> None:
        """Forget what was listed; the next question walks the tree again."""
        self._places = None
        self._inside.clear()

    def refs(self, locale: Locale) -> list[ArticleRef]:
        """The articles that exist in `locale`, sorted by id.

        Raises:
            SourceError: two files claim one id, the sources' folder is not there, or the project has no such locale.
        """
        found = self._listed(locale)
        formats = self._formats
        return [ArticleRef(article, locale, formats[found[article].suffix.lower()]) for article in sorted(found)]

    def stamps(self, locales: Sequence[Locale]) -> dict[Locale, dict[str, Found]]:
        """The files of all articles by id, for each of `locales`, with stamps that are taken anew at each call.

        Raises:
            SourceError: as `refs`.
        """
        fresh = self._places is None
        if fresh:
            self._listing(frozenset(locales))
        taken: dict[Locale, dict[str, Found]] = {}
        for locale in locales:
            places = self._listed(locale)
            if fresh and not any(self._labels.values()):
                # Where all lies in the project, a place is as good as a file: many articles, half the memory.
                taken[locale] = {**places}
            else:
                taken[locale] = {
                    article: File(self._labels[place.root] + place.path, place.stamp if fresh else self._stamp(place))
                    for article, place in places.items()
                }
        return taken

    def _listed(self, locale: Locale) -> dict[str, Place]:
        """Where the articles in `locale` lie; raises as `refs`."""
        if locale not in (self.layout.source_locale, *self.layout.locales):
            raise SourceError(
                _("the project has no locale {locale}").format(locale=locale),
                hint=_("Add it to locales in the settings."),
            )
        if locale == self.layout.source_locale:
            self._check_folders()
        places = self._listing()
        if clashes := self._clashes.get(locale):
            article, first, second = clashes[0]
            said = _("{first} and {second} are both the article {article!r}").format(
                first=first, second=second, article=article
            )
            if more := len(clashes) - 1:
                pairs = ngettext("and {n} more such pairs", "and {n} more such pairs", more).format(n=number(more))
                said = f"{said} ({pairs})"
            raise SourceError(
                said,
                where=first,
                hint=_("Rename one of them, leave it out with exclude, or give one of two content blocks a prefix."),
            )
        return places.get(locale, {})

    def read(self, ref: ArticleRef) -> Article:
        """Read one version.

        Raises:
            ArticleNotFound: it is not there (any more).
            UnreadableArticle: it is not UTF-8, holds NUL, or may not be read.
            SourceError: its path leads out of the project.
        """
        place = self._place(ref)
        shown = self._shown(place)
        self._check_read(place, shown)
        try:
            text, modified = read_text(self._file(place), shown)
        except ArticleNotFound:
            if ref.id in self._listing().get(ref.locale, {}):
                raise
            raise ArticleNotFound(
                _("there is no article {article!r} in {locale}").format(article=ref.id, locale=ref.locale),
                where=shown,
                hint=self._nearest(ref),
            ) from None
        return Article(ref, text, shown, modified)

    def stat(self, ref: ArticleRef) -> FileStamp | None:
        """Time and size of the version's file; None if it is not there."""
        place = self._place(ref)
        try:
            found = os.stat(self._file(place))  # noqa: PTH116 - a Path for each of many files takes twice the time
        except OSError:
            return None
        return FileStamp(found.st_mtime_ns, found.st_size)

    def write(self, article: Article) -> None:
        """Write one version, all or nothing; unchanged text leaves the file alone.

        Raises:
            SourceError: it cannot be written, its path would leave the project, or a link leads to another article.
        """
        ref = article.ref
        place = self._place(ref)
        shown = self._shown(place)
        self._check_written(place, shown)
        write_text(Path(self._file(place)), article.text, shown)
        self._listing().setdefault(ref.locale, {})[ref.id] = place

    def path(self, ref: ArticleRef) -> str:
        """Where the version lies or would lie, relative to the project, with `/`.

        Raises:
            SourceError: the id cannot name a file.
        """
        return self._shown(self._place(ref))

    # Listing ----------------------------------------------------------------------------------------------------

    def _listing(self, stamped: Collection[Locale] = ()) -> dict[Locale, dict[str, Place]]:
        """What there is by locale and id, found in one walk; that of locales in `stamped` with stamps."""
        if self._places is not None:
            return self._places
        places: dict[Locale, dict[str, Place]] = {
            locale: {} for locale in (self.layout.source_locale, *self.layout.locales)
        }
        self._clashes = {}
        self._problems = []
        versions: list[tuple[Claim, Place]] = []
        sources: dict[str, Claim] = {}
        source_locale = self.layout.source_locale
        of_sources = places[source_locale]
        for root in self.layout.roots:
            # `locales/` may hold articles too, where a pattern says so.
            named = any(folder.startswith(f"{self._catalogs}/") for folder in self.layout.folders(root))
            skip = [self._catalogs] if not root and not named else []
            walk = Walk(self._base(root), self.layout.suffixes, skip, label=self._labels[root])
            for start in self.layout.starts(root):
                for folder, names in walk.folders(start):
                    claims = self.layout.claims(root, folder, names)
                    for claim, place in _places(root, folder, claims, walk.entries, stamped):
                        if claim.locale is source_locale:
                            sources[claim.id] = claim
                            if of_sources.setdefault(claim.id, place) is not place:
                                self._clash(of_sources, claim, claim.id, place)
                        else:
                            versions.append((claim, place))
            self._problems.extend(walk.problems)
        # Which version belongs to which source can be said only when all sources are known.
        version_id = self.layout.version_id
        for claim, place in versions:
            article = version_id(claim, sources.get(claim.id))
            if places[claim.locale].setdefault(article, place) is not place:
                self._clash(places[claim.locale], claim, article, place)
        self._problems.extend(doubts(places, self.layout.source_locale, self._shown))
        self._problems.sort(key=lambda problem: (problem.path, problem.message))
        self._places = places
        return places

    def _clash(self, found: Mapping[str, Place], claim: Claim, article: str, place: Place) -> None:
        earlier = found[article]
        # Two blocks may share their versions' pattern: then it is one file twice, which is no clash.
        if (earlier.root, earlier.path) != (place.root, place.path):
            self._clashes.setdefault(claim.locale, []).append((article, self._shown(earlier), self._shown(place)))

    def _check_folders(self) -> None:
        for block, (root, folder) in enumerate(self.layout.source_folders()):
            base = self._base(root)
            place = base / folder
            shown = (self._labels[root] + folder).rstrip("/") or "."
            if not place.is_dir():
                raise SourceError(
                    _("the folder of the sources is not there"),
                    where=shown,
                    hint=_("Check source = {source!r} under [[content]] in the settings.").format(
                        source=self.layout.contents[block].source
                    ),
                )
            if not place.resolve().is_relative_to(base.resolve()):
                raise SourceError(
                    _("the folder of the sources leads out of the project through a link"),
                    where=shown,
                    hint=_("Name the folder that it leads to as source_root under [[content]] in the settings."),
                )

    # Places -----------------------------------------------------------------------------------------------------

    def _place(self, ref: ArticleRef) -> Place:
        """Where a version lies, or else would lie: beside its source's block, with its source's suffix."""
        check_id(ref.id)
        places = self._listing()
        if place := places.get(ref.locale, {}).get(ref.id):
            return place
        source = places[self.layout.source_locale].get(ref.id)
        block = source.block if source else self.layout.block_of(ref.id)
        suffix = source.suffix if source else self._suffix(ref.format)
        content = self.layout.contents[block]
        if ref.locale == self.layout.source_locale:
            path = self.layout.source_path(block, ref.id, suffix)
            return Place(content.source_root, path, block, suffix)
        path = self.layout.version_path(block, ref.locale, ref.id, suffix)
        return Place(content.version_root, path, block, suffix)

    def _suffix(self, format_name: str) -> str:
        endings = [suffix for suffix, name in self._formats.items() if name == format_name]
        return endings[0] if endings else next(iter(self._formats))

    def _check_read(self, place: Place, shown: str) -> None:
        """Refuse a file that a link outside the project stands for, even one that came after the listing."""
        folder = place.path.rpartition("/")[0]
        key = (place.root, folder)
        inside = self._inside.get(key)
        if inside is None:
            # Once a folder: resolving every file's path anew would cost more than reading it.
            inside = self._inside[key] = self._is_inside(place.root, folder)
        path = self._file(place)
        if not inside or (os.path.islink(path) and not self._is_inside(place.root, place.path)):  # noqa: PTH114 - fast
            raise SourceError(_("the file is not read: a link leads out of the project"), where=shown)

    def _check_written(self, place: Place, shown: str) -> None:
        """Refuse a place outside the project, and one behind a link that another article lies at."""
        folder, _slash, name = place.path.rpartition("/")
        if not self._is_inside(place.root, folder):
            raise SourceError(_("the file is not written: a link leads out of the project"), where=shown)
        # `content/ka -> en` is a way to show English for want of Georgian; writing there would destroy the source.
        base = os.path.realpath(self._bases[place.root])
        behind = os.path.relpath(os.path.realpath(f"{base}/{folder}"), base).replace(os.sep, "/")
        behind = "" if behind == "." else f"{behind}/"
        if f"{behind}{name}" != place.path and self.layout.claims(place.root, behind, [name]):
            raise SourceError(
                _("the file is not written: its folder is a link, and the article {article} lies behind it").format(
                    article=behind + name
                ),
                where=shown,
                hint=_("Put a folder in the place of the link."),
            )

    def _is_inside(self, root: str, path: str) -> bool:
        base = os.path.realpath(self._bases[root])
        real = os.path.realpath(f"{base}/{path}")
        return real == base or real.startswith(base.rstrip(os.sep) + os.sep)

    def _nearest(self, ref: ArticleRef) -> str:
        from difflib import get_close_matches

        known = self._listing().get(ref.locale, {})
        near = get_close_matches(ref.id, known, n=1)
        return _("Did you mean {name!r}?").format(name=near[0]) if near else ""

    def _stamp(self, place: Place) -> bytes:
        """The stamp of a file as it is now; unknown where it is a link."""
        try:
            found = os.stat(self._file(place), follow_symlinks=False)  # noqa: PTH116 - fast
        except OSError:
            return UNKNOWN
        if not stat.S_ISREG(found.st_mode):
            return UNKNOWN
        return stamp_of(found.st_mtime_ns, found.st_ctime_ns, found.st_size)

    def _base(self, root: str) -> Path:
        return self._root / root if root else self._root

    def _file(self, place: Place) -> str:
        return f"{self._bases[place.root]}/{place.path}"

    def _label(self, root: str) -> str:
        """How paths below a root start, seen from the project."""
        relative = os.path.relpath(self._bases[root], self._bases[""]).replace(os.sep, "/") if root else "."
        return "" if relative == "." else f"{relative}/"

    def _shown(self, place: Place) -> str:
        return self._labels[place.root] + place.path
