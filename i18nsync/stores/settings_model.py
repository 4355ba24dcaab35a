"""What the settings file says, as types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from i18nsync.core.finding import Levels
from i18nsync.core.globs import glob_matches
from i18nsync.core.layout import Content
from i18nsync.core.locale import Locale
from i18nsync.core.policy import OnOutdated, Policy

__all__ = [
    "BuildSettings",
    "ChecksSettings",
    "Fallback",
    "GlossarySettings",
    "MarkdownSettings",
    "MemorySettings",
    "Policy",
    "PolicySettings",
    "Settings",
    "StatusSettings",
]

Fallback = str
"""What `build` does with a string that has no finished translation: `hold`, `source` or `draft`."""


@dataclass(frozen=True, slots=True)
class MarkdownSettings:
    """The table `[markdown]`.

    Args:
        keys: front matter keys whose text is translated; None for those that the format knows by itself.
    """

    keys: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class MemorySettings:
    """The table `[memory]`.

    Args:
        path: the translation memory's database, relative to the project.
        tmx: TMX files that are read into it, relative to the project.
        url: address of a PostgreSQL database that holds it instead, for a newsroom that shares one; without a password.
    """

    path: str = ".i18nsync/memory.db"
    url: str = ""
    tmx: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GlossarySettings:
    """The table `[glossary]`.

    Args:
        path: the glossary's CSV file, relative to the project; empty for none.
    """

    path: str = ""


@dataclass(frozen=True, slots=True)
class PolicySettings:
    """The table `[policy]` and its tables for parts of the articles.

    Args:
        default: holds where no other does.
        special: (glob over article ids, policy); of several that match, the last one counts.
    """

    default: Policy = field(default_factory=Policy)
    special: tuple[tuple[str, Policy], ...] = ()

    @property
    def timed(self) -> bool:
        """Whether any part of the articles has a deadline."""
        return any(policy.due for policy in (self.default, *(policy for _, policy in self.special)))

    def of(self, article: str) -> Policy:
        """The policy of an article by its id."""
        found = self.default
        for glob, policy in self.special:
            if glob_matches((glob,), article):
                found = policy
        return found


@dataclass(frozen=True, slots=True)
class ChecksSettings:
    """The table `[checks]` and its tables for parts of the articles.

    Args:
        levels: what it says of checks by their ids.
        special: (glob over article ids, what its table says); of several that match, the last one counts.
        baseline: file of the known findings, relative to the project.
        fail_on: severity from which `check` exits with 1, or `never`.
        places: (check id, `file:line`) of each id in these tables, for whoever knows which ids there are.
        dictionaries: the `.dic` file that words of a locale are looked up in, relative to the project; `system` for
            the one that the system has.
    """

    levels: Levels = field(default_factory=dict)
    special: tuple[tuple[str, Levels], ...] = ()
    baseline: str = "i18nsync-baseline.json"
    fail_on: str = "error"
    places: tuple[tuple[str, str], ...] = ()
    dictionaries: Mapping[Locale, str] = field(default_factory=dict)

    def of(self, article: str) -> Levels:
        """What counts for an article by its id."""
        levels = dict(self.levels)
        for glob, each in self.special:
            if glob_matches((glob,), article):
                levels.update(each)
        return levels


@dataclass(frozen=True, slots=True)
class BuildSettings:
    """The table `[build]`.

    Args:
        lang_key: whether `lang: ka` is added to the front matter of a version.
        fallback: `hold` keeps back an article with unfinished strings, `source` shows them in the source's language,
            `draft` shows their drafts.
        min_reviewed: share of strings that must be reviewed before an article is built, in percent, 0 to 100.
        notice: text put on top of a version that is not wholly reviewed, by locale; none for a locale without one.
        on_outdated: what is done with outdated strings where no policy says so; None where it is not written.
        outdated_notice: text put on top of an old version that is kept, by locale; `{date}` is the day of the change.
        outdated_label: text put before an outdated translation, by locale.
        footer: whether a version ends with a line that names the other languages it is available in.
        translations_key: front matter key that lists them; empty for none.
    """

    lang_key: bool = True
    fallback: Fallback = "hold"
    min_reviewed: float = 100.0
    notice: Mapping[Locale, str] = field(default_factory=dict)
    on_outdated: OnOutdated | None = None
    outdated_notice: Mapping[Locale, str] = field(default_factory=dict)
    outdated_label: Mapping[Locale, str] = field(default_factory=dict)
    footer: bool = False
    translations_key: str = ""


@dataclass(frozen=True, slots=True)
class StatusSettings:
    """The table `[status]`.

    Args:
        untranslated_share: a version with more than this share (0 to 1) of its words in lines copied from the source
            counts as missing.
        git: whether git's history is asked how far untracked versions are behind.
        minor: what the message of a commit has that a translation need not follow, in any case of letters.
        availability: whether a source's footer is believed where it names a version that is not in the tree: `true`,
            `false`, or `auto` for where the tree has no version in that language at all.
    """

    untranslated_share: float = 0.6
    git: bool = True
    minor: tuple[str, ...] = ("[minor]",)
    availability: str = "auto"


@dataclass(frozen=True, slots=True)
class Settings:
    """A project's settings.

    Args:
        root: the project's folder, in which the settings file lies.
        path: the settings file.
        source_locale: the language of the sources.
        locales: the languages to keep in step, in the order of the file.
        contents: where articles lie; at least one block.
        catalogs: folder of the catalogs, relative to the root.
        other_catalogs: globs of PO files in there that belong to something else, by the id they would have.
        aliases: the name that a locale has in paths, where it is not its tag.
        other_locales: names in paths of locales that are there but not kept in step.
        engines: the engine chain of locales that have none of their own.
        chains: the engine chain of locales that have one.
        engine: the table of each engine, as it stands.
        markdown: table `[markdown]`.
        memory: table `[memory]`.
        glossary: table `[glossary]`.
        policy: table `[policy]`.
        build: table `[build]`.
        status: table `[status]`.
        checks: table `[checks]`.
    """

    root: Path
    path: Path
    source_locale: Locale
    locales: tuple[Locale, ...]
    contents: tuple[Content, ...]
    catalogs: str = "locales"
    other_catalogs: tuple[str, ...] = ()
    aliases: Mapping[Locale, str] = field(default_factory=dict)
    other_locales: tuple[str, ...] = ()
    engines: tuple[str, ...] = ("memory",)
    chains: Mapping[Locale, tuple[str, ...]] = field(default_factory=dict)
    engine: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    markdown: MarkdownSettings = field(default_factory=MarkdownSettings)
    memory: MemorySettings = field(default_factory=MemorySettings)
    glossary: GlossarySettings = field(default_factory=GlossarySettings)
    policy: PolicySettings = field(default_factory=PolicySettings)
    build: BuildSettings = field(default_factory=BuildSettings)
    status: StatusSettings = field(default_factory=StatusSettings)
    checks: ChecksSettings = field(default_factory=ChecksSettings)

    def engines_for(self, locale: Locale | None) -> tuple[str, ...]:
        """The engine chain of a target locale."""
        return self.engines if locale is None else self.chains.get(locale, self.engines)
