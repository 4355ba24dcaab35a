"""What the index saves: files that have not changed are not read again; and what it must not save."""

from __future__ import annotations

import gc
import json
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from i18nsync.core.layout import Claim
from i18nsync.core.locale import Locale
from i18nsync.core.ports import Source, StampedCatalogs, StampedSource
from i18nsync.core.stamps import UNKNOWN, Found
from i18nsync.core.status import ArticleState, ProjectReport
from i18nsync.errors import SourceError
from i18nsync.flows.build import BuildOptions, build
from i18nsync.flows.draft import draft
from i18nsync.flows.mark import mark_reviewed
from i18nsync.flows.project import Project
from i18nsync.flows.report import Selection, report
from i18nsync.flows.spread import _work, spread
from i18nsync.flows.sync import Orphan, Synced, sync
from i18nsync.sources.folder import FolderSource, _places
from i18nsync.stores.index import SqliteIndex
from i18nsync.stores.po import PoStore
from i18nsync.wiring import open_workspace
from i18nsync.wiring.cache import workers

KA = Locale("ka")

SETTINGS = """\
source_locale = "en"
locales = ["ka", "ru"]

[[content]]
source = "content/en/{path}"
version = "content/{locale}/{path}"
"""
TRAIN = "The train leaves at **21:40** from the main station of the old town.\n\nIt did not run.\n"

_serial = iter(range(10**18, 2 * 10**18, 1000))


def write(root: Path, path: str, text: str) -> Path:
    """A file with a time of writing of its own."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    moment = next(_serial)
    os.utime(file, ns=(moment, moment))
    return file


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A newsroom whose files all count as settled, synced once."""
    monkeypatch.setattr("i18nsync.stores.index._TICK", -(10**13))
    write(tmp_path, "i18nsync.toml", SETTINGS)
    write(tmp_path, "content/en/train.md", TRAIN)
    write(tmp_path, "content/en/2026/bridge.md", "---\ntitle: Bridge\ndate: 2026-02-03\n---\n\nMore to follow.\n")
    write(tmp_path, "content/en/empty.md", "")
    write(tmp_path, "content/ka/train.md", "მატარებელი გადის 21:40 საათზე ძველი ქალაქის მთავარი სადგურიდან.\n")
    for _ in range(2):
        list(sync(project_of(tmp_path), project_of(tmp_path).locales))
    return tmp_path


def project_of(root: Path) -> Project:
    """The project as a new run sees it."""
    return open_workspace(root).project


def status(root: Path, *patterns: str) -> ProjectReport:
    """A status of a new run, which has to be that of a run without index."""
    project = project_of(root)
    found = report(project, Selection(project.locales, patterns))
    assert found == report(replace(project_of(root), index=None), Selection(project.locales, patterns))
    return found


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what is read from now on."""
    names: list[str] = []
    read, scan, load = FolderSource.read, PoStore.scan, PoStore.load

    def note(name: str, call: Callable[..., Any]) -> Any:
        def noted(self: object, first: Any, second: Any = None) -> Any:
            locale = getattr(first, "locale", None) or getattr(second, "target", second)
            names.append(f"{name} {getattr(first, 'id', first)} {locale}")
            return call(self, first) if second is None else call(self, first, second)

        return noted

    monkeypatch.setattr(FolderSource, "read", note("read", read))
    monkeypatch.setattr(PoStore, "scan", note("scan", scan))
    monkeypatch.setattr(PoStore, "load", note("load", load))
    return names


def snapshot(root: Path) -> dict[str, tuple[int, int]]:
    """Every file with its inode and time of writing, the cache too."""
    return {str(path): (path.stat().st_ino, path.stat().st_mtime_ns) for path in root.rglob("*")}


def run_status(root: Path) -> ProjectReport:
    """A status, with the index only."""
    project = project_of(root)
    return report(project, Selection(project.locales))


def test_a_second_status_reads_and_writes_nothing(root: Path, reads: list[str]) -> None:
    """Neither articles nor versions nor catalogs; nor the article without text."""
    first = run_status(root)
    reads.clear()
    before = snapshot(root)
    assert run_status(root) == first
    assert first.not_needed == 1
    assert not reads
    assert snapshot(root) == before


def test_a_sync_with_nothing_to_do_reads_and_writes_nothing(root: Path, reads: list[str]) -> None:
    """After a status or a sync, whichever came first."""
    run_status(root)
    project = project_of(root)
    wanted = list(sync(replace(project, index=None), project.locales, dry_run=True))
    reads.clear()
    before = snapshot(root)
    assert list(sync(project_of(root), project.locales)) == wanted
    assert [event for event in wanted if isinstance(event, Synced) and event.result is None] == wanted
    assert len(wanted) == 4
    assert not reads
    assert snapshot(root) == before


def test_a_dry_run_writes_no_index(root: Path) -> None:
    """It writes nothing at all."""
    (root / ".i18nsync" / "index.db").unlink()
    list(sync(project_of(root), project_of(root).locales, dry_run=True))
    assert not (root / ".i18nsync" / "index.db").exists()


def test_after_a_sync_a_status_reads_only_what_the_sync_did_not_need(root: Path, reads: list[str]) -> None:
    """Words stand in catalogs that are in step; a version that nobody tracks has to be judged beside its source."""
    (root / ".i18nsync" / "index.db").unlink()
    list(sync(project_of(root), project_of(root).locales))
    reads.clear()
    run_status(root)
    assert sorted(reads) == ["read train en", "read train ka"]


def test_a_status_from_nothing_takes_no_article_apart_whose_catalogs_are_in_step(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their catalogs say how many words and strings the source has; a repeated paragraph is one string."""
    repeated = "---\ntitle: Bridge\n---\n\nMore to follow.\n\nMore to follow.\n"
    write(root, "content/en/2026/bridge.md", repeated)
    list(sync(project_of(root), project_of(root).locales))
    (root / "content/ka/train.md").unlink()
    (root / "content/en/empty.md").unlink()
    wanted = report(replace(project_of(root), index=None), Selection(project_of(root).locales))
    for path in (root / "locales").rglob("*.po"):
        path.rename(path.with_suffix(".away"))
    without = report(replace(project_of(root), index=None), Selection(project_of(root).locales))
    assert [row.words for row in wanted.rows] == [row.words for row in without.rows] == [4, 17, 4, 17]
    for path in (root / "locales").rglob("*.away"):
        path.rename(path.with_suffix(".po"))
    monkeypatch.setattr(Project, "parse", None)
    (root / ".i18nsync" / "index.db").unlink()
    assert run_status(root) == wanted


def test_a_catalog_that_lost_all_its_entries_hides_no_article(root: Path) -> None:
    """It says that it is in step, but its source has strings: the source is asked."""
    path = root / "locales/ka/LC_MESSAGES/train.po"
    write(root, "locales/ka/LC_MESSAGES/train.po", path.read_text().split("\n\n")[0] + "\n")
    found = [row for row in status(root, "train").rows if row.locale == KA]
    assert [(row.status, row.words, row.total) for row in found] == [(ArticleState.UNTRACKED, 17, 0)]


def test_a_sync_scans_no_catalog_that_is_known(root: Path, reads: list[str]) -> None:
    """Of an edited article it is loaded at once; the catalogs of others are left alone."""
    run_status(root)
    reads.clear()
    write(root, "content/en/train.md", TRAIN + "\nNobody was hurt.\n")
    list(sync(project_of(root), project_of(root).locales))
    assert reads == ["read train en", "load train ka", "load train ru"]


def test_one_changed_catalog_is_all_that_is_read(root: Path, reads: list[str]) -> None:
    """Its row is worked out from what is known of source and version."""
    first = status(root)
    path = root / "locales/ka/LC_MESSAGES/2026/bridge.po"
    write(root, "locales/ka/LC_MESSAGES/2026/bridge.po", path.read_text().replace('msgstr ""\n\n', 'msgstr "ა"\n\n'))
    reads.clear()
    second = run_status(root)
    assert reads == ["scan 2026/bridge ka"]
    assert status(root) == second
    changed = [row for row in second.rows if row not in first.rows]
    assert [(row.article, row.locale.tag, row.reason) for row in changed] == [
        ("2026/bridge", "ka", "1 of 2 strings missing")
    ]


def test_one_changed_source_is_all_that_is_read(root: Path, reads: list[str]) -> None:
    """With its version, which has to be judged beside it again."""
    status(root)
    write(root, "content/en/train.md", f"{TRAIN}\nA word more.\n")
    reads.clear()
    second = run_status(root)
    assert reads == ["read train en", "read train ka"]
    assert status(root) == second
    assert {row.status for row in second.rows if row.article == "train"} == {
        ArticleState.UNTRACKED,
        ArticleState.MISSING,
    }


def test_a_version_is_judged_anew_when_its_source_changes(root: Path) -> None:
    """A copy of the English text is no translation; once the English is another text, it is no copy either."""
    text = "Rustaveli Avenue 2026, Tbilisi: Kote Marjanishvili, Shota Rustaveli, Ilia Chavchavadze. "
    write(root, "content/en/names.md", f"{text}\n")
    write(root, "content/ru/names.md", f"{text}\n\nРуставели.\n")
    before = [row.reason for row in status(root).rows if row.article == "names" and row.locale.tag == "ru"]
    write(root, "content/en/names.md", "Something else altogether stands here now.\n")
    after = [row.reason for row in status(root).rows if row.article == "names" and row.locale.tag == "ru"]
    assert before != after


@pytest.mark.parametrize(
    "more", ["\n[policy]\nreviews = 2\n", '\n[markdown]\nkeys = ["title"]\n', "\n[status]\nuntranslated_share = 0.1\n"]
)
def test_changed_settings_count_at_once(root: Path, reads: list[str], more: str) -> None:
    """Whatever they are about, nothing that was found out under the old ones is used."""
    status(root)
    write(root, "i18nsync.toml", SETTINGS + more)
    reads.clear()
    run_status(root)
    assert "read train en" in reads
    status(root)


def test_patterns_and_single_locales_keep_what_is_known_of_the_rest(root: Path, reads: list[str]) -> None:
    """A look at one article or one language costs the others nothing."""
    status(root)
    write(root, "content/en/train.md", f"{TRAIN}\nA word more.\n")
    project = project_of(root)
    report(project, Selection([KA]))
    write(root, "content/en/train.md", f"{TRAIN}\nTwo words more.\n")
    status(root, "train")
    reads.clear()
    run_status(root)
    assert not reads


def test_a_version_that_cannot_be_read_is_a_warning_each_time(root: Path, reads: list[str]) -> None:
    """Warnings are not remembered; what is known of the source is."""
    (root / "content/ka/train.md").write_bytes(b"\xff")
    status(root)
    reads.clear()
    found = run_status(root)
    assert reads == ["read train ka"]
    assert found.warnings == ("content/ka/train.md: the file is not UTF-8: byte 0xff at offset 0 (line 1)",)


def test_a_version_that_was_built_needs_no_judge(root: Path, reads: list[str]) -> None:
    """Neither the first time nor after its catalog changed."""
    workspace = open_workspace(root)
    chain = workspace.chain(["pseudo"])
    list(draft(workspace.project, [KA], lambda _locale: chain))
    list(mark_reviewed(project_of(root), [""], [KA], "Nino <nino@example.ge>"))
    list(build(project_of(root), [KA], (), BuildOptions(overwrite=True)))
    workspace.close()
    first = status(root)
    states = {row.article: row.status for row in first.rows if row.locale == KA}
    assert states == {"2026/bridge": ArticleState.PUBLISHED, "train": ArticleState.UNTRACKED}
    path = root / "locales/ka/LC_MESSAGES/2026/bridge.po"
    write(root, "locales/ka/LC_MESSAGES/2026/bridge.po", path.read_text(encoding="utf-8") + "\n# a comment\n")
    reads.clear()
    assert run_status(root).rows == first.rows
    assert reads == ["scan 2026/bridge ka"]


def test_a_catalog_of_a_lost_article_that_cannot_be_read_is_a_warning(root: Path) -> None:
    """It has no row, and the others have."""
    write(root, "locales/ka/LC_MESSAGES/lost.po", "no catalog\n")
    found = status(root)
    assert found.warnings == ("locales/ka/LC_MESSAGES/lost.po:1: the line is no part of a PO file",)
    assert len(found.rows) == 4


def test_orphans_are_named_by_a_sync_from_the_index(root: Path, reads: list[str]) -> None:
    """In the order of their ids."""
    (root / "content/en/train.md").unlink()
    (root / "content/en/2026/bridge.md").unlink()
    project = project_of(root)
    found = list(sync(project, [KA]))
    assert found == [
        Orphan("2026/bridge", KA, "locales/ka/LC_MESSAGES/2026/bridge.po"),
        Orphan("train", KA, "locales/ka/LC_MESSAGES/train.po"),
    ]
    assert found == list(sync(replace(project_of(root), index=None), [KA]))
    status(root)


class _Odd(SqliteIndex):
    """An index that holds data of another shape."""

    def get(self, kind: str, path: str, stamp: bytes) -> Any:
        return {"row": 1, "s": [], "c": [1], "v": "text"}.get(kind[0], [[]])


def test_data_of_another_shape_are_not_believed(root: Path) -> None:
    """They are worked out again."""
    project = replace(project_of(root), index=lambda: _Odd(root / "none.db", "", lambda: 0))
    plain = replace(project_of(root), index=None)
    assert report(project, Selection(project.locales)) == report(plain, Selection(project.locales))
    assert list(sync(project, project.locales)) == list(sync(plain, project.locales))


class _Simple:
    """A source that gives no stamps."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.read, self.write, self.path = source.read, source.write, source.path

    @property
    def problems(self) -> Sequence[Any]:
        return self._source.problems

    def refs(self, locale: Locale) -> Any:
        return self._source.refs(locale)


def test_a_source_without_stamps_is_read_each_time(root: Path) -> None:
    """As one that lies behind a network may be."""
    wanted = status(root)
    project = project_of(root)
    simple = replace(project, source=_Simple(project.source))
    assert report(simple, Selection(project.locales)) == wanted
    assert not isinstance(simple.source, StampedSource)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_several_processes_find_out_the_same(root: Path, monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    """Rows, warnings and their order; and the index holds what all of them found."""
    for number in range(9):
        write(root, f"content/en/more/{number}.md", f"Article {number} has so many words.\n")
    for number in (1, 7):
        write(root, f"content/en/more/broken{number}.md", "---\ntitle: [never closed\n---\n\nText.\n")
    (root / ".i18nsync" / "index.db").unlink()
    wanted = report(replace(project_of(root), index=None), Selection(project_of(root).locales))
    monkeypatch.setattr("i18nsync.flows.report._MANY", 0)
    monkeypatch.setattr("i18nsync.flows.report._STRETCH", 5)
    project = replace(project_of(root), workers=count)
    assert report(project, Selection(project.locales)) == wanted
    assert len(wanted.warnings) == 2
    names: list[str] = []
    monkeypatch.setattr(PoStore, "scan", lambda *_: names.append("scan"))
    assert run_status(root) == wanted
    assert not names


def test_a_place_that_cannot_be_written_is_no_obstacle(root: Path) -> None:
    """As in a read-only checkout: the answer is the same, and nothing is said."""
    wanted = status(root)
    shutil.rmtree(root / ".i18nsync")
    (root / ".i18nsync").write_text("in the way")
    assert run_status(root) == wanted
    list(sync(project_of(root), project_of(root).locales))
    assert (root / ".i18nsync").read_text() == "in the way"


def test_the_cache_keeps_itself_out_of_git(root: Path) -> None:
    """With a .gitignore of its own, and one worker at least is there."""
    assert (root / ".i18nsync" / ".gitignore").read_text() == "*\n"
    assert 1 <= workers() <= 4


def test_garbage_is_collected_again_after_a_report(root: Path) -> None:
    """And stays off where it was off."""
    run_status(root)
    assert gc.isenabled()
    gc.disable()
    try:
        run_status(root)
        assert not gc.isenabled()
    finally:
        gc.enable()


# Stamps ---------------------------------------------------------------------------------------------------------


def test_a_source_gives_the_stamps_of_now(root: Path) -> None:
    """At the first question, from the walk, and at each later one."""
    source = project_of(root).source
    assert isinstance(source, StampedSource)
    first = source.stamps([Locale("en"), KA])
    assert {article: found.path for article, found in first[KA].items()} == {"train": "content/ka/train.md"}

    def plain(stamps: Mapping[str, Found]) -> dict[str, tuple[str, bytes]]:
        return {article: (found.path, found.stamp) for article, found in stamps.items()}

    again = source.stamps([Locale("en"), KA])
    assert [plain(again[locale]) for locale in first] == [plain(first[locale]) for locale in first]
    write(root, "content/ka/train.md", "სხვა.\n")
    second = source.stamps([Locale("en"), KA])
    assert plain(second[Locale("en")]) == plain(first[Locale("en")])
    assert second[KA]["train"].stamp != first[KA]["train"].stamp
    (root / "content/ka/train.md").unlink()
    assert source.stamps([KA])[KA]["train"].stamp == UNKNOWN


def test_a_file_that_goes_while_it_is_listed_has_no_stamp() -> None:
    """Its name was there, and a moment later it is not."""

    class Gone:
        def stat(self, *, follow_symlinks: bool) -> None:
            raise FileNotFoundError(follow_symlinks)

    gone: Any = {"a.md": Gone()}
    ((_, place),) = _places("", "en/", [Claim("a.md", 0, KA, "a", ".md")], gone, {KA})
    assert (place.path, place.stamp) == ("en/a.md", UNKNOWN)


def test_a_file_behind_a_link_has_no_stamp(root: Path) -> None:
    """The link may lead elsewhere the next moment; sources and catalogs alike."""
    (root / "content/en/link.md").symlink_to(root / "content/en/train.md")
    (root / "locales/ka/LC_MESSAGES/link.po").symlink_to(root / "locales/ka/LC_MESSAGES/train.po")
    (root / "locales/ka/LC_MESSAGES/folder.po").symlink_to(root / "locales/ka")
    project = project_of(root)
    assert isinstance(project.source, StampedSource)
    assert isinstance(project.catalogs, StampedCatalogs)
    for _ in range(2):
        assert project.source.stamps([Locale("en")])[Locale("en")]["link"].stamp == UNKNOWN
    catalogs = project.catalogs.stamps(KA)
    assert sorted(catalogs) == list(project.catalogs.articles(KA)) == ["2026/bridge", "link", "train"]
    assert catalogs["link"].stamp == UNKNOWN
    status(root)


def test_a_name_that_is_no_id_has_no_stamp(root: Path) -> None:
    """Nothing is kept of it; asking for it goes the long way, to the error."""
    write(root, "locales/ka/LC_MESSAGES/back\\slash.po", "")
    project = project_of(root)
    assert isinstance(project.catalogs, StampedCatalogs)
    assert project.catalogs.stamps(KA)["back\\slash"].stamp == UNKNOWN


def test_a_catalog_that_goes_while_it_is_listed_has_no_stamp(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is left to whoever reads it."""
    store = PoStore(root)
    listed = list(store._files(KA))
    (root / "locales/ka/LC_MESSAGES/train.po").unlink()
    os.mkfifo(root / "locales/ka/LC_MESSAGES/2026/pipe.po")
    listed += [each for each in store._files(KA) if each[0] == "2026/pipe"]
    monkeypatch.setattr(store, "_files", lambda _locale: listed)
    stamps = store.stamps(KA)
    assert [stamps[name].stamp for name in ("train", "2026/pipe")] == [UNKNOWN, UNKNOWN]
    assert stamps["2026/bridge"].stamp != UNKNOWN


def test_clashing_names_are_refused_with_or_without_index(root: Path) -> None:
    """Two files of one article: nobody can say which is meant."""
    write(root, "content/en/train.txt", "Another train.\n")
    messages = []
    for project in (project_of(root), replace(project_of(root), index=None)):
        with pytest.raises(SourceError) as caught:
            report(project, Selection(project.locales))
        messages.append(str(caught.value))
    assert messages[0] == messages[1]
    assert messages[0].startswith("content/en/train.md: content/en/train.md and content/en/train.txt are both")


# Spread ---------------------------------------------------------------------------------------------------------


def squares(numbers: Sequence[int]) -> tuple[int, list[int]]:
    """The squares, and which process made them."""
    return os.getpid(), [number**2 for number in numbers]


def alone(code: str) -> Any:
    """What `code` prints as JSON in an interpreter of its own: beside a test runner's threads nothing is forked."""
    head = (
        "import json, os\n"
        "from i18nsync.flows.spread import spread\n"
        "home = os.getpid()\n"
        "def squares(numbers):\n"
        "    return os.getpid() == home, [number**2 for number in numbers], os.getpid()\n"
    )
    done = subprocess.run([sys.executable, "-c", head + code], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize(("items", "processes"), [(0, 1), (1, 1), (2, 2), (7, 3), (100, 3)])
def test_work_is_spread_in_order(items: int, processes: int) -> None:
    """Over no more processes than there are items, this one among them."""
    found = alone(f"print(json.dumps(spread(squares, range({items}), 3)))")
    assert [square for _, part, _ in found for square in part] == [number**2 for number in range(items)]
    assert len({process for _, _, process in found}) == processes
    assert found[0][0]


@pytest.mark.parametrize("end", ["os._exit(1)", "raise ValueError"])
def test_the_work_of_a_process_that_dies_is_done_here(end: str) -> None:
    """Whether it ends at once or with an error."""
    found = alone(
        "def work(numbers):\n"
        "    if os.getpid() != home:\n"
        f"        {end}\n"
        "    return squares(numbers)\n"
        "print(json.dumps(spread(work, range(4), 2)))"
    )
    assert [(here, part) for here, part, _ in found] == [(True, [0, 1]), (True, [4, 9])]


def test_another_process_says_what_it_found_or_nothing() -> None:
    """It leaves Ctrl-C to the first process, and errors too."""
    before = signal.getsignal(signal.SIGINT)
    ours, theirs = multiprocessing.Pipe(duplex=False)
    try:
        _work(squares, [3], theirs)
        assert ours.recv() == (os.getpid(), [9])
        _work(lambda numbers: squares(numbers)[2], [3], theirs)  # type: ignore[misc]
        assert not ours.poll()
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
        ours.close()
        theirs.close()


def test_beside_threads_nothing_is_forked() -> None:
    """A fork of a process with threads may hang."""
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert [process for process, _ in spread(squares, range(4), 2)] == [os.getpid()]
    finally:
        stop.set()
        thread.join()


def test_without_fork_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows."""
    monkeypatch.setattr("multiprocessing.get_all_start_methods", lambda: ["spawn"])
    assert [process for process, _ in spread(squares, range(4), 2)] == [os.getpid()]


def test_an_error_here_ends_the_others() -> None:
    """And comes up as it is."""
    home = os.getpid()

    def fail(numbers: Sequence[int]) -> int:
        if os.getpid() == home:
            raise ValueError("here")
        threading.Event().wait(60)
        return len(numbers)

    with pytest.raises(ValueError, match="here"):
        spread(fail, range(4), 2)
