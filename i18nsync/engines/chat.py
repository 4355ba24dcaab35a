"""Language models, through any server with an OpenAI-compatible chat API: hosted, or Ollama, vLLM, llama.cpp.

Segments travel ten at a time with ids, and are never told apart by their order. What is missing, doubled or in the
wrong entry is asked for again, in ever smaller groups; what still fails is a failure of that text alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from i18nsync.core.locale import LocalePair
from i18nsync.core.ports import Batch, Capabilities, Draft, Failure
from i18nsync.engines import options, prompt
from i18nsync.engines.batches import Answers, draft_batch, groups, strays
from i18nsync.engines.drafting import CodesOf, Refused, UnansweredError
from i18nsync.engines.keys import Key, key_of, need
from i18nsync.engines.reply import PoorReplyError, content_of, segments_of
from i18nsync.engines.style import rules
from i18nsync.engines.web import Web, web_of
from i18nsync.errors import EngineUnavailable, SettingsError
from i18nsync.messages import _

__all__ = ["ChatEngine", "build"]

_OPENAI = "https://api.openai.com/v1"
_MOST = 10  # segments in a request: more of them drift, fewer lack each other's context
_LONGEST = 12_000  # bytes of all segments of a request
_TIMEOUT = 120.0  # seconds: a model on one's own machine takes its time


@dataclass(slots=True)
class _Manners:
    """What the server takes, as far as it is known."""

    schema: bool = True
    temperature: bool = True


@dataclass(frozen=True, slots=True)
class ChatEngine:
    """An engine that asks a language model; see `i18nsync.core.ports.Engine`.

    Args:
        web: how to fetch.
        key: finds the API key, for servers that want one.
        model: the model's name, as the server knows it.
        address: of the API, as `https://api.openai.com/v1`.
        temperature: 0 for the likeliest wording, up to 2.
        style: the newsroom's own rules of style by locale tag or language; under an empty tag those for all.
        offsite: whether text leaves the machine.
        codes: finds the inline codes of a target; with it, each draft is checked once more.
    """

    web: Web
    key: Key
    model: str
    address: str = _OPENAI
    temperature: float = 0.0
    style: Mapping[str, str] = field(default_factory=dict)
    offsite: bool = True
    codes: CodesOf | None = None
    _manners: _Manners = field(default_factory=_Manners, compare=False, repr=False)

    @property
    def name(self) -> str:
        """As in settings."""
        return "chat"

    @property
    def batch(self) -> int:
        """How many texts it takes at once."""
        return _MOST

    @property
    def sends_text_offsite(self) -> bool:
        """Whether the model runs elsewhere."""
        return self.offsite

    def capabilities(self, pair: LocalePair) -> Capabilities | None:  # noqa: ARG002 - the port's signature
        """Any pair, with context and glossary."""
        return Capabilities(glossary=True, context=True, renderings=("brackets", "tags"))

    def translate(self, batch: Batch) -> list[Draft | Failure]:
        """One result a text. What was drafted before the server closed its door is kept.

        Raises:
            EngineUnavailable: the server refuses us or has no such model, and nothing was drafted before.
        """
        if not batch.units:
            return []
        able = Capabilities(renderings=("brackets", "tags"))

        def ask(texts: Mapping[int, str], rendering: str) -> Answers:
            return self._ask(batch, texts, rendering)

        return draft_batch(self.name, batch, able, ask, codes=self.codes)

    def _ask(self, batch: Batch, texts: Mapping[int, str], rendering: str) -> Answers:
        """Send texts, and again what did not come back: together where others did, else by halves (bisection).

        A group is always smaller than the one that it comes from, so n texts take at most 2n requests.

        Raises:
            EngineUnavailable: the server refuses us.
        """
        waiting = list(groups(texts, _MOST, _LONGEST))
        while waiting:
            now = waiting.pop(0)
            poor: Failure = Failure(_("the model left this text out"))
            given: dict[int, str] = {}
            try:
                given = self._once(batch, now, rendering)
            except UnansweredError as error:  # no answer at all: the guard will ask again later
                yield from ((place, error.failure) for place in now)
                continue
            except PoorReplyError as error:
                poor = Failure(error.reason) if error.again else Refused(error.reason)
            for place in strays(now, given):
                del given[place]
            yield from given.items()
            left = [place for place in now if place not in given]
            if left and len(now) == 1:
                yield left[0], poor
            elif left:
                half = len(left) if given else len(left) // 2
                parts = [part for part in (left[:half], left[half:]) if part]
                waiting = [{place: now[place] for place in part} for part in parts] + waiting

    def _once(self, batch: Batch, texts: Mapping[int, str], rendering: str) -> dict[int, str]:
        """One request: the texts that came back under their own ids.

        Raises:
            UnansweredError: the request failed.
            PoorReplyError: the answer is of no use.
            EngineUnavailable: the next request would fail too.
        """
        ids = prompt.ids_of(texts)
        own = [
            self.style.get(tag, "") for tag in dict.fromkeys(("", batch.pair.target.language, batch.pair.target.tag))
        ]
        style = rules(batch.pair.target.language, "\n".join(own))
        messages = [
            {"role": "system", "content": prompt.system(batch.pair.source, batch.pair.target, rendering, style)},
            {"role": "user", "content": prompt.user(batch, ids, texts)},
        ]
        found = segments_of(content_of(self._complete(messages, list(ids))), ids)
        return {ids[name]: text for name, text in found.items()}

    def _complete(self, messages: Sequence[Mapping[str, str]], ids: Sequence[str]) -> object:
        """The body of a chat completion; what the server does not take is left out from then on."""
        schema, temperature = self._manners.schema, self._manners.temperature
        while True:
            body: dict[str, Any] = {"model": self.model, "messages": messages}
            if temperature:
                body["temperature"] = self.temperature
            if schema:
                body["response_format"] = prompt.schema(ids)
            response = self.web.send("POST", self._endpoint(), json=body, headers=self._headers(), bear=(400, 404, 422))
            if response.status_code == 404:
                raise EngineUnavailable(
                    _("it has no model {model!r} at this address (HTTP status 404)").format(model=self.model),
                    where=self.name,
                    hint=_("Check url and model in [engine.chat]."),
                )
            if response.status_code not in (400, 422):
                self._manners.schema, self._manners.temperature = schema, temperature
                try:
                    return response.json()
                except ValueError:
                    raise UnansweredError(_("chat gave an answer that is not JSON")) from None
            said = response.text[:5000].lower()
            if "context" in said and ("length" in said or "size" in said):
                raise PoorReplyError(_("the text is too long for the model"))
            if temperature and "temperature" in said:
                temperature = False
            elif schema:
                schema = False
            else:
                raise UnansweredError(
                    _("chat refused the text (HTTP status {status_code})").format(status_code=response.status_code),
                    again=False,
                )

    def _endpoint(self) -> str:
        address = self.address.rstrip("/")
        return address if address.endswith("/chat/completions") else f"{address}/chat/completions"

    def _headers(self) -> dict[str, str]:
        """The key of OpenAI is for OpenAI only: another server must not get it by a slip in the settings."""
        key = self.key(self.name)
        if not key and urlsplit(self.address).hostname == urlsplit(_OPENAI).hostname:
            key = need(self.key, "openai")
        return {"Authorization": f"Bearer {key}"} if key else {}


def build(settings: Mapping[str, object]) -> ChatEngine:
    """The engine for language models.

    Args:
        settings: `model` (required), `url`, `temperature`, `style`, `offsite`, and what `engines.web.web_of` reads;
            `codes` and `key` from the caller.

    Raises:
        SettingsError: there is no model, or one of them is not what it should be.
    """
    find = key_of(settings, "chat")
    model = options.text(settings, "chat", "model").strip()
    if not model:
        raise SettingsError(
            _("the engine 'chat' needs the name of a model"),
            where="engine.chat.model",
            hint=_('Write model = "…" below [engine.chat], as the server calls it.'),
        )
    address = options.web_address(settings, "chat", "url", _OPENAI)
    offsite = options.flag(settings, "chat", "offsite")
    if offsite is None:
        # Ollama passes the models that it names so on to its makers' machines.
        offsite = not options.is_here(address) or model.endswith(("-cloud", ":cloud"))
    return ChatEngine(
        web_of(settings, "chat", timeout=_TIMEOUT),
        find,
        model,
        address,
        options.number(settings, "chat", "temperature", 0.0),
        options.texts_by_locale(settings, "chat", "style"),
        offsite,
        options.codes_of(settings, "chat"),
    )
