"""Long texts, sanity of answers, and the pseudo engine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18nsync.core.document import InlineCode
from i18nsync.core.inline import protect
from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.ports import Batch, Capabilities, Draft, Failure, TextUnit
from i18nsync.engines import pseudo
from i18nsync.engines.drafting import Refused, draft_unit, without_secrets
from i18nsync.engines.sanity import check_answer, error_page, lower_mtavruli, script_shares

KA, RU = Locale("ka"), Locale("ru")
PAIR = LocalePair(Locale("en"), KA)


def test_scripts_are_counted_by_letters() -> None:
    assert script_shares("ab და!") == {"Latin": 0.5, "Georgian": 0.5}
    assert script_shares("Дa") == {"Cyrillic": 0.5, "Latin": 0.5}
    assert script_shares("漢12") == {"other": 1.0}
    assert script_shares("12") == {}


@pytest.mark.parametrize(
    ("source", "answer", "target", "problem"),
    [
        ("The mayor spoke", "მერმა ისაუბრა", KA, None),
        ("Apple and Google and Microsoft", "Apple, Google и Microsoft", RU, None),
        ("Google", "Google", KA, None),
        ("Visit Apple Park", "visit  apple park", KA, "the text came back unchanged"),
        ("The mayor spoke", "Мэр выступил", KA, "the answer is written in Cyrillic letters, not in Georgian ones"),
        ("The mayor spoke", "მერმა ისაუბრა", RU, "the answer is written in Georgian letters, not in Cyrillic ones"),
        ("Мэр выступил вчера", "The mayor spoke", Locale("en"), None),
        ("The mayor spoke", "el alcalde habló", Locale("es"), None),
        ("Hi", "OK", KA, None),
        ("The mayor spoke", "  ", KA, "the answer was empty"),
        ("The mayor spoke", "Error 500 (Server Error)!!1", KA, "the answer was an error page, not a translation"),
        ("Error 404 means gone", "Error 404 ნიშნავს წაშლილს", KA, None),
    ],
)
def test_what_cannot_be_a_translation_is_told(source: str, answer: str, target: Locale, problem: str | None) -> None:
    assert check_answer(source, answer, target) == problem


def test_error_pages_come_in_many_forms() -> None:
    for page in (
        "<!DOCTYPE html><html>",
        " <html>",
        "MYMEMORY WARNING: YOU USED ALL",
        "QUERY LENGTH LIMIT EXCEEDED. MAX ALLOWED QUERY : 500 CHARS",
        "'XX' IS AN INVALID TARGET LANGUAGE",
        "Our systems have detected unusual traffic",
    ):
        assert error_page("The mayor spoke", page) == "the answer was an error page, not a translation"
    assert error_page("x", None) == "the answer was empty"


def test_georgian_capitals_become_ordinary_letters() -> None:
    assert lower_mtavruli("Გამარჯობა, ᲗᲑᲘᲚᲘᲡᲘ და Word") == "გამარჯობა, თბილისი და Word"


def test_keys_and_addresses_are_hidden() -> None:
    assert without_secrets("with url: /m?q=x&key=abcd1234 (Caused by https://a.b/?key=x)") == (
        "with url: (address) (Caused by (address)"
    )
    assert without_secrets("api_key='abcdef' token: abcdef Authorization: DeepL-Auth-Key abcdef") == (
        "api_key=(hidden) token: (hidden) Authorization: (hidden)"
    )


def test_a_text_that_no_rendering_can_write_goes_in_pieces_and_may_not_come_back_unchanged() -> None:
    unit = TextUnit("Write </a> and `x` here", (InlineCode(1, "`x`", None, 15),))
    able = Capabilities(renderings=("tags",))
    sent: list[str] = []

    def ask(text: str) -> str:
        sent.append(text)
        return text

    assert draft_unit(unit, PAIR, able, ask) == Refused("the text came back unchanged")
    assert sent == ["Write </a> and", "here"]
    assert draft_unit(unit, PAIR, able, lambda _: None) == Failure("the answer was empty")


def test_white_space_and_signs_between_pieces_are_not_sent() -> None:
    sent: list[str] = []

    def ask(text: str) -> str:
        sent.append(text)
        return "ქართული"

    unit = TextUnit("Words words. " + "— " * 8 + "Words words of")
    assert draft_unit(unit, PAIR, Capabilities(max_chars=14), ask) == Draft("ქართული " + "— " * 8 + "ქართული")
    assert sent == ["Words words.", "Words words of"]


def test_pseudo_keeps_codes_and_what_is_no_word() -> None:
    text = "Read [the page](https://e.org) &amp; `run it` {name} %s at https://e.org/page now"
    codes = (InlineCode(1, "[", "](https://e.org)", 5, 14), InlineCode(2, "`run it`", None, text.index("`")))
    (draft,) = pseudo.build({}).translate(Batch(PAIR, (TextUnit(text, codes),)))
    assert draft == Draft(
        "[!! Ŕééààð [ţĥé pààĝé](https://e.org) &amp; `run it` {name} %s ààţ https://e.org/page ñööŵ !!]"
    )


def test_pseudo_may_leave_the_length_alone_and_keeps_spaces_outside() -> None:
    engine = pseudo.build({"stretch": 0})
    assert engine.translate(Batch(PAIR, (TextUnit(" Read the news\n"), TextUnit("  ")))) == [
        Draft(" [!! Ŕéàð ţĥé ñéŵš !!]\n"),
        Draft("  "),
    ]


@given(st.text("abc `*", max_size=30))
@settings(max_examples=60, deadline=None)
def test_pseudo_text_is_longer_and_marked(text: str) -> None:
    (draft,) = pseudo.build({}).translate(Batch(PAIR, (TextUnit(text),)))
    assert isinstance(draft, Draft)
    assert len(draft.target) >= len(text)
    assert ("[!! " in draft.target) is bool(text.strip())


def test_words_of_a_protected_text_have_no_markup() -> None:
    assert protect("Run `x` now", (InlineCode(1, "`x`", None, 4),)).words == "Run   now"


def test_no_engine_module_loads_a_network_library_before_it_is_used() -> None:
    script = (
        "import sys; import i18nsync.engines.deep, i18nsync.engines.memory, i18nsync.engines.pseudo, "
        "i18nsync.engines.guard, i18nsync.stores.memory, i18nsync.stores.tmx, i18nsync.stores.termbase; "
        "i18nsync.engines.deep.build_google({}); "
        "heavy = {'requests', 'urllib3', 'deep_translator', 'bs4', 'rapidfuzz', 'sqlite3', 'xml.etree.ElementTree'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_text_whose_codes_did_not_travel_is_asked_for_once() -> None:
    sent: list[str] = []

    def ask(text: str) -> str:
        sent.append(text)
        return "ქართული *"

    star = InlineCode(1, "*", None, 8)
    plain = draft_unit(
        TextUnit("Words"), PAIR, Capabilities(renderings=("tags", "brackets")), ask, codes=lambda _: (star,)
    )
    assert plain == Refused("the answer does not carry the inline codes: '*' is there once but not in the source")
    assert sent == ["Words"]
