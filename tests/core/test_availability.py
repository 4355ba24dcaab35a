"""The footer that names the languages of an article, as it stands in plain text, Markdown and HTML."""

from __future__ import annotations

import pytest

from i18nsync.core.furniture import availability_in

BODY = "---\ntitle: Night train\n---\n\nThe train leaves at 21:40.\n\n"


@pytest.mark.parametrize(("footer", "tags"), [
    ("This post is also available in: ქართული (Georgian) Русский (Russian)", ["ka", "ru"]),
    ("This post is also available in: [ქართული](https://example.org/russian/) (Georgian)", ["ka"]),
    ("*This post is also available in:* [**Русский**](https://example.org/ru/georgian-wine)", ["ru"]),
    ("<p>This post is also available in: <a href='/georgian/' hreflang='ka'>ქართული</a></p>", ["ka"]),
    ("> This article is also available in [Georgian][1] and [Russian][2].\n\n[1]: /ka\n[2]: /ru", ["ka", "ru"]),
    ("This post is also available in ქართული, Русский", ["ka", "ru"]),
    ("This post is also available in:\n\n- [ქართული](/ka/)\n- [Русский](/ru/)\n\nBack to top", ["ka", "ru"]),
    ("This post is also available in:\nGeorgian\nRussian\nThe end.", ["ka", "ru"]),
    ("This post is also available in: ქართული\n\nრუსული is a word of another article.", ["ka"]),
    ("ეს პოსტი ასევე ხელმისაწვდომია ენებზე: English (ინგლისური) Русский (რუსული)", ["en", "ru"]),
    ("Эта запись также доступна на: English (Английский) ქართული (Грузинский)", ["en", "ka"]),
    ("Also available in: Deutsch\nLanguages of the site: many", ["de"]),
    ("This post is also available in:", []),
    ("This post is also available in: all good shops", []),
    ("The report is also available in Georgian and Russian.", []),
    ("The train is not available in winter.", []),
    ("", []),
])  # fmt: skip
def test_a_footer_names_languages_with_links_or_without(footer: str, tags: list[str]) -> None:
    """Addresses of links are no names, and a sentence of the article is no footer."""
    assert [locale.tag for locale in availability_in(BODY + footer + "\n")] == tags
    assert [locale.tag for locale in availability_in((BODY + footer).replace("\n", "\r\n"))] == tags


def test_the_first_footer_that_names_a_language_counts() -> None:
    """A line that looks like one and names none is passed over."""
    text = BODY + "This post is also available in: print\n\nThis post is also available in: ქართული\n"
    assert [locale.tag for locale in availability_in(text)] == ["ka"]
