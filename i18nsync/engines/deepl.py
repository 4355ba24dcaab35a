"""DeepL, through its official package (an extra: `pip install 'i18nsync[deepl]'`).

The package's requests go through our own `Web`, so that time limits, repeats and failures are those of every engine.
DeepL has Georgian since January 2026, without glossaries, tag handling and formality; Russian has all three.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape, unescape
from typing import TYPE_CHECKING, Any, cast

from i18nsync.core.glossary import Term
from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.ports import Batch, Capabilities, Draft, Failure
from i18nsync.engines import options
from i18nsync.engines.batches import Answers, draft_batch, groups, strays
from i18nsync.engines.deepl_glossary import Kept
from i18nsync.engines.drafting import CodesOf, Refused, UnansweredError
from i18nsync.engines.keys import Key, key_of, need
from i18nsync.engines.web import Web, web_of
from i18nsync.errors import EngineError, EngineUnavailable
from i18nsync.messages import _, ngettext

if TYPE_CHECKING:
    import deepl

__all__ = ["AUTO", "FORMALITIES", "DeeplEngine", "build"]

AUTO = "auto"
"""In place of a glossary's id: the newsroom's own glossary, which is made at DeepL when it is needed."""

FORMALITIES = ("default", "prefer_more", "prefer_less", "more", "less")
"""How formal DeepL can be told to be."""

_MOST = 50  # texts in a request
_LONGEST = 100 * 1024  # bytes of text; 128 KiB is the limit of the whole request
_SOURCES = {tag: tag.upper() for tag in ("en", "ka", "ru", "uk", "hy", "az", "tr", "de", "fr", "es", "it", "pl", "he")}
_TARGETS = _SOURCES | {"en": "EN-GB", "en-US": "EN-US"}
_WITHOUT_EXTRAS = frozenset({"KA", "HY", "AZ"})  # no glossaries, tag handling or formality
_TAG = re.compile(r"(<[ab] i=[0-9]+>|</[ab]>)")
_ITS_TAG = re.compile(r"<([ab]) i=[\"']?([0-9]+)[\"']?\s*>|</[ab]>")


@dataclass(frozen=True, slots=True)
class DeeplEngine:
    """An engine that asks DeepL; see `i18nsync.core.ports.Engine`.

    Args:
        web: how to fetch.
        key: finds the API key.
        address: of the server; empty for the one that the key belongs to.
        formality: one of `FORMALITIES`, for languages that have it.
        glossary: for languages that have glossaries, id of one at DeepL; `AUTO` for the newsroom's own; empty for none.
        terms: the newsroom's glossary, by locale.
        codes: finds the inline codes of a target; with it, each draft is checked once more.
    """

    web: Web
    key: Key
    address: str = ""
    formality: str = "default"
    glossary: str = ""
    codes: CodesOf | None = None
    terms: Callable[[Locale], Sequence[Term]] | None = None
    kept: Kept = field(default_factory=Kept, repr=False, compare=False)

    @property
    def name(self) -> str:
        """As in settings."""
        return "deepl"

    @property
    def batch(self) -> int:
        """How many texts it takes at once."""
        return _MOST

    @property
    def sends_text_offsite(self) -> bool:
        """Always."""
        return True

    def capabilities(self, pair: LocalePair) -> Capabilities | None:
        """What it can do for `pair`; None for a locale that i18nsync has no code of."""
        target = _code(_TARGETS, pair.target)
        if target is None or _code(_SOURCES, pair.source) is None:
            return None
        # Without tag handling tags would be translated as text.
        renderings = ("brackets",) if target in _WITHOUT_EXTRAS else ("tags", "brackets")
        glossary = bool(self.glossary) and target not in _WITHOUT_EXTRAS
        return Capabilities(context=True, glossary=glossary, renderings=renderings)

    def translate(self, batch: Batch) -> list[Draft | Failure]:
        """One result a text. What was drafted before the service closed its door is kept.

        Raises:
            EngineUnavailable: the package or the key is missing, or the service refuses us and nothing was drafted.
            EngineError: the package is not a version that can be wrapped.
        """
        able = self.capabilities(batch.pair)
        if able is None:
            return [Refused(_("deepl is not set up for {pair}").format(pair=batch.pair)) for _unit in batch.units]
        if not batch.units:
            return []
        client = _client(need(self.key, self.name), self.address, self.web)
        how = self._how(batch, client)

        def ask(texts: Mapping[int, str], rendering: str) -> Answers:
            tags = rendering == "tags"
            sent = {place: _to_html(text) for place, text in texts.items()} if tags else texts
            for place, answer in _ask(client, sent, {**how, "tag_handling": "html"} if tags else how):
                yield place, _from_html(answer) if tags and isinstance(answer, str) else answer

        return draft_batch(self.name, batch, able, ask, codes=self.codes)

    def _how(self, batch: Batch, client: deepl.DeepLClient) -> dict[str, Any]:
        """The options that the target language has; `context` is neither translated nor charged.

        Raises:
            EngineUnavailable: DeepL refuses us, or takes no glossary.
        """
        target = _code(_TARGETS, batch.pair.target) or ""
        how: dict[str, Any] = {
            "source_lang": _code(_SOURCES, batch.pair.source),
            "target_lang": target,
            "split_sentences": "nonewlines",
            "preserve_formatting": True,
        }
        about = "\n".join(part for part in (batch.title, batch.lead, *(source for source, _ in batch.before)) if part)
        if about:
            how["context"] = about
        if target not in _WITHOUT_EXTRAS:
            if self.formality != "default":
                how["formality"] = self.formality
            glossary = self._glossary(batch.pair, client)
            if glossary:
                how["glossary"] = glossary
        return how

    def _glossary(self, pair: LocalePair, client: deepl.DeepLClient) -> str:
        """The id of the glossary to use; empty for none."""
        if self.glossary != AUTO:
            return self.glossary
        terms = self.terms(pair.target) if self.terms is not None else ()
        source, target = _code(_SOURCES, pair.source) or "", _code(_TARGETS, pair.target) or ""
        try:
            return self.kept.id(client, terms, source, target)
        except EngineUnavailable:
            raise
        except Exception as error:
            # A run without the newsroom's names would be noticed only by readers.
            raise EngineUnavailable(
                _("the glossary could not be kept at DeepL ({error})").format(error=type(error).__name__),
                where=self.name,
                hint=_('Leave it out for now: glossary = "" under [engine.deepl].'),
            ) from None


def _ask(client: deepl.DeepLClient, texts: Mapping[int, str], how: Mapping[str, Any]) -> Answers:
    """Send texts; halves of them where the answers cannot be told apart, and one alone where it seems to be another's.

    Raises:
        EngineUnavailable: DeepL refuses us.
    """
    waiting = list(groups(texts, _MOST, _LONGEST))
    while waiting:
        now = waiting.pop(0)
        try:
            given = client.translate_text(list(now.values()), **how)
        except EngineUnavailable:
            raise
        except UnansweredError as error:
            yield from ((place, error.failure) for place in now)
            continue
        except Exception as error:
            broken = Failure(_("deepl gave an answer that cannot be read ({error})").format(error=type(error).__name__))
            yield from ((place, broken) for place in now)
            continue
        results = given if isinstance(given, list) else [given]
        answers = [str(result.text or "") for result in results]
        if len(answers) == len(now):
            answered = dict(zip(now, answers, strict=True))
            astray = strays(now, answered)
            yield from ((place, answer) for place, answer in answered.items() if place not in astray)
            waiting = [*({place: now[place]} for place in sorted(astray)), *waiting]
        elif len(now) == 1:
            yield (
                next(iter(now)),
                Failure(
                    ngettext(
                        "deepl gave {n} answer for one text", "deepl gave {n} answers for one text", len(answers)
                    ).format(n=len(answers))
                ),
            )
        else:  # never aligned by order: a shift would put translations into the wrong places
            places = list(now)
            half = len(places) // 2
            waiting = [{place: now[place] for place in part} for part in (places[:half], places[half:])] + waiting


def _client(key: str, address: str, web: Web) -> deepl.DeepLClient:
    """The package's client, whose requests go through `web`.

    Raises:
        EngineUnavailable: the package is not installed.
        EngineError: it works differently inside.
    """
    try:
        import deepl
        from deepl.http_client import HttpClient
    except ImportError:
        raise EngineUnavailable(
            _("it needs a package that is not installed: run pip install 'i18nsync[deepl]'"),
            where="deepl",
            lasting=True,
        ) from None

    class Through(HttpClient):
        def request_with_backoff(self, method: str, url: str, *_rest: object, **given: Any) -> tuple[int, str]:  # noqa: ANN401
            headers = {**given["headers"], "User-Agent": web.user_agent}
            response = web.send(method, url, json=given["json"], headers=headers)
            response.encoding = "utf-8"
            return response.status_code, response.text

    client = deepl.DeepLClient(key, server_url=address or None, send_platform_info=False)
    if not isinstance(getattr(client, "_client", None), HttpClient):
        raise EngineError(
            _("this version of the package deepl works differently inside"),
            where="deepl",
            hint=_("Install it anew: pip install 'i18nsync[deepl]'."),
        )
    client._client = Through()  # noqa: SLF001 - the constructor takes no time limits
    return client


def _to_html(text: str) -> str:
    """A text with placeholders as tags, as the HTML that it stands for."""
    return "".join(
        re.sub(r"i=(\d+)", r'i="\1"', part) if _TAG.fullmatch(part) else escape(part, quote=False)
        for part in _TAG.split(text)
    )


def _from_html(answer: str) -> str:
    """What `_to_html` makes HTML of; words are unescaped once."""
    out: list[str] = []
    end = 0
    for tag in _ITS_TAG.finditer(answer):
        out += [unescape(answer[end : tag.start()]), f"<{tag[1]} i={tag[2]}>" if tag[1] else tag[0]]
        end = tag.end()
    return "".join([*out, unescape(answer[end:])])


def _code(codes: Mapping[str, str], locale: Locale) -> str | None:
    return codes.get(locale.tag, codes.get(locale.language))


def build(settings: Mapping[str, object]) -> DeeplEngine:
    """The engine for DeepL; needs a key, and the package deepl.

    Args:
        settings: `url`, `formality`, `glossary`, and what `engines.web.web_of` reads; `codes`, `key` and
            `terms` from the caller.

    Raises:
        SettingsError: one of them is not what it should be.
    """
    return DeeplEngine(
        web_of(settings, "deepl"),
        key_of(settings, "deepl"),
        options.web_address(settings, "deepl", "url"),
        options.choice(settings, "deepl", "formality", FORMALITIES),
        options.text(settings, "deepl", "glossary"),
        options.codes_of(settings, "deepl"),
        cast("Callable[[Locale], Sequence[Term]] | None", settings.get("terms")),
    )
