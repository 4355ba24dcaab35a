"""The web: one way to fetch a page, with time limits, polite retries, and failures in our own words."""

from __future__ import annotations

import re
import threading
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NoReturn, Self

from i18nsync import __version__
from i18nsync.engines import options
from i18nsync.engines.drafting import UnansweredError
from i18nsync.errors import EngineUnavailable
from i18nsync.messages import N_, _, ngettext

if TYPE_CHECKING:
    from types import TracebackType

    import requests
    import urllib3
    from urllib3 import BaseHTTPResponse
    from urllib3.connectionpool import ConnectionPool

__all__ = ["REFUSALS", "Web", "web_of"]

REFUSALS: Mapping[int, tuple[str, str]] = {
    401: (N_("it does not accept the key"), N_("Check the key in the environment or the keyring.")),
    402: (N_("the quota is used up"), N_("Add to the account's balance, or use another engine.")),
    403: (
        N_("it refuses this machine or key"),
        N_("Check the key in the environment or the keyring, or wait some hours, or use another engine."),
    ),
    429: (N_("too many requests"), N_("Wait a while, lower the engine's rate in the settings, or use another engine.")),
    456: (N_("the quota is used up"), N_("Wait until it is renewed, or use another engine.")),
    503: (N_("it is not available at the moment"), N_("Try again later, or use another engine.")),
}
"""HTTP statuses after which there is no use in asking for the next text, with what they mean and what to do."""

_SPENT = re.compile(r"insufficient_quota|quota[ _]exceeded|free quota|exceeded your current quota", re.IGNORECASE)
_LONGEST_WAIT = 20.0  # seconds that a Retry-After may ask for; with more, the engine counts as unavailable


@dataclass(frozen=True, slots=True)
class Web:
    """Sends requests.

    Args:
        engine: name of the engine, for messages.
        timeout: seconds to wait for a connection, and for each part of an answer.
        retries: how often a request is repeated after status 429, 500, 502, 503 or 504.
        backoff: seconds before the second repeat, doubled with each; what the server asks for (`Retry-After`) goes
            first.
        user_agent: what to call ourselves.
        proxy: address of a proxy, or empty; the environment is not looked at.
        ca_bundle: path of a file of trusted certificates, or empty for the usual ones.
    """

    engine: str
    timeout: float = 15.0
    retries: int = 2
    backoff: float = 0.5
    user_agent: str = f"i18nsync/{__version__}"
    proxy: str = ""
    ca_bundle: str = ""

    def send(
        self,
        method: str,
        url: str,
        *,
        params: Mapping[str, str] | None = None,
        data: Mapping[str, str] | None = None,
        json: object = None,
        headers: Mapping[str, str] | None = None,
        bear: Collection[int] = (),
    ) -> requests.Response:
        """Send a request that may be repeated. Messages never show its address, which may hold a key and the text.

        Args:
            method: `GET` or `POST`.
            url: where to.
            params: the query.
            data: the fields of a form.
            json: the body, for whatever JSON can say.
            headers: headers beside the usual ones.
            bear: statuses that the caller wants to see for itself.

        Raises:
            UnansweredError: no connection, no answer in time, or a status that says that this request failed.
            EngineUnavailable: a status that says that the next request would fail too.
        """
        import requests

        try:
            response = _session(self).request(
                method, url, params=params, data=data, json=json, headers=headers, timeout=self.timeout
            )
        except requests.exceptions.RequestException as error:
            raise UnansweredError(self._reason(error)) from None
        status = response.status_code
        if status in bear:
            return response
        if status in REFUSALS:
            self._refuse(response)
        if status >= 500:
            raise UnansweredError(_("{engine} failed (HTTP status {status})").format(engine=self.engine, status=status))
        if not 200 <= status < 300:
            raise UnansweredError(
                _("{engine} refused the text (HTTP status {status})").format(engine=self.engine, status=status),
                again=False,
            )
        return response

    def _refuse(self, response: requests.Response) -> NoReturn:
        status, wait = response.status_code, response.headers.get("Retry-After", "")
        spent = status in (403, 429) and _SPENT.search(response.text[:5000])
        meaning, hint = REFUSALS[402] if spent else REFUSALS[status]
        if wait.strip().isdigit():
            asked = ngettext("It asks to wait {n} second.", "It asks to wait {n} seconds.", int(wait))
            hint = f"{asked.format(n=int(wait))} {_(hint)}"
        else:
            hint = _(hint)
        passing = status in (429, 503)
        raise EngineUnavailable(
            _("{meaning} (HTTP status {status})").format(meaning=_(meaning), status=status),
            where=self.engine,
            hint=hint,
            passing=passing,
        )

    def _reason(self, error: requests.exceptions.RequestException) -> str:
        from requests import exceptions
        from urllib3.exceptions import ReadTimeoutError

        # urllib3 gives the failure as the reason of another error.
        last = getattr(error.args[0] if error.args else None, "reason", None)
        if isinstance(error, exceptions.Timeout) or isinstance(last, ReadTimeoutError):
            return _("{engine} did not answer within {timeout:g} seconds").format(
                engine=self.engine, timeout=self.timeout
            )
        if isinstance(error, exceptions.ProxyError):
            return _("the proxy cannot be reached")
        if isinstance(error, exceptions.SSLError):
            return _("the connection to {engine} is not secure: its certificate is not trusted").format(
                engine=self.engine
            )
        if isinstance(error, exceptions.ChunkedEncodingError | exceptions.ContentDecodingError):
            return _("the answer of {engine} broke off").format(engine=self.engine)
        if isinstance(error, exceptions.TooManyRedirects):
            return _("{engine} redirects without end").format(engine=self.engine)
        return _("no connection to {engine}").format(engine=self.engine)


def web_of(settings: Mapping[str, object], engine: str, *, timeout: float = 15.0) -> Web:
    """The web as an engine's table of the settings wants it.

    Args:
        settings: may hold `timeout`, `retries`, `backoff`, `user_agent`, `proxy` and `ca_bundle`; see `Web`.
        engine: name of the engine, for messages.
        timeout: the one that is usual for it.

    Raises:
        SettingsError: one of them is not what it should be.
    """
    usual = Web(engine, timeout)
    return Web(
        engine,
        options.number(settings, engine, "timeout", usual.timeout, low=0.01),
        int(options.number(settings, engine, "retries", usual.retries)),
        options.number(settings, engine, "backoff", usual.backoff),
        options.text(settings, engine, "user_agent", usual.user_agent),
        options.web_address(settings, engine, "proxy"),
        options.text(settings, engine, "ca_bundle"),
    )


_SESSIONS = threading.local()


def _session(web: Web) -> requests.Session:
    """This thread's session for `web`: connections are kept open, and never shared between threads."""
    sessions: dict[Web, requests.Session] = _SESSIONS.__dict__.setdefault("by_web", {})
    if web not in sessions:
        sessions[web] = _new_session(web)
    return sessions[web]


def _new_session(web: Web) -> requests.Session:
    import requests
    from requests.adapters import HTTPAdapter

    session = requests.Session()
    session.trust_env = False
    session.max_redirects = 5
    session.headers["User-Agent"] = web.user_agent
    if web.proxy:
        session.proxies = {"http": web.proxy, "https": web.proxy}
    if web.ca_bundle:
        session.verify = web.ca_bundle
    retry = _patient()(
        total=web.retries,
        # Broken connections are the guard's: urllib3 would log each repeat as a warning, with the key in the address.
        connect=0,
        read=0,
        other=0,
        backoff_factor=web.backoff,
        status_forcelist=(429, 500, 502, 503, 504),
        allowed_methods=("GET", "POST"),  # a translation that is asked for twice does no harm
        raise_on_status=False,
    )
    adapter = HTTPAdapter(max_retries=retry)
    session.mount("http://", adapter)
    session.mount("https://", adapter)
    return session


@cache
def _patient() -> type[urllib3.Retry]:
    """urllib3's `Retry`, but without sleeping for an hour because a server asks for it."""
    from urllib3 import Retry
    from urllib3.exceptions import InvalidHeader, MaxRetryError, ResponseError

    class Patient(Retry):
        def increment(
            self,
            method: str | None = None,
            url: str | None = None,
            response: BaseHTTPResponse | None = None,
            error: Exception | None = None,
            _pool: ConnectionPool | None = None,
            _stacktrace: TracebackType | None = None,
        ) -> Self:
            if response is not None and _pool is not None and (self.get_retry_after(response) or 0) > _LONGEST_WAIT:
                # With raise_on_status=False, urllib3 then hands out the response itself.
                raise MaxRetryError(_pool, url or "", ResponseError("asks to wait too long"))
            return super().increment(method, url, response, error, _pool, _stacktrace)

        def get_retry_after(self, response: BaseHTTPResponse) -> float | None:
            try:
                return super().get_retry_after(response)
            except InvalidHeader:  # neither a number nor a date: as if it were not there
                return None

    return Patient
