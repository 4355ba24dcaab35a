"""Spelling and sound: which Georgian and Russian words an English name can be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18nsync.checks.names_english import is_ordinary
from i18nsync.checks.names_gazetteer import gazetteer
from i18nsync.checks.names_sounds import NEVER, cost, is_strict, limit, sounds

SAME = """
Beridze ბერიძემ ka|Kobakhidze Кобахидзе ru|Tsiskari ცისკრამდე ka|Kakheti კახეთთან ka|Saakashvili სააკაშვილმა ka
Tsomaia Цомаю ru|Orlova Орловой ru|Zelenskyy Зеленскому ru|Yeltsin ელცინი ka|Zestaponi Зестафони ru|Maia Майей ru
Smith სმიტი ka|Wright Райтом ru|Thompson ტომპსონმა ka|Scholz Шольцем ru|Shakespeare შექსპირი ka|Hughes Хьюз ru
Oxford ოქსფორდელი ka|Cambridge Кембридже ru|Müller მიულერის ka|Mimì მიმი ka|Goethe გოეთე ka|Wade ვეიდი ka
Zugdidi Зугдидского ru|Washington ვაშინგტონში ka
Ozerki Озерками ru|Khimki Химок ru|Svetlaya Светлой ru|Ivanovo Иванова ru|McDonald Макдональд ru
Harris ჰარისთან ka|Zourabichvili Зурабишвили ru
"""
OTHER = """
Beridze ბერაძემ ka|Lomidze ლომაძე ka|Maia მაკა ka|Nino Нана ru|Telavi თერჯოლაში ka|Ivanova Иванов ru|Johnson Джексон ru
Wilson Нельсон ru|Green ბრაუნი ka|Giorgadze გიგაური ka|Plato Сократ ru|Baramia ბერაიამ ka|Paris Прага ru|Smith Шмидт ru
"""


def _cases(text: str) -> list[list[str]]:
    return [case.split() for case in text.replace("\n", "|").split("|") if case]


@pytest.mark.parametrize(("name", "word", "language"), _cases(SAME))
def test_a_name_is_heard_in_its_transliteration_in_any_case(name: str, word: str, language: str) -> None:
    """Strictly where it looks romanised, loosely where not."""
    loosely = is_strict(name) and limit(name) == 0 and cost(name, sounds(word), language) > 0
    assert cost(name, sounds(word), language, loosely=loosely) <= max(limit(name), 0.1)


@pytest.mark.parametrize(("name", "word", "language"), _cases(OTHER))
def test_another_name_is_not_heard(name: str, word: str, language: str) -> None:
    """Not even one that differs in a single sound."""
    assert cost(name, sounds(word), language) > limit(name)


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=20), st.text(max_size=20))
def test_costs_lie_between_none_and_never(name: str, word: str) -> None:
    """For any text."""
    for language in ("ka", "ru"):
        assert 0 <= cost(name, sounds(word), language) <= NEVER
        assert 0 <= cost(name, sounds(word), language, loosely=True) <= NEVER


@pytest.mark.parametrize(
    ("word", "ordinary"),
    [
        ("Orchard", True),
        ("anti-corruption", True),
        ("The", True),
        ("Tbilisi", False),
        ("Kvarani", False),
        ("Lesser", True),
        ("Unlogged", True),
    ],
)
def test_ordinary_words_are_told_from_names(word: str, ordinary: bool) -> None:
    """By the word list, and a few words that it has not."""
    assert is_ordinary(word) is ordinary


class TestGazetteer:
    """Settled renderings."""

    @pytest.mark.parametrize(
        ("language", "word", "key"),
        [
            ("ka", "ავსტრალიიდან", "australia"),
            ("ka", "ავსტრიიდან", "austria"),
            ("ka", "თურქმენული", "turkmenistan"),
            ("ka", "ვენაში", "vienna"),
            ("ka", "სენეგალში", "senegal"),
            ("ru", "турецкого", "turkey"),
            ("ru", "нью-йоркский", "new york"),
            ("ru", "найроби", "nairobi"),
            ("ka", "ვახუშტიმ", "given:vakhushti"),
        ],
    )
    def test_forms_and_relatives_are_found(self, language: str, word: str, key: str) -> None:
        """The longest start decides: Turkmen is not Turkish."""
        assert gazetteer(language).keys(word) == {key}
        assert gazetteer(language).sure_keys(word) == {key}

    @pytest.mark.parametrize("word", ["რომ", "ფინანსთა", "დანიშნა", "ევრო", "რომელიც"])
    def test_common_words_are_no_sure_places(self, word: str) -> None:
        """რომ is "that", not Rome."""
        assert gazetteer("ka").sure_keys(word) == frozenset()
        assert "finland" in gazetteer("ka").sure_keys("ფინელი")
