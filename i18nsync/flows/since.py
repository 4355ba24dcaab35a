"""Since when a translation has been outdated, as the history tells it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from i18nsync.core.locale import Locale
from i18nsync.core.unit import Unit
from i18nsync.flows.project import Aligned, Project, event_of

__all__ = ["OutdatedSince", "dated"]


class OutdatedSince:
    """The days on which units became outdated; the history of a locale is read once, and only when it is asked for.

    Args:
        project: the project.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._known: dict[Locale, dict[tuple[str, str, str], str]] = {}

    def day(self, aligned: Aligned, outdated: Sequence[Unit], *, dry_run: bool = False) -> str:
        """The day of the last change that the translation does not have yet, in UTC, as `2026-02-03`.

        That is when sync, or this build, first met the changed source. Where no history tells it, today is written
        down as that day, so that the next build says the same.

        Args:
            aligned: the article.
            outdated: its outdated units; at least one.
            dry_run: write nothing down.
        """
        article, locale = aligned.catalog.article, aligned.catalog.pair.target
        now = self._project.clock()
        fresh = {unit.key for unit in aligned.newly_outdated}  # `keep` writes these down
        events = self._events(locale)
        times = [
            now if unit.key in fresh else events.get((article, unit.key.context, unit.key.source), "")
            for unit in outdated
        ]
        if any(times):
            return max(times)[:10]
        if not dry_run:
            self._project.history.append([event_of("outdate", aligned.catalog, unit, now) for unit in outdated])
        return now[:10]

    def _events(self, locale: Locale) -> dict[tuple[str, str, str], str]:
        """When each unit of `locale` last became outdated."""
        if locale not in self._known:
            self._known[locale] = {
                (event.article, event.context, event.source): event.at
                for event in self._project.history.events(locale)
                if event.action == "outdate"
            }
        return self._known[locale]


def dated(notice: str, day: str, locale: Locale) -> str:
    """`notice` with `{date}` replaced by a day as the language writes it.

    CLDR's long form is nominative in Georgian, so our notices have it in parentheses.

    Args:
        notice: the text.
        day: as `2026-02-03`.
        locale: the language.
    """
    if "{date}" not in notice:
        return notice
    import babel
    from babel.dates import format_date

    try:
        written = format_date(date.fromisoformat(day), "long", locale=babel.Locale.parse(locale.tag, sep="-"))
    except (babel.UnknownLocaleError, ValueError):
        written = day
    return notice.replace("{date}", written)
