"""Links between articles: which version a link of a translated article should lead to."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Collection, Mapping, MutableMapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, unquote

__all__ = ["Versions", "origins", "relink"]


@dataclass(frozen=True)
class Versions:
    """What exists in the source's and in the target locale.

    Args:
        source_tag: tag of the source locale.
        tag: tag of the target locale.
        sources: source path -> article id.
        existing: article id -> path of the version in the target locale.
    """

    source_tag: str
    tag: str
    sources: Mapping[str, str]
    existing: MutableMapping[str, str]

    @cached_property
    def paths(self) -> Mapping[str, str]:
        """Article id -> source path."""
        return {article: path for path, article in self.sources.items()}


def relink(url: str, source_path: str, version_path: str, versions: Versions) -> str | None:
    """Where `url`, which stands in the source at `source_path`, should lead from its version at `version_path`.

    A relative link to an article leads to that article's version in the same locale where there is one, else to the
    source. A site path (`/en/2026/01/x/` or `/2026/01/x/`) gets the target locale where the version exists. Everything
    else stays.

    Returns:
        The new URL, or None to leave it.
    """
    path, mark, rest = _split(url)
    if not path or "://" in path or path.startswith(("//", "mailto:", "tel:")):
        return None
    new = _site_path(path, versions) if path.startswith("/") else _relative(path, source_path, version_path, versions)
    return None if new is None or new == path else f"{new}{mark}{rest}"


def origins(urls: Collection[str], source_path: str, version_path: str, versions: Versions) -> dict[str, str]:
    """`relink` the other way: what a version's link was in its source.

    Args:
        urls: all links of the source at `source_path`.
        source_path: where the source lies.
        version_path: where the version lies.
        versions: what exists.

    Returns:
        URL in the version -> URL in the source, for those that `relink` changes and that can be told apart.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for url in urls:
        new = relink(url, source_path, version_path, versions)
        if new is not None:
            found[new].add(url)
    return {new: next(iter(were)) for new, were in found.items() if len(were) == 1 and new not in urls}


def _split(url: str) -> tuple[str, str, str]:
    for at, char in enumerate(url):
        if char in "#?":
            return url[:at], char, url[at + 1 :]
    return url, "", ""


def _relative(path: str, source_path: str, version_path: str, versions: Versions) -> str | None:
    target = posixpath.normpath(posixpath.join(posixpath.dirname(source_path), unquote(path)))
    article = versions.sources.get(target)
    if article is None:
        return None
    to = versions.existing.get(article, target)
    new = posixpath.relpath(to, posixpath.dirname(version_path) or ".")
    if path.startswith("./"):
        new = f"./{new}"
    return quote(new, safe="/:@!$&'()*+,;=~") if "%" in path else new


def _site_path(path: str, versions: Versions) -> str | None:
    parts = path.strip("/").split("/")
    has_tag = parts[0] == versions.source_tag
    article = posixpath.splitext("/".join(parts[1:] if has_tag else parts))[0]
    if article not in versions.existing:
        return None
    return path.replace(f"/{versions.source_tag}/", f"/{versions.tag}/", 1) if has_tag else f"/{versions.tag}{path}"
