"""TBX (ISO 30042), dialect TBX-Basic: the glossary as terminology tools write and read it.

Read are the editions of 2019 (`tbx`, `conceptEntry`) and 2008 (`martif`, `termEntry`), and both styles: data categories
as attributes (DCA, `<termNote type="administrativeStatus">`) or as elements of their own (DCT,
`<min:administrativeStatus>`). Written is the edition of 2019 in DCA.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from i18nsync.core.glossary import Entry, Term
from i18nsync.core.locale import Locale
from i18nsync.errors import I18nsyncError, TermbaseError
from i18nsync.messages import N_, _
from i18nsync.stores.entities import declared_entity

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = ["TbxTermbase", "write_tbx"]

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_KINDS = ("term", "person", "place", "organisation")
_CONCEPT = ("conceptEntry", "termEntry")
_SECTION = ("langSec", "langSet")
_TERM = ("termSec", "tig", "ntig")
_STATUS = "administrativeStatus"
_RULED_OUT = ("deprecatedTerm", "supersededTerm", "deprecated", "superseded", "obsolete", "notRecommended", "forbidden")
_PREFERRED = ("preferredTerm", "preferred")
_WHICH = N_("Export it as TBX-Basic from the tool that it comes from.")
# What XML 1.0 cannot hold, not even as a character reference.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass
class _Forms:
    """The terms of one language in one concept."""

    preferred: list[str] = field(default_factory=list)
    admitted: list[str] = field(default_factory=list)
    forbidden: list[str] = field(default_factory=list)

    @property
    def right(self) -> list[str]:
        return list(dict.fromkeys(self.preferred + self.admitted))


class TbxTermbase:
    """A glossary in a TBX file; implements `i18nsync.core.ports.Termbase`.

    A concept becomes one entry for each of its right terms in the source language. The kind is its subject field, where
    that is one of ours.

    Args:
        path: a TBX file.
        source: the language of the articles; its regional variants count too.

    Raises:
        TermbaseError: the file cannot be read, is not well-formed or no TBX, or declares XML entities.
    """

    def __init__(self, path: Path, source: Locale) -> None:
        self._path = path
        self._source = source
        self._entries: dict[str, Entry] = {}
        self._locales: dict[str, None] = {}
        for concept in self._concepts():
            self._take(concept)

    @property
    def locales(self) -> Sequence[Locale]:
        """The locales that have a term, in the order of the file."""
        return [Locale(tag) for tag in self._locales]

    @property
    def entries(self) -> Sequence[Entry]:
        """All entries, in the order of the file."""
        return tuple(self._entries.values())

    def terms(self, locale: Locale) -> Sequence[Term]:
        """All entries with a rendering in `locale`, or else in its language, in the order of the file."""
        tag = locale.tag if locale.tag in self._locales else locale.language
        return tuple(entry.terms[tag] for entry in self._entries.values() if tag in entry.terms)

    def _concepts(self) -> Iterator[Element]:
        from xml.etree import ElementTree as ET

        where = str(self._path)
        try:
            with self._path.open("rb") as handle:
                entity = declared_entity(handle)
                if entity:
                    raise TermbaseError(
                        _("the file declares an XML entity ({entity!r}), which no TBX file needs").format(
                            entity=entity[0]
                        ),
                        where=f"{where}:{entity[1]}",
                        hint=_("Do not trust this file; if you know where it comes from, remove the declaration."),
                    )
                handle.seek(0)
                root = ET.parse(handle).getroot()  # noqa: S314 - entities are refused above
        except OSError as error:
            raise TermbaseError(
                _("the glossary cannot be read ({reason})").format(reason=error.strerror),
                where=where,
                hint=_("Check the path in the settings."),
            ) from None
        except ET.ParseError as error:
            message = _("not well-formed XML ({error})").format(error=error)
            raise TermbaseError(message, where=f"{where}:{error.position[0]}", hint=_(_WHICH)) from None
        except (LookupError, ValueError) as error:
            raise TermbaseError(
                _("an encoding that cannot be read ({error})").format(error=error), where=where, hint=_(_WHICH)
            ) from None
        if _name(root) not in ("tbx", "martif"):
            raise TermbaseError(
                _("this is XML, but no TBX: it starts with <{name}>").format(name=_name(root)),
                where=where,
                hint=_(_WHICH),
            )
        return (element for element in root.iter() if _name(element) in _CONCEPT)

    def _take(self, concept: Element) -> None:
        kind, notes = "term", list[str]()
        languages: dict[str, _Forms] = {}
        for element in _outside(concept, _SECTION):
            if _category(element) == "subjectField" and _text(element).lower() in _KINDS:
                kind = _text(element).lower()
            elif _name(element) == "note":
                notes.append(_text(element))
        for section in (element for element in concept if _name(element) in _SECTION):
            forms = languages.setdefault(self._locale(section.get(_XML_LANG, ""), concept), _Forms())
            for element in section.iter():
                if _name(element) in _TERM:
                    _sort(element, forms)
        source = self._source.tag if self._source.tag in languages else self._source.language
        english = languages.pop(source, None)
        if english is None:
            return
        for tag, forms in languages.items():
            if forms.right:
                self._locales.setdefault(tag)
        for name in english.right:
            terms = {
                tag: Term(name, forms.right[0], tuple(forms.right[1:]), tuple(forms.forbidden), kind, "\n".join(notes))
                for tag, forms in languages.items()
                if forms.right
            }
            entry = Entry(name, kind, "\n".join(notes), terms)
            self._entries[name] = _joined(self._entries[name], entry) if name in self._entries else entry

    def _locale(self, tag: str, concept: Element) -> str:
        try:
            return Locale.parse(tag).tag
        except I18nsyncError as error:
            name = concept.get("id")
            where = f"{self._path}, entry {name}" if name else str(self._path)
            raise TermbaseError(
                _("{error}, though the file uses it as one").format(error=error.message), where=where, hint=error.hint
            ) from None


def _sort(element: Element, forms: _Forms) -> None:
    """Put a term where its status says."""
    term = next((_text(part) for part in element.iter() if _name(part) == "term"), "")
    status = next((_text(part) for part in element.iter() if _category(part) == _STATUS), "").split("-")[0]
    if not term:
        return
    if status in _RULED_OUT:
        forms.forbidden.append(term)
    else:
        (forms.preferred if status in _PREFERRED else forms.admitted).append(term)


def _joined(first: Entry, second: Entry) -> Entry:
    """Two concepts of one name: the first one's rendering, the second one's are right too."""
    terms = dict(first.terms)
    for tag, other in second.terms.items():
        term = terms.get(tag)
        if term is None:
            terms[tag] = other
            continue
        right = tuple(dict.fromkeys((term.target, *term.accepted, other.target, *other.accepted)))
        wrong = tuple(form for form in dict.fromkeys(term.forbidden + other.forbidden) if form not in right)
        terms[tag] = Term(term.source, right[0], right[1:], wrong, term.kind, term.note)
    return Entry(first.source, first.kind, first.note, terms)


def _outside(element: Element, names: Sequence[str]) -> Iterator[Element]:
    """The descendants of `element` that are not within an element of these names."""
    for child in element:
        if _name(child) not in names:
            yield child
            yield from _outside(child, names)


def _name(element: Element) -> str:
    """The element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _category(element: Element) -> str:
    """The data category: the `type` in DCA, the element's own name in DCT."""
    return element.get("type", "") if _name(element) in ("descrip", "termNote", "admin") else _name(element)


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def write_tbx(entries: Iterable[Entry], source: Locale, locales: Sequence[Locale]) -> bytes:
    """A glossary as TBX-Basic (2019, DCA) in UTF-8; the same entries give the same bytes.

    Raises:
        TermbaseError: a text has a character in it that XML cannot hold.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<tbx xmlns="{_NAMESPACE}" style="dca" type="TBX-Basic" xml:lang={quoteattr(source.tag)}>',
        "  <tbxHeader><fileDesc><sourceDesc><p>Glossary, written by i18nsync</p></sourceDesc></fileDesc></tbxHeader>",
        "  <text><body>",
    ]
    for number, entry in enumerate(entries, 1):
        lines.append(f'    <conceptEntry id="c{number}">')
        lines.append(f'      <descrip type="subjectField">{_escape(entry.kind)}</descrip>')
        if entry.note:
            lines.append(f"      <note>{_escape(entry.note)}</note>")
        lines += _section(source.tag, [(entry.source, "preferredTerm")])
        for locale in locales:
            term = entry.terms.get(locale.tag)
            if term is not None:
                forms = [(term.target, "preferredTerm")]
                forms += [(form, "admittedTerm") for form in term.accepted]
                forms += [(form, "deprecatedTerm") for form in term.forbidden]
                lines += _section(locale.tag, forms)
        lines.append("    </conceptEntry>")
    return "\n".join([*lines, "  </body></text>", "</tbx>", ""]).encode()


def _section(tag: str, forms: Sequence[tuple[str, str]]) -> Iterator[str]:
    yield f"      <langSec xml:lang={quoteattr(tag)}>"
    for form, status in forms:
        note = f'<termNote type="{_STATUS}">{status}-admn-sts</termNote>'
        yield f"        <termSec><term>{_escape(form)}</term>{note}</termSec>"
    yield "      </langSec>"


def _escape(text: str) -> str:
    found = _ILLEGAL.search(text)
    if found:
        raise TermbaseError(
            _("XML cannot hold the character {code} in {text!r}").format(code=f"U+{ord(found[0]):04X}", text=text[:60]),
            hint=_("Remove it from the glossary, then export again."),
        )
    return escape(text)
