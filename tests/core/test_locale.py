"""Locales: what people type, and what gettext needs."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from i18nsync.core.locale import ENDONYMS, PLURAL_FORMS, Locale, LocalePair
from i18nsync.errors import I18nsyncError


@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        ("ka", "ka"),
        ("KA", "ka"),
        (" ru ", "ru"),
        ("ka_GE", "ka-GE"),
        ("ZH_hans", "zh-Hans"),
        ("sr-latn-rs", "sr-Latn-RS"),
        ("es-419", "es-419"),
        ("de-CH-1996", "de-CH-1996"),
        ("en-GB-OED", "en-GB-oed"),
    ],
)
def test_tags_are_made_canonical(typed: str, tag: str) -> None:
    """Case and underscore do not matter."""
    assert str(Locale.parse(typed)) == tag


@pytest.mark.parametrize("typed", ["", "k", "georgian", "ka/GE", "../ka", "ka-", "1a", "ქა"])
def test_what_is_no_tag_is_refused(typed: str) -> None:
    """With an example of what to write."""
    with pytest.raises(I18nsyncError) as refusal:
        Locale.parse(typed)
    assert str(refusal.value) == f"{typed!r} is not a locale\nWrite a BCP 47 tag such as en, ka, ru or zh-Hans."


def test_a_locale_knows_its_language_name_and_plurals() -> None:
    """Regions share them; what there is no constant for says so."""
    locale = Locale.parse("ka-GE")
    assert (locale.language, locale.endonym, locale.plural_forms) == ("ka", "ქართული", PLURAL_FORMS["ka"])
    other = Locale.parse("hy")
    assert (other.endonym, other.plural_forms) == ("hy", None)
    assert set(ENDONYMS) == set(PLURAL_FORMS)


@pytest.mark.parametrize(
    ("language", "numbers", "forms"),
    [
        ("ka", [0, 1, 2, 5, 11, 21], [1, 0, 1, 1, 1, 1]),
        ("ru", [0, 1, 2, 5, 11, 12, 14, 21, 22, 25, 101, 111, 112], [2, 0, 1, 2, 2, 2, 2, 0, 1, 2, 0, 2, 2]),
    ],
)
def test_plural_formulas_give_the_forms_of_cldr(language: str, numbers: list[int], forms: list[int]) -> None:
    """Georgian has two forms, whatever Babel's table says."""
    count, formula = PLURAL_FORMS[language].removesuffix(";").split("; plural=")
    python = formula.replace("&&", " and ").replace("||", " or ")
    parts = python.strip("()").split("?")
    if len(parts) == 1:
        found = [int(eval(python, {"n": n})) for n in numbers]
    else:
        one, few = parts[0], parts[1].split(":", 1)[1]
        found = [0 if eval(one, {"n": n}) else 1 if eval(few, {"n": n}) else 2 for n in numbers]
    assert found == forms
    assert count == f"nplurals={max(forms) + 1}"


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="GNU gettext is not installed")
@pytest.mark.parametrize("language", sorted(PLURAL_FORMS))
def test_gettext_accepts_the_plural_formulas(language: str, tmp_path: Path) -> None:
    """`msgfmt -c` checks count and formula against each other."""
    count = int(PLURAL_FORMS[language][9])
    forms = "".join(f'msgstr[{number}] "x"\n' for number in range(count))
    header = f'"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: {PLURAL_FORMS[language]}\\n"\n'
    path = tmp_path / "a.po"
    path.write_text(f'msgid ""\nmsgstr ""\n{header}\nmsgid "a"\nmsgid_plural "b"\n{forms}', encoding="utf-8")
    subprocess.run(["msgfmt", "-c", "-o", "/dev/null", path], check=True, capture_output=True)


def test_a_pair_reads_from_source_to_target() -> None:
    """And pairs sort."""
    pair = LocalePair(Locale("en"), Locale("ka"))
    assert str(pair) == "en-ka"
    assert pair < LocalePair(Locale("en"), Locale("ru"))
