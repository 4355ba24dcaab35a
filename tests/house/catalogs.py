"""The catalogs of the tool's own messages: `python -m tests.house.catalogs` (`make messages`) brings them in step.

Messages come from the marks in the package, from the help of every command, from what checks say of themselves, from
the page's template, and from click, whose words are shown between ours. A message that is new is added without
translation; one that is gone is dropped.
References name the file only, and no time is written, so that a run that finds nothing new changes nothing.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click
import polib
from babel.messages.extract import extract_from_dir

from i18nsync.checks import built_in
from i18nsync.cli import main
from i18nsync.cli.help import texts_of
from i18nsync.core.locale import Locale

ROOT = Path(__file__).resolve().parents[2]
LOCALES = ROOT / "locales"
LANGUAGES = ("ka", "ru")
PLACEHOLDER = re.compile(r"\{[a-z_][a-z_0-9]*(?:![rs])?\}")
NOTE = (
    "What i18nsync itself says.\n"
    "Words in braces, as {name}, stand for what is put in and stay as they are; so do names of commands and options,\n"
    "words in capitals that stand for an argument, as ARTICLE, and the states of articles where they are typed."
)

# What of click is never shown here: Windows' console, completion scripts for old shells, its editor.
CLICK = ("core.py", "decorators.py", "exceptions.py", "formatting.py", "parser.py", "termui.py", "types.py")
TAG = "TRANSLATORS:"
KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "N_": None, "ngettext": (1, 2)}


class Message(NamedTuple):
    """A message with its plural (empty: it has none), the file it is in, and what translators are told."""

    singular: str
    plural: str
    file: str
    comments: tuple[str, ...] = ()


def messages() -> Iterator[Message]:
    """All messages of the package and of click, with repetitions."""
    yield from _marked(ROOT / "i18nsync", "i18nsync", [("**.py", "python"), ("**.html", "jinja2")])
    for command, file in _commands(main):
        for text in texts_of(command):
            yield Message(text, "", file)
    for check in built_in():
        for text in (check.name, check.description):
            yield Message(text, "", f"i18nsync/checks/{type(check).__module__.rpartition('.')[2]}.py")
    for each in _marked(Path(click.__file__).parent, "click", [("**.py", "python")]):
        if each.file.removeprefix("click/") in CLICK:
            yield each._replace(file="click")


def template() -> polib.POFile:
    """The messages without translations, by file and in their order there."""
    found: dict[str, polib.POEntry] = {}
    for each in messages():
        entry = found.get(each.singular)
        if entry is None:
            entry = found[each.singular] = polib.POEntry(msgid=each.singular)
            if PLACEHOLDER.search(each.singular + each.plural):
                entry.flags.append("python-brace-format")
        if each.plural:
            entry.msgid_plural = each.plural
            entry.msgstr_plural = {0: ""}
        if (each.file, "") not in entry.occurrences:
            entry.occurrences.append((each.file, ""))
        entry.comment = "\n".join(dict.fromkeys([*filter(None, [entry.comment]), *each.comments]))
    catalog = polib.POFile(wrapwidth=100)
    catalog.extend(found.values())
    return catalog


def catalog_path(language: str) -> Path:
    """Where the catalog of a language is."""
    return LOCALES / language / "LC_MESSAGES" / "i18nsync.po"


def updated(language: str) -> polib.POFile:
    """The catalog of a language, in step with the messages."""
    path = catalog_path(language)
    old = {entry.msgid: entry for entry in polib.pofile(str(path))} if path.exists() else {}
    catalog = template()
    catalog.header = NOTE
    forms = Locale(language).plural_forms or ""
    catalog.metadata = {
        "Project-Id-Version": "i18nsync",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": forms,
    }
    count = int(re.findall(r"nplurals=(\d)", forms)[0])
    for entry in catalog:
        known = old.get(entry.msgid)
        if entry.msgid_plural:
            entry.msgstr_plural = dict.fromkeys(range(count), "")
            if known is not None and known.msgid_plural == entry.msgid_plural:
                entry.msgstr_plural = dict(known.msgstr_plural)
        elif known is not None and not known.msgid_plural:
            entry.msgstr = known.msgstr
        if known is not None:
            entry.tcomment = known.tcomment
    return catalog


def _marked(folder: Path, name: str, methods: list[tuple[str, str]]) -> Iterator[Message]:
    """What is marked in the files of a folder.

    Babel finds the marks of templates and what translators are told. In Python the syntax tree says what is marked:
    before Python 3.12, an f-string is one token, and the marks inside of it would be missed.
    """
    told: dict[str, tuple[str, ...]] = {}
    found: list[tuple[str, int, int, str, str]] = []
    extracted = extract_from_dir(folder, methods, keywords=KEYWORDS, comment_tags=(TAG,), strip_comment_tags=True)
    for file, line, text, comments, _context in extracted:
        singular, plural = (text, "") if isinstance(text, str) else (text[0], text[1])
        told[singular] = (*told.get(singular, ()), *comments)
        if not file.endswith(".py"):
            found.append((file, line, len(found), singular, plural))
    for path in folder.rglob("*.py"):
        file = path.relative_to(folder).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS:
                texts = [each.value for each in node.args if isinstance(each, ast.Constant)]
                if texts and isinstance(texts[0], str):
                    plural = str(texts[1]) if node.func.id == "ngettext" else ""
                    found.append((file, node.lineno, node.col_offset, texts[0], plural))
    for file, _line, _column, singular, plural in sorted(found):
        yield Message(singular, plural, f"{name}/{file}", told.get(singular, ()))


def _commands(group: click.Group) -> Iterator[tuple[click.Command, str]]:
    """Every command with the file that it is in."""
    context = click.Context(group)
    yield group, _file(group)
    for name in group.list_commands(context):
        child = group.get_command(context, name)
        assert child is not None
        if isinstance(child, click.Group):
            yield from _commands(child)
        else:
            yield child, _file(child)


def _file(command: click.Command) -> str:
    assert command.callback is not None
    return f"{command.callback.__module__.replace('.', '/')}.py"


if __name__ == "__main__":
    for tag in LANGUAGES:
        updated(tag).save(str(catalog_path(tag)))
