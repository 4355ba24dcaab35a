"""Law 5: no sequence of gettext, polib and Babel runs forges a review, and none of them loses an untouched one."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from babel.messages.pofile import read_po, write_po
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from i18nsync.core.catalog import Catalog
from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.unit import Origin, Provenance, Unit, UnitKey, confirm, fill
from i18nsync.stores.po import PoStore
from i18nsync.stores.scan import count_catalog, scan

pytestmark = pytest.mark.skipif(shutil.which("msgmerge") is None, reason="GNU gettext is not installed")

PAIR = LocalePair(Locale("en"), Locale("ka"))
ARTICLE = "2026/01/budget"
# Alike enough for every fuzzy matcher, unlike enough that a review of one must not count for another.
KEYS = [
    UnitKey("", "Parliament adopted the budget on Tuesday evening."),
    UnitKey("", "Parliament did not adopt the budget on Tuesday evening."),
    UnitKey("", "Parliament adopted the budget on Thursday evening."),
    UnitKey("front-matter:title", "Parliament adopted the budget on Tuesday evening."),
    UnitKey("", 'The minister said: "The tariff will not rise before the end of the year, so the minister."'),
    UnitKey("", "The minister said the tariff will rise before the end of the year, whatever the regulator says."),
    UnitKey("", "Night train"),
]
TARGETS = ["პარლამენტმა ბიუჯეტი სამშაბათს მიიღო.", "პარლამენტმა ბიუჯეტი არ მიიღო.", "ღამის", "ტარიფი\tარ იზრდება"]
REVIEWERS = ["ნინო ბერიძე <nino.beridze@newsroom.example.ge>", "Giorgi <giorgi@example.ge>"]
# Outer limits of what a newsroom may have: the whole long line of a name must not be torn by any tool.
LONG_NAME = "Konstantine-Aleksandre Gelashvili-Maisuradze <konstantine.gelashvili@newsroom.example.ge>"

Key = tuple[str, str, str]


def run(*command: str | Path) -> None:
    """Run a gettext tool; a failure is the test's."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, f"{command}: {done.stderr}"


def polib_saves(path: Path) -> None:
    polib.pofile(str(path)).save(str(path))


def babel_saves(path: Path) -> None:
    catalog = read_po(io.BytesIO(path.read_bytes()))
    out = io.BytesIO()
    write_po(out, catalog)
    path.write_bytes(out.getvalue())


def gettext_tool(*command: str) -> Callable[[Path], None]:
    def save(path: Path) -> None:
        run(*command, path, "-o", path)

    return save


def ours(path: Path) -> None:
    """Load and save with the store itself."""
    store = PoStore(path.parents[5])
    catalog = store.load(ARTICLE, PAIR)
    assert catalog is not None
    store.save(catalog)


# Tools that change no text and no fuzzy flag; Poedit pipes every save through the first.
KEEPERS: dict[str, Callable[[Path], None]] = {
    "msgcat": gettext_tool("msgcat"),
    "msgcat -w 40": gettext_tool("msgcat", "-w", "40"),
    "msgcat --no-wrap --sort-output": gettext_tool("msgcat", "--no-wrap", "--sort-output"),
    "msgattrib": gettext_tool("msgattrib"),
    "msguniq": gettext_tool("msguniq"),
    "msgconv": gettext_tool("msgconv", "-t", "UTF-8"),
    "polib": polib_saves,
    "babel": babel_saves,
    "i18nsync": ours,
}
MERGERS = {
    "msgmerge": ["--previous"],
    "msgmerge without previous": [],
    "msgmerge -N": ["-N"],
    "msgmerge -C": ["--previous", "-C"],
}


class Tools(RuleBasedStateMachine):
    """One catalog in the hands of people and tools; the model knows which texts a person has confirmed."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp(prefix="tools"))
        self.store = PoStore(self.root)
        self.path = self.root / self.store.path(ARTICLE, PAIR.target)
        self.other = self.root / "other.po"
        self.confirmed: set[Key] = set()

    def teardown(self) -> None:
        shutil.rmtree(self.root)

    def load(self) -> Catalog:
        catalog = self.store.load(ARTICLE, PAIR)
        assert catalog is not None
        return catalog

    def reviewed(self) -> set[Key]:
        units = self.load().current
        return {(u.key.context, u.key.source, u.target) for u in units if u.state.is_confirmed}

    def change(self, index: int, how: Callable[[Unit], Unit]) -> Unit | None:
        """Change a current unit through the core's own transitions."""
        catalog = self.load()
        current = catalog.current
        if not current:
            return None
        old = current[index % len(current)]
        new = how(old)
        units = tuple(new if unit is old else unit for unit in catalog.units)
        self.store.save(replace(catalog, units=units))
        return new

    @initialize(keys=st.lists(st.sampled_from(KEYS), min_size=2, max_size=5, unique=True))
    def extract(self, keys: list[UnitKey]) -> None:
        units = tuple(Unit(key, notes=("paragraph",)) for key in keys)
        self.store.save(Catalog(ARTICLE, PAIR, "content/en/2026/01/budget.md", "0", units))
        self.other.write_bytes(self.path.read_bytes())

    @rule(index=st.integers(0, 9), text=st.sampled_from(TARGETS), origin=st.sampled_from(Origin))
    def draft(self, index: int, text: str, origin: Origin) -> None:
        made = Provenance(origin, "google", at="2026-01-01T08:00:00Z")
        self.change(index, lambda unit: unit if unit.state.is_confirmed else fill(unit, text, made))

    @rule(index=st.integers(0, 9), by=st.sampled_from([*REVIEWERS, LONG_NAME]), again=st.booleans())
    def review(self, index: int, by: str, again: bool) -> None:
        def how(unit: Unit) -> Unit:
            if not unit.target or any(stamp.by[:8] == by[:8] for stamp in unit.stamps):
                return unit
            return confirm(unit, by, "2026-01-02T10:00:00Z", reviews=2 if again else 1)

        unit = self.change(index, how)
        if unit is not None and unit.state.is_confirmed:
            # As saved: a text that msgcat joined ends in a line feed where its source does not.
            saved = self.load().find(unit.key)
            assert saved is not None
            self.confirmed.add((unit.key.context, unit.key.source, saved.target))

    @rule(tool=st.sampled_from(sorted(KEEPERS)))
    def save_with(self, tool: str) -> None:
        before = self.reviewed()
        KEEPERS[tool](self.path)
        assert self.reviewed() == before

    @rule(
        keys=st.lists(st.sampled_from(KEYS), min_size=1, max_size=5, unique=True), tool=st.sampled_from(sorted(MERGERS))
    )
    def msgmerge(self, keys: list[UnitKey], tool: str) -> None:
        before = self.reviewed()
        options: list[str | Path] = [self.other if option == "-C" else option for option in MERGERS[tool]]
        if "-C" in MERGERS[tool]:
            options = ["--previous", f"--compendium={self.other}"]
        run("msgmerge", "-q", *options, "-o", self.path, self.path, self.template(keys))
        assert self.reviewed() >= {entry for entry in before if UnitKey(*entry[:2]) in keys}

    @rule(keys=st.lists(st.sampled_from(KEYS), min_size=1, max_size=5, unique=True))
    def polib_merge(self, keys: list[UnitKey]) -> None:
        before = self.reviewed()
        file = polib.pofile(str(self.path))
        file.merge(polib.pofile(str(self.template(keys))))
        file.save(str(self.path))
        assert self.reviewed() >= {entry for entry in before if UnitKey(*entry[:2]) in keys}

    @rule(keys=st.lists(st.sampled_from(KEYS), min_size=1, max_size=5, unique=True))
    def babel_update(self, keys: list[UnitKey]) -> None:
        before = self.reviewed()
        catalog = read_po(io.BytesIO(self.path.read_bytes()))
        catalog.update(read_po(io.BytesIO(self.template(keys).read_bytes())))
        out = io.BytesIO()
        write_po(out, catalog)  # its include_previous tears long sources into lines that no PO reader takes
        self.path.write_bytes(out.getvalue())
        assert self.reviewed() >= {entry for entry in before if UnitKey(*entry[:2]) in keys}
        # Babel leaves entries both current and obsolete, which gettext's tools refuse to read; we do not.
        ours(self.path)
        assert self.reviewed() >= {entry for entry in before if UnitKey(*entry[:2]) in keys}

    @rule()
    def fork(self) -> None:
        """Somebody copies the catalog, to come back with it later."""
        self.other.write_bytes(self.path.read_bytes())

    @rule(first=st.booleans())
    def join(self, first: bool) -> None:
        """The catalog joined with the copy by msgcat: conflicting texts and reviewers under `#-#-#-#-#`."""
        options = ["--use-first"] if first else []
        run("msgcat", *options, self.path, self.other, "-o", self.path)

    @rule(option=st.sampled_from(["--clear-fuzzy", "--set-fuzzy", "--clear-obsolete", "--clear-previous"]))
    def msgattrib(self, option: str) -> None:
        """Flags for all entries at once; OmegaT strips `fuzzy` like the first."""
        run("msgattrib", option, self.path, "-o", self.path)

    @precondition(lambda self: self.path.exists())
    @rule(index=st.integers(0, 9), text=st.sampled_from([*TARGETS, ""]), flag=st.booleans())
    def edit_by_hand(self, index: int, text: str, flag: bool) -> None:
        """An editor that knows nothing of the block: new text, fuzzy or not, the comments left as they were."""
        file = polib.pofile(str(self.path))
        entry = file[index % len(file)]
        entry.msgstr = text
        entry.flags = ["fuzzy"] * flag + [name for name in entry.flags if name != "fuzzy"]
        file.save(str(self.path))

    @rule(index=st.integers(0, 9))
    def copy_comments(self, index: int) -> None:
        """A translator copies an entry's comments, reviewer and all, to the next one."""
        file = polib.pofile(str(self.path))
        one, other = file[index % len(file)], file[(index + 1) % len(file)]
        other.tcomment = one.tcomment
        file.save(str(self.path))

    def template(self, keys: list[UnitKey]) -> Path:
        """A POT of `keys`, as an extractor makes it."""
        store = PoStore(self.root, "template")
        units = tuple(Unit(key, notes=("paragraph",)) for key in keys)
        store.save(Catalog(ARTICLE, PAIR, "content/en/2026/01/budget.md", "0", units))
        return self.root / store.path(ARTICLE, PAIR.target)

    @invariant()
    def nothing_is_forged(self) -> None:
        """What reads as reviewed was confirmed by a person, word for word."""
        if self.path.exists():
            assert self.reviewed() <= self.confirmed

    @invariant()
    def the_scan_agrees(self) -> None:
        """Law 7, on whatever the tools wrote."""
        if self.path.exists():
            assert scan(self.path.read_bytes()) == count_catalog(self.load())


Tools.TestCase.settings = settings(
    max_examples=70, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
test_no_tool_forges_or_loses_a_review = Tools.TestCase
