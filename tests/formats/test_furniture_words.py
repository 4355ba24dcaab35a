"""Furniture: recognised by its wording in English, Georgian and Russian."""

from __future__ import annotations

import pytest

from i18nsync.core.furniture import (
    Availability,
    is_back_to_top,
    is_byline,
    may_be_available,
    parse_availability,
    related_label,
)
from i18nsync.core.locale import Locale

EN, KA, RU = Locale("en"), Locale("ka"), Locale("ru")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("This post is also available in: ქართული (Georgian) Русский (Russian)", (KA, RU)),
        ("This post is also available in:\n  ქართული | Русский\n", (KA, RU)),
        ("This article is also available in Georgian and Russian.", (KA, RU)),
        ("ეს სტატია ასევე ხელმისაწვდომია: English, Русский", (EN, RU)),
        ("ეს პოსტი ხელმისაწვდომია ასევე შემდეგ ენებზე: ინგლისური და რუსული", (EN, RU)),
        ("Эта запись также доступна на: English ქართული", (EN, KA)),
        ("Эта статья также доступна на других языках: английский, грузинский", (EN, KA)),
        ("* This page is also available in: Հայերեն", (Locale("hy"),)),
        ("This post is also available in:", ()),
    ],
)
def test_availability_footers(text: str, found: tuple[Locale, ...]) -> None:
    footer = parse_availability(text)
    assert footer is not None
    assert footer.locales == found
    assert footer.unknown == ()
    assert may_be_available(f"Text\n\n{text.upper()}\n")


def test_names_of_no_language_are_told() -> None:
    assert parse_availability("This post is also available in: English, Klingon") == Availability(
        "This post is also available in", (EN,), ("Klingon",)
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "This post is also available in print",
        "It is also available in Georgian",
        "Words: English",
        "This post is also available in",
    ],
)
def test_sentences_are_no_footers(text: str) -> None:
    assert parse_availability(text) is None


@pytest.mark.parametrize(
    "line", ["Back to top", " ↑ BACK TO TOP ", "Go back to the top", "ზემოთ დაბრუნება", "Наверх", "к началу страницы"]
)
def test_links_to_the_top(line: str) -> None:
    assert is_back_to_top(line)


@pytest.mark.parametrize("line", ["Back to topics", "The way back to top form", ""])
def test_other_lines_are_no_links_to_the_top(line: str) -> None:
    assert not is_back_to_top(line)


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Also Read:", ("Also Read:", "")),
        ("READ ALSO: A bridge", ("READ ALSO:", "A bridge")),
        ("ასევე წაიკითხეთ:", ("ასევე წაიკითხეთ:", "")),
        ("წაიკითხეთ ასევე: ხიდი", ("წაიკითხეთ ასევე:", "ხიდი")),
        ("Читайте также:", ("Читайте также:", "")),
        ("По теме: мост", ("По теме:", "мост")),
        ("Read this:", None),
        ("Also read the book", None),
    ],
)
def test_labels_of_related_articles(line: str, label: tuple[str, str] | None) -> None:
    assert related_label(line) == label


@pytest.mark.parametrize(
    "line", ["By Nino Kapanadze", "By Nino K. and Giorgi B.", "ავტორი: ნინო კ.", "Автор: Нино К.", "By ნინო"]
)
def test_bylines(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "By the way, it rained",
        "By 2019",
        "Bystanders saw it",
        "By Monday it was over: nobody came",
        "Nino",
        "By A " * 12,
    ],
)
def test_other_lines_are_no_bylines(line: str) -> None:
    assert not is_byline(line)
