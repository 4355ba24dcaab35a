"""`python -m benchmarks [-n ARTICLES] [--watch ARTICLES]`: times whole operations beside their peers, prints ratios.

`python -m benchmarks markup PATH...` counts what markup survives an engine that damages it; see `benchmarks.markup`.

Every figure is the best of a few rounds in one run; only ratios between lines of one run say anything, since machines
differ and are noisy.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import polib

from benchmarks import markup
from benchmarks.corpus import edit_archive, grow_archive, make_archive
from i18nsync.flows.build import BuildOptions, build
from i18nsync.flows.draft import draft
from i18nsync.flows.mark import mark_reviewed
from i18nsync.flows.sync import sync
from i18nsync.formats.markdown import Markdown
from i18nsync.wiring import open_workspace

ONE_THREAD = {**os.environ, "OMP_NUM_THREADS": "1"}
ROUNDS = 3


def timed(work: Callable[[], object], rounds: int = ROUNDS, before: Callable[[], object] | None = None) -> float:
    """Least seconds of `work`: what disturbs a round only ever adds; `before` runs outside of the clock."""
    seconds = []
    for _ in range(rounds):
        if before is not None:
            before()
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def line(name: str, seconds: float, articles: int, against: tuple[str, float] | None = None) -> None:
    """Print one figure, and how it stands against a peer of the same run."""
    text = f"{name:<58}{seconds:9.3f} s {1000 * seconds / articles:9.3f} ms an article"
    if against is not None:
        peer, other = against
        text += f"   {other / seconds:7.1f} x as fast as {peer}"
    print(text, flush=True)


def run_sync(root: Path) -> None:
    """Sync everything in this process."""
    project = open_workspace(root).project
    for _event in sync(project, project.locales):
        pass


WALK = """
import os, sys
folders = [os.path.join(sys.argv[1], name) for name in ("content", "locales")]
while folders:
    with os.scandir(folders.pop()) as entries:
        for entry in entries:
            if entry.is_dir():
                folders.append(entry.path)
            else:
                entry.stat()
"""
"""The floor: a bare walk with a stat of every article, version and catalog."""


def main() -> None:
    """Make the archive, then time."""
    if sys.argv[1:2] == ["markup"]:
        markup.main(sys.argv[2:])
        return
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("-n", type=int, default=300, metavar="ARTICLES", help="size of the archive (default 300)")
    parser.add_argument(
        "--watch",
        type=int,
        nargs="+",
        default=[],
        metavar="ARTICLES",
        help="sizes of the archives for status and idle sync, made of copies of the other (default as -n)",
    )
    arguments = parser.parse_args()
    count: int = arguments.n
    with tempfile.TemporaryDirectory(prefix="i18nsync-bench-") as folder:
        root = Path(folder)
        make_archive(root, count)
        extraction(root, count)
        merging(root, count)
        publishing(root, count)
        watching(root, count)
        for size in arguments.watch:
            with tempfile.TemporaryDirectory(prefix="i18nsync-bench-") as other:
                times = max(1, round(size / count))
                grow_archive(root, Path(other), times)
                watching(Path(other), count * times)
        starting()


def extraction(root: Path, count: int) -> None:
    """Parsing alone."""
    project = open_workspace(root).project
    articles = [project.source.read(ref) for ref in project.source.refs(project.source_locale)]
    form = Markdown()
    size = sum(len(article.text.encode()) for article in articles)
    seconds = timed(lambda: [form.parse(article) for article in articles])
    line(f"extraction ({size / seconds / 1e6:.1f} MB/s)", seconds, count)


def merging(root: Path, count: int) -> None:
    """Sync of edited articles against msgmerge, polib and Babel over the same files."""
    start = time.perf_counter()
    run_sync(root)
    line("sync: first time, two locales", time.perf_counter() - start, count)
    fill(root)
    kept = root / "kept"
    shutil.copytree(root / "locales", kept)
    edited = edit_archive(root, 0.2)

    def restore() -> None:
        shutil.rmtree(root / "locales")
        shutil.copytree(kept, root / "locales")

    ours = timed(lambda: run_sync(root), before=restore)
    pots = templates(root, kept)
    theirs = timed(lambda: run_all(msgmerge, pots))
    line(f"sync: {edited} of {count} edited", ours, count, ("msgmerge --previous", theirs))
    line("  msgmerge --previous, one file at a time", theirs, count)
    polib_s = timed(lambda: run_all(polib_merge, pots))
    line("  polib merge (no fuzzy matching), all files", polib_s, count)
    run_sync(root)


def fill(root: Path) -> None:
    """Fill every string with a pseudo translation and confirm it, so that merging has something to keep."""
    workspace = open_workspace(root)
    chain = workspace.chain(["pseudo"])
    for _event in draft(workspace.project, workspace.project.locales, lambda _locale: chain):
        pass
    for _marked in mark_reviewed(workspace.project, [""], workspace.project.locales, "Bench"):
        pass


def templates(root: Path, kept: Path) -> list[tuple[Path, Path]]:
    """(old catalog, template of the edited article) pairs for the peers, made by our own first sync."""
    fresh = root / "fresh"
    fresh.mkdir()
    shutil.copytree(root / "content", fresh / "content")
    shutil.copy(root / "i18nsync.toml", fresh)
    run_sync(fresh)
    return [(old, fresh / "locales" / old.relative_to(kept)) for old in sorted(kept.rglob("*.po"))]


def run_all(merge: Callable[[Path, Path], None], pairs: list[tuple[Path, Path]]) -> None:
    """`merge` over all pairs."""
    for old, new in pairs:
        merge(old, new)


def msgmerge(old: Path, new: Path) -> None:
    """One msgmerge process, as scripts around gettext run it."""
    command = ["msgmerge", "--quiet", "--previous", "-o", "/dev/null", str(old), str(new)]
    subprocess.run(command, check=True, env=ONE_THREAD)


def polib_merge(old: Path, new: Path) -> None:
    """Polib's own merge and serialisation."""
    catalog = polib.pofile(str(old))
    catalog.merge(polib.pofile(str(new)))
    str(catalog)


def publishing(root: Path, count: int) -> None:
    """Build, in this process."""
    project = open_workspace(root).project
    options = BuildOptions(fallback_source=True, overwrite=True, dry_run=True)
    seconds = timed(lambda: list(build(project, project.locales, (), options)))
    line("build: two locales, nothing written", seconds, count)
    for _event in build(project, project.locales, (), BuildOptions(fallback_source=True, overwrite=True)):
        pass


def watching(root: Path, count: int) -> None:
    """Status, and sync with nothing to do, as whole processes, the start of the interpreter included."""
    pos = sorted(str(path) for path in (root / "locales").rglob("*.po"))
    index = root / ".i18nsync" / "index.db"

    def forget() -> None:
        index.unlink(missing_ok=True)

    def msgfmt(processes: int) -> Callable[[], object]:
        # One process a file: msgfmt takes several files for parts of one catalog.
        command = ["xargs", "-n", "1", "-P", str(processes), "msgfmt", "--statistics", "-o", "/dev/null"]
        return lambda: subprocess.run(command, input="\n".join(pos), text=True, check=True, capture_output=True)

    command = ("-m", "i18nsync", "-C", str(root))
    with tempfile.TemporaryDirectory(prefix="i18nsync-bytecode-") as bytecode:
        # As an installation has it, modules are compiled; the first run does that here.
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPYCACHEPREFIX"] = bytecode
        floor = Child("-c", WALK, str(root), environment=environment)
        table = Child(*command, "status", environment=environment)
        csv = Child(*command, "status", "--format", "csv", environment=environment)
        sync_all = Child(*command, "sync", environment=environment)
        time.sleep(2.5)  # what was written a moment ago would not be remembered
        sync_all()
        print(f"whole processes, {count} articles, {len(pos)} catalogs:")
        walk = timed(floor, rounds=5)
        line("  walk and stat of the same files", walk, count)
        serial = timed(msgfmt(1), rounds=1)
        line("  msgfmt --statistics, one file at a time", serial, count)
        parallel = timed(msgfmt(2), rounds=1)
        line("  msgfmt --statistics, two at a time", parallel, count)
        cold = timed(table, before=forget)
        line("status: cold", cold, count, ("msgfmt", serial))
        line("status: cold", cold, count, ("msgfmt, two at a time", parallel))
        for name, child in (
            ("status: warm", table),
            ("status --format csv: warm", csv),
            ("sync: nothing to do", sync_all),
        ):
            child()
            seconds = timed(child, rounds=5)
            line(name, seconds, count)
            print(f"{'':<58}{seconds / walk:9.2f} x walk and stat, peak memory {child.peak:.0f} MiB")


class Child:
    """A Python process that is run again and again.

    Args:
        arguments: what follows `python`.
        environment: its environment.
    """

    def __init__(self, *arguments: str, environment: dict[str, str]) -> None:
        self._command = [sys.executable, *arguments]
        self._environment = environment
        self.peak = 0.0
        """The most memory that a run has held, in MiB."""

    def __call__(self) -> None:
        """Run it.

        Raises:
            RuntimeError: it failed.
        """
        process = subprocess.Popen(self._command, env=self._environment, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RuntimeError(f"{self._command} failed with {process.returncode}")
        self.peak = max(self.peak, usage.ru_maxrss / 1024)  # KiB on Linux


def starting() -> None:
    """What it costs to start."""

    def run(*command: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, *command], check=True, capture_output=True)

    click_s = timed(run("-c", "import click"), rounds=9)
    for name, seconds in (("i18nsync --help", timed(run("-m", "i18nsync", "--help"), rounds=9)),):
        print(f"{name:<58}{seconds:9.3f} s {seconds / click_s:9.2f} x python -c 'import click'")


if __name__ == "__main__":
    main()
