"""Dates, weekdays and times of day."""

from __future__ import annotations

from i18nsync.checks.calendar_date import DateCheck
from i18nsync.checks.calendar_time import TimeCheck
from i18nsync.checks.calendar_weekday import WeekdayCheck
from i18nsync.core.ports import Check

__all__ = ["checks"]


def checks() -> tuple[Check, ...]:
    """The checks of this module."""
    return (DateCheck(), WeekdayCheck(), TimeCheck())
