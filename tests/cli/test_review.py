"""`i18nsync review`: what the desk shows, and what each key does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from i18nsync.core.locale import Locale
from i18nsync.flows.project import source_refs
from i18nsync.flows.review import Desk
from i18nsync.wiring import open_workspace
from tests.cli.conftest import NINO, Run, write

ONE = ("review", "2026/02", "-l", "ka", "--by", NINO)


@pytest.fixture
def drafted(newsroom: Path, run: Run) -> Path:
    """The catalog of an article whose two strings are drafts from the memory."""
    run("draft", "-l", "ka")
    return newsroom / "locales/ka/LC_MESSAGES/2026/02/bridge.po"


def test_the_desk_shows_source_draft_origin_and_terms(drafted: Path, run: Run) -> None:
    """Source beside draft, where the draft came from, and the glossary's rendering."""
    output = run(*ONE, keys="q").stdout
    assert "2026/02/bridge (ka)  string 1 of 2  front matter, line 2" in output
    assert "Old Bridge closes" in output
    assert "ძველი ხიდი იკეტება" in output
    assert "ka  draft, memory 100%" in output
    assert "terms  Old Bridge = ძველი ხიდი" in output
    assert output.endswith("0 strings accepted, 0 edited, 0 skipped; 2 left to review.\n")


def test_accepting_all_leads_to_build(drafted: Path, run: Run) -> None:
    """A accepts; each is saved at once; at the end the next step is named."""
    output = run(*ONE, keys="aa").stdout
    assert output.endswith(
        "2 strings accepted, 0 edited, 0 skipped; 0 left to review.\nNext: i18nsync build writes the articles.\n"
    )
    assert drafted.read_text(encoding="utf-8").count(f"# i18nsync-by: {NINO}\n") == 2


def test_quitting_keeps_what_was_decided(drafted: Path, run: Run) -> None:
    """What was accepted before q stays accepted."""
    run(*ONE, keys="aq")
    assert drafted.read_text(encoding="utf-8").count("# i18nsync-state: reviewed\n") == 1


def test_skipping_leaves_a_string_as_it_is(drafted: Path, run: Run) -> None:
    """S goes on without a change."""
    before = drafted.read_bytes()
    assert "0 strings accepted, 0 edited, 2 skipped; 2 left" in run(*ONE, keys="ss").stdout
    assert drafted.read_bytes() == before


def test_back_undoes_the_decision(drafted: Path, run: Run) -> None:
    """B returns to the string before and takes the stamp back."""
    before = drafted.read_bytes()
    output = run(*ONE, keys="abq").stdout
    assert "Undone." in output
    assert "0 strings accepted, 0 edited, 0 skipped; 2 left" in output
    assert drafted.read_bytes() == before


def test_back_undoes_an_edit(drafted: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The draft is there again as it was."""
    before = drafted.read_bytes()
    monkeypatch.setattr("click.edit", lambda text, **_: "ხიდი იკეტება")
    output = run(*ONE, keys="Ebq").stdout
    assert "0 strings accepted, 0 edited, 0 skipped; 2 left" in output
    assert drafted.read_bytes() == before


def test_back_after_a_skip_just_goes_back(drafted: Path, run: Run) -> None:
    """There is nothing to undo then."""
    output = run(*ONE, keys="sbq").stdout
    assert "Undone." not in output
    assert output.count("string 1 of 2") == 2


def test_a_question_mark_explains_the_keys(drafted: Path, run: Run) -> None:
    """Every key has a line."""
    output = run(*ONE, keys="?q").stdout
    for key in "aeEsbq":
        assert f"\n  {key}  " in output


def test_editing_in_the_editor_puts_the_persons_text_there(
    drafted: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """E opens $EDITOR; the text is unconfirmed until it is accepted."""
    monkeypatch.setattr("click.edit", lambda text, **_: text.replace("იკეტება", "ჩაიკეტა") + "\n")
    output = run(*ONE, keys="Eaq").stdout
    assert "1 string accepted, 1 edited" in output
    text = drafted.read_text(encoding="utf-8")
    assert 'msgstr "ძველი ხიდი ჩაიკეტა"' in text
    assert f"# i18nsync-author: {NINO}\n" in text


def test_an_edit_that_loses_a_link_is_not_saved(newsroom: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names what is missing; the draft stays."""
    run("draft", "2026/01", "-l", "ka", "-e", "pseudo")
    catalog = newsroom / "locales/ka/LC_MESSAGES/2026/01/night-train.po"
    before = catalog.read_bytes()
    monkeypatch.setattr("click.edit", lambda text, **_: "მატარებელი **21:40**-ზე გადის")
    output = run("review", "2026/01", "-l", "ka", "--by", NINO, keys="sEq").stdout
    assert "not saved: '[…](../02/bridge.md)' is missing" in output
    assert "Keep every link, mark and code of the source, each once." in output
    assert catalog.read_bytes() == before


@pytest.mark.parametrize("answer", [None, "", "   "])
def test_an_empty_edit_changes_nothing(
    drafted: Path, run: Run, monkeypatch: pytest.MonkeyPatch, answer: str | None
) -> None:
    """Closing the editor without a text leaves the draft."""
    before = drafted.read_bytes()
    monkeypatch.setattr("click.edit", lambda text, **_: answer)
    run(*ONE, keys="Eq")
    assert drafted.read_bytes() == before


def test_editing_in_the_line(drafted: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """E asks for a line that begins as the draft."""
    monkeypatch.setattr("builtins.input", lambda _prompt: "ხიდი იკეტება")
    run(*ONE, keys="eaq")
    assert 'msgstr "ხიდი იკეტება"' in drafted.read_text(encoding="utf-8")


@pytest.mark.parametrize("stop", [EOFError, KeyboardInterrupt])
def test_leaving_the_line_keeps_the_draft(
    drafted: Path, run: Run, monkeypatch: pytest.MonkeyPatch, stop: type[BaseException]
) -> None:
    """Ctrl-D and Ctrl-C in the line give up the edit, not the session."""

    def leave(_prompt: str) -> str:
        raise stop

    before = drafted.read_bytes()
    monkeypatch.setattr("builtins.input", leave)
    run(*ONE, keys="eq")
    assert drafted.read_bytes() == before


def test_an_outdated_string_shows_what_its_source_was(newsroom: Path, drafted: Path, run: Run) -> None:
    """The change is shown word by word; accepting confirms the text for the new source."""
    run("mark", "reviewed", "2026/02", "-l", "ka", "--by", NINO)
    write(newsroom, "content/en/2026/02/bridge.md", "---\ntitle: Old Bridge opens\n---\n\nMore details to follow.\n")
    run("sync")
    output = run(*ONE, keys="a").stdout
    assert "the source was  Old Bridge [-closes-]{+opens+}" in output
    rows = json.loads(run("status", "2026/02", "-l", "ka", "--format", "json").stdout)["rows"]
    assert rows[0]["status"] == "reviewed"


def test_a_near_memory_match_is_shown_with_its_difference(newsroom: Path, run: Run) -> None:
    """The reviewer sees what the memory had for a similar sentence."""
    run("draft", "2026/01", "-l", "ka", "-e", "pseudo")
    output = run("review", "2026/01", "-l", "ka", "--by", NINO, keys="ssq").stdout
    assert "It did not run for [-20-]{+21+} days." in output
    assert "memory 98%" in output
    assert "ის 21 დღე არ მოძრაობდა." in output


def test_a_review_that_was_overtaken_says_why(newsroom: Path, drafted: Path, run: Run) -> None:
    """A text edited elsewhere after its review is shown as unconfirmed, with the reason."""
    run("mark", "reviewed", "2026/02", "-l", "ka", "--by", NINO)
    text = drafted.read_text(encoding="utf-8")
    drafted.write_text(text.replace("ძველი ხიდი იკეტება", "ძველი ხიდი არ იკეტება"), encoding="utf-8")
    output = " ".join(run(*ONE, keys="q").stdout.split())
    assert "unconfirmed" in output
    assert "changed since Nino reviewed it" in output


def test_a_translators_comment_is_shown(drafted: Path, run: Run) -> None:
    """Comments of other translators stand under the text."""
    text = drafted.read_text(encoding="utf-8")
    drafted.write_text(text.replace("# i18nsync-state", "# სათაური მოკლე იყოს\n# i18nsync-state", 1), encoding="utf-8")
    assert "comment  სათაური მოკლე იყოს" in run(*ONE, keys="q").stdout


def test_missing_strings_can_be_written_at_the_desk(newsroom: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """--missing shows them; a string without a translation cannot be accepted before it is written."""
    run("sync")
    monkeypatch.setattr("click.edit", lambda text, **_: "ძველი ხიდი იკეტება")
    output = run(*ONE, "--missing", keys="aEaq").stdout
    assert "not saved: there is no translation of 'Old Bridge closes' to review" in output
    assert "1 string accepted, 1 edited, 0 skipped; 1 left to review." in output


def test_nothing_to_review_says_so(run: Run) -> None:
    """Without drafts there is no session."""
    run("sync")
    assert run("review", "--by", NINO).stdout == "Nothing to review: no drafts, no outdated strings.\n"


def test_the_same_person_cannot_review_twice(newsroom: Path, drafted: Path, run: Run) -> None:
    """Where two reviews are asked for, the second needs another person."""
    settings = newsroom / "i18nsync.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + "\n[policy]\nreviews = 2\n", encoding="utf-8")
    run("mark", "reviewed", "2026/02", "-l", "ka", "--by", NINO)
    result = run("mark", "reviewed", "2026/02", "-l", "ka", "--by", NINO, code=2)
    assert f"{NINO} has reviewed 'Old Bridge closes' already" in result.stderr
    assert "2 of 2 strings are not reviewed" in run("build", "2026/02", "-l", "ka", code=1).stdout
    run("mark", "reviewed", "2026/02", "-l", "ka", "--by", "Tom <tom@example.ge>")
    run("build", "2026/02", "-l", "ka")


def test_nobody_reviews_their_own_words_where_the_policy_says_so(
    newsroom: Path, drafted: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """reviewer_differs_from_editor holds for who wrote the text."""
    settings = newsroom / "i18nsync.toml"
    policy = "\n[policy]\nreviewer_differs_from_editor = true\n"
    settings.write_text(settings.read_text(encoding="utf-8") + policy, encoding="utf-8")
    monkeypatch.setattr("click.edit", lambda text, **_: "ხიდი იკეტება")
    output = " ".join(run(*ONE, keys="Eaq").stdout.split())
    assert f"not saved: {NINO} wrote the translation of 'Old Bridge closes' and may not review it" in output


def test_review_feeds_the_memory(newsroom: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was confirmed once fills the same text elsewhere."""
    run("draft", "2026/01", "-l", "ka", "-e", "pseudo")
    run("mark", "reviewed", "2026/01", "-l", "ka", "--by", NINO)
    write(newsroom, "content/en/2026/03/again.md", "It did not run for 21 days.\n")
    assert "1 of 1: 1 by memory" in run("draft", "2026/03", "-l", "ka").stdout


def somebody_else_writes(root: Path, source: str) -> None:
    """Another process gives the string that begins with `source` a text of its own."""
    project = open_workspace(root).project
    (ref,) = source_refs(project, ["2026/02"])
    desk = Desk(project, ref, Locale("ka"))
    key = next(unit.key for unit in desk.load().catalog.current if unit.key.source.startswith(source))
    desk.edit(key, "სხვისი ტექსტი", "Gela")


def test_a_text_that_somebody_else_changed_meanwhile_is_not_replaced(
    drafted: Path, newsroom: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reviewer is told, and shown theirs."""

    def edit(*_: object, **__: object) -> str:
        somebody_else_writes(newsroom, "Old Bridge")
        return "ჩემი ტექსტი"

    monkeypatch.setattr("click.edit", edit)
    output = run(*ONE, keys="Eq").stdout
    assert "not saved: 'Old Bridge closes' was changed by somebody else meanwhile\n" in output
    assert "  Their change was kept; read it before you decide again.\n" in output
    assert output.count("სხვისი ტექსტი") == 1
    assert "ჩემი ტექსტი" not in drafted.read_text(encoding="utf-8")


def test_what_somebody_else_changed_since_is_not_undone(
    drafted: Path, newsroom: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Back shows it, and leaves it."""
    monkeypatch.setattr("click.edit", lambda *_, **__: somebody_else_writes(newsroom, "Old Bridge"))
    output = run(*ONE, keys="aEbq").stdout
    assert "Not undone: somebody else has changed it since.\n" in output
    assert "1 string accepted, 0 edited" in output
    assert "სხვისი ტექსტი" in drafted.read_text(encoding="utf-8")
