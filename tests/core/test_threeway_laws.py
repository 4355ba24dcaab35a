"""Laws of the three-way merge, over catalogs that people worked on and over some that nobody would make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from i18nsync.core.article import ArticleRef
from i18nsync.core.catalog import Catalog
from i18nsync.core.conflict import conflict_texts
from i18nsync.core.document import Document, Segment
from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.merge import merge
from i18nsync.core.threeway import ThreeWay, merge_catalogs
from i18nsync.core.threeway_unit import same_text
from i18nsync.core.unit import Origin, Provenance, Stamp, Unit, UnitKey, UnitState, confirm, fill, reopen

PAIR = LocalePair(Locale("en"), Locale("ka"))
SOURCES = (
    "The night train returns on Friday.",
    "The night train returns on Monday.",
    "A ticket will cost 35 lari.",
    "A ticket will cost 40 lari.",
    "Rain is expected in Svaneti.",
)
TEXTS = ("ღამის მატარებელი", "მატარებელი ღამით", "ბილეთი\n35 ლარი", "წვიმა \\ სვანეთში ")
PEOPLE = ("Nino <nino@example.ge>", "Giorgi <giorgi@example.ge>", "Tamar <tamar@example.ge>")
TIMES = st.integers(0, 9).map(lambda hour: f"2026-01-02T1{hour}:00:00Z")
MACHINE = Provenance(Origin.MACHINE, "google", at="2026-01-01T08:00:00Z")

Triple = tuple[Catalog | None, Catalog, Catalog]


def document(sources: Sequence[str]) -> Document:
    segments = tuple(Segment(text, text, "paragraph", (), 1) for text in sources)
    return Document(ArticleRef("a", Locale("en"), "markdown"), segments, ("",) * (len(segments) + 1))


def synced(catalog: Catalog | None, sources: Sequence[str]) -> Catalog:
    revision = f"rev-{'-'.join(str(SOURCES.index(source)) for source in sources)}"
    return merge(catalog, document(sources), article="a", pair=PAIR, source_path="en/a.md", revision=revision).catalog


@st.composite
def worked_on(draw: st.DrawFn, catalog: Catalog) -> Catalog:
    """`catalog` after a day's work: syncs, drafts, edits, reviews, reopenings, remarks, builds."""
    for _ in range(draw(st.integers(0, 5))):
        action = draw(
            st.sampled_from(["sync", "draft", "edit", "review", "review", "reopen", "accept", "remark", "build"])
        )
        if action == "sync":
            catalog = synced(catalog, draw(st.lists(st.sampled_from(SOURCES), max_size=4, unique=True)))
        elif action == "build":
            catalog = replace(catalog, built=f"0123 {catalog.fingerprint}")
        elif catalog.current:
            index = draw(st.sampled_from([at for at, unit in enumerate(catalog.units) if not unit.obsolete]))
            unit = changed(
                catalog.units[index], action, draw(st.sampled_from(TEXTS)), draw(st.sampled_from(PEOPLE)), draw(TIMES)
            )
            catalog = replace(catalog, units=(*catalog.units[:index], unit, *catalog.units[index + 1 :]))
    return catalog


def changed(unit: Unit, action: str, text: str, by: str, at: str) -> Unit:
    """`unit` after `action`; as it is, where the action has nothing to do there."""
    if action == "remark":
        unit = replace(unit, comments=(*unit.comments, f"remark by {by}"))
    elif action == "edit":
        unit = fill(reopen(unit), text, Provenance(Origin.HUMAN, by=by, at=at))
    elif action == "draft" and not unit.target:
        unit = fill(unit, text, replace(MACHINE, at=at))
    elif action == "reopen":
        unit = reopen(unit)
    elif action == "accept" and unit.target and not unit.state.is_confirmed:
        unit = replace(reopen(unit), state=UnitState.UNCONFIRMED)
    elif action == "review" and unit.target and by not in {stamp.by for stamp in unit.stamps}:
        unit = confirm(unit, by, at, reviews=2)
    return unit


@st.composite
def histories(draw: st.DrawFn) -> Triple:
    """A common ancestor (or none) and two branches."""
    if draw(st.integers(0, 5)) == 0:
        return None, draw(worked_on(synced(None, SOURCES[:3]))), draw(worked_on(synced(None, SOURCES[1:])))
    base = draw(worked_on(synced(None, draw(st.lists(st.sampled_from(SOURCES), min_size=1, max_size=4, unique=True)))))
    return base, draw(worked_on(base)), draw(worked_on(base))


@st.composite
def wild_units(draw: st.DrawFn, source: str) -> Unit:
    unit = Unit(
        UnitKey(draw(st.sampled_from(["", "title"])), source),
        draw(st.sampled_from(["", *TEXTS])),
        comments=draw(st.lists(st.sampled_from(["", "a", "b"]), max_size=3).map(tuple)),
        obsolete=draw(st.booleans()),
    )
    if not unit.obsolete:
        unit = replace(unit, notes=draw(st.sampled_from([(), ("paragraph",)])))
    if not unit.target:
        return unit
    state = draw(st.sampled_from([state for state in UnitState if state is not UnitState.MISSING]))
    origin = draw(st.none() | st.sampled_from(Origin))
    made = origin and Provenance(origin, by=draw(st.sampled_from(["", *PEOPLE])), at=draw(TIMES))
    unit = replace(unit, state=state, provenance=made)
    if state.is_confirmed:
        people = draw(st.permutations(PEOPLE))[: 1 if state is UnitState.REVIEWED else 2]
        stamps = sorted((Stamp(by, draw(TIMES), unit.hash) for by in people), key=lambda stamp: stamp.at)
        return replace(unit, stamps=tuple(stamps))
    if state is UnitState.OUTDATED:
        unit = replace(unit, previous_source=draw(st.sampled_from(SOURCES)))
        if draw(st.booleans()):
            lines = (f"conflict, written by Nino: {TEXTS[0]}", f"conflict, written by Giorgi: {TEXTS[1]}")
            return replace(unit, target=TEXTS[0], previous_source="", comments=(*unit.comments, *lines))
    return replace(unit, doubt=draw(st.sampled_from(["", "changed since Nino reviewed it"])))


@st.composite
def wild_catalogs(draw: st.DrawFn) -> Catalog:
    sources = draw(st.lists(st.sampled_from(SOURCES), max_size=4, unique=True))
    units = [draw(wild_units(source)) for source in sources]
    # A revision that stands for just the current strings.
    revision = f"rev {sorted((unit.key.context, unit.key.source) for unit in units if not unit.obsolete)}"
    return Catalog(
        "a",
        PAIR,
        "en/a.md",
        draw(st.sampled_from(["", revision])),
        tuple(sorted(units, key=lambda unit: unit.obsolete)),
        draw(st.sampled_from(["", "0123 4567", "89ab cdef"])),
        draw(st.dictionaries(st.sampled_from(["X-A", "X-B"]), st.sampled_from(["1", "2"]))),
        draw(st.lists(st.sampled_from(["", "one", "two"]), max_size=3).map(tuple)),
    )


TRIPLES = histories() | st.tuples(st.none() | wild_catalogs(), wild_catalogs(), wild_catalogs())


def by_key(catalog: Catalog | None) -> dict[UnitKey, Unit]:
    return {unit.key: unit for unit in catalog.units} if catalog else {}


def gist(catalog: Catalog) -> tuple[Catalog, dict[UnitKey, Unit]]:
    """What must not depend on the direction of a merge, or on how often it is made."""
    units = {
        unit.key: replace(
            unit,
            stamps=tuple(sorted(unit.stamps, key=lambda stamp: (stamp.at, stamp.by))),  # of one second have no order
            comments=tuple(sorted(unit.comments)),
            flags=tuple(sorted(unit.flags)),
            references=tuple(sorted(unit.references)),
        )
        for unit in catalog.units
    }
    return replace(catalog, units=(), headers=dict(catalog.headers), header_comments=()), units


@given(TRIPLES)
@settings(max_examples=80, deadline=None)
def test_a_side_that_alone_changed_is_the_result(triple: Triple) -> None:
    """And two sides that are equal are the result, whatever they come from."""
    base, ours, theirs = triple
    assert merge_catalogs(base, ours, ours) == ThreeWay(ours)
    assert merge_catalogs(ours, ours, theirs) == ThreeWay(theirs)
    assert merge_catalogs(theirs, ours, theirs) == ThreeWay(ours)


@given(TRIPLES)
@settings(max_examples=120, deadline=None)
def test_the_direction_of_a_merge_does_not_matter(triple: Triple) -> None:
    """Up to the order of units and of lines."""
    base, ours, theirs = triple
    one, other = merge_catalogs(base, ours, theirs), merge_catalogs(base, theirs, ours)
    assert gist(one.catalog) == gist(other.catalog)
    assert sorted(one.catalog.header_comments) == sorted(other.catalog.header_comments)
    assert set(one.conflicts) == set(other.conflicts)


@given(TRIPLES)
@settings(max_examples=120, deadline=None)
def test_what_one_side_reviewed_and_the_other_left_alone_is_reviewed(triple: Triple) -> None:
    """With the same text, the same state and the same stamps, wherever the string is; deleting it is no review."""
    base, ours, theirs = triple
    units, before = by_key(merge_catalogs(base, ours, theirs).catalog), by_key(base)
    for side, other in ((by_key(ours), by_key(theirs)), (by_key(theirs), by_key(ours))):
        for key, unit in side.items():
            old = before.get(key)
            deleted = key not in other and old is not None and same_text(old, unit)
            if unit.state.is_confirmed and (key not in other or other[key] == old) and not deleted:
                now = units[key]
                assert (now.target, now.state, now.stamps) == (unit.target, unit.state, unit.stamps)


@given(TRIPLES)
@settings(max_examples=120, deadline=None)
def test_no_review_is_lost(triple: Triple) -> None:
    """But where the other side took it back, two others hold, or people stand behind two texts."""
    base, ours, theirs = triple
    merged = merge_catalogs(base, ours, theirs)
    units, before = by_key(merged.catalog), by_key(base)
    for side, other in ((by_key(ours), by_key(theirs)), (by_key(theirs), by_key(ours))):
        for key, unit in side.items():
            for stamp in unit.stamps:
                known = key in before and stamp in before[key].stamps
                taken_back = known and (key not in other or stamp not in other[key].stamps)
                now = units.get(key)
                if not taken_back:
                    assert now is not None
                    kept = now.target == unit.target and stamp.by in {each.by for each in now.stamps}
                    full = now.target == unit.target and len(now.stamps) == 2
                    assert kept or full or unit.target in conflict_texts(now)


@given(TRIPLES)
@settings(max_examples=120, deadline=None)
def test_nothing_becomes_reviewed_that_was_not_reviewed_with_that_very_text(triple: Triple) -> None:
    """Each stamp comes from a side and fits its text; approved means two different people."""
    base, ours, theirs = triple
    one, other = by_key(ours), by_key(theirs)
    for unit in merge_catalogs(base, ours, theirs).catalog.units:
        assert bool(unit.stamps) == unit.state.is_confirmed
        for stamp in unit.stamps:
            assert stamp.hash == unit.hash
            assert any(unit.key in side and stamp in side[unit.key].stamps for side in (one, other))
        if unit.state.is_confirmed:
            assert len({stamp.by for stamp in unit.stamps}) == (2 if unit.state is UnitState.APPROVED else 1)


def added_lines(catalog: Catalog) -> dict[UnitKey, list[str]]:
    """The comment lines that merges make."""
    starts = ("conflict, ", "another translation: ")
    return {unit.key: sorted(line for line in unit.comments if line.startswith(starts)) for unit in catalog.units}


def stands_behind(unit: Unit) -> bool:
    by_hand = unit.provenance is not None and unit.provenance.origin is Origin.HUMAN
    return bool(unit.target) and (by_hand or unit.state.is_confirmed or unit.state is UnitState.UNCONFIRMED)


@given(TRIPLES)
@settings(max_examples=120, deadline=None)
def test_no_text_that_a_person_stands_behind_is_dropped(triple: Triple) -> None:
    """What is new on a side is a target, current or obsolete, or stands in a comment of its unit."""
    base, ours, theirs = triple
    units = merge_catalogs(base, ours, theirs).catalog.units
    targets = {unit.target for unit in units}
    comments = "\n".join(line for unit in units for line in unit.comments)
    old = {unit.target for unit in base.units} if base else set()
    for unit in (*ours.units, *theirs.units):
        if stands_behind(unit) and unit.target not in old and unit.target not in targets:
            spelt = unit.target.replace("\\", "\\\\").replace("\n", "\\n")
            assert (spelt[:-1] + "\\x20" if spelt.endswith(" ") else spelt) in comments


@given(TRIPLES)
@settings(max_examples=120, deadline=None)
def test_a_conflict_is_a_unit_that_nobody_has_confirmed_with_both_texts(triple: Triple) -> None:
    """Outdated without a previous source, which a PO file can say; the first of the texts is its target."""
    base, ours, theirs = triple
    merged = merge_catalogs(base, ours, theirs)
    units = by_key(merged.catalog)
    assert [key for key in units if key in merged.conflicts] == list(merged.conflicts)
    for key in merged.conflicts:
        unit = units[key]
        texts = conflict_texts(unit)
        assert (unit.state, unit.stamps, unit.previous_source) == (UnitState.OUTDATED, (), "")
        assert len(texts) >= 2
        assert unit.target == texts[0]
        assert {side[key].target for side in (by_key(ours), by_key(theirs)) if key in side} <= set(texts)
        assert unit.doubt.endswith(": choose one")
        assert not any("\n" in line for line in unit.comments)


@given(histories())
@settings(max_examples=150, deadline=None)
def test_merging_the_same_branch_again_changes_nothing(triple: Triple) -> None:
    """From either side, even if git should offer the old ancestor.

    That is, of catalogs that work can lead to: where a file was put together by hand so that a string descends from
    another that never had its text, provenance and doubt of the same text may come from the other side.
    """
    base, ours, theirs = triple
    once = merge_catalogs(base, ours, theirs)
    for again in (merge_catalogs(base, once.catalog, theirs), merge_catalogs(base, ours, once.catalog)):
        assert again.conflicts == ()
        # The head and the article's notes may come to be known better; the next sync writes them anyway.
        before, after = (
            {key: replace(unit, notes=()) for key, unit in gist(each.catalog)[1].items()} for each in (once, again)
        )
        assert before == after
        assert added_lines(again.catalog) == added_lines(once.catalog)


@given(TRIPLES)
@settings(max_examples=120, deadline=None)
def test_a_revision_is_claimed_only_with_the_strings_of_a_side_that_has_it(triple: Triple) -> None:
    """Otherwise the next sync would pass the article by; no key stands there twice, obsolete units are last."""
    base, ours, theirs = triple
    merged = merge_catalogs(base, ours, theirs).catalog
    current = [unit.key for unit in merged.current]
    if merged.source_revision:
        sides = [side for side in (ours, theirs) if side.source_revision == merged.source_revision]
        assert set(current) in [{unit.key for unit in side.current} for side in sides]
    assert len({unit.key for unit in merged.units}) == len(merged.units)
    if (ours, theirs) != (base, base):
        assert [unit.key for unit in merged.units][: len(current)] == current
