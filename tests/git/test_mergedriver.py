"""The merge driver: bytes in, bytes out, and what git makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from i18nsync.core.catalog import Catalog
from i18nsync.core.conflict import conflict_texts
from i18nsync.core.threeway import merge_catalogs
from i18nsync.core.unit import Origin, Provenance, Unit, UnitKey, UnitState, confirm, fill
from i18nsync.errors import CatalogError, StoreError
from i18nsync.stores.po_merge import MergedFile, attributes_line, merge_bytes, merge_files
from i18nsync.stores.po_write import write_catalog
from i18nsync.stores.scan import count_catalog, scan
from tests.core.test_threeway_laws import Triple, histories
from tests.git.conftest import ARTICLE, CATALOG, PAIR, SOURCE, Newsroom, new_newsroom, parse

LEAD = "The night train returns on Friday."
PRICE = "A ticket will cost 35 lari."
RAIN = "Rain is expected in the mountains of Svaneti."
NINO, GIORGI = "ნინო <nino@example.ge>", "Giorgi <giorgi@example.ge>"
AT, LATER = "2026-01-02T10:00:00Z", "2026-01-03T10:00:00Z"
MACHINE = Provenance(Origin.MACHINE, "google", at=AT)


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    """A newsroom whose first commit has three drafted strings."""
    newsroom = new_newsroom(tmp_path, {ARTICLE: [LEAD, PRICE, RAIN]})
    for source in (LEAD, PRICE, RAIN):
        newsroom.first.put(fill(newsroom.first.unit(source), f"<{source}>", MACHINE))
    newsroom.first.commit("drafts")
    return newsroom


def data_of(*units: Unit) -> bytes:
    return write_catalog(Catalog(ARTICLE, PAIR, SOURCE, "0", units), CATALOG)


def test_a_side_that_alone_changed_is_given_back_byte_for_byte() -> None:
    """Even where it cannot be read."""
    for base, ours, theirs in ((b"a", b"b", b"a"), (b"a", b"a", b"b"), (b"", b"b", b"b")):
        assert merge_bytes(base, ours, theirs, "a.po") == MergedFile(b"b")


def test_a_side_that_cannot_be_read_is_refused_with_its_line() -> None:
    """And with what to do; an ancestor that cannot be read counts as none."""
    draft = fill(Unit(UnitKey("", LEAD)), "x", MACHINE)
    ours, theirs = data_of(confirm(draft, NINO, AT)), data_of(confirm(draft, GIORGI, LATER))
    broken = ours + b"<<<<<<< HEAD\n"
    line = ours.count(b"\n") + 1
    for whose, sides in (("our", (broken, theirs)), ("their", (theirs, broken))):
        with pytest.raises(CatalogError) as caught:
            merge_bytes(data_of(draft), sides[0], sides[1], CATALOG)
        assert caught.value.message.startswith(f"{whose} side's version cannot be merged: ")
        assert caught.value.where == f"{CATALOG}:{line}"
        assert caught.value.hint == (
            "The file was left as our side has it, so do not commit the merge like this. Take the merge back "
            "(git merge --abort),\nrepair the file on its branch, commit it there and merge again."
        )
    for base in (broken, b"", b"\n"):
        data, conflicts = merge_bytes(base, ours, theirs, CATALOG)
        assert conflicts == ()
        assert parse(data).units[0].state is UnitState.APPROVED


def test_the_locale_is_that_of_the_folder_or_else_of_the_header() -> None:
    """A catalog that lies elsewhere is merged too; one that says nothing is refused."""
    draft = fill(Unit(UnitKey("", LEAD)), "x", MACHINE)
    ours, theirs = data_of(confirm(draft, NINO, AT)), data_of(confirm(draft, GIORGI, LATER))
    assert b'"Language: ka\\n"' in merge_bytes(b"", ours, theirs, "a.po").data
    assert b'"Language: zh_Hans\\n"' in merge_bytes(b"", ours, theirs, "x/zh_Hans/LC_MESSAGES/a.po").data
    assert b'"Language: ka\\n"' in merge_bytes(b"", ours, theirs, "!/LC_MESSAGES/a.po").data
    mute, dumb = (data.replace(b'"Language: ka\\n"\n', b"") for data in (ours, theirs))
    with pytest.raises(CatalogError, match=r"^a\.po: nothing says which language the catalog is in\nPut a line `Lang"):
        merge_bytes(b"", mute, dumb, "a.po")


def test_files_are_merged_into_ours_which_is_left_alone_where_that_cannot_be(tmp_path: Path) -> None:
    """The ancestor may be missing; a side may not."""
    draft = fill(Unit(UnitKey("", LEAD)), "x", MACHINE)
    base, ours, theirs = (tmp_path / name for name in ("base", "ours", "theirs"))
    ours.write_bytes(data_of(confirm(draft, NINO, AT)))
    with pytest.raises(StoreError) as caught:
        merge_files(base, ours, theirs, CATALOG)
    assert (caught.value.message, caught.value.where) == ("there is no such file", str(theirs))
    theirs.write_bytes(data_of(confirm(draft, GIORGI, LATER)))
    assert merge_files(base, ours, theirs, CATALOG) == ()
    assert parse(ours.read_bytes()).units[0].state is UnitState.APPROVED
    before = ours.stat().st_ino
    assert merge_files(base, ours, ours, CATALOG) == ()
    assert ours.stat().st_ino == before


@given(histories())
@settings(max_examples=60, deadline=None)
def test_a_merged_catalog_reads_back_as_it_was_written(triple: Triple) -> None:
    """Conflicts too: an outdated string without a previous source, both texts in its comments."""
    merged = merge_catalogs(*triple)
    data = write_catalog(merged.catalog, CATALOG)
    back = parse(data, merged.catalog.article)
    assert back == merged.catalog
    assert scan(data) == count_catalog(back)
    assert all(conflict_texts(unit) for unit in back.units if unit.key in merged.conflicts)


def test_the_line_for_gitattributes() -> None:
    """As init writes it."""
    assert attributes_line("i18n/po") == "i18n/po/**/*.po merge=i18nsync"


def test_git_merges_reviews_that_its_own_merge_would_break(newsroom: Newsroom) -> None:
    """Both people review neighbouring strings and the same one; their histories are joined."""
    nino, giorgi, plain = newsroom.clone(NINO), newsroom.clone(GIORGI), newsroom.clone("plain", driver=False)
    for clone, sources in ((nino, (LEAD, PRICE)), (giorgi, (PRICE, RAIN))):
        for source in sources:
            clone.review(source)
        clone.commit()
        done = plain.merge_from(clone)
    assert done.returncode == 1
    assert b"<<<<<<<" in (plain.path / CATALOG).read_bytes()
    assert nino.merge_from(giorgi).returncode == 0
    nino.check_file()
    states = {unit.key.source: unit.state for unit in nino.catalog().units}
    assert states == {LEAD: UnitState.REVIEWED, PRICE: UnitState.APPROVED, RAIN: UnitState.REVIEWED}
    assert len(list(nino.project.history.events(PAIR.target))) == 4
    assert giorgi.merge_from(nino).returncode == 0
    assert giorgi.head == nino.head


def test_a_conflict_is_an_outdated_string_until_somebody_chooses(newsroom: Newsroom) -> None:
    """Git finishes the merge and says what to do; a review settles it, and the other side takes the choice."""
    nino, giorgi = newsroom.clone(NINO), newsroom.clone(GIORGI)
    nino.edit(LEAD, "ღამის მატარებელი\\")
    giorgi.edit(LEAD, "მატარებელი ღამით")
    giorgi.review(LEAD)
    for clone in (nino, giorgi):
        clone.commit()
    done = nino.merge_from(giorgi)
    assert (done.returncode, nino.unmerged) == (0, set())
    assert done.stderr.decode() == (
        f"warning: {CATALOG}: 1 string has a translation by two people; both texts are kept:\n"
        f"  {LEAD}\n"
        f"  Choose with: i18nsync review {ARTICLE} --locale ka\n"
    )
    nino.check_file()
    unit = nino.unit(LEAD)
    assert conflict_texts(unit) == ("მატარებელი ღამით", "ღამის მატარებელი\\")
    assert (unit.state, unit.previous_source, unit.stamps) == (UnitState.OUTDATED, "", ())
    assert unit.doubt == "two texts, one reviewed by Giorgi, one written by ნინო: choose one"
    marked = nino.i18nsync("mark", "reviewed", ARTICLE, "--locale", "ka", "--by", NINO, code=1)
    assert marked.endswith("2 strings reviewed by ნინო <nino@example.ge>, 1 outdated left for i18nsync review\n")
    nino.review(LEAD)
    nino.commit()
    assert giorgi.merge_from(nino).returncode == 0
    assert giorgi.unit(LEAD).state is UnitState.REVIEWED
    assert giorgi.unit(LEAD).comments == ()


def test_a_catalog_that_cannot_be_read_leaves_everything_as_it_was(newsroom: Newsroom) -> None:
    """The merge stops with our file untouched; it can be taken back."""
    nino, giorgi = newsroom.clone(NINO), newsroom.clone(GIORGI)
    nino.review(LEAD)
    (giorgi.path / CATALOG).write_bytes((giorgi.path / CATALOG).read_bytes() + b"=======\n")
    for clone in (nino, giorgi):
        clone.commit()
    before, head = (nino.path / CATALOG).read_bytes(), nino.head
    done = nino.merge_from(giorgi)
    assert done.returncode != 0
    assert f"error: {CATALOG}:".encode() in done.stderr
    assert b"their side's version cannot be merged" in done.stderr
    assert b"Traceback" not in done.stderr
    assert (nino.path / CATALOG).read_bytes() == before
    assert nino.head == head
    assert nino.unmerged == {CATALOG}
    nino.git("merge", "--abort")
    assert nino.git("status", "--porcelain") == b""


def test_catalogs_that_both_sides_added_are_merged(tmp_path: Path) -> None:
    """The ancestor that git gives the driver is empty."""
    newsroom = new_newsroom(tmp_path, {ARTICLE: [LEAD, PRICE]})
    newsroom.first.git("rm", "-q", CATALOG)
    newsroom.first.commit("without a catalog")
    nino, giorgi = newsroom.clone(NINO), newsroom.clone(GIORGI)
    for clone, source in ((nino, LEAD), (giorgi, PRICE)):
        clone.sync()
        clone.put(confirm(fill(clone.unit(source), "ა", MACHINE), clone.who, AT))
        clone.commit()
    assert nino.merge_from(giorgi).returncode == 0
    nino.check_file()
    assert [unit.stamps[0].by for unit in nino.catalog().units] == [NINO, GIORGI]


def test_work_goes_on_to_the_edited_source(newsroom: Newsroom) -> None:
    """One person corrects a translation while the editor changes the source and syncs."""
    nino, editor = newsroom.clone(NINO), newsroom.clone("editor")
    nino.edit(LEAD, "ღამის მატარებელი")
    nino.review(LEAD)
    nino.commit()
    edited = LEAD.replace("Friday", "Monday")
    editor.write_source([RAIN, edited, PRICE])
    editor.sync()
    editor.commit()
    assert nino.merge_from(editor).returncode == 0
    nino.check_file()
    merged_file = (nino.path / CATALOG).read_bytes()
    unit = nino.unit(edited)
    assert (unit.target, unit.state, unit.previous_source) == ("ღამის მატარებელი", UnitState.OUTDATED, LEAD)
    assert [each.key.source for each in nino.catalog().current] == [RAIN, edited, PRICE]
    assert [(each.key.source, each.state) for each in nino.catalog().units if each.obsolete] == [
        (LEAD, UnitState.REVIEWED)
    ]
    nino.sync()
    assert (nino.path / CATALOG).read_bytes() == merged_file
