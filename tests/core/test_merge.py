"""The merge of a catalog with its article's present text (Law 4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18nsync.core.article import ArticleRef
from i18nsync.core.catalog import Catalog, MergeResult
from i18nsync.core.document import Document, Segment
from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.merge import FAR, NEAR, Similarity, merge, word_similarity
from i18nsync.core.unit import Origin, Provenance, Unit, UnitKey, UnitState, confirm, fill, outdate

PAIR = LocalePair(Locale("en"), Locale("ka"))
AT = "2026-01-02T10:00:00Z"
MACHINE = Provenance(Origin.MACHINE, "google", at=AT)
HUMAN = Provenance(Origin.HUMAN, by="Nino")

LEAD = "The night train between Tbilisi and Batumi returns on Friday after a break of two years."
PRICE = "A ticket will cost 35 lari, the railway said on Tuesday."
QUOTE = "Passengers have asked for it every summer, said Giorgi Maisuradze, who runs the depot in Gori."
OTHER = "Rain is expected in the mountains of Svaneti until the end of the week."


def paragraph(text: str | UnitKey) -> Segment:
    key = text if isinstance(text, UnitKey) else UnitKey("", text)
    return Segment(key.source, key.source, "paragraph", (), 1, context=key.context)


def document(*texts: str | UnitKey | Segment) -> Document:
    """A document of paragraphs; a key gives a segment its context."""
    segments = [text if isinstance(text, Segment) else paragraph(text) for text in texts]
    return Document(ArticleRef("a", Locale("en"), "markdown"), tuple(segments), ("",) * (len(segments) + 1))


def merged(
    catalog: Catalog | None, *texts: str | UnitKey | Segment, similarity: Similarity | None = None
) -> MergeResult:
    return merge(
        catalog,
        document(*texts),
        article="a",
        pair=PAIR,
        source_path="content/en/a.md",
        revision="0123",
        similarity=similarity,
    )


def translated(*texts: str | UnitKey, reviewed: bool = True, provenance: Provenance = MACHINE) -> Catalog:
    """The catalog of an article with every string filled (as `<text in capitals>`) and perhaps reviewed."""
    catalog = merged(None, *texts).catalog
    units = [fill(unit, unit.key.source.upper(), provenance) for unit in catalog.units]
    return replace(
        catalog, units=tuple(confirm(unit, "Nino <n@example.ge>", AT) if reviewed else unit for unit in units)
    )


def counts(result: MergeResult) -> tuple[int, int, int, int, int]:
    return (result.kept, result.outdated, result.added, result.obsolete, result.revived)


def test_a_new_catalog_has_a_missing_unit_for_every_distinct_string() -> None:
    """In the order of the text, with path and revision of the source."""
    result = merged(None, LEAD, PRICE, LEAD)
    assert [unit.key.source for unit in result.catalog.units] == [LEAD, PRICE]
    assert {unit.state for unit in result.catalog.units} == {UnitState.MISSING}
    assert (result.catalog.source_path, result.catalog.source_revision) == ("content/en/a.md", "0123")
    assert counts(result) == (0, 0, 2, 0, 0)


def test_role_and_note_of_every_place_are_told_to_the_translator() -> None:
    """On one line each, and refreshed when they change."""
    first = Segment(LEAD, LEAD, "heading", (), 1, note="the station\n\n  is closed")
    second = replace(first, role="caption", note="")
    catalog = merged(None, first, second).catalog
    assert catalog.units[0].notes == ("heading", "the station", "is closed", "caption")
    assert merged(catalog, second).catalog.units[0].notes == ("caption",)


def test_merging_the_same_text_again_changes_nothing() -> None:
    """Not even the order of what is obsolete."""
    once = merged(translated(LEAD, PRICE, QUOTE), PRICE, LEAD.replace("Friday", "Monday"), OTHER)
    again = merged(once.catalog, PRICE, LEAD.replace("Friday", "Monday"), OTHER)
    assert again.catalog == once.catalog
    assert counts(again) == (3, 0, 0, 0, 0)


def test_an_inserted_paragraph_leaves_its_neighbours_alone() -> None:
    """Their units are the same, reviews and all."""
    catalog = translated(LEAD, PRICE)
    result = merged(catalog, LEAD, OTHER, PRICE)
    assert (result.catalog.units[0], result.catalog.units[2]) == catalog.units
    assert result.catalog.units[1].state is UnitState.MISSING
    assert counts(result) == (2, 0, 1, 0, 0)


def test_an_edited_paragraph_keeps_its_old_target_as_outdated() -> None:
    """With the source that the target was made from, and without the review."""
    edited = LEAD.replace("two years", "three years")
    result = merged(translated(LEAD, PRICE), edited, PRICE)
    unit = result.catalog.units[0]
    assert (unit.key.source, unit.target, unit.previous_source) == (edited, LEAD.upper(), LEAD)
    assert (unit.state, unit.stamps) == (UnitState.OUTDATED, ())
    assert counts(result) == (1, 1, 0, 0, 0)


def test_a_paragraph_edited_twice_keeps_the_source_of_its_target() -> None:
    """The reviewer compares with what was translated, not with a text between."""
    once = merged(translated(LEAD), LEAD.replace("Friday", "Monday")).catalog
    twice = merged(once, LEAD.replace("Friday", "Sunday")).catalog
    assert twice.units[0].previous_source == LEAD
    assert twice.units[0].target == LEAD.upper()


@pytest.mark.parametrize(("provenance", "state"), [(MACHINE, UnitState.DRAFT), (HUMAN, UnitState.UNCONFIRMED)])
def test_when_the_translated_source_comes_back_the_target_is_right_again(
    provenance: Provenance, state: UnitState
) -> None:
    """But the review is gone; and a machine's text stays a draft, which never ships."""
    away = merged(translated(LEAD, PRICE, provenance=provenance), LEAD.replace("Friday", "Monday"), PRICE).catalog
    result = merged(away, LEAD, PRICE)
    unit = result.catalog.units[0]
    assert (unit.target, unit.state, unit.previous_source, unit.stamps) == (LEAD.upper(), state, "", ())
    assert counts(result) == (1, 0, 0, 0, 1)


def test_a_rewritten_paragraph_takes_nothing_over() -> None:
    """Its old translation becomes obsolete; in the same place, too."""
    result = merged(translated(LEAD, PRICE, QUOTE), LEAD, OTHER, QUOTE)
    assert [unit.key.source for unit in result.catalog.units] == [LEAD, OTHER, QUOTE, PRICE]
    assert result.catalog.units[1].state is UnitState.MISSING
    assert result.catalog.units[3].obsolete
    assert counts(result) == (2, 0, 1, 1, 0)


def test_an_obsolete_string_comes_back_with_its_review() -> None:
    """The same context, source and target were reviewed by a person."""
    catalog = translated(LEAD, PRICE)
    away = merged(catalog, LEAD).catalog
    assert away.units[1] == replace(catalog.units[1], obsolete=True, notes=())
    result = merged(away, LEAD, PRICE)
    assert result.catalog.units == catalog.units
    assert counts(result) == (1, 0, 0, 0, 1)


def test_what_has_no_translation_vanishes() -> None:
    """And carries nothing over to an edited source."""
    catalog = merged(None, LEAD, PRICE).catalog
    result = merged(catalog, LEAD.replace("Friday", "Monday"))
    assert [unit.key.source for unit in result.catalog.units] == [LEAD.replace("Friday", "Monday")]
    assert counts(result) == (0, 0, 1, 0, 0)


def test_a_missing_unit_gives_way_to_an_obsolete_one_with_a_target() -> None:
    """No merge of ours makes such a pair, but a text that is there is not lost."""
    missing = Unit(UnitKey("", LEAD), notes=("paragraph",))
    asleep = Unit(UnitKey("", LEAD), "x", UnitState.UNCONFIRMED, obsolete=True)
    result = merged(Catalog("a", PAIR, units=(missing, asleep)), LEAD)
    assert [(unit.target, unit.obsolete) for unit in result.catalog.units] == [("x", False)]


def test_of_a_pair_of_equal_keys_the_current_one_with_a_target_stays() -> None:
    """The obsolete one is not written beside it: gettext refuses such files."""
    current = Unit(UnitKey("", LEAD), "y", UnitState.UNCONFIRMED)
    asleep = Unit(UnitKey("", LEAD), "x", UnitState.UNCONFIRMED, obsolete=True)
    result = merged(Catalog("a", PAIR, units=(current, asleep)), LEAD)
    assert [unit.target for unit in result.catalog.units] == ["y"]


def test_a_string_that_changes_its_context_loses_only_its_review() -> None:
    """The doubt says why; a draft just moves."""
    catalog = translated(UnitKey("front-matter:title", LEAD), PRICE)
    result = merged(catalog, UnitKey("", LEAD), PRICE)
    unit = result.catalog.units[0]
    assert (unit.key.context, unit.target, unit.state) == ("", LEAD.upper(), UnitState.UNCONFIRMED)
    assert unit.doubt == "moved to another place in the article since Nino reviewed it"
    assert counts(result) == (2, 0, 0, 0, 0)
    draft = merged(translated(UnitKey("front-matter:title", LEAD), reviewed=False), LEAD).catalog.units[0]
    assert (draft.state, draft.doubt) == (UnitState.DRAFT, "")


def test_a_claimed_review_without_stamp_is_someones() -> None:
    """Whatever a caller hands in, the sentence stands."""
    unit = Unit(UnitKey("front-matter:title", LEAD), "x", UnitState.REVIEWED)
    result = merged(Catalog("a", PAIR, units=(unit,)), LEAD)
    assert result.catalog.units[0].doubt == "moved to another place in the article since someone reviewed it"


def test_paragraphs_may_change_places() -> None:
    """Order follows the text, nothing else happens."""
    catalog = translated(LEAD, PRICE, QUOTE)
    result = merged(catalog, QUOTE, LEAD, PRICE)
    assert result.catalog.units == (catalog.units[2], catalog.units[0], catalog.units[1])
    assert counts(result) == (3, 0, 0, 0, 0)


def test_within_a_gap_less_likeness_is_enough_than_elsewhere() -> None:
    """A paragraph between the same neighbours is the edited one; far away the same likeness is chance."""
    half = (NEAR + FAR) / 2
    near = merged(translated(LEAD, PRICE, QUOTE), LEAD, OTHER, QUOTE, similarity=lambda *_: half)
    assert near.catalog.units[1].previous_source == PRICE
    far = merged(translated(LEAD, PRICE, QUOTE), OTHER, LEAD, QUOTE, similarity=lambda *_: half)
    assert far.catalog.units[0].state is UnitState.MISSING
    assert counts(far) == (2, 0, 1, 1, 0)


def test_an_edited_paragraph_that_moved_is_found() -> None:
    """Where it is like enough."""
    edited = PRICE.replace("35", "40")
    result = merged(translated(LEAD, PRICE, QUOTE), edited, LEAD, QUOTE)
    assert result.catalog.units[0].previous_source == PRICE


def test_each_old_translation_is_used_once() -> None:
    """Two strings like one old one: the likelier gets it, and one approval never lands on two strings."""
    adopted = "Parliament adopted the law on the budget in its second reading."
    refused = "Parliament did not adopt the law on the budget in its second reading."
    changed = "Parliament adopted the law on the budget in its third reading."
    result = merged(translated(adopted), refused, changed)
    states = [(unit.state, unit.target != "") for unit in result.catalog.units]
    assert states == [(UnitState.MISSING, False), (UnitState.OUTDATED, True)]


def test_of_equally_like_pairs_those_in_the_order_of_the_text_are_taken() -> None:
    """So that nothing depends on chance."""
    result = merged(translated(LEAD, PRICE), OTHER, QUOTE, similarity=lambda *_: 90.0)
    assert [unit.previous_source for unit in result.catalog.units] == [LEAD, PRICE]


def test_the_source_returns_in_its_own_context_first() -> None:
    """Of two outdated strings with the same earlier source."""
    title, body = UnitKey("title", LEAD), UnitKey("", LEAD)
    away = [
        outdate(fill(Unit(key), f"of {key.context or 'body'}", MACHINE), UnitKey(key.context, f"New {key.context}"))
        for key in (title, body)
    ]
    result = merged(Catalog("a", PAIR, units=tuple(away)), body, title)
    assert [unit.target for unit in result.catalog.units] == ["of body", "of title"]


def test_a_large_rewrite_is_aligned_by_uncommon_words() -> None:
    """Not every pair is compared, and still every edited paragraph finds its old form."""
    old = [
        f"Paragraph about subject{number} and place{number}, as reported by person{number} today."
        for number in range(80)
    ]
    new = [text.replace("today", "yesterday") for text in reversed(old)]
    calls: list[tuple[str, str]] = []

    def counting(first: str, second: str) -> float:
        calls.append((first, second))
        return word_similarity(first, second)

    # Kept paragraphs in another order around each one: no two gaps are the same.
    anchors = [f"Anchor {number}" for number in range(81)]
    before = translated(*[text for pair in zip(anchors, [*old, ""], strict=True) for text in pair if text])
    after = [text for pair in zip(reversed(anchors), [*new, ""], strict=True) for text in pair if text]
    result = merged(before, *after, similarity=counting)
    assert result.outdated == 80
    assert all(
        unit.previous_source.replace("today", "yesterday") == unit.key.source
        for unit in result.catalog.current
        if unit.state is UnitState.OUTDATED
    )
    assert len(calls) < 80 * 80 / 2


@pytest.mark.parametrize(
    ("first", "second", "least", "most"),
    [
        (LEAD, LEAD, 100, 100),
        (LEAD, LEAD.replace("Friday", "Monday"), 85, 99),
        ("Night train", "Night trains", 80, 99),
        (LEAD, QUOTE, 0, NEAR),
        (LEAD, OTHER, 0, NEAR),
        (PRICE, f"{PRICE} It was 30 lari before.", FAR, 99),
    ],
)
def test_similarity_tells_an_edit_from_another_text(first: str, second: str, least: float, most: float) -> None:
    """0 to 100; unrelated sentences stay below what counts even within a gap."""
    assert least <= word_similarity(first, second) <= most


TEXTS = st.sampled_from(
    [
        *(
            LEAD,
            PRICE,
            QUOTE,
            OTHER,
            LEAD.replace("Friday", "Monday"),
            PRICE.replace("35", "40"),
            f"{QUOTE} He smiled.",
        ),
        *("Night train", "Night trains", "Photo", UnitKey("front-matter:title", "Night train"), UnitKey("alt", LEAD)),
    ]
)
ARTICLES = st.lists(TEXTS, max_size=8)


def rewrite(catalog: Catalog, choices: Sequence[int]) -> Catalog:
    """What people and engines do between two merges."""

    def change(unit: Unit, choice: int) -> Unit:
        if unit.obsolete:
            return unit
        if choice in (1, 2) and not unit.state.is_confirmed:
            who = MACHINE if choice == 1 else HUMAN
            return fill(unit, f"{who.origin}: {unit.key.source}", who)
        return confirm(unit, "Nino", AT) if choice == 3 and unit.target else unit

    padded = [*choices, *[0] * len(catalog.units)]
    return replace(catalog, units=tuple(map(change, catalog.units, padded)))


@given(st.lists(st.tuples(ARTICLES, st.lists(st.integers(0, 3), max_size=8)), min_size=1, max_size=5))
@settings(max_examples=150, deadline=None)
def test_the_laws_of_the_merge(steps: list[tuple[list[str | UnitKey], list[int]]]) -> None:
    """Law 4 over any history of an article: idempotent, complete, nothing human lost, no review invented."""
    catalog: Catalog | None = None
    confirmed = set()
    for texts, choices in steps:
        result = merged(catalog, *texts)
        assert merged(result.catalog, *texts).catalog == result.catalog
        new = result.catalog
        assert tuple(unit.key for unit in new.current) == document(*texts).keys
        assert result.kept + result.outdated + result.added + result.revived == len(new.current)
        assert len({unit.key for unit in new.units}) == len(new.units)
        before = catalog.units if catalog else ()
        kept = {unit.target for unit in new.units}
        assert {unit.target for unit in before if unit.target} <= kept
        for unit in new.units:
            if unit.state.is_confirmed:
                assert (unit.key, unit.target) in confirmed
                assert [stamp.hash for stamp in unit.stamps] == [unit.hash]
            assert (unit.state is UnitState.OUTDATED) == bool(unit.previous_source)
        still = {unit.key: replace(unit, notes=()) for unit in before if not unit.obsolete and unit.target}
        for unit in new.current:
            if unit.key in still:
                assert replace(unit, notes=()) == still[unit.key]
        catalog = rewrite(new, choices)
        confirmed |= {(unit.key, unit.target) for unit in catalog.units if unit.state.is_confirmed}
