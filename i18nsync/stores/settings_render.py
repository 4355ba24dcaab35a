"""The settings file that `init` writes: short, commented, and read back as what it was made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from i18nsync.core.layout import Content
from i18nsync.core.locale import Locale

__all__ = ["render_settings"]

_HEAD = """\
# Settings of i18nsync for this project. `i18nsync status` shows what they find.
"""

_LOCALES = """
# The language that articles are written in, and the languages that are kept in step with it.
"""

_CATALOGS = """
# Where the translation catalogs (PO files) and their history are kept; commit this folder.
"""

_ALIASES = """
# Names that locales have in paths, where they are not the tag itself.
"""

_OTHERS = """
# Further languages that are in the tree; without this line their files would pass for articles.
"""

_ENGINES = """
# Who drafts, in this order. `memory` never sends text anywhere; `google` and `mymemory` do.
"""

_CONTENT = """
# Where the articles lie and where their versions go. {path} may span folders; the file name ending stays as it is.
"""

_MORE_CONTENT = """
# include and exclude are globs over {path}, as exclude = ["drafts/**"]. Another [[content]] may follow, with a prefix
# where ids would clash.
"""

_MARKDOWN = """
# Front matter keys whose text is translated, if not the usual ones; all others are kept as they are.
"""

_REST = """
# The newsroom's own memory and glossary, if there are any.
# [memory]
# tmx = ["memory.tmx"]
# [glossary]
# path = "glossary.csv"

# What a string needs before it is published: reviews = 2 asks for a second person.
# [policy]
# reviews = 1
# reviewer_differs_from_editor = false
# [policy."politics/**"]
# reviews = 2

# What `build` writes: it holds back articles with unfinished strings, or shows those in the source's language
# ("source") or as drafts ("draft").
# [build]
# lang_key = true
# fallback = "hold"
# on_outdated = "hold"  # or "keep-old-with-notice", "source", "draft-with-label"
# min_reviewed = "100%"
# footer = true  # ends each version with the languages that the article is available in
"""


def render_settings(
    *,
    source_locale: Locale,
    locales: Sequence[Locale],
    contents: Sequence[Content],
    aliases: Mapping[Locale, str] | None = None,
    other_locales: Sequence[str] = (),
    catalogs: str = "locales",
    engines: Sequence[str] = ("memory",),
    keys: Sequence[str] | None = None,
) -> str:
    """The text of a settings file that says what the arguments say.

    Args:
        source_locale: the language of the sources.
        locales: the languages to keep in step.
        contents: the content blocks.
        aliases: names in paths of locales where they are not the tag.
        other_locales: names in paths of further locales.
        catalogs: folder of the catalogs.
        engines: the engine chain.
        keys: front matter keys whose text is translated; None leaves that to the format.
    """
    parts = [
        _HEAD,
        _LOCALES,
        f"source_locale = {_text(source_locale.tag)}\n",
        f"locales = {_list([locale.tag for locale in locales])}\n",
        _CATALOGS,
        f"catalogs = {_text(catalogs)}\n",
    ]
    if aliases:
        pairs = ", ".join(f"{_key(locale.tag)} = {_text(name)}" for locale, name in aliases.items())
        parts += [_ALIASES, f"locale_aliases = {{ {pairs} }}\n"]
    if other_locales:
        parts += [_OTHERS, f"other_locales = {_list(other_locales)}\n"]
    parts += [_ENGINES, f"engines = {_list(engines)}\n", _CONTENT]
    parts.append("\n".join(_content(content) for content in contents))
    parts += [_MORE_CONTENT, _MARKDOWN, _keys(keys), _REST]
    return "".join(parts)


def _keys(keys: Sequence[str] | None) -> str:
    if keys is None:
        return '# [markdown]\n# keys = ["title", "summary", "description"]\n'
    return f"[markdown]\nkeys = {_list(keys)}\n"


def _content(content: Content) -> str:
    lines = [
        "[[content]]",
        f"source = {_text(content.source)}",
        f"version = {_text(content.version)}",
    ]
    if content.include != ("**",):
        lines.append(f"include = {_list(content.include)}")
    if content.exclude:
        lines.append(f"exclude = {_list(content.exclude)}")
    for key, value in (
        ("prefix", content.prefix.rstrip("/")),
        ("source_root", content.source_root),
        ("version_root", content.version_root),
    ):
        if value:
            lines.append(f"{key} = {_text(value)}")
    return "\n".join(lines) + "\n"


def _list(texts: Sequence[str]) -> str:
    line = f"[{', '.join(map(_text, texts))}]"
    if len(line) <= 100:
        return line
    return "[\n" + "".join(f"  {_text(text)},\n" for text in texts) + "]"


def _text(text: str) -> str:
    """A TOML basic string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() or c == " " else f"\\U{ord(c):08X}" for c in escaped) + '"'


def _key(text: str) -> str:
    plain = text.replace("-", "").replace("_", "")
    return text if plain.isalnum() and plain.isascii() else _text(text)
