"""How far versions without catalog are behind, by real git: what counts, what does not, and when nothing is said."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest

from i18nsync.core.lineage import Past
from i18nsync.core.status import ArticleStatus, ProjectReport
from i18nsync.errors import HistoryError
from i18nsync.flows.report import Selection, report, trim
from i18nsync.sources.gitlog import GitLog
from i18nsync.wiring import open_workspace

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "cncf-glossary"

SETTINGS = """\
source_locale = "en"
locales = ["ru"]

[[content]]
source = "content/en/{path}"
version = "content/{locale}/{path}"
"""
EN = """\
---
title: Old Bridge closes
date: 2026-02-03
---

The city closes the Old Bridge on Monday for repairs.

Pedestrians may use the ferry, which leaves every hour.

The mayor did not say when it will open again.
"""
RU = """\
---
title: Старый мост закрывается
---

Город закрывает Старый мост в понедельник на ремонт.

Пешеходы могут пользоваться паромом, который отходит каждый час.

Мэр не сказал, когда мост откроется снова.
"""
BEHIND = "~ {} paragraphs behind, by git"
ONE = "~ 1 paragraph behind, by git"
IN_STEP = "no catalog yet; in step, by git"
NOTHING = "no catalog yet"


class Repo:
    """A newsroom in git; each commit is made in the same second, so that times tell nothing."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True)
        self.git("init", "-q", "-b", "main")
        self.put("i18nsync.toml", SETTINGS)

    def git(self, *words: str) -> str:
        names = {"name": "Nino", "email": "nino@example.ge", "date": "2026-02-03T10:00:00Z"}
        who = {f"GIT_{role}_{key.upper()}": value for role in ("AUTHOR", "COMMITTER") for key, value in names.items()}
        config = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        done = subprocess.run(
            ["git", *words], cwd=self.root, env={**os.environ, **who, **config}, check=True, capture_output=True
        )
        return done.stdout.decode()

    def put(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())

    def commit(self, message: str, **files: str) -> None:
        """Write `en` or `ru` and commit everything."""
        for locale, text in files.items():
            self.put(f"content/{locale}/bridge.md", text)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)

    def report(self, *, index: bool = True, settings: str = SETTINGS) -> ProjectReport:
        self.put("i18nsync.toml", settings)
        project = open_workspace(self.root, clock=lambda: "2026-03-01T10:00:00Z").project
        return report(project if index else replace(project, index=None), Selection(project.locales))

    def row(self, settings: str = SETTINGS) -> ArticleStatus:
        (row,) = self.report(settings=settings).rows
        (plain,) = self.report(index=False, settings=settings).rows
        assert row == plain
        return row

    def said(self, settings: str = SETTINGS) -> str:
        return self.row(settings).reason


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """A source and its version, made in one commit each."""
    repo = Repo(tmp_path / "newsroom")
    repo.commit("Write", en=EN)
    repo.commit("Translate", ru=RU)
    return repo


def edited(*pairs: str) -> str:
    text = EN
    for old, new in zip(pairs[::2], pairs[1::2], strict=True):
        assert old in text
        text = text.replace(old, new)
    return text


def test_what_changed_after_the_version_is_counted(repo: Repo) -> None:
    """Changed, added and removed paragraphs, whatever the clock said; the state stays what is known."""
    assert (repo.said(), repo.row().behind) == (IN_STEP, 0)
    repo.commit("Correct", en=edited("Monday", "Tuesday"))
    assert repo.said() == ONE
    repo.commit("Correct again", en=edited("Monday", "Wednesday", "every hour", "every two hours"))
    assert repo.said() == BEHIND.format(2)
    repo.commit("More", en=edited("Monday", "Wednesday", "every hour", "every two hours") + "\nMore to follow.\n")
    row = repo.row()
    assert (row.status, row.reason, row.behind) == ("untracked", BEHIND.format(3), 3)
    repo.commit("Follow", ru=RU.replace("понедельник", "среду"))
    assert repo.said() == IN_STEP


def test_what_is_behind_is_work_to_do(repo: Repo) -> None:
    """It is listed, counted, and comes before what is missing; in step it is not listed."""
    assert trim(repo.report(), sort="urgency", limit=0, needs_work_only=True)[0].rows == ()
    repo.put("content/en/new.md", "A new article that nobody has translated.\n")
    repo.commit("Correct", en=edited("Monday", "Tuesday"))
    full = repo.report()
    assert full.summaries[0].behind == 1
    shown, _ = trim(full, sort="urgency", limit=0, needs_work_only=True)
    assert [(row.article, row.status) for row in shown.rows] == [("bridge", "untracked"), ("new", "missing")]


@pytest.mark.parametrize("text", [
    EN.replace("\n", "\r\n"),
    EN.replace(" for repairs", "\nfor  repairs"),
    EN.replace("date: 2026-02-03", "date: 2026-02-04\nlayout: wide"),
    EN.replace("repairs.\n", "repairs.   \n\n"),
])  # fmt: skip
def test_layout_and_untranslated_front_matter_are_no_change(repo: Repo, text: str) -> None:
    """Of the source."""
    repo.commit("Tidy up", en=text)
    assert repo.said() == IN_STEP


@pytest.mark.parametrize("text", [
    RU.replace("\n", "\r\n"),
    RU.replace("Старый мост в", "[Старый мост](https://example.org/bridge) в").replace("ремонт.", "«ремонт»..."),
    RU.replace("---\n\n", "date: 2026-02-03\nlang: ru\n---\n\n"),
])  # fmt: skip
def test_a_commit_that_translated_nothing_does_not_bring_a_version_up_to_date(repo: Repo, text: str) -> None:
    """A mass edit of layout, links, quotation marks or front matter of all locales hides no change."""
    repo.commit("Correct", en=edited("Monday", "Tuesday"))
    repo.commit("Format everything", ru=text)
    assert repo.said() == ONE


def test_minor_commits_are_taken_out(repo: Repo) -> None:
    """A minor change of the source leaves nothing to do, a minor change of the version does nothing."""
    repo.commit("Fix a typo [Minor]", en=edited("Pedestrians", "Walkers"))
    assert repo.said() == IN_STEP
    repo.commit("Correct", en=edited("Pedestrians", "Walkers", "Monday", "Tuesday"))
    assert repo.said() == ONE
    repo.commit("Rename the ferry\n\n[minor] in all languages", ru=RU.replace("паромом", "катером"))
    assert repo.said() == ONE
    assert repo.said(SETTINGS + "[status]\nminor = []\n") == IN_STEP
    assert repo.said(SETTINGS + '[status]\nminor = ["correct", "[minor]"]\n') == IN_STEP


def test_a_minor_commit_hides_no_change_that_came_before_it(repo: Repo) -> None:
    """The same paragraph, first corrected and then polished."""
    repo.commit("Correct", en=edited("Monday", "Tuesday"))
    repo.commit("Polish [minor]", en=edited("on Monday", "on this Tuesday"))
    assert repo.said() == ONE


def test_a_version_of_nothing_but_minor_commits_was_made_with_its_first(tmp_path: Path) -> None:
    """It came from somewhere."""
    repo = Repo(tmp_path / "newsroom")
    repo.commit("Import [minor]", en=EN, ru=RU)
    repo.commit("Correct", en=edited("Monday", "Tuesday"))
    assert repo.said() == ONE


def test_ancestry_counts_and_not_the_order_of_a_list(repo: Repo) -> None:
    """A version made on a branch knows what its branch knew, whatever was merged before it."""
    repo.git("checkout", "-q", "-b", "side")
    repo.commit("Translate better", ru=RU.replace("Город", "Мэрия"))
    repo.git("checkout", "-q", "main")
    repo.commit("Correct", en=edited("Monday", "Tuesday"))
    repo.commit("Typo [minor]", en=edited("Monday", "Tuesday", "ferry", "ferries"))
    repo.git("merge", "-q", "--no-ff", "-m", "Merge", "side")
    assert repo.said() == ONE


def test_a_merge_that_changed_the_version_itself_counts(repo: Repo) -> None:
    """Resolving a conflict is work on the version."""
    repo.git("checkout", "-q", "-b", "side")
    repo.commit("One", ru=RU.replace("Город", "Мэрия"))
    repo.git("checkout", "-q", "main")
    repo.commit("Correct", en=edited("Monday", "Tuesday"))
    repo.commit("Other", ru=RU.replace("Город", "Столица"))
    subprocess.run(["git", "merge", "-q", "side"], cwd=repo.root, capture_output=True, check=False)
    repo.commit("Merge", ru=RU.replace("Город", "Столица и мэрия"))
    assert repo.said() == IN_STEP


def test_the_source_on_disk_counts_and_a_version_at_work_is_in_step(repo: Repo) -> None:
    """Committed or not."""
    repo.put("content/en/bridge.md", edited("Monday", "Tuesday"))
    assert repo.said() == ONE
    repo.put("content/ru/bridge.md", RU.replace("понедельник", "вторник"))
    assert repo.said() == IN_STEP


def test_moved_files_keep_their_history(repo: Repo) -> None:
    """Moving is no translation; the source is found where it was."""
    repo.commit("Correct", en=edited("Monday", "Tuesday"))
    for locale in ("en", "ru"):
        (repo.root / f"content/{locale}/2026").mkdir()
        repo.git("mv", f"content/{locale}/bridge.md", f"content/{locale}/2026/bridge.md")
    repo.commit("Move")
    assert repo.said() == ONE


def test_a_source_that_came_after_the_version_tells_nothing(repo: Repo) -> None:
    """As one that was moved and rewritten at once."""
    repo.git("rm", "-q", "content/en/bridge.md")
    repo.commit("Take away")
    repo.commit("Write anew", en="# A bridge\n\nAnother article altogether, about another bridge.\n")
    repo.git("mv", "content/en/bridge.md", "content/en/new.md")
    repo.git("mv", "content/ru/bridge.md", "content/ru/new.md")
    repo.put("content/en/new.md", "# New\n\nRewritten while it was moved.\n")
    repo.commit("Move and rewrite")
    assert repo.said() == "no catalog yet; can't tell if it is behind: older than its source"
    assert repo.row().behind is None


def test_a_shallow_clone_guesses_nothing(repo: Repo, tmp_path: Path) -> None:
    """One line tells what to do, until the clone is deep enough."""
    repo.commit("Correct", en=edited("Monday", "Tuesday"))
    clone = Repo.__new__(Repo)
    clone.root = tmp_path / "clone"
    repo.git("clone", "-q", "--depth", "1", f"file://{repo.root}", str(clone.root))
    full = clone.report()
    assert full.rows[0].reason == "no catalog yet; can't tell if it is behind: shallow clone"
    assert full.warnings == (
        (
            "git knows only the newest commits here (a shallow clone), so nothing can be said of how far 1 untracked"
            " version is behind. Run `git fetch --unshallow`; in a GitHub workflow, give actions/checkout"
            " `fetch-depth: 0`."
        ),
    )
    clone.git("fetch", "-q", "--depth", "3")
    assert clone.said() == ONE
    clone.git("fetch", "-q", "--unshallow")
    assert clone.said() == ONE


def test_without_history_nothing_is_said(tmp_path: Path, repo: Repo) -> None:
    """No commit of the version, no commits, no repository, no git, or none wanted."""
    assert repo.said(SETTINGS + "[status]\ngit = false\n") == NOTHING
    with patch("i18nsync.sources.gitlog._GIT", ("no-such-git",)):
        assert repo.said() == NOTHING
    fresh = Repo(tmp_path / "fresh")
    fresh.put("content/en/bridge.md", EN)
    fresh.put("content/ru/bridge.md", RU)
    assert fresh.said() == NOTHING
    fresh.put(".gitignore", "content/ru\n")
    fresh.commit("Write")
    assert fresh.said() == NOTHING
    shutil.rmtree(fresh.root / ".git")
    with patch.dict(os.environ, {"GIT_CEILING_DIRECTORIES": str(tmp_path)}):
        assert fresh.said() == NOTHING


def test_a_broken_repository_is_a_warning(repo: Repo) -> None:
    """The report goes on."""
    tree = repo.git("rev-parse", "HEAD^{tree}").strip()
    (repo.root / ".git/objects" / tree[:2] / tree[2:]).unlink()
    full = repo.report()
    assert [row.reason for row in full.rows] == [NOTHING]
    assert full.warnings[0].startswith("git cannot read the history: ")


def test_a_git_that_stops_half_way_is_a_warning_and_nothing_is_remembered(repo: Repo) -> None:
    """Killed, or taken away."""
    repo.commit("Correct", en=edited("Monday", "Tuesday"))

    def killed(git: GitLog, name: str) -> str | None:
        if git._objects is not None:
            git._objects.kill()
            git._objects.wait()
        return original(git, name)

    original = GitLog._object
    with patch("i18nsync.stores.index._TICK", -(10**13)):
        with patch.object(GitLog, "_object", killed):
            full = repo.report()
        assert [row.reason for row in full.rows] == [NOTHING]
        assert [line.partition(":")[0] for line in full.warnings] == ["git cannot be asked for an earlier text"]
        assert repo.said() == ONE
    git = GitLog(repo.root)
    assert git.tip()
    shutil.rmtree(repo.root)
    with pytest.raises(HistoryError, match="git cannot be run: no such file or directory"):
        git.past([""])
    with pytest.raises(HistoryError, match="git cannot be asked for an earlier text: no such file or directory"):
        git.text("HEAD")
    assert git.tip() == ""


def test_a_process_without_an_answer_has_stopped(repo: Repo) -> None:
    """It took the question and is gone."""
    git = GitLog(repo.root)
    with (
        patch("i18nsync.sources.gitlog._GIT", ("sh", "-c", "read name")),
        pytest.raises(HistoryError, match="it has stopped"),
    ):
        git.text("HEAD")
    git.close()


def test_texts_that_git_cannot_give_are_not_guessed_at(repo: Repo) -> None:
    """An earlier version in another encoding, or an object that is gone."""
    (repo.root / "content/ru/bridge.md").write_bytes(RU.encode("cp1251"))
    repo.commit("Break")
    repo.commit("Mend", ru=RU)
    repo.commit("Correct", en=edited("Monday", "Tuesday"))
    assert repo.said() == NOTHING


def test_an_earlier_text_that_is_malformed_counts_by_its_letters(repo: Repo) -> None:
    """A version whose front matter was broken for a while; a source that was is not compared."""
    repo.commit("Break", ru=RU.replace("title: ", "title: ["))
    repo.commit("Mend", ru=RU)
    assert repo.said() == IN_STEP
    repo.commit("Break the source", en=EN.replace("title: ", "title: ["))
    repo.commit("Translate", ru=RU.replace("Город", "Мэрия"))
    repo.commit("Mend the source", en=EN)
    assert repo.said() == NOTHING


def test_a_project_may_lie_deep_in_its_repository_and_beside_its_sources(tmp_path: Path) -> None:
    """Paths are the project's; sources in another repository have no common history."""
    top = Repo(tmp_path / "top")
    site = Repo.__new__(Repo)
    site.root = top.root / "site"
    top.put("english/bridge.md", EN)
    settings = SETTINGS.replace('source = "content/en/{path}"', 'source = "{path}"\nsource_root = "../english"')
    site.put("content/ru/bridge.md", RU)
    site.commit("All")
    top.put("english/bridge.md", edited("Monday", "Tuesday"))
    site.commit("Correct")
    assert site.said(settings) == ONE
    outside = settings.replace("../english", "../../english")
    shutil.copytree(top.root / "english", tmp_path / "english")
    assert site.said(outside) == "no catalog yet; can't tell if it is behind: older than its source"


def test_the_index_spares_git_the_log(repo: Repo) -> None:
    """As long as no file and no commit is new; after other commits, only what they touched is compared anew."""
    repo.put("content/en/other.md", "An article about nothing in particular, but rather long.\n")
    repo.put("content/ru/other.md", "Статья ни о чем особенном, зато довольно длинная.\n")
    repo.commit("Other")
    repo.commit("Correct", en=edited("Monday", "Tuesday"))
    with patch("i18nsync.stores.index._TICK", -(10**13)):
        first = repo.report()
        with patch.object(GitLog, "past", side_effect=AssertionError):
            assert repo.report() == first
        repo.commit("Correct more", en=edited("Monday", "Sunday", "every hour", "never"))
        asked: list[str] = []

        def text_at(git: GitLog, commit: str, path: str) -> str | None:
            asked.append(path)
            return original(git, commit, path)

        original = GitLog.text_at
        with patch.object(GitLog, "text_at", text_at):
            assert [row.behind for row in repo.report().rows] == [2, 0]
        assert asked == ["content/en/bridge.md"]


@pytest.mark.skipif(not DATA.is_dir(), reason="the shared data are not here")
def test_of_thirty_real_russian_versions_nine_are_behind(tmp_path: Path) -> None:
    """The CNCF glossary: Russian of May 2024 beside English of August 2026; the nine that its set names."""
    repo = Repo(tmp_path / "glossary")
    shutil.copytree(DATA / "A" / "content", repo.root / "content")
    repo.commit("A")
    shutil.rmtree(repo.root / "content/en")
    shutil.copytree(DATA / "B/content/en", repo.root / "content/en")
    repo.commit("B")
    stale = {line.split("./")[1].removesuffix(".md") for line in _lines() if line.startswith("stale")}
    rows = [row for row in repo.report().rows if row.status == "untracked"]
    assert (len(rows), len(stale)) == (30, 9)
    assert {row.article for row in rows if row.behind} == stale
    assert {row.behind for row in rows if row.article not in stale} == {0}


def _lines() -> Iterator[str]:
    yield from (DATA / "expected.txt").read_text(encoding="utf-8").splitlines()


def test_hundreds_of_versions_take_three_processes(tmp_path: Path) -> None:
    """And not one an article."""
    repo = Repo(tmp_path / "newsroom")
    for number in range(300):
        repo.put(f"content/en/{number % 7}/{number}.md", EN.replace("Monday", f"day {number}"))
        repo.put(f"content/ru/{number % 7}/{number}.md", RU)
    repo.commit("All")
    started: list[object] = []
    original = subprocess.Popen.__init__

    def counted(process: subprocess.Popen[bytes], *words: object, **options: object) -> None:
        started.append(words[0])
        original(process, *words, **options)  # type: ignore[call-overload]

    begun = time.monotonic()
    with patch.object(subprocess.Popen, "__init__", counted):
        full = repo.report()
    assert {row.behind for row in full.rows} == {0}
    assert len(started) == 3
    assert time.monotonic() - begun < 30


def test_a_history_of_nothing_is_empty(tmp_path: Path) -> None:
    """Folders outside of the repository have no history in it."""
    repo = Repo(tmp_path / "newsroom")
    repo.commit("Start")
    git = GitLog(repo.root)
    assert git.tip()
    assert git.past([".."]) == Past()
    assert git.text("with\nbreak") is None
    assert git.text("HEAD^{tree}") is None
    assert git.text_at("HEAD", "../x") is None
    git.close()
    git.close()
