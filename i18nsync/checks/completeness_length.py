"""Length: a translation that is far too short has lost something, one that is far too long has made it up."""

from __future__ import annotations

import re
from collections.abc import Iterable

from i18nsync.checks.spans import is_program
from i18nsync.core.failures import is_failure
from i18nsync.core.finding import Finding, Severity
from i18nsync.core.pair import Pair
from i18nsync.core.ports import Example
from i18nsync.messages import _, ngettext

__all__ = ["Length", "is_out_of_bounds"]

# Characters of the source up to which a row holds; the least and the most of target / source. On 11,974 triples of
# free software 0.5 % of the Georgian texts are shorter than 0.50, 0.68, 0.70 and 0.74 at 10, 20, 40 and 80 characters
# of the source, 0.5 % longer than 2.3, 1.9, 1.7 and 1.6; Russian ones scatter a little more.
_BOUNDS = ((8, 0.0, 9.0), (20, 0.22, 4.0), (40, 0.35, 2.8), (80, 0.42, 2.3), (160, 0.45, 2.0))
_LONG = (0.5, 1.9)
_CUT = re.compile(r"[.!?…][\"”“»)]*\s+[^\W\d_]{1,6}\Z")
_STOP = re.compile(r"[.!?…][\"”’»)]*\s*\Z")


def is_out_of_bounds(source: int, target: int) -> bool:
    """Whether a text of `target` characters is far too short or too long for a source of `source` characters."""
    low, high = _bounds(source)
    return not low * source <= target <= high * source


def _bounds(source: int) -> tuple[float, float]:
    for most, low, high in _BOUNDS:
        if source <= most:
            return low, high
    return _LONG


class Length:
    """Far too short or far too long."""

    id = "length"
    name = "length"
    severity = Severity.WARNING
    description = "A translation is about as long as its source; far shorter or longer ones lost or added something."
    locales = frozenset[str]()
    hits = (
        Example(
            "ka",
            "The regional museum, housed in a former bathhouse with a blue dome, will get a new roof and a shop.",
            "რეგიონული მუზეუმი განახლდება.",
        ),
        Example("ru", "Bus 7 is late.", "Автобус 7 опаздывает, поэтому просим пассажиров набраться терпения и ждать."),
        Example("ru", "Three cars were buried on Monday.", "Под завалами оказались три машины. Обв"),
    )
    misses = (
        Example("ka", "n/a", "მონაცემები არ არის"),
        Example("ka", "Mayor quits", "მერი თანამდებობიდან გადადგა"),
        Example("ru", "Bus 7 is late.", "Автобус № 7 опаздывает."),
        Example("ru", "NBG", "Национальный банк Грузии"),
        Example("ru", "Continue reading →", "Далее →"),
    )

    def run(self, pair: Pair) -> Iterable[Finding]:
        """At most one finding for the whole text."""
        ours, theirs = len(pair.source.text), len(pair.target.text)
        if not ours:
            return ()
        if not is_out_of_bounds(ours, theirs):
            if _CUT.search(pair.target.text) and _STOP.search(pair.source.text):
                return (Finding(self.id, self.severity, _("the text breaks off in the middle of a sentence")),)
            return ()
        ours, theirs = len(" ".join(pair.source.bare.split())), len(" ".join(pair.target.bare.split()))
        if not ours or not is_out_of_bounds(ours, theirs) or is_failure(pair.source.text, pair.target.text):
            return ()  # it is the markup, or no translation at all
        if theirs < ours:
            message = ngettext(
                "far shorter than the source: {n} character for {m}",
                "far shorter than the source: {n} characters for {m}",
                theirs,
            )
        else:
            message = ngettext(
                "far longer than the source: {n} character for {m}",
                "far longer than the source: {n} characters for {m}",
                theirs,
            )
        return (
            Finding(
                self.id,
                Severity.INFO if is_program(pair) else Severity.WARNING,
                message.format(n=theirs, m=ours),
                target=(0, len(pair.target.text)),
            ),
        )
