"""Inline codes of a translation that was not made here: links that were taken home to the translation's language.

A translator who works on files turns `/handbook/` into `/ru/handbook/`, `#how-to` into `#как`, en.wikipedia.org into
ru.wikipedia.org. Such a link leads to the same place, so its text does not count as having lost a code.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from i18nsync.core.document import InlineCode
from i18nsync.core.inline import verify
from i18nsync.core.locale import Locale, LocalePair

__all__ = ["Homing"]

_URL = re.compile(r"""(?:[a-z][a-z0-9+.-]*:)?//[^\s"'<>]+|(?<=["'(])[^\s"'<>()]*[/#][^\s"'<>]*""", re.IGNORECASE)
_DESTINATION = re.compile(r"\]\(\s*<?([^\s>]*?)>?(\s.*)?\)\Z", re.DOTALL)
_REGION = re.compile(r"[a-z]{2}|[0-9]{3}")

Signature = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Homing:
    """Levels what differs in links between a source and its version in another locale.

    Args:
        pair: the source's locale and the version's.
        folder: where the article's id lies, as `2026/01`: a relative link may take another way to the same place.
    """

    pair: LocalePair
    folder: str = ""

    def verify(self, source: Sequence[InlineCode], target: Sequence[InlineCode]) -> list[str]:
        """What differs between the codes apart from links taken home; see `core.inline.verify`."""
        for sign in (self.signature, self._resolved):
            source, target = _unmatched(source, target, sign), _unmatched(target, source, sign)
        return verify(source, target)

    def signature(self, code: InlineCode) -> Signature:
        """The signature of `code`, levelled: equal for a link and the same link taken home."""
        return self._level(code, self.url).signature

    def _resolved(self, code: InlineCode) -> Signature:
        """The signature of `code` with relative links as they are seen from the top of all articles."""
        return self._level(code, lambda url: self.url(self._from_top(url))).signature

    def _from_top(self, url: str) -> str:
        path = re.split("[?#]", url, maxsplit=1)[0]
        if not path or path.startswith("/") or ":" in path:
            return url
        return posixpath.normpath(posixpath.join(self.folder, path)) + url[len(path) :]

    def _level(self, code: InlineCode, level: Callable[[str], str]) -> InlineCode:
        if code.close is not None and code.close.startswith("]("):
            return replace(code, close=_DESTINATION.sub(lambda found: _destination(found, level), code.close))
        if "`" in code.open[:1]:
            return code
        return replace(code, open=_URL.sub(lambda found: level(found[0]), code.open))

    def url(self, url: str) -> str:
        """`url` without what tells a language: a path part or suffix, a label of the host, a fragment's wording."""
        tags = _tags(self.pair.source) | _tags(self.pair.target)
        address, mark, _ = url.partition("#")
        address, question, query = address.partition("?")
        head, slashes, rest = address.partition("//")
        host, path = "", address
        if slashes:
            host, slash, path = rest.partition("/")
            labels = host.lower().split(".")
            if labels[0] in tags:
                # A whole site in that language, as a Wikipedia: its page names are translated too.
                return f"{head}//*.{'.'.join(labels[1:])}"
            path = slash + path
        parts = [_bare(part, tags) for part in path.split("/") if not _is_tag(part, tags) and part not in {".", ".."}]
        rooted = "/".join(parts).rstrip("/")
        return f"{head if slashes else ''}{slashes}{host}{rooted}{question}{query}{mark}"


def _unmatched(
    codes: Sequence[InlineCode], others: Sequence[InlineCode], sign: Callable[[InlineCode], Signature]
) -> list[InlineCode]:
    """The codes of one side that the other side lacks."""
    left = Counter(map(sign, others))
    found = []
    for code in codes:
        signature = sign(code)
        if left[signature]:
            left[signature] -= 1
        else:
            found.append(code)
    return found


def _destination(found: re.Match[str], level: Callable[[str], str]) -> str:
    title = (found[2] or "").strip()
    return f"]({level(found[1])}{' ' if title else ''}{title})"


def _tags(locale: Locale) -> frozenset[str]:
    tag = locale.tag.lower()
    return frozenset((tag, locale.language, tag.replace("-", "_")))


def _is_tag(part: str, tags: frozenset[str]) -> bool:
    """Whether a path part is one of the tags, perhaps with a region, as `en-US`."""
    language, hyphen, region = part.lower().partition("-")
    return part.lower() in tags or bool(hyphen and language in tags and _REGION.fullmatch(region))


def _bare(part: str, tags: frozenset[str]) -> str:
    """`night-train.ru.md` as `night-train.md`."""
    stem, dot, suffix = part.rpartition(".")
    name, second, tag = stem.rpartition(".")
    return f"{name}{dot}{suffix}" if second and tag.lower() in tags else part
