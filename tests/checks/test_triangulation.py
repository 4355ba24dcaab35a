"""Two translations against each other and their source."""

from __future__ import annotations

from i18nsync.checks.triangulation import triangulate
from i18nsync.core.finding import Finding, Severity
from i18nsync.core.locale import Locale

KA, RU = Locale("ka"), Locale("ru")


def _lacks(value: str, severity: Severity = Severity.WARNING, adds: str = "") -> Finding:
    return Finding("number", severity, f"{value} is missing", lacks=value, adds=adds)


def test_a_fact_that_one_translation_alone_lacks_is_an_error_and_names_it() -> None:
    """Source and the other translation agree."""
    found = triangulate("14 houses", {KA: ("სახლები", (_lacks("14"),)), RU: ("14 домов", ())})
    assert found[RU] == ()
    (one,) = found[KA]
    assert one.severity is Severity.ERROR
    assert one.message == "14 is missing; the source and the version in ru have it, so the version in ka is wrong"


def test_a_remark_becomes_a_warning_only() -> None:
    """What may be a turn of phrase is not made certain by a turn of phrase in another language."""
    found = triangulate("14 houses", {KA: ("სახლები", (_lacks("14", Severity.INFO),)), RU: ("14 домов", ())})
    assert found[KA][0].severity is Severity.WARNING


def test_what_both_translations_lack_stays_what_it_was() -> None:
    """Two desks leave the same things out: that is no proof."""
    found = triangulate("14 houses", {KA: ("სახლები", (_lacks("14"),)), RU: ("дома", (_lacks("14"),))})
    assert [one.severity for one in (*found[KA], *found[RU])] == [Severity.WARNING] * 2


def test_where_both_translations_have_the_same_other_fact_the_source_is_the_odd_one() -> None:
    """The English was corrected in both translations and never at home, or the other way round."""
    wrong = _lacks("14", adds="41")
    found = triangulate("14 houses", {KA: ("41 სახლი", (wrong,)), RU: ("41 дом", (wrong,))})
    for one in (*found[KA], *found[RU]):
        assert one.severity is Severity.ERROR
        assert one.message == "14 is missing; every translation says so, so the source may be the wrong one"


def test_different_other_facts_are_two_wrong_translations() -> None:
    """Each is told for itself."""
    ka, ru = _lacks("14", Severity.ERROR, adds="41"), _lacks("14", Severity.ERROR, adds="15")
    found = triangulate("14 houses", {KA: ("41 სახლი", (ka,)), RU: ("15 домов", (ru,))})
    assert found == {KA: (ka,), RU: (ru,)}


def test_one_translation_is_no_witness_against_itself() -> None:
    """Nor is a blank one, nor one of a blank source."""
    one = _lacks("14")
    assert triangulate("14", {KA: ("x", (one,))}) == {KA: (one,)}
    assert triangulate("14", {KA: ("x", (one,)), RU: (" ", ())}) == {KA: (one,), RU: ()}
    assert triangulate(" ", {KA: ("x", (one,)), RU: ("y", ())}) == {KA: (one,), RU: ()}


def test_other_findings_and_their_order_stay() -> None:
    """Only facts are weighed."""
    style = Finding("quote-style", Severity.WARNING, "straight quotes")
    found = triangulate("14", {KA: ("x", (style, _lacks("14"))), RU: ("14", (style,))})
    assert found[RU] == (style,)
    assert [one.check for one in found[KA]] == ["quote-style", "number"]
    assert found[KA][0] is style
