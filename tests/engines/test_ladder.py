"""What is tried until a text comes back with its codes, and what is said of it."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.hostile import KINDS, MARKS, damage, transcribed
from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.ports import Capabilities, Draft, Failure, TextUnit
from i18nsync.engines.drafting import Refused, draft_unit
from i18nsync.engines.ladder import IN_PIECES, REORDERED
from i18nsync.engines.sanity import unescaped
from i18nsync.formats.inline import scan

RU = LocalePair(Locale("en"), Locale("ru"))
KA = LocalePair(Locale("en"), Locale("ka"))
ABLE = Capabilities(renderings=("tags", "brackets"))


class Service:
    """Answers from a table; every mark is lost in what is not in it."""

    def __init__(self, table: dict[str, str]) -> None:
        self.table = table
        self.asked: list[str] = []

    def __call__(self, text: str) -> str:
        self.asked.append(text)
        return self.table.get(text) or transcribed(MARKS.sub("", text), "ru")


def drafted(source: str, ask: Callable[[str], str | None], able: Capabilities = ABLE) -> Draft | Failure:
    return draft_unit(TextUnit(source, scan(source)), RU, able, ask, codes=scan)


def test_sentence_by_sentence_comes_before_any_cut_at_codes() -> None:
    service = Service({
        "Run <b i=1></b> now.": "Запустите <b i=1></b> сейчас.",
        "Then read <a i=1>the guide</a> again.": "Затем снова прочтите <a i=1>руководство</a>.",
    })  # fmt: skip
    source = "Run `make` now. Then read [the guide](u) again. All is done."
    assert drafted(source, service) == Draft(
        "Запустите `make` сейчас. Затем снова прочтите [руководство](u). алл ис доне."
    )
    assert len(service.asked) == 5


def test_a_sentence_is_cut_at_its_codes_and_the_pieces_read_as_pieces() -> None:
    service = Service({"Run": "Запустите.", "twice and": "Дважды и", "it is done": "Готово."})
    assert drafted("Run `make`, twice and `make test`: it is done!", service) == Draft(
        "Запустите `make`, дважды и `make test`: готово!", repaired=True, note=IN_PIECES
    )
    assert service.asked[2:] == ["Run", "twice and", "it is done"]


def test_acronyms_keep_their_capitals_in_a_piece() -> None:
    service = Service({"see": "Смотри", "europe": "ЕС сказал"})
    assert drafted("see `x` europe", service) == Draft("смотри `x` ЕС сказал", repaired=True, note=IN_PIECES)


def test_pairs_are_put_back_around_their_words_and_the_reviewer_is_told() -> None:
    service = Service({
        "See the big page for details": "Подробности на большой странице",
        "big page": "Большая страница.",
    })  # fmt: skip
    assert drafted("See the [big page](u) for details", service) == Draft(
        "Подробности на [большой странице](u)",
        repaired=True,
        note="markup was put back by its words: check where “большой странице” should stand",
    )
    assert service.asked[2:] == ["See the big page for details", "big page"]


def test_many_pairs_are_named_by_the_first_three() -> None:
    source = "Look *one* at *two* and *three* or *four* of *five* here"
    draft = drafted(source, Service({}))
    assert isinstance(draft, Draft)
    assert draft.target == "лоок *оне* ат *тшо* анд *тхрее* ор *фоур* оф *фиве* хере"
    assert draft.note == "markup was put back by its words: check where “оне”, “тшо”, “тхрее” and 2 more should stand"


def test_both_notes_stand_with_a_text_that_needed_both() -> None:
    draft = drafted("Run `make` in the **old town** today", Service({}))
    assert draft == Draft(
        "рун `make` ин тхе **олд тошн** тодаы",
        repaired=True,
        note=f"{IN_PIECES}; markup was put back by its words: check where “олд тошн” should stand",
    )


@pytest.mark.parametrize(
    ("source", "table", "reason"),
    [
        # What is wrong with the whole text is told, in the last rendering that was tried.
        ("Open [run `x` here](u) now", {}, "'[…](u)' did not come back; '`x`' did not come back"),
        ("Take [this](u) or that now", {"Take this or that now": "Возьмите это или это", "this": "это"},
         "'[…](u)' did not come back"),
        ("Take [5](u) or [5](v) now", {}, "'[…](u)' did not come back; '[…](v)' did not come back"),
    ],
)  # fmt: skip
def test_what_cannot_be_placed_for_certain_is_refused(source: str, table: dict[str, str], reason: str) -> None:
    draft = drafted(source, Service(table))
    assert isinstance(draft, Refused)
    assert draft.reason == f"the answer does not carry the inline codes: {reason}"


def test_a_text_that_reads_otherwise_when_done_is_tried_in_every_way() -> None:
    """`_слово_ა` is no emphasis in Markdown: only the target itself shows that."""
    service = Service({"A <a i=1>b</a> c": "А <a i=1>б</a>в г", "A ⟦1⟧b⟦/1⟧ c": "А ⟦1⟧б⟦/1⟧ в"})
    assert drafted("A _b_ c", service) == Draft("А _б_ в")


def test_another_order_of_codes_is_told_to_the_reviewer() -> None:
    """An engine that swaps two links gives a text in which nothing is missing."""
    service = Service({"See <a i=1>one</a> and <a i=2>two</a>": "Смотри <a i=2>один</a> и <a i=1>два</a>"})
    assert drafted("See [one](u) and [two](v)", service) == Draft("Смотри [один](v) и [два](u)", note=REORDERED)


def test_a_service_that_fails_in_a_piece_fails_the_text() -> None:
    service = Service({})

    def ask(text: str) -> str | None:
        return None if text == "Run" else service(text)

    assert drafted("Run `make` to build", ask) == Failure("the answer was empty")


def test_entities_are_read_once_and_only_where_the_source_has_none() -> None:
    assert unescaped("Tom & Jerry", "Том &amp;amp; &#39;Джерри&#x27; &nosuch; &") == "Том &amp; 'Джерри' &nosuch; &"
    assert unescaped("Write &amp; here", "Пишите &amp; тут") == "Пишите &amp; тут"
    escaped = Service({"So <b i=1></b> it is": "Это &lt;b i=1&gt;&lt;/b&gt; &quot;тут&quot;"})
    assert drafted("So `x` it is", escaped) == Draft('Это `x` "тут"')


SOURCES = st.lists(
    st.sampled_from(
        [
            *("The mayor spoke", "of 12 trains.", "`make`", "{name}", "[the old page](https://e.org/a)", "**no less**"),
            *(
                "![a map](m.png)",
                "[^1]",
                "{{< ad >}}",
                "<br>",
                "https://e.org/b",
                "[**one** `x` two](v)",
                "Then",
                "$5 is",
            ),
        ]
    ),
    min_size=1,
    max_size=9,
).map(" ".join)


@given(SOURCES, st.sampled_from(sorted(KINDS)), st.integers(0, 10**6), st.sampled_from([0.3, 0.7, 1.0]))
@settings(max_examples=150, deadline=None)
def test_no_draft_ever_misses_a_code(source: str, kind: str, seed: int, share: float) -> None:
    """Law 3 over every kind of damage: all codes or no draft, and the same numbers in the words."""
    rng = random.Random(seed)
    pair = RU if seed % 2 else KA

    def ask(text: str) -> str:
        return damage(transcribed(text, pair.target.language), kind, rng, share)

    codes = scan(source)
    able = Capabilities(60 if seed % 3 else None, renderings=("tags", "brackets", "mail"))
    draft = draft_unit(TextUnit(source, codes), pair, able, ask, codes=scan)
    if isinstance(draft, Draft):
        assert Counter(code.signature for code in scan(draft.target)) == Counter(code.signature for code in codes)
        assert not set("⟦⟧") & set(draft.target)
        assert "tb.x" not in draft.target
    else:
        assert "codes" in draft.reason


def test_most_damage_is_repaired_without_asking_again() -> None:
    source = "See [the page](https://e.org/a), **in short**, and run `make` twice"
    for kind in ("spaces inside", "spaces around", "look-alike letters", "full-width", "upper case", "escaped"):
        for rendering in ("tags", "brackets", "mail"):
            asked: list[str] = []

            def ask(text: str, kind: str = kind, asked: list[str] = asked) -> str:
                asked.append(text)
                return damage(transcribed(text, "ru"), kind, random.Random(1))

            draft = drafted(source, ask, Capabilities(renderings=(rendering,)))
            assert isinstance(draft, Draft), (kind, rendering)
            assert draft.target == "сее [тхе паге](https://e.org/a), **ин схорт**, анд рун `make` тшице"
            assert len(asked) == 1
