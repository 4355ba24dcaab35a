"""Path patterns: from an article to its path and back."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from i18nsync.errors import SettingsError, SourceError
from i18nsync.messages import _

__all__ = ["DEFAULT_SUFFIXES", "PathMatch", "Pattern", "check_id", "split_suffix"]

DEFAULT_SUFFIXES = (".md", ".markdown", ".mdx", ".txt")

_PLACE = re.compile(r"\{([^{}]*)\}")
_ANY_NAME = r"[A-Za-z]{2,3}(?:[-_@][A-Za-z0-9]{2,8})*"
_PATH = r"(?P<id>(?:[^/]+/)*?[^/]+?)"
_BAD_ID = re.compile(r"[\x00-\x1f\x7f\\]|[\ud800-\udfff]")


class PathMatch(NamedTuple):
    """What a pattern reads from a path.

    Args:
        locale: the name that the locale has in the path; empty where the pattern has no `{locale}`.
        id: what `{path}` stands for.
        suffix: the file name ending, with its dot, as it is written in the path.
    """

    locale: str
    id: str
    suffix: str


def check_id(article: str) -> str:
    """Return `article` if it can name an article.

    Raises:
        SourceError: it is empty, would leave the content's folder, or holds characters that no path should.
    """
    if not article or any(part in ("", ".", "..") for part in article.split("/")):
        raise SourceError(
            _("the article id {article!r} would leave the folder of the articles").format(article=article)
        )
    if _BAD_ID.search(article):
        raise SourceError(
            _("the article id {article!r} holds a backslash or a control character").format(article=article),
            hint=_("Rename the file."),
        )
    return article


def split_suffix(name: str, suffixes: tuple[str, ...]) -> tuple[str, str] | None:
    """`name` as (stem, suffix) by the longest of `suffixes` that it ends in, in whatever case; None if in none."""
    lower = name.lower()
    best = ""
    for suffix in suffixes:
        if len(suffix) > len(best) and lower.endswith(suffix) and len(suffix) < len(name):
            best = suffix
    return (name[: -len(best)], name[-len(best) :]) if best else None


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern such as `content/{locale}/{path}.md`; `match` and `expand` are inverse.

    `{path}` spans folders. A suffix that is not written is any of `suffixes`, in whatever case.

    Args:
        text: the pattern.
        names: names that `{locale}` can have in a path; empty for anything that looks like one.
        suffixes: endings that an open suffix can have, with the dot and in lower case.

    Raises:
        SettingsError: the pattern is malformed.
    """

    text: str
    names: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = DEFAULT_SUFFIXES
    folder: str = field(init=False, compare=False)
    """The part of the pattern that is a fixed folder: ends in `/` or is empty."""
    has_locale: bool = field(init=False, compare=False)
    """Whether `{locale}` is in it."""
    suffix: str = field(init=False, compare=False)
    """The suffix that is written in the pattern; empty if it is open."""
    by_folder: bool = field(init=False, compare=False)
    """Whether the folder of a path alone says locale and id (`{path}` is last and starts a name)."""
    _body: str = field(init=False, compare=False, repr=False)
    _regex: re.Pattern[str] = field(init=False, compare=False, repr=False)
    _folders: re.Pattern[str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        _check(self.text)
        places = list(_PLACE.finditer(self.text))
        tail = self.text[places[-1].end() :]
        # `.en` at the end of `{path}.en` is a locale's name; only an ending of articles is a suffix that is written.
        fitting = (ending for ending in self.suffixes if tail.lower().endswith(ending))
        size = len(max(fitting, key=len, default=""))
        suffix = tail[len(tail) - size :]
        body = self.text[: len(self.text) - size]
        path_at = next(place for place in places if place[1] == "path")
        head = body[: path_at.start()]
        written = {
            "folder": self.text[: places[0].start()].rpartition("/")[0],
            "has_locale": any(place[1] == "locale" for place in places),
            "suffix": suffix,
            "by_folder": places[-1][1] == "path" and body.endswith("{path}") and (not head or head.endswith("/")),
            "_body": body,
            "_regex": re.compile(self._expression(body) + self._ending(suffix), re.DOTALL),
            "_folders": re.compile(self._expression(head) + r"(?P<id>(?:[^/]+/)*)", re.DOTALL),
        }
        if written["folder"]:
            written["folder"] = f"{written['folder']}/"
        for name, value in written.items():
            object.__setattr__(self, name, value)

    def match(self, path: str) -> PathMatch | None:
        """Read a path, relative and with `/`; None if it is not of this pattern."""
        found = self._regex.fullmatch(path)
        if found is None:
            return None
        groups = found.groupdict()
        return PathMatch(groups.get("locale") or "", groups["id"], groups["suffix"])

    def match_folder(self, folder: str) -> PathMatch | None:
        """Read a folder, empty or ending in `/`, for a pattern that is `by_folder`: the id is the start of the ids."""
        found = self._folders.fullmatch(folder)
        if found is None:
            return None
        groups = found.groupdict()
        return PathMatch(groups.get("locale") or "", groups["id"], "")

    def expand(self, locale: str, article: str, suffix: str) -> str:
        """The path of an article.

        Args:
            locale: the locale's name in paths; ignored where the pattern has no `{locale}`.
            article: the id, what `{path}` stands for.
            suffix: ending with its dot; ignored where the pattern writes one.

        Raises:
            SourceError: the id cannot name a file here, or its path would be read as another article's.
        """
        check_id(article)
        suffix = self.suffix or suffix
        path = self._body.replace("{locale}", locale).replace("{path}", article) + suffix
        if self.match(path) != PathMatch(locale if self.has_locale else "", article, suffix):
            raise SourceError(
                _("the article {article!r} has no clear place in {text!r}: {path!r} reads as another article's").format(
                    article=article, text=self.text, path=path
                ),
                hint=_("Rename the article, or write a pattern that sets the locale apart, as {locale}/{path}."),
            )
        return path

    def _expression(self, text: str) -> str:
        parts: list[str] = []
        at = 0
        seen = False
        for place in _PLACE.finditer(text):
            parts.append(re.escape(text[at : place.start()]))
            if place[1] == "path":
                parts.append(_PATH)
            elif seen:
                parts.append("(?P=locale)")
            else:
                seen = True
                names = "|".join(map(re.escape, sorted(self.names, key=lambda name: (-len(name), name))))
                parts.append(f"(?P<locale>{names or _ANY_NAME})")
            at = place.end()
        parts.append(re.escape(text[at:]))
        return "".join(parts)

    def _ending(self, suffix: str) -> str:
        if suffix:
            return f"(?P<suffix>{re.escape(suffix)})"
        longest_first = sorted(self.suffixes, key=lambda ending: (-len(ending), ending))
        return f"(?P<suffix>(?i:{'|'.join(map(re.escape, longest_first))}))"


def _check(text: str) -> None:
    """Refuse a pattern that cannot mean anything."""
    for place in _PLACE.finditer(text):
        if place[1] not in ("path", "locale"):
            raise SettingsError(
                _("the pattern {text!r} has the unknown placeholder {place!r}").format(text=text, place=place[0]),
                hint=_("A pattern knows {path} and {locale}."),
            )
    rest = _PLACE.sub("", text)
    if "{" in rest or "}" in rest:
        raise SettingsError(
            _("the pattern {text!r} has a brace that is not closed").format(text=text),
            hint=_("Write {path} and {locale}."),
        )
    if text.count("{path}") != 1:
        said = (
            _("the pattern {text!r} has more than one {{path}}")
            if "{path}" in text
            else _("the pattern {text!r} has no {{path}}")
        )
        raise SettingsError(
            said.format(text=text),
            hint=_("Write, say, content/en/{path}."),
        )
    if "}{" in text:
        raise SettingsError(
            _("the pattern {text!r} has nothing between two placeholders").format(text=text),
            hint=_("Write {locale}/{path} or {path}.{locale}."),
        )
    if _BAD_ID.search(text):
        raise SettingsError(
            _("the pattern {text!r} holds a backslash or a control character").format(text=text),
            hint=_("Separate folders by /."),
        )
    if any(part in ("", ".", "..") for part in text.split("/")):
        raise SettingsError(
            _("the pattern {text!r} must be a plain path below the project's folder").format(text=text),
            hint=_(
                "Leave out ./ and ../ and a leading or trailing /; source_root and version_root name other folders."
            ),
        )
