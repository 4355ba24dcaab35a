"""The unit block: what it says, when it counts, and why it does not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18nsync.core.catalog import Catalog
from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.unit import Origin, Provenance, Stamp, Unit, UnitKey, UnitState, confirm, content_hash, fill, outdate
from i18nsync.errors import CatalogError
from i18nsync.stores.po_block import WIDTH, is_block_line, one_line, read_block, shorten, write_block
from i18nsync.stores.po_read import parse_catalog
from i18nsync.stores.po_write import write_catalog
from i18nsync.stores.scan import count_catalog, scan

PAIR = LocalePair(Locale("en"), Locale("ka"))
KEY = UnitKey("", "Night train")
MACHINE = Provenance(Origin.MACHINE, "google", at="2026-01-01T08:00:00Z")
NINO = "ნინო ბერიძე <nino@example.ge>"
AT = "2026-01-02T10:00:00Z"
DRAFT = fill(Unit(KEY), "ღამის მატარებელი", MACHINE)
REVIEWED = confirm(DRAFT, NINO, AT)
APPROVED = confirm(confirm(DRAFT, NINO, AT, reviews=2), "Giorgi", "2026-01-03T10:00:00Z", reviews=2)


def saved(*units: Unit) -> str:
    return write_catalog(Catalog("a", PAIR, units=units), "a.po").decode()


def load(text: str) -> tuple[Unit, ...]:
    catalog = parse_catalog(text.encode(), "a", PAIR, "a.po")
    assert scan(text.encode()) == count_catalog(catalog)
    return catalog.units


def reload(text: str) -> Unit:
    (unit,) = load(text)
    return unit


def test_a_reviewed_unit_is_written_as_the_documentation_shows() -> None:
    """One key a line, in one order."""
    assert write_block(REVIEWED, "a.po") == [
        "i18nsync-state: reviewed",
        "i18nsync-origin: machine",
        "i18nsync-mt: google",
        "i18nsync-made: 2026-01-01T08:00:00Z",
        f"i18nsync-by: {NINO}",
        f"i18nsync-at: {AT}",
        f"i18nsync-hash: {content_hash(KEY, 'ღამის მატარებელი')}",
    ]


def test_the_second_review_stands_beside_the_first() -> None:
    """And is read back."""
    assert "i18nsync-by2: Giorgi" in write_block(APPROVED, "a.po")
    assert reload(saved(APPROVED)) == APPROVED


def test_units_without_anything_to_say_have_no_block() -> None:
    """Missing, plain drafts, imported texts; an outdated one keeps its state where a tool drops the previous source."""
    for unit in (Unit(KEY), replace(DRAFT, provenance=None), Unit(KEY, "x", UnitState.UNCONFIRMED)):
        assert write_block(unit, "a.po") == []
        assert reload(saved(unit)) == unit
    outdated = outdate(replace(DRAFT, provenance=None), UnitKey("", "The night train"))
    text = saved(outdated)
    assert reload(text) == outdated
    without = "\n".join(line for line in text.split("\n") if not line.startswith("#|"))
    assert reload(without) == replace(outdated, previous_source="")


def test_provenance_of_every_kind_survives() -> None:
    """Who wrote it, with what, how alike it was, and when."""
    made = Provenance(Origin.MEMORY, "memory", 88, "Giorgi <giorgi@example.ge>", AT)
    assert reload(saved(fill(Unit(KEY), "x", made))).provenance == made


def test_a_text_that_was_changed_is_no_longer_reviewed() -> None:
    """And the doubt says since when; provenance goes with the text."""
    unit = reload(saved(REVIEWED).replace("ღამის", "ღამე"))
    assert (unit.state, unit.stamps, unit.provenance) == (UnitState.UNCONFIRMED, (), None)
    assert unit.doubt == "changed since ნინო ბერიძე reviewed it on 2 January 2026"
    assert reload(saved(unit)) == unit


def test_a_changed_source_or_context_is_noticed_too() -> None:
    """The hash binds all three."""
    for old, new in (("Night", "Day"), ('msgid "Night', 'msgctxt "c"\nmsgid "Night')):
        unit = reload(saved(REVIEWED).replace(old, new))
        assert (unit.state, unit.doubt[:13]) == (UnitState.UNCONFIRMED, "changed since")


def test_a_target_that_was_emptied_is_missing() -> None:
    """The doubt still says that there was a review."""
    unit = reload(saved(REVIEWED).replace('msgstr "ღამის მატარებელი"', 'msgstr ""'))
    assert (unit.state, unit.target) == (UnitState.MISSING, "")
    assert unit.doubt == "changed since ნინო ბერიძე reviewed it on 2 January 2026"


def test_a_changed_draft_says_nothing_of_a_review() -> None:
    """There was none."""
    unit = reload(saved(DRAFT).replace("ღამის", "ღამე"))
    assert (unit.state, unit.provenance, unit.doubt) == (UnitState.DRAFT, None, "")


def test_a_draft_whose_flag_was_taken_off_waits_for_review() -> None:
    """As OmegaT leaves all of them; where it came from is still known."""
    unit = reload(saved(DRAFT).replace("#, fuzzy\n", ""))
    assert (unit.state, unit.provenance) == (UnitState.UNCONFIRMED, MACHINE)


def test_fuzzy_takes_a_review_back() -> None:
    """Whoever set it had a reason."""
    unit = reload(saved(REVIEWED).replace("msgid", "#, fuzzy\nmsgid").replace("#, fuzzy\nmsgid", "msgid", 1))
    assert (unit.state, unit.stamps, unit.provenance) == (UnitState.DRAFT, (), MACHINE)
    assert unit.doubt == "fuzzy was set again after ნინო ბერიძე reviewed it on 2 January 2026"
    assert reload(saved(unit)) == unit


def test_a_review_copied_to_another_string_does_not_count() -> None:
    """Comments are copied by msgmerge onto every string that it fuzzy-matches; the doubt names the reason."""
    text = saved(REVIEWED)
    entry = text.split("\n\n", 1)[1]
    copy = entry.replace("Night", "No night")
    original, other = load(f"{text}\n{copy}")
    assert original == REVIEWED
    assert (other.state, other.doubt) == (UnitState.UNCONFIRMED, "the review belongs to another string")
    # The string that was reviewed may be gone.
    copies = load(text.replace(entry, f"{copy}\n{entry.replace('Night', 'Day')}"))
    assert [unit.doubt for unit in copies] == ["the review belongs to another string"] * 2


def test_two_reviews_of_two_texts_are_none() -> None:
    """As msgcat joins them; the marks go, people's own comments stay."""
    comments = saved(REVIEWED).split("\n\n", 1)[1].split("msgid")[0]
    both = f"# #-#-#-#-#  a.po  #-#-#-#-#\n# a note\n{comments}# #-#-#-#-#  b.po  #-#-#-#-#\n{comments}"
    unit = reload(saved(REVIEWED).replace(comments, both))
    assert (unit.state, unit.stamps, unit.provenance) == (UnitState.UNCONFIRMED, (), None)
    assert (unit.doubt, unit.comments) == ("two reviews conflict", ("a note",))
    drafts = saved(DRAFT).replace("# i18nsync-origin: machine\n", "# i18nsync-origin: machine\n" * 2)
    assert (reload(drafts).provenance, reload(drafts).doubt) == (None, "")


@pytest.mark.parametrize(
    ("old", "new", "state", "doubt"),
    [
        (f"# i18nsync-by: {NINO}\n", "", UnitState.UNCONFIRMED, "the review does not say who made it and when"),
        (f"# i18nsync-at: {AT}\n", "", UnitState.UNCONFIRMED, "the review does not say who made it and when"),
        (f"at: {AT}", "at: soon", UnitState.REVIEWED, ""),
        ("state: reviewed", "state: approved", UnitState.REVIEWED, ""),
        ("state: reviewed", "state: perfect", UnitState.UNCONFIRMED, ""),
        ("# i18nsync-state: reviewed\n", "", UnitState.UNCONFIRMED, ""),
        ("origin: machine", "origin: oracle", UnitState.REVIEWED, ""),
        ("made:", "made:\n# i18nsync-score: many\n# i18nsync-later: ", UnitState.REVIEWED, ""),
    ],
)
def test_a_block_that_was_tampered_with_is_worth_what_is_left(old: str, new: str, state: UnitState, doubt: str) -> None:
    """A review needs a name and a time; the rest may be missing or odd."""
    text = saved(REVIEWED)
    assert old in text
    unit = reload(text.replace(old, new))
    assert (unit.state, unit.doubt) == (state, doubt)


def test_the_second_review_has_to_be_another_persons() -> None:
    """A copied line is one review."""
    text = saved(APPROVED).replace("by2: Giorgi", f"by2: {NINO}")
    unit = reload(text)
    assert (unit.state, len(unit.stamps)) == (UnitState.REVIEWED, 1)


@pytest.mark.parametrize(
    ("by", "at", "claim"),
    [
        ("<nino@example.ge>", AT, "changed since <nino@example.ge> reviewed it on 2 January 2026"),
        ("Nino", "2026-13-02", "changed since Nino reviewed it"),
        ("Nino", "yesterday", "changed since Nino reviewed it"),
        ("Nino", "2026-12-31", "changed since Nino reviewed it on 31 December 2026"),
    ],
)
def test_doubts_name_people_and_days(by: str, at: str, claim: str) -> None:
    """As far as the block tells."""
    unit = confirm(DRAFT, by, at)
    assert reload(saved(unit).replace("ღამის", "ღამე")).doubt == claim


def test_a_claim_without_a_name_is_someones() -> None:
    """The sentence stands all the same."""
    text = saved(REVIEWED).replace(f"# i18nsync-by: {NINO}\n", "").replace("ღამის", "ღამე")
    assert reload(text).doubt == "changed since someone reviewed it on 2 January 2026"


def test_an_empty_text_cannot_have_been_reviewed() -> None:
    """Even where the hash would fit."""
    lines = ["state: reviewed", "by: Nino", f"at: {AT}", f"hash: {content_hash(KEY, '')}"]
    block = "".join(f"# i18nsync-{line}\n" for line in lines)
    unit = reload(saved(Unit(KEY)).replace('msgid "Night', block + 'msgid "Night'))
    assert (unit.state, unit.stamps) == (UnitState.MISSING, ())


@pytest.mark.parametrize(
    "unit",
    [
        replace(REVIEWED, target="another text"),
        replace(REVIEWED, stamps=()),
        replace(REVIEWED, state=UnitState.APPROVED),
        replace(REVIEWED, stamps=(Stamp("", AT, REVIEWED.hash),)),
        replace(REVIEWED, stamps=(Stamp("Nino", "\n", REVIEWED.hash),)),
    ],
)
def test_a_review_that_its_stamps_do_not_bear_out_is_not_written(unit: Unit) -> None:
    """The store writes no review that it would not believe."""
    with pytest.raises(CatalogError) as refusal:
        write_block(unit, "a.po")
    said = f"a.po: 'Night train' claims to be {unit.state}, but its stamps do not bear it out\nReview the string again."
    assert str(refusal.value) == said


@pytest.mark.parametrize(
    ("person", "kept"),
    [
        ("Nino <nino@example.ge>", "Nino <nino@example.ge>"),
        ("Konstantine Gelashvili-Maisuradze <kote@example.ge>", "Konstantine Gelashvili-Maisuradze"),
        ("A" * 50 + " <a@example.ge>", "A" * 39 + "…"),
        ("<" + "a" * 50 + ">", "<" + "a" * 38 + "…"),
        (" Nino \n\tBeridze\x00 ", "Nino Beridze"),
    ],
)
def test_long_names_lose_the_mail_first(person: str, kept: str) -> None:
    """Then the end; control characters are white space."""
    assert shorten(person, 40) == kept
    assert shorten(kept, 40) == kept


@given(st.text(max_size=120), st.text(max_size=120), st.text(max_size=300))
def test_lines_are_short_and_stable(by: str, engine: str, doubt: str) -> None:
    """No line is over 72 characters, none breaks, and what is read back is written the same."""
    made = Provenance(Origin.MACHINE, engine, by=by)
    unit = replace(fill(Unit(KEY), "x", made), doubt=doubt)
    lines = write_block(unit, "a.po")
    assert all(len(f"# {line}") <= WIDTH and one_line(line) == line and is_block_line(line) for line in lines)
    again = reload(saved(unit))
    assert write_block(again, "a.po") == lines
    assert reload(saved(again)) == again


def test_a_person_cannot_write_a_block_into_a_comment() -> None:
    """What looks like a block line in a note is left out; keys that we do not know are notes."""
    unit = replace(DRAFT, comments=("i18nsync-state: reviewed", "i18nsync-mood: fine", "two\nlines"))
    again = reload(saved(unit))
    assert again.comments == ("i18nsync-mood: fine", "two", "lines")
    assert again.state is UnitState.DRAFT


def test_a_block_is_taken_out_of_the_comments_around_it() -> None:
    """Whatever their order."""
    block = read_block(["a", "i18nsync-state: draft ", "b", "i18nsync-by:", "i18nsync-statements: c"])
    assert block.values == {"state": "draft", "by": ""}
    assert block.comments == ("a", "b", "i18nsync-statements: c")
    assert not block.doubled
