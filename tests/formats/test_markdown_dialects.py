"""What is in Markdown articles and not in CommonMark: directives, shortcodes, components, raw HTML."""

from __future__ import annotations

import pytest

from i18nsync.core.article import Article, ArticleRef
from i18nsync.core.locale import Locale
from i18nsync.errors import RenderError
from i18nsync.formats.markdown import Markdown
from i18nsync.formats.site import Parsed

FORM = Markdown()


def parse(text: str, path: str) -> Parsed:
    return FORM.parse(Article(ArticleRef("a", Locale("en"), "markdown"), text, path))


def seen(text: str, path: str = "a.md") -> list[tuple[str, str]]:
    return [(segment.role, segment.source) for segment in parse(text, path).segments]


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        (":::note[A *t*]{.c}\nb\n:::", [("admonition-title", "A *t*"), ("paragraph", "b")]),
        (":::note A t {.c}\nb\n:::", [("admonition-title", "A t"), ("paragraph", "b")]),
        ("::: tip A t\nb\n:::", [("admonition-title", "A t"), ("paragraph", "b")]),
        (":::{note} A t\nb\n:::", [("admonition-title", "A t"), ("paragraph", "b")]),
        (":::note[a [b] \\] c]\nd\n:::", [("admonition-title", "a [b] ] c"), ("paragraph", "d")]),
        (":::note[open\nb\n:::", [("paragraph", "b")]),
        ("::: {.big}\nb\n:::", [("paragraph", "b")]),
        ("::: : words", [("paragraph", "::: : words")]),
        (":: words", [("paragraph", ":: words")]),
        ("::leaf[A t]{#x}", [("admonition-title", "A t")]),
        ("text\n:::note\nb\n:::\ntext", [("paragraph", "text"), ("paragraph", "b"), ("paragraph", "text")]),
        ("- a\n\n  :::note[T]\n  b\n  :::", [("list-item", "a"), ("admonition-title", "T"), ("list-item", "b")]),
        ("> :::note[T]\n> b\n> :::", [("admonition-title", "T"), ("quote", "b")]),
        ('!!! note "A t"\n    b\n\n    c\nd', [("admonition-title", "A t"), *(("paragraph", x) for x in "bcd")]),
        ('??? tip "A t"\n\tb', [("admonition-title", "A t"), ("paragraph", "b")]),
        ('???+ tip "A t"\n    !!! note\n        b', [("admonition-title", "A t"), ("paragraph", "b")]),
        ("!!! note\n    ```\n    code\n    ```\n    - b", [("list-item", "b")]),
        ('=== "A t"\n\n    b', [("admonition-title", "A t"), ("paragraph", "b")]),
        ("??? x y z\n    a", [("paragraph", "a")]),
        ("!important words", [("paragraph", "!important words")]),
        ("=== words", [("paragraph", "=== words")]),
        ("a\n{: .lead}\n\n{: #x}\nb", [("paragraph", "a"), ("paragraph", "b")]),
        ('{{< fig caption="A c" alt=\'An a\' src="s" title="" >}}', [("attribute", "A c"), ("attribute", "An a")]),
        ("{{< fig\n  caption='A c'\n>}}", [("attribute", "A c")]),
        ("{{% note %}}\na\n{{% /note %}}", [("paragraph", "a")]),
        ("{% if x %}{% y %}\na\n{% endif %}", [("paragraph", "a")]),
        ("{{< highlight go >}}\ncode\n\ncode\n{{< /highlight >}}\na", [("paragraph", "a")]),
        ("{% highlight go %}\ncode\n{% endhighlight %}\na", [("paragraph", "a")]),
        ("{{< highlight go >}}\na", [("paragraph", "a")]),
        ("{{< x >}} words", [("paragraph", "{{< x >}} words")]),
        ("{{< open words", [("paragraph", "{{< open words")]),
        ("{% open words", [("paragraph", "{% open words")]),
        ("{{ a }}", []),
        ("{a} words\n\n{ open", [("paragraph", "{a} words"), ("paragraph", "{ open")]),
    ],
)
def test_directives_and_shortcodes(text: str, segments: list[tuple[str, str]]) -> None:
    assert seen(text) == segments
    assert parse(text, "a.md").text == text


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        ("import A from 'a';\nimport {\n  B,\n\n} from 'b'\n\na", [("paragraph", "a")]),
        ("import A from 'a'", []),
        ("export const a = 1;\n\nimport the goods", [("paragraph", "import the goods")]),
        ("<Card>a</Card>", [("paragraph", "a")]),
        ('<Card title="T t">\n  a\n  b\n</Card>', [("attribute", "T t"), ("paragraph", "a b")]),
        (
            "<Card\n  title={'T t'}\n  label={`L l`}\n  text={x}\n  alt={\"it's\"}\n/>",
            [
                ("attribute", "T t"),
                ("attribute", "L l"),
                ("attribute", "it's"),
            ],
        ),
        ("<Card title={'a' + 'b'} text={`${x}`} alt={''} />", []),
        ("<Card>\n\n    a\n\n    ```\n    code\n    ```\n\n</Card>", [("paragraph", "a")]),
        ("<A>\n  <B>\n\n    a\n\n  </B>\n</A>\nb", [("paragraph", "a"), ("paragraph", "b")]),
        ("<Card>a\nb</Card>\nc", [("paragraph", "a b"), ("paragraph", "c")]),
        ("<A><B>a</B><B>b</B></A>", [("paragraph", "a"), ("paragraph", "b")]),
        ("<A>\n<B>\na</B></A>\nb", [("paragraph", "a"), ("paragraph", "b")]),
        ("<A>\na <A>b</A>\n</A>", [("paragraph", "a <A>b</A>")]),
        ("<A>\na</B>\n</A>", [("paragraph", "a</B>")]),
        ("<A>\na\n</A> b", [("paragraph", "a"), ("paragraph", "b")]),
        ("</A><B>a", [("paragraph", "a")]),
        ("<A>a</A> and <A>b</A>", [("paragraph", "<A>a</A> and <A>b</A>")]),
        ("<A /> a", [("paragraph", "<A /> a")]),
        ("<A /><B\n/> a", [("paragraph", "<A /><B /> a")]),
        ("<Badge text='x' /> is new", [("paragraph", "<Badge text='x' /> is new")]),
        ("<Badge text='New' />", [("attribute", "New")]),
        ("<a href='x'>words</a>", [("paragraph", "<a href='x'>words</a>")]),
        ("<>\na\n</>", [("paragraph", "a")]),
        ("<details>\n<summary>a</summary>\nb\n</details>", [("paragraph", "a"), ("paragraph", "b")]),
        ("<style>{`\n\n.x {}\n`}</style>\na", [("paragraph", "a")]),
        ("<svg>\n<title>a</title>\n</svg>\nb", [("paragraph", "b")]),
        ("<svg>\n\nb", [("paragraph", "b")]),
        ("{/* words */}\n\n{\n  x.map((y) => y)\n}\n\na", [("paragraph", "a")]),
        ("{a} words", [("paragraph", "{a} words")]),
        ("{/* open", [("paragraph", "{/* open")]),
        ("<Card title='T'\nwords", [("paragraph", "<Card title='T' words")]),
        ("- <Card>\n\n  a", [("list-item", "a")]),
        (
            "<FileTree>\n\n- src\n- a.md a note\n\n</FileTree>\n\n- src",
            [
                ("list-item", "a.md a note"),
                ("list-item", "src"),
            ],
        ),
        ("<A>\n\n<!-- c\n\nd -->\n\na\n</A>", [("paragraph", "a")]),
        ("> <Card>\n> a\n> </Card>", [("quote", "a")]),
        ("> <Card>a</Card>", [("quote", "a")]),
        ("<script>\n\nx\n</script>\na", [("paragraph", "a")]),
    ],
)
def test_components_and_expressions_of_mdx(text: str, segments: list[tuple[str, str]]) -> None:
    assert seen(text, "a.mdx") == segments
    assert parse(text, "a.mdx").text == text


def test_components_in_md_articles_are_components_and_html_is_html() -> None:
    text = "<Tabs>\n  <TabItem label='A b'>\n\n    c\n\n  </TabItem>\n</Tabs>\n\n<div>\n<p>d</p>\n</div>\n"
    assert seen(text) == [("attribute", "A b"), ("paragraph", "c"), ("html", "d")]


def test_an_import_makes_an_md_article_mdx() -> None:
    text = "import A from 'a';\n\n<div>\n*b*\n</div>\n"
    assert parse(text, "a.md").mdx
    assert seen(text) == [("paragraph", "*b*")]
    assert not parse("Words\nimport a from b\n", "a.md").mdx


def test_a_target_that_reads_as_esm_is_refused() -> None:
    document = parse("Words\n", "a.md")
    with pytest.raises(RenderError, match="would break the structure"):
        FORM.render(document, {document.segments[0].key: "import x from 'y'"})


def test_lone_braces_and_angles_of_a_target_get_a_backslash_in_mdx() -> None:
    document = parse("Words\n", "a.mdx")
    key = document.segments[0].key
    assert (
        FORM.render(document, {key: "a < b {x} { c <Badge /> **d** \\{"}) == "a \\< b {x} \\{ c <Badge /> **d** \\{\n"
    )
    assert FORM.canonical(document, document.segments[0], "a < b") == "a \\< b"
    plain = parse("Words\n", "a.md")
    assert FORM.render(plain, {key: "a < b {"}) == "a < b {\n"


@pytest.mark.parametrize(
    ("text", "target", "result"),
    [
        ('<A title="b" />\n', 'x "y"', '<A title="x &quot;y&quot;" />\n'),
        ("<A title='b' />\n", "it's", "<A title='it&#39;s' />\n"),
        ("<A title={`b`} />\n", "x `y` ${z} \\", "<A title={`x \\`y\\` \\${z} \\\\`} />\n"),
        ("<A title={'b'} />\n", "it's", "<A title={'it\\'s'} />\n"),
        ('<A title={"b"} />\n', 'x "y"', '<A title={"x \\"y\\""} />\n'),
        (":::note[b]\n", "x ] y", ":::note[x \\] y]\n"),
        (":::note b\n", "x {y}", None),
        ('!!! note "b"\n', 'x "y"', '!!! note "x &quot;y&quot;"\n'),
        ("<p>b</p>\n", "x\n\ny", "<p>x y</p>\n"),
        ("<p>b</p>\n", "x</p><p>y", None),
        ("<FileTree>\n\n- a b\n\n</FileTree>\n", "x", None),
    ],
)
def test_targets_in_attributes_and_titles(text: str, target: str, result: str | None) -> None:
    document = parse(text, "a.md")
    key = document.segments[0].key
    if result is None:
        with pytest.raises(RenderError, match="would break the structure"):
            FORM.render(document, {key: target})
    else:
        assert FORM.render(document, {key: target}) == result


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        ("<p>a <b>b</b><br>c</p>", [("html", "a <b>b</b><br>c")]),
        ("<div>a\n  b</div>", [("html", "a b")]),
        ("<ul><li>a<li>b</ul>", [("html", "a"), ("html", "b")]),
        (
            "<figure><img src='x' alt='A b'><figcaption>c</figcaption></figure>",
            [("attribute", "A b"), ("caption", "c")],
        ),
        ("<div><img alt='A'> words <img alt='B'></div>", [("attribute", "A"), ("html", "words"), ("attribute", "B")]),
        ("<div>words <img alt='A'> words</div>", [("html", "words <img alt='A'> words")]),
        ("<div><a title='T t'><img alt='A'></a></div>", [("attribute", "T t"), ("attribute", "A")]),
        ("<img alt='A b'>", [("attribute", "A b")]),
        ("<img alt='A b'> 42", [("attribute", "A b")]),
        ("<img alt='A b'> words", [("paragraph", "<img alt='A b'> words")]),
        ("<input placeholder='P p' aria-label='L l' value='v'>", [("attribute", "P p"), ("attribute", "L l")]),
        ("<div><pre>a</pre><script>b</script><code>c</code> d</div>", [("html", "<code>c</code> d")]),
        ("<div><svg title='S s'><text>a</text></svg>b</div>", [("attribute", "S s"), ("html", "b")]),
        ("<div><textarea>a", []),
        ("<div>a<!-- b -->c<?d?>e</div>", [("html", "a"), ("html", "c"), ("html", "e")]),
        ("<div>a < b</div>", [("html", "a < b")]),
        ("> <p>a\n> b</p>", [("html", "a b")]),
        ("<pre>\n\na\n</pre>\n\nb", [("paragraph", "b")]),
        ("<pre>\n:::note[a]\n\nb", []),
        ("<!-- a -->b", [("html", "b")]),
        ("<div>\n\n*a*\n\n</div>", [("paragraph", "*a*")]),
        ("<blockquote>a</blockquote>", [("quote", "a")]),
        ("<div><select><option label='L l'>a</option></select></div>", [("attribute", "L l"), ("html", "a")]),
        ("<div a=b c {...d} e={f}>g</div>", [("html", "g")]),
        ("<div a='", [("html", "<div a='")]),
        ("<div a= >b</div>", [("html", "<div a= >b")]),
        ("<b>a</b>", [("paragraph", "<b>a</b>")]),
        ("<b>\na\n</b>", [("html", "<b> a </b>")]),
    ],
)
def test_raw_html(text: str, segments: list[tuple[str, str]]) -> None:
    assert seen(text) == segments
    assert parse(text, "a.md").text == text
