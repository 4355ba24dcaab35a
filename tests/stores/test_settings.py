"""Settings are found upwards, read whole, and every mistake is named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18nsync.core.layout import Content
from i18nsync.core.locale import Locale
from i18nsync.core.policy import OnOutdated
from i18nsync.errors import SettingsError
from i18nsync.stores.settings import find_settings, load_settings, parse_settings, render_settings
from i18nsync.stores.settings_model import Policy

EN, KA, RU = Locale("en"), Locale("ka"), Locale("ru")

HEAD = 'source_locale = "en"\nlocales = ["ka", "ru"]\n'
BLOCK = '[[content]]\nsource = "content/en/{path}"\nversion = "content/{locale}/{path}"\n'

FULL = """\
source_locale = "en"
locales = ["ka", "ru"]
catalogs = "translations/po"
locale_aliases = { ka = "ge" }
other_locales = ["de", "pt-br"]
engines = ["memory", "google"]

[[content]]
source  = "content/en/{path}"
version = "content/{locale}/{path}"
include = ["2026/**"]
exclude = ["drafts/**"]

[[content]]
source = "{path}.md"
version = "{path}.{locale}.md"
prefix = "pages/"
source_root = "../site/"
version_root = "/srv/versions"

[markdown]
keys = ["title"]

[engine.google]
timeout = 10

[memory]
path = "memory.db"
tmx = ["memory.tmx"]

[glossary]
path = "glossary.csv"

[policy]
reviews = 1
reviewer_differs_from_editor = true

[policy."politics/**"]
reviews = 2
on_outdated = "source"

[build]
lang_key = false
fallback = "source"
min_reviewed = "80%"
notice = { ka = "თარგმანი მოწმდება." }
on_outdated = "keep-old-with-notice"
outdated_notice = { ka = ''' ორიგინალი შეიცვალა
({date}).''' }
outdated_label = { ka = "ძველი:" }
footer = true
translations_key = "translations"

[status]
untranslated_share = "50%"
"""


def parse(text: str, name: str = "i18nsync.toml") -> SettingsError:
    """The error that a text gives."""
    with pytest.raises(SettingsError) as caught:
        parse_settings(text, Path("/project") / name)
    return caught.value


def test_every_setting_is_read() -> None:
    """The whole file, nothing left at its default."""
    found = parse_settings(FULL, Path("/project/i18nsync.toml"))
    assert (found.root, found.path) == (Path("/project"), Path("/project/i18nsync.toml"))
    assert (found.source_locale, found.locales) == (EN, (KA, RU))
    assert found.catalogs == "translations/po"
    assert found.aliases == {KA: "ge"}
    assert found.other_locales == ("de", "pt-br")
    assert found.engines == ("memory", "google")
    assert found.engine == {"google": {"timeout": 10}}
    assert found.contents == (
        Content("content/en/{path}", "content/{locale}/{path}", ("2026/**",), ("drafts/**",)),
        Content(
            "{path}.md",
            "{path}.{locale}.md",
            prefix="pages/",
            source_root="../site",
            version_root="/srv/versions",
        ),
    )
    assert found.markdown.keys == ("title",)
    assert (found.memory.path, found.memory.tmx) == ("memory.db", ("memory.tmx",))
    assert found.glossary.path == "glossary.csv"
    assert found.policy.default == Policy(1, reviewer_differs_from_editor=True)
    assert found.policy.of("politics/2026/vote") == Policy(
        2, reviewer_differs_from_editor=True, on_outdated=OnOutdated.SOURCE
    )
    assert found.policy.of("sport/final") == Policy(1, reviewer_differs_from_editor=True)
    assert (found.build.lang_key, found.build.fallback, found.build.min_reviewed) == (False, "source", 80.0)
    assert found.build.notice == {KA: "თარგმანი მოწმდება."}
    assert found.build.on_outdated is OnOutdated.KEEP
    assert found.build.outdated_notice == {KA: "ორიგინალი შეიცვალა ({date})."}
    assert found.build.outdated_label == {KA: "ძველი:"}
    assert (found.build.footer, found.build.translations_key) == (True, "translations")
    assert found.status.untranslated_share == 0.5


def test_what_is_not_written_has_a_default() -> None:
    """Three facts are enough."""
    found = parse_settings(HEAD + BLOCK, Path("/project/i18nsync.toml"))
    assert found.catalogs == "locales"
    assert found.engines == ("memory",)
    assert found.markdown.keys is None
    assert (found.memory.path, found.memory.tmx, found.glossary.path) == (".i18nsync/memory.db", (), "")
    assert found.policy.of("anything") == Policy(1, reviewer_differs_from_editor=False)
    assert (found.build.lang_key, found.build.fallback, found.build.min_reviewed) == (True, "hold", 100.0)
    assert (found.build.on_outdated, found.build.footer, found.build.translations_key) == (None, False, "")
    assert found.status.untranslated_share == 0.6


MISTAKES = [
    ('source_locale = "en"\nlocale = ["ka"]\n' + BLOCK, 2, "there is no setting 'locale'", "Did you mean 'locales'?"),
    ('locales = ["ka"]\n' + BLOCK, 1, "the setting 'source_locale' is missing", 'Write source_locale = "en".'),
    ('source_locale = "en"\n' + BLOCK, 1, "the setting 'locales' is missing", 'Write locales = ["ka", "ru"].'),
    (
        'source_locale = "english please"\nlocales = ["ka"]\n' + BLOCK,
        1,
        "'english please' is not a locale",
        "Write a BCP 47 tag such as en, ka, ru or zh-Hans.",
    ),
    (
        'source_locale = "en"\nlocales = [\n  "ka",\n  "rus!",\n]\n' + BLOCK,
        4,
        "'rus!' is not a locale",
        "Write a BCP 47 tag such as en, ka, ru or zh-Hans.",
    ),
    ('source_locale = "en"\nlocales = ["ka",\n"ka"]\n' + BLOCK, 3, "locales has ka twice", "Write each locale once."),
    (
        'source_locale = "en"\nlocales = ["ka",\n"en"]\n' + BLOCK,
        3,
        "locales has the source locale en too",
        "Leave it out.",
    ),
    ('source_locale = "en"\nlocales = []\n' + BLOCK, 2, "locales is empty", 'Write locales = ["ka", "ru"].'),
    (
        'source_locale = "en"\nlocales = 3\n' + BLOCK,
        2,
        "locales must be a list of texts, not a number",
        'Write locales = ["ka", "ru"].',
    ),
    (
        'source_locale = "en"\nlocales = ["ka",\n  7]\n' + BLOCK,
        3,
        "locales must be a list of texts, and item 2 is a number",
        'Write locales = ["ka", "ru"].',
    ),
    (
        "source_locale = true\nlocales = []\n" + BLOCK,
        1,
        "source_locale must be a text in quotes, not true",
        'Write source_locale = "en".',
    ),
    (
        HEAD,
        1,
        "there is no [[content]], so nothing says where the articles lie",
        'Write [[content]], source = "content/en/{path}" and version = "content/{locale}/{path}", a line each.',
    ),
    (
        HEAD + '[content]\nsource = "a/{path}"\n',
        3,
        "content must be tables, each with a line [[content]]",
        "Write [[content]] in place of [content].",
    ),
    (
        HEAD + '[[content]]\nsource = "content/en/{path}"\n',
        3,
        "the setting 'version' is missing",
        'Write version = "content/{locale}/{path}".',
    ),
    (
        HEAD + BLOCK + 'sauce = "x"\n',
        6,
        "there is no setting 'sauce' in [[content]]",
        "Did you mean 'source'?",
    ),
    (
        HEAD + BLOCK + 'engines = ["memory"]\n',
        6,
        "there is no setting 'engines' in [[content]]",
        "Write engines at the top of the file, above the first line in brackets.",
    ),
    (
        HEAD + '[[content]]\nsource = "content/en/{slug}"\nversion = "content/{locale}/{path}"\n',
        4,
        "the pattern 'content/en/{slug}' has the unknown placeholder '{slug}'",
        "A pattern knows {path} and {locale}.",
    ),
    (
        HEAD + '[[content]]\nsource = "content/{locale}/{path}"\nversion = "content/{locale}/{path}"\n',
        4,
        "the source pattern 'content/{locale}/{path}' has {locale}",
        "Write the source's own name there, as content/en/{path}.",
    ),
    (
        HEAD + '[[content]]\nsource = "content/en/{path}"\nversion = "content/ka/{path}"\n',
        5,
        "the version pattern 'content/ka/{path}' has no {locale}",
        "Write, say, content/{locale}/{path}.",
    ),
    (
        HEAD + '[[content]]\nsource = "../en/{path}"\nversion = "content/{locale}/{path}"\n',
        4,
        "the pattern '../en/{path}' must be a plain path below the project's folder",
        "Leave out ./ and ../ and a leading or trailing /; source_root and version_root name other folders.",
    ),
    (
        HEAD + BLOCK + 'exclude = ["drafts/**",\n"/"]\n',
        7,
        "exclude has an empty glob",
        'Write exclude = ["drafts/**"], say.',
    ),
    (
        HEAD + BLOCK + "include = []\n",
        6,
        "include is empty, so no file is an article",
        "Leave include out to take them all.",
    ),
    (HEAD + BLOCK + 'prefix = "../x"\n', 6, "'../x' cannot start an article's id", 'Write prefix = "blog", say.'),
    (
        HEAD + 'catalogs = "../po"\n' + BLOCK,
        3,
        "catalogs must be a path below the project's folder, not '../po'",
        'Write catalogs = "locales".',
    ),
    (
        HEAD + 'catalogs = "/srv/po"\n' + BLOCK,
        3,
        "catalogs must be a path below the project's folder, not '/srv/po'",
        'Write catalogs = "locales".',
    ),
    (
        HEAD + 'locale_aliases = { ka = "ge", fr = "fra" }\n' + BLOCK,
        3,
        "locale_aliases names fr, which the project has not",
        "Add it to locales, or take it out.",
    ),
    (
        HEAD + '[locale_aliases]\nka = "g/e"\n' + BLOCK,
        4,
        "'g/e' cannot be the name of a locale in a path",
        'Write ka = "ge", say.',
    ),
    (
        HEAD + 'locale_aliases = { ka = "ru" }\n' + BLOCK,
        3,
        "ru and ka both have the name 'ru' in paths",
        "Give one of them another name under locale_aliases.",
    ),
    (
        HEAD + 'other_locales = ["de",\n"../fr"]\n' + BLOCK,
        4,
        "'../fr' cannot be the name of a locale in a path",
        'Write other_locales = ["de", "pt-br"], say.',
    ),
    (
        HEAD + BLOCK + '[memory]\ntmx = "a"\npfad = "b"\n',
        8,
        "there is no setting 'pfad' in [memory]",
        "Did you mean 'path'?",
    ),
    (HEAD + BLOCK + '[memory]\npath = ""\n', 7, "path is empty", 'Write path = ".i18nsync/memory.db".'),
    (HEAD + BLOCK + "[glossary]\npath = 1\n", 7, "path must be a text in quotes, not a number", 'Write path = "text".'),
    (HEAD + BLOCK + "[markdown]\nkey = []\n", 7, "there is no setting 'key' in [markdown]", "Did you mean 'keys'?"),
    (HEAD + BLOCK + "[policy]\nreviews = 3\n", 7, "reviews must be 1 or 2, not 3", "Write reviews = 1."),
    (HEAD + BLOCK + '[policy]\nreviews = "2"\n', 7, "reviews must be 1 or 2, not a text", "Write reviews = 1."),
    (
        HEAD + BLOCK + "[policy]\nreviewer_differs_from_editor = 1\n",
        7,
        "reviewer_differs_from_editor must be true or false, not a number",
        "Write reviewer_differs_from_editor = true.",
    ),
    (
        HEAD + BLOCK + "[policy]\nreview = 1\n",
        7,
        "there is no setting 'review' in [policy]",
        "Did you mean 'reviews'?",
    ),
    (
        HEAD + BLOCK + '[policy."politics/**"]\nrewiews = 2\n',
        7,
        "there is no setting 'rewiews' in [policy.\"politics/**\"]",
        "Did you mean 'reviews'?",
    ),
    (
        HEAD + BLOCK + '[build]\nfallback = "sources"\n',
        7,
        "fallback must be hold, source or draft, not 'sources'",
        "Did you mean 'source'?",
    ),
    (
        HEAD + BLOCK + '[build]\nfallback = "xyz"\n',
        7,
        "fallback must be hold, source or draft, not 'xyz'",
        'Write fallback = "hold".',
    ),
    (
        HEAD + BLOCK + '[build]\nmin_reviewed = "all"\n',
        7,
        "min_reviewed must be a share such as \"60%\", not 'all'",
        'Write min_reviewed = "100%".',
    ),
    (
        HEAD + BLOCK + '[build]\nmin_reviewed = "x%"\n',
        7,
        "min_reviewed must be a share such as \"60%\", not 'x%'",
        'Write min_reviewed = "100%".',
    ),
    (
        HEAD + BLOCK + "[status]\nuntranslated_share = 60\n",
        7,
        'untranslated_share must be a share such as "60%", not 60',
        'Write untranslated_share = "60%".',
    ),
    (
        HEAD + BLOCK + '[build]\non_outdated = "keep-with-notice"\n',
        7,
        "on_outdated must be hold, keep-old-with-notice, source or draft-with-label, not 'keep-with-notice'",
        "Did you mean 'keep-old-with-notice'?",
    ),
    (
        HEAD + BLOCK + '[policy]\non_outdated = "source"\n',
        7,
        "on_outdated for all articles stands in [build]",
        'Move it to [build], or name a part of the articles, as [policy."politics/**"].',
    ),
    (
        HEAD + BLOCK + '[build]\ntranslations_key = "a.b"\n',
        7,
        "'a.b' cannot be a front matter key",
        'Write translations_key = "translations", say.',
    ),
    (
        HEAD + BLOCK + '[build.outdated_label]\nfr = "x"\n',
        7,
        "outdated_label names fr, which is none of locales",
        "Add it to locales, or take it out.",
    ),
    (
        HEAD + BLOCK + '[build.notice]\nfr = "x"\n',
        7,
        "notice names fr, which is none of locales",
        "Add it to locales, or take it out.",
    ),
    (
        HEAD + "engine = 3\n" + BLOCK,
        3,
        "engine must be a table, not a number",
        "Write a line [engine] and its keys below.",
    ),
    (
        HEAD + BLOCK + "[engine]\ngoogle = 2026-01-02\n",
        7,
        "google must be a table, not a date",
        "Write a line [google] and its keys below.",
    ),
    (HEAD + "engines = 3\n" + BLOCK, 3, "engines must be a list of texts, not a number", 'Write engines = ["text"].'),
    (
        HEAD + "catalogs = [1]\n" + BLOCK,
        3,
        "catalogs must be a text in quotes, not a list",
        'Write catalogs = "text".',
    ),
    (
        HEAD + BLOCK + "[zoo]\n",
        6,
        "there is no setting 'zoo'",
        (
            "Known here are build, catalogs, checks, content, engine, engines, glossary, locale_aliases, locales, "
            "markdown, memory, other_catalogs, other_locales, policy, source_locale, status."
        ),
    ),
]


@pytest.mark.parametrize(("text", "line", "message", "hint"), MISTAKES)
def test_a_mistake_is_named_with_its_line_and_a_remedy(text: str, line: int, message: str, hint: str) -> None:
    """Message, place and hint, word for word."""
    error = parse(text)
    assert (error.message, error.where, error.hint) == (message, f"i18nsync.toml:{line}", hint)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("source_locale = en\n", 1, "this is not valid TOML: invalid value"),
        (HEAD + "locales = 1\n", 3, "this is not valid TOML: cannot overwrite a value"),
        ('a = "x"\nb = [1,\n', 2, "this is not valid TOML: invalid value"),
        ('a = "x"\n\nb = """x', 3, "this is not valid TOML: unterminated string"),
    ],
)
def test_text_that_is_not_toml_is_named_with_its_line(text: str, line: int, message: str) -> None:
    """The parser's own words, but the place where editors look for it."""
    error = parse(text)
    assert (error.where, error.message) == (f"i18nsync.toml:{line}", message)
    assert error.hint.startswith("Texts stand in quotes")


def test_lines_are_those_of_windows_files_too(tmp_path: Path) -> None:
    """CRLF and a BOM change nothing."""
    text = (HEAD + BLOCK + "[policy]\nreviews = 3\n").replace("\n", "\r\n")
    (tmp_path / "i18nsync.toml").write_bytes(b"\xef\xbb\xbf" + text.encode())
    with pytest.raises(SettingsError) as caught:
        load_settings(tmp_path)
    assert caught.value.where == "i18nsync.toml:7"


def test_settings_are_found_in_a_folder_above(tmp_path: Path) -> None:
    """The nearest file counts."""
    (tmp_path / "i18nsync.toml").write_text(HEAD + BLOCK, encoding="utf-8")
    deep = tmp_path / "content" / "en"
    deep.mkdir(parents=True)
    assert find_settings(deep) == tmp_path / "i18nsync.toml"
    assert load_settings(deep).root == tmp_path


def test_settings_in_pyproject_are_read_with_its_lines(tmp_path: Path) -> None:
    """The same keys below `[tool.i18nsync]`; another `pyproject.toml` on the way is passed by."""
    inner = tmp_path / "package"
    inner.mkdir()
    (inner / "pyproject.toml").write_text("[project]\nname = broken", encoding="utf-8")
    text = (
        '[project]\nname = "x"\n[tool.i18nsync]\nsource_locale = "en"\nlocales = ["ka"]\n'
        '[[tool.i18nsync.content]]\nsource = "en/{path}"\nversion = "{locale}/{path}"\n'
    )
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    found = load_settings(inner)
    assert (found.path, found.locales) == (tmp_path / "pyproject.toml", (KA,))
    error = parse(text + "[tool.i18nsync.policy]\nreviews = 9\n", "pyproject.toml")
    assert error.where == "pyproject.toml:10"
    assert parse("[tool]\ni18nsync = 3\n", "pyproject.toml").message == "tool.i18nsync must be a table"


def test_the_own_file_wins_over_pyproject(tmp_path: Path) -> None:
    """Where both lie in one folder."""
    (tmp_path / "pyproject.toml").write_text("[tool.i18nsync]\n", encoding="utf-8")
    (tmp_path / "i18nsync.toml").write_text(HEAD + BLOCK, encoding="utf-8")
    assert load_settings(tmp_path).path.name == "i18nsync.toml"


def test_no_settings_file_says_what_to_run(tmp_path: Path) -> None:
    """`init` looks at the articles and writes one."""
    with pytest.raises(SettingsError) as caught:
        load_settings(tmp_path)
    assert caught.value.message == "there is no i18nsync.toml here or in a folder above"
    assert caught.value.hint.startswith("Run `i18nsync init`")


def test_settings_that_are_not_utf8_name_the_line(tmp_path: Path) -> None:
    """An editor set to another encoding."""
    (tmp_path / "i18nsync.toml").write_bytes(b'source_locale = "en"\n# caf\xe9\n')
    with pytest.raises(SettingsError) as caught:
        load_settings(tmp_path)
    assert (caught.value.where, caught.value.message) == ("i18nsync.toml:2", "the settings are not UTF-8")


def test_settings_that_cannot_be_read_say_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's own words."""
    (tmp_path / "i18nsync.toml").write_text(HEAD + BLOCK, encoding="utf-8")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(SettingsError) as caught:
        load_settings(tmp_path)
    assert caught.value.message == "the settings cannot be read: permission denied"


def test_the_rendered_file_is_short_and_commented() -> None:
    """What `init` writes, word for word."""
    text = render_settings(
        source_locale=EN,
        locales=[KA, RU],
        contents=[Content("content/en/{path}", "content/{locale}/{path}", exclude=("drafts/**",))],
        aliases={KA: "ge"},
        other_locales=["de"],
        engines=["memory", "google"],
    )
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert lines == [
        'source_locale = "en"',
        'locales = ["ka", "ru"]',
        'catalogs = "locales"',
        'locale_aliases = { ka = "ge" }',
        'other_locales = ["de"]',
        'engines = ["memory", "google"]',
        "[[content]]",
        'source = "content/en/{path}"',
        'version = "content/{locale}/{path}"',
        'exclude = ["drafts/**"]',
    ]
    assert max(map(len, text.splitlines())) <= 120


def test_the_commented_examples_are_valid_once_uncommented() -> None:
    """Whoever takes the `#` away gets settings that hold."""
    text = render_settings(source_locale=EN, locales=[KA], contents=[Content("en/{path}", "{locale}/{path}")])
    starts = ("[", "keys", "tmx", "path", "re", "lang", "fall", "min")
    lines = [line[2:] if line[2:].startswith(starts) and line[:2] == "# " else line for line in text.splitlines()]
    opened = "\n".join(lines)
    found = parse_settings(opened, Path("/project/i18nsync.toml"))
    assert found.markdown.keys == ("title", "summary", "description")
    assert found.memory.tmx == ("memory.tmx",)
    assert found.policy.of("politics/a").reviews == 2


_names = st.from_regex(r"[a-z]{2}(-[a-z]{2})?", fullmatch=True)
_folder = st.text(st.characters(exclude_characters='{}/\\."', exclude_categories=("C", "Z")), min_size=1, max_size=6)


@settings(max_examples=60)
@given(
    folder=_folder,
    globs=st.lists(_folder.filter(lambda text: text.strip("/ ") != ""), min_size=1, max_size=3),
    others=st.lists(_names.filter(lambda name: name not in ("en", "ka", "ru", "ge")), max_size=30, unique=True),
    keys=st.none() | st.lists(st.text(max_size=8), max_size=3),
    prefix=st.sampled_from(["", "blog/"]),
)
def test_the_rendered_file_reads_back_as_what_it_was_made_from(
    folder: str, globs: list[str], others: list[str], keys: list[str] | None, prefix: str
) -> None:
    """Whatever the names: quotes, Georgian, control characters."""
    content = Content(
        f"{folder}/en/{{path}}",
        f"{folder}/{{locale}}/{{path}}",
        include=tuple(globs),
        exclude=tuple(globs),
        prefix=prefix,
        source_root=folder,
        version_root=f"../{folder}",
    )
    text = render_settings(
        source_locale=EN, locales=[KA, RU], contents=[content], aliases={KA: "ge"}, other_locales=others, keys=keys
    )
    found = parse_settings(text, Path("/project/i18nsync.toml"))
    assert found.contents == (content,)
    assert (found.aliases, found.other_locales) == ({KA: "ge"}, tuple(others))
    assert found.markdown.keys == (None if keys is None else tuple(keys))


def test_a_long_list_is_written_a_name_a_line() -> None:
    """28 further languages would not fit on one."""
    names = [f"{first}{second}" for first in "abcd" for second in "cdefghi"]
    block = Content("en/{path}", "{locale}/{path}")
    text = render_settings(source_locale=EN, locales=[KA], contents=[block], other_locales=names)
    assert 'other_locales = [\n  "ac",\n  "ad",\n' in text
    assert parse_settings(text, Path("/p/i18nsync.toml")).other_locales == tuple(names)


def test_a_tag_with_parts_is_a_plain_key_in_aliases() -> None:
    """`zh-Hans = "cn"`."""
    hans = Locale.parse("zh-Hans")
    text = render_settings(
        source_locale=EN, locales=[hans], contents=[Content("en/{path}", "{locale}/{path}")], aliases={hans: "cn"}
    )
    assert parse_settings(text, Path("/p/i18nsync.toml")).aliases == {hans: "cn"}
