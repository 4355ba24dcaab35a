"""Google Translate, MyMemory, Microsoft and Yandex, through deep-translator.

deep-translator is thin and unmaintained, so it is wrapped with care: it gets our own `Web` in the place of the module
`requests` (it has no time limits, and leaks keys in errors); a new translator is made for each call (its instances mix
up the answers of threads); one text a call (its batches lose everything at the first error); what it returns is never
trusted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from types import FunctionType, SimpleNamespace
from typing import TYPE_CHECKING, Any, ClassVar

from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.ports import Batch, Capabilities, Draft, Failure
from i18nsync.engines import options
from i18nsync.engines.drafting import CodesOf, Refused, UnansweredError, draft_each, draft_unit
from i18nsync.engines.keys import Key, key_of, need
from i18nsync.engines.web import Web, web_of
from i18nsync.errors import EngineError, EngineUnavailable
from i18nsync.messages import N_, _

if TYPE_CHECKING:
    import requests

__all__ = ["DeepEngine", "Service", "build_google", "build_microsoft", "build_mymemory", "build_yandex"]


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
        keyed: whether it needs an API key.
    """

    name: str
    translator: str
    address: str
    locales: Mapping[str, str]
    longest: int
    counts_bytes: bool
    renderings: tuple[str, ...] = ("tags", "brackets", "mail")
    keyed: bool = False


# The lists hold what our newsrooms write in and a few neighbours; the services know many more.
_PLAIN = {tag: tag for tag in ("en", "ka", "ru", "uk", "hy", "az", "tr", "de", "fr", "es", "it", "pl", "he")}
_GOOGLE = Service(
    "google",
    "GoogleTranslator",
    "https://translate.google.com/m",
    _PLAIN | {"he": "iw"},
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
_MICROSOFT = Service(
    "microsoft",
    "MicrosoftTranslator",
    "https://api.cognitive.microsofttranslator.com/translate?api-version=3.0",
    _PLAIN,
    longest=45_000,  # 50,000 characters a request
    counts_bytes=False,
    keyed=True,
)
_YANDEX = Service(
    "yandex",
    "YandexTranslator",
    "https://translate.yandex.net/api/{version}/tr.json/{endpoint}",
    _PLAIN,
    longest=9_000,  # 10,000 characters a request
    counts_bytes=False,
    keyed=True,
)
# What the codes in Yandex's answers mean (its API 1.5), for those after which the next text would fail too.
_YANDEX_CLOSED = {
    401: N_("it does not accept the key"),
    402: N_("the key is blocked"),
    403: N_("the quota of requests is used up"),
    404: N_("the quota of today is used up"),
    429: N_("too many requests"),
}


@dataclass(frozen=True, slots=True)
class DeepEngine:
    """An engine behind deep-translator; see `i18nsync.core.ports.Engine`.

    Args:
        service: which one.
        web: how to fetch.
        address: where requests go.
        email: sent to MyMemory, which gives a larger daily quota for it; empty for none.
        codes: finds the inline codes of a target; with it, each draft is checked once more.
        key: finds the API key.
        region: of the Microsoft resource that the key belongs to; empty for a global one.
    """

    service: Service
    web: Web
    address: str
    email: str = ""
    codes: CodesOf | None = None
    key: Key | None = None
    region: str = ""

    @property
    def name(self) -> str:
        """As in settings."""
        return self.service.name

    @property
    def sends_text_offsite(self) -> bool:
        """Always: all are services on the web."""
        return True

    def capabilities(self, pair: LocalePair) -> Capabilities | None:
        """What it can do for `pair`; None for a locale that i18nsync has no code of."""
        if self._code(pair.source) is None or self._code(pair.target) is None:
            return None
        return Capabilities(max_chars=self.service.longest, renderings=self.service.renderings)

    def translate(self, batch: Batch) -> list[Draft | Failure]:
        """One result a text. What was drafted before the service closed its door is kept.

        Raises:
            EngineUnavailable: there is no key, or the service refuses us and nothing was drafted before.
            EngineError: deep-translator is not a version that can be wrapped.
        """
        able = self.capabilities(batch.pair)
        if able is None:
            return [
                Refused(_("{engine} is not set up for {pair}").format(engine=self.name, pair=batch.pair))
                for _unit in batch.units
            ]
        if not batch.units:
            return []
        extra = {"email": self.email, "region": self.region}
        if self.service.keyed:
            extra["api_key"] = need(self.key or (lambda _name: None), self.name)
        translator: Callable[..., Any] = _translator(self.service, self.web)
        make = partial(
            translator,
            source=self._code(batch.pair.source),
            target=self._code(batch.pair.target),
            **{name: value for name, value in extra.items() if value},
        )
        measure = _bytes if self.service.counts_bytes else len
        draft = partial(
            draft_unit, pair=batch.pair, able=able, ask=partial(self._ask, make), codes=self.codes, measure=measure
        )
        return draft_each(self.name, batch.units, draft)

    def _ask(self, make: Callable[..., Any], text: str) -> str | None:
        """Send one string, with a translator of its own.

        Raises:
            UnansweredError: no translation came back.
            EngineUnavailable: none will come back for the next string either.
        """
        try:
            one = make()
            one._base_url = self.address  # noqa: SLF001 - the constructor takes no address
            answer = one.translate(text)
        except (UnansweredError, EngineUnavailable):
            raise
        except StopIteration:  # MyMemory had neither a translation nor a match
            return None
        except Exception as error:  # noqa: BLE001, RUF100 - it lets everything through, KeyError and its own alike
            raise UnansweredError(
                _("{engine} gave an answer that cannot be read ({error})").format(
                    engine=self.name, error=type(error).__name__
                )
            ) from None
        if self.name == _YANDEX.name and isinstance(answer, list) and len(answer) == 1:
            (answer,) = answer
        if not isinstance(answer, str):
            return None
        if self.name == _MYMEMORY.name:
            return self._of_mymemory(answer)
        return answer

    def _of_mymemory(self, answer: str) -> str:
        if answer.upper().startswith("MYMEMORY WARNING"):
            raise EngineUnavailable(
                _("the free quota of today is used up"),
                where=self.name,
                hint=_("Wait until tomorrow, or give an address as email in the engine's settings for a larger quota."),
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


def build_microsoft(settings: Mapping[str, object]) -> DeepEngine:
    """Microsoft's Azure Translator; needs a key.

    Args:
        settings: `base_url`, `region`, and what `engines.web.web_of` reads; `codes` and `key` from the caller.

    Raises:
        SettingsError: one of them is not what it should be.
    """
    return _build(_MICROSOFT, settings)


def build_yandex(settings: Mapping[str, object]) -> DeepEngine:
    """Yandex Translate by its API 1.5, which Yandex gives no new keys for; needs a key.

    Args:
        settings: `base_url`, and what `engines.web.web_of` reads; `codes` and `key` from the caller.

    Raises:
        SettingsError: one of them is not what it should be.
    """
    return _build(_YANDEX, settings)


def _build(service: Service, settings: Mapping[str, object]) -> DeepEngine:
    renderings = options.renderings(settings, service.name, service.renderings)
    return DeepEngine(
        replace(service, renderings=renderings),
        web_of(settings, service.name),
        options.web_address(settings, service.name, "base_url") or service.address,
        options.text(settings, service.name, "email") if service.name == _MYMEMORY.name else "",
        options.codes_of(settings, service.name),
        key_of(settings, service.name),
        options.text(settings, service.name, "region") if service.name == _MICROSOFT.name else "",
    )


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


@dataclass(frozen=True, slots=True)
class _Requests:
    """Takes the place of the module `requests` in a method of deep-translator."""

    service: Service
    web: Web
    # Named in an `except` of deep-translator; nothing is to be caught there.
    exceptions: ClassVar[SimpleNamespace] = SimpleNamespace(RequestException=())

    def get(self, url: str, params: Mapping[str, str] | None = None, **_rest: object) -> requests.Response:
        return self.web.send("GET", url, params=params)

    def post(
        self,
        url: str,
        params: Mapping[str, str] | None = None,
        data: Mapping[str, str] | None = None,
        json: object = None,
        headers: Mapping[str, str] | None = None,
        **_rest: object,
    ) -> requests.Response:
        bear = (400, 402, 404, 413, 422, 501) if self.service.name == _YANDEX.name else ()
        response = self.web.send("POST", url, params=params, data=data, json=json, headers=headers, bear=bear)
        if self.service.name == _YANDEX.name:
            _check_yandex(response.json())
        return response


def _check_yandex(answer: Mapping[str, Any]) -> None:
    """Look at the code in an answer of Yandex, which deep-translator drops.

    Raises:
        UnansweredError: the text was refused.
        EngineUnavailable: the next one would be refused too.
    """
    code = answer["code"]
    if code in _YANDEX_CLOSED:
        raise EngineUnavailable(
            _("{meaning} (code {code})").format(meaning=_(_YANDEX_CLOSED[code]), code=code),
            where="yandex",
            hint=_("Try again later, or use another engine."),
        )
    if code != 200:
        raise UnansweredError(_("yandex refused the text (code {code})").format(code=code), again=False)


def _translator(service: Service, web: Web) -> type[Any]:
    """deep-translator's class, with `web` in the place of `requests` in its method, and nowhere else.

    The method is made anew with other globals, so that no module is patched and two engines don't share anything.

    Raises:
        EngineError: the method does not use `requests` any more, so that our time limits would not hold.
    """
    import deep_translator

    name = service.translator
    original: type[Any] = getattr(deep_translator, name)
    method: Callable[..., Any] = original.translate
    if not isinstance(method, FunctionType) or "requests" not in method.__code__.co_names:
        raise EngineError(
            _("this version of deep-translator works differently inside"),
            where=name,
            hint=_("Install deep-translator 1.11.4."),
        )
    changed = {**method.__globals__, "requests": _Requests(service, web)}
    copy = FunctionType(method.__code__, changed, "translate", method.__defaults__)
    copy.__kwdefaults__ = method.__kwdefaults__
    # Microsoft's constructor would ask an address of its own which languages there are, without any time limit.
    known = {"_get_supported_languages": lambda _self: dict(service.locales)} if service.name == _MICROSOFT.name else {}
    return type(name, (original,), {"translate": copy, **known})
