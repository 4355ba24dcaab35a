"""LibreTranslate: a free translation server, often one's own.

It is spoken to in text mode: its HTML mode un-escapes entities, so its answers could not be trusted as HTML. Texts
travel one by one, since one that it cannot translate would take all others of a request with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.ports import Batch, Capabilities, Draft, Failure
from i18nsync.engines import options
from i18nsync.engines.drafting import CodesOf, UnansweredError, draft_each, draft_unit
from i18nsync.engines.keys import Key, key_of
from i18nsync.engines.web import REFUSALS, Web, web_of
from i18nsync.errors import EngineUnavailable
from i18nsync.messages import _

__all__ = ["LibreTranslateEngine", "build"]

_ADDRESS = "http://127.0.0.1:5000"  # where it listens when it is started without options


@dataclass(frozen=True, slots=True)
class LibreTranslateEngine:
    """An engine that asks a LibreTranslate server; see `i18nsync.core.ports.Engine`.

    Args:
        web: how to fetch.
        key: finds the API key, for servers that want one.
        address: of the server.
        offsite: whether text leaves the machine.
        codes: finds the inline codes of a target; with it, each draft is checked once more.
    """

    web: Web
    key: Key
    address: str = _ADDRESS
    offsite: bool = False
    codes: CodesOf | None = None

    @property
    def name(self) -> str:
        """As in settings."""
        return "libretranslate"

    @property
    def sends_text_offsite(self) -> bool:
        """Whether the server is another machine."""
        return self.offsite

    def capabilities(self, pair: LocalePair) -> Capabilities | None:  # noqa: ARG002 - the port's signature
        """Any pair: which models there are is the server's to say, text by text."""
        return Capabilities(renderings=("brackets", "tags"))

    def translate(self, batch: Batch) -> list[Draft | Failure]:
        """One result a text. What was drafted before the server closed its door is kept.

        Raises:
            EngineUnavailable: the server refuses us, and nothing was drafted before.
        """
        able = Capabilities(renderings=("brackets", "tags"))
        ask = partial(self._ask, batch.pair)
        draft = partial(draft_unit, pair=batch.pair, able=able, ask=ask, codes=self.codes)
        return draft_each(self.name, batch.units, draft)

    def _ask(self, pair: LocalePair, text: str) -> str | None:
        """Send one string.

        Raises:
            UnansweredError: no translation came back.
            EngineUnavailable: none will come back for the next string either.
        """
        body = {"q": text, "source": _code(pair.source), "target": _code(pair.target), "format": "text"}
        key = self.key(self.name)
        response = self.web.send(
            "POST", f"{self.address.rstrip('/')}/translate", json={**body, "api_key": key} if key else body, bear=(400,)
        )
        try:
            answer = response.json()
        except ValueError:
            raise UnansweredError(_("libretranslate gave an answer that is not JSON")) from None
        if response.status_code == 400:
            said = str(answer.get("error", "")) if isinstance(answer, dict) else ""
            if "not supported" in said:
                raise UnansweredError(
                    _("the server has no model for {source} to {target}").format(
                        source=pair.source, target=pair.target
                    ),
                    again=False,
                )
            if "api key" in said.lower():  # it says so with this status, not with 401
                raise EngineUnavailable(_(REFUSALS[401][0]), where=self.name, hint=_(REFUSALS[401][1]))
            raise UnansweredError(_("libretranslate refused the text (HTTP status 400)"), again=False)
        found = answer.get("translatedText") if isinstance(answer, dict) else None
        return found if isinstance(found, str) else None


def _code(locale: Locale) -> str:
    """Its codes are ISO 639-1, with a script where a language has two."""
    return locale.language


def build(settings: Mapping[str, object]) -> LibreTranslateEngine:
    """The engine for LibreTranslate.

    Args:
        settings: `url`, `offsite`, and what `engines.web.web_of` reads; `codes` and `key` from the caller.

    Raises:
        SettingsError: one of them is not what it should be.
    """
    address = options.web_address(settings, "libretranslate", "url", _ADDRESS)
    offsite = options.flag(settings, "libretranslate", "offsite")
    return LibreTranslateEngine(
        web_of(settings, "libretranslate"),
        key_of(settings, "libretranslate"),
        address,
        not options.is_here(address) if offsite is None else offsite,
        options.codes_of(settings, "libretranslate"),
    )
