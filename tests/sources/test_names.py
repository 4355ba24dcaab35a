"""Names of locales in paths."""

from __future__ import annotations

import pytest

from i18nsync.core.locale import Locale
from i18nsync.sources.names import is_ambiguous, is_country, is_locale_name, language_of, spellings


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("ka", "ka"),
        ("KA", "ka"),
        ("ka-GE", "ka"),
        ("ka_GE", "ka"),
        ("ge", "ka"),
        ("kat", "ka"),
        ("geo", "ka"),
        ("Georgian", "ka"),
        ("rus", "ru"),
        ("russian", "ru"),
        ("zh-Hans", "zh"),
        ("zh_hans_cn", "zh"),
        ("sr@latin", "sr"),
        ("es-419", "es"),
        ("jp", "ja"),
        ("pcm", "pcm"),
        ("docs", None),
        ("api", None),
        ("guides", None),
        ("2026", None),
        ("xx", None),
        ("", None),
        ("ge-xx", None),
    ],
)
def test_the_language_that_a_name_stands_for(name: str, language: str | None) -> None:
    """Codes of two and three letters, countries, regions, English names."""
    assert language_of(name) == language
    assert is_locale_name(name) == (language is not None)


@pytest.mark.parametrize("name", ["it", "id", "no", "in", "as", "new", "web"])
def test_names_that_are_words_are_ambiguous(name: str) -> None:
    """More than the name must speak for them."""
    assert is_ambiguous(name) or not is_locale_name(name)


@pytest.mark.parametrize("name", ["ka", "ru", "ge", "rus", "de", "pt-br", "Russian"])
def test_names_that_are_no_words_are_not(name: str) -> None:
    """A folder `ru/` is Russian."""
    assert is_ambiguous(name) == (name == "de")


def test_spellings_of_the_locales_of_the_newsroom() -> None:
    """The most fitting first; a country's code last."""
    assert spellings(Locale("ka")) == ("ka", "ka-ge", "kat", "geo", "georgian", "ქართული", "ge")
    assert spellings(Locale("ru")) == ("ru", "ru-ru", "rus", "russian", "русский")
    assert spellings(Locale("pt-BR")) == ("pt-br", "br")
    assert spellings(Locale("zh-Hans"))[:2] == ("zh-hans", "zh-cn")
    assert spellings(Locale("ru-UA")) == ("ru-ua", "ru")
    assert spellings(Locale("pcm")) == ("pcm", "pcm-ng")


def test_countries_stand_for_languages_only_where_they_are_none() -> None:
    """`ge` does; `br` is Breton too."""
    assert is_country("ge")
    assert not is_country("br")
