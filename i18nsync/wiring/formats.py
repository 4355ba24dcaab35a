"""The formats of a project: plug-ins are loaded at once, the built-in ones when an article is first taken apart.

`status` and `sync` seldom take one apart, and importing the parsers takes a fifth of a small run.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from typing import Any

from i18nsync.core.article import Article
from i18nsync.core.document import Document, InlineCode
from i18nsync.core.ports import Format
from i18nsync.core.unit import UnitKey
from i18nsync.errors import FormatError
from i18nsync.messages import _
from i18nsync.plugins import Plugins
from i18nsync.stores.settings import Settings

__all__ = ["BUILT_IN", "LazyFormat", "load_formats", "suffixes_of"]

GROUP = "i18nsync.formats"

BUILT_IN = {
    "i18nsync.formats.markdown:Markdown": (".md", ".markdown", ".mdx"),
    "i18nsync.formats.plaintext:PlainText": (".txt",),
}
"""Entry point of each built-in format -> the file name endings that its class gives, known without importing it."""


class LazyFormat:
    """A format that is imported and set up when it is first asked to do something.

    Args:
        name: its name.
        suffixes: file name endings, with the dot.
        make: imports it and sets it up.
    """

    def __init__(self, name: str, suffixes: tuple[str, ...], make: Callable[[], Format]) -> None:
        self._name = name
        self._suffixes = suffixes
        self._make = make

    @property
    def name(self) -> str:
        """See `Format`."""
        return self._name

    @property
    def suffixes(self) -> tuple[str, ...]:
        """See `Format`."""
        return self._suffixes

    @cached_property
    def form(self) -> Format:
        """The format itself.

        Raises:
            FormatError: it cannot be loaded.
        """
        return self._make()

    def parse(self, article: Article) -> Document:
        """See `Format`."""
        return self.form.parse(article)

    def render(self, document: Document, targets: Mapping[UnitKey, str]) -> str:
        """See `Format`."""
        return self.form.render(document, targets)

    def codes(self, text: str) -> tuple[InlineCode, ...]:
        """See `Format`."""
        return self.form.codes(text)

    def localise(self, text: str, relink: Callable[[str], str | None], keys: Mapping[str, str]) -> str:
        """See `Format`."""
        return self.form.localise(text, relink, keys)

    def add_notice(self, text: str, notice: str) -> str:
        """See `Format`."""
        return self.form.add_notice(text, notice)

    def with_notice(self, text: str, notice: str) -> str:
        """See `Format`."""
        return self.form.with_notice(text, notice)

    def with_footer(self, text: str, footer: Callable[[bool], str]) -> str:
        """See `Format`."""
        return self.form.with_footer(text, footer)

    def with_versions(self, text: str, key: str, versions: Sequence[Mapping[str, str]]) -> str:
        """See `Format`."""
        return self.form.with_versions(text, key, versions)


def load_formats(settings: Settings | None, warnings: list[str]) -> dict[str, Format]:
    """All formats by name, set up as `settings` say.

    Args:
        settings: the project's settings; None for defaults.
        warnings: gets a sentence for each plug-in that cannot be loaded.
    """
    formats: dict[str, Format] = {}
    plugins = Plugins(GROUP, warnings)
    for name in plugins.names():
        options: dict[str, Any] = {}
        if name == "markdown" and settings is not None and settings.markdown.keys:
            options["keys"] = settings.markdown.keys
        if name == "markdown" and settings is not None and settings.build.footer:
            options["footer"] = True
        suffixes = BUILT_IN.get(plugins.value(name))
        if suffixes is not None:
            formats[name] = LazyFormat(name, suffixes, partial(_load, name, options))
        elif (make := plugins.load(name)) is not None:
            formats[name] = make(**options)
    return formats


def _load(name: str, options: Mapping[str, Any]) -> Format:
    warnings: list[str] = []
    make = Plugins(GROUP, warnings).load(name)
    if make is None:
        raise FormatError(warnings[0], hint=_("Install i18nsync again, with all that it depends on."))
    form: Format = make(**options)
    return form


def suffixes_of(formats: Mapping[str, Format]) -> dict[str, str]:
    """File name ending -> name of the format that reads it."""
    return {suffix: name for name, form in formats.items() for suffix in form.suffixes}
