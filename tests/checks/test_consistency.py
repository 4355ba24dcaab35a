"""The same source, translated differently."""

from __future__ import annotations

from i18nsync.checks.consistency import Consistency
from i18nsync.core.finding import Severity


def _findings(*pairs: tuple[str, str]) -> list[tuple[int, str]]:
    seen: Consistency[int] = Consistency()
    for place, (source, target) in enumerate(pairs):
        seen.add(place, source, target)
    return [(place, finding.message) for place, finding in seen.findings()]


def test_the_rarer_wording_is_told_the_usual_one() -> None:
    """Where they are equally common, the first one is the usual one."""
    assert _findings(
        ("Weather", "ამინდი"), ("Weather", "ამინდის პროგნოზი"), ("Weather", "ამინდი"), ("Sport", "სპორტი")
    ) == [(1, "the same source is translated “ამინდი” elsewhere in the project (2×)")]
    assert [place for place, _ in _findings(("Weather", "Погода"), ("Weather", "О погоде"))] == [1]


def test_capitals_spaces_and_closing_marks_are_no_difference() -> None:
    """They follow the place where a text stands."""
    assert _findings(("Weather", "Погода"), ("Weather", "погода."), ("Weather", "Погода ")) == []


def test_texts_without_letters_and_missing_translations_are_passed_over() -> None:
    """There is nothing to be consistent about."""
    assert _findings(("12", "12"), ("12", "13"), ("Weather", ""), ("Weather", "Погода")) == []


def test_a_finding_is_a_remark_over_both_texts() -> None:
    """Desks may have reasons."""
    seen: Consistency[str] = Consistency()
    seen.add("a", "Weather", "Погода")
    seen.add("b", "Weather", "О погоде")
    ((place, finding),) = seen.findings()
    assert place == "b"
    assert (finding.check, finding.severity) == ("consistency", Severity.INFO)
    assert (finding.source, finding.target) == ((0, 7), (0, 8))
