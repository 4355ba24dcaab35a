"""A link that was taken home to the translation's language is still the same link."""

from __future__ import annotations

import pytest

from i18nsync.core.homing import Homing
from i18nsync.core.locale import Locale, LocalePair
from i18nsync.formats.markdown import Markdown

HOMING = Homing(LocalePair(Locale("en"), Locale("ru")))


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("[a](/handbook/)", "[а](/ru/handbook/)"),
        ("[a](/en/handbook/)", "[а](/ru/handbook)"),
        ("[a](/handbook/#how-to)", "[а](/ru/handbook/#как)"),
        ("[a](#how-to)", "[а](#как)"),
        ("[a](../x.md)", "[а](../../en/x.md)"),
        ("[a](night-train.md)", "[а](night-train.ru.md)"),
        ("[a](/x/?lang=1)", "[а](/ru/x/?lang=1)"),
        ('[a](/x/ "Title")', '[а](/ru/x/ "Название")'),
        ("[a](https://x.org/y)", "[а](https://x.org/y )"),
        ("[a](https://x.org/en-US/y)", "[а](https://x.org/y)"),
        ("[a](https://en.wikipedia.org/wiki/Georgia)", "[а](https://ru.wikipedia.org/wiki/Грузия)"),
        ('<a href="/x/">a</a>', '<a href="/ru/x/">а</a>'),
        ("see https://example.org/en/x", "см. https://example.org/ru/x"),
    ],
)
def test_links_taken_home_are_no_difference(source: str, target: str) -> None:
    form = Markdown()
    assert HOMING.verify(form.codes(source), form.codes(target)) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("[a](/handbook/)", "[а](/guide/)"),
        ("[a](/handbook/)", "а"),
        ("[a](https://x.org/y)", "[а](https://z.org/y)"),
        ("[a](/x/)", "[а](/x/#b)"),
        ("`/x/`", "`/ru/x/`"),
        ("a **b**", "а б"),
        ("[a](/band/)", "[а](/ru-band/)"),
    ],
)
def test_other_differences_stay(source: str, target: str) -> None:
    form = Markdown()
    assert HOMING.verify(form.codes(source), form.codes(target))


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("../04/bridge.md", "../../../en/2025/04/bridge.md"),
        ("bridge.md", "../../../en/2026/01/bridge.md"),
        ("../04/bridge.md#why", "../../../en/2025/04/bridge.md#почему"),
    ],
)
def test_a_relative_link_may_take_another_way_to_the_same_article(source: str, target: str) -> None:
    form = Markdown()
    codes = form.codes(f"[a]({source})"), form.codes(f"[а]({target})")
    folder = "2025/06" if source.startswith("..") else "2026/01"
    assert Homing(HOMING.pair, folder).verify(*codes) == []
    assert Homing(HOMING.pair, "2024/01").verify(*codes)


def test_problems_are_told_in_plain_words() -> None:
    form = Markdown()
    assert HOMING.verify(form.codes("see [a](/x/)"), form.codes("см. а")) == ["'[…](/x/)' is missing"]
