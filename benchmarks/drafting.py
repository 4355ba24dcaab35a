"""`python -m benchmarks.drafting`: how near a run of drafting comes to what a slow service allows.

A server in another process answers each request after a fixed time. A run cannot take less than requests x latency /
parallelism; printed is how many times that it takes.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import requests

from i18nsync.core.locale import Locale
from i18nsync.flows.draft import Drafted, draft
from i18nsync.wiring import open_workspace

SERVER = r"""
import html, re, sys, threading, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

LETTERS = dict(zip("abcdefghijklmnopqrstuvwxyz", "აბცდეფგჰიჯკლმნოპქრსტუვწხყზ"))
LOCK = threading.Lock()
SEEN = {"requests": 0, "now": 0, "most": 0}

class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # headers and body in one packet: a second one would wait for the first one's receipt (40 ms)

    def do_GET(self):
        if self.path == "/seen":
            return self.answer(repr(SEEN).replace("'", '"'))
        with LOCK:
            SEEN["requests"] += 1
            SEEN["now"] += 1
            SEEN["most"] = max(SEEN["most"], SEEN["now"])
        time.sleep(float(sys.argv[1]))
        text = parse_qs(urlsplit(self.path).query)["q"][0]
        parts = re.split(r"(<[^>]*>)", text)
        said = "".join(p if p[:1] == "<" else "".join(LETTERS.get(c.lower(), c) for c in p) for p in parts)
        with LOCK:
            SEEN["now"] -= 1
        self.answer('<div class="result-container">' + html.escape(said, quote=False) + "</div>")

    def answer(self, body):
        data = body.encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass

class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

server = Server(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
server.serve_forever()
"""

SETTINGS = """\
source_locale = "en"
locales = ["ka"]
engines = ["memory", "google"]

[[content]]
source = "en/{path}"
version = "{locale}/{path}"

[engine.google]
base_url = "http://127.0.0.1:%d/m"
rate = 0
parallel = %d
"""


def make(root: Path, articles: int, paragraphs: int, port: int, parallel: int) -> None:
    """Articles in which no two texts are equal."""
    root.joinpath("i18nsync.toml").write_text(SETTINGS % (port, parallel), encoding="utf-8")
    folder = root / "en"
    folder.mkdir()
    for number in range(articles):
        body = "\n\n".join(
            f"In paragraph {part} of story {number}, **the mayor** said [the bridge](/b/{number}) would open."
            for part in range(1, paragraphs)
        )
        text = f"---\ntitle: Story number {number}\n---\n\n{body}\n"
        folder.joinpath(f"story-{number:05}.md").write_text(text, encoding="utf-8")


def main() -> None:
    """Start the server, draft everything, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.drafting")
    parser.add_argument("-n", type=int, default=1000, metavar="ARTICLES")
    parser.add_argument("--strings", type=int, default=4, help="strings in an article (default 4)")
    parser.add_argument("--latency", type=float, default=0.2, metavar="SECONDS")
    parser.add_argument("--parallel", type=int, default=8)
    arguments = parser.parse_args()
    command = [sys.executable, "-c", SERVER, str(arguments.latency)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server, tempfile.TemporaryDirectory() as name:
        try:
            assert server.stdout is not None
            port = int(server.stdout.readline())
            make(Path(name), arguments.n, arguments.strings, port, arguments.parallel)
            run(Path(name), port, arguments.latency, arguments.parallel)
        finally:
            server.kill()


def run(root: Path, port: int, latency: float, parallel: int) -> None:
    """Draft, and hold the time against the floor."""
    workspace = open_workspace(root)
    chain = workspace.engines().chain(Locale("ka"))
    start, processor = time.perf_counter(), time.process_time()
    events = list(draft(workspace.project, workspace.project.locales, lambda _locale: chain))
    seconds, processor = time.perf_counter() - start, time.process_time() - processor
    workspace.close()
    drafted = [event for event in events if isinstance(event, Drafted)]
    seen = json.loads(requests.get(f"http://127.0.0.1:{port}/seen", timeout=10).text)
    floor = seen["requests"] * latency / parallel
    print(f"{len(drafted):,} articles, {sum(event.drafted for event in drafted):,} strings drafted")
    print(f"{seen['requests']:,} requests, at most {seen['most']} at once (allowed: {parallel})")
    print(f"floor {floor:.1f} s, took {seconds:.1f} s: {seconds / floor:.3f} x; {processor:.1f} s of processor")


if __name__ == "__main__":
    main()
