"""The table `[checks]`: which checks are off, how severe the others are, and what counts as known."""

from __future__ import annotations

from i18nsync.core.finding import ALL, Levels, Severity
from i18nsync.core.locale import Locale
from i18nsync.errors import I18nsyncError
from i18nsync.messages import _
from i18nsync.stores.settings_check import Table
from i18nsync.stores.settings_model import ChecksSettings

__all__ = ["FAIL_ON", "checks_settings"]

FAIL_ON = ("never", "info", "warning", "error")
"""What `fail_on` may say, from the least strict to `error`, which is the default."""

_KEYS = ("off", "severity", "baseline", "fail_on", "dictionaries")


def checks_settings(table: Table) -> ChecksSettings:
    """Read the table and those below it; whether the checks exist is not known here.

    Raises:
        SettingsError: a key, type or value is wrong.
    """
    default = ChecksSettings()
    places: list[tuple[str, str]] = []
    levels = _levels(table, places)
    baseline = table.text("baseline", default.baseline)
    parts = baseline.replace("\\", "/").split("/")
    if not baseline or any(part in ("", "..") for part in parts) or ":" in parts[0]:
        raise table.error(
            "baseline",
            _("baseline must be a file below the project's folder, not {name!r}").format(name=baseline),
            _('Write baseline = "{name}".').format(name=default.baseline),
        )
    fail_on = table.choice("fail_on", default.fail_on, FAIL_ON)
    dictionaries = _dictionaries(table.table("dictionaries"))
    special: list[tuple[str, Levels]] = []
    for glob in table.rest_tables(_KEYS):
        each = table.table(glob)
        special.append((glob, _levels(each, places)))
        each.done(f'checks."{glob}"')
    table.done("checks")
    return ChecksSettings(levels, tuple(special), "/".join(parts), fail_on, tuple(places), dictionaries)


def _dictionaries(table: Table) -> dict[Locale, str]:
    found: dict[Locale, str] = {}
    for key in table.rest(()):
        try:
            locale = Locale.parse(key)
        except I18nsyncError as error:
            raise table.error(key, error.message, error.hint) from error
        found[locale] = table.text(key, "")
    return found


def _levels(table: Table, places: list[tuple[str, str]]) -> Levels:
    levels: dict[str, Severity | None] = {}
    for index, check in enumerate(table.texts("off", ())):
        levels[check] = None
        places.append((check, table.at("off", index)))
    severity = table.table("severity")
    for check in severity.rest(()):
        if check == ALL:
            raise severity.error(
                check,
                _("severity names checks one by one"),
                _("Write {example}, say.").format(example='severity = { spelling = "info" }'),
            )
        if check in levels:
            raise severity.error(
                check,
                _("{check} is off and has a severity").format(check=check),
                _("Take it out of one of the two."),
            )
        levels[check] = Severity(severity.choice(check, Severity.WARNING, [each.value for each in Severity]))
        places.append((check, severity.at(check)))
    return levels
