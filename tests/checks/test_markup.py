"""Codes and addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18nsync.core.finding import Severity
from tests.checks.helpers import CHECKS, messages, pair, run


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        ("a **b** c", "а б в", ["**…** is missing in the translation"]),
        ("a [b](/x) c", "а б в", ["[…](/x) is missing in the translation"]),
        ("a `b` c", "а `в` г", ["`b` is missing in the translation", "`в` is not in the source"]),
        ("a[^1] b", "а[^1][^1] б", ["[^1] is there too often"]),
        ("a b", "а *б*", ["*…* is not in the source"]),
        ("a<br>b", "а б", ["a line break is missing"]),
        ("a\\\nb", "а б", ["a line break is missing"]),
        ("a [b](/x)", "а [](/x)", ["nothing is left inside of […](/x)"]),
        ("a b", "а **б", ["** stands alone in the text and not in the source"]),
        ("a b", "а ** б ** в **", ["** stands alone in the text and not in the source"]),
        ("**a [b](/x)** c", "**а** [б](/x) в", ["**…** and […](/x) no longer enclose the same words"]),
        (f"`{'a' * 90}`", "б", [f"`{'a' * 78}… is missing in the translation"]),
        ("**a[^1]** b", "**а** б[^1]", []),
        ("a _b_ __c__", "а *б* **в**", []),
        ("a b\\\nc", "а б  \nв", []),
        ("A [b](/en/x)", "А [б](/ru/x)", []),
    ],
)
def test_codes_are_counted(source: str, target: str, said: list[str]) -> None:
    """Whatever their order; the source's own language in links is that of the target."""
    assert messages("codes", "ru", source, target) == said


@pytest.mark.parametrize(
    ("source", "target", "severity"),
    [
        ("a `b` c", "а в", Severity.ERROR),
        ("a `cmd.exe` c", "а «cmd.exe» в", Severity.WARNING),
        ("a b", "а *б*", Severity.WARNING),
        ("a *b*", "а *б* *б*", Severity.WARNING),
        ("a `b`", "а `b` `b`", Severity.ERROR),
        ("a %s `b`", "а %s", Severity.WARNING),
        ("a<br/>b", "а б", Severity.WARNING),
        ("a b", "а<br/>б", Severity.WARNING),
    ],
)
def test_what_may_be_meant_is_a_warning(source: str, target: str, severity: Severity) -> None:
    """Added emphasis, a lost line break, code in quotation marks, messages of programs."""
    assert [finding.severity for finding in run("codes", "ru", source, target)] == [severity]


def test_a_lost_code_is_shown_in_the_source_and_a_new_one_in_the_target() -> None:
    """With all that it encloses."""
    missing, extra = run("codes", "ru", "See [the map](/m) now", "См. ![карту](/n) здесь")
    assert missing.source == (4, 17)
    assert extra.target == (4, 16)


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        (
            "See https://a.example/b.",
            "См. https://a.example/c.",
            ["the address is https://a.example/c, in the source https://a.example/b"],
        ),
        ("See [b](/x/)", "См. [б](/y/)", ["the address is /y/, in the source /x/"]),
        ("See a.example.", "См. сайт.", ["the address a.example is missing in the translation"]),
        ("See it", "См. www.a.example", ["the address www.a.example is not in the source"]),
        ("See (https://a.example/b_(c)).", "См. (https://a.example/b_(c)).", []),
        ("See **https://a.example/b**", "**https://a.example/b**-ზე", []),
        ("See <https://a.example/>", "См. https://www.a.example", []),
        ("See https://a.example/b", "См. [здесь](https://a.example/b)", []),
        ("See [x](https://a.example/b)", "См. [x] (https://a.example/b)", []),
        ("See https://a.example/en/b", "См. https://a.example/ru/b", []),
        ("See `https://a.example`", "См. `https://b.example`", []),
        ("See [b](/x/)", "См. б", []),
        ("See https://a.example, https://a.example", "См. https://a.example", []),
    ],
)
def test_web_addresses(source: str, target: str, said: list[str]) -> None:
    """Punctuation behind them is no part of them; one is enough where the source repeats it."""
    assert messages("url", "ru", source, target) == said


def test_a_host_that_may_be_a_name_is_a_warning() -> None:
    """Booking.com may be written in another way."""
    (finding,) = run("url", "ru", "Booking.com says no", "«Букинг» против")
    assert finding.severity is Severity.WARNING
    assert finding.lacks == "Booking.com"


def test_mail_addresses() -> None:
    """Bare or behind a link; `url` keeps out of it."""
    assert messages("email", "ka", "Write to a@b.example.", "მოგვწერეთ: c@b.example.") == [
        "the address is c@b.example, in the source a@b.example"
    ]
    assert messages("email", "ka", "[Write](mailto:a@b.example)", "[მოგვწერეთ](mailto:c@b.example)") == [
        "the address is mailto:c@b.example, in the source mailto:a@b.example"
    ]
    assert run("url", "ka", "[Write](mailto:a@b.example)", "[მოგვწერეთ](mailto:c@b.example)") == []
    assert run("url", "ka", "Write to a@b.example.", "მოგვწერეთ: c@b.example.") == []
    (finding,) = run("email", "ka", "Write!", "მოგვწერეთ: c@b.example.")
    assert (finding.severity, finding.adds) == (Severity.WARNING, "c@b.example")


PARTS = st.sampled_from(
    ["**", "*", "_", "`", "[a](/b)", "[", "](", ")", "a", " ", "<b>", "</b>", "[^1]", "{{< x >}}", "@", "a@b.ge"]
)


@given(st.lists(PARTS, max_size=12).map("".join), st.lists(PARTS, max_size=12).map("".join))
def test_any_markup_is_survived_and_equal_markup_is_right(source: str, target: str) -> None:
    """Broken as it may be."""
    for check in ("codes", "url", "email"):
        list(CHECKS[check].run(pair("ka", source, target)))
        assert run(check, "ka", source, source) == []
