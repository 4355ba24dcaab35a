"""What bars a text from leaving the machine."""

from __future__ import annotations

import pytest

from i18nsync.flows.embargo import bar

NOW = "2026-03-07T02:00:00Z"


@pytest.mark.parametrize("text", [
    "---\nno_machine_translation: true\n---\n",
    "\ufeff---\r\ntitle: x\r\nno_machine_translation: yes # desk\r\n---\r\n",
    "+++\nno_machine_translation = true\n+++\n",
    '{\n  "no_machine_translation": true,\n  "title": "x"\n}\n',
    "---\nembargo: 2026-03-07T06:01+04:00\n---\n",
    "---\nembargo: '2026-03-08'\n---\n",
    "---\nembargo: 2026-03-07T02:00:01\n---\n",
    "---\nembargo: Friday\n---\n",
])  # fmt: skip
def test_barred(text: str) -> None:
    """For good, until a time that has not come, or until something that is no time."""
    assert bar(text, NOW)


@pytest.mark.parametrize("text", [
    "No front matter. embargo: 2999-01-01\n",
    "---\ntitle: x\n---\n\nno_machine_translation: true\n",
    "---\nno_machine_translation: false\n---\n",
    "---\nembargo: 2026-03-07T06:00+04:00\n---\n",
    "---\nembargo: 2026-03-07\n---\n",
    "---\nembargo:\n---\n",
])  # fmt: skip
def test_free(text: str) -> None:
    """Nothing said, said in the body, said with no, or the time is over."""
    assert bar(text, NOW) == ""
