"""Two translations of one source are two witnesses: what one of the three texts alone says is the odd one out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from i18nsync.core.finding import Finding, Severity
from i18nsync.core.locale import Locale
from i18nsync.messages import _

__all__ = ["triangulate"]


def triangulate(
    source: str, by_locale: Mapping[Locale, tuple[str, tuple[Finding, ...]]]
) -> dict[Locale, tuple[Finding, ...]]:
    """Raise findings that a second translation confirms, and name the text that stands alone.

    A fact that one translation lacks while source and another translation have it becomes an error; what was only
    worth a remark becomes a warning. Where every translation has the same other fact in its place, the source is the
    odd one: that is an error too, and says so. A fact that all translations lack proves nothing: desks leave the same
    things out.

    Args:
        source: the source; a blank one is witness to nothing.
        by_locale: the target and the findings of each locale that has one; blank targets are no witnesses.

    Returns:
        The findings of each locale, in the order that they were given.
    """
    witnesses = {locale: found for locale, (target, found) in by_locale.items() if target.strip()}
    if len(witnesses) < 2 or not source.strip():
        return {locale: found for locale, (_target, found) in by_locale.items()}
    lacking = {locale: {(one.check, one.lacks) for one in found if one.lacks} for locale, found in witnesses.items()}
    adding = {locale: {(one.check, one.adds) for one in found if one.adds} for locale, found in witnesses.items()}
    return {
        locale: tuple(_weighed(one, locale, lacking, adding) for one in found) if locale in witnesses else found
        for locale, (_target, found) in by_locale.items()
    }


_Facts = Mapping[Locale, set[tuple[str, str]]]


def _weighed(one: Finding, locale: Locale, lacking: _Facts, adding: _Facts) -> Finding:
    others = [other for other in lacking if other != locale]
    if one.adds and all((one.check, one.adds) in adding[other] for other in others):
        told = _("{message}; every translation says so, so the source may be the wrong one").format(message=one.message)
        return replace(one, severity=Severity.ERROR, message=told)
    if one.lacks:
        having = [other for other in others if (one.check, one.lacks) not in lacking[other]]
        if having:
            told = _(
                "{message}; the source and the version in {others} have it, so the version in {odd} is wrong"
            ).format(message=one.message, others=", ".join(map(str, having)), odd=locale)
            return replace(one, severity=_RAISED[one.severity], message=told)
    return one


# What was no more than a remark may be a turn of phrase in one language that the other has no need of.
_RAISED = {Severity.INFO: Severity.WARNING, Severity.WARNING: Severity.ERROR, Severity.ERROR: Severity.ERROR}
