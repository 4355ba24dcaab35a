"""`i18nsync check`: what it looks at, what it shows, and its exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from i18nsync.core.finding import Finding, Severity
from i18nsync.core.pair import Pair
from i18nsync.core.unit import UnitKey
from tests.checking.conftest import BRIDGE, KA, NINO, PEOPLE, PO, RIGHT, RU, SETTINGS, Figure, Run, desk_of, write

TEXT = """\
2026/flood (ka)
  locales/ka/LC_MESSAGES/2026/flood.po:31:20  error: 400 is not in the translation (figure)
      About 400 people left.
            ^^^
   ka დაახლოებით 40 ადამიანი წავიდა.
                 ^^
  locales/ka/LC_MESSAGES/2026/flood.po:41:17  info: two spaces in a row (spaces)
      The **bridge** is closed.
   ka **ხიდი**  დაკეტილია.
              ^^

check   error  warning  info
figure      1
spaces                     1

1 error, 1 remark in 3 strings of 1 catalog.
1 string can be put right at once: i18nsync check --fix
Next: i18nsync review 2026/flood -l ka
"""


def rstripped(text: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def findings(run: Run, *arguments: str, code: int = 1) -> list[tuple[str, str, str]]:
    """(check, locale, standing) of what JSON tells."""
    document = json.loads(run("check", "--format", "json", *arguments, code=code).stdout)
    return [(each["check"], each["locale"], each["standing"]) for each in document["findings"]]


def test_each_finding_is_shown_with_both_texts_marked(run: Run) -> None:
    """Path, line and column lead to the translation; then a summary and what to do."""
    assert rstripped(run("check", code=1).stdout) == TEXT


def test_nothing_found_is_said_with_what_was_looked_at(run: Run) -> None:
    """So that nobody takes an empty run for a clean one."""
    assert run("check", "-l", "ru").stdout == "Nothing found: 0 strings in 0 catalogs looked at.\n"


def test_what_is_asked_for_is_looked_at(run: Run, root: Path) -> None:
    """By article, section, language, catalog, check and severity."""
    write(root, "content/en/2025/old.md", "12 cats sleep.\n")
    run("sync")
    desk_of(root, RU, "2025/old").edit(UnitKey("", "12 cats sleep."), "11 котов!", NINO)
    everything = [("figure", "ru", "open"), ("tone", "ru", "open"), ("figure", "ka", "open"), ("spaces", "ka", "open")]
    assert findings(run) == everything
    assert findings(run, "2026") == everything[2:]
    assert findings(run, "--section", "2025") == everything[:2]
    assert findings(run, "content/en/2025/old.md") == everything[:2]
    assert findings(run, "-l", "ka") == everything[2:]
    assert findings(run, PO) == everything[2:]
    assert findings(run, PO, "2025/old") == everything
    assert findings(run, PO, "-l", "ru", code=0) == []
    assert findings(run, "--check", "tone", code=0) == [("tone", "ru", "open")]
    assert findings(run, "--severity", "warning") == everything[:3]


def test_only_what_people_have_reviewed_or_not_or_published(run: Run, root: Path) -> None:
    """An editor asks what is wrong in print, a translator what is wrong in the drafts."""
    desk_of(root).confirm([BRIDGE], NINO)
    assert findings(run, "--only", "drafts") == [("figure", "ka", "open")]
    assert findings(run, "--only", "reviewed", code=0) == [("spaces", "ka", "open")]
    assert findings(run, "--only", "published", code=0) == []
    write(root, "content/ka/2026/flood.md", "# წყალდიდობა\n")
    assert findings(run, "--only", "published", code=0) == [("spaces", "ka", "open")]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["--fail-on", "never"], 0), (["--fail-on", "info", "--check", "spaces"], 1), (["--check", "spaces"], 0)],
)
def test_the_exit_code_is_up_to_fail_on(run: Run, arguments: list[str], code: int) -> None:
    """From errors on, unless it is said otherwise."""
    run("check", *arguments, code=code)


def test_settings_say_what_is_off_and_how_bad_and_when_to_fail(run: Run, root: Path) -> None:
    """For all articles, and otherwise for a part of them."""
    write(
        root,
        "i18nsync.toml",
        SETTINGS + '[checks]\noff = ["spaces"]\nseverity = { figure = "warning" }\nfail_on = "warning"\n'
        '[checks."2025/**"]\noff = ["figure"]\n',
    )
    write(root, "content/en/2025/old.md", "12 cats sleep.\n")
    run("sync")
    desk_of(root, RU, "2025/old").edit(UnitKey("", "12 cats sleep."), "11 котов.", NINO)
    assert findings(run) == [("figure", "ka", "open")]
    assert "warning: 400 is not" in run("check", code=1).stdout
    assert "spaces       off " in run("check", "--list").stdout


def test_all_checks_can_be_off_but_some(run: Run, root: Path) -> None:
    """`all` stands for those that are not named."""
    write(root, "i18nsync.toml", SETTINGS + '[checks]\noff = ["all"]\nseverity = { spaces = "error" }\n')
    assert findings(run) == [("spaces", "ka", "open")]
    write(root, "i18nsync.toml", SETTINGS + '[checks]\noff = ["all"]\n')
    assert run("check").stdout == "Nothing found: 0 strings in 0 catalogs looked at.\n"


def test_a_check_that_there_is_not_is_refused_with_its_line(run: Run, root: Path) -> None:
    """In the settings and on the command line."""
    write(root, "i18nsync.toml", SETTINGS + '[checks]\noff = ["figur"]\n')
    assert run("check", code=2).stderr == (
        "error: i18nsync.toml:9: there is no check 'figur'\n  Did you mean 'figure'?\n"
    )
    write(root, "i18nsync.toml", SETTINGS)
    assert run("check", "--check", "zzz", code=2).stderr == (
        "error: there is no check 'zzz'\n  i18nsync check --list shows them.\n"
    )


def test_options_that_do_not_go_together_are_refused(run: Run) -> None:
    """With the reason."""
    for arguments, message in (
        (["--include-reviewed"], "--include-reviewed goes with --fix only"),
        (["-n"], "--dry-run goes with --fix or --write-baseline only"),
        (["--fix", "--write-baseline"], "--fix and --write-baseline do not go together"),
        (["--write-baseline", "--check", "tone"], "leave out --check"),
        (["--pairs", "x.tsv", "2026"], "--pairs goes without articles"),
    ):
        assert message in run("check", *arguments, code=2).stderr


def test_an_outdated_string_is_held_against_the_source_it_was_made_from(run: Run, root: Path) -> None:
    """That it says nothing of the new source is no news: status tells it."""
    desk_of(root).edit(PEOPLE, RIGHT, NINO)
    write(root, "content/en/2026/flood.md", "# Flood\n\nAbout 4000 people left.\n\nThe **bridge** is closed.\n")
    run("sync")
    assert "#| msgid" in (root / PO).read_text("utf-8")
    assert findings(run, "--check", "figure", code=0) == []


def test_a_catalog_that_cannot_be_read_is_told_and_the_others_are_checked(run: Run, root: Path) -> None:
    """The exit code is 2, since not everything was looked at."""
    write(root, "locales/ru/LC_MESSAGES/2026/flood.po", 'msgid "x"\n')
    result = run("check", code=2)
    assert "failed  2026/flood (ru): locales/ru/LC_MESSAGES/2026/flood.po:" in result.stderr
    assert "400 is not in the translation" in result.stdout
    assert "not written" in run("check", "--write-baseline", code=2).stderr


def test_checks_are_listed_and_explained(run: Run) -> None:
    """With examples that are run as they are shown."""
    listed = run("check", "--list").stdout
    assert listed.splitlines()[0].split() == ["check", "severity", "languages", "what", "it", "finds"]
    assert "tone" in listed
    assert "consistency" in listed
    assert rstripped(run("check", "--explain", "tone").stdout) == (
        "tone  tone  warning, ru\nIt shouts.\n\nIt finds\n  warning: it shouts (tone)\n"
        "      Stop.\n   ru Стой!\n          ^\n\nIt leaves alone\n        Stop.\n  ru    Стой.\n"
    )
    assert "Did you mean 'tone'?" in run("check", "--explain", "tine", code=2).stderr


def test_the_same_source_in_different_words_is_a_remark(run: Run, root: Path) -> None:
    """Across articles; both are as right as they are."""
    for article, target in (("a", "ხიდი დაიკეტა."), ("b", "ხიდი დაიკეტა."), ("c", "ხიდი ჩაიკეტა.")):
        write(root, f"content/en/2025/{article}.md", "The bridge has closed.\n")
        run("sync")
        desk_of(root, KA, f"2025/{article}").edit(UnitKey("", "The bridge has closed."), target, NINO)
    assert findings(run, "2025", code=0) == [("consistency", "ka", "open")]
    write(root, "i18nsync.toml", SETTINGS + '[checks]\noff = ["consistency"]\n')
    assert findings(run, "2025", code=0) == []


def test_the_other_language_is_a_witness_even_if_nobody_asked_for_it(run: Run, root: Path) -> None:
    """What Russian has and Georgian lacks is Georgian's error."""
    desk_of(root, RU).edit(PEOPLE, "Около 400 человек ушли.", NINO)
    assert "the source and the version in ru have it" in run("check", "-l", "ka", code=1).stdout


def test_reports_go_to_a_file(run: Run, root: Path) -> None:
    """In every form."""
    for form in ("text", "json", "sarif", "github"):
        result = run("check", "--format", form, "-o", f"out.{form}", code=1)
        assert result.stdout == f"Wrote out.{form}.\n"
        assert "400 is not in the translation" in (root / f"out.{form}").read_text("utf-8")


def test_quiet_is_the_summary_only(run: Run) -> None:
    """For a glance."""
    assert "2026/flood (ka)" not in run("-q", "check", code=1).stdout


def test_many_catalogs_are_checked_in_several_processes(run: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the same outcome."""
    before = run("check", "--format", "json", code=1).stdout
    monkeypatch.setattr("i18nsync.flows.check._MANY", 0)
    write(root, "content/en/2027/last.md", "Nothing.\n")
    assert run("check", "--format", "json", code=1).stdout == before


@pytest.mark.parametrize("arguments", [["--help"], ["status"], ["sync"], ["build"]])
def test_checks_are_imported_where_texts_are_checked_only(root: Path, arguments: list[str]) -> None:
    """The other commands start as quickly as ever."""
    code = (
        "import sys\nfrom i18nsync.cli import main\ntry:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        "sys.stderr.write(' '.join(name for name in sys.modules if name.startswith('i18nsync.checks')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "-C", str(root), *arguments], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('baseline = "../x.json"', "i18nsync.toml:9: baseline must be a file below the project's folder"),
        ('severity = { all = "info" }', "i18nsync.toml:9: severity names checks one by one"),
        ('off = ["tone"]\nseverity = { tone = "info" }', "i18nsync.toml:10: tone is off and has a severity"),
        ('severity = { tone = "bad" }', "i18nsync.toml:9: tone must be info, warning or error, not 'bad'"),
        ('fail_on = "errors"', "i18nsync.toml:9: fail_on must be never, info, warning or error, not 'errors'"),
        ("zoo = 1", "i18nsync.toml:9: there is no setting 'zoo' in [checks]"),
    ],
)
def test_wrong_settings_are_named_with_their_line(run: Run, root: Path, text: str, message: str) -> None:
    """Whatever is wrong with them."""
    write(root, "i18nsync.toml", SETTINGS + f"[checks]\n{text}\n")
    assert message in run("check", code=2).stderr


def test_a_po_file_of_the_project_that_is_no_catalog_is_checked_by_itself(run: Run, root: Path) -> None:
    """Even if it lies among the catalogs, or elsewhere."""
    text = 'msgid ""\nmsgstr "Language: ru\\n"\n\nmsgid "Stop."\nmsgstr "Стой!"\n'
    write(root, "locales/ru/LC_MESSAGES/gone.po", text)
    write(root.parent, "away.po", text)
    assert findings(run, "locales/ru/LC_MESSAGES/gone.po", code=0) == [("tone", "ru", "open")]
    assert findings(run, "../away.po", PO) == [
        ("tone", "ru", "open"),
        ("figure", "ka", "open"),
        ("spaces", "ka", "open"),
    ]


def test_a_severity_raises_only_what_is_certain(run: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a check is not sure of stays as mild as it is, and nothing is worse than settings allow."""

    def unsure(self: Figure, pair: Pair) -> list[Finding]:
        return [Finding(self.id, Severity.WARNING, "perhaps")] if "400" in pair.source.text else []

    monkeypatch.setattr(Figure, "run", unsure)
    for given, shown in (("error", "warning"), ("warning", "warning"), ("info", "info")):
        write(root, "i18nsync.toml", SETTINGS + f'[checks]\nseverity = {{ figure = "{given}" }}\n')
        assert f"{shown}: perhaps (figure)" in run("check").stdout


def test_reviewed_text_with_an_error_is_to_be_reopened(run: Run, root: Path) -> None:
    """The next step says how."""
    write(root, "i18nsync.toml", SETTINGS + '[checks]\noff = ["all"]\n')
    desk_of(root).confirm([PEOPLE], NINO)
    write(root, "i18nsync.toml", SETTINGS)
    shown = run("check", code=1).stdout
    assert shown.endswith("Next: i18nsync mark draft 2026/flood -l ka, then i18nsync review 2026/flood\n")
