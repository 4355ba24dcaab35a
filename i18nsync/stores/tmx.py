"""TMX 1.4: translation memories as other tools write and read them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO
from xml.sax.saxutils import escape, quoteattr

from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.unit import Origin, Provenance
from i18nsync.errors import I18nsyncError, MemoryStoreError, StoreError
from i18nsync.messages import N_, _
from i18nsync.stores.entities import declared_entity
from i18nsync.stores.files import write_atomic

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = ["TmxEntry", "read_tmx", "write_tmx"]

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_TMX_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z")
_OUR_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)Z")
# What XML 1.0 cannot hold, not even as a character reference.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PROP = "x-i18nsync-"
_IMPORTED = Provenance(Origin.IMPORT)
_WHICH = N_("Export it as TMX 1.4 from the tool that it comes from.")


@dataclass(frozen=True, slots=True)
class TmxEntry:
    """A pair of texts.

    Args:
        pair: the locales, as the file names them.
        source: the source text.
        target: its translation.
        provenance: who wrote the translation and when; `import` where the file does not say that i18nsync wrote it.
        article: id of the article it came from, if known.
        context: between which texts it stands there; see `i18nsync.core.matching.contexts`.
    """

    pair: LocalePair
    source: str
    target: str
    provenance: Provenance = _IMPORTED
    article: str = ""
    context: str = ""


def read_tmx(path: Path, source_locale: Locale | None = None) -> Iterator[TmxEntry]:
    """The pairs of a TMX file, one translation unit in memory at a time.

    Each translation in a unit makes a pair with the unit's source: its variant in `source_locale` if that is given,
    else in the file's or unit's `srclang`, else (`*all*`) its first one; `en` and `en-US` are taken for each other. The
    content of inline tags (`bpt`, `ept`, `ph`, `it`) is kept as text. Units without both texts are passed over.

    Raises:
        MemoryStoreError: the file cannot be read, is not well-formed or no TMX (with the line), or declares entities,
            which could make it grow without end.
    """
    from xml.etree import ElementTree as ET

    with _reading(path) as handle:
        _refuse_entities(handle, path)
        handle.seek(0)
        srclang = ""
        parents: list[Element] = []
        for event, element in ET.iterparse(handle, events=("start", "end")):  # noqa: S314 - entities are refused above
            if event == "start":
                if not parents and element.tag != "tmx":
                    raise MemoryStoreError(
                        _("this is XML, but no TMX: it starts with <{element}>").format(element=element.tag),
                        where=str(path),
                        hint=_(_WHICH),
                    )
                if element.tag == "header":
                    srclang = element.get("srclang", "")
                parents.append(element)
                continue
            parents.pop()
            if element.tag == "tu":
                yield from _entries(element, source_locale, element.get("srclang") or srclang, str(path))
                parents[-1].remove(element)  # or a large file would stay in memory whole


@contextmanager
def _reading(path: Path) -> Iterator[BinaryIO]:
    from xml.etree.ElementTree import ParseError

    try:
        with path.open("rb") as handle:
            yield handle
    except OSError as error:
        raise MemoryStoreError(
            _("the TMX file cannot be read ({reason})").format(reason=error.strerror),
            where=str(path),
            hint=_("Check the path and its permissions."),
        ) from None
    except ParseError as error:
        line = error.position[0]
        raise MemoryStoreError(
            _("not well-formed XML ({error})").format(error=error), where=f"{path}:{line}", hint=_(_WHICH)
        ) from None
    except (LookupError, ValueError) as error:
        raise MemoryStoreError(
            _("an encoding that cannot be read ({error})").format(error=error), where=str(path), hint=_(_WHICH)
        ) from None


def _refuse_entities(handle: BinaryIO, path: Path) -> None:
    found = declared_entity(handle)
    if found:
        raise MemoryStoreError(
            _("the file declares an XML entity ({found!r}), which no TMX file needs").format(found=found[0]),
            where=f"{path}:{found[1]}",
            hint=_("Do not trust this file; if you know where it comes from, remove the declaration from its head."),
        )


def _entries(unit: Element, source_locale: Locale | None, srclang: str, where: str) -> Iterator[TmxEntry]:
    texts: list[tuple[Locale, str, Element]] = []
    for variant in unit.iter("tuv"):
        segment = variant.find("seg")
        tag = variant.get(_XML_LANG) or variant.get("lang") or ""
        if segment is not None and tag:
            text = "".join(segment.itertext())
            texts.append((_locale(tag, where), text, variant))
    if not texts:
        return
    wanted = source_locale or (None if srclang in ("", "*all*") else _locale(srclang, where))
    chosen = texts[0] if wanted is None else _best(texts, wanted)
    if chosen is None:
        return
    props = {prop.get("type", ""): "".join(prop.itertext()) for prop in unit.iter("prop")}
    for locale, text, variant in texts:
        if variant is not chosen[2] and locale != chosen[0] and text and chosen[1]:
            yield TmxEntry(
                LocalePair(chosen[0], locale),
                chosen[1],
                text,
                _provenance(unit, variant, props),
                props.get(f"{_PROP}article", ""),
                props.get(f"{_PROP}context", ""),
            )


def _best(texts: list[tuple[Locale, str, Element]], wanted: Locale) -> tuple[Locale, str, Element] | None:
    """The variant in that very locale, or else in its language."""
    same = [text for text in texts if text[0] == wanted]
    near = [text for text in texts if text[0].language == wanted.language]
    return next(iter(same + near), None)


def _locale(tag: str, where: str) -> Locale:
    try:
        return Locale.parse(tag)
    except I18nsyncError as error:
        raise MemoryStoreError(
            _("{error}, though the file uses it as one").format(error=error.message), where=where, hint=error.hint
        ) from None


def _provenance(unit: Element, variant: Element, props: dict[str, str]) -> Provenance:
    def attribute(*names: str) -> str:
        return next((value for name in names for node in (variant, unit) if (value := node.get(name))), "")

    at = _TMX_DATE.fullmatch(attribute("changedate", "creationdate"))
    origin = props.get(f"{_PROP}origin", "")
    return Provenance(
        Origin(origin) if origin in set(Origin) else Origin.IMPORT,
        props.get(f"{_PROP}engine", ""),
        None,
        attribute("changeid", "creationid"),
        "{}-{}-{}T{}:{}:{}Z".format(*at.groups()) if at else "",
    )


def write_tmx(destination: Path | TextIO, entries: Iterable[TmxEntry], source_locale: Locale) -> int:
    """Write TMX 1.4; returns how many units. The same entries give the same bytes: nothing but them is written.

    Args:
        destination: a path, written all or nothing, or a text stream.
        entries: the pairs, in the order to write them.
        source_locale: the `srclang` of the file; an entry with another source says so itself.

    Raises:
        MemoryStoreError: the file cannot be written, or a text holds a character that XML cannot.
    """
    if not isinstance(destination, Path):
        return _write(destination, entries, source_locale)
    text = io.StringIO()
    count = _write(text, entries, source_locale)
    try:
        write_atomic(destination, text.getvalue().encode())
    except StoreError as error:
        raise MemoryStoreError(error.message, where=error.where, hint=error.hint) from None
    return count


def _write(stream: TextIO, entries: Iterable[TmxEntry], source_locale: Locale) -> int:
    stream.write(
        '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
        '  <header creationtool="i18nsync" creationtoolversion="1" segtype="block" o-tmf="i18nsync" adminlang="en" '
        f'srclang={quoteattr(str(source_locale))} datatype="plaintext"/>\n  <body>\n'
    )
    count = 0
    for entry in entries:
        stream.write(_unit(entry, source_locale))
        count += 1
    stream.write("  </body>\n</tmx>\n")
    return count


def _unit(entry: TmxEntry, source_locale: Locale) -> str:
    given = entry.provenance
    srclang = "" if entry.pair.source == source_locale else f" srclang={quoteattr(str(entry.pair.source))}"
    date = _OUR_DATE.fullmatch(given.at)
    author = f" changeid={quoteattr(_legal(given.by))}" if given.by else ""
    stamp = ' changedate="{}{}{}T{}{}{}Z"'.format(*date.groups()) if date else ""
    properties = {"origin": given.origin.value, "engine": given.engine}
    properties |= {"article": entry.article, "context": entry.context}
    lines = [f"    <tu{srclang}>"]
    lines += [f'      <prop type="{_PROP}{name}">{_text(value)}</prop>' for name, value in properties.items() if value]
    for locale, text, attributes in (
        (entry.pair.source, entry.source, ""),
        (entry.pair.target, entry.target, author + stamp),
    ):
        lines.append(f"      <tuv xml:lang={quoteattr(str(locale))}{attributes}><seg>{_text(text)}</seg></tuv>")
    return "\n".join([*lines, "    </tu>\n"])


def _text(text: str) -> str:
    return escape(_legal(text), {"\r": "&#13;"})


def _legal(text: str) -> str:
    found = _ILLEGAL.search(text)
    if found:
        raise MemoryStoreError(
            _("XML cannot hold the character {code} in {text!r}").format(code=f"U+{ord(found[0]):04X}", text=text[:60]),
            hint=_("Remove it from the article and its catalogs, then export again."),
        )
    return text
