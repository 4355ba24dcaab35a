"""Front matter: YAML, TOML and JSON, read by offset and written back in the style it had."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from i18nsync.core.article import Article, ArticleRef
from i18nsync.core.locale import Locale
from i18nsync.errors import ParseError, RenderError
from i18nsync.formats import yamlmatter
from i18nsync.formats.markdown import Markdown
from i18nsync.formats.site import Parsed

KEYS = ("title", "summary", "tags", "hero.title", "hero.actions.text", "a-b")
FORM = Markdown(keys=KEYS)


def parse(text: str, path: str = "news/a.md") -> Parsed:
    return FORM.parse(Article(ArticleRef("a", Locale("en"), "markdown"), text, path))


def values(text: str) -> list[tuple[str, str]]:
    return [
        (segment.context.removeprefix("front-matter:"), segment.source)
        for segment in parse(text).segments
        if segment.role == "front-matter"
    ]


@pytest.mark.parametrize(
    ("inner", "found"),
    [
        ("title: Plain words", [("title", "Plain words")]),
        ("title: 'it''s'", [("title", "it's")]),
        ('title: "a \\"b\\" \\u10d0"', [("title", 'a "b" ა')]),
        ("title: a\n  b", [("title", "a b")]),
        ("title: |\n  a\n  b", [("title", "a\nb")]),
        ("title: |-\n\n  a\n", [("title", "a")]),
        ("title: >\n  a\n  b\n\n  c", [("title", "a b\nc")]),
        ("title: |2\n    a", []),
        ("title: &x words\nsummary: *x", [("title", "words")]),
        ("title: !!str words", [("title", "words")]),
        ("title: 2024\nsummary: true\ntags: ~", []),
        ("title: ''\nsummary: '  '", []),
        ("title: 42 # words", []),
        ("slug: words\nother: x", []),
        ("tags: [one, 'two', 3]", [("tags", "one"), ("tags", "two")]),
        ("tags:\n  - one\n  - two", [("tags", "one"), ("tags", "two")]),
        (
            "hero:\n  title: A b\n  actions:\n    - text: C d\n      link: /x",
            [
                ("hero.title", "A b"),
                ("hero.actions.text", "C d"),
            ],
        ),
        ("hero: {title: A b}", [("hero.title", "A b")]),
        ("? [a]\n: b\n1: x\ntitle: w", [("title", "w")]),
        ('"title": w', [("title", "w")]),
        ("{title: w}", [("title", "w")]),
        ("# only a comment", []),
        ("", []),
    ],
)
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_values_of_yaml(inner: str, found: list[tuple[str, str]], line_break: str, mark: str) -> None:
    text = mark + f"---\n{inner}\n---\n\nBody\n".replace("\n", line_break)
    assert values(text) == found
    document = parse(text)
    assert document.text == text
    assert document.segments[-1].source == "Body"


@pytest.mark.parametrize(
    ("scalar", "target", "written"),
    [
        ("a", "b", "b"),
        ("a", "b: c", "'b: c'"),
        ("a", "# b", "'# b'"),
        ("a", "b #c", "'b #c'"),
        ("a", "b, c", "b, c"),
        ("a", "it's", "it's"),
        ("a", "'b' c", "'''b'' c'"),
        ("a", "true b", "true b"),
        ("a", "true", "'true'"),
        ("a", "null", "'null'"),
        ("a", "- b", "'- b'"),
        ("a", "*b", "'*b'"),
        ("a", "b\nc", '"b\\nc"'),
        ("a", "b\x07c", '"b\\x07c"'),
        ("a", "b\u2028c", '"b\\u2028c"'),
        ("a", "b\U0001f600", "b\U0001f600"),
        ("a", "სათაური", "სათაური"),
        ("a # why", "b", "b # why"),
        ("'a'", "it's", "'it''s'"),
        ("'a'", "b\nc", '"b\\nc"'),
        ('"a"', 'b "c" \\', '"b \\"c\\" \\\\"'),
        ('"  a "', "b", '"  b "'),
        ("[a, x]", "b, c", "['b, c', x]"),
        ("[a, x]", "b", "[b, x]"),
        ("|\n  a\n  x", "b\nc", "|\n  b\n  c"),
        ("|\n  a\n", "b\n\nc", "|\n  b\n\n  c\n"),
        (">-\n  a\n  x", "b", ">-\n  b"),
        (">-\n  a\n", "b\nc\n\nd", ">-\n  b\n\n  c\n\n\n  d\n"),
        ("|\n  a", "b\x07c", None),
        ("|\n  a", "b\n \nc", None),
        (">\n  a", "b\n c", None),
    ],
)
def test_a_yaml_value_keeps_its_style_and_is_quoted_only_where_yaml_needs_it(
    scalar: str, target: str, written: str | None
) -> None:
    text = f"---\ndate: 2026-01-02\ntags: {scalar}\nother:   x\n---\n"
    document = parse(text)
    key = document.segments[0].key
    if written is None:
        with pytest.raises(RenderError, match=r"^news/a.md:4: .* cannot be written in the style of the front matter"):
            FORM.render(document, {key: target})
        return
    rendered = FORM.render(document, {key: target})
    assert rendered == f"---\ndate: 2026-01-02\ntags: {written}\nother:   x\n---\n"


def test_block_scalars_get_the_line_breaks_of_the_article() -> None:
    text = "---\r\ntitle: |\r\n  a\r\n---\r\n"
    document = parse(text)
    assert FORM.render(document, {document.keys[0]: "b\nc"}) == "---\r\ntitle: |\r\n  b\r\n  c\r\n---\r\n"


def test_a_tab_is_quoted() -> None:
    """Not every YAML parser reads one in a plain scalar."""
    document = parse("---\ntitle: a\n---\n")
    assert FORM.render(document, {document.keys[0]: "0\tA"}) == "---\ntitle: '0\tA'\n---\n"


@settings(max_examples=150, deadline=None)
@given(
    style=st.sampled_from(["a", "'a'", '"a"', "[a]", "{x: a}", "|\n  a", ">-\n  a", "\n  - a"]),
    target=st.text(min_size=1, max_size=30),
)
def test_what_is_written_as_yaml_reads_as_the_target(style: str, target: str) -> None:
    form = Markdown(keys=("title", "title.x"))
    text = f"---\ntitle: {style}\n---\n"
    document = form.parse(Article(ArticleRef("a", Locale("en"), "markdown"), text, "a.md"))
    try:
        rendered = form.render(document, {document.keys[0]: target})
    except RenderError:
        return
    value: Any = yaml.safe_load(rendered.removeprefix("---\n").removesuffix("---\n"))["title"]
    while isinstance(value, list | dict):
        value = value[0] if isinstance(value, list) else value["x"]
    assert value.strip(" \t\r\n\x0b\x0c") == (form.canonical(document, document.segments[0], target) or "a")


@pytest.mark.parametrize(
    ("text", "where", "message"),
    [
        (
            "---\ntitle: a: b\n---\n",
            "news/a.md:2",
            "the front matter is not valid YAML: mapping values are not allowed",
        ),
        (
            "\ufeff---\r\nx: y\r\ntitle: 'a\r\n---\r\n",
            "news/a.md:3",
            "the front matter is not valid YAML: found unexpected",
        ),
        ("---\nx: \x07\n---\n", "news/a.md:", "the front matter is not valid YAML: "),
        ("---\nx: *y\n---\n", "news/a.md:2", "the front matter is not valid YAML: found undefined alias"),
        ("+++\nx = 1\nx = 2\n+++\n", "news/a.md:3", "the front matter is not valid TOML: "),
        ("+++\nx =\n+++\n", "news/a.md:2", "the front matter is not valid TOML: "),
        ('{"title": }\n', "news/a.md:1", "the front matter is not valid JSON: Expecting value"),
        ('{\n"title": "a",\n}\n', "news/a.md:", "the front matter is not valid JSON: "),
    ],
)
def test_front_matter_that_is_not_valid_is_an_error_with_its_line(text: str, where: str, message: str) -> None:
    with pytest.raises(ParseError) as caught:
        parse(text)
    assert caught.value.where.startswith(where)
    assert caught.value.message.startswith(message)
    assert caught.value.hint.startswith("Correct the ")


def test_nesting_without_end_is_an_error_not_a_crash() -> None:
    with pytest.raises(ParseError):
        parse('{"a": ' + "[" * 100_000 + "\n")
    with pytest.raises(ParseError):
        parse("+++\na = " + "[" * 100_000 + "\n+++\n")


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: words\n",
        "---\njust words\n---\n",
        "---\n- a\n- b\n---\n",
        "---\n\nwords: here: and\n---\n",
        "+++\nwords\n",
        "{words}\n",
        '{"a": 1} words\n',
        "--- \nx\n",
        "----\ntitle: words\n----\n",
    ],
)
def test_what_only_looks_like_front_matter_is_markdown(text: str) -> None:
    document = parse(text)
    assert document.text == text
    assert all(segment.role != "front-matter" for segment in document.segments)


TOML = """+++
title = "A \\"b\\""
'summary' = 'literal'
tags = [
  "one", # a comment, with "words"
  'two',
]
weight = 1_000
date = 2026-01-02 10:00:00
off = [1.5, true, {}]
"a-b" = '''
raw
lines'''
hero.title = \"\"\"
Two
lines\"\"\"

[[hero.actions]]
text = "Start"
link = "/x"

[other . table]
title = "Not this"
point = { title = "x", y = 2 }
+++

Body
"""


def test_values_of_toml() -> None:
    assert values(TOML) == [
        ("title", 'A "b"'),
        ("summary", "literal"),
        ("tags", "one"),
        ("tags", "two"),
        ("a-b", "raw\nlines"),
        ("hero.title", "Two\nlines"),
        ("hero.actions.text", "Start"),
    ]
    crlf = TOML.replace("\n", "\r\n")
    assert values(crlf) == values(TOML)
    assert parse(crlf).text == crlf


@pytest.mark.parametrize(
    ("scalar", "target", "written"),
    [
        ('"a"', 'b "c" \\ \t \x07', '"b \\"c\\" \\\\ \\t \\u0007"'),
        ('"a"', "b\nc", '"b\\nc"'),
        ("'a'", "b", "'b'"),
        ("'a'", "it's", '"it\'s"'),
        ("'a'", "b\nc", '"b\\nc"'),
        ("'''a'''", "it's\nb", "'''it's\nb'''"),
        ("'''\na'''", "b", "'''\nb'''"),
        ("'''a'''", "b'''c", "\"b'''c\""),
        ("'''a'''", "b'", '"b\'"'),
        ('"""a"""', 'b "c"', '"""b "c\\""""'),
        ('"""a"""', 'b """ c\nd \\', '"""b ""\\" c\nd \\\\"""'),
        ('"""\\\n  a"""', "b", '"""b"""'),
        ('"  a"', "b", '"  b"'),
        ('["a", "x"]', "b", '["b", "x"]'),
        ('"\\u10d0"', "b", '"b"'),
    ],
)
def test_a_toml_string_keeps_its_style(scalar: str, target: str, written: str) -> None:
    text = f"+++\nx = 1\ntags = {scalar} # why\n+++\n"
    document = parse(text)
    rendered = FORM.render(document, {document.keys[0]: target})
    assert rendered == f"+++\nx = 1\ntags = {written} # why\n+++\n"
    value = tomllib.loads(rendered.removeprefix("+++\n").removesuffix("+++\n"))["tags"]
    assert (value[0] if isinstance(value, list) else value).strip() == target.strip()


def test_values_of_json() -> None:
    text = (
        '{\n  "title": "A \\u0022b\\u0022",\n  "tags": ["one", 2, {"x": null}],\n  "hero": {"title": "C", "n": {}},\n'
        '  "other": [[], -1.5e3, true]\n}\n\nBody\n'
    )
    assert values(text) == [("title", 'A "b"'), ("tags", "one"), ("hero.title", "C")]
    document = parse(text)
    wanted = dict.fromkeys(document.keys, 'ბ "c" \\\n\td')
    rendered = FORM.render(document, wanted)
    head = json.JSONDecoder().raw_decode(rendered)[0]
    assert (head["title"], head["tags"][0], head["hero"]["title"]) == ('ბ "c" \\\n\td',) * 3
    assert '"title": "ბ \\"c\\" \\\\\\n\\td",\n' in rendered
    assert rendered.endswith('"other": [[], -1.5e3, true]\n}\n\nბ "c"\\\nd\n')


def test_default_keys_are_what_readers_see() -> None:
    text = "---\ntitle: A\ndescription: B\nslug: c\nsidebar:\n  label: D\n---\n"
    document = Markdown().parse(Article(ArticleRef("a", Locale("en"), "markdown"), text))
    assert [segment.source for segment in document.segments] == ["A", "B", "D"]
    assert [segment.line for segment in document.segments] == [2, 3, 6]


def test_the_loader_without_c_finds_the_same_places(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\ufeff---\r\ntitle: 'ა ბ'\r\nsummary: |\r\n  გ\r\n  დ\r\ntags: [one, \"two\"]\r\n---\r\n\r\nBody\r\n"
    fast = parse(text)
    monkeypatch.setattr(yamlmatter, "_loader", lambda: yaml.SafeLoader)
    assert parse(text).segments == fast.segments
    with pytest.raises(ParseError, match="the front matter is not valid YAML"):
        parse("---\ntitle: " + "[" * 3000 + "\n---\n")
