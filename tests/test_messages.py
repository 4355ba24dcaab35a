"""The language that the tool speaks."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import NullTranslations

import pytest

from i18nsync.messages import _, ngettext, use


class _Shouting(NullTranslations):
    def gettext(self, message: str) -> str:
        return message.upper()

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return (msgid1 if n == 1 else msgid2).upper()


@pytest.fixture
def _shouting() -> Iterator[None]:
    use(_Shouting())
    yield
    use(NullTranslations())


def test_a_message_without_a_translation_is_said_in_english() -> None:
    """English is its own msgid."""
    assert _("no such article") == "no such article"
    assert [ngettext("{n} string", "{n} strings", n) for n in (1, 2)] == ["{n} string", "{n} strings"]


@pytest.mark.usefixtures("_shouting")
def test_messages_are_said_in_the_language_that_was_chosen() -> None:
    """From the moment it is chosen, for the whole process."""
    assert _("no such article") == "NO SUCH ARTICLE"
    assert [ngettext("{n} string", "{n} strings", n) for n in (1, 2)] == ["{N} STRING", "{N} STRINGS"]
