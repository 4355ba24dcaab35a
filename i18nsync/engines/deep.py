"""Google Translate and MyMemory, through deep-translator.

deep-translator is thin and unmaintained, so it is wrapped with care: it gets our own `Web` in the place of the module
`requests` (it has no time limits, and leaks keys in errors); a new translator is made for each call (its instances mix
up the answers of threads); one text a call (its batches lose everything at the first error); what it returns is never
trusted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from types import FunctionType
from typing import Any

from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.ports import Batch, Capabilities, Draft, Failure
from i18nsync.engines import options
from i18nsync.engines.drafting import CodesOf, Refused, UnansweredError, draft_unit
from i18nsync.engines.web import Web, web_of
from i18nsync.errors import EngineError, EngineUnavailable

__all__ = ["DeepEngine", "Service", "build_google", "build_mymemory"]


@dataclass(frozen=True, slots=True)
class Service:
    """What tells the services behind deep-translator apart.

    Args:
        name: as in settings.
        translator: name of the class in deep-translator.
        address: where its requests go, unless the settings say otherwise.
        locales: its codes for BCP 47 tags or languages.
        longest: the longest text in bytes or characters that is sent, with a margin under the service's limit.
        counts_bytes: whether the service counts UTF-8 bytes.
        renderings: the renderings of inline codes that it keeps, best first.
    """

    name: str
    translator: str
    address: str
    locales: Mapping[str, str]
    longest: int
    counts_bytes: bool
    renderings: tuple[str, ...] = ("tags", "brackets", "mail")


# Both lists hold what our newsrooms write in and a few neighbours; the services know many more.
_GOOGLE = Service(
    "google",
    "GoogleTranslator",
    "https://translate.google.com/m",
    {tag: tag for tag in ("en", "ka", "ru", "uk", "hy", "az", "tr", "de", "fr", "es", "it", "pl")} | {"he": "iw"},
    longest=4500,  # 4,999 characters are taken, 5,000 are not
    counts_bytes=False,
)
# deep-translator knows only the unencrypted address.
_MYMEMORY = Service(
    "mymemory",
    "MyMemoryTranslator",
    "https://api.mymemory.translated.net/get",
    {
        "en": "en-GB", "en-US": "en-US", "en-GB": "en-GB", "ka": "ka-GE", "ru": "ru-RU", "uk": "uk-UA", "hy": "hy-AM",
        "az": "az-AZ", "tr": "tr-TR", "de": "de-DE", "fr": "fr-FR", "es": "es-ES", "it": "it-IT", "pl": "pl-PL",
        "he": "he-IL",
    },
    longest=450,  # the API takes 500 bytes
    counts_bytes=True,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DeepEngine:
    """An engine behind deep-translator; see `i18nsync.core.ports.Engine`.

    Args:
        service: which one.
        web: how to fetch.
        address: where requests go.
        email: sent to MyMemory, which gives a larger daily quota for it; empty for none.
        codes: finds the inline codes of a target; with it, each draft is checked once more.
    """

    service: Service
    web: Web
    address: str
    email: str = ""
    codes: CodesOf | None = None

    @property
    def name(self) -> str:
        """As in settings."""
        return self.service.name

    @property
    def sends_text_offsite(self) -> bool:
        """Always: both are services on the web."""
        return True

    def capabilities(self, pair: LocalePair) -> Capabilities | None:
        """What it can do for `pair`; None for a locale that i18nsync has no code of."""
        if self._code(pair.source) is None or self._code(pair.target) is None:
            return None
        return Capabilities(max_chars=self.service.longest, renderings=self.service.renderings)

    def translate(self, batch: Batch) -> list[Draft | Failure]:
        """One result a text. What was drafted before the service closed its door is kept.

        Raises:
            EngineUnavailable: the service refuses us, and nothing was drafted before.
            EngineError: deep-translator is not a version that can be wrapped.
        """
        able = self.capabilities(batch.pair)
        if able is None:
            return [Refused(f"{self.name} is not set up for {batch.pair}") for _ in batch.units]
        ask = partial(self._ask, batch.pair, _translator(self.service.translator, self.web))
        measure = _bytes if self.service.counts_bytes else len
        results: list[Draft | Failure] = []
        for unit in batch.units:
            try:
                results.append(draft_unit(unit, batch.pair, able, ask, codes=self.codes, measure=measure))
            except EngineUnavailable as error:
                if not any(isinstance(result, Draft) for result in results):
                    raise
                left = len(batch.units) - len(results)
                results += [Failure(f"{self.name}: {error.message}")] * left
                break
        return results

    def _ask(self, pair: LocalePair, translator: type[Any], text: str) -> str | None:
        """Send one string, with a translator of its own.

        Raises:
            UnansweredError: no translation came back.
            EngineUnavailable: none will come back for the next string either.
        """
        extra = {"email": self.email} if self.email else {}
        try:
            one = translator(source=self._code(pair.source), target=self._code(pair.target), **extra)
            one._base_url = self.address  # noqa: SLF001 - the constructor takes no address
            answer = one.translate(text)
        except (UnansweredError, EngineUnavailable):
            raise
        except StopIteration:  # MyMemory had neither a translation nor a match
            return None
        except Exception as error:  # noqa: BLE001, RUF100 - it lets everything through, KeyError and its own alike
            raise UnansweredError(f"{self.name} gave an answer that cannot be read ({type(error).__name__})") from None
        if not isinstance(answer, str):
            return None
        if self.service is _MYMEMORY:
            return self._of_mymemory(answer)
        return answer

    def _of_mymemory(self, answer: str) -> str:
        if answer.upper().startswith("MYMEMORY WARNING"):
            raise EngineUnavailable(
                "the free quota of today is used up",
                where=self.name,
                hint="Wait until tomorrow, or give an address as email in the engine's settings for a larger quota.",
            )
        return answer

    def _code(self, locale: Locale) -> str | None:
        return self.service.locales.get(locale.tag, self.service.locales.get(locale.language))


def build_google(settings: Mapping[str, object]) -> DeepEngine:
    """Google Translate, by the page that phones without scripts get; no key needed.

    Args:
        settings: `base_url`, and what `engines.web.web_of` reads; `codes` from the caller.

    Raises:
        SettingsError: one of them is not what it should be.
    """
    return _build(_GOOGLE, settings)


def build_mymemory(settings: Mapping[str, object]) -> DeepEngine:
    """MyMemory, a public translation memory with machine translation behind it; no key needed.

    Args:
        settings: `base_url`, `email`, and what `engines.web.web_of` reads; `codes` from the caller.

    Raises:
        SettingsError: one of them is not what it should be.
    """
    return _build(_MYMEMORY, settings)


def _build(service: Service, settings: Mapping[str, object]) -> DeepEngine:
    return DeepEngine(
        service,
        web_of(settings, service.name),
        options.web_address(settings, service.name, "base_url") or service.address,
        options.text(settings, service.name, "email") if service is _MYMEMORY else "",
        options.codes_of(settings, service.name),
    )


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _translator(name: str, web: Web) -> type[Any]:
    """deep-translator's class, with `web` in the place of `requests` in its method, and nowhere else.

    The method is made anew with other globals, so that no module is patched and two engines don't share anything.

    Raises:
        EngineError: the method does not use `requests` any more, so that our time limits would not hold.
    """
    import deep_translator

    original: type[Any] = getattr(deep_translator, name)
    method: Callable[..., Any] = original.translate
    if not isinstance(method, FunctionType) or "requests" not in method.__code__.co_names:
        raise EngineError(
            "this version of deep-translator works differently inside",
            where=name,
            hint="Install deep-translator 1.11.4.",
        )
    copy = FunctionType(method.__code__, {**method.__globals__, "requests": web}, "translate", method.__defaults__)
    copy.__kwdefaults__ = method.__kwdefaults__
    return type(name, (original,), {"translate": copy})
