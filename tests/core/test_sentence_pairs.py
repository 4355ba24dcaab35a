"""Sentences pair off only where both texts have the same ones for certain."""

from __future__ import annotations

import pytest

from i18nsync.core.sentence_pairs import sentence_pairs


def test_sentences_pair_off_in_order() -> None:
    assert sentence_pairs("The bridge is shut. It opens on 4 May.", "ხიდი დაკეტილია. გაიხსნება 4 მაისს.") == [
        ("The bridge is shut.", "ხიდი დაკეტილია."),
        ("It opens on 4 May.", "გაიხსნება 4 მაისს."),
    ]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("One sentence only.", "Одно предложение."),
        ("The bridge is shut. It opens soon.", "Мост закрыт, но скоро откроется."),  # joined
        ("The bridge is shut. It opens on 4 May.", "Мост закрыт с 4 мая. Скоро откроется."),  # another order
        ("It is shut. It opens soon, as the mayor said on the radio.", "Он закрыт, по словам мэра на радио. Скоро."),
        ("See [this. That](u) page.", "См. [это. Та](u) страница."),  # cut through a link
        ("It **is. Not** so.", "Это **так. Не** так."),
    ],
)
def test_sentences_in_doubt_give_nothing(source: str, target: str) -> None:
    assert sentence_pairs(source, target) == []
