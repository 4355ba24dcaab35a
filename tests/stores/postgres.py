"""A private PostgreSQL server for the tests: from the installed programs, in a temporary folder, on a Unix socket."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ACCOUNTS = ("postgres", "nobody")  # whose the server is where the tests run as root, which PostgreSQL refuses


def programs() -> Path | None:
    """The folder of `initdb` and `pg_ctl`, the newest version's if there are several."""
    debian = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3].split(".")[0])
    )
    found = shutil.which("initdb") if not debian else str(debian[-1])
    return Path(found).resolve().parent if found else None


def serve() -> Iterator[str]:
    """Start a server and give the address of its database; stop it at the end."""
    folder = programs()
    if folder is None:
        pytest.skip("PostgreSQL's server is not installed")
    account = next((pwd.getpwnam(name) for name in ACCOUNTS if _is_account(name)), None)
    if os.geteuid() == 0 and account is None:
        pytest.skip("PostgreSQL does not run as root, and there is nobody else")
    home = Path(tempfile.mkdtemp(prefix="i18nsync-pg-"))  # short: a socket's path may have a hundred characters
    user = account if os.geteuid() == 0 else None
    if user is not None:
        os.chown(home, user.pw_uid, user.pw_gid)

    def run(*command: str) -> None:
        with (home / "output").open("ab") as output:
            done = subprocess.run(
                [str(folder / command[0]), *command[1:]],
                cwd=home,
                env={**os.environ, "LC_ALL": "C.UTF-8", "HOME": str(home)},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                check=False,
                user=user.pw_uid if user is not None else None,
                group=user.pw_gid if user is not None else None,
                extra_groups=[] if user is not None else None,
            )
        assert done.returncode == 0, (home / "output").read_text()

    data = str(home / "data")
    try:
        run("initdb", "--no-sync", "-A", "trust", "-U", "tester", "-E", "UTF8", "-D", data)
        options = f"-c listen_addresses='' -c unix_socket_directories={home} -c fsync=off -c full_page_writes=off"
        run("pg_ctl", "-w", "-D", data, "-l", str(home / "log"), "-o", options, "start")
        try:
            yield f"postgresql://tester@/postgres?host={home}"
        finally:
            run("pg_ctl", "-w", "-m", "immediate", "-D", data, "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _is_account(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True
