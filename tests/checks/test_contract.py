"""What every check keeps, built in or plugged in."""

from __future__ import annotations

import re

import pytest

from i18nsync.checks import Checker, built_in
from i18nsync.core.finding import Finding, Severity, apply
from i18nsync.core.glossary import Glossary, Term
from i18nsync.core.locale import Locale
from i18nsync.core.pair import Pair, Setting
from i18nsync.core.ports import Check, Example
from i18nsync.formats.markdown import Markdown
from i18nsync.sources.langid import identifier

CHECKS = built_in()
MISSPELT = {"поднялсся", "აიიწია"}
TERMS = {
    "ka": (Term("city council", "საკრებულო", forbidden=("ქალაქის საბჭო",)),),
    "ru": (Term("city council", "сакребуло", forbidden=("городской совет",)),),
}


def _pair(example: Example) -> Pair:
    locale = Locale(example.locale)
    glossary = Glossary(TERMS.get(locale.language, ()))
    identify = identifier()
    assert identify is not None
    setting = Setting(
        locale, glossary=glossary, codes=Markdown().codes, identify=identify, spells=lambda word: word not in MISSPELT
    )
    return Pair(example.source, example.target, setting)


def _run(check: Check, pair: Pair) -> list[Finding]:
    return list(check.run(pair))


def test_ids_are_unique_and_fit_into_a_comment_or_a_settings_key() -> None:
    """They are typed by people."""
    ids = [check.id for check in CHECKS]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", one) for one in ids)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
class TestEachCheck:
    """The promises of the port."""

    def test_it_says_what_it_is_and_shows_hits_and_misses(self, check: Check) -> None:
        """For people who wonder whether to leave it on."""
        assert isinstance(check, Check)
        assert check.name
        assert check.name[0].islower()
        assert check.description.endswith(".")
        assert check.hits
        assert check.misses
        assert not check.locales or {one.locale for one in (*check.hits, *check.misses)} <= check.locales

    def test_it_finds_its_hits_where_they_are(self, check: Check) -> None:
        """The span of the finding covers the wrong words, and lies in the text."""
        for example in check.hits:
            found = _run(check, _pair(example))
            assert found, example
            for finding in found:
                assert finding.check == check.id
                assert finding.message
                assert not finding.message.endswith(".")
                assert check.severity.reaches(finding.severity)
                for span, text in ((finding.source, example.source), (finding.target, example.target)):
                    assert span is None or 0 <= span[0] < span[1] <= len(text), (finding, example)
            if example.wrong:
                marked = [example.target[slice(*finding.target)] for finding in found if finding.target]
                assert example.wrong in marked, (marked, example)

    def test_it_leaves_its_misses_alone(self, check: Check) -> None:
        """They are right."""
        for example in check.misses:
            assert _run(check, _pair(example)) == [], example

    def test_what_it_puts_right_stays_right(self, check: Check) -> None:
        """Running it again after its own edits finds nothing more to edit, and edits lie in the text."""
        for example in check.hits:
            found = tuple(_run(check, _pair(example)))
            if not any(finding.edits for finding in found):
                continue
            fixed = apply(example.target, found)
            assert fixed != example.target
            again = _run(check, _pair(Example(example.locale, example.source, fixed)))
            assert not any(finding.edits for finding in again), (fixed, again)

    def test_it_survives_any_short_text(self, check: Check) -> None:
        """Nothing that stands in a catalog makes it fail."""
        for text in (
            "",
            " ",
            "1",
            "—",
            "«",
            "„",
            "[",
            "](",
            "`",
            "…",
            "a",
            "ა",
            "я",
            "\u200b",
            "İ",
            "𝟗",
            "\ud83d\ude00",
            "%s",
            "$",
        ):
            for locale in ("ka", "ru", "uk"):
                if check.locales and locale not in check.locales:
                    continue
                _run(check, _pair(Example(locale, "A text of 12 words, said Nino.", text)))
                _run(check, _pair(Example(locale, text, "ტექსტი 12 слов")))


def test_a_checker_runs_what_is_meant_for_its_locale_as_severely_as_it_is_told() -> None:
    """Severities come from settings; None leaves a check out."""

    class Always:
        id, name, severity, description = "always", "always", Severity.ERROR, "Finds."
        locales = frozenset({"ka"})
        hits = misses = ()

        def run(self, pair: Pair) -> list[Finding]:
            return [Finding("always", Severity.ERROR, "found")]

    always: Check = Always()
    ka, ru = Setting(Locale("ka")), Setting(Locale("ru"))
    pair = Pair("a", "b", ka)
    assert [one.severity for one in Checker(ka, [always]).run(pair)] == [Severity.ERROR]
    assert Checker(ru, [always]).run(Pair("a", "b", ru)) == ()
    assert [one.severity for one in Checker(ka, [always], {"always": Severity.INFO}).run(pair)] == [Severity.INFO]
    assert Checker(ka, [always], {"always": None}).run(pair) == ()
    assert Checker(ka, [always]).run(Pair("a", " ", ka)) == ()
