"""Settings: found from the working folder upwards, read from TOML, every key checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from i18nsync.core.durations import parse_duration
from i18nsync.core.layout import Content, Layout
from i18nsync.core.locale import Locale
from i18nsync.core.pattern import Pattern
from i18nsync.core.policy import OnOutdated
from i18nsync.errors import SettingsError
from i18nsync.messages import N_, _
from i18nsync.stores.settings_chains import engine_chains
from i18nsync.stores.settings_check import Table, Where
from i18nsync.stores.settings_checks import checks_settings
from i18nsync.stores.settings_lines import Place, find_lines
from i18nsync.stores.settings_model import (
    BuildSettings,
    GlossarySettings,
    MarkdownSettings,
    MemorySettings,
    Policy,
    PolicySettings,
    Settings,
    StatusSettings,
)
from i18nsync.stores.settings_render import render_settings

__all__ = ["SETTINGS_FILE", "Settings", "find_settings", "load_settings", "parse_settings", "render_settings"]

SETTINGS_FILE = "i18nsync.toml"
_PYPROJECT = "pyproject.toml"
_IN_PYPROJECT: Place = ("tool", "i18nsync")

_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")
_AT_END = re.compile(r"\(at end of document\)")
_NAME = re.compile(r"[^\W_][\w.@-]*")
_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")


def find_settings(folder: Path) -> Path | None:
    """The settings file of the folder or of the nearest one above it.

    That is `i18nsync.toml`, or a `pyproject.toml` that has a table `[tool.i18nsync]`.
    """
    start = folder.absolute()
    for place in (start, *start.parents):
        if (place / SETTINGS_FILE).is_file():
            return place / SETTINGS_FILE
        if _mentions_us(place / _PYPROJECT):
            return place / _PYPROJECT
    return None


def _mentions_us(path: Path) -> bool:
    try:
        data = path.read_bytes()
    except OSError:
        return False
    # Cheap first: most files of that name say nothing of us, and may be broken for all that it matters here.
    return re.search(rb"^\s*\[+\s*tool\s*\.\s*[\"']?i18nsync\b", data, re.MULTILINE) is not None


def load_settings(folder: Path) -> Settings:
    """Read the settings that hold in a folder.

    Args:
        folder: the working folder; the settings file lies in it or above it.

    Raises:
        SettingsError: there is no settings file, it is not TOML, or a key, type or value in it is wrong.
    """
    path = find_settings(folder)
    if path is None:
        raise SettingsError(
            _("there is no {file} here or in a folder above").format(file=SETTINGS_FILE),
            where=folder.as_posix(),
            hint=_("Run `i18nsync init` in the project's folder; it looks at the articles and writes one."),
        )
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = _((error.strerror or N_("unknown reason")).lower())
        raise SettingsError(_("the settings cannot be read: {reason}").format(reason=reason), where=path.name) from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SettingsError(
            _("the settings are not UTF-8"), where=f"{path.name}:{line}", hint=_("Save as UTF-8.")
        ) from None
    return parse_settings(text, path)


def parse_settings(text: str, path: Path) -> Settings:
    """Read settings from the text of their file.

    Args:
        text: TOML.
        path: the file; its folder is the project's root, and a `pyproject.toml` has its settings in `[tool.i18nsync]`.

    Raises:
        SettingsError: as `load_settings`.
    """
    import tomllib

    text = text.replace("\r\n", "\n")
    try:
        values: object = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax_error(str(error), text, path.name) from None
    base: Place = _IN_PYPROJECT if path.name == _PYPROJECT else ()
    for key in base:
        values = values.get(str(key)) if isinstance(values, dict) else None
    where = Where(path.name, find_lines(text), base)
    if not isinstance(values, dict):
        raise where.error(
            (), _("tool.i18nsync must be a table"), _("Write a line [tool.i18nsync] and the settings below it.")
        )
    return _read(Table(values, (), where), path)


def _syntax_error(message: str, text: str, name: str) -> SettingsError:
    line = text.count("\n") + (0 if text.endswith("\n") else 1)
    if found := _AT_LINE.search(message):
        line = int(found[1])
    plain = _AT_END.sub("", _AT_LINE.sub("", message)).strip()
    return SettingsError(
        _("this is not valid TOML: {reason}").format(reason=plain[:1].lower() + plain[1:]),
        where=f"{name}:{max(line, 1)}",
        hint=_('Texts stand in quotes, as source_locale = "en"; lists in brackets, as locales = ["ka", "ru"].'),
    )


def _read(top: Table, path: Path) -> Settings:
    # The names of all keys first, so that `locale = ["ka"]` is a slip of the pen and not a missing `locales`.
    known = [
        "source_locale locales catalogs other_catalogs locale_aliases other_locales content markdown engines engine",
        "memory glossary policy build status checks",
    ]
    top.expect(" ".join(known).split())
    source = top.locale("source_locale")
    locales = top.locales("locales")
    if source in locales:
        raise top.error(
            "locales",
            _("locales has the source locale {source} too").format(source=source),
            _("Leave it out."),
            locales.index(source),
        )
    catalogs = _folder(top, "catalogs", "locales")
    aliases = _aliases(top, source, locales)
    others = _names(top, "other_locales")
    blocks = top.tables("content")
    if not blocks:
        raise top.error(
            "",
            _("there is no [[content]], so nothing says where the articles lie"),
            _('Write [[content]], source = "content/en/{path}" and version = "content/{locale}/{path}", a line each.'),
        )
    contents = tuple(_content(block) for block in blocks)
    # Names and patterns are held against each other here, for the sake of the line.
    top.attempt(
        "locale_aliases" if top.has("locale_aliases") else "locales",
        lambda: Layout(contents, source, locales, aliases, others),
    )
    engines, chains = engine_chains(top, locales)
    settings = Settings(
        root=path.parent,
        path=path,
        source_locale=source,
        locales=locales,
        contents=contents,
        catalogs=catalogs,
        other_catalogs=_globs(top, "other_catalogs", ()),
        aliases=aliases,
        other_locales=others,
        engines=engines,
        chains=chains,
        engine=_engines(top.table("engine")),
        markdown=_markdown(top.table("markdown")),
        memory=_memory(top.table("memory")),
        glossary=_glossary(top.table("glossary")),
        policy=_policy(top.table("policy")),
        build=_build(top.table("build"), locales),
        status=_status(top.table("status")),
        checks=checks_settings(top.table("checks")),
    )
    top.done()
    return settings


def _folder(table: Table, key: str, default: str) -> str:
    """A path below the project's folder."""
    text = table.text(key, default)
    parts = text.replace("\\", "/").rstrip("/").split("/")
    if not text or any(part in ("", "..") for part in parts) or ":" in parts[0]:
        raise table.error(
            key,
            _("{key} must be a path below the project's folder, not {text!r}").format(key=key, text=text),
            _('Write {key} = "{default}".').format(key=key, default=default),
        )
    return "/".join(part for part in parts if part != ".") or default


def _aliases(top: Table, source: Locale, locales: tuple[Locale, ...]) -> dict[Locale, str]:
    table = top.table("locale_aliases")
    aliases: dict[Locale, str] = {}
    for key in table.rest(()):
        locale = table.parse_locale(key, key)
        if locale not in (source, *locales):
            raise table.error(
                key,
                _("locale_aliases names {locale}, which the project has not").format(locale=locale),
                _("Add it to locales, or take it out."),
            )
        name = table.text(key)
        if not _NAME.fullmatch(name):
            raise table.error(
                key,
                _("{name!r} cannot be the name of a locale in a path").format(name=name),
                _('Write {key} = "ge", say.').format(key=key),
            )
        aliases[locale] = name
    return aliases


def _names(top: Table, key: str) -> tuple[str, ...]:
    names = top.texts(key, ())
    for index, name in enumerate(names):
        if not _NAME.fullmatch(name):
            raise top.error(
                key,
                _("{name!r} cannot be the name of a locale in a path").format(name=name),
                _('Write {key} = ["de", "pt-br"], say.').format(key=key),
                index,
            )
    return names


def _content(table: Table) -> Content:
    table.expect(["source", "version", "include", "exclude", "prefix", "source_root", "version_root"], "[content]")
    source = table.text("source")
    version = table.text("version")
    for key, text in (("source", source), ("version", version)):
        pattern = table.attempt(key, partial(Pattern, text))
        if key == "source" and pattern.has_locale:
            raise table.error(
                key,
                _("the source pattern {text!r} has {{locale}}").format(text=text),
                _("Write the source's own name there, as content/en/{path}."),
            )
        if key == "version" and not pattern.has_locale:
            raise table.error(
                key,
                _("the version pattern {text!r} has no {{locale}}").format(text=text),
                _("Write, say, content/{locale}/{path}."),
            )
    prefix = table.text("prefix", "").strip("/")
    if any(part in (".", "..") for part in prefix.split("/")) or "\\" in prefix:
        raise table.error(
            "prefix",
            _("{prefix!r} cannot start an article's id").format(prefix=prefix),
            _('Write prefix = "blog", say.'),
        )
    return Content(
        source,
        version,
        include=_globs(table, "include", ("**",)),
        exclude=_globs(table, "exclude", ()),
        prefix=f"{prefix}/" if prefix else "",
        source_root=table.text("source_root", "").rstrip("/"),
        version_root=table.text("version_root", "").rstrip("/"),
    )


def _globs(table: Table, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
    globs = table.texts(key, default)
    for index, glob in enumerate(globs):
        if not glob.strip("/ "):
            raise table.error(
                key,
                _("{key} has an empty glob").format(key=key),
                _('Write {key} = ["drafts/**"], say.').format(key=key),
                index,
            )
    if key == "include" and not globs:
        raise table.error(
            key, _("include is empty, so no file is an article"), _("Leave include out to take them all.")
        )
    return globs


def _engines(table: Table) -> dict[str, Mapping[str, object]]:
    return {name: table.table(name).values for name in table.rest(())}


def _markdown(table: Table) -> MarkdownSettings:
    settings = MarkdownSettings(keys=table.texts("keys", ()) if table.has("keys") else None)
    table.expect(["keys"], "markdown")
    return settings


_MEMORY_URL = N_('Write url = "postgresql://user@host/database".')


def has_password(url: str) -> bool:
    """Whether an address of PostgreSQL holds a password, before the host or among its parameters."""
    from urllib.parse import parse_qsl, urlsplit

    try:
        parts = urlsplit(url)
        return bool(parts.password) or any(name.lower() == "password" for name, _ in parse_qsl(parts.query))
    except ValueError:
        return "password" in url.lower() or ":" in url.split("://", 1)[-1].rpartition("@")[0]


def _memory(table: Table) -> MemorySettings:
    settings = MemorySettings(
        path=table.text("path", MemorySettings().path), tmx=table.texts("tmx", ()), url=table.text("url", "")
    )
    if not settings.path:
        raise table.error("path", _("path is empty"), _('Write path = "{path}".').format(path=MemorySettings().path))
    if settings.url and not settings.url.startswith(("postgresql://", "postgres://")):
        raise table.error("url", _("{url!r} is no address of PostgreSQL").format(url=settings.url), _(_MEMORY_URL))
    if settings.url and has_password(settings.url):
        raise table.error(
            "url",
            _("url holds a password, and settings are in git"),
            _("Take it out of here and change it; set PGPASSWORD in the environment, or use ~/.pgpass."),
        )
    table.done("memory")
    return settings


def _glossary(table: Table) -> GlossarySettings:
    settings = GlossarySettings(path=table.text("path", ""))
    table.done("glossary")
    return settings


_POLICY_KEYS = ("reviews", "reviewer_differs_from_editor", "due", "preapprove_context_matches")


def _policy(table: Table) -> PolicySettings:
    if table.has("on_outdated"):
        raise table.error(
            "on_outdated",
            _("on_outdated for all articles stands in [build]"),
            _('Move it to [build], or name a part of the articles, as [policy."politics/**"].'),
        )
    default = _one_policy(table, Policy())
    special: list[tuple[str, Policy]] = []
    for glob in table.rest_tables(_POLICY_KEYS):
        each = table.table(glob)
        special.append((glob, replace(_one_policy(each, default), on_outdated=_on_outdated(each))))
        each.done(f'policy."{glob}"')
    table.done("policy")
    return PolicySettings(default, tuple(special))


def _one_policy(table: Table, default: Policy) -> Policy:
    return Policy(
        reviews=table.whole("reviews", default.reviews, (1, 2)),
        reviewer_differs_from_editor=table.flag("reviewer_differs_from_editor", default.reviewer_differs_from_editor),
        due=_due(table, default.due),
        preapprove_context_matches=table.flag("preapprove_context_matches", default.preapprove_context_matches),
    )


def _on_outdated(table: Table) -> OnOutdated | None:
    if not table.has("on_outdated"):
        return None
    return OnOutdated(table.choice("on_outdated", OnOutdated.HOLD, [each.value for each in OnOutdated]))


def _due(table: Table, default: int) -> int:
    if not table.has("due"):
        return default
    text = table.text("due")
    if not text.strip():  # a part of the articles without the deadline of the others
        return 0
    try:
        return parse_duration(text)
    except ValueError as error:
        raise table.error("due", _("due: {error}").format(error=error), _('Write due = "1h", or due = "2d".')) from None


def _build(table: Table, locales: tuple[Locale, ...]) -> BuildSettings:
    default = BuildSettings()
    settings = BuildSettings(
        lang_key=table.flag("lang_key", default.lang_key),
        fallback=table.choice("fallback", default.fallback, ("hold", "source", "draft")),
        min_reviewed=round(100 * table.share("min_reviewed", default.min_reviewed / 100), 6),
        notice=_by_locale(table, "notice", locales),
        on_outdated=_on_outdated(table),
        outdated_notice=_by_locale(table, "outdated_notice", locales),
        outdated_label=_by_locale(table, "outdated_label", locales),
        footer=table.flag("footer", default.footer),
        translations_key=table.text("translations_key", default.translations_key),
    )
    if settings.translations_key and not _KEY.fullmatch(settings.translations_key):
        raise table.error(
            "translations_key",
            _("{key!r} cannot be a front matter key").format(key=settings.translations_key),
            _('Write translations_key = "translations", say.'),
        )
    table.done("build")
    return settings


def _by_locale(build: Table, name: str, locales: tuple[Locale, ...]) -> dict[Locale, str]:
    """A table of texts by locale, each brought to one line."""
    table = build.table(name)
    texts: dict[Locale, str] = {}
    for key in table.rest(()):
        locale = table.parse_locale(key, key)
        if locale not in locales:
            raise table.error(
                key,
                _("{name} names {locale}, which is none of locales").format(name=name, locale=locale),
                _("Add it to locales, or take it out."),
            )
        texts[locale] = " ".join(table.text(key).split())
    return texts


def _status(table: Table) -> StatusSettings:
    default = StatusSettings()
    settings = StatusSettings(
        untranslated_share=table.share("untranslated_share", default.untranslated_share),
        git=table.flag("git", default.git),
        minor=table.texts("minor", default.minor),
        availability=_availability(table, default.availability),
    )
    for index, keyword in enumerate(settings.minor):
        if not keyword.strip():  # it is part of every message
            raise table.error(
                "minor", _("minor has an empty keyword"), _('Write minor = ["[minor]"], or minor = [].'), index
            )
    table.done("status")
    return settings


def _availability(table: Table, default: str) -> str:
    if isinstance(table.values.get("availability"), bool):
        return "true" if table.flag("availability", True) else "false"
    return table.choice("availability", default, ("auto", "true", "false"))
