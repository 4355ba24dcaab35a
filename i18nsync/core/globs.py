"""Globs over article paths, as settings write them: `drafts/**`, `**/*.txt`, `politics/`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

__all__ = ["compile_glob", "glob_matches"]

_WILD = re.compile(r"[*?\[]")


@lru_cache(maxsize=512)
def compile_glob(text: str) -> re.Pattern[str]:
    """The regular expression of a glob; use its `fullmatch`.

    `**` spans folders (and none: `**/a` matches `a`), `*` and `?` stay inside a name, `[abc]` and `[!abc]` are
    sets. Text without wildcards names a file or a folder with everything below it; so does a trailing `/`.
    """
    text = text.removeprefix("./").removeprefix("/")
    if text.endswith("/"):
        text += "**"
    elif not _WILD.search(text):
        return re.compile(re.escape(text) + r"(?:/.*)?", re.DOTALL)
    parts: list[str] = []
    at = 0
    while at < len(text):
        piece, at = _piece(text, at)
        parts.append(piece)
    return re.compile("".join(parts), re.DOTALL)


def _piece(text: str, at: int) -> tuple[str, int]:
    """The expression of the wildcard or letter at `at`, and where the next one starts."""
    if text.startswith("**/", at):
        return r"(?:.*/)?", at + 3
    if text.startswith("**", at):
        return r".*", at + 2
    letter = text[at]
    if letter == "*":
        return r"[^/]*", at + 1
    if letter == "?":
        return r"[^/]", at + 1
    if letter == "[":
        end = text.find("]", at + 2)
        if end > 0:
            inside = text[at + 1 : end].replace("\\", r"\\").replace("[", r"\[").replace("&", r"\&").replace("~", r"\~")
            negated = inside[0] in "!^" and len(inside) > 1
            body = (inside[1:] if negated else inside).replace("^", r"\^").replace("|", r"\|")
            # A range that runs backwards, as in `[z-a]`, is no range: its letters count one by one.
            body = re.sub(r"(\w)-(\w)", lambda m: m[0] if m[1] <= m[2] else f"{m[1]}{m[2]}", body)
            body = re.sub(r"(?<!\w)-|-(?!\w)", r"\-", body)
            return f"(?!/)[{'^' if negated else ''}{body}]", end + 1
    return re.escape(letter), at + 1


def glob_matches(globs: Iterable[str], *paths: str) -> bool:
    """Whether any of the globs matches any of the paths."""
    return any(compile_glob(glob).fullmatch(path) is not None for glob in globs for path in paths)
