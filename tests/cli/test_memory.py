"""`i18nsync memory`: fill it, look into it, write it out, clean it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from i18nsync.core.locale import Locale
from i18nsync.errors import I18nsyncError
from i18nsync.stores.memory import SqliteMemory
from i18nsync.wiring.memory import import_file, open_memory
from tests.cli.conftest import NINO, Run, write

TWO = ("2026/02", "-l", "ka")


def test_stats_say_where_it_is_and_what_is_in_it(run: Run) -> None:
    assert run("memory", "stats").stdout == (
        "The memory is at .i18nsync/memory.db.\n"
        "en-ka  3 pairs of 3 texts, 0 reviewed\n"
        "       from 0 known articles; 0 sentences taken from them\n"
        "en-ru  1 pair of 1 text, 0 reviewed\n"
        "       from 0 known articles; 0 sentences taken from them\n"
    )


def test_an_empty_memory_says_what_comes_next(newsroom: Path, run: Run) -> None:
    settings = newsroom / "i18nsync.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('tmx = ["memory.tmx"]', ""), encoding="utf-8")
    assert run("memory", "stats").stdout == (
        "The memory is at .i18nsync/memory.db.\n"
        "It is empty. Next: i18nsync memory import reads your catalogs, or the files that you name.\n"
    )
    assert run("memory", "search", "bridge").stdout == "The memory has nothing like it.\n"


def test_search_shows_near_pairs_and_those_that_have_the_words(run: Run) -> None:
    run("draft", *TWO)
    run("mark", "reviewed", *TWO, "--by", NINO)
    found = run("memory", "search", "It did not run for 300 days.").stdout
    assert found == (
        "ka  98% near-exact  import\n"
        "    It did not run for 20 days.\n"
        "    ის 300 დღე არ მოძრაობდა.\n"
        "    300 for 20: check it and the words with it\n"
    )
    lines = run("memory", "search", "FOLLOW", "-l", "ka").stdout.splitlines()
    assert lines[0].startswith("ka  has it  Nino, 20")
    assert lines[0].endswith(", 2026/02/bridge")
    assert lines[1:] == ["    More details to follow.", "    დეტალები მოგვიანებით."]


def test_a_lost_memory_is_made_anew_from_the_catalogs(newsroom: Path, run: Run) -> None:
    run("draft", *TWO)
    run("mark", "reviewed", *TWO, "--by", NINO)
    for file in (newsroom / ".i18nsync").glob("memory*"):
        file.unlink()
    (newsroom / "memory.tmx").write_text(
        '<tmx version="1.4"><header srclang="en"/><body></body></tmx>', encoding="utf-8"
    )
    assert run("memory", "import").stdout == (
        "catalogs: 2 reviewed strings read, 2 new (ka 2)\nThe memory holds 2 pairs now.\n"
    )
    assert run("memory", "import", "-l", "ka").stdout == (
        "catalogs: 2 reviewed strings read, none new\nThe memory holds 2 pairs now.\n"
    )
    table = run("memory", "export", "--format", "tsv", "-l", "ka").stdout.splitlines()
    assert table[0] == "source\ttarget\tlocale\torigin\tengine\treviewer\tdate\tarticle"
    assert table[1].startswith(f"Old Bridge closes\tძველი ხიდი იკეტება\tka\tmemory\tmemory\t{NINO}\t20")
    assert table[1].endswith("Z\t2026/02/bridge")


def test_a_context_match_is_known_by_its_neighbours(newsroom: Path, run: Run) -> None:
    """After a review a copy of the article gets its strings at 101 %, one with another title at 100 %."""
    run("draft", *TWO)
    run("mark", "reviewed", *TWO, "--by", NINO)
    text = (newsroom / "content/en/2026/02/bridge.md").read_text(encoding="utf-8")
    write(newsroom, "content/en/2026/03/bridge.md", text)
    write(newsroom, "content/en/2026/03/road.md", text.replace("Old Bridge closes", "New road opens"))
    run("draft", "2026/03", "-l", "ka")
    folder = newsroom / "locales/ka/LC_MESSAGES/2026/03"
    assert (folder / "bridge.po").read_text(encoding="utf-8").count("# i18nsync-score: 101\n") == 2
    assert (folder / "road.po").read_text(encoding="utf-8").count("# i18nsync-score: 100\n") == 1


@pytest.mark.parametrize("form", ["tmx", "tsv"])
def test_what_is_written_reads_the_same(newsroom: Path, run: Run, form: str) -> None:
    run("draft", *TWO)
    run("mark", "reviewed", *TWO, "--by", NINO)
    before = run("memory", "export").stdout
    assert run("memory", "export", "-o", f"all.{form}").stdout == f"all.{form}: 4 pairs of the memory\n"
    assert run("memory", "forget", "--before", "2999").stdout == "2 pairs forgotten.\n"
    result = run("memory", "import", f"all.{form}")
    assert result.stdout == f"all.{form}: 4 pairs read, 2 new (ka 2)\nThe memory holds 4 pairs now.\n"
    if form == "tmx":
        assert sorted(run("memory", "export").stdout.splitlines()) == sorted(before.splitlines())


def test_po_holds_the_best_of_each_text_and_is_read_back(newsroom: Path, run: Run) -> None:
    assert run("memory", "export", "-l", "ka", "-o", "ka.po").stdout == (
        "ka.po: 3 pairs of the memory, one for each text\n"
    )
    done = subprocess.run(
        ["msgfmt", "-c", "--statistics", "-o", "/dev/null", newsroom / "ka.po"], capture_output=True, check=True
    )
    assert b"3 translated messages." in done.stderr
    assert run("memory", "import", "ka.po").stdout == "ka.po: 3 pairs read, none new\nThe memory holds 4 pairs now.\n"
    result = run("memory", "export", "--format", "po", code=2)
    assert result.stderr == "error: a PO file holds one language\n  Name one with -l: ka, ru.\n"


def test_a_po_file_gives_what_is_translated_and_not_fuzzy(newsroom: Path, run: Run) -> None:
    write(
        newsroom,
        "old.po",
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "Yes"\nmsgstr "დიახ"\n\n#, fuzzy\nmsgid "No"\nmsgstr "კი"\n\nmsgid "Maybe"\nmsgstr ""\n',
    )
    assert run("memory", "import", "old.po", code=2).stderr.endswith(
        "old.po: the file does not say which language its translations are in\n  Give it with --locale.\n"
    )
    assert run("memory", "import", "old.po", "-l", "ka").stdout == (
        "old.po: 1 pair read, 1 new (ka 1)\nThe memory holds 5 pairs now.\n"
    )


def test_languages_of_no_interest_are_passed_over(newsroom: Path, run: Run) -> None:
    write(newsroom, "more.tsv", "source\ttarget\tlocale\nYes\tJa\tde\nYes\tკი\tka-GE\n")
    assert run("memory", "import", "more.tsv").stdout == (
        "more.tsv: 1 pair read, 1 new (ka 1)\n"
        "        1 pair passed over: this project has en, ka, ru only\n"
        "The memory holds 5 pairs now.\n"
    )


@pytest.mark.parametrize(
    ("name", "text", "message", "hint"),
    [
        ("a.txt", "x", "a.txt: a memory cannot be filled from a file that ends in '.txt'", ".tmx, .po or .tsv"),
        ("a.tsv", "x\ty\n", "a.tsv:1: the first line names no columns 'source' and 'target'", "Its columns are: "),
        ("a.tsv", "source\ttarget\na\tb\n", "a.tsv: the file does not say which language", "in a column 'locale'"),
        ("a.tsv", "source\ttarget\tlocale\na\tb\t???\n", "a.tsv:2: '???' is not a locale", "Write a BCP 47 tag"),
        ("a.tsv", 'source\ttarget\tlocale\n"a\tb\tka\n', "a.tsv:2: this is no table with tabs", "quotation mark"),
        ("a.tsv", "\udcff", "a.tsv: this is not UTF-8", "Save the file as UTF-8 text."),
        ("a.po", "nonsense", "a.po: the file does not say which language", "--locale"),
        ("a.po", '"Language: !\n', "a.po: the file does not say which language", "--locale"),
        ("a.po", 'msgid ""\nmsgstr ""\n"Language: 1\\n"\n', "a.po: '1' is not a locale", "Write a BCP 47 tag"),
    ],
)
def test_files_that_cannot_be_read_are_named(
    newsroom: Path, run: Run, name: str, text: str, *, message: str, hint: str
) -> None:
    (newsroom / name).write_bytes(text.encode("utf-8", "surrogateescape"))
    result = run("memory", "import", name, code=2)
    assert message in result.stderr
    assert hint in result.stderr


def test_files_that_are_not_there_are_named(newsroom: Path, run: Run) -> None:
    result = run("memory", "import", "missing.tsv", code=2)
    assert "missing.tsv: the file is not there\n  Check the path.\n" in result.stderr
    (newsroom / "folder.po").mkdir()
    memory, fresh = open_memory(newsroom / "m.db", "")
    assert fresh
    with pytest.raises(I18nsyncError, match="it is a folder, not a file"):
        import_file(memory, newsroom / "folder.po", Locale("en"), (Locale("ka"),))
    memory.close()


def test_a_shared_memory_is_used_where_the_settings_name_one(
    newsroom: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server itself is tested with the stores; here is who opens it."""

    class Shared(SqliteMemory):
        def __init__(self, url: str) -> None:
            super().__init__(newsroom / "shared.db")

    monkeypatch.setattr("i18nsync.stores.memory_postgres.PostgresMemory", Shared)
    settings = newsroom / "i18nsync.toml"
    text = settings.read_text(encoding="utf-8").replace("[memory]\n", '[memory]\nurl = "postgresql://db/news"\n')
    settings.write_text(text, encoding="utf-8")
    for _twice in range(2):
        assert run("memory", "stats").stdout.startswith("The memory is at shared.db.\nen-ka  3 pairs of 3 texts")
    assert not (newsroom / ".i18nsync" / "memory.db").exists()


def test_forget_counts_before_it_deletes(run: Run) -> None:
    source = ("memory", "forget", "--source", "More details to follow.")
    assert run(*source, "--dry-run").stdout == "2 pairs would be forgotten. Nothing was changed.\n"
    assert run(*source).stdout == "2 pairs forgotten.\n"
    assert run(*source).stdout == "0 pairs forgotten.\n"
    assert "The memory holds 2 pairs now.\n" in run("memory", "import", "-l", "ka").stdout
    assert "Say what to forget: --article, --by, --source or --before." in run("memory", "forget", code=2).stderr
    assert "'soon' is no date; write it as 2026-01-02" in run("memory", "forget", "--before", "soon", code=2).stderr


def test_large_files_are_read_in_parts(newsroom: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("i18nsync.wiring.memory._CHUNK", 2)
    rows = "".join(f"Text {number}\t{number}\tka\n" for number in range(5))
    write(newsroom, "more.tsv", "source\ttarget\tlocale\n" + rows)
    assert run("memory", "import", "more.tsv").stdout.startswith("more.tsv: 5 pairs read, 5 new (ka 5)\n")


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("postgresql://nino:secret@db/news", "url holds a password, and settings are in git"),
        ("postgresql://db/news?password=secret", "url holds a password, and settings are in git"),
        ("postgresql://[nino:secret@db/news", "url holds a password, and settings are in git"),
        ("mysql://db/news", "'mysql://db/news' is no address of PostgreSQL"),
    ],
)
def test_a_password_never_stands_in_settings(newsroom: Path, run: Run, url: str, message: str) -> None:
    settings = newsroom / "i18nsync.toml"
    text = settings.read_text(encoding="utf-8").replace("[memory]\n", f'[memory]\nurl = "{url}"\n')
    settings.write_text(text, encoding="utf-8")
    assert message in run("memory", "stats", code=2).stderr
