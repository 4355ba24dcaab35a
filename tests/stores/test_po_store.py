"""The PO store: paths, saving all or nothing, and what a file looks like."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from i18nsync import temporary
from i18nsync.core.catalog import Catalog
from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.ports import CatalogStore
from i18nsync.core.unit import Origin, Provenance, Unit, UnitKey, UnitState, confirm, fill, outdate
from i18nsync.errors import CatalogError, StoreError
from i18nsync.stores.files import read_bytes, read_text, store_error, write_atomic
from i18nsync.stores.po import PoStore

KA = Locale("ka")
PAIR = LocalePair(Locale("en"), KA)
ID = "2026/01/night-train"
DRAFT = fill(Unit(UnitKey("", "Night train")), "ღამის მატარებელი", Provenance(Origin.MACHINE, "google"))
REVIEWED = confirm(replace(DRAFT, key=UnitKey("front-matter:title", "Night train")), "ნინო", "2026-01-02T10:00:00Z")
OUTDATED = outdate(fill(Unit(UnitKey("", "Old")), "ძველი", Provenance(Origin.HUMAN)), UnitKey("", "New"))
CATALOG = Catalog(
    ID,
    PAIR,
    "content/en/2026/01/night-train.md",
    "0123456789abcdef",
    (
        replace(DRAFT, notes=("paragraph",)),
        REVIEWED,
        OUTDATED,
        replace(DRAFT, key=UnitKey("", "Gone"), obsolete=True),
    ),
)
TEXT = """\
# i18nsync-source: content/en/2026/01/night-train.md
# i18nsync-revision: 0123456789abcdef
msgid ""
msgstr ""
"Project-Id-Version: i18nsync\\n"
"Language: ka\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"X-Generator: i18nsync\\n"

# i18nsync-state: draft
# i18nsync-origin: machine
# i18nsync-mt: google
# i18nsync-hash: DRAFT-HASH
#. paragraph
#: content/en/2026/01/night-train.md
#, fuzzy
msgid "Night train"
msgstr "ღამის მატარებელი"

# i18nsync-state: reviewed
# i18nsync-origin: machine
# i18nsync-mt: google
# i18nsync-by: ნინო
# i18nsync-at: 2026-01-02T10:00:00Z
# i18nsync-hash: REVIEWED-HASH
#: content/en/2026/01/night-train.md
msgctxt "front-matter:title"
msgid "Night train"
msgstr "ღამის მატარებელი"
"""


@pytest.fixture
def store(tmp_path: Path) -> PoStore:
    return PoStore(tmp_path)


def test_it_is_a_catalog_store(store: PoStore) -> None:
    """By the port's protocol."""
    assert isinstance(store, CatalogStore)


def test_a_saved_file_is_plain_gettext(store: PoStore, tmp_path: Path) -> None:
    """Header, block, note, reference without line number, flags; no dates."""
    store.save(CATALOG)
    text = (tmp_path / "locales/ka/LC_MESSAGES/2026/01/night-train.po").read_text(encoding="utf-8")
    expected = TEXT.replace("DRAFT-HASH", DRAFT.hash).replace("REVIEWED-HASH", REVIEWED.hash)
    assert text.startswith(expected)
    assert '#, fuzzy\n#| msgid "Old"\nmsgid "New"\nmsgstr "ძველი"\n\n' in text
    assert text.endswith('#, fuzzy\n#~ msgid "Gone"\n#~ msgstr "ღამის მატარებელი"\n')
    assert "\r" not in text


def test_what_is_saved_is_loaded(store: PoStore) -> None:
    """And counted; what is not there is None."""
    assert store.load(ID, PAIR) is None
    assert store.scan(ID, KA) is None
    store.save(CATALOG)
    assert store.load(ID, PAIR) == CATALOG
    counts = store.scan(ID, KA)
    assert counts is not None
    assert (counts.states, counts.obsolete) == (CATALOG.counts, 1)


def test_a_refused_file_is_named_relative_to_the_project(store: PoStore, tmp_path: Path) -> None:
    """By load and scan alike."""
    path = tmp_path / store.path(ID, KA)
    path.parent.mkdir(parents=True)
    path.write_text('msgid "a"\n', encoding="utf-8")
    for refused in (lambda: store.load(ID, PAIR), lambda: store.scan(ID, KA)):
        with pytest.raises(CatalogError, match="it may have been cut off") as error:
            refused()
        assert error.value.where == "locales/ka/LC_MESSAGES/2026/01/night-train.po:2"


@pytest.mark.parametrize("article", ["", "/etc/passwd", "../a", "a/../b", "a//b", "./a", "a/", "a\\b", "a\nb", "a\0"])
def test_ids_do_not_leave_the_folder(store: PoStore, article: str) -> None:
    """Nor name something that is no file."""
    with pytest.raises(CatalogError, match="cannot be the id of a catalog"):
        store.path(article, KA)


def test_links_do_not_leave_the_folder(store: PoStore, tmp_path: Path) -> None:
    """A link inside of it may lead to another place inside."""
    outside = tmp_path / "outside"
    outside.mkdir()
    folder = store.folder(KA)
    folder.mkdir(parents=True)
    (folder / "2026").symlink_to(outside)
    with pytest.raises(CatalogError, match="a symbolic link leads out of the catalogs' folder"):
        store.save(CATALOG)
    assert list(outside.iterdir()) == []
    (folder / "real").mkdir()
    (folder / "2026").unlink()
    (folder / "2026").symlink_to(folder / "real")
    assert store.save(CATALOG)
    assert (folder / "real/01/night-train.po").is_file()


def test_locales_are_written_as_gettext_writes_them(tmp_path: Path) -> None:
    """With an underscore, in the folder that the settings name."""
    store = PoStore(tmp_path, "i18n/po")
    assert store.path("a", Locale("zh-Hans")) == "i18n/po/zh_Hans/LC_MESSAGES/a.po"
    store.save(Catalog("a", LocalePair(Locale("en"), Locale("hy"))))
    assert '"Language: hy\\n"' in (tmp_path / store.path("a", Locale("hy"))).read_text(encoding="utf-8")


def test_articles_are_listed_in_order(store: PoStore) -> None:
    """Without hidden files and folders, and without what is no catalog."""
    assert list(store.articles(KA)) == []
    for article in ("b", "2026/01/a", "2026/a", "about.us"):
        store.save(Catalog(article, PAIR))
    folder = store.folder(KA)
    (folder / ".hidden").mkdir()
    for name in (".hidden/x.po", ".y.po", "z.mo"):
        (folder / name).write_text("", encoding="utf-8")
    assert list(store.articles(KA)) == ["2026/01/a", "2026/a", "about.us", "b"]


def test_foreign_headers_are_kept_in_their_order(store: PoStore) -> None:
    """Between ours; a value stays on its line, X-Generator is ours."""
    headers = {"X-Team": "a\n b", "Project-Id-Version": "desk", "Last-Translator": "ნინო", "X-Generator": "Poedit"}
    store.save(replace(CATALOG, headers=headers, header_comments=("Desk", "", " of Tbilisi", "i18nsync-built: 1")))
    loaded = store.load(ID, PAIR)
    assert loaded is not None
    assert list(loaded.headers.items()) == [
        ("Project-Id-Version", "desk"),
        ("X-Team", "a b"),
        ("Last-Translator", "ნინო"),
    ]
    assert loaded.header_comments == ("Desk", "", " of Tbilisi")


def test_a_path_with_spaces_is_isolated(store: PoStore, tmp_path: Path) -> None:
    """As gettext does, so that other tools see one reference."""
    store.save(replace(CATALOG, source_path="content/night train.md"))
    assert "#: \u2068content/night train.md\u2069\n" in (tmp_path / store.path(ID, KA)).read_text(encoding="utf-8")
    loaded = store.load(ID, PAIR)
    assert loaded is not None
    assert {unit.references for unit in loaded.units} == {()}


@pytest.mark.parametrize(
    ("source", "target", "written"),
    [("a", "\nb\n", "b"), ("\na", "b\n", "\nb"), ("a\n", "b", "b\n"), ("a", "\n", ""), ("\na\n", "\nb\n", "\nb\n")],
)
def test_line_feeds_at_the_ends_follow_the_source(store: PoStore, source: str, target: str, written: str) -> None:
    """`msgfmt -c` demands it; a review stays with its words."""
    unit = confirm(fill(Unit(UnitKey("", source)), target, Provenance(Origin.HUMAN)), "Nino", "2026-01-02T10:00:00Z")
    store.save(Catalog(ID, PAIR, units=(unit,)))
    loaded = store.load(ID, PAIR)
    assert loaded is not None
    assert loaded.units[0].target == written
    assert loaded.units[0].state is (UnitState.REVIEWED if written else UnitState.MISSING)


@pytest.mark.parametrize(
    ("catalog", "message"),
    [
        (
            Catalog(ID, PAIR, units=(Unit(UnitKey("", "a\0")),)),
            "holds a character that a PO file cannot, U+0000 or U+0004",
        ),
        (
            Catalog(ID, PAIR, units=(Unit(UnitKey("\4", "a")),)),
            "holds a character that a PO file cannot, U+0000 or U+0004",
        ),
        (
            Catalog(ID, PAIR, units=(Unit(UnitKey("", "a\ud83d")),)),
            "a text holds half a surrogate pair, which UTF-8 cannot",
        ),
        (Catalog(ID, PAIR, units=(Unit(UnitKey("", "")),)), "a unit has no source text"),
        (Catalog(ID, PAIR, units=(Unit(UnitKey("", "a")),) * 2), "the unit 'a' is there twice"),
        (Catalog(ID, PAIR, source_path="a\nb"), "the path of the source, 'a\\nb', is not a line of text"),
        (Catalog(ID, PAIR, source_revision="\t"), "the revision, '\\t', is not a line of text"),
        (Catalog(ID, PAIR, built="\r"), "the build line, '\\r', is not a line of text"),
    ],
)
def test_what_a_po_file_cannot_hold_is_not_written(
    store: PoStore, tmp_path: Path, catalog: Catalog, message: str
) -> None:
    """The old file stays."""
    store.save(CATALOG)
    with pytest.raises(CatalogError) as refusal:
        store.save(catalog)
    assert message in refusal.value.message
    assert refusal.value.where.startswith(store.path(ID, KA))
    assert store.load(ID, PAIR) == CATALOG


# Files


def fail_at(monkeypatch: pytest.MonkeyPatch, limit: int, code: int = errno.ENOSPC) -> None:
    """Let the disk be full after `limit` bytes: what was written by then is there, the rest is an error."""
    real = os.fdopen

    class Full:
        def __init__(self, handle: int, mode: str) -> None:
            self.stream = real(handle, mode)

        def __enter__(self) -> Full:
            return self

        def __exit__(self, *_: object) -> None:
            self.stream.close()

        def __getattr__(self, name: str) -> object:
            return getattr(self.stream, name)

        def write(self, data: bytes) -> int:
            self.stream.write(data[:limit])
            if len(data) > limit:
                self.stream.flush()
                raise OSError(code, os.strerror(code))
            return len(data)

    monkeypatch.setattr(os, "fdopen", Full)


def test_a_write_that_fails_at_any_byte_leaves_the_old_file(
    store: PoStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Law 6: and no temporary file; the message says why."""
    store.save(CATALOG)
    path = tmp_path / store.path(ID, KA)
    old = path.read_bytes()
    changed = replace(CATALOG, source_revision="fedcba9876543210")
    for limit in range(0, len(old), 97):
        with monkeypatch.context() as patch:
            fail_at(patch, limit)
            with pytest.raises(StoreError) as refusal:
                store.save(changed)
        said = "the file cannot be written: there is no space left on the disk"
        assert refusal.value.message == said
        assert path.read_bytes() == old
        assert [entry.name for entry in path.parent.iterdir()] == [path.name]
    assert store.save(changed)
    assert store.load(ID, PAIR) == changed


def test_a_process_that_dies_between_write_and_rename_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The temporary file that it leaves is hidden and in nobody's way."""
    path = tmp_path / "a.po"
    write_atomic(path, b"old")

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", die)
        patch.setattr(Path, "unlink", lambda *_: None)
        with pytest.raises(KeyboardInterrupt):
            write_atomic(path, b"new")
    assert path.read_bytes() == b"old"
    left = [entry.name for entry in tmp_path.iterdir() if entry.name != "a.po"]
    assert len(left) == 1
    assert left[0].startswith(".i18nsync-")
    write_atomic(path, b"new")
    assert path.read_bytes() == b"new"


def test_a_temporary_name_that_is_taken_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dead process with the same number may have left one."""
    monkeypatch.setattr(temporary, "_NUMBERS", iter([7, 8]))
    taken = tmp_path / f".i18nsync-{os.getpid()}-7.tmp"
    taken.write_bytes(b"left")
    write_atomic(tmp_path / "a.po", b"new")
    assert ((tmp_path / "a.po").read_bytes(), taken.read_bytes()) == (b"new", b"left")


def test_permission_bits_stay_and_new_files_have_the_usual_ones(tmp_path: Path) -> None:
    """As if the file had been written in place."""
    path = tmp_path / "a.po"
    usual = tmp_path / "usual"
    usual.write_bytes(b"")
    write_atomic(path, b"1")
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(usual.stat().st_mode)
    path.chmod(0o640)
    write_atomic(path, b"2")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """Its target gets the new content."""
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    write_atomic(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_a_file_in_place_of_a_folder_is_said(tmp_path: Path) -> None:
    """And the other way round."""
    (tmp_path / "a").write_bytes(b"")
    for path in (tmp_path / "a" / "b.po", tmp_path / "a" / "b" / "c.po"):
        with pytest.raises(StoreError, match="a part of its path is a file, not a folder") as refusal:
            write_atomic(path, b"x")
        assert refusal.value.where == str(path)
    with pytest.raises(StoreError, match="it is a folder, not a file"):
        read_bytes(tmp_path)
    with pytest.raises(StoreError, match="it is a folder, not a file"):
        write_atomic(tmp_path, b"x")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.EROFS, "the file cannot be written: the file system is read-only"),
        (errno.EACCES, "the file cannot be written: permission denied"),
        (errno.EIO, f"the file cannot be written: {os.strerror(errno.EIO)}"),
        (0, "the file cannot be written: OSError"),
    ],
)
def test_errors_of_the_system_are_put_into_words(code: int, words: str) -> None:
    """Known ones with advice."""
    error = store_error(Path("a.po"), OSError(code, os.strerror(code)) if code else OSError())
    assert error.message == words


def test_text_files_are_utf_8(tmp_path: Path) -> None:
    """A byte order mark is dropped; anything else is refused by line."""
    path = tmp_path / "a.txt"
    assert read_text(path) is None
    path.write_bytes(b"\xef\xbb\xbfa\r\n")
    assert read_text(path) == "a\r\n"
    path.write_bytes(b"a\nb\xff")
    with pytest.raises(StoreError) as refusal:
        read_text(path)
    assert str(refusal.value) == f"{path}:2: the file is not UTF-8 text\nSave it as UTF-8."


def test_catalogs_of_something_else_are_not_listed(tmp_path: Path) -> None:
    """A site keeps its own messages in the same folder; neither its catalogs nor their stamps are ours."""
    folder = tmp_path / "locales" / "ka" / "LC_MESSAGES"
    for name in ("2026/01/night-train", "django", "theme/menu"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.po").write_bytes(b"")
    store = PoStore(tmp_path, others=("django", "theme/*"))
    assert list(store.articles(Locale("ka"))) == ["2026/01/night-train"]
    assert list(store.stamps(Locale("ka"))) == ["2026/01/night-train"]
