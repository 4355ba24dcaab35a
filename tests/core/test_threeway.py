"""The three-way merge of catalogs: what happens in the cases that a newsroom meets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from i18nsync.core.article import ArticleRef
from i18nsync.core.catalog import Catalog
from i18nsync.core.conflict import conflict_texts, settle
from i18nsync.core.document import Document, Segment
from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.merge import merge
from i18nsync.core.threeway import merge_catalogs
from i18nsync.core.threeway_unit import merge_units
from i18nsync.core.unit import Origin, Provenance, Unit, UnitKey, UnitState, confirm, fill, outdate, reopen
from i18nsync.core.weave import weave_lines

PAIR = LocalePair(Locale("en"), Locale("ka"))
NINO, GIORGI, TAMAR = "ნინო <nino@example.ge>", "Giorgi <giorgi@example.ge>", "tamar"
DAY, NEXT, LAST = "2026-01-02T10:00:00Z", "2026-01-03T10:00:00Z", "2026-01-04T10:00:00Z"
MACHINE = Provenance(Origin.MACHINE, "google", at=DAY)

TRAIN = UnitKey("", "The night train returns on Friday.")
EDITED = UnitKey("", "The night train returns on Monday.")
PRICE = UnitKey("", "A ticket will cost 35 lari.")
RAIN = UnitKey("", "Rain is expected in the mountains of Svaneti.")
SNOW = UnitKey("", "Snow closed the pass to Ushguli, the road department said.")

DRAFT = fill(Unit(TRAIN), "მატარებელი", MACHINE)
BY_NINO, BY_GIORGI = "ღამის მატარებელი", "მატარებელი ღამით"


def written(unit: Unit, text: str, by: str, at: str = DAY) -> Unit:
    return fill(reopen(unit), text, Provenance(Origin.HUMAN, by=by, at=at))


def catalog(*units: Unit | UnitKey, revision: str = "0") -> Catalog:
    made = tuple(unit if isinstance(unit, Unit) else Unit(unit) for unit in units)
    return Catalog("a", PAIR, "en/a.md", revision, made)


def synced(before: Catalog, *keys: UnitKey, revision: str) -> Catalog:
    segments = tuple(Segment(key.source, key.source, "paragraph", (), 1, context=key.context) for key in keys)
    document = Document(ArticleRef("a", Locale("en"), "markdown"), segments, ("",) * (len(keys) + 1))
    return merge(before, document, article="a", pair=PAIR, source_path="en/a.md", revision=revision).catalog


def merged(base: Unit | None, ours: Unit, theirs: Unit) -> Unit:
    """The same in both directions."""
    one, other = merge_units(base, ours, theirs), merge_units(base, theirs, ours)
    assert (one.unit.target, one.unit.state, one.unit.stamps) == (
        other.unit.target,
        other.unit.state,
        other.unit.stamps,
    )
    assert not one.conflict
    assert not other.conflict
    return one.unit


def test_reviews_of_the_same_text_by_two_people_make_it_approved() -> None:
    """Oldest first, whichever side is merged into which."""
    one, other = confirm(DRAFT, NINO, NEXT), confirm(DRAFT, GIORGI, DAY)
    unit = merged(DRAFT, one, other)
    assert (unit.state, unit.stamps) == (UnitState.APPROVED, (*other.stamps, *one.stamps))


def test_two_reviews_by_one_person_stay_one_review() -> None:
    """The older one; approved would claim a second reader."""
    unit = merged(DRAFT, confirm(DRAFT, NINO, NEXT), confirm(DRAFT, NINO, DAY))
    assert unit == confirm(DRAFT, NINO, DAY)


def test_of_three_reviewers_the_first_two_are_kept() -> None:
    """A catalog holds two."""
    base = confirm(DRAFT, NINO, DAY)
    unit = merged(base, confirm(base, TAMAR, LAST, reviews=2), confirm(base, GIORGI, NEXT, reviews=2))
    assert [stamp.by for stamp in unit.stamps] == [NINO, GIORGI]


def test_a_review_that_one_side_took_back_is_gone_and_a_new_one_counts() -> None:
    """Reopening takes back what was there, not what came after."""
    base = confirm(DRAFT, NINO, DAY)
    assert merged(base, reopen(base), base).state is UnitState.DRAFT
    unit = merged(base, reopen(base), confirm(base, GIORGI, NEXT, reviews=2))
    assert (unit.state, [stamp.by for stamp in unit.stamps]) == (UnitState.REVIEWED, [GIORGI])


def test_two_people_who_each_took_back_the_others_review_keep_both() -> None:
    """Both stand behind the text still."""
    both = confirm(confirm(DRAFT, NINO, DAY), GIORGI, NEXT, reviews=2)
    one = replace(both, state=UnitState.REVIEWED, stamps=both.stamps[:1])
    other = replace(both, state=UnitState.REVIEWED, stamps=both.stamps[1:])
    assert merged(both, one, other) == both


def test_a_review_that_does_not_fit_its_text_is_not_united() -> None:
    """Such a unit cannot come from a file; it is unconfirmed at best."""
    forged = replace(DRAFT, state=UnitState.REVIEWED, stamps=confirm(written(DRAFT, "x", NINO), NINO, DAY).stamps)
    other = replace(forged, state=UnitState.APPROVED)
    assert merged(None, forged, other).state is UnitState.UNCONFIRMED


def test_a_reviewed_text_beats_the_draft_of_the_other_side() -> None:
    """Whatever the draft says, and without a word about it."""
    other = fill(Unit(TRAIN), "სხვა", MACHINE)
    reviewed = confirm(DRAFT, NINO, DAY)
    assert merged(Unit(TRAIN), reviewed, other) == reviewed
    assert merged(None, reviewed, Unit(TRAIN)) == reviewed


def test_a_text_by_a_person_beats_a_draft() -> None:
    """Reviewed or not."""
    mine = written(Unit(TRAIN), BY_NINO, NINO)
    assert merged(Unit(TRAIN), mine, DRAFT) == mine
    assert merged(None, replace(mine, provenance=None), DRAFT).target == BY_NINO


def test_of_two_drafts_the_newer_is_taken() -> None:
    """They cost nobody any work."""
    newer = fill(Unit(TRAIN), "სხვა", replace(MACHINE, at=NEXT))
    assert merged(Unit(TRAIN), DRAFT, newer) == newer


def test_a_new_draft_beats_the_old_text_that_was_only_reopened() -> None:
    """The text changed on one side only."""
    base = confirm(DRAFT, NINO, DAY)
    newer = fill(Unit(TRAIN), "ა", MACHINE)
    assert merged(base, reopen(base), newer) == newer


def test_a_text_that_one_side_rewrote_and_the_other_only_reopened_is_no_conflict() -> None:
    """And the old text needs no comment: the person who rewrote it has read it."""
    base = confirm(written(Unit(TRAIN), BY_NINO, NINO), GIORGI, DAY)
    rewritten = written(base, BY_GIORGI, GIORGI, NEXT)
    assert merged(base, reopen(base), rewritten) == rewritten


def test_an_emptied_text_does_not_beat_one_that_somebody_reviewed() -> None:
    """A text is never dropped for nothing."""
    reviewed = confirm(DRAFT, NINO, DAY)
    assert merged(DRAFT, Unit(TRAIN), reviewed) == reviewed


def test_a_retracted_text_of_a_person_stays_in_a_comment() -> None:
    """It loses against a text that somebody stands behind, but somebody wrote it."""
    retracted = reopen(written(Unit(TRAIN), f"{BY_NINO}\n\\", NINO))
    reviewed = confirm(written(Unit(TRAIN), BY_GIORGI, GIORGI), TAMAR, NEXT)
    unit = merged(Unit(TRAIN), retracted, reviewed)
    assert unit == replace(reviewed, comments=(f"another translation: {BY_NINO}\\n\\\\",))
    assert merged(Unit(TRAIN), retracted, unit) == unit


@pytest.mark.parametrize("reviewed", [False, True])
def test_two_texts_that_people_stand_behind_are_a_conflict(*, reviewed: bool) -> None:
    """Neither wins: the unit is outdated, and says who wrote what, in whichever direction the branches are merged."""
    ours = written(DRAFT, BY_NINO, NINO, NEXT)
    theirs = written(DRAFT, BY_GIORGI, GIORGI)
    if reviewed:
        theirs = confirm(confirm(theirs, TAMAR, DAY), "A: <b>", NEXT, reviews=2)
    result = merge_catalogs(catalog(DRAFT), catalog(ours), catalog(theirs))
    unit = result.catalog.units[0]
    assert result.conflicts == (TRAIN,)
    mine, others = f"conflict, written by ნინო: {BY_NINO}", f"conflict, written by Giorgi: {BY_GIORGI}"
    if reviewed:
        others = f"conflict, reviewed by tamar and A: {BY_GIORGI}"
    assert unit.comments == ((others, mine) if reviewed else (mine, others))
    assert conflict_texts(unit) == ((BY_GIORGI, BY_NINO) if reviewed else (BY_NINO, BY_GIORGI))
    assert (unit.state, unit.stamps, unit.previous_source) == (UnitState.OUTDATED, (), "")
    assert unit.target == conflict_texts(unit)[0]
    if reviewed:
        assert unit.doubt == "two texts, one reviewed by tamar and A, one written by ნინო: choose one"
    else:
        assert unit.doubt == "two texts, one written by ნინო, one written by Giorgi: choose one"
    assert result.catalog.source_revision == "0"
    assert merge_catalogs(catalog(DRAFT), catalog(theirs), catalog(ours)) == result


def test_a_conflict_says_where_a_text_comes_from_that_nobody_signed() -> None:
    """Imported, accepted by removing the fuzzy flag, or changed in another tool."""
    imported = fill(Unit(TRAIN), "ა", Provenance(Origin.IMPORT))
    accepted = replace(DRAFT, state=UnitState.UNCONFIRMED)
    changed = Unit(TRAIN, "ბ", UnitState.UNCONFIRMED)
    first = merge_units(None, imported, changed).unit
    assert first.doubt == "two texts, one written by someone, one imported: choose one"
    assert merge_units(None, first, accepted).unit.doubt == (
        "three texts, one written by someone, one imported, one accepted by someone: choose one"
    )


def test_a_text_changed_on_one_side_and_reviewed_as_it_was_on_the_other_is_a_conflict() -> None:
    """One person says that it was right, another that it was not."""
    outcome = merge_units(DRAFT, confirm(DRAFT, NINO, DAY), replace(DRAFT, target="ა", state=UnitState.UNCONFIRMED))
    assert outcome.conflict
    assert conflict_texts(outcome.unit) == ("მატარებელი", "ა")


def test_a_review_that_the_other_side_took_back_to_write_something_else_does_not_make_it_approved() -> None:
    """Only the review that was made since counts; were there none, the text would keep what it has."""
    base = confirm(DRAFT, NINO, DAY)
    other = fill(reopen(base), "სხვა", replace(MACHINE, at=LAST))
    unit = merged(base, confirm(base, GIORGI, NEXT, reviews=2), other)
    assert (unit.target, unit.state, [stamp.by for stamp in unit.stamps]) == (
        DRAFT.target,
        UnitState.REVIEWED,
        [GIORGI],
    )
    approved = confirm(base, GIORGI, NEXT, reviews=2)
    assert merged(approved, base, other) == base


def conflict() -> Unit:
    return merge_units(DRAFT, written(DRAFT, BY_NINO, NINO), written(DRAFT, BY_GIORGI, GIORGI)).unit


def test_a_choice_settles_a_conflict_for_the_other_branch_too() -> None:
    """Whoever has the conflict from the same merge takes the choice."""
    chosen = settle(confirm(written(conflict(), BY_GIORGI, TAMAR), TAMAR, LAST))
    assert conflict_texts(chosen) == ()
    assert chosen.comments == ()
    assert settle(chosen) is chosen
    assert merged(conflict(), chosen, replace(conflict(), comments=(*conflict().comments, "kept"))) == replace(
        chosen, comments=("kept",)
    )


def test_a_conflict_takes_in_a_third_text_and_no_text_twice() -> None:
    """Nobody's text is left out; the text that stood still stands."""
    third = written(DRAFT, 'სხვა: "ა" ', TAMAR, LAST)
    outcome = merge_units(DRAFT, conflict(), third)
    assert outcome.conflict
    assert outcome.unit.comments == (*conflict().comments, 'conflict, written by tamar: სხვა: "ა"\\x20')
    assert conflict_texts(outcome.unit) == (*conflict_texts(conflict()), 'სხვა: "ა" ')
    assert outcome.unit.target == conflict().target
    again = merge_units(DRAFT, outcome.unit, confirm(written(DRAFT, BY_NINO, NINO), NINO, LAST))
    assert (again.unit, again.conflict) == (outcome.unit, False)


def test_the_same_conflict_on_both_sides_is_one_conflict() -> None:
    """Two people who merged the same branches, each into their own."""
    mine, others = conflict(), merge_units(DRAFT, written(DRAFT, BY_GIORGI, GIORGI), written(DRAFT, BY_NINO, NINO)).unit
    assert mine == others
    assert merged(DRAFT, replace(mine, comments=("a", *mine.comments)), others).comments == ("a", *mine.comments)


def test_a_conflict_whose_source_is_edited_is_an_outdated_string_with_remarks() -> None:
    """The texts are for the old source; whoever translates the new one sees them."""
    unit = outdate(conflict(), EDITED)
    assert (conflict_texts(unit), unit.previous_source) == ((), TRAIN.source)
    assert unit.comments == conflict().comments


def test_an_accepted_conflict_is_none_any_more() -> None:
    """Once confirmed, lines that were left in the comments are a remark."""
    unit = confirm(conflict(), NINO, DAY)
    assert conflict_texts(unit) == ()


def test_control_characters_are_spelt_on_the_line() -> None:
    """And read back as they were."""
    text = "ა\tბ\r\n\\n\u2028\x85\u00a0გ"
    outcome = merge_units(None, written(Unit(TRAIN), text, NINO, NEXT), written(Unit(TRAIN), BY_GIORGI, GIORGI))
    assert outcome.unit.comments[0] == ("conflict, written by ნინო: ა\\tბ\\x0d\\n\\\\n\\u2028\\x85\u00a0გ")
    assert conflict_texts(outcome.unit)[0] == text


def test_unlike_views_of_the_same_text_give_the_further_one() -> None:
    """Where nobody reviewed it: what changed, and of that what is further along."""
    outdated = replace(DRAFT, state=UnitState.OUTDATED, previous_source="old", provenance=None)
    accepted = replace(DRAFT, state=UnitState.UNCONFIRMED, provenance=Provenance(Origin.HUMAN, by=NINO))
    unit = merged(None, outdated, accepted)
    assert unit == accepted
    assert merged(None, outdated, confirm(DRAFT, NINO, DAY)).stamps == confirm(DRAFT, NINO, DAY).stamps


def test_remarks_flags_and_references_of_both_sides_are_kept() -> None:
    """What one side removed is removed; what both added is there once."""
    base = replace(DRAFT, comments=("a", "b"), flags=("no-wrap",), references=("x.md",))
    ours = replace(confirm(base, NINO, DAY), comments=("a", "b", "both", "ours"), flags=("no-wrap", "c-format"))
    theirs = replace(base, comments=("theirs", "b", "both"), flags=(), references=("x.md", "y.md"))
    unit = merged(base, ours, theirs)
    assert unit.comments == ("theirs", "b", "both", "ours")
    assert (unit.flags, unit.references, unit.state) == (("c-format",), ("x.md", "y.md"), UnitState.REVIEWED)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "woven"),
    [
        ("", "ab", "b", "ab"),
        ("aab", "ab", "ba", "ab"),
        ("a", "aa", "ba", "baa"),
        ("a", "aax", "", "aax"),
        ("aa", "a", "aaa", "aaa"),
        ("aa", "ab", "aaa", "aaab"),
        ("abc", "axbc", "abyc", "axbyc"),
    ],
)
def test_lines_are_merged_by_how_often_they_stand(base: str, ours: str, theirs: str, woven: str) -> None:
    """In our order, theirs after their predecessor."""
    assert "".join(weave_lines(list(base), list(ours), list(theirs))) == woven


def test_work_on_a_string_goes_on_to_its_edited_source() -> None:
    """A translator corrects a text, an editor changes the source: the correction is what is outdated."""
    base = catalog(DRAFT, Unit(RAIN))
    ours = catalog(written(DRAFT, BY_NINO, NINO), confirm(fill(Unit(RAIN), "წვიმა", MACHINE), NINO, DAY))
    theirs = synced(base, SNOW, EDITED, RAIN, revision="1")
    for result in (merge_catalogs(base, ours, theirs), merge_catalogs(base, theirs, ours)):
        assert [unit.key for unit in result.catalog.units] == [SNOW, EDITED, RAIN]
        unit = result.catalog.units[1]
        assert (unit.target, unit.state, unit.previous_source) == (BY_NINO, UnitState.OUTDATED, TRAIN.source)
        assert result.catalog.units[2].state is UnitState.REVIEWED
        assert (result.catalog.source_revision, result.conflicts) == ("1", ())
        assert unit.notes == ("paragraph",)


def test_the_order_is_that_of_the_side_that_has_the_newer_source() -> None:
    """A moved paragraph is not moved back; otherwise the order is ours."""
    base = catalog(DRAFT, PRICE, RAIN)
    ours = catalog(confirm(DRAFT, NINO, DAY), PRICE, RAIN)
    theirs = synced(base, RAIN, SNOW, TRAIN, PRICE, revision="1")
    for result in (merge_catalogs(base, ours, theirs), merge_catalogs(base, theirs, ours)):
        assert [unit.key for unit in result.catalog.units] == [RAIN, SNOW, TRAIN, PRICE]
        assert result.catalog.source_revision == "1"
    moved = catalog(RAIN, DRAFT, PRICE)
    assert [unit.key for unit in merge_catalogs(base, ours, moved).catalog.units] == [TRAIN, PRICE, RAIN]


def test_a_string_that_one_side_has_from_elsewhere_keeps_the_remarks_of_the_other() -> None:
    """Not to have a remark is not to have removed it."""
    base = catalog(replace(DRAFT, comments=("remark",)))
    ours = catalog(written(Unit(EDITED), BY_NINO, NINO), revision="1")
    theirs = synced(base, EDITED, revision="1")
    for result in (merge_catalogs(base, ours, theirs), merge_catalogs(base, theirs, ours)):
        unit = result.catalog.units[0]
        assert (unit.target, unit.state, unit.comments) == (BY_NINO, UnitState.UNCONFIRMED, ("remark",))


def test_a_review_of_a_string_whose_source_was_edited_waits_for_the_source_to_return() -> None:
    """As an obsolete unit; the edited string is outdated."""
    base = catalog(DRAFT, Unit(PRICE))
    ours = catalog(confirm(DRAFT, NINO, DAY), Unit(PRICE))
    theirs = synced(base, EDITED, PRICE, revision="1")
    result = merge_catalogs(base, ours, theirs).catalog
    assert [(unit.key, unit.state, unit.obsolete) for unit in result.units] == [
        (EDITED, UnitState.OUTDATED, False),
        (PRICE, UnitState.MISSING, False),
        (TRAIN, UnitState.REVIEWED, True),
    ]
    back = synced(result, TRAIN, PRICE, revision="0")
    assert back.units[0].stamps == confirm(DRAFT, NINO, DAY).stamps


def test_a_text_for_the_old_source_does_not_beat_one_for_the_new_source() -> None:
    """It stays in a comment of the new one."""
    base = catalog(DRAFT)
    ours = catalog(written(DRAFT, BY_NINO, NINO))
    theirs = synced(base, EDITED, revision="1")
    theirs = replace(theirs, units=(replace(theirs.units[0], target="ახალი", provenance=None),))
    result = merge_catalogs(base, ours, theirs)
    assert result.conflicts == (EDITED,)
    assert conflict_texts(result.catalog.units[0]) == (BY_NINO, "ახალი")
    done = replace(theirs, units=(confirm(theirs.units[0], GIORGI, NEXT),))
    result = merge_catalogs(base, ours, done)
    assert result.conflicts == ()
    assert (result.catalog.units[0].target, result.catalog.units[0].state) == ("ახალი", UnitState.REVIEWED)
    # Nothing says any more which string the reviewed one comes from, so the old one keeps the text.
    assert [(unit.target, unit.obsolete) for unit in result.catalog.units[1:]] == [(BY_NINO, True)]


def test_both_sides_synced_with_different_sources_keep_all_strings_and_no_revision() -> None:
    """The next sync sorts them out."""
    base = catalog(confirm(DRAFT, NINO, DAY), Unit(RAIN))
    ours = synced(base, EDITED, RAIN, revision="1")
    theirs = synced(base, TRAIN, SNOW, RAIN, revision="2")
    result = merge_catalogs(base, ours, theirs).catalog
    assert result.source_revision == ""
    assert {unit.key for unit in result.current} == {TRAIN, EDITED, SNOW, RAIN}
    tidy = synced(result, TRAIN, SNOW, RAIN, revision="3")
    assert tidy.units[0] == replace(base.units[0], notes=("paragraph",))


def test_a_deleted_string_is_gone_unless_somebody_worked_on_it() -> None:
    """Then it is obsolete; a unit that the source has again is current."""
    base = catalog(DRAFT, Unit(PRICE), Unit(RAIN))
    ours = catalog(DRAFT, fill(Unit(PRICE), "ბილეთი", MACHINE), replace(Unit(RAIN), comments=("remark",)))
    theirs = catalog(DRAFT, revision="1")
    result = merge_catalogs(base, ours, theirs).catalog
    assert [(unit.key, unit.obsolete) for unit in result.units] == [(TRAIN, False), (PRICE, True)]
    assert result.source_revision == "1"
    resting = catalog(replace(DRAFT, obsolete=True), Unit(RAIN))
    purged = catalog(replace(Unit(RAIN), comments=("remark",)))
    revived = replace(synced(resting, TRAIN, RAIN, revision="1"), built="0 1")
    back = merge_catalogs(resting, purged, revived).catalog
    assert (back.units[0].target, back.units[0].obsolete) == (DRAFT.target, False)


def test_a_string_that_is_obsolete_on_one_side_has_the_notes_of_the_other() -> None:
    """Where it stays current, because the two were in step with different sources."""
    here = replace(DRAFT, notes=("paragraph",), references=("x.md",))
    base = catalog(here)
    ours = replace(synced(catalog(confirm(here, NINO, DAY)), RAIN, revision="1"), built="0 1")
    theirs = catalog(here, Unit(SNOW), revision="2")
    unit = merge_catalogs(base, ours, theirs).catalog.find(TRAIN)
    assert unit == confirm(here, NINO, DAY)
    gone = merge_catalogs(base, ours, catalog(replace(here, comments=("remark",)))).catalog
    assert [(each.notes, each.state) for each in gone.units if each.obsolete] == [((), UnitState.REVIEWED)]


def test_a_revision_is_not_claimed_for_strings_that_it_does_not_have() -> None:
    """A string that was added by hand makes the next sync look."""
    base = catalog(DRAFT)
    result = merge_catalogs(base, catalog(DRAFT, Unit(PRICE)), catalog(DRAFT, Unit(RAIN)))
    assert result.catalog.source_revision == ""


def test_the_head_of_a_catalog_is_merged_too() -> None:
    """Field by field; of two builds neither can be vouched for."""

    def head(path: str, built: str, fields: dict[str, str], comments: Sequence[str]) -> Catalog:
        return Catalog("a", PAIR, path, "0", (), built, fields, tuple(comments))

    base = head("en/a.md", "1 1", {"X-A": "1", "X-B": "1", "X-C": "1"}, ["one", "two"])
    ours = head("en/b.md", "2 2", {"X-A": "2", "X-B": "1", "X-D": "ours"}, ["one", "two", "three"])
    theirs = head("en/a.md", "1 1", {"X-A": "3", "X-B": "2", "X-C": "1", "X-E": "theirs"}, ["two"])
    result = merge_catalogs(base, ours, theirs).catalog
    assert result == head("en/b.md", "2 2", {"X-A": "3", "X-B": "2", "X-E": "theirs", "X-D": "ours"}, ["two", "three"])
    assert list(result.headers) == ["X-A", "X-B", "X-E", "X-D"]
    assert merge_catalogs(base, ours, replace(theirs, built="3 3")).catalog.built == ""


def test_two_new_catalogs_of_one_article_are_merged_without_an_ancestor() -> None:
    """Two people who drafted the same article."""
    ours = catalog(DRAFT, confirm(fill(Unit(PRICE), "ბილეთი", MACHINE), NINO, DAY))
    theirs = catalog(written(Unit(TRAIN), BY_GIORGI, GIORGI), fill(Unit(PRICE), "სხვა", MACHINE))
    result = merge_catalogs(None, ours, theirs)
    assert [(unit.target, unit.state) for unit in result.catalog.units] == [
        (BY_GIORGI, UnitState.UNCONFIRMED),
        ("ბილეთი", UnitState.REVIEWED),
    ]
    assert (result.catalog.source_revision, result.conflicts) == ("0", ())


def test_a_text_of_another_descent_is_not_carried_to_an_edited_source() -> None:
    """Under the old source there is another string's text by now; what the other side carried stands, however often."""
    base = catalog(DRAFT, fill(Unit(PRICE), "ბილეთი", MACHINE))
    ours = catalog(RAIN, replace(outdate(base.units[1], TRAIN), comments=("remark",)))
    theirs = catalog(outdate(DRAFT, EDITED))
    once = merge_catalogs(base, ours, theirs).catalog
    assert once.find(EDITED) == theirs.units[0]
    for again in (merge_catalogs(base, once, theirs), merge_catalogs(base, ours, once)):
        assert set(again.catalog.units) == set(once.units)


def test_a_remark_that_one_side_took_away_stays_where_the_other_edited_the_source() -> None:
    """Too many remarks do no harm."""
    base = catalog(replace(DRAFT, comments=("remark",)), RAIN)
    ours = catalog(written(DRAFT, BY_NINO, NINO), RAIN)
    theirs = synced(base, EDITED, RAIN, revision="1")
    for result in (merge_catalogs(base, ours, theirs), merge_catalogs(base, theirs, ours)):
        assert (result.catalog.units[0].target, result.catalog.units[0].comments) == (BY_NINO, ("remark",))
