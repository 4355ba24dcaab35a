"""A translation service on loopback that speaks like the real ones, and fails like them on demand."""

from __future__ import annotations

import html
import json
import re
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.engines import protocols

LETTERS = {
    "ka": dict(zip("abcdefghijklmnopqrstuvwxyz", "აბცდეფგჰიჯკლმნოპქრსტუვწხყზ", strict=True)),
    "ru": dict(zip("abcdefghijklmnopqrstuvwxyz", "абцдефгхийклмнопярстувшьыз", strict=True)),
}
_MARKUP = re.compile(r"<[^>]*>|⟦[^⟧]*⟧")


def transcribed(text: str, language: str) -> str:
    """What the service answers: the same text in the language's letters, placeholders kept."""
    out: list[str] = []
    end = 0
    for mark in [*_MARKUP.finditer(text), None]:
        words = text[end : mark.start() if mark else len(text)]
        out.append("".join(LETTERS[language].get(letter.lower(), letter) for letter in words))
        if mark:
            out.append(mark[0])
            end = mark.end()
    return "".join(out)


Behaviour = Callable[["Handler", dict[str, Any]], None]


class Handler(BaseHTTPRequestHandler):
    """Answers `/m` as Google does and `/get` as MyMemory does, or as the next behaviour in the queue says."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # head and body are written one after the other: 40 ms for each answer
    service: Service

    def do_GET(self) -> None:
        query: dict[str, Any] = {
            name: values[0] for name, values in parse_qs(urlsplit(self.path).query, keep_blank_values=True).items()
        }
        with self.service.lock:
            self.service.asked.append(query)
            self.service.agents.add(self.headers.get("User-Agent", ""))
            behaviour = self.service.next_behaviour()
        if behaviour is not None:
            behaviour(self, query)
        else:
            language = query["tl"] if "tl" in query else query["langpair"].split("|")[1].split("-")[0]
            self.reply(query, [transcribed(query["q"], language)])

    def do_POST(self) -> None:
        """Microsoft, Yandex, DeepL, LibreTranslate and chat, told apart by their addresses."""
        path = urlsplit(self.path).path
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        params = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        query = protocols.read(path, params, body, self.headers)
        with self.service.lock:
            self.service.asked.append(query)
            self.service.agents.add(self.headers.get("User-Agent", ""))
            behaviour = self.service.next_behaviour()
        if behaviour is not None:
            behaviour(self, query)
        else:
            self.reply(query, [protocols.translated(query, text, transcribed) for text in query["texts"]])

    def reply(self, query: dict[str, Any], answers: list[str | None]) -> None:
        """These answers, in the protocol of whoever asks."""
        if "tl" in query:
            self.page(answers[0] or "")
        elif "langpair" in query:
            self.matches(answers[0])
        else:
            self.send(json.dumps(protocols.written(query, answers)))

    def page(self, answer: str) -> None:
        """Google's page for phones without scripts."""
        self.send(
            "<!DOCTYPE html><html><head><title>Google Translate</title></head><body><div class=header>x</div>"
            f'<div class="result-container">{html.escape(answer, quote=False)}</div></body></html>'
        )

    def matches(self, answer: object, status: object = 200) -> None:
        """MyMemory's JSON."""
        self.send(json.dumps({"responseData": {"translatedText": answer}, "responseStatus": status, "matches": []}))

    def send(
        self, body: str, status: int = 200, headers: dict[str, str] | None = None, length: int | None = None
    ) -> None:
        data = body.encode()
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data) if length is None else length))
        self.end_headers()
        self.wfile.write(data)
        if length is not None:
            self.close_connection = True

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


class Service:
    """A running server: what it was asked, and how it will answer."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.agents: set[str] = set()
        self.lock = threading.Lock()
        self.queue: list[Behaviour | None] = []
        self.always: Behaviour | None = None
        handler = type("Bound", (Handler,), {"service": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.01,))
        self.thread.start()

    def next_behaviour(self) -> Behaviour | None:
        return self.queue.pop(0) if self.queue else self.always

    @property
    def texts(self) -> list[str]:
        return [text for query in self.asked for text in query.get("texts", [query.get("q")])]

    # How it can behave; `queue` takes them one a request, `always` for all.

    transcribed = staticmethod(transcribed)

    @staticmethod
    def status(code: int, **headers: str) -> Behaviour:
        """That HTTP status, with headers (`Retry_After="1"`)."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return lambda handler, query: handler.send("<html>no</html>", code, named)

    @staticmethod
    def body(text: str) -> Behaviour:
        """That body, with status 200."""
        return lambda handler, query: handler.send(text)

    @staticmethod
    def answer(text: str | None) -> Behaviour:
        """That translation, in the format of whichever service is asked."""
        return lambda handler, query: handler.reply(query, [text] * len(query.get("texts", [""])))

    @staticmethod
    def unchanged(handler: Handler, query: dict[str, Any]) -> None:
        handler.reply(query, query.get("texts", [query.get("q")]))

    @staticmethod
    def hang(handler: Handler, query: dict[str, Any]) -> None:
        time.sleep(0.5)
        handler.close_connection = True

    @staticmethod
    def reset(handler: Handler, query: dict[str, Any]) -> None:
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        handler.close_connection = True
        # The answer is never written, so closing sends RST and not FIN.

    @staticmethod
    def half(handler: Handler, query: dict[str, Any]) -> None:
        handler.send('<div class="result-container">наполовину', length=5000)

    @staticmethod
    def around_and_around(handler: Handler, query: dict[str, Any]) -> None:
        handler.send("", 302, {"Location": handler.path})

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


@pytest.fixture
def service() -> Iterator[Service]:
    running = Service()
    yield running
    running.close()


@pytest.fixture(autouse=True)
def loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test of engines ever reaches another machine."""
    connect = socket.socket.connect
    getaddrinfo = socket.getaddrinfo

    def only_here(self: socket.socket, address: Any) -> None:
        assert address[0] in ("127.0.0.1", "::1"), f"a request was about to leave for {address}"
        connect(self, address)

    def look_up_here(host: Any, *args: Any, **kwargs: Any) -> Any:
        assert host in ("127.0.0.1", "localhost", "::1"), f"a request was about to leave for {host}"
        return getaddrinfo(host, *args, **kwargs)

    monkeypatch.setattr(socket.socket, "connect", only_here)
    monkeypatch.setattr(socket, "getaddrinfo", look_up_here)
