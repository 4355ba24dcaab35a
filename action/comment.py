"""Keep one comment of a pull request up to date: `python comment.py FILE FOLDER`.

It runs in GitHub Actions with nothing but Python: repository, event and token come from the environment. Outside of a
pull request there is nothing to comment. A token that may not write, as in the pull request of a fork, is no failure.
"""

from __future__ import annotations

import json
import os
import re
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

LONGEST = 65_000
"""Characters of a comment; GitHub takes 65,536."""

PATIENCE = 30
"""Seconds that an answer may take."""


def main(table: Path, folder: str) -> None:
    """Write the comment, or change the one that is there already.

    Args:
        table: file with the text, as Markdown.
        folder: the project's folder; each has a comment of its own.
    """
    number = _pull_request()
    if number is None:
        return
    mark = f"<!-- i18nsync status {re.sub('[^A-Za-z0-9_./ ]', '_', folder)} -->"
    text = table.read_text(encoding="utf-8")
    if len(text) > LONGEST:
        text = text[:LONGEST].rsplit("\n", 1)[0] + "\n\n…"
    body = {"body": f"{mark}\n{text}"}
    repository = f"{os.environ['GITHUB_API_URL']}/repos/{os.environ['GITHUB_REPOSITORY']}"
    comments = f"{repository}/issues/{number}/comments"
    try:
        for comment in _all(comments):
            if str(comment.get("body", "")).startswith(mark):
                _ask("PATCH", f"{repository}/issues/comments/{comment['id']}", body)
                return
        _ask("POST", comments, body)
    except urllib.error.HTTPError as error:
        if error.code not in (401, 403, 404):
            raise
        print(f"::notice::i18nsync may not comment here ({error.code}): give the job pull-requests: write.")


def _pull_request() -> int | None:
    """The number of the pull request that the workflow runs for; None if it runs for something else."""
    path = os.environ.get("GITHUB_EVENT_PATH")
    if not path:
        return None
    event = json.loads(Path(path).read_text(encoding="utf-8"))
    number = event.get("pull_request", {}).get("number")
    return number if isinstance(number, int) else None


def _all(url: str) -> Iterator[dict[str, Any]]:
    page = 1
    while True:
        found = _ask("GET", f"{url}?per_page=100&page={page}")
        yield from found
        if len(found) < 100:
            return
        page += 1


def _ask(method: str, url: str, body: dict[str, str] | None = None) -> Any:  # noqa: ANN401  (whatever GitHub says)
    headers = {
        "Accept": "application/vnd.github+json",
        "Authorization": f"Bearer {os.environ['GITHUB_TOKEN']}",
        "X-GitHub-Api-Version": "2022-11-28",
    }
    data = json.dumps(body).encode() if body is not None else None
    request = urllib.request.Request(url, data=data, headers=headers, method=method)
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
        return json.load(answer)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
