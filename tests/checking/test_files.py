"""Files that belong to no project, and plug-ins."""

from __future__ import annotations

from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from i18nsync.cli import main
from i18nsync.wiring.checks import load_checks
from tests.checking.conftest import FAKES, Tone, write

PLURAL = """\
msgid ""
msgstr ""
"Language: ru\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=n>1;\\n"

# i18nsync-ignore: tone
msgid "Stop."
msgstr "Стой!"

#: a.c:1
msgid "12 cats"
msgstr "11 котов"

msgid "A file"
msgid_plural "{n} files, 7 at most"
msgstr[0] "Файл"
msgstr[1] "{n} файлов"

#, fuzzy
msgid "5"
msgstr ""
"""


def check(folder: Path, *arguments: str, code: int = 1) -> Result:
    result = CliRunner().invoke(main, ["-C", str(folder), "check", *arguments], catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result


@pytest.mark.usefixtures("fakes")
class TestFilesOutsideOfAProject:
    """So that people can look at an archive before they set anything up."""

    def test_a_po_file_is_checked_in_its_own_language(self, tmp_path: Path) -> None:
        """Plural forms too; places are those of the file."""
        write(tmp_path, "ru.po", PLURAL)
        out = check(tmp_path, "ru.po").stdout
        assert "ru.po (ru)\n  ru.po:13:9  error: 12 is not in the translation (figure)\n" in out
        assert "error: 7 is not in the translation (figure)" in out
        assert "2 errors in 4 strings of 1 catalog." in out
        assert "1 finding is ignored" in out

    def test_the_language_can_be_said(self, tmp_path: Path) -> None:
        """And has to be, where the file does not."""
        write(tmp_path, "x.po", PLURAL.replace("Language: ru", "Language: "))
        assert check(tmp_path, "x.po", code=2).stderr == (
            "error: x.po: which language the file is in is not known: its header has no Language\n"
            "  Name it: --locale ka.\n"
        )
        assert "x.po (ka)" in check(tmp_path, "x.po", "-l", "ka", "--check", "figure").stdout

    def test_a_file_that_is_no_po_file_is_an_error(self, tmp_path: Path) -> None:
        """With its name."""
        write(tmp_path, "x.po", 'msgid "a\nmsgstr')
        assert "error: x.po: the file cannot be read as PO" in check(tmp_path, "x.po", "-l", "ka", code=2).stderr

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("a.tsv", "en\tka\tru\n12 cats\t11 კატა\t12 котов\nA\\nB 3\tა\\nბ 3\t\n"),
            ("a.csv", 'source,target,locale\n"12 ""cats"", two",11 კატა,ka\nOne,Один,ru\n'),
            (
                "a.jsonl",
                '{"source": "12 cats", "target": "11 კატა", "locale": "ka"}\n\n{"en": "1", "ru": "1", "n": 3}\n',
            ),
        ],
    )
    def test_a_table_of_pairs_is_checked_row_by_row(self, tmp_path: Path, name: str, text: str) -> None:
        """By line."""
        write(tmp_path, name, text)
        out = check(tmp_path, "--pairs", name).stdout
        line = 1 if name == "a.jsonl" else 2
        assert f"{name} (ka)\n  {name}:{line}:1  error: 12 is not in the translation (figure)\n" in out
        assert "1 error in " in out
        assert "Nothing found" in check(tmp_path, "--pairs", name, "-l", "ru", code=0).stdout

    def test_a_tmx_file_is_read_too(self, tmp_path: Path) -> None:
        """It has no lines to name."""
        tuv = "<tuv xml:lang='{}'><seg>{}</seg></tuv>"
        unit = f"<tu>{tuv.format('en', '12 cats')}{tuv.format('ka', '11')}{tuv.format('ru', '12')}</tu>"
        header = (
            "<header creationtool='t' creationtoolversion='1' segtype='block' o-tmf='x' adminlang='en' srclang='en'"
        )
        header += " datatype='plaintext'/>"
        write(tmp_path, "a.tmx", f"<?xml version='1.0'?><tmx version='1.4'>{header}<body>{unit}</body></tmx>")
        assert "  a.tmx  error: 12 is not in the translation" in check(tmp_path, "--pairs", "a.tmx", "-l", "ka").stdout

    @pytest.mark.parametrize(
        ("name", "text", "message"),
        [
            ("a.xls", "", "error: a.xls: no table of pairs ends in '.xls'\n  Known are .tsv, .csv, .jsonl, .tmx."),
            ("a", "", "error: a: the name of the file has no ending"),
            ("a.jsonl", "[1]\n", "error: a.jsonl:1: the line is no JSON object"),
            ("a.jsonl", "{\n", "error: a.jsonl:1: the line is not JSON"),
            ("a.tsv", "a\tb\n1\t2\n", "error: a.tsv:2: the row has neither source and target nor a text in en"),
            ("a.csv", "source,target\n1,2\n", "error: a.csv:2: the row does not say which language it is in"),
            ("a.csv", "source,target\n1," + "x" * 140_000, "error: a.csv: the table cannot be read"),
        ],
    )
    def test_a_table_that_cannot_be_read_is_an_error(self, tmp_path: Path, name: str, text: str, message: str) -> None:
        """With the line and the remedy."""
        write(tmp_path, name, text)
        assert message in check(tmp_path, "--pairs", name, code=2).stderr

    @pytest.mark.parametrize("name", ["no.tsv", "no.tmx"])
    def test_a_file_that_is_not_there_is_an_error(self, tmp_path: Path, name: str) -> None:
        """By its name."""
        assert "no." in check(tmp_path, "--pairs", name, code=2).stderr

    def test_a_baseline_needs_a_project(self, tmp_path: Path) -> None:
        """It lies at its root."""
        write(tmp_path, "ru.po", PLURAL)
        assert "a baseline belongs to a project" in check(tmp_path, "ru.po", "--write-baseline", code=2).stderr


class Same(Tone):
    id = "twice"


def give() -> tuple[object, ...]:
    return (Tone(), Same(), Same(), "no check")


def fail() -> None:
    raise RuntimeError("no licence")


def test_plug_ins_add_checks_and_a_broken_one_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names that are taken, things that are no checks and functions that fail are left out."""
    points = [
        EntryPoint("mine", f"{__name__}:give", "i18nsync.checks"),
        EntryPoint("bad", f"{__name__}:fail", "i18nsync.checks"),
        EntryPoint("gone", "no.such.module:checks", "i18nsync.checks"),
        EntryPoint("numbers", "i18nsync.checks.numbers:checks", "i18nsync.checks"),
    ]
    monkeypatch.setattr("i18nsync.plugins._installed", lambda: points)
    monkeypatch.setattr("i18nsync.checks.built_in", lambda: FAKES)
    warnings: list[str] = []
    checks = load_checks(warnings)
    assert [check.id for check in checks] == ["figure", "spaces", "tone", "twice"]
    assert [warning.split(":")[0] for warning in warnings] == [
        "the checks of plug-in 'bad' cannot be made and are left out",
        "the plug-in 'gone' of an unknown package (i18nsync.checks) cannot be loaded and is left out",
        "the check 'tone' of plug-in 'mine' is left out",
        "the check 'twice' of plug-in 'mine' is left out",
        "the plug-in 'mine' gives something that is no check, and it is left out",
    ]


def test_a_plug_in_that_is_left_out_is_told_by_the_command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Once, and the exit code is that of the findings."""
    points = [EntryPoint("bad", f"{__name__}:fail", "i18nsync.checks")]
    points += [EntryPoint("markdown", "i18nsync.formats.markdown:Markdown", "i18nsync.formats")]
    monkeypatch.setattr("i18nsync.plugins._installed", lambda: points)
    write(tmp_path, "a.tsv", "en\tka\nOne\tერთი\n")
    assert check(tmp_path, "--pairs", "a.tsv", code=0).stderr == (
        "warning: the checks of plug-in 'bad' cannot be made and are left out: RuntimeError('no licence')\n"
    )
    assert "no licence" in check(tmp_path, "--list", code=0).stderr
