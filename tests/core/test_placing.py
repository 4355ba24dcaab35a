"""Pairs of codes find their words again in a translation, or say that they don't."""

from __future__ import annotations

import pytest

from i18nsync.core.inline import protect
from i18nsync.core.placing import Wrap, place, wraps
from i18nsync.errors import CodesLost
from i18nsync.formats.inline import scan


def of(text: str) -> tuple[Wrap, ...]:
    found = wraps(protect(text, scan(text), "none").inner)
    assert found is not None
    return found[1]


def test_pairs_are_taken_out_with_their_words_outer_ones_first() -> None:
    text = "See **the [big page](u)** *now*, ok"
    codes = scan(text)
    found = wraps(protect(text, codes, "none").inner)
    assert found == (
        "See the big page now, ok",
        (Wrap(codes[0], "the big page"), Wrap(codes[1], "big page", 0), Wrap(codes[2], "now")),
    )
    assert wraps(protect("See [the `x` page](u) now", scan("See [the `x` page](u) now"), "none").inner) is None


@pytest.mark.parametrize(
    ("source", "answer", "translated", "target"),
    [
        # As translated.
        ("See the [big page](u) now", "Смотри большую страницу сейчас", {"big page": "большую страницу"},
         "Смотри [большую страницу](u) сейчас"),
        # Inflected, in Russian and in Georgian.
        ("See the [big page](u) now", "Смотри на большой странице сейчас", {"big page": "большая страница"},
         "Смотри на [большой странице](u) сейчас"),
        ("Read [the guide](u) first", "ჯერ წაიკითხეთ სახელმძღვანელოში", {"the guide": "სახელმძღვანელო"},
         "ჯერ წაიკითხეთ [სახელმძღვანელოში](u)"),
        # A name that was kept, and another case.
        ("By the **United Nations** today", "Сегодня United Nations сказала", {"United Nations": "ООН"},
         "Сегодня **United Nations** сказала"),
        ("It is **very** good", "Очень хорошо", {"very": "очень"}, "**Очень** хорошо"),
        # Pairs in pairs, and one right after the other.
        ("A **[b c](u)** d", "а бб вв г", {"b c": "бб вв"}, "а **[бб вв](u)** г"),
        ("A **b [c](u)** d", "а бб вв г", {"b c": "бб вв", "c": "вв"}, "а **бб [вв](u)** г"),
        ("A [b](u)*c* d", "а ббвв г бб вв", {"b": "бб", "c": "вв"}, "а ббвв г [бб](u) *вв*"),
        # The same words twice, in the same pair.
        ("*So* and *so* it is", "Так и так", {"So": "так", "so": "так"}, "*Так* и *так*"),
    ],
)  # fmt: skip
def test_a_pair_goes_around_its_words(source: str, answer: str, translated: dict[str, str], target: str) -> None:
    assert place(answer, of(source), translated)[0] == target


def test_the_words_that_pairs_went_around_are_told() -> None:
    assert place("а бб вв г", of("A *b* [c](u) d"), {"b": "бб", "c": "вв"})[1] == ("бб", "вв")


@pytest.mark.parametrize(
    ("source", "answer", "translated", "why"),
    [
        ("A [b](u) c", "а бб в бб", {"b": "бб"}, "'[…](u)' .*: its words stand there more than once"),
        ("A [b](u) c", "а в", {"b": "бб"}, "its words are not there"),
        ("A [big page](u) c", "большая страница и большой страницы", {"big page": "большую страницу"},
         "its words are not there"),
        ("A [here](u) and [here](v)", "тут и тут", {"here": "тут"}, "several others stand around the same words"),
        ("A [b](u) *c* d", "а бб г", {"b": "бб", "c": "бб"}, r"'\*…\*' .*: its words are another one's, too"),
        ("A [12 days](u) c", "а 13 дней в", {"12 days": "12 дней"}, "its words are not there"),
        ("A [not](u) c", "а нет в", {"not": "не"}, "its words are not there"),
        ("A [b](u) c", "а бб в", {"b": "!"}, "its words are not there"),
    ],
)  # fmt: skip
def test_nothing_is_placed_where_it_is_not_certain(
    source: str, answer: str, translated: dict[str, str], why: str
) -> None:
    with pytest.raises(CodesLost, match=why.replace("[…](u)", r"\[…\]\(u\)")):
        place(answer, of(source), translated)
