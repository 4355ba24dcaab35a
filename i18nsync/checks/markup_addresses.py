"""Web and e-mail addresses: a letter more or less, and the reader arrives nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from i18nsync.checks.markup_codes import is_address, is_link, unmatched
from i18nsync.core.document import InlineCode
from i18nsync.core.finding import Finding, Severity, Span
from i18nsync.core.glossary import markup_of
from i18nsync.core.homing import Homing
from i18nsync.core.locale import LocalePair
from i18nsync.core.pair import Pair
from i18nsync.core.ports import Example
from i18nsync.core.side import Side
from i18nsync.messages import _

__all__ = ["Email", "Url"]

_EMAIL = re.compile(
    r"(?<![\w.+-])[A-Za-z0-9][\w.+-]*@[A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}", re.ASCII
)
_URL = re.compile(
    r"(?:https?://|(?<!\w)www\.)[^\s<>\"“”«»„`|\\^{}]+"
    r"|(?<![\w@/.:=-])(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+"
    r"(?:com|org|net|edu|gov|info|biz|io|ge|ru|ua|by|am|az|de|fr|uk|eu|tv|app|dev|news|media|example|test)"
    r"(?![A-Za-z0-9_@]|\.[A-Za-z])(?:/[A-Za-z0-9/_.~%?=&#+-]*)?"
)
_URL_SIGNS = re.compile(r"://|www\.|\.[a-z]{2}")
_EMAIL_SIGNS = re.compile("@|mailto:")
_DESTINATION = re.compile(r"\]\(\s*<?([^\s>]*?)>?(?:\s.*)?\)\Z", re.DOTALL)
_LANGUAGE_MARK = re.compile(r"\.[a-z]{2}\Z|[?&](?:lang|hl|locale|language)=[A-Za-z_-]{2,5}")
_ENDING = re.compile(r"[-‑–][\u10d0-\u10ff\u0400-\u04ff]+\Z")


class Address(NamedTuple):
    """An address and where it stands."""

    text: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Its offsets."""
        return self.start, self.end


def _trim(url: str) -> str:
    """A URL without the punctuation and the case ending that follow it in a sentence."""
    before = ""
    while url != before:
        before = url
        url = url.rstrip(".,;:!?'’*_~]…-")
        if url.endswith(")") and url.count("(") < url.count(")"):
            url = url[:-1]
        url = _ENDING.sub("", url)
    return url


def _bare(side: Side, codes: Sequence[InlineCode], pattern: re.Pattern[str]) -> list[Address]:
    """The addresses that the reader sees, outside of links, code and tags."""
    text = side.text
    for low, high in markup_of([code for code in codes if not is_address(code)]):
        text = text[:low] + "\n" * (high - low) + text[high:]
    found = []
    for match in pattern.finditer(text):
        address = _trim(match[0])
        if pattern is _EMAIL or "@" not in text[match.end() : match.end() + 1]:
            found.append(Address(address, match.start(), match.start() + len(address)))
    return found


def _differences(
    ours: Sequence[Address], theirs: Sequence[Address], keys: dict[str, str]
) -> tuple[list[Address], list[Address]]:
    """Those of one side that the other lacks however often it has others; repeated ones count once."""
    there, here = {keys[one.text] for one in theirs}, {keys[one.text] for one in ours}
    missing = [one for one in ours if keys[one.text] not in there]
    return missing, [one for one in theirs if keys[one.text] not in here]


class _Addresses:
    """What both checks do: lost, changed and new addresses, those behind links included."""

    id = ""
    locales = frozenset[str]()
    severity = Severity.ERROR
    pattern = _URL
    signs = _URL_SIGNS
    is_mail = False

    def run(self, pair: Pair) -> Iterable[Finding]:
        """Each address that is missing or has changed, and each that the source does not have."""
        if self.signs.search(pair.source.text) or self.signs.search(pair.target.text):
            return self._found(pair)
        return () if self.is_mail else self._links(pair)

    def _found(self, pair: Pair) -> Iterator[Finding]:
        yield from self._links(pair)
        ours = _bare(pair.source, pair.source_codes, self.pattern)
        theirs = _bare(pair.target, pair.target_codes, self.pattern)
        if not ours and not theirs:
            return
        homing = Homing(LocalePair(pair.setting.source, pair.locale))
        behind = [_destination(code) for code in (*pair.target_codes, *pair.source_codes) if is_link(code)]
        texts = {one.text for one in (*ours, *theirs)}
        keys = {text: self._key(text, homing) for text in texts}
        linked = {self._key(url.removeprefix("mailto:"), homing) for url in behind}
        missing, extra = _differences(ours, theirs, keys)
        missing = [one for one in missing if keys[one.text] not in linked]
        extra = [one for one in extra if keys[one.text] not in linked]
        for old in missing:
            new = extra.pop(0) if extra else None
            if new is not None:
                yield self._changed(old.text, new.text, old.span, new.span)
                continue
            yield Finding(
                self.id,
                # What looks like a host may be a name, as Booking.com is.
                Severity.WARNING if old.text[:1].isupper() and not self.is_mail else Severity.ERROR,
                _("the address {address} is missing in the translation").format(address=old.text),
                source=old.span,
                lacks=old.text,
            )
        for new in extra:
            yield Finding(
                self.id,
                Severity.WARNING,
                _("the address {address} is not in the source").format(address=new.text),
                target=new.span,
                adds=new.text,
            )

    def _links(self, pair: Pair) -> Iterable[Finding]:
        if not pair.source_codes or not pair.target_codes:
            return ()
        missing, extra = unmatched(pair)
        return self._moved(missing, extra) if missing and extra else ()

    def _moved(self, missing: Sequence[InlineCode], extra: Sequence[InlineCode]) -> Iterator[Finding]:
        gone, new = filter(is_link, missing), filter(is_link, extra)
        for code, other in zip(gone, new, strict=False):
            old_url, new_url = _destination(code), _destination(other)
            if _is_localised(old_url, new_url):
                continue
            if (old_url.startswith("mailto:") or "@" in old_url) == self.is_mail:
                yield self._changed(old_url, new_url, _span(code), _span(other))

    def _changed(self, old: str, new: str, source: Span, target: Span) -> Finding:
        return Finding(
            self.id,
            Severity.ERROR,
            _("the address is {found}, in the source {wanted}").format(found=new, wanted=old),
            source=source,
            target=target,
            lacks=old,
            adds=new,
        )

    def _key(self, address: str, homing: Homing) -> str:
        if self.is_mail:
            return address.lower()
        url = homing.url(address if "://" in address else f"https://{address}").partition("://")[2] or address
        host, slash, path = url.removeprefix("www.").partition("/")
        return f"{host.lower()}{slash}{path}".rstrip("/")


class Url(_Addresses):
    """Web addresses, bare and behind links."""

    id = "url"
    name = "web addresses"
    description = (
        "Web addresses are those of the source, letter for letter; a page's own version in the language is fine."
    )
    hits = (
        Example("ka", "See https://v.example/2026.", "იხილეთ https://v.example/2025.", "https://v.example/2025"),
        Example("ka", "Buy only on opera.example.", "შეიძინეთ მხოლოდ ჩვენს საიტზე."),
        Example("ka", "See the [map](/maps/1/).", "იხილეთ [რუკა](/maps/2/).", "(/maps/2/)"),
        Example("ru", "See [it](https://a.example/en/report).", "См. [его](https://a.example/ru/доклад)."),
        Example("ru", "On https://z.example/t now", "На https://z.exampel/t сейчас", "https://z.exampel/t"),
        Example("ru", "Rain.", "Дождь: www.rain.example.", "www.rain.example"),
    )
    misses = (
        Example("ka", "See https://v.example/2026.", "https://v.example/2026-ზე იხილეთ (https://v.example/2026)."),
        Example("ka", "See https://v.example/a_(b).", "იხილეთ https://v.example/a_(b)."),
        Example("ka", "On opera.example or here", "opera.example-ზე ან აქ"),
        Example("ka", "See https://en.wikipedia.org/wiki/Tea", "იხილეთ https://ka.wikipedia.org/wiki/ჩაი"),
        Example("ru", "See http://v.example/.", "См. v.example."),
        Example("ru", "See [it](/tbb/key/).", "См. [здесь](https://s.example/ru/tbb/key/)."),
        Example("ru", "See [it](https://w.example/1/https://www.v.example/a/)", "См. [это](http://v.example/a)"),
        Example("ru", "See [it](https://v.example/a.html.en).", "См. [здесь](https://v.example/a.html?lang=ru)."),
        Example("ru", "See <https://v.example>", "См. [сайт](https://v.example)"),
        Example("ru", "Write to a@b.example", "Пишите на a@c.example"),
        Example("ru", "It costs 5.50 e.g. in Node.js", "Стоит 5,50, например в Node.js"),
    )


class Email(_Addresses):
    """E-mail addresses, bare and behind links."""

    id = "email"
    name = "e-mail addresses"
    description = "E-mail addresses are those of the source, letter for letter."
    pattern = _EMAIL
    signs = _EMAIL_SIGNS
    is_mail = True
    hits = (
        Example(
            "ka", "Write to ombudsman@city.example.", "მოგვწერეთ: ombudsmen@city.example.", "ombudsmen@city.example"
        ),
        Example("ka", "Write to keys@bus.example.", "მოგვწერეთ."),
        Example("ru", "[Write](mailto:a@b.example)", "[Пишите](mailto:a@d.example)"),
        Example("ru", "Write to us.", "Пишите на press@k.example.", "press@k.example"),
    )
    misses = (
        Example("ka", "Write to photo@n.example by 7 May.", "7 მაისამდე მოგვწერეთ photo@n.example-ზე."),
        Example("ru", "Write to Photo@n.example.", "Пишите: photo@n.example, photo@n.example."),
        Example("ru", "Write to a@b.example", "Пишите [нам](mailto:a@b.example)"),
    )


def _is_localised(old: str, new: str) -> bool:
    """Whether a link was only made absolute, or lost the mark of its language: `page.html.en`, `?lang=ru`."""
    old, new = (_LANGUAGE_MARK.sub("", url).rstrip("/") for url in (old, new))
    old, new = (url.replace("://www.", "://").removeprefix("http:").removeprefix("https:") for url in (old, new))
    if "//" in old and "//" in new and (old.endswith(new) or new.endswith(old)):
        return True  # a copy in an archive, or the page that it is a copy of
    path = old.lstrip("./")
    return old == new or (bool(path) and "//" not in old and new.endswith(f"/{path}"))


def _destination(code: InlineCode) -> str:
    found = _DESTINATION.match(code.close or "")
    return found[1] if found else (code.close or "")


def _span(code: InlineCode) -> Span:
    at, close = code.close_at or 0, code.close or ""
    return at + 1, at + len(close)
