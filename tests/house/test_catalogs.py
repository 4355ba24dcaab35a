"""The catalogs of the tool's own messages are whole: every message, in every language, with all that is put into it."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest

from tests.house.catalogs import LANGUAGES, PLACEHOLDER, ROOT, catalog_path, updated

SCRIPTS = {"ka": re.compile("[ა-ჰ]"), "ru": re.compile("[А-Яа-яЁё]")}
# What stays as it is: what is put in, what is typed, what stands in quotes, and names.
_AS_IT_IS = re.compile(
    r"\{[^{}]*\}|`[^`]*`|'[^']*'|\"[^\"]*\"|\[[^\]]*\]|--?[\w-]+|i18nsync( [a-z-]+)*|pip install \S+|\S*[./_=@|]\S*"
    r"|\b[A-Z][\w.+]*\b|~|%"
)


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    """A language of the tool."""
    return str(request.param)


@pytest.fixture(scope="module")
def entries(language: str) -> list[polib.POEntry]:
    """The messages of the catalog as it lies in the repository."""
    return list(polib.pofile(str(catalog_path(language))))


def pairs(entry: polib.POEntry) -> Iterator[tuple[str, str]]:
    """Each translation with what it translates: the forms of a plural with the plural."""
    if entry.msgid_plural:
        for text in entry.msgstr_plural.values():
            yield entry.msgid_plural, text
    else:
        yield entry.msgid, entry.msgstr


def test_the_catalog_has_every_message_and_no_other(language: str, tmp_path: Path) -> None:
    """It is what `make messages` writes, byte for byte: so it is in step with the code, the help and click."""
    updated(language).save(str(tmp_path / "i18nsync.po"))
    assert (tmp_path / "i18nsync.po").read_bytes() == catalog_path(language).read_bytes(), "run `make messages`"


def test_every_message_is_translated(entries: list[polib.POEntry]) -> None:
    """None is empty, fuzzy or obsolete."""
    assert [
        entry.msgid for entry in entries if entry.obsolete or not entry.translated() or "fuzzy" in entry.flags
    ] == []


def test_msgfmt_accepts_the_catalog(language: str) -> None:
    """Gettext's own check: plural forms, formats, line ends."""
    command = ["msgfmt", "--check-format", "--check-domain", "--check-header", "-o", "/dev/null"]
    done = subprocess.run([*command, str(catalog_path(language))], capture_output=True, text=True, check=False)
    errors = [line for line in done.stderr.splitlines() if "warning: header field" not in line]
    assert (done.returncode, errors) == (0, [])


def test_what_is_put_in_is_put_in(entries: list[polib.POEntry]) -> None:
    """Each translation has the placeholders of its message; the form for one thing may leave its number out."""
    for entry in entries:
        for source, target in pairs(entry):
            if target:
                wanted, given = set(PLACEHOLDER.findall(source)), set(PLACEHOLDER.findall(target))
                one = set(PLACEHOLDER.findall(entry.msgid)) if entry.msgstr_plural.get(0) == target else wanted
                allowed = (wanted, one) if len(entry.msgstr_plural) == 2 else (wanted,)
                assert given in allowed, (source, target)


def test_edges_agree(entries: list[polib.POEntry]) -> None:
    """White space around a message, and the full stop or colon behind it, are those of the English."""
    for entry in entries:
        for source, target in pairs(entry):
            if target:
                assert source[: len(source) - len(source.lstrip())] == target[: len(target) - len(target.lstrip())], (
                    target
                )
                assert source[len(source.rstrip()) :] == target[len(target.rstrip()) :], target
                assert _end(source) == _end(target), (source, target)


def _end(text: str) -> str:
    last = text.rstrip()[-1:]
    return last if last in (".", ":", "?") else ""


def test_nothing_is_left_in_english(language: str, entries: list[polib.POEntry]) -> None:
    """A translation is in its script, unless the message has nothing but names and what is typed."""
    for entry in entries:
        for source, target in pairs(entry):
            if target and re.search("[a-z]{3,}", _AS_IT_IS.sub(" ", source)):
                assert SCRIPTS[language].search(target), (source, target)


def test_no_module_hides_the_function_that_translates() -> None:
    """Where `_` translates, it is no name for what nobody needs: not in the same function or comprehension."""
    found = [
        f"{path.relative_to(ROOT)}:{scope.lineno}"
        for path in sorted((ROOT / "i18nsync").rglob("*.py"))
        for scope in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(scope, _SCOPES) and _binds(scope) and _calls(scope)
    ]
    assert found == []


_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_SCOPES = (ast.FunctionDef, ast.Lambda, *_COMPREHENSIONS)


def _inside(scope: ast.AST) -> Iterator[ast.AST]:
    """All nodes of a scope without those of the scopes within."""
    for node in ast.iter_child_nodes(scope):
        yield node
        if not isinstance(node, _SCOPES):
            yield from _inside(node)


def _binds(scope: ast.AST) -> bool:
    return any(
        (isinstance(node, ast.Name) and node.id == "_" and isinstance(node.ctx, ast.Store))
        or (
            isinstance(node, ast.arguments)
            and any(arg.arg == "_" for arg in ast.walk(node) if isinstance(arg, ast.arg))
        )
        for node in _inside(scope)
    )


def _calls(scope: ast.AST) -> bool:
    return any(
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_"
        for node in ast.walk(scope)
    )
