"""Taking a settings table apart key by key: a wrong key, type or value is an error that names its line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from typing import TypeVar

from i18nsync.core.locale import Locale
from i18nsync.errors import I18nsyncError, SettingsError
from i18nsync.messages import _, either
from i18nsync.stores.settings_lines import Place

__all__ = ["Table", "Where"]

_T = TypeVar("_T")


class Where:
    """Names places of one settings file in errors.

    Args:
        file: how messages name it.
        lines: the line of each place, as `find_lines` gives it.
        base: the place that the settings start from, as `("tool", "i18nsync")`.
    """

    def __init__(self, file: str, lines: Mapping[Place, int], base: Place = ()) -> None:
        self._file = file
        self._lines = lines
        self._base = base

    def error(self, place: Place, message: str, hint: str = "") -> SettingsError:
        """An error at a place, or at the nearest place above it that has a line."""
        full = self._base + place
        while full and full not in self._lines:
            full = full[:-1]
        return SettingsError(message, where=f"{self._file}:{self._lines.get(full, 1)}", hint=hint)


class Table:
    """A TOML table that is read key by key; `done` refuses what nobody asked for.

    Args:
        values: the table.
        place: where it stands.
        where: names places in errors.
    """

    def __init__(self, values: Mapping[str, object], place: Place, where: Where) -> None:
        self._values = values
        self._place = place
        self._where = where
        self._known: list[str] = []

    def error(self, key: str, message: str, hint: str = "", *more: str | int) -> SettingsError:
        """An error at a key of this table, or at an element below it."""
        return self._where.error((*self._place, key, *more) if key else self._place, message, hint)

    @property
    def values(self) -> Mapping[str, object]:
        """The table as it stands."""
        return self._values

    def at(self, key: str, *more: str | int) -> str:
        """Where a key of this table, or an element below it, stands: `file:line`."""
        return self.error(key, "", "", *more).where

    def expect(self, known: Sequence[str], name: str = "") -> None:
        """Refuse right away a key that is none of `known`.

        So `locale = ["ka"]` is shown as the slip of the pen that it is, before `locales` is missed.
        """
        self._known.extend(known)
        self.done(name)

    def has(self, key: str) -> bool:
        """Whether the key is written."""
        return key in self._values

    def text(self, key: str, default: str | None = None) -> str:
        """A string; required if there is no default."""
        found = self._take(key, default)
        if not isinstance(found, str):
            raise self.error(
                key,
                _("{key} must be a text in quotes, not {kind}").format(key=key, kind=_kind(found)),
                _example(key, '"text"'),
            )
        return found

    def flag(self, key: str, default: bool) -> bool:
        """A truth value."""
        found = self._take(key, default)
        if not isinstance(found, bool):
            raise self.error(
                key,
                _("{key} must be true or false, not {kind}").format(key=key, kind=_kind(found)),
                _("Write {key} = true.").format(key=key),
            )
        return found

    def whole(self, key: str, default: int, allowed: Sequence[int]) -> int:
        """One of a few whole numbers."""
        found = self._take(key, default)
        if isinstance(found, bool) or not isinstance(found, int) or found not in allowed:
            choices = either(map(str, allowed))
            shown = found if isinstance(found, int) and not isinstance(found, bool) else _kind(found)
            raise self.error(
                key,
                _("{key} must be {choices}, not {shown}").format(key=key, choices=choices, shown=shown),
                _("Write {key} = {default}.").format(key=key, default=default),
            )
        return found

    def share(self, key: str, default: float) -> float:
        """A share as `"60%"`; returned as 0 to 1. A number from 0 to 1 is taken too."""
        found = self._take(key, default)
        number: float | None = None
        if isinstance(found, str) and found.strip().endswith("%"):
            try:
                number = float(found.strip()[:-1]) / 100
            except ValueError:
                number = None
        elif isinstance(found, int | float) and not isinstance(found, bool):
            number = float(found)
        if number is None or not 0 <= number <= 1:
            raise self.error(
                key,
                _('{key} must be a share such as "60%", not {found!r}').format(key=key, found=found),
                _('Write {key} = "{share}%".').format(key=key, share=f"{default * 100:.0f}"),
            )
        return number

    def choice(self, key: str, default: str, allowed: Sequence[str]) -> str:
        """One of a few words."""
        found = self.text(key, default)
        if found not in allowed:
            near = get_close_matches(found, allowed, n=1)
            hint = (
                _("Did you mean {near!r}?").format(near=near[0])
                if near
                else _("Write {key} = {example}.").format(key=key, example=_quoted(default))
            )
            raise self.error(
                key,
                _("{key} must be {choices}, not {found!r}").format(key=key, choices=either(allowed), found=found),
                hint,
            )
        return found

    def texts(self, key: str, default: Sequence[str] | None = None) -> tuple[str, ...]:
        """A list of strings; one string is taken as a list of one."""
        found = self._take(key, list(default) if default is not None else None)
        if isinstance(found, str):
            return (found,)
        if not isinstance(found, list):
            raise self.error(
                key,
                _("{key} must be a list of texts, not {kind}").format(key=key, kind=_kind(found)),
                _example(key, '["text"]'),
            )
        for index, each in enumerate(found):
            if not isinstance(each, str):
                message = _("{key} must be a list of texts, and item {n} is {kind}").format(
                    key=key, n=index + 1, kind=_kind(each)
                )
                raise self.error(key, message, _example(key, '["text"]'), index)
        return tuple(found)

    def locale(self, key: str) -> Locale:
        """A locale; required."""
        return self.parse_locale(self.text(key), key)

    def locales(self, key: str) -> tuple[Locale, ...]:
        """A list of locales; required, not empty, no locale twice."""
        found: list[Locale] = []
        for index, text in enumerate(self.texts(key)):
            locale = self.parse_locale(text, key, index)
            if locale in found:
                raise self.error(
                    key,
                    _("{key} has {locale} twice").format(key=key, locale=locale),
                    _("Write each locale once."),
                    index,
                )
            found.append(locale)
        if not found:
            raise self.error(key, _("{key} is empty").format(key=key), _('Write {key} = ["ka", "ru"].').format(key=key))
        return tuple(found)

    def parse_locale(self, text: str, key: str, *more: str | int) -> Locale:
        """A locale that stands at a key, or below it."""
        try:
            return Locale.parse(text)
        except I18nsyncError as error:
            raise self.error(key, error.message, error.hint, *more) from None

    def table(self, key: str) -> Table:
        """A table below this one; empty if it is not written."""
        found = self._take(key, {})
        if not isinstance(found, dict):
            raise self.error(
                key,
                _("{key} must be a table, not {kind}").format(key=key, kind=_kind(found)),
                _("Write a line [{key}] and its keys below.").format(key=key),
            )
        return Table(found, (*self._place, key), self._where)

    def tables(self, key: str) -> list[Table]:
        """An array of tables."""
        found = self._take(key, [])
        if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
            raise self.error(
                key,
                _("{key} must be tables, each with a line [[{key}]]").format(key=key),
                _("Write [[{key}]] in place of [{key}].").format(key=key),
            )
        return [Table(each, (*self._place, key, index), self._where) for index, each in enumerate(found)]

    def attempt(self, key: str, make: Callable[[], _T], *more: str | int) -> _T:
        """Run `make`; an error of ours becomes one at the key."""
        try:
            return make()
        except I18nsyncError as error:
            raise self.error(key, error.message, error.hint, *more) from None

    def done(self, name: str = "") -> None:
        """Refuse the first key that nobody asked for."""
        for key in self._values:
            if key not in self._known:
                said = _("there is no setting {key!r} in [{table}]") if name else _("there is no setting {key!r}")
                raise self.error(key, said.format(key=key, table=name), self._remedy(key))

    def _remedy(self, key: str) -> str:
        if self._place and key in _TOP_KEYS and key not in self._known:
            # TOML counts a key to the table above it, however far that is.
            return _("Write {key} at the top of the file, above the first line in brackets.").format(key=key)
        near = get_close_matches(key, self._known, n=1, cutoff=0.5)
        return (
            _("Did you mean {near!r}?").format(near=near[0])
            if near
            else _("Known here are {known}.").format(known=", ".join(sorted(self._known)))
        )

    def rest(self, known: Sequence[str]) -> list[str]:
        """Keys that are none of `known`; they count as asked for."""
        found = [key for key in self._values if key not in known]
        self._known.extend(found)
        return found

    def rest_tables(self, known: Sequence[str]) -> list[str]:
        """Keys that are none of `known` and hold tables; they count as asked for."""
        found = [key for key, value in self._values.items() if key not in known and isinstance(value, dict)]
        self._known.extend(found)
        return found

    def _take(self, key: str, default: object) -> object:
        self._known.append(key)
        if key in self._values:
            return self._values[key]
        if default is None:
            raise self.error(
                "", _("the setting {key!r} is missing").format(key=key), _example(key, _EXAMPLES.get(key, '"text"'))
            )
        return default


_TOP_KEYS = frozenset(
    {"catalogs", "engines", "locale_aliases", "locales", "other_catalogs", "other_locales", "source_locale"}
)

_EXAMPLES = {
    "source_locale": '"en"',
    "locales": '["ka", "ru"]',
    "source": '"content/en/{path}"',
    "version": '"content/{locale}/{path}"',
}


def _example(key: str, fallback: str) -> str:
    return _("Write {key} = {example}.").format(key=key, example=_EXAMPLES.get(key, fallback))


def _quoted(text: str) -> str:
    return f'"{text}"'


def _kind(value: object) -> str:
    """A TOML value's kind in plain words."""
    if isinstance(value, bool):
        return "true" if value else "false"
    kinds = {str: _("a text"), int: _("a number"), float: _("a number"), list: _("a list"), dict: _("a table")}
    return kinds.get(type(value), _("a date"))
