"""Articles in folders: listed exactly, read strictly, written all or nothing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from i18nsync.core.article import Article, ArticleRef
from i18nsync.core.layout import Content
from i18nsync.core.locale import Locale
from i18nsync.core.ports import Source
from i18nsync.errors import ArticleNotFound, SourceError, UnreadableArticle
from i18nsync.sources.folder import FileStamp, FolderSource

EN, KA, RU = Locale("en"), Locale("ka"), Locale("ru")
FORMATS = {".md": "markdown", ".markdown": "markdown", ".mdx": "markdown", ".txt": "plaintext"}
PARALLEL = Content("content/en/{path}", "content/{locale}/{path}")
ROOTED = Content("{path}", "{locale}/{path}")


def plant(root: Path, *paths: str, text: str = "Text.\n") -> None:
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def source(root: Path, *contents: Content, others: tuple[str, ...] = (), **aliases: str) -> FolderSource:
    names = {Locale(tag): name for tag, name in aliases.items()}
    return FolderSource(root, contents or (PARALLEL,), EN, [KA, RU], FORMATS, aliases=names, other_locales=others)


def ids(found: FolderSource, locale: Locale) -> list[str]:
    return [ref.id for ref in found.refs(locale)]


def problems(found: FolderSource) -> list[tuple[str, str]]:
    return [(problem.path, problem.message) for problem in found.problems]


# Listing ------------------------------------------------------------------------------------------------------------


def test_it_is_a_source() -> None:
    """The port is kept."""
    assert isinstance(source(Path("nowhere")), Source)


def test_articles_are_listed_by_locale_sorted_by_id(tmp_path: Path) -> None:
    """With the format of each file's own ending."""
    plant(tmp_path, "content/en/b.md", "content/en/2026/01/a.txt", "content/ka/b.MD", "content/ru/orphan.mdx")
    found = source(tmp_path)
    assert found.refs(EN) == [ArticleRef("2026/01/a", EN, "plaintext"), ArticleRef("b", EN, "markdown")]
    assert found.refs(KA) == [ArticleRef("b", KA, "markdown")]
    assert found.refs(RU) == [ArticleRef("orphan", RU, "markdown")]
    assert found.problems == ()


def test_paths_are_those_on_disk_or_those_that_would_be(tmp_path: Path) -> None:
    """A version takes its source's ending until it has one of its own."""
    plant(tmp_path, "content/en/a.txt", "content/en/b.md", "content/ka/b.MD")
    found = source(tmp_path)
    assert found.path(ArticleRef("a", EN, "plaintext")) == "content/en/a.txt"
    assert found.path(ArticleRef("a", KA, "plaintext")) == "content/ka/a.txt"
    assert found.path(ArticleRef("b", KA, "markdown")) == "content/ka/b.MD"
    assert found.path(ArticleRef("gone", EN, "markdown")) == "content/en/gone.md"
    assert found.path(ArticleRef("gone", RU, "plaintext")) == "content/ru/gone.txt"
    assert found.path(ArticleRef("gone", RU, "unheard-of")) == "content/ru/gone.md"


def test_a_version_with_another_ending_than_its_source_is_an_orphan(tmp_path: Path) -> None:
    """What is built from MDX would break a `.md` file, so that one is left alone, and reported."""
    plant(tmp_path, "content/en/a.mdx", "content/ka/a.md")
    found = source(tmp_path)
    assert found.refs(KA) == [ArticleRef("a.md", KA, "markdown")]
    assert found.path(ArticleRef("a", KA, "markdown")) == "content/ka/a.mdx"
    assert found.read(found.refs(KA)[0]).path == "content/ka/a.md"
    message = "has another ending than its source content/en/a.mdx, so it is no version of it; rename it"
    assert problems(found) == [("content/ka/a.md", message)]
    plant(tmp_path, "content/ka/a.mdx")
    found.refresh()
    assert ids(found, KA) == ["a", "a.md"]


def test_endings_that_the_patterns_write_may_differ(tmp_path: Path) -> None:
    """Then the settings say what belongs together."""
    plant(tmp_path, "en/a.mdx", "ka/a.md")
    found = source(tmp_path, Content("en/{path}.mdx", "{locale}/{path}.md"))
    assert (ids(found, EN), ids(found, KA), problems(found)) == (["a"], ["a"], [])


def test_aliases_are_the_names_of_folders(tmp_path: Path) -> None:
    """`ge` for Georgian."""
    plant(tmp_path, "content/en/a.md", "content/ge/a.md", "content/ka/b.md")
    assert ids(source(tmp_path, ka="ge"), KA) == ["a"]


def test_hidden_folders_packages_and_catalogs_hold_no_articles(tmp_path: Path) -> None:
    """Whatever lies in them."""
    plant(
        tmp_path,
        "a.md",
        ".git/b.md",
        "node_modules/x/c.md",
        "locales/ka/d.md",
        ".venv/e.md",
        ".hidden.md",
        "x/locales/f.md",
    )
    assert ids(source(tmp_path, ROOTED), EN) == ["a", "x/locales/f"]


def test_a_pattern_may_name_the_catalogs_folder(tmp_path: Path) -> None:
    """Then what lies in it counts."""
    plant(tmp_path, "README.md", "locales/ka/README.md")
    found = source(tmp_path, Content("{path}", "locales/{locale}/{path}", include=("README.md",)))
    assert (ids(found, EN), ids(found, KA)) == (["README"], ["README"])


def test_the_walk_is_remembered_until_it_is_refreshed(tmp_path: Path) -> None:
    """One walk serves all locales."""
    plant(tmp_path, "content/en/a.md")
    found = source(tmp_path)
    assert ids(found, EN) == ["a"]
    plant(tmp_path, "content/en/b.md")
    assert ids(found, EN) == ["a"]
    found.refresh()
    assert ids(found, EN) == ["a", "b"]


def test_a_locale_that_the_project_has_not_is_an_error(tmp_path: Path) -> None:
    """It has no folder to look in."""
    with pytest.raises(SourceError, match="the project has no locale fr"):
        source(tmp_path).refs(Locale("fr"))


def test_missing_folders_of_versions_mean_no_versions(tmp_path: Path) -> None:
    """Nothing was translated yet."""
    plant(tmp_path, "content/en/a.md")
    assert source(tmp_path).refs(KA) == []


def test_a_missing_folder_of_sources_is_an_error(tmp_path: Path) -> None:
    """It names the setting."""
    with pytest.raises(SourceError) as caught:
        source(tmp_path).refs(EN)
    assert str(caught.value) == (
        "content/en: the folder of the sources is not there\n"
        "Check source = 'content/en/{path}' under [[content]] in the settings."
    )


@pytest.mark.parametrize(
    ("contents", "first", "second"),
    [
        ([PARALLEL], "content/en/a.md", "content/en/a.txt"),
        ([PARALLEL, Content("blog/{path}", "blog-{locale}/{path}")], "blog/a.md", "content/en/a.md"),
    ],
)
def test_two_files_with_one_id_are_an_error_that_names_both(
    tmp_path: Path, contents: list[Content], first: str, second: str
) -> None:
    """Nobody can say which one is the article."""
    plant(tmp_path, first, second)
    with pytest.raises(SourceError) as caught:
        source(tmp_path, *contents).refs(EN)
    assert caught.value.message == f"{first} and {second} are both the article 'a'"
    assert "prefix" in caught.value.hint
    assert source(tmp_path, *contents).refs(KA) == []


def test_the_number_of_further_clashes_is_told(tmp_path: Path) -> None:
    """The first one stands for all."""
    plant(tmp_path, "content/en/a.md", "content/en/a.txt", "content/en/b.md", "content/en/b.txt")
    with pytest.raises(SourceError, match=r"both the article 'a' \(and 1 more such pairs\)"):
        source(tmp_path).refs(EN)


def test_two_blocks_with_one_version_pattern_are_no_clash(tmp_path: Path) -> None:
    """A version is one file, however many blocks see it."""
    plant(tmp_path, "a.md", "b.en.md", "a.ru.md", "b.ru.md")
    found = source(tmp_path, Content("{path}.en", "{path}.{locale}"), Content("{path}", "{path}.{locale}"))
    assert (ids(found, EN), ids(found, RU)) == (["a", "b"], ["a", "b"])
    assert found.problems == ()


def test_prefixes_keep_two_blocks_apart(tmp_path: Path) -> None:
    """Reading and writing find the way back."""
    plant(tmp_path, "docs/a.md", "blog/a.md")
    found = source(
        tmp_path,
        Content("docs/{path}", "i18n/{locale}/docs/{path}"),
        Content("blog/{path}", "i18n/{locale}/blog/{path}", prefix="blog/"),
    )
    assert ids(found, EN) == ["a", "blog/a"]
    assert found.path(ArticleRef("blog/a", KA, "markdown")) == "i18n/ka/blog/a.md"
    assert found.read(ArticleRef("blog/a", EN, "markdown")).path == "blog/a.md"


def test_sources_in_another_checkout_are_read_and_named_by_relative_paths(tmp_path: Path) -> None:
    """`source_root` is the only way out of the project."""
    plant(tmp_path, "site/posts/a.md", "project/ka/a.md")
    found = source(tmp_path / "project", Content("posts/{path}", "{locale}/{path}", source_root="../site"))
    ref = found.refs(EN)[0]
    assert found.read(ref).path == "../site/posts/a.md"
    assert ids(found, KA) == ["a"]
    assert found.path(ArticleRef("a", RU, "markdown")) == "ru/a.md"


def test_versions_in_another_checkout_by_an_absolute_path(tmp_path: Path) -> None:
    """They are written there too."""
    plant(tmp_path, "project/en/a.md")
    (tmp_path / "out").mkdir()
    root = (tmp_path / "out").as_posix()
    found = source(tmp_path / "project", Content("en/{path}", "{locale}/{path}", version_root=root))
    found.write(Article(ArticleRef("a", KA, "markdown"), "ტექსტი"))
    assert (tmp_path / "out/ka/a.md").read_text(encoding="utf-8") == "ტექსტი"
    assert found.path(ArticleRef("a", KA, "markdown")) == "../out/ka/a.md"


def test_a_root_that_is_the_project_itself_needs_no_label(tmp_path: Path) -> None:
    """`source_root = "."` changes nothing."""
    plant(tmp_path, "en/a.md")
    found = source(tmp_path, Content("en/{path}", "{locale}/{path}", source_root="."))
    assert found.read(found.refs(EN)[0]).path == "en/a.md"


def test_a_pattern_with_an_ending_that_no_format_reads_is_an_error(tmp_path: Path) -> None:
    """It would find nothing, silently."""
    with pytest.raises(SourceError) as caught:
        source(tmp_path, Content("en/{path}.rst", "{locale}/{path}.rst"))
    assert caught.value.message == "no format reads files that end in .rst, as the pattern 'en/{path}.rst' has it"
    assert caught.value.hint == "Known are .markdown, .md, .mdx, .txt."


# Doubtful names -----------------------------------------------------------------------------------------------------


def test_names_that_differ_only_in_case_are_reported(tmp_path: Path) -> None:
    """They are one file on a Mac, and a version must be named like its source."""
    plant(tmp_path, "content/en/Night.md", "content/en/night.md", "content/ka/NIGHT.md", "content/ru/night.md")
    found = source(tmp_path)
    assert ids(found, EN) == ["Night", "night"]
    assert problems(found) == [
        ("content/en/night.md", "differs only in case from content/en/Night.md; some systems can't hold both"),
        ("content/ka/NIGHT.md", "differs only in case from its source content/en/night.md"),
    ]


def test_a_new_locale_among_the_sources_is_reported(tmp_path: Path) -> None:
    """`uk/` came after the settings were written; a section `it/` with an index alone is none."""
    plant(tmp_path, "index.md", "a.md", "b.md", "uk/index.md", "uk/a.md", "it/index.md", "it/printers.md")
    assert problems(source(tmp_path, ROOTED)) == [
        (
            "uk/a.md",
            (
                "looks like a version of another article (2 such under the name 'uk'); "
                "if 'uk' is a language here, add it to locales or other_locales"
            ),
        )
    ]
    assert problems(source(tmp_path, ROOTED, others=("uk",))) == []


def test_a_new_locale_in_suffixes_is_reported(tmp_path: Path) -> None:
    """The same for `a.uk.md`."""
    plant(tmp_path, "a.md", "b.md", "a.uk.md", "b.uk.md")
    found = source(tmp_path, Content("{path}", "{path}.{locale}"))
    assert [path for path, _ in problems(found)] == ["a.uk.md"]


# Links and odd files ------------------------------------------------------------------------------------------------


def test_links_inside_the_project_are_followed(tmp_path: Path) -> None:
    """To files and to folders."""
    plant(tmp_path, "content/en/a.md", "shared/b.md", "shared/deep/c.md")
    (tmp_path / "content/en/b.md").symlink_to("../../shared/b.md")
    (tmp_path / "content/en/deep").symlink_to("../../shared/deep")
    found = source(tmp_path)
    assert ids(found, EN) == ["a", "b", "deep/c"]
    assert found.read(ArticleRef("deep/c", EN, "markdown")).text == "Text.\n"
    assert found.problems == ()


def test_links_out_of_the_project_are_not_followed(tmp_path: Path) -> None:
    """Neither files nor folders, and they are reported."""
    plant(tmp_path, "secret/x.md", "project/content/en/a.md")
    (tmp_path / "project/content/en/out").symlink_to(tmp_path / "secret")
    (tmp_path / "project/content/en/x.md").symlink_to(tmp_path / "secret/x.md")
    found = source(tmp_path / "project")
    assert ids(found, EN) == ["a"]
    message = "is a link that leads out of the project; it was left out"
    assert problems(found) == [("content/en/out", message), ("content/en/x.md", message)]
    with pytest.raises(SourceError, match="a link leads out of the project"):
        found.read(ArticleRef("x", EN, "markdown"))
    with pytest.raises(SourceError, match="a link leads out of the project"):
        found.read(ArticleRef("out/x", EN, "markdown"))


def test_loops_of_links_are_cut_and_reported(tmp_path: Path) -> None:
    """A link to a folder above, two links to each other, and one to itself."""
    plant(tmp_path, "content/en/a.md", "content/en/x/b.md", "content/en/y/c.md")
    (tmp_path / "content/en/up").symlink_to(".")
    (tmp_path / "content/en/x/y").symlink_to("../y")
    (tmp_path / "content/en/y/x").symlink_to("../x")
    (tmp_path / "content/en/self").symlink_to("self")
    found = source(tmp_path)
    assert ids(found, EN) == ["a", "x/b", "x/y/c", "y/c", "y/x/b"]
    loop = "is a link to a folder that it lies in (a loop); it was left out"
    nowhere = "is a link that leads nowhere (too many levels of symbolic links); it was left out"
    assert problems(found) == [
        ("content/en/self", nowhere),
        ("content/en/up", loop),
        ("content/en/x/y/x", loop),
        ("content/en/y/x/y", loop),
    ]


def test_links_that_lead_nowhere_are_reported_where_they_matter(tmp_path: Path) -> None:
    """A picture that is missing is no business of ours."""
    plant(tmp_path, "content/en/a.md", "content/en/node_modules2.md")
    (tmp_path / "content/en/gone.md").symlink_to("nowhere.md")
    (tmp_path / "content/en/gone.png").symlink_to("nowhere.png")
    (tmp_path / "content/en/loop.md").symlink_to("loop.md")
    (tmp_path / "content/en/node_modules").symlink_to("..")
    found = source(tmp_path)
    assert [path for path, _ in problems(found)] == ["content/en/gone.md", "content/en/loop.md"]
    assert all("leads nowhere" in message for _, message in problems(found))


def test_a_folder_of_sources_behind_a_link_out_is_an_error(tmp_path: Path) -> None:
    """The remedy is `source_root`."""
    plant(tmp_path, "elsewhere/a.md")
    (tmp_path / "project/content").mkdir(parents=True)
    (tmp_path / "project/content/en").symlink_to(tmp_path / "elsewhere")
    found = source(tmp_path / "project")
    with pytest.raises(SourceError) as caught:
        found.refs(EN)
    assert caught.value.message == "the folder of the sources leads out of the project through a link"
    assert "source_root" in caught.value.hint


def test_a_folder_of_versions_behind_a_link_out_is_reported_and_never_written(tmp_path: Path) -> None:
    """Listing goes on without it."""
    plant(tmp_path, "project/content/en/a.md", "elsewhere/a.md")
    (tmp_path / "project/content/ka").symlink_to(tmp_path / "elsewhere")
    found = source(tmp_path / "project")
    assert (ids(found, EN), ids(found, KA)) == (["a"], [])
    with pytest.raises(SourceError, match="the file is not written: a link leads out of the project"):
        found.write(Article(ArticleRef("a", KA, "markdown"), "x"))
    assert (tmp_path / "elsewhere/a.md").read_text(encoding="utf-8") == "Text.\n"


def test_a_fixed_folder_behind_a_link_out_is_reported(tmp_path: Path) -> None:
    """Versions are looked for in vain; the sources are listed."""
    plant(tmp_path, "project/en/a.md", "elsewhere/ka/a.md")
    (tmp_path / "project/out").symlink_to(tmp_path / "elsewhere")
    found = source(tmp_path / "project", Content("en/{path}", "out/{locale}/{path}"))
    assert (ids(found, EN), ids(found, KA)) == (["a"], [])
    assert problems(found) == [("out", "is a link that leads out of the project; it was left out")]


def test_names_that_no_id_can_hold_are_reported(tmp_path: Path) -> None:
    """A backslash, a line end, bytes that are not UTF-8; spaces and Georgian are fine."""
    plant(tmp_path, "content/en/a b.md", "content/en/სიახლე.md", "content/en/a\\b.md", "content/en/a\nb.md")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/content/en/caf\xe9.md")).write_bytes(b"x")
    (tmp_path / "content/en/x\ty").mkdir()
    found = source(tmp_path)
    assert ids(found, EN) == ["a b", "სიახლე"]
    assert [path for path, _ in problems(found)] == [
        "content/en/a\\\\b.md",
        "content/en/a\\nb.md",
        "content/en/caf\\udce9.md",
        "content/en/x\\ty",
    ]


def test_pipes_and_other_odd_files_are_reported_and_never_opened(tmp_path: Path) -> None:
    """Reading a pipe would wait for ever; a folder named like an article is a folder."""
    plant(tmp_path, "content/en/a.md", "content/en/folder.md/b.md")
    os.mkfifo(tmp_path / "content/en/pipe.md")
    found = source(tmp_path)
    assert ids(found, EN) == ["a", "folder.md/b"]
    assert problems(found) == [("content/en/pipe.md", "is no regular file; it was left out")]


def test_a_folder_that_cannot_be_read_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest goes on."""
    plant(tmp_path, "content/en/a.md", "content/en/locked/b.md")
    real = os.scandir

    def scandir(path: str) -> object:
        if path.rstrip("/").endswith("locked"):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = source(tmp_path)
    assert ids(found, EN) == ["a"]
    assert problems(found) == [("content/en/locked", "the folder cannot be read: permission denied")]


# Reading ------------------------------------------------------------------------------------------------------------


def test_text_is_read_as_it_is(tmp_path: Path) -> None:
    """BOM, line endings, spaces: all there; the time of the file too."""
    plant(tmp_path, "content/en/a.md")
    (tmp_path / "content/en/a.md").write_bytes(b"\xef\xbb\xbfone\r\ntwo \n\xe1\x83\xa0")
    os.utime(tmp_path / "content/en/a.md", (1_000_000, 1_000_000))
    found = source(tmp_path)
    article = found.read(ArticleRef("a", EN, "markdown"))
    assert article == Article(ArticleRef("a", EN, "markdown"), "\ufeffone\r\ntwo \nრ", "content/en/a.md", 1_000_000.0)
    assert found.stat(article.ref) == FileStamp(1_000_000 * 10**9, 16)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"ok\nna\xefve", "the file is not UTF-8: byte 0xef at offset 5 (line 2)"),
        (b"one\ntwo\0", "the file holds a NUL byte (byte 7, line 2), so it is no text"),
        ("ка".encode("utf-16"), "the file is UTF-16, not UTF-8"),
    ],
)
def test_bytes_that_are_no_text_are_refused_with_their_place(tmp_path: Path, data: bytes, message: str) -> None:
    """The others stay readable."""
    plant(tmp_path, "content/en/a.md", "content/en/b.md")
    (tmp_path / "content/en/a.md").write_bytes(data)
    found = source(tmp_path)
    with pytest.raises(UnreadableArticle) as caught:
        found.read(found.refs(EN)[0])
    assert (caught.value.where, caught.value.message) == ("content/en/a.md", message)
    assert found.read(found.refs(EN)[1]).text == "Text.\n"


def test_a_file_that_vanished_is_not_found(tmp_path: Path) -> None:
    """Between listing and reading."""
    plant(tmp_path, "content/en/a.md")
    found = source(tmp_path)
    ref = found.refs(EN)[0]
    (tmp_path / "content/en/a.md").unlink()
    with pytest.raises(ArticleNotFound, match=r"content/en/a.md: the file is not there \(any more\)"):
        found.read(ref)
    assert found.stat(ref) is None


def test_an_id_that_is_not_there_gets_the_nearest_one_shown(tmp_path: Path) -> None:
    """A slip of the pen."""
    plant(tmp_path, "content/en/2026/01/night-train.md")
    found = source(tmp_path)
    with pytest.raises(ArticleNotFound) as caught:
        found.read(ArticleRef("2026/01/nigt-train", EN, "markdown"))
    assert caught.value.message == "there is no article '2026/01/nigt-train' in en"
    assert caught.value.hint == "Did you mean '2026/01/night-train'?"
    with pytest.raises(ArticleNotFound) as caught:
        found.read(ArticleRef("zzz", KA, "markdown"))
    assert caught.value.hint == ""


def test_a_file_that_came_after_the_listing_is_read_all_the_same(tmp_path: Path) -> None:
    """Someone saved it a moment ago."""
    plant(tmp_path, "content/en/a.md")
    found = source(tmp_path)
    assert found.refs(KA) == []
    plant(tmp_path, "content/ka/a.md")
    assert found.read(ArticleRef("a", KA, "markdown")).text == "Text.\n"


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    """Here a folder took its place."""
    plant(tmp_path, "content/en/a.md")
    found = source(tmp_path)
    ref = found.refs(EN)[0]
    (tmp_path / "content/en/a.md").unlink()
    (tmp_path / "content/en/a.md").mkdir()
    with pytest.raises(UnreadableArticle, match="the file cannot be read: is a directory"):
        found.read(ref)


# Writing ------------------------------------------------------------------------------------------------------------


def test_a_version_is_written_with_its_folders_and_listed(tmp_path: Path) -> None:
    """Line endings stay what they are, and no temporary file is left."""
    plant(tmp_path, "content/en/2026/a.md")
    found = source(tmp_path)
    found.write(Article(ArticleRef("2026/a", KA, "markdown"), "ერთი\r\nორი\n"))
    file = tmp_path / "content/ka/2026/a.md"
    assert file.read_bytes() == "ერთი\r\nორი\n".encode()
    assert [each.name for each in file.parent.iterdir()] == ["a.md"]
    assert ids(found, KA) == ["2026/a"]
    assert ids(source(tmp_path), KA) == ["2026/a"]


def test_an_unchanged_version_is_left_alone(tmp_path: Path) -> None:
    """Not even its time changes."""
    plant(tmp_path, "content/en/a.md", "content/ka/a.md")
    file = tmp_path / "content/ka/a.md"
    os.utime(file, (1, 1))
    before = file.stat()
    source(tmp_path).write(Article(ArticleRef("a", KA, "markdown"), "Text.\n"))
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_written_file_keeps_its_permissions_and_a_new_one_has_the_usual(tmp_path: Path) -> None:
    """A rename must not make it private."""
    plant(tmp_path, "content/en/a.md", "content/en/b.md", "content/ka/a.md")
    (tmp_path / "content/ka/a.md").chmod(0o664)
    found = source(tmp_path)
    found.write(Article(ArticleRef("a", KA, "markdown"), "ა"))
    found.write(Article(ArticleRef("b", KA, "markdown"), "ბ"))
    assert (tmp_path / "content/ka/a.md").stat().st_mode & 0o777 == 0o664
    assert (tmp_path / "content/ka/b.md").stat().st_mode == (tmp_path / "content/en/b.md").stat().st_mode


@pytest.mark.parametrize("article", ["../../a", "/etc/a", "a/../../b"])
def test_a_path_that_would_leave_the_project_is_refused(tmp_path: Path, article: str) -> None:
    """By the id alone."""
    plant(tmp_path, "content/en/a.md")
    with pytest.raises(SourceError, match="would leave the folder of the articles"):
        source(tmp_path).write(Article(ArticleRef(article, KA, "markdown"), "x"))


def test_a_link_in_the_place_of_a_version_is_replaced_and_its_target_kept(tmp_path: Path) -> None:
    """`content/ka/a.md -> ../en/a.md` shows English for want of Georgian."""
    plant(tmp_path, "content/en/a.md")
    (tmp_path / "content/ka").mkdir()
    (tmp_path / "content/ka/a.md").symlink_to("../en/a.md")
    source(tmp_path).write(Article(ArticleRef("a", KA, "markdown"), "ტექსტი"))
    assert (tmp_path / "content/en/a.md").read_text(encoding="utf-8") == "Text.\n"
    assert not (tmp_path / "content/ka/a.md").is_symlink()
    assert (tmp_path / "content/ka/a.md").read_text(encoding="utf-8") == "ტექსტი"


def test_a_folder_of_versions_that_is_a_link_to_the_sources_is_never_written(tmp_path: Path) -> None:
    """`content/ka -> en`: writing would destroy the English article."""
    plant(tmp_path, "content/en/a.md")
    (tmp_path / "content/ka").symlink_to("en")
    found = source(tmp_path)
    assert ids(found, KA) == ["a"]
    with pytest.raises(SourceError) as caught:
        found.write(Article(ArticleRef("a", KA, "markdown"), "ტექსტი"))
    assert caught.value.message == (
        "the file is not written: its folder is a link, and the article content/en/a.md lies behind it"
    )
    assert (tmp_path / "content/en/a.md").read_text(encoding="utf-8") == "Text.\n"


def test_a_folder_that_is_a_link_to_a_place_without_articles_is_written(tmp_path: Path) -> None:
    """Some sites keep their languages that way."""
    plant(tmp_path, "content/en/a.md", "georgian/readme.png")
    (tmp_path / "content/ka").symlink_to("../georgian")
    source(tmp_path).write(Article(ArticleRef("a", KA, "markdown"), "ტექსტი"))
    assert (tmp_path / "georgian/a.md").read_text(encoding="utf-8") == "ტექსტი"


_texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=60)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=_texts, newline=st.sampled_from(["\n", "\r\n", "\r"]))
def test_what_is_written_is_read_back(tmp_path: Path, text: str, newline: str) -> None:
    """Any text, with any line endings, character for character."""
    plant(tmp_path, "content/en/a.md")
    found = source(tmp_path)
    article = Article(ArticleRef("a", KA, "markdown"), text + newline)
    found.write(article)
    assert found.read(article.ref).text == article.text
    shutil.rmtree(tmp_path / "content/ka")
