"""Rehydrate: no unit becomes reviewed that nobody reviewed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from i18nsync.core.catalog import Catalog
from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.ports import HistoryEvent
from i18nsync.core.rehydrate import Why, rehydrate, replay
from i18nsync.core.unit import Origin, Provenance, Unit, UnitKey, UnitState, content_hash

KEY = UnitKey("", "a")
PAIR = LocalePair(Locale("en"), Locale("ka"))


def event(action: str, *, source: str = "a", target: str = "x", by: str = "Nino", note: str = "") -> HistoryEvent:
    digest = content_hash(UnitKey("", source), target)
    return HistoryEvent("2026-01-01T00:00:00Z", action, "id", "ka", by, "", "", source, target, digest, note)


def catalog(target: str = "x", state: UnitState = UnitState.UNCONFIRMED) -> Catalog:
    return Catalog("id", PAIR, units=(Unit(KEY, target, state),))


events = st.lists(
    st.builds(
        lambda action, source, target, by: event(action, source=source, target=target, by=by, note="was: a"),
        st.sampled_from(
            ["review", "review", "edit", "draft", "reopen", "undo", "outdate", "build", "rehydrate", "new"]
        ),
        st.sampled_from(["a", "b"]),
        st.sampled_from(["x", "y"]),
        st.sampled_from(["Nino", "Gela", ""]),
    ),
    max_size=8,
)


@given(events, st.sampled_from(["x", "y", ""]), st.sampled_from(list(UnitState)[:4]))
def test_only_a_review_of_just_this_text_that_nothing_ended_counts(
    history: list[HistoryEvent], target: str, state: UnitState
) -> None:
    """Stated the other way round: from each stamp back to the event that bears it out."""
    done = rehydrate(catalog(target, state), replay(history))
    for unit in done.reviews:
        assert state is UnitState.UNCONFIRMED
        for stamp in unit.stamps:
            found = [
                number
                for number, each in enumerate(history)
                if each.action == "review" and each.by == stamp.by and each.hash == unit.hash and each.source == "a"
            ]
            later = {each.action for each in history[found[-1] + 1 :] if each.source == "a" or each.action == "outdate"}
            assert later <= {"review", "build", "rehydrate"}
    assert len({stamp.by for unit in done.reviews for stamp in unit.stamps}) == sum(
        len(unit.stamps) for unit in done.reviews
    )
    assert {unit.key: unit.target for unit in done.catalog.units} == {KEY: target}
    assert not rehydrate(done.catalog, replay(history)).reviews


def test_a_third_review_and_one_without_a_name_add_nothing() -> None:
    """Two stamps are the most that a unit has."""
    history = [event("review", by=by) for by in ("", "Nino", "Nino", "Gela", "Zaza")]
    (unit,) = rehydrate(catalog(), replay(history)).reviews
    assert ([stamp.by for stamp in unit.stamps], unit.state) == (["Nino", "Gela"], UnitState.APPROVED)


def test_a_review_of_another_text_takes_the_place_of_the_earlier_one() -> None:
    """Even where no edit was noted in between."""
    history = [event("review"), event("review", target="y", by="Gela")]
    (left,) = rehydrate(catalog("x"), replay(history)).left
    assert (left.why, left.review.by) == (Why.CHANGED, "Gela")


def test_provenance_comes_back_and_what_is_there_stays() -> None:
    """A person's text, a memory match with its score, an engine's; the text decides which."""
    history = [
        HistoryEvent("2026-01-01T00:00:00Z", "draft", "id", "ka", engine="memory", source="a", target="x",
                     hash=content_hash(KEY, "x"), note="score: 87"),
        event("edit", target="y"),
    ]  # fmt: skip
    (unit,) = rehydrate(catalog("x"), replay(history)).provenance
    assert unit.provenance == Provenance(Origin.MEMORY, "memory", 87, at="2026-01-01T00:00:00Z")
    (unit,) = rehydrate(catalog("y"), replay(history)).provenance
    assert unit.provenance == Provenance(Origin.HUMAN, by="Nino", at="2026-01-01T00:00:00Z")
    known = Catalog("id", PAIR, units=(Unit(KEY, "y", UnitState.DRAFT, Provenance(Origin.IMPORT)),))
    assert rehydrate(known, replay(history)).catalog == known


def test_a_carried_review_is_given_back_as_the_review_of_whoever_made_it() -> None:
    """The person who carried it reviewed nothing."""
    note = "reviewed by Nino at 2026-01-01T00:00:00Z; reviewed by Lia at 2026-01-02T00:00:00Z"
    done = rehydrate(catalog(), replay([event("carry", by="Gela", note=note)]))
    assert [(stamp.by, stamp.at) for stamp in done.reviews[0].stamps] == [
        ("Nino", "2026-01-01T00:00:00Z"),
        ("Lia", "2026-01-02T00:00:00Z"),
    ]


def test_a_review_that_held_when_its_source_changed_has_ended_with_it() -> None:
    """The note says that it held, and names the source whose review ended."""
    history = [event("review"), event("outdate", source="b", note="was reviewed: a")]
    assert rehydrate(catalog(), replay(history)).left[0].why is Why.WITHDRAWN


def test_an_adopted_text_gets_its_origin_back() -> None:
    """An adoption is an import, without an author."""
    done = rehydrate(catalog(), replay([event("adopt", by="")]))
    assert done.provenance[0].provenance == Provenance(Origin.IMPORT, at="2026-01-01T00:00:00Z")
