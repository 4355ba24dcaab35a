"""The GitHub Action and the pre-commit hooks: their shell steps are run as they stand, against an API on loopback."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.checking.conftest import PO, Run, write

ROOT = Path(__file__).resolve().parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"] if "name" in step}
EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")


class Api(BaseHTTPRequestHandler):
    """Comments of one pull request."""

    comments: list[dict[str, Any]]
    asked: list[str]
    code = 200

    def answer(self, method: str) -> None:
        assert self.headers["Authorization"] == "Bearer secret"
        self.asked.append(f"{method} {self.path}")
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        data: Any = json.loads(body) if body else None
        if self.code != 200:
            data = {}
        elif method == "POST":
            data = {"id": len(self.comments) + 1, **data}
            self.comments.append(data)
        elif method == "PATCH":
            self.comments[int(self.path.rsplit("/", 1)[1]) - 1].update(data)
        else:
            page = int(self.path.rsplit("page=", 1)[1])
            data = self.comments[(page - 1) * 100 : page * 100]
        text = json.dumps(data).encode()
        self.send_response(self.code)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def do_GET(self) -> None:
        self.answer("GET")

    def do_POST(self) -> None:
        self.answer("POST")

    def do_PATCH(self) -> None:
        self.answer("PATCH")

    def log_message(self, *_args: object) -> None:
        """Quietly."""


@pytest.fixture
def api() -> Iterator[tuple[type[Api], str]]:
    """The API, and its address."""
    handler = type("Own", (Api,), {"comments": [], "asked": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield handler, f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


class Job:
    """One run of the action's steps in a folder, with what GitHub gives them."""

    def __init__(self, root: Path, tmp_path: Path, api: str, event: Mapping[str, object]) -> None:
        self.root = root
        self.inputs = {name: str(each.get("default", "")) for name, each in ACTION["inputs"].items()}
        self.inputs |= {"token": "secret", "working-directory": str(root)}
        self.outputs = tmp_path / "outputs"
        self.summary = tmp_path / "summary"
        programs = Path(sys.executable).parent
        self.environment = {
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(tmp_path),
            "PYTHONUTF8": "1",
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_API_URL": api,
            "GITHUB_REPOSITORY": "news/room",
            "GITHUB_EVENT_PATH": str(write(tmp_path, "event.json", json.dumps(event))),
            "GITHUB_OUTPUT": str(self.outputs),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "GITHUB_WORKSPACE": str(root),
        }

    def step(self, name: str, code: int = 0) -> str:
        """Run a step; what it printed."""
        step = STEPS[name]
        assert "${{" not in step["run"], "an input in a script is a hole"
        environment = {key: self.value(text) for key, text in step.get("env", {}).items()}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.root,
            env=self.environment | environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout

    def value(self, text: str) -> str:
        """A value with its expressions worked out."""

        def found(match: re.Match[str]) -> str:
            name = match[1]
            if name == "steps.check.outputs.exit-code":
                return self.outputs.read_text().strip().removeprefix("exit-code=")
            return self.inputs[name.removeprefix("inputs.")]

        return EXPRESSION.sub(found, text)


@pytest.fixture
def checked(root: Path) -> Path:
    """The project with checks that stay: settings leave out all but numbers."""
    text = (root / "i18nsync.toml").read_text("utf-8")
    write(root, "i18nsync.toml", text + '[checks]\noff = ["all"]\nseverity = { number = "error" }\n')
    return root


PULL = {"pull_request": {"number": 7}}


def test_findings_are_annotated_and_the_table_is_one_comment(
    checked: Path, tmp_path: Path, api: tuple[type[Api], str]
) -> None:
    """The comment is changed by the next run, and not repeated; the last step fails."""
    handler, url = api
    handler.comments += [{"id": number, "body": "thanks"} for number in range(1, 103)]
    job = Job(checked, tmp_path, url, PULL)
    job.inputs["sarif"] = "out.sarif"
    shown = job.step("Check the translations")
    assert shown.startswith(f"::error file={PO},line=31,endLine=31,")
    assert json.loads((checked / "out.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert job.outputs.read_text() == "exit-code=1\n"
    job.step("Show the status")
    (comment,) = handler.comments[102:]
    assert comment["body"].startswith("<!-- i18nsync status ")
    assert "2026/flood" in comment["body"]
    assert "2026/flood" in job.summary.read_text("utf-8")
    assert handler.asked == [
        "GET /repos/news/room/issues/7/comments?per_page=100&page=1",
        "GET /repos/news/room/issues/7/comments?per_page=100&page=2",
        "POST /repos/news/room/issues/7/comments",
    ]
    write(checked, "content/en/2026/new.md", "News.\n")
    job.step("Show the status")
    (comment,) = handler.comments[102:]
    assert "2026/new" in comment["body"]
    assert handler.asked[-1] == "PATCH /repos/news/room/issues/comments/103"
    job.step("Fail if anything was found", code=1)


def test_inputs_are_options_and_nothing_else(checked: Path, tmp_path: Path, api: tuple[type[Api], str]) -> None:
    """A locale that looks like a command is a locale that there is not."""
    job = Job(checked, tmp_path, api[1], PULL)
    job.inputs |= {"locales": "ka ru", "fail-on": "never"}
    job.step("Check the translations")
    assert job.outputs.read_text() == "exit-code=0\n"
    job.outputs.unlink()
    job.inputs |= {"locales": "$(touch${IFS}hole);ka", "fail-on": ""}
    job.step("Check the translations")
    assert job.outputs.read_text() == "exit-code=2\n"
    assert not (checked / "hole").exists()


@pytest.mark.parametrize(("event", "comment"), [({"push": {}}, "true"), (PULL, "false")])
def test_there_may_be_nothing_to_comment(
    checked: Path, tmp_path: Path, api: tuple[type[Api], str], event: dict[str, object], comment: str
) -> None:
    """Outside of a pull request, or where nobody wants it, the summary is all."""
    job = Job(checked, tmp_path, api[1], event)
    job.inputs["comment"] = comment
    job.step("Show the status")
    assert job.summary.exists()
    assert api[0].asked == []


def test_a_token_that_may_not_write_is_no_failure(checked: Path, tmp_path: Path, api: tuple[type[Api], str]) -> None:
    """As in the pull request of a fork; any other error is one."""
    api[0].code = 403
    job = Job(checked, tmp_path, api[1], PULL)
    assert "::notice::i18nsync may not comment here (403)" in job.step("Show the status")
    api[0].code = 500
    job.step("Show the status", code=1)


def test_every_input_is_used_and_documented() -> None:
    """In the steps and in docs/checks.md."""
    page = (ROOT / "docs" / "checks.md").read_text("utf-8")
    steps = yaml.safe_dump(ACTION["runs"])
    for name, each in ACTION["inputs"].items():
        assert f"inputs.{name}" in steps, name
        assert f"| `{name}` |" in page, name
        assert each["description"].endswith(".")


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_is_a_command_of_ours(hook: dict[str, Any]) -> None:
    """And docs/checks.md names it."""
    from i18nsync.cli.root import COMMANDS

    program, command = hook["entry"].split()
    assert program == "i18nsync"
    assert command in COMMANDS
    assert f"- id: {hook['id']}" in (ROOT / "docs" / "checks.md").read_text("utf-8")


def test_pre_commit_runs_the_hooks_on_what_is_committed(checked: Path, run: Run, tmp_path: Path) -> None:
    """pre-commit itself, with real git; the program is the one of these tests."""
    pytest.importorskip("pre_commit")
    environment = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "home"), "HOME": str(tmp_path), "PYTHONUTF8": "1"}
    environment |= {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "GIT_CONFIG_GLOBAL": ""}
    environment = {name: value for name, value in environment.items() if not name.startswith("COV_")}

    def do(*words: str, code: int = 0) -> str:
        done = subprocess.run(
            words, cwd=checked, env=environment, capture_output=True, text=True, check=False, timeout=120
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout

    pre_commit = (sys.executable, "-m", "pre_commit")
    do(*pre_commit, "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml"))
    hooks = [{**hook, "language": "system"} for hook in HOOKS]
    write(checked, ".pre-commit-config.yaml", yaml.safe_dump({"repos": [{"repo": "local", "hooks": hooks}]}))
    do("git", "init", "-q")
    do("git", "add", ".")
    shown = do(*pre_commit, "run", "--files", PO, code=1)
    assert "i18nsync check" in shown
    assert "(number)" in shown
    assert re.search(r"i18nsync sync\.+Passed", shown)
    assert re.search(r"i18nsync check\.+.*Skipped", do(*pre_commit, "run", "--files", "content/en/2026/flood.md"))
    write(checked, "content/en/2026/flood.md", "# Flood\n\nAbout 40 people left.\n")
    do("git", "add", ".")
    assert "files were modified by this hook" in do(*pre_commit, "run", "i18nsync-sync", code=1)
